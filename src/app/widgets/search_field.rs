//! The field that narrows what a page lists: one to a page, so that a key finds it.

use eframe::egui::{Id, Response, TextEdit, Ui};

/// The field of whichever page is shown.
#[must_use]
pub(in crate::app) fn search_id() -> Id {
    Id::unique("what narrows the page")
}

/// The word Find, and the field.
pub(in crate::app) fn search_field(ui: &mut Ui, text: &mut String, hint: &str, width: f32) -> Response {
    let label = ui.label("Find");
    let field = TextEdit::singleline(text).id(search_id()).hint_text(hint).desired_width(width);
    ui.add(field).labelled_by(label.id)
}
