//! High impact changes: a row for each, in the column of how far it is in place.

use strum::IntoEnumIterator as _;

use super::{
    Align, Block, Caption, Dots, Figure, FigureTable, Mark, Point, Role, Shade, Shape, TableCell,
    caption::keys,
    names_axis::{Name, columns, row, rows},
    table::Column,
};
use crate::workshop::InPlace;

/// A high impact change in the grid.
#[derive(Clone, Debug)]
pub struct ChangeRow {
    /// Its number.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// How far it is in place.
    pub state: InPlace,
    /// Who leads it; may be empty.
    pub lead: String,
    /// Indicators that bear on it and are met, of those that are scored.
    pub met: (usize, usize),
    /// Actions for it that are open.
    pub actions: usize,
}

/// Half the width and height of a cell, where they are one apart.
const HALF: f64 = 0.47;

/// The grid of `changes`, in their order.
#[must_use]
pub fn change_grid(caption: &Caption, changes: &[ChangeRow]) -> Figure {
    let count = changes.len();
    let name = |text: String| Name { text, value: String::new(), own: false };
    let x = columns(InPlace::iter().map(|state| name(state.label().to_owned())).collect());
    let y = rows(changes.iter().map(|one| name(format!("{}. {}", one.number, one.name))).collect());
    let marks = changes.iter().enumerate().flat_map(|(i, one)| cell(row(count, i), one)).collect();
    let mut figure = caption.figure([], (x, y), marks);
    let looks = InPlace::iter().filter(|state| changes.iter().any(|one| one.state == *state));
    figure.keys = keys(looks.map(|state| (look(state).0, look(state).1, state.label())));
    let said = InPlace::iter().rev().filter_map(|state| {
        let those: Vec<&str> =
            changes.iter().filter(|one| one.state == state).map(|one| one.name.as_str()).collect();
        (!those.is_empty()).then(|| format!("{}: {}", state.label(), those.join(", ")))
    });
    figure.alt_text = caption.alt_text("Grid of high impact changes", said.collect::<Vec<_>>());
    figure.table = table(changes);
    figure
}

/// Shape and colour of a state.
const fn look(state: InPlace) -> (Shape, Role) {
    match state {
        InPlace::Yes => (Shape::Circle, Role::Met),
        InPlace::Partly => (Shape::Diamond, Role::Close),
        InPlace::No => (Shape::Square, Role::NotMet),
        InPlace::NotYetSaid => (Shape::Hollow, Role::NoData),
    }
}

fn cell(y: f64, change: &ChangeRow) -> Vec<Mark> {
    let x = InPlace::iter().position(|state| state == change.state).unwrap_or_default() as f64;
    let (shape, role) = look(change.state);
    let block = Block { x: (x - HALF, x + HALF), y: (y - HALF, y + HALF) };
    let state = change.state.label().to_lowercase();
    let lead = if change.lead.is_empty() { String::new() } else { format!("\nLed by {}", change.lead) };
    let hover = format!("{}. {}: {state}{lead}", change.number, change.name);
    let mut marks = vec![
        Mark::Blocks { blocks: vec![block], role, shade: Shade::Faint },
        Mark::Points { points: vec![Point { x: x - 0.36, y, shape, hover }], role, dots: Dots::Large },
    ];
    if !change.lead.is_empty() {
        marks.push(Mark::Words {
            x: x - 0.26,
            y,
            align: Align::Start,
            room: (0.7, 0.9),
            text: change.lead.clone(),
            role: Role::Ink,
            strong: false,
        });
    }
    marks
}

fn table(changes: &[ChangeRow]) -> FigureTable {
    let of = |met: (usize, usize)| match met {
        (_, 0) => String::new(),
        (met, all) => format!("{met} of {all}"),
    };
    let headed: [Column<'_, ChangeRow>; 5] = [
        ("Change".to_owned(), Box::new(|one| TableCell::text(format!("{}. {}", one.number, one.name)))),
        ("State".to_owned(), Box::new(|one| TableCell::text(one.state.label()))),
        ("Lead".to_owned(), Box::new(|one| TableCell::text(one.lead.clone()))),
        ("Indicators met".to_owned(), Box::new(move |one| TableCell::text(of(one.met)))),
        (
            "Open actions".to_owned(),
            Box::new(|one| TableCell::number(Some(one.actions as f64), |count| format!("{count:.0}"))),
        ),
    ];
    FigureTable::of(&headed, changes, &["State"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::soundness::check_places;

    fn change(number: u8, state: InPlace, lead: &str) -> ChangeRow {
        let name = format!("Change {number}");
        ChangeRow { number, name, state, lead: lead.to_owned(), met: (1, 3), actions: 2 }
    }

    #[test]
    fn each_change_stands_in_the_column_of_its_state() {
        let changes = [
            change(1, InPlace::Yes, "Director of public health"),
            change(2, InPlace::No, ""),
            change(3, InPlace::NotYetSaid, ""),
        ];
        let figure = change_grid(&Caption::default(), &changes);
        check_places(&figure).unwrap();
        let places: Vec<(f64, f64)> = figure
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Blocks { blocks, .. } => blocks.first().map(|one| (one.x.0 + HALF, one.y.0 + HALF)),
                _ => None,
            })
            .collect();
        assert_eq!(places.iter().map(|(x, _)| x.round()).collect::<Vec<_>>(), [3.0, 1.0, 0.0]);
        assert_eq!(places.iter().map(|(_, y)| y.round()).collect::<Vec<_>>(), [2.0, 1.0, 0.0]);
        let shown: Vec<&str> = figure.table.rows[0].iter().map(TableCell::shown).collect();
        assert_eq!(shown, ["1. Change 1", "In place", "Director of public health", "1 of 3", "2"]);
        assert!(
            figure.alt_text.contains("In place: Change 1. Not in place: Change 2."),
            "{}",
            figure.alt_text
        );
        assert_eq!(figure.keys.len(), 3);
    }
}
