//! The command line: everything that needs no eyes, for automation and for tests.
//!
//! Results go to standard output, words to standard error. Exit codes: 0 done, 1 done but
//! `--strict` found problems, 2 could not be done.
//!
//! # JSON
//!
//! Every answer has a `version` and changes only by addition.
//!
//! - `score --json`: `{version, area{code,name}, to, edition, sections[{number, name, side, percent,
//!   status, coverage, self_assessment, contradiction, indicators[…]}], sides[{side, percent, coverage}], balance,
//!   summary{met, close, not_met, no_data, no_standard}, comparators[{code, name, figures[{indicator,
//!   period, numerator, denominator, value}]}], …}`; see [`crate::scoring::score_json`].
//! - `series --json`: `{version, series[{indicator, name, area, group, unit, months, points[{period, start,
//!   end, numerator, denominator, value, suppressed, interval{lower, upper, method}, interval_998, mean,
//!   lower_limit, upper_limit, special_cause[], comparison{with, value, judgement, difference, ratio},
//!   provenance}], chart{kind, why, method, parts[], cautions[], proposed_step}, trend, variation{icon,
//!   rules[], chart, trial}, target{value, text}, assurance, sentences[]}]}`: one series for each length of
//!   period, with as many months (0 for single days).
//! - `check --json`: `{version, files[{file, error, new, revised, unchanged, already, findings[…],
//!   sheets[{sheet, return, header_row, layout, wanted, taken, revised, suppressed, refused, unused,
//!   indicators[], cells[{cell, fate, why}], findings[{severity, code, cell, message, hint}]}]}]}`.
//!   `error` is null unless the file could not be read; `header_row` counts from 1 as Excel does and
//!   is null where no table was found; `cells` lists what was refused or not used; `already` is the
//!   number of the return that is the same file.
//! - `quality --json`: `{version, counts{code: n}, findings[{severity, code, place{file, sheet, cell},
//!   message, hint, figures[{indicator, area, period, group}], corrections[]}]}`.
//! - `history --json`: `{version, changes[{at, who, kind, what, indicator, return, section, changed[{field, was,
//!   is}]}]}`, the latest first; `kind` is one of `return, figure, standard, indicator, area, method, paper,
//!   workshop, undone`; a part of `changed` that is empty is left out.
//! - `standards --json`: `{version, indicators[{id, codes, name, definition, numerator, denominator,
//!   unit, polarity, sections, high_impact_changes, source_return, core, recommended, standards[{edition,
//!   text, rule, amber, valid_from, valid_to, setter, body, evidence, confirmed, source, note}]}]}`.
//! - `workbook --json`: `{version, name, edition, shipped, sections[…], high_impact_changes[…], acronyms[…],
//!   roles[{number, name, organisation, when}]}`.
//! - `profiles --json`: `{version, shipped[{id, name, publisher, source, periods}], own[{name, made_with,
//!   headings[]}], findings[…]}`.
//! - `compare --json`: `{version, area, then, now, unchanged, changes[{id, name, section, happened[], then{period,
//!   value, shown, status, standard, edition}, now{…}, revised[{period, then, now}], said}]}`; `happened` holds
//!   `worse, better, new, gone, revised, restandardised`.
//! - `export --as charts`: a line of JSON for each file: `{chart, indicator, kind, title, file}`; `chart` is what
//!   `--charts` takes.
//! - `areas --json`: `{version, areas[{codes[], name, also[], kind, within[{code, name}], then[{code,
//!   name}], from, to}]}`: the register; `then` is what took its place.
//! - `settings --json`: `{version, settings[{name, value, default, takes, changes}]}`.
//!
//! Must not know: `app`.

mod areas;
mod blank;
mod by_hand;
mod charts;
mod check;
mod checked_sheet;
mod columns;
mod compare;
mod demo;
mod export;
mod gather;
mod held;
mod history;
mod import;
mod indicator;
mod looking;
mod merge;
mod paper;
mod profiles;
mod quality;
mod score;
mod series;
mod settings;
mod standards;
mod talk;
mod template;
mod together;
mod workbook;

use std::{
    io::{self, ErrorKind, Write as _},
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
};

use clap::{Parser, Subcommand};

use talk::Talk;

