//! A figure in the window: what is drawn was decided when the figure was resolved; only how much of
//! its time is shown is decided here, by dragging.

use eframe::egui::{
    self, Align2, Color32, FontId, Galley, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};
use egui_plot::{
    FilledArea, Line, LineStyle, MarkerShape, Plot, PlotPoint, PlotPoints, PlotTransform, PlotUi, Points,
};
use std::sync::Arc;

use super::super::theme::{Theme, semi_bold};
use crate::figure::{self, Axis, Dots, EndLabel, Figure, Mark, Role, Shape, Tick};

/// What part of a figure's time is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::app) struct Zoom {
    /// First and last moment, in days since 1970; `None` for all.
    pub(in crate::app) shown: Option<(f64, f64)>,
    /// Where a drag began.
    from: Option<f64>,
}

/// Room between the frame and the outermost marks.
const MARGIN: f32 = 10.0;
/// Between the plot and the words around it.
const GAP: f32 = 8.0;
/// Days that a drag must span to be meant.
const SHORTEST: f64 = 20.0;
const LETTERS: f32 = 12.0;

/// Draws `figure` as wide as there is room and `height` high. Drag to zoom, double-click for all.
pub(in crate::app) fn plot(
    ui: &mut Ui,
    theme: &Theme,
    figure: &Figure,
    zoom: &mut Zoom,
    height: f32,
) -> egui::Response {
    let (_, whole) = ui.allocate_space(vec2(ui.available_width(), height));
    if let Some(message) = &figure.message {
        let response = ui.interact(whole, ui.scope_id().with("message"), Sense::hover());
        ui.painter().text(
            whole.center(),
            Align2::CENTER_CENTER,
            message,
            FontId::proportional(14.0),
            theme.colour(Role::Muted),
        );
        describe(&response, figure);
        return response;
    }
    let labels = end_labels(ui, theme, figure, whole.width() * 0.24);
    let frame = frame(ui, figure, whole, &labels);
    let domain = zoom.shown.unwrap_or(figure.x.domain);
    let sheet = Sheet { figure, theme, frame, domain };
    sheet.grid(ui);
    let transform = sheet.marks(ui);
    let response = ui.interact(frame, ui.scope_id().with("chart"), Sense::click_and_drag());
    describe(&response, figure);
    sheet.words(ui, &transform, labels);
    sheet.hover(ui, &transform, &response);
    sheet.zoom(ui, &transform, &response, zoom);
    response
}

fn describe(response: &egui::Response, figure: &Figure) {
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &figure.alt_text));
}

/// A name right of the plot, broken into lines.
struct Label<'a> {
    label: &'a EndLabel,
    galley: Arc<Galley>,
}

/// The names of the lines from top to bottom.
fn end_labels<'a>(ui: &Ui, theme: &Theme, figure: &'a Figure, room: f32) -> Vec<Label<'a>> {
    let mut labels: Vec<Label<'a>> = figure
        .marks
        .iter()
        .filter_map(|mark| if let Mark::EndLabel(label) = mark { Some(label) } else { None })
        .map(|label| {
            let family = if label.strong { semi_bold() } else { egui::FontFamily::Proportional };
            let font = FontId::new(LETTERS, family);
            Label {
                label,
                galley: ui.painter().layout(label.text(), font, theme.colour(label.role), room.max(90.0)),
            }
        })
        .collect();
    labels.sort_by(|a, b| b.label.y.total_cmp(&a.label.y));
    labels
}

/// The place of the plot itself.
fn frame(ui: &Ui, figure: &Figure, whole: Rect, labels: &[Label<'_>]) -> Rect {
    let width = |tick: &Tick| text_width(ui, &tick.text);
    let left = figure.y.ticks.iter().map(width).fold(0.0, f32::max) + GAP;
    let right = labels.iter().map(|label| label.galley.size().x).fold(0.0, f32::max) + GAP;
    let top = if figure.y.unit.is_empty() { 6.0 } else { 22.0 };
    let corner = whole.min + vec2(left, top);
    Rect::from_min_max(corner, whole.max - vec2(right, 24.0)).intersect(whole)
}

fn text_width(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(LETTERS), Color32::PLACEHOLDER).size().x
}

