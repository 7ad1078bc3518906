//! What columns and rows mean beside each other: faults that once gave wrong figures, made here small.

use spruce::{
    domain::Observation,
    returns::{Fate, Known, SheetReading, Source, read},
    workbook::catalogue,
};

fn csv(name: &str, text: &str) -> SheetReading {
    let source = Source::new(name, text.as_bytes());
    let mut reading = read(&source, &Known::new(catalogue()), &|_| {}, &|| false).unwrap();
    reading.sheets.remove(0)
}

fn figure<'a>(sheet: &'a SheetReading, indicator: &str, period: &str) -> &'a Observation {
    let found =
        sheet.observations.iter().find(|o| o.indicator.as_str() == indicator && o.period.stored() == period);
    found.unwrap_or_else(|| {
        panic!("no {indicator} of {period}: {:#?} {:#?}", sheet.observations, sheet.findings)
    })
}

fn counts(figure: &Observation) -> Option<(f64, f64)> {
    figure.numerator.zip(figure.denominator)
}

fn near(figure: &Observation, value: f64) {
    assert!((figure.value.unwrap() - value).abs() < 1e-6, "{:?} is not {value}", figure.value);
}

fn codes(sheet: &SheetReading, code: &str) -> usize {
    sheet.findings.iter().filter(|finding| finding.code == code).count()
}

#[test]
fn counts_that_contradict_most_values_are_set_aside() {
    // The numerators stand one row too low from the second row on.
    let sheet = csv(
        "bf.csv",
        "Org code,Period,Percentage breastfed at 6-8 weeks,Infants due 6-8 week check,Number breastfed at 6-8 weeks\n\
         5ZZ,Q1 2010-11,40.0,500,200\n\
         5ZZ,Q2 2010-11,50.0,500,200\n\
         5ZZ,Q3 2010-11,60.0,500,250\n\
         5ZZ,Q4 2010-11,45.0,500,300\n\
         5ZZ,Q1 2011-12,55.0,500,225\n\
         5ZZ,Q2 2011-12,35.0,500,600\n",
    );
    assert_eq!((codes(&sheet, "counts_doubtful"), codes(&sheet, "value_disagrees")), (1, 0));
    let q3 = figure(&sheet, "breastfeeding_6_8_weeks", "2010-10+3");
    near(q3, 60.0);
    assert_eq!((q3.numerator, q3.denominator), (None, None));
    // A numerator above its denominator is as doubtful; the value beside it stands.
    near(figure(&sheet, "breastfeeding_6_8_weeks", "2011-07+3"), 35.0);
    let finding = sheet.findings.iter().find(|finding| finding.code == "counts_doubtful").unwrap();
    assert!(
        finding.message.contains("5 of 6 rows") && finding.message.contains("column E"),
        "{}",
        finding.message
    );
}

#[test]
fn shares_of_one_beside_counts_of_parts_are_percentages() {
    let sheet = csv(
        "child_poverty_2010.csv",
        "Code,Area,Children in IS/JSA families,,\"Children in families in receipt of CTC (<60% median income) or IS/JSA\",\"% of Children in \"\"Poverty\"\"\"\n\
         ,,Under 16,All Children,Under 16,Under 16\n\
         E09000022,Lambeth,9000,10000,12000,0.253\n\
         E09000023,Lewisham,8000,9000,11000,0.133\n\
         E09000024,Merton,3000,4000,5000,0.121\n",
    );
    let poor: Vec<_> = sheet.observations.iter().map(|o| (o.area.as_str(), o.value, o.denominator)).collect();
    assert_eq!(poor.first(), Some(&("E09000022", Some(25.3), None)), "{:?}", sheet.findings);
    assert_eq!(poor.len(), 3);
}

#[test]
fn stillbirths_beside_live_births_are_counts() {
    let sheet = csv(
        "neonatal.csv",
        "Year,Organisation code,Live births,Stillbirths,Neonatal deaths\n\
         2013,09X,2329,5,3\n2014,09X,2315,14,4\n2015,09X,2443,13,6\n",
    );
    assert!(
        sheet.observations.iter().all(|o| o.indicator.as_str() != "stillbirths"),
        "{:?}",
        sheet.observations
    );
    // 3 ÷ 2,329 × 1,000.
    near(figure(&sheet, "neonatal_mortality", "2013-01+12"), 3.0 / 2.329);
}

#[test]
fn a_wrong_unit_in_a_heading_does_not_shrink_a_rate() {
    let sheet = csv(
        "rates.csv",
        ",2009-11 (Pooled)\n,England,West Sussex\n,\"Rate per 100,000 total births\",\"Rate per 100,000 total births\"\n\
         Stillbirths,5.2,4.1\nInfant mortality,4.4,3.6\nNeonatal mortality,3.1,2.4\n",
    );
    near(figure(&sheet, "infant_mortality", "2009-01+36"), 4.4);
}

#[test]
fn a_percentage_in_a_note_names_no_vaccine() {
    let sheet = csv(
        "mortality.csv",
        "All-cause mortality\nThe data of 2011 is 815 (1.6%) above the last\n\
         Period,Organisation code,ISR,Denominator,Numerator\n2011/12,09X,100,500,200\n",
    );
    assert!(sheet.observations.is_empty(), "{:?}", sheet.observations);
}

