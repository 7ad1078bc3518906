//! The overview: the tree of sections, what needs attention, and what changed.

mod deaths_chart;
mod tree;
mod tree_places;

use eframe::egui::{self, Align, Align2, FontId, Layout, RichText, Sense, Stroke, vec2};

use self::{
    deaths_chart::{TITLE, deaths_chart},
    tree::tree,
    tree_places::LEAST_HEIGHT,
};
use super::{
    super::{
        action::Action,
        page::Page,
        theme::{Theme, semi_bold},
        view::View,
        widgets::{card, link, pressable, status_square, take_away_of},
    },
    digest::{Attention, Digest, Named},
    prepared::Prepared,
    scorecard::nothing_yet,
    waiting::Waiting,
};
use crate::{
    document::Edit,
    figure::Role,
    report::charts::{Chart, ChartKind},
    scoring::{Scorecard, Status, Summary},
};

/// Between cards, and between columns.
const GAP: f32 = 14.0;
/// What [`GAP`] lacks after the spacing that follows everything.
const MORE: f32 = 8.0;
/// Room for the tree beside the right column; narrower, the column goes below.
const SIDE_BY_SIDE: f32 = 940.0;

pub(in crate::app) fn ui(
    ui: &mut egui::Ui,
    view: &View<'_>,
    prepared: Option<&Prepared>,
    actions: &mut Vec<Action>,
) {
    let (Some(prepared), Some(scorecard)) = (prepared, view.scorecard) else {
        nothing_yet(ui, view, actions);
        return;
    };
    if let Some(waiting) = prepared.waiting {
        offer(ui, view.theme, waiting, actions);
    }
    let height = ui.available_height();
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width();
        let digest = &prepared.digest;
        if width >= SIDE_BY_SIDE {
            let right = (width * 0.33).clamp(330.0, 480.0);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                column(ui, width - right - GAP, |ui| tree_card(ui, view, scorecard, height, actions));
                column(ui, right, |ui| {
                    tiles(ui, view.theme, scorecard.summary, actions);
                    ui.add_space(MORE);
                    needs_attention(ui, view.theme, digest, room_for(height, digest), actions);
                    changes(ui, view.theme, digest, actions);
                });
            });
            return;
        }
        tiles(ui, view.theme, scorecard.summary, actions);
        ui.add_space(MORE);
        tree_card(ui, view, scorecard, height.min(700.0), actions);
        ui.add_space(MORE);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let half = (width - GAP) / 2.0;
            column(ui, half, |ui| needs_attention(ui, view.theme, digest, 6, actions));
            column(ui, half, |ui| changes(ui, view.theme, digest, actions));
        });
    });
}

/// A line that offers the standards of 2011 where they begin after the figures.
fn offer(ui: &mut egui::Ui, theme: &Theme, waiting: Waiting, actions: &mut Vec<Action>) {
    let frame = theme.card_frame().inner_margin(egui::Margin::symmetric(16, 8));
    frame.show(ui, |ui| {
        let line = vec2(ui.available_width(), 30.0);
        ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
            if ui.button("Score against the 2011 edition").clicked() {
                actions.push(Action::Edit(Edit::SetEdition("2011".to_owned())));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(waiting.words()).truncate());
            });
        });
    });
    ui.add_space(MORE);
}

fn column(ui: &mut egui::Ui, width: f32, content: impl FnOnce(&mut egui::Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        content(ui);
    });
}

/// How many lines of attention fit beside the other cards.
fn room_for(height: f32, digest: &Digest) -> usize {
    let others = 70.0 + 132.0 + if digest.deaths.is_some() { 158.0 } else { 0.0 } + 3.0 * 14.0;
    let revised = if digest.revised.is_some() { 20.0 } else { 0.0 };
    let lines = (height - others - revised - 82.0) / ATTENTION_LINE;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped first")]
    let lines = lines.clamp(3.0, 16.0) as usize;
    lines
}

fn tree_card(
    ui: &mut egui::Ui,
    view: &View<'_>,
    scorecard: &Scorecard,
    height: f32,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    card(ui, theme, "", |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let question = format!("How well is {} placed to cut infant deaths?", scorecard.area.name);
        ui.add(egui::Label::new(theme.heading(question)).wrap());
        let how =
            "Every section of the workbook, scored from measured indicators. Select a section to open it.";
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let kinds = [ChartKind::Tree, ChartKind::Balance, ChartKind::Grid];
                take_away_of(ui, &kinds.map(Chart::of_all), actions);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(egui::Label::new(theme.small(how)).wrap());
                });
            });
        });
        ui.add_space(4.0);
        let used = ui.min_rect().height() + theme.card_frame().total_margin().sum().y;
        tree(ui, view, scorecard, (height - used - 8.0).max(LEAST_HEIGHT), actions);
    });
}

