//! All figures of a scorecard through all checks; after a change, only those of the indicators that changed.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Doubt,
    checks::{
        behind::{self, End},
        cohort_lag, copied_down, denominator, disagreement, estimated,
        missing_period::{self, Gap},
        parts,
        repeats_previous::{self, Repeats},
        series_break,
        swapped::{self, Stray},
    },
    expectation::{self, Expectation},
    point::Point,
    series::{Scope, Series},
    wholes::wholes,
};
use crate::{
    base::Severity,
    domain::{Area, AreaCode, FigureKey, IndicatorId, Observation, Period},
    workbook::Indicator,
};

/// Everything doubtful about the figures, by severity, then in the order of the scorecard.
#[must_use]
pub fn examine(scope: Scope<'_>) -> Vec<Doubt> {
    Examination::default().examine(scope)
}

/// What was found of each indicator, to look after a change only through those that changed.
#[derive(Debug, Default)]
pub struct Examination {
    areas: BTreeMap<AreaCode, Area>,
    known: Vec<Indicator>,
    indicators: BTreeMap<IndicatorId, Looked>,
}

impl Examination {
    /// What [`examine`] gives.
    #[must_use]
    pub fn examine(&mut self, scope: Scope<'_>) -> Vec<Doubt> {
        // Names and units stand in every sentence.
        if self.areas != *scope.dataset.areas() || self.known != scope.catalogue.indicators {
            self.areas.clone_from(scope.dataset.areas());
            self.known.clone_from(&scope.catalogue.indicators);
            self.indicators.clear();
        }
        let mut before = std::mem::take(&mut self.indicators);
        for part in scope.dataset.parts() {
            let Some(id) = part.first().map(|first| first.indicator.clone()) else { continue };
            let same = before.remove(&id).filter(|looked| Arc::ptr_eq(&looked.figures, part));
            self.indicators.insert(id, same.unwrap_or_else(|| Looked::through(scope, part)));
        }
        let mut doubts = together(scope, self.indicators.values());
        doubts.sort_by(|a, b| {
            (b.finding.severity, &a.figures, &a.finding.code).cmp(&(
                a.finding.severity,
                &b.figures,
                &b.finding.code,
            ))
        });
        doubts
    }
}

/// A figure of an indicator by its place in the list, and that of its series: from, and up to but not with.
#[derive(Clone, Copy, Debug)]
struct Place {
    series: (usize, usize),
    figure: usize,
}

impl Place {
    fn series<'a>(self, scope: Scope<'a>, figures: &'a [Observation]) -> Option<Series<'a>> {
        Series::of(scope, figures.get(self.series.0..self.series.1)?)
    }
}

/// A figure out of line, and the doubt about it unless another figure explains it.
#[derive(Debug)]
struct OutOfLine {
    place: Place,
    value: f64,
    expected: Expectation,
    alone: Option<Doubt>,
}

/// What was found of an indicator by itself, and what is needed to compare it with others.
#[derive(Debug)]
struct Looked {
    figures: Arc<Vec<Observation>>,
    doubts: Vec<Doubt>,
    strays: Vec<OutOfLine>,
    /// The last figure of each series of everybody and of one length, and how many it has.
    ends: Vec<(Place, usize)>,
}

impl Looked {
    fn through(scope: Scope<'_>, figures: &Arc<Vec<Observation>>) -> Self {
        let mut walk = Walk::default();
        let mut from = 0;
        for own in figures.chunk_by(|a, b| a.area == b.area && a.group == b.group) {
            if let Some(series) = Series::of(scope, own) {
                walk.series(&series, from);
            }
            from += own.len();
        }
        let mut doubts = walk.doubts;
        doubts.extend(missing_period::tell(&walk.gaps, &walk.regular));
        if let Some(series) = Series::of(scope, figures) {
            doubts.extend(walk.repeats.values().filter_map(|one| repeats_previous::doubt(&series, one)));
        }
        doubts.extend(parts::tell(&wholes(scope, figures)));
        doubts.extend(columns(scope, figures));
        Self { figures: Arc::clone(figures), doubts, strays: walk.strays, ends: walk.ends }
    }
}

/// What is gathered on the way through the series of an indicator.
#[derive(Default)]
struct Walk<'a> {
    doubts: Vec<Doubt>,
    strays: Vec<OutOfLine>,
    gaps: Vec<Gap<'a>>,
    regular: Vec<(&'a IndicatorId, Period, Period)>,
    ends: Vec<(Place, usize)>,
    repeats: Repeats<'a>,
}

impl<'a> Walk<'a> {
    /// The checks of one series alone, which begins at `from` in the list.
    fn series(&mut self, series: &Series<'a>, from: usize) {
        for figure in series.figures {
            self.doubts.extend(cohort_lag::check(series, figure));
            self.doubts.extend(estimated::check(series, figure));
            self.doubts.extend(disagreement::check(series, figure));
        }
        for run in series.runs() {
            self.run(series, &run, from);
        }
    }

