//! Whether two returns that give one figure differ only by rounding, and which of them says more.

use crate::domain::{Earlier, Observation};

/// So many counts are not all multiples of five by chance.
const MANY: u32 = 12;

/// How finely a return gives an indicator.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Grain {
    /// Most decimals of a stated value.
    decimals: i32,
    /// Counts seen, how many of them are whole, and how many are multiples of five.
    counts: (u32, u32, u32),
}

impl Grain {
    /// Takes a figure into account.
    pub(super) fn note(&mut self, stated: Option<f64>, counts: [Option<f64>; 2]) {
        if let Some(stated) = stated {
            let is_whole_with = |places: &i32| {
                let scaled = stated * 10_f64.powi(*places);
                (scaled - scaled.round()).abs() < 1e-6 * scaled.abs().max(1.0)
            };
            self.decimals = self.decimals.max((0..4).find(is_whole_with).unwrap_or(4));
        }
        for count in counts.into_iter().flatten() {
            self.counts.0 += 1;
            self.counts.1 += u32::from(count.fract() == 0.0);
            self.counts.2 += u32::from(count % 5.0 == 0.0);
        }
    }

    /// The step to which the counts are rounded: 5, 1, or 0 where they are not.
    const fn step(self) -> f64 {
        match self.counts {
            (all, _, fives) if all >= MANY && fives == all => 5.0,
            (all, whole, _) if whole == all => 1.0,
            _ => 0.0,
        }
    }

    /// What the decimals hide of a stated value.
    fn half(self) -> f64 {
        0.5 * 10_f64.powi(-self.decimals)
    }
}

/// Which of two that do not contradict each other says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finer {
    /// The new one.
    New,
    /// The old one, or both the same.
    Old,
}

/// Which of a new figure and an old one says more, where they do not contradict each other: a number
/// says more than none, and numbers may differ by rounding.
pub(super) fn finer(new: (&Observation, Grain), old: (&Earlier, Grain)) -> Option<Finer> {
    let ((new, new_grain), (old, old_grain)) = (new, old);
    let (new_value, old_value) = match (new.value, old.value) {
        (Some(new), Some(old)) => (new, old),
        (Some(_), None) => return Some(Finer::New),
        (None, _) => return Some(Finer::Old),
    };
    let (fine, coarse) = (new_grain.step(), old_grain.step());
    let hidden = if (fine - coarse).abs() < 0.5 { 0.0 } else { fine.max(coarse) / 2.0 };
    let mut share = 0.0;
    for counts in [(new.numerator, old.numerator), (new.denominator, old.denominator)] {
        let (Some(new), Some(old)) = counts else { continue };
        if (new - old).abs() > hidden + 1e-9 * new.abs() {
            return None;
        }
        share += hidden / new.abs().min(old.abs()).max(1.0);
    }
    let new_counted = new.numerator.is_some() && new.denominator.is_some();
    let old_counted = old.numerator.is_some() && old.denominator.is_some();
    let half = |counted: bool, grain: Grain| if counted { 0.0 } else { grain.half() };
    let rounded = half(new_counted, new_grain).max(half(old_counted, old_grain));
    let largest = new_value.abs().max(old_value.abs());
    if (new_value - old_value).abs() > 1.001 * (rounded + share * largest) + 1e-9 * largest {
        return None;
    }
    let says_more = match (new_counted, old_counted) {
        (true, true) => fine < coarse,
        (false, false) => new_grain.decimals > old_grain.decimals,
        (new, _) => new,
    };
    Some(if says_more { Finer::New } else { Finer::Old })
}
