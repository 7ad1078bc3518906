//! Days as spreadsheets count them, and dates as they write them.

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime, date},
};

use super::number_format::Shown;
use crate::returns::Content;

/// Which day a workbook counts from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1 January 1900 is day 1, and a 29 February 1900 that never was is day 60.
    #[default]
    Of1900,
    /// 1 January 1904 is day 0.
    Of1904,
}

/// Milliseconds of a day.
const DAY: f64 = 86_400_000.0;

/// The day after the last that Excel knows.
const BEYOND: f64 = 2_958_466.0;

/// A number as its format shows it: a day number becomes a date. A span of a day or more, and what
/// is no date, stays the number.
pub(super) fn content(number: f64, shown: Shown, epoch: Epoch) -> Content {
    let is_date = match shown {
        Shown::Date => true,
        Shown::Span => number < 1.0,
        Shown::Plain | Shown::Percent => false,
    };
    is_date.then(|| day(number, epoch)).flatten().map_or(Content::Number(number), Content::Date)
}

fn day(serial: f64, epoch: Epoch) -> Option<DateTime> {
    if !(0.0..BEYOND).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "in the range just tested")]
    let (mut days, mut millis) = (serial.floor() as i64, ((serial.fract() * DAY).round()) as i64);
    if millis >= 86_400_000 {
        (days, millis) = (days + 1, 0);
    }
    let first = match epoch {
        Epoch::Of1904 => date(1904, 1, 1),
        Epoch::Of1900 if days == 60 => return None,
        Epoch::Of1900 if days < 60 => date(1899, 12, 31),
        Epoch::Of1900 => date(1899, 12, 30),
    };
    let day = first.checked_add(days.days()).ok()?;
    day.at(0, 0, 0, 0).checked_add(millis.milliseconds()).ok()
}

/// A date, or a date and time, as ISO 8601 writes it.
pub(super) fn iso_date(iso: &str) -> Option<DateTime> {
    let plain = iso.trim().trim_end_matches('Z');
    plain.parse().ok().or_else(|| plain.parse().ok().map(|date: Date| date.at(0, 0, 0, 0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(serial: f64, epoch: Epoch) -> String {
        match content(serial, Shown::Date, epoch) {
            Content::Date(date) => date.to_string(),
            Content::Number(number) => number.to_string(),
            other => format!("{other:?}"),
        }
    }

    /// Against the dates that Excel shows for these numbers.
    #[test]
    fn counts_days_as_excel_does() {
        for (serial, expected) in [
            (1.0, "1900-01-01T00:00:00"),
            (59.0, "1900-02-28T00:00:00"),
            (60.0, "60"),
            (61.0, "1900-03-01T00:00:00"),
            (40_269.0, "2010-04-01T00:00:00"),
            (40_269.75, "2010-04-01T18:00:00"),
            (0.061_111_111_111_111_11, "1899-12-31T01:28:00"),
            (2_958_465.0, "9999-12-31T00:00:00"),
            (2_958_466.0, "2958466"),
            (-1.0, "-1"),
            (44_999.999_999_999_9, "2023-03-15T00:00:00"),
        ] {
            assert_eq!(shown(serial, Epoch::Of1900), expected, "{serial}");
        }
        assert_eq!(shown(38_807.0, Epoch::Of1904), "2010-04-01T00:00:00");
        assert_eq!(shown(0.0, Epoch::Of1904), "1904-01-01T00:00:00");
        assert_eq!(content(1.5, Shown::Span, Epoch::Of1900), Content::Number(1.5));
    }
}
