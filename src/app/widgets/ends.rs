//! A line with something at each end, drawn in the order in which it is read, which is also the order of
//! the Tab key. A layout from right to left would go through the buttons backwards.

use eframe::egui::{Align, AsIdSalt, Id, Layout, Rect, Ui, UiBuilder};

/// A line in two parts: first the left end is drawn, then the right one.
#[derive(Debug)]
pub(in crate::app) struct Ends {
    id: Id,
    whole: Rect,
    /// How wide the right end was when it was last drawn.
    width: Option<f32>,
}

impl Ends {
    /// A line in the room that is left of a horizontal `ui`; `name` tells lines of one page apart.
    pub(in crate::app) fn new(ui: &Ui, name: impl AsIdSalt) -> Self {
        let id = ui.scope_id().with("right end").with(name);
        Self { id, whole: ui.available_rect_before_wrap(), width: ui.data(|data| data.get_temp(id)) }
    }

    /// Draws the left end, which gives way to the right one.
    pub(in crate::app) fn left<R>(&self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
        let taken = self.width.map_or(0.0, |width| width + ui.spacing().item_spacing.x);
        let place = self.whole.with_max_x((self.whole.right() - taken).max(self.whole.left()));
        part(ui, place, false, add)
    }

    /// Draws the right end.
    pub(in crate::app) fn right<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
        let left = self.whole.right() - self.width.unwrap_or(0.0);
        let place = self.whole.with_min_x(left.max(self.whole.left()));
        let mut drawn = 0.0;
        let answer = part(ui, place, self.width.is_none(), |ui| {
            let answer = add(ui);
            drawn = ui.min_rect().width();
            answer
        });
        if self.width != Some(drawn) {
            ui.data_mut(|data| data.insert_temp(self.id, drawn));
            ui.ctx().request_discard("the right end of a line has another width");
        }
        answer
    }
}

fn part<R>(ui: &mut Ui, place: Rect, unseen: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = Layout::left_to_right(Align::Center);
    let builder = UiBuilder::new().max_rect(place).layout(layout);
    let mut part = ui.new_child(if unseen { builder.invisible() } else { builder });
    let answer = add(&mut part);
    ui.advance_cursor_after_rect(part.min_rect());
    answer
}
