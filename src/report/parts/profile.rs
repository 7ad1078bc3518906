//! The profile: one page about an area, each figure along the spread of all areas.

use std::sync::Arc;

use super::{
    text::{heading, paragraph},
    wall::{areas_beside, benchmark},
};
use crate::{
    analysis::{AreasCompared, which_way_is_good},
    figure::{Caption, SpineInput, SpineRow, Spread, spine},
    report::{Block, Figure, Material},
    scoring::{IndicatorScore, sentence},
    statistics::{Good, compare::quantile_bounds},
};

/// Indicators that find room on the page: those with a standard first.
const MOST: usize = 26;
/// Fewer areas have no quarters.
const FEWEST: usize = 4;

pub(in crate::report) fn profile(material: &Material<'_>) -> Vec<Block> {
    let card = material.scorecard;
    let mut compared: Vec<_> =
        card.indicators().filter_map(|score| Some((score, areas_beside(material, score)?))).collect();
    compared.sort_by_key(|(score, _)| (score.standard.is_none(), score.section));
    compared.truncate(MOST);
    compared.sort_by_key(|(score, _)| score.section);
    let mut blocks = vec![
        heading(1, material.title()),
        paragraph(format!(
            "Up to {}. {} {}.",
            card.to,
            sentence::counts(&card.summary),
            sentence::leaning(card.balance)
        )),
    ];
    if compared.is_empty() {
        blocks.push(paragraph("No other area of this kind has a figure for the same time."));
        return blocks;
    }
    blocks.push(Block::Figure(Figure {
        figure: Arc::new(spine(&input(material, &compared))),
        width: 160.0,
        height: (30.0 + 7.0 * compared.len() as f64).clamp(60.0, 190.0),
    }));
    blocks.push(paragraph(material.notice()));
    blocks
}

fn input(material: &Material<'_>, compared: &[(&IndicatorScore, AreasCompared<'_>)]) -> SpineInput {
    let benchmark = benchmark(compared);
    SpineInput {
        caption: Caption {
            title: format!("{} beside {benchmark}", material.scorecard.area.name),
            subtitle:
                "Each figure along the spread of areas of its kind, for the latest time that they share"
                    .to_owned(),
            ..Caption::default()
        },
        benchmark,
        rows: compared.iter().filter_map(|(score, all)| row(material, score, all)).collect(),
    }
}

fn row(material: &Material<'_>, score: &IndicatorScore, all: &AreasCompared<'_>) -> Option<SpineRow> {
    let own = all.areas.iter().find(|one| one.area.code == material.scorecard.area.code)?;
    let good = material.catalogue.indicator(&score.id).map_or(Good::Neither, which_way_is_good);
    let values: Vec<f64> = all.areas.iter().map(|one| one.value).collect();
    Some(SpineRow {
        name: score.name.clone(),
        period: all.period.to_string(),
        unit: score.unit,
        good,
        value: Some(own.value),
        benchmark: all.benchmark.as_ref().map(|one| one.value),
        spread: spread(&values),
        judgement: own.beside.as_ref().map(|beside| beside.judged),
    })
}

fn spread(values: &[f64]) -> Option<Spread> {
    let bounds = quantile_bounds(values, 4).ok()?;
    let (lowest, highest) =
        values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(*v), high.max(*v)));
    let [lower_quarter, _, upper_quarter] = bounds.as_slice() else { return None };
    (values.len() >= FEWEST).then_some(Spread {
        lowest,
        lower_quarter: *lower_quarter,
        upper_quarter: *upper_quarter,
        highest,
    })
}
