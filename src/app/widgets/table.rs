//! A table inside a page that scrolls: each cell keeps to its column, numbers stand at the right, rows out
//! of sight cost nothing, and the arrow keys go from cell to cell.

use eframe::egui::{self, Align, Layout, Rect, RichText, Sense, Stroke, Ui, pos2, text::LayoutJob, vec2};

use super::{
    super::theme::Theme,
    walk::{Walk, enter, walk},
};
use crate::figure::Role;

/// A column: how wide, and whether it holds numbers.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Column {
    /// In points; 0 takes what the others leave.
    pub(in crate::app) width: f32,
    /// Numbers stand at the right.
    pub(in crate::app) right: bool,
}

impl Column {
    /// A column of words.
    pub(in crate::app) const fn words(width: f32) -> Self {
        Self { width, right: false }
    }

    /// A column of numbers.
    pub(in crate::app) const fn numbers(width: f32) -> Self {
        Self { width, right: true }
    }
}

/// Between two columns.
const BETWEEN: f32 = 16.0;

/// What a column that takes the rest has at least, while others can give way.
const REST: f32 = 220.0;
/// A column of words gives way no further than this.
const NARROWEST: f32 = 110.0;

/// Where a row's cells lie.
fn cells(row: Rect, columns: &[Column]) -> Vec<Rect> {
    let inner = row.shrink2(vec2(12.0, 0.0));
    let fixed: f32 = columns.iter().map(|column| column.width).sum();
    let open = columns.iter().filter(|column| column.width <= 0.0).count().max(1);
    let gaps = BETWEEN * columns.len().saturating_sub(1) as f32;
    // In a narrow window columns of words give way, so that what takes the rest can still be read.
    let wide = |column: &Column| if column.right { 0.0 } else { (column.width - NARROWEST).max(0.0) };
    let can_give: f32 = columns.iter().map(wide).sum();
    let lacking = (fixed + gaps + open as f32 * REST - inner.width()).clamp(0.0, can_give);
    let given = if can_give > 0.0 { lacking / can_give } else { 0.0 };
    let rest = ((inner.width() - fixed + lacking - gaps) / open as f32).max(60.0);
    let mut left = inner.left();
    columns
        .iter()
        .map(|column| {
            let width = if column.width > 0.0 { column.width - given * wide(column) } else { rest };
            let cell = Rect::from_min_max(pos2(left, row.top()), pos2(left + width, row.bottom()));
            left += width + BETWEEN;
            cell
        })
        .collect()
}

/// A table that is drawn line by line, and walked by keys: the arrows go from cell to cell, each is read
/// out with its heading, and Enter goes on to what can be pressed in it.
#[derive(Debug)]
pub(in crate::app) struct Table<'a> {
    theme: &'a Theme,
    columns: &'a [Column],
    walk: Option<Walk>,
    /// The line that is drawn next.
    line: usize,
}

