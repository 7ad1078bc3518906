//! The periods of the example, counted from its first, as different returns write them.

use spruce::domain::Period;

/// How often a figure comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Every {
    /// 36 months from April 2008.
    Month,
    /// 12 quarters from April 2008.
    Quarter,
    /// Financial years 2008/09 to 2010/11.
    Year,
    /// Calendar years 2005 to 2009, which come out late.
    Calendar,
    /// Three calendar years pooled, 2002-04 to 2008-10.
    Pooled,
}

impl Every {
    pub(crate) const fn count(self) -> usize {
        match self {
            Self::Month => 36,
            Self::Quarter => 12,
            Self::Year => 3,
            Self::Calendar => 5,
            Self::Pooled => 7,
        }
    }
}

const MONTHS: [&str; 12] =
    ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"];

/// The calendar year of a month counted from April 2008.
pub(crate) const fn year_of_month(i: usize) -> usize {
    2008 + (i + 3) / 12
}

/// `Apr 2008`.
pub(crate) fn month(i: usize) -> String {
    format!("{} {}", MONTHS[i % 12], year_of_month(i))
}

/// `2008-09`.
pub(crate) fn year(i: usize) -> String {
    format!("{}-{:02}", 2008 + i, 9 + i)
}

/// `Q1 2008-09`.
pub(crate) fn quarter(i: usize) -> String {
    format!("Q{} {}", i % 4 + 1, year(i / 4))
}

/// The month in which a quarter ends, as KH03 names it.
pub(crate) const fn quarter_end(i: usize) -> &'static str {
    ["June", "September", "December", "March"][i % 4]
}

/// `2005`.
pub(crate) fn calendar(i: usize) -> String {
    (2005 + i).to_string()
}

/// `2002-04`.
pub(crate) fn pooled(i: usize) -> String {
    format!("{}-{:02}", 2002 + i, 4 + i)
}

/// The period itself.
pub(crate) fn period(every: Every, i: usize) -> Period {
    let year = |first: usize| i16::try_from(first).unwrap_or(0);
    let made = match every {
        Every::Month => {
            let month = i8::try_from((i + 3) % 12 + 1).unwrap_or(0);
            Period::month(year(year_of_month(i)), month)
        }
        Every::Quarter => Period::quarter(year(2008 + i / 4), i8::try_from(i % 4 + 1).unwrap_or(0)),
        Every::Year => Period::financial_year(year(2008 + i)),
        Every::Calendar => Period::calendar_year(year(2005 + i)),
        Every::Pooled => Period::months(year(2002 + i), 1, 36),
    };
    made.expect("a period of the example")
}
