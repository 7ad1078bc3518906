//! Variation and assurance in words.

use std::fmt::Write as _;

use super::refusal;
use crate::{
    analysis::{ControlChart, NoResult, WhyChart},
    scoring::{Movement, Target},
    statistics::{
        Good,
        spc::{Assurance, Cause, Caution, ChartKind, ChartPoint, ChartReason, Part, Spc, Variation},
    },
    workbook::Unit,
};

/// The name of a variation icon.
#[must_use]
pub const fn icon_name(icon: Variation) -> &'static str {
    match icon {
        Variation::CommonCause => "Common cause: no significant change",
        Variation::ImprovementHigh => "Special cause: improvement, by high figures",
        Variation::ImprovementLow => "Special cause: improvement, by low figures",
        Variation::ConcernHigh => "Special cause: concern, by high figures",
        Variation::ConcernLow => "Special cause: concern, by low figures",
        Variation::NeutralHigh => "Special cause: high figures, where neither way is better",
        Variation::NeutralLow => "Special cause: low figures, where neither way is better",
    }
}

/// The name of an assurance icon.
#[must_use]
pub const fn assurance_name(icon: Assurance) -> &'static str {
    match icon {
        Assurance::Pass => "Will meet the target as it runs",
        Assurance::Fail => "Will miss the target as it runs",
        Assurance::HitOrMiss => "May meet or miss the target by chance",
    }
}

/// The rule that a point breaks, as the end of a sentence.
#[must_use]
pub fn cause(cause: Cause, point: &ChartPoint, unit: Unit, methods: &Spc) -> String {
    let (trend, shift) = (methods.trend_points, methods.shift_points);
    let limit = |upper: bool| {
        point.limits.map_or_else(String::new, |limits| {
            format!(" of {}", unit.show(if upper { limits.upper } else { limits.lower }))
        })
    };
    match cause {
        Cause::AboveUpperLimit => format!("it is above the upper process limit{}", limit(true)),
        Cause::BelowLowerLimit => format!("it is below the lower process limit{}", limit(false)),
        Cause::TrendUp => format!(
            "it is one of {trend} or more figures in a row of which each is higher than the one before"
        ),
        Cause::TrendDown => format!(
            "it is one of {trend} or more figures in a row of which each is lower than the one before"
        ),
        Cause::TwoOfThreeAbove => {
            "two of three figures in a row are close to the upper process limit".to_owned()
        }
        Cause::TwoOfThreeBelow => {
            "two of three figures in a row are close to the lower process limit".to_owned()
        }
        Cause::ShiftAbove => {
            format!(
                "it is one of {shift} or more figures in a row above the centre line of {}",
                unit.show(point.centre)
            )
        }
        Cause::ShiftBelow => {
            format!(
                "it is one of {shift} or more figures in a row below the centre line of {}",
                unit.show(point.centre)
            )
        }
    }
}

const fn judged(cause: Cause, good: Good) -> &'static str {
    match good.is_better(cause.is_high()) {
        Some(true) => "an improvement",
        Some(false) => "a concern",
        None => "a change that is neither better nor worse",
    }
}

/// What the control chart says of the latest figure.
#[must_use]
pub fn variation(movement: &Movement) -> String {
    let Movement { unit, ref methods, .. } = *movement;
    let chart = match &movement.chart {
        Ok(chart) => chart,
        Err(why) => return no_chart(*why),
    };
    let Some(point) = chart.chart.last() else { return no_chart(NoResult::NoFigure) };
    let when = movement.periods.get(point.at).copied();
    let when = when.map(|when| format!(" ({when})")).unwrap_or_default();
    let latest = format!("{}{when}", unit.show(point.value));
    let Some(leading) = point.causes.leading() else {
        return match point.limits {
            Some(limits) => format!(
                "No significant change: the latest figure, {latest}, is within the process limits of {}, and no rule marks it.",
                unit.show_range(limits.lower, limits.upper)
            ),
            None => format!(
                "No change can be told from the latest figure, {latest}: there are no process limits."
            ),
        };
    };
    let opening = capital(judged(leading, movement.good));
    let mut text =
        format!("{opening}: the latest figure is {latest}, and {}", cause(leading, point, unit, methods));
    if point.causes.is_mixed()
        && let Some(other) = point.causes.iter().find(|one| one.is_high() != leading.is_high())
    {
        let (judged, why) = (judged(other, movement.good), cause(other, point, unit, methods));
        let _ = write!(text, "; by another rule it is {judged}: {why}");
    }
    text + "."
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn no_chart(why: NoResult) -> String {
    match why {
        NoResult::Refused(reason) => format!("There is no control chart: {}.", refusal(reason)),
        other => format!("There is no control chart: {}.", super::no_result(other)),
    }
}

/// Whether the process as it runs will meet its target; `None` without a target or limits.
#[must_use]
pub fn assurance(movement: &Movement) -> Option<String> {
    let unit = movement.unit;
    let target: &Target = movement.target.as_ref()?;
    let limits = movement.chart.as_ref().ok()?.chart.last()?.limits?;
    let range = unit.show_range(limits.lower, limits.upper);
    Some(match movement.assurance? {
        Assurance::Pass => format!(
            "As it runs, it will meet the standard, {}: all of the process limits, {range}, keep to it.",
            target.text
        ),
        Assurance::Fail => format!(
            "As it runs, it will miss the standard, {}: none of the process limits, {range}, keeps to it, so that only a change of the process can.",
            target.text
        ),
        Assurance::HitOrMiss => format!(
            "The standard, {}, lies within the process limits, {range}, so that it will be met at some times and missed at others by chance.",
            target.text
        ),
    })
}

/// What a kind of chart is called.
#[must_use]
pub const fn chart_name(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Xmr => "XmR chart of individual figures",
        ChartKind::P => "p chart of proportions",
        ChartKind::U => "u chart of rates",
        ChartKind::C => "c chart of counts",
        ChartKind::G => "g chart of cases between events",
        ChartKind::T => "t chart of the time between events",
    }
}

