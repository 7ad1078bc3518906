//! What a column means: a list to search and choose from.

use eframe::egui::{self, Key, Modifiers, Ui};

use super::super::super::view::View;
use crate::{
    base::fold,
    domain::IndicatorId,
    returns::{ColumnRole, Component},
};

/// Roles that need no particulars.
const PLAIN: [(ColumnRole, &str); 9] = [
    (ColumnRole::Unused, "Not used"),
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
pub(super) fn words(role: &ColumnRole, view: &View<'_>) -> String {
    match role {
        ColumnRole::Group(dimension) => format!("Group: {dimension}"),
        ColumnRole::Figure { indicator, component, period } => {
            let name = |id: &IndicatorId| {
                let known = view.catalogue.indicator(id).map(|known| known.name.clone());
                let local =
                    || view.document.dataset.local_indicators().get(id).map(|local| local.name.clone());
                known.or_else(local).unwrap_or_else(|| id.to_string())
            };
            let of = indicator.as_ref().map_or_else(String::new, |id| format!(": {}", name(id)));
            let when = period.map_or_else(String::new, |period| format!(", {period}"));
            format!("{}{of}{when}", part(*component))
        }
        plain => {
            PLAIN.iter().find(|(role, _)| role == plain).map_or("Not used", |(_, words)| *words).to_owned()
        }
    }
}

/// What is typed, and which of the entries keys are on.
#[derive(Debug, Default)]
pub(super) struct Search {
    typed: String,
    at: usize,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    words: String,
    folded: String,
    role: ColumnRole,
}

/// Every meaning that a column can have; its present one first.
fn entries(view: &View<'_>, heading: &str, role: &ColumnRole) -> Vec<Entry> {
    let group = if heading.is_empty() { "this column" } else { heading };
    let mut all: Vec<(String, ColumnRole)> = Vec::new();
    let mut add = |words: String, role: ColumnRole| all.push((words, role));
    for (plain, words) in PLAIN {
        add(words.to_owned(), plain);
    }
    add(format!("Group: {group}"), ColumnRole::Group(group.to_owned()));
    for component in PARTS {
        let words = format!("{} of what the row or the sheet says", part(component));
        add(words, figures(role, None, component));
    }
    for known in &view.catalogue.indicators {
        for component in PARTS.into_iter().take(3) {
            let words = format!("{}: {}", part(component), known.name);
            add(words, figures(role, Some(known.id.clone()), component));
        }
    }
    all.into_iter().map(|(words, role)| Entry { folded: fold(&words), words, role }).collect()
}

/// The role as figures; it keeps its period.
fn figures(role: &ColumnRole, indicator: Option<IndicatorId>, component: Component) -> ColumnRole {
    let period = if let ColumnRole::Figure { period, .. } = role { *period } else { None };
    ColumnRole::Figure { indicator, component, period }
}

/// The list with its search; gives what was chosen, by pointer or by key.
pub(super) fn choose(
    ui: &mut Ui,
    view: &View<'_>,
    heading: &str,
    role: &ColumnRole,
    search: &mut Search,
    fresh: bool,
) -> Option<ColumnRole> {
    if fresh {
        search.entries = entries(view, heading, role);
        let is_present = |entry: &Entry| entry.role == *role;
        search.at = search.entries.iter().position(is_present).unwrap_or(0);
    }
    let pressed = |ui: &Ui, key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (up, down, enter) = (pressed(ui, Key::ArrowUp), pressed(ui, Key::ArrowDown), pressed(ui, Key::Enter));
    let label = ui.label(view.theme.small("This column holds"));
    let field =
        egui::TextEdit::singleline(&mut search.typed).hint_text("type to find").desired_width(f32::INFINITY);
    let field = ui.add(field).labelled_by(label.id);
    if fresh {
        field.request_focus();
    }
    if field.changed() {
        search.at = 0;
    }
    let sought = fold(&search.typed);
    let fits = |entry: &&Entry| sought.split(' ').all(|word| entry.folded.contains(word));
    let found: Vec<&Entry> = search.entries.iter().filter(fits).collect();
    let last = found.len().saturating_sub(1);
    let moved = up || down;
    search.at = match (up, down) {
        (true, _) => search.at.saturating_sub(1),
        (_, true) => search.at + 1,
        _ => search.at,
    }
    .min(last);
    let mut chosen = enter.then(|| found.get(search.at).map(|entry| entry.role.clone())).flatten();
    if found.is_empty() {
        ui.label(view.theme.muted("Nothing has these words."));
    }
    let at = search.at;
    let area = egui::ScrollArea::vertical().max_height(260.0).auto_shrink([false, true]).id_salt("roles");
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = 26.0;
        for (i, entry) in found.iter().enumerate() {
            let response = ui.selectable_label(i == at, &entry.words);
            if i == at && (moved || fresh) {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                chosen = Some(entry.role.clone());
            }
        }
    });
    chosen
}
