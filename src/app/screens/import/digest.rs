//! A reading, made ready to be looked over: what became of each cell, and lists of what would be
//! new, revised, hidden, refused and left. Made once for a reading, however often it is drawn.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use super::super::super::import_session::Understood;
use crate::{
    base::{Finding, number_format},
    document::Document,
    domain::{Area, AreaCode, CellAddress, IndicatorId, Observation, Period},
    returns::{Fate, Mapping, SheetReading},
    workbook::{Catalogue, Unit},
};

/// What a cell of the preview looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tint {
    Plain,
    Revised,
    Hidden,
    Refused,
    Unused,
}

/// What a digest was made from.
#[derive(Clone, Debug, PartialEq)]
struct Source {
    sha256: String,
    sheets: Vec<(Mapping, bool)>,
    sheet: usize,
}

/// The lists under the preview.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// New figures by indicator.
    pub(super) new: Vec<String>,
    /// In a few words, what they are about.
    pub(super) about: String,
    /// Figures that would change, with both values.
    pub(super) revised: Vec<String>,
    /// Figures without a value.
    pub(super) hidden: Vec<String>,
    /// Cells that cannot be used, and why.
    pub(super) refused: Vec<String>,
    /// Cells that nothing asks for, by reason.
    pub(super) unused: Vec<String>,
    /// How many cells are refused, and unused.
    pub(super) counts: (usize, usize),
    /// What else was noticed.
    pub(super) noticed: Vec<String>,
}

/// A file and one of its sheets, ready to be drawn.
#[derive(Debug, Default)]
pub(super) struct Digest {
    source: Option<(Source, Arc<Document>)>,
    cells: HashMap<CellAddress, (Tint, String)>,
    /// Widths of the preview's columns.
    pub(super) widths: Vec<f32>,
    /// The lists of the whole file.
    pub(super) lists: Lists,
}

/// Columns that the preview shows.
const MOST_COLUMNS: u32 = 200;
/// Rows that the preview shows.
pub(super) const MOST_ROWS: u32 = 200;
/// Entries of a list.
const MOST_ENTRIES: usize = 5_000;

impl Digest {
    /// Makes the digest anew where the reading changed.
    pub(super) fn follow(
        &mut self,
        understood: &Understood,
        sheet: usize,
        document: &Arc<Document>,
        catalogue: &Catalogue,
    ) {
        let reading = &understood.reading;
        let is_current =
            self.source.as_ref().is_some_and(|(source, made_for)| {
                source.sha256 == reading.sha256
                    && source.sheet == sheet
                    && Arc::ptr_eq(made_for, document)
                    && source.sheets.len() == reading.sheets.len()
                    && source.sheets.iter().zip(&reading.sheets).all(|((mapping, wanted), sheet)| {
                        *wanted == sheet.wanted && *mapping == sheet.mapping
                    })
            });
        if is_current {
            return;
        }
        let source = Source {
            sha256: reading.sha256.clone(),
            sheets: reading.sheets.iter().map(|sheet| (sheet.mapping.clone(), sheet.wanted)).collect(),
            sheet,
        };
        let words = Words::new(understood, document, catalogue);
        self.lists = lists(understood, &words);
        (self.cells, self.widths) = reading
            .sheets
            .get(sheet)
            .map(|sheet| (cells(understood, sheet), widths(sheet)))
            .unwrap_or_default();
        self.source = Some((source, Arc::clone(document)));
    }

    /// How a cell looks, and why.
    pub(super) fn cell(&self, cell: CellAddress) -> (Tint, &str) {
        self.cells.get(&cell).map_or((Tint::Plain, ""), |(tint, why)| (*tint, why.as_str()))
    }
}

/// The names that figures are told by.
struct Words<'a> {
    areas: BTreeMap<&'a AreaCode, &'a Area>,
    names: BTreeMap<&'a IndicatorId, &'a str>,
    catalogue: &'a Catalogue,
}

impl<'a> Words<'a> {
    fn new(understood: &'a Understood, document: &'a Document, catalogue: &'a Catalogue) -> Self {
        let sheets = &understood.reading.sheets;
        let known = document.dataset.areas().values();
        let areas = known.chain(sheets.iter().flat_map(|sheet| &sheet.areas)).map(|area| (&area.code, area));
        let local = sheets.iter().flat_map(|sheet| &sheet.local_indicators);
        let local = local.map(|(id, local)| (id, local.name.as_str()));
        Self { areas: areas.collect(), names: local.collect(), catalogue }
    }

