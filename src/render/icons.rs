//! Icons: discs with a shape and a letter.

use super::{
    Anchor, Item, Pen, Style, Text, TextKind,
    layout::Sheet,
    marks,
    typeface::{Weight, width},
};
use crate::figure::{Icon, Role, Shape};

/// Between neighbours in the corner, as a part of their diameter.
const APART: f64 = 0.2;

/// The diameter of icons beside the title.
pub(super) fn diameter(sheet: &Sheet<'_>) -> f64 {
    2.7 * sheet.letters.body
}

/// The width that those beside the title need, with the gap before them; 0 where there are none.
pub(super) fn column(sheet: &Sheet<'_>) -> f64 {
    sheet.figure.icons.len() as f64 * diameter(sheet) * (1.0 + APART)
}

/// Those beside the title, in the top right corner.
pub(super) fn corner(sheet: &Sheet<'_>) -> Vec<Item> {
    let diameter = diameter(sheet);
    let mut right = sheet.width - sheet.letters.margin;
    let mut items = Vec::new();
    for icon in sheet.figure.icons.iter().rev() {
        items.extend(draw(
            sheet.style,
            icon,
            (right - diameter / 2.0, sheet.letters.margin + diameter / 2.0),
            diameter,
        ));
        right -= diameter * (1.0 + APART);
    }
    items
}

/// One icon about `centre` (x, y), as primitives.
#[must_use]
pub fn draw(style: &Style, icon: &Icon, centre: (f64, f64), diameter: f64) -> Vec<Item> {
    let (colour, card) = (style.colour(icon.role), style.colour(Role::Card));
    let (fill, inner) = if icon.filled { (colour, Role::Card) } else { (card, icon.role) };
    let outline = Pen { colour, width: diameter * 0.07, dash: None };
    let radius = diameter * 0.465;
    let mut items = vec![Item::Circle { centre, radius, fill, outline }];
    let size = diameter * 0.46;
    let letter = width(icon.letter, size, Weight::SemiBold);
    let small = diameter * 0.12;
    let gap = if icon.letter.is_empty() || icon.shape.is_none() { 0.0 } else { diameter * 0.11 };
    let shape = if icon.shape.is_some() { 2.0 * small } else { 0.0 };
    let left = centre.0 - (shape + gap + letter) / 2.0;
    match icon.shape {
        // Common cause: points about a line, going nowhere.
        Some(Shape::Circle) => {
            let places = [(-0.24, 0.05), (-0.08, -0.07), (0.08, 0.07), (0.24, -0.05)]
                .map(|(x, y)| (centre.0 + x * diameter, centre.1 + y * diameter));
            let pen = Pen { colour, width: diameter * 0.035, dash: None };
            items.push(Item::Line { points: places.to_vec(), pen });
            items.extend(
                places.map(|place| marks::plain(style, Shape::Circle, place, inner, diameter * 0.055)),
            );
        }
        Some(shape) => items.push(marks::plain(style, shape, (left + small, centre.1), inner, small)),
        None => {}
    }
    if !icon.letter.is_empty() {
        items.push(Item::Text(Text {
            x: left + shape + gap,
            y: centre.1 + 0.36 * size,
            words: icon.letter.to_owned(),
            size,
            weight: Weight::SemiBold,
            anchor: Anchor::Start,
            colour: style.colour(inner),
            kind: TextKind::Icon,
        }));
    }
    items
}
