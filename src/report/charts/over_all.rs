//! Every indicator beside the same of other areas, as a spine and as a tartan rug; and one indicator of
//! many areas beside each other in time.

use super::{TrendView, analysed::series_of};
use crate::{
    analysis::{AreasCompared, BenchmarkChoice, between_areas, latest_comparable, which_way_is_good},
    domain::{Area, IndicatorId},
    figure::{
        self, Caption, Figure, MultiplesInput, Panel, PanelPoint, RugCell, RugInput, RugRow, SpineInput,
        SpineRow, Spread,
    },
    scoring::IndicatorScore,
    statistics::compare::quantile_bounds,
    workbook::Indicator,
};

/// More columns than this cannot be read on a page.
const MOST_COLUMNS: usize = 12;
/// More small charts than this cannot be read on a page.
const MOST_PANELS: usize = 16;

/// An indicator beside the same of other areas.
#[derive(Debug)]
pub struct BesideOthers<'a> {
    /// Our figure, scored.
    pub score: &'a IndicatorScore,
    /// What it measures.
    pub indicator: &'a Indicator,
    /// Every area of our kind at the latest time at which another has a figure too.
    pub all: AreasCompared<'a>,
}

/// The indicators of a scorecard that another area of our kind has too, in the order of the scorecard.
#[must_use]
pub fn beside_others<'a>(view: &TrendView<'a>, choice: BenchmarkChoice) -> Vec<BesideOthers<'a>> {
    let own = &view.scorecard.area.code;
    let one = |score: &'a IndicatorScore| {
        let (score, indicator, series) = series_of(view, &score.id).ok()?;
        let period = latest_comparable(view.dataset, &series)?;
        let all = between_areas(view.dataset, indicator, own, period, choice, view.methods).ok()?;
        Some(BesideOthers { score, indicator, all })
    };
    view.scorecard.indicators().filter_map(one).collect()
}

/// What they are compared with, in a word; the average of the areas where nothing else is.
fn benchmark_name(rows: &[BesideOthers<'_>]) -> String {
    let named = rows.iter().find_map(|row| row.all.benchmark.as_ref());
    named.map_or_else(|| "the benchmark".to_owned(), |benchmark| benchmark.name.clone())
}

/// Our figures along the spread of all areas of our kind, the benchmark in the middle.
#[must_use]
pub fn spine_figure(view: &TrendView<'_>, rows: &[BesideOthers<'_>]) -> Figure {
    let own = &view.scorecard.area;
    let row = |one: &BesideOthers<'_>| {
        let ours = one.all.areas.iter().find(|area| area.area.code == own.code);
        SpineRow {
            name: one.score.name.clone(),
            period: one.all.period.to_string(),
            unit: one.score.unit,
            good: which_way_is_good(one.indicator),
            value: ours.map(|ours| ours.value),
            benchmark: one.all.benchmark.as_ref().map(|benchmark| benchmark.value),
            spread: spread(&one.all),
            judgement: ours.and_then(|ours| Some(ours.beside.as_ref()?.judged)),
        }
    };
    let benchmark = benchmark_name(rows);
    figure::spine(&SpineInput {
        caption: Caption {
            title: format!("{} beside {benchmark} and areas of its kind", own.name),
            subtitle: format!("The latest figures up to {} that others have too", view.scorecard.to),
            ..Caption::default()
        },
        benchmark,
        rows: rows.iter().map(row).collect(),
    })
}

/// How the figures of all areas spread; `None` where they are too few to be divided, as on the page of areas.
fn spread(all: &AreasCompared<'_>) -> Option<Spread> {
    all.fifths.as_ref().ok()?;
    let values: Vec<f64> = all.areas.iter().map(|one| one.value).collect();
    let quarters = quantile_bounds(&values, 4).ok()?;
    let [lowest, lower_quarter, _, upper_quarter, highest] = quarters.try_into().ok()?;
    Some(Spread { lowest, lower_quarter, upper_quarter, highest })
}

/// Indicators down, areas across, each figure with its judgement beside the benchmark.
#[must_use]
pub fn rug_figure(view: &TrendView<'_>, rows: &[BesideOthers<'_>]) -> Figure {
    let areas = shown_areas(view, MOST_COLUMNS);
    let row = |one: &BesideOthers<'_>| {
        let cell = |area: &&Area| {
            let found = one.all.areas.iter().find(|there| there.area.code == area.code);
            RugCell {
                value: found.map(|found| found.value),
                judgement: found.and_then(|found| Some(found.beside.as_ref()?.judged)),
            }
        };
        RugRow { name: one.score.name.clone(), unit: one.score.unit, cells: areas.iter().map(cell).collect() }
    };
    let benchmark = benchmark_name(rows);
    figure::tartan_rug(&RugInput {
        caption: Caption {
            title: format!("{} and areas of its kind beside {benchmark}", view.scorecard.area.name),
            subtitle: format!("The latest figures up to {} that others have too", view.scorecard.to),
            ..Caption::default()
        },
        benchmark,
        areas: areas.iter().map(|area| (area.name.clone(), area.code == view.scorecard.area.code)).collect(),
        rows: rows.iter().map(row).collect(),
    })
}

/// Ours first, then those chosen to compare with, then others of our kind by name, `most` at most.
fn shown_areas<'a>(view: &TrendView<'a>, most: usize) -> Vec<&'a Area> {
    let own = &view.scorecard.area;
    let areas = view.dataset.areas();
    let mut shown: Vec<&Area> = vec![own];
    let chosen = view.compared.unwrap_or_default().iter().filter_map(|code| areas.get(code));
    let mut alike: Vec<&Area> = areas.values().filter(|area| area.kind == own.kind).collect();
    alike.sort_by(|a, b| a.name.cmp(&b.name));
    for area in chosen.filter(|area| area.kind == own.kind).chain(alike) {
        if shown.len() < most && !shown.iter().any(|known| known.code == area.code) {
            shown.push(area);
        }
    }
    shown
}

/// The figures of `indicator` in time, a small chart for each area; `None` where only ours has figures.
#[must_use]
pub fn multiples_figure(view: &TrendView<'_>, indicator: &IndicatorId) -> Option<Figure> {
    let score = view.scorecard.indicator(indicator)?;
    let own = &view.scorecard.area.code;
    let panel = |area: &&Area| {
        let series = view.series(score, area);
        let point = |figure: &&crate::domain::Observation| PanelPoint {
            period: figure.period,
            value: figure.value,
            variation: None,
        };
        (!series.is_empty()).then(|| Panel {
            name: area.name.clone(),
            own: area.code == *own,
            points: series.iter().map(point).collect(),
            centre: None,
            limits: None,
            icon: None,
        })
    };
    let areas = shown_areas(view, view.dataset.areas().len());
    let panels: Vec<Panel> = areas.iter().filter_map(panel).take(MOST_PANELS).collect();
    let standard = score.movement.as_ref().and_then(|movement| movement.target.as_ref());
    (panels.len() > 1).then(|| {
        figure::small_multiples(&MultiplesInput {
            caption: Caption {
                title: format!("{} in areas of a kind", score.name),
                subtitle: format!("{}, up to {}", score.unit.label(), view.scorecard.to),
                ..Caption::default()
            },
            unit: score.unit,
            panels,
            standard: standard.map(|target| target.value),
        })
    })
}
