//! Why there is no result, in words.

use crate::{
    analysis::{NoInterval, NoResult},
    statistics::Refusal,
};

/// Why a method gives no number, as the end of a sentence: "the periods overlap, …".
#[must_use]
pub fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::NotFinite => "a figure is not a number that can be reckoned with".to_owned(),
        Refusal::Negative => "a figure that cannot be below 0 is".to_owned(),
        Refusal::NoDenominator => "there is nothing to divide by".to_owned(),
        Refusal::MoreCasesThanPeople => "there are more cases than people".to_owned(),
        Refusal::NoCases => "there are no cases".to_owned(),
        Refusal::TooFewCases { needed } => format!("it needs at least {needed} cases"),
        Refusal::EveryoneIsACase => "every person is a case".to_owned(),
        Refusal::TooFewFigures { needed, given } => {
            format!("it needs {needed} figures in a row without a gap, and there {}", are(given))
        }
        Refusal::NoVariation => "all figures are the same".to_owned(),
        Refusal::UnequalLengths => "the figures are of different sorts".to_owned(),
        Refusal::EndsCrossed => "the lower end of an interval is above its upper end".to_owned(),
        Refusal::NoDirection => "neither way is better".to_owned(),
        Refusal::OverlappingPeriods => {
            "the periods share days, as rolling years do, so that the figures are not independent".to_owned()
        }
        Refusal::NotYearly => "the method is for whole years".to_owned(),
        Refusal::OutOfOrder => "a period is there twice, or out of order".to_owned(),
        Refusal::BeyondTheFigures => "it is further away than the figures bear".to_owned(),
    }
}

fn are(given: usize) -> String {
    match given {
        1 => "is 1".to_owned(),
        more => format!("are {more}"),
    }
}

/// Why an analysis has no result, as the end of a sentence.
#[must_use]
pub fn no_result(why: NoResult) -> String {
    match why {
        NoResult::Refused(reason) => refusal(reason),
        NoResult::NoFigure => "there is no figure".to_owned(),
        NoResult::NoInterval(NoInterval::NotDue) => {
            "the figure is counted whole, so that there is no interval".to_owned()
        }
        NoResult::NoInterval(_) => "the figure has no interval".to_owned(),
        NoResult::NoCounts => "the counts that it needs are not given".to_owned(),
        NoResult::NobodyToCompare => "there is no other figure for that time".to_owned(),
        NoResult::NoPlan => "no plan has been made".to_owned(),
        NoResult::NoOrder => "the groups are not in order from most to least deprived".to_owned(),
    }
}
