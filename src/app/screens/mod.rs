//! The pages, one file each. A screen draws what the view shows and pushes actions; what it
//! remembers between frames is its own.

pub(super) mod help;
pub(super) mod import;
pub(super) mod indicator;
pub(super) mod overview;
pub(super) mod returns;
pub(super) mod scorecard;
pub(super) mod section;
#[cfg(test)]
mod stage;
pub(super) mod standards;
pub(super) mod start;

use eframe::egui;

use super::{action::Action, page::Page, view::View, work::Version};

/// What the screens remember.
#[derive(Debug, Default)]
pub struct ScreenStates {
    /// The scorecard table's filters.
    pub scorecard: scorecard::Remembered,
    /// The indicator page's chart.
    pub indicator: indicator::Remembered,
    /// The import page's filters.
    pub import: import::Remembered,
    /// The standards page's filters.
    pub standards: standards::Remembered,
    /// The help page's search.
    pub help: help::Remembered,
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
    match page {
        Page::Start => start::ui(ui, view, actions),
        Page::Overview => overview::ui(ui, view, actions),
        Page::Scorecard => scorecard::ui(ui, view, &mut states.scorecard, actions),
        Page::Section(number) => section::ui(ui, view, *number, actions),
        Page::Indicator(id) => indicator::ui(ui, view, id, &mut states.indicator, actions),
        Page::Import => import::ui(ui, view, &mut states.import, actions),
        Page::Returns => returns::ui(ui, view, actions),
        Page::Standards => standards::ui(ui, view, &mut states.standards, actions),
        Page::Help => help::ui(ui, view, &mut states.help),
    }
}
