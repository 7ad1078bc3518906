//! Between groups of an area's people: gap, slope, and where the shortfall is.

use super::{
    Confidence, NoResult,
    benchmark::{counts, figure_of},
    beside, figure_kind, interval, which_way_is_good,
};
use crate::{
    base::fold,
    domain::{AreaCode, Dataset, Group, Observation, Period},
    statistics::{
        Counts, Good, Level, Methods, Refusal,
        compare::Estimate,
        inequality::{self, Scale, Share, SlopeIndex, attributable_fraction, shares_of_cases, slope_index},
        pooled,
        spc::FigureKind,
    },
    workbook::Indicator,
};

/// A group among the others.
#[derive(Clone, Debug)]
pub struct GroupFigure<'a> {
    /// Which.
    pub group: &'a Group,
    /// Its figure.
    pub figure: &'a Observation,
    /// The figure in the read unit.
    pub value: f64,
    /// Its 95% interval, where it has one.
    pub interval: Option<Confidence>,
    /// How far it is from everybody else in the groups; `None` where counts are not given.
    pub from_the_rest: Option<beside::Difference>,
}

/// The gap between the group that is worst off and the one that is best off.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The place of the worst group in the list.
    pub worst: usize,
    /// The place of the best group in the list.
    pub best: usize,
    /// Worst less best and worst over best; `None` where counts are not given.
    pub apart: Option<beside::Difference>,
}

/// The groups of one dimension at one time.
#[derive(Clone, Debug)]
pub struct GroupsCompared<'a> {
    /// What people are divided by.
    pub dimension: &'a str,
    /// When.
    pub period: Period,
    /// The groups with a figure: by deprivation from most to least, else as they are named.
    pub groups: Vec<GroupFigure<'a>>,
    /// The figure of everybody in the area, where it is given for that period.
    pub everybody: Option<&'a Observation>,
    /// The gap, or why there is none.
    pub gap: Result<Gap, NoResult>,
    /// The slope and the relative index in the read unit, or why there are none.
    pub slope: Result<SlopeIndex, NoResult>,
    /// The share of all cases that there would not be if all had the figure of the best group.
    pub attributable: Result<f64, NoResult>,
    /// Where the shortfall is: cases, or those not reached where high is good, most first.
    pub shortfall: Result<Vec<Share>, NoResult>,
}

/// The dimensions for which an indicator and area have figures by group, each once.
#[must_use]
pub fn dimensions<'a>(dataset: &'a Dataset, indicator: &Indicator, area: &AreaCode) -> Vec<&'a str> {
    let mut found: Vec<&str> = dataset.groups(&indicator.id, area).map(|group| &*group.dimension).collect();
    found.dedup();
    found
}

/// The groups of `dimension` in `area` at the latest time up to `last` with two groups or more.
///
/// # Errors
/// There are no two groups with figures for one period.
pub fn between_groups<'a>(
    dataset: &'a Dataset,
    indicator: &Indicator,
    area: &AreaCode,
    dimension: &str,
    last: Period,
    methods: &Methods,
) -> Result<GroupsCompared<'a>, NoResult> {
    let of_dimension = || dataset.groups(&indicator.id, area).filter(|group| &*group.dimension == dimension);
    let mut periods: Vec<Period> = of_dimension()
        .flat_map(|group| dataset.series(&indicator.id, area, Some(group)))
        .filter(|figure| figure.value.is_some() && figure.period.end() <= last.end())
        .map(|figure| figure.period)
        .collect();
    periods.sort_unstable();
    let period = periods.iter().rev().zip(periods.iter().rev().skip(1)).find(|(a, b)| a == b);
    let (period, _) = period.ok_or(NoResult::NobodyToCompare)?;
    let mut groups: Vec<GroupFigure<'a>> = of_dimension()
        .filter_map(|group| {
            let series = dataset.series(&indicator.id, area, Some(group));
            let figure = series.iter().find(|figure| figure.period == *period)?;
            let value = figure.value.filter(|value| value.is_finite())?;
            let interval = interval(indicator, figure, Level::P95, methods).ok();
            Some(GroupFigure { group, figure, value, interval, from_the_rest: None })
        })
        .collect();
    let ordered = by_deprivation(&mut groups);
    let all: Vec<Option<Counts>> = groups.iter().map(|one| counts(one.figure)).collect();
    for (place, one) in groups.iter_mut().enumerate() {
        let others = all.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, counts)| *counts);
        let rest = others.collect::<Option<Vec<Counts>>>().and_then(|rest| pooled(&rest).ok());
        one.from_the_rest = beside::apart(indicator, one.figure, rest, methods);
    }
    let good = which_way_is_good(indicator);
    let all: Option<Vec<Counts>> = all.into_iter().collect();
    Ok(GroupsCompared {
        dimension: groups.first().map_or("", |one| &one.group.dimension),
        period: *period,
        everybody: figure_of(dataset, indicator, area, *period),
        gap: gap(indicator, &groups, good, methods),
        slope: if ordered { slope(indicator, &groups, methods) } else { Err(NoResult::NoOrder) },
        attributable: attributable(indicator, all.as_deref(), good),
        shortfall: shortfall(indicator, all.as_deref(), good),
        groups,
    })
}

