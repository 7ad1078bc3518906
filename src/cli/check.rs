//! `check`: what an import would do.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::{
    gather::{self, FileRead, findings, trouble},
    talk::{Talk, sentence},
};
use crate::{
    base::{Finding, Severity},
    document::{Document, Preview, load, previews},
    domain::IndicatorId,
    returns::{Fate, Layout, ReturnReading, SheetReading},
};

/// The arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Returns, or folders of them.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Compare with this scorecard file instead of an empty one.
    #[arg(long, value_name = "S.spruce")]
    into: Option<PathBuf>,
    /// The result as JSON.
    #[arg(long)]
    json: bool,
}

impl Check {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let document = match &self.into {
            Some(path) if path.exists() => load(path)?.0,
            _ => Document::default(),
        };
        let files = gather::read_all(&self.files)?;
        let read: Vec<ReturnReading> =
            files.iter().filter_map(|file| file.outcome.as_ref().ok().cloned()).collect();
        let mut previews = previews(&document, &read).into_iter();
        let mut checked = Vec::new();
        for file in &files {
            let preview = if file.outcome.is_ok() { previews.next() } else { None };
            checked.push(CheckedFile::of(file, &preview.unwrap_or_default()));
            judge(file, talk);
        }
        if self.json {
            return talk.json(&Checked { version: 1, files: checked });
        }
        for file in &checked {
            file.write(talk);
        }
        Ok(())
    }
}

/// An import of this file would end with 2 when it cannot be read or used as it is.
fn judge(file: &FileRead, talk: &mut Talk) {
    match &file.outcome {
        Err(error) => talk.fail(&error.to_string()),
        Ok(reading) => {
            if findings(reading).iter().any(|finding| finding.severity > Severity::Note) {
                talk.problem();
            }
            if let Some(trouble) = trouble(reading) {
                talk.fail(&trouble);
            }
        }
    }
}

#[derive(Serialize)]
struct Checked {
    version: u8,
    files: Vec<CheckedFile>,
}

#[derive(Serialize)]
struct CheckedFile {
    file: String,
    error: Option<String>,
    new: usize,
    revised: usize,
    unchanged: usize,
    already: Option<u32>,
    findings: Vec<CheckedFinding>,
    sheets: Vec<CheckedSheet>,
    #[serde(skip)]
    revisions: Vec<String>,
}

#[derive(Serialize)]
struct CheckedSheet {
    sheet: String,
    #[serde(rename = "return")]
    profile: Option<String>,
    header_row: Option<u32>,
    layout: Layout,
    wanted: bool,
    taken: usize,
    revised: usize,
    suppressed: usize,
    refused: usize,
    unused: usize,
    indicators: Vec<IndicatorId>,
    cells: Vec<CheckedCell>,
    findings: Vec<CheckedFinding>,
    #[serde(skip)]
    summary: String,
}

#[derive(Serialize)]
struct CheckedCell {
    cell: String,
    fate: &'static str,
    why: String,
}

#[derive(Serialize)]
struct CheckedFinding {
    severity: Severity,
    code: String,
    cell: String,
    message: String,
    hint: String,
    #[serde(skip)]
    line: String,
}

impl CheckedFinding {
    fn of(finding: &Finding) -> Self {
        Self {
            severity: finding.severity,
            code: finding.code.clone(),
            cell: finding.place.cell.clone(),
            message: finding.message.clone(),
            hint: finding.hint.clone(),
            line: sentence(finding),
        }
    }
}

impl CheckedFile {
    fn of(file: &FileRead, preview: &Preview) -> Self {
        let reading = file.outcome.as_ref().ok();
        Self {
            file: file.name.clone(),
            error: file.outcome.as_ref().err().map(ToString::to_string),
            new: preview.added,
            revised: preview.revised,
            unchanged: preview.unchanged,
            already: preview.already,
            findings: reading
                .into_iter()
                .flat_map(|reading| &reading.findings)
                .chain(&preview.findings)
                .map(CheckedFinding::of)
                .collect(),
            sheets: reading.map_or_else(Vec::new, |reading| {
                reading.sheets.iter().map(|sheet| CheckedSheet::of(sheet, preview)).collect()
            }),
            revisions: preview.revisions.iter().map(revision_line).collect(),
        }
    }

