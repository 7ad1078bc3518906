//! When a figure is about: a day, or a run of whole months.

use std::{cmp::Ordering, fmt, str::FromStr};

use jiff::{ToSpan as _, civil::Date};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// The kinds of period that returns use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    /// A snapshot on one day.
    Day,
    /// A calendar month.
    Month,
    /// Three months from January, April, July or October.
    Quarter,
    /// April to March.
    FinancialYear,
    /// January to December.
    CalendarYear,
    /// Several years pooled.
    Rolling,
    /// Any other run of months.
    Months,
}

/// A day, or a run of whole months; knows its first and last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    first: Date,
    /// Whole months from `first`; 0 for a single day.
    months: u16,
}

impl Period {
    /// One day.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        Self { first: date, months: 0 }
    }

    /// `months` whole months (1 to 240) from `month` (1 to 12) of `year` (1900 to 2200).
    #[must_use]
    pub fn months(year: i16, month: i8, months: u16) -> Option<Self> {
        if !(1900..=2200).contains(&year) || !(1..=240).contains(&months) {
            return None;
        }
        Some(Self { first: Date::new(year, month, 1).ok()?, months })
    }

    /// A calendar month.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::months(year, month, 1)
    }

    /// Quarter 1 to 4 of the financial year that begins in April of `year`.
    #[must_use]
    pub fn quarter(year: i16, quarter: i8) -> Option<Self> {
        match quarter {
            1..=3 => Self::months(year, 1 + 3 * quarter, 3),
            4 => Self::months(year + 1, 1, 3),
            _ => None,
        }
    }

    /// The financial year that begins in April of `year`.
    #[must_use]
    pub fn financial_year(year: i16) -> Option<Self> {
        Self::months(year, 4, 12)
    }

    /// A calendar year.
    #[must_use]
    pub fn calendar_year(year: i16) -> Option<Self> {
        Self::months(year, 1, 12)
    }

    /// The first day.
    #[must_use]
    pub const fn start(self) -> Date {
        self.first
    }

    /// The last day.
    #[must_use]
    pub fn end(self) -> Date {
        if self.months == 0 {
            return self.first;
        }
        let after = self.first.saturating_add(i32::from(self.months).months());
        after.yesterday().unwrap_or(after)
    }

    /// How many whole months; 0 for a single day.
    #[must_use]
    pub const fn length_in_months(self) -> u16 {
        self.months
    }

    /// Which kind of period this is.
    #[must_use]
    pub fn kind(self) -> PeriodKind {
        match (self.months, self.first.month()) {
            (0, _) => PeriodKind::Day,
            (1, _) => PeriodKind::Month,
            (3, 1 | 4 | 7 | 10) => PeriodKind::Quarter,
            (12, 4) => PeriodKind::FinancialYear,
            (12, 1) => PeriodKind::CalendarYear,
            (n, 1 | 4) if n > 12 && n % 12 == 0 => PeriodKind::Rolling,
            _ => PeriodKind::Months,
        }
    }

    /// Months from one figure of this kind to the next: a rolling figure comes every year.
    #[must_use]
    pub fn reporting_months(self) -> u16 {
        match self.months {
            0 => 1,
            n => n.min(12),
        }
    }

    /// The same length, `steps` reporting periods later (earlier when negative).
    #[must_use]
    pub fn shifted(self, steps: i32) -> Self {
        if self.months == 0 {
            return Self { first: self.first.saturating_add(steps.days()), months: 0 };
        }
        let months = steps * i32::from(self.reporting_months());
        Self { first: self.first.saturating_add(months.months()), months: self.months }
    }

    /// Whether the two share at least a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start() <= other.end() && other.start() <= self.end()
    }
}

/// By last day, then the shorter period first.
impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        // Runs of as many months end in the order in which they begin; the last days of a month may not.
        if self.months == other.months && self.first.day() <= 28 && other.first.day() <= 28 {
            return self.first.cmp(&other.first);
        }
        self.end().cmp(&other.end()).then(other.first.cmp(&self.first))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month_name(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|i| MONTHS.get(i)).copied().unwrap_or("")
}

fn financial(year: i16) -> String {
    format!("{year}/{:02}", (year + 1).rem_euclid(100))
}

