//! Notations that were counted in published returns, and look-alikes that are no period.

use proptest::prelude::*;

use jiff::civil::Date;

use super::*;

/// `text` gives a period from the first to the last day named, or none.
fn check(text: &str, expected: &str) {
    assert_eq!(spelt(parse_period(text)), expected, "{text:?}");
}

fn spelt(period: Option<Period>) -> String {
    period.map_or_else(|| "none".to_owned(), |p| format!("{} {}", p.start(), p.end()))
}

#[test]
fn reads_months() {
    let march = "2011-03-01 2011-03-31";
    for text in [
        "Mar 2011",
        "March 2011",
        "Mar-11",
        "2011-03",
        "MARCH  2011",
        " mar. 2011 ",
        "Mar '11",
        "March, 2011",
        "2011-MAR",
        "03/2011",
        "Mar/2011",
        "March 2010-11",
        "MARCH 2010/11",
        "Mar_2011",
        "Mar 11",
        "2011/03",
        "March 2011*",
        "March 2011⁵",
        "Mar 2011 (provisional)",
    ] {
        check(text, march);
    }
    check("April 2022", "2022-04-01 2022-04-30");
    check("2017-SEP", "2017-09-01 2017-09-30");
    check("Sept 2017", "2017-09-01 2017-09-30");
    check("OCTOBER 2016-17", "2016-10-01 2016-10-31");
    check("Feb-12", "2012-02-01 2012-02-29");
}

#[test]
fn reads_quarters() {
    let third = "2010-10-01 2010-12-31";
    for text in [
        "Q3 2010-11",
        "Q3 2010/11",
        "2010/11 Q3",
        "2010-11 Q3",
        "Quarter 3 2010/11",
        "quarter 3 2010 to 2011",
        "FY2010_11_Q3",
        "Oct-Dec 2010",
        "October to December 2010",
        "Oct – Dec 2010",
        "Oct-Dec-10",
        "01/10/2010 - 31-12/2010",
        "1 October 2010 to 31 December 2010",
        "2010/ 11 Q3",
        "Q3 2010-2011",
        "Qtr 3 2010/11",
        "3rd quarter 2010/11",
        "Q3, 2010/11",
        "Q3 10/11",
        "Quarter 3 2010/11 (Oct-Dec 2010)",
        "Q3 (Oct-Dec) 2010/11",
        "Q3 Oct-Dec 2010",
        "quarter ending December 2010",
        "Oct-Dec 2010/11",
        "Quarter ended 31 December 2010",
        "Q3-2010/11",
        "2010 Oct - Dec",
    ] {
        check(text, third);
    }
    check("2013/ 14 Q2", "2013-07-01 2013-09-30");
    check("Quarter 1 2013/14", "2013-04-01 2013-06-30");
    check("quarter 2 2024 to 2025", "2024-07-01 2024-09-30");
    check("FY2019_20_Q1", "2019-04-01 2019-06-30");
    check("July to September 2014", "2014-07-01 2014-09-30");
    check("01/07/2013 - 30-09/2013", "2013-07-01 2013-09-30");
    check("01/04/2013 - 30/062013", "2013-04-01 2013-06-30");
    check("1 January 2022 to 31 March 2022", "2022-01-01 2022-03-31");
    check("Q4 2010-11", "2011-01-01 2011-03-31");
    check("Jan-Mar 2011", "2011-01-01 2011-03-31");
    check("Nov-Jan 2011", "2010-11-01 2011-01-31");
}

#[test]
fn reads_years() {
    for text in [
        "2014/15",
        "2014-15",
        "2014–15",
        "2014-2015",
        "2014/2015",
        "2014 to 2015",
        "FYE 2015",
        "201415",
        "FY 2014/15",
        "year ending March 2015",
        "Year ended 31 March 2015",
        "financial year 2014-15",
        "2014/ 15",
        "Apr 2014 - Mar 2015",
        "12 months to March 2015",
        "2014/15 (April 2014 to March 2015)",
        "2014/15[note 2]",
    ] {
        check(text, "2014-04-01 2015-03-31");
    }
    check("2010/11", "2010-04-01 2011-03-31");
    check("2010-11", "2010-04-01 2011-03-31");
    check("2001-02", "2001-04-01 2002-03-31");
    check("1999-00", "1999-04-01 2000-03-31");
    check("2022-2023", "2022-04-01 2023-03-31");
    check("201819", "2018-04-01 2019-03-31");
    check("2010", "2010-01-01 2010-12-31");
    check("calendar year 2010", "2010-01-01 2010-12-31");
}

