//! A line to compare with: England, a standard, the average.

use super::{EndLabel, Mark, Role, Side, Stroke, run::drawable, trend::label_value};
use crate::workbook::Unit;

/// A value across the whole chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Its name: `England`, `Standard at least 90%`.
    pub name: String,
    /// In the unit that people read.
    pub value: f64,
    /// Whether it is a standard or target, whose name tells its value already.
    pub standard: bool,
}

impl Reference {
    /// The references that can be drawn.
    pub(super) fn drawn(references: &[Self]) -> impl Iterator<Item = &Self> {
        references.iter().filter(|reference| drawable(reference.value))
    }

    fn line(&self, points: Vec<(f64, f64)>) -> Mark {
        let stroke = if self.standard { Stroke::Dashed } else { Stroke::Thin };
        Mark::Line { points, role: Role::Ink, stroke, name: self.name.clone() }
    }

    fn label(&self, unit: Unit, (x, y): (f64, f64), side: Side) -> Mark {
        let value = if self.standard { String::new() } else { label_value(unit, self.value) };
        let role = if self.standard { Role::Ink } else { Role::Muted };
        Mark::EndLabel(EndLabel { x, y, side, name: self.name.clone(), value, role, strong: self.standard })
    }

    /// An upright line through rows, named above.
    pub(super) fn upright(&self, unit: Unit, (foot, head): (f64, f64)) -> [Mark; 2] {
        let line = self.line(vec![(self.value, foot), (self.value, head)]);
        [line, self.label(unit, (self.value, head), Side::Above)]
    }

    /// A level line, named at its right end.
    pub(super) fn level(&self, unit: Unit, (from, to): (f64, f64)) -> [Mark; 2] {
        let line = self.line(vec![(from, self.value), (to, self.value)]);
        [line, self.label(unit, (to, self.value), Side::Right)]
    }

    /// In words: `England 84.5%`.
    pub(super) fn words(&self, unit: Unit) -> String {
        if self.standard || !drawable(self.value) {
            self.name.clone()
        } else {
            format!("{} {}", self.name, unit.show(self.value))
        }
    }
}
