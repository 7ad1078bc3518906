//! What is known of a family of returns beyond what its headings say: data, from `assets/returns`.

mod breaks;
mod data;
mod formulas;
mod leaving;
mod means;
mod recognise;
mod shipped;

use std::collections::BTreeMap;

use super::{
    Amount, Cell, Content, Grid, UsedProfile,
    column_cells::{MARKS, sample},
    column_mapping::keep_heading,
    columns::{Column, Role},
    shape::{PERIOD, shape},
    table::{Frame, is_period_cell},
    vocabulary::Vocabulary,
};
use crate::{base::fold, domain::Mark};

pub use breaks::{SeriesBreak, breaks_of};
use data::{Means, Profile};
pub(super) use leaving::{holds_notes, leaves_sheet};
pub use shipped::{ShippedProfile, shipped_profiles};

/// The profile that recognised a sheet, if any, and what a person said of its signs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Active<'a> {
    profile: Option<&'a Profile>,
    marks: Option<&'a BTreeMap<String, Mark>>,
}

impl<'a> Active<'a> {
    /// The same with signs to which a person gave a meaning.
    pub(super) fn with_marks(self, marks: Option<&'a BTreeMap<String, Mark>>) -> Self {
        Self { marks: marks.filter(|marks| !marks.is_empty()), ..self }
    }
}

impl Active<'_> {
    /// Which profile it is, for people.
    pub(super) fn used(self) -> Option<UsedProfile> {
        let profile = self.profile?;
        Some(UsedProfile { id: profile.id.clone(), name: profile.name.clone(), own: false })
    }

    /// Whether only parts of formulas are taken from this return.
    pub(super) fn only_parts(self) -> bool {
        self.profile.is_some_and(|profile| !profile.parts.is_empty())
    }

    /// Whether a month names the quarter that it ends.
    pub(super) fn quarter_ending(self) -> bool {
        self.profile.is_some_and(|profile| profile.quarter_ending)
    }

    /// The part that a row's or heading's words name.
    pub(super) fn part(self, name: Option<&str>, pieces: &[String]) -> Option<u16> {
        let profile = self.profile?;
        let own: Vec<&str> = name.into_iter().chain(pieces.iter().map(String::as_str)).collect();
        let own = fold(&own.join(" "));
        let found = profile.parts.iter().position(|part| part.texts.iter().any(|text| fold(text) == own))?;
        u16::try_from(found).ok()
    }

    /// Gives columns the meaning that this return's headings have.
    pub(super) fn name_columns(
        self,
        columns: &mut [Column],
        (grid, frame): (&Grid, &Frame),
        vocabulary: &Vocabulary<'_>,
    ) {
        let Some(profile) = self.profile.filter(|profile| !profile.columns.is_empty()) else { return };
        // What only marks the figures beside it shares their heading.
        let marks = |column: &&mut Column| matches!(&column.role, Role::Idle(why) if why == MARKS);
        for column in columns.iter_mut().filter(|column| !marks(column)) {
            let shape = shape(&column.heading);
            let heading = shape.strip_prefix(PERIOD).unwrap_or(&shape).trim();
            let mut rules = profile.columns.iter();
            let rule =
                rules.find(|rule| rule.headings.iter().any(|own| rule.means.fits(&fold(own), heading)));
            // A column of periods names no area, whatever its heading means on another sheet.
            let fits =
                |means: &Means| !means.is_area() || !sample(grid, frame, column.at).any(is_period_cell);
            let means = rule.map(|rule| &rule.means).filter(|means| fits(means));
            if let Some(role) = means.and_then(|means| means.role(vocabulary)) {
                let before = std::mem::replace(&mut column.role, role);
                keep_heading(&mut column.role, before);
            }
        }
    }

    /// Whether a plain number may be a sign of this return's, such as 9999.
    pub(super) fn marks_numbers(self) -> bool {
        let mut signs = self.profile.iter().flat_map(|profile| &profile.marks).map(|own| &own.sign);
        let mut said = self.marks.iter().flat_map(|marks| marks.keys());
        signs.any(|sign| sign.parse::<f64>().is_ok()) || said.any(|sign| sign.parse::<f64>().is_ok())
    }

    /// An amount as this return means it.
    pub(super) fn amount(self, cell: &Cell, amount: Amount) -> Amount {
        let signs = self.profile.map_or(&[][..], |profile| profile.marks.as_slice());
        if signs.is_empty() && self.marks.is_none() {
            return amount;
        }
        let text = match &cell.content {
            Content::Text(text) => text.trim().to_lowercase(),
            Content::Number(number) => number.to_string(),
            _ => return amount,
        };
        let said = self.marks.and_then(|marks| marks.get(&text)).copied();
        let meant = || signs.iter().find(|own| own.sign == text).map(|own| own.mark);
        said.or_else(meant).map_or(amount, Amount::Missing)
    }
}
