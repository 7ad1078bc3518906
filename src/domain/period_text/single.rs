//! One month, day, quarter or year in a period text.

use jiff::civil::Date;

use super::{
    Period,
    quarter::single_quarter,
    tokens::Token::{self, Joint, Month, Number, Word},
    years::{Years, full_year, years},
};

/// A period that is not a range of two.
pub(super) fn single(tokens: &[Token]) -> Option<Period> {
    years(tokens)
        .and_then(Years::period)
        .or_else(|| numbered_month(tokens))
        .or_else(|| single_month(tokens))
        .or_else(|| single_day(tokens))
        .or_else(|| single_quarter(tokens))
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

/// `Month 3 2010/11`, `2010/11 M3`: June 2010, for the financial year is counted from April.
fn numbered_month(tokens: &[Token]) -> Option<Period> {
    match tokens {
        [Word(word), Number(month, 1 | 2), rest @ ..] | [rest @ .., Word(word), Number(month, 1 | 2)]
            if is_month(word) =>
        {
            match years(rest)? {
                years @ Years::Financial(_) => years.month_number(*month),
                Years::Calendar(_) | Years::Pooled(..) => None,
            }
        }
        _ => None,
    }
}

/// Whether a word announces the number of a month.
pub(super) fn is_month(word: &str) -> bool {
    matches!(word, "month" | "mth" | "m")
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

pub(super) fn month_of(year: i32, month: i32) -> Option<Period> {
    Period::month(full_year(year, 4)?, i8::try_from(month).ok()?)
}

pub(super) fn day(year: i16, month: i32, day: i32) -> Option<Period> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Period::day)
}
