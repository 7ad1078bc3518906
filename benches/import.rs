//! Speed of import from bytes to a document, each beside the reader alone that only looks at every cell.

#![expect(clippy::expect_used, reason = "a bench stops at what it cannot do")]

use std::{collections::BTreeSet, fmt::Write as _, hint::black_box, io::Cursor, sync::Arc};

use calamine::{DataRef, Reader as _, Xlsx};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::{Timestamp, civil::date};
use rust_xlsxwriter::Workbook;
use spruce::{
    document::{Document, Edit},
    domain::AreaCode,
    returns::{Known, Source, read},
    workbook::catalogue,
};

const MISSING: &str = "Missing value / Value outside reporting parameters";

/// Dimensions of the Maternity Services Data Set, what they count, and their measures.
const DIMENSIONS: [(&str, &str, &[&str]); 12] = [
    (
        "AgeAtBookingMotherGroup",
        "Deliveries",
        &["Under 20", "20 to 24", "25 to 29", "30 to 34", "35 to 39", "40 to 44", "45 or Over", MISSING],
    ),
    (
        "EthnicCategoryMotherGroup",
        "Deliveries",
        &["White", "Asian or Asian British", "Black or Black British", "Mixed", "Any other ethnic group"],
    ),
    ("GestationLengthBirthGroup37", "Babies", &["<37 weeks", ">=37 weeks", MISSING]),
    ("BirthweightTermGroup2500", "Babies", &["Under 2500g", "2500g and over", MISSING]),
    (
        "BirthweightTermGroup",
        "Babies",
        &["Under 1500g", "1500g to 1999g", "2000g to 2499g", "2500g to 2999g", "3000g to 3499g", MISSING],
    ),
    (
        "PlaceTypeActualDeliveryMidwifery",
        "Babies",
        &[
            "Home (NHS care)",
            "Home (private care)",
            "In transit (with NHS ambulance services)",
            "NHS Alongside midwifery unit",
            "NHS Freestanding midwifery unit (FMU)",
            "NHS Obstetric unit (including theatre)",
            MISSING,
        ],
    ),
    (
        "DeprivationDecileAtBooking",
        "Deliveries",
        &[
            "01 - Most deprived",
            "02",
            "03",
            "04",
            "05",
            "10 - Least deprived",
            "\"Resident Elsewhere in UK, Channel Islands or Isle of Man\"",
            MISSING,
        ],
    ),
    ("SmokingStatusGroupBooking", "Deliveries", &["Smoker", "Non-Smoker / Ex-Smoker", MISSING]),
    (
        "GestAgeFormalAntenatalBookingGroup",
        "Deliveries",
        &["0 to 70 days", "71 to 90 days", "91 to 140 days", "141+ days", MISSING],
    ),
    (
        "BabyFirstFeedBreastMilkStatus",
        "Babies",
        &["Maternal or Donor Breast Milk", "Not Breast Milk", MISSING],
    ),
    (
        "FolicAcidSupplement",
        "Deliveries",
        &[
            "Has been taking prior to becoming pregnant",
            "Started taking once pregnancy confirmed",
            "Not taking folic acid supplement",
            MISSING,
        ],
    ),
    (
        "OnsetOfLabour",
        "Deliveries",
        &["Spontaneous", "Caesarean Section", "Medical induction", "Surgical induction", MISSING],
    ),
];

/// Organisations of the file, the first of them England.
const ORGANISATIONS: i32 = 160;

fn organisation(number: i32) -> (String, String, &'static str) {
    match number {
        0 => ("National".to_owned(), "ALL SUBMITTERS".to_owned(), "National"),
        1..=7 => {
            (format!("Y{}", 55 + number), format!("COMMISSIONING REGION {number}"), "NHS England (Region)")
        }
        _ => {
            let name = format!("UNIVERSITY HOSPITALS OF TOWN {number} NHS FOUNDATION TRUST");
            (format!("R{number:03}"), name, "Provider")
        }
    }
}

/// Rows in the shape of the Maternity Services Monthly Statistics; a twentieth of the counts is hidden.
fn monthly_statistics(rows: usize) -> Source {
    let mut text = String::from(
        "ReportingPeriodStartDate,ReportingPeriodEndDate,Dimension,Org_Level,Org_Code,Org_Name,Measure,Count_Of,Final_value\n",
    );
    let mut written = 0_usize;
    'rows: for month in 0.. {
        let first = date(2015, 1, 1).saturating_add(jiff::Span::new().months(month));
        let period = format!("{},{}", first.strftime("%d/%m/%Y"), first.last_of_month().strftime("%d/%m/%Y"));
        for number in 0..ORGANISATIONS {
            let (code, name, level) = organisation(number);
            for (dimension, counted, measures) in DIMENSIONS {
                for measure in measures {
                    let _ = write!(text, "{period},{dimension},{level},{code},{name},{measure},{counted},");
                    let value = written.wrapping_mul(40_503) % 1_000;
                    let _ = match value % 20 {
                        0 => writeln!(text, "*"),
                        _ => writeln!(text, "{}", value / 5 * 5 + 5),
                    };
                    written += 1;
                    if written == rows {
                        break 'rows;
                    }
                }
            }
        }
    }
    Source::new("msds-monthly.csv", text.as_bytes())
}

