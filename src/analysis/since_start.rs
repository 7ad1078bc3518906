//! Whether an indicator moved after something began: its figures before beside its figures after.

use jiff::civil::Date;

use super::{
    ChartDecision, Difference, NoResult, Series, beside::difference, control_chart, figure_kind,
    which_way_is_good,
};
use crate::{
    domain::{Observation, Period},
    statistics::{
        Counts, Methods,
        compare::Judgement,
        pooled,
        spc::{Cause, FigureKind},
    },
    workbook::Sampling,
};

/// Figures taken together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Together {
    /// The first period.
    pub from: Period,
    /// The last.
    pub to: Period,
    /// How many figures.
    pub figures: usize,
    /// Their counts, added; `None` where some figure has none.
    pub counts: Option<Counts>,
    /// Their figure in the read unit: of the counts together, or the mean where there are none.
    pub value: f64,
}

/// The figures of an indicator before something began beside those after.
#[derive(Clone, Debug, PartialEq)]
pub struct SinceStart {
    /// The year before.
    pub before: Together,
    /// All since.
    pub after: Together,
    /// The difference, after less before; `None` where counts do not bear it.
    pub apart: Option<Difference>,
    /// Whether they differ, and whether that is good; `None` without a difference.
    pub judged: Option<Judgement>,
    /// The special causes of the indicator's own chart since then, from the first on.
    pub causes: Vec<(Period, Cause)>,
}

/// The figures of `series` before `start` beside those after.
///
/// Before: the figures of the year that ended last before `start`; after: all whose period begins on that
/// day or later. A period that `start` falls into is neither. Counts are pooled; the difference of
/// proportions has Newcombe's interval, that of rates its like.
///
/// # Errors
/// Periods that overlap; no figures before or after.
pub fn since_start(
    series: &Series<'_>,
    start: Date,
    decision: Option<&ChartDecision>,
    methods: &Methods,
) -> Result<SinceStart, NoResult> {
    let chart = control_chart(series, decision, &methods.spc)?.chart;
    let of = |at: usize| series.figures.get(at).filter(|figure| figure.value.is_some());
    let all = 0..series.figures.len();
    let earlier: Vec<usize> =
        all.clone().filter(|at| of(*at).is_some_and(|figure| figure.period.end() < start)).collect();
    let last = earlier.last().and_then(|at| of(*at)).ok_or(NoResult::NoFigure)?.period.end();
    let year_before = last.saturating_sub(jiff::Span::new().years(1));
    let in_year = |at: &usize| of(*at).is_some_and(|figure| figure.period.end() > year_before);
    let since: Vec<usize> =
        all.filter(|at| of(*at).is_some_and(|figure| figure.period.start() >= start)).collect();
    let before: Vec<usize> = earlier.into_iter().filter(in_year).collect();
    let before = together(series, &before).ok_or(NoResult::NoFigure)?;
    let after = together(series, &since).ok_or(NoResult::NoFigure)?;
    // Where families answer together, half of the counts bear the comparison, as for the interval.
    let share = if series.indicator.sampling == Sampling::ClusteredProportion { 0.5 } else { 1.0 };
    let bearing = |counts: Counts| Counts::new(counts.numerator * share, counts.denominator * share);
    let apart = after.counts.zip(before.counts).and_then(|(after, before)| {
        difference(series.indicator, (bearing(after), bearing(before)), series.factor(), methods)
    });
    let judged =
        |apart: Difference| apart.difference.beside_nothing().judged(which_way_is_good(series.indicator));
    let special = chart.points.iter().filter(|point| since.contains(&point.at));
    Ok(SinceStart {
        before,
        after,
        apart,
        judged: apart.map(judged),
        causes: special.filter_map(|point| Some((of(point.at)?.period, point.causes.leading()?))).collect(),
    })
}

