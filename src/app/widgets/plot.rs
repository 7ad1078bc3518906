//! A figure in the window. Everything around the marks is the scene of the paper; over time the marks are
//! drawn by `egui_plot`, and how much of the time is shown is decided here, by dragging.

use eframe::egui::{self, Align2, FontId, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use egui_plot::{FilledArea, Line, LineStyle, MarkerShape, Plot, PlotPoints, PlotUi, Points, Polygon};

use super::{
    super::theme::Theme,
    points::Reader,
    scene::{Placed, bare, icon},
    thinned,
};
use crate::figure::{self, AxisKind, Dots, Figure, Mark, Role, Shade, Shape};

/// What part of a figure's time is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::app) struct Zoom {
    /// First and last moment, in days since 1970; `None` for all.
    pub(in crate::app) shown: Option<(f64, f64)>,
    /// Where a drag began.
    from: Option<f64>,
    /// The point on which the keyboard is.
    pub(super) at: Option<usize>,
}

/// Room around the plot for marks that stand on its edge.
const MARGIN: f32 = 10.0;
/// The diameter of a figure's icons.
const ICON: f32 = 32.0;
/// Days that a drag must span to be meant.
const SHORTEST: f64 = 20.0;

/// The height of a row of names.
const ROW: f32 = 24.0;

/// How high `figure` should be drawn where charts usually are `usual` high: rows of names need their room.
pub(in crate::app) fn plot_height(figure: &Figure, usual: f32) -> f32 {
    figure.rows().map_or(usual, |rows| (rows as f32 * ROW + 110.0).max(180.0))
}

/// Draws `figure` as wide as there is room and `height` high. Over time: drag to zoom, double-click for all.
/// Arrow keys go from point to point. Gives the place across of a point that was pressed.
pub(in crate::app) fn plot(
    ui: &mut Ui,
    theme: &Theme,
    figure: &Figure,
    zoom: &mut Zoom,
    height: f32,
) -> Option<f64> {
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
        return None;
    }
    let whole = icons(ui, theme, figure, whole);
    let zooms = figure.x.kind == AxisKind::Time;
    let domain = zoom.shown.filter(|_| zooms).unwrap_or(figure.x.domain);
    let shown =
        if zooms { around(figure, domain, whole.width()) } else { bare(figure, figure.marks.clone()) };
    let placed = Placed::new(&shown, theme, whole);
    let sheet = Sheet { figure, theme, frame: placed.plot(), domain };
    if zooms {
        sheet.marks(ui);
    } else {
        placed.paint_marks(ui.painter());
    }
    placed.paint_frame(ui.painter());
    let sense = if zooms { Sense::CLICK | Sense::DRAG } else { Sense::CLICK };
    let response = ui.interact(sheet.frame, ui.scope_id().with("chart"), sense);
    describe(&response, figure);
    let reader = Reader::of(figure);
    let entered = reader.keys(ui, theme, sheet.frame, zoom);
    let near = sheet.near(&reader, &response);
    if let Some(point) = near.or_else(|| sheet.under_keys(ui, &reader, zoom)) {
        sheet.tell(ui, &response, point);
    }
    if zooms {
        sheet.zoom(ui, &response, zoom);
    }
    near.filter(|_| response.clicked()).map(|point| point.x).or(entered)
}

/// The figure's icons at the top right of its room; gives what is left.
fn icons(ui: &mut Ui, theme: &Theme, figure: &Figure, whole: Rect) -> Rect {
    if figure.icons.is_empty() {
        return whole;
    }
    let (row, rest) = whole.split_top_bottom_at_y(whole.top() + ICON + 4.0);
    let layout = egui::Layout::right_to_left(egui::Align::Min);
    // What follows the chart stands below all of it, and not below this row.
    let mut beside = ui.new_child(egui::UiBuilder::new().max_rect(row).layout(layout));
    for one in figure.icons.iter().rev() {
        icon(&mut beside, theme, *one, ICON);
    }
    rest
}

fn describe(response: &egui::Response, figure: &Figure) {
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &figure.alt_text));
}

