//! Two ends of a period, or its length and its last month.

use super::{
    Period, PeriodKind,
    single::single,
    tokens::Token::{self, Dash, Financial, Joint, Month, Number, Quarter, To, Word},
    years::{full_year, short_financial},
};

/// `FYE 2015`, `year ending March 2015`, `quarter ended 30 June 2010`, `12 months to March 2015`.
pub(super) fn ending(tokens: &[Token]) -> Option<Period> {
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

/// Two periods of one kind joined by a dash or `to`; either month may lack its year.
pub(super) fn range(tokens: &[Token]) -> Option<Period> {
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
                // 2020/21 - 24/25
                _ => between(single(left)?, single(right).or_else(|| short_financial(right)?.period())?),
            }
        },
    )
}

/// From the last such month before `end` to `end`.
pub(super) fn months_until(first: i8, end: Period) -> Option<Period> {
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