#[test]
fn reads_pooled_years() {
    for text in
        ["2009-11 (Pooled)", "2009 - 11", "2009-11", "2009-2011", "2009 to 2011", "2009–11", "pooled 2009-11"]
    {
        check(text, "2009-01-01 2011-12-31");
    }
    check("2008 to 2010", "2008-01-01 2010-12-31");
    check("1998-00", "1998-01-01 2000-12-31");
    check("April 2016-March 2019", "2016-04-01 2019-03-31");
    check("2008/09 - 2010/11", "2008-04-01 2011-03-31");
    check("2008-09 to 2010-11", "2008-04-01 2011-03-31");
}

#[test]
fn reads_short_and_numbered_forms() {
    check("2020/21 - 24/25", "2020-04-01 2025-03-31");
    check("2008/9", "2008-04-01 2009-03-31");
    check("FY08/09", "2008-04-01 2009-03-31");
    check("2010/11 full year", "2010-04-01 2011-03-31");
    check("Month 3 2010/11", "2010-06-01 2010-06-30");
    check("2010/11 M12", "2011-03-01 2011-03-31");
    check("Rolling 12 months to September 2010", "2009-10-01 2010-09-30");
    check("Q1 2010 (Jan-Mar)", "2010-01-01 2010-03-31");
    check("Q1 (Apr - Jun) 2010", "2010-04-01 2010-06-30");
    check("Month 3 2010", "none");
    check("2008/8", "none");
    assert_eq!(spelt(parse_short_year("08/09")), "2008-04-01 2009-03-31");
    assert_eq!(spelt(parse_short_year("08/10")), "none");
}

#[test]
fn a_quarter_of_a_bare_year_is_two_things() {
    for text in ["Q3 2010", "2010 Q3", "2010-Q3", "Quarter 3, 2010"] {
        check(text, "none");
        let read = |counted| spelt(parse_unclear_quarter(text, counted));
        assert_eq!(read(QuarterYear::April), "2010-10-01 2010-12-31", "{text}");
        assert_eq!(read(QuarterYear::January), "2010-07-01 2010-09-30", "{text}");
    }
    assert_eq!(parse_unclear_quarter("Q3 2010/11", QuarterYear::April), None);
    assert_eq!(parse_unclear_quarter("2010", QuarterYear::April), None);
}

#[test]
fn parts_of_a_year_are_known_without_it() {
    for text in
        ["Apr", "April", "SEPT", "Q1", "Qtr 2", "Quarter 4", "Oct-Dec", "Jan to Mar", "Month 3", "M12"]
    {
        assert!(names_part_of_year(text), "{text}");
    }
    for text in ["Q5", "2010", "Apr 2010", "1", "M13", "Total", "Marple", "", "MMR1", "5"] {
        assert!(!names_part_of_year(text), "{text}");
    }
}

#[test]
fn reads_days_day_first() {
    for text in [
        "31/03/2025",
        "2025-03-31",
        "31.03.2025",
        "31-Mar-2025",
        "31 March 2025",
        "31st March 2025",
        "31/3/25",
        "March 31, 2025",
        "2025-03-31T00:00:00",
        "31/03/2025 00:00:00",
        "as at 31 March 2025",
    ] {
        check(text, "2025-03-31 2025-03-31");
    }
    check("01/02/2011", "2011-02-01 2011-02-01");
    check("1/16/2011", "none");
    assert_eq!(spelt(parse_month_first_date("1/16/2011")), "2011-01-16 2011-01-16");
}

#[test]
fn reads_nothing_from_what_is_no_period() {
    for text in [
        "",
        " ",
        "-",
        "Q5 2010",
        "Q5 2010/11",
        "Q0 2010/11",
        "1:32",
        "99",
        "0.75",
        "1,950",
        "2010.5",
        "12",
        "May",
        "March Primary Care Trust",
        "Lambeth",
        "5ZZ",
        "E92000001",
        "00:00",
        "1 in 500",
        "2009/11",
        "Q3 2010",
        "FY 2015",
        "2011-2009",
        "31/02/2011",
        "2010 (2009)",
        "2 January 2011 to 8 January 2011",
        "10/11",
        "1.13",
        "55.1 - 63.1",
        "Total",
        "Q1",
        "Year 6",
        "13/2011",
        "200512",
        "12345678901234567890",
        "((2010)",
        "2010 2011",
        "<16 yrs",
        "YTD",
        "Oct-Dec",
        "2010%",
        "£2010",
        "12m",
        "1800",
        "2500",
    ] {
        check(text, "none");
    }
    check(&"2010 ".repeat(100), "none");
}

