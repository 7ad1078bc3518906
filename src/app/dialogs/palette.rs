//! Everything that can be done or gone to, found by a few letters of its name.

use eframe::egui::{
    self, Key, Modifiers, Sense, TextEdit,
    accesskit::{self},
    vec2,
};
use strum::IntoEnumIterator as _;

use super::super::{
    action::{Action, Answer},
    command::Command,
    page::Page,
    state::State,
    theme::Theme,
};
use crate::{base::fold, figure::Role};

/// The height of an entry, in points.
const ROW: f32 = 30.0;
/// How many entries are in sight.
const IN_SIGHT: f32 = 11.0;
/// What the heading, the field and the window's edge take, in points.
const AROUND: f32 = 200.0;

/// Something to do or to go to.
#[derive(Clone, Debug)]
struct Entry {
    name: String,
    folded: String,
    /// What it is, or its keys.
    beside: String,
    /// Why it cannot be done now.
    why_not: Option<&'static str>,
    action: Action,
}

/// What is typed, and the entry that Enter takes.
#[derive(Clone, Debug)]
pub(in crate::app) struct Palette {
    text: String,
    at: usize,
    entries: Vec<Entry>,
}

impl Palette {
    /// Everything that there is now: commands, pages, sections and indicators.
    pub(in crate::app) fn of(state: &State, ctx: &egui::Context) -> Self {
        let entry = |name: String, beside: String, action: Action| {
            // “scorecard page” finds the page of that name, “ctrl s” what these keys do.
            let folded = fold(&format!("{name} {beside}"));
            Entry { name, folded, beside, why_not: None, action }
        };
        let mut entries = Vec::new();
        for command in Command::iter().filter(|command| *command != Command::Palette) {
            let keys = command.shortcut().map_or_else(String::new, |keys| ctx.format_shortcut(&keys));
            let one = entry(command.label().to_owned(), keys, Action::Command(command));
            entries.push(Entry { why_not: state.why_not(command), ..one });
        }
        if state.is_open {
            let pages = Page::in_side_bar().into_iter();
            entries.extend(
                pages.map(|page| entry(page.side_bar().to_owned(), "page".to_owned(), Action::Go(page))),
            );
            let sections = state.document().workbook().sections.iter();
            entries.extend(sections.map(|section| {
                let name = format!("{}. {}", section.number, section.name);
                entry(name, "section".to_owned(), Action::Go(Page::Section(section.number)))
            }));
            if let Some(card) = state.scorecard() {
                entries.extend(card.indicators().map(|score| {
                    let to = Action::Go(Page::Indicator(score.id.clone()));
                    entry(score.name.clone(), "indicator".to_owned(), to)
                }));
            }
        }
        Self { text: String::new(), at: 0, entries }
    }

    /// What has all the words that are typed, that which begins with them first.
    fn found(&self) -> Vec<&Entry> {
        let sought = fold(&self.text);
        let has_all = |entry: &&Entry| sought.split(' ').all(|word| entry.folded.contains(word));
        let mut found: Vec<&Entry> = self.entries.iter().filter(has_all).collect();
        found.sort_by_key(|entry| !entry.folded.starts_with(&sought));
        found
    }
}

pub(super) fn ui(ctx: &egui::Context, theme: &Theme, palette: &mut Palette, actions: &mut Vec<Action>) {
    let pressed = |key| ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let (down, up, enter) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp), pressed(Key::Enter) > 0);
    super::wide_modal(ctx, theme, "Go to or do", 560.0, actions, |ui, actions| {
        let label = ui.label(theme.small("A few letters of a command, a page, a section or an indicator"));
        let field = ui.add(TextEdit::singleline(&mut palette.text).desired_width(f32::INFINITY));
        let field = field.labelled_by(label.id);
        // Arrows go through the list below, so that the field never loses the keyboard.
        field.request_focus();
        if field.changed() {
            palette.at = 0;
        }
        let mut at = palette.at;
        let found = palette.found();
        let last = found.len().saturating_sub(1);
        at = (at + down).min(last).saturating_sub(up);
        ui.add_space(6.0);
        let mut taken = found.get(at).copied().filter(|_| enter);
        if found.is_empty() {
            ui.label(theme.muted("Nothing is called that."));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        // As high as the list needs, however few entries the palette showed before.
        let height = (ROW * IN_SIGHT).min(ctx.content_rect().height() - AROUND).max(ROW);
        let scroll = egui::ScrollArea::vertical().min_scrolled_height(height).max_height(height);
        let scroll = scroll.auto_shrink([false, true]);
        scroll.show_rows(ui, ROW, found.len(), |ui, rows| {
            // Whoever moves by keys sees where they are.
            if down + up > 0 {
                let top = ui.max_rect().top() + (at as f32 - rows.start as f32) * ROW;
                let area = egui::Rect::from_min_size(
                    egui::pos2(ui.max_rect().left(), top),
                    vec2(ui.available_width(), ROW),
                );
                ui.scroll_to_rect(area, None);
            }
            for (i, entry) in found.iter().enumerate().skip(rows.start).take(rows.len()) {
                let row = row(ui, theme, entry, i == at);
                if i == at {
                    ctx.accesskit_node_builder(field.id, |node| {
                        node.set_active_descendant(row.id.accesskit_id());
                    });
                }
                if row.clicked() {
                    taken = Some(entry);
                }
            }
        });
        if let Some(entry) = taken.filter(|entry| entry.why_not.is_none()) {
            actions.push(Action::Answer(Answer::Cancel));
            actions.push(entry.action.clone());
        }
        palette.at = at;
    });
}

/// One entry, with its keys or what it is at the right end.
fn row(ui: &mut egui::Ui, theme: &Theme, entry: &Entry, chosen: bool) -> egui::Response {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let beside = entry.why_not.unwrap_or(&entry.beside);
    let enabled = entry.why_not.is_none();
    response.widget_info(|| {
        let told = format!("{} {beside}", entry.name);
        egui::WidgetInfo::selected(accesskit::Role::ListBoxOption, enabled, chosen, told)
    });
    let painter = ui.painter();
    if chosen || response.hovered() {
        painter.rect_filled(area, 6, theme.action_tint());
    }
    let ink = theme.colour(if enabled { Role::Ink } else { Role::Muted });
    let place = area.shrink2(vec2(10.0, 0.0));
    let font = egui::FontId::proportional;
    let muted = theme.colour(Role::Muted);
    let right = egui::Align2::RIGHT_CENTER;
    let kept = painter.text(place.right_center(), right, beside, font(12.0), muted);
    let room = (kept.left() - place.left() - 12.0).max(40.0);
    let mut job = egui::text::LayoutJob::simple(entry.name.clone(), font(13.0), ink, room);
    job.wrap.max_rows = 1;
    let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(job));
    let top = place.center().y - galley.size().y / 2.0;
    ui.painter().galley(egui::pos2(place.left(), top), galley, ink);
    response
}