/// A figure in its place.
struct Sheet<'a> {
    figure: &'a Figure,
    theme: &'a Theme,
    frame: Rect,
    /// The days that are shown.
    domain: (f64, f64),
}

#[expect(clippy::cast_possible_truncation, reason = "pixels")]
const fn pixels(length: f64) -> f32 {
    length as f32
}

impl Sheet<'_> {
    /// The height of a value.
    fn level(&self, value: f64) -> f32 {
        let inner = self.frame.shrink(MARGIN);
        inner.bottom() - pixels(self.figure.y.fraction(value)) * inner.height()
    }

    fn grid(&self, ui: &Ui) {
        let (painter, muted) = (ui.painter(), self.theme.colour(Role::Muted));
        let font = FontId::proportional(LETTERS);
        let line = Stroke::new(1.0, self.theme.colour(Role::Line));
        let height = f64::from(self.frame.shrink(MARGIN).height());
        for tick in self.figure.y.fitting(height, 6.0, |_| f64::from(LETTERS)) {
            let y = self.level(tick.at);
            painter.hline(self.frame.x_range(), y, line);
            painter.text(
                pos2(self.frame.left() - GAP, y),
                Align2::RIGHT_CENTER,
                &tick.text,
                font.clone(),
                muted,
            );
        }
        if !self.figure.y.unit.is_empty() {
            let corner = pos2(self.frame.left() - GAP, self.frame.top() - 18.0);
            painter.text(corner, Align2::LEFT_TOP, &self.figure.y.unit, font.clone(), muted);
        }
        let inner = self.frame.shrink(MARGIN);
        let ticks =
            self.figure.x.ticks.iter().filter(|tick| (self.domain.0..=self.domain.1).contains(&tick.at));
        let axis = Axis { domain: self.domain, ticks: ticks.cloned().collect(), unit: String::new() };
        for tick in axis.fitting(f64::from(inner.width()), 12.0, |text| f64::from(text_width(ui, text))) {
            let x = inner.left() + pixels(axis.fraction(tick.at)) * inner.width();
            painter.vline(x, self.frame.bottom()..=self.frame.bottom() + 4.0, line);
            let place = pos2(x, self.frame.bottom() + 7.0);
            painter.text(place, Align2::CENTER_TOP, &tick.text, font.clone(), muted);
        }
        painter.hline(self.frame.x_range(), self.frame.bottom(), line);
    }

    /// The marks, by `egui_plot`, and how it placed them.
    fn marks(&self, ui: &mut Ui) -> PlotTransform {
        let inner = self.frame.shrink(MARGIN);
        let padded = |(from, to): (f64, f64), length: f32| {
            let margin = (to - from) * f64::from(MARGIN / length.max(1.0));
            from - margin..=to + margin
        };
        let (days, values) =
            (padded(self.domain, inner.width()), padded(self.figure.y.domain, inner.height()));
        let place = egui::UiBuilder::new().max_rect(self.frame).id_salt("marks");
        let mut child = ui.new_child(place);
        let shown = Plot::new("marks")
            .width(self.frame.width())
            .height(self.frame.height())
            .show_axes(false)
            .show_grid(false)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .label_formatter(|_| None)
            .allow_zoom(false)
            .allow_scroll(false)
            .allow_drag(false)
            .allow_axis_zoom_drag(false)
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .sense(Sense::hover())
            .show(&mut child, |plot| {
                plot.set_plot_bounds_x(days);
                plot.set_plot_bounds_y(values);
                for mark in &self.figure.marks {
                    draw(plot, self.theme, mark);
                }
            });
        shown.transform
    }

    /// Labels inside the plot, and the names at its right with thin lines to those that had to move.
    fn words(&self, ui: &Ui, transform: &PlotTransform, labels: Vec<Label<'_>>) {
        let inside = ui.painter().with_clip_rect(self.frame.intersect(ui.clip_rect()));
        for mark in &self.figure.marks {
            if let Mark::Label { x, y, text, role } = mark {
                let place = transform.position_from_point(&PlotPoint::new(*x, *y));
                let place = pos2(place.x.max(self.frame.left()) + 4.0, place.y - 3.0);
                inside.text(
                    place,
                    Align2::LEFT_BOTTOM,
                    text,
                    FontId::proportional(LETTERS),
                    self.theme.colour(*role),
                );
            }
        }
        let wanted: Vec<(f32, f32)> =
            labels.iter().map(|label| (self.level(label.label.y), label.galley.size().y)).collect();
        let tops = apart(&wanted, self.frame.top(), self.frame.bottom());
        for ((label, top), (middle, height)) in labels.into_iter().zip(tops).zip(wanted) {
            let corner = pos2(self.frame.right() + GAP, top);
            let centre = top + height / 2.0;
            if (centre - middle).abs() > 4.0 {
                let line = Stroke::new(1.0, self.theme.colour(Role::Line));
                ui.painter().line_segment(
                    [pos2(self.frame.right() - 2.0, middle), pos2(corner.x - 2.0, centre)],
                    line,
                );
            }
            ui.painter().galley(corner, label.galley, self.theme.colour(label.label.role));
        }
    }

    /// The figure nearest to the pointer, with its words.
    fn hover(&self, ui: &Ui, transform: &PlotTransform, response: &egui::Response) {
        let Some(pointer) = response.hover_pos() else { return };
        let points = self.figure.marks.iter().flat_map(|mark| match mark {
            Mark::Points { points, .. } | Mark::Missing { points } => points.as_slice(),
            _ => &[],
        });
        let places =
            points.map(|point| (point, transform.position_from_point(&PlotPoint::new(point.x, point.y))));
        let far = |place: Pos2| (place.x - pointer.x).abs() + 0.25 * (place.y - pointer.y).abs();
        let near = places
            .filter(|(point, place)| !point.hover.is_empty() && self.frame.contains(*place))
            .min_by(|a, b| far(a.1).total_cmp(&far(b.1)));
        let Some((point, place)) = near.filter(|(_, place)| far(*place) < 60.0) else { return };
        let action = self.theme.colour(Role::Action);
        ui.painter().circle_stroke(place, 8.0, Stroke::new(1.5, action));
        let anchor = Rect::from_center_size(place, vec2(20.0, 20.0));
        egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), response.id, anchor).show(|ui| {
            let mut lines = point.hover.lines();
            ui.label(self.theme.strong(lines.next().unwrap_or_default()));
            for line in lines {
                ui.label(line);
            }
        });
    }

    fn zoom(&self, ui: &Ui, transform: &PlotTransform, response: &egui::Response, zoom: &mut Zoom) {
        let day = |place: Pos2| transform.value_from_position(place).x.clamp(self.domain.0, self.domain.1);
        if response.double_clicked() {
            *zoom = Zoom::default();
            return;
        }
        if response.drag_started() {
            zoom.from = ui.input(|input| input.pointer.press_origin()).map(day);
        }
        let Some((from, pointer)) = zoom.from.zip(response.interact_pointer_pos()) else { return };
        let to = day(pointer);
        if response.dragged() {
            let edge = |day: f64| transform.position_from_point_x(day);
            let span = Rect::from_x_y_ranges(edge(from.min(to))..=edge(from.max(to)), self.frame.y_range());
            ui.painter().rect_filled(span, 0, self.theme.colour(Role::Action).gamma_multiply(0.12));
            let line = Stroke::new(1.0, self.theme.colour(Role::Action));
            ui.painter().rect_stroke(span, 0, line, StrokeKind::Inside);
        }
        if response.drag_stopped() {
            zoom.from = None;
            if (to - from).abs() >= SHORTEST {
                zoom.shown = Some((from.min(to), from.max(to)));
            }
        }
    }
}

