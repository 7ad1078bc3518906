//! Returns that are looked over before anything is added: what each file is, what a person should
//! say, how its columns are understood, and what would be new, revised, hidden, refused and left.

mod changes;
mod details;
mod files;
mod find;
mod grid;
mod questions;
mod roles;
mod rows;
mod sheets;
mod summary;
mod things;

use eframe::egui::{self, Align, Layout, RichText, Ui, vec2};

use super::super::{
    action::{Action, ForColumn, ImportStep},
    command::Command,
    dialogs::{Dialog, IndicatorForm},
    import_session::{Entry, EntryState, FileId, Focus, ImportSession, Scope, Understood},
    theme::{Theme, semi_bold},
    view::View,
    widgets::{Ends, card, empty_state},
};
use crate::{
    returns::{ColumnRole, Component},
    scoring::Status,
    workbook::Unit,
};

/// What the page remembers.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    grid: grid::GridState,
    typed: find::Typed,
    changes: changes::Remembered,
    /// Whether the choices of how the sheet is read are open.
    details: bool,
    /// The file whose entry was brought into sight last.
    shown: Option<FileId>,
    /// Set when the keyboard should go to the next question, or to the main button.
    pub focus: Option<Focus>,
}

const FILES: f32 = 260.0;
const GAP: f32 = 16.0;

pub(in crate::app) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let Some(session) = view.import else {
        let advice =
            "Drop returns on this window, or choose them. Nothing is added before you have looked them over.";
        empty_state(ui, view.theme, "No returns are being looked over", advice, |ui| {
            if view.theme.primary_button(ui, "Choose returns…").clicked() {
                actions.push(Action::Command(Command::ImportReturns));
            }
        });
        return;
    };
    summary::ui(ui, view, session, &mut remembered.focus, actions);
    let height = ui.available_height();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.allocate_ui_with_layout(vec2(FILES, height), Layout::top_down(Align::Min), |ui| {
            ui.set_width(FILES);
            files::ui(ui, view, session, &mut remembered.shown, actions);
        });
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            egui::ScrollArea::vertical().id_salt(("file", session.file)).auto_shrink(false).show(ui, |ui| {
                if let Some(entry) = session.shown() {
                    chosen(ui, view, session, entry, remembered, actions);
                }
            });
        });
    });
}

/// The file that is chosen.
fn chosen(
    ui: &mut Ui,
    view: &View<'_>,
    session: &ImportSession,
    entry: &Entry,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let again = |ui: &mut Ui, words: &str, actions: &mut Vec<Action>| {
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            if ui.button(words).clicked() {
                actions.push(Action::Import(ImportStep::ReadAgain(entry.id, entry.scope)));
            }
            if ui.button("Leave out").clicked() {
                actions.push(Action::Import(ImportStep::Drop(entry.id)));
            }
        });
    };
    match &entry.state {
        EntryState::Unreadable(message) => card(ui, theme, &entry.name, |ui| {
            chip(ui, theme, Kind::Refused, "Cannot be read");
            ui.add_space(4.0);
            ui.add(egui::Label::new(message).wrap());
            ui.label(theme.muted("Nothing of it is added, and the other files can be imported without it."));
            again(ui, "Try again", actions);
        }),
        EntryState::Stopped => card(ui, theme, &entry.name, |ui| {
            ui.label("You stopped before this file was read.");
            again(ui, "Read it now", actions);
        }),
        EntryState::Reading(handle) => card(ui, theme, &entry.name, |ui| {
            ui.label(theme.muted("Reading. Files that are done can be looked over meanwhile."));
            ui.add(egui::ProgressBar::new(handle.progress()).desired_height(8.0));
        }),
        EntryState::Read(understood) => {
            understood_file(ui, view, session, (entry, understood), remembered, actions);
        }
    }
}

