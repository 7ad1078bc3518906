//! How an indicator stands, and how many stand how, in words.

use super::super::{Certainty, IndicatorScore, Status, Summary};
use crate::domain::{HIDDEN, Mark};

/// The figure in the unit that people read, or what stands in its place.
#[must_use]
pub fn figure(score: &IndicatorScore) -> String {
    let Some(figure) = &score.figure else { return "no figure".to_owned() };
    match (figure.value.filter(|value| value.is_finite()), figure.mark) {
        (Some(value), _) => score.unit.show(value),
        (None, Some(Mark::Suppressed)) => HIDDEN.to_owned(),
        (None, Some(mark)) => mark.label().to_owned(),
        (None, None) => "no figure".to_owned(),
    }
}

/// The figure beside its standard: "78.2% in Q4 2010/11, where the standard is at least 90%: clearly not met".
#[must_use]
pub fn against_standard(score: &IndicatorScore) -> String {
    let Some(period) = score.figure.as_ref().map(|figure| figure.period) else {
        return "there is no current figure".to_owned();
    };
    let mut text = format!("{} in {period}", figure(score));
    let Some(standard) = &score.standard else { return text + "; no standard applies to it" };
    text = format!("{text}, where the standard is {}", standard.text);
    let verdict = match (score.status, score.certainty) {
        (Status::NoData | Status::NoStandard, _) => return text,
        (Status::Close, Some(Certainty::CouldBeChance)) => "close, and chance could be the reason",
        (Status::Close, _) => "close",
        (Status::Met, Some(Certainty::Clear)) => "clearly met",
        (Status::Met, Some(Certainty::CouldBeChance)) => "met, though chance could be the reason",
        (Status::Met, _) => "met",
        (Status::NotMet, Some(Certainty::Clear)) => "clearly not met",
        (Status::NotMet, Some(Certainty::CouldBeChance)) => "not met, though chance could be the reason",
        (Status::NotMet, _) => "not met",
    };
    format!("{text}: {verdict}")
}

/// How many indicators stand how.
#[must_use]
pub fn counts(summary: &Summary) -> String {
    let scored = summary.met + summary.close + summary.not_met;
    if scored == 0 {
        return "No indicator has both a current figure and a standard yet.".to_owned();
    }
    let s = if scored == 1 { "" } else { "s" };
    let verb = |count: usize, one: &'static str, more: &'static str| if count == 1 { one } else { more };
    let mut text = format!(
        "Of {scored} indicator{s} with a figure and a standard, {} {}, {} {} close and {} {}.",
        summary.met,
        verb(summary.met, "meets it", "meet it"),
        summary.close,
        verb(summary.close, "is", "are"),
        summary.not_met,
        verb(summary.not_met, "does not meet it", "do not meet it"),
    );
    if summary.no_data > 0 {
        let lacks = verb(summary.no_data, "is expected and has", "are expected and have");
        text = format!("{text} {} more {lacks} no current figure.", summary.no_data);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_said_with_the_right_verbs() {
        let summary = Summary { met: 1, close: 2, not_met: 1, no_data: 1, no_standard: 4 };
        assert_eq!(
            counts(&summary),
            "Of 4 indicators with a figure and a standard, 1 meets it, 2 are close and 1 does not meet it. \
             1 more is expected and has no current figure."
        );
        assert!(counts(&Summary::default()).starts_with("No indicator has"));
    }
}
