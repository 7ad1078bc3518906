//! Charts for rare events, such as deaths: how many births, or how long, from one to the next.

use super::{
    Baseline, Chart, Spc,
    chart::{Drawn, assemble, present},
    xmr::individuals,
};
use crate::statistics::{Interval, Refusal, interval::mean, median};

/// The g chart: cases (births, admissions) between one event and the next.
///
/// Limits `ḡ ± 3·√(ḡ(ḡ + 1))` cut at 0, about the median (the figures lean far to one side); Benneyan,
/// *Health Care Management Science* 4 (2001), 305–318, and Montgomery, *Statistical Quality Control*.
///
/// # Errors
/// No figures, or one that is negative or not finite.
pub fn g_chart(between: &[Option<f64>], baseline: Baseline<'_>, methods: &Spc) -> Result<Chart, Refusal> {
    let points = present(between.iter().copied())?;
    if points.iter().any(|point| point.value < 0.0) {
        return Err(Refusal::Negative);
    }
    assemble(points, baseline, methods, &mut |part, of| {
        let few = Refusal::TooFewFigures { needed: 1, given: 0 };
        let base: Vec<f64> = part.iter().take(of).map(|point| point.value).collect();
        let average = mean(base.iter().copied()).ok_or(few)?;
        let centre = median(&base).ok_or(few)?;
        let deviation = (average * (average + 1.0)).sqrt();
        let bounds = Interval { lower: 0.0, upper: f64::INFINITY };
        let lines = |times: f64| Some(Interval::around(average, times * deviation).within(bounds));
        for point in part {
            (point.centre, point.limits, point.near) = (centre, lines(3.0), lines(2.0));
        }
        Ok(Drawn::default())
    })
}

/// What makes the time between rare events nearly normal; Nelson, *Journal of Quality Technology* 26 (1994), 239.
const NELSON: f64 = 3.6;

/// The t chart: time between one event and the next.
///
/// The `XmR` chart of `time^(1/3.6)`, carried back; a lower limit below 0 is 0.
///
/// # Errors
/// No figures, or one that is not above 0 (two events at one moment) or not finite.
pub fn t_chart(times: &[Option<f64>], baseline: Baseline<'_>, methods: &Spc) -> Result<Chart, Refusal> {
    if times.iter().flatten().any(|time| *time <= 0.0) {
        return Err(Refusal::Negative);
    }
    let points = present(times.iter().map(|time| time.map(|time| time.powf(1.0 / NELSON))))?;
    let back = |value: f64| if value > 0.0 { value.powf(NELSON) } else { 0.0 };
    let lines = |lines: Interval| Interval { lower: back(lines.lower), upper: back(lines.upper) };
    // The rules are applied before going back: the side of a line is the same on both scales.
    let mut chart = assemble(points, baseline, methods, &mut |part, of| individuals(part, of, methods))?;
    for point in &mut chart.points {
        point.value = times.get(point.at).copied().flatten().unwrap_or_else(|| back(point.value));
        point.centre = back(point.centre);
        (point.limits, point.near) = (point.limits.map(lines), point.near.map(lines));
    }
    Ok(chart)
}
