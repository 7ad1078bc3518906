//! What importing the files would do, worked out beside the window: sheets that a person corrected
//! are read again, every file is compared with the scorecard after the files before it, and what the
//! page draws is made ready.

use std::sync::Arc;

use super::{
    cells::SheetNotes,
    entry::{FileId, Scope, SheetChoice, Sides},
    lists::{Lists, Thing, lists},
    reading::Knowledge,
    words::Words,
};
use crate::{
    document::{Preview, previews},
    returns::{Mapping, OwnProfile, ReturnReading, RowChoice, read_rows},
};

/// A file as a person wants it.
#[derive(Clone, Debug)]
pub(in crate::app) struct Draft {
    pub(super) id: FileId,
    pub(super) revision: u64,
    pub(super) scope: Scope,
    pub(super) reading: Arc<ReturnReading>,
    pub(super) choices: Vec<SheetChoice>,
    pub(super) sides: Sides,
    pub(super) outlook: Option<Arc<Outlook>>,
}

impl Draft {
    /// Whom to believe where another return says otherwise, with what tells its content from that of
    /// others; `None` where nobody has decided.
    #[must_use]
    pub(in crate::app) fn taken_sides(&self) -> Option<(String, Sides)> {
        self.sides.is_decided().then(|| (self.reading.sha256.clone(), self.sides.clone()))
    }

    /// What is to be remembered of how its sheets are read. A name that is taken for returns of another
    /// shape is not written over.
    #[must_use]
    pub(in crate::app) fn learned(&self, knowledge: &Knowledge) -> Vec<OwnProfile> {
        let asked = self.choices.iter().enumerate().filter(|(_, choice)| choice.remember && choice.wanted);
        let learn = |(at, _): (usize, &SheetChoice)| {
            let sheet = self.reading.sheets.get(at)?;
            let file = self.reading.file.rsplit_once('.').map_or(&*self.reading.file, |(stem, _)| stem);
            let name = if self.reading.sheets.len() > 1 {
                format!("{file}, {}", sheet.grid.name)
            } else {
                file.to_owned()
            };
            let profile = knowledge.with(self.scope, |known| {
                OwnProfile::learn(&name, &self.reading, at, &sheet.mapping, known)
            })?;
            Some(OwnProfile { name: free_name(&profile, knowledge), ..profile })
        };
        asked.filter_map(learn).collect()
    }
}

/// The profile's name, or with a number where returns with other headings have it.
fn free_name(profile: &OwnProfile, knowledge: &Knowledge) -> String {
    let headings = |profile: &OwnProfile| -> Vec<String> {
        profile.columns.iter().map(|column| column.heading.clone()).collect()
    };
    let is_free =
        |name: &String| knowledge.own.get(name).is_none_or(|other| headings(other) == headings(profile));
    let numbered = (2..100).map(|number| format!("{} {number}", profile.name));
    std::iter::once(profile.name.clone())
        .chain(numbered)
        .find(is_free)
        .unwrap_or_else(|| profile.name.clone())
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
    /// What of them a person should look at.
    pub things: Vec<Thing>,
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
    let (lists, things) = lists(reading, &draft.choices, &preview, &words);
    let sheets = reading.sheets.iter().map(|sheet| SheetNotes::new(sheet, &preview)).collect();
    Outlook { preview, last_return: knowledge.document.last_return, lists, things, sheets }
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
        .all(|(sheet, choice)| sheet.wanted == choice.wanted && !choice.asks_anew(sheet));
    if is_in_line {
        return Arc::clone(&draft.reading);
    }
    let mut reading = (*draft.reading).clone();
    with_other_rows(&mut reading, draft, knowledge);
    for (at, choice) in draft.choices.iter().enumerate() {
        let Some(sheet) = reading.sheets.get(at).filter(|sheet| choice.asks_anew(sheet)) else { continue };
        let mapping = choice.asked.as_ref().unwrap_or(&sheet.mapping).clone();
        let RowChoice { left: rows_left, with_hidden } = choice.rows.clone();
        let mapping = Mapping { with_hidden, rows_left, ..mapping };
        let fresh = knowledge.with(draft.scope, |known| reading.reread(at, mapping, known));
        if let Some((sheet, fresh)) = reading.sheets.get_mut(at).zip(fresh) {
            *sheet = fresh;
        }
    }
    for (sheet, choice) in reading.sheets.iter_mut().zip(&draft.choices) {
        sheet.wanted = choice.wanted;
    }
    reading.look_again();
    Arc::new(reading)
}

/// Has the sheets that nobody corrected read with the rows that a person wants: all of the file is read
/// again for it, because its sheets tell of one another.
fn with_other_rows(reading: &mut ReturnReading, draft: &Draft, knowledge: &Knowledge) {
    let is_untouched = |choice: &SheetChoice| !choice.corrected && choice.asked.is_none();
    let mut pairs = reading.sheets.iter().zip(&draft.choices);
    if !pairs.any(|(sheet, choice)| is_untouched(choice) && choice.has_other_rows(sheet)) {
        return;
    }
    let rows: Vec<RowChoice> = draft.choices.iter().map(|choice| choice.rows.clone()).collect();
    let Some(fresh) = knowledge.with(draft.scope, |known| read_rows(reading, &rows, known)) else { return };
    for ((sheet, choice), fresh) in reading.sheets.iter_mut().zip(&draft.choices).zip(fresh) {
        if is_untouched(choice) {
            *sheet = fresh;
        }
    }
}
