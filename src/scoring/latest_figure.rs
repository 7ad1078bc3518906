//! Which figure of a series is scored, and how old it may be.

use jiff::{ToSpan as _, civil::Date};

use super::Settings;
use crate::domain::{Observation, Period};

/// The figure that is scored, and what came after it without a number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Latest<'a> {
    /// The latest figure with a value.
    pub figure: Option<&'a Observation>,
    /// The figure one reporting period before.
    pub previous: Option<&'a Observation>,
    /// The latest entry without a value after it.
    pub later: Option<&'a Observation>,
}

fn has_value(observation: &Observation) -> bool {
    observation.value.is_some_and(f64::is_finite)
}

/// The latest figure of `series` (one indicator, area and group, oldest first) that ends by the
/// end of `to`.
///
/// Of several that end on one day the one as long as `to` is taken, else the longest.
pub(super) fn latest(series: &[Observation], to: Period) -> Latest<'_> {
    let last_day = to.end();
    let past = series.get(..series.partition_point(|o| o.period.end() <= last_day)).unwrap_or(&[]);
    let length = to.length_in_months();
    let rank = |o: &&Observation| {
        let months = o.period.length_in_months();
        (months == length, months)
    };
    let end = past.iter().rfind(|o| has_value(o)).map(|o| o.period.end());
    let as_late = |o: &&Observation| Some(o.period.end()) == end;
    let figure = past.iter().rev().skip_while(|o| !as_late(o)).take_while(as_late);
    let figure = figure.filter(|o| has_value(o)).max_by_key(rank);
    // Whatever ends after the last value has none; the longest of one end stand last.
    let later = past.last().filter(|o| Some(o.period.end()) != end);
    Latest { figure, previous: figure.and_then(|figure| previous(series, figure)), later }
}

/// The entry of the same length one reporting period earlier; of snapshots, the one before.
fn previous<'a>(series: &'a [Observation], figure: &Observation) -> Option<&'a Observation> {
    if figure.period.length_in_months() == 0 {
        let snapshots = series.iter().filter(|o| o.period.length_in_months() == 0);
        return snapshots.filter(|o| o.period.end() < figure.period.end()).max_by_key(|o| o.period.end());
    }
    let before = figure.period.shifted(-1);
    series.iter().find(|o| o.period == before)
}

/// `day` plus whole months; the last day of a month stays the last day.
fn months_later(day: Date, months: i32) -> Date {
    let next = day.tomorrow().unwrap_or(day);
    if next.day() == 1 {
        let moved = next.saturating_add(months.months());
        return moved.yesterday().unwrap_or(moved);
    }
    day.saturating_add(months.months())
}

/// Months from one figure to the next. A snapshot does not say: the gap to the one before does,
/// and a lone one is taken as yearly, like a census of staff.
fn reporting_months(latest: &Latest<'_>, figure: &Observation) -> i32 {
    if figure.period.length_in_months() > 0 {
        return i32::from(figure.period.reporting_months());
    }
    latest.previous.map_or(12, |previous| {
        let (from, to) = (previous.period.end(), figure.period.end());
        let months = i32::from(to.year() - from.year()) * 12 + i32::from(to.month() - from.month());
        months.clamp(1, 12)
    })
}

/// How far a figure lags behind the day that the scorecard is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    /// Nothing newer is due.
    Current,
    /// A newer figure should have come.
    Late,
    /// Too old to count.
    Stale,
}

/// How old the latest figure is on the last day of `to`.
pub(super) fn age(latest: &Latest<'_>, to: Period, settings: &Settings) -> Option<Age> {
    let figure = latest.figure?;
    let months = reporting_months(latest, figure);
    let end = figure.period.end();
    #[expect(clippy::cast_possible_truncation, reason = "kept between 0 and 1,200")]
    let keeps = (settings.stale_after * f64::from(months)).round().clamp(0.0, 1200.0) as i32;
    Some(if to.end() > months_later(end, keeps) {
        Age::Stale
    } else if to.end() >= months_later(end, months) {
        Age::Late
    } else {
        Age::Current
    })
}
