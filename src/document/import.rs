//! Adding returns to a scorecard: what it would change, and the change.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;

use super::{
    Document, ReturnRecord, SheetShape, Way,
    dispute::{Dispute, contest},
    lacking, same_area,
};
use crate::{
    base::Finding,
    domain::{AreaCode, AreaKind, Earlier, Observation, in_order},
    quality::Scope,
    returns::{ReturnReading, SheetReading, heading_words},
};

/// A figure that an import would change, or changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The figure as it would be; its `provenance` says where the new value stands.
    pub figure: Observation,
    /// What it replaces; its `provenance` says where the old value stands.
    pub was: Earlier,
}

/// What importing one return would do to a scorecard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// Number of the return that is the same file read the same way: importing changes nothing.
    pub already: Option<u32>,
    /// Number of the return that is the same file read another way: importing replaces it.
    pub replaces: Option<u32>,
    /// Figures that are not there yet.
    pub added: usize,
    /// Figures that are there and say something else.
    pub revised: usize,
    /// Figures that are there and say the same.
    pub unchanged: usize,
    /// Of all these, the figures without a value: the sender suppressed it or left it out.
    pub hidden: usize,
    /// Every figure that would be revised, in the order of the scorecard.
    pub revisions: Vec<Revision>,
    /// Figures that an edition of the same return gave, and this one lacks where it should have them.
    /// They stay.
    pub removed: Vec<Observation>,
    /// Figures that a return of another kind gives otherwise: a person settles each.
    pub disputes: Vec<Dispute>,
    /// What the scorecard and the return together tell, such as the code of an area only named.
    pub findings: Vec<Finding>,
}

/// What importing `reading` would do; nothing is changed.
#[must_use]
pub fn preview(document: &Document, reading: &ReturnReading) -> Preview {
    bring(&mut document.clone(), reading, Step::of(document, Timestamp::UNIX_EPOCH))
}

/// What importing `readings` one after the other would do; nothing is changed.
#[must_use]
pub fn previews<'a>(
    document: &Document,
    readings: impl IntoIterator<Item = &'a ReturnReading>,
) -> Vec<Preview> {
    let mut after = document.clone();
    let step = Step::of(document, Timestamp::UNIX_EPOCH);
    readings.into_iter().map(|reading| bring(&mut after, reading, step)).collect()
}

/// Returns that are imported together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// The lowest number that one of them may have.
    first: u32,
    /// When.
    at: Timestamp,
}

impl Step {
    /// The next step of `document`.
    pub(super) const fn of(document: &Document, at: Timestamp) -> Self {
        Self { first: document.last_return + 1, at }
    }
}

/// A figure of a return as the scorecard has it: with the return's number, under the area's one code.
fn taken_over(figure: &Observation, number: u32, codes: &same_area::Codes) -> Observation {
    let mut figure = figure.clone();
    if let Some(code) = codes.get(&figure.area) {
        figure.area = code.clone();
    }
    figure.provenance.import = number;
    figure
}

fn wanted(reading: &ReturnReading) -> impl Iterator<Item = &SheetReading> {
    reading.sheets.iter().filter(|sheet| sheet.wanted)
}

fn is_read_the_same(record: &ReturnRecord, reading: &ReturnReading) -> bool {
    record.sheets.len() == wanted(reading).count()
        && record
            .sheets
            .iter()
            .zip(wanted(reading))
            .all(|((name, mapping), sheet)| **name == *sheet.grid.name && *mapping == sheet.mapping)
}

/// Adds a return to `document` and says what that did. A file that is there already is not added
/// twice: read the same way it changes nothing, read another way it takes the old one's place.
pub(super) fn bring(document: &mut Document, reading: &ReturnReading, step: Step) -> Preview {
    if wanted(reading).all(|sheet| sheet.observations.is_empty()) {
        return Preview::default();
    }
    let known = document.returns.iter().find(|record| record.sha256 == reading.sha256);
    let mut preview = Preview::default();
    if let Some(record) = known {
        if is_read_the_same(record, reading) {
            return Preview { already: Some(record.number), ..Preview::default() };
        }
        preview.replaces = Some(record.number);
        remove(document, record.number);
    }
    // One more than any that was ever seen, so that a number never means two returns.
    let number = document.last_return + 1;
    document.last_return = number;
    let sheets: Vec<&SheetReading> = wanted(reading).collect();
    let codes = same_area::join(document, &sheets, &reading.file, &mut preview.findings);
    let dataset = Arc::make_mut(&mut document.dataset);
    for sheet in wanted(reading) {
        let figures: Vec<&Observation> = in_order(&sheet.observations).collect();
        preview.hidden += figures.iter().filter(|figure| figure.value.is_none()).count();
        // Indicator by indicator, so that each figure is copied to where it stays.
        for figures in figures.chunk_by(|a, b| a.indicator == b.indicator) {
            let figures = figures.iter().map(|figure| taken_over(figure, number, &codes)).collect();
            let merge = dataset.merge(figures);
            preview.added += merge.added;
            preview.revised += merge.revised;
            preview.unchanged += merge.unchanged;
        }
    }
    for sheet in wanted(reading) {
        dataset.add_areas(sheet.areas.iter().filter(|area| !codes.contains_key(&area.code)).cloned());
        dataset.add_local_indicators(sheet.local_indicators.iter().cloned());
    }
    same_area::name(dataset, codes.values());
    Arc::make_mut(&mut document.returns).push(record(reading, number, step.at));
    let contested = contest(document, number, step.first);
    preview.revised -= contested.nothing_new + contested.disputes.len();
    preview.unchanged += contested.nothing_new;
    preview.disputes = contested.disputes;
    let figures = document.dataset.observations();
    preview.revisions = figures.filter_map(|figure| revision(figure, number)).collect();
    preview.removed = lacking::lacking(document, number);
    preview.findings.extend(lacking::note(document, &reading.file, &preview.removed));
    if let Some(record) = Arc::make_mut(&mut document.returns).last_mut() {
        record.note(&preview);
    }
    let catalogue = document.catalogue();
    let scope = Scope { dataset: &document.dataset, catalogue: &catalogue };
    let disagree: Vec<Finding> =
        preview.disputes.iter().filter_map(|dispute| dispute.finding(scope)).collect();
    preview.findings.extend(disagree);
    if document.area.is_none() {
        document.area = likely_area(document);
    }
    preview
}

