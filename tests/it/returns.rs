//! Returns in the shapes in which organisations send them, made here with made-up figures, and the
//! figures that each must give. Arithmetic is shown where a figure is worked out.

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use spruce::{
    domain::{Mark, Observation},
    returns::{Fate, Known, ReturnReading, SheetReading, Source, read},
    workbook::catalogue,
};

fn import(name: &str, bytes: &[u8]) -> ReturnReading {
    read(&Source::new(name, bytes), &Known::new(catalogue()), &|_| {}, &|| false).unwrap()
}

fn csv(name: &str, text: &str) -> SheetReading {
    import(name, text.as_bytes()).sheets.remove(0)
}

fn book(sheets: &mut [Worksheet]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for sheet in sheets.iter_mut() {
        workbook.push_worksheet(std::mem::take(sheet));
    }
    workbook.save_to_buffer().unwrap()
}

/// Fills a sheet row by row: what reads as a number becomes one, the rest is text.
fn sheet(name: &str, rows: &[&[&str]]) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name(name).unwrap();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            if let Ok(number) = text.parse::<f64>() {
                sheet.write_number(row, column, number).unwrap();
            } else if !text.is_empty() {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
    }
    sheet
}

fn at<'a>(sheet: &'a SheetReading, cell: &str) -> &'a Observation {
    sheet
        .observations
        .iter()
        .find(|o| o.provenance.cell.to_string() == cell)
        .unwrap_or_else(|| panic!("no figure at {cell}: {:#?} {:#?}", sheet.findings, sheet.mapping))
}

/// Indicator, area, period, value, numerator, denominator of the figure at a cell.
fn check(sheet: &SheetReading, cell: &str, key: [&str; 3], value: f64, counts: Option<(f64, f64)>) {
    let figure = at(sheet, cell);
    assert_eq!([figure.indicator.as_str(), figure.area.as_str(), &figure.period.stored()], key, "{cell}");
    assert!((figure.value.unwrap() - value).abs() < 1e-9, "{cell}: {:?} is not {value}", figure.value);
    assert_eq!(figure.numerator.zip(figure.denominator), counts, "{cell}");
}

fn has(sheet: &SheetReading, code: &str, cell: &str) -> bool {
    sheet.findings.iter().any(|finding| finding.code == code && finding.place.cell == cell)
}

#[test]
fn booking_by_12_weeks_with_title_rows_and_footnotes() {
    let sheet = csv(
        "VSB06_Q4.csv",
        "NHS Exampleton\n\
         \"Maternity 12-week assessment, quarterly return 2010/11\"\n\
         \n\
         Org code,Org name,Period,Number assessed by 12w6d,Number of maternities,% by 12w6d,Notes\n\
         5ZZ,Exampleton,Q1 2010-11,962,\"1,142\",84.2%,\n\
         5YY,Sampleford,Q1 2010-11,*,41,,<5 suppressed\n\
         5YY,Sampleford,Q2 2010-11,,39,94.9%,\n\
         ,England,Q4 2010-11,138220,161904,85.4%,\n\
         \n\
         * fewer than five women\n\
         Source: local maternity system\n",
    );
    let q1 = ["booked_by_12_weeks", "5ZZ", "2010-04+3"];
    check(&sheet, "F5", q1, 962.0 / 1142.0 * 100.0, Some((962.0, 1142.0)));
    let hidden = at(&sheet, "D6");
    assert_eq!((hidden.value, hidden.mark), (None, Some(Mark::Suppressed)));
    check(&sheet, "F7", ["booked_by_12_weeks", "5YY", "2010-07+3"], 94.9, None);
    let england = ["booked_by_12_weeks", "E92000001", "2011-01+3"];
    check(&sheet, "F8", england, 138_220.0 / 161_904.0 * 100.0, Some((138_220.0, 161_904.0)));
    assert_eq!(sheet.observations.len(), 4);
    assert!(sheet.wanted && !sheet.asks, "{:?}", sheet.findings);
}