/// What of a figure over time is drawn around its marks, and inside so much of its time: axis, ticks and
/// words, with the marks that words keep away from.
fn around(figure: &Figure, domain: (f64, f64), pixels: f32) -> Figure {
    let inside = |x: f64| (domain.0..=domain.1).contains(&x);
    let silent = |point: &figure::Point| figure::Point { hover: String::new(), ..*point };
    let kept = |mark: &Mark| match mark {
        Mark::Label { x, .. } => inside(*x).then(|| mark.clone()),
        Mark::EndLabel(label) => (label.side == figure::Side::Right || inside(label.x)).then(|| mark.clone()),
        Mark::Line { points, role, stroke, .. } => Some(Mark::Line {
            points: thinned::line(points, domain, pixels).into_owned(),
            role: *role,
            stroke: *stroke,
            name: String::new(),
        }),
        Mark::Points { points, role, dots } if *dots != Dots::Hidden => {
            Some(Mark::Points { points: points.iter().map(silent).collect(), role: *role, dots: *dots })
        }
        Mark::Points { .. } | Mark::Missing { .. } | Mark::Band { .. } => None,
        _ => Some(mark.clone()),
    };
    let mut shown = bare(figure, figure.marks.iter().filter_map(kept).collect());
    shown.x.domain = domain;
    shown.x.ticks.retain(|tick| inside(tick.at));
    shown
}

/// A figure in its place.
struct Sheet<'a> {
    figure: &'a Figure,
    theme: &'a Theme,
    frame: Rect,
    /// The days, or other numbers, that are shown across.
    domain: (f64, f64),
}

#[expect(clippy::cast_possible_truncation, reason = "pixels")]
const fn pixels(length: f64) -> f32 {
    length as f32
}

