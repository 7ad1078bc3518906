//! A list to choose from that says its name to those who cannot see it.

use eframe::egui::{self, AsIdSalt, ComboBox, InnerResponse, Role, Ui, WidgetInfo};

/// Names a list to choose from: `name` says what is chosen, `shown` what is chosen now.
pub(in crate::app) fn name_choice<R>(ui: &Ui, choice: &InnerResponse<R>, name: &str, shown: &str) {
    let enabled = ui.is_enabled();
    choice.response.widget_info(|| WidgetInfo {
        current_text_value: Some(shown.to_owned()),
        ..WidgetInfo::labeled(Role::ComboBox, enabled, name)
    });
}

/// A list to choose from that is `width` wide at least.
pub(in crate::app) fn choice<R>(
    ui: &mut Ui,
    salt: impl AsIdSalt,
    (name, shown): (&str, &str),
    width: f32,
    entries: impl FnOnce(&mut Ui) -> R,
) -> egui::Response {
    let list = ComboBox::from_id_salt(salt)
        .selected_text(shown)
        .width(width)
        .height(420.0)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, entries);
    name_choice(ui, &list, name, shown);
    list.response
}
