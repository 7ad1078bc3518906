//! `score`: the scorecard in words or as JSON.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::{
    columns::{Align, Columns},
    gather,
    looking::{self, Looking},
    talk::Talk,
};
use crate::{
    base::number_format::{number, signed},
    document::Document,
    domain::Area,
    scoring::{Certainty, IndicatorScore, Scorecard, SectionScore, Status, score_json},
    workbook::Side,
};

/// The arguments of `score`.
#[derive(Debug, Args)]
pub(super) struct Score {
    /// A scorecard file, or returns and folders of them.
    #[arg(required = true, value_name = "S.spruce|FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    asked: gather::Asked,
    #[command(flatten)]
    looking: Looking,
    /// The result as JSON.
    #[arg(long)]
    json: bool,
}

impl Score {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let mut document = gather::open(&self.files, &self.asked, talk)?;
        self.looking.apply(&mut document)?;
        let card = looking::scorecard(&document)?;
        if self.json {
            let mut answer = serde_json::to_value(score_json(&card))?;
            if let Some(answer) = answer.as_object_mut() {
                answer.insert("comparators".to_owned(), beside(&document, &card));
            }
            return talk.json(&answer);
        }
        write(&card, talk);
        Ok(())
    }
}

/// What the areas to compare with have for the period of each figure that is scored.
fn beside(document: &Document, card: &Scorecard) -> Value {
    let codes = document.comparators_in_use().unwrap_or_else(|| document.suggested_comparators());
    let areas = codes.iter().filter_map(|code| document.dataset.areas().get(code));
    let of_area = |area: &Area| {
        let figures = card.indicators().filter_map(|score| {
            let period = score.figure.as_ref()?.period;
            let series = document.dataset.series(&score.id, &area.code, None);
            let figure = series.iter().find(|figure| figure.period == period)?;
            Some(json!({
                "indicator": score.id.as_str(),
                "period": period.to_string(),
                "numerator": figure.numerator,
                "denominator": figure.denominator,
                "value": figure.value,
            }))
        });
        json!({ "code": area.code.as_str(), "name": area.name, "figures": figures.collect::<Vec<_>>() })
    };
    areas.map(of_area).collect()
}

/// The scorecard in words.
pub(super) fn write(card: &Scorecard, talk: &mut Talk) {
    talk.result(&format!("{}, up to {}, standards: {}", card.area.label(), card.to, card.edition));
    let counts = &card.summary;
    talk.result(&format!(
        "{} met, {} close, {} not met, {} no data, {} no standard",
        counts.met, counts.close, counts.not_met, counts.no_data, counts.no_standard
    ));
    talk.result("");
    let mut sides = Columns::default();
    for side in &card.sides {
        let covered = format!("{}% covered", number(side.coverage * 100.0, 0));
        sides.row([side.side.label().to_owned(), percent(side.percent), covered]);
    }
    for line in sides.lines(&[Align::Left, Align::Right, Align::Right]) {
        talk.result(&line);
    }
    if let Some(balance) = card.balance {
        talk.result(&format!("Balance: {} points (providers minus population)", signed(balance, 0)));
    }
    let lines = indicator_lines(card);
    let mut lines = lines.iter();
    for section in &card.sections {
        talk.result("");
        talk.result(&section_line(section));
        write_indicators(&section.indicators, &mut lines, talk);
    }
    if !card.others.is_empty() {
        talk.result("");
        talk.result("Outside the workbook: shown, not scored");
        write_indicators(&card.others, &mut lines, talk);
    }
}

/// The lines of the indicators with figures, and the names of those without.
fn write_indicators<'a>(
    scores: &[IndicatorScore],
    lines: &mut impl Iterator<Item = &'a String>,
    talk: &mut Talk,
) {
    let (with, without): (Vec<_>, Vec<_>) = scores.iter().partition(|score| score.figure.is_some());
    for line in lines.take(with.len()) {
        talk.result(&format!("  {line}"));
    }
    if !without.is_empty() {
        let names: Vec<&str> = without.iter().map(|score| score.name.as_str()).collect();
        talk.result(&format!("  – No data: {}", names.join("; ")));
    }
}

fn percent(percent: Option<f64>) -> String {
    percent.map_or_else(|| "–".to_owned(), |percent| format!("{}%", number(percent, 0)))
}

fn section_line(section: &SectionScore) -> String {
    let name = if section.side == Side::Outcome {
        section.name.clone()
    } else {
        format!("{}. {}", section.number, section.name)
    };
    format!(
        "{name}: {} {} {}, {}% covered",
        percent(section.percent),
        section.status.as_status().sign(),
        section.status.label(),
        number(section.coverage * 100.0, 0)
    )
}

/// A line for each indicator with a figure, aligned over all sections.
fn indicator_lines(card: &Scorecard) -> Vec<String> {
    let mut columns = Columns::default();
    for score in card.indicators().filter(|score| score.figure.is_some()) {
        columns.row(indicator_cells(score));
    }
    columns.lines(&[
        Align::Left,
        Align::Left,
        Align::Right,
        Align::Left,
        Align::Left,
        Align::Left,
        Align::Left,
    ])
}

fn indicator_cells(score: &IndicatorScore) -> [String; 7] {
    let status = format!("{} {}", score.status.sign(), score.status.label());
    let figure = score.figure.as_ref();
    let value = figure.and_then(|figure| figure.value);
    let stale = if score.stale { ", stale" } else { "" };
    let certainty = match (score.status, score.certainty) {
        (Status::NoData | Status::NoStandard, _) | (_, None) => "",
        (_, Some(Certainty::Clear)) => "clear",
        (_, Some(Certainty::CouldBeChance)) => "could be chance",
        (_, Some(Certainty::Exact)) => "exact",
    };
    [
        score.name.clone(),
        figure.map_or_else(String::new, |figure| figure.period.to_string()),
        value.map_or_else(|| "–".to_owned(), |value| score.unit.show(value)),
        score.standard.as_ref().map_or_else(String::new, |standard| {
            format!("{}{}", standard.text, if standard.expired { " (expired)" } else { "" })
        }),
        status,
        format!("{certainty}{stale}"),
        score.place().map(|place| place.to_string()).unwrap_or_default(),
    ]
}
