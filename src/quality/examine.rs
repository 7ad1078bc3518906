//! All figures of a scorecard through all checks.

use std::collections::{BTreeMap, BTreeSet};

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
    point::Point,
    series::{Scope, Series},
    wholes::wholes,
};
use crate::{
    base::Severity,
    domain::{FigureKey, IndicatorId, Observation, Period},
};

/// Everything doubtful about the figures, by severity, then in the order of the scorecard.
#[must_use]
pub fn examine(scope: Scope<'_>) -> Vec<Doubt> {
    let figures = scope.dataset.observations();
    let together =
        figures.chunk_by(|a, b| a.indicator == b.indicator && a.area == b.area && a.group == b.group);
    let mut walk = Walk::default();
    for series in together.filter_map(|figures| Series::of(scope, figures)) {
        walk.series(series);
    }
    let mut doubts = walk.finish();
    doubts.extend(parts::tell(&wholes(scope)));
    doubts.extend(columns(scope));
    let mut doubts = together_where_many(doubts);
    doubts.sort_by(|a, b| {
        (b.finding.severity, &a.figures, &a.finding.code).cmp(&(
            a.finding.severity,
            &b.figures,
            &b.finding.code,
        ))
    });
    doubts
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

/// What is gathered on the way through the series.
#[derive(Default)]
struct Walk<'a> {
    doubts: Vec<Doubt>,
    strays: Vec<(Stray<'a>, Option<Doubt>)>,
    gaps: Vec<Gap<'a>>,
    regular: Vec<(&'a IndicatorId, Period, Period)>,
    ends: Vec<End<'a>>,
    repeats: Repeats<'a>,
    series: BTreeMap<&'a IndicatorId, Series<'a>>,
}

impl<'a> Walk<'a> {
    /// The checks of one series alone.
    fn series(&mut self, series: Series<'a>) {
        self.series.entry(series.id).or_insert(series);
        for figure in series.figures {
            self.doubts.extend(cohort_lag::check(&series, figure));
            self.doubts.extend(estimated::check(&series, figure));
            self.doubts.extend(disagreement::check(&series, figure));
        }
        for run in series.runs() {
            self.run(&series, &run);
        }
    }

    /// The checks of its figures of one length.
    fn run(&mut self, series: &Series<'a>, run: &[&'a Observation]) {
        for at in 0..run.len() {
            self.doubts.extend(denominator::check(series, run, at));
            let Some(point) = Point::out_of_line(series, run, at) else { continue };
            let stray =
                Stray { series: *series, figure: point.figure, value: point.value, expected: point.expected };
            self.strays.push((stray, point.doubt()));
        }
        self.doubts.extend(copied_down::over_time(series, run));
        self.doubts.extend(series_break::check(series, run));
        if let (Some(first), Some(last), None) = (run.first(), run.last(), series.group) {
            self.regular.push((series.id, first.period, last.period));
            self.gaps.extend(missing_period::gap(series, run));
            self.ends.push(End { series: *series, last, count: run.len() });
            repeats_previous::note(&mut self.repeats, run);
        }
    }

    /// What the series tell together.
    fn finish(self) -> Vec<Doubt> {
        let mut doubts = self.doubts;
        let (strays, alone): (Vec<_>, Vec<_>) = self.strays.into_iter().unzip();
        let swapped = swapped::tell(&strays);
        let explained: BTreeSet<FigureKey> =
            swapped.iter().flat_map(|doubt| doubt.figures.iter().cloned()).collect();
        let is_open = |doubt: &Doubt| !doubt.figures.iter().any(|key| explained.contains(key));
        doubts.extend(alone.into_iter().flatten().filter(is_open));
        doubts.extend(swapped);
        doubts.extend(missing_period::tell(&self.gaps, &self.regular));
        doubts.extend(behind::tell(&self.ends));
        for ((id, _), figures) in &self.repeats {
            let Some(series) = self.series.get(id) else { continue };
            doubts.extend(repeats_previous::doubt(series, figures));
        }
        doubts
    }
}

/// Figures that stand below each other in a return.
fn columns(scope: Scope<'_>) -> Vec<Doubt> {
    let mut figures: Vec<&Observation> =
        scope.dataset.observations().iter().filter(|figure| figure.value.is_some()).collect();
    let key = |figure: &&Observation| {
        let place = &figure.provenance;
        (place.import, place.sheet.clone(), place.cell.column, figure.indicator.clone(), figure.period)
    };
    figures.sort_by(|a, b| {
        let (p, q) = (&a.provenance, &b.provenance);
        (p.import, &p.sheet, p.cell.column, &a.indicator, a.period, p.cell.row).cmp(&(
            q.import,
            &q.sheet,
            q.cell.column,
            &b.indicator,
            b.period,
            q.cell.row,
        ))
    });
    let mut doubts = Vec::new();
    for column in figures.chunk_by(|a, b| key(a) == key(b)).filter(|column| column.len() > 3) {
        let first = column.first().and_then(|first| Series::of(scope, std::slice::from_ref(*first)));
        if let Some(series) = first {
            doubts.extend(copied_down::over_areas(&series, column));
        }
    }
    doubts
}
