//! The scorecard that a document's own choices give.

use super::Document;
use crate::{
    domain::{AreaCode, Period},
    quality::Doubt,
    scoring::{Request, Scorecard, UnknownEdition, scorecard},
    workbook::workbook,
};

impl Document {
    /// The area and period that are looked at; `None` while there are no figures for any.
    #[must_use]
    pub fn looked_at(&self) -> Option<(&AreaCode, Period)> {
        let area = self.area.as_ref()?;
        Some((area, self.to.or_else(|| self.dataset.latest_period(area))?))
    }

    /// The scorecard of the area and period that are looked at; `None` while there are none.
    ///
    /// # Errors
    /// The settings name an edition that is not there.
    pub fn scorecard(&self) -> Result<Option<Scorecard>, UnknownEdition> {
        self.scorecard_with(&self.doubts())
    }

    /// [`Self::scorecard`], where the doubts about the figures are known.
    ///
    /// # Errors
    /// The settings name an edition that is not there.
    pub fn scorecard_with(&self, doubts: &[Doubt]) -> Result<Option<Scorecard>, UnknownEdition> {
        let Some((area, to)) = self.looked_at() else { return Ok(None) };
        let catalogue = self.catalogue();
        scorecard(&Request {
            workbook: workbook(),
            catalogue: &catalogue,
            dataset: &self.dataset,
            doubts,
            choices: &self.choices,
            settings: &self.settings,
            area,
            to,
        })
        .map(Some)
    }
}
