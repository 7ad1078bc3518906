//! Which dated standard a figure is scored against.
//!
//! ```text
//! pinned edition? ──► that one
//! local target in force on the day? ──► it, with the national one beside
//! national one in force? ──► the latest to begin
//! expired ones? ──► the last to expire, marked
//! none yet ──► none, with a note that says how to use a later one
//! ```

use std::cmp::Reverse;

use jiff::civil::{Date, date};

use super::{Choices, Edition, explanation};
use crate::{
    domain::IndicatorId,
    workbook::{Catalogue, Rule, Setter, Standard},
};

/// The day on which the workbook came out.
pub(super) const WORKBOOK_DAY: Date = date(2011, 4, 1);

/// A standard, and whether its time was over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Applicable<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// Whether it had expired by the day that counts.
    pub expired: bool,
}

/// What is scored, what stands beside it, and what a reader should know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StandardChoice<'a> {
    /// What is scored against.
    pub scored: Option<Applicable<'a>>,
    /// The national standard, where a local one is scored.
    pub beside: Option<Applicable<'a>>,
    /// A short sentence each.
    pub notes: Vec<String>,
}

/// The standard for a figure of `indicator` whose period ends on `day`.
///
/// With the edition of 2011, `day` is 1 April 2011 instead, for local targets and expiry too.
/// A named edition that the indicator lacks, or that is unconfirmed and not switched on, gives
/// way to the one in force. Standards in words are named in the notes and never scored.
#[must_use]
pub fn standard_for<'a>(
    indicator: &IndicatorId,
    day: Date,
    edition: &Edition,
    catalogue: &'a Catalogue,
    choices: &'a Choices,
) -> StandardChoice<'a> {
    let all: Vec<&Standard> =
        catalogue.standards.iter().filter(|standard| &standard.indicator == indicator).collect();
    let allowed = |standard: &Standard| {
        standard.is_confirmed()
            || choices.switched_on.contains(&(indicator.clone(), standard.edition.clone()))
    };
    let (in_words, national): (Vec<&Standard>, Vec<&Standard>) =
        all.iter().filter(|s| allowed(s)).partition(|s| matches!(s.rule, Rule::Words(_)));
    let local: Vec<&Standard> = choices
        .local_targets
        .iter()
        .filter(|s| &s.indicator == indicator && !matches!(s.rule, Rule::Words(_)))
        .collect();

    let mut notes = Vec::new();
    if let Edition::Named(name) = edition {
        let named = |s: &&&Standard| s.edition.eq_ignore_ascii_case(name);
        if let Some(standard) = local.iter().chain(&national).find(named) {
            let expired = standard.valid_to.is_some_and(|last| last < day);
            if day < standard.valid_from {
                notes.push(explanation::pinned_before_its_time(standard));
            }
            return StandardChoice { scored: Some(Applicable { standard, expired }), beside: None, notes };
        }
        if all.iter().any(|s| s.edition.eq_ignore_ascii_case(name) && !allowed(s)) {
            notes.push(explanation::edition_switched_off(name));
        }
    }

    let day = if *edition == Edition::Workbook { WORKBOOK_DAY } else { day };
    notes.extend(in_words.iter().filter(|s| s.in_force(day)).map(|s| explanation::standard_in_words(s)));
    let national_choice = in_force(&national, day).or_else(|| last_expired(&national, day));
    if let Some(target) = in_force(&local, day) {
        return StandardChoice { scored: Some(target), beside: national_choice, notes };
    }
    let scored = national_choice.or_else(|| last_expired(&local, day));
    if scored.is_none() {
        let earliest = national.iter().chain(&local).min_by_key(|s| rank_earliest(s));
        notes.extend(earliest.map(|s| explanation::standard_not_yet(s, day, s.in_force(WORKBOOK_DAY))));
        let waiting =
            all.iter().filter(|s| !allowed(s) && s.in_force(day) && !matches!(s.rule, Rule::Words(_)));
        notes.extend(waiting.map(|s| explanation::unconfirmed(s)));
    }
    StandardChoice { scored, beside: None, notes }
}

fn rank_earliest(standard: &Standard) -> (Date, Setter, &str) {
    (standard.valid_from, standard.setter, &standard.edition)
}

/// Of those in force, the latest to begin; the workbook's own word breaks a tie.
fn in_force<'a>(standards: &[&'a Standard], day: Date) -> Option<Applicable<'a>> {
    let valid = standards.iter().filter(|s| s.in_force(day));
    let latest = valid.max_by_key(|s| (s.valid_from, Reverse((s.setter, &s.edition))))?;
    Some(Applicable { standard: latest, expired: false })
}

/// Of those whose time was over, the last to expire.
fn last_expired<'a>(standards: &[&'a Standard], day: Date) -> Option<Applicable<'a>> {
    let over = standards.iter().filter(|s| s.valid_to.is_some_and(|last| last < day));
    let last = over.max_by_key(|s| (s.valid_to, s.valid_from, Reverse((s.setter, &s.edition))))?;
    Some(Applicable { standard: last, expired: true })
}
