//! A user's own way of reading returns of one shape: a corrected mapping, kept for the next of them.
//!
//! It speaks of headings, not of positions, so that a title row more, or a column that the sender put
//! in, does not break it; and never of one month's period, so that next month's file is not read as
//! this month's.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ColumnRole, Layout, Written};
use crate::{
    base::{Finding, Place, Severity},
    domain::{Area, IndicatorId, Mark},
};

/// The version of the file that this program writes, and the newest that it reads.
const VERSION: u8 = 1;
/// A profile file is a page of text; anything larger is something else.
const LARGEST: usize = 1_000_000;
/// Headings are never deeper.
const DEEPEST: u32 = 7;

/// A user's own profile of a return.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OwnProfile {
    /// What its user calls it.
    pub name: String,
    /// The file, and sheet, that it was made with: for people.
    pub made_with: String,
    /// How many rows the headings take.
    pub header_rows: u32,
    /// What each column means, in the order in which they stood.
    pub columns: Vec<OwnColumn>,
    /// How the table lies.
    pub layout: Layout,
    /// The title above the table, without its period; empty where there was none.
    pub title: String,
    /// The indicator, where the user said it for the whole sheet.
    pub indicator: Option<IndicatorId>,
    /// Where the period is found when the table itself gives none.
    pub period: PeriodSource,
    /// The area, where the user said it for the whole sheet.
    pub area: Option<Area>,
    /// Whether dates are month first, where the user said so.
    pub month_first: Option<bool>,
    /// Signs to which the user gave a meaning: the whole cell in lower case, without blanks around it.
    pub marks: BTreeMap<String, Mark>,
}

/// A column of an [`OwnProfile`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OwnColumn {
    /// Its heading in comparable form, with `{period}` where a period stood.
    pub heading: String,
    /// How many columns further left it stood than the one with that heading: 0 for a column with a
    /// heading of its own.
    pub left_by: u32,
    /// What it means. The period of figures is never kept: the heading tells it anew.
    pub role: ColumnRole,
    /// How its values are written, where the user said so.
    pub written: Option<Written>,
}

/// Where a sheet's period is found when its table gives none.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum PeriodSource {
    /// Wherever Spruce finds it: a label, a title, the sheet's name, the file's name.
    #[default]
    Found,
    /// In the sheet's name.
    SheetName,
    /// In the file's name.
    FileName,
    /// Nowhere: a person says it each time.
    Asked,
}

/// A profile as it stands in a file.
#[derive(Serialize)]
struct Page<'a> {
    version: u8,
    profile: &'a OwnProfile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    version: u8,
    profile: OwnProfile,
}

/// Only what says which program can read the rest.
#[derive(Deserialize)]
struct Newer {
    version: u64,
}

impl OwnProfile {
    /// The text of a file that keeps the profile, or carries it to a colleague.
    #[must_use]
    pub fn to_text(&self) -> String {
        let config = ron::ser::PrettyConfig::new().new_line("\n").struct_names(false);
        let written = ron::ser::to_string_pretty(&Page { version: VERSION, profile: self }, config);
        let text = written.unwrap_or_default();
        format!("// A profile of Spruce: how returns of one shape are read.\n{text}\n")
    }

    /// Reads the text of such a file.
    ///
    /// # Errors
    /// What is wrong with it and on which line, as a finding of code `profile_damaged` or
    /// `profile_newer`.
    pub fn from_text(text: &str, file: &str) -> Result<Self, Box<Finding>> {
        let damaged = |line: String, message: String| {
            let place = Place { file: file.to_owned(), sheet: String::new(), cell: line };
            let finding = Finding::new(Severity::Warning, "profile_damaged", place, message);
            Box::new(finding.with_hint("Export the profile again where it came from, or correct the file."))
        };
        if text.len() > LARGEST {
            return Err(damaged(String::new(), "The file is too large for a profile.".to_owned()));
        }
        let read: Read = ron::from_str(text).map_err(|error| {
            if let Ok(Newer { version }) = ron::from_str(text)
                && version > u64::from(VERSION)
            {
                return newer(file, version);
            }
            let start = error.span.start;
            let line = format!("line {}, column {}", start.line, start.col);
            damaged(line, format!("The profile cannot be read: {}.", error.code))
        })?;
        if read.version > VERSION {
            return Err(newer(file, u64::from(read.version)));
        }
        match read.profile.fault() {
            Some((part, message)) => Err(damaged(line_of(text, part), message)),
            None => Ok(read.profile),
        }
    }

    /// What makes a profile unusable: the field, and the sentence.
    pub(super) fn fault(&self) -> Option<(&'static str, String)> {
        let used = self.columns.iter().filter(|column| column.role != ColumnRole::Unused);
        if self.name.trim().is_empty() {
            return Some(("name", "The profile has no name.".to_owned()));
        }
        if !(1..=DEEPEST).contains(&self.header_rows) {
            let message = format!("Headings take 1 to {DEEPEST} rows, not {}.", self.header_rows);
            return Some(("header_rows", message));
        }
        if used.clone().all(|column| column.heading.trim().is_empty()) {
            return Some(("columns", "No column of the profile has a heading and a meaning.".to_owned()));
        }
        let figures = |column: &OwnColumn| matches!(column.role, ColumnRole::Figure { .. });
        if !self.columns.iter().any(figures) {
            return Some(("columns", "No column of the profile holds figures.".to_owned()));
        }
        None
    }
}

fn newer(file: &str, version: u64) -> Box<Finding> {
    let place = Place { file: file.to_owned(), ..Place::default() };
    let message = format!("The profile was made by a newer Spruce (version {version}).");
    let finding = Finding::new(Severity::Warning, "profile_newer", place, message);
    Box::new(finding.with_hint("Install the newer Spruce to use it."))
}

/// The line on which a field stands; empty where it is not written.
fn line_of(text: &str, field: &str) -> String {
    let is_field = |line: &str| {
        line.trim_start().strip_prefix(field).is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    text.lines().position(is_field).map_or_else(String::new, |at| format!("line {}", at + 1))
}
