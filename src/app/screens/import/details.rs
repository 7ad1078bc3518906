//! How the sheet is read, in a sentence, and the choices to correct it: where the headings are, how
//! the table lies, and what the table does not say.

use eframe::egui::{self, Ui};

use super::{
    super::super::{
        import_session::Understood,
        view::View,
        widgets::{choice, link},
    },
    find::{self, Typed},
};
use crate::{
    base::number_format,
    domain::Area,
    returns::{Layout, Mapping, SheetReading},
};

/// The sentence, the choices when they are asked for; gives the mapping as a person corrected it.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    understood: &Understood,
    at: usize,
    open: &mut bool,
    typed: &mut Typed,
) -> Option<Mapping> {
    let sheet = understood.reading.sheets.get(at)?;
    let mapping = understood.mapping(at)?;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add(egui::Label::new(view.theme.muted(sentence(view, mapping))).wrap());
        let words = if *open { "Done" } else { "Correct…" };
        let text = egui::RichText::new(words).color(view.theme.colour(crate::figure::Role::Action));
        if link(ui, view.theme, text).clicked() {
            *open = !*open;
        }
    });
    if !*open {
        return None;
    }
    ui.add_space(4.0);
    let mut corrected = None;
    ui.horizontal_wrapped(|ui| {
        // Each is drawn, whichever was changed.
        let all = [headings(ui, view, sheet, mapping), layout(ui, view, mapping)];
        corrected = all.into_iter().flatten().next();
    });
    let whole = whole_sheet(ui, view, sheet, mapping, typed);
    guesses(ui, view, sheet);
    corrected.or(whole)
}

/// `Headings in row 4, one row per area and period. The whole sheet: Q3 2010/11.`
fn sentence(view: &View<'_>, mapping: &Mapping) -> String {
    if mapping.layout == Layout::NoTable {
        return "No table was found on this sheet.".to_owned();
    }
    let first = mapping.header_row + 1;
    let rows = match mapping.header_rows {
        0 | 1 => format!("Headings in row {first}"),
        deep => format!("Headings in rows {first} to {}", first + deep - 1),
    };
    let indicator = mapping.indicator.as_ref().and_then(|id| view.catalogue.indicator(id));
    let whole: Vec<String> = [
        indicator.map(|known| known.name.clone()),
        mapping.area.as_ref().map(Area::label),
        mapping.period.map(|period| period.to_string()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let layout = mapping.layout.label();
    let mut letters = layout.chars();
    let layout =
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect());
    let whole =
        if whole.is_empty() { String::new() } else { format!(" All of the sheet: {}.", whole.join(", ")) };
    format!("{rows}, {layout}.{whole}")
}

/// Small words with what is chosen below them.
fn group<R>(ui: &mut Ui, view: &View<'_>, words: &str, width: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = egui::Layout::top_down(egui::Align::Min);
    let group = ui.allocate_ui_with_layout(egui::vec2(width, 50.0), layout, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(view.theme.small(words));
        ui.horizontal(content).inner
    });
    group.inner
}

fn layout(ui: &mut Ui, view: &View<'_>, mapping: &Mapping) -> Option<Mapping> {
    let mut corrected = None;
    group(ui, view, "Layout", 216.0, |ui| {
        choice(ui, "layout", ("Layout", mapping.layout.label()), 210.0, |ui| {
            for layout in [
                Layout::RowPerAreaAndPeriod,
                Layout::PeriodsAcross,
                Layout::RowPerIndicator,
                Layout::RowPerMeasure,
            ] {
                if ui.selectable_label(mapping.layout == layout, layout.label()).clicked() {
                    corrected = Some(Mapping { layout, ..mapping.clone() });
                    egui::Popup::close_all(ui.ctx());
                }
            }
        });
    });
    corrected
}

/// Where the headings begin and how many rows they take.
fn headings(ui: &mut Ui, view: &View<'_>, sheet: &SheetReading, mapping: &Mapping) -> Option<Mapping> {
    let mut corrected = None;
    let steps = |ui: &mut Ui, words: &str, value: u32, least: u32, most: u32| {
        group(ui, view, words, 116.0, |ui| {
            ui.spacing_mut().button_padding.x = 8.0;
            let mut stepped = None;
            for (sign, by, name) in [("–", -1, "less"), ("+", 1, "more")] {
                let next = value.saturating_add_signed(by);
                let enabled = (least..=most).contains(&next) && next != value;
                let button = ui.add_enabled(enabled, egui::Button::new(sign));
                button.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::Button, enabled, format!("{words}: {name}"))
                });
                if button.clicked() {
                    stepped = Some(next);
                }
                if by < 0 {
                    ui.label(number_format::number(f64::from(value), 0));
                }
            }
            stepped
        })
    };
    let last = sheet.grid.height().saturating_sub(1);
    if let Some(row) = steps(ui, "Headings in row", mapping.header_row + 1, 1, last + 1) {
        corrected = Some(Mapping { header_row: row - 1, ..mapping.clone() });
    }
    if let Some(rows) = steps(ui, "Rows of headings", mapping.header_rows, 1, 7) {
        corrected = Some(Mapping { header_rows: rows, ..mapping.clone() });
    }
    corrected
}

/// Period, area and indicator of the whole sheet: said where the table does not.
fn whole_sheet(
    ui: &mut Ui,
    view: &View<'_>,
    sheet: &SheetReading,
    mapping: &Mapping,
    typed: &mut Typed,
) -> Option<Mapping> {
    let mut corrected = None;
    ui.label(view.theme.small("For all of the sheet, where the table itself does not say it:"));
    ui.horizontal_wrapped(|ui| {
        if let Some(period) = find::period(ui, view, typed).0 {
            corrected = Some(Mapping { period: Some(period), ..mapping.clone() });
        }
        if mapping.period.is_some() && take_back(ui, "period") {
            corrected = Some(Mapping { period: None, ..mapping.clone() });
        }
    });
    ui.horizontal_wrapped(|ui| {
        if let Some(area) = find::area(ui, view, Some(sheet), typed).0 {
            corrected = Some(Mapping { area: Some(area), ..mapping.clone() });
        }
        if mapping.area.is_some() && take_back(ui, "area") {
            corrected = Some(Mapping { area: None, ..mapping.clone() });
        }
    });
    ui.horizontal_wrapped(|ui| {
        if let Some(indicator) = find::indicator(ui, view, typed).0 {
            corrected = Some(Mapping { indicator: Some(indicator), ..mapping.clone() });
        }
        if mapping.indicator.is_some() && take_back(ui, "indicator") {
            corrected = Some(Mapping { indicator: None, ..mapping.clone() });
        }
    });
    corrected
}

fn take_back(ui: &mut Ui, what: &str) -> bool {
    ui.button(format!("The table says the {what}")).clicked()
}

/// What was worked out, and why.
fn guesses(ui: &mut Ui, view: &View<'_>, sheet: &SheetReading) {
    if sheet.guesses.is_empty() {
        return;
    }
    egui::CollapsingHeader::new("How this was worked out").id_salt("guesses").show(ui, |ui| {
        let scroll = egui::ScrollArea::vertical().max_height(160.0).auto_shrink([false, true]);
        scroll.show(ui, |ui| {
            for guess in &sheet.guesses {
                let words = format!("{}: {} ({})", guess.what, guess.because, guess.confidence.label());
                ui.add(egui::Label::new(view.theme.small(words)).wrap());
            }
        });
    });
}
