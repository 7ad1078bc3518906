//! Work that is started from the window: each takes a snapshot of what it needs and runs as a job.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use eframe::egui;
use jiff::tz::TimeZone;

use super::{
    analysed::Analysed,
    dialogs::{Asked, Dialog, Purpose},
    figure_errands,
    import_session::{self, Draft, Entry, FileId, Knowledge, Origin, Scope, Side},
    over_all::OverAll,
    page::Page,
    state::State,
    work::{Done, Version},
};
use crate::{
    base::{self, Severity},
    disclosure::Published,
    document::{
        self, Document, Edit, FileError, Marked, OpenMark, OwnProfiles, ProfileError, Scorer, open_elsewhere,
    },
    domain::IndicatorId,
    export,
    job::{Handle, Job},
    returns::Source,
    workbook::Pack,
};

/// The name of the job that scores.
pub(super) const SCORING: &str = "Scoring";
/// The name of the job that saves.
pub(super) const SAVING: &str = "Saving";
/// The name of the job that waits for a file dialog.
pub(super) const CHOOSING: &str = "Choosing a file";
/// The name of the jobs that read returns.
pub(super) const READING: &str = "Reading returns";
/// The name of the job that works out what importing would do.
pub(super) const PREPARING: &str = "Comparing with the scorecard";

/// The name of the job that works out what takes long of an indicator.
pub(super) const ANALYSING: &str = "Comparing areas and groups";

/// The name of the job that compares areas and groups over all indicators.
pub(super) const COMPARING: &str = "Comparing all indicators";

/// Starts a job whose end wakes the window.
pub(super) fn start(
    state: &mut State,
    ctx: &egui::Context,
    name: &str,
    work: impl FnOnce(&Handle) -> Done + Send + 'static,
) {
    start_telling(state, ctx, name, |handle, _| work(handle));
}

/// Starts a job that wakes the window at its end and whenever it tells a part.
fn start_telling(
    state: &mut State,
    ctx: &egui::Context,
    name: &str,
    work: impl FnOnce(&Handle, &(dyn Fn(Done) + Sync)) -> Done + Send + 'static,
) {
    let ctx = ctx.clone();
    match Job::start(name, move || ctx.request_repaint(), work) {
        Ok(job) => state.jobs.push(job),
        Err(error) => state.notify(Severity::Error, format!("{name} could not be started: {error}")),
    }
}

/// Reads a scorecard file, and marks it as open.
pub(super) fn load(state: &mut State, ctx: &egui::Context, path: PathBuf) {
    let who = state.preferences.who();
    // The mark of what is open here already is in this window's own way.
    let is_open_here = state.mark.is_some() && state.path.as_ref() == Some(&path);
    start(state, ctx, "Opening the scorecard", move |_| {
        let loaded = document::load(&path);
        let is_marked = loaded.is_ok() && !is_open_here;
        let marked = if is_marked { OpenMark::make(&path, &who) } else { Marked::Unmarked };
        Done::Loaded(path, loaded, marked)
    });
}

/// Reads the file of the scorecard that is open once more.
pub(super) fn revert(state: &mut State, ctx: &egui::Context) {
    let (Some(path), serial) = (state.path.clone(), state.serial) else { return };
    start(state, ctx, "Opening the scorecard", move |_| Done::Reverted(serial, document::load(&path)));
}

/// Makes the example from its returns.
pub(super) fn open_example(state: &mut State, ctx: &egui::Context) {
    start(state, ctx, "Opening the example", |_| {
        Done::Example(import_session::example().map_err(|error| error.to_string()))
    });
}

/// Saves where the document was, or asks for a place.
pub(super) fn save(state: &mut State, ctx: &egui::Context, overwrite: bool) {
    match state.path.clone() {
        Some(path) => save_at(state, ctx, path, overwrite),
        None => choose(state, ctx, Purpose::SaveAs),
    }
}

