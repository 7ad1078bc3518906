//! Areas of a kind beside each other: ranked, in the funnel, and in time.

use eframe::egui::{self, Ui};

use super::{
    super::super::{view::View, widgets::pictured},
    Remembered,
};
use crate::{figure::Figure, report::charts::ChartKind};

/// How areas are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// From the best to the worst.
    #[default]
    Ranked,
    /// By their size.
    Funnel,
    /// Each in time, side by side.
    InTime,
}

/// Which of the charts is shown, where there is one.
pub(super) fn shown(view: &View<'_>, remembered: &Remembered) -> Option<ChartKind> {
    let areas = view.analysed?.areas.as_ref().ok()?;
    Some(match remembered.areas {
        Shown::Funnel if areas.funnel.is_some() => ChartKind::Funnel,
        Shown::InTime if areas.in_time.is_some() => ChartKind::InTime,
        Shown::Ranked | Shown::Funnel | Shown::InTime => ChartKind::Ranked,
    })
}

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
    let mut choices: Vec<(Shown, &str, &Figure)> = vec![(Shown::Ranked, "Ranked", &areas.ranked)];
    choices.extend(areas.funnel.as_ref().map(|figure| (Shown::Funnel, "Funnel", figure)));
    choices.extend(areas.in_time.as_ref().map(|figure| (Shown::InTime, "In time", figure)));
    if choices.len() > 1 {
        ui.horizontal(|ui| {
            for (shown, words, _) in &choices {
                ui.radio_value(&mut remembered.areas, *shown, *words);
            }
        });
    }
    let chosen = choices.iter().find(|(shown, ..)| *shown == remembered.areas);
    let figure = chosen.map_or(&areas.ranked, |(_, _, figure)| figure);
    let hint = "Point at an area for its figures; arrow keys go from one to the next.";
    pictured(ui, view.theme, figure, &mut remembered.zoom, hint);
    ui.add_space(4.0);
    for sentence in &areas.sentences {
        ui.add(egui::Label::new(sentence).wrap());
    }
}
