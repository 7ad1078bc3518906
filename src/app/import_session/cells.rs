//! What became of each cell of a sheet: looked up where it is drawn, told where it is pointed at.

use std::collections::HashMap;

use super::{
    lists::sentence,
    words::{Words, whole_place},
};
use crate::{
    base::Finding,
    document::{Document, Preview},
    domain::{CellAddress, Observation},
    returns::{Fate, SheetReading},
    workbook::Catalogue,
};

/// What became of a cell, as it is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::app) enum CellSort {
    /// Nothing is said of it: empty, a heading, a title, a key.
    Plain,
    /// It is in a figure.
    Taken,
    /// It is in a figure that replaces another.
    Revised,
    /// It is in a figure that another return gives differently.
    Disputed,
    /// It is in a figure, and something was noticed.
    Noticed,
    /// It is a figure that the sender gives no value for.
    Hidden,
    /// It cannot be used.
    Refused,
    /// Nothing asks for it.
    Unused,
}

/// Where the figures of a sheet stand, and what was found at its cells.
#[derive(Debug, Default)]
pub(in crate::app) struct SheetNotes {
    /// Cells with the position of their figure, in reading order.
    figures: Vec<(CellAddress, u32)>,
    /// Positions of the findings at a cell.
    findings: HashMap<CellAddress, Vec<u32>>,
    /// Positions of revisions and of disputes in the preview.
    revised: HashMap<CellAddress, u32>,
    disputed: HashMap<CellAddress, u32>,
    /// Letters of the longest entry of each column, of those below the headings.
    pub(in crate::app) widths: Vec<u16>,
}

/// Rows that are looked at for the widths of columns.
const WIDTH_ROWS: u32 = 80;

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn cells(figure: &Observation) -> impl Iterator<Item = CellAddress> {
    let from = &figure.provenance;
    [Some(from.cell), from.numerator_cell, from.denominator_cell].into_iter().flatten()
}

impl SheetNotes {
    pub(super) fn new(sheet: &SheetReading, preview: &Preview) -> Self {
        let figures = sheet.observations.iter().enumerate();
        let mut figures: Vec<(CellAddress, u32)> =
            figures.flat_map(|(at, figure)| cells(figure).map(move |cell| (cell, number(at)))).collect();
        figures.sort_unstable();
        figures.dedup();
        let mut findings: HashMap<CellAddress, Vec<u32>> = HashMap::new();
        for (at, finding) in sheet.findings.iter().enumerate() {
            if let Ok(cell) = finding.place.cell.parse() {
                findings.entry(cell).or_default().push(number(at));
            }
        }
        let here = |figure: &&Observation| figure.provenance.sheet == sheet.grid.name;
        let mut notes = Self { figures, findings, widths: widths(sheet), ..Self::default() };
        for (at, revision) in preview.revisions.iter().enumerate() {
            for cell in Some(&revision.figure).into_iter().filter(here).flat_map(cells) {
                notes.revised.insert(cell, number(at));
            }
        }
        for (at, dispute) in preview.disputes.iter().enumerate() {
            let ours = [&dispute.figure.provenance].into_iter().chain(dispute.other().map(|o| &o.provenance));
            for place in ours.filter(|place| place.sheet == sheet.grid.name) {
                let cells = [Some(place.cell), place.numerator_cell, place.denominator_cell];
                for cell in cells.into_iter().flatten() {
                    notes.disputed.insert(cell, number(at));
                }
            }
        }
        notes
    }

    /// How a cell is marked.
    #[must_use]
    pub(in crate::app) fn sort(&self, sheet: &SheetReading, cell: CellAddress) -> CellSort {
        match sheet.fates.of(cell) {
            Some(Fate::Refused(_)) => CellSort::Refused,
            Some(Fate::Unused(_)) => CellSort::Unused,
            Some(Fate::Hidden(_)) => CellSort::Hidden,
            _ if self.disputed.contains_key(&cell) => CellSort::Disputed,
            _ if self.revised.contains_key(&cell) => CellSort::Revised,
            _ if self.findings.contains_key(&cell) => CellSort::Noticed,
            Some(Fate::Taken) => CellSort::Taken,
            None => CellSort::Plain,
        }
    }

