//! What importing the files would do, worked out beside the window: sheets that a person corrected
//! are read again, every file is compared with the scorecard after the files before it, and what the
//! page draws is made ready.

use std::sync::Arc;

use super::{
    cells::SheetNotes,
    entry::{FileId, Scope, SheetChoice},
    lists::{Lists, lists},
    reading::Knowledge,
    words::Words,
};
use crate::{
    document::{Preview, previews},
    returns::{ReturnReading, reread},
};

/// A file as a person wants it.
#[derive(Clone, Debug)]
pub(in crate::app) struct Draft {
    pub(super) id: FileId,
    pub(super) revision: u64,
    pub(super) scope: Scope,
    pub(super) reading: Arc<ReturnReading>,
    pub(super) choices: Vec<SheetChoice>,
    pub(super) outlook: Option<Arc<Outlook>>,
}

/// What importing a file would do, ready to be drawn.
#[derive(Debug, Default)]
pub(in crate::app) struct Outlook {
    /// The figures it would add and change.
    pub preview: Preview,
    /// The highest number of a return that the scorecard had: a higher one is of this list.
    pub last_return: u32,
    /// The same as lists.
    pub lists: Lists,
    /// What became of the cells, sheet by sheet.
    pub sheets: Vec<SheetNotes>,
}

/// A file whose outlook is worked out.
#[derive(Debug)]
pub(in crate::app) struct Prepared {
    pub(super) id: FileId,
    pub(super) revision: u64,
    pub(super) reading: Arc<ReturnReading>,
    pub(super) outlook: Arc<Outlook>,
}

/// Works the outlook of all files out, for a job; `None` when it was cancelled.
#[must_use]
pub(in crate::app) fn prepare(
    drafts: Vec<Draft>,
    knowledge: &Knowledge,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Prepared>> {
    let mut readings = Vec::with_capacity(drafts.len());
    for draft in &drafts {
        if cancelled() {
            return None;
        }
        readings.push(brought_into_line(draft, knowledge));
    }
    let ahead = previews(&knowledge.document, readings.iter().map(Arc::as_ref));
    let mut prepared = Vec::with_capacity(drafts.len());
    for ((draft, reading), preview) in drafts.into_iter().zip(readings).zip(ahead) {
        if cancelled() {
            return None;
        }
        let kept = draft
            .outlook
            .as_ref()
            .filter(|kept| Arc::ptr_eq(&reading, &draft.reading) && kept.preview == preview);
        let outlook =
            kept.cloned().unwrap_or_else(|| Arc::new(outlook(&reading, &draft, preview, knowledge)));
        prepared.push(Prepared { id: draft.id, revision: draft.revision, reading, outlook });
    }
    Some(prepared)
}

fn outlook(reading: &ReturnReading, draft: &Draft, preview: Preview, knowledge: &Knowledge) -> Outlook {
    let catalogue = knowledge.document.catalogue();
    let words = Words::new(&reading.sheets, &knowledge.document, &catalogue);
    let lists = lists(reading, &draft.choices, &preview, &words);
    let sheets = reading.sheets.iter().map(|sheet| SheetNotes::new(sheet, &preview)).collect();
    Outlook { preview, last_return: knowledge.document.last_return, lists, sheets }
}

/// The reading with the sheets that a person wants, understood as the person said; the very same
/// where that changes nothing.
#[must_use]
pub(super) fn brought_into_line(draft: &Draft, knowledge: &Knowledge) -> Arc<ReturnReading> {
    let is_in_line = draft
        .reading
        .sheets
        .iter()
        .zip(&draft.choices)
        .all(|(sheet, choice)| sheet.wanted == choice.wanted && choice.asked.is_none());
    if is_in_line {
        return Arc::clone(&draft.reading);
    }
    let mut reading = (*draft.reading).clone();
    let file = Arc::clone(&reading.file);
    for (sheet, choice) in reading.sheets.iter_mut().zip(&draft.choices) {
        if let Some(mapping) = &choice.asked {
            *sheet = knowledge.with(draft.scope, |known| reread(sheet, mapping.clone(), known, &file));
        }
        sheet.wanted = choice.wanted;
    }
    Arc::new(reading)
}
