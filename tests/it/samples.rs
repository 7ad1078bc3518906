//! Real published returns, where they are at hand: figures read against figures looked up in the
//! files by other means (openpyxl, Python's csv). The files themselves are no part of the project.

use std::path::PathBuf;

use spruce::{
    domain::{Mark, Observation},
    returns::{Known, ReturnReading, Source, read},
    workbook::catalogue,
};

fn folder() -> Option<PathBuf> {
    let near = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    let folder = std::env::var_os("SPRUCE_SAMPLES").map_or(near, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no samples at {}", folder.display());
    None
}

fn reading(file: &str) -> Option<ReturnReading> {
    let source = Source::open(&folder()?.join(file)).unwrap();
    Some(read(&source, &Known::new(catalogue()), &|_| {}, &|| false).unwrap())
}

/// What a figure should be: indicator, area, period as stored, value, numerator, denominator.
type Expected<'a> = (&'a str, &'a str, &'a str, Option<f64>, Option<f64>, Option<f64>);

fn check(reading: &ReturnReading, sheet: &str, cell: &str, expected: Expected<'_>) {
    let sheet_reading = reading.sheets.iter().find(|s| &*s.grid.name == sheet).unwrap();
    let (indicator, area, period, value, numerator, denominator) = expected;
    let found: &Observation = sheet_reading
        .observations
        .iter()
        .find(|o| o.provenance.cell.to_string() == cell && o.indicator.as_str() == indicator)
        .unwrap_or_else(|| panic!("{} {sheet}!{cell}: no {indicator}", reading.file));
    assert_eq!(found.area.as_str(), area, "{sheet}!{cell}");
    assert_eq!(found.period.stored(), period, "{sheet}!{cell}");
    let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-6 * b.abs().max(1.0),
        (a, b) => a == b,
    };
    assert!(near(found.value, value), "{sheet}!{cell}: {:?} is not {value:?}", found.value);
    assert!(near(found.numerator, numerator), "{sheet}!{cell}: {:?}", found.numerator);
    assert!(near(found.denominator, denominator), "{sheet}!{cell}: {:?}", found.denominator);
}

#[test]
fn smoking_at_delivery_is_worked_out_without_unknowns() {
    let Some(r) = reading("satod_smok-time-del-eng-q3-2223.csv") else { return };
    // Rows 2 to 5: 130,586 maternities, 11,290 smokers, 3,897 unknown; 11,290 ÷ 126,689 = 8.91%.
    let england = Some(11_290.0 / 126_689.0 * 100.0);
    let period = "2022-04+3";
    let key = ("smoking_at_delivery", "E92000001", period, england, Some(11_290.0), Some(126_689.0));
    check(&r, "", "F4", key);
    // Rows 1870 to 1873: 1,248 maternities, 113 smokers, none unknown.
    let south = Some(113.0 / 1248.0 * 100.0);
    check(
        &r,
        "",
        "F1872",
        ("smoking_at_delivery", "E38000146", "2022-10+3", south, Some(113.0), Some(1248.0)),
    );
    assert!(!r.sheets[0].asks);
}

#[test]
fn cover_of_2014_keeps_values_areas_and_the_quarter_of_its_side_panel() {
    let Some(r) = reading("cover_2014_2015_Q1.xlsx") else { return };
    let q1 = "2014-04+3";
    check(
        &r,
        "12m_AT_PCT",
        "I2",
        ("dtap_ipv_hib_12_months", "E92000001", q1, Some(93.9), None, Some(162_639.0)),
    );
    // Named only; COVER 2013/14 gives the code.
    let cheshire = "5NP";
    check(&r, "12m_AT_PCT", "J3", ("men_c_12_months", cheshire, q1, Some(98.0), None, Some(1201.0)));
    // A subtotal is the area team, not a trust and not a sum.
    check(&r, "12m_AT_PCT", "I7", ("dtap_ipv_hib_12_months", "Q44", q1, Some(96.4), None, Some(3284.0)));
    check(&r, "5y_UT LA", "M2", ("mmr2_5_years", "E06000047", q1, Some(96.3), None, Some(1379.0)));
    check(&r, "5y_UT LA", "L2", ("mmr1_5_years", "E06000047", q1, Some(98.0), None, Some(1379.0)));
    // The other hierarchy repeats England with another value: H2 agrees, I2 says 93.2.
    let other = r.sheets.iter().find(|s| &*s.grid.name == "12m_SHA_PCT").unwrap();
    assert!(other.findings.iter().any(|f| f.code == "duplicate_differs" && f.place.cell == "I2"));
    assert!(!other.observations.iter().any(|o| o.area.as_str() == "E92000001"));
}

