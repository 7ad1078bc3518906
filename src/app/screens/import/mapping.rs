//! How the sheet is read: which sheet, where the headings are, how the table lies, and what the
//! table does not say.

use eframe::egui::{self, Ui};

use super::{
    super::super::{
        action::{Action, ImportStep},
        import_session::Understood,
        view::View,
        widgets::choice,
    },
    Finds,
    roles::elided,
};
use crate::{
    base::fold,
    domain::{Area, AreaCode, AreaKind, parse_period},
    returns::{Layout, Mapping, SheetReading},
};

/// The line of choices above the preview; gives the mapping as a person corrected it.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    understood: &Understood,
    (file, at): (usize, usize),
    finds: &mut Finds,
    actions: &mut Vec<Action>,
) -> Option<Mapping> {
    let sheet = understood.reading.sheets.get(at)?;
    let theme = view.theme;
    ui.horizontal_wrapped(|ui| {
        ui.label(theme.small("Read as"));
        ui.label(theme.strong(&sheet.summary).size(14.0));
        if sheet.asks && sheet.wanted {
            super::chip(ui, theme, super::Kind::Revised, "Please check the columns");
        }
    });
    let mut corrected = None;
    ui.horizontal_wrapped(|ui| {
        sheets(ui, view, understood, (file, at), actions);
        // Each is drawn, whichever was changed.
        let all = [
            headings(ui, view, sheet),
            layout(ui, view, &sheet.mapping),
            period(ui, view, &sheet.mapping, &mut finds.period),
            indicator(ui, view, &sheet.mapping, &mut finds.indicator),
            area(ui, view, sheet, &mut finds.area),
        ];
        corrected = all.into_iter().flatten().next();
    });
    corrected
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
    group(ui, view, "Layout", 196.0, |ui| {
        choice(ui, "layout", ("Layout", mapping.layout.label()), 190.0, |ui| {
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

fn sheets(
    ui: &mut Ui,
    view: &View<'_>,
    understood: &Understood,
    (file, at): (usize, usize),
    actions: &mut Vec<Action>,
) {
    let sheets = &understood.reading.sheets;
    let Some(sheet) = sheets.get(at) else { return };
    if sheets.len() > 1 {
        let name = |sheet: &SheetReading| {
            let hidden = if sheet.grid.hidden { " (hidden by the sender)" } else { "" };
            format!("{}{hidden}", sheet.grid.name)
        };
        group(ui, view, "Sheet", 176.0, |ui| {
            choice(ui, "sheet", ("Sheet", &elided(&name(sheet), 170.0)), 170.0, |ui| {
                for (i, other) in sheets.iter().enumerate() {
                    let figures = match other.observations.len() {
                        0 => "no figures".to_owned(),
                        1 => "1 figure".to_owned(),
                        n => format!("{n} figures"),
                    };
                    let tick = if other.wanted { "✓ " } else { "– " };
                    if ui.selectable_label(i == at, format!("{tick}{} · {figures}", name(other))).clicked() {
                        actions.push(Action::Import(ImportStep::Show { file, sheet: i }));
                        egui::Popup::close_all(ui.ctx());
                    }
                }
            })
        });
    }
    let mut wanted = sheet.wanted;
    group(ui, view, "", 136.0, |ui| {
        if ui.checkbox(&mut wanted, "Import this sheet").changed() {
            actions.push(Action::Import(ImportStep::Want { file, sheet: at, wanted }));
        }
    });
}

/// Where the headings begin and how many rows they take.
fn headings(ui: &mut Ui, view: &View<'_>, sheet: &SheetReading) -> Option<Mapping> {
    let mapping = &sheet.mapping;
    let mut corrected = None;
    let steps = |ui: &mut Ui, words: &str, value: u32, least: u32, most: u32| {
        group(ui, view, words, 104.0, |ui| {
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
                    ui.label(value.to_string());
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

/// A list with a field to find or type in; `entries` gives what was chosen.
fn finder<T>(
    ui: &mut Ui,
    view: &View<'_>,
    (name, shown): (&str, &str),
    find: &mut String,
    entries: impl FnOnce(&mut Ui, &str) -> Option<T>,
) -> Option<T> {
    let mut chosen = None;
    group(ui, view, name, 156.0, |ui| {
        choice(ui, name, (name, &elided(shown, 150.0)), 150.0, |ui| {
            ui.set_min_width(260.0);
            let label = ui.label(view.theme.small("Where the table does not say: find or type"));
            ui.add(egui::TextEdit::singleline(find).desired_width(f32::INFINITY)).labelled_by(label.id);
            chosen = entries(ui, find);
        })
    });
    if chosen.is_some() {
        find.clear();
        egui::Popup::close_all(ui.ctx());
    }
    chosen
}

const SAYS: &str = "the table says";

fn period(ui: &mut Ui, view: &View<'_>, mapping: &Mapping, find: &mut String) -> Option<Mapping> {
    let shown = mapping.period.map_or_else(|| SAYS.to_owned(), |period| period.to_string());
    let chosen = finder(ui, view, ("Period", &shown), find, |ui, typed| {
        if ui.selectable_label(mapping.period.is_none(), SAYS).clicked() {
            return Some(None);
        }
        match parse_period(typed) {
            Some(period) if ui.selectable_label(false, format!("Use {period}")).clicked() => {
                Some(Some(period))
            }
            Some(_) => None,
            None => {
                ui.label(view.theme.small("Such as Q3 2010/11, March 2011 or 2010/11"));
                None
            }
        }
    })?;
    Some(Mapping { period: chosen, ..mapping.clone() })
}

fn indicator(ui: &mut Ui, view: &View<'_>, mapping: &Mapping, find: &mut String) -> Option<Mapping> {
    let known = mapping.indicator.as_ref().and_then(|id| view.catalogue.indicator(id));
    let shown = known.map_or(SAYS, |known| known.name.as_str());
    let chosen = finder(ui, view, ("Indicator", shown), find, |ui, typed| {
        if ui.selectable_label(mapping.indicator.is_none(), SAYS).clicked() {
            return Some(None);
        }
        let sought = fold(typed);
        let found = view.catalogue.indicators.iter().filter(|known| fold(&known.name).contains(&sought));
        let mut chosen = None;
        for known in found {
            if ui.selectable_label(mapping.indicator.as_ref() == Some(&known.id), &known.name).clicked() {
                chosen = Some(Some(known.id.clone()));
            }
        }
        chosen
    })?;
    Some(Mapping { indicator: chosen, ..mapping.clone() })
}

fn area(ui: &mut Ui, view: &View<'_>, sheet: &SheetReading, find: &mut String) -> Option<Mapping> {
    let mapping = &sheet.mapping;
    let shown = mapping.area.as_ref().map_or_else(|| SAYS.to_owned(), Area::label);
    let chosen = finder(ui, view, ("Area", &shown), find, |ui, typed| {
        if ui.selectable_label(mapping.area.is_none(), SAYS).clicked() {
            return Some(None);
        }
        let sought = fold(typed);
        let known = view.document.dataset.areas().values().chain(&sheet.areas);
        let mut found: Vec<&Area> = known.filter(|area| fold(&area.label()).contains(&sought)).collect();
        found.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
        found.dedup_by(|a, b| a.code == b.code);
        let mut chosen = None;
        for area in found.into_iter().take(60) {
            if ui.selectable_label(mapping.area.as_ref() == Some(area), area.label()).clicked() {
                chosen = Some(Some(area.clone()));
            }
        }
        let typed = typed.trim();
        if !typed.is_empty() && ui.selectable_label(false, format!("Use “{typed}”")).clicked() {
            chosen = Some(Some(typed_area(typed)));
        }
        chosen
    })?;
    Some(Mapping { area: chosen, ..mapping.clone() })
}

/// An area by the code or the name that was typed.
fn typed_area(text: &str) -> Area {
    match AreaKind::of_code(text) {
        Some(kind) => Area { code: text.into(), name: text.to_uppercase(), kind },
        None => Area { code: AreaCode::of_name(text), name: text.to_owned(), kind: AreaKind::Other },
    }
}