    fn area(&self, code: &'a AreaCode) -> &'a str {
        self.areas.get(code).map_or(code.as_str(), |area| area.name.as_str())
    }

    fn indicator(&self, id: &'a IndicatorId) -> &'a str {
        let known = self.catalogue.indicator(id).map(|known| known.name.as_str());
        known.or_else(|| self.names.get(id).copied()).unwrap_or_else(|| id.as_str())
    }

    fn unit(&self, id: &IndicatorId) -> Unit {
        self.catalogue.indicator(id).map_or(Unit::Number, |known| known.unit)
    }

    /// `Exampleton, Booked by 12 weeks, Q3 2010/11`.
    fn figure(&self, figure: &'a Observation) -> String {
        let group = figure.group.as_ref().map_or_else(String::new, |group| format!(", {group}"));
        let (area, indicator) = (self.area(&figure.area), self.indicator(&figure.indicator));
        format!("{area}, {indicator}{group}, {}", figure.period)
    }
}

/// `Return!D7`, or `D7` in a CSV file.
fn address(sheet: &str, cell: CellAddress) -> String {
    if sheet.is_empty() { cell.to_string() } else { format!("{sheet}!{cell}") }
}

fn capped(mut entries: Vec<String>) -> Vec<String> {
    if entries.len() > MOST_ENTRIES {
        let more = entries.len() - MOST_ENTRIES;
        entries.truncate(MOST_ENTRIES);
        entries.push(format!("… and {} more", number_format::number(more as f64, 0)));
    }
    entries
}

fn lists(understood: &Understood, words: &Words<'_>) -> Lists {
    let wanted = || understood.reading.sheets.iter().filter(|sheet| sheet.wanted);
    let value = |value: Option<f64>, id: &IndicatorId| {
        value.map_or_else(|| "no value".to_owned(), |value| words.unit(id).show(value))
    };
    let revised = understood.preview.revisions.iter().map(|revision| {
        let (figure, id) = (&revision.figure, &revision.figure.indicator);
        format!(
            "{}: {} becomes {} ({})",
            words.figure(figure),
            value(revision.was.value, id),
            value(figure.value, id),
            address(&figure.provenance.sheet, figure.provenance.cell)
        )
    });
    let figures = || wanted().flat_map(|sheet| &sheet.observations);
    let hidden = figures().filter(|figure| figure.value.is_none()).map(|figure| {
        let mark = figure.mark.map_or("no value", crate::domain::Mark::label);
        let place = address(&figure.provenance.sheet, figure.provenance.cell);
        format!("{}: {mark} ({place}). Kept as {mark}, not zero.", words.figure(figure))
    });
    let mut lists = Lists {
        new: by_indicator(figures(), words),
        about: about(figures()),
        revised: capped(revised.collect()),
        hidden: capped(hidden.collect()),
        ..Lists::default()
    };
    refused_and_unused(&mut lists, wanted());
    let told: Vec<&Finding> = understood
        .reading
        .findings
        .iter()
        .chain(wanted().flat_map(|sheet| sheet.findings.iter().filter(|finding| !is_refusal(sheet, finding))))
        .collect();
    lists.noticed = capped(told.into_iter().map(sentence).collect());
    lists
}

fn by_indicator<'a>(figures: impl Iterator<Item = &'a Observation>, words: &Words<'a>) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for figure in figures {
        *counts.entry(words.indicator(&figure.indicator)).or_default() += 1;
    }
    let line = |(name, count): (&str, usize)| {
        let figures = if count == 1 { "figure" } else { "figures" };
        format!("{name}: {} {figures}", number_format::number(count as f64, 0))
    };
    counts.into_iter().map(line).collect()
}

/// `2 indicators for 3 areas, Q1 2010/11 to Q4 2010/11`.
fn about<'a>(figures: impl Iterator<Item = &'a Observation>) -> String {
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

fn finding_of<'a>(sheet: &'a SheetReading, code: &str, cell: CellAddress) -> Option<&'a Finding> {
    let cell = cell.to_string();
    sheet.findings.iter().find(|finding| finding.code == code && finding.place.cell == cell)
}

