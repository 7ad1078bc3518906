//! The side bar: the pages, with how much is on them.

use eframe::egui::{self, Sense, vec2};

use super::super::{
    action::Action,
    page::Page,
    state::State,
    theme::{Theme, semi_bold},
    view::View,
};
use crate::{
    base::{self, Severity},
    figure::Role,
    scoring::answered,
};

/// The pages to go to.
pub(super) fn ui(ui: &mut egui::Ui, state: &State, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.horizontal(|ui| {
        tree_sign(ui, theme);
        ui.label(theme.strong("Spruce").size(16.0));
    });
    ui.add_space(8.0);
    // In a low window the bar lies over the names, which need the whole width.
    ui.spacing_mut().scroll = egui::style::ScrollStyle::floating();
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| pages(ui, state, view, actions));
}

fn pages(ui: &mut egui::Ui, state: &State, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let figures = view.scorecard.map(|card| card.summary);
    let scored = figures.map_or_else(String::new, |s| (s.met + s.close + s.not_met).to_string());
    group(ui, theme, "Scorecard");
    place(ui, state, theme, ("Overview", "", Page::Overview), actions);
    place(ui, state, theme, ("Scorecard", &scored, Page::Scorecard), actions);
    place(ui, state, theme, ("Sections", "", Page::Section(1)), actions);
    place(ui, state, theme, ("Compare areas", "", Page::CompareAreas), actions);
    place(ui, state, theme, ("Inequalities", "", Page::Inequalities), actions);
    group(ui, theme, "Workshop");
    let (said, asked) = answered(view.workbook, &view.document.workshops.now.recording);
    let said = if said == 0 { String::new() } else { format!("{said}/{asked}") };
    place(ui, state, theme, ("Workshop", &said, Page::Workshop), actions);
    let actions_due = &state.document().workshops.actions;
    let overdue = actions_due.iter().filter(|action| action.is_overdue(base::today())).count();
    let due = match (overdue, actions_due.len()) {
        (0, 0) => String::new(),
        (0, count) => count.to_string(),
        (late, _) => format!("{late} overdue"),
    };
    place(ui, state, theme, ("Actions", &due, Page::Actions), actions);
    let changes = match view.workbook.high_impact_changes.len() {
        0 => String::new(),
        count => count.to_string(),
    };
    place(ui, state, theme, ("High impact changes", &changes, Page::HighImpactChanges), actions);
    place(ui, state, theme, ("Equality", "", Page::Equality), actions);
    group(ui, theme, "Meeting");
    place(ui, state, theme, ("Board paper", "", Page::BoardPaper), actions);
    place(ui, state, theme, ("Changes", "", Page::Changes), actions);
    group(ui, theme, "Data");
    let files = match state.document().returns.len() {
        0 => String::new(),
        1 => "1 file".to_owned(),
        n => format!("{n} files"),
    };
    place(ui, state, theme, ("Returns", &files, Page::Returns), actions);
    if let Some(session) = &state.import {
        let waiting = session.files.len().to_string();
        place(ui, state, theme, ("Import", &waiting, Page::Import), actions);
    }
    let doubtful = state
        .noticed()
        .map_or(0, |noticed| noticed.iter().filter(|one| one.finding.severity > Severity::Note).count());
    let doubtful = if doubtful == 0 { String::new() } else { doubtful.to_string() };
    place(ui, state, theme, ("Data quality", &doubtful, Page::DataQuality), actions);
    place(ui, state, theme, ("Standards", "", Page::Standards), actions);
    place(ui, state, theme, ("Methods", "", Page::Methods), actions);
    place(ui, state, theme, ("History", "", Page::History), actions);
    group(ui, theme, "Spruce");
    place(ui, state, theme, ("Settings", "", Page::Settings), actions);
    place(ui, state, theme, ("Help", "", Page::Help), actions);
}

fn tree_sign(ui: &mut egui::Ui, theme: &Theme) {
    let (response, painter) = ui.allocate_painter(vec2(18.0, 22.0), Sense::hover());
    let (area, colour) = (response.rect, theme.colour(Role::Action));
    for (top, half) in [(0.0, 5.0), (5.0, 7.0), (10.0, 9.0)] {
        let tip = area.center_top() + vec2(0.0, top);
        let foot = vec2(half, 8.0);
        let points = vec![tip, tip + foot, tip + vec2(-half, foot.y)];
        painter.add(egui::Shape::convex_polygon(points, colour, egui::Stroke::NONE));
    }
    let trunk = egui::Rect::from_center_size(area.center_bottom() - vec2(0.0, 2.0), vec2(4.0, 4.0));
    painter.rect_filled(trunk, 0, colour);
}

fn group(ui: &mut egui::Ui, theme: &Theme, name: &str) {
    ui.add_space(7.0);
    ui.label(theme.small(name));
    ui.add_space(2.0);
}

/// One page: its name, and at the right how much is on it.
fn place(
    ui: &mut egui::Ui,
    state: &State,
    theme: &Theme,
    (name, count, page): (&str, &str, Page),
    actions: &mut Vec<Action>,
) {
    let is_import = page == Page::Import;
    let chosen = if is_import {
        state.page == page
    } else {
        state.page.side_bar() == name && state.page != Page::Import
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 29.0), Sense::click());
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, format!("{name} page")));
    let fill = if chosen || response.hovered() { theme.action_tint() } else { egui::Color32::TRANSPARENT };
    ui.painter().rect_filled(rect, 6, fill);
    if response.has_focus() {
        let focus = egui::Stroke::new(1.5, theme.colour(Role::Action));
        ui.painter().rect_stroke(rect, 6, focus, egui::StrokeKind::Inside);
    }
    let (family, colour) = if chosen {
        (semi_bold(), theme.colour(Role::Action))
    } else {
        (egui::FontFamily::Proportional, theme.colour(Role::Ink))
    };
    let text = rect.shrink2(vec2(10.0, 0.0));
    ui.painter().text(
        text.left_center(),
        egui::Align2::LEFT_CENTER,
        name,
        egui::FontId::new(13.5, family),
        colour,
    );
    let small = egui::FontId::proportional(12.0);
    ui.painter().text(
        text.right_center(),
        egui::Align2::RIGHT_CENTER,
        count,
        small,
        theme.colour(Role::Muted),
    );
    if response.clicked() {
        actions.push(Action::Go(page));
    }
}
