//! The change that a suggested correction makes.

use jiff::Timestamp;

use super::{Document, Edit, HandFigure, WhichFigure, Withdrawal};
use crate::{
    base::Finding,
    domain::{Area, AreaKind, FigureKey},
    quality::{Becomes, Correction},
    returns::Typed,
    workbook::Unit,
};

/// Who gives a figure that is corrected as Spruce suggests.
const SOURCE: &str = "a correction that was suggested";

impl Document {
    /// The change that makes `correction`, with what was noticed as its reason. It is one step to undo,
    /// and what the figures were stays in their history.
    #[must_use]
    pub fn correcting(&self, correction: &Correction, noticed: &Finding, at: Timestamp) -> Edit {
        let change = |(key, becomes): &(FigureKey, Becomes)| self.change(key, becomes, noticed, at);
        let mut edits: Vec<Edit> = correction.changes.iter().map(change).collect();
        if edits.len() == 1
            && let Some(one) = edits.pop()
        {
            return one;
        }
        Edit::Together { label: format!("correction of {} figures", edits.len()), edits }
    }

    fn change(&self, key: &FigureKey, becomes: &Becomes, noticed: &Finding, at: Timestamp) -> Edit {
        match *becomes {
            Becomes::Settled(rival) => Edit::Settle([(key.clone(), rival)].to_vec().into()),
            Becomes::Removed => Edit::WithdrawFigure(Box::new(Withdrawal {
                which: self.which(key),
                reason: noticed.message.clone(),
                at,
            })),
            Becomes::Numbers { numerator, denominator, value } => {
                let typed = self.typed(key, (numerator, denominator), value);
                let (source, note) = (SOURCE.to_owned(), noticed.message.clone());
                Edit::SetFigure(Box::new(HandFigure { which: self.which(key), typed, source, note, at }))
            }
        }
    }

    /// Numbers as a person would type them.
    fn typed(
        &self,
        key: &FigureKey,
        (numerator, denominator): (Option<f64>, Option<f64>),
        value: Option<f64>,
    ) -> Typed {
        let plain = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
        let catalogue = self.catalogue();
        let is_percent = catalogue.indicator(&key.indicator).is_some_and(|known| known.unit == Unit::Percent);
        // 0.5% is no half.
        let sign = if is_percent { "%" } else { "" };
        let has_counts = numerator.is_some() && denominator.is_some();
        let value = value.filter(|_| !has_counts);
        Typed {
            numerator: plain(numerator),
            denominator: plain(denominator),
            value: value.map(|value| format!("{value}{sign}")).unwrap_or_default(),
        }
    }

    fn which(&self, key: &FigureKey) -> WhichFigure {
        let catalogue = self.catalogue();
        let local = || self.dataset.local_indicators().get(&key.indicator).map(|local| local.name.clone());
        let name = catalogue.indicator(&key.indicator).map(|known| known.name.clone()).or_else(local);
        let area = self.dataset.areas().get(&key.area).cloned();
        WhichFigure {
            indicator: key.indicator.clone(),
            name: name.unwrap_or_else(|| key.indicator.to_string()),
            area: area.unwrap_or_else(|| Area {
                code: key.area.clone(),
                name: key.area.to_string(),
                kind: AreaKind::of_code(key.area.as_str()).unwrap_or(AreaKind::Other),
            }),
            period: key.period,
            group: key.group.clone(),
        }
    }
}
