//! Traps of real returns, made here small: each was once read wrongly, or not at all.

use rust_xlsxwriter::{Format, Workbook};
use spruce::{
    returns::{Fate, Known, ReturnReading, Source, read},
    workbook::catalogue,
};

use crate::returns_recognised::line;

fn import(name: &str, bytes: &[u8]) -> ReturnReading {
    read(&Source::new(name, bytes), &Known::new(catalogue()), &|_| {}, &|| false).unwrap()
}

/// The figures that a return gives, in the order of their lines.
fn lines(reading: &ReturnReading) -> Vec<String> {
    let wanted = reading.sheets.iter().filter(|sheet| sheet.wanted);
    let mut lines: Vec<String> = wanted.flat_map(|sheet| sheet.observations.iter().map(line)).collect();
    lines.sort();
    lines
}

fn codes(reading: &ReturnReading) -> Vec<&str> {
    let findings = reading.sheets.iter().flat_map(|sheet| &sheet.findings).chain(&reading.findings);
    findings.map(|finding| finding.code.as_str()).collect()
}

#[test]
fn counts_of_people_are_paired_with_those_they_are_a_part_of() {
    let rows = "RXA,Q1 2010/11,Women smoking at delivery,63\n\
                RXA,Q1 2010/11,Maternities,451\n\
                RXB,Q1 2010/11,Women smoking at delivery,96\n\
                RXB,Q1 2010/11,Maternities,800\n";
    let text = format!("Organisation code,Quarter,Measure,Value\n{rows}");
    let reading = import("long.csv", text.as_bytes());
    assert_eq!(
        lines(&reading),
        ["smoking_at_delivery RXA 2010-04+3 13.97", "smoking_at_delivery RXB 2010-04+3 12"]
    );
    assert!(codes(&reading).is_empty(), "{:?}", codes(&reading));
    // 12 of 451 would be usual, and so would 12%: that is told.
    let rows = "RXA,Q1 2010/11,Smoking at delivery,12\nRXA,Q1 2010/11,Maternities,451\n";
    let reading = import("long.csv", format!("Organisation code,Quarter,Measure,Value\n{rows}").as_bytes());
    assert_eq!(codes(&reading), ["count_or_rate"]);
    // What is said to be a percentage is one, and so is what no count can be.
    for (name, value) in [("Smoking at delivery %", "12"), ("Smoking at delivery", "12.4")] {
        let text = format!(
            "Organisation code,Quarter,Measure,Value\nRXA,Q1 2010/11,{name},{value}\nRXA,Q1 2010/11,Maternities,451\n"
        );
        let reading = import("long.csv", text.as_bytes());
        assert_eq!(lines(&reading), [format!("smoking_at_delivery RXA 2010-04+3 {value}")]);
    }
}

#[test]
fn a_column_of_england_beside_an_organisations_is_englands() {
    let text = "Breastfeeding initiation\nQuarter,Alphaton PCT (%),England (%)\n2010/11 Q1,66.1,71.2\n";
    assert_eq!(
        lines(&import("bf.csv", text.as_bytes())),
        [
            "breastfeeding_initiation E92000001 2010-04+3 71.2",
            "breastfeeding_initiation alphaton pct 2010-04+3 66.1"
        ]
    );
}

#[test]
fn many_years_in_a_title_are_no_period_of_a_figure() {
    let text = "Under 18 conception rate: 1990 to 2017\nArea code,Rate per 1000\nE06000001,41.5\n";
    let reading = import("conceptions.csv", text.as_bytes());
    assert!(lines(&reading).is_empty(), "{:?}", lines(&reading));
    assert!(codes(&reading).contains(&"period_unreadable"), "{:?}", codes(&reading));
    // Three years together are one.
    let text = text.replace("1990 to 2017", "2008 to 2010");
    let reading = import("conceptions.csv", text.as_bytes());
    assert_eq!(lines(&reading), ["under_18_conceptions E06000001 2008-01+36 41.5"]);
}

