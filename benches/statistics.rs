//! Speed of the statistics: control charts of many series, and many intervals.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use spruce::statistics::{
    Level, byar,
    spc::{Baseline, Spc, xmr},
    wilson,
};

/// Made-up series of 24 months: a level with scatter, and in some of them a drift or a step.
fn series(count: u32) -> Vec<Vec<Option<f64>>> {
    let mut state = 1_u64;
    let mut scatter = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 40).unwrap_or(0)) / f64::from(1_u32 << 24)
    };
    (0..count)
        .map(|one| {
            let (drift, step) = (f64::from(one % 5 / 4), if one % 7 == 0 { 8.0 } else { 0.0 });
            (0..24)
                .map(|month| {
                    let late = if month >= 12 { step } else { 0.0 };
                    Some(80.0 + 6.0 * scatter() + 0.3 * drift * f64::from(month) + late)
                })
                .collect()
        })
        .collect()
}

fn benches(criterion: &mut Criterion) {
    let series = series(10_000);
    for (name, screen_moving_ranges) in [("", false), (", screened", true)] {
        let methods = Spc { screen_moving_ranges, ..Spc::default() };
        criterion.bench_function(&format!("control charts of 10,000 series x 24 points{name}"), |bench| {
            bench.iter(|| {
                for one in black_box(&series) {
                    let _chart = black_box(xmr(one, Baseline::default(), &methods));
                }
            });
        });
    }
    criterion.bench_function("24,000 Wilson and Byar intervals at both levels", |bench| {
        bench.iter(|| {
            for x in 0..24_000_u32 {
                let events = f64::from(black_box(x) % 1_000 + 2);
                for level in [Level::P95, Level::P998] {
                    let _share = black_box(wilson(events, 1_200.0, level));
                    let _rate = black_box(byar(events, level));
                }
            }
        });
    });
}

criterion_group! {
    name = all;
    config = Criterion::default().sample_size(20);
    targets = benches
}
criterion_main!(all);
