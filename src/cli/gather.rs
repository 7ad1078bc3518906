//! From the files that a command names to readings and documents.

use std::{collections::BTreeSet, io::IsTerminal as _, path::PathBuf, sync::Arc};

use anyhow::{Context as _, bail};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::talk::{Talk, say, sentence};
use crate::{
    base::{self, Finding, Severity},
    document::{Document, Edit, OwnProfiles, load},
    domain::AreaCode,
    returns::{Known, ReadError, ReturnReading, Source, files_of, read},
    workbook::{Catalogue, catalogue},
};

/// The arguments that choose what is taken of the returns.
#[derive(Debug, Default, Args)]
pub(super) struct Asked {
    /// Take the figures of these areas only, by code or name; those of others are listed as unused.
    #[arg(long, value_name = "CODE,CODE", value_delimiter = ',')]
    only: Vec<String>,
}

impl Asked {
    fn areas(&self) -> Option<BTreeSet<AreaCode>> {
        let both = |area: &String| [AreaCode::from(area.as_str()), AreaCode::of_name(area)];
        (!self.only.is_empty()).then(|| self.only.iter().flat_map(both).collect())
    }
}

/// A file and what came of reading it.
#[derive(Debug)]
pub(super) struct FileRead {
    /// File name, without folders.
    pub(super) name: String,
    /// How it is understood, or why it could not be read.
    pub(super) outcome: Result<ReturnReading, ReadError>,
}

/// Reads every file that `paths` stand for, one after the other; a bad one does not stop the rest.
pub(super) fn read_all(
    paths: &[PathBuf],
    asked: &Asked,
    catalogue: &Catalogue,
) -> anyhow::Result<Vec<FileRead>> {
    if let Some(scorecard) = paths.iter().find(|path| is_scorecard(path)) {
        bail!("{} is a scorecard, not a return; give it alone", scorecard.display());
    }
    let files = files_of(paths).context("a folder could not be listed")?;
    if files.is_empty() {
        bail!("there is no spreadsheet or CSV file in there");
    }
    let areas = asked.areas();
    let own = OwnProfiles::read();
    for finding in own.findings() {
        say(&sentence(finding));
    }
    let known = Known { only: areas.as_ref(), ..Known::new(catalogue).with_own(own.list()) };
    let bar = progress(files.len());
    let mut all = Vec::with_capacity(files.len());
    for path in files {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        bar.set_message(name.clone());
        let outcome = Source::open(&path).and_then(|source| read_source(&source, &known));
        all.push(FileRead { name, outcome });
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(all)
}

/// How a file that is in memory is understood.
pub(super) fn read_source(source: &Source, known: &Known<'_>) -> Result<ReturnReading, ReadError> {
    read(source, known, &|_| {}, &|| false)
}

/// A bar on a terminal, and nothing elsewhere.
fn progress(files: usize) -> ProgressBar {
    if files < 2 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{pos} of {len} {wide_msg}");
    ProgressBar::new(files as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn is_scorecard(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("spruce"))
}

/// Everything that was noticed about what would be imported of a file; about all of it where that
/// is nothing.
pub(super) fn findings(reading: &ReturnReading) -> Vec<&Finding> {
    let nothing = !has_figures(reading);
    let wanted = reading.sheets.iter().filter(|sheet| sheet.wanted || nothing);
    reading.findings.iter().chain(wanted.flat_map(|sheet| &sheet.findings)).collect()
}

/// Whether the file has a figure to import.
pub(super) fn has_figures(reading: &ReturnReading) -> bool {
    reading.sheets.iter().any(|sheet| sheet.wanted && !sheet.observations.is_empty())
}

/// The share of a file's figures that may be refused: a stray cell stops nobody, but a file of which
/// more than a tenth is wrong is the wrong file, or read the wrong way.
const MOST_REFUSED: f64 = 0.1;

/// Why a file is not fit to be imported as it is; `None` when it is.
pub(super) fn trouble(reading: &ReturnReading) -> Option<String> {
    let file = &reading.file;
    if !has_figures(reading) {
        return Some(format!("{file}: no figure could be taken"));
    }
    let wanted = || reading.sheets.iter().filter(|sheet| sheet.wanted);
    let refused: usize = wanted().map(|sheet| sheet.tally().refused).sum();
    let taken: usize = wanted().map(|sheet| sheet.observations.len()).sum();
    if refused as f64 > MOST_REFUSED * (refused + taken) as f64 {
        let cells = if refused == 1 { "cell was" } else { "cells were" };
        let figures = if taken == 1 { "figure" } else { "figures" };
        return Some(format!("{file}: {refused} {cells} refused, and only {taken} {figures} could be taken"));
    }
    let ambiguous = wanted().any(|sheet| sheet.findings.iter().any(|f| f.code == "two_columns_same_meaning"));
    ambiguous.then(|| format!("{file}: two columns claim the same; which one is meant must be said first"))
}

/// The document in a scorecard file, or the one that returns make as they are. What cannot be read
/// is said, and the command fails, but goes on with the rest.
pub(super) fn open(paths: &[PathBuf], asked: &Asked, talk: &mut Talk) -> anyhow::Result<Document> {
    if let [path] = paths
        && is_scorecard(path)
    {
        let (document, _) = load(path)?;
        let refused = document.returns.iter().any(|record| {
            record.refused > 0 || record.findings.iter().any(|finding| finding.severity > Severity::Note)
        });
        if refused {
            talk.problem();
        }
        return Ok(document);
    }
    let mut readings = Vec::new();
    for file in read_all(paths, asked, catalogue())? {
        match file.outcome {
            Ok(reading) => {
                talk.say_findings(&findings(&reading));
                if let Some(trouble) = trouble(&reading) {
                    talk.fail(&trouble);
                }
                readings.push(reading);
            }
            Err(error) => talk.fail(&error.to_string()),
        }
    }
    let edit = Edit::Import { readings: readings.into_iter().map(Arc::new).collect(), at: base::now() };
    Ok(edit.apply(&Document::default()))
}
