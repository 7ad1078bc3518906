//! What a person does while looking over an import, and what comes of it.

use eframe::egui;

use super::{
    action::{ForColumn, ImportStep},
    dialogs::Purpose,
    errands,
    import_session::{Entry, FileId, Focus},
    page::Page,
    state::State,
};
use crate::{
    base::Severity,
    document::{self, Document, Edit, likely_areas},
    returns::{ColumnRole, Reply},
};

pub(super) fn import_step(state: &mut State, ctx: &egui::Context, step: ImportStep) {
    let Some(session) = &mut state.import else { return };
    match step {
        ImportStep::Show(file, sheet) => session.show(file, sheet),
        ImportStep::Want { file, sheets, wanted } => session.want(file, &sheets, wanted),
        ImportStep::Remap { file, sheet, mapping } => session.remap(file, sheet, *mapping),
        ImportStep::Rows { file, sheet, rows } => session.read_rows(file, sheet, rows),
        ImportStep::Answer { file, question, reply } => {
            session.answer(file, &question, &reply);
            state.screens.import.focus = Some(session.after_answer());
        }
        ImportStep::Remember { file, sheet, remember } => session.remember(file, sheet, remember),
        ImportStep::Settle { file, figure, side } => session.settle(file, figure, side),
        ImportStep::ReadAgain(file, scope) => errands::read_once_more(state, ctx, file, scope),
        ImportStep::Drop(file) => {
            session.drop_file(file);
            if session.files.is_empty() {
                leave_import(state);
            }
        }
        ImportStep::Stop => session.stop(),
        ImportStep::Confirm => errands::import(state, ctx),
        ImportStep::Cancel => leave_import(state),
    }
}

/// Shows the next file that asks something, with the keyboard on its first answer; when none is left,
/// the keyboard goes to the button that imports.
pub(super) fn next_question(state: &mut State) {
    let Some(session) = &mut state.import else { return };
    state.screens.import.focus = Some(match session.next_question() {
        Some(file) => {
            session.show(file, None);
            Focus::Question
        }
        None => Focus::Import,
    });
    state.go(Page::Import);
}

pub(super) fn leave_import(state: &mut State) {
    state.import = None;
    let reading = state.jobs.iter().filter(|job| job.name() == errands::READING);
    reading.for_each(|job| job.handle().cancel());
    state.trail.retain(|page| *page != Page::Import);
    state.page = state.trail.pop().unwrap_or_default();
    if state.page == Page::Start && state.is_open {
        state.page = Page::Returns;
    }
}

/// Takes the document to which returns were added: the files that still wait for a person stay, the others go.
pub(super) fn imported(
    state: &mut State,
    (after, label, entries): (Document, String, Vec<document::Entry>),
    files: &[FileId],
) {
    let is_first = state.document().area.is_none();
    state.history.put(after, label, entries);
    let Some(session) = &mut state.import else { return };
    state.recents.note_returns(session.places(files));
    let left = session.leave_only_unfinished(files);
    if session.files.is_empty() {
        state.import = None;
        state.trail.clear();
        state.page = Page::Overview;
    } else {
        state.go(Page::Import);
    }
    if !left.is_empty() {
        state.notify(Severity::Warning, format!("Not imported: {}.", left.join(", ")));
    }
    if is_first {
        tell_whose(state);
    }
}

/// Says whose scorecard the first import made, where it could as well be another area's.
fn tell_whose(state: &mut State) {
    let document = state.document();
    let areas = likely_areas(document).len();
    let area = document.area.as_ref().and_then(|code| document.dataset.areas().get(code));
    let Some(name) = area.map(|area| area.name.clone()).filter(|_| areas > 1) else { return };
    state.notify(
        Severity::Note,
        format!("This is now the scorecard of {name}, one of {areas} areas that have figures. Choose another under Area, at the top."),
    );
}

/// Asks for the file of a return that is not where it was.
pub(super) fn return_gone(state: &mut State, ctx: &egui::Context, number: u32) {
    let record = state.document().returns.iter().find(|record| record.number == number);
    let Some(name) = record.map(|record| record.file.clone()) else { return };
    state.notify(
        Severity::Note,
        format!("{name} is not where it was, or was imported on another computer. Choose the file."),
    );
    errands::choose(state, ctx, Purpose::FindReturn(number));
}

/// Takes a column of a return that is looked over for the indicator that is being defined.
pub(super) fn take_column(state: &mut State, edit: &Edit, at: &ForColumn) {
    let (Edit::DefineIndicator(definition), Some(session)) = (edit, &mut state.import) else { return };
    let understood = session.entry(at.file).and_then(Entry::understood);
    let Some(mapping) = understood.and_then(|understood| understood.mapping(at.sheet)) else { return };
    let role = ColumnRole::Figure {
        indicator: Some(definition.indicator().id.clone()),
        component: at.component,
        period: None,
    };
    let mapping = mapping.answered(&Reply::Columns(vec![(at.column, role)]));
    session.remap(at.file, at.sheet, mapping);
}
