//! What a column of a known heading is.

use super::{
    super::{
        Component,
        columns::{Figures, Role},
        vocabulary::{PartWord, Sense, Vocabulary},
    },
    data::Means,
};
use crate::domain::IndicatorId;

impl Means {
    /// The indicator that it names.
    pub(super) fn indicator(&self) -> Option<&str> {
        match self {
            Self::Value(id) | Self::Numerator(id) | Self::Denominator(id) => Some(id),
            _ => None,
        }
    }

    /// Whether a rule for columns headed `own` is one for `heading`: what is left goes by its last heading,
    /// whatever block it stands in.
    pub(super) fn fits(&self, own: &str, heading: &str) -> bool {
        let lower = || heading.strip_suffix(own).is_some_and(|front| front.ends_with(' '));
        own == heading || matches!(self, Self::Leave(_)) && lower()
    }

    /// Whether it tells the area.
    pub(super) const fn is_area(&self) -> bool {
        matches!(self, Self::AreaCode | Self::AreaName | Self::ParentCode | Self::ParentName)
    }

    /// A column's role; `None` where the catalogue at hand lacks its indicator.
    pub(super) fn role(&self, vocabulary: &Vocabulary<'_>) -> Option<Role> {
        let figures = |component, part| {
            let indicator = vocabulary.position(&IndicatorId::from(self.indicator()?))?;
            let fixed = Some(Sense { indicator, component });
            Some(Role::Figures(Figures { fixed, part: Some(part), likeness: 1.0, ..Figures::default() }))
        };
        let of_sheet = |part| Role::Figures(Figures { part: Some(part), ..Figures::default() });
        Some(match self {
            Self::AreaCode => Role::AreaCode(3),
            Self::AreaName => Role::AreaName(3),
            Self::ParentCode => Role::AreaCode(1),
            Self::ParentName => Role::AreaName(1),
            Self::Period => Role::Period,
            Self::PeriodEnd => Role::PeriodEnd,
            Self::Year => Role::Year,
            Self::PartOfYear => Role::PartOfYear,
            Self::Indicator => Role::Indicator,
            Self::Measure => Role::Measure,
            Self::Group(name) => Role::Group(name.clone()),
            Self::Note => Role::Note,
            Self::Leave(reason) => Role::Idle(reason.clone()),
            Self::SheetValue => of_sheet(PartWord::Share),
            Self::SheetNumerator => of_sheet(PartWord::Numerator),
            Self::Value(_) => figures(Component::Value, PartWord::Share)?,
            Self::Numerator(_) => figures(Component::Numerator, PartWord::Numerator)?,
            Self::Denominator(_) => figures(Component::Denominator, PartWord::Denominator)?,
        })
    }
}
