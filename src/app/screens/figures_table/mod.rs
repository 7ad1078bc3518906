//! The table of indicators, as the scorecard and the section pages show it.

mod walk;

use eframe::egui::{self, Align, Layout, RichText, Sense, Stroke, vec2};
use egui_extras::{Column, TableBuilder, TableRow};

use super::{
    super::{
        action::Action,
        page::Page,
        theme::{Theme, semi_bold},
        widgets::{Direction, link, quality_dot, sparkline, status_chip, telling_icon},
    },
    order::{Order, OrderBy, judged},
    row::Row,
};
use crate::{figure::Role, scoring::Status};

/// What a group of rows has in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::app) enum Group {
    /// The section of that number; 0 for figures outside the workbook.
    Section(u8),
    /// The status under which they are counted; `None` for figures outside the workbook.
    Status(Option<Status>),
}

/// A line of the table.
#[derive(Clone, Debug)]
pub(in crate::app) enum Line {
    /// The head of a group.
    Head {
        /// Which.
        group: Group,
        /// Its name.
        name: String,
        /// Its status and the words behind the sign; none where there is nothing to say.
        chip: Option<(Status, String)>,
        /// What stands beside the status.
        beside: String,
        /// Whether its rows are folded away.
        folded: bool,
    },
    /// The row at that position.
    Row(usize),
    /// Why there is nothing here.
    Note(&'static str),
}

/// What a person asks of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Asked {
    /// To fold or unfold a group.
    Fold(Group),
    /// To order the rows by this.
    Order(OrderBy),
}

/// The columns, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Name,
    Period,
    Latest,
    Standard,
    Status,
    Sure,
    Spark,
    Change,
    Variation,
    Assurance,
    Compared,
    Quality,
}

impl Part {
    const fn heading(self) -> (&'static str, &'static str) {
        match self {
            Self::Name => ("Indicator", ""),
            Self::Period => ("Period", "What the latest figure is about"),
            Self::Latest => ("Latest", "The latest figure up to the end of the period at the top"),
            Self::Standard => ("Standard", "The standard in force; point at one to read where it comes from"),
            Self::Status => ("Status", ""),
            Self::Sure => ("How sure", "Whether chance could explain the status"),
            Self::Spark => {
                ("Last 8", "The last eight figures of the same length, with the standard as a dashed line")
            }
            Self::Change => (
                "Change",
                "Since the figure before: blue for better, orange for worse; grey where neither way is better",
            ),
            Self::Variation => (
                "Var.",
                "Variation: whether the latest figure is more than chance makes, by the rules of control charts",
            ),
            Self::Assurance => ("Ass.", "Assurance: whether the process as it runs will meet the standard"),
            Self::Compared => {
                ("Compared", "Beside England, or whom the settings say; point at one for the figures")
            }
            Self::Quality => ("Data", "Data quality: full, partial or poor; point at one to read why"),
        }
    }

    /// What the rows can be ordered by with its heading.
    const fn order(self) -> Option<OrderBy> {
        Some(match self {
            Self::Name => OrderBy::Name,
            Self::Status => OrderBy::Status,
            Self::Change => OrderBy::Change,
            Self::Variation => OrderBy::Variation,
            Self::Assurance => OrderBy::Assurance,
            Self::Compared => OrderBy::Compared,
            Self::Quality => OrderBy::Quality,
            Self::Period | Self::Latest | Self::Standard | Self::Sure | Self::Spark => return None,
        })
    }

    const fn is_number(self) -> bool {
        matches!(self, Self::Latest | Self::Standard | Self::Change)
    }
}

