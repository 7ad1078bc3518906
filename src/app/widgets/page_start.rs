//! Where the keyboard is when a page was just gone to: from there Tab goes to the first thing on the page,
//! not through the menus and the side bar, and a screen reader says which page it is.

use eframe::egui::{Context, Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

fn id() -> Id {
    Id::unique("start of the page")
}

/// Puts the start of the page called `name` where `ui` is; nothing is seen of it.
pub(in crate::app) fn page_start(ui: &Ui, name: &str) {
    let nowhere = Rect::from_min_size(ui.cursor().min, Vec2::ZERO);
    let start = ui.interact(nowhere, id(), Sense::focusable_noninteractive());
    start.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("Start of the page {name}")));
}

/// Brings the keyboard to the start of the page.
pub(in crate::app) fn go_to_page_start(ctx: &Context) {
    ctx.memory_mut(|memory| memory.request_focus(id()));
}

/// Whether a dialog or list that opens may take the keyboard.
pub(in crate::app) fn keyboard_is_free(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.focused().is_none_or(|focused| focused == id()))
}
