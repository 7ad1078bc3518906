//! The trend chart of an indicator, from a scorecard: for the window and for paper alike.

use crate::{
    analysis::interval,
    base::number_format,
    disclosure::is_hidden,
    domain::{Area, AreaCode, AreaKind, Dataset, HIDDEN, IndicatorId, Observation},
    figure::{self, Comparator, ComparatorPoint, Figure, StandardSpan, Standing, TrendInput, TrendPoint},
    scoring::{Certainty, IndicatorScore, Scorecard, Status},
    statistics::{Level, Methods},
    workbook::{Catalogue, Indicator, Rule, Unit},
};

/// What a trend chart is drawn from. Everything is borrowed: making the chart is cheap.
#[derive(Clone, Copy, Debug)]
pub struct TrendView<'a> {
    /// The figures.
    pub dataset: &'a Dataset,
    /// What they measure.
    pub catalogue: &'a Catalogue,
    /// The scorecard, for area, period, status and standard.
    pub scorecard: &'a Scorecard,
    /// The methods of the intervals.
    pub methods: &'a Methods,
    /// Areas to draw beside ours; `None` for the usual ones.
    pub compared: Option<&'a [AreaCode]>,
}

/// The trend chart of `indicator`; `None` when the scorecard has no such indicator.
#[must_use]
pub fn trend_figure(view: &TrendView<'_>, indicator: &IndicatorId) -> Option<Figure> {
    trend_input(view, indicator).map(|input| figure::trend(&input))
}

/// What the trend chart of `indicator` says; `None` when the scorecard has no such indicator.
fn trend_input(view: &TrendView<'_>, indicator: &IndicatorId) -> Option<TrendInput> {
    let score = view.scorecard.indicator(indicator)?;
    let known = view.catalogue.indicator(indicator);
    let series = view.series(score, &view.scorecard.area);
    let points: Vec<TrendPoint> = series.iter().map(|figure| view.point(known, figure)).collect();
    Some(TrendInput {
        title: title(score, series.last().copied()),
        subtitle: subtitle(known, score, &view.scorecard.area),
        source: source_of(score, &series),
        unit: score.unit,
        name: view.scorecard.area.name.clone(),
        comparators: view.comparators(score),
        standards: view.standards(score),
        standing: standing(score.status),
        points,
    })
}

impl TrendView<'_> {
    /// The figures of `area` up to the scorecard's period that are as long as the scored one.
    pub(super) fn series(&self, score: &IndicatorScore, area: &Area) -> Vec<&Observation> {
        let all = self.dataset.series(&score.id, &area.code, None);
        let past = all.iter().filter(|figure| figure.period.end() <= self.scorecard.to.end());
        let length = score.figure.as_ref().map(|figure| figure.period.length_in_months());
        past.filter(|figure| length.is_none_or(|length| figure.period.length_in_months() == length)).collect()
    }

    pub(super) fn point(&self, known: Option<&Indicator>, figure: &Observation) -> TrendPoint {
        let interval = known.and_then(|known| interval(known, figure, Level::P95, self.methods).ok());
        TrendPoint {
            period: figure.period,
            numerator: figure.numerator,
            denominator: figure.denominator,
            value: figure.value,
            interval: interval.map(|interval| (interval.lower, interval.upper)),
            absent: figure.mark,
            revised: !figure.earlier.is_empty(),
            unreliable: figure.unreliable,
            place: figure.provenance.place().to_string(),
        }
    }

    /// The areas that are drawn beside ours for `indicator`: those that were chosen, or England, and
    /// the region and the health authority where the figures name only one of them; which of several
    /// is ours, they do not say.
    #[must_use]
    pub fn compared_areas(&self, indicator: &IndicatorId) -> Vec<AreaCode> {
        let Some(score) = self.scorecard.indicator(indicator) else { return Vec::new() };
        if let Some(compared) = self.compared {
            let is_other = |code: &&AreaCode| **code != self.scorecard.area.code;
            return compared.iter().filter(is_other).cloned().collect();
        }
        let kinds = [AreaKind::England, AreaKind::Region, AreaKind::HealthAuthority];
        kinds.into_iter().filter_map(|kind| self.only_one(score, kind)).collect()
    }

    /// The one area of `kind` with figures.
    fn only_one(&self, score: &IndicatorScore, kind: AreaKind) -> Option<AreaCode> {
        let areas = self.dataset.areas().values();
        let mut with_figures = areas
            .filter(|area| area.kind == kind && area.code != self.scorecard.area.code)
            .filter(|area| self.series(score, area).iter().any(|figure| figure.value.is_some()));
        let area = with_figures.next()?;
        with_figures.next().is_none().then(|| area.code.clone())
    }

    fn comparators(&self, score: &IndicatorScore) -> Vec<Comparator> {
        let areas = self.compared_areas(&score.id);
        areas.iter().filter_map(|code| self.comparator(score, code)).collect()
    }

    fn comparator(&self, score: &IndicatorScore, code: &AreaCode) -> Option<Comparator> {
        let area = self.dataset.areas().get(code)?;
        let point = |figure: &Observation| ComparatorPoint { period: figure.period, value: figure.value };
        let points: Vec<ComparatorPoint> = self.series(score, area).into_iter().map(point).collect();
        (!points.is_empty()).then(|| Comparator { name: area.name.clone(), points })
    }

    /// The standard that was scored against and the one beside it, with earlier editions of theirs.
    fn standards(&self, score: &IndicatorScore) -> Vec<StandardSpan> {
        let mut spans = Vec::new();
        for applied in score.standard.iter().chain(&score.beside) {
            let scored = &applied.standard;
            // What has expired and is scored against still stands in the chart.
            let to = if applied.expired { None } else { scored.valid_to };
            spans.extend(span(&scored.rule, scored.valid_from, to, &applied.text));
        }
        let Some(first) = score.standard.as_ref().map(|applied| applied.standard.valid_from) else {
            return spans;
        };
        let earlier = self
            .catalogue
            .standards_of(&score.id)
            .filter(|standard| standard.is_confirmed() && standard.valid_to.is_some_and(|last| last < first));
        spans.extend(earlier.filter_map(|standard| {
            let text = standard.text(score.unit);
            span(&standard.rule, standard.valid_from, standard.valid_to, &text)
        }));
        spans
    }
}

