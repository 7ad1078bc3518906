//! The chart in sentences, for those who cannot see it.

use super::{TrendInput, TrendPoint, point_text::standard_of};
use crate::domain::{Period, PeriodKind};

fn at(input: &TrendInput, period: Period, value: f64) -> String {
    let preposition = if period.kind() == PeriodKind::Day { "on" } else { "in" };
    format!("{} {preposition} {period}", input.unit.show(value))
}

fn interval(input: &TrendInput, point: &TrendPoint) -> String {
    point.interval.map_or_else(String::new, |interval| {
        format!(" (95% interval {})", input.unit.show_range(interval.0, interval.1))
    })
}

/// First, last, lowest, highest, standard, comparisons and how many figures are missing.
pub(super) fn alt_text(input: &TrendInput, points: &[TrendPoint]) -> String {
    let mut sentences = vec![format!("Line chart: {}", input.title)];
    if !input.subtitle.is_empty() {
        sentences.push(input.subtitle.clone());
    }
    let valued: Vec<(&TrendPoint, f64)> = points.iter().filter_map(|p| p.value.map(|v| (p, v))).collect();
    match *valued.as_slice() {
        [] => sentences.push(format!("{} has no figures yet", input.name)),
        [(only, value)] => sentences.push(format!(
            "{} has one figure: {}{}",
            input.name,
            at(input, only.period, value),
            interval(input, only)
        )),
        [(first, from), .., (last, to)] => {
            sentences.push(format!(
                "{} went from {} to {}{}",
                input.name,
                at(input, first.period, from),
                at(input, last.period, to),
                interval(input, last)
            ));
            let lowest = valued.iter().min_by(|a, b| a.1.total_cmp(&b.1));
            let highest = valued.iter().max_by(|a, b| a.1.total_cmp(&b.1));
            if let (Some((low, least)), Some((high, most))) = (lowest, highest) {
                sentences.push(format!(
                    "Lowest {}; highest {}",
                    at(input, low.period, *least),
                    at(input, high.period, *most)
                ));
            }
        }
    }
    if let Some((last, _)) = valued.last() {
        if let Some(span) = standard_of(input, last) {
            let word = input.standing.map_or_else(String::new, |standing| format!(": {}", standing.word()));
            sentences.push(format!("{}{word}", span.label));
        }
        sentences.extend(compared(input));
    }
    let missing = points.len() - valued.len();
    if missing > 0 {
        let verb = if missing == 1 { "has" } else { "have" };
        sentences.push(format!("{missing} of {} periods {verb} no figure", points.len()));
    }
    let ended = sentences.iter().map(|sentence| sentence.trim_end_matches('.'));
    ended.map(|sentence| format!("{sentence}.")).collect::<Vec<_>>().join(" ")
}

fn compared(input: &TrendInput) -> Option<String> {
    let last = |comparator: &super::Comparator| {
        let valued =
            comparator.points.iter().filter_map(|point| point.value.map(|value| (point.period, value)));
        valued
            .max_by_key(|(period, _)| *period)
            .map(|(period, value)| format!("{} {} in {period}", comparator.name, input.unit.show(value)))
    };
    let latest: Vec<String> = input.comparators.iter().filter_map(last).collect();
    (!latest.is_empty()).then(|| format!("For comparison: {}", latest.join("; ")))
}