#[test]
fn counts_of_a_quarter_stay_the_files_own() {
    let sheet = csv(
        "staff.csv",
        "Trust,Code,Quarter,Births,Midwives (WTE),Ratio\nAnytown Hospitals,RZZ,Q1 2011/12,1050,110.5,1:38\n",
    );
    let figure = figure(&sheet, "births_per_midwife", "2011-04+3");
    // 1,050 × 4 ÷ 110.5 = 38.009; the file's own 1:38 is that, rounded.
    near(figure, 1050.0 * 4.0 / 110.5);
    assert_eq!((counts(figure), figure.stated), (Some((1050.0, 110.5)), Some(38.0)));
    assert_eq!(codes(&sheet, "value_disagrees"), 0, "{:?}", sheet.findings);
}

#[test]
fn totally_and_partially_breastfed_add_up() {
    let text = "Breastfeeding return\n\
         Org code,Quarter,Initiation,,,6-8 weeks,,,\n\
         ,,Maternities,Initiated,% initiated,Infants due 6-8 week check,Totally breastfed,Partially breastfed,% breastfed\n\
         5ZZ,Q1 2010-11,400,270,67.5,390,100,60,41.0\n";
    let sheet = csv("bf.csv", text);
    let later = figure(&sheet, "breastfeeding_6_8_weeks", "2010-04+3");
    // (100 + 60) ÷ 390.
    near(later, 160.0 / 3.9);
    assert_eq!((counts(later), later.stated), (Some((160.0, 390.0)), Some(41.0)));
    assert_eq!(counts(figure(&sheet, "breastfeeding_initiation", "2010-04+3")), Some((270.0, 400.0)));
    assert!(sheet.findings.is_empty(), "{:?}", sheet.findings);
    // The totally breastfed alone are not the breastfed.
    let text = "Org code,Quarter,Infants due 6-8 week check,Totally breastfed\n5ZZ,Q1 2010-11,390,100\n";
    let alone = csv("bf.csv", text).observations;
    assert!(alone.iter().all(|o| o.indicator.as_str() != "breastfeeding_6_8_weeks"), "{alone:?}");
}

#[test]
fn not_known_under_smoking_at_delivery_is_the_unknown_status() {
    let sheet = csv(
        "months.csv",
        "Anytown PCT (5AT) smoking at delivery 2011-12\n\
         ,Apr-11,May-11\nNumber of maternities,130,128\nNumber smoking at delivery,26,25\nNot known,2,3\n",
    );
    let unknown = figure(&sheet, "smoking_status_unknown_at_delivery", "2011-05+1");
    assert_eq!(counts(unknown), Some((3.0, 128.0)));
    // Before April 2017 all maternities count.
    assert_eq!(counts(figure(&sheet, "smoking_at_delivery", "2011-04+1")), Some((26.0, 130.0)));
}

#[test]
fn from_april_2017_unknown_status_leaves_the_denominator() {
    let sheet = csv(
        "satod.csv",
        "Org code,Quarter,Maternities,Women smoking at delivery,Unknown\n\
         09X,Q4 2016-17,400,40,20\n09X,Q1 2017-18,400,40,20\n",
    );
    assert_eq!(counts(figure(&sheet, "smoking_at_delivery", "2017-01+3")), Some((40.0, 400.0)));
    let later = figure(&sheet, "smoking_at_delivery", "2017-04+3");
    // 40 ÷ (400 − 20).
    near(later, 4000.0 / 380.0);
    assert_eq!(counts(later), Some((40.0, 380.0)));
    assert!(later.note.contains("less 20 of unknown status"), "{}", later.note);
    let unknown = figure(&sheet, "smoking_status_unknown_at_delivery", "2017-04+3");
    assert_eq!(counts(unknown), Some((20.0, 400.0)));
}

#[test]
fn one_to_one_nursing_has_many_spellings() {
    for name in [
        "1:1 nursing in intensive care (% shifts)",
        "BAPM 1:1",
        "1:1 care NICU",
        "One to one nursing in intensive care",
    ] {
        let sheet = csv("dash.csv", &format!("Trust code,Month,{name}\nRZZ,Apr-11,82%\n"));
        near(figure(&sheet, "intensive_care_one_to_one", "2011-04+1"), 82.0);
    }
}

#[test]
fn keys_and_intervals_are_no_unused_data() {
    let sheet = csv(
        "mixed.csv",
        "Area code,Area type,Period,Smoking at delivery %,Widgets,lower,upper\n\
         E92000001,Country,2010/11,16.4,12,16.1,16.7\n\
         E92000002,Country,2010/11,,12,11,13\n",
    );
    assert_eq!(sheet.observations.len(), 1, "{:?}", sheet.findings);
    let unused: Vec<_> = sheet
        .fates
        .iter()
        .filter_map(|fated| match fated.fate {
            Fate::Unused(reason) => Some((fated.cell.to_string(), reason.to_string())),
            _ => None,
        })
        .collect();
    let cells: Vec<&str> = unused.iter().map(|(cell, _)| cell.as_str()).collect();
    assert_eq!(cells, ["E2", "F2", "G2", "E3", "F3", "G3"], "{unused:?}");
    assert!(
        unused.iter().any(|(cell, reason)| cell == "F2" && reason.contains("read, not used")),
        "{unused:?}"
    );
    assert_eq!(codes(&sheet, "indicator_unknown"), 1, "{:?}", sheet.findings);
}
