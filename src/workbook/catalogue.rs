//! Every indicator and every dated standard that a scorecard knows.

use std::collections::BTreeMap;

use super::{Indicator, Standard};
use crate::domain::IndicatorId;

/// Indicators and the standards that judge them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// In the order of their home sections.
    pub indicators: Vec<Indicator>,
    /// By indicator, then first day in force.
    pub standards: Vec<Standard>,
    positions: BTreeMap<IndicatorId, usize>,
}

impl Catalogue {
    /// A catalogue of these parts.
    #[must_use]
    pub fn new(indicators: Vec<Indicator>, standards: Vec<Standard>) -> Self {
        let positions = indicators.iter().enumerate().map(|(i, ind)| (ind.id.clone(), i)).collect();
        Self { indicators, standards, positions }
    }

    /// A catalogue of these parts, with the standards put in their order.
    #[must_use]
    pub fn in_order(indicators: Vec<Indicator>, standards: Vec<Standard>) -> Self {
        let mut catalogue = Self::new(indicators, standards);
        let positions = &catalogue.positions;
        catalogue.standards.sort_by_cached_key(|standard| {
            (positions.get(&standard.indicator).copied(), standard.valid_from)
        });
        catalogue
    }

    /// This catalogue and `more` indicators; one whose id is there already is left out.
    #[must_use]
    pub fn with(&self, more: &[Indicator]) -> Self {
        let fresh = more.iter().filter(|indicator| self.indicator(&indicator.id).is_none()).cloned();
        Self::new(self.indicators.iter().cloned().chain(fresh).collect(), self.standards.clone())
    }

    /// This catalogue with more names for some of its indicators.
    #[must_use]
    pub fn also_called(&self, names: &[(String, IndicatorId)]) -> Self {
        let mut more = self.clone();
        for (name, id) in names {
            if let Some(known) = more.indicators.iter_mut().find(|known| &known.id == id) {
                known.aliases.push(name.clone());
            }
        }
        more
    }

    /// The indicator of that id.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.positions.get(id).and_then(|i| self.indicators.get(*i))
    }

    /// The name of that indicator; of one that is not known, its id.
    #[must_use]
    pub fn name_of(&self, id: &IndicatorId) -> String {
        self.indicator(id).map_or_else(|| id.to_string(), |known| known.name.clone())
    }

    /// The indicator that somebody names by id or by one of its codes, whatever the case.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| {
            indicator.id.as_str().eq_ignore_ascii_case(name)
                || indicator.codes.iter().any(|code| code.eq_ignore_ascii_case(name))
        })
    }

    /// Every edition for an indicator, oldest first.
    pub fn standards_of<'a>(&'a self, id: &'a IndicatorId) -> impl Iterator<Item = &'a Standard> {
        self.standards.iter().filter(move |standard| &standard.indicator == id)
    }
}