/// A workbook of 12 columns: 1,000 areas over 200 months.
fn workbook(rows: u32) -> Source {
    const HEADINGS: [&str; 12] = [
        "Org code",
        "Org name",
        "Region",
        "Period",
        "Number of maternities",
        "Smokers at delivery",
        "% smoking at delivery",
        "Babies due a 6-8 week check",
        "Breastfed at 6-8 weeks",
        "% breastfed at 6-8 weeks",
        "Births",
        "Note",
    ];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, HEADINGS).expect("a row of headings");
    for row in 0..rows {
        let (area, month) = (row / 200, row % 200);
        let (births, smokers) = (200.0 + f64::from(month), 10.0 + f64::from(area % 40));
        let (due, fed) = (births - 5.0, births / 2.0);
        let share = |part: f64, all: f64| (part / all * 1_000.0).round() / 10.0;
        let words = [
            format!("X{area:04}"),
            format!("Area {area}"),
            format!("Region {}", area % 9),
            format!("{}-{:02}", 2000 + month / 12, month % 12 + 1),
        ];
        let numbers = [births, smokers, share(smokers, births), due, fed, share(fed, due), births + 3.0];
        sheet.write_row(row + 1, 0, words).expect("a row of words");
        sheet.write_row(row + 1, 4, numbers).expect("a row of numbers");
        sheet.write(row + 1, 11, "final").expect("a note");
    }
    Source::new("workbook.xlsx", &book.save_to_buffer().expect("a workbook"))
}

/// A folder of 40 small returns, each of one area.
fn folder() -> Vec<Source> {
    let one = |area: u32| {
        let mut text =
            String::from("Org code,Period,Smokers at delivery (number),Maternities,% smoking at delivery\n");
        for quarter in 0..12 {
            let (year, smokers) = (2008 + quarter / 4, 40 + area + quarter);
            let _ = writeln!(
                text,
                "X{area:03},Q{} {year}-{:02},{smokers},400,{:.1}",
                quarter % 4 + 1,
                (year + 1) % 100,
                f64::from(smokers) / 4.0
            );
        }
        Source::new(&format!("SATOD {area}.csv"), text.as_bytes())
    };
    (0..40).map(one).collect()
}

/// Imports files into an empty document; gives how many figures it then has.
fn import(sources: &[Source], only: Option<&BTreeSet<AreaCode>>) -> usize {
    let known = Known { only, ..Known::new(catalogue()) };
    let one = |source| Arc::new(read(source, &known, &|_| {}, &|| false).expect("what was made can be read"));
    let readings = sources.iter().map(one).collect();
    let document = Edit::Import { readings, at: Timestamp::UNIX_EPOCH }.apply(&Document::default());
    document.dataset.len()
}

/// The csv crate alone, looking at every field.
fn csv_alone(bytes: &[u8]) -> usize {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let (mut record, mut seen) = (csv::ByteRecord::new(), 0);
    while reader.read_byte_record(&mut record).expect("a record") {
        seen += record.iter().map(<[u8]>::len).sum::<usize>();
    }
    seen
}

/// Calamine alone, looking at every cell.
fn calamine_alone(bytes: &[u8]) -> usize {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let name = book.sheet_names().first().cloned().expect("a sheet");
    let mut cells = book.worksheet_cells_reader(&name).expect("its cells");
    let mut seen = 0;
    while let Some(cell) = cells.next_cell().expect("a cell") {
        seen += usize::from(!matches!(cell.get_value(), DataRef::Empty));
    }
    seen
}

fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("import");
    group.sample_size(10);
    let monthly = monthly_statistics(1_000_000);
    let (own, comparators) = ("R012", ["National", "Y56", "R013", "R014", "R015"]);
    let asked: BTreeSet<AreaCode> = comparators.into_iter().chain([own]).map(AreaCode::from).collect();
    group.bench_function("a million rows: csv alone", |bench| {
        bench.iter(|| csv_alone(black_box(&monthly.bytes)));
    });
    let monthly = [monthly];
    group.bench_function("a million rows: an area and its comparators", |bench| {
        bench.iter(|| import(&monthly, Some(&asked)));
    });
    group.bench_function("a million rows: all areas", |bench| bench.iter(|| import(&monthly, None)));
    let book = workbook(200_000);
    group.bench_function("200,000 rows of a workbook: calamine alone", |bench| {
        bench.iter(|| calamine_alone(black_box(&book.bytes)));
    });
    let book = [book];
    group.bench_function("200,000 rows of a workbook", |bench| bench.iter(|| import(&book, None)));
    let folder = folder();
    group.bench_function("40 small returns: csv alone", |bench| {
        bench.iter(|| folder.iter().map(|source| csv_alone(&source.bytes)).sum::<usize>());
    });
    group.bench_function("40 small returns", |bench| bench.iter(|| import(&folder, None)));
    group.finish();
}

criterion_group!(imports, benches);
criterion_main!(imports);
