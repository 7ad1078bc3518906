//! Two scorecards of one area beside each other: what got better or worse, what is new, gone, revised, or
//! judged by another standard.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    analysis::which_way_is_good,
    document::Document,
    domain::{AreaCode, IndicatorId, Observation, Period},
    scoring::{IndicatorScore, Scorecard, Status, sentence},
    statistics::{
        Good,
        compare::{Estimate, Judgement, beside_other},
    },
    workbook::{Indicator, Sampling, Unit},
};

/// What happened to an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
pub enum Happened {
    /// It is worse than it was.
    Worse,
    /// It is better than it was.
    Better,
    /// It had no figure.
    New,
    /// It has no figure any more.
    Gone,
    /// A figure that was there says something else now.
    Revised,
    /// It is judged by another standard.
    Restandardised,
}

impl Happened {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Worse => "Worse",
            Self::Better => "Better",
            Self::New => "New",
            Self::Gone => "Without a figure now",
            Self::Revised => "Revised",
            Self::Restandardised => "Judged by another standard",
        }
    }
}

/// An indicator as a scorecard has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stood {
    /// When the figure is of; `None` without one.
    pub period: Option<Period>,
    /// The figure, in the read unit.
    pub value: Option<f64>,
    /// The figure as people read it.
    pub shown: String,
    /// How it stood.
    pub status: Status,
    /// The standard in words.
    pub standard: Option<String>,
    /// The standard's edition.
    pub edition: Option<String>,
}

/// A figure that says something else than it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RevisedFigure {
    /// When it is of.
    pub period: Period,
    /// As it was.
    pub then: String,
    /// As it is.
    pub now: String,
}

/// What happened to an indicator between two scorecards.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Which.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
    /// Its section; 0 outside the workbook.
    pub section: u8,
    /// What happened, in the order of [`Happened`]; empty where nothing did.
    pub happened: Vec<Happened>,
    /// As it was; `None` where the earlier scorecard does not have it.
    pub then: Option<Stood>,
    /// As it is; `None` where the later scorecard does not have it.
    pub now: Option<Stood>,
    /// Figures that say something else than they did, oldest first.
    pub revised: Vec<RevisedFigure>,
    /// What happened, in a sentence or two.
    pub said: String,
    /// The same, a sentence for each thing that happened.
    #[serde(skip)]
    pub sentences: Vec<(Happened, String)>,
}

impl Change {
    /// What there is to say of one of the things that happened.
    #[must_use]
    pub fn said_of(&self, kind: Happened) -> &str {
        self.sentences.iter().find(|(happened, _)| *happened == kind).map_or("", |(_, said)| said)
    }
}

/// Two scorecards beside each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Compared {
    /// The area.
    pub area: String,
    /// Up to when the earlier one goes.
    pub then: Period,
    /// Up to when the later one goes.
    pub now: Period,
    /// Every indicator of either to which something happened, in the order of the later one.
    pub changes: Vec<Change>,
    /// Indicators with a figure to which nothing happened.
    pub unchanged: usize,
}

/// Why two scorecards cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotComparable {
    /// One of them has no scorecard.
    #[error("{0} has no figures to make a scorecard of")]
    Nothing(String),
    /// They are of different areas.
    #[error("the other scorecard has no figures of {0}; open one of the same area")]
    OtherArea(String),
}

/// The scorecard of `area` that `document` holds: its own choice of area is passed over.
///
/// # Errors
/// It has no figures of the area.
pub fn of_area(document: &Document, area: &AreaCode) -> Result<(Document, Scorecard), NotComparable> {
    let own = Document { area: Some(area.clone()), ..document.clone() };
    let other = || NotComparable::OtherArea(area.to_string());
    if own.dataset.latest_period(area).is_none() {
        return Err(other());
    }
    let card = own.scorecard().ok().flatten().ok_or_else(other)?;
    Ok((own, card))
}

impl Compared {
    /// `then` beside `now`; each a document and its scorecard of the same area.
    #[must_use]
    pub fn of(then: (&Document, &Scorecard), now: (&Document, &Scorecard)) -> Self {
        let old: BTreeMap<&IndicatorId, &IndicatorScore> =
            then.1.indicators().map(|score| (&score.id, score)).collect();
        let mut revised = revised_figures(then.0, now.0, &now.1.area.code);
        let catalogue = now.0.catalogue();
        // Earlier times as they are known now, for figures that were corrected since.
        let mut corrected: BTreeMap<Period, Option<Scorecard>> = BTreeMap::new();
        let up_to =
            |period: Period| Document { to: Some(period), ..now.0.clone() }.scorecard().ok().flatten();
        let mut changes = Vec::new();
        let mut unchanged = 0;
        let mut look = |before: Option<&IndicatorScore>, after: Option<&IndicatorScore>| {
            let Some(score) = after.or(before) else { return };
            let known = catalogue.indicator(&score.id);
            let revised = revised.remove(&score.id).unwrap_or_default();
            let period = before.and_then(|before| Some(before.figure.as_ref()?.period));
            let of_it = period.filter(|period| revised.iter().any(|one| one.period == *period));
            let as_known_now = of_it.and_then(|period| {
                let card = corrected.entry(period).or_insert_with(|| up_to(period)).as_ref()?;
                let score = card.indicator(&score.id)?;
                (score.figure.as_ref()?.period == period).then_some(score)
            });
            let change = change((before, as_known_now, after), known, revised);
            match change {
                Some(change) if !change.happened.is_empty() => changes.push(change),
                Some(_) if score.figure.is_some() => unchanged += 1,
                _ => {}
            }
        };
        for score in now.1.indicators() {
            look(old.get(&score.id).copied(), Some(score));
        }
        let still = |id: &IndicatorId| now.1.indicator(id).is_some();
        then.1.indicators().filter(|score| !still(&score.id)).for_each(|score| look(Some(score), None));
        Self { area: now.1.area.label(), then: then.1.to, now: now.1.to, changes, unchanged }
    }

