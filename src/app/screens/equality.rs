//! The register of equality: protected characteristics across what is analysed, provided and assessed.

use std::collections::BTreeSet;

use eframe::egui::{self, RichText, ScrollArea, Ui, vec2};
use strum::IntoEnumIterator as _;

use super::super::{
    action::Action,
    dialogs::{Dialog, EqualityForm},
    page::Page,
    theme::Theme,
    view::View,
    widgets::{Column, Table, card, cut, link, page_header, pressable},
};
use crate::{
    document::Edit,
    figure::Role,
    scoring::Status,
    workshop::{
        Characteristic, Coverage, EqualityEntry, EqualityGap, EqualityKind, EqualityStep, Numbered,
        WorkshopEdit,
    },
};

/// The width of the names of characteristics.
const NAMES: f32 = 220.0;
const CELL: f32 = 34.0;

const HEADINGS: [&str; 8] =
    ["No.", "What", "Kind", "For whom", "Done", "Staff trained", "Acted on", "Monitored"];
const COLUMNS: [Column; 8] = [
    Column::numbers(30.0),
    Column::words(0.0),
    Column::words(120.0),
    Column::words(210.0),
    Column::words(44.0),
    Column::words(52.0),
    Column::words(52.0),
    Column::words(66.0),
];

pub(in crate::app) fn ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let beside = "Whom the Equality Act 2010 protects, and what is done for them.";
    page_header(ui, view.theme, "Equality", beside, |ui| {
        if view.theme.primary_button(ui, "New entry…").clicked() {
            actions.push(form(&EqualityEntry::default()));
        }
    });
    let register = &view.document.workshops.equality;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        card(ui, view.theme, "", |ui| matrix(ui, view.theme, register, actions));
        ui.add_space(6.0);
        let gaps = register.gaps();
        if !gaps.is_empty() {
            card(ui, view.theme, "What is left to do", |ui| {
                for gap in &gaps {
                    said(ui, view.theme, gap, actions);
                }
            });
            ui.add_space(6.0);
        }
        if !register.is_empty() {
            view.theme.card_frame().inner_margin(1).show(ui, |ui| {
                ui.set_width(ui.available_width());
                let entries: Vec<&EqualityEntry> = register.iter().collect();
                let told = |line: usize, at| entries.get(line).map_or_else(String::new, |one| text(one, at));
                let what = (&COLUMNS[..], &HEADINGS[..]);
                let mut table = Table::new(ui, view.theme, "Entries", what, (entries.len(), 1), told);
                table.head(ui, &HEADINGS);
                for entry in &entries {
                    row(ui, view.theme, &mut table, entry, actions);
                }
            });
        }
    });
}

/// Asks for an entry.
fn form(entry: &EqualityEntry) -> Action {
    Action::Ask(Dialog::Equality(Box::new(EqualityForm::of(entry))))
}

/// The gaps that belong to a section, as its page lists them; nothing where there are none.
pub(in crate::app) fn gaps_of(ui: &mut Ui, view: &View<'_>, section: u8, actions: &mut Vec<Action>) {
    let gaps: Vec<EqualityGap> =
        view.document.workshops.equality.gaps().into_iter().filter(|gap| gap.section() == section).collect();
    if gaps.is_empty() {
        return;
    }
    ui.add_space(8.0);
    card(ui, view.theme, "Equality", |ui| {
        for gap in &gaps {
            ui.horizontal_top(|ui| {
                ui.label(view.theme.small(gap.place));
                ui.add(egui::Label::new(&gap.words).wrap());
            });
        }
        let open = RichText::new("Open the register").color(view.theme.colour(Role::Action));
        if link(ui, view.theme, open).clicked() {
            actions.push(Action::Go(Page::Equality));
        }
    });
}

/// A gap with the section that asks about it.
fn said(ui: &mut Ui, theme: &Theme, gap: &EqualityGap, actions: &mut Vec<Action>) {
    ui.horizontal_top(|ui| {
        let open = link(ui, theme, theme.small(gap.place));
        let name = format!("Question {}", gap.place);
        open.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, name.as_str()));
        if open.clicked() {
            actions.push(Action::Go(Page::Section(gap.section())));
        }
        ui.add(egui::Label::new(&gap.words).wrap());
    });
}

/// The status whose sign and colour a coverage has.
const fn status_of(coverage: Coverage) -> Status {
    match coverage {
        Coverage::Whole => Status::Met,
        Coverage::Done => Status::Close,
        Coverage::Planned => Status::NotMet,
        Coverage::Nothing => Status::NoData,
    }
}

