//! Whom an area is compared with: England, its region, or its peers.

use serde::{Deserialize, Serialize};

use super::to_a_year;
use crate::{
    domain::{Area, AreaCode, AreaKind, Dataset, Observation, Period},
    register::register,
    statistics::{Counts, pooled},
    workbook::Indicator,
};

/// Whom areas are compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BenchmarkChoice {
    /// England as a whole.
    #[default]
    England,
    /// The region, or the health authority, that the area lies in.
    Region,
    /// Other areas of the same kind, added together.
    Peers,
}

/// The figure of those whom an area is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Benchmark {
    /// Their name: `England`, `the average of 12 areas`.
    pub name: String,
    /// Their code, where they are one area.
    pub area: Option<AreaCode>,
    /// The figure in the read unit.
    pub value: f64,
    /// The counts it is made of, where they are given.
    pub counts: Option<Counts>,
}

/// The benchmark of an indicator for `area` in exactly `period`; `None` where there is none.
///
/// A region is used only where figures of it are there; England likewise, and where it is not there the
/// areas of the kind are not taken for it.
#[must_use]
pub fn benchmark(
    dataset: &Dataset,
    indicator: &Indicator,
    area: &AreaCode,
    period: Period,
    choice: BenchmarkChoice,
) -> Option<Benchmark> {
    let of = |one: &Area| {
        let figure = figure_of(dataset, indicator, &one.code, period)?;
        let (name, area) = (one.name.clone(), Some(one.code.clone()));
        Some(Benchmark { name, area, value: figure.value?, counts: counts(figure) })
    };
    match choice {
        BenchmarkChoice::England => {
            let england = |one: &&Area| one.kind == AreaKind::England && one.code != *area;
            dataset.areas().values().filter(england).find_map(of)
        }
        BenchmarkChoice::Region => {
            let around = register().around(area);
            let wide = around.iter().filter(|one| one.kind.is_wide() && one.kind != AreaKind::England);
            let codes = wide.flat_map(|one| &one.codes);
            codes.filter_map(|code| dataset.areas().get(code)).find_map(of)
        }
        BenchmarkChoice::Peers => peers(dataset, indicator, area, period),
    }
}

/// The other areas of the same kind, added together from their counts.
fn peers(dataset: &Dataset, indicator: &Indicator, area: &AreaCode, period: Period) -> Option<Benchmark> {
    let kind = dataset.areas().get(area)?.kind;
    let others = dataset.areas().values().filter(|one| one.kind == kind && one.code != *area);
    let all: Vec<Counts> = others
        .filter_map(|one| figure_of(dataset, indicator, &one.code, period))
        .filter_map(counts)
        .collect();
    let counts = pooled(&all).ok()?;
    let factor = indicator.multiplier * to_a_year(indicator.flow, period);
    let name =
        if all.len() == 1 { "one other area".to_owned() } else { format!("{} other areas", all.len()) };
    Some(Benchmark { name, area: None, value: counts.share().ok()? * factor, counts: Some(counts) })
}

/// The figure of everybody in an area for exactly this period, if it has a value.
pub(super) fn figure_of<'a>(
    dataset: &'a Dataset,
    indicator: &Indicator,
    area: &AreaCode,
    period: Period,
) -> Option<&'a Observation> {
    let series = dataset.series(&indicator.id, area, None);
    let at = series.binary_search_by(|figure| figure.period.cmp(&period)).ok()?;
    series.get(at).filter(|figure| figure.value.is_some())
}

pub(super) fn counts(figure: &Observation) -> Option<Counts> {
    Some(Counts::new(figure.numerator?, figure.denominator?))
}
