//! What a column means: the list above each column of the preview.

use eframe::egui::{self, Ui};

use super::super::super::{view::View, widgets::choice};
use crate::{
    base::fold,
    domain::IndicatorId,
    returns::{ColumnRole, Component},
    workbook::Catalogue,
};

/// Roles that need no particulars.
const PLAIN: [(ColumnRole, &str); 9] = [
    (ColumnRole::Unused, "Unused"),
    (ColumnRole::AreaCode, "Area code"),
    (ColumnRole::AreaName, "Area name"),
    (ColumnRole::Period, "Period"),
    (ColumnRole::Year, "Year"),
    (ColumnRole::PartOfYear, "Quarter or month"),
    (ColumnRole::Indicator, "Indicator"),
    (ColumnRole::Measure, "Measure"),
    (ColumnRole::Note, "Note"),
];

const PARTS: [Component; 5] = [
    Component::Value,
    Component::Numerator,
    Component::Denominator,
    Component::LowerLimit,
    Component::UpperLimit,
];

const fn part(component: Component) -> &'static str {
    match component {
        Component::Numerator => "Numerator",
        Component::Denominator => "Denominator",
        Component::Value => "Value",
        Component::LowerLimit => "Lower limit",
        Component::UpperLimit => "Upper limit",
    }
}

/// A role in words.
pub(super) fn words(role: &ColumnRole, catalogue: &Catalogue) -> String {
    match role {
        ColumnRole::Group(dimension) => format!("Group: {dimension}"),
        ColumnRole::Figure { indicator, component, period } => {
            let name = |id: &IndicatorId| {
                catalogue.indicator(id).map_or_else(|| id.to_string(), |known| known.name.clone())
            };
            let of = indicator.as_ref().map_or_else(String::new, |id| format!(": {}", name(id)));
            let when = period.map_or_else(String::new, |period| format!(", {period}"));
            format!("{}{of}{when}", part(*component))
        }
        plain => {
            PLAIN.iter().find(|(role, _)| role == plain).map_or("Unused", |(_, words)| *words).to_owned()
        }
    }
}

/// The list; gives the role that was chosen.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    (name, heading): (&str, &str),
    role: &ColumnRole,
    width: f32,
    find: &mut String,
) -> Option<ColumnRole> {
    let mut chosen = None;
    let shown = words(role, view.catalogue);
    let salt = ("role", name);
    let list = choice(ui, salt, (name, &elided(&shown, width)), width, |ui| {
        ui.set_min_width(280.0);
        for (plain, words) in PLAIN {
            if ui.selectable_label(*role == plain, words).clicked() {
                chosen = Some(plain);
            }
        }
        let group = if heading.is_empty() { name } else { heading };
        if ui.selectable_label(matches!(role, ColumnRole::Group(_)), format!("Group: {group}")).clicked() {
            chosen = Some(ColumnRole::Group(group.to_owned()));
        }
        ui.separator();
        ui.label(view.theme.small("Figures of what the row or the sheet says"));
        ui.horizontal_wrapped(|ui| {
            for component in PARTS {
                if ui.button(part(component)).clicked() {
                    chosen = Some(figures(role, None, component));
                }
            }
        });
        ui.separator();
        let label = ui.label(view.theme.small("Figures of an indicator: find it"));
        ui.add(egui::TextEdit::singleline(find).desired_width(f32::INFINITY)).labelled_by(label.id);
        if let Some((id, component)) = indicators(ui, view.catalogue, find) {
            chosen = Some(figures(role, Some(id), component));
        }
    });
    list.on_hover_text(shown);
    if chosen.is_some() {
        find.clear();
        egui::Popup::close_all(ui.ctx());
    }
    chosen
}

/// The role as figures; it keeps its period.
fn figures(role: &ColumnRole, indicator: Option<IndicatorId>, component: Component) -> ColumnRole {
    let period = if let ColumnRole::Figure { period, .. } = role { *period } else { None };
    ColumnRole::Figure { indicator, component, period }
}

/// The indicators that match, each part on a line; gives the one that was chosen.
fn indicators(ui: &mut Ui, catalogue: &Catalogue, find: &str) -> Option<(IndicatorId, Component)> {
    let sought = fold(find);
    let lines: Vec<(&IndicatorId, Component, String)> = catalogue
        .indicators
        .iter()
        .flat_map(|known| PARTS.iter().take(3).map(move |component| (&known.id, *component, &known.name)))
        .map(|(id, component, name)| (id, component, format!("{} of {name}", part(component))))
        .filter(|(_, _, words)| fold(words).contains(&sought))
        .collect();
    let mut chosen = None;
    let area = egui::ScrollArea::vertical().max_height(180.0).id_salt("indicators");
    area.show_rows(ui, 30.0, lines.len(), |ui, rows| {
        for (id, component, words) in lines.get(rows).unwrap_or_default() {
            if ui.selectable_label(false, words).clicked() {
                chosen = Some(((*id).clone(), *component));
            }
        }
    });
    chosen
}

/// As much of `text` as fits a list of that width.
pub(super) fn elided(text: &str, width: f32) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of letters")]
    let most = ((width - 40.0) / 6.8).max(4.0) as usize;
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let short: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", short.trim_end())
}
