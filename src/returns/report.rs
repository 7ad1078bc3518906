//! What is told of a table once its rows are read.

use super::{
    Grid,
    meaning::Table,
    rows::{Refusal, Rows},
    sheet::Task,
    tables::Tables,
};
use crate::base::{Finding, Place, Severity};

impl Table {
    /// Adds what is to be told to the findings of the sheet’s tables.
    pub(super) fn report(&self, rows: &Rows, grid: &Grid, task: &Task<'_>, tables: &mut Tables) {
        let place = |cell: String| Place { file: task.file.to_string(), sheet: grid.name.to_string(), cell };
        let heading = |at: u32| {
            self.columns
                .iter()
                .find(|column| column.at == at)
                .map_or("", |column| column.heading.as_str())
                .to_owned()
        };
        for (first, second) in &self.twins {
            let letters = crate::domain::CellAddress::column_letters;
            let message = format!(
                "Columns {} (“{}”) and {} (“{}”) claim the same. Column {} is used.",
                letters(*first),
                heading(*first),
                letters(*second),
                heading(*second),
                letters(*first)
            );
            let finding =
                Finding::new(Severity::Warning, "two_columns_same_meaning", place(String::new()), message)
                    .with_hint(
                        "Choose the right column on the import screen, or remove the other from the file.",
                    );
            tables.findings.push(finding);
            tables.asks = true;
        }
        for refusal in &rows.refusals {
            tables.findings.push(refusal_finding(refusal, place(refusal.cell.to_string())));
        }
        for (name, cell) in &rows.unknown {
            let finding = Finding::new(
                Severity::Note,
                "indicator_unknown",
                place(cell.to_string()),
                format!("“{name}” is no indicator that Spruce knows; its cells are not used."),
            );
            tables.findings.push(finding);
        }
        if let Some(cell) = rows.no_period {
            tables.findings.push(
                Finding::new(
                    Severity::Error,
                    "period_unreadable",
                    place(cell.to_string()),
                    "No period is given in the table, its title, the sheet’s name or the file’s name.",
                )
                .with_hint("Set the period on the import screen, or write it above the table."),
            );
            tables.asks = true;
        }
        if self.stand_in && !rows.figures.list.is_empty() {
            let name = self.context.area.as_ref().map_or("", |area| area.name.as_str());
            tables.findings.push(
                Finding::new(
                    Severity::Warning,
                    "no_area",
                    place(String::new()),
                    format!("The return names no area. Its figures are kept under “{name}”."),
                )
                .with_hint("Choose the area on the import screen."),
            );
            tables.asks = true;
        }
    }
}

fn refusal_finding(refusal: &Refusal, place: Place) -> Finding {
    let text: String = refusal.text.chars().take(60).collect();
    match refusal.code {
        "period_unreadable" => Finding::new(
            Severity::Error,
            refusal.code,
            place,
            format!("“{text}” is not a period that Spruce can read; the row’s figures are refused."),
        )
        .with_hint("Write the period as Q3 2010-11, Mar 2011 or 2010/11, and import again."),
        _ => Finding::new(
            Severity::Error,
            refusal.code,
            place,
            format!("The figure {text} stands in a row without an area."),
        )
        .with_hint("Fill in the area’s code or name, and import again."),
    }
}
