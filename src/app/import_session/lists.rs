//! What importing a file would do, as lists: new, revised, in dispute, removed, hidden, refused,
//! unused, and what was noticed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    entry::SheetChoice,
    words::{Words, address, whole_place},
};
use crate::{
    base::{Finding, Severity, fold, number_format},
    document::Preview,
    domain::{CellAddress, FigureKey, Observation, Period},
    returns::{Fate, ReturnReading, SheetReading},
};

/// What a list tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::app) enum ListKind {
    /// Figures that the scorecard does not have.
    New,
    /// Figures that would replace others.
    Revised,
    /// Figures that another return gives differently.
    Disputed,
    /// Figures that an earlier edition gave and this one lacks.
    Removed,
    /// Figures that the scorecard has already.
    Unchanged,
    /// Figures without a value.
    Hidden,
    /// Cells that cannot be used.
    Refused,
    /// Cells that nothing asks for.
    Unused,
    /// What else was noticed.
    Noticed,
}

/// A list, with its line in the card.
#[derive(Debug)]
pub(in crate::app) struct List {
    /// What it tells.
    pub kind: ListKind,
    /// How many figures or cells.
    pub count: usize,
    /// What is said beside the count.
    pub about: String,
    /// Its entries; long lists are cut and say so.
    pub lines: Vec<Line>,
}

/// An entry of a list.
#[derive(Debug, Default)]
pub(in crate::app) struct Line {
    /// What it says.
    pub text: String,
    /// The same for searching.
    pub folded: String,
    /// The sheet's position and the cell that it is about.
    pub place: Option<(usize, CellAddress)>,
    /// The figure that two returns give differently.
    pub disputed: Option<FigureKey>,
}

/// Something that a person should look at before importing, however often it is met.
#[derive(Debug)]
pub(in crate::app) struct Thing {
    /// The code of its findings.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// The first of it.
    pub line: Line,
    /// How often it is met besides.
    pub more: usize,
}

/// The lists of a file, in the order in which they are shown; only those that say something.
pub(in crate::app) type Lists = Vec<List>;

/// Entries of a list.
const MOST_LINES: usize = 5_000;

impl Line {
    fn new(text: String, place: Option<(usize, CellAddress)>) -> Self {
        Self { folded: fold(&text), text, place, disputed: None }
    }
}

impl List {
    /// Whether a person should look at it: what was only noticed begins with what matters most.
    #[must_use]
    pub(in crate::app) fn matters(&self) -> bool {
        self.kind != ListKind::Noticed || !self.about.starts_with('–')
    }

    /// A list whose first entry is said beside its count.
    fn of(kind: ListKind, count: usize, lines: impl Iterator<Item = Line>) -> Self {
        let lines = capped(lines, count);
        let about = lines.first().map_or_else(String::new, |line| line.text.clone());
        Self { kind, count, about, lines }
    }
}

fn capped(lines: impl Iterator<Item = Line>, count: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = lines.take(MOST_LINES).collect();
    if count > lines.len() && lines.len() == MOST_LINES {
        let more = number_format::number((count - MOST_LINES) as f64, 0);
        lines.push(Line::new(format!("… and {more} more"), None));
    }
    lines
}

/// A file whose lists are made.
struct Maker<'a> {
    reading: &'a ReturnReading,
    choices: &'a [SheetChoice],
    preview: &'a Preview,
    words: &'a Words<'a>,
}

/// The lists of a file, and what of them a person should look at.
pub(super) fn lists(
    reading: &ReturnReading,
    choices: &[SheetChoice],
    preview: &Preview,
    words: &Words<'_>,
) -> (Lists, Vec<Thing>) {
    let maker = Maker { reading, choices, preview, words };
    let (refused, unused) = maker.refused_and_unused();
    let all = [
        maker.new_figures(),
        maker.revised(),
        maker.disputed(),
        maker.removed(),
        List {
            kind: ListKind::Unchanged,
            count: preview.unchanged,
            about: "the scorecard has these already".to_owned(),
            lines: Vec::new(),
        },
        maker.hidden(),
        refused,
        unused,
        maker.noticed(),
    ];
    (all.into_iter().filter(|list| list.count > 0).collect(), maker.things())
}

impl<'a> Maker<'a> {
    fn wanted(&self) -> impl Iterator<Item = (usize, &'a SheetReading)> {
        let wants = |at: usize| self.choices.get(at).is_some_and(|choice| choice.wanted);
        self.reading.sheets.iter().enumerate().filter(move |(at, _)| wants(*at))
    }

    fn figures(&self) -> impl Iterator<Item = (usize, &'a Observation)> {
        self.wanted().flat_map(|(at, sheet)| sheet.observations.iter().map(move |figure| (at, figure)))
    }

    /// The place of a figure in this file; `None` where it stands in another.
    fn place(&self, figure: &Observation) -> Option<(usize, CellAddress)> {
        let from = &figure.provenance;
        let at = self.reading.sheets.iter().position(|sheet| sheet.grid.name == from.sheet)?;
        (from.file == self.reading.file).then_some((at, from.cell))
    }

