//! Series for machines. Their shape has a version and changes only by addition.

use serde::Serialize;

use super::{
    Movement, SeriesPoint, SeriesReport, sentence,
    statistics_json::{ComparisonJson, TrendJson, VariationJson},
};
use crate::{
    analysis::Confidence,
    domain::Group,
    statistics::spc::{Assurance, Cause, ChartKind, ChartPoint},
};

/// The version of the shape.
const VERSION: u8 = 1;

#[derive(Serialize)]
struct PartJson {
    from: Option<String>,
    points: usize,
    baseline: usize,
    mean_range: Option<f64>,
    trial: bool,
}

#[derive(Serialize)]
struct ChartJson {
    kind: ChartKind,
    why: String,
    method: String,
    parts: Vec<PartJson>,
    cautions: Vec<String>,
    proposed_step: Option<String>,
}

#[derive(Serialize)]
struct ProvenanceJson<'a> {
    file: &'a str,
    sheet: &'a str,
    cell: String,
}

#[derive(Serialize)]
struct PointJson<'a> {
    period: String,
    start: String,
    end: String,
    numerator: Option<f64>,
    denominator: Option<f64>,
    value: Option<f64>,
    suppressed: bool,
    interval: Option<&'a Confidence>,
    interval_998: Option<&'a Confidence>,
    mean: Option<f64>,
    lower_limit: Option<f64>,
    upper_limit: Option<f64>,
    special_cause: Vec<Cause>,
    comparison: Option<ComparisonJson<'a>>,
    provenance: ProvenanceJson<'a>,
}

#[derive(Serialize)]
struct TargetJson<'a> {
    value: f64,
    text: &'a str,
}

#[derive(Serialize)]
struct SeriesJson<'a> {
    indicator: &'a str,
    name: &'a str,
    area: &'a str,
    group: Option<String>,
    unit: &'static str,
    months: u16,
    points: Vec<PointJson<'a>>,
    chart: Option<ChartJson>,
    trend: Option<TrendJson<'a>>,
    variation: Option<VariationJson<'a>>,
    target: Option<TargetJson<'a>>,
    assurance: Option<Assurance>,
    sentences: Vec<String>,
}

#[derive(Serialize)]
struct AllJson<'a> {
    version: u8,
    series: Vec<SeriesJson<'a>>,
}

impl ChartJson {
    fn of(movement: &Movement) -> Option<Self> {
        let chart = movement.chart.as_ref().ok()?;
        let parts = chart.chart.parts.iter();
        let part = |part: &crate::statistics::spc::Part| PartJson {
            from: movement.periods.get(part.from).map(ToString::to_string),
            points: part.points,
            baseline: part.baseline,
            mean_range: part.mean_range,
            trial: part.trial,
        };
        Some(Self {
            kind: chart.kind,
            why: sentence::why_chart(chart),
            method: sentence::methods_of_chart(chart, &movement.methods),
            parts: parts.clone().map(part).collect(),
            cautions: parts.filter_map(|part| sentence::caution(part, &movement.methods)).collect(),
            proposed_step: sentence::proposal(movement),
        })
    }
}

impl<'a> PointJson<'a> {
    fn of(point: &'a SeriesPoint<'_>) -> Self {
        let SeriesPoint { figure, charted, .. } = point;
        let limits = charted.and_then(|charted: ChartPoint| charted.limits);
        // A g chart has no upper end where it is infinite, and JSON no such number.
        let finite = |end: f64| Some(end).filter(|end| end.is_finite());
        Self {
            period: figure.period.to_string(),
            start: figure.period.start().to_string(),
            end: figure.period.end().to_string(),
            numerator: figure.numerator,
            denominator: figure.denominator,
            value: figure.value,
            suppressed: figure.value.is_none() && figure.mark.is_some(),
            interval: point.interval.as_ref(),
            interval_998: point.wide_interval.as_ref(),
            mean: charted.map(|charted| charted.centre),
            lower_limit: limits.and_then(|limits| finite(limits.lower)),
            upper_limit: limits.and_then(|limits| finite(limits.upper)),
            special_cause: charted.map(|charted| charted.causes.iter().collect()).unwrap_or_default(),
            comparison: point.comparison.as_ref().map(ComparisonJson::of),
            provenance: ProvenanceJson {
                file: &figure.provenance.file,
                sheet: &figure.provenance.sheet,
                cell: figure.provenance.place().cell,
            },
        }
    }
}

impl<'a> SeriesJson<'a> {
    fn of(report: &'a SeriesReport<'_>) -> Self {
        let SeriesReport { series, movement, points } = report;
        let figure = series.figures.first();
        let mut sentences = vec![sentence::variation(movement)];
        sentences.extend(sentence::assurance(movement));
        sentences.push(sentence::trend(movement));
        Self {
            indicator: series.indicator.id.as_str(),
            name: &series.indicator.name,
            area: series.area.as_str(),
            group: series.group.map(Group::to_string),
            unit: series.indicator.unit.label(),
            months: figure.map_or(0, |figure| figure.period.length_in_months()),
            points: points.iter().map(PointJson::of).collect(),
            chart: ChartJson::of(movement),
            trend: TrendJson::of(movement),
            variation: VariationJson::of(movement),
            target: movement
                .target
                .as_ref()
                .map(|target| TargetJson { value: target.value, text: &target.text }),
            assurance: movement.assurance,
            sentences,
        }
    }
}

/// The series as `spruce-cli series --json` writes them.
///
/// Values are in the unit that people read; `special_cause` lists rules in order of precedence and is empty
/// for common cause.
#[must_use]
pub fn series_json<'a>(reports: &'a [SeriesReport<'_>]) -> impl Serialize + 'a {
    AllJson { version: VERSION, series: reports.iter().map(SeriesJson::of).collect() }
}
