//! Periods as people and returns write them.
//!
//! Nothing is guessed: a text that could be two different periods, or none, is no period. The
//! notations are those that were counted in published returns; dates are read day first.

use jiff::civil::Date;

use super::{
    Period, PeriodKind,
    period_tokens::{Token, tokens, without_brackets},
};
use Token::{Dash, Financial, Joint, Month, Number, Quarter, To, Word};

/// Longer texts are titles or notes.
const LONGEST: usize = 80;

/// A year or a run of years.
#[derive(Clone, Copy)]
enum Years {
    Calendar(i16),
    /// By the year in which it begins.
    Financial(i16),
    /// First and last calendar year.
    Pooled(i16, i16),
}

impl Years {
    fn period(self) -> Option<Period> {
        match self {
            Self::Calendar(year) => Period::calendar_year(year),
            Self::Financial(year) => Period::financial_year(year),
            Self::Pooled(first, last) => {
                Period::months(first, 1, u16::try_from((last - first + 1) * 12).ok()?)
            }
        }
    }

    /// The year in which a month of these years falls.
    fn year_of(self, month: i8) -> Option<i16> {
        match self {
            Self::Calendar(year) => Some(year),
            Self::Financial(year) => Some(if month < 4 { year + 1 } else { year }),
            Self::Pooled(..) => None,
        }
    }
}

/// Reads `Q3 2010-11`, `Oct-Dec 2010`, `Mar 2011`, `2010/11`, `2010`, `2008-10` and their like.
///
/// `2010-11` is a financial year and `2009-11` three calendar years: for a column of `2009-11`
/// meaning November, see [`parse_year_month`].
#[must_use]
pub fn parse_period(text: &str) -> Option<Period> {
    if text.len() > LONGEST {
        return None;
    }
    let (outside, inside) = without_brackets(text.trim().trim_end_matches(['*', '†', '‡', '¹', '²', '³']))?;
    let period = match outside.trim().split_once([' ', 'T']).filter(|(_, time)| is_time(time)) {
        Some((date, _)) => run(&tokens(date)?).filter(|p| p.kind() == PeriodKind::Day)?,
        None => run(&tokens(&outside)?)?,
    };
    // “Quarter 3 2014/15 (Oct-Dec 2014)”: both must say the same.
    let agrees = |inner: &String| tokens(inner).and_then(|t| run(&t)).is_none_or(|other| other == period);
    inside.iter().all(agrees).then_some(period)
}

/// Reads a period from a year (`2014-15`, `2010`) and a part of it (`September`, `Q2`, `2`,
/// `Oct-Dec`) that stand in different cells, in either order.
///
/// A bare number is a quarter of a financial year. A quarter of a calendar year is not read: some
/// senders count it from January and some from April.
#[must_use]
pub fn parse_period_parts(year: &str, part: &str) -> Option<Period> {
    if year.len() + part.len() > LONGEST {
        return None;
    }
    let (year, part) = (bare_tokens(year)?, bare_tokens(part)?);
    parts(&year, &part).or_else(|| parts(&part, &year))
}

/// Reads `2009-11` or `2009/11` as November 2009, for a column whose other cells are such months.
#[must_use]
pub fn parse_year_month(text: &str) -> Option<Period> {
    match bare_tokens(text)?.as_slice() {
        [Number(y, 4), Joint('-' | '/'), Number(m, 1 | 2)] => month_of(*y, *m),
        _ => None,
    }
}

/// Reads `1/16/2011` as 16 January 2011, for a column that proves to be month first.
#[must_use]
pub fn parse_month_first_date(text: &str) -> Option<Period> {
    match bare_tokens(text)?.as_slice() {
        [Number(m, 1 | 2), Joint(_), Number(d, 1 | 2), Joint(_), Number(y, digits @ (2 | 4))] => {
            day(full_year(*y, *digits)?, *m, *d)
        }
        _ => None,
    }
}

fn bare_tokens(text: &str) -> Option<Vec<Token>> {
    if text.len() > LONGEST {
        return None;
    }
    tokens(&without_brackets(text.trim().trim_end_matches('*'))?.0)
}