#[test]
fn two_row_headings_with_a_percent_format() {
    let mut page = sheet(
        "Return",
        &[
            &["12 week assessment, 2010/11"],
            &[],
            &["", "", "Seen by 12 weeks 6 days", "", "Maternities"],
            &["PCT code", "PCT name", "Number seen", "% seen", "Number", "Quarter"],
            &["5ZZ", "Exampleton", "900", "", "1200", "Q3 2010-11"],
        ],
    );
    page.write_number_with_format(4, 3, 0.75, &Format::new().set_num_format("0.0%")).unwrap();
    let reading = import("return.xlsx", &book(&mut [page]));
    check(&reading.sheets[0], "D5", ["booked_by_12_weeks", "5ZZ", "2010-10+3"], 75.0, Some((900.0, 1200.0)));
}

#[test]
fn smoking_at_delivery_with_quarters_across() {
    let sheet = csv(
        "SATOD 2010-11.csv",
        "Smoking at time of delivery (%) by PCT\n\
         PCT code,PCT,Q1 2010-11,Q2 2010-11,Q3 2010-11,YTD,Target\n\
         5ZZ,Exampleton,17.1,16.4,n/a,16.8,15\n\
         5YY,Sampleford,0,12.5,11.9,12.2,15\n",
    );
    check(&sheet, "C3", ["smoking_at_delivery", "5ZZ", "2010-04+3"], 17.1, None);
    check(&sheet, "D4", ["smoking_at_delivery", "5YY", "2010-07+3"], 12.5, None);
    // Nought is a figure, n/a is not.
    check(&sheet, "C4", ["smoking_at_delivery", "5YY", "2010-04+3"], 0.0, None);
    assert_eq!(at(&sheet, "E3").mark, Some(Mark::NotAvailable));
    assert_eq!(sheet.observations.len(), 6);
}

#[test]
fn breastfeeding_in_a_workbook_of_two_sheets() {
    let pages = &mut [
        sheet(
            "Initiation",
            &[
                &["Breastfeeding initiation"],
                &["Organisation code", "Quarter", "Numerator", "Denominator", "%"],
                &["5ZZ", "Q1 2010-11", "780", "1000", "78"],
            ],
        ),
        sheet(
            "6-8 weeks",
            &[
                &["Breastfeeding prevalence at 6-8 weeks"],
                &["Organisation code", "Quarter", "Numerator", "Denominator", "%"],
                &["5ZZ", "Q1 2010-11", "450", "1000", "45"],
                &["5YY", "Q1 2010-11", "1100", "1000", "110"],
            ],
        ),
    ];
    let reading = import("Breastfeeding Q1.xlsx", &book(pages));
    let initiation = ["breastfeeding_initiation", "5ZZ", "2010-04+3"];
    check(&reading.sheets[0], "E3", initiation, 78.0, Some((780.0, 1000.0)));
    let later = &reading.sheets[1];
    check(later, "E3", ["breastfeeding_6_8_weeks", "5ZZ", "2010-04+3"], 45.0, Some((450.0, 1000.0)));
    assert!(has(later, "numerator_exceeds_denominator", "E4"));
    assert_eq!(later.observations.len(), 1);
}

#[test]
fn cover_with_one_denominator_for_several_vaccines() {
    let sheet = csv(
        "COVER Q2.csv",
        "PCT code,PCT name,Quarter,12m Denominator,12m DTaP/IPV/Hib %,12m MenC%,24m Denominator,24m MMR1 (%)\n\
         5ZZ,Exampleton,2010/11 Q2,400,96.5,95,410,90.2\n\
         5YY,Sampleford,2010/11 Q2,300,194.9,,310,N/A\n",
    );
    let dtap = at(&sheet, "E2");
    assert_eq!((dtap.indicator.as_str(), dtap.denominator), ("dtap_ipv_hib_12_months", Some(400.0)));
    assert_eq!((dtap.value, dtap.numerator), (Some(96.5), None));
    let mmr = at(&sheet, "H2");
    assert_eq!((mmr.indicator.as_str(), mmr.denominator), ("mmr1_24_months", Some(410.0)));
    assert!(has(&sheet, "over_100", "E3"));
    assert_eq!(at(&sheet, "H3").mark, Some(Mark::NotAvailable));
}

