//! Areas and groups of people beside each other over all indicators, made beside the window.

use crate::{
    analysis::{AreasCompared, GroupsCompared, between_groups, dimensions, which_way_is_good},
    base::number_format::number,
    document::Document,
    domain::IndicatorId,
    figure::Figure,
    report::charts::{BesideOthers, TrendView, beside_others, rug_figure, spine_figure},
    scoring::{IndicatorScore, Scorecard, sentence},
    statistics::{
        Good, Interval,
        compare::{Judgement, Position},
    },
    workbook::Indicator,
};

/// Both tables.
#[derive(Debug)]
pub(super) struct OverAll {
    /// A row for each indicator that others have too.
    pub(super) areas: Vec<AreaRow>,
    /// Ours along the spread of all.
    pub(super) spine: Figure,
    /// Each area in a column.
    pub(super) rug: Figure,
    /// A row for each division of an indicator into groups.
    pub(super) groups: Vec<GroupRow>,
}

/// An indicator beside the same of other areas.
#[derive(Debug)]
pub(super) struct AreaRow {
    /// Which.
    pub(super) id: IndicatorId,
    /// Name, period, figure, that of the benchmark, rank, fifth and place in the funnel.
    pub(super) cells: [String; 7],
    /// How it stands beside the benchmark.
    pub(super) judged: Option<Judgement>,
    /// All of it in sentences.
    pub(super) said: String,
}

/// An indicator divided into groups of people.
#[derive(Debug)]
pub(super) struct GroupRow {
    /// Which.
    pub(super) id: IndicatorId,
    /// Name, by what, worst group, best group, gap, ratio and slope.
    pub(super) cells: [String; 7],
    /// All of it in sentences.
    pub(super) said: String,
}

impl OverAll {
    /// Works it out; for a job.
    pub(super) fn of(document: &Document, card: &Scorecard) -> Self {
        let catalogue = document.catalogue();
        let known = |score: &IndicatorScore| catalogue.indicator(&score.id).cloned();
        let both = || card.indicators().filter_map(|score| Some((score, known(score)?)));
        let compared = document.comparators_in_use();
        let view = TrendView {
            dataset: &document.dataset,
            catalogue: &catalogue,
            scorecard: card,
            methods: &document.settings.methods,
            compared: compared.as_deref(),
        };
        let rows = beside_others(&view, document.settings.benchmark);
        Self {
            areas: rows.iter().filter_map(|row| area_row(card, row)).collect(),
            spine: spine_figure(&view, &rows),
            rug: rug_figure(&view, &rows),
            groups: both().flat_map(|(score, known)| group_rows(document, card, score, &known)).collect(),
        }
    }
}

fn area_row(card: &Scorecard, BesideOthers { score, indicator, all }: &BesideOthers<'_>) -> Option<AreaRow> {
    let own = all.areas.iter().find(|one| one.area.code == card.area.code)?;
    let beside = own.beside.as_ref();
    let said = [
        beside.map(|one| sentence::beside_benchmark(one, own.interval.as_ref(), score.unit)),
        Some(sentence::rank(own, all, which_way_is_good(indicator))),
        sentence::fifth(own),
        Some(sentence::funnel(own, all, score.unit)),
    ];
    let fifth = own.fifth.map_or_else(|| "–".to_owned(), |fifth| format!("{fifth} of 5"));
    Some(AreaRow {
        id: score.id.clone(),
        cells: [
            score.name.clone(),
            all.period.to_string(),
            score.unit.show(own.value),
            all.benchmark.as_ref().map_or_else(|| "–".to_owned(), |one| score.unit.show(one.value)),
            format!("{} of {}", own.rank, all.areas.len()),
            fifth,
            funnel(own.in_funnel, all).to_owned(),
        ],
        judged: beside.map(|one| one.judged),
        said: said.into_iter().flatten().collect::<Vec<_>>().join(" "),
    })
}

const fn funnel(place: Option<Position>, all: &AreasCompared<'_>) -> &'static str {
    match (place, &all.funnel) {
        (_, Err(_)) | (None, _) => "–",
        (Some(Position::Same), _) => "within the limits",
        (Some(Position::Above | Position::Below), _) => "outside 95%",
        (Some(Position::FarAbove | Position::FarBelow), _) => "outside 99.8%",
    }
}

fn group_rows(
    document: &Document,
    card: &Scorecard,
    score: &IndicatorScore,
    known: &Indicator,
) -> Vec<GroupRow> {
    let (dataset, methods) = (&document.dataset, &document.settings.methods);
    let area = &card.area.code;
    let one = |dimension: &str| {
        let groups = between_groups(dataset, known, area, dimension, card.to, methods).ok()?;
        Some(group_row(score, known, &groups))
    };
    dimensions(dataset, known, area).into_iter().filter_map(one).collect()
}

fn group_row(score: &IndicatorScore, known: &Indicator, groups: &GroupsCompared<'_>) -> GroupRow {
    let (unit, good): (_, Good) = (score.unit, which_way_is_good(known));
    let target = score.movement.as_ref().and_then(|movement| movement.target.as_ref());
    let gap = groups.gap.as_ref().ok();
    let none = || "–".to_owned();
    let named = |at: usize| {
        groups
            .groups
            .get(at)
            .map_or_else(none, |one| format!("{}\n{}", unit.show(one.value), one.group.value))
    };
    let with_interval = |value, ends: Interval| {
        let show = |value| number(value, unit.places());
        format!("{} ({} to {})", show(value), show(ends.lower), show(ends.upper))
    };
    let apart = gap.and_then(|gap| gap.apart);
    let ratio = apart.and_then(|apart| apart.ratio);
    let slope = groups.slope.as_ref().ok();
    let mut said = vec![sentence::gap(groups, unit), sentence::slope(groups, unit)];
    said.extend(sentence::worst_against(groups, target, unit));
    said.push(sentence::shortfall(groups, good));
    GroupRow {
        id: score.id.clone(),
        cells: [
            score.name.clone(),
            format!("{}\n{}", groups.dimension, groups.period),
            gap.map_or_else(none, |gap| named(gap.worst)),
            gap.map_or_else(none, |gap| named(gap.best)),
            apart.map_or_else(none, |apart| with_interval(apart.difference.value, apart.difference.interval)),
            ratio.map_or_else(none, |ratio| number(ratio.value, 2)),
            slope.map_or_else(none, |slope| with_interval(slope.slope, slope.slope_interval)),
        ],
        said: said.join(" "),
    }
}
