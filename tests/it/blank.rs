//! Returns that Spruce makes for an organisation to fill in, and as they come back.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _, Write as _},
};

use proptest::prelude::*;
use spruce::{
    base::Severity,
    domain::{Area, AreaKind, Mark, Observation, Period},
    export::BlankReturn,
    returns::{Known, ReturnReading, Source, read},
    workbook::{Answer, Catalogue, Indicator, catalogue},
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// An Excel file whose first sheet is edited as its text.
struct Book {
    parts: Vec<(String, Vec<u8>)>,
}

const SHEET: &str = "xl/worksheets/sheet1.xml";
/// The row of the headings, as Excel counts.
const HEADINGS: usize = 5;

impl Book {
    fn of(blank: &BlankReturn<'_>) -> Self {
        let bytes = blank.xlsx("2011-05-04T09:30:00Z".parse().unwrap()).unwrap();
        let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let parts = (0..zip.len()).map(|i| {
            let mut part = zip.by_index(i).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        });
        Self { parts: parts.collect() }
    }

    fn text(&self, part: &str) -> String {
        let (_, content) = self.parts.iter().find(|(name, _)| name == part).unwrap();
        String::from_utf8(content.clone()).unwrap()
    }

    fn put_sheet(&mut self, text: String) {
        self.parts.iter_mut().find(|(name, _)| name == SHEET).unwrap().1 = text.into_bytes();
    }

    /// Types into a cell that is there, empty, with its format.
    fn fill(&mut self, cell: &str, typed: &str) {
        let sheet = self.text(SHEET);
        let open = format!("<c r=\"{cell}\"");
        let (front, rest) = sheet.split_once(&open).unwrap_or_else(|| panic!("{cell} is not there"));
        let (format, back) = rest.split_once("/>").unwrap();
        assert!(!format.contains('>'), "{cell} is not empty");
        let filled = match typed.parse::<f64>() {
            Ok(number) => format!("><v>{number}</v></c>"),
            Err(_) => format!(" t=\"inlineStr\"><is><t>{typed}</t></is></c>"),
        };
        self.put_sheet(format!("{front}{open}{format}{filled}{back}"));
    }

    /// The rows of the sheet, with their numbers, and what stands before and after them.
    fn rows(&self) -> (String, Vec<(usize, String)>, String) {
        let sheet = self.text(SHEET);
        let (front, rest) = sheet.split_once("<sheetData>").unwrap();
        let (rows, back) = rest.split_once("</sheetData>").unwrap();
        let rows = rows.split_inclusive("</row>").map(|row| {
            let number = row.split("r=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
            (number, row.to_owned())
        });
        (front.to_owned(), rows.collect(), back.to_owned())
    }

    /// Puts the rows below the headings in this order, and leaves out those that it does not name.
    fn reorder(&mut self, order: &[usize]) {
        let (front, rows, back) = self.rows();
        let mut out: Vec<String> =
            rows.iter().filter(|(number, _)| *number <= HEADINGS).map(|(_, row)| row.clone()).collect();
        for (at, from) in order.iter().enumerate() {
            let row = &rows.iter().find(|(number, _)| number == from).unwrap().1;
            let to = HEADINGS + 1 + at;
            let moved = row.replace(&format!("<row r=\"{from}\""), &format!("<row r=\"{to}\""));
            let moved = ('A'..='K').fold(moved, |row, letter| {
                row.replace(&format!("r=\"{letter}{from}\""), &format!("r=\"{letter}{to}\""))
            });
            out.push(moved);
        }
        self.put_sheet(format!("{front}<sheetData>{}</sheetData>{back}", out.concat()));
    }

    fn reading(&self, catalogue: &Catalogue) -> ReturnReading {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.parts {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        read(&Source::new("Return.xlsx", &bytes), &Known::new(catalogue), &|_| {}, &|| false).unwrap()
    }
}

fn known(id: &str) -> &'static Indicator {
    catalogue().indicator(&id.into()).unwrap()
}

fn exampleton() -> Area {
    Area { code: "5ZZ".into(), name: "Exampleton PCT".to_owned(), kind: AreaKind::PrimaryCareTrust }
}

fn quarter(quarter: i8) -> Period {
    Period::quarter(2011, quarter).unwrap()
}

fn figures(reading: &ReturnReading) -> Vec<&Observation> {
    reading.sheets.iter().filter(|sheet| sheet.wanted).flat_map(|sheet| &sheet.observations).collect()
}

/// Nothing about the return has to be asked.
fn asks_nothing(reading: &ReturnReading) {
    for sheet in &reading.sheets {
        assert!(!sheet.asks && sheet.questions.is_empty(), "{}: {:?}", sheet.grid.name, sheet.findings);
        let worst = sheet.findings.iter().find(|finding| finding.severity > Severity::Note);
        assert!(worst.is_none(), "{worst:?}");
    }
}

#[test]
fn a_filled_return_gives_just_what_was_filled_in() {
    let blank = BlankReturn {
        indicators: vec![
            known("booked_by_12_weeks"),
            known("births_per_midwife"),
            known("smoking_at_delivery"),
            known("smoking_status_unknown_at_delivery"),
            known("unit_closures"),
        ],
        areas: vec![
            exampleton(),
            Area { code: "5YY".into(), name: "Sampleford PCT".to_owned(), ..exampleton() },
        ],
        periods: vec![quarter(1), quarter(2)],
    };
    let mut book = Book::of(&blank);
    // Rows from 6: indicator, then area, then period. F numerator, H denominator, I value, K note.
    for (cell, typed) in [
        ("F6", "120"),
        ("H6", "150"),
        ("F7", "0"),
        ("H7", "150"),
        ("I8", "78.2"),
        ("I9", "0.9"),
        ("I10", "1:38"),
        ("I11", "29"),
        ("F14", "20"),
        ("H14", "100"),
        ("K14", "Two forms came late"),
        ("F18", "5"),
        ("H18", "105"),
        ("I22", "3"),
        ("I23", "*"),
    ] {
        book.fill(cell, typed);
    }
    let reading = book.reading(catalogue());
    let told: Vec<_> = figures(&reading)
        .iter()
        .map(|figure| {
            (
                figure.indicator.as_str(),
                figure.area.as_str(),
                figure.period,
                (figure.numerator, figure.denominator, figure.value),
                figure.provenance.cell.to_string(),
            )
        })
        .collect();
    let (q1, q2) = (quarter(1), quarter(2));
    assert_eq!(
        told,
        [
            ("booked_by_12_weeks", "5ZZ", q1, (Some(120.0), Some(150.0), Some(80.0)), "F6".to_owned()),
            ("booked_by_12_weeks", "5ZZ", q2, (Some(0.0), Some(150.0), Some(0.0)), "F7".to_owned()),
            ("booked_by_12_weeks", "5YY", q1, (None, None, Some(78.2)), "I8".to_owned()),
            ("booked_by_12_weeks", "5YY", q2, (None, None, Some(0.9)), "I9".to_owned()),
            ("births_per_midwife", "5ZZ", q1, (None, None, Some(38.0)), "I10".to_owned()),
            ("births_per_midwife", "5ZZ", q2, (None, None, Some(29.0)), "I11".to_owned()),
            ("smoking_at_delivery", "5ZZ", q1, (Some(20.0), Some(100.0), Some(20.0)), "F14".to_owned()),
            (
                "smoking_status_unknown_at_delivery",
                "5ZZ",
                q1,
                (Some(5.0), Some(105.0), Some(5.0 / 105.0 * 100.0)),
                "F18".to_owned()
            ),
            ("unit_closures", "5ZZ", q1, (None, None, Some(3.0)), "I22".to_owned()),
            ("unit_closures", "5ZZ", q2, (None, None, None), "I23".to_owned()),
        ]
    );
    let all = figures(&reading);
    assert_eq!(all[6].note, "Two forms came late");
    assert_eq!(all[9].mark, Some(Mark::Suppressed));
    let sheet = &reading.sheets[0];
    assert_eq!(sheet.profile.as_ref().unwrap().name, "Return made by Spruce");
    assert!(!sheet.asks && sheet.questions.is_empty(), "{:?}", sheet.findings);
}

#[test]
fn a_percentage_below_one_is_no_share_of_one() {
    let blank = BlankReturn {
        indicators: vec![known("smoking_at_delivery")],
        areas: vec![exampleton()],
        periods: vec![quarter(1)],
    };
    let mut book = Book::of(&blank);
    book.fill("I6", "0.9");
    assert_eq!(figures(&book.reading(catalogue()))[0].value, Some(0.9));
}

#[test]
fn an_empty_return_gives_nothing_and_asks_nothing() {
    let blank = BlankReturn {
        indicators: vec![known("booked_by_12_weeks")],
        areas: vec![exampleton()],
        periods: vec![quarter(1)],
    };
    let reading = Book::of(&blank).reading(catalogue());
    assert_eq!(figures(&reading).len(), 0);
    assert!(reading.sheets.iter().all(|sheet| !sheet.asks && sheet.observations.is_empty()));
}

#[test]
fn a_spare_row_is_read_like_the_others() {
    let blank = BlankReturn {
        indicators: vec![known("booked_by_12_weeks")],
        areas: vec![exampleton()],
        periods: vec![quarter(1)],
    };
    let mut book = Book::of(&blank);
    for (cell, typed) in
        [("A7", "Booked by 12 weeks"), ("B7", "5ZZ"), ("D7", "Q3 2011/12"), ("F7", "30"), ("H7", "40")]
    {
        book.fill(cell, typed);
    }
    let reading = book.reading(catalogue());
    let all = figures(&reading);
    assert_eq!((all[0].period, all[0].value), (quarter(3), Some(75.0)));
    asks_nothing(&reading);
}

#[test]
fn an_indicator_that_was_renamed_meanwhile_is_known_by_its_id() {
    let mut old = known("booked_by_12_weeks").clone();
    old.name = "Seen in time".to_owned();
    let blank = BlankReturn { indicators: vec![&old], areas: vec![exampleton()], periods: vec![quarter(1)] };
    let mut book = Book::of(&blank);
    book.fill("F6", "30");
    book.fill("H6", "40");
    let reading = book.reading(catalogue());
    assert_eq!(figures(&reading)[0].indicator.as_str(), "booked_by_12_weeks");
    asks_nothing(&reading);
}

#[test]
fn too_little_or_too_much_is_refused_in_words() {
    let none = BlankReturn { indicators: Vec::new(), areas: vec![exampleton()], periods: vec![quarter(1)] };
    let at = "2011-05-04T09:30:00Z".parse().unwrap();
    assert!(none.xlsx(at).unwrap_err().to_string().contains("ask for 0 figures"));
    let all: Vec<&Indicator> = catalogue().indicators.iter().collect();
    let areas = (0..100).map(|i| Area { code: format!("X{i:02}").as_str().into(), ..exampleton() }).collect();
    let much = BlankReturn { indicators: all, areas, periods: vec![quarter(1)] };
    assert!(much.xlsx(at).is_err());
}

#[test]
fn the_sheet_explains_itself_and_checks_what_is_typed() {
    let all: Vec<&Indicator> = catalogue().indicators.iter().collect();
    let blank = BlankReturn { indicators: all, areas: vec![exampleton()], periods: vec![quarter(1)] };
    let book = Book::of(&blank);
    let sheet = book.text(SHEET);
    for part in [
        "sheetProtection",
        "state=\"frozen\"",
        "fitToHeight=\"0\"",
        "orientation=\"landscape\"",
        "promptTitle=\"Numerator\"",
        "not larger than the denominator",
        "A percentage lies between 0 and 100.",
        "type=\"list\"",
        "<conditionalFormatting",
    ] {
        assert!(sheet.contains(part), "{part}");
    }
    // No formula is longer than Excel takes, and none is left in a cell.
    assert!(!sheet.contains("<f>"));
    assert!(book.text("xl/workbook.xml").contains("state=\"hidden\""));
}

/// A figure that somebody fills in.
#[derive(Clone, Debug)]
enum Filled {
    Nothing,
    Counts(u32, u32),
    Value(f64),
    Hidden,
}

fn any_filled() -> impl Strategy<Value = Filled> {
    prop_oneof![
        2 => Just(Filled::Nothing),
        4 => (1_u32..5000).prop_flat_map(|d| (0..=d).prop_map(move |n| Filled::Counts(n, d))),
        2 => (17_u32..=1000).prop_map(|tenths| Filled::Value(f64::from(tenths) / 10.0)),
        1 => Just(Filled::Hidden),
    ]
}

/// Indicators that a return gives.
fn measured() -> Vec<&'static Indicator> {
    catalogue().indicators.iter().filter(|known| known.answer == Answer::Measured).collect()
}

fn is_counted(indicator: &Indicator) -> bool {
    !indicator.numerator.is_empty() && !indicator.denominator.is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is filled in, in whatever order the rows come back: just those figures are read, and
    /// no other cell is taken for one.
    #[test]
    fn what_is_filled_in_comes_back(
        chosen in proptest::sample::subsequence(measured(), 1..=6),
        filled in proptest::collection::vec(any_filled(), 24),
        kept in proptest::collection::vec(any::<bool>(), 24),
        turn in any::<bool>(),
        year in 1995_i16..2040,
    ) {
        let periods = vec![Period::quarter(year, 1).unwrap(), Period::financial_year(year).unwrap()];
        let areas = vec![exampleton(), Area { code: "RYR".into(), name: "Sampleford Trust".to_owned(), kind: AreaKind::Trust }];
        let blank = BlankReturn { indicators: chosen.clone(), areas: areas.clone(), periods: periods.clone() };
        let mut book = Book::of(&blank);
        let mut expected = BTreeMap::new();
        let mut rows = Vec::new();
        let keys = chosen.iter().flat_map(|i| areas.iter().flat_map(|a| periods.iter().map(|p| (*i, a.code.clone(), *p))));
        for (at, (indicator, area, period)) in keys.enumerate() {
            let row = HEADINGS + 1 + at;
            let (filled, kept) = (&filled[at % filled.len()], kept[at % kept.len()]);
            let told = match filled {
                Filled::Counts(n, d) if is_counted(indicator) => {
                    book.fill(&format!("F{row}"), &n.to_string());
                    book.fill(&format!("H{row}"), &d.to_string());
                    Some((Some(f64::from(*n)), Some(f64::from(*d)), None, None))
                }
                Filled::Value(value) => {
                    book.fill(&format!("I{row}"), &value.to_string());
                    Some((None, None, Some(*value), None))
                }
                Filled::Hidden => {
                    book.fill(&format!("I{row}"), "*");
                    Some((None, None, None, Some(Mark::Suppressed)))
                }
                Filled::Nothing | Filled::Counts(..) => None,
            };
            if kept {
                rows.push(row);
                if let Some(told) = told {
                    expected.insert((indicator.id.clone(), area, period), told);
                }
            }
        }
        if turn {
            rows.reverse();
        }
        book.reorder(&rows);
        let reading = book.reading(catalogue());
        let read: BTreeMap<_, _> = figures(&reading)
            .into_iter()
            .map(|figure| {
                let key = (figure.indicator.clone(), figure.area.clone(), figure.period);
                let value = figure.stated.filter(|_| figure.numerator.is_none());
                (key, (figure.numerator, figure.denominator, value, figure.mark))
            })
            .collect();
        prop_assert_eq!(read, expected);
        for sheet in &reading.sheets {
            prop_assert!(!sheet.asks && sheet.questions.is_empty(), "{:?}", sheet.findings);
        }
    }
}