#[test]
fn a_dashboard_with_a_row_for_each_indicator() {
    let sheet = csv(
        "dashboard.csv",
        "Exampleton Hospitals NHS Trust (RZZ)\n\
         Indicator,Target,Apr-10,May-10,Jun-10,YTD\n\
         Midwife to birth ratio,1:28,1:32,1 : 33,DNA,1:32\n\
         Neonatal cot occupancy %,80,0.82,1.01,0.79,0.87\n\
         Smoking at delivery,,,,,\n\
         Numerator,,40,42,38,120\n\
         Denominator,,250,260,,510\n",
    );
    check(&sheet, "C3", ["births_per_midwife", "RZZ", "2010-04+1"], 32.0, None);
    check(&sheet, "D3", ["births_per_midwife", "RZZ", "2010-05+1"], 33.0, None);
    check(&sheet, "C4", ["neonatal_cot_occupancy", "RZZ", "2010-04+1"], 82.0, None);
    check(&sheet, "D4", ["neonatal_cot_occupancy", "RZZ", "2010-05+1"], 101.0, None);
    check(&sheet, "C6", ["smoking_at_delivery", "RZZ", "2010-04+1"], 16.0, Some((40.0, 250.0)));
    assert_eq!(at(&sheet, "E3").mark, Some(Mark::NotAvailable));
}

#[test]
fn births_and_midwives_of_a_quarter_are_brought_to_a_year() {
    let sheet = csv("workforce.csv", "Trust code,Quarter,Births,WTE midwives\nRZZ,Q1 2010-11,800,100\n");
    // 800 births in 3 months × 4 = 3,200 a year ÷ 100 = 32.
    let figure = &sheet.observations[0];
    assert_eq!(figure.indicator.as_str(), "births_per_midwife");
    assert_eq!((figure.value, figure.numerator, figure.denominator), (Some(32.0), Some(800.0), Some(100.0)));
    assert!(figure.note.starts_with("annualised"), "{}", figure.note);
}

#[test]
fn a_long_file_without_an_area_takes_it_from_the_files_name() {
    let text = "Measure,Value\nBirths,800\nMidwives WTE,100\nSmoking at delivery %,16.4\n";
    let sheet = csv("RZZ Q3 2010-11.csv", text);
    check(&sheet, "B2", ["births_per_midwife", "RZZ", "2010-10+3"], 32.0, Some((800.0, 100.0)));
    check(&sheet, "B4", ["smoking_at_delivery", "RZZ", "2010-10+3"], 16.4, None);
}

#[test]
fn areas_may_stand_across() {
    let text = "Indicator,Period,Exampleton PCT,England\nSmoking at delivery,2010/11,17.2%,13.5%\n";
    let sheet = csv("comparison.csv", text);
    check(&sheet, "C2", ["smoking_at_delivery", "~exampleton pct", "2010-04+12"], 17.2, None);
    check(&sheet, "D2", ["smoking_at_delivery", "E92000001", "2010-04+12"], 13.5, None);
}

#[test]
fn cots_occupied_of_cots_available() {
    let sheet =
        csv("cots.csv", "Trust,Month,Available cots,Occupied cots\nRZZ,Jan 2011,20,17\nRYY,Jan 2011,0,0\n");
    check(&sheet, "D2", ["neonatal_cot_occupancy", "RZZ", "2011-01+1"], 85.0, Some((17.0, 20.0)));
    assert_eq!(at(&sheet, "D3").mark, Some(Mark::NotApplicable));
}

#[test]
fn what_is_wrong_is_said_with_its_cell() {
    let sheet = csv(
        "SATOD.csv",
        "Org code,Period,Number of smokers at delivery,Number of maternities,% smoking at delivery,Smoking at delivery %\n\
         5ZZ,Q1 2010-11,170,1000,27.0,17\n\
         5ZZ,sometime,170,1000,17.0,17\n\
         5YY,Q1 2010-11,100,1000,10.0,10\n\
         5YY,Q1 2010-11,100,1000,10.0,10\n\
         5XX,Q1 2010-11,100,1000,see note,10\n\
         5XY,Q1 2010-11,100,1000,10.0,10\n\
         5XY,Q1 2010-11,200,1000,20.0,20\n",
    );
    assert!(has(&sheet, "value_disagrees", "E2"));
    assert_eq!(at(&sheet, "E2").value, Some(17.0));
    assert_eq!(at(&sheet, "E2").stated, Some(27.0));
    assert!(has(&sheet, "period_unreadable", "B3"));
    assert!(has(&sheet, "duplicate_same", "E5"));
    assert!(has(&sheet, "unknown_marker", "E6"));
    assert!(has(&sheet, "duplicate_differs", "E8"));
    let twin = sheet.findings.iter().find(|finding| finding.code == "two_columns_same_meaning").unwrap();
    assert!(twin.message.contains("Columns E") && twin.message.contains("and F"), "{}", twin.message);
    assert!(sheet.asks);
    let fate = |cell: &str| sheet.fates.of(cell.parse().unwrap()).cloned();
    assert_eq!(fate("C3"), Some(Fate::Refused("period_unreadable".into())));
    assert_eq!(fate("E6"), Some(Fate::Refused("unknown_marker".into())));
    assert!(matches!(fate("F2"), Some(Fate::Unused(_))));
}

