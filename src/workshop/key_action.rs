//! A key action: what somebody undertook to do about what a workshop or a figure showed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::HasNumber;
use crate::{
    domain::IndicatorId,
    workbook::{Catalogue, Workbook},
};

/// Who does what by when, and what it should change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KeyAction {
    /// Its number; never used again.
    pub number: u32,
    /// What is done.
    pub what: String,
    /// Where it comes from.
    #[serde(skip_serializing_if = "Origin::is_nothing")]
    pub origin: Origin,
    /// Who answers for it: a role, not a person.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub lead: String,
    /// The organisations that do it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<String>,
    /// The day it was written down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raised: Option<Date>,
    /// When it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// When it is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// By what people will see on the way that it goes on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub milestone: String,
    /// What it should change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// How it stands.
    pub status: ActionStatus,
    /// The day it was done or dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<Date>,
    /// How it went, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<ProgressNote>,
}

impl HasNumber for KeyAction {
    fn number(&self) -> u32 {
        self.number
    }

    fn set_number(&mut self, number: u32) {
        self.number = number;
    }
}

/// Where an action comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// From nothing in particular.
    #[default]
    Nothing,
    /// From the gap that a question showed, by the question's place.
    Gap(String),
    /// From the figure of an indicator.
    Indicator(IndicatorId),
    /// From a high impact change, by its number.
    Change(u8),
}

impl Origin {
    /// Whether it comes from nothing in particular.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// What people read: `Question 11.1.4`, the indicator's name, the change's; empty from nothing.
    #[must_use]
    pub fn words(&self, workbook: &Workbook, catalogue: &Catalogue) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Gap(place) => format!("Question {place}"),
            Self::Indicator(id) => catalogue.name_of(id),
            Self::Change(number) => workbook
                .change(*number)
                .map_or_else(|| format!("Change {number}"), |change| format!("{number}. {}", change.name)),
        }
    }

    /// The section that it belongs to; none from a high impact change, which bears on several.
    #[must_use]
    pub fn section(&self, catalogue: &Catalogue) -> Option<u8> {
        match self {
            Self::Nothing | Self::Change(_) => None,
            Self::Gap(place) => place.split('.').next()?.parse().ok(),
            Self::Indicator(id) => Some(catalogue.indicator(id)?.home_section()),
        }
    }
}

/// What an action should change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// Which indicator.
    pub indicator: IndicatorId,
    /// To what value, in the unit that people read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
}

/// How an action stands.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    /// Nothing is done yet.
    #[default]
    NotStarted,
    /// Going on.
    UnderWay,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

impl ActionStatus {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotStarted => "Not started",
            Self::UnderWay => "Under way",
            Self::Done => "Done",
            Self::Dropped => "Dropped",
        }
    }

    /// Whether there is something left to do.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::UnderWay)
    }
}

/// How an action went, on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgressNote {
    /// The day.
    pub date: Date,
    /// What is said.
    pub text: String,
}

/// When an action is due, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// It should have been done so many days ago.
    Overdue(i32),
    /// It is due within [`Due::SOON`] days: so many from now, 0 for the day itself.
    Soon(i32),
    /// It is due later.
    Later,
    /// It has no date.
    Undated,
    /// It is done or dropped.
    Closed,
}

impl Due {
    /// What is due within so many days is due soon.
    pub const SOON: i32 = 30;
}

impl KeyAction {
    /// When it is due, seen from `today`.
    #[must_use]
    pub fn due_from(&self, today: Date) -> Due {
        if !self.status.is_open() {
            return Due::Closed;
        }
        let Some(due) = self.due else { return Due::Undated };
        let days = due.since(today).map_or(0, |span| span.get_days());
        match days {
            ..0 => Due::Overdue(-days),
            0..=Due::SOON => Due::Soon(days),
            _ => Due::Later,
        }
    }

    /// Whether it should have been done before `today`.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        matches!(self.due_from(today), Due::Overdue(_))
    }

    /// The indicators that it bears on: the one it comes from and the one it should change.
    pub fn indicators(&self) -> impl Iterator<Item = &IndicatorId> {
        let from = match &self.origin {
            Origin::Indicator(id) => Some(id),
            _ => None,
        };
        let changes = self.effect.as_ref().map(|effect| &effect.indicator);
        from.into_iter().chain(changes.filter(move |id| from != Some(id)))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn due(day: Date, status: ActionStatus) -> Due {
        KeyAction { due: Some(day), status, ..KeyAction::default() }.due_from(date(2011, 6, 30))
    }

    /// 30 June + 30 days is 30 July; + 31 is 31 July; a year before is 365 days (no leap day between).
    #[test]
    fn due_soon_is_within_thirty_days_and_overdue_from_the_day_after() {
        let open = ActionStatus::NotStarted;
        assert_eq!(due(date(2011, 6, 30), open), Due::Soon(0));
        assert_eq!(due(date(2011, 6, 29), open), Due::Overdue(1));
        assert_eq!(due(date(2010, 6, 30), open), Due::Overdue(365));
        assert_eq!(due(date(2011, 7, 30), ActionStatus::UnderWay), Due::Soon(30));
        assert_eq!(due(date(2011, 7, 31), open), Due::Later);
        assert_eq!(due(date(2010, 6, 30), ActionStatus::Done), Due::Closed);
        assert_eq!(due(date(2010, 6, 30), ActionStatus::Dropped), Due::Closed);
        assert_eq!(KeyAction::default().due_from(date(2011, 6, 30)), Due::Undated);
    }

    #[test]
    fn an_action_bears_on_each_of_its_indicators_once() {
        let effect = |id: &str| Some(Effect { indicator: id.into(), value: None, by: None });
        let of = |origin, effect| KeyAction { origin, effect, ..KeyAction::default() };
        let both = of(Origin::Indicator("a".into()), effect("b"));
        assert_eq!(both.indicators().map(IndicatorId::as_str).collect::<Vec<_>>(), ["a", "b"]);
        let same = of(Origin::Indicator("a".into()), effect("a"));
        assert_eq!(same.indicators().count(), 1);
        assert_eq!(of(Origin::Change(3), None).indicators().count(), 0);
    }
}
