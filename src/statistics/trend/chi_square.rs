//! The chi-squared test for a trend in proportions.

use statrs::distribution::{ChiSquared, ContinuousCDF as _};

use crate::statistics::{Counts, Refusal, pooled, refusal::finite};

/// A test for a trend in proportions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrendTest {
    /// Chi-squared with one degree of freedom.
    pub chi_square: f64,
    /// The chance of one as large or larger without a trend.
    pub p: f64,
}

/// The chi-squared test for a trend of `counts` over `scores` (1, 2, 3… for periods).
///
/// `(Σx(t − t̄))² ÷ (p(1 − p)·Σn(t − t̄)²)`, which is `N(NΣxt − XΣnt)² ÷ (X(N − X)(NΣnt² − (Σnt)²))` without its
/// large numbers; Armitage, *Biometrics* 11 (1955), 375–386, and R's `prop.trend.test`.
///
/// # Errors
/// Counts that no proportion can be made of; scores of another number, or all the same; no cases, or nothing
/// but cases.
pub fn trend_test(counts: &[Counts], scores: &[f64]) -> Result<TrendTest, Refusal> {
    if counts.len() != scores.len() {
        return Err(Refusal::UnequalLengths);
    }
    finite(scores)?;
    for one in counts {
        one.as_proportion()?;
    }
    let p = pooled(counts)?.share()?;
    if p <= 0.0 {
        return Err(Refusal::NoCases);
    }
    if p >= 1.0 {
        return Err(Refusal::EveryoneIsACase);
    }
    let people: f64 = counts.iter().map(|one| one.denominator).sum();
    let both = || counts.iter().zip(scores);
    let centre = both().map(|(one, score)| one.denominator * score).sum::<f64>() / people;
    // Cases beyond those expected, so that what the centre misses by rounding does not count.
    let slope: f64 =
        both().map(|(one, score)| (one.numerator - p * one.denominator) * (score - centre)).sum();
    let spread: f64 = both().map(|(one, score)| one.denominator * (score - centre).powi(2)).sum();
    if spread <= 0.0 {
        return Err(Refusal::NoVariation);
    }
    let chi_square = slope * slope / (p * (1.0 - p) * spread);
    finite(&[chi_square])?;
    let p = ChiSquared::new(1.0).map_or(1.0, |distribution| distribution.sf(chi_square));
    Ok(TrendTest { chi_square, p })
}
