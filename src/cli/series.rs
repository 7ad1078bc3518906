//! `series`: every point with its interval, comparison, place in the control chart and trend.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;

use super::{
    columns::{Align, Columns},
    gather,
    looking::Looking,
    talk::Talk,
};
use crate::{
    base::{fold, number_format::number},
    document::Document,
    domain::{Area, IndicatorId},
    scoring::{self, Edition, Request, SeriesReport, Subject, sentence, series_json},
    workbook::{Catalogue, Indicator},
};

/// The arguments of `series`.
#[derive(Debug, Args)]
pub(super) struct Series {
    /// A scorecard file, or returns and folders of them.
    #[arg(required = true, value_name = "S.spruce|FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    asked: gather::Asked,
    #[command(flatten)]
    looking: Looking,
    /// One indicator only, by id or name; otherwise all.
    #[arg(long, value_name = "ID|NAME")]
    indicator: Option<String>,
    /// The result as JSON.
    #[arg(long)]
    json: bool,
}

impl Series {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let mut document = gather::open(&self.files, &self.asked, talk)?;
        self.looking.apply(&mut document)?;
        let catalogue = document.catalogue();
        let dataset = &document.dataset;
        let wanted = self.indicator.as_deref().map(|text| self::indicator(&document, &catalogue, text));
        let wanted = wanted.transpose()?;
        let area = self.looking.area.is_some().then_some(document.area.as_ref()).flatten();
        let subjects = scoring::subjects(dataset, |indicator, one| {
            wanted.as_ref().is_none_or(|wanted| wanted == indicator) && area.is_none_or(|area| area == one)
        });
        let Some(last) = document.to.or_else(|| scoring::last_period(dataset)) else {
            bail!("there are no figures to show");
        };
        let first = subjects.first().context("there are no figures for that indicator and area")?;
        let request = Request {
            workbook: document.workbook(),
            catalogue: &catalogue,
            dataset,
            doubts: &[],
            choices: &document.choices,
            recording: &document.workshops.recording(),
            settings: &document.settings,
            area: first.1,
            to: last,
        };
        let edition = Edition::named(&document.settings.edition, &catalogue, &document.choices)?;
        let named = only_named(&document, &catalogue);
        let known = |id: &IndicatorId| {
            catalogue.indicator(id).or_else(|| named.iter().find(|indicator| indicator.id == *id))
        };
        let reports: Vec<SeriesReport<'_>> = subjects
            .into_iter()
            .filter_map(|(indicator, area, group)| {
                Some(Subject { indicator: known(indicator)?, area, group })
            })
            .flat_map(|subject| scoring::series_reports(&request, &edition, subject))
            .collect();
        if self.json {
            return talk.json(&serde_json::to_value(series_json(&reports))?);
        }
        for report in &reports {
            write(report, &document, talk);
        }
        Ok(())
    }
}

/// What only the returns know, as indicators.
fn only_named(document: &Document, catalogue: &Catalogue) -> Vec<Indicator> {
    let local = document.dataset.local_indicators().iter();
    let unknown = local.filter(|(id, _)| catalogue.indicator(id).is_none());
    unknown.map(|(id, local)| Indicator::only_named(id, local)).collect()
}

/// The indicator that somebody names by id, code or name.
fn indicator(document: &Document, catalogue: &Catalogue, text: &str) -> anyhow::Result<IndicatorId> {
    let folded = fold(text);
    let is_meant = |one: &&Indicator| {
        one.id.as_str() == text || fold(&one.name) == folded || one.codes.iter().any(|code| code == text)
    };
    if let Some(found) = catalogue.indicators.iter().find(is_meant) {
        return Ok(found.id.clone());
    }
    let local = document.dataset.local_indicators();
    let found = local.iter().find(|(id, one)| id.as_str() == text || fold(&one.name) == folded);
    let (id, _) = found.with_context(|| {
        format!("“{text}” is no indicator that is known; `spruce-cli standards` lists them")
    })?;
    Ok(id.clone())
}

fn write(report: &SeriesReport<'_>, document: &Document, talk: &mut Talk) {
    let SeriesReport { series, movement, points } = report;
    let unit = series.indicator.unit;
    let area = document.dataset.areas().get(series.area).map_or_else(|| series.area.to_string(), Area::label);
    let group = series.group.map(|group| format!(", {group}")).unwrap_or_default();
    talk.result(&format!("{}, {area}{group} ({})", series.indicator.name, unit.label()));
    let mut columns = Columns::default();
    let show =
        |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| number(value, unit.places()));
    columns.row(["Period", "Value", "95% interval", "Mean", "Limits", "Special cause"].map(str::to_owned));
    for point in points {
        let range = |ends: Option<(f64, f64)>| {
            ends.map_or_else(String::new, |(from, to)| format!("{} to {}", show(Some(from)), show(Some(to))))
        };
        let limits = point.charted.and_then(|charted| charted.limits);
        let causes = point
            .charted
            .map(|charted| charted.causes.iter().map(sentence::short_cause).collect::<Vec<_>>().join("; "));
        columns.row([
            point.figure.period.to_string(),
            show(point.figure.value),
            range(point.interval.as_ref().map(|ends| (ends.lower, ends.upper))),
            show(point.charted.map(|charted| charted.centre)),
            range(limits.map(|limits| (limits.lower, limits.upper))),
            causes.unwrap_or_default(),
        ]);
    }
    let align = [Align::Left, Align::Right, Align::Left, Align::Right, Align::Left, Align::Left];
    for line in columns.lines(&align) {
        talk.result(&format!("  {line}"));
    }
    if let Ok(chart) = &movement.chart {
        talk.result(&format!("  {}", sentence::why_chart(chart)));
        for caution in chart.chart.parts.iter().filter_map(|part| sentence::caution(part, &movement.methods))
        {
            talk.result(&format!("  {caution}"));
        }
    }
    talk.result(&format!("  {}", sentence::variation(movement)));
    for line in sentence::assurance(movement).into_iter().chain([sentence::trend(movement)]) {
        talk.result(&format!("  {line}"));
    }
    if let Some(proposal) = sentence::proposal(movement) {
        talk.result(&format!("  {proposal}"));
    }
    talk.result("");
}