/// Which columns there is room for, and how wide they are. The name takes what is left.
fn columns(room: f32) -> Vec<(Part, f32)> {
    let wide = room >= 940.0;
    let pick = |broad: f32, narrow: f32| if wide { broad } else { narrow };
    let mut columns = vec![(Part::Name, 0.0)];
    if room >= 1180.0 {
        columns.push((Part::Period, 110.0));
    }
    let standard = if room >= 1180.0 { 100.0 } else { 84.0 };
    columns.extend([
        (Part::Latest, pick(116.0, 108.0)),
        (Part::Standard, standard),
        (Part::Status, pick(100.0, 96.0)),
    ]);
    if wide {
        columns.push((Part::Sure, if room >= 1180.0 { 116.0 } else { 108.0 }));
    }
    if room >= 720.0 {
        columns.push((Part::Spark, if room >= 1180.0 { 100.0 } else { 72.0 }));
    }
    columns.push((Part::Change, pick(78.0, 72.0)));
    if room >= 620.0 {
        columns.extend([(Part::Variation, 50.0), (Part::Assurance, 50.0)]);
    }
    if room >= 1000.0 {
        columns.push((Part::Compared, 98.0));
    }
    columns.push((Part::Quality, pick(48.0, 44.0)));
    columns
}

/// A table with its lines.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct FiguresTable<'a> {
    /// Colours.
    pub theme: &'a Theme,
    /// Tells two tables apart.
    pub name: &'static str,
    /// What the lines point to.
    pub rows: &'a [Row],
    /// What is shown.
    pub lines: &'a [Line],
    /// Whether the table scrolls; else it is as long as its lines.
    pub scrolls: bool,
    /// In which order the rows are.
    pub order: Option<Order>,
}

