//! Columns in the words of the mapping that people see and correct, and back.

use super::{
    ColumnRole, Component, Confidence,
    columns::{Column, Figures, Role},
    vocabulary::{PartWord, SURE, Sense, Vocabulary},
};

/// Why a column is taken for what a person says.
const BY_HAND: &str = "set by hand";

/// A column's role in the words of the mapping that people see.
pub(super) fn as_mapping(column: &Column, vocabulary: &Vocabulary<'_>) -> ColumnRole {
    match &column.role {
        Role::AreaCode(_) => ColumnRole::AreaCode,
        Role::AreaName(_) => ColumnRole::AreaName,
        Role::Period | Role::PeriodEnd => ColumnRole::Period,
        Role::Year => ColumnRole::Year,
        Role::PartOfYear => ColumnRole::PartOfYear,
        Role::Indicator | Role::IndicatorNumber => ColumnRole::Indicator,
        Role::Measure | Role::Unit => ColumnRole::Measure,
        Role::Group(name) => ColumnRole::Group(name.clone()),
        Role::GroupKind | Role::GroupPart => ColumnRole::Group("Category".to_owned()),
        Role::Note => ColumnRole::Note,
        Role::Idle(_) => ColumnRole::Unused,
        Role::Figures(figures) => ColumnRole::Figure {
            indicator: figures
                .subject()
                .filter(|_| figures.likeness >= SURE || figures.fixed.is_some())
                .and_then(|at| vocabulary.indicator(at))
                .map(|known| known.id.clone()),
            component: figures.component(),
            // “Apr” is of whatever year the next return is about.
            period: figures.period.filter(|_| figures.within.is_none()),
        },
    }
}

/// Applies what a person, or a saved mapping, says of the columns.
pub(super) fn apply(columns: &mut Vec<Column>, roles: &[ColumnRole], vocabulary: &Vocabulary<'_>) {
    for (at, wanted) in roles.iter().enumerate() {
        let Ok(at) = u32::try_from(at) else { break };
        let position = columns.iter().position(|column| column.at == at);
        let Some(position) = position else {
            if *wanted != ColumnRole::Unused {
                columns.push(Column {
                    at,
                    heading: String::new(),
                    role: from_mapping(wanted, vocabulary),
                    why: BY_HAND.to_owned(),
                    confidence: Confidence::Sure,
                });
            }
            continue;
        };
        let Some(column) = columns.get_mut(position) else { continue };
        if as_mapping(column, vocabulary) != *wanted {
            let before = std::mem::replace(&mut column.role, from_mapping(wanted, vocabulary));
            keep_heading(&mut column.role, before);
            (column.why, column.confidence) = (BY_HAND.to_owned(), Confidence::Sure);
        }
    }
    columns.sort_by_key(|column| column.at);
}

/// What the heading itself says of a column's figures stays, whoever says what they measure.
pub(super) fn keep_heading(role: &mut Role, before: Role) {
    if let (Role::Figures(new), Role::Figures(old)) = (role, before) {
        new.period = new.period.or(old.period);
        new.area = old.area;
        (new.within, new.unclear) = (old.within, old.unclear);
    }
}

fn from_mapping(role: &ColumnRole, vocabulary: &Vocabulary<'_>) -> Role {
    match role {
        ColumnRole::Unused => Role::Idle("not used, as set by hand".to_owned()),
        ColumnRole::AreaCode => Role::AreaCode(3),
        ColumnRole::AreaName => Role::AreaName(3),
        ColumnRole::Period => Role::Period,
        ColumnRole::Year => Role::Year,
        ColumnRole::PartOfYear => Role::PartOfYear,
        ColumnRole::Indicator => Role::Indicator,
        ColumnRole::Measure => Role::Measure,
        ColumnRole::Group(name) => Role::Group(name.clone()),
        ColumnRole::Note => Role::Note,
        ColumnRole::Figure { indicator, component, period } => {
            let position = indicator.as_ref().and_then(|id| vocabulary.position(id));
            let fixed = position.map(|indicator| Sense { indicator, component: *component });
            let part = match component {
                Component::Numerator => Some(PartWord::Numerator),
                Component::Denominator => Some(PartWord::Denominator),
                Component::LowerLimit => Some(PartWord::Lower),
                Component::UpperLimit => Some(PartWord::Upper),
                Component::Value => Some(PartWord::Share),
            };
            let likeness = if fixed.is_some() { 1.0 } else { 0.0 };
            Role::Figures(Figures { period: *period, part, fixed, likeness, ..Figures::default() })
        }
    }
}
