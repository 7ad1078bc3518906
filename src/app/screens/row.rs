//! One indicator as tables show it: every text is made once for each scorecard, not for each frame.

use crate::{
    app::widgets::Direction,
    base::{fold, number_format},
    document::Document,
    domain::{Dataset, IndicatorId, Observation},
    scoring::{AppliedStandard, Certainty, DataQuality, IndicatorScore, Scorecard, Status, sentence},
    statistics::{
        compare::Judgement,
        spc::{Assurance, Variation},
    },
    workbook::{Catalogue, Polarity, Rule, Setter, Standard, Unit},
};

/// How many figures a sparkline shows.
const SPARK: usize = 8;

/// A row of a table of indicators.
#[derive(Clone, Debug)]
pub(in crate::app) struct Row {
    /// Which indicator.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
    /// The section in which it is scored; 0 for figures outside the workbook.
    pub section: u8,
    /// The latest figure as people read it, or why there is none.
    pub latest: String,
    /// Whether there is a latest figure with a value.
    pub has_value: bool,
    /// What the latest figure is about; empty without one.
    pub period: String,
    /// The standard in signs: `≥ 90%`.
    pub standard: String,
    /// The standard in words, with its source.
    pub standard_in_full: String,
    /// How it stands.
    pub status: Status,
    /// Under which status it is counted: a stale figure is no data.
    pub counted_as: Option<Status>,
    /// Whether chance could explain the status.
    pub sure: &'static str,
    /// The interval in words; empty without one.
    pub interval: String,
    /// The latest figures of the same length, oldest first; `None` breaks the line.
    pub spark: Vec<Option<f64>>,
    /// The height of the standard in the sparkline.
    pub spark_standard: Option<f64>,
    /// Change since the figure before: `+1.1`; empty without one.
    pub change: String,
    /// What the figure before was.
    pub before: String,
    /// What the change means.
    pub direction: Option<Direction>,
    /// How it varies, with the sentence; `None` without a control chart.
    pub variation: Option<(Variation, String)>,
    /// Whether it will meet its standard as it runs, with the sentence.
    pub assurance: Option<(Assurance, String)>,
    /// How it stands beside England, or whom the settings say, with the sentence.
    pub compared: Option<(Judgement, String)>,
    /// How much better it became since the figure before, as a share of that one; less than 0 for worse.
    pub gain: Option<f64>,
    /// How far the data can be relied on.
    pub quality: DataQuality,
    /// Marks beside the name: `stale`, `standard expired`.
    pub marks: Vec<&'static str>,
    /// Name and id, folded for the search.
    searched: String,
}

impl Row {
    /// Whether every word of `folded` is in its name or id.
    #[must_use]
    pub(in crate::app) fn matches(&self, folded: &str) -> bool {
        folded.split(' ').all(|word| self.searched.contains(word))
    }
}

/// The rows of every indicator of a scorecard, in its order.
#[must_use]
pub(in crate::app) fn rows(card: &Scorecard, document: &Document, catalogue: &Catalogue) -> Vec<Row> {
    card.indicators().map(|score| row(score, card, &document.dataset, catalogue)).collect()
}

fn row(score: &IndicatorScore, card: &Scorecard, dataset: &Dataset, catalogue: &Catalogue) -> Row {
    let polarity = catalogue.indicator(&score.id).map_or(Polarity::Neutral, |indicator| indicator.polarity);
    let change = score.change().filter(|change| change.is_finite());
    let (places, unit) = (score.unit.places(), score.unit);
    let standard = score.standard.as_ref();
    let movement = score.movement.as_ref();
    Row {
        id: score.id.clone(),
        name: score.name.clone(),
        section: score.section,
        latest: latest(score),
        has_value: score.figure.as_ref().is_some_and(|figure| figure.value.is_some()),
        period: score.figure.as_ref().map_or_else(String::new, |figure| figure.period.to_string()),
        standard: standard.map_or_else(|| "–".to_owned(), |applied| in_signs(&applied.standard, unit)),
        standard_in_full: standard.map_or_else(
            || "No standard is in force for this figure, so it has no colour.".to_owned(),
            in_full,
        ),
        status: score.status,
        counted_as: counted_as(score),
        sure: sure(score.status, score.certainty),
        interval: score.interval.as_ref().map_or_else(String::new, |interval| {
            let show = |value| number_format::number(value, places);
            format!("95% interval {} to {} ({})", show(interval.lower), show(interval.upper), interval.method)
        }),
        spark: spark(score, card, dataset),
        spark_standard: standard.and_then(|applied| bound(&applied.standard.rule)),
        change: change.map_or_else(String::new, |change| number_format::signed(change, places)),
        before: before(score),
        direction: change.map(|change| Direction::of(change, unit, polarity)),
        variation: movement.and_then(|one| Some((one.variation?, sentence::variation(one)))),
        assurance: movement.and_then(|one| one.assurance.zip(sentence::assurance(one))),
        compared: score
            .comparison
            .as_ref()
            .ok()
            .map(|one| (one.judged, sentence::beside_benchmark(one, score.interval.as_ref(), unit))),
        gain: change.zip(score.previous.as_ref().and_then(|figure| figure.value)).and_then(
            |(change, before)| {
                let share = change / before.abs();
                let gain = match polarity {
                    Polarity::High => share,
                    Polarity::Low => -share,
                    Polarity::Band | Polarity::Neutral => return None,
                };
                gain.is_finite().then_some(gain)
            },
        ),
        quality: score.data_quality.clone(),
        marks: marks(score),
        searched: fold(&format!("{} {}", score.name, score.id)),
    }
}

