//! Periods as people and returns write them.
//!
//! Nothing is guessed: a text that could be two different periods, or none, is no period. The
//! notations are those that were counted in published returns; dates are read day first.

mod parts;
mod quarter;
mod range;
mod single;
#[cfg(test)]
mod tests;
mod tokens;
mod years;

use super::{Period, PeriodKind};
pub use parts::{names_part_of_year, parse_period_parts};
use quarter::unclear;
pub use quarter::{QuarterYear, parse_unclear_quarter};
use range::{ending, range};
use single::{day, month_of, single};
use tokens::{
    Token::{self, Financial, Joint, Number, Word},
    tokens, without_brackets,
};
use years::{full_year, short_financial};

/// Longer texts are titles or notes.
const LONGEST: usize = 80;

/// Reads `Q3 2010-11`, `Oct-Dec 2010`, `Mar 2011`, `2010/11`, `2010`, `2008-10` and their like.
///
/// `2010-11` is a financial year and `2009-11` three calendar years: for a column of `2009-11`
/// meaning November, see [`parse_year_month`].
#[must_use]
pub fn parse_period(text: &str) -> Option<Period> {
    if text.len() > LONGEST {
        return None;
    }
    let (outside, inside) = without_brackets(text.trim().trim_end_matches(['*', '†', '‡']))?;
    let period =
        if let Some((date, _)) = outside.trim().split_once([' ', 'T']).filter(|(_, time)| is_time(time)) {
            run(&tokens(date)?).filter(|p| p.kind() == PeriodKind::Day)?
        } else {
            let outside = tokens(&outside)?;
            run(&outside).or_else(|| explained(&outside, &inside))?
        };
    // “Quarter 3 2014/15 (Oct-Dec 2014)”: both must say the same.
    let agrees = |inner: &String| tokens(inner).and_then(|t| run(&t)).is_none_or(|other| other == period);
    inside.iter().all(agrees).then_some(period)
}

/// `Q1 2010 (Jan-Mar)`: the months say which quarter of 2010 is meant.
fn explained(outside: &[Token], inside: &[String]) -> Option<Period> {
    let (financial, calendar) = unclear(outside)?;
    let (year, months) = (outside.iter().find(|token| matches!(token, Number(_, 4)))?, inside.first()?);
    let told = parts::parts(std::slice::from_ref(year), &tokens(months)?)?;
    [financial, calendar].into_iter().find(|period| period.start().month() == told.start().month())
}

/// Reads `08/09` and `FY08/09` as 2008/09, for a column or a row of headings whose other cells are
/// such years too: alone it may be a month or a day.
#[must_use]
pub fn parse_short_year(text: &str) -> Option<Period> {
    short_financial(without_financial(&bare_tokens(text)?))?.period()
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
        [rest @ .., Word(full), Word(year)] if full == "full" && year == "year" => rest,
        rest => rest,
    };
    let short = || short_financial(bare).filter(|_| tokens.first() == Some(&Financial))?.period();
    let period = ending(tokens).or_else(|| single(bare)).or_else(|| range(bare)).or_else(short)?;
    // “FY 2015” ends in 2015 for some senders and begins then for others.
    let unclear = tokens.first() == Some(&Financial) && period.kind() == PeriodKind::CalendarYear;
    (!unclear).then_some(period)
}
