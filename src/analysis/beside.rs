//! A figure beside another: a benchmark, or itself a year before.

use super::{Benchmark, NoResult, benchmark::counts, figure_kind, interval, which_way_is_good};
use crate::{
    domain::{Dataset, Observation, Period},
    statistics::{
        Counts, Level, Methods,
        compare::{
            Estimate, Judgement, Levels, Position, TwoFigures, beside_benchmark, beside_benchmark_at_two,
            beside_other, difference_of_proportions, difference_of_rates, ratio_of_proportions,
            ratio_of_rates,
        },
        spc::FigureKind,
    },
    workbook::Indicator,
};

/// Two figures compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Who the other is.
    pub name: String,
    /// The other's period.
    pub period: Period,
    /// The other's figure, in the read unit.
    pub value: f64,
    /// Where the figure stands beside it.
    pub position: Position,
    /// Whether that is good.
    pub judged: Judgement,
    /// By what that was decided.
    pub ground: Ground,
    /// How far they are apart; `None` where counts are not given.
    pub apart: Option<Difference>,
}

/// What tells two figures apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The interval of the one beside the value of the other.
    OneInterval,
    /// Whether their intervals overlap.
    Overlap,
    /// The interval of their difference beside 0.
    Difference,
}

/// How far two figures are apart, with 95% intervals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The figure less the other, in the read unit.
    pub difference: Estimate,
    /// The figure over the other; `None` where the method refuses.
    pub ratio: Option<Estimate>,
}

/// A figure beside a benchmark of its period, whose own uncertainty is ignored, as Fingertips does.
///
/// # Errors
/// No figure or no interval.
pub fn beside(
    indicator: &Indicator,
    figure: &Observation,
    benchmark: &Benchmark,
    methods: &Methods,
) -> Result<Comparison, NoResult> {
    let value = figure.value.ok_or(NoResult::NoFigure)?;
    let at = |level| interval(indicator, figure, level, methods);
    let own = Estimate { value, interval: at(Level::P95)?.ends() };
    let position = match methods.levels {
        Levels::Three => beside_benchmark(own, benchmark.value)?,
        Levels::Five => beside_benchmark_at_two(own, at(Level::P998)?.ends(), benchmark.value)?,
    };
    Ok(Comparison {
        name: benchmark.name.clone(),
        period: figure.period,
        value: benchmark.value,
        position,
        judged: position.judged(which_way_is_good(indicator)),
        ground: Ground::OneInterval,
        apart: apart(indicator, figure, benchmark.counts, methods),
    })
}

/// A figure beside that of the same area and group a year before.
///
/// # Errors
/// No figure then, or no interval.
pub fn beside_last_year(
    dataset: &Dataset,
    indicator: &Indicator,
    figure: &Observation,
    methods: &Methods,
) -> Result<Comparison, NoResult> {
    let steps = match figure.period.reporting_months() {
        months if figure.period.length_in_months() > 0 => -(12 / i32::from(months)),
        _ => return Err(NoResult::NobodyToCompare),
    };
    let period = figure.period.shifted(steps);
    if period.overlaps(figure.period) {
        return Err(crate::statistics::Refusal::OverlappingPeriods.into());
    }
    let series = dataset.series(&figure.indicator, &figure.area, figure.group.as_ref());
    let before = series.iter().find(|one| one.period == period).ok_or(NoResult::NobodyToCompare)?;
    let estimate = |one: &Observation| -> Result<Estimate, NoResult> {
        let value = one.value.ok_or(NoResult::NoFigure)?;
        Ok(Estimate { value, interval: interval(indicator, one, Level::P95, methods)?.ends() })
    };
    let (now, then) = (estimate(figure)?, estimate(before)?);
    let apart = apart(indicator, figure, counts(before), methods);
    let by_difference = apart.filter(|_| methods.two_figures == TwoFigures::Difference);
    let (position, ground) = match by_difference {
        Some(apart) => (apart.difference.beside_nothing(), Ground::Difference),
        None => (beside_other(now, then)?, Ground::Overlap),
    };
    Ok(Comparison {
        name: period.to_string(),
        period,
        value: then.value,
        position,
        judged: position.judged(which_way_is_good(indicator)),
        ground,
        apart,
    })
}

/// How far a figure is from another of these counts.
pub(super) fn apart(
    indicator: &Indicator,
    figure: &Observation,
    other: Option<Counts>,
    methods: &Methods,
) -> Option<Difference> {
    let factor = indicator.multiplier * super::to_a_year(indicator.flow, figure.period);
    difference(indicator, (counts(figure)?, other?), factor, methods)
}

/// How far the first counts are from the second; `factor` brings a share to the unit that people read.
pub(super) fn difference(
    indicator: &Indicator,
    (one, other): (Counts, Counts),
    factor: f64,
    methods: &Methods,
) -> Option<Difference> {
    let level = Level::P95;
    let (difference, ratio) = match figure_kind(indicator) {
        FigureKind::Measurement => return None,
        FigureKind::Proportion => {
            (difference_of_proportions(one, other, level).ok()?, ratio_of_proportions(one, other, level).ok())
        }
        FigureKind::Rate => (
            difference_of_rates(one, other, level, methods.counts).ok()?,
            ratio_of_rates(one, other, level, methods.counts).ok(),
        ),
    };
    let difference =
        Estimate { value: difference.value * factor, interval: difference.interval.scaled(factor) };
    Some(Difference { difference, ratio })
}
