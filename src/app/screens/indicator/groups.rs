//! Groups of people beside each other: the gap, and where the shortfall is.

use eframe::egui::{self, Ui};

use super::{
    super::super::{view::View, widgets::pictured},
    Remembered,
};
use crate::{
    domain::IndicatorId,
    report::charts::{Chart, ChartKind},
};

/// The chart that is shown, where there is one.
pub(super) fn shown(view: &View<'_>, id: &IndicatorId, remembered: &Remembered) -> Option<Chart> {
    let groups = &view.analysed?.groups;
    let one = groups.get(remembered.dimension.min(groups.len().checked_sub(1)?))?;
    let by = (groups.len() > 1).then(|| one.dimension.clone());
    Some(Chart { by, ..Chart::of(id.clone(), ChartKind::Groups) })
}

/// The tab.
pub(super) fn ui(ui: &mut Ui, view: &View<'_>, remembered: &mut Remembered) {
    let Some(analysed) = view.analysed else {
        ui.label(view.theme.muted("The groups are being compared…"));
        return;
    };
    let groups = &analysed.groups;
    if groups.is_empty() {
        let words =
            "No figure of it is given by group: by quintile of deprivation, by occupation, by ethnicity.";
        ui.label(view.theme.muted(words));
        return;
    }
    if groups.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            for (at, one) in groups.iter().enumerate() {
                if ui.radio(remembered.dimension == at, &one.dimension).clicked() {
                    remembered.dimension = at;
                }
            }
        });
    }
    let at = remembered.dimension.min(groups.len() - 1);
    let Some(one) = groups.get(at) else { return };
    let hint = "Point at a group for its figures; arrow keys go from one to the next.";
    pictured(ui, view.theme, &one.figure, &mut remembered.zoom, hint);
    ui.add_space(4.0);
    for sentence in &one.sentences {
        ui.add(egui::Label::new(sentence).wrap());
    }
}
