//! Marks turned into primitives.

use super::{Item, Pen, layout::Plot};
use crate::figure::{Bar, Dots, Mark, Point, Role, Shape, Stroke};

/// How much a band covers what lies behind it.
const BAND_OPACITY: f64 = 0.14;
/// Interval bars are wide and pale rather than thin and dark: they say how much may be chance.
const BAR_WIDTH: f64 = 3.0;
const BAR_OPACITY: f64 = 0.28;

/// The primitives of one mark; labels are placed elsewhere, all together.
pub(super) fn draw(plot: &Plot<'_>, mark: &Mark) -> Vec<Item> {
    match mark {
        Mark::Band { bars, role } => vec![band(plot, bars, *role)],
        Mark::IntervalBars { bars, role } => bars.iter().map(|bar| upright(plot, *bar, *role)).collect(),
        Mark::Line { points, role, stroke, .. } => {
            let places: Vec<_> = points.iter().map(|point| plot.place(*point)).collect();
            let pen = pen(plot, *role, *stroke);
            // Crowded to less than a point apart, a thick line would run into a blot.
            let crowded = plot.rect.width() < points.len() as f64;
            let width = if crowded { pen.width / 2.0 } else { pen.width };
            vec![Item::Line { points: places, pen: Pen { width, ..pen } }]
        }
        Mark::Points { points, role, dots } => {
            let pitch = plot.rect.width() / points.len().max(1) as f64;
            let Some(radius) = radius(*dots, pitch) else { return Vec::new() };
            points.iter().map(|point| dot(plot, point, *role, radius)).collect()
        }
        Mark::Missing { points } => points.iter().map(|point| dot(plot, point, Role::NoData, 1.9)).collect(),
        Mark::Label { .. } | Mark::EndLabel(_) => Vec::new(),
    }
}

fn pen(plot: &Plot<'_>, role: Role, stroke: Stroke) -> Pen {
    let colour = plot.sheet.style.colour(role);
    match stroke {
        Stroke::Strong => Pen { colour, width: 1.2, dash: None },
        Stroke::Thin => Pen { colour, width: 0.8, dash: None },
        Stroke::Dashed => Pen { colour, width: 0.9, dash: Some((4.0, 2.5)) },
    }
}

fn band(plot: &Plot<'_>, bars: &[Bar], role: Role) -> Item {
    let upper = bars.iter().map(|bar| plot.place((bar.x, bar.upper)));
    let lower = bars.iter().rev().map(|bar| plot.place((bar.x, bar.lower)));
    Item::Polygon {
        points: upper.chain(lower).collect(),
        fill: plot.sheet.style.colour(role),
        opacity: BAND_OPACITY,
        outline: None,
    }
}

fn upright(plot: &Plot<'_>, bar: Bar, role: Role) -> Item {
    let ((x, lower), upper) = (plot.place((bar.x, bar.lower)), plot.down(bar.upper));
    let (left, right) = (x - BAR_WIDTH / 2.0, x + BAR_WIDTH / 2.0);
    Item::Polygon {
        points: vec![(left, upper), (right, upper), (right, lower), (left, lower)],
        fill: plot.sheet.style.colour(role),
        opacity: BAR_OPACITY,
        outline: None,
    }
}

/// The radius of points that stand `pitch` apart, so that a line of them stays a line.
fn radius(dots: Dots, pitch: f64) -> Option<f64> {
    match dots {
        Dots::Large => Some(3.2),
        Dots::Normal => Some((pitch * 0.26).clamp(1.1, 1.9)),
        Dots::Small => Some(1.1),
        Dots::Hidden => None,
    }
}

fn dot(plot: &Plot<'_>, point: &Point, role: Role, radius: f64) -> Item {
    let (x, y) = plot.place((point.x, point.y));
    let (colour, card) = (plot.sheet.style.colour(role), plot.sheet.style.colour(Role::Card));
    // Close together, pale rings would cut the line into pieces.
    let ring = if radius < 1.6 { colour } else { card };
    let halo = Pen { colour: ring, width: 0.7, dash: None };
    let corners = |offsets: [(f64, f64); 4]| offsets.map(|(dx, dy)| (x + dx, y + dy)).to_vec();
    let filled = |points| Item::Polygon { points, fill: colour, opacity: 1.0, outline: Some(halo) };
    match point.shape {
        Shape::Circle => Item::Circle { centre: (x, y), radius, fill: colour, outline: halo },
        Shape::Hollow => Item::Circle {
            centre: (x, y),
            radius,
            fill: card,
            outline: Pen { colour, width: 0.9, dash: None },
        },
        Shape::Diamond => {
            let r = radius * 1.3;
            filled(corners([(0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0)]))
        }
        Shape::Square => {
            let r = radius * 0.9;
            filled(corners([(-r, -r), (r, -r), (r, r), (-r, r)]))
        }
    }
}
