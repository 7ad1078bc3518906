//! A figure that stands twice in a return is one figure.

use std::collections::HashMap;

use super::{checks, sheet::SheetDraft};
use crate::domain::{AreaCode, Group, IndicatorId, Period};

/// Two figures of one key are one figure twice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct TwinKey {
    indicator: IndicatorId,
    area: AreaCode,
    period: Period,
    group: Option<Group>,
}

impl SheetDraft {
    /// Leaves out every figure that stands twice; `seen` are the figures of the sheets before.
    pub(super) fn without_twins(
        &mut self,
        seen: &mut HashMap<TwinKey, (usize, usize)>,
        before: &[&Self],
        own: usize,
    ) {
        let drafts = std::mem::take(&mut self.drafts);
        for draft in drafts {
            let figure = &draft.observation;
            let key = TwinKey {
                indicator: figure.indicator.clone(),
                area: figure.area.clone(),
                period: figure.period,
                group: figure.group.clone(),
            };
            let first = seen.get(&key).and_then(|(sheet, at)| match before.get(*sheet) {
                Some(other) => other.drafts.get(*at),
                None => self.drafts.get(*at),
            });
            if let Some(first) = first {
                let twin = checks::duplicate(first, &draft);
                for (cell, _) in &draft.cells {
                    self.ledger.enter(*cell, twin.fate.clone());
                }
                self.findings.extend(twin.finding);
            } else {
                seen.insert(key, (own, self.drafts.len()));
                self.drafts.push(draft);
            }
        }
    }
}