fn understood_file(
    ui: &mut Ui,
    view: &View<'_>,
    session: &ImportSession,
    (entry, understood): (&Entry, &Understood),
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let (file, at) = (entry.id, session.sheet);
    let mut focus = remembered.focus == Some(Focus::Question);
    questions::ui(ui, view, (entry, understood), &mut remembered.typed, &mut focus, actions);
    if remembered.focus == Some(Focus::Question) && !focus {
        remembered.focus = None;
    }
    let mut corrected = None;
    let mut looked_at = None;
    tight_card(ui, view.theme, |ui| {
        what(ui, view, session, (entry, understood), actions);
        sheets::ui(ui, view, entry, understood, at, actions);
        rows::ui(ui, view, (entry, understood), at, actions);
        looked_at = things::ui(ui, view, understood);
        remember(ui, (entry, understood), at, actions);
        corrected = details::ui(ui, view, understood, at, &mut remembered.details, &mut remembered.typed);
    });
    ui.add_space(6.0);
    if let (Some(sheet), Some(mapping), Some(choice)) =
        (understood.reading.sheets.get(at), understood.mapping(at), understood.choices.get(at))
    {
        let (chosen, outlook) = (&choice.rows, understood.outlook.as_deref());
        let shown = grid::Shown { id: (file, at), sheet, mapping, chosen, outlook };
        match sheet_card(ui, view, &shown, remembered) {
            Some(grid::Asked::Mapping(mapping)) => corrected = corrected.or(Some(*mapping)),
            Some(grid::Asked::Rows(rows)) => {
                actions.push(Action::Import(ImportStep::Rows { file, sheet: at, rows }));
            }
            None => {}
        }
        if let Some((column, heading)) = remembered.grid.take_unknown(&shown) {
            actions.push(Action::Ask(unknown(&shown, column, &heading)));
        }
        ui.add_space(6.0);
    }
    let pressed = changes::ui(ui, view, file, understood, &mut remembered.changes, actions);
    if let Some((sheet, cell)) = looked_at.or(pressed) {
        remembered.grid.go_to((file, sheet), cell);
        actions.push(Action::Import(ImportStep::Show(file, Some(sheet))));
    }
    if let Some(mapping) = corrected {
        actions.push(Action::Import(ImportStep::Remap { file, sheet: at, mapping: Box::new(mapping) }));
    }
}

/// Rows of a column that are looked at for its unit.
const UNIT_ROWS: u32 = 40;

/// Asks what a column measures that nothing is known of.
fn unknown(shown: &grid::Shown<'_>, column: u32, heading: &str) -> Dialog {
    let mapping = shown.mapping;
    let role = usize::try_from(column).ok().and_then(|at| mapping.columns.get(at));
    let component = match role {
        Some(ColumnRole::Figure { component, .. }) => *component,
        _ => Component::Value,
    };
    let first = mapping.header_row.saturating_add(mapping.header_rows);
    let cells = (first..first.saturating_add(UNIT_ROWS)).map(|row| shown.sheet.grid.cell(row, column));
    let is_percent = cells.into_iter().any(|cell| cell.percent || cell.shown().trim().ends_with('%'));
    let unit = if is_percent || heading.contains('%') { Unit::Percent } else { Unit::Number };
    let (file, sheet) = shown.id;
    let column = ForColumn { file, sheet, column, component };
    Dialog::Indicator(Box::new(IndicatorForm::for_column(column, heading, unit)))
}

/// A card for a few lines.
fn tight_card(ui: &mut Ui, theme: &Theme, content: impl FnOnce(&mut Ui)) {
    let frame = theme.card_frame().inner_margin(egui::Margin::symmetric(16, 10));
    let width = ui.available_width() - frame.total_margin().sum().x;
    frame.show(ui, |ui| {
        ui.set_width(width);
        content(ui);
    });
}

