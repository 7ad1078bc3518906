//! Free places for words near what they belong to, among lines, points and other words.
//!
//! Any measure will do, points on paper or pixels in a window: it only compares.

use super::Rect;

/// Words of a given size that want to stand near a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    /// What they belong to (x, y), y downwards.
    pub at: (f64, f64),
    /// Their width and height.
    pub size: (f64, f64),
}

/// What is in the way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Obstacles {
    /// Points, other words.
    pub rects: Vec<Rect>,
    /// Lines that words never cross.
    pub lines: Vec<Vec<(f64, f64)>>,
    /// Lines that words cross where there is no other place.
    pub lesser: Vec<Vec<(f64, f64)>>,
}

/// Where words found a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Their room.
    pub rect: Rect,
    /// The start and end of a thin line to what they belong to, where they are not beside it.
    pub leader: Option<((f64, f64), (f64, f64))>,
}

/// How far from their place words may stand, as multiples of their height.
const DISTANCES: [f64; 5] = [0.35, 1.2, 2.2, 3.4, 4.8];
/// From this distance on a line leads from the words to their place.
const LEADER_FROM: f64 = 1.0;

/// The places of words within `frame`, best first for each; the first words choose first. `None` where
/// all are taken.
#[must_use]
pub fn placed(frame: Rect, wishes: &[Wish], mut obstacles: Obstacles) -> Vec<Option<Found>> {
    wishes
        .iter()
        .map(|wish| {
            let places = candidates(frame, wish);
            let found = places
                .iter()
                .find(|place| obstacles.leave(place, true))
                .or_else(|| places.iter().find(|place| obstacles.leave(place, false)))
                .copied();
            if let Some(found) = found {
                obstacles.rects.push(found.rect);
                obstacles.lesser.extend(found.leader.map(|(from, to)| vec![from, to]));
            }
            found
        })
        .collect()
}

/// The places where words may stand, best first; all lie inside `frame`.
fn candidates(frame: Rect, wish: &Wish) -> Vec<Found> {
    let ((x, y), (width, height)) = (wish.at, wish.size);
    let mut places = Vec::new();
    for distance in DISTANCES {
        let away = distance * height;
        let (above, below) = (y - away - height, y + away);
        let aside = away * 0.6 + 2.0;
        let level = y - height / 2.0;
        let far = distance > LEADER_FROM;
        let beside = [(x + aside, above), (x + aside, below), (x - aside - width, above)];
        let others = [
            (x - aside - width, below),
            (x - width / 2.0, above),
            (x - width / 2.0, below),
            (x + aside + 3.0, level),
            (x - aside - 3.0 - width, level),
        ];
        // Close by, words may also be pushed inside from the right edge.
        let pushed = (frame.right - width - 1.0).min(x + aside).max(frame.left);
        let corners = [(pushed, above), (pushed, below)];
        let all = beside.into_iter().take(2).chain(corners).chain(beside.into_iter().skip(2)).chain(others);
        places.extend(all.map(|(left, top)| {
            let rect = Rect { left, top, right: left + width, bottom: top + height };
            let nearest = (x.clamp(rect.left, rect.right), y.clamp(rect.top, rect.bottom));
            Found { rect, leader: far.then_some((nearest, (x, y))) }
        }));
    }
    let inside = |rect: &Rect| {
        rect.left >= frame.left
            && rect.right <= frame.right
            && rect.top >= frame.top
            && rect.bottom <= frame.bottom
    };
    places.retain(|place| inside(&place.rect));
    places
}

impl Obstacles {
    /// Whether they leave a place free; with `all`, the lesser lines too.
    fn leave(&self, place: &Found, all: bool) -> bool {
        let leads_through =
            |rect: &Rect| place.leader.is_some_and(|(from, to)| meets_core(&[from, to], rect));
        let crossed = |lines: &[Vec<(f64, f64)>]| lines.iter().any(|line| crosses(line, &place.rect));
        let taken = self.rects.iter().any(|other| other.overlaps(&place.rect) || leads_through(other));
        !taken && !crossed(&self.lines) && (!all || !crossed(&self.lesser))
    }
}

/// Whether a leader runs through the inside of words; it may touch the point that it leads to.
fn meets_core(line: &[(f64, f64)], rect: &Rect) -> bool {
    rect.width() > 2.0 * rect.height() && crosses(line, rect)
}

/// Whether any part of a line comes near a rectangle.
fn crosses(line: &[(f64, f64)], rect: &Rect) -> bool {
    const NEAR: f64 = 2.0;
    line.iter().zip(line.iter().skip(1)).any(|(a, b)| {
        let (left, right) = (rect.left - NEAR, rect.right + NEAR);
        let (from, to) = if a.0 <= b.0 { (a, b) } else { (b, a) };
        if to.0 < left || from.0 > right {
            return false;
        }
        if from.0 >= to.0 {
            return from.1.min(to.1) < rect.bottom + NEAR && rect.top - NEAR < from.1.max(to.1);
        }
        // The height of the line over the part of the rectangle that it spans.
        let at = |x: f64| from.1 + (x - from.0) / (to.0 - from.0) * (to.1 - from.1);
        let (first, last) = (at(left.max(from.0)), at(right.min(to.0)));
        first.min(last) < rect.bottom + NEAR && rect.top - NEAR < first.max(last)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FRAME: Rect = Rect { left: 0.0, top: 0.0, right: 200.0, bottom: 100.0 };

    #[test]
    fn a_line_crosses_a_rectangle_only_where_it_meets_it() {
        let rect = Rect { left: 10.0, top: 10.0, right: 20.0, bottom: 15.0 };
        assert!(crosses(&[(0.0, 12.0), (30.0, 12.0)], &rect));
        assert!(crosses(&[(0.0, 0.0), (30.0, 30.0)], &rect));
        assert!(!crosses(&[(0.0, 20.0), (30.0, 20.0)], &rect));
        assert!(!crosses(&[(25.0, 0.0), (25.0, 30.0)], &rect));
        assert!(crosses(&[(15.0, 0.0), (15.0, 30.0)], &rect));
    }

    #[test]
    fn words_stand_above_their_place_and_below_where_a_line_is_above() {
        let wish = Wish { at: (50.0, 50.0), size: (40.0, 10.0) };
        let free = placed(FRAME, &[wish], Obstacles::default())[0].unwrap();
        assert!(free.rect.bottom <= 50.0 && free.leader.is_none());
        let above = Obstacles { lines: vec![vec![(0.0, 42.0), (200.0, 42.0)]], ..Obstacles::default() };
        assert!(placed(FRAME, &[wish], above)[0].unwrap().rect.top >= 50.0);
    }

    proptest! {
        #[test]
        fn words_are_apart_and_inside(at in prop::collection::vec((-20.0_f64..220.0, -20.0_f64..120.0), 0..12)) {
            let wishes: Vec<Wish> = at.into_iter().map(|at| Wish { at, size: (45.0, 10.0) }).collect();
            let found: Vec<Rect> =
                placed(FRAME, &wishes, Obstacles::default()).into_iter().flatten().map(|one| one.rect).collect();
            for (i, one) in found.iter().enumerate() {
                prop_assert!(one.left >= 0.0 && one.right <= 200.0 && one.top >= 0.0 && one.bottom <= 100.0);
                prop_assert!(found.iter().skip(i + 1).all(|other| !one.overlaps(other)));
            }
        }
    }
}
