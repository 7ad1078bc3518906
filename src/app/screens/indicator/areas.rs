//! Areas of a kind beside each other: ranked, and in the funnel.

use eframe::egui::{self, Ui};

use super::{super::super::view::View, Remembered, pictured};

/// The tab.
pub(super) fn ui(ui: &mut Ui, view: &View<'_>, remembered: &mut Remembered) {
    let Some(analysed) = view.analysed else {
        ui.label(view.theme.muted("The areas are being compared…"));
        return;
    };
    let areas = match &analysed.areas {
        Ok(areas) => areas,
        Err(why) => {
            ui.label(why);
            return;
        }
    };
    let mut funnel = remembered.funnel && areas.funnel.is_some();
    if areas.funnel.is_some() {
        ui.horizontal(|ui| {
            ui.radio_value(&mut funnel, false, "Ranked");
            ui.radio_value(&mut funnel, true, "Funnel");
        });
        remembered.funnel = funnel;
    }
    let figure = areas.funnel.as_ref().filter(|_| funnel).unwrap_or(&areas.ranked);
    pictured(
        ui,
        view,
        figure,
        &mut remembered.zoom,
        "Point at an area for its figures; arrow keys go from one to the next.",
    );
    ui.add_space(4.0);
    for sentence in &areas.sentences {
        ui.add(egui::Label::new(sentence).wrap());
    }
}
