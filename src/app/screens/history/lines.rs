//! The lines of the history: days as headings, and below them the changes that are looked for.

use std::{collections::BTreeSet, sync::Arc};

use jiff::civil::Date;

use super::super::super::view::View;
use crate::{
    base::fold,
    document::{Entry, Kind, Subject, Trail},
};

/// Heights of a day, of a change, and of one that says what was there before.
const DAY: f32 = 34.0;
const PLAIN: f32 = 32.0;
const WITH_MORE: f32 = 48.0;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filters {
    pub(super) search: String,
    pub(super) kind: Option<Kind>,
    pub(super) who: Option<String>,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// The changes of this day follow.
    Day(String),
    /// A change.
    Change(Arc<Entry>),
}

/// The lines from top to bottom, with the height at which each begins.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub(super) rows: Vec<Row>,
    /// One more than rows: the last is the height of all.
    tops: Vec<f32>,
    /// How many changes are among them.
    pub(super) entries: usize,
}

impl Lines {
    /// The changes of the scorecard that `filters` keeps, latest first.
    pub(super) fn of(view: &View<'_>, filters: &Filters) -> Self {
        let words: Vec<String> = fold(&filters.search).split_whitespace().map(str::to_owned).collect();
        let mut lines = Self { tops: vec![0.0], ..Self::default() };
        let mut day: Option<Date> = None;
        for entry in view.document.trail.iter().rev().filter(|entry| filters.keeps(view, entry, &words)) {
            let date = entry.when().date();
            if day != Some(date) {
                day = Some(date);
                lines.push(Row::Day(date.strftime("%A, %-d %B %Y").to_string()));
            }
            lines.push(Row::Change(Arc::clone(entry)));
            lines.entries += 1;
        }
        lines
    }

    fn push(&mut self, row: Row) {
        let top = self.height();
        self.tops.push(top + row.height());
        self.rows.push(row);
    }

    /// The height of all.
    pub(super) fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// Where a line begins and how high it is.
    pub(super) fn place(&self, at: usize) -> (f32, f32) {
        (self.tops.get(at).copied().unwrap_or(0.0), self.rows.get(at).map_or(0.0, Row::height))
    }

    /// The lines that stand between two heights.
    pub(super) fn between(&self, top: f32, bottom: f32) -> std::ops::Range<usize> {
        let first = self.tops.partition_point(|one| *one <= top).saturating_sub(1);
        let last = self.tops.partition_point(|one| *one < bottom);
        first..last.min(self.rows.len())
    }
}

impl Row {
    fn height(&self) -> f32 {
        match self {
            Self::Day(_) => DAY,
            Self::Change(entry) if entry.changed.is_empty() => PLAIN,
            Self::Change(_) => WITH_MORE,
        }
    }
}

impl Filters {
    fn keeps(&self, view: &View<'_>, entry: &Entry, words: &[String]) -> bool {
        let is_asked = self.kind.is_none_or(|kind| kind == entry.kind)
            && self.who.as_ref().is_none_or(|who| *who == entry.who);
        if !is_asked || words.is_empty() {
            return is_asked;
        }
        let text = fold(
            &[&entry.who, &entry.what, &entry.changed_words(), &name(view, entry)]
                .map(String::as_str)
                .join(" "),
        );
        words.iter().all(|word| text.contains(word.as_str()))
    }
}

/// The name of what a change is about.
pub(super) fn name(view: &View<'_>, entry: &Entry) -> String {
    match &entry.about {
        Some(Subject::Indicator(id)) => {
            view.catalogue.indicator(id).map_or_else(|| id.to_string(), |indicator| indicator.name.clone())
        }
        Some(Subject::Section(number)) => view
            .workbook
            .sections
            .iter()
            .find(|section| section.number == *number)
            .map_or_else(String::new, |section| section.name.clone()),
        Some(Subject::Return(_)) | None => String::new(),
    }
}

/// Everybody who changed something, by name.
pub(super) fn people(trail: &Trail) -> Vec<String> {
    let people: BTreeSet<&str> = trail.iter().map(|entry| entry.who.as_str()).collect();
    people.into_iter().map(str::to_owned).collect()
}

/// A person's name, also where nobody knows it.
pub(super) fn person(who: &str) -> &str {
    if who.is_empty() { "Somebody" } else { who }
}