impl ReturnRecord {
    /// Notes what the import did.
    fn note(&mut self, preview: &Preview) {
        self.added = preview.added;
        self.revised = preview.revised;
        self.unchanged = preview.unchanged;
        self.suppressed = preview.hidden;
        self.lacks = preview.removed.iter().map(Observation::key).collect();
        self.findings.extend(preview.findings.iter().cloned());
    }
}

fn revision(figure: &Observation, number: u32) -> Option<Revision> {
    if figure.provenance.import != number {
        return None;
    }
    let was = figure.earlier.last()?.clone();
    Some(Revision { figure: figure.clone(), was })
}

fn record(reading: &ReturnReading, number: u32, at: Timestamp) -> ReturnRecord {
    let mut record = ReturnRecord {
        number,
        way: if reading.pasted { Way::Pasted } else { Way::File },
        file: reading.file.to_string(),
        size: reading.size,
        sha256: reading.sha256.clone(),
        imported: at,
        by: env!("CARGO_PKG_VERSION").to_owned(),
        sheets: Vec::new(),
        shapes: Vec::new(),
        added: 0,
        revised: 0,
        unchanged: 0,
        suppressed: 0,
        refused: 0,
        unused: 0,
        lacks: Vec::new(),
        findings: reading.findings.clone(),
    };
    for sheet in &reading.sheets {
        if sheet.wanted {
            let tally = sheet.tally();
            record.refused += tally.refused;
            record.unused += tally.unused;
            record.sheets.push((sheet.grid.name.to_string(), sheet.mapping.clone()));
            record.shapes.push(SheetShape {
                profile: sheet.profile.as_ref().map(|profile| profile.id.clone()),
                headings: heading_words(sheet).join(" "),
            });
            record.findings.extend(sheet.findings.iter().cloned());
        } else {
            record.unused += sheet.fates.len();
        }
    }
    record
}

/// Takes a return and what only it gives out of `document`.
pub(super) fn remove(document: &mut Document, number: u32) {
    if document.returns.iter().all(|record| record.number != number) {
        return;
    }
    Arc::make_mut(&mut document.returns).retain(|record| record.number != number);
    Arc::make_mut(&mut document.dataset).remove_return(number);
    if document.area.as_ref().is_some_and(|area| !document.dataset.areas().contains_key(area)) {
        document.area = likely_area(document);
    }
}

/// How likely a scorecard is about an area of this kind, most likely first; `None` for what is
/// there to compare with.
const fn likelihood(kind: AreaKind) -> Option<u8> {
    match kind {
        AreaKind::England | AreaKind::Region | AreaKind::HealthAuthority | AreaKind::Footprint => None,
        AreaKind::PrimaryCareTrust => Some(0),
        AreaKind::LocalAuthority => Some(1),
        AreaKind::CareBoard => Some(2),
        AreaKind::CommissioningGroup => Some(3),
        AreaKind::Trust => Some(4),
        AreaKind::Other => Some(5),
    }
}

/// The area that the scorecard is probably about: the first of [`likely_areas`].
pub(super) fn likely_area(document: &Document) -> Option<AreaCode> {
    likely_areas(document).into_iter().next()
}

/// The areas that the scorecard could be about: those of the likeliest kind that have at least half as many
/// figures as the area with most; most figures first, then by code.
#[must_use]
pub fn likely_areas(document: &Document) -> Vec<AreaCode> {
    let dataset = &document.dataset;
    let mut counts: BTreeMap<&AreaCode, (u8, usize)> = BTreeMap::new();
    for figures in dataset.parts().flat_map(|part| part.chunk_by(|a, b| a.area == b.area)) {
        let Some(first) = figures.first() else { continue };
        let kind = dataset.areas().get(&first.area).map(|area| area.kind);
        let kind = kind.or_else(|| AreaKind::of_code(first.area.as_str())).unwrap_or(AreaKind::Other);
        if let Some(likelihood) = likelihood(kind) {
            counts.entry(&first.area).or_insert((likelihood, 0)).1 += figures.len();
        }
    }
    let most = counts.values().map(|(_, count)| *count).max().unwrap_or(0);
    counts.retain(|_, (_, count)| *count * 2 >= most);
    let likeliest = counts.values().map(|(likelihood, _)| *likelihood).min();
    let mut likely: Vec<_> =
        counts.into_iter().filter(|(_, (likelihood, _))| Some(*likelihood) == likeliest).collect();
    likely.sort_by_key(|(_, (_, count))| std::cmp::Reverse(*count));
    likely.into_iter().map(|(code, _)| code.clone()).collect()
}