/// Returns of maternity and children's services to a balanced scorecard, without a window.
#[derive(Debug, Parser)]
#[command(name = "spruce-cli", version, arg_required_else_help = true)]
struct Cli {
    /// Exit with 1 when the data have problems: refused cells, warnings, standards that are not there.
    #[arg(long, global = true)]
    strict: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the example scorecard with its board paper, tables and charts, and print its result.
    Demo(demo::Demo),
    /// Say what an import would do: taken, revised, hidden, refused and unused, with cell addresses.
    Check(check::Check),
    /// Add returns to a scorecard file, which is made if absent: all of them or none.
    Import(import::Import),
    /// Type a figure in, or correct one; the old value stays in its history.
    Set(by_hand::Set),
    /// Remove a figure; what it was stays in its history.
    Withdraw(by_hand::Withdraw),
    /// Make a return for an organisation to fill in, which is imported without a question when it comes back.
    Blank(blank::Blank),
    /// Define an indicator of your own, or remove one.
    #[command(subcommand)]
    Indicator(indicator::Indicator),
    /// List everything doubtful about the figures of a scorecard file, or of returns as they are.
    Quality(quality::Quality),
    /// List who changed what in a scorecard, and when, the latest first.
    History(history::History),
    /// Score a scorecard file, or returns as they are.
    Score(score::Score),
    /// Show every figure over time with interval, comparison, control chart and trend.
    Series(series::Series),
    /// Compare an earlier scorecard file with a later one: better, worse, new, revised.
    Compare(compare::Compare),
    /// Put together what the workshops of two copies of a scorecard left.
    Merge(merge::Merge),
    /// Write the scorecard, its figures, a chart or a paper for a meeting to a file.
    Export(export::Export),
    /// List the templates of papers, or write one to a file, to start one of your own from.
    Template(template::OneTemplate),
    /// List the indicators and their dated standards.
    Standards(standards::Standards),
    /// List sections, questions and high impact changes; check a workbook file, or use it in a scorecard.
    Workbook(workbook::Workbook),
    /// Look organisations up: codes, names, what they belong to and what became of them.
    Areas(areas::Areas),
    /// List every setting, its default and what it changes.
    Settings(settings::SettingsList),
    /// List the returns that are known and your own profiles; export one, or add a colleague's.
    Profiles(profiles::Profiles),
}

/// Runs the command that the arguments of this process ask for.
#[must_use]
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are results, not errors; a closed pipe is no reason to complain.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    // A person has no use for a stack trace; the message below says what to do.
    std::panic::set_hook(Box::new(|_| {}));
    let mut talk = Talk::default();
    let done = catch_unwind(AssertUnwindSafe(|| command(&cli.command, &mut talk)));
    match done {
        Ok(Ok(())) => {}
        Ok(Err(error)) => talk.fail(&format!("{error:#}")),
        Err(_) => talk.fail("something went wrong inside Spruce; nothing was changed, please report it"),
    }
    if let Err(error) = write_out(talk.results()) {
        talk.fail(&format!("the results could not be written: {error}"));
    }
    talk.exit_code(cli.strict)
}

fn command(command: &Command, talk: &mut Talk) -> anyhow::Result<()> {
    match command {
        Command::Demo(demo) => demo.run(talk),
        Command::Check(check) => check.run(talk),
        Command::Import(import) => import.run(talk),
        Command::Set(set) => set.run(talk),
        Command::Withdraw(withdraw) => withdraw.run(talk),
        Command::Blank(blank) => blank.run(talk),
        Command::Indicator(indicator) => indicator.run(talk),
        Command::Quality(quality) => quality.run(talk),
        Command::History(history) => history.run(talk),
        Command::Score(score) => score.run(talk),
        Command::Series(series) => series.run(talk),
        Command::Compare(compare) => compare.run(talk),
        Command::Merge(merge) => merge.run(talk),
        Command::Export(export) => export.run(talk),
        Command::Template(template) => template.run(talk),
        Command::Standards(standards) => standards.run(talk),
        Command::Workbook(workbook) => workbook.run(talk),
        Command::Areas(areas) => areas.run(talk),
        Command::Settings(settings) => settings.run(talk),
        Command::Profiles(profiles) => profiles.run(talk),
    }
}

fn write_out(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // Whoever reads had enough: `spruce-cli standards | head`.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}
