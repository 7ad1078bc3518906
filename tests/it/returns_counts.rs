//! Counts under a hundred that could pass for percentages, and other words that decide what a number is:
//! each table was once read wrongly without a word. Answers are worked out by hand.

use spruce::{
    returns::{Known, ReturnReading, Source, read},
    workbook::catalogue,
};

use crate::returns_recognised::line;

fn import(text: &str) -> ReturnReading {
    read(&Source::new("return.csv", text.as_bytes()), &Known::new(catalogue()), &|_| {}, &|| false).unwrap()
}

fn lines(text: &str) -> Vec<String> {
    let reading = import(text);
    let wanted = reading.sheets.iter().filter(|sheet| sheet.wanted);
    let mut lines: Vec<String> = wanted.flat_map(|sheet| sheet.observations.iter().map(line)).collect();
    lines.sort();
    lines
}

fn codes(text: &str) -> Vec<String> {
    let reading = import(text);
    let findings = reading.sheets.iter().flat_map(|sheet| &sheet.findings).chain(&reading.findings);
    findings.map(|finding| finding.code.as_str().to_owned()).collect()
}

#[test]
fn bookings_by_a_week_are_a_part_of_the_bookings_beside_them() {
    // 60 ÷ 95 and 85 ÷ 95.
    let expected = ["booked_by_10_weeks 5ZA 2010-04+1 63.16", "booked_by_12_weeks 5ZA 2010-04+1 89.47"];
    let columns =
        "PCT code,Date,Bookings,Bookings by 10 weeks,Bookings by 12 weeks\n5ZA,01/04/2010,95,60,85\n";
    assert_eq!(lines(columns), expected);
    let rows = "PCT code,Date,Measure,Value\n5ZA,01/04/2010,Bookings,95\n5ZA,01/04/2010,Bookings by 10 weeks,60\n\
                5ZA,01/04/2010,Bookings by 12 weeks,85\n";
    assert_eq!(lines(rows), expected);
    // Maternities, of whom the measure is defined, go before bookings: 85 ÷ 100.
    let both = "PCT code,Date,Bookings,Maternities,Bookings by 12 weeks\n5ZA,01/04/2010,95,100,85\n";
    assert_eq!(lines(both), ["booked_by_12_weeks 5ZA 2010-04+1 85"]);
    // Where 85 of 450 would be unheard of, 85 is a percentage.
    let percent = "PCT code,Date,Bookings,Bookings by 12 weeks\n5ZA,01/04/2010,450,85\n";
    assert_eq!(lines(percent), ["booked_by_12_weeks 5ZA 2010-04+1 85"]);
}

#[test]
fn people_under_a_bare_name_with_nothing_beside_them_are_told() {
    let text = "PCT code,Month,Women,Women booked by 12 weeks\n5ZA,Apr-10,95,85\n5ZA,May-10,90,80\n";
    assert!(codes(text).contains(&"count_or_rate".to_owned()), "{:?}", codes(text));
    // With a unit there is no doubt.
    let text = "PCT code,Month,Women booked by 12 weeks (%)\n5ZA,Apr-10,85\n5ZA,May-10,80\n";
    assert!(codes(text).is_empty(), "{:?}", codes(text));
}

#[test]
fn births_in_a_row_are_the_whole_of_stillbirths_in_another() {
    // 1 ÷ 320 is 3.125 per 1,000, and 24 ÷ 320 is 7.5%.
    let text = "Trust code,Month,Measure,Value\nRXA,Apr-10,Births,320\nRXA,Apr-10,Stillbirths,1\n\
                RXA,Apr-10,Preterm births,24\n";
    assert_eq!(lines(text), ["preterm_births RXA 2010-04+1 7.5", "stillbirths RXA 2010-04+1 3.12"]);
    // A rate stays one.
    let text = "Trust code,Month,Measure,Value\nRXA,Apr-10,Births,320\nRXA,Apr-10,Stillbirths,5.2\n";
    assert_eq!(lines(text), ["stillbirths RXA 2010-04+1 5.2"]);
    // Midwives beside them do not take the births away: 300 × 12 ÷ 100, and 3 ÷ 300.
    let text = "Trust code,Month,Births,Stillbirths,Midwives (WTE)\nRXA,Apr-10,300,3,100\n";
    assert_eq!(lines(text), ["births_per_midwife RXA 2010-04+1 36", "stillbirths RXA 2010-04+1 10"]);
}

