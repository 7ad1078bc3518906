//! `mapping_doubtful`: so much of an indicator's column cannot be right that the column is something else.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::{HashMap, hash_map::Entry};

use crate::{
    base::{Finding, Place, Severity},
    domain::IndicatorId,
    returns::{
        Fate,
        drafts::{Draft, Judged},
        figures::{Key, Subject},
        ledger::Ledger,
    },
};

#[derive(Default)]
struct Count {
    all: usize,
    implausible: usize,
    contradicted: usize,
    refused: usize,
}

impl Count {
    /// Few figures prove nothing; of many, half beyond belief, a third refused or a fifth contradicted do.
    const fn is_doubtful(&self) -> bool {
        let read = self.all + self.refused;
        read >= 5
            && (self.refused * 2 > read
                || self.implausible * 2 > self.all
                || self.contradicted * 5 > self.all)
    }
}

/// Takes back the figures of every indicator whose table contradicts itself; returns what to tell.
/// `may_repeat` says whether several figures may have one key.
pub(in crate::returns) fn distrust(
    (drafts, may_repeat): (&mut Vec<Draft>, bool),
    others: &[Judged],
    refused: &BTreeMap<Subject, usize>,
    findings: &mut Vec<Finding>,
    ledger: &mut Ledger,
    name_of: &dyn Fn(&IndicatorId) -> String,
) -> bool {
    let judged = drafts.iter().map(Judged::from).chain(others.iter().copied());
    let doubtful = doubtful(judged, may_repeat, refused);
    if doubtful.is_empty() {
        return false;
    }
    let refusal = ledger.number(Fate::Refused("mapping_doubtful".into()));
    let mut told: BTreeMap<IndicatorId, Place> = BTreeMap::new();
    drafts.retain(|draft| {
        let gone = doubtful.contains(&draft.key.subject);
        if gone {
            told.entry(draft.observation.indicator.clone())
                .or_insert_with(|| draft.observation.provenance.place());
            for (cell, _) in draft.cells.iter() {
                ledger.enter_number(cell, refusal);
            }
        }
        !gone
    });
    findings.retain(|finding| !finding.place.cell.parse().is_ok_and(|cell| ledger.has(cell, refusal)));
    for (indicator, place) in told {
        let message = format!(
            "What was read as “{}” contradicts itself or is beyond belief in most rows. None of it is used.",
            name_of(&indicator)
        );
        let hint = "Choose on the import screen what the columns mean.";
        findings.push(Finding::new(Severity::Error, "mapping_doubtful", place, message).with_hint(hint));
    }
    true
}

/// The indicators whose figures contradict each other or are beyond belief too often.
fn doubtful(
    figures: impl Iterator<Item = Judged>,
    may_repeat: bool,
    refused: &BTreeMap<Subject, usize>,
) -> BTreeSet<Subject> {
    let mut counts: BTreeMap<Subject, Count> = BTreeMap::new();
    let mut first: HashMap<Key, (Option<f64>, f64)> = HashMap::new();
    for (subject, number) in refused {
        counts.entry(*subject).or_default().refused = *number;
    }
    for figure in figures {
        let count = counts.entry(figure.key.subject).or_default();
        count.all += 1;
        count.implausible += usize::from(figure.implausible);
        if !may_repeat {
            continue;
        }
        let other = match first.entry(figure.key) {
            Entry::Occupied(first) => *first.get(),
            Entry::Vacant(place) => *place.insert((figure.value, figure.tolerance)),
        };
        let differs = matches!((other, figure.value), ((Some(a), tolerance), Some(b))
            if (a - b).abs() > tolerance + figure.tolerance);
        count.contradicted += usize::from(differs);
    }
    counts.into_iter().filter(|(_, count)| count.is_doubtful()).map(|(subject, _)| subject).collect()
}