    /// The checks of its figures of one length.
    fn run(&mut self, series: &Series<'a>, run: &[&'a Observation], from: usize) {
        let place = |figure: &Observation| {
            let at = series.figures.iter().position(|one| std::ptr::eq(one, figure)).unwrap_or_default();
            Place { series: (from, from + series.figures.len()), figure: from + at }
        };
        let wobble = expectation::wobble(run);
        for at in 0..run.len() {
            self.doubts.extend(denominator::check(series, run, at));
            let Some(point) = Point::out_of_line(series, run, at, wobble) else { continue };
            let (value, expected) = (point.value, point.expected);
            let place = place(point.figure);
            self.strays.push(OutOfLine { place, value, expected, alone: point.doubt() });
        }
        self.doubts.extend(copied_down::over_time(series, run));
        self.doubts.extend(series_break::check(series, run));
        if let (Some(first), Some(last), None) = (run.first(), run.last(), series.group) {
            self.regular.push((series.id, first.period, last.period));
            self.gaps.extend(missing_period::gap(series, run));
            self.ends.push((place(last), run.len()));
            repeats_previous::note(&mut self.repeats, run);
        }
    }
}

/// The doubts of all indicators, with those that show only beside each other.
fn together<'l>(scope: Scope<'_>, all: impl Iterator<Item = &'l Looked>) -> Vec<Doubt> {
    let (mut doubts, mut strays, mut alone, mut ends) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for looked in all {
        let figures = looked.figures.as_slice();
        doubts.extend(looked.doubts.iter().cloned());
        for stray in &looked.strays {
            let (series, figure) = (stray.place.series(scope, figures), figures.get(stray.place.figure));
            let (Some(series), Some(figure)) = (series, figure) else { continue };
            strays.push(Stray { series, figure, value: stray.value, expected: stray.expected });
            alone.extend(&stray.alone);
        }
        for (place, count) in &looked.ends {
            let (series, last) = (place.series(scope, figures), figures.get(place.figure));
            let (Some(series), Some(last)) = (series, last) else { continue };
            ends.push(End { series, last, count: *count });
        }
    }
    let swapped = swapped::tell(&strays);
    let explained: BTreeSet<&FigureKey> = swapped.iter().flat_map(|doubt| &doubt.figures).collect();
    let is_open = |doubt: &&Doubt| !doubt.figures.iter().any(|key| explained.contains(key));
    doubts.extend(alone.into_iter().filter(is_open).cloned());
    doubts.extend(swapped);
    doubts.extend(behind::tell(&ends));
    together_where_many(doubts)
}

/// So many notes of one kind about an indicator are told as one.
const MANY: usize = 4;

/// Puts notes together that say the same of many figures of an indicator.
fn together_where_many(doubts: Vec<Doubt>) -> Vec<Doubt> {
    let mut notes: BTreeMap<(String, Option<IndicatorId>, String), Vec<Doubt>> = BTreeMap::new();
    let mut kept = Vec::new();
    for doubt in doubts {
        if doubt.finding.severity > Severity::Note || !doubt.corrections.is_empty() {
            kept.push(doubt);
            continue;
        }
        let indicator = doubt.figures.first().map(|key| key.indicator.clone());
        let key = (doubt.finding.code.clone(), indicator, doubt.finding.place.file.clone());
        notes.entry(key).or_default().push(doubt);
    }
    for alike in notes.into_values() {
        if alike.len() < MANY {
            kept.extend(alike);
            continue;
        }
        let count = alike.len();
        let mut alike = alike.into_iter();
        let Some(mut first) = alike.next() else { continue };
        first.finding.message =
            format!("{} So for {} more figures of this return.", first.finding.message, count - 1);
        first.figures.extend(alike.flat_map(|doubt| doubt.figures));
        kept.push(first);
    }
    kept
}

/// Figures of an indicator that stand below each other in a return.
fn columns(scope: Scope<'_>, figures: &[Observation]) -> Vec<Doubt> {
    let mut figures: Vec<&Observation> = figures.iter().filter(|figure| figure.value.is_some()).collect();
    let column =
        |figure: &Observation| (figure.provenance.import, figure.provenance.cell.column, figure.period);
    figures.sort_by(|a, b| {
        let (p, q) = (&a.provenance, &b.provenance);
        column(a)
            .cmp(&column(b))
            .then_with(|| p.sheet.cmp(&q.sheet))
            .then_with(|| p.cell.row.cmp(&q.cell.row))
    });
    let alike = |a: &&Observation, b: &&Observation| {
        column(a) == column(b) && a.provenance.sheet == b.provenance.sheet
    };
    let mut doubts = Vec::new();
    for column in figures.chunk_by(alike).filter(|column| column.len() > 3) {
        let first = column.first().and_then(|first| Series::of(scope, std::slice::from_ref(*first)));
        if let Some(series) = first {
            doubts.extend(copied_down::over_areas(&series, column));
        }
    }
    doubts
}
