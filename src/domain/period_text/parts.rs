//! A year and a part of it that stand in different cells.

use super::{
    LONGEST, Period, bare_tokens,
    range::months_until,
    run,
    single::is_month,
    tokens::Token::{self, Dash, Joint, Month, Number, Quarter, To, Word},
    without_financial,
    years::{Years, years},
};

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

/// Whether a text names a part of a year and no year: `Apr`, `Q1`, `Oct-Dec`, `Month 3`.
#[must_use]
pub fn names_part_of_year(text: &str) -> bool {
    if text.len() > 24 {
        return false;
    }
    let Some(tokens) = bare_tokens(text) else { return false };
    match tokens.as_slice() {
        [Month(_)]
        | [Quarter, Number(1..=4, 1)]
        | [Number(1..=4, 1), Quarter]
        | [Month(_), Joint('-' | '/') | Dash | To, Month(_)] => true,
        [Word(word), Number(1..=12, 1 | 2)] => is_month(word),
        _ => false,
    }
}

/// A period from the tokens of a year and of a part of it.
pub(super) fn parts(year: &[Token], part: &[Token]) -> Option<Period> {
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
        [Word(word), Number(month, 1 | 2)] if is_month(word) => years.month_number(*month),
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