/// Blocks for ages under merged headings, years down, a whole country in the title, as the yearly
/// conception statistics have them; 15 to 17 are the ages of whom under-18 rates are counted.
#[test]
fn blocks_of_ages_are_told_apart() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Table 1a").unwrap();
    sheet.write(0, 0, "Table 1a: Conceptions: age of woman at conception, 1990 to 2017").unwrap();
    sheet.write(1, 0, "England and Wales (residents)").unwrap();
    let plain = Format::new();
    sheet.merge_range(3, 0, 4, 0, "Year of conception", &plain).unwrap();
    for (block, age) in ["All ages", "Under 18", "15", "17"].iter().enumerate() {
        let at = 1 + 3 * u16::try_from(block).unwrap();
        sheet.merge_range(3, at, 3, at + 2, age, &plain).unwrap();
        if let Ok(number) = age.parse::<f64>() {
            sheet.write(3, at, number).unwrap();
        }
        sheet.write(4, at, "Number of conceptions").unwrap();
        sheet.write(4, at + 1, "Conception rate per 1,000 women in age-group").unwrap();
        sheet.write(4, at + 2, "Percentage of conceptions leading to abortion").unwrap();
    }
    let rows: [(f64, [f64; 12]); 2] = [
        (2017.0, [847_000.0, 76.1, 22.7, 16_700.0, 17.9, 51.7, 1_700.0, 6.1, 61.0, 8_800.0, 28.0, 48.0]),
        (2016.0, [863_000.0, 77.3, 21.8, 18_100.0, 18.9, 51.4, 1_900.0, 6.6, 62.0, 9_500.0, 29.8, 47.6]),
    ];
    for (row, (year, figures)) in (6..).zip(rows) {
        sheet.write(row, 0, year).unwrap();
        for (column, figure) in (1..).zip(figures) {
            sheet.write(row, column, figure).unwrap();
        }
    }
    sheet.write(9, 0, "Source: an office").unwrap();
    sheet.write(9, 7, "Released: 15 April 2019").unwrap();
    let reading = import("conceptions.xlsx", &workbook.save_to_buffer().unwrap());
    assert_eq!(
        lines(&reading),
        ["under_18_conceptions K04000001 2016-01+12 18.9", "under_18_conceptions K04000001 2017-01+12 17.9"],
        "{:#?}",
        reading.sheets[0].findings
    );
    let refused = reading.sheets[0].fates.counts().iter().any(|(fate, _)| matches!(fate, Fate::Refused(_)));
    assert!(!refused, "{:?}", reading.sheets[0].fates.counts());
    assert!(reading.questions().is_empty(), "{:?}", reading.questions());
}

#[test]
fn marks_beside_figures_under_one_heading_are_no_second_figure() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "Under 18 conceptions, 2017").unwrap();
    let plain = Format::new();
    sheet.write(1, 0, "Area code").unwrap();
    sheet.merge_range(1, 1, 1, 2, "Conception rate per 1,000 women aged 15 to 17", &plain).unwrap();
    for (row, (code, rate, mark)) in
        (2..).zip([("E06000001", 24.1, ""), ("E06000002", 31.2, "u"), ("E06000003", 18.4, "u")])
    {
        sheet.write(row, 0, code).unwrap();
        sheet.write(row, 1, rate).unwrap();
        sheet.write(row, 2, mark).unwrap();
    }
    let reading = import("rates.xlsx", &workbook.save_to_buffer().unwrap());
    assert_eq!(lines(&reading).len(), 3);
    assert!(codes(&reading).is_empty(), "{:?}", codes(&reading));
}

#[test]
fn findings_name_indicators_as_people_do() {
    let text = "PCT code,Quarter,Smoking at delivery %\n5ZA,Q1 2010/11,12.5\n5ZA,Q1 2010/11,13.5\n";
    let reading = import("twice.csv", text.as_bytes());
    let found = reading.sheets[0].findings.iter().find(|found| found.code == "duplicate_differs").unwrap();
    assert!(found.message.starts_with("Smoking at delivery for 5ZA"), "{}", found.message);
}

#[test]
fn percentages_below_counts_of_people_are_the_same_figures() {
    let text = "Sampleton PCT (5ZZ),,\nMeasure,Apr-10,May-10\nMaternities,100,110\nSmokers at delivery,15,22\n% smokers,15%,20%\n";
    let reading = import("months.csv", text.as_bytes());
    assert_eq!(
        lines(&reading),
        ["smoking_at_delivery 5ZZ 2010-04+1 15", "smoking_at_delivery 5ZZ 2010-05+1 20"]
    );
    assert!(codes(&reading).is_empty(), "{:?}", codes(&reading));
    let may = reading.sheets[0].observations.iter().find(|own| own.value == Some(20.0)).unwrap();
    assert_eq!((may.numerator, may.denominator), (Some(22.0), Some(110.0)));
}

#[test]
fn whole_numbers_that_may_be_percentages_are_told() {
    let text =
        "PCT code,Quarter,Maternities,Smoking at delivery\n5ZA,Q1 2010/11,450,14\n5ZB,Q1 2010/11,500,12\n";
    assert_eq!(codes(&import("whole.csv", text.as_bytes())), ["count_or_rate"]);
    let text = text.replace("14\n", "94\n");
    assert!(codes(&import("whole.csv", text.as_bytes())).is_empty());
}