    /// The changes of one kind.
    pub fn of_kind(&self, kind: Happened) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.happened.contains(&kind))
    }
}

/// Every figure of everybody in `area` that both have and that says something else now.
fn revised_figures(
    then: &Document,
    now: &Document,
    area: &AreaCode,
) -> BTreeMap<IndicatorId, Vec<RevisedFigure>> {
    let mut revised: BTreeMap<IndicatorId, Vec<RevisedFigure>> = BTreeMap::new();
    let catalogue = now.catalogue();
    let own = |figure: &&Observation| figure.area == *area && figure.group.is_none();
    for figure in now.dataset.observations().filter(own) {
        let Some(before) = then.dataset.find(figure) else { continue };
        if before.says_the_same(figure) {
            continue;
        }
        let unit = catalogue.indicator(&figure.indicator).map_or(Unit::Number, |known| known.unit);
        revised.entry(figure.indicator.clone()).or_default().push(RevisedFigure {
            period: figure.period,
            then: shown(before, unit),
            now: shown(figure, unit),
        });
    }
    revised
}

/// A figure with its counts, where it has them.
fn shown(figure: &Observation, unit: Unit) -> String {
    let Some(value) = figure.value.filter(|value| value.is_finite()) else {
        return figure.mark.map_or("no figure", crate::domain::Mark::label).to_owned();
    };
    let count = |count: f64| crate::base::number_format::short(count, 2);
    match (figure.numerator, figure.denominator) {
        (Some(above), Some(below)) => format!("{} ({} / {})", unit.show(value), count(above), count(below)),
        _ => unit.show(value),
    }
}

fn stood(score: &IndicatorScore) -> Stood {
    let figure = score.figure.as_ref();
    Stood {
        period: figure.map(|figure| figure.period),
        value: figure.and_then(|figure| figure.value).filter(|value| value.is_finite()),
        shown: sentence::figure(score),
        status: score.status,
        standard: score.standard.as_ref().map(|standard| standard.text.clone()),
        edition: score.standard.as_ref().map(|standard| standard.edition.clone()),
    }
}

/// What happened to one indicator; `None` where neither has a figure.
fn change(
    (then, corrected, now): (Option<&IndicatorScore>, Option<&IndicatorScore>, Option<&IndicatorScore>),
    known: Option<&Indicator>,
    revised: Vec<RevisedFigure>,
) -> Option<Change> {
    let score = now.or(then)?;
    let (before, after) = (then.map(stood), now.map(stood));
    let had = before.as_ref().is_some_and(|stood| stood.value.is_some());
    let has = after.as_ref().is_some_and(|stood| stood.value.is_some());
    if !had && !has {
        return None;
    }
    let mut sentences = Vec::new();
    if let (Some(then), Some(now)) = (then, now)
        && had
        && has
    {
        let other_standard = judged_otherwise(then, now);
        if let Some((better, sentence)) = course((then, corrected), now, known, other_standard) {
            sentences.push((if better { Happened::Better } else { Happened::Worse }, sentence));
        }
        if other_standard {
            sentences.push((Happened::Restandardised, restandardised(then, now)));
        }
    } else if let Some(now) = now.filter(|_| has) {
        sentences.push((Happened::New, format!("New: {}.", sentence::against_standard(now))));
    } else if let Some(then) = then {
        let was = sentence::against_standard(then);
        sentences.push((Happened::Gone, format!("There is no figure now; it was {was}.")));
    }
    if !revised.is_empty() {
        sentences.push((Happened::Revised, revised_words(&revised)));
    }
    let said: Vec<&str> = sentences.iter().map(|(_, said)| said.as_str()).collect();
    let said = said.join(" ");
    sentences.sort_by_key(|(happened, _)| *happened);
    Some(Change {
        id: score.id.clone(),
        name: score.name.clone(),
        section: score.section,
        happened: sentences.iter().map(|(happened, _)| *happened).collect(),
        then: before,
        now: after,
        revised,
        said,
        sentences,
    })
}

/// Whether the two are scored against different standards.
fn judged_otherwise(then: &IndicatorScore, now: &IndicatorScore) -> bool {
    let rule = |score: &IndicatorScore| {
        score.standard.as_ref().map(|standard| (standard.standard.rule.clone(), standard.edition.clone()))
    };
    rule(then) != rule(now)
}

