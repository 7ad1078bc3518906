//! Returns that Spruce made for an organisation to fill in, as they come back: known by their headings,
//! wherever the columns and rows have gone meanwhile, so that nothing about them has to be asked.

use std::{collections::BTreeMap, sync::Arc};

use strum::IntoEnumIterator as _;

use super::{ColumnRole, Component, Content, Grid, Layout, Mapping, UsedProfile, Written};
use crate::{
    base::{Finding, Place, Severity, fold},
    domain::IndicatorId,
    workbook::Catalogue,
};

/// The version of the layout that this program makes, and the newest that it knows.
pub const BLANK_VERSION: u32 = 1;
/// The words before the version, above the table and on the sheet of keys.
pub const BLANK_WORDS: &str = "Spruce return, version";
/// The name of the sheet with the ids of the indicators.
pub const KEY_SHEET: &str = "Spruce key";
/// The profile's id.
const PROFILE: &str = "spruce_return";
/// Headings stand no lower than this.
const LOWEST: u32 = 30;

/// A column of a blank return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter)]
pub enum BlankColumn {
    /// The indicator's name.
    Indicator,
    /// The area's code.
    AreaCode,
    /// The area's name.
    Area,
    /// The period.
    Period,
    /// In words, what the numerator counts.
    AboveTheLine,
    /// To fill in.
    Numerator,
    /// In words, what the denominator counts.
    BelowTheLine,
    /// To fill in.
    Denominator,
    /// To fill in where there are no counts.
    Value,
    /// The value's unit.
    Unit,
    /// To fill in where there is something to say.
    Note,
}

impl BlankColumn {
    /// Its heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Indicator => "Indicator",
            Self::AreaCode => "Area code",
            Self::Area => "Area",
            Self::Period => "Period",
            Self::AboveTheLine => "What the numerator counts",
            Self::Numerator => "Numerator",
            Self::BelowTheLine => "What the denominator counts",
            Self::Denominator => "Denominator",
            Self::Value => "Value",
            Self::Unit => "Unit",
            Self::Note => "Note",
        }
    }

    fn role(self) -> ColumnRole {
        let figure = |component| ColumnRole::Figure { indicator: None, component, period: None };
        match self {
            Self::Indicator => ColumnRole::Indicator,
            Self::AreaCode => ColumnRole::AreaCode,
            Self::Area => ColumnRole::AreaName,
            Self::Period => ColumnRole::Period,
            Self::Numerator => figure(Component::Numerator),
            Self::Denominator => figure(Component::Denominator),
            Self::Value => figure(Component::Value),
            Self::Note => ColumnRole::Note,
            Self::AboveTheLine | Self::BelowTheLine | Self::Unit => ColumnRole::Unused,
        }
    }
}

/// How a sheet is to be read that Spruce made; `None` for every other.
pub(super) fn mapping(grid: &Grid) -> Option<Mapping> {
    let header_row = (0..grid.height().min(LOWEST)).find(|row| {
        let has = |column: &BlankColumn| at(grid, *row, *column).is_some();
        BlankColumn::iter().filter(|column| *column != BlankColumn::AreaCode).all(|column| has(&column))
    })?;
    let places: BTreeMap<u32, BlankColumn> =
        BlankColumn::iter().filter_map(|column| Some((at(grid, header_row, column)?, column))).collect();
    let role = |place: u32| places.get(&place).map_or(ColumnRole::Unused, |column| column.role());
    let last = places.keys().next_back().copied().unwrap_or_default();
    let in_unit = at(grid, header_row, BlankColumn::Value).map(|place| (place, Written::InUnit));
    Some(Mapping {
        header_row,
        header_rows: 1,
        columns: (0..=last).map(role).collect(),
        layout: Layout::RowPerIndicator,
        written: in_unit.into_iter().collect(),
        ..Mapping::default()
    })
}

/// A word about a return that a newer Spruce made: it is read all the same.
pub(super) fn newer(grid: &Grid, file: &str) -> Option<Finding> {
    let top = (0..grid.height().min(LOWEST)).flat_map(|row| grid.row(row));
    let newest = top.map(|cell| version(&cell.content)).max().filter(|version| *version > BLANK_VERSION)?;
    let place = Place { file: file.to_owned(), sheet: grid.name.to_string(), cell: String::new() };
    let message =
        format!("The return was made by a newer Spruce (version {newest}); look it over before importing.");
    let finding = Finding::new(Severity::Warning, "return_newer", place, message);
    Some(finding.with_hint("Install the newer Spruce to be sure that nothing is missed."))
}

/// Where a heading stands in a row, when it stands there once.
fn at(grid: &Grid, row: u32, column: BlankColumn) -> Option<u32> {
    let heading = fold(column.heading());
    let is_it = |content: &Content| matches!(content, Content::Text(text) if fold(text) == heading);
    let mut places = grid.row(row).iter().zip(0_u32..).filter(|(cell, _)| is_it(&cell.content));
    let (_, place) = places.next()?;
    places.next().is_none().then_some(place)
}

/// The version that a text names; 0 where it names none.
fn version(content: &Content) -> u32 {
    let Content::Text(text) = content else { return 0 };
    let after = text.trim().strip_prefix(BLANK_WORDS).map(str::trim_start).unwrap_or_default();
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_default()
}

/// What a return that Spruce made is called.
pub(super) fn profile() -> UsedProfile {
    UsedProfile { id: PROFILE.to_owned(), name: "Return made by Spruce".to_owned(), own: false }
}

/// The catalogue under the names that indicators had when the return was made, where one of them has
/// another now; `None` where nothing is different.
pub(super) fn renamed(sheets: &[Arc<Grid>], catalogue: &Catalogue) -> Option<Catalogue> {
    let keys = sheets.iter().find(|sheet| &*sheet.name == KEY_SHEET)?;
    let text = |row: u32, column: u32| match &keys.cell(row, column).content {
        Content::Text(text) => text.trim().to_owned(),
        _ => String::new(),
    };
    let names: Vec<(String, IndicatorId)> = (0..keys.height())
        .map(|row| (text(row, 0), IndicatorId::from(text(row, 1).as_str())))
        .filter(|(name, id)| {
            !name.is_empty() && catalogue.indicator(id).is_some_and(|known| fold(&known.name) != fold(name))
        })
        .collect();
    (!names.is_empty()).then(|| catalogue.also_called(&names))
}
