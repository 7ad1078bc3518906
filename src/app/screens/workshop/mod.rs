//! The workshop: who is invited, the questions one by one before the room, and the workshops before.

mod capture;
mod clock;
mod figures;
mod past;
mod people;
mod prepare;
mod projector;
mod room;
mod run;

use eframe::egui::{self, RichText};

pub(in crate::app) use self::projector::projector;
use self::{capture::Lines, people::People, prepare::Facts};
use super::{
    super::{action::Action, theme::semi_bold, view::View, widgets::Ends},
    recording,
};
use crate::figure::Role;

/// What the page of the workshop remembers.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    tab: Tab,
    /// The place of the question that is before the room; none for the first that is not yet answered.
    place: Option<String>,
    /// What is typed of it and not yet added.
    lines: Lines,
    facts: Facts,
    people: People,
    past: past::Compared,
    /// Whether the second window is open.
    projects: bool,
}

impl Remembered {
    /// Whether the second window is open.
    pub(in crate::app) const fn is_projected(&self) -> bool {
        self.projects
    }
}

/// What of a workshop is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, strum::EnumIter)]
enum Tab {
    /// Before it.
    #[default]
    Prepare,
    /// In it.
    Run,
    /// Those before it.
    Past,
}

impl Tab {
    const fn label(self) -> &'static str {
        match self {
            Self::Prepare => "Prepare",
            Self::Run => "Run",
            Self::Past => "Over time",
        }
    }
}

/// A column that scrolls by itself.
fn column(ui: &mut egui::Ui, (name, width, height): (&str, f32, f32), content: impl FnOnce(&mut egui::Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.set_max_height(height);
        egui::ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, content);
    });
}

pub(in crate::app) fn ui(
    ui: &mut egui::Ui,
    view: &View<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        let ends = Ends::new(ui, "tabs");
        ends.left(ui, |ui| {
            ui.label(view.theme.heading("Workshop"));
            ui.add_space(12.0);
            for tab in <Tab as strum::IntoEnumIterator>::iter() {
                let chosen = remembered.tab == tab;
                let mut text = RichText::new(tab.label()).size(14.0);
                if chosen {
                    text = text.family(semi_bold()).color(view.theme.colour(Role::Action));
                }
                let pressed = ui.selectable_label(chosen, text);
                pressed
                    .widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, chosen, tab.label()));
                if pressed.clicked() {
                    remembered.tab = tab;
                }
            }
        });
        ends.right(ui, |ui| match remembered.tab {
            Tab::Run => clock::buttons(ui, view, &mut remembered.projects, actions),
            Tab::Prepare | Tab::Past => prepare::buttons(ui, actions),
        });
    });
    ui.add_space(8.0);
    match remembered.tab {
        Tab::Prepare => prepare::ui(ui, view, remembered, actions),
        Tab::Run => run::ui(ui, view, remembered, actions),
        Tab::Past => past::ui(ui, view, &mut remembered.past, actions),
    }
}