#[test]
fn joins_a_year_and_a_part_of_it() {
    for (year, part, expected) in [
        ("2014-15", "September", "2014-09-01 2014-09-30"),
        ("2022-2023", "1", "2022-04-01 2022-06-30"),
        ("2013/ 14", "Q2", "2013-07-01 2013-09-30"),
        ("2016-17", "OCTOBER", "2016-10-01 2016-10-31"),
        ("2016-17", "March", "2017-03-01 2017-03-31"),
        ("OCTOBER", "2016-17", "2016-10-01 2016-10-31"),
        ("2010/11", "Q1", "2010-04-01 2010-06-30"),
        ("2010/11", "Quarter 4", "2011-01-01 2011-03-31"),
        ("2010", "March", "2010-03-01 2010-03-31"),
        ("2010/11", "Month 3", "2010-06-01 2010-06-30"),
        ("2010", "M3", "2010-03-01 2010-03-31"),
        ("2010/11", "Jan - Mar", "2011-01-01 2011-03-31"),
        ("2010", "Oct-Dec", "2010-10-01 2010-12-31"),
        ("2010/11", "Oct-Dec 2010", "2010-10-01 2010-12-31"),
        ("2010/11", "", "2010-04-01 2011-03-31"),
        ("2010/11", "Annual", "2010-04-01 2011-03-31"),
        ("2010/11", "Oct-Dec 2013", "none"),
        ("2010", "1", "none"),
        ("2010", "Q1", "none"),
        ("2010/11", "5", "none"),
        ("2009-11", "Q1", "none"),
        ("Lambeth", "Q1", "none"),
    ] {
        assert_eq!(spelt(parse_period_parts(year, part)), expected, "{year:?} {part:?}");
    }
}

#[test]
fn reads_a_month_where_the_column_says_so() {
    assert_eq!(spelt(parse_year_month("2009-11")), "2009-11-01 2009-11-30");
    assert_eq!(spelt(parse_year_month("2010-11")), "2010-11-01 2010-11-30");
    assert_eq!(spelt(parse_year_month("2010-13")), "none");
}

fn named_periods() -> impl Strategy<Value = Period> {
    let plain = (1900..=2199_i16, 1..=12_i8, prop::sample::select(vec![1_u16, 3, 12]));
    let rolling =
        (1900..=2180_i16, prop::sample::select(vec![1_i8, 4]), (2..=20_u16).prop_map(|years| years * 12));
    let days = (1900..=2200_i16, 1..=12_i8, 1..=28_i8)
        .prop_map(|(y, m, d)| Date::new(y, m, d).ok().map(Period::day));
    prop_oneof![
        plain.prop_map(|(y, m, n)| Period::months(y, m, n)),
        rolling.prop_map(|(y, m, n)| Period::months(y, m, n)),
        days,
    ]
    .prop_filter_map("a period", |period| period)
}

proptest! {
    #[test]
    fn every_period_is_read_back_from_its_name(period in named_periods()) {
        prop_assert_eq!(parse_period(&period.to_string()), Some(period), "{}", period);
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,40}", other in "[0-9A-Za-z/ –.-]{0,20}") {
        let _ = parse_period(&text);
        let _ = parse_period(&other);
        let _ = parse_period_parts(&other, &text);
        let _ = parse_year_month(&other);
        let _ = parse_month_first_date(&other);
    }

    #[test]
    fn no_run_of_period_words_makes_it_panic(words in prop::collection::vec(
        prop::sample::select(vec!["Q", "1", "4", "31", "2010", "99", "-", "–", "/", " ", "to", "Oct", "FYE", "year ending", "12 months to", "201011", "2220", "0000", "(", ")"]), 0..10))
    {
        let _ = parse_period(&words.concat());
        let _ = parse_period(&words.join(" "));
    }
}
