//! A picture's scene painted in the window: the same lines and words as on paper.

use eframe::egui::{
    self, Align2, Color32, FontFamily, FontId, Mesh, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui,
    WidgetInfo, epaint::CircleShape, pos2, vec2,
};

use super::super::theme::{Theme, semi_bold};
use crate::{
    figure::{Figure, FigureTable, Icon, Mark},
    render::{Anchor, Item, Pen, Scene, Size, Text, draw_icon, layout, typeface::Weight},
};

/// Pixels for a point of a figure: letters of 8 points are 12 pixels high.
const SCALE: f32 = 1.5;
/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// A scene in its place in the window.
pub(super) struct Placed {
    scene: Scene,
    paper: Paper,
}

/// Where a scene's points are in the window.
#[derive(Clone, Copy)]
struct Paper {
    corner: Pos2,
    /// Pixels for a point.
    scale: f32,
}

#[expect(clippy::cast_possible_truncation, reason = "pixels")]
const fn pixels(length: f64) -> f32 {
    length as f32
}

impl Placed {
    /// `figure` laid out to fill `place`.
    pub(super) fn new(figure: &Figure, theme: &Theme, place: Rect) -> Self {
        let millimetres = |pixels: f32| f64::from(pixels / SCALE) / POINTS;
        let size = Size::new(millimetres(place.width()), millimetres(place.height()));
        Self {
            scene: layout(figure, size, &theme.picture_style()),
            paper: Paper { corner: place.min, scale: SCALE },
        }
    }

    /// Where the figure's domains are drawn.
    pub(super) fn plot(&self) -> Rect {
        let plot = self.scene.plot;
        Rect::from_min_max(self.paper.at((plot.left, plot.top)), self.paper.at((plot.right, plot.bottom)))
    }

    /// Everything but the marks: axes, words and what stands around them.
    pub(super) fn paint_frame(&self, painter: &Painter) {
        let around = self.scene.items.iter().enumerate().filter(|(i, _)| !self.scene.marks.contains(i));
        around.for_each(|(_, item)| self.paper.paint(painter, item));
    }

    /// The marks.
    pub(super) fn paint_marks(&self, painter: &Painter) {
        let marks = self.scene.items.get(self.scene.marks.clone()).unwrap_or_default();
        for item in marks {
            self.paper.paint(painter, item);
        }
    }
}

impl Paper {
    fn at(self, (x, y): (f64, f64)) -> Pos2 {
        pos2(self.corner.x + pixels(x) * self.scale, self.corner.y + pixels(y) * self.scale)
    }

    fn stroke(self, pen: Pen) -> Stroke {
        Stroke::new(pixels(pen.width) * self.scale, Theme::paint(pen.colour))
    }

    fn line(self, places: &[Pos2], pen: Pen) -> Vec<Shape> {
        let length = |points: f64| pixels(points) * self.scale;
        match pen.dash {
            Some((on, off)) => Shape::dashed_line(places, self.stroke(pen), length(on), length(off)),
            None => vec![Shape::line(places.to_vec(), self.stroke(pen))],
        }
    }

    fn paint(self, painter: &Painter, item: &Item) {
        match item {
            // What lies behind is the card that the picture is on.
            Item::Rect { .. } => {}
            Item::Line { points, pen } => {
                let places: Vec<Pos2> = points.iter().map(|point| self.at(*point)).collect();
                painter.extend(self.line(&places, *pen));
            }
            Item::Polygon { points, fill, opacity, outline } => {
                let places: Vec<Pos2> = points.iter().map(|point| self.at(*point)).collect();
                let fill = Theme::paint(*fill).gamma_multiply(pixels(*opacity));
                painter.add(polygon(places, fill, outline.map_or(Stroke::NONE, |pen| self.stroke(pen))));
            }
            Item::Circle { centre, radius, fill, outline } => {
                let radius = pixels(*radius) * self.scale;
                painter.add(CircleShape {
                    center: self.at(*centre),
                    radius,
                    fill: Theme::paint(*fill),
                    stroke: self.stroke(*outline),
                });
            }
            Item::Text(text) => self.text(painter, text),
        }
    }

