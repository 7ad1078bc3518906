//! What the users of a scorecard decided about standards, indicators, charts and plans.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{analysis::Decisions, domain::IndicatorId, workbook::Standard};

/// The decisions; everything else is the catalogue's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// Unconfirmed editions that were switched on: indicator and edition.
    pub switched_on: BTreeSet<(IndicatorId, String)>,
    /// Targets of their own (`Setter::Local`), dated and with a source.
    pub local_targets: Vec<Standard>,
    /// Indicators left out of the scorecard, each with the reason.
    pub switched_off: BTreeMap<IndicatorId, String>,
    /// About control charts and plans.
    pub decisions: Decisions,
}

impl Choices {
    /// Adds a local target, or puts it in place of the one of its indicator and edition.
    pub fn set_target(&mut self, target: &Standard) {
        let same = |old: &&mut Standard| old.indicator == target.indicator && old.edition == target.edition;
        match self.local_targets.iter_mut().find(same) {
            Some(old) => old.clone_from(target),
            None => self.local_targets.push(target.clone()),
        }
    }
}
