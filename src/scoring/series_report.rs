//! Every point of a series with its interval, comparison and place in the control chart.

use super::{Edition, Movement, Request, movement::movement};
use crate::{
    analysis::{Comparison, Confidence, Series, benchmark, beside, interval},
    domain::{AreaCode, Dataset, Group, IndicatorId, Observation, Period},
    statistics::{Level, spc::ChartPoint},
    workbook::Indicator,
};

/// A point of a series.
#[derive(Clone, Debug)]
pub struct SeriesPoint<'a> {
    /// The figure.
    pub figure: &'a Observation,
    /// Its 95% interval, where it has one.
    pub interval: Option<Confidence>,
    /// Its 99.8% interval, where it has one.
    pub wide_interval: Option<Confidence>,
    /// How it stands beside the benchmark of its period.
    pub comparison: Option<Comparison>,
    /// Its place in the control chart; `None` where it has no value, or the series no chart.
    pub charted: Option<ChartPoint>,
}

/// A series with all that the statistics say of it.
#[derive(Clone, Debug)]
pub struct SeriesReport<'a> {
    /// What and whose.
    pub series: Series<'a>,
    /// Its points, oldest first.
    pub points: Vec<SeriesPoint<'a>>,
    /// Control chart, icons, trend.
    pub movement: Movement,
}

/// What is looked at of a dataset: one indicator, area and group, for periods of every length.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// What is measured.
    pub indicator: &'a Indicator,
    /// Where.
    pub area: &'a AreaCode,
    /// For whom; `None` for everybody.
    pub group: Option<&'a Group>,
}

/// The series of a subject up to the period of the request: one for each length of period, the shortest first.
#[must_use]
pub fn series_reports<'a>(
    request: &Request<'a>,
    edition: &Edition,
    subject: Subject<'a>,
) -> Vec<SeriesReport<'a>> {
    let Subject { indicator, area, group } = subject;
    let all = Series::all(request.dataset, indicator, area, group).into_iter();
    all.filter_map(|series| series.up_to(request.to.end()))
        .map(|series| series_report(request, edition, series))
        .collect()
}

/// What the statistics say of `series`.
#[must_use]
pub fn series_report<'a>(request: &Request<'a>, edition: &Edition, series: Series<'a>) -> SeriesReport<'a> {
    let movement = movement(request, edition, &series);
    let mut charted = vec![None; series.figures.len()];
    for point in movement.chart.iter().flat_map(|chart| &chart.chart.points) {
        if let Some(place) = charted.get_mut(point.at) {
            *place = Some(*point);
        }
    }
    let (indicator, settings) = (series.indicator, request.settings);
    let at = |figure, level| interval(indicator, figure, level, &settings.methods).ok();
    let points = series.figures.iter().zip(charted).map(|(figure, charted)| {
        let benchmark = figure
            .group
            .is_none()
            .then(|| benchmark(request.dataset, indicator, &figure.area, figure.period, settings.benchmark));
        SeriesPoint {
            figure,
            interval: at(figure, Level::P95),
            wide_interval: at(figure, Level::P998),
            comparison: benchmark
                .flatten()
                .and_then(|benchmark| beside(indicator, figure, &benchmark, &settings.methods).ok()),
            charted,
        }
    });
    SeriesReport { points: points.collect(), movement, series }
}

/// Every indicator, area and group of a dataset that `wanted` keeps, each once, in order.
pub fn subjects(
    dataset: &Dataset,
    wanted: impl Fn(&IndicatorId, &AreaCode) -> bool,
) -> Vec<(&IndicatorId, &AreaCode, Option<&Group>)> {
    let alike = |a: &Observation, b: &Observation| {
        a.indicator == b.indicator && a.area == b.area && a.group == b.group
    };
    let series = dataset.parts().flat_map(|part| part.chunk_by(alike));
    let firsts = series.filter_map(|figures| figures.first());
    let subjects = firsts.map(|one| (&one.indicator, &one.area, one.group.as_ref()));
    subjects.filter(|(indicator, area, _)| wanted(indicator, area)).collect()
}

/// The latest period of a dataset, up to which everything is looked at.
#[must_use]
pub fn last_period(dataset: &Dataset) -> Option<Period> {
    dataset.observations().map(|figure| figure.period).max()
}