#[test]
fn a_plain_file_of_dates_and_counts_is_not_doubted() {
    for (whole, part) in
        [("Births", "Preterm births"), ("Households with children", "Overcrowded households with children")]
    {
        let text = format!(
            "PCT code,Date,{whole},{part}\n5ZA,01/04/2010,320,21\n5ZA,01/05/2010,333,23\n5ZA,01/06/2010,310,20\n"
        );
        let reading = import("counts.csv", text.as_bytes());
        assert!(codes(&reading).is_empty(), "{part}: {:?}", codes(&reading));
        let first = &reading.sheets[0].observations[0];
        assert_eq!((first.numerator, first.denominator), (Some(21.0), Some(320.0)), "{part}");
    }
}

#[test]
fn tables_with_the_same_headings_go_by_their_own_titles() {
    let text = "Table 1: Stillbirths per 1,000 total births 2010\n\
                Area code,Area,Rate\n\
                E06000001,Hartlepool,5.1\n\
                Source: an office\n\n\
                Table 2: Neonatal mortality rate per 1,000 live births 2009\n\
                Area code,Area,Rate\n\
                E06000002,Middlesbrough,3.1\n\n\
                Table 3: Caesarean section rate per 1,000 births 2009\n\
                Area code,Area,Rate\n\
                E06000003,Redcar and Cleveland,4.1\n";
    assert_eq!(
        lines(&import("tables.csv", text.as_bytes())),
        ["neonatal_mortality E06000002 2009-01+12 3.1", "stillbirths E06000001 2010-01+12 5.1"]
    );
    let text = "Alphaton PCT (5ZA)\nQuarter,Maternities,Smokers at delivery\nQ1 2010/11,400,60\n\n\
                Betaton PCT (5ZB)\nQuarter,Maternities,Smokers at delivery\nQ2 2010/11,300,30\n";
    assert_eq!(
        lines(&import("stacked.csv", text.as_bytes())),
        ["smoking_at_delivery 5ZA 2010-04+3 15", "smoking_at_delivery 5ZB 2010-07+3 10"]
    );
}

#[test]
fn a_form_of_one_organisation_is_read() {
    for text in [
        "Maternity return,\nTrust: Sampleton Hospitals NHS Trust,\nQuarter: Q2 2010/11,\n,\nNumber of maternities,450\n\
         Women known to be smokers at delivery,63\n",
        "Maternity return,\nTrust:,Sampleton Hospitals NHS Trust\nQuarter:,Q2 2010/11\nContact:,01234 567890\n\
         Maternities,450\nSmokers at delivery,63\n% smokers,14.0\n",
    ] {
        let reading = import("form.csv", text.as_bytes());
        let found = "smoking_at_delivery sampleton hospitals nhs trust 2010-07+3 14";
        assert_eq!(lines(&reading), [found], "{text}: {:#?}", reading.sheets[0].findings);
        assert!(codes(&reading).is_empty(), "{:?}", codes(&reading));
    }
    // A table of two columns is none.
    let text = "Organisation,Smoking at delivery % Q2 2010/11\n5ZA,14.1\n5ZB,13.1\n";
    assert_eq!(lines(&import("table.csv", text.as_bytes())).len(), 2);
}

#[test]
fn titles_of_sections_hold_for_the_rows_below_them() {
    let text = "Smoking at delivery (%) and others\n\
                Organisation,Q1 2010/11,Q2 2010/11\n\
                Smoking at delivery (%),,\nNorth West,,\nRXA,14.2,13.9\nAcute trusts,,\nRXC,10.1,9.8\n\
                Breastfeeding initiation (%),,\nRXA,70.2,71.9\n\
                Caesarean section rate (%),,\nRXA,24.2,23.9\n";
    assert_eq!(
        lines(&import("sections.csv", text.as_bytes())),
        [
            "breastfeeding_initiation RXA 2010-04+3 70.2",
            "breastfeeding_initiation RXA 2010-07+3 71.9",
            "smoking_at_delivery RXA 2010-04+3 14.2",
            "smoking_at_delivery RXA 2010-07+3 13.9",
            "smoking_at_delivery RXC 2010-04+3 10.1",
            "smoking_at_delivery RXC 2010-07+3 9.8",
        ]
    );
    let text = "Year,5ZA,England\nSmoking at delivery %,,\n2009/10,15.2,14.0\nBreastfeeding initiation,,\n2009/10,71,73\n";
    assert_eq!(
        lines(&import("sections.csv", text.as_bytes())),
        [
            "breastfeeding_initiation 5ZA 2009-04+12 71",
            "breastfeeding_initiation E92000001 2009-04+12 73",
            "smoking_at_delivery 5ZA 2009-04+12 15.2",
            "smoking_at_delivery E92000001 2009-04+12 14",
        ]
    );
}