#[test]
fn a_percentage_is_never_a_count_whatever_name_it_bears() {
    let text = "PCT code,Quarter,Number of maternities,Number of women initiating breastfeeding,Percentage initiating\n\
                5ZA,Q1 2010/11,80,60,75.0\n5ZB,Q1 2010/11,60,42,70.0\n";
    assert_eq!(
        lines(text),
        ["breastfeeding_initiation 5ZA 2010-04+3 75", "breastfeeding_initiation 5ZB 2010-04+3 70"]
    );
    assert!(codes(text).is_empty(), "{:?}", codes(text));
}

#[test]
fn a_title_that_counts_heads_counts() {
    for title in ["Number of women smoking at delivery by PCT", "Number of infant deaths"] {
        let text = format!("{title}\nPCT code,2009/10,2010/11\n5ZA,15,14\n5ZB,18,17\n");
        assert!(lines(&text).is_empty(), "{:?}", lines(&text));
    }
    // 63 ÷ 450.
    let text =
        "Number of women smoking at delivery\nPCT code,Period,Smokers,Maternities\n5ZA,2010/11,63,450\n";
    assert_eq!(lines(text), ["smoking_at_delivery 5ZA 2010-04+12 14"]);
}

#[test]
fn rows_that_are_forecast_or_planned_are_left() {
    let text =
        "PCT code,Month,Smoking at delivery %,Status\n5ZA,Jan 2011,14.1,Actual\n5ZA,Feb 2011,13.0,Forecast\n";
    assert_eq!(lines(text), ["smoking_at_delivery 5ZA 2011-01+1 14.1"]);
    let text = "PCT code,Month,Maternities,Smokers,%,Data status\n5ZA,Jan-11,100,15,15.0,Provisional\n\
                5ZA,Feb-11,120,16,13.3,Plan\n";
    assert_eq!(lines(text), ["smoking_at_delivery 5ZA 2011-01+1 15"]);
}

#[test]
fn months_that_end_a_year_or_a_quarter_are_not_only_months() {
    let text = "PCT code,12 months ending,Smoking at delivery %\n5ZA,Mar-11,14.1\n";
    assert_eq!(lines(text), ["smoking_at_delivery 5ZA 2010-04+12 14.1"]);
    let text = "PCT code,Quarter ending,Smoking at delivery %\n5ZA,Jun-10,14.1\n5ZA,Sep-10,13.1\n";
    assert_eq!(
        lines(text),
        ["smoking_at_delivery 5ZA 2010-04+3 14.1", "smoking_at_delivery 5ZA 2010-07+3 13.1"]
    );
}

#[test]
fn after_a_week_is_not_by_that_week() {
    // 85 ÷ 95; “>12+6” was read as “by 12+6”.
    let text = "PCT code,Month,Total bookings,Booked <12+6,Booked >12+6\n5ZA,Apr-10,95,85,10\n";
    assert_eq!(lines(text), ["booked_by_12_weeks 5ZA 2010-04+1 89.47"]);
}

#[test]
fn what_is_below_nought_is_refused() {
    let text = "PCT code,Quarter,Smoking at delivery %\n5ZA,Q1 2010/11,-1\n5ZB,Q1 2010/11,14\n";
    assert_eq!(lines(text), ["smoking_at_delivery 5ZB 2010-04+3 14"]);
    assert_eq!(codes(text), ["below_zero"]);
    // A gap may be negative.
    let text = "Area code,Period,Infant mortality gap routine and manual\n5ZA,2008-10,-2.5\n";
    assert!(!codes(text).contains(&"below_zero".to_owned()), "{:?}", codes(text));
}

