//! `check`: what an import would do.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::{
    checked_sheet::{CheckedFinding, CheckedSheet, write_findings},
    gather::{self, FileRead, findings, trouble},
    talk::Talk,
};
use crate::{
    base::Severity,
    document::{Document, Preview, load, previews},
    returns::ReturnReading,
    workbook::Catalogue,
};

/// The arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Returns, or folders of them.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    asked: gather::Asked,
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
        let catalogue = document.catalogue();
        let files = gather::read_all(&self.files, &self.asked, &catalogue)?;
        let read: Vec<ReturnReading> =
            files.iter().filter_map(|file| file.outcome.as_ref().ok().cloned()).collect();
        let mut previews = previews(&document, &read).into_iter();
        let mut checked = Vec::new();
        for file in &files {
            let preview = if file.outcome.is_ok() { previews.next() } else { None };
            checked.push(CheckedFile::of(file, &preview.unwrap_or_default(), &catalogue));
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

impl CheckedFile {
    fn of(file: &FileRead, preview: &Preview, catalogue: &Catalogue) -> Self {
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
                reading.sheets.iter().map(|sheet| CheckedSheet::of(sheet, preview, catalogue)).collect()
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
        write_findings(&self.findings, "  ", talk);
        for line in &self.revisions {
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
