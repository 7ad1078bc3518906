//! A made-up paper with everything that a paper can have.

use std::sync::Arc;

use jiff::civil::date;
use spruce::{
    domain::Period,
    figure::{Comparator, ComparatorPoint, Figure, StandardSpan, Standing, TrendInput, TrendPoint, trend},
    report::{
        Align, Block, Cell, Chapter, Column, Logo, Paper, Row, RowKind, Sheet, Table, Words, {self},
    },
    scoring::Status,
    statistics::spc::{Assurance, Variation},
    workbook::Unit,
};

/// A chart of a year and a half of months against a standard.
pub(super) fn chart(title: &str) -> Figure {
    let values = [
        84.6, 85.0, 84.2, 84.9, 85.4, 85.0, 86.0, 83.8, 84.7, 84.0, 83.9, 84.4, 84.8, 82.4, 81.2, 79.8, 78.6,
        78.2,
    ];
    let month = |step: i32| Period::month(2009, 10).unwrap().shifted(step);
    let points = (0..).zip(values).map(|(step, value)| TrendPoint {
        interval: Some((value - 4.3, value + 3.8)),
        ..TrendPoint::new(month(step), Some(value))
    });
    let england = (0..18).map(|step| ComparatorPoint { period: month(step), value: Some(86.0) }).collect();
    let mut figure = trend(&TrendInput {
        title: title.to_owned(),
        subtitle: "% of women seen by 12 weeks and 6 days, monthly".to_owned(),
        source: "Source: VSB06, October 2009 to March 2011; standard edition 2010".to_owned(),
        unit: Unit::Percent,
        name: "Exampleton".to_owned(),
        points: points.collect(),
        comparators: vec![Comparator { name: "England".to_owned(), points: england }],
        standards: vec![StandardSpan {
            from: "2008-04-01".parse().unwrap(),
            to: None,
            lower: Some(90.0),
            upper: None,
            label: "Standard at least 90%".to_owned(),
        }],
        standing: Some(Standing::NotMet),
    });
    figure.note = "Bars are 95% intervals by Wilson's method.".to_owned();
    figure.icons = vec![Variation::ConcernLow.into(), Assurance::Fail.into()];
    figure
}

fn placed(title: &str, width: f64) -> Block {
    Block::Figure(report::Figure { figure: Arc::new(chart(title)), width, height: width * 0.5625 })
}

fn column(heading: &str, align: Align, share: f64) -> Column {
    Column { heading: heading.to_owned(), align, share }
}

fn over(text: &str) -> Row {
    Row { kind: RowKind::Heading, cells: vec![Cell::text(text)] }
}

/// A scorecard of `rows` indicators.
pub(super) fn scorecard(rows: usize) -> Table {
    let statuses =
        [Status::Met, Status::Close, Status::NotMet, Status::NoData, Status::NoStandard, Status::Met];
    let row = |number: usize| Row {
        kind: RowKind::Usual,
        cells: vec![
            Cell::text(format!("Women who book by 12 weeks and 6 days, number {number}")),
            Cell::text("Q4 2010/11"),
            Cell::Words(Words::plain("78.2% ").then(Words::quiet("(74.0 to 82.0)"))),
            Cell::text("at least 90%"),
            Cell::Status(statuses[number % statuses.len()]),
            Cell::Icons(vec![Variation::ConcernLow.into(), Assurance::HitOrMiss.into()]),
        ],
    };
    let mut all = vec![over("1 · Early access")];
    all.extend((1..=rows).map(row));
    all.insert(rows / 2, over("2 · Public health of pregnancy"));
    Table {
        caption: "Scorecard up to Q4 2010/11".to_owned(),
        columns: vec![
            column("Indicator", Align::Left, 3.0),
            column("Period", Align::Left, 1.0),
            column("Figure", Align::Right, 1.4),
            column("Standard", Align::Left, 1.1),
            column("Status", Align::Left, 0.6),
            column("Variation", Align::Middle, 0.6),
        ],
        rows: all,
        notes: vec!["Intervals are 95% by Wilson's method.".to_owned()],
    }
}

