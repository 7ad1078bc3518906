//! Columns headed only `Numerator` or `Number` beside the percentage that they are a part of.

use super::{
    Component, Confidence,
    columns::{Column, Figures, Role},
    vocabulary::{PartWord, SURE, Sense},
};

/// The indicator of which a column gives the value, as its own heading says.
fn value_of(column: &Column) -> Option<(u16, &Figures)> {
    let figures = column.figures()?;
    let sure = figures.likeness >= SURE || figures.fixed.is_some();
    let subject = figures.subject().filter(|_| sure)?;
    (figures.component() == Component::Value).then_some((subject, figures))
}

fn is_bare_count(figures: &Figures) -> bool {
    figures.senses.is_empty()
        && figures.fixed.is_none()
        && figures.area.is_none()
        && figures.label_is_bare()
        && matches!(figures.part, Some(PartWord::Numerator | PartWord::Count))
}

/// Gives each bare count the percentage that it stands beside: the one before it where percentages come
/// first, else the one after it.
pub(super) fn settle_bare_counts(columns: &mut [Column]) {
    let by_rows = columns.iter().any(|column| {
        matches!(column.role, Role::Indicator | Role::IndicatorNumber | Role::Measure | Role::GroupKind)
    });
    if by_rows {
        return;
    }
    let bare: Vec<usize> = (0..columns.len())
        .filter(|at| columns.get(*at).and_then(Column::figures).is_some_and(is_bare_count))
        .collect();
    let Some(first) = bare.first().copied() else { return };
    let leads = columns.iter().take(first).any(|column| value_of(column).is_some());
    for position in bare {
        let beside = if leads {
            columns.iter().take(position).rev().find_map(value_of)
        } else {
            columns.iter().skip(position + 1).find_map(value_of)
        };
        let own = columns.get(position).and_then(Column::figures);
        let subject = beside.zip(own).and_then(|((subject, figures), own)| {
            (figures.period == own.period && figures.within == own.within).then_some(subject)
        });
        let Some(indicator) = subject.filter(|own| !has_count(columns, *own, position)) else { continue };
        let Some(column) = columns.get_mut(position) else { continue };
        let Role::Figures(own) = &mut column.role else { continue };
        own.senses = vec![Sense { indicator, component: Component::Numerator }];
        own.likeness = 1.0;
        own.part = Some(PartWord::Numerator);
        column.why = format!("“{}” stands beside the value that it is a part of", column.heading);
        column.confidence = Confidence::Likely;
    }
}

/// Whether another column of the same period gives the count of an indicator already.
fn has_count(columns: &[Column], indicator: u16, position: usize) -> bool {
    let period = columns.get(position).and_then(Column::figures).map(|own| (own.period, own.within.clone()));
    columns.iter().filter_map(Column::figures).any(|figures| {
        figures.subject() == Some(indicator)
            && figures.component() == Component::Numerator
            && Some((figures.period, figures.within.clone())) == period
    })
}
