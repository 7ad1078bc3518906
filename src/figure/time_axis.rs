//! The level axis: time, with ticks at the periods that people name.

use jiff::{ToSpan as _, civil::Date};

use super::{
    Axis, AxisKind, Tick, TickWeight,
    run::{day, middle, span},
};
use crate::domain::{Period, PeriodKind};

/// Regular labels on a chart of full width.
const MOST_TICKS: usize = 8;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month_text(date: Date) -> String {
    let name = usize::try_from(date.month() - 1).ok().and_then(|i| MONTHS.get(i)).copied().unwrap_or("");
    format!("{name} {:02}", date.year().rem_euclid(100))
}

fn short_years(year: i16) -> String {
    format!("{:02}/{:02}", year.rem_euclid(100), (year + 1).rem_euclid(100))
}

/// The name of a period, as short as an axis needs it.
fn tick_text(period: Period) -> String {
    let (start, end) = (period.start(), period.end());
    match period.kind() {
        PeriodKind::Month => month_text(start),
        PeriodKind::Quarter => {
            let (year, quarter) = if start.month() == 1 {
                (start.year() - 1, 4)
            } else {
                (start.year(), (start.month() - 1) / 3)
            };
            format!("Q{quarter} {}", short_years(year))
        }
        PeriodKind::Months => format!("to {}", month_text(end)),
        PeriodKind::Rolling if start.month() == 4 => {
            format!("{}–{}", short_years(start.year()), short_years(end.year() - 1))
        }
        _ => period.to_string(),
    }
}

/// Months since the year 0, counted from April, so that multiples of 12 are financial years.
fn april_months(period: Period) -> i32 {
    i32::from(period.start().year()) * 12 + i32::from(period.start().month()) - 4
}

/// All periods like `pattern` whose middle lies within `domain`, in order.
fn grid(pattern: Period, domain: (f64, f64)) -> Vec<Period> {
    let inside = |period: &Period| (domain.0..=domain.1).contains(&middle(*period));
    let back = (1..4_000).map(|step| pattern.shifted(-step)).take_while(inside);
    let mut periods: Vec<Period> = back.collect();
    periods.reverse();
    periods.extend((0..4_000).map(|step| pattern.shifted(step)).take_while(inside));
    periods
}

fn regular(periods: &[Period], kind: PeriodKind) -> Vec<usize> {
    let steps: &[i32] = match kind {
        PeriodKind::Month => &[1, 2, 3, 6, 12, 24, 60, 120, 240],
        PeriodKind::Quarter => &[3, 6, 12, 24, 60, 120, 240],
        _ => &[1, 2, 5, 10, 20, 50, 100, 500, 4_000],
    };
    let by_calendar = matches!(kind, PeriodKind::Month | PeriodKind::Quarter);
    let chosen = |step: i32| -> Vec<usize> {
        (0..periods.len())
            .filter(|i| {
                let place = if by_calendar {
                    periods.get(*i).map_or(0, |period| april_months(*period))
                } else {
                    // Years have no first month to start from: count back from the latest.
                    i32::try_from(periods.len() - 1 - i).unwrap_or(0)
                };
                place.rem_euclid(step) == 0
            })
            .collect()
    };
    steps.iter().map(|step| chosen(*step)).find(|ticks| ticks.len() <= MOST_TICKS).unwrap_or_default()
}

fn period_ticks(pattern: Period, domain: (f64, f64)) -> Vec<Tick> {
    let periods = grid(pattern, domain);
    let regular = regular(&periods, pattern.kind());
    let step = match *regular.as_slice() {
        [first, second, ..] => second - first,
        _ => 1,
    };
    let ends = [0, periods.len().saturating_sub(1)];
    let far = |i: usize| regular.iter().all(|at| i.abs_diff(*at) * 10 >= step * 6);
    let extra = ends.into_iter().filter(|i| far(*i));
    let mut ticks: Vec<Tick> = regular
        .iter()
        .map(|i| (*i, TickWeight::Regular))
        .chain(extra.map(|i| (i, TickWeight::Extra)))
        .filter_map(|(i, weight)| periods.get(i).map(|period| (*period, weight)))
        .map(|(period, weight)| Tick { weight, ..Tick::new(middle(period), tick_text(period)) })
        .collect();
    ticks.sort_by(|a, b| a.at.total_cmp(&b.at));
    ticks.dedup_by(|a, b| a.text == b.text);
    ticks
}