/// A picture of 40 by 20 dots in one colour.
pub(super) fn logo() -> Logo {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 40, 20);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[0, 94, 184].repeat(800)).unwrap();
    writer.finish().unwrap();
    Logo { png: png.into(), size: (40, 20), alt_text: "Logo of Exampleton".to_owned() }
}

/// A paper with every kind of block, a long table, letters of other scripts and a very long paragraph
/// of `words` words.
pub(super) fn paper(words: usize) -> Paper {
    let heading = |level, text: &str| Block::Heading { level, text: text.to_owned() };
    let long = "Bookings fell as clinics moved to the new site. ".repeat(words.div_ceil(9));
    let cover = vec![
        Block::Title("Reducing infant deaths in Exampleton: scorecard for the board".to_owned()),
        Block::Facts(vec![
            ("Meeting".to_owned(), Words::plain("Board, 14 May 2011")),
            ("Author".to_owned(), Words::plain("A. Author, public health")),
            (
                "Recommendation".to_owned(),
                Words::strong(
                    "The board is asked to note two exceptions and to agree the actions in part 3.",
                ),
            ),
        ]),
        heading(1, "Summary"),
        Block::Paragraph(
            Words::plain("Three of thirteen sections are met. ")
                .then(Words::strong("Booking is red"))
                .then(Words::quiet(" (78.2%, standard 90%).")),
        ),
        Block::Points(vec![
            Words::plain("Breastfeeding is rising: 41.3% at 6 to 8 weeks."),
            Words::plain("Smoking at delivery fell from 22.0% to 19.4%. ".repeat(4)),
            Words::strong("Cots are full."),
        ]),
        Block::Steps(vec![
            Words::plain("Move the clinics."),
            Words::plain("Ring those who have not booked."),
        ]),
        Block::Paragraph(Words::plain("Thanks 👍🏽 from مرحبا بالعالم & <all>.")),
    ];
    let exception = vec![
        heading(1, "Exceptions"),
        heading(2, "Booked by 12 weeks and 6 days"),
        placed("Booking by 12 weeks is below 90% and falling", 160.0),
        heading(3, "Why"),
        Block::Paragraph(Words::plain(long)),
        heading(2, "Breastfeeding"),
        placed("Breastfeeding is close", 78.0),
        Block::PageBreak,
        heading(1, "Actions"),
        Block::Table(Table {
            caption: "Actions".to_owned(),
            columns: vec![
                column("Action", Align::Left, 2.0),
                column("Owner", Align::Left, 1.0),
                column("Due", Align::Right, 0.5),
            ],
            rows: vec![
                Row {
                    kind: RowKind::Usual,
                    cells: vec![
                        Cell::text("Ring those who have not booked. ".repeat(250)),
                        Cell::text("Head of midwifery"),
                        Cell::text("June 2011"),
                    ],
                },
                Row { kind: RowKind::Usual, cells: vec![Cell::text("Short"), Cell::text("")] },
            ],
            notes: Vec::new(),
        }),
    ];
    Paper {
        title: "Reducing infant deaths in Exampleton: scorecard for the board".to_owned(),
        author: "A. Author".to_owned(),
        date: date(2011, 5, 14),
        reference: "BD 11/42".to_owned(),
        restriction: Some("Restricted: small counts are not hidden; not for publication".to_owned()),
        logo: Some(logo()),
        accent: [0, 94, 184],
        chapters: vec![
            Chapter { sheet: Sheet::Portrait, blocks: cover },
            Chapter {
                sheet: Sheet::Landscape,
                blocks: vec![heading(1, "Scorecard"), Block::Table(scorecard(60))],
            },
            Chapter { sheet: Sheet::Portrait, blocks: exception },
        ],
    }
}
