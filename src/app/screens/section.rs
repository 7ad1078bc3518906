//! The page of one section: its aim, its score and why, its indicators, and what it asks.

use eframe::egui::{self, Align, Layout, RichText, Sense, Stroke, vec2};

use super::{
    super::{
        action::Action,
        page::Page,
        theme::semi_bold,
        view::View,
        widgets::{Ends, card, name_choice, status_chip},
    },
    figures_table::{FiguresTable, Line},
    local_questions,
    prepared::Prepared,
    recording::{Remembered, question},
};
use crate::{
    figure::Role,
    scoring::{
        SectionScore, Status,
        sentence::{assessed, numbered, standing},
    },
    workbook::Section,
};

/// Room for the list of sections beside the page; narrower, it is a menu.
const WITH_LIST: f32 = 980.0;
const LIST: f32 = 270.0;
const GAP: f32 = 14.0;
/// What [`GAP`] lacks after the spacing that follows everything.
const MORE: f32 = 8.0;
/// Lines longer than this are hard to read.
const READABLE: f32 = 1240.0;

pub(in crate::app) fn ui(
    ui: &mut egui::Ui,
    view: &View<'_>,
    number: u8,
    prepared: Option<&Prepared>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let Some(section) = view.workbook.section(number) else {
        ui.label(format!("There is no section {number}."));
        return;
    };
    if ui.available_width() < WITH_LIST {
        ui.horizontal(|ui| menu(ui, view, section, actions));
        ui.add_space(8.0);
        page(ui, view, (section, prepared), remembered, actions);
        return;
    }
    let height = ui.available_height();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.vertical(|ui| {
            ui.set_width(LIST);
            ui.set_max_height(height);
            list(ui, view, number, actions);
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.set_max_height(height);
            page(ui, view, (section, prepared), remembered, actions);
        });
    });
}

fn score_of<'a>(view: &View<'a>, number: u8) -> Option<&'a SectionScore> {
    view.scorecard?.sections.iter().find(|section| section.number == number)
}

fn menu(ui: &mut egui::Ui, view: &View<'_>, section: &Section, actions: &mut Vec<Action>) {
    let combo = egui::ComboBox::from_id_salt("sections")
        .selected_text(numbered(section.number, &section.name))
        .width(300.0)
        .height(460.0)
        .show_ui(ui, |ui| {
            for other in &view.workbook.sections {
                let chosen = other.number == section.number;
                if ui.selectable_label(chosen, numbered(other.number, &other.name)).clicked() {
                    actions.push(Action::Go(Page::Section(other.number)));
                }
            }
        });
    name_choice(ui, &combo, "Section", &section.name);
}

fn list(ui: &mut egui::Ui, view: &View<'_>, number: u8, actions: &mut Vec<Action>) {
    let frame = view.theme.card_frame().inner_margin(8);
    frame.show(ui, |ui| {
        egui::ScrollArea::vertical().id_salt("list of sections").auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for section in &view.workbook.sections {
                if entry(ui, view, section, section.number == number) {
                    actions.push(Action::Go(Page::Section(section.number)));
                }
            }
        });
    });
}

fn entry(ui: &mut egui::Ui, view: &View<'_>, section: &Section, chosen: bool) -> bool {
    let theme = view.theme;
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
    let name = numbered(section.number, &section.name);
    let score = score_of(view, section.number);
    let status = score.map_or(Status::NoData, |score| score.status.as_status());
    let word = score.map_or("not scored", |score| score.status.label()).to_lowercase();
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, chosen, format!("{name}, {word}")));
    let active = response.hovered() || response.has_focus();
    if chosen || active {
        ui.painter().rect_filled(area, 6, theme.action_tint());
    }
    if response.has_focus() {
        let focus = Stroke::new(1.5, theme.colour(Role::Action));
        ui.painter().rect_stroke(area, 6, focus, egui::StrokeKind::Inside);
    }
    let inner = area.shrink2(vec2(8.0, 0.0));
    let mut line =
        ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    if let Some(percent) = score.and_then(|score| score.percent) {
        line.label(theme.small(format!("{percent:.0}%")));
    }
    line.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.allocate_ui_with_layout(
            vec2(14.0, 20.0),
            Layout::centered_and_justified(egui::Direction::TopDown),
            |ui| {
                let sign = RichText::new(status.sign()).family(semi_bold()).color(theme.status(status));
                ui.label(sign);
            },
        );
        let colour = theme.colour(if chosen { Role::Action } else { Role::Ink });
        let mut text = RichText::new(name).color(colour);
        if chosen {
            text = text.family(semi_bold());
        }
        ui.add(egui::Label::new(text).truncate());
    });
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

fn page(
    ui: &mut egui::Ui,
    view: &View<'_>,
    (section, prepared): (&Section, Option<&Prepared>),
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    // Each section begins at its top.
    let scroll = egui::ScrollArea::vertical().id_salt(("section", section.number)).auto_shrink(false);
    scroll.show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(READABLE));
        head(ui, view, section, actions);
        ui.add_space(MORE);
        indicators(ui, view, section, prepared, actions);
        super::equality::gaps_of(ui, view, section.number, actions);
        questions(ui, view, section, remembered, actions);
    });
}

