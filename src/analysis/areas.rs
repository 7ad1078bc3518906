//! All areas of a kind at one time: ranked, beside the benchmark, in the funnel, in fifths.

use super::{
    Benchmark, BenchmarkChoice, Comparison, Confidence, NoResult, Series, benchmark,
    benchmark::{counts, figure_of},
    beside, figure_kind, interval, to_a_year, which_way_is_good,
};
use crate::{
    domain::{Area, AreaCode, AreaKind, Dataset, Observation, Period},
    statistics::{
        Counts, Good, Interval, Level, Methods, Refusal,
        compare::{
            Judgement, Overdispersion, Position, Spread, overdispersion, proportion_limits, quantile_bounds,
            quantile_group, ratio_limits,
        },
        pooled,
        spc::FigureKind,
    },
    workbook::Indicator,
};

/// Groups of rising figures.
const FIFTHS: usize = 5;

/// One area among the others.
#[derive(Clone, Debug)]
pub struct AreaFigure<'a> {
    /// Which.
    pub area: &'a Area,
    /// Its figure.
    pub figure: &'a Observation,
    /// The figure in the read unit.
    pub value: f64,
    /// Its 95% interval, where it has one.
    pub interval: Option<Confidence>,
    /// Its place, from 1 for the best (the highest, where neither way is better); equals share the better.
    pub rank: usize,
    /// The fifth it is in, from 1 for the lowest figures; `None` where there are too few areas.
    pub fifth: Option<usize>,
    /// How it stands beside the benchmark.
    pub beside: Option<Comparison>,
    /// Where it is in the funnel about the average of all.
    pub in_funnel: Option<Position>,
    /// Whether that is good.
    pub funnel_judged: Option<Judgement>,
}

/// The limits of a funnel over the size of areas, in the read unit.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelCurve {
    /// The average of all areas.
    pub average: f64,
    /// Sizes (denominators) from the smallest area to the largest, with the limits at 95% and 99.8%.
    pub limits: Vec<(f64, Interval, Interval)>,
    /// The spread beyond counting, where limits allow for it.
    pub spread: Option<Spread>,
}

/// All areas of a kind at one time.
#[derive(Clone, Debug)]
pub struct AreasCompared<'a> {
    /// What kind of areas.
    pub kind: AreaKind,
    /// When.
    pub period: Period,
    /// The areas with a figure, best first.
    pub areas: Vec<AreaFigure<'a>>,
    /// Whom they are compared with.
    pub benchmark: Option<Benchmark>,
    /// The funnel, or why there is none.
    pub funnel: Result<FunnelCurve, NoResult>,
    /// The bounds between fifths, from the least figure to the greatest, or why there are none.
    pub fifths: Result<Vec<f64>, Refusal>,
}

/// The areas of the kind of `area` that have a figure for exactly `period`.
///
/// # Errors
/// Nobody else has one.
pub fn between_areas<'a>(
    dataset: &'a Dataset,
    indicator: &Indicator,
    area: &AreaCode,
    period: Period,
    choice: BenchmarkChoice,
    methods: &Methods,
) -> Result<AreasCompared<'a>, NoResult> {
    let kind = dataset.areas().get(area).ok_or(NoResult::NoFigure)?.kind;
    let alike = dataset.areas().values().filter(|one| one.kind == kind || one.code == *area);
    let found: Vec<(&Area, &Observation, f64)> = alike
        .filter_map(|one| {
            let figure = figure_of(dataset, indicator, &one.code, period)?;
            Some((one, figure, figure.value.filter(|value| value.is_finite())?))
        })
        .collect();
    if found.len() < 2 {
        return Err(NoResult::NobodyToCompare);
    }
    let benchmark = benchmark(dataset, indicator, area, period, choice);
    let values: Vec<f64> = found.iter().map(|(_, _, value)| *value).collect();
    let fifths = quantile_bounds(&values, FIFTHS);
    let factor = indicator.multiplier * to_a_year(indicator.flow, period);
    let sizes: Vec<Option<Counts>> = found.iter().map(|(_, figure, _)| counts(figure)).collect();
    let funnel = Funnel::about(&sizes, figure_kind(indicator), methods);
    let good = which_way_is_good(indicator);
    let mut areas: Vec<AreaFigure<'a>> = found
        .iter()
        .zip(&sizes)
        .map(|((area, figure, value), counts)| {
            let position =
                funnel.as_ref().ok().zip(*counts).and_then(|(funnel, counts)| funnel.place(counts, methods));
            AreaFigure {
                area,
                figure,
                value: *value,
                interval: interval(indicator, figure, Level::P95, methods).ok(),
                rank: 1 + values.iter().filter(|other| is_better(**other, *value, good)).count(),
                fifth: fifths.as_ref().ok().and_then(|bounds| quantile_group(*value, bounds)),
                beside: benchmark
                    .as_ref()
                    .filter(|benchmark| benchmark.area.as_ref() != Some(&area.code))
                    .and_then(|benchmark| beside(indicator, figure, benchmark, methods).ok()),
                in_funnel: position,
                funnel_judged: position.map(|position| position.judged(good)),
            }
        })
        .collect();
    areas.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.area.name.cmp(&b.area.name)));
    let funnel = funnel.and_then(|funnel| funnel.curve(&sizes, factor, methods));
    Ok(AreasCompared { kind, period, areas, benchmark, funnel, fifths })
}

