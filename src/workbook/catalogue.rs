//! Every indicator and every dated standard, from `assets/standards`.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{Indicator, Standard};
use crate::domain::IndicatorId;

/// The indicators and standards that Spruce ships.
#[derive(Clone, Debug, Default)]
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

    /// The indicator of that id.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.positions.get(id).and_then(|i| self.indicators.get(*i))
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

/// The catalogue that Spruce ships.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::default);
    &CATALOGUE
}