fn is_time(text: &str) -> bool {
    text.contains(':') && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z' | ' '))
}

fn parts(year: &[Token], part: &[Token]) -> Option<Period> {
    let years = years(without_financial(year))?;
    match part {
        [] => years.period(),
        [Word(word)] if matches!(word.as_str(), "annual" | "year") => years.period(),
        [Word(full), Word(word)] if full == "full" && word == "year" => years.period(),
        [Number(q, 1)] | [Quarter, Number(q, 1)] | [Number(q, 1), Quarter] => match years {
            Years::Financial(year) => Period::quarter(year, i8::try_from(*q).ok()?),
            Years::Calendar(_) | Years::Pooled(..) => None,
        },
        [Month(m)] => Period::month(years.year_of(*m)?, *m),
        [Month(first), Joint('-') | Dash | To, Month(last)] => {
            let end = Period::month(years.year_of(*last)?, *last)?;
            months_until(*first, end)
        }
        // The part says it all: it must lie in the year.
        _ => {
            run(part).filter(|p| years.period().is_some_and(|y| y.start() <= p.start() && p.end() <= y.end()))
        }
    }
}

fn without_financial(tokens: &[Token]) -> &[Token] {
    match tokens {
        [Financial, Word(year), rest @ ..] if year == "year" => rest,
        [Financial, rest @ ..] => rest,
        _ => tokens,
    }
}

/// A whole text: a period, or two joined by a dash or `to`.
fn run(tokens: &[Token]) -> Option<Period> {
    let bare = match without_financial(tokens) {
        [Word(year), rest @ ..] if year == "year" => rest,
        rest => rest,
    };
    let period = ending(tokens).or_else(|| single(bare)).or_else(|| range(bare))?;
    // “FY 2015” ends in 2015 for some senders and begins then for others.
    let unclear = tokens.first() == Some(&Financial) && period.kind() == PeriodKind::CalendarYear;
    (!unclear).then_some(period)
}

/// `FYE 2015`, `year ending March 2015`, `quarter ended 30 June 2010`, `12 months to March 2015`.
fn ending(tokens: &[Token]) -> Option<Period> {
    let is_ending = |token: &Token| match token {
        To => true,
        Word(word) => matches!(word.as_str(), "ending" | "ended"),
        _ => false,
    };
    let (months, rest) = match tokens {
        [Word(fye), Number(y, 4)] if fye == "fye" => {
            return full_year(y - 1, 4).and_then(Period::financial_year);
        }
        [Word(fye), rest @ ..] if fye == "fye" => (12, rest),
        [Financial, Word(year), end, rest @ ..] | [Word(year), end, rest @ ..]
            if year == "year" && is_ending(end) =>
        {
            (12, rest)
        }
        [Quarter, end, rest @ ..] if is_ending(end) => (3, rest),
        [Number(n @ 1..=60, _), Word(unit), end, rest @ ..]
            if unit.starts_with("month") && is_ending(end) =>
        {
            (*n, rest)
        }
        _ => return None,
    };
    months_to(months, single(rest)?)
}

fn months_to(months: i32, end: Period) -> Option<Period> {
    match end.kind() {
        PeriodKind::FinancialYear if months == 12 => Some(end),
        PeriodKind::Month => {
            let first = end.shifted(1 - months).start();
            Period::months(first.year(), first.month(), u16::try_from(months).ok()?)
        }
        PeriodKind::Day if end.end() == end.end().last_of_month() => {
            months_to(months, Period::month(end.end().year(), end.end().month())?)
        }
        _ => None,
    }
}

/// A period that is not a range of two.
fn single(tokens: &[Token]) -> Option<Period> {
    years(tokens)
        .and_then(Years::period)
        .or_else(|| single_month(tokens))
        .or_else(|| single_day(tokens))
        .or_else(|| single_quarter(tokens))
}