fn span(
    rule: &Rule,
    from: jiff::civil::Date,
    to: Option<jiff::civil::Date>,
    text: &str,
) -> Option<StandardSpan> {
    let (lower, upper) = match rule {
        Rule::AtLeast(bound) => (Some(*bound), None),
        Rule::AtMost(bound) | Rule::Below(bound) => (None, Some(*bound)),
        Rule::Range { from, to, .. } => (Some(*from), Some(*to)),
        Rule::Words(_) => return None,
    };
    Some(StandardSpan { from, to, lower, upper, label: format!("Standard {text}") })
}

const fn standing(status: Status) -> Option<Standing> {
    match status {
        Status::Met => Some(Standing::Met),
        Status::Close => Some(Standing::Close),
        Status::NotMet => Some(Standing::NotMet),
        Status::NoData | Status::NoStandard => None,
    }
}

/// The finding, in a sentence; `last` is the last figure that is drawn.
fn title(score: &IndicatorScore, last: Option<&Observation>) -> String {
    let name = &score.name;
    if let Some(last) = last.filter(|last| is_hidden(last)) {
        return format!("{name}: the figure for {} is {HIDDEN}", last.period);
    }
    let Some((period, value)) = score.figure.as_ref().and_then(|f| f.value.map(|value| (f.period, value)))
    else {
        return format!("{name}: no figures");
    };
    let value = score.unit.show(value);
    let found = match score.status {
        // No verb: names are of one thing and of several.
        Status::Met => "standard met",
        Status::Close => "close to the standard",
        Status::NotMet => "standard not met",
        Status::NoData | Status::NoStandard => return format!("{name}: {value} in {period}"),
    };
    let chance = match score.certainty {
        Some(Certainty::CouldBeChance) => ", though chance could explain that",
        _ => "",
    };
    format!("{name}: {value} in {period}, {found}{chance}")
}

fn subtitle(known: Option<&Indicator>, score: &IndicatorScore, area: &Area) -> String {
    let unit = match (known, score.unit) {
        (Some(known), Unit::Percent) if !known.denominator.is_empty() => {
            format!("% of {}", short(&known.denominator))
        }
        (Some(known), Unit::PerThousand) if !known.denominator.is_empty() => {
            format!("per 1,000 {}", short(&known.denominator))
        }
        _ => score.unit.label().to_owned(),
    };
    format!("{}, {unit}", area.label())
}

/// What is shown, and the unit.
pub(super) fn short_subtitle(
    view: &TrendView<'_>,
    score: &IndicatorScore,
    known: Option<&Indicator>,
) -> String {
    subtitle(known, score, &view.scorecard.area)
}

/// The first clause of a definition, to stand within a sentence.
fn short(definition: &str) -> String {
    let clause = definition.split(';').next().unwrap_or_default().trim();
    let mut letters = clause.chars();
    match letters.next() {
        // An abbreviation keeps its capitals.
        Some(first) if !letters.clone().next().is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => clause.to_owned(),
    }
}

/// Where a series comes from.
pub(super) fn source_of(score: &IndicatorScore, series: &[&Observation]) -> String {
    let mut files: Vec<&str> = Vec::new();
    for figure in series.iter().rev() {
        if !files.contains(&&*figure.provenance.file) {
            files.push(&figure.provenance.file);
        }
    }
    let mut parts = Vec::new();
    match files.as_slice() {
        [] => {}
        [one] => parts.push(format!("Source: {one}.")),
        [one, rest @ ..] => {
            let returns = if rest.len() == 1 { "return" } else { "returns" };
            parts.push(format!("Source: {one} and {} earlier {returns}.", rest.len()));
        }
    }
    if let Some(standard) = &score.standard {
        parts.push(format!("Standard: {}.", standard.source.trim_end_matches('.')));
    }
    let hidden = series.iter().filter(|figure| is_hidden(figure)).count();
    if hidden > 0 {
        let figures = if hidden == 1 { "figure" } else { "figures" };
        parts.push(format!("{} {figures} {HIDDEN}.", number_format::number(hidden as f64, 0)));
    }
    parts.join(" ")
}
