//! Words that papers use for what the statistics find.

use crate::statistics::compare::Judgement;

/// A comparison in a word: never a rank.
pub(super) const fn judgement(judged: Judgement) -> &'static str {
    match judged {
        Judgement::Best => "Much better",
        Judgement::Better => "Better",
        Judgement::Similar => "Similar",
        Judgement::Worse => "Worse",
        Judgement::Worst => "Much worse",
        Judgement::Higher => "Higher",
        Judgement::FarHigher => "Much higher",
        Judgement::Lower => "Lower",
        Judgement::FarLower => "Much lower",
    }
}
