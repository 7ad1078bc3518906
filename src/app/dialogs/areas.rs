//! Areas and comparators: what ours is compared with, and areas put together as one.

use eframe::egui;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
    },
    main_button, modal, named_button,
};
use crate::{
    base::fold,
    document::{Document, Edit},
    domain::{Area, AreaCode, AreaKind, Footprint},
    register::register,
};

/// Areas that are shown at most when one is looked for.
const MOST: usize = 8;

/// What is typed and chosen so far.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Areas {
    /// What is looked for.
    find: String,
    /// The name of the footprint.
    name: String,
    /// Its areas.
    members: Vec<AreaCode>,
    /// The footprint that is being changed.
    of: Option<AreaCode>,
}

impl Areas {
    fn footprint(&self) -> Footprint {
        Footprint::new(&self.name, self.members.iter().cloned())
    }

    /// Areas with figures that may be meant by what is typed, by any of their names.
    fn found<'d>(&self, document: &'d Document) -> Vec<&'d Area> {
        let sought = fold(&self.find);
        let bears = |area: &&Area| {
            let known = register().by_code(&area.code);
            fold(&area.label()).contains(&sought)
                || known.is_some_and(|one| one.names().any(|name| fold(name).contains(&sought)))
                || known.is_some_and(|one| one.codes.contains(&self.find.as_str().into()))
        };
        let mut found: Vec<&Area> = document.dataset.areas().values().filter(bears).collect();
        found.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
        found
    }
}

fn label(document: &Document, code: &AreaCode) -> String {
    document.dataset.areas().get(code).map_or_else(|| code.to_string(), Area::label)
}

/// Shows the areas in front of the window; changes are made at once, and can be undone.
pub(super) fn ui(
    ctx: &egui::Context,
    theme: &Theme,
    document: &Document,
    areas: &mut Areas,
    actions: &mut Vec<Action>,
) {
    modal(ctx, theme, "Areas and comparators", actions, |ui, actions| {
        egui::ScrollArea::vertical().max_height(ui.ctx().content_rect().height() * 0.7).show(ui, |ui| {
            comparators(ui, theme, document, actions);
            ui.separator();
            search(ui, theme, document, areas, actions);
            ui.separator();
            footprints(ui, theme, document, areas, actions);
        });
        ui.add_space(12.0);
        if main_button(ui, theme, "Close", true) {
            actions.push(Action::Answer(Answer::Cancel));
        }
    });
}

fn comparators(ui: &mut egui::Ui, theme: &Theme, document: &Document, actions: &mut Vec<Action>) {
    ui.label(theme.strong("Compared with"));
    let suggested = document.comparators.is_empty();
    let shown = if suggested { document.suggested_comparators() } else { document.comparators.clone() };
    for code in &shown {
        ui.horizontal(|ui| {
            let name = label(document, code);
            ui.label(&name);
            if !suggested && named_button(ui, "Remove", &format!("Do not compare with {name}")) {
                let left = shown.iter().filter(|one| *one != code).cloned().collect();
                actions.push(Action::Edit(Edit::SetComparators(left)));
            }
        });
    }
    let words = match (suggested, shown.is_empty()) {
        (true, true) => "No area to compare with has figures yet.",
        (true, false) => "Suggested, because ours lies in them. Choose others below.",
        (false, _) => "",
    };
    if !words.is_empty() {
        ui.label(theme.muted(words));
    }
}

fn search(
    ui: &mut egui::Ui,
    theme: &Theme,
    document: &Document,
    areas: &mut Areas,
    actions: &mut Vec<Action>,
) {
    let name = ui.label(theme.strong("Find an area by name or code"));
    ui.add(egui::TextEdit::singleline(&mut areas.find).desired_width(f32::INFINITY)).labelled_by(name.id);
    let found = areas.found(document);
    for area in found.iter().take(MOST) {
        ui.horizontal(|ui| {
            let name = area.label();
            ui.label(&name);
            let ours = document.area.as_ref() == Some(&area.code);
            if !ours
                && !document.comparators.contains(&area.code)
                && named_button(ui, "Compare", &format!("Compare with {name}"))
            {
                let mut chosen = document.comparators.clone();
                chosen.push(area.code.clone());
                actions.push(Action::Edit(Edit::SetComparators(chosen)));
            }
            if area.kind != AreaKind::Footprint
                && !areas.members.contains(&area.code)
                && named_button(ui, "Put in", &format!("Put {name} into the footprint"))
            {
                areas.members.push(area.code.clone());
            }
        });
    }
    if found.len() > MOST {
        ui.label(theme.muted(format!("{} more: type more of the name.", found.len() - MOST)));
    } else if found.is_empty() {
        let known = register().search(&areas.find).first().map(|one| one.label());
        let words = known.map_or_else(
            || "No area is known by that name.".to_owned(),
            |label| format!("{label} has no figures here yet."),
        );
        ui.label(theme.muted(words));
    }
}

fn footprints(
    ui: &mut egui::Ui,
    theme: &Theme,
    document: &Document,
    areas: &mut Areas,
    actions: &mut Vec<Action>,
) {
    ui.label(theme.strong("Areas put together"));
    for footprint in document.footprints.iter() {
        ui.horizontal(|ui| {
            let members: Vec<String> = footprint.members.iter().map(|code| label(document, code)).collect();
            ui.label(&footprint.name).on_hover_text(members.join("\n"));
            if named_button(ui, "Change", &format!("Change {}", footprint.name)) {
                areas.name.clone_from(&footprint.name);
                areas.members.clone_from(&footprint.members);
                areas.of = Some(footprint.code.clone());
            }
            if named_button(ui, "Remove", &format!("Remove {}", footprint.name)) {
                actions.push(Action::Edit(Edit::RemoveFootprint(footprint.clone())));
                if areas.of.as_ref() == Some(&footprint.code) {
                    areas.of = None;
                }
            }
        });
    }
    ui.label(theme.muted("Their figures are added up from numerators and denominators."));
    let name = ui.label("Name of the footprint");
    ui.add(egui::TextEdit::singleline(&mut areas.name).desired_width(f32::INFINITY)).labelled_by(name.id);
    let mut gone = None;
    for code in &areas.members {
        ui.horizontal(|ui| {
            let name = label(document, code);
            ui.label(&name);
            if named_button(ui, "Take out", &format!("Take {name} out of the footprint")) {
                gone = Some(code.clone());
            }
        });
    }
    areas.members.retain(|code| Some(code) != gone.as_ref());
    let footprint = areas.footprint();
    let refusal = document.footprint_refusal(&footprint, areas.of.as_ref());
    if let Some(refusal) = &refusal {
        ui.label(theme.muted(refusal.clone()));
    }
    ui.horizontal(|ui| {
        let words = if areas.of.is_some() { "Save the change" } else { "Put together" };
        let ready = refusal.is_none();
        if ui.add_enabled(ready, egui::Button::new(words)).clicked() {
            actions.push(Action::Edit(Edit::SetFootprint { footprint, of: areas.of.take() }));
            (areas.name, areas.members) = (String::new(), Vec::new());
        }
        if areas.of.is_some() && ui.button("Leave it as it was").clicked() {
            *areas = Areas { find: std::mem::take(&mut areas.find), ..Areas::default() };
        }
    });
}