fn is_better(one: f64, other: f64, good: Good) -> bool {
    good.is_better(true).map_or(one > other, |up| if up { one > other } else { one < other })
}

/// A funnel about the average of areas, in shares.
struct Funnel {
    kind: FigureKind,
    average: f64,
    spread: Option<Spread>,
}

impl Funnel {
    fn about(areas: &[Option<Counts>], kind: FigureKind, methods: &Methods) -> Result<Self, NoResult> {
        let there: Vec<Counts> = areas.iter().flatten().copied().collect();
        if kind == FigureKind::Measurement || there.len() < 2 {
            return Err(NoResult::NoCounts);
        }
        let average = pooled(&there)?.share()?;
        let spread = if methods.funnel.overdispersion {
            // Of a rate: events over those expected at the average.
            let expected = |one: &Counts| Counts::new(one.numerator, one.denominator * average);
            Some(if kind == FigureKind::Proportion {
                overdispersion(&there, Overdispersion::Proportion)?
            } else {
                overdispersion(&there.iter().map(expected).collect::<Vec<_>>(), Overdispersion::Cqc)?
            })
        } else {
            None
        };
        Ok(Self { kind, average, spread })
    }

    /// The limits for an area of `size`, as shares.
    fn limits(&self, size: f64, level: Level, methods: &Methods) -> Result<Interval, Refusal> {
        match (&self.spread, self.kind) {
            (Some(spread), FigureKind::Proportion) => spread.limits(size, level),
            (Some(spread), _) => Ok(spread.limits(size * self.average, level)?.scaled(self.average)),
            (None, FigureKind::Proportion) => proportion_limits(self.average, size, level, methods.funnel),
            (None, _) => Ok(ratio_limits(size * self.average, level)?.scaled(self.average)),
        }
    }

    fn place(&self, area: Counts, methods: &Methods) -> Option<Position> {
        let share = area.share().ok()?;
        let inner = self.limits(area.denominator, Level::P95, methods).ok()?;
        let outer = self.limits(area.denominator, Level::P998, methods).ok()?;
        Some(if share < outer.lower {
            Position::FarBelow
        } else if share > outer.upper {
            Position::FarAbove
        } else if share < inner.lower {
            Position::Below
        } else if share > inner.upper {
            Position::Above
        } else {
            Position::Same
        })
    }

    fn curve(
        &self,
        areas: &[Option<Counts>],
        factor: f64,
        methods: &Methods,
    ) -> Result<FunnelCurve, NoResult> {
        let sizes = areas.iter().flatten().map(|one| one.denominator);
        let least = sizes.clone().fold(f64::INFINITY, f64::min);
        let most = sizes.fold(0.0, f64::max);
        let limits = steps(least, most).map(|size| {
            let inner = self.limits(size, Level::P95, methods)?.scaled(factor);
            let outer = self.limits(size, Level::P998, methods)?.scaled(factor);
            Ok((size, inner, outer))
        });
        let limits = limits.collect::<Result<_, Refusal>>()?;
        Ok(FunnelCurve { average: self.average * factor, limits, spread: self.spread })
    }
}

/// Sizes at which a curve is drawn: close together where it bends.
fn steps(least: f64, most: f64) -> impl Iterator<Item = f64> {
    const STEPS: u16 = 60;
    let (from, to) = (least.max(1e-9).ln(), most.max(1e-9).ln());
    (0..=STEPS).map(move |step| {
        let share = f64::from(step) / f64::from(STEPS);
        ((to - from).mul_add(share, from)).exp()
    })
}

/// The latest period of `series` for which at least one other area of the kind has a figure.
#[must_use]
pub fn latest_comparable(dataset: &Dataset, series: &Series<'_>) -> Option<Period> {
    let kind = dataset.areas().get(series.area)?.kind;
    let others = || dataset.areas().values().filter(|one| one.kind == kind && one.code != *series.area);
    let is_there = |period: &Period| {
        others().any(|one| figure_of(dataset, series.indicator, &one.code, *period).is_some())
    };
    let valued = series.figures.iter().rev().filter(|figure| figure.value.is_some());
    valued.map(|figure| figure.period).find(is_there)
}