#[test]
fn cover_of_2018_takes_its_quarter_from_the_information_sheet() {
    let Some(r) = reading("cover_2018_2019_Q3.xlsx") else { return };
    let q3 = "2018-10+3";
    let sheet = "24m_UTLA_GOR";
    check(
        &r,
        sheet,
        "L4",
        ("mmr1_24_months", "E06000001", q3, Some(89.682_539_682_539_68), None, Some(252.0)),
    );
    let menb = Some(87.301_587_301_587_3);
    check(&r, sheet, "M4", ("men_b_booster_24_months", "E06000001", q3, menb, None, Some(252.0)));
    check(
        &r,
        sheet,
        "L16",
        ("mmr1_24_months", "E12000001", q3, Some(93.740_415_446_814_44), None, Some(7173.0)),
    );
    check(
        &r,
        sheet,
        "L2",
        ("mmr1_24_months", "E92000001", q3, Some(89.973_581_278_375_95), None, Some(165_413.0)),
    );
}

#[test]
fn kh03_names_a_quarter_by_its_last_month_and_no_beds_are_not_zero() {
    let Some(r) = reading("kh03_Beds-Open-Overnight-Web_File-Q2-2014-15-Final.xlsx") else { return };
    let (sheet, q2) = ("NHS Trust by Sector", "2014-07+3");
    let (n, d) = (35.586_956_521_739_13, 60.0);
    check(&r, sheet, "V192", ("maternity_bed_occupancy", "RYR", q2, Some(n / d * 100.0), Some(n), Some(d)));
    let (n, d) = (4_708.015_217_391_304, 7_861.015_217_391_305);
    check(
        &r,
        sheet,
        "V16",
        ("maternity_bed_occupancy", "E92000001", q2, Some(n / d * 100.0), Some(n), Some(d)),
    );
    let none = r.sheets[0].observations.iter().find(|o| o.area.as_str() == "REN").unwrap();
    assert_eq!((none.value, none.mark), (None, Some(Mark::NotApplicable)));
}

#[test]
fn maternity_services_counts_become_shares_of_those_whose_status_is_known() {
    let Some(r) = reading("msds_hosp-epis-stat-mat-msdscsv-2021-22.csv") else { return };
    // Rows 8685 to 8688: 5,350 + 1,885 of 5,350 + 1,885 + 295 + 110.
    let booked = Some(7235.0 / 7640.0 * 100.0);
    check(&r, "", "H8685", ("booked_by_12_weeks", "RYR", "2021-04+12", booked, Some(7235.0), Some(7640.0)));
    // Rows 1841 and 1842.
    let fed = Some(5680.0 / 7000.0 * 100.0);
    check(&r, "", "H1841", ("first_feed_breast_milk", "RYR", "2021-04+12", fed, Some(5680.0), Some(7000.0)));
}

#[test]
fn fingertips_rows_keep_their_notes_where_there_is_no_value() {
    let Some(r) = reading("fingertips_ReceptionObesity_Lambeth.csv") else { return };
    let lambeth = Some(65.0 / 230.0 * 100.0);
    check(
        &r,
        "",
        "M4",
        ("overweight_in_reception", "E09000022", "2006-04+12", lambeth, Some(65.0), Some(230.0)),
    );
    let noted = r.sheets[0].observations.iter().find(|o| o.provenance.cell.to_string() == "M3").unwrap();
    assert_eq!(noted.value, None);
    assert_eq!(noted.note, "Value not published for data quality reasons");
    let Some(other) = reading("fingertips_indicators-CountyUA.data.csv") else { return };
    // Row 2: an indicator that the catalogue does not have.
    let counts = (Some(51_897.0), Some(54_786_327.0));
    let value = Some(94.726_189_620_267_8);
    check(&other, "", "M2", ("fingertips_93356", "E92000001", "2015-01+12", value, counts.0, counts.1));
}

#[test]
fn conceptions_take_their_year_from_the_title() {
    let Some(r) = reading("la_under_18_under_16_conception_rates_2010.xls") else { return };
    let sheet = "2010 Conception rates";
    check(&r, sheet, "C8", ("under_18_conceptions", "E07000226", "2010-01+12", Some(39.8), Some(77.0), None));
    check(
        &r,
        sheet,
        "C6",
        ("under_18_conceptions", "E10000032", "2010-01+12", Some(26.4), Some(370.0), None),
    );
}

