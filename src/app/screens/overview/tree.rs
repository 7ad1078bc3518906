//! The tree of sections: the two sides, the commissioning between them, and the outcome at the top.

use std::sync::Arc;

use eframe::egui::{
    self, Align2, Color32, CornerRadius, FontId, Galley, Pos2, Rect, Sense, Shape, Stroke, pos2,
    text::{LayoutJob, TextFormat},
    vec2,
};

use super::tree_places::TreePlaces;
use crate::{
    app::{
        action::Action,
        page::Page,
        theme::{Theme, semi_bold},
        view::View,
        widgets::pressable,
    },
    figure::Role,
    scoring::{
        Scorecard, SectionScore, SectionStatus, Status,
        sentence::{assessed, counted, leaning, numbered, spoken, standing},
    },
    workbook::Side,
};

/// How many points of balance move the knob to the end.
const FAR: f64 = 40.0;

/// Draws the tree in the room that is left, `height` high.
pub(super) fn tree(
    ui: &mut egui::Ui,
    view: &View<'_>,
    card: &Scorecard,
    height: f32,
    actions: &mut Vec<Action>,
) {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let theme = view.theme;
    let places = TreePlaces::of(area);
    backdrop(ui, theme, &places);
    for (side, place) in places.headings {
        heading(ui, theme, card, side, place);
    }
    // In this order, so that Tab goes from section 1 to the outcome.
    let rounds = places.cards.iter().copied().chain([(14, places.outcome)]);
    for (number, place) in rounds {
        let Some(section) = card.sections.iter().find(|section| section.number == number) else { continue };
        let id = response.id.with(number);
        let clicked = if number == 14 {
            outcome(ui, theme, section, place, id)
        } else {
            section_card(ui, theme, section, place, id)
        };
        if clicked {
            actions.push(Action::Go(Page::Section(number)));
        }
    }
    balance(ui, theme, card, places.balance);
}

fn backdrop(ui: &egui::Ui, theme: &Theme, places: &TreePlaces) {
    let card = theme.colour(Role::Card);
    // Pale enough that no one takes it for a status.
    let green = card.lerp_to_gamma(theme.status(Status::Met), if theme.dark { 0.16 } else { 0.09 });
    let wood = card.lerp_to_gamma(theme.colour(Role::Muted), 0.28);
    for tier in places.tiers {
        ui.painter().add(Shape::convex_polygon(tier.to_vec(), green, Stroke::NONE));
    }
    ui.painter().rect_filled(places.trunk, 2, wood);
}

fn heading(ui: &mut egui::Ui, theme: &Theme, card: &Scorecard, side: Side, place: Rect) {
    let score = card.sides.iter().find(|score| score.side == side);
    let percent = score.and_then(|score| score.percent);
    let text = match percent {
        Some(percent) => format!("{} {percent:.0}%", side.label()),
        None => side.label().to_owned(),
    };
    let role = if percent.is_some() { Role::Ink } else { Role::Muted };
    let text = theme.strong(text).size(12.0).color(theme.colour(role));
    let response = ui.place(place, egui::Label::new(text).truncate());
    if let Some(score) = score {
        response.on_hover_text(format!(
            "The mean of the sections on this side; {:.0}% of the expected weight is covered.",
            100.0 * score.coverage
        ));
    }
}

/// At most two lines, cut with an ellipsis.
fn two_lines(ui: &egui::Ui, text: &str, width: f32, size: f32, colour: Color32) -> Arc<Galley> {
    let format = TextFormat::simple(FontId::new(size, semi_bold()), colour);
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = width;
    job.wrap.max_rows = 2;
    job.break_on_newline = false;
    ui.painter().layout_job(job)
}

fn section_card(ui: &egui::Ui, theme: &Theme, section: &SectionScore, place: Rect, id: egui::Id) -> bool {
    let response = pressable(ui, theme, place, id, &spoken(section));
    let status = section.status.as_status();
    let bar = place.shrink(1.0).with_max_x(place.left() + 6.0);
    let round = CornerRadius { nw: 5, sw: 5, ..CornerRadius::ZERO };
    ui.painter().rect_filled(bar, round, theme.status(status));
    let inner = Rect::from_min_max(place.min + vec2(14.0, 7.0), place.max - vec2(10.0, 6.0));
    let role = if status == Status::NoData { Role::Muted } else { Role::Ink };
    let name = numbered(section.number, &section.name);
    let size = if place.height() > 84.0 { 14.0 } else { 13.0 };
    let galley = two_lines(ui, &name, inner.width(), size, theme.colour(role));
    ui.painter().galley(inner.min, galley, theme.colour(role));
    let sign = format!("{} {}", status.sign(), standing(section));
    let font = FontId::new(size, semi_bold());
    let colour = theme.status(status);
    ui.painter().text(inner.left_bottom(), Align2::LEFT_BOTTOM, sign, font, colour);
    let lesser = beside(section);
    if !lesser.is_empty() {
        let small = FontId::proportional(12.0);
        let muted = theme.colour(Role::Muted);
        ui.painter().text(inner.right_bottom(), Align2::RIGHT_BOTTOM, lesser, small, muted);
    }
    let clicked = response.clicked();
    why(response, theme, section);
    clicked
}