#[test]
fn names_beside_england_are_asked_about() {
    let text = "Breastfeeding initiation (%)\nQuarter,Alphaton,Betaton,England\nQ1 2010/11,66.1,71.2,73.0\n";
    let reading = import("across.csv", text.as_bytes());
    assert_eq!(lines(&reading).len(), 3);
    assert!(reading.questions().iter().any(|(question, _)| question.text.contains("Alphaton, Betaton")));
}

#[test]
fn births_beside_stillbirths_are_their_whole() {
    let text = "Trust code,Calendar year,Stillbirths,Births\nRXA,2010,20,4000\n";
    assert_eq!(lines(&import("still.csv", text.as_bytes())), ["stillbirths RXA 2010-01+12 5"]);
    let text = "Trust code,Quarter,Births,Midwives WTE\nRXA,Q1 2010/11,1000,125\n";
    assert_eq!(lines(&import("ratio.csv", text.as_bytes())), ["births_per_midwife RXA 2010-04+3 32"]);
}

#[test]
fn a_sheet_called_cover_may_be_the_return_of_vaccinations() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("COVER").unwrap();
    sheet.write(0, 0, "COVER return, quarter 3 2010/11, children at 24 months").unwrap();
    for (column, head) in (0..).zip(["PCT code", "Number eligible", "MMR1 number", "MMR1 %"]) {
        sheet.write(1, column, head).unwrap();
    }
    for (row, (code, figures)) in (2..).zip([("5ZA", [1000.0, 900.0, 90.0]), ("5ZB", [500.0, 440.0, 88.0])]) {
        sheet.write(row, 0, code).unwrap();
        for (column, figure) in (1..).zip(figures) {
            sheet.write(row, column, figure).unwrap();
        }
    }
    let reading = import("cover.xlsx", &workbook.save_to_buffer().unwrap());
    assert_eq!(lines(&reading), ["mmr1_24_months 5ZA 2010-10+3 90", "mmr1_24_months 5ZB 2010-10+3 88"]);
}

#[test]
fn months_by_number_are_asked_about_and_never_the_year() {
    let text = "PCT code,Financial year,Month number,Maternities,Smokers at delivery\n5ZA,2010/11,1,100,15\n";
    let reading = import("months.csv", text.as_bytes());
    assert!(lines(&reading).is_empty(), "{:?}", lines(&reading));
    assert_eq!(reading.questions().len(), 1);
}

#[test]
fn a_percentage_of_those_booked_is_no_count_of_them() {
    let text = "Booked by 12 weeks 6 days\nMonth,PCT,% booked\nApr-10,5ZA Alphaton PCT,81\n";
    assert_eq!(lines(&import("booked.csv", text.as_bytes())), ["booked_by_12_weeks 5ZA 2010-04+1 81"]);
}

#[test]
fn those_breastfed_are_not_those_whose_status_is_known() {
    let text =
        "Area code,Year,Review,Group,Measure,Value\nE06000001,2004,6 To 8 Week Review,Breastfed,Ratio,50\n";
    let found = lines(&import("review.csv", text.as_bytes()));
    assert!(!found.iter().any(|line| line.contains("status_recorded")), "{found:?}");
    let text = "Area code,Year,Breastfeeding status recorded at 6-8 weeks (%)\nE06000001,2010/11,95\n";
    let found = lines(&import("status.csv", text.as_bytes()));
    assert_eq!(found, ["breastfeeding_status_recorded_6_8_weeks E06000001 2010-04+12 95"]);
}

#[test]
fn a_column_whose_unit_is_unclear_is_asked_about_once() {
    // Rates as published by a council: headed “per 100,000”, and per 1,000 by their size.
    let text = "Area code,Period,Indicator,Rate per 100 000 live births\n\
                E10000032,2009-11,Infant mortality,4.4\n\
                E10000032,2009-11,Neonatal mortality,3.1\n\
                E10000032,2009-11,Post-neonatal mortality,1.4\n";
    let reading = import("rates.csv", text.as_bytes());
    assert_eq!(codes(&reading), ["unit_unclear"; 3]);
    let questions = reading.questions();
    assert_eq!(questions.len(), 1, "{questions:?}");
    assert!(questions[0].0.text.contains("per 1,000 or in another unit"));
}

#[test]
fn a_quarter_in_the_files_name_that_may_be_two_is_refused_with_both() {
    let text = "Org Code,Maternity_avail,Maternity_occ\nRBL,32,21\nRJN,25,11\n";
    let reading = import("KH03-2014-Q2.csv", text.as_bytes());
    assert_eq!(codes(&reading), ["period_unclear"]);
    let sheet = &reading.sheets[0];
    let said = &sheet.findings[0].message;
    assert!(said.contains("Jul to Sep 2014") && said.contains("Apr to Jun 2014"), "{said}");
    assert!(sheet.observations.is_empty() && sheet.asks);
}
