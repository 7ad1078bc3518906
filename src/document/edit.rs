//! Every change that a person can make to a scorecard, in the field's words.

use std::sync::Arc;

use jiff::Timestamp;

use super::Document;
use crate::{
    domain::{AreaCode, IndicatorId, Period},
    returns::ReturnReading,
    workbook::Standard,
};

/// One change to a document; undone and redone as one step.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Add the wanted sheets of these readings.
    Import {
        /// In the order in which they were given.
        readings: Arc<Vec<ReturnReading>>,
        /// When.
        at: Timestamp,
    },
    /// Take a return out again, with the figures that only it gives.
    RemoveReturn(u32),
    /// Look at another area.
    SetArea(AreaCode),
    /// Look at another period.
    SetPeriod(Option<Period>),
    /// Score against other editions (`Settings::edition`).
    SetEdition(String),
    /// Switch an unconfirmed edition on or off.
    SwitchStandard {
        /// What it judges.
        indicator: IndicatorId,
        /// Which edition.
        edition: String,
        /// On or off.
        on: bool,
    },
    /// Add a local target, or replace the one of the same edition name.
    SetLocalTarget(Standard),
    /// Remove a local target.
    RemoveLocalTarget {
        /// What it judges.
        indicator: IndicatorId,
        /// Its edition name.
        edition: String,
    },
    /// Leave an indicator out, with a reason; `None` takes it back in.
    SwitchIndicator {
        /// Which.
        indicator: IndicatorId,
        /// Why it is left out.
        off_because: Option<String>,
    },
}

impl Edit {
    /// The words after “Undo”: `import of SATOD.csv`.
    #[must_use]
    pub fn label(&self) -> String {
        String::new()
    }

    /// The document after this change.
    #[must_use]
    pub fn apply(&self, _document: &Document) -> Document {
        Document::default()
    }
}