impl FiguresTable<'_> {
    /// Draws the table; gives what a person asked of it.
    pub(in crate::app) fn ui(&self, ui: &mut egui::Ui, actions: &mut Vec<Action>) -> Option<Asked> {
        let columns = columns(ui.available_width());
        let has_sure = columns.iter().any(|(part, _)| *part == Part::Sure);
        let height = if has_sure { 33.0 } else { 44.0 };
        let mut asked = None;
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let walk = self.walk(ui, &columns);
        if let Some(line) = walk.filter(|walk| walk.entered).and_then(|walk| self.lines.get(walk.line)) {
            asked = self.enter(line, actions);
        }
        let mut table = TableBuilder::new(ui)
            .id_salt((self.name, columns.len()))
            .vscroll(self.scrolls)
            .auto_shrink([false, true])
            .cell_layout(Layout::left_to_right(Align::Center));
        if let Some(walk) = walk.filter(|walk| walk.moved && self.scrolls) {
            table = table.scroll_to_row(walk.line, None);
        }
        for (part, width) in &columns {
            table = table.column(match part {
                Part::Name => Column::remainder().at_least(150.0).clip(true),
                _ => Column::exact(*width).clip(true),
            });
        }
        table
            .header(30.0, |mut header| {
                for (part, _) in &columns {
                    if self.heading(&mut header, *part) {
                        asked = part.order().map(Asked::Order);
                    }
                }
            })
            .body(|mut body| {
                let seen = body.ui_mut().clip_rect();
                let heights = self.lines.iter().map(|line| match line {
                    Line::Row(_) => height,
                    Line::Head { .. } => 32.0,
                    Line::Note(_) => 30.0,
                });
                body.heterogeneous_rows(heights, |mut table_row| {
                    let line = self.lines.get(table_row.index());
                    let walked = walk.filter(|walk| walk.line == table_row.index());
                    for (i, (part, _)) in columns.iter().enumerate() {
                        table_row.col(|ui| {
                            let group =
                                line.and_then(|line| self.line(ui, (*part, &columns), (line, seen), actions));
                            asked = asked.or_else(|| group.map(Asked::Fold));
                            if let Some(walk) = walked.filter(|walk| walk.column == i) {
                                walk.mark(ui, self.theme, ui.max_rect());
                            }
                        });
                    }
                });
            });
        asked
    }

    /// The part of a line that stands in one column; the group that is to be folded or unfolded.
    fn line(
        &self,
        ui: &mut egui::Ui,
        (part, columns): (Part, &[(Part, f32)]),
        (line, seen): (&Line, egui::Rect),
        actions: &mut Vec<Action>,
    ) -> Option<Group> {
        match line {
            Line::Row(i) => {
                if let Some(row) = self.rows.get(*i) {
                    let has_sure = columns.iter().any(|(part, _)| *part == Part::Sure);
                    self.cell(ui, part, row, has_sure, actions);
                }
            }
            Line::Head { .. } => return self.head(ui, (part, columns), seen, line, actions),
            Line::Note(note) => {
                self.under(ui);
                if part == Part::Name {
                    ui.add_space(36.0);
                    ui.add(egui::Label::new(self.theme.small(*note)).truncate());
                }
            }
        }
        None
    }

    /// What Enter does on a line: it opens an indicator, and folds or unfolds a group.
    fn enter(&self, line: &Line, actions: &mut Vec<Action>) -> Option<Asked> {
        match line {
            Line::Head { group, .. } => return Some(Asked::Fold(*group)),
            Line::Row(i) => {
                let row = self.rows.get(*i)?;
                actions.push(Action::Go(Page::Indicator(row.id.clone())));
            }
            Line::Note(_) => {}
        }
        None
    }

    /// A heading; whether it was pressed.
    fn heading(&self, header: &mut TableRow<'_, '_>, part: Part) -> bool {
        let mut pressed = false;
        header.col(|ui| {
            self.under(ui);
            let (text, meaning) = part.heading();
            let mut label = |ui: &mut egui::Ui| {
                ui.add_space(12.0);
                let response = self.heading_text(ui, part, text);
                pressed = response.clicked();
                if !meaning.is_empty() {
                    response.on_hover_text(meaning);
                }
            };
            if part.is_number() {
                ui.with_layout(Layout::right_to_left(Align::Center), label);
            } else {
                label(ui);
            }
        });
        pressed
    }

    /// The words of a heading, with the order where the rows are in one of its.
    fn heading_text(&self, ui: &mut egui::Ui, part: Part, text: &str) -> egui::Response {
        let Some(by) = part.order().filter(|_| self.scrolls) else {
            return ui.label(self.theme.small(text));
        };
        let order = self.order.filter(|order| order.by == by);
        let sign = match order {
            Some(Order { turned: false, .. }) => " ▼",
            Some(Order { turned: true, .. }) => " ▲",
            None => "",
        };
        let colour = self.theme.colour(if order.is_some() { Role::Action } else { Role::Muted });
        let text = self.theme.small(format!("{text}{sign}")).color(colour);
        let response = ui.add(egui::Label::new(text).sense(Sense::click()));
        let (name, _) = part.heading();
        response.widget_info(|| {
            let name = format!("Order by {}", name.to_lowercase().trim_end_matches('.'));
            egui::WidgetInfo::selected(egui::Role::Button, true, order.is_some(), name)
        });
        response.on_hover_cursor(egui::CursorIcon::PointingHand)
    }

    /// The line under a cell.
    fn under(&self, ui: &egui::Ui) {
        let area = ui.max_rect();
        let stroke = Stroke::new(1.0, self.theme.colour(Role::Line));
        ui.painter().hline(area.x_range(), area.bottom() - 0.5, stroke);
    }

    /// The head of a group: its name runs over the columns up to the status.
    fn head(
        &self,
        ui: &mut egui::Ui,
        (part, columns): (Part, &[(Part, f32)]),
        seen: egui::Rect,
        line: &Line,
        actions: &mut Vec<Action>,
    ) -> Option<Group> {
        let Line::Head { group, name, chip, beside, folded } = line else { return None };
        match part {
            Part::Name => {
                let before_status = columns.iter().take_while(|(part, _)| *part != Part::Status);
                let mut area = ui.max_rect();
                let whole =
                    area.with_max_x(area.right() + columns.iter().map(|(_, width)| width).sum::<f32>());
                area.max.x += before_status.map(|(_, width)| width).sum::<f32>();
                let mut over = ui.new_child(egui::UiBuilder::new().max_rect(area).layout(*ui.layout()));
                over.set_clip_rect(whole.intersect(seen));
                over.painter().rect_filled(whole, 0, self.theme.colour(Role::Ground));
                let line = Stroke::new(1.0, self.theme.colour(Role::Line));
                over.painter().hline(whole.x_range(), whole.bottom() - 0.5, line);
                let aside = if columns.iter().any(|(part, _)| *part == Part::Sure) { "" } else { beside };
                return self.head_name(&mut over, *group, (name, aside), *folded, actions);
            }
            Part::Status => {
                ui.add_space(12.0);
                if let Some((status, text)) = chip {
                    status_chip(ui, self.theme, *status, text);
                }
            }
            Part::Sure => {
                ui.add_space(12.0);
                ui.label(self.theme.small(beside));
            }
            _ => {}
        }
        None
    }

    fn head_name(
        &self,
        ui: &mut egui::Ui,
        group: Group,
        (name, aside): (&str, &str),
        folded: bool,
        actions: &mut Vec<Action>,
    ) -> Option<Group> {
        ui.add_space(8.0);
        let toggled = fold_button(ui, self.theme, name, folded).clicked();
        ui.add_space(6.0);
        let text = RichText::new(name).family(semi_bold());
        match group {
            Group::Section(number) if number > 0 => {
                if link(ui, self.theme, text).on_hover_text("Open the section").clicked() {
                    actions.push(Action::Go(Page::Section(number)));
                }
            }
            _ => {
                ui.add(egui::Label::new(text).truncate());
            }
        }
        ui.add_space(10.0);
        ui.add(egui::Label::new(self.theme.small(aside)).truncate());
        toggled.then_some(group)
    }

    fn cell(&self, ui: &mut egui::Ui, part: Part, row: &Row, has_sure: bool, actions: &mut Vec<Action>) {
        self.under(ui);
        if part.is_number() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(12.0);
                self.number(ui, part, row);
            });
            return;
        }
        ui.add_space(12.0);
        match part {
            Part::Name => self.name(ui, row, has_sure, actions),
            Part::Period => {
                ui.label(self.theme.small(&row.period));
            }
            Part::Status => {
                let response = match chip_of(row) {
                    (Status::NoData | Status::NoStandard, text) => ui.label(self.theme.small(text)),
                    (status, text) => status_chip(ui, self.theme, status, text),
                };
                response.on_hover_text(&row.standard_in_full);
            }
            Part::Sure => {
                let response = ui.label(self.theme.small(row.sure));
                if !row.interval.is_empty() {
                    response.on_hover_text(&row.interval);
                }
            }
            Part::Spark => {
                let size = vec2(ui.available_width() - 4.0, 26.0);
                sparkline(ui, self.theme, &row.spark, row.spark_standard, chip_of(row).0, size);
            }
            Part::Variation => {
                if let Some((variation, words)) = &row.variation {
                    telling_icon(ui, self.theme, (*variation).into(), words, 24.0);
                }
            }
            Part::Assurance => {
                if let Some((assurance, words)) = &row.assurance {
                    telling_icon(ui, self.theme, (*assurance).into(), words, 24.0);
                }
            }
            Part::Compared => {
                if let Some((judgement, words)) = &row.compared {
                    let (text, role) = judged(*judgement);
                    let text = RichText::new(text).family(semi_bold()).size(12.0);
                    ui.label(text.color(self.theme.colour(role))).on_hover_text(words);
                }
            }
            Part::Quality => {
                if !row.period.is_empty() {
                    quality_dot(ui, self.theme, &row.quality);
                }
            }
            Part::Latest | Part::Standard | Part::Change => {}
        }
    }

    fn number(&self, ui: &mut egui::Ui, part: Part, row: &Row) {
        match part {
            Part::Latest => {
                let is_valid = row.has_value && row.counted_as != Some(Status::NoData);
                let text =
                    if is_valid { self.theme.strong(&row.latest) } else { self.theme.muted(&row.latest) };
                let response = ui.label(text);
                if !row.period.is_empty() {
                    response.on_hover_text(format!("{}. {}", row.period, row.interval));
                }
            }
            Part::Standard => {
                ui.label(self.theme.muted(&row.standard)).on_hover_text(&row.standard_in_full);
            }
            _ => {
                let (words, role) = row.direction.map_or(("", Role::Ink), Direction::words);
                let sign = words.split(' ').next().unwrap_or_default();
                let text = RichText::new(format!("{} {sign}", row.change)).color(self.theme.colour(role));
                let response = ui.label(text);
                response.widget_info(|| {
                    let name = format!("{} {}", row.change, words.split(' ').next_back().unwrap_or_default());
                    egui::WidgetInfo::labeled(egui::Role::Label, true, name)
                });
                response.on_hover_text(&row.before);
            }
        }
    }

    fn name(&self, ui: &mut egui::Ui, row: &Row, has_sure: bool, actions: &mut Vec<Action>) {
        if matches!(self.lines.first(), Some(Line::Head { .. })) {
            ui.add_space(20.0);
        }
        let mut marks = row.marks.join(" · ");
        if has_sure {
            let font = egui::FontId::proportional(12.0);
            let colour = self.theme.colour(Role::Muted);
            let marks = ui.painter().layout_no_wrap(marks, font, colour);
            let room = ui.available_width() - marks.size().x - 20.0;
            if marks.size().x < 1.0 || room < 160.0 {
                self.open(ui, row, actions);
            } else {
                let layout = Layout::left_to_right(Align::Center);
                let size = vec2(room, ui.available_height());
                ui.allocate_ui_with_layout(size, layout, |ui| self.open(ui, row, actions));
                ui.add_space(10.0);
                ui.label(marks);
            }
            return;
        }
        if !row.sure.is_empty() {
            let gap = if marks.is_empty() { "" } else { " · " };
            marks = format!("{}{gap}{marks}", row.sure);
        }
        ui.vertical(|ui| {
            ui.add_space(if marks.is_empty() { 14.0 } else { 6.0 });
            self.open(ui, row, actions);
            if !marks.is_empty() {
                ui.add(egui::Label::new(self.theme.small(marks)).truncate());
            }
        });
    }

    fn open(&self, ui: &mut egui::Ui, row: &Row, actions: &mut Vec<Action>) {
        if link(ui, self.theme, RichText::new(&row.name)).clicked() {
            actions.push(Action::Go(Page::Indicator(row.id.clone())));
        }
    }
}

/// The chip of a row: a stale figure has lost its colour.
fn chip_of(row: &Row) -> (Status, &'static str) {
    match (row.counted_as, row.status) {
        (Some(Status::NoData), Status::Met | Status::Close | Status::NotMet) => (Status::NoData, "Stale"),
        (_, status) => (status, status.label()),
    }
}

fn fold_button(ui: &mut egui::Ui, theme: &Theme, name: &str, folded: bool) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::click());
    let verb = if folded { "Unfold" } else { "Fold" };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{verb} {name}")));
    if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(1.5, theme.colour(Role::Action));
        ui.painter().rect_stroke(rect, 4, stroke, egui::StrokeKind::Inside);
    }
    let centre = rect.center();
    let points = if folded {
        vec![centre + vec2(-3.0, -5.0), centre + vec2(4.0, 0.0), centre + vec2(-3.0, 5.0)]
    } else {
        vec![centre + vec2(-5.0, -3.0), centre + vec2(5.0, -3.0), centre + vec2(0.0, 4.0)]
    };
    ui.painter().add(egui::Shape::convex_polygon(points, theme.colour(Role::Muted), Stroke::NONE));
    response
}
