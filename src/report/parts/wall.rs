//! The wall: areas across, indicators down, each figure beside the benchmark.

use std::{collections::BTreeMap, sync::Arc};

use super::text::{heading, paragraph};
use crate::{
    analysis::{AreasCompared, Series, between_areas, latest_comparable},
    domain::AreaCode,
    figure::{Caption, RugCell, RugInput, RugRow, tartan_rug},
    report::{Block, Figure, Material},
    scoring::IndicatorScore,
    workbook::Indicator,
};

/// Areas that find room beside each other on the wall.
const MOST: usize = 40;

pub(in crate::report) fn wall(material: &Material<'_>) -> Vec<Block> {
    let compared: Vec<_> = material
        .scorecard
        .indicators()
        .filter_map(|score| Some((score, areas_beside(material, score)?)))
        .collect();
    let mut blocks = vec![heading(1, material.title())];
    if compared.is_empty() {
        blocks.push(paragraph("No other area of this kind has a figure for the same time."));
        return blocks;
    }
    blocks.push(Block::Figure(Figure {
        figure: Arc::new(tartan_rug(&rug(material, &compared))),
        width: 375.0,
        height: 205.0,
    }));
    blocks.push(paragraph(material.notice()));
    blocks
}

/// The areas of the kind of ours at the latest time at which another has a figure too.
pub(super) fn areas_beside<'a>(
    material: &'a Material<'_>,
    score: &IndicatorScore,
) -> Option<AreasCompared<'a>> {
    let known: &Indicator = material.catalogue.indicator(&score.id)?;
    let (dataset, card) = (&material.document.dataset, material.scorecard);
    let settings = &material.document.settings;
    let months = score.figure.as_ref()?.period.length_in_months();
    let series = Series::of_months(dataset, known, &card.area.code, None, months)?.up_to(card.to.end())?;
    let period = latest_comparable(dataset, &series)?;
    between_areas(dataset, known, &card.area.code, period, settings.benchmark, &settings.methods).ok()
}

fn rug(material: &Material<'_>, compared: &[(&IndicatorScore, AreasCompared<'_>)]) -> RugInput {
    let own = &material.scorecard.area.code;
    let mut names: BTreeMap<&AreaCode, &str> = BTreeMap::new();
    for one in compared.iter().flat_map(|(_, all)| &all.areas) {
        names.insert(&one.area.code, &one.area.name);
    }
    // Ours first, then the others by name; an area too many is left out at the end.
    let mut areas: Vec<(&AreaCode, &str)> = names.into_iter().collect();
    areas.sort_by_key(|(code, name)| (*code != own, *name));
    areas.truncate(MOST);
    let rows = compared.iter().map(|(score, all)| RugRow {
        name: score.name.clone(),
        unit: score.unit,
        cells: areas
            .iter()
            .map(|(code, _)| {
                let found = all.areas.iter().find(|one| one.area.code == **code);
                found.map_or_else(RugCell::default, |one| RugCell {
                    value: Some(one.value),
                    judgement: one.beside.as_ref().map(|beside| beside.judged),
                })
            })
            .collect(),
    });
    RugInput {
        caption: Caption {
            title: material.title(),
            subtitle: "Each figure beside the benchmark, for the latest time that areas share".to_owned(),
            ..Caption::default()
        },
        benchmark: benchmark(compared),
        areas: areas.iter().map(|(code, name)| ((*name).to_owned(), *code == own)).collect(),
        rows: rows.collect(),
    }
}

/// The name of the benchmark where there is one for all.
pub(super) fn benchmark(compared: &[(&IndicatorScore, AreasCompared<'_>)]) -> String {
    let mut names =
        compared.iter().filter_map(|(_, all)| all.benchmark.as_ref().map(|one| one.name.as_str()));
    let first = names.next().unwrap_or("the benchmark");
    if names.all(|name| name == first) { first.to_owned() } else { "the benchmark".to_owned() }
}