/// Saves at `path`; unless `overwrite`, only when the file there is as it was.
pub(super) fn save_at(state: &mut State, ctx: &egui::Context, path: PathBuf, overwrite: bool) {
    let document = Arc::clone(state.document());
    let version = state.version();
    let expected = if overwrite { None } else { state.stamp.clone() };
    let is_open_here = state.mark.is_some() && state.path.as_ref() == Some(&path);
    let who = state.preferences.who();
    start(state, ctx, SAVING, move |_| {
        let marked = if is_open_here { Marked::Unmarked } else { OpenMark::make(&path, &who) };
        if let Marked::Elsewhere(by) = marked {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let result = Err(FileError::OpenElsewhere { file, by: open_elsewhere(&by) });
            return Done::Saved(path, version, result, None);
        }
        let result = document::save(&document, &path, expected.as_ref());
        let mark = if let Marked::Here(mark) = marked { Some(mark) } else { None };
        Done::Saved(path, version, result, mark)
    });
}

/// Saves a copy at `path`; the scorecard stays that of its own file.
pub(super) fn save_copy(state: &mut State, ctx: &egui::Context, path: PathBuf) {
    let document = Arc::clone(state.document());
    start(state, ctx, "Saving a copy", move |_| {
        let saved = told(document::save(&document, &path, None).map(|_| ()));
        Done::Written(path, saved)
    });
}

/// What is known about returns before they are opened.
fn knowledge(state: &State) -> Knowledge {
    Knowledge { document: Arc::clone(state.document()), own: Arc::clone(&state.own_profiles) }
}

/// Reads returns for looking over; they come into the list as they are read.
pub(super) fn read_returns(state: &mut State, ctx: &egui::Context, paths: Vec<PathBuf>) {
    let knowledge = knowledge(state);
    read_entries(state, ctx, move || import_session::list(&paths, &knowledge.document));
}

/// Reads cells from the clipboard for looking over.
pub(super) fn read_pasted(state: &mut State, ctx: &egui::Context, text: &str) {
    let has_cells = text.trim().contains(['\n', '\r']);
    if !has_cells {
        state.notify(
            Severity::Warning,
            "There is no block of cells on the clipboard. Copy the cells with their headings, and paste again.",
        );
        return;
    }
    let now = base::now().to_zoned(TimeZone::system()).time();
    let entry = Entry::new(Origin::Pasted(Source::pasted(text, now)), Scope::Every);
    read_entries(state, ctx, move || vec![entry]);
}

/// Understands the files of the list once more, because there are other indicators now: those about
/// which nobody has said anything are read as if for the first time.
pub(super) fn understand_again(state: &mut State, ctx: &egui::Context) {
    let Some(session) = &mut state.import else { return };
    let entries: Vec<Entry> =
        session.understand_again().into_iter().map(|(origin, scope)| Entry::new(origin, scope)).collect();
    if !entries.is_empty() {
        read_entries(state, ctx, move || entries);
    }
}

/// Reads a file of the list once more, as if for the first time.
pub(super) fn read_once_more(state: &mut State, ctx: &egui::Context, file: FileId, scope: Scope) {
    let Some(origin) = state.import.as_ref().and_then(|s| s.entry(file)).map(|e| e.origin.clone()) else {
        return;
    };
    read_entries(state, ctx, move || vec![Entry::new(origin, scope)]);
}

/// Reads a return of the scorecard again, as it was imported: from `path`, or from where it was.
pub(super) fn read_return(state: &mut State, ctx: &egui::Context, number: u32, path: Option<PathBuf>) {
    let Some(record) = state.document().returns.iter().find(|record| record.number == number) else { return };
    let path = path.or_else(|| state.recents.place_of_return(&record.sha256).map(Path::to_owned));
    let (record, knowledge) = (record.clone(), knowledge(state));
    start_telling(state, ctx, READING, move |handle, tell| {
        let found = path.and_then(|path| import_session::again(&record, &path, &knowledge.document));
        let Some(entry) = found else { return Done::Gone(number) };
        tell(Done::Listed(vec![entry.clone()]));
        import_session::read_all(&[entry], &knowledge, handle, &|file, state| {
            tell(Done::FileRead(file, state));
        });
        Done::ReadAll
    });
}

