//! The table by keys: arrows go from cell to cell, Enter opens, and each cell is read out with its heading.

use eframe::egui::{self, EventFilter, Key, Modifiers, Sense, Ui, WidgetInfo};

use super::{FiguresTable, Line, Part, Row, chip_of};
use crate::app::widgets::Direction;

/// The cell that the keyboard is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// What the keys did in this frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Walk {
    /// Where the keyboard is.
    pub(super) cursor: Cursor,
    /// Whether it came there just now, so that the table has to follow.
    pub(super) moved: bool,
    /// Whether Enter was pressed.
    pub(super) entered: bool,
}

impl FiguresTable<'_> {
    /// Takes the keys that belong to the table; `None` where the keyboard is elsewhere.
    pub(super) fn walk(&self, ui: &Ui, columns: &[(Part, f32)]) -> Option<Walk> {
        let id = ui.scope_id().with((self.name, "walk"));
        // Inside a page that scrolls there is room without end below.
        let area = ui.available_rect_before_wrap().intersect(ui.clip_rect());
        let body = ui.interact(area, id, Sense::focusable_noninteractive());
        let before = ui.data(|data| data.get_temp::<Cursor>(id)).unwrap_or_default();
        let (last_line, last_column) = (self.lines.len().saturating_sub(1), columns.len().saturating_sub(1));
        let mut cursor = Cursor { line: before.line.min(last_line), column: before.column.min(last_column) };
        let mut entered = false;
        if body.has_focus() {
            let filter =
                EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            for (key, lines, across) in [
                (Key::ArrowUp, -1, 0),
                (Key::ArrowDown, 1, 0),
                (Key::PageUp, -10, 0),
                (Key::PageDown, 10, 0),
                (Key::ArrowLeft, 0, -1),
                (Key::ArrowRight, 0, 1),
            ] {
                if pressed(key) {
                    cursor.line = cursor.line.saturating_add_signed(lines).min(last_line);
                    cursor.column = cursor.column.saturating_add_signed(across).min(last_column);
                }
            }
            if pressed(Key::Home) {
                cursor.line = 0;
            }
            if pressed(Key::End) {
                cursor.line = last_line;
            }
            entered = pressed(Key::Enter);
            ui.data_mut(|data| data.insert_temp(id, cursor));
        }
        let part = columns.get(cursor.column).map_or(Part::Name, |(part, _)| *part);
        let told = self.lines.get(cursor.line).map(|line| self.told(line, part));
        body.widget_info(|| WidgetInfo {
            current_text_value: told.clone(),
            ..WidgetInfo::labeled(egui::Role::Grid, true, "Indicators; arrows go from cell to cell")
        });
        let moved = cursor != before || body.gained_focus();
        body.has_focus().then_some(Walk { cursor, moved, entered })
    }

    /// A cell in words: of the first column the whole line in short, of another its heading and what is there.
    fn told(&self, line: &Line, part: Part) -> String {
        match line {
            Line::Note(note) => (*note).to_owned(),
            Line::Head { name, chip, beside, folded, .. } => {
                let chip = chip.as_ref().map_or(String::new(), |(status, words)| {
                    format!(", {}, {words}", status.label().to_lowercase())
                });
                let folded = if *folded { ", folded" } else { "" };
                format!("{name}{chip}, {beside}{folded}")
            }
            Line::Row(i) => self.rows.get(*i).map_or_else(String::new, |row| told(row, part)),
        }
    }
}

fn told(row: &Row, part: Part) -> String {
    let (_, status) = chip_of(row);
    let words = match part {
        Part::Name => {
            let period = if row.period.is_empty() { String::new() } else { format!(" in {}", row.period) };
            let marks =
                if row.marks.is_empty() { String::new() } else { format!(", {}", row.marks.join(", ")) };
            return format!("{}, {}{period}, {status}{marks}", row.name, row.latest);
        }
        Part::Period => row.period.clone(),
        Part::Latest => format!("{}. {}", row.latest, row.interval),
        Part::Standard => row.standard_in_full.clone(),
        Part::Status => status.to_owned(),
        Part::Sure => row.sure.to_owned(),
        Part::Spark => {
            let known = row.spark.iter().flatten().count();
            format!("{known} figures, now {}", row.latest)
        }
        Part::Change => {
            let (words, _) = row.direction.map_or(("", crate::figure::Role::Ink), Direction::words);
            let words = words.split(' ').next_back().unwrap_or_default();
            format!("{} {words}, before {}", row.change, row.before)
        }
        Part::Variation => row.variation.as_ref().map_or_else(String::new, |(_, words)| words.clone()),
        Part::Assurance => row.assurance.as_ref().map_or_else(String::new, |(_, words)| words.clone()),
        Part::Compared => row.compared.as_ref().map_or_else(String::new, |(_, words)| words.clone()),
        Part::Quality => {
            let amiss: Vec<String> = row.quality.reasons.iter().map(|reason| reason.text.clone()).collect();
            format!("{}. {}", row.quality.level.label(), amiss.join(". "))
        }
    };
    let (heading, _) = part.heading();
    let heading = match part {
        Part::Variation => "Variation",
        Part::Assurance => "Assurance",
        _ => heading,
    };
    let words = if words.trim().is_empty() { "nothing" } else { words.trim() };
    format!("{heading}: {words} ({})", row.name)
}