/// What stands beside the percentage: how people at a workshop see it, with a sign where the figures
/// contradict them; before a workshop, how much was measured.
fn beside(section: &SectionScore) -> String {
    let sign = if section.contradiction.is_some() { "≠ " } else { "" };
    match section.assessed.percent {
        Some(said) => format!("{sign}assessed {said:.0}%"),
        None if section.expected > 0 => counted(section),
        None => String::new(),
    }
}

fn outcome(ui: &egui::Ui, theme: &Theme, section: &SectionScore, place: Rect, id: egui::Id) -> bool {
    let response = ui.interact(place, id, Sense::click()).on_hover_cursor(egui::CursorIcon::PointingHand);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, spoken(section)));
    let status = section.status.as_status();
    let (centre, radius) = (place.center(), place.width() / 2.0);
    let active = response.hovered() || response.has_focus();
    let ring = if active { theme.colour(Role::Action) } else { theme.status(status) };
    ui.painter().circle(centre, radius - 1.0, theme.colour(Role::Card), Stroke::new(2.0, ring));
    let ink = theme.colour(Role::Ink);
    let format = TextFormat::simple(FontId::new(12.0, semi_bold()), ink);
    let mut job = LayoutJob::single_section(section.name.clone(), format);
    job.wrap.max_width = radius * 1.5;
    job.wrap.max_rows = 3;
    job.halign = egui::Align::Center;
    let galley = ui.painter().layout_job(job);
    let below = centre.y - 34.0 + galley.size().y;
    ui.painter().galley(pos2(centre.x, centre.y - 36.0), galley, ink);
    // The circle is narrow: the percentage, and under it the one word or count that matters most.
    let percent = section.percent.map(|percent| format!("{} {percent:.0}%", status.sign()));
    let sign = percent.unwrap_or_else(|| format!("{} {}", status.sign(), standing(section)));
    let font = FontId::new(13.0, semi_bold());
    let at = pos2(centre.x, below.max(centre.y) + 2.0);
    ui.painter().text(at, Align2::CENTER_TOP, sign, font, theme.status(status));
    let lesser = match section.status {
        SectionStatus::Provisional => "provisional".to_owned(),
        _ => beside(section),
    };
    let small = FontId::proportional(12.0);
    let at = at + vec2(0.0, 16.0);
    ui.painter().text(at, Align2::CENTER_TOP, lesser, small, theme.colour(Role::Muted));
    let clicked = response.clicked();
    why(response, theme, section);
    clicked
}

/// What decided the status, while the card is pointed at.
fn why(response: egui::Response, theme: &Theme, section: &SectionScore) {
    response.on_hover_ui(|ui| {
        ui.label(theme.strong(numbered(section.number, &section.name)));
        for sentence in &section.why {
            ui.add(egui::Label::new(sentence).wrap());
        }
        if section.assessed.answered > 0 {
            ui.add(egui::Label::new(assessed(&section.assessed)).wrap());
        }
        if let Some(sentence) = &section.contradiction {
            ui.add(egui::Label::new(theme.strong(sentence)).wrap());
        }
    });
}

fn balance(ui: &mut egui::Ui, theme: &Theme, card: &Scorecard, place: Rect) {
    let label = Rect::from_min_size(place.min, vec2(place.width(), 18.0));
    ui.place(label, egui::Label::new(theme.small("Balance of the two sides")).truncate());
    let y = place.top() + 32.0;
    let track = Rect::from_center_size(pos2(place.center().x, y), vec2(place.width() * 0.86, 6.0));
    let painter = ui.painter();
    painter.rect(track, 3, theme.colour(Role::Line), Stroke::NONE, egui::StrokeKind::Inside);
    let middle = Stroke::new(1.0, theme.colour(Role::Muted));
    painter.vline(track.center().x, (y - 7.0)..=(y + 7.0), middle);
    if let Some(points) = card.balance {
        #[expect(clippy::cast_possible_truncation, reason = "a share of the track, -0.5 to 0.5")]
        let share = (points / (2.0 * FAR)).clamp(-0.5, 0.5) as f32;
        let knob = Pos2::new(track.center().x + share * track.width(), y);
        painter.circle(knob, 7.0, theme.colour(Role::Action), Stroke::new(2.0, theme.colour(Role::Card)));
    }
    let words = Rect::from_min_size(pos2(place.left(), y + 10.0), vec2(place.width(), 30.0));
    let text = egui::RichText::new(leaning(card.balance)).size(12.0).color(theme.colour(Role::Ink));
    ui.place(words, egui::Label::new(text).wrap().halign(egui::Align::Center));
}