/// The sheet in its card, as high as its rows need and the window allows.
fn sheet_card(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &grid::Shown<'_>,
    remembered: &mut Remembered,
) -> Option<grid::Asked> {
    let frame = view.theme.card_frame().inner_margin(egui::Margin::symmetric(0, 4));
    let width = ui.available_width() - frame.total_margin().sum().x;
    let most = (ui.ctx().content_rect().height() * 0.42).clamp(240.0, 620.0);
    let frame = frame.show(ui, |ui| {
        ui.set_width(width);
        let asked = grid::ui(ui, view, shown, &mut remembered.grid, grid::height(shown).min(most));
        ui.add_space(2.0);
        egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 2)).show(ui, |ui| {
            grid::foot(ui, view, shown, &mut remembered.grid);
        });
        asked
    });
    frame.inner
}

/// What the file is taken for, which of its areas are taken, and ways to leave it.
fn what(
    ui: &mut Ui,
    view: &View<'_>,
    session: &ImportSession,
    (entry, understood): (&Entry, &Understood),
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    ui.horizontal(|ui| {
        let (kind, word, _) = files::standing(session, entry);
        let ends = Ends::new(ui, entry.id);
        ends.left(ui, |ui| {
            chip(ui, theme, kind, &word);
            ui.add(egui::Label::new(theme.strong(&entry.name).size(14.0)).truncate());
        });
        ends.right(ui, |ui| {
            if understood.is_changed() && ui.link("Start afresh").clicked() {
                actions.push(Action::Import(ImportStep::ReadAgain(entry.id, entry.scope)));
            }
            if ui.link("Leave this file out").clicked() {
                actions.push(Action::Import(ImportStep::Drop(entry.id)));
            }
        });
    });
    scope(ui, view, entry, actions);
}

/// Once a sheet is corrected, offers to read the next return of its shape in the same way.
fn remember(
    ui: &mut Ui,
    (entry, understood): (&Entry, &Understood),
    sheet: usize,
    actions: &mut Vec<Action>,
) {
    let Some(choice) = understood.choices.get(sheet).filter(|choice| choice.corrected) else { return };
    let mut remember = choice.remember;
    let words = "Remember how I read this, for the next return of this shape";
    let tick = ui.checkbox(&mut remember, words);
    if tick.on_hover_text("It is listed under Returns, and can be changed or deleted there.").changed() {
        actions.push(Action::Import(ImportStep::Remember { file: entry.id, sheet, remember }));
    }
}

/// For a large file: every area in it, or only those of this scorecard.
fn scope(ui: &mut Ui, view: &View<'_>, entry: &Entry, actions: &mut Vec<Action>) {
    let Some(own) = view.document.area.as_ref() else { return };
    let size = entry.understood().map_or(0, |understood| understood.reading.size);
    if entry.scope == Scope::Every && size < 5 << 20 {
        return;
    }
    let name = view.document.dataset.areas().get(own).map_or(own.as_str(), |area| area.name.as_str());
    ui.horizontal_wrapped(|ui| {
        for (scope, words) in [
            (Scope::Ours, format!("Only {name}, England and the areas it is compared with")),
            (Scope::Every, "Every area in the file".to_owned()),
        ] {
            if ui.radio(entry.scope == scope, words).clicked() && entry.scope != scope {
                actions.push(Action::Import(ImportStep::ReadAgain(entry.id, scope)));
            }
        }
    });
}

/// What becomes of figures or cells: each sort has its sign and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    New,
    Revised,
    Plain,
    Refused,
}

impl Kind {
    const fn status(self) -> Status {
        match self {
            Self::New => Status::Met,
            Self::Revised => Status::Close,
            Self::Plain => Status::NoData,
            Self::Refused => Status::NotMet,
        }
    }
}

/// Words with their sign on a tint.
fn chip(ui: &mut Ui, theme: &Theme, kind: Kind, text: &str) -> egui::Response {
    let status = kind.status();
    let text =
        RichText::new(format!("{} {text}", status.sign())).family(semi_bold()).color(theme.status(status));
    let frame = egui::Frame::new().fill(theme.status_tint(status)).corner_radius(4);
    frame.inner_margin(egui::Margin::symmetric(8, 3)).show(ui, |ui| ui.label(text)).inner
}

#[cfg(test)]
mod tests;