fn is_refusal(sheet: &SheetReading, finding: &Finding) -> bool {
    let Ok(cell) = finding.place.cell.parse::<CellAddress>() else { return false };
    matches!(sheet.fates.of(cell), Some(Fate::Refused(code)) if **code == *finding.code)
}

fn sentence(finding: &Finding) -> String {
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

fn refused_and_unused<'a>(lists: &mut Lists, sheets: impl Iterator<Item = &'a SheetReading>) {
    let mut reasons: BTreeMap<&str, (usize, Vec<String>)> = BTreeMap::new();
    for sheet in sheets {
        // Looking each finding up would take the square of their number.
        let mut findings: HashMap<(&str, &str), &Finding> = HashMap::new();
        for finding in &sheet.findings {
            findings.insert((&finding.code, &finding.place.cell), finding);
        }
        for fated in sheet.fates.iter() {
            let place = || address(&sheet.grid.name, fated.cell);
            match fated.fate {
                Fate::Refused(code) => {
                    lists.counts.0 += 1;
                    let cell = fated.cell.to_string();
                    let finding = findings.get(&(&**code, cell.as_str()));
                    lists.refused.push(finding.map_or_else(
                        || format!("{} ({})", code.replace('_', " "), place()),
                        |finding| sentence(finding),
                    ));
                }
                Fate::Unused(reason) => {
                    lists.counts.1 += 1;
                    let (count, places) = reasons.entry(reason).or_default();
                    *count += 1;
                    if places.len() < 6 {
                        places.push(place());
                    }
                }
                Fate::Taken | Fate::Hidden(_) => {}
            }
        }
    }
    lists.refused = capped(std::mem::take(&mut lists.refused));
    lists.unused = reasons
        .into_iter()
        .map(|(reason, (count, places))| {
            let cells = if count == 1 { "cell" } else { "cells" };
            let more = if count > places.len() { ", …" } else { "" };
            format!(
                "{} {cells}: {reason} ({}{more})",
                number_format::number(count as f64, 0),
                places.join(", ")
            )
        })
        .collect();
}

/// What becomes of the cells of a sheet, where it is not simply taken.
fn cells(understood: &Understood, sheet: &SheetReading) -> HashMap<CellAddress, (Tint, String)> {
    let shown = |cell: &CellAddress| cell.row < MOST_ROWS;
    let mut cells = HashMap::new();
    for fated in sheet.fates.iter().take_while(|fated| shown(&fated.cell)) {
        let told = match fated.fate {
            Fate::Taken => continue,
            Fate::Hidden(mark) => (Tint::Hidden, format!("Kept as {}, not zero", mark.label())),
            Fate::Refused(code) => {
                let why =
                    finding_of(sheet, code, fated.cell).map_or_else(|| code.replace('_', " "), sentence);
                (Tint::Refused, format!("Refused: {why}"))
            }
            Fate::Unused(reason) => (Tint::Unused, format!("Not used: {reason}")),
        };
        cells.insert(fated.cell, told);
    }
    for revision in &understood.preview.revisions {
        let provenance = &revision.figure.provenance;
        if provenance.sheet != sheet.grid.name {
            continue;
        }
        let was =
            revision.was.value.map_or_else(|| "no value".to_owned(), |was| number_format::short(was, 2));
        let parts = [Some(provenance.cell), provenance.numerator_cell, provenance.denominator_cell];
        for cell in parts.into_iter().flatten().filter(shown) {
            cells.entry(cell).or_insert_with(|| (Tint::Revised, format!("Revises a figure that was {was}")));
        }
    }
    cells
}

/// The width of each column, from its first rows.
fn widths(sheet: &SheetReading) -> Vec<f32> {
    let (grid, first) = (&sheet.grid, sheet.mapping.header_row);
    // Titles above the headings may run on over the columns beside them.
    let width = |column: u32| {
        let rows = first..grid.height().min(first.saturating_add(60));
        let longest = rows.map(|row| grid.cell(row, column).shown().chars().count()).max();
        let letters = u16::try_from(longest.unwrap_or(0)).unwrap_or(u16::MAX);
        (f32::from(letters) * 7.0 + 18.0).clamp(118.0, 240.0)
    };
    (0..grid.width().min(MOST_COLUMNS)).map(width).collect()
}
