//! Charts of counts: p for proportions, u for rates, c for counts over equal ground.

use super::{
    Baseline, Chart, ChartPoint, RANGE_TO_DEVIATION, Spc,
    chart::{Drawn, assemble, present},
    xmr::mean_range,
};
use crate::statistics::{Counts, Interval, Refusal};

/// How much figures scatter beyond what counting alone would make them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scatter {
    /// Not: limits from the binomial or the Poisson distribution.
    Counting,
    /// Laney's correction (p′ and u′): limits widened by the moving ranges of the standardised figures
    /// (Laney, *Quality Engineering* 14 (2002), 531–537); for large denominators.
    Laney,
}

/// The p chart: proportions, with limits `p̄ ± 3·√(p̄(1 − p̄)/n)` cut at 0 and 1.
///
/// # Errors
/// No figures, or counts that no proportion can be made of.
pub fn p_chart(
    counts: &[Option<Counts>],
    scatter: Scatter,
    baseline: Baseline<'_>,
    methods: &Spc,
) -> Result<Chart, Refusal> {
    let counts = counts.iter().map(|one| one.map(Counts::as_proportion).transpose());
    let counts: Vec<Option<Counts>> = counts.collect::<Result<_, _>>()?;
    let variance = |centre: f64| centre * (1.0 - centre);
    shares(&counts, scatter, baseline, methods, (&variance, 1.0))
}

/// The u chart: rates, with limits `ū ± 3·√(ū/n)` cut at 0.
///
/// # Errors
/// No figures, or counts that no rate can be made of.
pub fn u_chart(
    counts: &[Option<Counts>],
    scatter: Scatter,
    baseline: Baseline<'_>,
    methods: &Spc,
) -> Result<Chart, Refusal> {
    let counts = counts.iter().map(|one| one.map(Counts::checked).transpose());
    let counts: Vec<Option<Counts>> = counts.collect::<Result<_, _>>()?;
    shares(&counts, scatter, baseline, methods, (&|centre| centre, f64::INFINITY))
}

/// The c chart: counts over equal ground, with limits `c̄ ± 3·√c̄` cut at 0.
///
/// # Errors
/// No figures, or one that is negative or not finite.
pub fn c_chart(events: &[Option<f64>], baseline: Baseline<'_>, methods: &Spc) -> Result<Chart, Refusal> {
    let counts: Vec<Option<Counts>> =
        events.iter().map(|events| events.map(|events| Counts::new(events, 1.0))).collect();
    u_chart(&counts, Scatter::Counting, baseline, methods)
}

/// A chart of shares: the variance of one person's share at a centre, and the largest share there can be.
fn shares(
    counts: &[Option<Counts>],
    scatter: Scatter,
    baseline: Baseline<'_>,
    methods: &Spc,
    (variance, most): (&dyn Fn(f64) -> f64, f64),
) -> Result<Chart, Refusal> {
    let share = |counts: Counts| counts.numerator / counts.denominator;
    let points = present(counts.iter().map(|counts| counts.map(share)))?;
    let size =
        |point: &ChartPoint| counts.get(point.at).copied().flatten().map_or(1.0, |one| one.denominator);
    assemble(points, baseline, methods, &mut |part, of| {
        let base = part.get(..of).unwrap_or_default();
        let sum = base.iter().fold(Counts::new(0.0, 0.0), |sum, point| {
            Counts::new(size(point).mul_add(point.value, sum.numerator), sum.denominator + size(point))
        });
        let centre = sum.share()?;
        let deviation = |point: &ChartPoint| (variance(centre) / size(point)).sqrt();
        let (wider, drawn) = match scatter {
            Scatter::Counting => (Some(1.0), Drawn::default()),
            // A rate too small for a deviation of its own has nothing to be standardised by.
            Scatter::Laney if base.iter().any(|point| deviation(point) <= 0.0) => {
                (Some(1.0), Drawn::default())
            }
            Scatter::Laney => {
                let standardised = base.iter().map(|point| (point.value - centre) / deviation(point));
                let ranges = standardised.clone().zip(standardised.skip(1)).map(|(a, b)| (b - a).abs());
                let (mean_range, caution) = mean_range(ranges, methods);
                (mean_range.map(|range| range / RANGE_TO_DEVIATION), Drawn { mean_range, caution })
            }
        };
        let bounds = Interval { lower: 0.0, upper: most };
        for point in part {
            let lines = |times: f64| {
                wider.map(|wider| Interval::around(centre, times * wider * deviation(point)).within(bounds))
            };
            (point.limits, point.near) = (lines(3.0), lines(2.0));
            point.centre = centre;
        }
        Ok(drawn)
    })
}
