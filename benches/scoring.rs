//! Speed of scoring again after one edit, where only what changed is worked out again.

#![expect(clippy::expect_used, reason = "a bench stops at what it cannot do")]

use std::{hint::black_box, sync::Arc};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use spruce::{
    document::{Document, Edit, HandFigure, Scorer, WhichFigure},
    domain::{Area, AreaKind, Dataset, Observation, Period},
    returns::Typed,
    workbook::{Answer, Catalogue, Indicator, catalogue},
};

const AREAS: u16 = 150;
const INDICATORS: usize = 125;
const PERIODS: i32 = 36;

/// 125 indicators: those of the catalogue that are measured, and copies of them under other names.
fn indicators() -> Vec<Indicator> {
    let measured = catalogue().indicators.iter().filter(|one| one.answer == Answer::Measured);
    let mut all: Vec<Indicator> = measured.cloned().collect();
    let (known, mut copies) = (all.len(), all.clone().into_iter().cycle());
    while all.len() < INDICATORS {
        let Some(copy) = copies.next() else { break };
        let number = all.len() - known;
        let id = format!("{}_{number}", copy.id.as_str()).as_str().into();
        all.push(Indicator { id, local: true, ..copy });
    }
    all.truncate(INDICATORS);
    all
}

/// A scorecard of 150 areas, 125 indicators and 36 months: 675,000 figures.
fn large() -> Document {
    let indicators = indicators();
    let area = |number: u16| Area {
        code: format!("X{number:03}").as_str().into(),
        name: format!("Area {number}"),
        kind: AreaKind::PrimaryCareTrust,
    };
    let areas: Vec<Area> = (0..AREAS).map(area).collect();
    let first = Period::month(2008, 4).expect("a month");
    let mut figures = Vec::new();
    for indicator in &indicators {
        for (at, area) in areas.iter().enumerate() {
            for month in 0..PERIODS {
                // Shares between a fifth and two fifths of 400, made to scatter.
                let scatter = (at * 7_919 + usize::try_from(month).unwrap_or(0) * 104_729) % 80;
                let (x, n) = (80.0 + scatter as f64, 400.0);
                figures.push(Observation {
                    numerator: Some(x),
                    denominator: Some(n),
                    value: Some(x / n * indicator.multiplier),
                    ..Observation::new(indicator.id.clone(), area.code.clone(), first.shifted(month))
                });
            }
        }
    }
    let mut dataset = Dataset::default();
    dataset.add_areas(areas);
    dataset.merge(figures);
    let own = indicators.into_iter().filter(|one| one.local).collect();
    Document {
        area: Some("X000".into()),
        dataset: Arc::new(dataset),
        indicators: Arc::new(own),
        ..Document::default()
    }
}

fn edit(document: &Document, value: u32) -> Edit {
    let figure = document.dataset.observations().nth(1_000).expect("a figure");
    let area = document.dataset.areas().get(&figure.area).expect("its area").clone();
    let which = WhichFigure {
        indicator: figure.indicator.clone(),
        name: Catalogue::default()
            .indicator(&figure.indicator)
            .map_or_else(String::new, |one| one.name.clone()),
        area,
        period: figure.period,
        group: None,
    };
    let typed = Typed { numerator: value.to_string(), denominator: "400".to_owned(), ..Typed::default() };
    let (source, note, at) = ("A bench".to_owned(), String::new(), Timestamp::UNIX_EPOCH);
    Edit::SetFigure(Box::new(HandFigure { which, typed, source, note, at }))
}

fn benches(criterion: &mut Criterion) {
    let document = large();
    let mut scorer = Scorer::default();
    let score = |scorer: &mut Scorer, document: &Document| {
        let doubts = scorer.doubts(document);
        scorer.scorecard(document, &doubts).expect("an edition that is there")
    };
    assert!(score(&mut scorer, &document).is_some(), "there is a scorecard");
    let mut value = 100;
    criterion.bench_function("one edit and scoring again, 150 areas x 125 indicators x 36 months", |bench| {
        bench.iter_batched(
            || {
                value = 100 + (value + 1) % 60;
                edit(&document, value)
            },
            |edit| score(&mut scorer, &black_box(edit).apply(&document)),
            BatchSize::PerIteration,
        );
    });
    criterion.bench_function("scoring the same from nothing", |bench| {
        bench.iter(|| score(&mut Scorer::default(), black_box(&document)));
    });
}

criterion_group! {
    name = all;
    config = Criterion::default().sample_size(10);
    targets = benches
}
criterion_main!(all);