fn together(series: &Series<'_>, places: &[usize]) -> Option<Together> {
    let figures: Vec<_> = places.iter().filter_map(|at| series.figures.get(*at)).collect();
    let (first, last) = (figures.first()?, figures.last()?);
    let are_counted: Vec<bool> = series.counts().map(|counts| counts.is_some()).collect();
    let is_of_counts = figure_kind(series.indicator) != FigureKind::Measurement
        && places.iter().all(|at| are_counted.get(*at).copied().unwrap_or_default());
    let given = |figure: &&Observation| Some(Counts::new(figure.numerator?, figure.denominator?));
    let own: Option<Vec<Counts>> = figures.iter().map(|figure| given(figure)).collect();
    let counts = own.filter(|_| is_of_counts).and_then(|own| pooled(&own).ok());
    let mean = || figures.iter().filter_map(|figure| figure.value).sum::<f64>() / figures.len() as f64;
    let share = counts.and_then(|counts| counts.share().ok());
    let value = share.map_or_else(mean, |share| share * series.factor());
    Some(Together { from: first.period, to: last.period, figures: figures.len(), counts, value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Dataset, workbook::catalogue};

    fn figure(period: Period, (numerator, denominator): (f64, f64)) -> Observation {
        Observation {
            numerator: Some(numerator),
            denominator: Some(denominator),
            value: Some(numerator / denominator * 100.0),
            ..Observation::new("breastfeeding_initiation", "5ZZ", period)
        }
    }

    fn of(figures: Vec<Observation>, start: Date) -> Result<SinceStart, NoResult> {
        let mut dataset = Dataset::default();
        dataset.merge(figures);
        let indicator = catalogue().indicator(&"breastfeeding_initiation".into()).unwrap();
        let area = "5ZZ".into();
        let series = Series::of_months(&dataset, indicator, &area, None, 3).unwrap();
        since_start(&series, start, None, &Methods::default())
    }

    /// Newcombe, *Statistics in Medicine* 17 (1998), 873–890, table II, contrast (a), method 10: 56/70 less
    /// 48/80 is 0.2000, 0.0524 to 0.3339. Here 48/80 are four quarters together, and 56/70 two.
    #[test]
    fn the_year_before_and_all_since_are_pooled_and_compared() {
        let quarter = |i: i32| Period::quarter(2009, 1).unwrap().shifted(i);
        let counts = [
            // More than a year before: it would pull the figure before down.
            (1.0, 20.0),
            (10.0, 20.0),
            (14.0, 20.0),
            (11.0, 20.0),
            (13.0, 20.0),
            // The quarter in which the action begins is neither.
            (1.0, 20.0),
            (30.0, 40.0),
            (26.0, 30.0),
        ];
        let figures = (0..).zip(counts).map(|(i, counts)| figure(quarter(i), counts)).collect();
        let start = quarter(5).start().saturating_add(jiff::Span::new().days(40));
        let moved = of(figures, start).unwrap();
        assert_eq!(moved.before.counts, Some(Counts::new(48.0, 80.0)));
        assert_eq!((moved.before.from, moved.before.to, moved.before.figures), (quarter(1), quarter(4), 4));
        assert_eq!(moved.after.counts, Some(Counts::new(56.0, 70.0)));
        assert_eq!((moved.after.from, moved.after.figures), (quarter(6), 2));
        assert!((moved.before.value - 60.0).abs() < 1e-9 && (moved.after.value - 80.0).abs() < 1e-9);
        let apart = moved.apart.unwrap().difference;
        let places = |value: f64| (value * 100.0).round() / 100.0;
        assert!((apart.value - 20.0).abs() < 1e-9);
        assert_eq!((places(apart.interval.lower), places(apart.interval.upper)), (5.24, 33.39));
        assert_eq!(moved.judged, Some(Judgement::Better));
        assert!(moved.causes.iter().all(|(period, _)| *period >= quarter(6)));
    }

    #[test]
    fn without_figures_on_both_sides_nothing_is_said() {
        let first = Period::quarter(2010, 1).unwrap();
        let one = || vec![figure(first, (10.0, 20.0))];
        assert_eq!(of(one(), first.start()), Err(NoResult::NoFigure));
        assert_eq!(of(one(), first.end().tomorrow().unwrap()), Err(NoResult::NoFigure));
    }

    /// Figures whose counts are not given are told apart by the chart alone.
    #[test]
    fn figures_without_counts_have_a_mean_and_no_difference() {
        let bare = |i: i32, value| Observation {
            value: Some(value),
            ..Observation::new(
                "breastfeeding_initiation",
                "5ZZ",
                Period::quarter(2010, 1).unwrap().shifted(i),
            )
        };
        let start = Period::quarter(2010, 3).unwrap().start();
        let moved = of(vec![bare(0, 60.0), bare(1, 62.0), bare(2, 70.0)], start).unwrap();
        assert_eq!((moved.before.value, moved.after.value), (61.0, 70.0));
        assert_eq!((moved.apart, moved.judged), (None, None));
    }
}