    /// What became of a cell, in words; empty where nothing is said of it.
    #[must_use]
    pub(in crate::app) fn told(
        &self,
        sheet: &SheetReading,
        preview: &Preview,
        document: &Document,
        catalogue: &Catalogue,
        cell: CellAddress,
    ) -> String {
        let words = Words::new(std::slice::from_ref(sheet), document, catalogue);
        let mut told: Vec<String> = Vec::new();
        match sheet.fates.of(cell) {
            Some(Fate::Refused(code)) if !self.findings.contains_key(&cell) => {
                told.push(format!("Refused: {}.", code.replace('_', " ")));
            }
            Some(Fate::Refused(_)) => told.push("Refused.".to_owned()),
            Some(Fate::Unused(reason)) => told.push(format!("Not used: {reason}.")),
            Some(Fate::Hidden(mark)) => told.push(format!("Kept as {}, not as zero.", mark.label())),
            Some(Fate::Taken) | None => {}
        }
        told.extend(self.figure_told(sheet, &words, cell));
        if let Some(revision) = self.revised.get(&cell).and_then(|at| preview.revisions.get(*at as usize)) {
            let was = words.earlier(&revision.figure, &revision.was);
            told.push(format!("It was {was} ({}).", whole_place(&revision.was.provenance)));
        }
        if let Some(dispute) = self.disputed.get(&cell).and_then(|at| preview.disputes.get(*at as usize))
            && let Some(other) = dispute.other()
        {
            let value = words.earlier(&dispute.figure, other);
            told.push(format!("In dispute: {} says {value}.", whole_place(&other.provenance)));
        }
        told.extend(self.findings_at(sheet, cell).map(sentence));
        told.join(" ")
    }

    fn findings_at<'a>(
        &'a self,
        sheet: &'a SheetReading,
        cell: CellAddress,
    ) -> impl Iterator<Item = &'a Finding> {
        let at = self.findings.get(&cell).into_iter().flatten();
        at.filter_map(|at| sheet.findings.get(*at as usize))
    }

    /// `Numerator of Exampleton, Booked by 12 weeks, Q1 2010/11: 84.2%.`
    fn figure_told(&self, sheet: &SheetReading, words: &Words<'_>, cell: CellAddress) -> Option<String> {
        let from = self.figures.partition_point(|(other, _)| *other < cell);
        let mut here = self.figures.get(from..)?.iter().take_while(|(other, _)| *other == cell);
        let figure = sheet.observations.get(here.next()?.1 as usize)?;
        let part = match &figure.provenance {
            from if from.numerator_cell == Some(cell) => "Numerator of ",
            from if from.denominator_cell == Some(cell) => "Denominator of ",
            _ => "",
        };
        let more = match here.count() {
            0 => String::new(),
            1 => " It is in 1 figure more.".to_owned(),
            n => format!(" It is in {n} figures more."),
        };
        Some(format!("{part}{}: {}.{more}", words.figure(figure), words.value(figure)))
    }
}

/// The letters of each column's longest entry among its first rows. Titles above the headings may run
/// on over the columns beside them.
fn widths(sheet: &SheetReading) -> Vec<u16> {
    let (grid, first) = (&sheet.grid, sheet.mapping.header_row);
    let mut widths = vec![0_u16; usize::try_from(grid.width()).unwrap_or(0)];
    for row in first..grid.height().min(first.saturating_add(WIDTH_ROWS)) {
        let cells = usize::try_from(row).ok().and_then(|row| grid.rows.get(row)).unwrap_or_default();
        for (width, cell) in widths.iter_mut().zip(cells) {
            let letters = if cell.is_empty() { 0 } else { cell.shown().chars().count() };
            *width = (*width).max(u16::try_from(letters).unwrap_or(u16::MAX));
        }
    }
    widths
}
