//! The factor between how a return writes a value and how people read it: 0.782 and 78.2%.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Amount, Written,
    figures::{Figure, Slot},
};
use crate::{
    base::fold,
    domain::CellAddress,
    workbook::{Indicator, Unit},
};

/// How a table writes the values of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    /// A plain number is multiplied by this.
    pub factor: f64,
    /// Whether the numbers alone could not settle it.
    pub doubtful: bool,
    /// Why the factor is what it is.
    pub because: String,
    /// Cells that are written otherwise, as their own counts prove.
    pub own: BTreeMap<CellAddress, f64>,
    /// Cells that seem to be written otherwise, and nothing proves it.
    pub odd: BTreeSet<CellAddress>,
}

impl Scale {
    /// One factor for all.
    pub(super) fn of(factor: f64, because: &str) -> Self {
        Self {
            factor,
            doubtful: false,
            because: because.to_owned(),
            own: BTreeMap::new(),
            odd: BTreeSet::new(),
        }
    }

    fn doubted(self) -> Self {
        Self { doubtful: true, ..self }
    }
}

/// How a heading or a row's words say that values are written.
pub(super) fn written(text: &str) -> Option<Written> {
    let folded = fold(text);
    let has = |wanted: &str| folded.contains(wanted);
    if has("per 100 000") || has("per 100000") || has("100 000") || has("per 100k") {
        Some(Written::PerHundredThousand)
    } else if has("per 10 000") || has("per 10000") || has("10 000") {
        Some(Written::PerTenThousand)
    } else if has("per 1 000") || has("per 1000") {
        Some(Written::InUnit)
    } else if matches!(folded.as_str(), "proportion" | "fraction" | "share" | "decimal") {
        Some(Written::ShareOfOne)
    } else {
        None
    }
}

/// By how much a heading says that its counts are to be multiplied: `Births (000s)`.
pub(super) fn counted_in(text: &str) -> f64 {
    let lower = text.to_lowercase();
    let has = |wanted: &[&str]| wanted.iter().any(|wanted| lower.contains(wanted));
    let rate = lower.contains("per ") || lower.contains('/');
    if has(&["(000s)", "(000’s)", "(000's)", "'000", "’000", "(000)", "£000", "£k", " 000s"])
        || has(&["(thousands)", "in thousands", "(in thousands"]) && !rate
    {
        1_000.0
    } else if has(&["(millions)", "in millions", "£m", "(m)"]) && !rate {
        1_000_000.0
    } else {
        1.0
    }
}

fn plain(slot: &Slot) -> Option<f64> {
    match slot.amount {
        Amount::Number { value, percent: false } => Some(value),
        _ => None,
    }
}

fn number(slot: Option<&Slot>) -> Option<f64> {
    match slot?.amount {
        Amount::Number { value, .. } => Some(value),
        _ => None,
    }
}

/// What the counts of a figure give, multiplied as the indicator says.
fn computed(figure: &Figure, multiplier: f64) -> Option<f64> {
    let (n, d) = (number(figure.numerator.as_ref())?, number(figure.denominator.as_ref())?);
    (n > 0.0 && d > 0.0).then(|| n / d * multiplier)
}

/// Works out the scale from all values of an indicator in a table; `said` is what a person says of it.
pub(super) fn scale(
    indicator: &Indicator,
    heading: &str,
    said: Option<Written>,
    figures: &[&Figure],
) -> Scale {
    if let Some(said) = said {
        return Scale::of(factor_of(said, indicator.unit), "a person said so");
    }
    match indicator.unit {
        Unit::Percent => percent(indicator, figures),
        Unit::PerThousand => per_thousand(indicator, heading, figures),
        _ => Scale::of(1.0, "the values stand as they are"),
    }
}

/// The factor of a way of writing, for values of a unit.
pub(super) const fn factor_of(written: Written, unit: Unit) -> f64 {
    let whole = match unit {
        Unit::Percent => 100.0,
        Unit::PerThousand => 1_000.0,
        _ => return 1.0,
    };
    match written {
        Written::InUnit => 1.0,
        Written::ShareOfOne => whole,
        Written::PerTenThousand => whole / 10_000.0,
        Written::PerHundredThousand => whole / 100_000.0,
    }
}

