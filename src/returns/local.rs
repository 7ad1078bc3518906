//! Indicators that a return names and the catalogue does not have: kept, never scored.

use std::collections::HashMap;

use super::{vocabulary::Vocabulary, words::content};
use crate::{
    base::fold,
    domain::{IndicatorId, LocalIndicator},
};

/// The longest id made from a name.
const LONGEST: usize = 60;

/// The id of an indicator that has only a name.
#[must_use]
pub fn local_id(name: &str) -> IndicatorId {
    let made: String = fold(name)
        .chars()
        .map(|c| if c == ' ' { '_' } else { c })
        .filter(|c| c.is_alphanumeric() || *c == '_')
        .take(LONGEST)
        .collect();
    format!("local_{}", made.trim_matches('_')).as_str().into()
}

/// The local indicators of a sheet.
#[derive(Debug, Default)]
pub(super) struct Locals {
    list: Vec<(IndicatorId, LocalIndicator)>,
    by_id: HashMap<String, u16>,
    columns: HashMap<u32, u16>,
}

impl Locals {
    /// The local indicator of a name, with an id of its publisher or one made of the name.
    /// `None` where the return does not say outright that the name is an indicator.
    pub(super) fn add(&mut self, name: &str, id: Option<&str>, outright: bool) -> Option<u16> {
        if !outright {
            return None;
        }
        let id = id.map_or_else(|| local_id(name).to_string(), str::to_owned);
        if let Some(known) = self.by_id.get(&id) {
            return Some(*known);
        }
        let number = u16::try_from(self.list.len()).ok()?;
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        self.list.push((id.as_str().into(), LocalIndicator { name, unit: String::new() }));
        self.by_id.insert(id, number);
        Some(number)
    }

    /// Takes a column of figures under its heading as a local indicator.
    pub(super) fn add_column(&mut self, column: u32, heading: &str) {
        if let Some(number) = self.add(heading, None, true) {
            self.columns.insert(column, number);
        }
    }

    /// The local indicator of a column.
    pub(super) fn of_column(&self, column: u32) -> Option<u16> {
        self.columns.get(&column).copied()
    }

    /// A new table has columns of its own.
    pub(super) fn forget_columns(&mut self) {
        self.columns.clear();
    }

    /// The id of a local indicator.
    pub(super) fn id(&self, number: u16) -> Option<&IndicatorId> {
        self.list.get(usize::from(number)).map(|(id, _)| id)
    }

    /// The name of an indicator, of the catalogue's or only the return's.
    pub(super) fn name_of(&self, id: &IndicatorId, vocabulary: &Vocabulary<'_>) -> String {
        let known = vocabulary.position(id).and_then(|at| vocabulary.indicator(at));
        let own = || self.list.iter().find(|(own, _)| own == id).map(|(_, local)| local.name.clone());
        known.map(|known| known.name.clone()).or_else(own).unwrap_or_else(|| id.to_string())
    }

    /// All of them.
    pub(super) fn into_list(self) -> Vec<(IndicatorId, LocalIndicator)> {
        self.list
    }
}

/// Whether a name has no words but those of a part (`Numerator`, `%`).
pub(super) fn is_part_only(name: &str) -> bool {
    content(name).words.is_empty()
}