#[test]
fn a_corrected_mapping_is_followed() {
    let text = "Org code,Period,Widgets\n5ZZ,Q1 2010-11,17\n5YY,Q1 2010-11,18.5\n";
    let reading = import("figures.csv", text.as_bytes());
    let mut mapping = reading.sheets[0].mapping.clone();
    mapping.columns[2] = spruce::returns::ColumnRole::Figure {
        indicator: Some("smoking_at_delivery".into()),
        component: spruce::returns::Component::Value,
        period: None,
    };
    let again = reading.reread(0, mapping, &Known::new(catalogue())).unwrap();
    check(&again, "C3", ["smoking_at_delivery", "5YY", "2010-04+3"], 18.5, None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Whatever stands in a table, every filled cell under its figure headings has exactly one fate, and no
    /// figure is made of a cell that was not taken or hidden.
    #[test]
    fn every_cell_has_one_fate(
        rows in prop::collection::vec(
            (
                prop::sample::select(vec!["5ZZ", "5YY", "RZZ", "", "England", "Total"]),
                prop::sample::select(vec!["Q1 2010-11", "Q2 2010-11", "Mar 2011", "", "soon"]),
                prop::sample::select(vec!["12", "*", "", "n/a", "90", "x y z", "1,204"]),
                prop::sample::select(vec!["100", "0", "", "45", "..", "1,500"]),
                prop::sample::select(vec!["12%", "0.5", "", "104.2", "[c]", "#DIV/0!"]),
            ),
            1..12,
        )
    ) {
        let mut text = String::from("Org code,Period,Smokers at delivery (number),Maternities,% smoking at delivery\n");
        for (area, period, n, d, v) in &rows {
            text.extend([*area, ",", *period, ",\"", *n, "\",\"", *d, "\",", *v, "\n"]);
        }
        let sheet = csv("SATOD.csv", &text);
        let mut cells: Vec<_> = sheet.fates.iter().map(|fated| fated.cell).collect();
        let count = cells.len();
        cells.sort_unstable();
        cells.dedup();
        prop_assert_eq!(cells.len(), count);
        for figure in &sheet.observations {
            let own = [Some(figure.provenance.cell), figure.provenance.numerator_cell, figure.provenance.denominator_cell];
            for cell in own.into_iter().flatten() {
                let fate = sheet.fates.of(cell);
                let kept = matches!(fate, Some(Fate::Taken | Fate::Hidden(_)));
                let unreadable = matches!(fate, Some(Fate::Refused(code)) if &**code == "unknown_marker");
                prop_assert!(kept || unreadable, "{} {:?}", cell, fate);
            }
        }
        // Without any number there is no table; `header_without_data` says so of the file.
        let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let is_table = rows.iter().any(|r| [r.2, r.3, r.4].into_iter().any(is_number));
        let filled = rows.iter().enumerate().filter(|_| is_table).flat_map(|(row, r)| {
            [(2, r.2), (3, r.3), (4, r.4)].into_iter().filter(|(_, text)| !text.is_empty()).map(move |(c, _)| (row + 1, c))
        });
        for (row, column) in filled {
            let cell = spruce::domain::CellAddress::new(u32::try_from(row).unwrap(), column);
            prop_assert!(cells.contains(&cell), "{} has no fate in\n{}", cell, text);
        }
    }
}
