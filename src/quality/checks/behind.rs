//! `behind`: a series that ends while the rest goes on.

use std::collections::BTreeMap;

use jiff::{ToSpan as _, civil::Date};

use crate::{
    base::Severity,
    domain::{AreaCode, IndicatorId, Observation, Period},
    quality::{Doubt, series::Series},
    register::register,
};

/// Figures that a series must have before anybody waits for the next.
const FEWEST: usize = 3;
/// Of its own reporting periods, how many a series may be behind the rest of its area.
const LATE: i32 = 2;

/// The last figure of a series of one length.
#[derive(Clone, Copy, Debug)]
pub(in crate::quality) struct End<'a> {
    pub series: Series<'a>,
    pub last: &'a Observation,
    pub count: usize,
}

/// Finds the series that are behind the same indicator elsewhere, or behind the rest of their area.
pub(in crate::quality) fn tell(ends: &[End<'_>]) -> Vec<Doubt> {
    let mut latest: BTreeMap<&AreaCode, Date> = BTreeMap::new();
    let mut kinds: BTreeMap<&AreaCode, usize> = BTreeMap::new();
    let mut elsewhere: BTreeMap<(&IndicatorId, u16), Vec<Period>> = BTreeMap::new();
    for end in ends {
        let day = end.last.period.end();
        let known = latest.entry(end.series.area).or_insert(day);
        *known = day.max(*known);
        *kinds.entry(end.series.area).or_default() += 1;
        elsewhere
            .entry((end.series.id, end.last.period.length_in_months()))
            .or_default()
            .push(end.last.period);
    }
    let reached: BTreeMap<(&IndicatorId, u16), Period> =
        elsewhere.into_iter().filter_map(|(key, ends)| Some((key, most_reach(ends)?))).collect();
    let mut found = Vec::new();
    for end in ends.iter().filter(|end| end.count >= FEWEST) {
        let period = end.last.period;
        let stands = |day: Date| {
            register().by_code(end.series.area).is_none_or(|organisation| organisation.stands_on(day))
        };
        if let Some(reached) = reached.get(&(end.series.id, period.length_in_months())).copied()
            && period < reached
            && stands(reached.end())
            && latest.get(end.series.area).is_some_and(|day| *day >= reached.start())
        {
            let message = format!(
                "{} for {} ends with {period}; most others have {reached}.",
                end.series.name(),
                end.series.area_name()
            );
            let hint = "Ask the sender for the figures since.";
            found.push(Doubt::about((Severity::Warning, "behind"), end.last, message, hint));
            continue;
        }
        let Some(newest) = latest.get(end.series.area) else { continue };
        let months = LATE * i32::from(period.reporting_months());
        let many = kinds.get(end.series.area).is_some_and(|kinds| *kinds >= FEWEST);
        if many && period.length_in_months() > 0 && period.end().saturating_add(months.months()) < *newest {
            let message = format!(
                "{} for {} ends with {period}, long before the rest of its figures ({}).",
                end.series.name(),
                end.series.area_name(),
                newest.strftime("%-d %B %Y")
            );
            let hint = "Import a newer return, or leave the indicator out with a reason.";
            found.push(Doubt::about((Severity::Note, "behind"), end.last, message, hint));
        }
    }
    found
}

/// The latest period that more than half of the series reach; `None` of fewer than four.
fn most_reach(mut ends: Vec<Period>) -> Option<Period> {
    ends.sort_unstable();
    ends.get((ends.len() - 1) / 2).copied().filter(|_| ends.len() >= 4)
}