fn percent(indicator: &Indicator, figures: &[&Figure]) -> Scale {
    let (mut as_fraction, mut as_percent) = (0_usize, 0_usize);
    let mut values = Vec::new();
    for figure in figures {
        let Some(value) = figure.value.as_ref().and_then(plain) else { continue };
        values.push(value);
        let Some(computed) = computed(figure, 100.0) else { continue };
        let near = |v: f64| (v - computed).abs() <= (computed * 0.03).max(0.6);
        as_fraction += usize::from(near(value * 100.0));
        as_percent += usize::from(near(value));
    }
    let told: Vec<f64> = values.iter().copied().filter(|value| *value != 0.0).collect();
    let limit = if indicator.may_exceed_100 { 1.6 } else { 1.0 };
    let scale = match as_fraction.cmp(&as_percent) {
        Ordering::Equal => by_range(indicator, &told, limit),
        Ordering::Greater => Scale::of(100.0, "the counts beside them show that they are shares of one"),
        Ordering::Less => Scale::of(1.0, "the counts beside them show that they are percentages"),
    };
    with_odd_cells(scale, figures, limit)
}

/// What the values themselves say: fine numbers of up to one are shares of one.
fn by_range(indicator: &Indicator, told: &[f64], limit: f64) -> Scale {
    let small = told.iter().filter(|value| value.abs() <= limit).count();
    // One that was typed as a percentage among shares of one does not make the others percentages.
    let mostly_small =
        small == told.len() || small >= 5 && small * 10 >= told.len() * 8 && are_hundredfold(told, limit);
    let fractional = told.iter().any(|value| value.fract() != 0.0 && value.abs() <= limit);
    if told.is_empty() || !mostly_small || !fractional {
        let scale = Scale::of(1.0, "values above 1 are percentages");
        let all_small = !told.is_empty() && small == told.len();
        return if all_small && told.len() > 2 { scale.doubted() } else { scale };
    }
    let (low, high) = indicator.plausible.unwrap_or((0.0, 100.0));
    let inside = |factor: f64| {
        told.iter().filter(|value| value.abs() <= limit).all(|value| (low..=high).contains(&(value * factor)))
    };
    match (inside(1.0), inside(100.0)) {
        (true, false) => Scale::of(1.0, "as shares of one they would be beyond belief").doubted(),
        (false, true) => Scale::of(100.0, "as percentages they would be beyond belief"),
        // All between 0 and 1 and written finely: shares of one, unless so few that nobody can tell.
        _ => {
            let scale = Scale::of(100.0, "they lie between 0 and 1");
            let largest = told.iter().copied().fold(0.0_f64, |a, b| a.max(b.abs()));
            if told.len() < 2 && largest < 0.02 || small != told.len() { scale.doubted() } else { scale }
        }
    }
}

/// Whether the larger of the values lie where the smaller ones would, were these a hundred times larger.
fn are_hundredfold(told: &[f64], limit: f64) -> bool {
    let small = || told.iter().map(|value| value.abs()).filter(|value| *value <= limit);
    let (least, most) = (small().fold(f64::INFINITY, f64::min) * 100.0, small().fold(0.0, f64::max) * 100.0);
    let mut large = told.iter().map(|value| value.abs()).filter(|value| *value > limit);
    large.all(|value| (least * 0.5..=most * 1.5).contains(&value))
}

/// Finds the cells that are a hundred times off what stands around them: 0.782 among 81.0 and 85.4.
fn with_odd_cells(mut scale: Scale, figures: &[&Figure], limit: f64) -> Scale {
    let cells: Vec<(&Figure, &Slot, f64)> = figures
        .iter()
        .filter_map(|figure| {
            let slot = figure.value.as_ref()?;
            Some((*figure, slot, plain(slot).filter(|value| *value > 0.0)?))
        })
        .collect();
    let shares = scale.factor > 1.0;
    let (usual, other): (Vec<_>, Vec<_>) =
        cells.into_iter().partition(|(_, _, value)| (*value <= limit) == shares);
    let (least, most) = usual
        .iter()
        .fold((f64::INFINITY, 0.0_f64), |(least, most), (_, _, value)| (least.min(*value), most.max(*value)));
    for (figure, slot, value) in other {
        let proved = computed(figure, 100.0).map(|computed| {
            let near = |v: f64| (v - computed).abs() <= (computed * 0.03).max(0.6);
            (near(value), near(value * 100.0))
        });
        match proved {
            Some((true, false)) if shares => {
                scale.own.insert(slot.cell, 1.0);
            }
            Some((false, true)) if !shares => {
                scale.own.insert(slot.cell, 100.0);
            }
            Some((true, false) | (false, true)) => {}
            _ => {
                let fits = value < least / 10.0 && (least * 0.5..=most * 1.5).contains(&(value * 100.0));
                if usual.len() >= 3 && (shares || fits) {
                    scale.odd.insert(slot.cell);
                }
            }
        }
    }
    scale
}