fn read_entries(
    state: &mut State,
    ctx: &egui::Context,
    entries: impl FnOnce() -> Vec<Entry> + Send + 'static,
) {
    let knowledge = knowledge(state);
    start_telling(state, ctx, READING, move |handle, tell| {
        let entries = entries();
        tell(Done::Listed(entries.clone()));
        import_session::read_all(&entries, &knowledge, handle, &|file, state| {
            tell(Done::FileRead(file, state));
        });
        Done::ReadAll
    });
}

/// Shows returns that are being read, beside those that are being looked over already.
pub(super) fn show_listed(state: &mut State, entries: Vec<Entry>) {
    if entries.is_empty() {
        state.notify(
            Severity::Warning,
            "No returns were read: there is no spreadsheet or CSV file among them.",
        );
        return;
    }
    if !state.is_open {
        state.open(Document::default(), None, None, "Untitled");
    }
    state.import.get_or_insert_default().add(entries);
    state.go(Page::Import);
}

/// Works out what importing the returns in the list would do.
pub(super) fn prepare(state: &mut State, ctx: &egui::Context) {
    let version = state.version();
    let Some(session) = &state.import else { return };
    let Some(drafts) = session.to_prepare(version) else { return };
    let (revision, knowledge) = (session.revision, knowledge(state));
    start(state, ctx, PREPARING, move |handle| {
        Done::Prepared(
            revision,
            version,
            import_session::prepare(drafts, &knowledge, &|| handle.is_cancelled()),
        )
    });
}

/// Adds everything that is ready to the scorecard.
pub(super) fn import(state: &mut State, ctx: &egui::Context) {
    let Some(session) = &state.import else { return };
    let (files, drafts): (Vec<_>, Vec<_>) = session.ready().into_iter().unzip();
    if files.is_empty() {
        return;
    }
    let (document, version, knowledge) = (Arc::clone(state.document()), state.version(), knowledge(state));
    let by = state.history.signature();
    start(state, ctx, "Importing", move |_| {
        let learned = drafts.iter().flat_map(|draft| draft.learned(&knowledge)).collect();
        let sides: Vec<_> = drafts.iter().filter_map(Draft::taken_sides).collect();
        let readings = import_session::wanted_readings(drafts, &knowledge);
        let edit = Edit::Import { readings, at: by.at };
        let imported = edit.apply(&document);
        let mut entries = edit.entries(&document, &imported, &by);
        let after = sides.into_iter().fold(imported, |after, (return_of, sides)| {
            let for_it = |figure: &_| match sides.of(figure) {
                Side::Later => None,
                side => Some(side == Side::This),
            };
            let settle = Edit::Settle(after.taking_sides(&return_of, &for_it).into());
            let settled = settle.apply(&after);
            if settled != after {
                entries.extend(settle.entries(&after, &settled, &by));
            }
            settled
        });
        Done::Imported { version, document: Box::new(after), label: edit.label(), entries, files, learned }
    });
}

/// Changes the user's own profiles of returns.
pub(super) fn change_profiles(
    state: &mut State,
    ctx: &egui::Context,
    change: impl FnOnce(&mut OwnProfiles) -> Result<(), ProfileError> + Send + 'static,
) {
    let own = Arc::clone(&state.own_profiles);
    start(state, ctx, "Keeping the kinds of return", move |_| {
        let mut own = Arc::unwrap_or_clone(own);
        let result = change(&mut own).map_err(|error| error.to_string());
        Done::Profiles(Arc::new(own), result)
    });
}