fn head(ui: &mut egui::Ui, view: &View<'_>, section: &Section, actions: &mut Vec<Action>) {
    let theme = view.theme;
    card(ui, theme, "", |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal(|ui| {
            let ends = Ends::new(ui, "steps");
            let side = match section.number {
                14 => section.side.label().to_owned(),
                number => format!("Section {number} · {}", section.side.label()),
            };
            ends.left(ui, |ui| ui.label(theme.small(side)));
            ends.right(ui, |ui| {
                let count = u8::try_from(view.workbook.sections.len()).unwrap_or(u8::MAX);
                let mut step = |ui: &mut egui::Ui, text: &str, to: Option<u8>| {
                    let response = ui.add_enabled(to.is_some(), egui::Button::new(text));
                    if let Some(to) = to.filter(|_| response.clicked()) {
                        actions.push(Action::Go(Page::Section(to)));
                    }
                };
                step(ui, "Previous section", (section.number > 1).then(|| section.number - 1));
                step(ui, "Next section", (section.number < count).then_some(section.number + 1));
            });
        });
        ui.add(egui::Label::new(theme.heading(&section.name)).wrap());
        ui.add(egui::Label::new(RichText::new(&section.aim).size(14.0)).wrap());
        if let Some(score) = score_of(view, section.number) {
            ui.add_space(4.0);
            ui.horizontal_wrapped(|ui| {
                let word = match score.status.as_status() {
                    Status::NoData => standing(score),
                    status => format!("{} {}", status.label(), standing(score)),
                };
                status_chip(ui, theme, score.status.as_status(), &word);
            });
            for sentence in &score.why {
                ui.add(egui::Label::new(theme.muted(sentence)).wrap());
            }
            ui.add(egui::Label::new(theme.muted(assessed(&score.assessed))).wrap());
            if let Some(sentence) = &score.contradiction {
                ui.add(egui::Label::new(theme.strong(sentence)).wrap());
            }
        }
    });
}

fn indicators(
    ui: &mut egui::Ui,
    view: &View<'_>,
    section: &Section,
    prepared: Option<&Prepared>,
    actions: &mut Vec<Action>,
) {
    let Some(prepared) = prepared else { return };
    let lines: Vec<Line> = prepared.of_section(section.number).map(|(i, _)| Line::Row(i)).collect();
    if lines.is_empty() {
        card(ui, view.theme, "Indicators", |ui| {
            ui.label(
                view.theme.muted("No return measures this section; its questions are for the workshop."),
            );
        });
        return;
    }
    let table = FiguresTable {
        theme: view.theme,
        name: "section",
        rows: &prepared.rows,
        lines: &lines,
        scrolls: false,
        order: None,
    };
    view.theme.card_frame().inner_margin(1).show(ui, |ui| table.ui(ui, actions));
}

fn questions(
    ui: &mut egui::Ui,
    view: &View<'_>,
    section: &Section,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    for heading in &section.headings {
        ui.add_space(MORE);
        card(ui, view.theme, &section.title_of(heading), |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            for one in &heading.questions {
                question(ui, view, one, remembered, actions);
                local_questions::change(ui, view, one, &mut remembered.local, actions);
            }
        });
    }
    ui.add_space(MORE);
    local_questions::add(ui, view, section.number, &mut remembered.local, actions);
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::super::sample::{Drawn, harness};
    use super::*;

    #[test]
    fn the_next_and_previous_buttons_walk_the_sections() {
        let mut harness = harness(Drawn::of(Page::Section(2)), 1280.0, 800.0);
        harness.get_by_label("Next section").click();
        harness.run();
        harness.get_by_label("Previous section").click();
        harness.run();
        let actions = &harness.state().actions;
        assert!(
            matches!(&actions[..], [Action::Go(Page::Section(3)), Action::Go(Page::Section(1))]),
            "{actions:?}"
        );
    }

    #[test]
    fn the_walk_ends_at_the_first_section_and_at_the_outcome() {
        let mut harness = harness(Drawn::of(Page::Section(1)), 1280.0, 800.0);
        harness.get_by_label("Previous section").click();
        harness.run();
        harness.state_mut().page = Page::Section(14);
        harness.run();
        harness.get_by_label("Next section").click();
        harness.run();
        assert!(harness.state().actions.is_empty());
    }

    #[test]
    fn the_list_leads_to_any_section() {
        let mut harness = harness(Drawn::of(Page::Section(2)), 1280.0, 800.0);
        harness.get_by_label_contains("13. Networks, leadership and coordination,").click();
        harness.run();
        assert!(matches!(&harness.state().actions[..], [Action::Go(Page::Section(13))]));
    }

    #[test]
    fn its_indicators_and_questions_are_there() {
        let mut harness = harness(Drawn::of(Page::Section(11)), 1280.0, 3000.0);
        let section = crate::workbook::workbook().section(11).unwrap();
        for question in section.headings.iter().flat_map(|heading| &heading.questions) {
            harness.get_by_label(&question.place);
            harness.get_by_label(&question.text);
            for item in &question.items {
                harness.get_by_label(&item.place);
            }
        }
        harness.get_by_label("Births per midwife (WTE)").click();
        harness.run();
        assert!(
            matches!(&harness.state().actions[..], [Action::Go(Page::Indicator(id))] if id.as_str() == "births_per_midwife")
        );
    }

    #[test]
    fn the_questions_can_be_read_before_any_return_is_there() {
        let harness = harness(Drawn::empty(Page::Section(11)), 1024.0, 3000.0);
        harness.get_by_label("11.1.4");
        assert!(harness.query_by_label("Births per midwife (WTE)").is_none());
    }
}
