//! A colleague's copy of a scorecard: what its workshops left is put together with this one's.

use std::sync::Arc;

use super::Document;
use crate::{
    workbook::{LocalQuestion, LocalQuestions, PackInUse},
    workshop::{Conflict, Stands, Workshops},
};

/// Why the workshops of two scorecards cannot be put together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMerged {
    /// The same place is another question.
    #[error(
        "the other scorecard is made with the workbook {theirs}, and this one with {mine}; open the same workbook in both first"
    )]
    OtherWorkbook {
        /// This one's.
        mine: String,
        /// The other's.
        theirs: String,
    },
    /// It is about another place.
    #[error("the other scorecard is of area {theirs}, and this one of {mine}")]
    OtherArea {
        /// This one's.
        mine: String,
        /// The other's.
        theirs: String,
    },
}

/// What the workshops of two copies left, put together.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedWorkshops {
    pub(super) workshops: Workshops,
    pub(super) pack: PackInUse,
    /// Where they say different things, always in the same order.
    pub conflicts: Vec<Conflict>,
}

impl Document {
    /// What the workshops of this scorecard and of a copy of it left, put together. `chosen` says of each
    /// conflict in order what stands.
    ///
    /// # Errors
    /// They are not copies of one scorecard.
    pub fn merged_workshops(&self, other: &Self, chosen: &[Stands]) -> Result<MergedWorkshops, NotMerged> {
        if self.pack.pack() != other.pack.pack() {
            let (mine, theirs) = (self.pack.name().to_string(), other.pack.name().to_string());
            return Err(NotMerged::OtherWorkbook { mine, theirs });
        }
        if let (Some(mine), Some(theirs)) = (&self.area, &other.area)
            && mine != theirs
        {
            return Err(NotMerged::OtherArea { mine: mine.to_string(), theirs: theirs.to_string() });
        }
        let mut theirs = Workshops::clone(&other.workshops);
        let mut local = self.pack.local().clone();
        let own_at = |local: &LocalQuestions, place: &str| {
            local.asked().iter().find(|own| own.place() == place).map(|own| own.text.trim().to_owned())
        };
        // Two people gave the same number to two questions: theirs gets another.
        let (moved, same): (Vec<&LocalQuestion>, Vec<&LocalQuestion>) =
            other.pack.local().asked().iter().partition(|theirs| {
                own_at(&local, &theirs.place()).is_some_and(|own| own != theirs.text.trim())
            });
        for question in &same {
            local.set((*question).clone());
        }
        // First out of the way, so that none goes where another still is.
        for question in &moved {
            theirs.change_place(&question.place(), &aside(question));
        }
        for question in moved {
            let again = local.asked().iter().find(|own| {
                let is_it = own.section == question.section && own.text.trim() == question.text.trim();
                is_it && !same.iter().any(|one| one.place() == own.place())
            });
            let to = again.cloned().unwrap_or_else(|| local.next(question.section, question.text.clone()));
            theirs.change_place(&aside(question), &to.place());
            local.set(to);
        }
        let merged = self.workshops.merged(&theirs, chosen);
        Ok(MergedWorkshops {
            workshops: merged.workshops,
            pack: PackInUse::new(Arc::clone(self.pack.pack()), local),
            conflicts: merged.conflicts,
        })
    }
}

/// A place that no question has.
fn aside(question: &LocalQuestion) -> String {
    format!("{} aside", question.place())
}