fn restandardised(then: &IndicatorScore, now: &IndicatorScore) -> String {
    match (&then.standard, &now.standard) {
        (None, Some(new)) => format!("It had no standard; now it is {}. {}.", new.text, standing(now)),
        (Some(old), None) => format!("The standard was {}; now it has none.", old.text),
        (Some(old), Some(new)) if old.text == new.text => {
            format!(
                "The standard is still {}, by another source: {}. {}.",
                new.text,
                new.source,
                standing(now)
            )
        }
        (Some(old), Some(new)) => {
            format!("The standard was {} and is {}. {}.", old.text, new.text, standing(now))
        }
        (None, None) => String::new(),
    }
}

/// `41.3% in Q4 2010/11: close`.
fn standing(score: &IndicatorScore) -> String {
    let period = score.figure.as_ref().map(|figure| format!(" in {}", figure.period)).unwrap_or_default();
    format!("{}{period}: {}", sentence::figure(score), score.status.label().to_lowercase())
}

const fn place(status: Status) -> Option<u8> {
    match status {
        Status::NotMet => Some(0),
        Status::Close => Some(1),
        Status::Met => Some(2),
        Status::NoData | Status::NoStandard => None,
    }
}

/// Whether it is better or worse, and why; `None` where that cannot be told. A figure that was corrected since
/// is what it is known to have been, or a correction would pass for a change.
fn course(
    (then, corrected): (&IndicatorScore, Option<&IndicatorScore>),
    now: &IndicatorScore,
    known: Option<&Indicator>,
    other_standard: bool,
) -> Option<(bool, String)> {
    let as_revised = if corrected.is_some() { ", as revised" } else { "" };
    let other_standard =
        other_standard || corrected.is_some_and(|corrected| judged_otherwise(corrected, now));
    let then = corrected.unwrap_or(then);
    let (before, after) = (then.figure.as_ref()?, now.figure.as_ref()?);
    let clear = clearly(then, now, known);
    let is_exact = known.is_some_and(|known| known.sampling == Sampling::Exact);
    let from_to = format!(
        "{} in {}, after {} in {}{as_revised}",
        sentence::figure(now),
        after.period,
        sentence::figure(then),
        before.period
    );
    let moved = place(then.status).zip(place(now.status)).filter(|(then, now)| then != now);
    if let Some((was, is)) = moved.filter(|_| !other_standard) {
        let better = is > was;
        let chance = match clear {
            Some(Clear::Better | Clear::Worse) => "",
            _ if is_exact => "",
            _ => "; chance could be the reason",
        };
        let (from, to) = (then.status.label().to_lowercase(), now.status.label().to_lowercase());
        return Some((better, format!("From {from} to {to}: {from_to}{chance}.")));
    }
    let better = match clear? {
        Clear::Better => true,
        Clear::Worse => false,
        Clear::Neither => return None,
    };
    let word = match (is_exact, better) {
        (false, true) => "Clearly better",
        (false, false) => "Clearly worse",
        // Counted whole: there is nothing to be clear of.
        (true, true) => "Better",
        (true, false) => "Worse",
    };
    Some((better, format!("{word}: {from_to}.")))
}

#[derive(Clone, Copy)]
enum Clear {
    Better,
    Worse,
    Neither,
}

/// Whether the change is more than chance; `None` where that cannot be told: periods overlap, or the figure
/// is the same one.
fn clearly(then: &IndicatorScore, now: &IndicatorScore, known: Option<&Indicator>) -> Option<Clear> {
    let good = known.map_or(Good::Neither, which_way_is_good);
    let (before, after) = (then.figure.as_ref()?, now.figure.as_ref()?);
    if before.period.overlaps(after.period) {
        return None;
    }
    let (was, is) = (before.value?, after.value?);
    let (Some(earlier), Some(later)) = (&then.interval, &now.interval) else {
        // Counted whole, chance has no part in it, and a change that is read is one; without counts it
        // cannot be told.
        let changed = sentence::figure(then) != sentence::figure(now);
        let counted = known.is_some_and(|known| known.sampling == Sampling::Exact);
        let better = good.is_better(is > was)?;
        return (changed && counted).then_some(if better { Clear::Better } else { Clear::Worse });
    };
    let estimate = |value, interval| Estimate { value, interval };
    let position = beside_other(estimate(is, later.ends()), estimate(was, earlier.ends())).ok()?;
    Some(match position.judged(good) {
        Judgement::Best | Judgement::Better => Clear::Better,
        Judgement::Worst | Judgement::Worse => Clear::Worse,
        _ => Clear::Neither,
    })
}

/// The latest of the revised figures in words, and how many more there are.
fn revised_words(revised: &[RevisedFigure]) -> String {
    let Some(last) = revised.last() else { return String::new() };
    let more = match revised.len() {
        1 => String::new(),
        2 => ", and 1 more figure".to_owned(),
        many => format!(", and {} more figures", many - 1),
    };
    format!("Revised: {} was {} and is {}{more}.", last.period, last.then, last.now)
}
