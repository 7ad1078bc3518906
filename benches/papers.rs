//! Speed of charts and papers.

#![expect(clippy::unwrap_used, reason = "a bench stops at what it cannot do")]

use std::{collections::BTreeSet, hint::black_box, path::Path};

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use spruce::{
    base::Errand,
    disclosure::Published,
    document::{Document, example_document, example_returns},
    export::{
        ChartsWish, FigureFormat, FigureLook, Pages, PaperFormat, export_charts, figure_pdf, paper_bytes,
    },
    figure::Figure,
    render::{Size, Style, png, svg},
    report::{Block, Material, Paper, Shipped, Template, charts::Chart, compose},
    returns::{Known, ReturnReading, read},
    workbook::catalogue,
};

fn example() -> Document {
    let readings: Vec<ReturnReading> = example_returns()
        .iter()
        .map(|source| read(source, &Known::new(catalogue()), &|_| {}, &|| false).unwrap())
        .collect();
    example_document(readings, Timestamp::UNIX_EPOCH)
}

/// The board paper of the example with its profile: 25 pages.
fn board_paper() -> Paper {
    let document = example();
    let published = Published::of(&document, document.settings.disclosure).unwrap();
    let of = |template: &Template| compose(&Material::new(&published, template).unwrap());
    let mut paper = of(&Template::named("").unwrap());
    paper.chapters.extend(of(Shipped::Profile.template()).chapters);
    paper
}

/// The first so many charts of the example, as the job that saves charts into a folder names them.
fn first_charts(published: &Published, count: usize, folder: &Path) -> BTreeSet<Chart> {
    let wish = ChartsWish { wanted: &|_| true, format: FigureFormat::Csv, look: FigureLook::default() };
    let all = export_charts(published, wish, folder, &Errand::default()).unwrap();
    all.into_iter().take(count).map(|file| file.chart).collect()
}

/// The whole way of "Save the charts into a folder": drawn, painted on all cores, written.
fn folder_of_charts(c: &mut Criterion) {
    let document = example();
    let published = Published::of(&document, document.settings.disclosure).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let chosen = first_charts(&published, 60, &folder.path().join("tables"));
    let wanted = |chart: &Chart| chosen.contains(chart);
    let mut group = c.benchmark_group("60 charts into a folder");
    group.sample_size(10);
    for format in [FigureFormat::Png, FigureFormat::Svg] {
        let wish = ChartsWish { wanted: &wanted, format, look: FigureLook::default() };
        let folder = folder.path().join(format.ending());
        group.bench_function(format.ending(), |b| {
            b.iter(|| {
                let files = export_charts(&published, wish, &folder, &Errand::default()).unwrap();
                assert_eq!(files.len(), 60);
            });
        });
    }
    group.finish();
}

fn first_chart(paper: &Paper) -> Figure {
    let mut blocks = paper.chapters.iter().flat_map(|chapter| &chapter.blocks);
    // After the tree of sections: the first exception's.
    blocks
        .by_ref()
        .filter_map(|block| match block {
            Block::Figure(figure) => Some(figure.figure.as_ref().clone()),
            _ => None,
        })
        .nth(1)
        .unwrap()
}

fn papers(c: &mut Criterion) {
    let paper = board_paper();
    assert!(Pages::of(&paper).len() >= 25, "{} pages", Pages::of(&paper).len());
    let mut group = c.benchmark_group("a board paper of 25 pages");
    group.sample_size(20);
    for format in [PaperFormat::Pdf, PaperFormat::Docx, PaperFormat::Pptx] {
        group.bench_function(format.ending(), |b| {
            b.iter(|| paper_bytes(black_box(&paper), format, &Errand::default()).unwrap());
        });
    }
    group.bench_function("its pages alone", |b| b.iter(|| Pages::of(black_box(&paper))));
    group.finish();

    let chart = first_chart(&paper);
    let mut group = c.benchmark_group("one chart");
    group.sample_size(30);
    group.bench_function("svg", |b| b.iter(|| svg(black_box(&chart), Size::FULL, &Style::print())));
    group.bench_function("png at 300 dpi", |b| {
        b.iter(|| png(black_box(&chart), Size::FULL, 300, &Style::print()).unwrap());
    });
    group.bench_function("pdf", |b| {
        b.iter(|| figure_pdf(black_box(&chart), Size::FULL, &Style::print()).unwrap());
    });
    group.finish();
}

criterion_group!(benches, papers, folder_of_charts);
criterion_main!(benches);
