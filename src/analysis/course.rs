//! The way to a target: what the plan asks for, and where the present course leads.

use jiff::civil::Date;

use super::{NoResult, PlanDecision, Series, figure_kind};
use crate::{
    domain::Period,
    statistics::{
        Good, Interval, Level, Methods, Refusal,
        spc::FigureKind,
        trend::{Course, Plan, course, reached_after},
    },
};

/// A plan, where it stands, and where the present course leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// The plan.
    pub plan: PlanDecision,
    /// The latest figure and its period.
    pub latest: (Period, f64),
    /// What the plan asks for at that period.
    pub asked: f64,
    /// Whether the latest figure is as good as the plan asks; `None` where neither way is better.
    pub on_plan: Option<bool>,
    /// The change that is still needed in each period until the target; 0 where it is met already.
    pub needed: Result<f64, Refusal>,
    /// Periods from the latest figure to the target's day, rounded up.
    pub left: usize,
    /// Where the present course leads by then, or why that cannot be said.
    pub at_target: Result<Course, Refusal>,
    /// The present course one period after the other, as far as the figures bear and no further than the
    /// target's day.
    pub ahead: Vec<(Period, Course)>,
    /// The period in which the present course meets the target, or why that cannot be said.
    pub reached: Result<Period, Refusal>,
}

/// How a series stands to a plan.
///
/// # Errors
/// No plan or no figure; periods that overlap or are single days.
pub fn outlook(
    series: &Series<'_>,
    plan: Option<&PlanDecision>,
    good: Good,
    methods: &Methods,
) -> Result<Outlook, NoResult> {
    let plan = plan.ok_or(NoResult::NoPlan)?;
    if series.overlaps() {
        return Err(Refusal::OverlappingPeriods.into());
    }
    let latest = series.figures.iter().rev().find_map(|figure| Some((figure.period, figure.value?)));
    let (period, value) = latest.ok_or(NoResult::NoFigure)?;
    let step = f64::from(period.length_in_months());
    if step <= 0.0 {
        return Err(Refusal::NotYearly.into());
    }
    let places = placed(series, period);
    let whole = Plan {
        baseline: plan.baseline,
        target: plan.target,
        periods: months_between(plan.from.end(), plan.by) / step,
    };
    let after = months_between(plan.from.end(), period.end()) / step;
    let asked = whole.at(after)?;
    let possible = possible(series);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept between 0 and 10,000")]
    let left = (whole.periods - after).ceil().clamp(0.0, 10_000.0) as usize;
    let at = |ahead| course(&places, ahead, Level::P95, possible, methods.projection);
    let later = |ahead: usize| period.shifted(i32::try_from(ahead).unwrap_or(i32::MAX));
    Ok(Outlook {
        plan: plan.clone(),
        latest: (period, value),
        asked,
        on_plan: good.is_better(true).map(|up| if up { value >= asked } else { value <= asked }),
        needed: whole.required_change(value, after, good),
        left,
        at_target: at(left),
        ahead: (1..=left).map_while(|ahead| Some((later(ahead), at(ahead).ok()?))).collect(),
        reached: reached_after(&places, plan.target, good, possible, methods.projection).map(later),
    })
}

/// Values one reporting period apart up to `last`, with `None` where a period is missing.
fn placed(series: &Series<'_>, last: Period) -> Vec<Option<f64>> {
    let mut values = Vec::new();
    let mut expected = last;
    for figure in series.figures.iter().rev().skip_while(|figure| figure.period > last) {
        let mut gap = 0;
        while figure.period < expected && gap < 1_000 {
            values.push(None);
            expected = expected.shifted(-1);
            gap += 1;
        }
        if figure.period == expected {
            values.push(figure.value);
            expected = expected.shifted(-1);
        }
    }
    values.reverse();
    values
}

/// Whole and part months from one day to another.
fn months_between(from: Date, to: Date) -> f64 {
    let months = i32::from(to.year() - from.year()) * 12 + i32::from(to.month() - from.month());
    let share = |day: Date| f64::from(day.day()) / f64::from(day.days_in_month());
    f64::from(months) + share(to) - share(from)
}

/// Values that the figure can take.
fn possible(series: &Series<'_>) -> Interval {
    let indicator = series.indicator;
    let is_share = figure_kind(indicator) == FigureKind::Proportion && !indicator.may_exceed_100;
    Interval { lower: 0.0, upper: if is_share { indicator.multiplier } else { f64::INFINITY } }
}