/// As people write it: `Mar 2011`, `Q4 2010/11`, `2010/11`, `2010`, `2008–10`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (start, end) = (self.first, self.end());
        match self.kind() {
            PeriodKind::Day => write!(f, "{} {} {}", start.day(), month_name(start), start.year()),
            PeriodKind::Month => write!(f, "{} {}", month_name(start), start.year()),
            PeriodKind::Quarter => {
                let (year, quarter) = match start.month() {
                    1 => (start.year() - 1, 4),
                    month => (start.year(), (month - 1) / 3),
                };
                write!(f, "Q{quarter} {}", financial(year))
            }
            PeriodKind::FinancialYear => f.write_str(&financial(start.year())),
            PeriodKind::CalendarYear => write!(f, "{}", start.year()),
            // “2008–09” would be read as a financial year.
            PeriodKind::Rolling if start.month() == 1 && self.months > 24 => {
                write!(f, "{}–{:02}", start.year(), end.year().rem_euclid(100))
            }
            PeriodKind::Rolling if start.month() == 4 => {
                write!(f, "{}–{}", financial(start.year()), financial(end.year() - 1))
            }
            PeriodKind::Rolling | PeriodKind::Months => {
                write!(f, "{} {} to {} {}", month_name(start), start.year(), month_name(end), end.year())
            }
        }
    }
}

/// The text is not a period as Spruce stores it.
#[derive(Debug, thiserror::Error)]
#[error("“{0}” is not a stored period such as 2011-01+3")]
pub struct NotAPeriod(String);

impl Period {
    /// As scorecard files store it: `2011-01+3` (three months from January 2011) or `2011-01-02`.
    #[must_use]
    pub fn stored(self) -> String {
        if self.months == 0 {
            return self.first.to_string();
        }
        format!("{:04}-{:02}+{}", self.first.year(), self.first.month(), self.months)
    }
}

fn from_stored(text: &str) -> Option<Period> {
    let Some((month, count)) = text.split_once('+') else {
        return text.parse().ok().map(Period::day);
    };
    let (year, month) = month.split_once('-')?;
    Period::months(year.parse().ok()?, month.parse().ok()?, count.parse().ok()?)
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        from_stored(text).ok_or_else(|| NotAPeriod(text.to_owned()))
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.stored())
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_stand_in_the_order_of_their_last_days_and_longer_ones_of_a_day_first() {
        let periods: Vec<Period> = (0..500_i32)
            .map(|number| Period {
                first: jiff::civil::date(2010, 1, 1).saturating_add(number.days()),
                months: u16::try_from(number % 4).unwrap(),
            })
            .collect();
        for (a, b) in periods.iter().flat_map(|a| periods.iter().map(move |b| (a, b))) {
            let by_end = a.end().cmp(&b.end()).then(b.first.cmp(&a.first));
            assert_eq!(a.cmp(b), by_end, "{a:?} {b:?}");
        }
    }

    #[test]
    fn knows_its_first_and_last_day_and_its_name() {
        for (period, start, end, name) in [
            (Period::month(2012, 2), "2012-02-01", "2012-02-29", "Feb 2012"),
            (Period::quarter(2010, 1), "2010-04-01", "2010-06-30", "Q1 2010/11"),
            (Period::quarter(2010, 4), "2011-01-01", "2011-03-31", "Q4 2010/11"),
            (Period::financial_year(1999), "1999-04-01", "2000-03-31", "1999/00"),
            (Period::calendar_year(2010), "2010-01-01", "2010-12-31", "2010"),
            (Period::months(2008, 1, 36), "2008-01-01", "2010-12-31", "2008–10"),
            (Period::months(2008, 4, 36), "2008-04-01", "2011-03-31", "2008/09–2010/11"),
            (Period::months(2010, 7, 12), "2010-07-01", "2011-06-30", "Jul 2010 to Jun 2011"),
        ] {
            let period = period.unwrap();
            assert_eq!(period.start().to_string(), start);
            assert_eq!(period.end().to_string(), end);
            assert_eq!(period.to_string(), name);
            assert_eq!(period.stored().parse::<Period>().unwrap(), period);
        }
    }

    #[test]
    fn a_day_is_stored_as_a_date() {
        let day = Period::day(Date::constant(2011, 1, 2));
        assert_eq!(day.to_string(), "2 Jan 2011");
        assert_eq!(day.stored().parse::<Period>().unwrap(), day);
    }

    #[test]
    fn refuses_what_cannot_be() {
        assert!(Period::month(2010, 13).is_none());
        assert!(Period::quarter(2010, 5).is_none());
        assert!(Period::months(2010, 1, 0).is_none());
        assert!(Period::month(20_110, 1).is_none());
    }
}
