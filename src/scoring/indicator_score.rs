//! One indicator for an area up to a period: its figure, standard, status and points.

use super::{
    AppliedStandard, Certainty, Edition, IndicatorScore, Request, Status, data_quality, explanation,
    judgement::{self, Bounds, Judgement},
    latest_figure::{self, Age, Latest},
    movement::{movement, series_of_figure},
    standard_in_force::{Applicable, StandardChoice, standard_for},
};
use crate::{
    analysis::{NoResult, benchmark, beside, beside_last_year, interval},
    domain::Observation,
    quality::Doubt,
    statistics::Level,
    workbook::{Amber, Answer, Indicator, Rule, Sampling, Setter, Standard},
};

/// The indicator's score, with what is doubtful about its figures; `None` where it has no place in the scorecard: answered in the workshop,
/// or beyond the recommended ones and without a figure.
pub(super) fn indicator_score(
    request: &Request<'_>,
    edition: &Edition,
    indicator: &Indicator,
    doubts: &[&Doubt],
) -> Option<IndicatorScore> {
    let series = request.dataset.series(&indicator.id, request.area, None);
    let has_figures = series.iter().any(|o| o.period.end() <= request.to.end());
    let measured = indicator.answer == Answer::Measured;
    let due = measured && indicator.recommended;
    if !has_figures && !due {
        return None;
    }
    let latest = latest_figure::latest(series, request.to);
    let age = latest_figure::age(&latest, request.to, request.settings);
    let mut score = blank(request, indicator, &latest, age);
    if let Some(figure) = latest.figure {
        compare(request, edition, indicator, figure, &mut score);
    }
    score.data_quality = data_quality::data_quality(indicator, &latest, age, series, request.dataset, doubts);
    if indicator.local {
        score.notes.push(explanation::LOCAL_INDICATOR.to_owned());
    }
    score.notes.extend(explanation::figure_notes(&latest, request.to));

    let mut judged = None;
    if measured && indicator.home_section() > 0 {
        let day = latest.figure.map_or_else(|| request.to.end(), |figure| figure.period.end());
        let choice = standard_for(&indicator.id, day, edition, request.catalogue, request.choices);
        judged = apply(request, indicator, &mut score, latest.figure, choice);
    } else if !measured {
        score.notes.push(explanation::ANSWERED_IN_THE_WORKSHOP.to_owned());
    }
    score.why = explanation::why(indicator, &score, judged.as_ref(), request);
    Some(score)
}

fn blank(
    request: &Request<'_>,
    indicator: &Indicator,
    latest: &Latest<'_>,
    age: Option<Age>,
) -> IndicatorScore {
    let mut notes = Vec::new();
    let interval = latest.figure.and_then(|figure| {
        let interval = interval(indicator, figure, Level::P95, &request.settings.methods);
        interval.map_err(|why| notes.extend(explanation::no_interval(why))).ok()
    });
    IndicatorScore {
        id: indicator.id.clone(),
        name: indicator.name.clone(),
        unit: indicator.unit,
        section: indicator.home_section(),
        figure: latest.figure.cloned(),
        previous: latest.previous.cloned(),
        interval,
        movement: None,
        comparison: Err(NoResult::NoFigure),
        since_last_year: Err(NoResult::NoFigure),
        standard: None,
        beside: None,
        status: if latest.figure.is_some() { Status::NoStandard } else { Status::NoData },
        certainty: None,
        points: None,
        weight: if indicator.core { request.settings.core_weight } else { 1.0 },
        core: indicator.core,
        stale: age == Some(Age::Stale),
        expected: false,
        data_quality: super::DataQuality::default(),
        notes,
        why: Vec::new(),
    }
}

/// Puts what the statistics say of the figure and its series into `score`.
fn compare(
    request: &Request<'_>,
    edition: &Edition,
    indicator: &Indicator,
    figure: &Observation,
    score: &mut IndicatorScore,
) {
    let Request { dataset, settings, .. } = request;
    let series = series_of_figure(dataset, indicator, figure, request.to);
    score.movement = series.map(|series| movement(request, edition, &series));
    let benchmark = benchmark(dataset, indicator, &figure.area, figure.period, settings.benchmark);
    score.comparison = benchmark
        .ok_or(NoResult::NobodyToCompare)
        .and_then(|benchmark| beside(indicator, figure, &benchmark, &settings.methods));
    score.since_last_year = beside_last_year(dataset, indicator, figure, &settings.methods);
}

/// Puts the standard, the status and the points into `score`.
fn apply(
    request: &Request<'_>,
    indicator: &Indicator,
    score: &mut IndicatorScore,
    figure: Option<&Observation>,
    choice: StandardChoice<'_>,
) -> Option<Judgement> {
    score.notes.extend(choice.notes);
    score.beside = choice.beside.map(|beside| applied(indicator, beside));
    let scored = choice.scored?;
    score.expected = true;
    score.standard = Some(applied(indicator, scored));
    if scored.expired {
        score.notes.push(explanation::expired(scored.standard));
    }
    let value = figure?.value?;
    let bounds = Bounds::of(&scored.standard.rule, request.settings)?;
    let amber = usable_amber(scored.standard, request);
    let judged = judgement::judge(value, bounds, amber, request.settings);
    score.status = judged.status;
    score.certainty = match (indicator.sampling, &score.interval) {
        (Sampling::Exact, _) => Some(Certainty::Exact),
        (_, Some(interval)) => Some(judgement::certainty(value, interval.lower, interval.upper, bounds)),
        (_, None) => None,
    };
    if !score.stale {
        score.points = judged.status.points().map(|points| points * score.weight);
    }
    if let Rule::Range { from, to, better_below: true } = scored.standard.rule {
        score.notes.extend(explanation::place_in_range(value, from, to));
    }
    Some(judged)
}

/// The published band, where it is confirmed, the users' own, or its edition was switched on.
fn usable_amber<'a>(standard: &'a Standard, request: &Request<'_>) -> Option<&'a Amber> {
    let switched_on =
        || request.choices.switched_on.contains(&(standard.indicator.clone(), standard.edition.clone()));
    standard
        .amber
        .as_ref()
        .filter(|amber| amber.confirmed || standard.setter == Setter::Local || switched_on())
}

fn applied(indicator: &Indicator, applicable: Applicable<'_>) -> AppliedStandard {
    let standard = applicable.standard;
    AppliedStandard {
        text: standard.text(indicator.unit),
        source: standard.source.clone(),
        edition: standard.edition.clone(),
        expired: applicable.expired,
        standard: standard.clone(),
    }
}
