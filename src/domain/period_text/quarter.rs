//! Quarters, and those whose year is not clear.

use serde::{Deserialize, Serialize};

use super::{
    Period, PeriodKind, bare_tokens,
    range::range,
    single::single,
    tokens::Token::{self, Dash, Joint, Number, Quarter},
    without_financial,
    years::{Years, full_year, years},
};

/// From which month the quarters of a year are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuarterYear {
    /// From April: Q1 is April to June.
    April,
    /// From January: Q1 is January to March.
    January,
}

/// Reads `Q3 2010`, which is October to December 2010 where quarters are counted from April and July
/// to September where they are counted from January; `None` for every other text.
#[must_use]
pub fn parse_unclear_quarter(text: &str, counted: QuarterYear) -> Option<Period> {
    let (financial, calendar) = unclear(&bare_tokens(text)?)?;
    Some(match counted {
        QuarterYear::April => financial,
        QuarterYear::January => calendar,
    })
}

/// A quarter by its number and what else stands with it.
fn numbered(tokens: &[Token]) -> Option<(i8, &[Token])> {
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
    Some((number, rest))
}

/// `Q3 2010`: as a quarter of the financial year that begins then, and of the calendar year.
pub(super) fn unclear(tokens: &[Token]) -> Option<(Period, Period)> {
    let (number, rest) = numbered(tokens)?;
    let [Number(year, 4)] = without_financial(rest) else { return None };
    let year = full_year(*year, 4)?;
    Some((Period::quarter(year, number)?, Period::months(year, 3 * number - 2, 3)?))
}

/// A quarter of a financial year, or one that names its months.
pub(super) fn single_quarter(tokens: &[Token]) -> Option<Period> {
    let (number, rest) = numbered(tokens)?;
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