fn tiles(ui: &mut egui::Ui, theme: &Theme, summary: Summary, actions: &mut Vec<Action>) {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 70.0), Sense::hover());
    let gap = 10.0;
    let width = (area.width() - 3.0 * gap) / 4.0;
    let counts = [
        (Status::Met, summary.met),
        (Status::Close, summary.close),
        (Status::NotMet, summary.not_met),
        (Status::NoData, summary.no_data),
    ];
    let mut left = area.left();
    for (status, count) in counts {
        let tile = egui::Rect::from_min_size(egui::pos2(left, area.top()), vec2(width, area.height()));
        left += width + gap;
        let name = format!("{count} {}, show in the scorecard", status.label().to_lowercase());
        let clicked = pressable(ui, theme, tile, response.id.with(status), &name).clicked();
        let pad = if width < 92.0 { 9.0 } else { 14.0 };
        let at = tile.min + vec2(pad, 8.0);
        let big = FontId::new(26.0, semi_bold());
        ui.painter().text(at, Align2::LEFT_TOP, count, big, theme.status(status));
        let sign = FontId::new(12.0, semi_bold());
        let at = tile.left_bottom() + vec2(pad, -10.0);
        let text = format!("{} ", status.sign());
        let drawn = ui.painter().text(at, Align2::LEFT_BOTTOM, text, sign.clone(), theme.status(status));
        ui.painter().text(
            drawn.right_bottom(),
            Align2::LEFT_BOTTOM,
            status.label(),
            sign,
            theme.colour(Role::Ink),
        );
        if clicked {
            actions.push(Action::ShowScorecard(status));
        }
    }
}

const ATTENTION_LINE: f32 = 41.0;

fn needs_attention(
    ui: &mut egui::Ui,
    theme: &Theme,
    digest: &Digest,
    most: usize,
    actions: &mut Vec<Action>,
) {
    card(ui, theme, "Needs attention first", |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if digest.attention.is_empty() {
            ui.label(theme.muted("Nothing that was measured misses its standard."));
        }
        for one in digest.attention.iter().take(most) {
            if attention(ui, theme, one) {
                actions.push(Action::Go(Page::Indicator(one.id.clone())));
            }
        }
        let rest = digest.attention.len().saturating_sub(most);
        if rest > 0 {
            ui.add_space(8.0);
            if link(ui, theme, theme.small(format!("{rest} more in the scorecard"))).clicked() {
                actions.push(Action::Go(Page::Scorecard));
            }
        }
    });
}

fn attention(ui: &mut egui::Ui, theme: &Theme, one: &Attention) -> bool {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), ATTENTION_LINE), Sense::click());
    let status = one.status.label().to_lowercase();
    let spoken = format!("{} {}, {status}, {}", one.name, one.value, one.why);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
    let active = response.hovered() || response.has_focus();
    ui.painter().hline(area.x_range(), area.top(), Stroke::new(1.0, theme.colour(Role::Line)));
    let layout = Layout::left_to_right(Align::Center);
    let mut line = ui.new_child(egui::UiBuilder::new().max_rect(area).layout(layout));
    line.spacing_mut().item_spacing.x = 10.0;
    status_square(&mut line, theme, one.status);
    line.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(3.0);
        let colour = theme.colour(if active { Role::Action } else { Role::Ink });
        // The value is whole whatever the name's length.
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), 17.0),
            Layout::right_to_left(Align::Center),
            |ui| {
                ui.label(RichText::new(&one.value).family(semi_bold()).color(theme.status(one.status)));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let name = RichText::new(&one.name).family(semi_bold()).color(colour);
                    ui.add(egui::Label::new(name).truncate().show_tooltip_when_elided(false));
                });
            },
        );
        ui.add(egui::Label::new(theme.small(&one.why)).truncate().show_tooltip_when_elided(false));
    });
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(spoken).clicked()
}

fn changes(ui: &mut egui::Ui, theme: &Theme, digest: &Digest, actions: &mut Vec<Action>) {
    since(ui, theme, digest, actions);
    let Some(deaths) = &digest.deaths else { return };
    ui.add_space(MORE);
    card(ui, theme, "", |ui| {
        ui.add(egui::Label::new(theme.strong(TITLE).size(14.0)).truncate());
        if deaths_chart(ui, theme, deaths) {
            actions.push(Action::Go(Page::Indicator(deaths.id.clone())));
        }
    });
}

fn since(ui: &mut egui::Ui, theme: &Theme, digest: &Digest, actions: &mut Vec<Action>) {
    ui.add_space(MORE);
    card(ui, theme, "Since the last figures", |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let better = format!("▲ {} better", digest.better.len());
        let worse = format!("▼ {} worse", digest.worse.len());
        changed(ui, theme, (better, Role::Better), &digest.better, actions);
        changed(ui, theme, (worse, Role::Worse), &digest.worse, actions);
        let same = format!("● {} the same", digest.same.len());
        changed(ui, theme, (same, Role::Neither), &digest.same, actions);
        if let Some((count, by)) = &digest.revised {
            let s = if *count == 1 { "" } else { "s" };
            let text = format!("{count} figure{s} revised by {by}");
            if link(ui, theme, theme.small(text)).on_hover_text("Open the returns").clicked() {
                actions.push(Action::Go(Page::Returns));
            }
        }
    });
}