/// Ticks for figures that belong to single days: days in a short span, else first days of months.
fn day_ticks(first: Date, domain: (f64, f64)) -> Vec<Tick> {
    if domain.1 - domain.0 > 62.0 {
        let Some(month) = Period::month(first.year(), first.month()) else { return Vec::new() };
        // Months whose first day lies inside; a month is moved so that its tick is that day.
        let months = grid(month, (domain.0 - 16.0, domain.1 + 16.0));
        let inside: Vec<Period> =
            months.into_iter().filter(|month| (domain.0..=domain.1).contains(&day(month.start()))).collect();
        return regular(&inside, PeriodKind::Month)
            .into_iter()
            .filter_map(|i| inside.get(i))
            .map(|month| Tick::new(day(month.start()), month_text(month.start())))
            .collect();
    }
    let days: Vec<Date> = (0..70)
        .map(|step| first.saturating_add(step.days()))
        .take_while(|date| day(*date) < domain.1)
        .collect();
    let stride = [1, 2, 7, 14].into_iter().find(|stride| days.len().div_ceil(*stride) <= MOST_TICKS);
    days.into_iter()
        .step_by(stride.unwrap_or(14))
        .map(|date| {
            let month = month_text(date);
            let text = format!("{} {}", date.day(), month.split(' ').next().unwrap_or_default());
            Tick::new(middle(Period::day(date)), text)
        })
        .collect()
}

/// The axis for figures of `periods`, in any order, with ticks of the kind of `pattern`, one of them.
pub(super) fn time_axis(periods: &[Period], pattern: Option<Period>) -> Axis {
    let by_middle = |a: &&Period, b: &&Period| middle(**a).total_cmp(&middle(**b));
    let (Some(first), Some(last), Some(pattern)) =
        (periods.iter().min_by(by_middle), periods.iter().max_by(by_middle), pattern)
    else {
        return Axis::bare(AxisKind::Time, (0.0, 1.0));
    };
    // Figures stand in the middle of their periods; of the halves beyond only a little is shown.
    let (from, to) = (middle(*first), middle(*last));
    let half = |period: Period| (span(period).1 - span(period).0) / 2.0;
    let air = |period: Period| if to > from { half(period).min((to - from) * 0.03) } else { half(period) };
    let domain = (from - air(*first), to + air(*last));
    let ticks = if pattern.kind() == PeriodKind::Day {
        day_ticks(first.start(), domain)
    } else {
        period_ticks(pattern, domain)
    };
    Axis { ticks, ..Axis::bare(AxisKind::Time, domain) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(periods: &[Period]) -> Vec<String> {
        time_axis(periods, periods.last().copied()).ticks.into_iter().map(|tick| tick.text).collect()
    }

    fn months(year: i16, month: i8, count: i32) -> Vec<Period> {
        (0..count).map(|i| Period::month(year, month).unwrap().shifted(i)).collect()
    }

    #[test]
    fn months_are_named_at_steps_that_start_in_april() {
        // Thirty months from October 2008: half-years and the last, as in the design.
        assert_eq!(
            texts(&months(2008, 10, 30)),
            ["Oct 08", "Apr 09", "Oct 09", "Apr 10", "Oct 10", "Mar 11"]
        );
        assert_eq!(texts(&months(2010, 4, 3)), ["Apr 10", "May 10", "Jun 10"]);
    }

    #[test]
    fn quarters_and_years_go_by_their_own_names() {
        let quarters: Vec<Period> = (0..12).map(|i| Period::quarter(2008, 1).unwrap().shifted(i)).collect();
        assert_eq!(
            texts(&quarters),
            ["Q1 08/09", "Q3 08/09", "Q1 09/10", "Q3 09/10", "Q1 10/11", "Q3 10/11"]
        );
        let years: Vec<Period> = (2001..2011).map(|y| Period::financial_year(y).unwrap()).collect();
        assert_eq!(texts(&years), ["2002/03", "2004/05", "2006/07", "2008/09", "2010/11"]);
        let rolling: Vec<Period> = (2002..2009).map(|y| Period::months(y, 1, 36).unwrap()).collect();
        assert_eq!(texts(&rolling)[0], "2002–04");
        assert_eq!(texts(&rolling).len(), 7);
    }

    #[test]
    fn days_and_single_periods_have_an_axis_too() {
        let days: Vec<Period> = (0..10).map(|i| Period::day(Date::constant(2010, 1, 1)).shifted(i)).collect();
        assert_eq!(texts(&days), ["1 Jan", "3 Jan", "5 Jan", "7 Jan", "9 Jan"]);
        assert_eq!(texts(&months(2010, 4, 1)), ["Apr 10"]);
        let long: Vec<Period> =
            (0..10_000).map(|i| Period::day(Date::constant(1990, 1, 1)).shifted(i)).collect();
        let ticks = texts(&long);
        assert!((2..=8).contains(&ticks.len()), "{ticks:?}");
        assert_eq!(texts(&[]), [""; 0]);
    }

    #[test]
    fn the_domain_holds_the_middle_of_every_period() {
        let periods = months(2008, 10, 30);
        let axis = time_axis(&periods, periods.last().copied());
        assert!(periods.iter().all(|p| axis.domain.0 <= middle(*p) && middle(*p) <= axis.domain.1));
    }
}
