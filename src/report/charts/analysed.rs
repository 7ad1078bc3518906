//! The charts of what the statistics make of an indicator, from a scorecard: how it varies, how areas stand
//! beside each other, and how groups of people do.

use super::{
    TrendView,
    over_all::multiples_figure,
    trend::{short_subtitle, source_of},
};
use crate::{
    analysis::{
        AreaFigure, AreasCompared, BenchmarkChoice, ChartDecision, Decisions, GroupFigure, GroupsCompared,
        NoResult, Outlook, PlanDecision, Series, between_areas, between_groups, dimensions,
        latest_comparable, outlook, which_way_is_good,
    },
    disclosure::is_hidden,
    domain::{IndicatorId, Observation, Period},
    figure::{
        self, Caption, Compared, ControlInput, CoursePoint, Figure, FunnelInput, GroupInput, PlanLine,
        PointNote, RankedInput, Reference, SlopeLine, Target, TrajectoryInput,
    },
    scoring::{IndicatorScore, Movement, sentence},
    statistics::{Good, spc::ChartKind},
    workbook::{Indicator, Unit},
};

/// The areas of a kind, beside each other.
#[derive(Debug)]
pub struct AreaFigures {
    /// Ranked, with intervals.
    pub ranked: Figure,
    /// The funnel about their average; `None` where there is none.
    pub funnel: Option<Figure>,
    /// Each in time, side by side; `None` where only ours has figures.
    pub in_time: Option<Figure>,
    /// What they say of ours.
    pub sentences: Vec<String>,
}

/// The groups of people of one dimension.
#[derive(Debug)]
pub struct GroupFigures {
    /// What people are divided by.
    pub dimension: String,
    /// Each with its figure.
    pub figure: Figure,
    /// What they say.
    pub sentences: Vec<String>,
}

/// The control chart of `indicator`, with what people decided about it; `None` when the scorecard has no
/// figure of it.
#[must_use]
pub fn control_figure(
    view: &TrendView<'_>,
    decisions: &Decisions,
    indicator: &IndicatorId,
) -> Option<Figure> {
    let score = view.scorecard.indicator(indicator)?;
    let movement = score.movement.as_ref()?;
    let area = &view.scorecard.area;
    let known = view.catalogue.indicator(indicator);
    let series = view.series(score, area);
    let figure_of = |period: &Period| series.iter().find(|figure| figure.period == *period);
    let points = movement.periods.iter().map(|period| match figure_of(period) {
        Some(figure) => view.point(known, figure),
        None => figure::TrendPoint::new(*period, None),
    });
    let (steps, notes) = decisions
        .chart(indicator, &area.code, None)
        .map(|decision| marked(decision, &movement.periods))
        .unwrap_or_default();
    let chart = movement.chart.as_ref();
    let icon = movement.variation.map(sentence::icon_name);
    let title = icon.map_or_else(|| score.name.clone(), |icon| format!("{}. {icon}", score.name));
    Some(figure::control_chart(&ControlInput {
        caption: Caption {
            title,
            subtitle: short_subtitle(view, score, known),
            source: source_of(score, &series),
            method: chart
                .map(|chart| sentence::methods_of_chart(chart, &movement.methods))
                .unwrap_or_default(),
        },
        unit: movement.unit,
        name: area.name.clone(),
        points: points.collect(),
        chart: chart.map(|one| one.chart.clone()).map_err(|_why| sentence::variation(movement)),
        kind: chart.map_or(ChartKind::Xmr, |one| one.kind),
        good: movement.good,
        target: target(movement),
        steps,
        notes,
    }))
}

fn target(movement: &Movement) -> Option<Target> {
    let target = movement.target.as_ref()?;
    Some(Target { value: target.value, label: format!("Standard {}", target.text) })
}

/// Step changes and notes, each at the place of its point.
fn marked(decision: &ChartDecision, periods: &[Period]) -> (Vec<PointNote>, Vec<PointNote>) {
    let steps = decision.steps.iter().filter_map(|step| {
        let at = periods.iter().position(|period| period.start() >= step.from)?;
        Some(PointNote { at, text: step.name.clone() })
    });
    let notes = decision.notes.iter().filter_map(|note| {
        let at = periods.iter().position(|period| *period == note.period)?;
        Some(PointNote { at, text: note.text.clone() })
    });
    (steps.collect(), notes.collect())
}