impl<'a> Table<'a> {
    /// Takes the keys of a table of so many lines; `text` is what a line has in a column, and the column
    /// `leads` names the line.
    pub(in crate::app) fn new(
        ui: &Ui,
        theme: &'a Theme,
        title: &str,
        (columns, headings): (&'a [Column], &[&str]),
        (lines, leads): (usize, usize),
        text: impl Fn(usize, usize) -> String,
    ) -> Self {
        let told = |line: usize, column: usize| {
            if line >= lines {
                return None;
            }
            let name = text(line, leads);
            let heading = headings.get(column).copied().unwrap_or_default();
            let words = text(line, column);
            let words = if words.is_empty() { "nothing" } else { &words };
            Some(match (column == leads, heading) {
                (true, _) => name,
                (_, "") => format!("{words} ({name})"),
                (_, heading) => format!("{heading}: {words} ({name})"),
            })
        };
        let what = (egui::Role::Grid, title);
        let walk = walk(ui, title, what, (lines, columns.len()), told);
        Self { theme, columns, walk, line: 0 }
    }

    /// The row of headings, in at most two lines.
    pub(in crate::app) fn head(&self, ui: &mut Ui, headings: &[&str]) {
        let job = |text: &str, width: f32| {
            let font = egui::FontId::proportional(12.0);
            let mut job = LayoutJob::simple(text.to_owned(), font, self.theme.colour(Role::Muted), width);
            job.wrap.max_rows = 2;
            job
        };
        let whole = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 0.0));
        let heights = headings.iter().zip(cells(whole, self.columns)).map(|(text, cell)| {
            let job = job(text, cell.width());
            ui.ctx().fonts_mut(|fonts| fonts.layout_job(job)).size().y
        });
        let height = heights.fold(0.0, f32::max) + 12.0;
        self.cells(ui, (height, 0.0), None, |ui, i| {
            let Some(i) = i else { return };
            let text = headings.get(i).copied().unwrap_or_default();
            let is_right = self.columns.get(i).is_some_and(|column| column.right);
            let job = job(text, ui.available_width());
            let label = egui::Label::new(job).wrap();
            ui.add(label.halign(if is_right { Align::RIGHT } else { Align::LEFT }));
        });
    }

    /// The next line, of so many points and so many below them; `cell` fills the column of that number in
    /// the upper part, and, as `None`, the lower part, which runs across them all.
    pub(in crate::app) fn row(
        &mut self,
        ui: &mut Ui,
        heights: (f32, f32),
        cell: impl FnMut(&mut Ui, Option<usize>),
    ) {
        let here = self.walk.filter(|walk| walk.line == self.line);
        self.line += 1;
        self.cells(ui, heights, here, cell);
    }

    fn cells(
        &self,
        ui: &mut Ui,
        (upper, lower): (f32, f32),
        walk: Option<Walk>,
        mut cell: impl FnMut(&mut Ui, Option<usize>),
    ) {
        let size = vec2(ui.available_width(), upper + lower);
        if walk.is_none() && !ui.is_rect_visible(Rect::from_min_size(ui.cursor().min, size)) {
            // Ten thousand of them must cost nothing; those in sight keep their names when the page scrolls.
            ui.skip_ahead_auto_ids(self.columns.len() + if lower > 0.0 { 2 } else { 1 });
            ui.add_space(size.y);
            return;
        }
        let (row, _) = ui.allocate_exact_size(size, Sense::hover());
        let places = cells(row.with_max_y(row.top() + upper), self.columns);
        let marked = walk.and_then(|walk| Some((walk, places.get(walk.column)?.expand2(vec2(6.0, -1.0)))));
        if ui.is_rect_visible(row) {
            for (i, (column, place)) in self.columns.iter().zip(places).enumerate() {
                let layout = if column.right {
                    Layout::right_to_left(Align::Center)
                } else {
                    Layout::left_to_right(Align::Center)
                };
                let mut child =
                    ui.new_child(egui::UiBuilder::new().max_rect(place).layout(layout).id_salt(i));
                child.set_clip_rect(place.expand2(vec2(4.0, 0.0)).intersect(ui.clip_rect()));
                cell(&mut child, Some(i));
            }
            if lower > 0.0 {
                let place = row.with_min_y(row.top() + upper).shrink2(vec2(12.0, 0.0));
                let layout = Layout::left_to_right(Align::Min);
                let mut child =
                    ui.new_child(egui::UiBuilder::new().max_rect(place).layout(layout).id_salt("under"));
                child.set_clip_rect(place.intersect(ui.clip_rect()));
                cell(&mut child, None);
            }
            let line = Stroke::new(1.0, self.theme.colour(Role::Line));
            ui.painter().hline(row.x_range(), row.bottom(), line);
        }
        // The line may be out of sight, and is then brought there.
        if let Some((walk, place)) = marked {
            walk.mark(ui, self.theme, place);
            if walk.entered {
                enter(ui, place);
            }
        }
        ui.add_space(-ui.spacing().item_spacing.y);
    }
}

/// Text that is cut short where the column ends, and shown whole under the pointer.
pub(in crate::app) fn cut(ui: &mut Ui, text: impl Into<RichText>) -> egui::Response {
    ui.add(egui::Label::new(text.into()).truncate())
}