/// A count, the first by name, and the rest when pointed at.
fn changed(
    ui: &mut egui::Ui,
    theme: &Theme,
    (count, role): (String, Role),
    named: &[Named],
    actions: &mut Vec<Action>,
) {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let layout = Layout::left_to_right(Align::Center);
    let left = area.with_max_x(area.left() + 88.0);
    let mut line = ui.new_child(egui::UiBuilder::new().max_rect(left).layout(layout));
    line.label(RichText::new(count).family(semi_bold()).color(theme.colour(role)));
    let layout = Layout::right_to_left(Align::Center);
    let right = area.with_min_x(left.right() + 4.0);
    let mut line = ui.new_child(egui::UiBuilder::new().max_rect(right).layout(layout));
    let rest = named.iter().skip(1).map(|one| one.name.as_str()).collect::<Vec<_>>();
    if !rest.is_empty() {
        line.label(theme.small(format!("+{} more", rest.len()))).on_hover_text(rest.join("\n"));
    }
    line.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let Some(first) = named.first() else { return };
        if link(ui, theme, RichText::new(&first.name)).clicked() {
            actions.push(Action::Go(Page::Indicator(first.id.clone())));
        }
    });
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::super::sample::{Drawn, harness};
    use super::*;
    use crate::{app::command::Command, scoring::sentence::spoken};

    #[test]
    fn every_section_is_a_button_with_all_that_it_shows() {
        let mut harness = harness(Drawn::of(Page::Overview), 1280.0, 800.0);
        let card = harness.state().card.clone().unwrap();
        assert_eq!(card.sections.len(), 14);
        for section in &card.sections {
            harness.get_by_label(&spoken(section)).click();
            harness.run();
            let last = harness.state_mut().actions.pop();
            assert!(
                matches!(last, Some(Action::Go(Page::Section(number))) if number == section.number),
                "{} {last:?}",
                section.number
            );
        }
    }

    #[test]
    fn tab_goes_through_the_sections_in_order() {
        let mut harness = harness(Drawn::of(Page::Overview), 1280.0, 800.0);
        let card = harness.state().card.clone().unwrap();
        harness.key_press(egui::Key::Tab);
        harness.run();
        assert!(harness.get_by_label("Save or copy…").is_focused(), "stands above the tree");
        for section in &card.sections {
            harness.key_press(egui::Key::Tab);
            harness.run();
            assert!(harness.get_by_label(&spoken(section)).is_focused(), "{}", section.number);
        }
        harness.key_press(egui::Key::Enter);
        harness.run();
        assert!(matches!(&harness.state().actions[..], [Action::Go(Page::Section(14))]));
    }

    #[test]
    fn what_needs_attention_opens_its_page() {
        let mut harness = harness(Drawn::of(Page::Overview), 1280.0, 800.0);
        let label = "Booked by 12 weeks 78.2%, not met, At least 90% · clearly missed · section 9";
        harness.get_by_label(label).click();
        harness.run();
        assert!(
            matches!(&harness.state().actions[..], [Action::Go(Page::Indicator(id))] if id.as_str() == "booked_by_12_weeks")
        );
    }

    #[test]
    fn a_tile_opens_the_scorecard_with_its_status() {
        let mut harness = harness(Drawn::of(Page::Overview), 1024.0, 700.0);
        let count = harness.state().card.as_ref().unwrap().summary.not_met;
        harness.get_by_label(&format!("{count} not met, show in the scorecard")).click();
        harness.run();
        assert!(matches!(&harness.state().actions[..], [Action::ShowScorecard(Status::NotMet)]));
    }

    #[test]
    fn the_workbook_s_own_standards_are_offered_where_figures_end_before_them() {
        let mut drawn = Drawn::of(Page::Overview);
        std::sync::Arc::make_mut(&mut drawn.document).settings.edition.clear();
        let card = drawn.document.scorecard().unwrap().unwrap();
        drawn.card = Some(std::sync::Arc::new(card));
        let mut harness = harness(drawn, 1280.0, 800.0);
        let offer = harness.get_by_label("Score against the 2011 edition");
        // One line: the tree is still below it.
        assert!(offer.rect().bottom() < 80.0, "{:?}", offer.rect());
        offer.click();
        harness.run();
        assert!(
            matches!(&harness.state().actions[..], [Action::Edit(Edit::SetEdition(edition))] if edition == "2011")
        );
    }

    #[test]
    fn without_figures_the_page_says_what_to_do() {
        let mut harness = harness(Drawn::empty(Page::Overview), 1280.0, 800.0);
        harness.get_by_label("No figures yet");
        harness.get_by_label(Command::ImportReturns.label()).click();
        harness.run();
        assert!(matches!(&harness.state().actions[..], [Action::Command(Command::ImportReturns)]));
    }
}