/// The areas of the kind of ours at the latest time at which another has a figure too.
///
/// # Errors
/// There is no figure, or nobody to compare with.
pub fn area_figures(
    view: &TrendView<'_>,
    choice: BenchmarkChoice,
    indicator: &IndicatorId,
) -> Result<AreaFigures, NoResult> {
    let (score, known, series) = series_of(view, indicator)?;
    let code = &view.scorecard.area.code;
    let period = latest_comparable(view.dataset, &series).ok_or(NoResult::NobodyToCompare)?;
    let all = between_areas(view.dataset, known, code, period, choice, view.methods)?;
    let good = which_way_is_good(known);
    let own = all.areas.iter().find(|one| one.area.code == *code);
    let mut sentences = Vec::new();
    if let Some(own) = own {
        sentences.push(sentence::rank(own, &all, good));
        sentences.extend(sentence::fifth(own));
        let beside = own.beside.as_ref();
        sentences
            .extend(beside.map(|one| sentence::beside_benchmark(one, own.interval.as_ref(), score.unit)));
        sentences.push(sentence::funnel(own, &all, score.unit));
    }
    let mut references = Vec::new();
    references.extend(all.benchmark.as_ref().map(|one| Reference {
        name: one.name.clone(),
        value: one.value,
        standard: false,
    }));
    references.extend(standard_line(score));
    let of_all = |judged: fn(&AreaFigure<'_>) -> Option<crate::statistics::compare::Judgement>| {
        all.areas.iter().map(|one| compared_area(one, own, judged(one))).collect()
    };
    Ok(AreaFigures {
        ranked: figure::ranked_bars(&RankedInput {
            caption: areas_caption(score, known, &all, "Areas from the best to the worst"),
            unit: score.unit,
            good,
            areas: of_all(|one| one.beside.as_ref().map(|beside| beside.judged)),
            references,
        }),
        funnel: funnel(score, known, &all, of_all(|one| one.funnel_judged)),
        in_time: multiples_figure(view, indicator),
        sentences,
    })
}

fn areas_caption(score: &IndicatorScore, known: &Indicator, all: &AreasCompared<'_>, what: &str) -> Caption {
    Caption {
        title: format!("{}, {}", score.name, all.period),
        subtitle: format!("{what}, {}", known.unit.label()),
        ..Caption::default()
    }
}

fn funnel(
    score: &IndicatorScore,
    known: &Indicator,
    all: &AreasCompared<'_>,
    areas: Vec<Compared>,
) -> Option<Figure> {
    let curve = all.funnel.as_ref().ok()?;
    Some(figure::funnel(&FunnelInput {
        caption: areas_caption(score, known, all, "Areas by size, beside how far chance lets them be"),
        unit: score.unit,
        size_name: known.denominator.clone(),
        areas,
        average: Reference { name: "Average".to_owned(), value: curve.average, standard: false },
        limits: curve.limits.clone(),
    }))
}

fn compared_area(
    one: &AreaFigure<'_>,
    own: Option<&AreaFigure<'_>>,
    judgement: Option<crate::statistics::compare::Judgement>,
) -> Compared {
    Compared {
        own: own.is_some_and(|own| own.area.code == one.area.code),
        interval: one.interval.as_ref().map(crate::analysis::Confidence::ends),
        judgement,
        ..of_figure(one.area.name.clone(), one.figure, one.value)
    }
}

fn of_figure(name: String, figure: &Observation, value: f64) -> Compared {
    Compared {
        numerator: figure.numerator,
        denominator: figure.denominator,
        absent: figure.mark,
        ..Compared::new(name, Some(value))
    }
}

/// The groups of people in our area, dimension by dimension; empty where no figure is given by group.
#[must_use]
pub fn group_figures(view: &TrendView<'_>, indicator: &IndicatorId) -> Vec<GroupFigures> {
    let Some(known) = view.catalogue.indicator(indicator) else { return Vec::new() };
    let Some(score) = view.scorecard.indicator(indicator) else { return Vec::new() };
    let area = &view.scorecard.area.code;
    let one = |dimension: &str| {
        let last = view.scorecard.to;
        let groups = between_groups(view.dataset, known, area, dimension, last, view.methods).ok()?;
        Some(groups_of(score, known, &groups))
    };
    dimensions(view.dataset, known, area).into_iter().filter_map(one).collect()
}

fn groups_of(score: &IndicatorScore, known: &Indicator, groups: &GroupsCompared<'_>) -> GroupFigures {
    let (unit, good) = (score.unit, which_way_is_good(known));
    let target = score.movement.as_ref().and_then(|movement| movement.target.as_ref());
    let mut sentences = vec![sentence::gap(groups, unit), sentence::slope(groups, unit)];
    sentences.extend(sentence::worst_against(groups, target, unit));
    sentences.extend([sentence::shortfall(groups, good), sentence::attributable(groups, good)]);
    let everybody = groups.everybody.and_then(|figure| figure.value);
    let mut references = Vec::new();
    references.extend(everybody.map(|value| Reference {
        name: "Everybody".to_owned(),
        value,
        standard: false,
    }));
    references.extend(standard_line(score));
    let figure = figure::group_gap(&GroupInput {
        caption: Caption {
            title: format!("{} by {}, {}", score.name, lower(groups.dimension), groups.period),
            subtitle: known.unit.label().to_owned(),
            ..Caption::default()
        },
        unit,
        good,
        heading: groups.dimension.to_owned(),
        groups: groups.groups.iter().map(compared_group).collect(),
        gap: gap_words(groups, unit, good),
        references,
        slope: groups.slope.as_ref().ok().map(|slope| SlopeLine {
            most_deprived: slope.intercept,
            least_deprived: slope.intercept + slope.slope,
            name: format!("Slope index {}", unit.show_difference(slope.slope)),
        }),
    });
    sentences.retain(|sentence| !sentence.is_empty());
    GroupFigures { dimension: groups.dimension.to_owned(), figure, sentences }
}