#[test]
fn suppressed_percentages_are_not_repaired_and_impossible_ones_refused() {
    let file = "ccgois_Horsham-and-Mid-Sussex-CCGOIS-June-2017.xlsx";
    let Some(r) = reading(file) else { return };
    let horsham = "09X";
    let key = ("booked_by_12_weeks", horsham, "2013-04+3", None, Some(521.0), Some(436.0));
    check(&r, "1.13", "C18", key);
    let east = Some(66.0 / 617.0 * 100.0);
    let basildon = "99E";
    check(&r, "1.14", "C25", ("smoking_at_delivery", basildon, "2015-04+3", east, Some(66.0), Some(617.0)));
    let fed = r.sheets.iter().find(|s| &*s.grid.name == "1.15").unwrap();
    // The numerators stand in other rows than they belong to: one finding, and the values as stated.
    assert_eq!(fed.findings.iter().filter(|f| f.code == "counts_doubtful").count(), 1);
    assert!(fed.findings.iter().all(|f| f.code != "value_disagrees"));
    check(&r, "1.15", "E19", ("breastfeeding_6_8_weeks", "09X", "2013-04+3", Some(59.1), None, None));
    // Nothing that is not there: heart failure is no vaccine, and counts are no rates.
    for (sheet, not) in [("1.21", "dtap_ipv_hib_12_months"), ("1.25", "stillbirths")] {
        let sheet = r.sheets.iter().find(|s| &*s.grid.name == sheet).unwrap();
        assert!(sheet.observations.iter().all(|o| o.indicator.as_str() != not));
    }
}

#[test]
fn an_analysts_beds_are_the_maternity_beds_and_the_file_must_say_when() {
    let Some(r) = reading("kh03_KH03-2014-Q2.csv") else { return };
    // “2014-Q2” in the name may be a calendar or a financial quarter: nothing is guessed.
    let sheet = &r.sheets[0];
    assert_eq!(sheet.profile.as_ref().map(|own| own.id.as_str()), Some("kh03_beds"));
    assert!(sheet.observations.is_empty() && sheet.asks);
}

#[test]
fn conceptions_of_2011_are_read_for_every_year_across() {
    let Some(r) = reading("ons_conceptionstatisticstables2011.xls") else { return };
    // Row 16, England: B16 29,166 conceptions and C16 30.7 in 2011, G16 32,552 and H16 34.2 in 2010.
    for (cell, year, rate, number) in
        [("C16", "2011-01+12", 30.7, 29_166.0), ("H16", "2010-01+12", 34.2, 32_552.0)]
    {
        let key = ("under_18_conceptions", "E92000001", year, Some(rate), Some(number), None);
        check(&r, "Table 6", cell, key);
    }
}

/// What a sheet gives, in order.
fn figures(sheet: &spruce::returns::SheetReading) -> Vec<String> {
    let line = |o: &Observation| {
        format!(
            "{} {} {:?} {} {:?} {:?} {:?} {:?} {}",
            o.indicator,
            o.area,
            o.group,
            o.period.stored(),
            o.value,
            o.numerator,
            o.denominator,
            o.mark,
            o.provenance.cell
        )
    };
    let mut lines: Vec<String> = sheet.observations.iter().map(line).collect();
    lines.sort_unstable();
    lines
}

#[test]
fn a_sheet_that_is_read_again_as_it_was_understood_gives_the_same_figures() {
    let Some(folder) = folder() else { return };
    let known = Known::new(catalogue());
    let (mut same, mut differ) = (0, Vec::new());
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort_unstable();
    for path in paths {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let size = std::fs::metadata(&path).unwrap().len();
        if !["xls", "xlsx"].contains(&ending.as_str()) || size > 500_000 {
            continue;
        }
        let Ok(reading) = read(&Source::open(&path).unwrap(), &known, &|_| {}, &|| false) else { continue };
        let giving: Vec<usize> =
            (0..reading.sheets.len()).filter(|at| !reading.sheets[*at].observations.is_empty()).collect();
        let mut chosen = vec![giving.get(giving.len() / 2), giving.last()];
        chosen.dedup();
        for at in chosen.into_iter().flatten() {
            let sheet = &reading.sheets[*at];
            let again = reading.reread(*at, sheet.mapping.clone(), &known).unwrap();
            let (before, after) = (figures(sheet), figures(&again));
            if before == after {
                same += 1;
            } else {
                let gone = before.iter().find(|line| !after.contains(line));
                let new = after.iter().find(|line| !before.contains(line));
                differ.push(format!(
                    "{} {}: {} {} {gone:?} {new:?}",
                    reading.file,
                    sheet.grid.name,
                    before.len(),
                    after.len()
                ));
            }
        }
    }
    println!("{same} the same");
    assert!(differ.is_empty(), "{} differ:\n{}", differ.len(), differ.join("\n"));
}
