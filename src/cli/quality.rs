//! `quality`: everything doubtful about the figures of a scorecard, or of returns as they are.

use std::{collections::BTreeMap, path::PathBuf};

use clap::Args;
use serde::Serialize;

use super::{
    gather,
    talk::{Talk, sentence},
};
use crate::{
    base::{Place, Severity},
    document::Noticed,
    domain::{AreaCode, FigureKey, IndicatorId},
};

/// The arguments of `quality`.
#[derive(Debug, Args)]
pub(super) struct Quality {
    /// A scorecard file, or returns or folders of them.
    #[arg(required = true, value_name = "S.spruce|FILE")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    asked: gather::Asked,
    /// Only what is about figures of this area.
    #[arg(long, value_name = "CODE")]
    area: Option<String>,
    /// Only findings of this code.
    #[arg(long)]
    code: Option<String>,
    /// The result as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    version: u8,
    counts: BTreeMap<&'a str, usize>,
    findings: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Listed<'a> {
    severity: Severity,
    code: &'a str,
    place: &'a Place,
    message: &'a str,
    hint: &'a str,
    figures: Vec<ListedFigure<'a>>,
    corrections: Vec<&'a str>,
}

#[derive(Serialize)]
struct ListedFigure<'a> {
    indicator: &'a IndicatorId,
    area: &'a AreaCode,
    period: String,
    group: Option<String>,
}

fn figure(key: &FigureKey) -> ListedFigure<'_> {
    ListedFigure {
        indicator: &key.indicator,
        area: &key.area,
        period: key.period.to_string(),
        group: key.group.as_ref().map(ToString::to_string),
    }
}

impl Quality {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let document = gather::open(&self.paths, &self.asked, talk)?;
        let area = self.area.as_deref().map(AreaCode::from);
        let mut noticed = document.noticed();
        noticed.retain(|one| {
            area.as_ref().is_none_or(|area| one.figures.iter().any(|key| key.area == *area))
                && self.code.as_ref().is_none_or(|code| one.finding.code == *code)
        });
        if noticed.iter().any(|one| one.finding.severity > Severity::Note) {
            talk.problem();
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for one in &noticed {
            *counts.entry(&one.finding.code).or_default() += 1;
        }
        if self.json {
            return talk.json(&Answer { version: 1, counts, findings: noticed.iter().map(listed).collect() });
        }
        for one in &noticed {
            talk.result(&sentence(&one.finding));
        }
        for (code, count) in counts {
            talk.result(&format!("{code}: {count}"));
        }
        Ok(())
    }
}

fn listed(noticed: &Noticed) -> Listed<'_> {
    let finding = &noticed.finding;
    Listed {
        severity: finding.severity,
        code: &finding.code,
        place: &finding.place,
        message: &finding.message,
        hint: &finding.hint,
        figures: noticed.figures.iter().map(figure).collect(),
        corrections: noticed.corrections.iter().map(|correction| correction.words.as_str()).collect(),
    }
}
