//! `missing_period`: a period that a regular series leaves out.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    base::{Finding, Severity},
    domain::{IndicatorId, Observation, Period},
    quality::{Doubt, series::Series},
};

/// A gap longer than this is two series rather than one with a hole.
const LONGEST: i32 = 4;

/// Periods that a series leaves out.
#[derive(Debug)]
pub(in crate::quality) struct Gap<'a> {
    pub series: Series<'a>,
    pub missing: Vec<Period>,
    /// The first figure after the gap.
    pub after: &'a Observation,
}

fn months(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month())
}

/// The months from one figure of a run to the next, where that is regular.
fn step(starts: &[i32]) -> Option<i32> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for pair in starts.windows(2) {
        if let &[one, two] = pair {
            *counts.entry(two - one).or_default() += 1;
        }
    }
    let (step, count) = counts.iter().max_by_key(|(step, count)| (**count, std::cmp::Reverse(**step)))?;
    (*step > 0 && *count * 3 >= (starts.len() - 1) * 2).then_some(*step)
}

/// What a run leaves out; `None` where it is whole or not regular.
pub(in crate::quality) fn gap<'a>(series: &Series<'a>, run: &[&'a Observation]) -> Option<Gap<'a>> {
    let first = run.first()?;
    if first.period.length_in_months() == 0 || run.len() < 3 {
        return None;
    }
    let starts: Vec<i32> = run.iter().map(|figure| months(figure.period.start())).collect();
    let step = step(&starts)?;
    let mut missing = Vec::new();
    let mut after = None;
    for (pair, figures) in starts.windows(2).zip(run.windows(2)) {
        let (&[one, two], &[before, next]) = (pair, figures) else { continue };
        let count = (two - one) / step - 1;
        if !(1..=LONGEST).contains(&count) || (two - one) % step != 0 {
            continue;
        }
        let reporting = i32::from(before.period.reporting_months());
        missing.extend((1..=count).map(|i| before.period.shifted(i * step / reporting.max(1))));
        after.get_or_insert(next);
    }
    Some(Gap { series: *series, missing, after: after? })
}

/// Puts the gaps of all areas together: a period that most areas of an indicator lack is told once.
/// `whole` has the indicator and stretch of every regular series.
pub(in crate::quality) fn tell(gaps: &[Gap<'_>], whole: &[(&IndicatorId, Period, Period)]) -> Vec<Doubt> {
    let mut lacking: BTreeMap<(&IndicatorId, Period), Vec<&Gap<'_>>> = BTreeMap::new();
    for gap in gaps {
        for period in &gap.missing {
            lacking.entry((gap.series.id, *period)).or_default().push(gap);
        }
    }
    let mut found = Vec::new();
    let mut common: BTreeMap<&IndicatorId, (Vec<Period>, &Gap<'_>)> = BTreeMap::new();
    lacking.retain(|(id, period), gaps| {
        let length = period.length_in_months();
        let spans = |(own, first, last): &&(&IndicatorId, Period, Period)| {
            own == id && first.length_in_months() == length && first < period && period < last
        };
        let all = whole.iter().filter(spans).count();
        let is_common = gaps.len() > 1 && gaps.len() * 2 > all;
        if is_common && let Some(first) = gaps.first() {
            common.entry(id).or_insert_with(|| (Vec::new(), first)).0.push(*period);
        }
        !is_common
    });
    for (periods, gap) in common.into_values() {
        let message = format!(
            "{}: no figures, or for most areas none, for {}, though there are some before and after.",
            gap.series.name(),
            list(&periods)
        );
        let hint = "Import the return of that time, or ask the sender for it.";
        found.push(doubt(gap, message, hint));
    }
    let mut own: BTreeMap<(&IndicatorId, &str), (Vec<Period>, &Gap<'_>)> = BTreeMap::new();
    for ((id, period), gaps) in lacking {
        for gap in gaps {
            let key = (id, gap.series.area.as_str());
            own.entry(key).or_insert_with(|| (Vec::new(), gap)).0.push(period);
        }
    }
    for (periods, gap) in own.into_values() {
        let message = format!(
            "{} for {}: no figure for {}, though there are figures before and after.",
            gap.series.name(),
            gap.series.area_name(),
            list(&periods)
        );
        found.push(doubt(gap, message, "Ask the sender whether it was left out."));
    }
    found
}

fn doubt(gap: &Gap<'_>, message: String, hint: &str) -> Doubt {
    let place = gap.after.provenance.place();
    let finding = Finding::new(Severity::Warning, "missing_period", place, message).with_hint(hint);
    Doubt::new(finding, vec![gap.after.key()])
}

/// `Q2 2010/11, Q3 2010/11 and 4 more`.
fn list(periods: &[Period]) -> String {
    const SPELT_OUT: usize = 4;
    let mut spelt: Vec<String> = periods.iter().take(SPELT_OUT).map(ToString::to_string).collect();
    match periods.len().saturating_sub(SPELT_OUT) {
        0 => {}
        more => spelt.push(format!("{more} more")),
    }
    let last = spelt.pop().unwrap_or_default();
    if spelt.is_empty() { last } else { format!("{} and {last}", spelt.join(", ")) }
}