fn latest(score: &IndicatorScore) -> String {
    match &score.figure {
        Some(Observation { value: Some(value), .. }) => score.unit.show(*value),
        Some(Observation { mark: Some(mark), .. }) => mark.label().to_owned(),
        _ => "–".to_owned(),
    }
}

fn before(score: &IndicatorScore) -> String {
    match &score.previous {
        Some(Observation { value: Some(value), period, .. }) => {
            format!("{} in {period}", score.unit.show(*value))
        }
        _ => "There is no figure before this one.".to_owned(),
    }
}

/// The tile of the overview under which a score is counted; `None` under none of them.
fn counted_as(score: &IndicatorScore) -> Option<Status> {
    match score.status {
        _ if score.section == 0 => None,
        Status::NoStandard => Some(Status::NoStandard),
        Status::NoData => score.expected.then_some(Status::NoData),
        _ if score.points.is_none() => Some(Status::NoData),
        status => Some(status),
    }
}

/// How sure a status is, in a word or two.
#[must_use]
pub(in crate::app) const fn sure(status: Status, certainty: Option<Certainty>) -> &'static str {
    match (status, certainty) {
        (Status::NoData | Status::NoStandard, _) | (_, None) => "",
        (_, Some(Certainty::CouldBeChance)) => "Could be chance",
        (_, Some(Certainty::Exact)) => "Exact",
        (Status::Met, Some(Certainty::Clear)) => "Clearly met",
        (Status::Close | Status::NotMet, Some(Certainty::Clear)) => "Clearly missed",
    }
}

fn marks(score: &IndicatorScore) -> Vec<&'static str> {
    let mut marks = Vec::new();
    if score.stale {
        marks.push("stale");
    }
    if let Some(applied) = &score.standard {
        if applied.expired {
            marks.push("standard expired");
        }
        if applied.standard.setter == Setter::Local {
            marks.push("local target");
        }
    }
    marks
}

/// The bound that a sparkline draws: of a range, the end that is missed.
const fn bound(rule: &Rule) -> Option<f64> {
    match rule {
        Rule::AtLeast(bound) | Rule::AtMost(bound) | Rule::Below(bound) | Rule::Range { to: bound, .. } => {
            Some(*bound)
        }
        Rule::Words(_) => None,
    }
}

/// A standard in signs: `≥ 90%`, `1:28 – 1:35`.
fn in_signs(standard: &Standard, unit: Unit) -> String {
    let show = |value: f64| {
        let number = number_format::short(value, 2);
        match unit {
            Unit::Percent => format!("{number}%"),
            Unit::Ratio => format!("1:{number}"),
            Unit::Pounds => format!("£{number}"),
            _ => number,
        }
    };
    match &standard.rule {
        Rule::AtLeast(bound) => format!("≥ {}", show(*bound)),
        Rule::AtMost(bound) => format!("≤ {}", show(*bound)),
        Rule::Below(bound) => format!("< {}", show(*bound)),
        Rule::Range { from, to, .. } => match unit {
            Unit::Ratio => {
                format!("1:{}–{}", number_format::short(*from, 2), number_format::short(*to, 2))
            }
            _ => format!("{}–{}", show(*from), show(*to)),
        },
        Rule::Words(_) => "in words".to_owned(),
    }
}

fn in_full(applied: &AppliedStandard) -> String {
    let standard = &applied.standard;
    let expired = if applied.expired { " It had expired by the end of the figure's period." } else { "" };
    format!("{}. {}, {}. {}.{expired}", applied.text, standard.body, applied.edition, standard.source)
}

/// The latest figures of the same length up to the one that is scored, with gaps where some are missing.
fn spark(score: &IndicatorScore, card: &Scorecard, dataset: &Dataset) -> Vec<Option<f64>> {
    let Some(scored) = &score.figure else { return Vec::new() };
    let length = scored.period.length_in_months();
    let like: Vec<_> = dataset
        .series(&score.id, &card.area.code, None)
        .iter()
        .filter(|figure| figure.period.length_in_months() == length && figure.period <= scored.period)
        .collect();
    let mut values = Vec::new();
    let mut last = None;
    for figure in like.iter().skip(like.len().saturating_sub(SPARK)) {
        let next_due = last.map(|period: crate::domain::Period| period.shifted(1).end());
        if length > 0 && next_due.is_some_and(|due| due < figure.period.end()) {
            values.push(None);
        }
        values.push(figure.value);
        last = Some(figure.period);
    }
    values
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::workbook::catalogue;

    fn found(id: &str) -> Row {
        let (document, card) = sample::sample();
        let rows = rows(&card, &document, catalogue());
        rows.into_iter().find(|row| row.id.as_str() == id).unwrap()
    }

    #[test]
    fn a_row_says_what_the_figures_say() {
        // From the made-up figures of `sample`: 78.2 after 79.1, and at least 90 expected.
        let row = found("booked_by_12_weeks");
        assert_eq!((row.latest.as_str(), row.standard.as_str()), ("78.2%", "≥ 90%"));
        assert_eq!((row.change.as_str(), row.direction), ("−0.9", Some(Direction::Worse)));
        assert_eq!(row.before, "79.1% in Q3 2010/11");
        assert_eq!(row.sure, "Clearly missed");
        assert_eq!(row.spark.len(), 8);
        assert_eq!(row.marks, ["local target"]);
    }

    #[test]
    fn a_missing_quarter_breaks_the_sparkline() {
        // `sample` leaves out Q2 2010/11 of this one.
        let row = found("children_per_health_visitor");
        assert_eq!(row.spark.iter().filter(|value| value.is_none()).count(), 1);
    }

    #[test]
    fn the_search_finds_words_in_any_order() {
        let row = found("smoking_at_delivery");
        assert!(row.matches("delivery smoking"));
        assert!(row.matches(""));
        assert!(!row.matches("delivery mmr"));
    }
}
