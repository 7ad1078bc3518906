//! The table by keys: what each cell says to those who hear it.

use eframe::egui::{self, Ui};

use super::{FiguresTable, Line, Part, Row, chip_of};
use crate::app::widgets::{Direction, Walk, walk};

impl FiguresTable<'_> {
    /// Takes the keys that belong to the table; `None` where the keyboard is elsewhere.
    pub(super) fn walk(&self, ui: &Ui, columns: &[(Part, f32)]) -> Option<Walk> {
        let what = (egui::Role::Grid, "Indicators; arrows go from cell to cell");
        walk(ui, self.name, what, (self.lines.len(), columns.len()), |line, column| {
            let part = columns.get(column).map_or(Part::Name, |(part, _)| *part);
            self.lines.get(line).map(|line| self.told(line, part))
        })
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
        Part::Change if row.change.is_empty() => row.before.clone(),
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