fn years(tokens: &[Token]) -> Option<Years> {
    match without_financial(tokens) {
        [Number(y, 4)] => Some(Years::Calendar(full_year(*y, 4)?)),
        [Number(both, 6)] => joined(both / 100, None, both % 100, 2),
        [Number(y, 4), Number(end, 2)] => joined(*y, None, *end, 2),
        [Number(y, 4), joint @ (Joint('-' | '/') | Dash | To), Number(end, digits @ (2 | 4))] => {
            joined(*y, Some(joint), *end, *digits)
        }
        _ => None,
    }
}

/// Two years side by side: consecutive ones are a financial year, others are pooled.
fn joined(first: i32, joint: Option<&Token>, end: i32, digits: usize) -> Option<Years> {
    let first_year = full_year(first, 4)?;
    let last = if digits == 4 {
        full_year(end, 4)?
    } else {
        let same_century = first_year - first_year % 100 + i16::try_from(end).ok()?;
        if same_century > first_year { same_century } else { same_century + 100 }
    };
    let pooled = match (last - first_year + 1, joint, digits) {
        (2, ..) => return Some(Years::Financial(first_year)),
        // 2009-11 and 2008-12 are pooled; 2009-12 is a month, and 2011-03 cannot be pooled.
        (3..=20, Some(Joint('-') | Dash | To), 4)
        | (3..=20, Some(Dash | To), _)
        | (3 | 5, Some(Joint('-')), _) => true,
        (3..=20, Some(Joint('-')), _) => !(1..=12).contains(&end),
        _ => false,
    };
    pooled.then_some(Years::Pooled(first_year, last))
}

fn single_month(tokens: &[Token]) -> Option<Period> {
    match tokens {
        // 2011/03 cannot be years; 2009/11 could be.
        [Number(y, 4), Joint('/'), Number(m, 2)] if *m > y % 100 => None,
        [Number(y, 4), Joint('-' | '/'), Number(m, 2)]
        | [Number(m, 1 | 2), Joint('-' | '/'), Number(y, 4)] => month_of(*y, *m),
        [Month(m), Joint('-' | '/'), rest @ ..] | [Month(m), rest @ ..] => match rest {
            [Number(y, 2)] => Period::month(full_year(*y, 2)?, *m),
            _ => Period::month(years(rest)?.year_of(*m)?, *m),
        },
        [rest @ .., Joint('-' | '/'), Month(m)] | [rest @ .., Month(m)] => {
            Period::month(years(rest)?.year_of(*m)?, *m)
        }
        _ => None,
    }
}

fn single_day(tokens: &[Token]) -> Option<Period> {
    let year = |y: &i32, digits: &usize| full_year(*y, *digits);
    match tokens {
        [Number(y, 4), Joint('-' | '/'), Number(m, 1 | 2), Joint('-' | '/'), Number(d, 1 | 2)] => {
            day(year(y, &4)?, *m, *d)
        }
        [Number(d, 1 | 2), Joint(_), Number(m, 1 | 2), Joint(_), Number(y, 4)] => day(year(y, &4)?, *m, *d),
        [Number(d, 1 | 2), Joint('-' | '/'), Number(m, 1 | 2), Joint('-' | '/'), Number(y, 2)] => {
            day(year(y, &2)?, *m, *d)
        }
        // 30/062013, a slip that a published return has.
        [Number(d, 1 | 2), Joint('/'), Number(both, 6)] => {
            day(year(&(both % 10_000), &4)?, both / 10_000, *d)
        }
        [Number(d, 1 | 2), Month(m), Number(y, digits @ (2 | 4))]
        | [Number(d, 1 | 2), Joint('-' | '/'), Month(m), Joint('-' | '/'), Number(y, digits @ (2 | 4))] => {
            day(year(y, digits)?, i32::from(*m), *d)
        }
        [Month(m), Number(d, 1 | 2), Number(y, 4)] => day(year(y, &4)?, i32::from(*m), *d),
        _ => None,
    }
}