#[test]
fn the_age_of_the_children_counted_is_that_of_their_vaccines() {
    // 268 ÷ 290.
    let text = "LA code,Quarter,Children aged 24 months,MMR1,MMR1 %\nE06000001,Q1 2012/13,290,268,92.4\n";
    assert_eq!(lines(text), ["mmr1_24_months E06000001 2012-04+3 92.41"]);
}

#[test]
fn no_and_of_are_the_parts_of_a_share() {
    // 63 ÷ 451.
    let text = "PCT code,Quarter,Smoking at delivery,,\n,,No.,Of,%\n5ZA,Q1 2010/11,63,451,14.0\n5ZB,Q1 2010/11,80,500,16.0\n";
    assert_eq!(
        lines(text),
        ["smoking_at_delivery 5ZA 2010-04+3 13.97", "smoking_at_delivery 5ZB 2010-04+3 16"]
    );
}

/// As the yearly registrations of deaths have it: three rates side by side, each named over two rows.
#[test]
fn what_a_rate_is_counted_by_is_not_its_name() {
    let text = "Deaths by area, 2010\n\nArea code,Rates,,\n,Infant mortality rate,Neonatal mortality rate,Perinatal mortality rate\n\
                ,\"(per 1,000 live births)\",\"(per 1,000 live births)\",\"(per 1,000 live births and stillbirths)\"\n\
                E06000001,4.2,2.9,7.4\nE06000002,4.6,3.1,8.0\n";
    let expected = [
        "infant_mortality E06000001 2010-01+12 4.2",
        "infant_mortality E06000002 2010-01+12 4.6",
        "neonatal_mortality E06000001 2010-01+12 2.9",
        "neonatal_mortality E06000002 2010-01+12 3.1",
        "perinatal_mortality E06000001 2010-01+12 7.4",
        "perinatal_mortality E06000002 2010-01+12 8",
    ];
    assert_eq!(lines(text), expected);
    // The same in one cell each.
    let flat = text.replace("rate,", "rate (per 1000 live births),").replace(
        "\n,\"(per 1,000 live births)\",\"(per 1,000 live births)\",\"(per 1,000 live births and stillbirths)\"",
        "",
    );
    assert_eq!(lines(&flat), expected);
}

#[test]
fn a_rate_per_thousand_may_be_written_as_a_percentage() {
    // 0.51 of a hundred are 5.1 of a thousand.
    for text in [
        "Trust code,Year,Stillbirths %\nRXA,2010,0.51\n",
        "Trust code,Year,Stillbirths per 100 births\nRXA,2010,0.51\n",
        "Trust code,Year,Indicator,Unit,Value\nRXA,2010,Stillbirths,%,0.51\n",
    ] {
        assert_eq!(lines(text), ["stillbirths RXA 2010-01+12 5.1"], "{text}");
    }
}

#[test]
fn months_across_belong_to_the_year_of_their_row() {
    let text = "Smoking at delivery (%)\nPCT code,Year,Apr,May,Jan\n5ZA,2010/11,14.1,13.2,15.0\n5ZA,2009/10,16.1,16.2,16.3\n";
    assert_eq!(
        lines(text),
        [
            "smoking_at_delivery 5ZA 2009-04+1 16.1",
            "smoking_at_delivery 5ZA 2009-05+1 16.2",
            "smoking_at_delivery 5ZA 2010-01+1 16.3",
            "smoking_at_delivery 5ZA 2010-04+1 14.1",
            "smoking_at_delivery 5ZA 2010-05+1 13.2",
            "smoking_at_delivery 5ZA 2011-01+1 15",
        ]
    );
    // Quarters of a bare year may be counted in two ways: nothing is taken.
    let text = "Smoking at delivery (%)\nPCT code,Year,Q1,Q2\n5ZA,2010,14.1,13.2\n";
    assert!(lines(text).is_empty(), "{:?}", lines(text));
}
