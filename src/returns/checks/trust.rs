//! `mapping_doubtful`: so much of an indicator's column cannot be right that the column is something else.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    base::{Finding, Place, Severity},
    domain::{CellAddress, IndicatorId},
    returns::{Fate, drafts::Draft, ledger::Ledger},
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
pub(in crate::returns) fn distrust(
    drafts: &mut Vec<Draft>,
    refused: &BTreeMap<IndicatorId, usize>,
    findings: &mut Vec<Finding>,
    ledger: &mut Ledger,
) -> bool {
    let mut counts: BTreeMap<IndicatorId, Count> = BTreeMap::new();
    let mut first = HashMap::new();
    for (indicator, number) in refused {
        counts.entry(indicator.clone()).or_default().refused = *number;
    }
    for (at, draft) in drafts.iter().enumerate() {
        let figure = &draft.observation;
        let count = counts.entry(figure.indicator.clone()).or_default();
        count.all += 1;
        count.implausible += usize::from(figure.findings.iter().any(|code| code == "implausible"));
        let key = (figure.indicator.clone(), figure.area.clone(), figure.period, figure.group.clone());
        let earlier = *first.entry(key).or_insert(at);
        let other = drafts.get(earlier).filter(|_| earlier != at);
        let differs = other.is_some_and(|other| {
            let (a, b) = (other.observation.value, figure.value);
            matches!((a, b), (Some(a), Some(b)) if (a - b).abs() > draft.tolerance + other.tolerance)
        });
        count.contradicted += usize::from(differs);
    }
    let doubtful: BTreeSet<IndicatorId> =
        counts.into_iter().filter(|(_, count)| count.is_doubtful()).map(|(id, _)| id).collect();
    if doubtful.is_empty() {
        return false;
    }
    let mut dropped: BTreeSet<CellAddress> = BTreeSet::new();
    let mut told: BTreeMap<IndicatorId, Place> = BTreeMap::new();
    drafts.retain(|draft| {
        let gone = doubtful.contains(&draft.observation.indicator);
        if gone {
            told.entry(draft.observation.indicator.clone())
                .or_insert_with(|| draft.observation.provenance.place());
            for (cell, _) in &draft.cells {
                dropped.insert(*cell);
                ledger.enter(*cell, Fate::Refused("mapping_doubtful".into()));
            }
        }
        !gone
    });
    findings.retain(|finding| finding.place.cell.parse().map_or(true, |cell| !dropped.contains(&cell)));
    for (indicator, place) in told {
        let message = format!(
            "What was read as {indicator} contradicts itself or is beyond belief in most rows. None of it is used."
        );
        let hint = "Choose on the import screen what the columns mean.";
        findings.push(Finding::new(Severity::Error, "mapping_doubtful", place, message).with_hint(hint));
    }
    true
}
