//! How long it takes to find what must not leave.

#![expect(clippy::unwrap_used, reason = "a bench stops at what it cannot do")]

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use spruce::{
    disclosure::{Policy, Published},
    document::Document,
    domain::{Area, AreaCode, AreaKind, Dataset, Observation, Period},
    workbook::catalogue,
};

const AREAS: usize = 200;
const MONTHS: i8 = 36;

fn figure(indicator: &str, area: &AreaCode, period: Period, count: f64, all: f64) -> Observation {
    Observation {
        numerator: Some(count),
        denominator: Some(all),
        value: Some(count / all * 100.0),
        ..Observation::new(indicator, area.clone(), period)
    }
}

/// 200 areas by every indicator by 36 months; one figure in eleven is small. With totals for England, where
/// that is asked for.
fn document(totals: bool) -> Document {
    let mut dataset = Dataset::default();
    let areas: Vec<AreaCode> = (0..AREAS).map(|i| AreaCode::from(format!("X{i:03}").as_str())).collect();
    dataset.add_areas(areas.iter().map(|code| Area {
        code: code.clone(),
        name: code.to_string(),
        kind: AreaKind::PrimaryCareTrust,
    }));
    let england = AreaCode::from("ENG");
    if totals {
        dataset.add_areas([Area {
            code: england.clone(),
            name: "England".to_owned(),
            kind: AreaKind::England,
        }]);
    }
    let mut figures = Vec::new();
    for (k, indicator) in catalogue().indicators.iter().enumerate() {
        for month in 0..MONTHS {
            let period = Period::month(2010 + i16::from(month / 12), month % 12 + 1).unwrap();
            let mut sum = 0.0;
            for (i, area) in areas.iter().enumerate() {
                let mixed = (i * 7919 + k * 104_729 + usize::from(month.unsigned_abs()) * 31) % 997;
                let count = if mixed % 11 == 0 { (mixed % 4 + 1) as f64 } else { (mixed + 20) as f64 };
                sum += count;
                figures.push(figure(indicator.id.as_str(), area, period, count, 4_000.0 + i as f64));
            }
            if totals {
                figures.push(figure(indicator.id.as_str(), &england, period, sum, 819_900.0));
            }
        }
    }
    dataset.merge(figures);
    Document { area: areas.first().cloned(), dataset: Arc::new(dataset), ..Document::default() }
}

fn published(c: &mut Criterion) {
    let mut group = c.benchmark_group("disclosure");
    group.sample_size(10);
    for (name, totals) in [("areas", false), ("areas and England", true)] {
        let document = document(totals);
        group.bench_function(name, |b| b.iter(|| Published::of(&document, Policy::SmallNumbers)));
    }
    group.finish();
}

criterion_group!(benches, published);
criterion_main!(benches);