/// One mark of the plot; words are drawn apart.
fn draw(plot: &mut PlotUi<'_>, theme: &Theme, mark: &Mark) {
    match mark {
        Mark::Band { bars, role } => {
            let of = |pick: fn(&figure::Bar) -> f64| bars.iter().map(pick).collect::<Vec<f64>>();
            let (days, lower, upper) = (of(|bar| bar.x), of(|bar| bar.lower), of(|bar| bar.upper));
            let colour = theme.colour(*role).gamma_multiply(0.14);
            plot.add(FilledArea::new("", &days, &lower, &upper).fill_color(colour));
        }
        Mark::IntervalBars { bars, role } => {
            for bar in bars {
                let ends: PlotPoints<'_> = vec![[bar.x, bar.lower], [bar.x, bar.upper]].into();
                let stroke = Stroke::new(1.5, theme.colour(*role).gamma_multiply(0.55));
                plot.line(Line::new("", ends).stroke(stroke).allow_hover(false));
            }
        }
        Mark::Line { points, role, stroke, name } => {
            let (width, style) = match stroke {
                figure::Stroke::Strong => (2.0, LineStyle::Solid),
                figure::Stroke::Thin => (1.25, LineStyle::Solid),
                figure::Stroke::Dashed => (1.5, LineStyle::Dashed { length: 8.0 }),
            };
            let places: PlotPoints<'_> = points.iter().map(|(x, y)| [*x, *y]).collect();
            let line = Line::new(name.as_str(), places).stroke(Stroke::new(width, theme.colour(*role)));
            plot.line(line.style(style).allow_hover(false));
        }
        Mark::Points { points, role, dots } => {
            let radius = match dots {
                Dots::Large => 6.0,
                Dots::Normal => 4.0,
                Dots::Small => 2.5,
                Dots::Hidden => return,
            };
            for point in points {
                shape(plot, theme, point, *role, radius);
            }
        }
        Mark::Missing { points } => {
            for point in points {
                shape(plot, theme, point, Role::Muted, 4.0);
            }
        }
        Mark::Label { .. } | Mark::EndLabel(_) => {}
    }
}