fn single_quarter(tokens: &[Token]) -> Option<Period> {
    let (number, rest) = match tokens {
        [Quarter, Number(q, 1), rest @ ..]
        | [Number(q, 1), Quarter, rest @ ..]
        | [rest @ .., Quarter, Number(q, 1)] => (i8::try_from(*q).ok()?, rest),
        _ => return None,
    };
    let rest = match rest {
        [Joint(_) | Dash, inner @ ..] | [inner @ .., Joint(_) | Dash] => inner,
        _ => rest,
    };
    match (years(rest), rest) {
        (Some(Years::Financial(year)), _) => Period::quarter(year, number),
        (Some(_), _) => None,
        // Q3 10/11
        (None, [Number(a, 2), Joint('/' | '-'), Number(b, 2)]) if (a + 1) % 100 == *b => {
            Period::quarter(full_year(*a, 2)?, number)
        }
        // Q3 Oct-Dec 2010: both must say the same.
        (None, _) => {
            let period = single(rest).or_else(|| range(rest))?;
            let quarter = match period.start().month() {
                1 => 4,
                month => (month - 1) / 3,
            };
            (period.kind() == PeriodKind::Quarter && quarter == number).then_some(period)
        }
    }
}

/// Two periods of one kind joined by a dash or `to`; either month may lack its year.
fn range(tokens: &[Token]) -> Option<Period> {
    tokens.iter().enumerate().filter(|(_, token)| matches!(token, Joint('-') | Dash | To)).find_map(
        |(at, _)| {
            let (left, right) = (tokens.get(..at)?, tokens.get(at + 1..)?);
            match (left, right) {
                ([Month(first)], _) => {
                    months_until(*first, single(right).filter(|p| p.kind() == PeriodKind::Month)?)
                }
                (_, [Month(last)]) => {
                    months_from(single(left).filter(|p| p.kind() == PeriodKind::Month)?, *last)
                }
                _ => between(single(left)?, single(right)?),
            }
        },
    )
}

/// From the last such month before `end` to `end`.
fn months_until(first: i8, end: Period) -> Option<Period> {
    let (year, last) = (end.start().year(), end.start().month());
    between(Period::month(if first > last { year - 1 } else { year }, first)?, end)
}

/// From `start` to the next such month.
fn months_from(start: Period, last: i8) -> Option<Period> {
    let (year, first) = (start.start().year(), start.start().month());
    between(start, Period::month(if last < first { year + 1 } else { year }, last)?)
}

fn between(first: Period, last: Period) -> Option<Period> {
    let (start, end) = (first.start(), last.end());
    let whole_months = start.day() == 1 && end == end.last_of_month();
    if first.kind() != last.kind() || last.start() <= start || !whole_months {
        return None;
    }
    let months =
        (i32::from(end.year()) - i32::from(start.year())) * 12 + i32::from(end.month() - start.month()) + 1;
    Period::months(start.year(), start.month(), u16::try_from(months).ok()?)
}

/// The year as written with four digits, or with two: 70 to 99 are of the last century.
fn full_year(year: i32, digits: usize) -> Option<i16> {
    let full = match (digits, year) {
        (4, 1899..=2220) => year,
        (2, 0..=69) => 2000 + year,
        (2, 70..=99) => 1900 + year,
        _ => return None,
    };
    i16::try_from(full).ok()
}

fn month_of(year: i32, month: i32) -> Option<Period> {
    Period::month(full_year(year, 4)?, i8::try_from(month).ok()?)
}

fn day(year: i16, month: i32, day: i32) -> Option<Period> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Period::day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
        for text in [
            "2009-11 (Pooled)",
            "2009 - 11",
            "2009-11",
            "2009-2011",
            "2009 to 2011",
            "2009–11",
            "pooled 2009-11",
        ] {
            check(text, "2009-01-01 2011-12-31");
        }
        check("2008 to 2010", "2008-01-01 2010-12-31");
        check("1998-00", "1998-01-01 2000-12-31");
        check("April 2016-March 2019", "2016-04-01 2019-03-31");
        check("2008/09 - 2010/11", "2008-04-01 2011-03-31");
        check("2008-09 to 2010-11", "2008-04-01 2011-03-31");
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
        let plain = (1900..=2200_i16, 1..=12_i8, prop::sample::select(vec![1_u16, 3, 12]));
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
}
