//! Whether an action is SMART, as the workbook asks of targets: specific, measurable, achievable,
//! realistic, timed. Each is a test that anybody can repeat, and says in plain words what is missing.

use strum::IntoEnumIterator as _;

use super::KeyAction;

/// What an action should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumIter)]
pub enum Smart {
    /// It says what is done.
    Specific,
    /// People will see whether it is done.
    Measurable,
    /// Somebody agreed to lead it.
    Achievable,
    /// Those who do it are known, and there is time for it.
    Realistic,
    /// It has a date.
    Timed,
}

/// An action of fewer words than this does not say what is done.
const WORDS: usize = 4;

impl Smart {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Specific => "Specific",
            Self::Measurable => "Measurable",
            Self::Achievable => "Achievable",
            Self::Realistic => "Realistic",
            Self::Timed => "Timed",
        }
    }

    /// What is tested.
    #[must_use]
    pub const fn test(self) -> &'static str {
        match self {
            Self::Specific => "What is done is said in four words or more.",
            Self::Measurable => "There is a milestone, or an indicator with the value that it should reach.",
            Self::Achievable => "A lead is agreed, by role.",
            Self::Realistic => {
                "The organisations that do it are named, and it begins before the day it is due."
            }
            Self::Timed => {
                "There is a day by which it is done, and one by which an expected value is reached."
            }
        }
    }

    /// What `action` lacks to be so; `None` where it is so.
    #[must_use]
    pub fn missing(self, action: &KeyAction) -> Option<&'static str> {
        match self {
            Self::Specific => match action.what.split_whitespace().count() {
                0 => Some("Say what is done."),
                words if words < WORDS => Some("Say more exactly what is done, in four words or more."),
                _ => None,
            },
            Self::Measurable => {
                let measured = action.effect.as_ref().is_some_and(|effect| effect.value.is_some());
                (!measured && action.milestone.trim().is_empty())
                    .then_some("Say by what people will see that it is done: a milestone, or a value that an indicator should reach.")
            }
            Self::Achievable => {
                action.lead.trim().is_empty().then_some("Agree who leads it, and write the role.")
            }
            Self::Realistic => {
                if action.organisations.is_empty() {
                    return Some("Name the organisations that do it.");
                }
                let begins_too_late = action.start.zip(action.due).is_some_and(|(start, due)| start >= due);
                begins_too_late.then_some("It is due no later than it begins; give it time.")
            }
            Self::Timed => {
                if action.due.is_none() {
                    return Some("Say by which day it is done.");
                }
                let effect = action.effect.as_ref().filter(|effect| effect.value.is_some());
                effect
                    .is_some_and(|effect| effect.by.is_none())
                    .then_some("Say by when the indicator should reach its value.")
            }
        }
    }

    /// All that `action` lacks, in the order of the letters.
    pub fn missing_from(action: &KeyAction) -> impl Iterator<Item = (Self, &'static str)> {
        Self::iter().filter_map(|one| Some((one, one.missing(action)?)))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::workshop::Effect;

    fn smart() -> KeyAction {
        KeyAction {
            what: "Train every midwife to give brief advice".to_owned(),
            lead: "Head of midwifery".to_owned(),
            organisations: vec!["Exampleton Hospitals".to_owned()],
            start: Some(date(2011, 5, 1)),
            due: Some(date(2011, 9, 30)),
            milestone: "Half of them trained by July".to_owned(),
            ..KeyAction::default()
        }
    }

    fn lacks(change: impl Fn(&mut KeyAction)) -> Vec<Smart> {
        let mut action = smart();
        change(&mut action);
        Smart::missing_from(&action).map(|(one, _)| one).collect()
    }

    #[test]
    fn each_letter_is_missed_by_itself() {
        assert_eq!(lacks(|_| {}), []);
        assert_eq!(lacks(|action| action.what = "Improve training".to_owned()), [Smart::Specific]);
        assert_eq!(lacks(|action| action.milestone = " ".to_owned()), [Smart::Measurable]);
        assert_eq!(lacks(|action| action.lead.clear()), [Smart::Achievable]);
        assert_eq!(lacks(|action| action.organisations.clear()), [Smart::Realistic]);
        assert_eq!(lacks(|action| action.start = action.due), [Smart::Realistic]);
        assert_eq!(lacks(|action| action.due = None), [Smart::Timed]);
    }

    #[test]
    fn an_indicator_measures_by_a_value_with_its_day() {
        let effect = |value, by| Some(Effect { indicator: "smoking_at_delivery".into(), value, by });
        let with = |effect: Option<Effect>| {
            lacks(|action| {
                action.milestone.clear();
                action.effect.clone_from(&effect);
            })
        };
        assert_eq!(with(effect(None, None)), [Smart::Measurable]);
        assert_eq!(with(effect(Some(15.0), None)), [Smart::Timed]);
        assert_eq!(with(effect(Some(15.0), Some(date(2012, 3, 31)))), []);
    }

    #[test]
    fn one_that_says_nothing_lacks_all_five_and_every_test_is_stated() {
        assert_eq!(Smart::missing_from(&KeyAction::default()).count(), 5);
        for one in Smart::iter() {
            assert!(one.test().ends_with('.'), "{one:?}");
        }
    }
}
