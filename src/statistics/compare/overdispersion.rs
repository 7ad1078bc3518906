//! When areas differ more than counting explains, limits that allow for it.

use serde::{Deserialize, Serialize};

use super::quantile::quantile;
use crate::statistics::{Counts, Interval, Level, Refusal, pooled, refusal::finite};

/// Areas below which their spread says too little.
const LEAST_AREAS: usize = 10;

/// One in so many areas is cut, or drawn in, at either end.
const TRIM: f64 = 10.0;

/// How standardised figures are made and trimmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Overdispersion {
    /// Ratios on the log scale, tenths at either end cut: NHS Digital's SHMI.
    Shmi,
    /// Ratios on the square-root scale, tenths at either end drawn in: the Care Quality Commission.
    Cqc,
    /// Proportions on the arcsine scale, tenths at either end drawn in.
    Proportion,
}

/// How much areas differ beyond counting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    method: Overdispersion,
    /// The average on the scale of the method.
    middle: f64,
    /// The mean of the squares of the standardised figures after trimming; 1 is counting alone.
    pub phi: f64,
    /// The variance between areas on the scale of the method; 0 where counting explains it all.
    pub between: f64,
    /// Whether there are enough areas (10) to say so.
    pub enough_areas: bool,
}

/// How much `areas` differ beyond counting: observed over expected events, or cases of people.
///
/// `φ = Σz²/I` and the additive `τ² = (I·φ − (I − 1)) ÷ (Σw − Σw²/Σw)` with `w = s⁻²` (`DerSimonian` and Laird);
/// Spiegelhalter, *Quality and Safety in Health Care* 14 (2005), 347–351.
///
/// # Errors
/// No areas, or one without expected events or people; on the log scale, one without events.
pub fn overdispersion(areas: &[Counts], method: Overdispersion) -> Result<Spread, Refusal> {
    let middle = match method {
        Overdispersion::Shmi => 0.0,
        Overdispersion::Cqc => 1.0,
        Overdispersion::Proportion => pooled(areas)?.as_proportion()?.share()?.sqrt().asin(),
    };
    let standardise = |area: &Counts| {
        let share = area.share()?;
        let (figure, deviation) = match method {
            Overdispersion::Shmi if share <= 0.0 => return Err(Refusal::NoCases),
            Overdispersion::Shmi => (share.ln(), 1.0 / area.denominator.sqrt()),
            Overdispersion::Cqc => (share.sqrt(), 0.5 / area.denominator.sqrt()),
            Overdispersion::Proportion => {
                (area.as_proportion()?.share()?.sqrt().asin(), 0.5 / area.denominator.sqrt())
            }
        };
        Ok(((figure - middle) / deviation, deviation))
    };
    let figures: Vec<(f64, f64)> = areas.iter().map(standardise).collect::<Result<_, _>>()?;
    let kept = trimmed(&figures, method);
    let count = kept.len() as f64;
    if kept.is_empty() {
        return Err(Refusal::TooFewFigures { needed: 1, given: 0 });
    }
    let phi = kept.iter().map(|(z, _)| z * z).sum::<f64>() / count;
    let weights = kept.iter().map(|(_, deviation)| deviation.powi(-2));
    let (sum, squares) = weights.fold((0.0, 0.0), |(sum, squares), w| (sum + w, squares + w * w));
    let room = sum - squares / sum;
    let excess = count.mul_add(phi, 1.0 - count);
    let between = if excess > 0.0 && room > 0.0 { excess / room } else { 0.0 };
    finite(&[phi, between])?;
    Ok(Spread { method, middle, phi, between, enough_areas: areas.len() >= LEAST_AREAS })
}

/// The standardised figures with their ends cut (SHMI) or drawn in.
fn trimmed(figures: &[(f64, f64)], method: Overdispersion) -> Vec<(f64, f64)> {
    let mut sorted: Vec<f64> = figures.iter().map(|(z, _)| *z).collect();
    sorted.sort_by(f64::total_cmp);
    if method == Overdispersion::Shmi {
        // By the mean rank of ties, in tenths of one more than the areas: the first and the last are cut.
        let places = sorted.len() as f64 + 1.0;
        let tenth = |z: f64| {
            let below = sorted.partition_point(|other| *other < z);
            let through = sorted.partition_point(|other| *other <= z);
            ((below + through + 1) as f64 / 2.0 * TRIM / places).floor()
        };
        let inside = |z: f64| tenth(z) > 0.0 && tenth(z) < TRIM - 1.0;
        return figures.iter().copied().filter(|(z, _)| inside(*z)).collect();
    }
    let (Some(low), Some(high)) = (quantile(&sorted, 1.0 / TRIM), quantile(&sorted, 1.0 - 1.0 / TRIM)) else {
        return Vec::new();
    };
    figures.iter().map(|(z, deviation)| (z.clamp(low, high), *deviation)).collect()
}

impl Spread {
    /// The limits for an area of `size`, expected events or people, that allow for this spread.
    ///
    /// # Errors
    /// A size that is not above 0.
    pub fn limits(&self, size: f64, level: Level) -> Result<Interval, Refusal> {
        Counts::new(0.0, size).checked()?;
        let deviation = match self.method {
            Overdispersion::Shmi => 1.0 / size.sqrt(),
            Overdispersion::Cqc | Overdispersion::Proportion => 0.5 / size.sqrt(),
        };
        let reach = level.z() * deviation.hypot(self.between.sqrt());
        let (lower, upper) = (self.middle - reach, self.middle + reach);
        let limits = match self.method {
            Overdispersion::Shmi => Interval { lower: lower.exp(), upper: upper.exp() },
            Overdispersion::Cqc => Interval { lower: lower.max(0.0), upper },
            Overdispersion::Proportion => {
                let back = |angle: f64| angle.clamp(0.0, std::f64::consts::FRAC_PI_2).sin().powi(2);
                Interval { lower: back(lower), upper: back(upper) }
            }
        };
        finite(&[limits.lower, limits.upper])?;
        Ok(limits)
    }
}