/// A row for each characteristic, a column for each kind; each cell opens its entry, or begins one.
fn matrix(ui: &mut Ui, theme: &Theme, register: &Numbered<EqualityEntry>, actions: &mut Vec<Action>) {
    let gap = ui.spacing().item_spacing.x;
    let kinds = EqualityKind::iter().count() as f32;
    let width = ((ui.available_width() - NAMES) / kinds - gap).clamp(120.0, 300.0);
    let fixed = |ui: &mut Ui, width: f32, text: RichText| {
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(vec2(width, CELL), layout, |ui| {
            ui.set_min_width(width);
            ui.add(egui::Label::new(text).truncate());
        });
    };
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.horizontal(|ui| {
        fixed(ui, NAMES, theme.small("Protected characteristic"));
        for kind in EqualityKind::iter() {
            fixed(ui, width, theme.small(kind.plural()));
        }
    });
    for characteristic in Characteristic::iter() {
        ui.horizontal(|ui| {
            fixed(ui, NAMES, RichText::new(characteristic.label()));
            for kind in EqualityKind::iter() {
                cell(ui, theme, register, (kind, characteristic, width), actions);
            }
        });
    }
}

fn cell(
    ui: &mut Ui,
    theme: &Theme,
    register: &Numbered<EqualityEntry>,
    (kind, characteristic, width): (EqualityKind, Characteristic, f32),
    actions: &mut Vec<Action>,
) {
    let coverage = register.coverage(kind, characteristic);
    let (_, place) = ui.allocate_space(vec2(width, CELL));
    let name = format!("{} for {}: {}", kind.plural(), characteristic.label(), coverage.label());
    let id = ui.scope_id().with((kind, characteristic));
    let press = pressable(ui, theme, place, id, &name);
    let status = status_of(coverage);
    if coverage != Coverage::Nothing {
        ui.painter().rect_filled(place.shrink(1.5), 6, theme.status_tint(status));
    }
    let (words, colour) = match coverage {
        Coverage::Nothing => ("None".to_owned(), theme.colour(Role::Muted)),
        _ => (format!("{} {}", status.sign(), coverage.label()), theme.status(status)),
    };
    let font = egui::FontId::proportional(13.0);
    let at = place.left_center() + vec2(10.0, 0.0);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, words, font, colour);
    if press.clicked() {
        let own = register
            .iter()
            .find(|entry| entry.kind == kind && entry.characteristics.contains(&characteristic));
        let new = || EqualityEntry {
            kind,
            characteristics: BTreeSet::from([characteristic]),
            ..Default::default()
        };
        actions.push(form(&own.cloned().unwrap_or_else(new)));
    }
}

/// Whom an entry is for.
fn whom(entry: &EqualityEntry) -> String {
    if entry.characteristics.len() == Characteristic::iter().count() {
        return "All".to_owned();
    }
    let whom: Vec<&str> = entry.characteristics.iter().map(|one| one.label()).collect();
    whom.join(", ")
}

/// What an entry has in a column.
fn text(entry: &EqualityEntry, column: usize) -> String {
    match column {
        0 => entry.number.to_string(),
        1 => entry.what.clone(),
        2 => entry.kind.label().to_owned(),
        3 => whom(entry),
        at => match EqualityStep::iter().nth(at - 4) {
            Some(step) if !entry.kind.steps().contains(&step) => "not asked".to_owned(),
            Some(step) if entry.has(step) => "done".to_owned(),
            Some(_) => "not done".to_owned(),
            None => String::new(),
        },
    }
}

fn row(ui: &mut Ui, theme: &Theme, table: &mut Table<'_>, entry: &EqualityEntry, actions: &mut Vec<Action>) {
    let steps: Vec<EqualityStep> = EqualityStep::iter().collect();
    table.row(ui, (38.0, 0.0), |ui, column| match column {
        Some(0) => {
            ui.label(theme.muted(entry.number.to_string()));
        }
        Some(1) => {
            let open = link(ui, theme, theme.strong(&entry.what));
            let name = format!("Entry {}: {}", entry.number, entry.what);
            open.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, name.as_str()));
            if open.clicked() {
                actions.push(form(entry));
            }
        }
        Some(2) => {
            cut(ui, entry.kind.label());
        }
        Some(3) => {
            cut(ui, whom(entry));
        }
        Some(at) => {
            let Some(step) = at.checked_sub(4).and_then(|at| steps.get(at)).copied() else { return };
            if !entry.kind.steps().contains(&step) {
                ui.label(theme.muted("–")).on_hover_text("The workbook does not ask this of it.");
                return;
            }
            let mut taken = entry.has(step);
            let tick = ui.checkbox(&mut taken, "");
            let name = format!("{}: {}", entry.what, step.label());
            tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, taken, name.as_str()));
            if tick.changed() {
                let mut changed = entry.clone();
                changed.set(step, taken);
                let edit = WorkshopEdit::SetEqualityEntry(Box::new(changed));
                actions.push(Action::Edit(Edit::Workshop(edit)));
            }
        }
        None => {}
    });
}