/// Scores the document of this version.
pub(super) fn score(state: &mut State, ctx: &egui::Context, version: Version) {
    state.scoring = Some(version);
    let document = Arc::clone(state.document());
    let kept = Arc::clone(&state.scorer);
    start(state, ctx, SCORING, move |_| {
        // What a job that panicked left half done is thrown away.
        let mut scorer = kept.lock().unwrap_or_else(|poisoned| {
            kept.clear_poison();
            let mut half_done = poisoned.into_inner();
            *half_done = Scorer::default();
            half_done
        });
        let doubts = scorer.doubts(&document);
        let card = scorer.scorecard(&document, &doubts).map_err(|error| error.to_string());
        drop(scorer);
        Done::Scored(version, card.map(|card| card.map(Arc::new)), Arc::new(document.noticed_with(doubts)))
    });
}

/// Works out what takes long of an indicator.
pub(super) fn analyse(state: &mut State, ctx: &egui::Context, version: Version, indicator: IndicatorId) {
    let Some(card) = state.scorecard().cloned() else { return };
    let document = Arc::clone(state.document());
    start(state, ctx, ANALYSING, move |_| {
        let analysed = Analysed::of(&document, &card, &indicator);
        Done::Analysed(version, indicator, Arc::new(analysed))
    });
}

/// Compares areas and groups over all indicators.
pub(super) fn compare_all(state: &mut State, ctx: &egui::Context, version: Version) {
    let Some(card) = state.scorecard().cloned() else { return };
    let document = Arc::clone(state.document());
    start(state, ctx, COMPARING, move |_| Done::OverAll(version, Arc::new(OverAll::of(&document, &card))));
}

/// What of a document may leave.
pub(super) fn published(document: &Document) -> Result<Published, String> {
    told(Published::of(document, document.settings.disclosure))
}

/// An error in words.
pub(super) fn told<T, E: std::fmt::Display>(result: Result<T, E>) -> Result<T, String> {
    result.map_err(|error| error.to_string())
}

/// Writes the scorecard table.
pub(super) fn export_scorecard(state: &mut State, ctx: &egui::Context, path: PathBuf) {
    let document = Arc::clone(state.document());
    start(state, ctx, "Exporting the scorecard", move |_| {
        let written =
            published(&document).and_then(|published| told(export::export_scorecard(&published, &path)));
        Done::Written(path, written)
    });
}

/// Writes the list of everything doubtful about the figures.
pub(super) fn export_quality(state: &mut State, ctx: &egui::Context, path: PathBuf) {
    let document = Arc::clone(state.document());
    start(state, ctx, "Exporting the data quality list", move |_| {
        let written =
            published(&document).and_then(|published| told(export::export_quality(&published, &path)));
        Done::Written(path, written)
    });
}

/// Writes who changed what and when.
pub(super) fn export_history(state: &mut State, ctx: &egui::Context, path: PathBuf) {
    let document = Arc::clone(state.document());
    start(state, ctx, "Exporting the history", move |_| {
        let written =
            published(&document).and_then(|published| told(export::export_history(&published, &path)));
        Done::Written(path, written)
    });
}

/// Writes the register of actions, or the days on which they are due.
pub(super) fn export_actions(state: &mut State, ctx: &egui::Context, path: PathBuf) {
    let document = Arc::clone(state.document());
    let path = if path.extension().is_some() { path } else { path.with_extension("csv") };
    start(state, ctx, "Saving the actions", move |_| {
        let written =
            published(&document).and_then(|published| told(export::export_actions(&published, &path)));
        Done::Written(path, written)
    });
}