/// Why a series has its kind of chart.
#[must_use]
pub fn why_chart(chart: &ControlChart) -> String {
    let name = chart_name(chart.kind);
    let why = match chart.why {
        WhyChart::Suits(ChartReason::Measurements) => "the figures have no counts, or are measurements".to_owned(),
        WhyChart::Suits(ChartReason::AlikeDenominators) => {
            "the denominators are alike, so that one pair of limits holds for all".to_owned()
        }
        WhyChart::Suits(ChartReason::UnlikeDenominators) => {
            "the denominators differ, and the limits with them".to_owned()
        }
        WhyChart::Suits(ChartReason::RareEvents) => {
            "there are fewer than 5 events in a period, of which a chart of individual figures would make too much"
                .to_owned()
        }
        WhyChart::Setting => "the settings ask for it".to_owned(),
        WhyChart::Decision => "it was chosen for this indicator".to_owned(),
        WhyChart::CountsDoNotBearIt(reason) => {
            format!("the counts do not bear the one asked for ({})", refusal(reason))
        }
    };
    format!("{name}: {why}.")
}

/// What is unusual about the limits of a part; `None` where nothing is.
#[must_use]
pub fn caution(part: &Part, methods: &Spc) -> Option<String> {
    let trial = || {
        part.trial.then(|| {
            let figures = if part.points == 1 { "figure is" } else { "figures are" };
            format!("Trial limits: {} {figures} fewer than {}.", part.points, methods.trial_below)
        })
    };
    match part.caution {
        Some(Caution::OnePoint) => Some("One figure alone has no limits.".to_owned()),
        Some(Caution::Constant) => Some("All figures are the same, so that there are no limits.".to_owned()),
        Some(Caution::ScreeningWithdrawn) => {
            Some("Screening would have left no variation, so that all moving ranges were used.".to_owned())
        }
        None => trial(),
    }
}

/// The step change that the figures suggest; `None` where they suggest none.
#[must_use]
pub fn proposal(movement: &Movement) -> Option<String> {
    let proposal = movement.chart.as_ref().ok()?.proposal?;
    let (unit, from) = (movement.unit, movement.periods.get(proposal.at)?);
    Some(format!(
        "The last {} figures, from {from}, are all on one side of the centre line: their mean is {}, after {} before. If the process was changed then, say so, and the limits begin anew{}.",
        proposal.points,
        unit.show(proposal.after),
        unit.show(proposal.before),
        if proposal.trial { " as trial limits" } else { "" }
    ))
}

/// The rule that a point breaks in a few words, for a cell of a table.
#[must_use]
pub const fn short_cause(cause: Cause) -> &'static str {
    match cause {
        Cause::AboveUpperLimit => "above the upper limit",
        Cause::BelowLowerLimit => "below the lower limit",
        Cause::TrendUp => "rising trend",
        Cause::TrendDown => "falling trend",
        Cause::TwoOfThreeAbove => "two of three close to the upper limit",
        Cause::TwoOfThreeBelow => "two of three close to the lower limit",
        Cause::ShiftAbove => "shift above the centre",
        Cause::ShiftBelow => "shift below the centre",
    }
}