    fn write(&self, talk: &mut Talk) {
        talk.result(&self.file);
        if let Some(error) = &self.error {
            talk.result(&format!("  could not be read: {error}"));
            return;
        }
        if let Some(number) = self.already {
            talk.result(&format!("  is return {number} already: importing it again changes nothing"));
        } else {
            talk.result(&format!(
                "  {} new, {} revised, {} unchanged",
                self.new, self.revised, self.unchanged
            ));
        }
        for sheet in &self.sheets {
            sheet.write(talk);
        }
        for line in self.findings.iter().map(|finding| &finding.line).chain(&self.revisions) {
            talk.result(&format!("  {line}"));
        }
    }
}

fn revision_line(revision: &crate::document::Revision) -> String {
    let figure = &revision.figure;
    let shown = |value: Option<f64>| {
        value.map_or_else(|| "no value".to_owned(), |value| crate::base::number_format::short(value, 2))
    };
    format!(
        "revised: {}, {}, {}: {} ({}) was {} ({})",
        figure.indicator,
        figure.area,
        figure.period,
        shown(figure.value),
        figure.provenance.place(),
        shown(revision.was.value),
        revision.was.provenance.place()
    )
}

impl CheckedSheet {
    fn of(sheet: &SheetReading, preview: &Preview) -> Self {
        let tally = sheet.tally();
        let mut indicators: Vec<IndicatorId> =
            sheet.observations.iter().map(|figure| figure.indicator.clone()).collect();
        indicators.sort();
        indicators.dedup();
        let here =
            |revision: &&crate::document::Revision| revision.figure.provenance.sheet == sheet.grid.name;
        let cells = sheet.fates.iter().filter_map(|fated| {
            let (fate, why) = match &fated.fate {
                Fate::Refused(why) => ("refused", why),
                Fate::Unused(why) => ("unused", why),
                Fate::Taken | Fate::Hidden(_) => return None,
            };
            Some(CheckedCell { cell: fated.cell.to_string(), fate, why: why.to_string() })
        });
        let has_table = sheet.mapping.layout != Layout::NoTable;
        Self {
            sheet: sheet.grid.name.to_string(),
            profile: sheet.mapping.profile.clone(),
            header_row: has_table.then_some(sheet.mapping.header_row + 1),
            layout: sheet.mapping.layout,
            wanted: sheet.wanted,
            taken: tally.taken,
            revised: preview.revisions.iter().filter(here).count(),
            suppressed: tally.suppressed,
            refused: tally.refused,
            unused: tally.unused,
            indicators,
            cells: cells.collect(),
            findings: sheet.findings.iter().map(CheckedFinding::of).collect(),
            summary: sheet.summary.clone(),
        }
    }

    fn write(&self, talk: &mut Talk) {
        let name = if self.sheet.is_empty() { String::new() } else { format!("{}: ", self.sheet) };
        let unwanted = if self.wanted { "" } else { " (not imported unless asked for)" };
        talk.result(&format!("  {name}{}{unwanted}", self.summary));
        talk.result(&format!(
            "    {} taken, {} suppressed, {} refused, {} unused",
            self.taken, self.suppressed, self.refused, self.unused
        ));
        if !self.indicators.is_empty() {
            let ids: Vec<&str> = self.indicators.iter().map(IndicatorId::as_str).collect();
            talk.result(&format!("    {}", ids.join(", ")));
        }
        for (why, cells) in unused(&self.cells) {
            talk.result(&format!("    unused, {why}: {cells}"));
        }
        for finding in &self.findings {
            talk.result(&format!("    {}", finding.line));
        }
    }
}

/// Cells that were not used, by reason; long lists are cut, the JSON has them all.
fn unused(cells: &[CheckedCell]) -> Vec<(&str, String)> {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for cell in cells.iter().filter(|cell| cell.fate == "unused") {
        match reasons.iter_mut().find(|(why, _)| *why == cell.why) {
            Some((_, list)) => list.push(&cell.cell),
            None => reasons.push((&cell.why, vec![&cell.cell])),
        }
    }
    let text = |list: Vec<&str>| {
        let mut text: Vec<String> = list.iter().take(12).map(|cell| (*cell).to_owned()).collect();
        if list.len() > text.len() {
            text.push(format!("and {} more", list.len() - text.len()));
        }
        text.join(", ")
    };
    reasons.into_iter().map(|(why, list)| (why, text(list))).collect()
}
