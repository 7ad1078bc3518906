//! What a director asks first: what needs attention, what changed, and how the deaths run.

use super::row::{Row, sure};
use crate::{
    app::widgets::Direction,
    document::Document,
    domain::{AreaCode, AreaKind, IndicatorId, Period},
    scoring::{Certainty, IndicatorScore, Scorecard, Status},
};

const DEATHS: &str = "infant_mortality";

/// The right side of the overview in words and figures.
#[derive(Debug, Default)]
pub(in crate::app) struct Digest {
    /// The most urgent first.
    pub attention: Vec<Attention>,
    /// What got better since the figure before.
    pub better: Vec<Named>,
    /// What got worse.
    pub worse: Vec<Named>,
    /// What has not changed.
    pub same: Vec<Named>,
    /// How many figures the returns revised, and which returns did.
    pub revised: Option<(usize, String)>,
    /// Infant mortality over time.
    pub deaths: Option<Deaths>,
}

/// An indicator by name.
#[derive(Clone, Debug)]
pub(in crate::app) struct Named {
    /// Which.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
}

/// An indicator that is not met, or close.
#[derive(Clone, Debug)]
pub(in crate::app) struct Attention {
    /// Which.
    pub id: IndicatorId,
    /// Not met or close.
    pub status: Status,
    /// `Smoking at delivery`.
    pub name: String,
    /// `19.4%`.
    pub value: String,
    /// Standard, certainty and section in one line.
    pub why: String,
}

/// Infant mortality here and in England, by the same periods' lengths.
#[derive(Clone, Debug)]
pub(in crate::app) struct Deaths {
    /// Which, to open its page.
    pub id: IndicatorId,
    /// How many years are pooled, in words; empty for one.
    pub pooled: &'static str,
    /// Every period in order.
    pub periods: Vec<Period>,
    /// A value for each period.
    pub us: Vec<Option<f64>>,
    /// A value for each period; all `None` without England's figures.
    pub england: Vec<Option<f64>>,
}

/// Works the digest out.
#[must_use]
pub(in crate::app) fn digest(card: &Scorecard, rows: &[Row], document: &Document) -> Digest {
    let changed = |direction| {
        let of_it = move |row: &&Row| row.section > 0 && row.direction == Some(direction);
        rows.iter()
            .filter(of_it)
            .map(|row| Named { id: row.id.clone(), name: row.name.clone() })
            .collect::<Vec<_>>()
    };
    Digest {
        attention: attention(card),
        better: changed(Direction::Better),
        worse: changed(Direction::Worse),
        same: changed(Direction::Same),
        revised: revised(document),
        deaths: deaths(card, document),
    }
}

/// Not met before close, clear before what could be chance, core first, then by section.
fn attention(card: &Scorecard) -> Vec<Attention> {
    let mut scores: Vec<&IndicatorScore> = card
        .sections
        .iter()
        .flat_map(|section| &section.indicators)
        .filter(|score| matches!(score.status, Status::NotMet | Status::Close) && score.points.is_some())
        .collect();
    let could_be_chance = |score: &IndicatorScore| score.certainty == Some(Certainty::CouldBeChance);
    scores.sort_by_key(|score| {
        (score.status != Status::NotMet, could_be_chance(score), !score.core, score.section)
    });
    scores.into_iter().map(attention_to).collect()
}

fn attention_to(score: &IndicatorScore) -> Attention {
    let value = score.figure.as_ref().and_then(|figure| figure.value);
    let value = value.map_or_else(String::new, |value| score.unit.show(value));
    let mut why: Vec<String> = Vec::new();
    if let Some(applied) = &score.standard {
        why.push(capitalised(&applied.text));
    }
    match sure(score.status, score.certainty) {
        "" | "Exact" => {}
        words => why.push(words.to_lowercase()),
    }
    why.push(match score.section {
        14 => "outcome".to_owned(),
        number => format!("section {number}"),
    });
    Attention {
        id: score.id.clone(),
        status: score.status,
        name: score.name.clone(),
        value,
        why: why.join(" · "),
    }
}

/// With a capital at the beginning.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn revised(document: &Document) -> Option<(usize, String)> {
    let revising: Vec<_> = document.returns.iter().filter(|record| record.revised > 0).collect();
    let by = match revising.as_slice() {
        [] => return None,
        [one] => one.file.clone(),
        many => format!("{} returns", many.len()),
    };
    Some((revising.iter().map(|record| record.revised).sum(), by))
}

fn deaths(card: &Scorecard, document: &Document) -> Option<Deaths> {
    let id = IndicatorId::from(DEATHS);
    let scored = card.indicator(&id)?.figure.as_ref()?;
    let length = scored.period.length_in_months();
    let series = |area: &AreaCode| {
        document
            .dataset
            .series(&id, area, None)
            .iter()
            .filter(|figure| figure.period.length_in_months() == length && figure.period <= scored.period)
            .collect::<Vec<_>>()
    };
    let us = series(&card.area.code);
    let periods: Vec<Period> = us.iter().map(|figure| figure.period).collect();
    if periods.len() < 2 {
        return None;
    }
    let england = document.dataset.areas().values().find(|area| area.kind == AreaKind::England);
    let england =
        england.filter(|area| area.code != card.area.code).map_or_else(Vec::new, |area| series(&area.code));
    let england = periods
        .iter()
        .map(|period| england.iter().find(|figure| figure.period == *period).and_then(|figure| figure.value));
    let pooled = match length {
        36 => "three-year averages",
        60 => "five-year averages",
        _ => "",
    };
    Some(Deaths {
        id,
        pooled,
        england: england.collect(),
        us: us.iter().map(|figure| figure.value).collect(),
        periods,
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::workbook::catalogue;

    fn of_sample() -> Digest {
        let (document, card) = sample::sample();
        let rows = super::super::row::rows(&card, &document, catalogue());
        digest(&card, &rows, &document)
    }

    #[test]
    fn what_is_clearly_missed_comes_before_what_is_close() {
        let attention = of_sample().attention;
        let order: Vec<_> = attention.iter().map(|one| one.status).collect();
        let first_close = order.iter().position(|status| *status == Status::Close).unwrap();
        assert!(order[first_close..].iter().all(|status| *status == Status::Close), "{order:?}");
        // Both are core; section 9 comes before section 11.
        assert_eq!(
            (attention[0].name.as_str(), attention[0].value.as_str()),
            ("Booked by 12 weeks", "78.2%")
        );
        assert_eq!(attention[0].why, "At least 90% · clearly missed · section 9");
        assert_eq!(attention[1].value, "1:38.0");
        assert_eq!(attention[1].why, "1:28 to 1:35 · section 11");
    }

    #[test]
    fn what_changed_is_sorted_by_polarity() {
        let digest = of_sample();
        let has = |list: &[Named], id: &str| list.iter().any(|one| one.id.as_str() == id);
        assert!(has(&digest.worse, "booked_by_12_weeks"));
        assert!(has(&digest.better, "smoking_at_delivery"));
        // 87.0 after 87.0.
        assert!(has(&digest.same, "late_bookers_followed_up"));
    }

    #[test]
    fn deaths_are_set_beside_those_of_england() {
        let deaths = of_sample().deaths.unwrap();
        assert_eq!(deaths.periods.len(), 7);
        assert_eq!(deaths.us.last(), Some(&Some(6.1)));
        assert_eq!(deaths.england.last(), Some(&Some(4.7)));
        assert_eq!(deaths.pooled, "three-year averages");
    }
}
