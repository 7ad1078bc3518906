//! Fields to type a period, an area or an indicator into, with what fits below them.

use eframe::egui::{self, Key, Ui};

use super::super::super::view::View;
use crate::{
    base::fold,
    domain::{Area, AreaCode, AreaKind, IndicatorId, Period, parse_period},
    returns::SheetReading,
};

/// What is typed into the fields.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) period: String,
    pub(super) area: String,
    pub(super) indicator: String,
}

/// What fits is listed up to here.
const MOST: usize = 8;

fn field(ui: &mut Ui, name: &str, hint: &str, text: &mut String) -> (egui::Response, bool) {
    let label = ui.label(name);
    let field = egui::TextEdit::singleline(text).hint_text(hint).desired_width(220.0);
    let field = ui.add(field).labelled_by(label.id);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    (field, entered)
}

/// A period; given by Enter or by the button that says it.
pub(super) fn period(ui: &mut Ui, view: &View<'_>, typed: &mut Typed) -> (Option<Period>, egui::Response) {
    let (field, entered) = field(ui, "Period", "Q3 2010/11, March 2011, 2010/11", &mut typed.period);
    let period = parse_period(&typed.period);
    let mut given = period.filter(|_| entered);
    match period {
        Some(period) if ui.button(format!("Use {period}")).clicked() => given = Some(period),
        None if !typed.period.trim().is_empty() => {
            ui.label(view.theme.muted("That is not a period yet."));
        }
        _ => {}
    }
    if given.is_some() {
        typed.period.clear();
    }
    (given, field)
}

/// An indicator of the catalogue.
pub(super) fn indicator(
    ui: &mut Ui,
    view: &View<'_>,
    typed: &mut Typed,
) -> (Option<IndicatorId>, egui::Response) {
    let (field, entered) = field(ui, "Indicator", "part of its name", &mut typed.indicator);
    let sought = fold(&typed.indicator);
    let fits = |name: &str| sought.split(' ').all(|word| fold(name).contains(word));
    let found: Vec<_> = if sought.is_empty() {
        Vec::new()
    } else {
        view.catalogue.indicators.iter().filter(|known| fits(&known.name)).take(MOST).collect()
    };
    let mut given = found.first().filter(|_| entered).map(|known| known.id.clone());
    for known in &found {
        if ui.button(&known.name).clicked() {
            given = Some(known.id.clone());
        }
    }
    if found.is_empty() && !sought.is_empty() {
        ui.label(view.theme.muted("No indicator has these words."));
    }
    if given.is_some() {
        typed.indicator.clear();
    }
    (given, field)
}

/// An area that is known, or what was typed as a new one.
pub(super) fn area(
    ui: &mut Ui,
    view: &View<'_>,
    sheet: Option<&SheetReading>,
    typed: &mut Typed,
) -> (Option<Area>, egui::Response) {
    let (field, entered) = field(ui, "Area", "its name or code", &mut typed.area);
    let found = areas(view, sheet, &typed.area);
    let mut given = found.first().filter(|_| entered).copied().cloned();
    for area in &found {
        if ui.button(area.label()).clicked() {
            given = Some((*area).clone());
        }
    }
    let text = typed.area.trim();
    if !text.is_empty() && (ui.button(format!("Use “{text}”")).clicked() || (entered && found.is_empty()))
    {
        given = Some(typed_area(text));
    }
    if given.is_some() {
        typed.area.clear();
    }
    (given, field)
}

/// The known areas that fit what is typed: the scorecard's own first.
fn areas<'a>(view: &View<'a>, sheet: Option<&'a SheetReading>, typed: &str) -> Vec<&'a Area> {
    let sought = fold(typed);
    let known =
        view.document.dataset.areas().values().chain(sheet.into_iter().flat_map(|sheet| &sheet.areas));
    let mut found: Vec<&Area> =
        known.filter(|area| !sought.is_empty() && fold(&area.label()).contains(&sought)).collect();
    found.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    found.dedup_by(|a, b| a.code == b.code);
    if sought.is_empty() {
        let own = view.document.area.as_ref().and_then(|code| view.document.dataset.areas().get(code));
        found.extend(own);
    }
    found.truncate(MOST);
    found
}

/// An area by the code or the name that was typed.
pub(super) fn typed_area(text: &str) -> Area {
    match AreaKind::of_code(text) {
        Some(kind) => Area { code: text.into(), name: text.to_uppercase(), kind },
        None => Area { code: AreaCode::of_name(text), name: text.to_owned(), kind: AreaKind::Other },
    }
}
