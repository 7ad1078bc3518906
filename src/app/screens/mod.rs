//! The pages, one file each. A screen draws what the view shows and pushes actions; what it
//! remembers between frames is its own.

pub(super) mod actions;
pub(super) mod board_paper;
pub(super) mod changes;
pub(super) mod data_quality;
mod digest;
pub(super) mod equality;
mod figures_table;
pub(super) mod help;
pub(super) mod high_impact;
pub(super) mod history;
pub(super) mod import;
pub(super) mod indicator;
mod kinds;
mod legend;
mod local_questions;
pub(super) mod methods;
mod order;
pub(super) mod over_all;
pub(super) mod overview;
mod prepared;
pub(super) mod recording;
mod returns;
mod row;
#[cfg(test)]
mod sample;
pub(super) mod scorecard;
pub(super) mod section;
pub(super) mod settings;
#[cfg(test)]
mod stage;
pub(super) mod standards;
pub(super) mod start;
mod waiting;
mod workbook_cards;
pub(super) mod workshop;

use eframe::egui;

use super::{action::Action, find::Find, page::Page, view::View, work::Version};

/// What the screens remember.
#[derive(Debug, Default)]
pub(in crate::app) struct ScreenStates {
    /// Which recent files are still there.
    pub start: start::Remembered,
    /// What the scorecard's pages work out once.
    pub prepared: Option<prepared::Prepared>,
    /// The filters of the actions.
    pub actions: actions::Remembered,
    /// The scorecard table's filters.
    pub scorecard: scorecard::Remembered,
    /// The indicator page's chart.
    pub indicator: indicator::Remembered,
    /// Which high impact change is looked at.
    pub high_impact: high_impact::Remembered,
    /// The import page's filters.
    pub import: import::Remembered,
    /// The data quality page's filters.
    pub data_quality: data_quality::Remembered,
    /// How areas are shown over all indicators.
    pub over_all: over_all::Remembered,
    /// The question of a section that is written about.
    pub recording: recording::Remembered,
    /// What is typed on the page of the workshop, and the question before the room.
    pub workshop: workshop::Remembered,
    /// What is typed on the page of the board paper.
    pub board_paper: board_paper::Remembered,
    /// The standards page's filters.
    pub standards: standards::Remembered,
    /// What is typed on the page of methods.
    pub methods: methods::Remembered,
    /// What is looked for on the page of the history.
    pub history: history::Remembered,
    /// What is typed on the page of settings.
    pub settings: settings::Remembered,
    /// The help page's search.
    pub help: help::Remembered,
    /// What is looked for on the page.
    pub find: Option<Find>,
    /// What is typed to find an area.
    pub find_area: String,
    /// A version that gave no scorecard: there is nothing to score.
    pub unscorable: Option<Version>,
}

/// Draws a page.
pub(super) fn ui(
    ui: &mut egui::Ui,
    page: &Page,
    view: &View<'_>,
    states: &mut ScreenStates,
    actions: &mut Vec<Action>,
) {
    let prepared = match page {
        Page::Overview | Page::Scorecard | Page::Section(_) => {
            prepared::Prepared::of(&mut states.prepared, view)
        }
        _ => None,
    };
    match page {
        Page::Start => start::ui(ui, view, &mut states.start, actions),
        Page::Overview => overview::ui(ui, view, prepared, actions),
        Page::Scorecard => scorecard::ui(ui, view, prepared, &mut states.scorecard, actions),
        Page::Section(number) => section::ui(ui, view, *number, prepared, &mut states.recording, actions),
        Page::Indicator(id) => indicator::ui(ui, view, id, &mut states.indicator, actions),
        Page::Import => import::ui(ui, view, &mut states.import, actions),
        Page::Returns => returns::ui(ui, view, actions),
        Page::DataQuality => data_quality::ui(ui, view, &mut states.data_quality, actions),
        Page::Standards => standards::ui(ui, view, &mut states.standards, actions),
        Page::CompareAreas => over_all::areas(ui, view, &mut states.over_all, actions),
        Page::Inequalities => over_all::groups(ui, view, actions),
        Page::BoardPaper => board_paper::ui(ui, view, &mut states.board_paper, actions),
        Page::Workshop => workshop::ui(ui, view, &mut states.workshop, actions),
        Page::Changes => changes::ui(ui, view, actions),
        Page::Actions => actions::ui(ui, view, &mut states.actions, actions),
        Page::HighImpactChanges => high_impact::ui(ui, view, &mut states.high_impact, actions),
        Page::Equality => equality::ui(ui, view, actions),
        Page::Methods => methods::ui(ui, view, &mut states.methods, actions),
        Page::History => history::ui(ui, view, &mut states.history, actions),
        Page::Settings => settings::ui(ui, view, &mut states.settings, actions),
        Page::Help => help::ui(ui, view, &mut states.help),
    }
}
