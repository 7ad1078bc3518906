//! Speed of the main job without a screen: reading returns, scoring, drawing and saving.

#![expect(clippy::expect_used, reason = "a bench stops at what it cannot do")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use spruce::{
    document::{Document, example_document, example_edits, example_returns},
    domain::IndicatorId,
    render::{Size, Style, png},
    report::charts::{TrendView, trend_figure},
    returns::{Known, ReturnReading, Source, read},
    statistics::{Level, wilson},
    workbook::catalogue,
};

fn readings() -> Vec<ReturnReading> {
    let known = Known::new(catalogue());
    let read_one =
        |source: &Source| read(source, &known, &|_| {}, &|| false).expect("the example can be read");
    example_returns().iter().map(read_one).collect()
}

fn opened() -> Document {
    example_document(readings(), Timestamp::UNIX_EPOCH)
}

/// A made-up return of 200,000 rows: 1,000 areas over 200 months.
fn large_return() -> Source {
    let mut text = String::from("Org code,Org name,Period,Smokers at delivery,Number of maternities\n");
    for area in 0..1_000 {
        for month in 0..200 {
            let (year, month) = (2000 + month / 12, month % 12 + 1);
            let row =
                format!("X{area:04},Area {area},{year}-{month:02},{},{}\n", 10 + area % 40, 200 + month);
            text += &row;
        }
    }
    Source::new("large.csv", text.as_bytes())
}

fn benches(criterion: &mut Criterion) {
    criterion.bench_function("wilson intervals, 1,000", |bench| {
        bench.iter(|| (1..=1_000_u32).map(|x| wilson(f64::from(x), 1_000.0, Level::P95)).collect::<Vec<_>>());
    });
    criterion.bench_function("read the example's returns", |bench| bench.iter(readings));
    let read_already = readings();
    criterion.bench_function("import the example's returns", |bench| {
        bench.iter(|| {
            let edits = example_edits(read_already.clone(), Timestamp::UNIX_EPOCH);
            edits.iter().fold(Document::default(), |document, edit| edit.apply(&document))
        });
    });
    let document = opened();
    criterion.bench_function("score the example", |bench| bench.iter(|| black_box(&document).scorecard()));
    let card = document.scorecard().expect("an edition that is there").expect("figures to score");
    let smoking = IndicatorId::from("smoking_at_delivery");
    let view = TrendView {
        dataset: &document.dataset,
        catalogue: catalogue(),
        scorecard: &card,
        methods: &document.settings.methods,
        compared: None,
    };
    criterion.bench_function("describe a chart", |bench| bench.iter(|| trend_figure(&view, &smoking)));
    let figure = trend_figure(&view, &smoking).expect("the example has it");
    criterion.bench_function("draw a chart of 160 mm at 300 dpi", |bench| {
        bench.iter(|| png(&figure, Size::FULL, 300, &Style::print()));
    });
    let mut slow = criterion.benchmark_group("large");
    slow.sample_size(10);
    let large = large_return();
    let known = Known::new(catalogue());
    slow.bench_function("read 200,000 rows", |bench| bench.iter(|| read(&large, &known, &|_| {}, &|| false)));
    slow.finish();
}

criterion_group!(core, benches);
criterion_main!(core);