/// Writes a return for an organisation to fill in.
pub(super) fn export_blank(state: &mut State, ctx: &egui::Context, asked: Asked, path: PathBuf) {
    let document = Arc::clone(state.document());
    let path = if path.extension().is_some() { path } else { path.with_extension("xlsx") };
    start(state, ctx, "Making a blank return", move |_| {
        let catalogue = document.catalogue();
        let Asked { indicators, areas, periods } = asked;
        let indicators = indicators.iter().filter_map(|id| catalogue.indicator(id)).collect();
        let blank = export::BlankReturn { indicators, areas, periods };
        let written = export::export_blank_return(&blank, &path).map_err(|error| error.to_string());
        Done::Written(path, written)
    });
}

/// Writes all figures.
pub(super) fn export_data(state: &mut State, ctx: &egui::Context, path: PathBuf) {
    let document = Arc::clone(state.document());
    start(state, ctx, "Exporting the figures", move |_| {
        let written =
            published(&document).and_then(|published| told(export::export_data(&published, |_| true, &path)));
        Done::Written(path, written)
    });
}

/// Reads another workbook; what cannot be used is said, and the scorecard keeps its own.
pub(super) fn read_workbook(state: &mut State, ctx: &egui::Context, path: PathBuf) {
    let serial = state.serial;
    start(state, ctx, "Reading the workbook", move |_| {
        Done::Workbook(serial, Pack::open(&path).map(Arc::new).map_err(|error| error.to_string()))
    });
}

/// Reads a colleague's copy of the scorecard.
pub(super) fn read_copy(state: &mut State, ctx: &egui::Context, path: PathBuf) {
    let serial = state.serial;
    start(state, ctx, "Opening the other copy", move |_| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let read = document::load(&path).map_err(|error| error.to_string());
        Done::Copy(serial, name, read.map(|(document, _)| Arc::new(document)))
    });
}

/// Asks for a file by the system's dialog, or by a path field where there is none.
pub(super) fn choose(state: &mut State, ctx: &egui::Context, purpose: Purpose) {
    if !state.file_dialogs {
        state.dialog = Some(Dialog::PathField { purpose, text: String::new() });
        return;
    }
    let dialog = file_dialog(state, &purpose);
    // The dialog is made here, on the window's thread, as a Mac demands; only the answer is awaited there.
    let asked = Instant::now();
    let was_there = Arc::new(AtomicBool::new(false));
    state.dialog_was_there = Arc::clone(&was_there);
    let future: Answered = match purpose {
        Purpose::Open
        | Purpose::Template
        | Purpose::Workbook
        | Purpose::Merge
        | Purpose::Earlier
        | Purpose::AddProfile
        | Purpose::FindReturn(_) => {
            let one = dialog.pick_file();
            Box::pin(async { one.await.into_iter().collect() })
        }
        Purpose::Import => {
            let many = dialog.pick_files();
            Box::pin(async { many.await.unwrap_or_default() })
        }
        Purpose::ExportCharts(_) => {
            let one = dialog.pick_folder();
            Box::pin(async { one.await.into_iter().collect() })
        }
        _ => {
            let one = dialog.save_file();
            Box::pin(async { one.await.into_iter().collect() })
        }
    };
    start(state, ctx, CHOOSING, move |_| {
        let paths: Vec<PathBuf> =
            pollster::block_on(future).into_iter().map(|file| file.path().to_owned()).collect();
        // Without a portal the dialog never opens, and answers as one that was cancelled: faster than any
        // person, or, on a busy computer, without ever having had the keyboard.
        let too_quick = asked.elapsed() < Duration::from_millis(150);
        let never_there = too_quick || !was_there.load(Ordering::Relaxed);
        if paths.is_empty() && never_there { Done::NoDialog(purpose) } else { Done::Chosen(purpose, paths) }
    });
}

type Answered = std::pin::Pin<Box<dyn Future<Output = Vec<rfd::FileHandle>> + Send>>;

