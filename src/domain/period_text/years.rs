//! Years in a period text: calendar, financial, or several pooled.

use super::{
    Period,
    tokens::Token::{self, Dash, Joint, Number, To},
    without_financial,
};

/// A year or a run of years.
#[derive(Clone, Copy)]
pub(super) enum Years {
    Calendar(i16),
    /// By the year in which it begins.
    Financial(i16),
    /// First and last calendar year.
    Pooled(i16, i16),
}

impl Years {
    /// The years as one period.
    pub(super) fn period(self) -> Option<Period> {
        match self {
            Self::Calendar(year) => Period::calendar_year(year),
            Self::Financial(year) => Period::financial_year(year),
            Self::Pooled(first, last) => {
                Period::months(first, 1, u16::try_from((last - first + 1) * 12).ok()?)
            }
        }
    }

    /// The year in which a month of these years falls.
    pub(super) fn year_of(self, month: i8) -> Option<i16> {
        match self {
            Self::Calendar(year) => Some(year),
            Self::Financial(year) => Some(if month < 4 { year + 1 } else { year }),
            Self::Pooled(..) => None,
        }
    }

    /// The month of this number: counted from April in a financial year, from January in a calendar one.
    pub(super) fn month_number(self, number: i32) -> Option<Period> {
        let number = i8::try_from(number).ok().filter(|number| (1..=12).contains(number))?;
        match self {
            Self::Calendar(year) => Period::month(year, number),
            Self::Financial(year) if number <= 9 => Period::month(year, number + 3),
            Self::Financial(year) => Period::month(year + 1, number - 9),
            Self::Pooled(..) => None,
        }
    }
}

/// `08/09`: a financial year that could be a month elsewhere.
pub(super) fn short_financial(tokens: &[Token]) -> Option<Years> {
    match tokens {
        [Number(a, 2), Joint('/' | '-') | Dash, Number(b, 2)] if (a + 1) % 100 == *b => {
            Some(Years::Financial(full_year(*a, 2)?))
        }
        _ => None,
    }
}

/// The years that the tokens name and nothing else.
pub(super) fn years(tokens: &[Token]) -> Option<Years> {
    match without_financial(tokens) {
        [Number(y, 4)] => Some(Years::Calendar(full_year(*y, 4)?)),
        [Number(both, 6)] => joined(both / 100, None, both % 100, 2),
        [Number(y, 4), Number(end, 2)] => joined(*y, None, *end, 2),
        // 2008/9
        [Number(y, 4), Joint('-' | '/'), Number(end, 1)] if (y + 1) % 10 == *end && *end > 0 => {
            Some(Years::Financial(full_year(*y, 4)?))
        }
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

/// The year as written with four digits, or with two: 70 to 99 are of the last century.
pub(super) fn full_year(year: i32, digits: usize) -> Option<i16> {
    let full = match (digits, year) {
        (4, 1899..=2220) => year,
        (2, 0..=69) => 2000 + year,
        (2, 70..=99) => 1900 + year,
        _ => return None,
    };
    i16::try_from(full).ok()
}