impl Sheet<'_> {
    /// The place of a mark.
    fn place(&self, x: f64, y: f64) -> Pos2 {
        let across = (x - self.domain.0) / (self.domain.1 - self.domain.0);
        let up = self.figure.y.fraction(y);
        pos2(
            self.frame.left() + pixels(across) * self.frame.width(),
            self.frame.bottom() - pixels(up) * self.frame.height(),
        )
    }

    /// The days at a place across.
    fn day(&self, place: Pos2) -> f64 {
        let across = f64::from((place.x - self.frame.left()) / self.frame.width().max(1.0));
        let (from, to) = self.domain;
        (from + across * (to - from)).clamp(from, to)
    }

    /// The marks, by `egui_plot`.
    fn marks(&self, ui: &mut Ui) {
        let padded = |(from, to): (f64, f64), length: f32| {
            let margin = (to - from) * f64::from(MARGIN / length.max(1.0));
            from - margin..=to + margin
        };
        let (days, values) =
            (padded(self.domain, self.frame.width()), padded(self.figure.y.domain, self.frame.height()));
        let frame = self.frame.expand(MARGIN);
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(frame).id_salt("marks"));
        Plot::new("marks")
            .width(frame.width())
            .height(frame.height())
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
                    self.draw(plot, mark);
                }
            });
    }

    /// One mark of the plot; words are drawn apart.
    fn draw(&self, plot: &mut PlotUi<'_>, mark: &Mark) {
        let theme = self.theme;
        match mark {
            Mark::Band { bars, role } => {
                let bars = thinned::band(bars, self.domain, self.frame.width());
                let of = |pick: fn(&figure::Bar) -> f64| bars.iter().map(pick).collect::<Vec<f64>>();
                let (days, lower, upper) = (of(|bar| bar.x), of(|bar| bar.lower), of(|bar| bar.upper));
                let colour = theme.colour(*role).gamma_multiply(0.14);
                plot.add(FilledArea::new("", &days, &lower, &upper).fill_color(colour));
            }
            Mark::Spans { spans, role } => {
                for span in spans {
                    let ends: PlotPoints<'_> = vec![span.from.into(), span.to.into()].into();
                    let stroke = Stroke::new(1.5, theme.colour(*role).gamma_multiply(0.55));
                    plot.line(Line::new("", ends).stroke(stroke).allow_hover(false));
                }
            }
            Mark::Line { points, role, stroke, name } => {
                let (width, style) = match stroke {
                    figure::Stroke::Strong => (2.0, LineStyle::Solid),
                    figure::Stroke::Thin => (1.25, LineStyle::Solid),
                    figure::Stroke::Dashed => (1.5, LineStyle::Dashed { length: 8.0 }),
                    figure::Stroke::Fine => (1.0, LineStyle::Dashed { length: 4.0 }),
                };
                let points = thinned::line(points, self.domain, self.frame.width());
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
            Mark::Blocks { blocks, role, shade } => {
                let opacity = match shade {
                    Shade::Faint => 0.14,
                    Shade::Pale => 0.4,
                    Shade::Whole => 1.0,
                };
                for block in blocks {
                    let (x, y) = (block.x, block.y);
                    let corners = vec![[x.0, y.0], [x.1, y.0], [x.1, y.1], [x.0, y.1]];
                    let fill = theme.colour(*role).gamma_multiply(opacity);
                    plot.polygon(
                        Polygon::new("", corners).fill_color(fill).stroke(Stroke::NONE).allow_hover(false),
                    );
                }
            }
            Mark::Label { .. } | Mark::Words { .. } | Mark::Icon { .. } | Mark::EndLabel(_) => {}
        }
    }

    /// The point nearest to the pointer.
    fn near<'a>(&self, reader: &Reader<'a>, response: &egui::Response) -> Option<&'a figure::Point> {
        let pointer = response.hover_pos()?;
        let places = reader.points.iter().map(|point| (*point, self.place(point.x, point.y)));
        // Over time the nearest moment counts, elsewhere the nearest place.
        let slack = if self.figure.x.kind == AxisKind::Time { 0.25 } else { 1.0 };
        let across = if self.figure.y.kind == AxisKind::Names { 0.1 } else { 1.0 };
        let far = |place: Pos2| across * (place.x - pointer.x).abs() + slack * (place.y - pointer.y).abs();
        let near = places
            .filter(|(_, place)| self.frame.expand(1.0).contains(*place))
            .min_by(|a, b| far(a.1).total_cmp(&far(b.1)));
        near.filter(|(_, place)| far(*place) < 60.0).map(|(point, _)| point)
    }

    /// The point on which the keyboard is; what is shown of time is made to hold it.
    fn under_keys<'a>(&self, ui: &Ui, reader: &Reader<'a>, zoom: &mut Zoom) -> Option<&'a figure::Point> {
        let point = reader.focused(ui, zoom)?;
        if !(self.domain.0..=self.domain.1).contains(&point.x) {
            zoom.shown = None;
            return None;
        }
        Some(point)
    }

    /// The words of a point beside it.
    fn tell(&self, ui: &Ui, response: &egui::Response, point: &figure::Point) {
        let place = self.place(point.x, point.y);
        ui.painter().circle_stroke(place, 8.0, Stroke::new(1.5, self.theme.colour(Role::Action)));
        let anchor = Rect::from_center_size(place, vec2(20.0, 20.0));
        egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), response.id, anchor).show(|ui| {
            let mut lines = point.hover.lines();
            ui.label(self.theme.strong(lines.next().unwrap_or_default()));
            for line in lines {
                ui.label(line);
            }
        });
    }

    fn zoom(&self, ui: &Ui, response: &egui::Response, zoom: &mut Zoom) {
        if response.double_clicked() {
            *zoom = Zoom::default();
            return;
        }
        if response.drag_started() {
            zoom.from = ui.input(|input| input.pointer.press_origin()).map(|place| self.day(place));
        }
        let Some((from, pointer)) = zoom.from.zip(response.interact_pointer_pos()) else { return };
        let to = self.day(pointer);
        if response.dragged() {
            self.mark_span(ui.painter(), (from.min(to), from.max(to)));
        }
        if response.drag_stopped() {
            zoom.from = None;
            if (to - from).abs() >= SHORTEST {
                zoom.shown = Some((from.min(to), from.max(to)));
            }
        }
    }

    /// The stretch of time that a drag has marked.
    fn mark_span(&self, painter: &Painter, (from, to): (f64, f64)) {
        let edge = |day: f64| self.place(day, self.figure.y.domain.0).x;
        let span = Rect::from_x_y_ranges(edge(from)..=edge(to), self.frame.y_range());
        let action = self.theme.colour(Role::Action);
        painter.rect_filled(span, 0, action.gamma_multiply(0.12));
        painter.rect_stroke(span, 0, Stroke::new(1.0, action), StrokeKind::Inside);
    }
}

/// A point on a rim of the card's colour, so that lines do not run into it.
fn shape(plot: &mut PlotUi<'_>, theme: &Theme, point: &figure::Point, role: Role, radius: f32) {
    let marker = match point.shape {
        Shape::Circle | Shape::Hollow => MarkerShape::Circle,
        Shape::Diamond => MarkerShape::Diamond,
        Shape::Square => MarkerShape::Square,
        Shape::Up => MarkerShape::Up,
        Shape::Down => MarkerShape::Down,
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
