//! Where everything stands in the tree: circle, cards, headings and balance, from the room alone.

use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::workbook::Side;

/// The least height in which nothing is cut or touches.
pub(super) const LEAST_HEIGHT: f32 = 540.0;

const TRUNK: f32 = 34.0;
const HEADING: f32 = 20.0;
const BALANCE: f32 = 72.0;

/// The places.
#[derive(Clone, Debug)]
pub(super) struct TreePlaces {
    /// The circle of the outcome.
    pub outcome: Rect,
    /// The cards of sections 1 to 13, in order.
    pub cards: Vec<(u8, Rect)>,
    /// The sides' names.
    pub headings: [(Side, Rect); 3],
    /// The balance of the two sides.
    pub balance: Rect,
    /// The tiers of the tree, from the top.
    pub tiers: [[Pos2; 3]; 3],
    /// Its trunk.
    pub trunk: Rect,
}

impl TreePlaces {
    /// The places in `area`.
    pub(super) fn of(area: Rect) -> Self {
        let card_width = (area.width() * 0.29).min(270.0);
        let gap = ((area.width() - 3.0 * card_width) / 2.0).clamp(8.0, 110.0);
        let middle = area.center().x;
        let left = middle - 1.5 * card_width - gap;
        let right = middle + 0.5 * card_width + gap;
        let (top, foot) = (area.top(), area.bottom() - TRUNK);

        let side_top = top + 92.0;
        let pitch = (foot - 10.0 - side_top) / 5.0;
        let card = vec2(card_width, (pitch - 12.0).min(100.0));
        let in_column = |x: f32, row: f32| Rect::from_min_size(pos2(x, side_top + row * pitch), card);

        let outcome = Rect::from_center_size(pos2(middle, top + 56.0), Vec2::splat(112.0));
        let centre_top = outcome.bottom() + 6.0 + HEADING;
        let centre = vec2(card_width, card.y.min(88.0));
        // Three cards and the balance share the room down to the foot.
        let centre_room = foot - 10.0 - BALANCE - centre_top;
        let centre_pitch = ((centre_room - 24.0) / 3.0).clamp(centre.y + 8.0, pitch.max(centre.y + 8.0));
        let in_centre = |row: f32| {
            Rect::from_min_size(pos2(middle - card_width / 2.0, centre_top + row * centre_pitch), centre)
        };

        let mut cards = Vec::with_capacity(13);
        for (row, number) in (0_u8..5).map(|i| (4.0 - f32::from(i), i + 1)) {
            cards.push((number, in_column(right, row)));
        }
        for (row, number) in (0_u8..5).map(|i| (4.0 - f32::from(i), i + 6)) {
            cards.push((number, in_column(left, row)));
        }
        for (row, number) in (0_u8..3).map(|i| (2.0 - f32::from(i), i + 11)) {
            cards.push((number, in_centre(row)));
        }
        let heading =
            |x: f32, top: f32| Rect::from_min_size(pos2(x, top - HEADING - 2.0), vec2(card_width, HEADING));
        let below = in_centre(2.0).bottom();
        let balance_top = below + ((foot - 10.0 - BALANCE - below) / 2.0).clamp(8.0, 60.0);
        let width = right + card_width - left;
        Self {
            outcome,
            headings: [
                (Side::PopulationFocus, heading(left, side_top)),
                (Side::Commissioning, heading(middle - card_width / 2.0, centre_top)),
                (Side::ChallengeToProviders, heading(right, side_top)),
            ],
            balance: Rect::from_min_size(
                pos2(middle - card_width / 2.0, balance_top),
                vec2(card_width, BALANCE),
            ),
            cards,
            tiers: tiers(pos2(middle, top + 4.0), foot, width.min(area.width()) + 24.0),
            trunk: Rect::from_min_max(pos2(middle - 26.0, foot), pos2(middle + 26.0, area.bottom())),
        }
    }
}

/// Three triangles, each lower one wider, that end at `foot`.
fn tiers(tip: Pos2, foot: f32, width: f32) -> [[Pos2; 3]; 3] {
    let height = foot - tip.y;
    [(0.0, 0.42, 0.50), (0.16, 0.72, 0.76), (0.36, 1.0, 1.0)].map(|(from, to, share)| {
        let (top, bottom) = (tip.y + from * height, tip.y + to * height);
        let half = share * width / 2.0;
        [pos2(tip.x, top), pos2(tip.x + half, bottom), pos2(tip.x - half, bottom)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_touches_or_leaves_the_area_at_any_size() {
        for width in [560.0, 656.0, 756.0, 1000.0, 1400.0] {
            for height in [LEAST_HEIGHT, 640.0, 800.0, 1200.0] {
                let area = Rect::from_min_size(pos2(20.0, 30.0), vec2(width, height));
                let places = TreePlaces::of(area);
                let mut all: Vec<Rect> = places.cards.iter().map(|(_, rect)| *rect).collect();
                all.extend(places.headings.map(|(_, rect)| rect));
                all.extend([places.outcome, places.balance, places.trunk]);
                for (i, one) in all.iter().enumerate() {
                    assert!(area.expand(0.5).contains_rect(*one), "{width} by {height}: {one:?}");
                    for other in all.iter().skip(i + 1) {
                        let both = one.intersect(*other);
                        assert!(
                            both.width() <= 0.0 || both.height() <= 0.0,
                            "{width} by {height}: {one:?} and {other:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn the_cards_are_in_the_order_of_the_sections() {
        let area = Rect::from_min_size(Pos2::ZERO, vec2(700.0, 600.0));
        let numbers: Vec<u8> = TreePlaces::of(area).cards.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, (1..=13).collect::<Vec<u8>>());
    }
}
