//! Which charts to save into a folder, and as what.

use eframe::egui;
use strum::IntoEnumIterator as _;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
    },
    main_button, modal,
};
use crate::{
    export::{FigureFormat, PictureSize},
    report::charts::{Chart, ChartKind},
};

/// What is chosen so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct ChartsForm {
    /// Of which kinds.
    kinds: Vec<ChartKind>,
    /// As what.
    pub(in crate::app) format: FigureFormat,
    /// How large.
    pub(in crate::app) size: PictureSize,
}

/// Everything, for the pages of a Word document.
impl Default for ChartsForm {
    fn default() -> Self {
        Self {
            kinds: ChartKind::iter().collect(),
            format: FigureFormat::default(),
            size: PictureSize::default(),
        }
    }
}

impl ChartsForm {
    /// Whether `chart` is among those chosen.
    pub(in crate::app) fn wants(&self, chart: &Chart) -> bool {
        self.kinds.contains(&chart.kind)
    }
}

/// Asks.
pub(super) fn ui(ctx: &egui::Context, theme: &Theme, form: &mut ChartsForm, actions: &mut Vec<Action>) {
    modal(ctx, theme, "Save the charts into a folder", actions, |ui, actions| {
        ui.label(
            theme.muted("A file for each chart of the area that is shown. Small numbers are hidden in them."),
        );
        ui.add_space(8.0);
        ui.label(theme.strong("Of each indicator"));
        kinds(ui, form, false);
        ui.add_space(4.0);
        ui.label(theme.strong("Of the whole scorecard"));
        kinds(ui, form, true);
        ui.add_space(8.0);
        ui.label(theme.strong("As"));
        for format in FigureFormat::iter() {
            ui.radio_value(&mut form.format, format, format.name());
        }
        if matches!(form.format, FigureFormat::Png | FigureFormat::Svg | FigureFormat::Pdf) {
            ui.add_space(4.0);
            ui.label(theme.strong("For"));
            ui.horizontal_wrapped(|ui| {
                for (size, words) in [
                    (PictureSize::Full, "a page"),
                    (PictureSize::Half, "half a page"),
                    (PictureSize::Slide, "a slide"),
                ] {
                    ui.radio_value(&mut form.size, size, words);
                }
            });
        }
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            let any = !form.kinds.is_empty();
            if main_button(ui, theme, "Choose a folder…", any) {
                actions.push(Action::Answer(Answer::Charts(form.clone())));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}

fn kinds(ui: &mut egui::Ui, form: &mut ChartsForm, of_all: bool) {
    ui.horizontal_wrapped(|ui| {
        for kind in ChartKind::iter().filter(|kind| kind.is_of_all() == of_all) {
            let mut on = form.kinds.contains(&kind);
            if ui.checkbox(&mut on, kind.name()).changed() {
                form.kinds.retain(|known| *known != kind);
                if on {
                    form.kinds.push(kind);
                }
            }
        }
    });
}