    /// How many are new; and the figures of the whole file, new or not, by indicator.
    fn new_figures(&self) -> List {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, figure) in self.figures() {
            *counts.entry(self.words.indicator(&figure.indicator)).or_default() += 1;
        }
        let line = |(name, count): (&str, usize)| {
            let figures = if count == 1 { "figure" } else { "figures" };
            Line::new(
                format!("{name}: {} {figures} in this file", number_format::number(count as f64, 0)),
                None,
            )
        };
        List {
            kind: ListKind::New,
            count: self.preview.added,
            about: about(self.figures().map(|(_, figure)| figure)),
            lines: counts.into_iter().map(line).collect(),
        }
    }

    fn revised(&self) -> List {
        let line = |revision: &crate::document::Revision| {
            let (figure, was) = (&revision.figure, &revision.was);
            let text = format!(
                "{}: {} ({}) becomes {} ({})",
                self.words.figure(figure),
                self.words.earlier(figure, was),
                whole_place(&was.provenance),
                self.words.value(figure),
                address(&figure.provenance.sheet, figure.provenance.cell),
            );
            Line::new(text, self.place(figure))
        };
        List::of(ListKind::Revised, self.preview.revised, self.preview.revisions.iter().map(line))
    }

    fn disputed(&self) -> List {
        let disputes = &self.preview.disputes;
        let line = |dispute: &crate::document::Dispute| {
            let figure = &dispute.figure;
            let other = dispute.other().map_or_else(String::new, |other| {
                let value = self.words.earlier(figure, other);
                format!("; {value} ({})", whole_place(&other.provenance))
            });
            let text = format!(
                "{}: {} ({}){other}",
                self.words.figure(figure),
                self.words.value(figure),
                whole_place(&figure.provenance),
            );
            Line { disputed: Some(figure.key()), ..Line::new(text, self.place(figure)) }
        };
        List::of(ListKind::Disputed, disputes.len(), disputes.iter().map(line))
    }

    fn removed(&self) -> List {
        let removed = &self.preview.removed;
        let line = |figure: &Observation| {
            let text = format!(
                "{}: {} ({}) is not in this file. It stays.",
                self.words.figure(figure),
                self.words.value(figure),
                whole_place(&figure.provenance),
            );
            Line::new(text, None)
        };
        List::of(ListKind::Removed, removed.len(), removed.iter().map(line))
    }

    fn hidden(&self) -> List {
        let line = |(sheet, figure): (usize, &Observation)| {
            let mark = figure.mark.map_or("no value", crate::domain::Mark::label);
            let from = &figure.provenance;
            let place = address(&from.sheet, from.cell);
            let text = format!("{}: {mark} ({place}). Kept as {mark}, not zero.", self.words.figure(figure));
            Line::new(text, Some((sheet, from.cell)))
        };
        let hidden = self.figures().filter(|(_, figure)| figure.value.is_none());
        List::of(ListKind::Hidden, self.preview.hidden, hidden.map(line))
    }

    fn refused_and_unused(&self) -> (List, List) {
        let mut refused = Vec::new();
        let mut refusals = 0;
        let mut reasons: BTreeMap<&str, Reason> = BTreeMap::new();
        for (at, sheet) in self.wanted() {
            // Looking each finding up would take the square of their number.
            let findings: HashMap<(&str, &str), &Finding> = sheet
                .findings
                .iter()
                .map(|finding| ((finding.code.as_str(), finding.place.cell.as_str()), finding))
                .collect();
            for fated in sheet.fates.iter() {
                match fated.fate {
                    Fate::Refused(code) => {
                        refusals += 1;
                        if refused.len() < MOST_LINES {
                            let cell = fated.cell.to_string();
                            let found = findings.get(&(&**code, cell.as_str()));
                            let place = address(&sheet.grid.name, fated.cell);
                            let bare = || format!("{} ({place})", code.replace('_', " "));
                            let text = found.map_or_else(bare, |finding| sentence(finding));
                            refused.push(Line::new(text, Some((at, fated.cell))));
                        }
                    }
                    Fate::Unused(reason) => {
                        reasons.entry(reason).or_default().note(at, &sheet.grid.name, fated.cell);
                    }
                    Fate::Taken | Fate::Hidden(_) => {}
                }
            }
        }
        let unused = reasons.values().map(|reason| reason.count).sum();
        let lines = reasons.into_iter().map(|(words, reason)| reason.line(words));
        let unused = List::of(ListKind::Unused, unused, lines);
        (List::of(ListKind::Refused, refusals, refused.into_iter()), unused)
    }

    /// Everything that was noticed, with the position of its sheet; what matters most first. Disputes
    /// have a list of their own.
    fn findings(&self) -> Vec<(Option<usize>, &'a Finding)> {
        let of_sheets = self
            .wanted()
            .flat_map(|(at, sheet)| sheet.findings.iter().map(move |finding| (Some(at), finding)));
        let of_file =
            self.reading.findings.iter().chain(&self.preview.findings).map(|finding| (None, finding));
        let is_new = |(_, finding): &(Option<usize>, &Finding)| finding.code != "figures_disagree";
        let mut told: Vec<_> = of_file.chain(of_sheets).filter(is_new).collect();
        told.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.severity));
        told
    }

    /// What was noticed that is not told among the refused cells.
    fn noticed(&self) -> List {
        let is_refused = |at: Option<usize>, finding: &Finding| {
            let sheet = at.and_then(|at| self.reading.sheets.get(at));
            sheet.is_some_and(|sheet| is_refusal(sheet, finding))
        };
        let mut told = self.findings();
        told.retain(|(at, finding)| !is_refused(*at, finding));
        let line = |(at, finding): &(Option<usize>, &Finding)| {
            let word = match finding.severity {
                Severity::Error => "✗ ",
                Severity::Warning => "◆ ",
                Severity::Note => "– ",
            };
            let cell = finding.place.cell.parse().ok();
            Line::new(format!("{word}{}", sentence(finding)), at.zip(cell))
        };
        List::of(ListKind::Noticed, told.len(), told.iter().map(line))
    }

    /// What a person should look at: the first of each sort.
    fn things(&self) -> Vec<Thing> {
        let mut things: Vec<Thing> = Vec::new();
        if let Some(first) = self.disputed().lines.into_iter().next() {
            let line = Line { text: format!("Another return says otherwise: {}", first.text), ..first };
            let more = self.preview.disputes.len() - 1;
            let code = "figures_disagree".to_owned();
            things.push(Thing { code, severity: Severity::Warning, line, more });
        }
        for (at, finding) in self.findings() {
            if finding.severity == Severity::Note {
                continue;
            }
            if let Some(known) = things.iter_mut().find(|thing| thing.code == finding.code) {
                known.more += 1;
            } else {
                let line = Line::new(sentence(finding), at.zip(finding.place.cell.parse().ok()));
                let code = finding.code.clone();
                things.push(Thing { code, severity: finding.severity, line, more: 0 });
            }
        }
        things
    }
}

