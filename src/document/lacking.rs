//! Figures that an edition of a return gave, and the later edition lacks where it should have them.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Document, edition::Editions};
use crate::{
    base::{Finding, Place, Severity},
    domain::{AreaCode, IndicatorId, Observation, Period, Provenance},
};

/// What the new return gives.
#[derive(Default)]
struct Range<'a> {
    /// What it measures.
    indicators: HashSet<&'a IndicatorId>,
    /// For whom and when it gives anything.
    spots: HashSet<(&'a AreaCode, Period)>,
    /// The areas of each indicator and period.
    areas: HashMap<(&'a IndicatorId, Period), usize>,
    /// First and last period of each series, among those of a length.
    spans: HashMap<(&'a IndicatorId, &'a AreaCode, u16), (Period, Period)>,
}

impl<'a> Range<'a> {
    fn note(&mut self, figure: &'a Observation) {
        let period = figure.period;
        self.indicators.insert(&figure.indicator);
        self.spots.insert((&figure.area, period));
        *self.areas.entry((&figure.indicator, period)).or_default() += 1;
        let key = (&figure.indicator, &figure.area, period.length_in_months());
        let span = self.spans.entry(key).or_insert((period, period));
        *span = (span.0.min(period), span.1.max(period));
    }

    /// Whether the new return should have the figure: it has others of its area and period, most other
    /// areas of its indicator and period (it lacks `others`), or periods on both sides of it.
    fn should_have(&self, figure: &Observation, others: usize) -> bool {
        let period = figure.period;
        let given = self.areas.get(&(&figure.indicator, period)).copied().unwrap_or(0);
        let span = self.spans.get(&(&figure.indicator, &figure.area, period.length_in_months()));
        self.spots.contains(&(&figure.area, period))
            || given > others
            || span.is_some_and(|(first, last)| *first < period && period < *last)
    }
}

/// The code of what is told of them.
pub(super) const CODE: &str = "figures_lacking";

/// How many are spelt out; of more, only the number is told.
const SPELT_OUT: usize = 3;

/// Says which figures a return lacks; `None` where it lacks none.
pub(super) fn note(document: &Document, file: &str, lacks: &[Observation]) -> Option<Finding> {
    let catalogue = document.catalogue();
    let name = |id: &IndicatorId| {
        let local = || document.dataset.local_indicators().get(id).map(|local| local.name.clone());
        let known = catalogue.indicator(id).map(|known| known.name.clone());
        known.or_else(local).unwrap_or_else(|| id.to_string())
    };
    let area = |code: &AreaCode| {
        document.dataset.areas().get(code).map_or_else(|| code.to_string(), |area| area.name.clone())
    };
    let spelt: Vec<String> = lacks
        .iter()
        .take(SPELT_OUT)
        .map(|figure| {
            format!(
                "{} for {}, {} ({})",
                name(&figure.indicator),
                area(&figure.area),
                figure.period,
                figure.provenance.place()
            )
        })
        .collect();
    let more = match lacks.len().saturating_sub(SPELT_OUT) {
        0 if lacks.is_empty() => return None,
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    let message =
        format!("An earlier edition gave what is not in this one: {}{more}. It stays.", spelt.join("; "));
    let place = Place { file: file.to_owned(), ..Place::default() };
    let hint = "Ask the sender whether it was withdrawn, and remove it by hand if so.";
    Some(Finding::new(Severity::Warning, CODE, place, message).with_hint(hint))
}

/// The figures that return `number` lacks. None of them changes.
pub(super) fn lacking<'d>(document: &'d Document, number: u32) -> Vec<Observation> {
    let editions = Editions::of(document, number);
    let older = editions.family_of(number);
    if older.is_empty() {
        return Vec::new();
    }
    let given = |figure: &Observation| figure.returns().any(|place| place.import == number);
    let mut range = Range::default();
    let mut left: Vec<&Observation> = Vec::new();
    // Sheets whose headings are alike and that measure nothing alike are no editions of each other.
    let mut alike: HashSet<(u32, &str)> = HashSet::new();
    let sheet = |place: &'d Provenance| older.get(&(place.import, &*place.sheet)).copied();
    for figure in document.dataset.observations() {
        if given(figure) {
            range.note(figure);
            alike.extend(figure.returns().filter_map(sheet));
        } else if figure.value.is_some() && sheet(&figure.provenance).is_some() {
            left.push(figure);
        }
    }
    let measures = |figure: &&&Observation| range.indicators.contains(&figure.indicator);
    alike.extend(left.iter().filter(measures).filter_map(|figure| sheet(&figure.provenance)));
    let mut missed: BTreeMap<(&IndicatorId, Period), Vec<&Observation>> = BTreeMap::new();
    for figure in left {
        if sheet(&figure.provenance).is_some_and(|sheet| alike.contains(&sheet)) {
            missed.entry((&figure.indicator, figure.period)).or_default().push(figure);
        }
    }
    let lacks = |figures: Vec<&Observation>| {
        let count = figures.len();
        let lacks: Vec<_> =
            figures.into_iter().filter(|figure| range.should_have(figure, count)).cloned().collect();
        lacks
    };
    missed.into_values().flat_map(lacks).collect()
}
