//! Marks turned into primitives.

use super::{Item, Pen, Style, layout::Plot};
use crate::figure::{Bar, Block, Dots, Mark, Point, Role, Shade, Shape, Span, Stroke};

/// How much a band covers what lies behind it.
const BAND_OPACITY: f64 = 0.14;
/// Interval bars are wide and pale rather than thin and dark: they say how much may be chance.
const BAR_WIDTH: f64 = 3.0;
const BAR_OPACITY: f64 = 0.28;

/// The primitives of one mark; labels are placed elsewhere, all together.
pub(super) fn draw(plot: &Plot<'_>, mark: &Mark) -> Vec<Item> {
    match mark {
        Mark::Band { bars, role } => vec![band(plot, bars, *role)],
        Mark::Spans { spans, role } => spans.iter().map(|span| bar(plot, *span, *role)).collect(),
        Mark::Blocks { blocks, role, shade } => {
            blocks.iter().map(|one| block(plot, *one, *role, *shade)).collect()
        }
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
        Mark::Label { .. } | Mark::Words { .. } | Mark::Icon { .. } | Mark::EndLabel(_) => Vec::new(),
    }
}

fn pen(plot: &Plot<'_>, role: Role, stroke: Stroke) -> Pen {
    let colour = plot.sheet.style.colour(role);
    match stroke {
        Stroke::Strong => Pen { colour, width: 1.2, dash: None },
        Stroke::Thin => Pen { colour, width: 0.8, dash: None },
        Stroke::Dashed => Pen { colour, width: 0.9, dash: Some((4.0, 2.5)) },
        Stroke::Fine => Pen { colour, width: 0.6, dash: Some((2.0, 1.6)) },
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

/// A wide pale stretch; level or upright.
fn bar(plot: &Plot<'_>, span: Span, role: Role) -> Item {
    let (from, to) = (plot.place(span.from), plot.place(span.to));
    let level = (from.0 - to.0).abs() > (from.1 - to.1).abs();
    let half = BAR_WIDTH / 2.0;
    let (aside, along) = if level { (0.0, half) } else { (half, 0.0) };
    let corner = |place: (f64, f64), sign: f64| (place.0 + sign * aside, place.1 + sign * along);
    Item::Polygon {
        points: vec![corner(from, -1.0), corner(to, -1.0), corner(to, 1.0), corner(from, 1.0)],
        fill: plot.sheet.style.colour(role),
        opacity: BAR_OPACITY,
        outline: None,
    }
}

fn block(plot: &Plot<'_>, block: Block, role: Role, shade: Shade) -> Item {
    let corners =
        [(block.x.0, block.y.0), (block.x.1, block.y.0), (block.x.1, block.y.1), (block.x.0, block.y.1)];
    let opacity = match shade {
        Shade::Faint => BAND_OPACITY,
        Shade::Pale => 0.4,
        Shade::Whole => 1.0,
    };
    Item::Polygon {
        points: corners.map(|corner| plot.place(corner)).to_vec(),
        fill: plot.sheet.style.colour(role),
        opacity,
        outline: None,
    }
}

/// The radius of points that stand `pitch` apart, so that a line of them stays a line.
pub(super) fn radius(dots: Dots, pitch: f64) -> Option<f64> {
    match dots {
        Dots::Large => Some(3.2),
        Dots::Normal => Some((pitch * 0.26).clamp(1.1, 1.9)),
        Dots::Small => Some(1.1),
        Dots::Hidden => None,
    }
}

fn dot(plot: &Plot<'_>, point: &Point, role: Role, radius: f64) -> Item {
    shape(plot.sheet.style, point.shape, plot.place((point.x, point.y)), role, radius)
}

/// A shape about (x, y) with a ring that sets it off from lines.
pub(super) fn shape(style: &Style, shape: Shape, centre: (f64, f64), role: Role, radius: f64) -> Item {
    // Close together, pale rings would cut the line into pieces.
    let ring = if radius < 1.6 { role } else { Role::Card };
    ringed(style, shape, centre, (role, ring), radius)
}

/// A shape about (x, y) without a ring.
pub(super) fn plain(style: &Style, shape: Shape, centre: (f64, f64), role: Role, radius: f64) -> Item {
    ringed(style, shape, centre, (role, role), radius)
}

fn ringed(style: &Style, shape: Shape, (x, y): (f64, f64), (role, ring): (Role, Role), radius: f64) -> Item {
    let (colour, card) = (style.colour(role), style.colour(Role::Card));
    let halo = Pen { colour: style.colour(ring), width: 0.7, dash: None };
    let corners = |offsets: [(f64, f64); 4]| offsets.map(|(dx, dy)| (x + dx, y + dy)).to_vec();
    let filled = |points| Item::Polygon { points, fill: colour, opacity: 1.0, outline: Some(halo) };
    // A triangle looks as large as a circle when its corners lie on a larger one.
    let triangle = |up: f64| {
        let r = radius * 1.35;
        vec![(x, y - up * r), (x + 0.9 * r, y + up * 0.62 * r), (x - 0.9 * r, y + up * 0.62 * r)]
    };
    match shape {
        Shape::Up => filled(triangle(1.0)),
        Shape::Down => filled(triangle(-1.0)),
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
