//! How far the data behind a figure can be relied on: completeness, timeliness, validity, source.

use jiff::civil::Date;

use super::{
    DataQuality, Quality, explanation,
    latest_figure::{Age, Latest},
};
use crate::{
    domain::{Dataset, IndicatorId, Observation},
    workbook::{Indicator, Sampling},
};

/// Findings that say the figure cannot be right.
const IMPOSSIBLE: [&str; 2] = ["numerator_exceeds_denominator", "over_100"];

/// Share of mothers with unknown smoking status above which the smoking figure is questioned, and
/// from which it is not to be relied on (NHS Digital's commentary on the collection, 2017).
const UNKNOWN_QUESTIONED: f64 = 5.0;
const UNKNOWN_POOR: f64 = 10.0;

/// The quality of the latest figure. `series` is all of its indicator and area.
pub(super) fn data_quality(
    indicator: &Indicator,
    latest: &Latest<'_>,
    age: Option<Age>,
    series: &[Observation],
    dataset: &Dataset,
) -> DataQuality {
    let Some(figure) = latest.figure else {
        return DataQuality { level: Quality::Poor, reasons: vec![explanation::NO_FIGURE.to_owned()] };
    };
    let mut found = Vec::new();
    completeness(indicator, figure, series, &mut found);
    match age {
        Some(Age::Stale) => found.push((Quality::Poor, explanation::STALE.to_owned())),
        Some(Age::Late) => found.push((Quality::Partial, explanation::LATE.to_owned())),
        Some(Age::Current) | None => {}
    }
    validity(figure, dataset, &mut found);
    if !figure.earlier.is_empty() {
        found.push((Quality::Partial, explanation::revised(figure.earlier.len())));
    }
    let level = found.iter().map(|(level, _)| *level).max().unwrap_or(Quality::Full);
    DataQuality { level, reasons: found.into_iter().map(|(_, reason)| reason).collect() }
}

fn months_between(from: Date, to: Date) -> i32 {
    i32::from(to.year() - from.year()) * 12 + i32::from(to.month() - from.month())
}

/// Entries of a year's run (three for yearly figures) that the series should have and lacks.
fn completeness(
    indicator: &Indicator,
    figure: &Observation,
    series: &[Observation],
    found: &mut Vec<(Quality, String)>,
) {
    let sampled = indicator.sampling != Sampling::Exact;
    if sampled && figure.numerator.is_none() && figure.denominator.is_none() {
        found.push((Quality::Partial, explanation::NO_COUNTS.to_owned()));
    }
    let months = figure.period.length_in_months();
    let alike = || series.iter().filter(|o| o.period.length_in_months() == months);
    // A series stands oldest first. Its own step counts: some send one month of every quarter.
    let starts: Vec<Date> = alike().map(|o| o.period.start()).collect();
    let gaps = starts.windows(2).filter_map(|pair| Some(months_between(*pair.first()?, *pair.last()?)));
    let Some(step) = gaps.min().filter(|step| months > 0 && *step > 0) else { return };
    let run = if step >= 12 { 3 } else { 12 / step };
    let Some(first) = starts.first() else { return };
    let reporting = i32::from(figure.period.reporting_months());
    let due: Vec<_> = (1..run)
        .map(|i| figure.period.shifted(-i * step / reporting))
        .take_while(|period| period.start() >= *first)
        .collect();
    let missing = due.iter().filter(|due| !alike().any(|o| o.period == **due && o.value.is_some())).count();
    if missing > 0 {
        let level = if missing * 2 > due.len() + 1 { Quality::Poor } else { Quality::Partial };
        found.push((level, explanation::missing_entries(missing, due.len() + 1)));
    }
}

fn validity(figure: &Observation, dataset: &Dataset, found: &mut Vec<(Quality, String)>) {
    for code in &figure.findings {
        let level = if IMPOSSIBLE.contains(&code.as_str()) { Quality::Poor } else { Quality::Partial };
        found.push((level, explanation::finding(code)));
    }
    if figure.unreliable {
        found.push((Quality::Partial, explanation::UNRELIABLE.to_owned()));
    }
    if figure.indicator.as_str() == "smoking_at_delivery" {
        let unknown = IndicatorId::from("smoking_status_unknown_at_delivery");
        let series = dataset.series(&unknown, &figure.area, None);
        let share = series.iter().find(|o| o.period == figure.period).and_then(|o| o.value);
        if let Some(share) = share.filter(|share| *share > UNKNOWN_QUESTIONED) {
            let level = if share >= UNKNOWN_POOR { Quality::Poor } else { Quality::Partial };
            found.push((level, explanation::unknown_smoking_status(share)));
        }
    }
}
