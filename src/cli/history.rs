//! `history`: who changed what in a scorecard, and when.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::talk::Talk;
use crate::{
    disclosure::Published,
    document::{Changed, Entry, Subject, load},
    domain::IndicatorId,
    export::{csv, history_table},
};

/// The arguments of `history`.
#[derive(Debug, Args)]
pub(super) struct History {
    /// The scorecard file.
    #[arg(value_name = "S.spruce")]
    scorecard: PathBuf,
    /// The result as JSON.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// The result as a CSV table.
    #[arg(long)]
    csv: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    version: u8,
    changes: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Listed<'a> {
    at: String,
    who: &'a str,
    kind: &'static str,
    what: &'a str,
    indicator: Option<&'a IndicatorId>,
    #[serde(rename = "return")]
    return_number: Option<u32>,
    section: Option<u8>,
    changed: &'a [Changed],
}

impl History {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let (document, _) = load(&self.scorecard)?;
        let published = Published::of(&document, document.settings.disclosure)?;
        let trail = &published.document().trail;
        if self.json {
            let changes = trail.iter().rev().map(|entry| listed(entry)).collect();
            return talk.json(&Answer { version: 1, changes });
        }
        if self.csv {
            let table = csv(&history_table(&published));
            talk.result(String::from_utf8_lossy(&table).trim_end_matches(['\r', '\n']));
            return Ok(());
        }
        for entry in trail.iter().rev() {
            talk.result(&line(entry));
        }
        Ok(())
    }
}

fn line(entry: &Entry) -> String {
    let when = entry.when().strftime("%Y-%m-%d %H:%M %:z").to_string();
    let who = if entry.who.is_empty() { "somebody" } else { &entry.who };
    let changed = entry.changed_words();
    let changed = if changed.is_empty() { changed } else { format!(": {changed}") };
    format!("{when}  {who}  {}{changed}", entry.what)
}

fn listed(entry: &Entry) -> Listed<'_> {
    let (indicator, return_number, section) = match &entry.about {
        Some(Subject::Indicator(id)) => (Some(id), None, None),
        Some(Subject::Return(number)) => (None, Some(*number), None),
        Some(Subject::Section(number)) => (None, None, Some(*number)),
        None => (None, None, None),
    };
    Listed {
        at: entry.when().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        who: &entry.who,
        kind: entry.kind.key(),
        what: &entry.what,
        indicator,
        return_number,
        section,
        changed: &entry.changed,
    }
}