/// A point on a rim of the card's colour, so that lines do not run into it.
fn shape(plot: &mut PlotUi<'_>, theme: &Theme, point: &figure::Point, role: Role, radius: f32) {
    let marker = match point.shape {
        Shape::Circle | Shape::Hollow => MarkerShape::Circle,
        Shape::Diamond => MarkerShape::Diamond,
        Shape::Square => MarkerShape::Square,
    };
    let mut put = |role: Role, radius: f32| {
        let place: PlotPoints<'_> = vec![[point.x, point.y]].into();
        let points = Points::new("", place).shape(marker).radius(radius).color(theme.colour(role));
        plot.points(points.filled(true).allow_hover(false));
    };
    put(Role::Card, radius + 1.5);
    put(role, radius);
    if point.shape == Shape::Hollow {
        put(Role::Card, radius - 1.5);
    }
}

/// The tops of blocks, given by wanted middle and height from top to bottom, so that none lies upon
/// another and all are within `from..to` where they fit.
fn apart(wanted: &[(f32, f32)], from: f32, to: f32) -> Vec<f32> {
    const BETWEEN: f32 = 2.0;
    let mut tops: Vec<f32> = Vec::with_capacity(wanted.len());
    let mut least = from;
    for (middle, height) in wanted {
        let top = (middle - height / 2.0).max(least);
        least = top + height + BETWEEN;
        tops.push(top);
    }
    let mut most = to;
    for (top, (_, height)) in tops.iter_mut().zip(wanted).rev() {
        *top = top.min(most - height);
        most = *top - BETWEEN;
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_do_not_lie_upon_each_other() {
        let tops = apart(&[(50.0, 10.0), (52.0, 10.0), (99.0, 10.0)], 0.0, 100.0);
        assert_eq!(tops, [45.0, 57.0, 90.0]);
    }
}
