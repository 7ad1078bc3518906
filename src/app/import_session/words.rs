//! The names that figures, areas and cells are told by.

use std::collections::BTreeMap;

use crate::{
    document::Document,
    domain::{Area, AreaCode, CellAddress, Earlier, IndicatorId, Observation, Provenance},
    returns::SheetReading,
    workbook::{Catalogue, Unit},
};

/// The names of a file's areas and indicators.
pub(super) struct Words<'a> {
    areas: BTreeMap<&'a AreaCode, &'a Area>,
    names: BTreeMap<&'a IndicatorId, &'a str>,
    catalogue: &'a Catalogue,
}

impl<'a> Words<'a> {
    pub(super) fn new(sheets: &'a [SheetReading], document: &'a Document, catalogue: &'a Catalogue) -> Self {
        let known = document.dataset.areas().values();
        let areas = known.chain(sheets.iter().flat_map(|sheet| &sheet.areas)).map(|area| (&area.code, area));
        let local = document.dataset.local_indicators().iter();
        let local =
            local.chain(sheets.iter().flat_map(|sheet| &sheet.local_indicators).map(|(id, l)| (id, l)));
        let names = local.map(|(id, local)| (id, local.name.as_str())).collect();
        Self { areas: areas.collect(), names, catalogue }
    }

    pub(super) fn area<'b>(&'b self, code: &'b AreaCode) -> &'b str {
        self.areas.get(code).map_or(code.as_str(), |area| area.name.as_str())
    }

    pub(super) fn indicator<'b>(&'b self, id: &'b IndicatorId) -> &'b str {
        let known = self.catalogue.indicator(id).map(|known| known.name.as_str());
        known.or_else(|| self.names.get(id).copied()).unwrap_or_else(|| id.as_str())
    }

    fn unit(&self, id: &IndicatorId) -> Unit {
        self.catalogue.indicator(id).map_or(Unit::Number, |known| known.unit)
    }

    /// `Exampleton, Booked by 12 weeks, Q3 2010/11`.
    pub(super) fn figure(&self, figure: &Observation) -> String {
        let group = figure.group.as_ref().map_or_else(String::new, |group| format!(", {group}"));
        let (area, indicator) = (self.area(&figure.area), self.indicator(&figure.indicator));
        format!("{area}, {indicator}{group}, {}", figure.period)
    }

    /// `80.5%`, or why there is none.
    pub(super) fn value(&self, figure: &Observation) -> String {
        let without = || figure.mark.map_or("no value", crate::domain::Mark::label).to_owned();
        figure.value.map_or_else(without, |value| self.unit(&figure.indicator).show(value))
    }

    /// The same of what a figure was.
    pub(super) fn earlier(&self, figure: &Observation, was: &Earlier) -> String {
        let without = || was.mark.map_or("no value", crate::domain::Mark::label).to_owned();
        was.value.map_or_else(without, |value| self.unit(&figure.indicator).show(value))
    }
}

/// `Return!D7`, or `D7` in a CSV file.
pub(super) fn address(sheet: &str, cell: CellAddress) -> String {
    if sheet.is_empty() { cell.to_string() } else { format!("{sheet}!{cell}") }
}

/// `VSB06.xlsx · Return!D7`.
pub(super) fn whole_place(provenance: &Provenance) -> String {
    provenance.place().to_string()
}