fn compared_group(one: &GroupFigure<'_>) -> Compared {
    Compared {
        interval: one.interval.as_ref().map(crate::analysis::Confidence::ends),
        ..of_figure(one.group.value.to_string(), one.figure, one.value)
    }
}

/// `Gap 12.3 points`; empty where neither way is better.
fn gap_words(groups: &GroupsCompared<'_>, unit: Unit, good: Good) -> String {
    let value = |at: usize| groups.groups.get(at).map(|one| one.value);
    let ends = groups.gap.as_ref().ok().and_then(|gap| value(gap.worst).zip(value(gap.best)));
    ends.filter(|_| good != Good::Neither)
        .map(|(worst, best)| format!("Gap {}", unit.show_difference((worst - best).abs())))
        .unwrap_or_default()
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn standard_line(score: &IndicatorScore) -> Option<Reference> {
    let target = score.movement.as_ref()?.target.as_ref()?;
    Some(Reference { name: format!("Standard {}", target.text), value: target.value, standard: true })
}

/// The score, the indicator and the series of the scored figure.
pub(super) fn series_of<'a>(
    view: &TrendView<'a>,
    indicator: &IndicatorId,
) -> Result<(&'a IndicatorScore, &'a Indicator, Series<'a>), NoResult> {
    let score = view.scorecard.indicator(indicator).ok_or(NoResult::NoFigure)?;
    let known = view.catalogue.indicator(indicator).ok_or(NoResult::NoFigure)?;
    let months = score.figure.as_ref().ok_or(NoResult::NoFigure)?.period.length_in_months();
    let series = Series::of_months(view.dataset, known, &view.scorecard.area.code, None, months)
        .and_then(|series| series.up_to(view.scorecard.to.end()))
        .ok_or(NoResult::NoFigure)?;
    Ok((score, known, series))
}

/// Where the plan for `indicator` stands and where its course leads.
///
/// # Errors
/// There is no plan, no figure, or the periods do not bear it.
pub fn outlook_of(
    view: &TrendView<'_>,
    decisions: &Decisions,
    indicator: &IndicatorId,
) -> Result<Outlook, NoResult> {
    let (_, known, series) = series_of(view, indicator)?;
    let area = &view.scorecard.area.code;
    let plan = decisions.plan(indicator, area);
    let starts_hidden = |plan: &PlanDecision| {
        let all = view.dataset.series(indicator, area, None);
        all.iter().any(|figure| figure.period == plan.from && is_hidden(figure))
    };
    // The baseline of a plan is the figure that it starts from, and would tell it.
    if plan.is_some_and(starts_hidden) {
        return Err(NoResult::NoFigure);
    }
    outlook(&series, plan, which_way_is_good(known), view.methods)
}

/// The way to the target of a plan; `None` when the scorecard has no such indicator.
#[must_use]
pub fn trajectory_figure(view: &TrendView<'_>, outlook: &Outlook, indicator: &IndicatorId) -> Option<Figure> {
    let score = view.scorecard.indicator(indicator)?;
    let known = view.catalogue.indicator(indicator);
    let area = &view.scorecard.area;
    let series = view.series(score, area);
    let plan = &outlook.plan;
    let target = score.unit.show(plan.target);
    let course = outlook.ahead.iter().map(|(period, course)| CoursePoint {
        period: *period,
        value: course.value,
        interval: course.interval,
    });
    Some(figure::trajectory(&TrajectoryInput {
        caption: Caption {
            title: format!("{}: the way to {target}", score.name),
            subtitle: short_subtitle(view, score, known),
            source: source_of(score, &series),
            method: String::new(),
        },
        unit: score.unit,
        name: area.name.clone(),
        points: series.iter().map(|figure| view.point(known, figure)).collect(),
        plan: PlanLine {
            from: plan.from,
            baseline: plan.baseline,
            target: plan.target,
            by: plan.by,
            label: format!("Target {target} by {}", plan.by.strftime("%-d %B %Y")),
        },
        course: course.collect(),
    }))
}
