//! What an import would do: how each sheet is understood, and what becomes of every cell.
//!
//! A reading is a value: the window shows it, lets a person correct the mapping and asks for a
//! new one; nothing is added to a scorecard until the person says so.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use super::{Fates, Grid, Guess, Question, Written};
use crate::{
    base::Finding,
    domain::{Area, CellAddress, IndicatorId, LocalIndicator, Mark, Observation, Period, QuarterYear},
};

/// Which part of a figure a column or row gives.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Component {
    /// The count above the line.
    Numerator,
    /// The count below the line.
    Denominator,
    /// The value itself.
    Value,
    /// The lower end of the sender's interval: read, not used.
    LowerLimit,
    /// The upper end of the sender's interval: read, not used.
    UpperLimit,
}

/// What one column of a table means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnRole {
    /// Not used.
    #[default]
    Unused,
    /// The area's code.
    AreaCode,
    /// The area's name.
    AreaName,
    /// The whole period (`Q3 2010-11`, a date).
    Period,
    /// A year that another column completes.
    Year,
    /// A quarter or month that a year completes.
    PartOfYear,
    /// The indicator's name or code, where each row is one indicator.
    Indicator,
    /// What the row's number is (`Number of maternities`), in a long file.
    Measure,
    /// A breakdown by this dimension.
    Group(String),
    /// A remark on the row.
    Note,
    /// Figures.
    Figure {
        /// Of which indicator; `None` where the row or the sheet says.
        indicator: Option<IndicatorId>,
        /// Which part of the figure.
        component: Component,
        /// For which period; `None` where the row or the sheet says.
        period: Option<Period>,
    },
}

/// How a table lies on its sheet, in words for people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// One row per area and period.
    #[default]
    RowPerAreaAndPeriod,
    /// Periods across the columns.
    PeriodsAcross,
    /// One row per indicator.
    RowPerIndicator,
    /// One row per number, named in a measure column.
    RowPerMeasure,
    /// No table was found.
    NoTable,
}

impl Layout {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::RowPerAreaAndPeriod => "Row per area and period",
            Self::PeriodsAcross => "Periods across the columns",
            Self::RowPerIndicator => "Row per indicator",
            Self::RowPerMeasure => "Row per measure",
            Self::NoTable => "No table found",
        }
    }
}

/// How a sheet is understood; everything here can be corrected by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// First row of the headings (0-based).
    pub header_row: u32,
    /// How many rows the headings take (1 to 7).
    pub header_rows: u32,
    /// What each column means, from column A.
    pub columns: Vec<ColumnRole>,
    /// The period, where the table itself gives none (from a title, the sheet's or the file's name).
    pub period: Option<Period>,
    /// The indicator, where the table itself names none.
    pub indicator: Option<IndicatorId>,
    /// The area, where the table itself names none.
    pub area: Option<Area>,
    /// How the table lies.
    pub layout: Layout,
    /// Columns whose way of writing values was said by a person.
    #[serde(default)]
    pub written: BTreeMap<u32, Written>,
    /// Whether dates are month first, where a person said so.
    #[serde(default)]
    pub month_first: Option<bool>,
    /// From which month quarters and months are counted, where a person said so.
    #[serde(default)]
    pub counted_from: Option<QuarterYear>,
    /// Whether rows and columns that the sender hid are read too.
    #[serde(default)]
    pub with_hidden: bool,
    /// Signs to which a person gave a meaning: the whole cell in lower case, without blanks around it.
    #[serde(default)]
    pub marks: BTreeMap<String, Mark>,
    /// Rows that a person left out (0-based).
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub rows_left: BTreeSet<u32>,
}

impl Mapping {
    /// The same for all rows but those that are hidden.
    #[must_use]
    pub fn without_rows(&self) -> Self {
        Self { rows_left: BTreeSet::new(), with_hidden: false, ..self.clone() }
    }

    /// Which rows of the sheet are read.
    #[must_use]
    pub fn row_choice(&self) -> RowChoice {
        RowChoice { left: self.rows_left.clone(), with_hidden: self.with_hidden }
    }
}

/// Which rows of a sheet a person wants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowChoice {
    /// Rows that are left out (0-based).
    pub left: BTreeSet<u32>,
    /// Whether rows and columns that the sender hid are read too.
    pub with_hidden: bool,
}

/// The profile by which a sheet was recognised.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct UsedProfile {
    /// Its id; for a user's own its name.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Whether it is the user's own.
    pub own: bool,
}

/// What became of a cell that looks like data.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It is in a figure (or is a key of one).
    Taken,
    /// It is kept as a figure without a value, for the sender's reason.
    Hidden(Mark),
    /// It cannot be used; the finding of this code says why.
    Refused(Arc<str>),
    /// It was not asked for; a few words say why.
    Unused(Arc<str>),
}

/// A cell and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FatedCell<'f> {
    /// Which cell.
    pub cell: CellAddress,
    /// What became of it.
    pub fate: &'f Fate,
}

/// How many figures of a sheet there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Figures that have a value.
    pub taken: usize,
    /// Figures that the sender suppressed or left out for a reason.
    pub suppressed: usize,
    /// Cells that were refused.
    pub refused: usize,
    /// Cells with data that were not used.
    pub unused: usize,
}

/// One sheet, as it is understood.
#[derive(Clone, Debug)]
pub struct SheetReading {
    /// The cells, for the preview.
    pub grid: Arc<Grid>,
    /// How they are understood.
    pub mapping: Mapping,
    /// The profile by which the sheet was recognised; `None` where all was worked out.
    pub profile: Option<UsedProfile>,
    /// One line for people: what this sheet is taken to be.
    pub summary: String,
    /// Whether a person should look at the mapping before importing.
    pub asks: bool,
    /// How it was understood, and why.
    pub guesses: Vec<Guess>,
    /// What a person should say, in words; no more than is needed.
    pub questions: Vec<Question>,
    /// Whether the sheet is to be imported (a person may untick it; hidden sheets start unticked).
    pub wanted: bool,
    /// The figures found.
    pub observations: Vec<Observation>,
    /// The areas that the figures name.
    pub areas: Vec<Area>,
    /// Indicators that no catalogue knows.
    pub local_indicators: Vec<(IndicatorId, LocalIndicator)>,
    /// What became of every cell that looks like data.
    pub fates: Fates,
    /// What was noticed.
    pub findings: Vec<Finding>,
}

impl SheetReading {
    /// How many figures and cells of each sort.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for figure in &self.observations {
            if figure.value.is_some() { tally.taken += 1 } else { tally.suppressed += 1 }
        }
        for (fate, cells) in self.fates.counts() {
            match fate {
                Fate::Refused(_) => tally.refused += cells,
                Fate::Unused(_) => tally.unused += cells,
                Fate::Taken | Fate::Hidden(_) => {}
            }
        }
        tally
    }
}

/// A whole file, as it is understood.
#[derive(Clone, Debug)]
pub struct ReturnReading {
    /// File name, without folders.
    pub file: Arc<str>,
    /// Whether it was pasted: there is no file.
    pub pasted: bool,
    /// Size in bytes.
    pub size: u64,
    /// Fingerprint of the content.
    pub sha256: String,
    /// Its sheets, in the file's order.
    pub sheets: Vec<SheetReading>,
    /// What was noticed about the file as a whole.
    pub findings: Vec<Finding>,
}
