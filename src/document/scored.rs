//! The scorecard that a document's own choices give.

use super::Document;
use crate::{
    domain::{AreaCode, Dataset, Period},
    quality::{Doubt, Examination, Scope},
    scoring::{Request, Rescoring, Scorecard, UnknownEdition, scorecard},
};

impl Document {
    /// The area and period that are looked at; `None` while there are no figures for any.
    #[must_use]
    pub fn looked_at(&self) -> Option<(&AreaCode, Period)> {
        let area = self.area.as_ref()?;
        Some((area, self.to.or_else(|| self.dataset.latest_period(area))?))
    }

    /// A scorecard without any figure, for what people said before there were any.
    ///
    /// # Errors
    /// The settings name an edition that is not there.
    pub fn unmeasured(&self) -> Result<Scorecard, UnknownEdition> {
        let none = AreaCode::from("");
        let held = self.workshops.latest().facts.date.unwrap_or_default();
        let request = Request {
            workbook: self.workbook(),
            catalogue: &self.catalogue(),
            dataset: &Dataset::default(),
            doubts: &[],
            choices: &self.choices,
            recording: &self.workshops.recording(),
            settings: &self.settings,
            area: self.area.as_ref().unwrap_or(&none),
            to: Period::day(held),
        };
        let mut card = scorecard(&request)?;
        if self.area.is_none() {
            "this area".clone_into(&mut card.area.name);
        }
        Ok(card)
    }

    /// The scorecard of the area and period that are looked at; `None` while there are none.
    ///
    /// # Errors
    /// The settings name an edition that is not there.
    pub fn scorecard(&self) -> Result<Option<Scorecard>, UnknownEdition> {
        let mut scorer = Scorer::default();
        let doubts = scorer.doubts(self);
        scorer.scorecard(self, &doubts)
    }
}

/// What was worked out for a document before: after a change, only what changed is worked out again.
///
/// It is for one document after the other as well: what does not fit is made anew.
#[derive(Debug, Default)]
pub struct Scorer {
    examination: Examination,
    rescoring: Rescoring,
}

impl Scorer {
    /// What [`Document::doubts`] gives.
    #[must_use]
    pub fn doubts(&mut self, document: &Document) -> Vec<Doubt> {
        self.examination.examine(Scope { dataset: &document.dataset, catalogue: &document.catalogue() })
    }

    /// What [`Document::scorecard`] gives, where the doubts about the figures are known.
    ///
    /// # Errors
    /// The settings name an edition that is not there.
    pub fn scorecard(
        &mut self,
        document: &Document,
        doubts: &[Doubt],
    ) -> Result<Option<Scorecard>, UnknownEdition> {
        let Some((area, to)) = document.looked_at() else { return Ok(None) };
        let request = Request {
            workbook: document.workbook(),
            catalogue: &document.catalogue(),
            dataset: &document.dataset,
            doubts,
            choices: &document.choices,
            recording: &document.workshops.recording(),
            settings: &document.settings,
            area,
            to,
        };
        self.rescoring.scorecard(&request).map(Some)
    }
}
