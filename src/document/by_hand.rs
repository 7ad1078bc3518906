//! Single figures that a person types in, corrects or removes: each keeps what it replaced, and says
//! who gave it and when.
//!
//! They belong to a return of their own, one for each source and day, so that the list of returns
//! tells of them and they can be taken out again together.

use std::{fmt, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};

use super::{Document, ReturnRecord, Way};
use crate::{
    base::Finding,
    domain::{Area, AreaKind, FigureKey, Group, IndicatorId, Mark, Observation, Period, Provenance},
    returns::{About, Known, Typed},
};

/// What stands for the file's name of what was typed in, before its source.
const TYPED: &str = "Typed in by hand";
/// What stands for the file's name of what was removed.
const REMOVED: &str = "Removed by hand";

/// Which figure a person means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhichFigure {
    /// What is measured.
    pub indicator: IndicatorId,
    /// Its name.
    pub name: String,
    /// Where.
    pub area: Area,
    /// When.
    pub period: Period,
    /// For whom; `None` for everybody.
    pub group: Option<Group>,
}

impl fmt::Display for WhichFigure {
    /// `Smoking at delivery for Exampleton, Q3 2010/11`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} for {}, {}", self.name, self.area.name, self.period)?;
        self.group.as_ref().map_or(Ok(()), |group| write!(f, " ({group})"))
    }
}

impl WhichFigure {
    /// The figure as the scorecard has it.
    #[must_use]
    pub fn find<'d>(&self, document: &'d Document) -> Option<&'d Observation> {
        document.dataset.figure(&FigureKey {
            indicator: self.indicator.clone(),
            area: self.area.code.clone(),
            group: self.group.clone(),
            period: self.period,
        })
    }
}

/// A figure that is typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandFigure {
    /// Which.
    pub which: WhichFigure,
    /// Its numbers, as typed.
    pub typed: Typed,
    /// Who or what gives the figure, such as `Ward audit, April 2011`.
    pub source: String,
    /// What to know about it; may be empty.
    pub note: String,
    /// When it is typed in.
    pub at: Timestamp,
}

impl HandFigure {
    /// The figure that this would make in `document`, and what is noticed about it: `None` where a
    /// finding says that it cannot be.
    #[must_use]
    pub fn read(&self, document: &Document) -> (Option<Observation>, Vec<Finding>) {
        let which = &self.which;
        let about = About {
            indicator: &which.indicator,
            name: &which.name,
            area: &which.area,
            period: which.period,
            group: which.group.as_ref(),
        };
        let catalogue = document.catalogue();
        let (mut figure, findings) = self.typed.read(&about, &Known::new(&catalogue), &self.file().into());
        if let Some(figure) = &mut figure {
            let parts = [figure.note.trim(), self.note.trim()];
            figure.note = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
        }
        (figure, findings)
    }

    fn file(&self) -> String {
        match self.source.trim() {
            "" => TYPED.to_owned(),
            source => format!("{TYPED}: {source}"),
        }
    }

    /// Puts the figure in; one that cannot be changes nothing.
    pub(super) fn put_into(&self, document: &mut Document) {
        if self.which.area.kind == AreaKind::Footprint {
            return;
        }
        let (Some(figure), findings) = self.read(document) else { return };
        put(document, figure, &self.which.area, findings, self.at);
    }
}

/// A figure that is removed, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Which.
    pub which: WhichFigure,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

impl Withdrawal {
    /// Keeps the figure without its numbers; one that is not there, or has been removed, stays so.
    pub(super) fn put_into(&self, document: &mut Document) {
        let Some(there) = self.which.find(document) else { return };
        if there.mark == Some(Mark::Withdrawn) || self.which.area.kind == AreaKind::Footprint {
            return;
        }
        let figure = Observation {
            group: there.group.clone(),
            mark: Some(Mark::Withdrawn),
            note: self.reason.trim().to_owned(),
            provenance: Provenance { file: REMOVED.into(), by_hand: true, ..Provenance::default() },
            ..Observation::new(there.indicator.clone(), there.area.clone(), there.period)
        };
        put(document, figure, &self.which.area, Vec::new(), self.at);
    }
}

fn put(document: &mut Document, figure: Observation, area: &Area, findings: Vec<Finding>, at: Timestamp) {
    let mut figure = figure;
    if document.dataset.find(&figure).is_some_and(|there| is_no_news(there, &figure)) {
        return;
    }
    let (mut record, position) = record(document, figure.provenance.file.to_string(), at);
    figure.provenance.import = record.number;
    record.suppressed += usize::from(figure.value.is_none());
    record.findings.extend(findings);
    let dataset = Arc::make_mut(&mut document.dataset);
    dataset.add_areas([area.clone()]);
    let merge = dataset.put(figure);
    record.added += merge.added;
    record.revised += merge.revised;
    record.unchanged += merge.unchanged;
    document.last_return = document.last_return.max(record.number);
    let returns = Arc::make_mut(&mut document.returns);
    match position.and_then(|at| returns.get_mut(at)) {
        Some(known) => *known = record,
        None => returns.push(record),
    }
    if document.area.is_none() {
        document.area = Some(area.code.clone());
    }
}

/// Whether the same was typed in before, from the same source and with the same note.
fn is_no_news(there: &Observation, figure: &Observation) -> bool {
    let mut places = std::iter::once(&there.provenance).chain(&there.also);
    let from_there = |place: &Provenance| place.by_hand && place.file == figure.provenance.file;
    there.says_the_same(figure) && there.note == figure.note && places.any(from_there)
}

/// The return of the day to which a figure from this source belongs, and its place in the list where
/// it is there already.
fn record(document: &Document, file: String, at: Timestamp) -> (ReturnRecord, Option<usize>) {
    let day = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
    let of_today = |record: &ReturnRecord| {
        record.way == Way::Typed && record.file == file && day(record.imported) == day(at)
    };
    let position = document.returns.iter().position(of_today);
    if let Some(known) = position.and_then(|position| document.returns.get(position)) {
        return (known.clone(), position);
    }
    let fresh = ReturnRecord {
        number: document.last_return + 1,
        way: Way::Typed,
        file,
        size: 0,
        sha256: String::new(),
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
        findings: Vec::new(),
    };
    (fresh, None)
}