/// Cells that are not used for one reason.
#[derive(Default)]
struct Reason {
    count: usize,
    places: Vec<String>,
    first: Option<(usize, CellAddress)>,
}

impl Reason {
    fn note(&mut self, sheet: usize, name: &str, cell: CellAddress) {
        self.count += 1;
        if self.places.len() < 6 {
            self.places.push(address(name, cell));
        }
        self.first.get_or_insert((sheet, cell));
    }

    fn line(self, words: &str) -> Line {
        let cells = if self.count == 1 { "cell" } else { "cells" };
        let more = if self.count > self.places.len() { ", …" } else { "" };
        let count = number_format::number(self.count as f64, 0);
        Line::new(format!("{count} {cells}: {words} ({}{more})", self.places.join(", ")), self.first)
    }
}

/// `2 indicators for 3 areas, Q1 2010/11 to Q4 2010/11`.
pub(super) fn about<'a>(figures: impl Iterator<Item = &'a Observation>) -> String {
    let (mut indicators, mut areas) = (BTreeSet::new(), BTreeSet::new());
    let mut ends: Option<(Period, Period)> = None;
    for figure in figures {
        indicators.insert(&figure.indicator);
        areas.insert(&figure.area);
        let period = figure.period;
        ends = Some(ends.map_or((period, period), |(first, last)| (first.min(period), last.max(period))));
    }
    let Some((first, last)) = ends else { return "no figures".to_owned() };
    let count =
        |n: usize, one: &str, more: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {more}") };
    let when = if first == last { first.to_string() } else { format!("{first} to {last}") };
    let what = count(indicators.len(), "indicator", "indicators");
    format!("{what} for {}, {when}", count(areas.len(), "area", "areas"))
}

fn is_refusal(sheet: &SheetReading, finding: &Finding) -> bool {
    let Ok(cell) = finding.place.cell.parse::<CellAddress>() else { return false };
    matches!(sheet.fates.of(cell), Some(Fate::Refused(code)) if **code == *finding.code)
}

/// A finding with its place and advice.
pub(super) fn sentence(finding: &Finding) -> String {
    let (sheet, cell) = (&finding.place.sheet, &finding.place.cell);
    let place = match (sheet.is_empty(), cell.is_empty()) {
        (_, true) => sheet.clone(),
        (true, false) => cell.clone(),
        (false, false) => format!("{sheet}!{cell}"),
    };
    let message = finding.message.trim();
    let place =
        if place.is_empty() || message.contains(&place) { String::new() } else { format!(" ({place})") };
    let hint = if finding.hint.is_empty() { String::new() } else { format!(" {}", finding.hint) };
    format!("{message}{place}{hint}")
}
