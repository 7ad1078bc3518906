//! Words found on the page that is shown, whatever page it is.
//!
//! What is looked through is what a screen reader is told of the page, so that no page has to know of it,
//! and what can be read out can be found.

use eframe::egui::{
    self, Context, FullOutput, Key, LayerId, Modifiers, Order, Plugin, Pos2, RawInput, Rect, Stroke,
    StrokeKind, Ui,
    accesskit::{self, Action, ActionRequest, Node, NodeId, Role, TreeId, TreeUpdate},
};

use super::theme::Theme;
use crate::figure;

/// What is looked for.
#[derive(Debug, Default)]
pub(super) struct Find {
    /// What is typed.
    text: String,
    /// Which of the places found is the present one.
    at: usize,
    /// Set when the field is to take the keyboard.
    take_keyboard: bool,
    /// Set when the present place is to be brought into sight.
    show: bool,
}

/// What the bar was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The place after the present one.
    Next,
    /// The place before it.
    Previous,
}

/// A piece of text on the page, and where it stands in the window, in points.
#[derive(Clone, Debug, PartialEq)]
struct Piece {
    id: NodeId,
    lower: String,
    area: Rect,
}

/// Listens to what is told of the page, and asks that a place be shown.
#[derive(Debug, Default)]
pub(super) struct Listener {
    /// The page whose text is wanted.
    page: Option<NodeId>,
    pieces: Vec<Piece>,
    show: Option<NodeId>,
}

impl Plugin for Listener {
    fn debug_name(&self) -> &'static str {
        "find"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        if let Some(target_node) = self.show.take() {
            let action = Action::ScrollIntoView;
            let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node, data: None };
            input.events.push(egui::Event::AccessKitActionRequest(request));
        }
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let (Some(page), Some(update)) = (self.page, &output.platform_output.accesskit_update) else {
            return;
        };
        // Another window, such as the projector's, does not have the page.
        let Some(pieces) = pieces(update, page) else { return };
        if pieces != self.pieces {
            self.pieces = pieces;
            ctx.request_repaint();
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "it was an f32 before it was told")]
const fn point(at: accesskit::Point) -> Pos2 {
    Pos2::new(at.x as f32, at.y as f32)
}

/// The text below a node in reading order; `None` where there is no such node.
fn pieces(update: &TreeUpdate, page: NodeId) -> Option<Vec<Piece>> {
    let nodes: std::collections::HashMap<NodeId, &Node> =
        update.nodes.iter().map(|(id, node)| (*id, node)).collect();
    let mut found = Vec::new();
    let mut waiting = vec![page];
    nodes.get(&page)?;
    while let Some(id) = waiting.pop() {
        let Some(node) = nodes.get(&id) else { continue };
        waiting.extend(node.children().iter().rev());
        if node.role() == Role::TextRun {
            continue;
        }
        let words: Vec<&str> = [node.label(), node.value()].into_iter().flatten().collect();
        // What has no size is only heard.
        let bounds = node.bounds().filter(|area| area.width() > 0.0);
        if let (false, Some(area)) = (words.is_empty(), bounds) {
            let area =
                Rect::from_two_pos(point(area.origin()), point(accesskit::Point::new(area.x1, area.y1)));
            found.push(Piece { id, lower: words.join(" ").to_lowercase(), area });
        }
    }
    Some(found)
}

impl Find {
    /// Looks for words from now on, with the keyboard in the field.
    pub(super) fn open(ctx: &Context) -> Self {
        ctx.enable_accesskit();
        Self { take_keyboard: true, ..Self::default() }
    }

    /// Takes the keyboard back into the field.
    pub(super) const fn again(&mut self) {
        self.take_keyboard = true;
    }

    /// Goes to another of the places.
    pub(super) fn step(&mut self, ctx: &Context, step: Step) {
        let count = self.found(ctx).len().max(1);
        self.at = match step {
            Step::Next => (self.at + 1) % count,
            Step::Previous => (self.at + count - 1) % count,
        };
        self.show = true;
        ctx.request_repaint();
    }

    fn found(&self, ctx: &Context) -> Vec<Piece> {
        let sought = self.text.trim().to_lowercase();
        if sought.is_empty() {
            return Vec::new();
        }
        let all = ctx.with_plugin(|listener: &mut Listener| {
            let with = listener.pieces.iter().filter(|piece| piece.lower.contains(&sought));
            with.cloned().collect()
        });
        all.unwrap_or_default()
    }

    /// The bar with the field; whether it is to be closed.
    pub(super) fn bar(&mut self, ui: &mut Ui, theme: &Theme) -> bool {
        let ctx = ui.ctx().clone();
        let count = self.found(&ctx).len();
        let mut close = false;
        ui.horizontal(|ui| {
            let label = ui.label("Find on this page");
            let field = ui.add(egui::TextEdit::singleline(&mut self.text).desired_width(260.0));
            let field = field.labelled_by(label.id);
            if std::mem::take(&mut self.take_keyboard) {
                field.request_focus();
            }
            if field.changed() {
                (self.at, self.show) = (0, true);
                ctx.request_repaint();
            }
            let (back, enter) = ui.input(|input| (input.modifiers.shift, input.key_pressed(Key::Enter)));
            if field.lost_focus() && enter {
                self.step(&ctx, if back { Step::Previous } else { Step::Next });
                field.request_focus();
            }
            close = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
            let places = match (self.text.trim().is_empty(), count) {
                (true, _) => String::new(),
                (_, 0) => "Not on this page".to_owned(),
                (_, count) => format!("{} of {count}", self.at.min(count - 1) + 1),
            };
            ui.add_enabled_ui(count > 0, |ui| {
                if ui.button("Before").clicked() {
                    self.step(&ctx, Step::Previous);
                }
                if ui.button("Next").clicked() {
                    self.step(&ctx, Step::Next);
                }
            });
            ui.label(theme.muted(places));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                close |= ui.button("Close").clicked();
            });
        });
        if close {
            stop(&ctx);
        }
        close
    }

    /// Frames the places on the page that was just drawn, and brings the present one into sight.
    pub(super) fn frame(&mut self, ui: &Ui, theme: &Theme) {
        let ctx = ui.ctx();
        let page = ui.unique_id().accesskit_id();
        ctx.with_plugin(|listener: &mut Listener| listener.page = Some(page));
        let found = self.found(ctx);
        let at = self.at.min(found.len().saturating_sub(1));
        if let (true, Some(present)) = (self.show && !found.is_empty(), found.get(at)) {
            self.show = false;
            ctx.with_plugin(|listener: &mut Listener| listener.show = Some(present.id));
            ctx.request_repaint();
        }
        let layer = LayerId::new(Order::Foreground, egui::Id::unique("found"));
        let painter = ctx.layer_painter(layer).with_clip_rect(ui.clip_rect());
        for (i, piece) in found.iter().enumerate() {
            let width = if i == at { 2.5 } else { 1.0 };
            let stroke = Stroke::new(width, theme.colour(figure::Role::Action));
            painter.rect_stroke(piece.area.expand(2.0), 3, stroke, StrokeKind::Outside);
        }
    }
}

/// Stops listening to the page.
fn stop(ctx: &Context) {
    ctx.with_plugin(|listener: &mut Listener| *listener = Listener::default());
}
