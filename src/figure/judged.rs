//! How a judgement looks everywhere: a colour, a shape that says the same without it, and a word.

use super::{Role, Shape};
use crate::statistics::{compare::Judgement, spc::Variation};

/// A colour role, a shape and a word.
pub(super) type Look = (Shape, Role, &'static str);

/// The look of a figure judged beside another.
pub(super) const fn judgement(judgement: Option<Judgement>) -> Look {
    match judgement {
        Some(Judgement::Best | Judgement::Better) => (Shape::Up, Role::Better, "better"),
        Some(Judgement::Worse | Judgement::Worst) => (Shape::Down, Role::Worse, "worse"),
        Some(Judgement::Higher | Judgement::FarHigher) => (Shape::Up, Role::Special, "higher"),
        Some(Judgement::Lower | Judgement::FarLower) => (Shape::Down, Role::Special, "lower"),
        Some(Judgement::Similar) => (Shape::Circle, Role::Neither, "similar"),
        None => (Shape::Hollow, Role::Muted, "not compared"),
    }
}

/// A judgement in words, with how sure it is.
pub(super) const fn judgement_words(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Best => "better, beyond the 99.8% limits",
        Judgement::Better => "better, beyond the 95% limits",
        Judgement::Similar => "similar: no more apart than chance makes",
        Judgement::Worse => "worse, beyond the 95% limits",
        Judgement::Worst => "worse, beyond the 99.8% limits",
        Judgement::Higher => "higher, beyond the 95% limits",
        Judgement::FarHigher => "higher, beyond the 99.8% limits",
        Judgement::Lower => "lower, beyond the 95% limits",
        Judgement::FarLower => "lower, beyond the 99.8% limits",
    }
}

/// Whether a judgement holds even at 99.8%.
pub(super) const fn is_far(judgement: Judgement) -> bool {
    matches!(judgement, Judgement::Best | Judgement::Worst | Judgement::FarHigher | Judgement::FarLower)
}

/// The look of a point of a control chart.
pub(super) const fn variation(variation: Variation) -> Look {
    match variation {
        Variation::CommonCause => (Shape::Circle, Role::Neither, "no more change than chance makes"),
        Variation::ImprovementHigh | Variation::ImprovementLow => (Shape::Up, Role::Better, "better"),
        Variation::ConcernHigh | Variation::ConcernLow => (Shape::Down, Role::Worse, "worse"),
        Variation::NeutralHigh => (Shape::Up, Role::Special, "higher"),
        Variation::NeutralLow => (Shape::Down, Role::Special, "lower"),
    }
}