fn file_dialog(state: &State, purpose: &Purpose) -> rfd::AsyncFileDialog {
    let dialog = rfd::AsyncFileDialog::new().set_title(purpose.title());
    let stem = Path::new(&state.title()).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    match purpose {
        Purpose::Open | Purpose::Earlier | Purpose::Merge => {
            dialog.add_filter("Spruce scorecard", &["spruce"])
        }
        Purpose::SaveTemplate(shipped) => dialog
            .add_filter("Template", &["ron"])
            .set_file_name(format!("our {}.ron", shipped.key().replace('-', " "))),
        Purpose::Template => dialog.add_filter("Template", &["ron"]),
        Purpose::Workbook => dialog.add_filter("Workbook", &["ron"]),
        Purpose::WritePaper(format) => dialog
            .add_filter(format.name(), &[format.ending()])
            .set_file_name(format!("{stem} board paper.{}", format.ending())),
        Purpose::WriteShipped(shipped, format) => dialog
            .add_filter(format.name(), &[format.ending()])
            .set_file_name(format!("{stem} {}.{}", shipped.key().replace('-', " "), format.ending())),
        Purpose::ExportWorkshop => {
            dialog.add_filter("Excel workbook", &["xlsx"]).set_file_name(format!("{stem} workshop.xlsx"))
        }
        Purpose::Invitations { .. } => dialog
            .add_filter("Excel workbook", &["xlsx"])
            .add_filter("CSV", &["csv"])
            .set_file_name(format!("{stem} invitations.xlsx")),
        Purpose::SaveAs => {
            dialog.add_filter("Spruce scorecard", &["spruce"]).set_file_name(format!("{stem}.spruce"))
        }
        Purpose::SaveCopy => {
            dialog.add_filter("Spruce scorecard", &["spruce"]).set_file_name(format!("{stem} copy.spruce"))
        }
        Purpose::Import | Purpose::FindReturn(_) => dialog
            .add_filter("Returns", &["csv", "txt", "tsv", "xlsx", "xlsm", "xls", "xlsb", "ods"])
            .add_filter("All files", &["*"]),
        Purpose::ExportScorecard => dialog
            .add_filter("Excel workbook", &["xlsx"])
            .add_filter("CSV", &["csv"])
            .set_file_name(format!("{stem} scorecard.xlsx")),
        Purpose::ExportWorkbook => {
            dialog.add_filter("Excel workbook", &["xlsx"]).set_file_name(format!("{stem} workbook.xlsx"))
        }
        Purpose::ExportData => dialog
            .add_filter("Excel workbook", &["xlsx"])
            .add_filter("CSV", &["csv"])
            .set_file_name(format!("{stem} figures.xlsx")),
        Purpose::ExportQuality => dialog
            .add_filter("CSV", &["csv"])
            .add_filter("Excel workbook", &["xlsx"])
            .set_file_name(format!("{stem} data quality.csv")),
        Purpose::ExportHistory => dialog
            .add_filter("CSV", &["csv"])
            .add_filter("Excel workbook", &["xlsx"])
            .set_file_name(format!("{stem} history.csv")),
        Purpose::ExportActions => dialog
            .add_filter("CSV", &["csv"])
            .add_filter("Excel workbook", &["xlsx"])
            .add_filter("Calendar of due dates", &["ics"])
            .set_file_name(format!("{stem} actions.csv")),
        Purpose::BlankReturn(_) => {
            dialog.add_filter("Excel workbook", &["xlsx"]).set_file_name(format!("{stem} blank return.xlsx"))
        }
        Purpose::AddProfile => dialog.add_filter("Kind of return", &["ron"]),
        Purpose::ExportProfile(name) => {
            dialog.add_filter("Kind of return", &["ron"]).set_file_name(format!("{name}.ron"))
        }
        Purpose::SaveChart(chart, (format, _)) => dialog
            .add_filter(format.name(), &[format.ending()])
            .set_file_name(format!("{}.{}", figure_errands::file_stem(state, chart), format.ending())),
        Purpose::ExportCharts(_) => dialog,
    }
}
