//! Two figures beside each other, in words.

use std::fmt::Write as _;

use super::variation::capital;
use crate::{
    analysis::{Comparison, Confidence, Difference, Ground},
    base::number_format::number,
    statistics::compare::Judgement,
    workbook::Unit,
};

/// The word of a judgement.
const fn word(judged: Judgement) -> &'static str {
    match judged {
        Judgement::Best => "much better than",
        Judgement::Better => "better than",
        Judgement::Similar => "similar to",
        Judgement::Worse => "worse than",
        Judgement::Worst => "much worse than",
        Judgement::Higher => "higher than",
        Judgement::FarHigher => "much higher than",
        Judgement::Lower => "lower than",
        Judgement::FarLower => "much lower than",
    }
}

/// A figure beside a benchmark: "Worse than England (14.0%): the 95% interval, …, lies above it …".
#[must_use]
pub fn benchmark(comparison: &Comparison, interval: Option<&Confidence>, unit: Unit) -> String {
    let opening =
        format!("{} {} ({})", capital(word(comparison.judged)), comparison.name, unit.show(comparison.value));
    let why = interval.map_or_else(String::new, |interval| {
        let range = unit.show_range(interval.lower, interval.upper);
        match comparison.judged {
            Judgement::Similar => format!(": the 95% interval, {range}, reaches to it"),
            Judgement::Best | Judgement::Worst | Judgement::FarHigher | Judgement::FarLower => {
                format!(
                    ": not only the 95% interval, {range}, but the 99.8% interval too is on one side of it"
                )
            }
            _ => format!(": the whole 95% interval, {range}, is on one side of it"),
        }
    });
    format!("{opening}{why}{}.", apart(comparison.apart.as_ref(), unit))
}

/// A figure beside that of a year before.
#[must_use]
pub fn last_year(comparison: &Comparison, unit: Unit) -> String {
    let opening = match comparison.judged {
        Judgement::Similar => "No clear change since".to_owned(),
        judged => format!("Clearly {}", word(judged)),
    };
    let why = match (comparison.ground, comparison.judged) {
        (Ground::Overlap, Judgement::Similar) => ": the 95% intervals of the two overlap",
        (Ground::Overlap, _) => ": the 95% intervals of the two do not overlap",
        // The interval of the difference stands at the end of the sentence and says it.
        (Ground::Difference | Ground::OneInterval, _) => "",
    };
    format!(
        "{opening} {} ({}){why}{}.",
        comparison.name,
        unit.show(comparison.value),
        apart(comparison.apart.as_ref(), unit)
    )
}

/// The difference and the ratio with their intervals, as the end of a sentence.
pub(super) fn apart(apart: Option<&Difference>, unit: Unit) -> String {
    let Some(Difference { difference, ratio }) = apart else { return String::new() };
    let places = unit.places();
    let ends = difference.interval;
    let mut text = format!(
        "; the difference is {} (95% interval {} to {})",
        unit.show_difference(difference.value),
        number(ends.lower, places),
        number(ends.upper, places)
    );
    if let Some(ratio) = ratio {
        let _ = write!(
            text,
            ", the ratio {} ({} to {})",
            number(ratio.value, 2),
            number(ratio.interval.lower, 2),
            number(ratio.interval.upper, 2)
        );
    }
    text
}