    fn text(self, painter: &Painter, text: &Text) {
        let family = match text.weight {
            Weight::SemiBold => semi_bold(),
            Weight::Regular => FontFamily::Proportional,
        };
        let align = match text.anchor {
            Anchor::Start => Align2::LEFT_CENTER,
            Anchor::Middle => Align2::CENTER_CENTER,
            Anchor::End => Align2::RIGHT_CENTER,
        };
        let font = FontId::new(pixels(text.size) * self.scale, family);
        let middle = self.at((text.x, text.y - 0.36 * text.size));
        painter.text(middle, align, &text.words, font, Theme::paint(text.colour));
    }
}

/// A filled shape. A band, which need not be convex, runs along its upper edge and back along its lower.
fn polygon(places: Vec<Pos2>, fill: Color32, outline: Stroke) -> Shape {
    if places.len() <= 4 {
        return Shape::convex_polygon(places, fill, outline);
    }
    let mut mesh = Mesh::default();
    let half = places.len() / 2;
    for (upper, lower) in places.iter().take(half).zip(places.iter().rev()) {
        mesh.colored_vertex(*upper, fill);
        mesh.colored_vertex(*lower, fill);
    }
    for corner in (0..u32::try_from(mesh.vertices.len()).unwrap_or(0).saturating_sub(2)).step_by(2) {
        mesh.add_triangle(corner, corner + 1, corner + 2);
        mesh.add_triangle(corner + 1, corner + 2, corner + 3);
    }
    Shape::mesh(mesh)
}

/// An icon of Making Data Count, `diameter` pixels wide; its words are its name and its tooltip.
pub(in crate::app) fn icon(ui: &mut Ui, theme: &Theme, icon: Icon, diameter: f32) -> Response {
    let (place, response) = ui.allocate_exact_size(vec2(diameter, diameter), Sense::hover());
    let paper = Paper { corner: place.min, scale: 1.0 };
    let middle = f64::from(diameter / 2.0);
    for item in draw_icon(&theme.picture_style(), &icon, (middle, middle), f64::from(diameter)) {
        paper.paint(ui.painter(), &item);
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, icon.words));
    response.on_hover_text(icon.words)
}

/// A page of a paper on its sheet, as wide as `room` and at most `largest` pixels for a point; `name` is what
/// those hear who cannot see it.
pub(in crate::app) fn paint_page(
    ui: &mut Ui,
    theme: &Theme,
    scene: &Scene,
    (room, largest): (f32, f32),
    name: &str,
) -> Response {
    let (width, height) = (pixels(scene.width).max(1.0), pixels(scene.height));
    let scale = (room / width).clamp(0.1, largest);
    let (place, response) = ui.allocate_exact_size(vec2(width * scale, height * scale), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, name));
    if !ui.is_rect_visible(place) {
        return response;
    }
    let painter = ui.painter().with_clip_rect(place.intersect(ui.clip_rect()));
    // Paper is white in every theme.
    painter.rect_filled(place, 0.0, Color32::WHITE);
    let paper = Paper { corner: place.min, scale };
    for item in &scene.items {
        if let Item::Rect { rect, fill } = item {
            let (from, to) = (paper.at((rect.left, rect.top)), paper.at((rect.right, rect.bottom)));
            painter.rect_filled(Rect::from_min_max(from, to), 0.0, Theme::paint(*fill));
        } else {
            paper.paint(&painter, item);
        }
    }
    let edge = Stroke::new(1.0, theme.colour(crate::figure::Role::Line));
    ui.painter().rect_stroke(place, 0.0, edge, egui::StrokeKind::Outside);
    response
}

/// What a figure with these marks is laid out as where only its plot is wanted, because the words around it
/// stand elsewhere.
pub(super) fn bare(figure: &Figure, marks: Vec<Mark>) -> Figure {
    Figure {
        title: String::new(),
        subtitle: String::new(),
        source: String::new(),
        note: String::new(),
        alt_text: String::new(),
        message: None,
        x: figure.x.clone(),
        y: figure.y.clone(),
        keys: figure.keys.clone(),
        icons: Vec::new(),
        marks,
        table: FigureTable::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_filled_between_its_edges() {
        // Upper edge 0, 1, 2 at height 0, 5, 0; lower edge back at 10: four triangles, none across the dent.
        let places = [(0.0, 0.0), (1.0, 5.0), (2.0, 0.0), (2.0, 10.0), (1.0, 10.0), (0.0, 10.0)];
        let Shape::Mesh(mesh) =
            polygon(places.map(|(x, y)| pos2(x, y)).to_vec(), Color32::BLACK, Stroke::NONE)
        else {
            panic!("a mesh");
        };
        assert_eq!((mesh.vertices.len(), mesh.indices.len()), (6, 12));
    }
}
