//! What the keyboard comes to is brought into sight: `egui` leaves it below the edge of a page that scrolls.

use eframe::egui::{Context, Event, Id, Memory, Plugin, RawInput, Ui, accesskit};

/// Asks what has the keyboard to come into sight, as a screen reader would ask.
#[derive(Debug, Default)]
pub(super) struct InSight {
    /// What had the keyboard in the last frame.
    focused: Option<Id>,
    /// What is to be brought into sight in the next one.
    hidden: Option<Id>,
}

impl Plugin for InSight {
    fn debug_name(&self) -> &'static str {
        "in sight"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx();
        let focused = ctx.memory(Memory::focused);
        if focused == self.focused {
            return;
        }
        self.focused = focused;
        // What was pressed is where the pointer is, and must stay there.
        if ctx.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
            return;
        }
        self.hidden = focused.filter(|id| is_cut(ctx, *id));
        if self.hidden.is_some() {
            ctx.request_repaint();
        }
    }

    fn input_hook(&mut self, _: &Context, input: &mut RawInput) {
        if let Some(id) = self.hidden.take() {
            input.events.push(Event::AccessKitActionRequest(accesskit::ActionRequest {
                action: accesskit::Action::ScrollIntoView,
                target_tree: accesskit::TreeId::ROOT,
                target_node: id.accesskit_id(),
                data: None,
            }));
        }
    }
}

/// Whether some of the height of a widget is out of sight.
fn is_cut(ctx: &Context, id: Id) -> bool {
    ctx.read_response(id).is_some_and(|widget| {
        // No part of it is in sight where the rectangles do not meet.
        widget.interact_rect.height().max(0.0) + 1.0 < widget.rect.height()
    })
}