/// Whether a heading says that a rate is a percentage: `Stillbirths %`, `Stillbirths per 100 births`.
fn is_per_hundred(heading: &str) -> bool {
    let words = crate::base::words(heading);
    let pair = |pair: &[String]| matches!(pair, [per, of] if per == "per" && (of == "100" || of == "cent"));
    words.iter().any(|word| matches!(word.as_str(), "%" | "percentage" | "percent"))
        || words.windows(2).any(pair)
}

fn per_thousand(indicator: &Indicator, heading: &str, figures: &[&Figure]) -> Scale {
    let said = match written(heading) {
        Some(written) => factor_of(written, Unit::PerThousand),
        None if is_per_hundred(heading) => 10.0,
        None => 1.0,
    };
    if let Some(proved) = proved_rate(indicator, figures) {
        let scale = Scale::of(proved, "the counts beside them show it");
        return if (proved - said).abs() < f64::EPSILON { scale } else { scale.doubted() };
    }
    if (said - 1.0_f64).abs() < f64::EPSILON {
        return Scale::of(1.0, "the values stand as they are");
    }
    let (mut own, mut other) = (0_usize, 0_usize);
    let (low, high) = indicator.plausible.unwrap_or((0.1, 1000.0));
    // A range from nought would let 5.2, divided by a hundred, pass for a rate.
    let low = low.max(high / 200.0);
    for value in figures.iter().filter_map(|figure| figure.value.as_ref().and_then(plain)) {
        own += usize::from((low..=high).contains(&(value * said)));
        other += usize::from((low..=high).contains(&value));
    }
    // A heading can be wrong (“per 100,000” over 4.4 per 1,000): the values decide.
    if own >= other {
        Scale::of(said, "the heading says so")
    } else {
        Scale::of(1.0, "the heading’s unit would make them beyond belief").doubted()
    }
}

/// The factor that the counts prove, where most figures with counts agree on one.
fn proved_rate(indicator: &Indicator, figures: &[&Figure]) -> Option<f64> {
    const FACTORS: [f64; 4] = [1.0, 0.1, 0.01, 10.0];
    let mut votes = [0_usize; 4];
    let mut all = 0_usize;
    for figure in figures {
        let Some(value) = figure.value.as_ref().and_then(plain).filter(|value| *value > 0.0) else {
            continue;
        };
        let Some(computed) = computed(figure, indicator.multiplier) else { continue };
        all += 1;
        for (factor, votes) in FACTORS.iter().zip(&mut votes) {
            *votes += usize::from((value * factor - computed).abs() <= (computed * 0.05).max(0.06));
        }
    }
    let (factor, most) = FACTORS.iter().zip(votes).max_by_key(|(_, votes)| *votes)?;
    (all > 0 && most * 2 > all && votes.iter().filter(|votes| **votes == most).count() == 1)
        .then_some(*factor)
}

/// The value in the indicator's own unit, and the half-width of what its rounding hides.
pub(super) fn in_unit(slot: &Slot, unit: Unit, scale: &Scale) -> Option<(f64, f64)> {
    let half = 0.5 * 10_f64.powi(-i32::from(slot.decimals.min(6)));
    match slot.amount {
        Amount::Number { value, percent: true } => match unit {
            Unit::PerThousand => Some((value * 10.0, half * 10.0)),
            Unit::Percent => Some((value, half)),
            _ => Some((value / 100.0, half / 100.0)),
        },
        Amount::Number { value, percent: false } => {
            let inverted = unit == Unit::Ratio && value > 0.0 && value < 0.2;
            if inverted {
                let width = half / (value * value);
                return Some((1.0 / value, width));
            }
            let factor = scale.own.get(&slot.cell).copied().unwrap_or(scale.factor);
            Some((tidy(value * factor), half * factor))
        }
        Amount::OneTo(many) => match unit {
            Unit::Percent => Some((100.0 / many, 0.5)),
            Unit::PerThousand => Some((1000.0 / many, 0.5)),
            _ => Some((many, half)),
        },
        Amount::Missing(_) | Amount::Unreadable(_) => None,
    }
}

/// 0.161 × 100 is 16.100000000000001 in a computer.
fn tidy(value: f64) -> f64 {
    if value.abs() < 1e6 { (value * 1e10).round() / 1e10 } else { value }
}
