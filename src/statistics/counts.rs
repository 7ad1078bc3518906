//! So many of so many, and several of them as one.

use serde::{Deserialize, Serialize};

use super::{Refusal, refusal::finite};

/// A denominator below this is none: what is divided by it would be beyond any rate.
const SMALLEST: f64 = 1e-30;

/// So many of so many: cases and people, events and what they are measured against.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    /// Cases, events.
    pub numerator: f64,
    /// People, births, years lived.
    pub denominator: f64,
}

impl Counts {
    /// `numerator` of `denominator`, as they are.
    #[must_use]
    pub const fn new(numerator: f64, denominator: f64) -> Self {
        Self { numerator, denominator }
    }

    /// The numerator over the denominator.
    ///
    /// # Errors
    /// A reason where there is none: see [`Self::checked`].
    pub fn share(self) -> Result<f64, Refusal> {
        let counts = self.checked()?;
        let share = counts.numerator / counts.denominator;
        finite(&[share])?;
        Ok(share)
    }

    /// Itself, if a rate can be made of it.
    ///
    /// # Errors
    /// Not finite, negative, or nothing to divide by.
    pub fn checked(self) -> Result<Self, Refusal> {
        finite(&[self.numerator, self.denominator])?;
        if self.numerator < 0.0 || self.denominator < 0.0 {
            return Err(Refusal::Negative);
        }
        if self.denominator < SMALLEST { Err(Refusal::NoDenominator) } else { Ok(self) }
    }

    /// Itself, if a proportion can be made of it.
    ///
    /// # Errors
    /// As [`Self::checked`], or more cases than people.
    pub fn as_proportion(self) -> Result<Self, Refusal> {
        let counts = self.checked()?;
        if counts.numerator > counts.denominator {
            return Err(Refusal::MoreCasesThanPeople);
        }
        Ok(counts)
    }
}

/// Several counts as one: the sums, never the mean of percentages.
///
/// # Errors
/// No counts, or one that no rate can be made of. A part without people or cases (0 of 0) adds nothing.
pub fn pooled(counts: &[Counts]) -> Result<Counts, Refusal> {
    let mut sum = Counts::new(0.0, 0.0);
    for part in counts {
        finite(&[part.numerator, part.denominator])?;
        if part.numerator < 0.0 || part.denominator < 0.0 {
            return Err(Refusal::Negative);
        }
        sum.numerator += part.numerator;
        sum.denominator += part.denominator;
    }
    sum.checked()
}

/// Rolling periods: each run of `width` counts pooled, the first of them at index `width − 1`.
///
/// A run with a missing or impossible count is a reason, not a smaller pool.
#[must_use]
pub fn rolling(counts: &[Option<Counts>], width: usize) -> Vec<Result<Counts, Refusal>> {
    if width == 0 {
        return Vec::new();
    }
    let pool = |run: &[Option<Counts>]| {
        let there: Vec<Counts> = run.iter().flatten().copied().collect();
        if there.len() < width {
            return Err(Refusal::TooFewFigures { needed: width, given: there.len() });
        }
        pooled(&there)
    };
    counts.windows(width).map(pool).collect()
}
