//! Women whose smoking status at delivery is not known: what names them, and when they leave the denominator.

use jiff::civil::{Date, date};

use super::{
    Amount, Component,
    columns::{Column, Role},
    figures::{Figures, Subject},
    vocabulary::{SURE, Sense, Vocabulary},
};
use crate::base::{fold, number_format::short};

/// From this day on women of unknown status leave the denominator of smoking at delivery.
const LEFT_OUT_FROM: Date = date(2017, 4, 1);

fn positions(vocabulary: &Vocabulary<'_>) -> Option<(u16, u16)> {
    let smoking = vocabulary.position(&"smoking_at_delivery".into())?;
    Some((smoking, vocabulary.position(&"smoking_status_unknown_at_delivery".into())?))
}

/// What `Not known` means in a table about smoking at delivery.
pub(super) fn sense(text: &str, subject: Option<u16>, vocabulary: &Vocabulary<'_>) -> Option<Sense> {
    let (smoking, unknown) = positions(vocabulary)?;
    let names = matches!(
        fold(text).as_str(),
        "not known"
            | "unknown"
            | "status not known"
            | "status unknown"
            | "number not known"
            | "number unknown"
            | "not recorded"
            | "smoking status not recorded"
            | "unknown status"
    );
    (names && subject == Some(smoking))
        .then_some(Sense { indicator: unknown, component: Component::Numerator })
}

/// Gives a column headed `Not known` its meaning where the sheet or another column is about smoking at delivery.
pub(super) fn name_columns(columns: &mut [Column], subject: Option<u16>, vocabulary: &Vocabulary<'_>) {
    let Some((smoking, _)) = positions(vocabulary) else { return };
    let about = columns.iter().any(|column| {
        matches!(&column.role, Role::Figures(own) if own.likeness >= SURE && own.subject() == Some(smoking))
    });
    let subject = if about { Some(smoking) } else { subject };
    for column in columns.iter_mut() {
        let Role::Figures(own) = &mut column.role else { continue };
        if own.likeness >= SURE {
            continue;
        }
        if let Some(sense) = sense(&own.label, subject, vocabulary) {
            own.senses = vec![sense];
            own.likeness = 1.0;
        }
    }
}

/// Takes the women of unknown status out of the denominator of smoking at delivery, for periods from
/// April 2017 on, where the same return gives both for the same area, period and group.
pub(super) fn leave_out(
    figures: &mut Figures,
    vocabulary: &Vocabulary<'_>,
    heading_of: &dyn Fn(u32) -> String,
) {
    let Some((smoking, unknown)) = positions(vocabulary) else { return };
    let unknowns: std::collections::HashMap<_, _> = figures
        .list
        .iter()
        .filter(|figure| figure.key.subject == Subject::Known(unknown))
        .filter_map(|figure| Some((figure.key.spot, figure.numerator.clone()?)))
        .collect();
    for figure in &mut figures.list {
        let spot = figure.key.spot;
        if figure.key.subject != Subject::Known(smoking) || spot.period.start() < LEFT_OUT_FROM {
            continue;
        }
        let (Some(unknown), Some(all)) = (unknowns.get(&spot), &mut figure.denominator) else { continue };
        // A denominator that is headed so has lost them already.
        let known_only = fold(&heading_of(all.cell.column)).split(' ').any(|word| word == "known");
        let (Amount::Number { value: without, .. }, Amount::Number { value, percent }) =
            (&unknown.amount, &all.amount)
        else {
            continue;
        };
        if known_only || *without <= 0.0 || without >= value {
            continue;
        }
        let note = format!("{} maternities less {} of unknown status", short(*value, 2), short(*without, 2));
        all.amount = Amount::Number { value: value - without, percent: *percent };
        figure.note = if figure.note.is_empty() { note } else { format!("{note}; {}", figure.note) };
    }
}
