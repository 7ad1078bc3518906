//! The control chart of a series, in the unit that people read.

use super::{ChartDecision, Series, figure_kind};
use crate::statistics::{
    Counts, Interval, Refusal,
    spc::{
        Baseline, Chart, ChartKind, ChartReason, Scatter, Spc, StepProposal, c_chart, chart_for, g_chart,
        p_chart, propose_step, t_chart, u_chart, xmr,
    },
};

/// Why a series has this kind of chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyChart {
    /// It suits the figures.
    Suits(ChartReason),
    /// The settings say so for all.
    Setting,
    /// A person decided so for this series.
    Decision,
    /// Counts do not bear the chart that would suit, so that it shows individual figures.
    CountsDoNotBearIt(Refusal),
}

/// A control chart in the read unit, and how it came to be.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlChart {
    /// Its kind.
    pub kind: ChartKind,
    /// Why that kind.
    pub why: WhyChart,
    /// Whether limits allow for scatter beyond counting.
    pub scatter: Scatter,
    /// The chart; a point's place is that in the series.
    pub chart: Chart,
    /// The step change that the figures suggest, for a person to decide.
    pub proposal: Option<StepProposal>,
}

/// The control chart of `series`, with what was decided about it.
///
/// # Errors
/// No figures; periods that overlap, whose figures are not independent: see [`Series::apart`].
pub fn control_chart(
    series: &Series<'_>,
    decision: Option<&ChartDecision>,
    methods: &Spc,
) -> Result<ControlChart, Refusal> {
    if series.overlaps() {
        return Err(Refusal::OverlappingPeriods);
    }
    let counts: Vec<Option<Counts>> = series.counts().collect();
    let (kind, why) = match (decision.and_then(|decision| decision.kind), methods.chart) {
        (Some(kind), _) => (kind, WhyChart::Decision),
        (None, Some(kind)) => (kind, WhyChart::Setting),
        (None, None) => suits(series, &counts),
    };
    let steps = steps(series, decision);
    let freeze_after = decision.and_then(|decision| decision.freeze_after).or(methods.freeze_after);
    let baseline = Baseline { steps: &steps, freeze_after };
    let scatter = if methods.laney { Scatter::Laney } else { Scatter::Counting };
    let (kind, why, chart) = match drawn(series, kind, &counts, scatter, baseline, methods) {
        Ok(chart) => (kind, why, chart),
        // Individual figures bear whatever counts do not: more cases than people, or none given.
        Err(refusal) if kind != ChartKind::Xmr => {
            let values: Vec<Option<f64>> = series.values().collect();
            (ChartKind::Xmr, WhyChart::CountsDoNotBearIt(refusal), xmr(&values, baseline, methods)?)
        }
        Err(refusal) => return Err(refusal),
    };
    let proposal = propose_step(&chart, methods);
    Ok(ControlChart { kind, why, scatter, chart, proposal })
}

/// The chart that suits: of counts only where all figures have them, so that none is left out.
fn suits(series: &Series<'_>, counts: &[Option<Counts>]) -> (ChartKind, WhyChart) {
    let complete = series.values().zip(counts).all(|(value, counts)| value.is_none() || counts.is_some());
    let (kind, reason) = if complete {
        chart_for(figure_kind(series.indicator), counts)
    } else {
        (ChartKind::Xmr, ChartReason::Measurements)
    };
    (kind, WhyChart::Suits(reason))
}

/// Where new parts begin: the first figure whose period begins on the day of the step or later.
fn steps(series: &Series<'_>, decision: Option<&ChartDecision>) -> Vec<usize> {
    let steps = decision.map(|decision| decision.steps.as_slice()).unwrap_or_default();
    let place = |from| series.figures.iter().position(|figure| figure.period.start() >= from);
    steps.iter().filter_map(|step| place(step.from)).collect()
}

fn drawn(
    series: &Series<'_>,
    kind: ChartKind,
    counts: &[Option<Counts>],
    scatter: Scatter,
    baseline: Baseline<'_>,
    methods: &Spc,
) -> Result<Chart, Refusal> {
    let values: Vec<Option<f64>> = series.values().collect();
    let all_counted = || {
        let counted = values.iter().zip(counts).all(|(value, counts)| value.is_none() || counts.is_some());
        if counted { Ok(()) } else { Err(Refusal::NoDenominator) }
    };
    match kind {
        ChartKind::Xmr => xmr(&values, baseline, methods),
        ChartKind::G => g_chart(&values, baseline, methods),
        ChartKind::T => t_chart(&values, baseline, methods),
        ChartKind::C => c_chart(&values, baseline, methods),
        ChartKind::P => {
            all_counted()?;
            Ok(scaled(p_chart(counts, scatter, baseline, methods)?, series))
        }
        ChartKind::U => {
            all_counted()?;
            Ok(scaled(u_chart(counts, scatter, baseline, methods)?, series))
        }
    }
}

/// From shares to the read unit.
fn scaled(mut chart: Chart, series: &Series<'_>) -> Chart {
    let factor = series.factor();
    let scale = |limits: Interval| limits.scaled(factor);
    for point in &mut chart.points {
        point.value *= factor;
        point.centre *= factor;
        (point.limits, point.near) = (point.limits.map(scale), point.near.map(scale));
    }
    chart
}
