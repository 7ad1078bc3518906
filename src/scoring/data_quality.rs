//! How far the data behind a figure can be relied on: completeness, timeliness, validity, source.

use jiff::civil::Date;

use super::{
    Aspect, DataQuality, Quality, Reason, explanation,
    latest_figure::{Age, Latest},
};
use crate::{
    base::Severity,
    domain::{Dataset, Observation, Replaced},
    quality::Doubt,
    workbook::{Indicator, Sampling},
};

/// Findings that say the figure cannot be right.
const IMPOSSIBLE: [&str; 3] = ["below_zero", "numerator_exceeds_denominator", "over_100"];

/// Doubts that the age and the gaps of the series tell already.
const TOLD: [&str; 2] = ["behind", "missing_period"];
/// Doubts about what the sender sent, rather than about the number.
const SOURCE: [&str; 1] = ["figures_disagree"];
/// Doubts about how much of it was sent.
const COMPLETENESS: [&str; 2] = ["denominator_out_of_line", "zero_doubtful"];

/// Share of mothers with unknown smoking status above which the smoking figure is questioned, and
/// from which it is not to be relied on (NHS Digital's commentary on the collection, 2017).
const UNKNOWN_QUESTIONED: f64 = 5.0;
const UNKNOWN_POOR: f64 = 10.0;

/// The indicator of mothers whose smoking status is not known, which bears on the figure of smokers.
pub(super) const UNKNOWN_STATUS: &str = "smoking_status_unknown_at_delivery";

/// What is found, on its way to the reasons.
type Found = Vec<(Aspect, Quality, String)>;

/// The quality of the latest figure. `series` is all of its indicator and area.
pub(super) fn data_quality(
    indicator: &Indicator,
    latest: &Latest<'_>,
    age: Option<Age>,
    series: &[Observation],
    dataset: &Dataset,
    doubts: &[&Doubt],
) -> DataQuality {
    let mut found = Found::new();
    match latest.figure {
        None => found.push((Aspect::Completeness, Quality::Poor, explanation::NO_FIGURE.to_owned())),
        Some(figure) => {
            completeness(indicator, figure, series, &mut found);
            validity(figure, dataset, &mut found);
            doubtful(figure, doubts, &mut found);
            source(figure, &mut found);
        }
    }
    match age {
        Some(Age::Stale) => found.push((Aspect::Timeliness, Quality::Poor, explanation::STALE.to_owned())),
        Some(Age::Late) => found.push((Aspect::Timeliness, Quality::Partial, explanation::LATE.to_owned())),
        Some(Age::Current) | None => {}
    }
    found.sort_by_key(|(aspect, ..)| *aspect);
    let level = found.iter().map(|(_, level, _)| *level).max().unwrap_or(Quality::Full);
    let reason = |(aspect, level, text)| Reason { aspect, level, text };
    DataQuality { level, reasons: found.into_iter().map(reason).collect() }
}

/// What is doubtful about the figure beside others.
fn doubtful(figure: &Observation, doubts: &[&Doubt], found: &mut Found) {
    let key = figure.key();
    for doubt in doubts.iter().filter(|doubt| doubt.figures.contains(&key)) {
        let finding = &doubt.finding;
        let code = finding.code.as_str();
        // A note alone spoils nothing.
        if finding.severity == Severity::Note || TOLD.contains(&code) {
            continue;
        }
        let (aspect, level) = if SOURCE.contains(&code) {
            (Aspect::Source, Quality::Poor)
        } else if COMPLETENESS.contains(&code) {
            (Aspect::Completeness, Quality::Partial)
        } else {
            (Aspect::Validity, Quality::Partial)
        };
        let text = if level == Quality::Poor {
            explanation::disputed(&finding.message)
        } else {
            finding.message.clone()
        };
        found.push((aspect, level, text));
    }
}

fn source(figure: &Observation, found: &mut Found) {
    if figure.unreliable {
        found.push((Aspect::Source, Quality::Partial, explanation::UNRELIABLE.to_owned()));
    }
    let revised = figure.earlier.iter().filter(|earlier| earlier.why == Replaced::Revised).count();
    if revised > 0 {
        found.push((Aspect::Source, Quality::Partial, explanation::revised(revised)));
    }
}

fn months_between(from: Date, to: Date) -> i32 {
    i32::from(to.year() - from.year()) * 12 + i32::from(to.month() - from.month())
}

/// Entries of a year's run (three for yearly figures) that the series should have and lacks.
fn completeness(indicator: &Indicator, figure: &Observation, series: &[Observation], found: &mut Found) {
    let sampled = indicator.sampling != Sampling::Exact;
    if sampled && figure.numerator.is_none() && figure.denominator.is_none() {
        found.push((Aspect::Completeness, Quality::Partial, explanation::NO_COUNTS.to_owned()));
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
        found.push((Aspect::Completeness, level, explanation::missing_entries(missing, due.len() + 1)));
    }
}

fn validity(figure: &Observation, dataset: &Dataset, found: &mut Found) {
    for code in &figure.findings {
        let level = if IMPOSSIBLE.contains(&code.as_str()) { Quality::Poor } else { Quality::Partial };
        found.push((Aspect::Validity, level, explanation::finding(code)));
    }
    if figure.indicator.as_str() == "smoking_at_delivery" {
        let series = dataset.series(&UNKNOWN_STATUS.into(), &figure.area, None);
        let share = series.iter().find(|o| o.period == figure.period).and_then(|o| o.value);
        if let Some(share) = share.filter(|share| *share > UNKNOWN_QUESTIONED) {
            let level = if share >= UNKNOWN_POOR { Quality::Poor } else { Quality::Partial };
            found.push((Aspect::Completeness, level, explanation::unknown_smoking_status(share)));
        }
    }
}