/// Puts groups by deprivation in order, most deprived first; whether they are by deprivation.
fn by_deprivation(groups: &mut [GroupFigure<'_>]) -> bool {
    let dimension = groups.first().map(|one| fold(&one.group.dimension)).unwrap_or_default();
    let is_deprivation =
        ["deprivation", "imd", "quintile", "decile"].iter().any(|word| dimension.contains(word));
    if !is_deprivation {
        return false;
    }
    let place = |one: &GroupFigure<'_>| -> Option<u32> {
        let digits = one.group.value.chars().skip_while(|c| !c.is_ascii_digit());
        digits.take_while(char::is_ascii_digit).collect::<String>().parse().ok()
    };
    // “Not known” is no step of the ladder.
    if groups.iter().any(|one| place(one).is_none()) {
        return false;
    }
    groups.sort_by_key(place);
    // 1 is the most deprived in the index of deprivation, unless the groups say otherwise.
    let turned = groups.first().is_some_and(|one| fold(&one.group.value).contains("least"));
    if turned {
        groups.reverse();
    }
    true
}

fn gap(
    indicator: &Indicator,
    groups: &[GroupFigure<'_>],
    good: Good,
    methods: &Methods,
) -> Result<Gap, NoResult> {
    let up = good.is_better(true).ok_or(Refusal::NoDirection)?;
    let order = |a: &(usize, f64), b: &(usize, f64)| a.1.total_cmp(&b.1);
    let values = || groups.iter().map(|one| one.value).enumerate();
    let (Some(low), Some(high)) = (values().min_by(order), values().max_by(order)) else {
        return Err(NoResult::NoFigure);
    };
    let (worst, best) = if up { (low.0, high.0) } else { (high.0, low.0) };
    let apart = groups
        .get(worst)
        .zip(groups.get(best))
        .and_then(|(worst, best)| beside::apart(indicator, worst.figure, counts(best.figure), methods));
    Ok(Gap { worst, best, apart })
}

/// The slope index, on the scale on which the figure scatters evenly.
fn slope(
    indicator: &Indicator,
    groups: &[GroupFigure<'_>],
    methods: &Methods,
) -> Result<SlopeIndex, NoResult> {
    let (scale, factor) = match figure_kind(indicator) {
        FigureKind::Proportion => (Scale::LogOdds, indicator.multiplier),
        FigureKind::Rate => (Scale::Log, 1.0),
        FigureKind::Measurement => (Scale::Plain, 1.0),
    };
    let share = |one: &GroupFigure<'_>| {
        let ends = one.interval.as_ref()?.ends().scaled(1.0 / factor);
        let people = one.figure.denominator?;
        let figure = Estimate { value: one.value / factor, interval: ends };
        Some(inequality::Group { people, figure })
    };
    let groups: Option<Vec<inequality::Group>> = groups.iter().map(share).collect();
    let index = slope_index(&groups.ok_or(NoResult::NoCounts)?, scale, Level::P95, methods.inequality)?;
    Ok(SlopeIndex {
        slope: index.slope * factor,
        intercept: index.intercept * factor,
        slope_interval: index.slope_interval.scaled(factor),
        ..index
    })
}

/// Those in need of better: cases where few are good, those not reached where many are.
fn in_need(indicator: &Indicator, groups: &[Counts], good: Good) -> Result<Vec<Counts>, NoResult> {
    match (good.is_better(true), figure_kind(indicator)) {
        (None, _) | (Some(true), FigureKind::Rate) => Err(Refusal::NoDirection.into()),
        (_, FigureKind::Measurement) => Err(NoResult::NoCounts),
        (Some(false), _) => Ok(groups.to_vec()),
        (Some(true), FigureKind::Proportion) => {
            let missed = |one: &Counts| {
                Ok(Counts::new(one.denominator - one.as_proportion()?.numerator, one.denominator))
            };
            groups.iter().map(missed).collect::<Result<_, Refusal>>().map_err(NoResult::from)
        }
    }
}

fn attributable(indicator: &Indicator, groups: Option<&[Counts]>, good: Good) -> Result<f64, NoResult> {
    let need = in_need(indicator, groups.ok_or(NoResult::NoCounts)?, good)?;
    let mut best: Option<(f64, Counts)> = None;
    for one in &need {
        let share = one.share()?;
        if best.is_none_or(|(least, _)| share < least) {
            best = Some((share, *one));
        }
    }
    let (_, best) = best.ok_or(NoResult::NoFigure)?;
    Ok(attributable_fraction(&need, best)?)
}

fn shortfall(indicator: &Indicator, groups: Option<&[Counts]>, good: Good) -> Result<Vec<Share>, NoResult> {
    let need = in_need(indicator, groups.ok_or(NoResult::NoCounts)?, good)?;
    Ok(shares_of_cases(&need)?)
}
