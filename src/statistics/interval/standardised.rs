//! Rates made comparable for the ages (or other strata) of the people behind them.

use super::{CountMethod, Interval, Level, byar, poisson};
use crate::statistics::{CountIntervals, Counts, Refusal, refusal::finite};

/// Events below which a directly standardised rate is not given, as in the official tool of 2018.
const LEAST_EVENTS: usize = 10;

/// One age band, or another stratum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stratum {
    /// Events among its people.
    pub events: f64,
    /// Its people.
    pub people: f64,
    /// Its people in the standard population.
    pub standard: f64,
}

/// How many people of each stratum had the event `times` times: 1, 2, 3…
#[derive(Clone, Debug, PartialEq)]
pub struct Repeats {
    /// How often each of them had it.
    pub times: f64,
    /// How many people, one number for each stratum, in order.
    pub people: Vec<f64>,
}

/// A directly standardised rate: events for one person of the standard population.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DirectRate {
    /// The rate; times 100,000 for a rate per 100,000.
    pub value: f64,
    /// Events in all.
    pub events: f64,
    /// People in all.
    pub people: f64,
    variance: f64,
}

impl DirectRate {
    /// Dobson's interval: `value + √(variance ÷ events)·(end of Byar's interval of the events − events)`.
    ///
    /// Dobson and others, *Statistics in Medicine* 10 (1991), 457–462.
    ///
    /// # Errors
    /// See [`byar`].
    pub fn interval(&self, level: Level) -> Result<Interval, Refusal> {
        let of_events = byar(self.events, level)?;
        let scale = (self.variance / self.events).sqrt();
        let end = |end: f64| scale.mul_add(end - self.events, self.value);
        Ok(Interval { lower: end(of_events.lower), upper: end(of_events.upper) })
    }
}

/// A directly standardised rate, `Σ wᵢ·eventsᵢ/peopleᵢ ÷ Σ wᵢ` with the standard population as weights.
///
/// Its variance is `Σ wᵢ²·eventsᵢ/peopleᵢ² ÷ (Σ wᵢ)²`; with `repeats`, for events that the same person may
/// have several times, the sum of the variances of those who had it once, twice…, times 1², 2²….
///
/// # Errors
/// No strata, fewer than 10 events, a stratum without people, a negative or unbounded figure, no standard
/// population, or repeats of other strata.
pub fn directly_standardised(strata: &[Stratum], repeats: &[Repeats]) -> Result<DirectRate, Refusal> {
    for stratum in strata {
        Counts::new(stratum.events, stratum.people).checked()?;
        finite(&[stratum.standard])?;
        if stratum.standard < 0.0 {
            return Err(Refusal::Negative);
        }
    }
    let standard: f64 = strata.iter().map(|stratum| stratum.standard).sum();
    if standard <= 0.0 {
        return Err(Refusal::NoDenominator);
    }
    let events: f64 = strata.iter().map(|stratum| stratum.events).sum();
    if events < LEAST_EVENTS as f64 {
        return Err(Refusal::TooFewCases { needed: LEAST_EVENTS });
    }
    let weight = |stratum: &Stratum| stratum.standard / stratum.people / standard;
    let variance = if repeats.is_empty() {
        strata.iter().map(|stratum| stratum.events * weight(stratum).powi(2)).sum()
    } else {
        let mut variance = 0.0;
        for Repeats { times, people } in repeats {
            finite(people)?;
            finite(&[*times])?;
            if people.len() != strata.len() {
                return Err(Refusal::UnequalLengths);
            }
            if *times < 0.0 || people.iter().any(|people| *people < 0.0) {
                return Err(Refusal::Negative);
            }
            let of_these: f64 =
                strata.iter().zip(people).map(|(stratum, people)| people * weight(stratum).powi(2)).sum();
            variance += of_these * times * times;
        }
        variance
    };
    let value = strata.iter().map(|stratum| stratum.events * weight(stratum)).sum();
    finite(&[value, variance])?;
    Ok(DirectRate { value, events, people: strata.iter().map(|stratum| stratum.people).sum(), variance })
}

/// The events that the people would have at the rates of a reference: `Σ peopleᵢ·referenceᵢ`.
///
/// # Errors
/// Lists of different length, or a reference that no rate can be made of.
pub fn expected_events(people: &[f64], reference: &[Counts]) -> Result<f64, Refusal> {
    finite(people)?;
    if people.len() != reference.len() {
        return Err(Refusal::UnequalLengths);
    }
    let mut expected = 0.0;
    for (people, reference) in people.iter().zip(reference) {
        if *people < 0.0 {
            return Err(Refusal::Negative);
        }
        expected += people * reference.share()?;
    }
    Ok(expected)
}

/// An indirectly standardised ratio, observed over expected events, and its interval.
///
/// Times the rate of the reference it is an indirectly standardised rate. The interval is that of the
/// observed events (exact, or Byar's).
///
/// # Errors
/// Nothing expected, or events of which there is no interval.
pub fn indirectly_standardised(
    observed: f64,
    expected: f64,
    level: Level,
    methods: CountIntervals,
) -> Result<(f64, Interval, CountMethod), Refusal> {
    let ratio = Counts::new(observed, expected).share()?;
    let (interval, method) = poisson(observed, level, methods)?;
    let interval = interval.scaled(1.0 / expected);
    finite(&[interval.upper])?;
    Ok((ratio, interval, method))
}
