//! What is told of a table once its rows are read.

use super::{
    Grid,
    ask::long,
    columns::Role,
    meaning::{HIDDEN_COLUMN, Table},
    rows::{Refusal, Rows, TOLD},
    sheet::Task,
    tables::Tables,
};
use crate::{
    base::{Finding, Place, Severity},
    domain::{CellAddress, Period},
};

impl Table {
    /// Adds what is to be told to the findings of the sheet’s tables.
    pub(super) fn report(&self, rows: &Rows, grid: &Grid, task: &Task<'_>, tables: &mut Tables) {
        let place = |cell: String| Place { file: task.file.to_string(), sheet: grid.name.to_string(), cell };
        self.report_twins(&place, tables);
        for refusal in &rows.refusals {
            tables.findings.push(refusal_finding(refusal, place(refusal.cell.to_string())));
        }
        for (&code, count) in rows.refused.iter().filter(|(_, count)| **count > TOLD) {
            let more = count - TOLD;
            let message = format!("{more} more cells are refused for the same reason as the {TOLD} before.");
            tables.findings.push(Finding::new(Severity::Error, code, place(String::new()), message));
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
        self.report_hidden(rows, &place, tables);
        report_periods(rows, self.context.unclear, &place, tables);
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
        }
    }

    /// Tells of columns that claim what another gives.
    fn report_twins(&self, place: &dyn Fn(String) -> Place, tables: &mut Tables) {
        let heading = |at: u32| {
            self.columns
                .iter()
                .find(|column| column.at == at)
                .map_or("", |column| column.heading.as_str())
                .to_owned()
        };
        for (first, second) in &self.twins {
            let letters = CellAddress::column_letters;
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
        }
    }

    /// Tells of rows and columns that the sender hid.
    fn report_hidden(&self, rows: &Rows, place: &dyn Fn(String) -> Place, tables: &mut Tables) {
        let columns = self
            .columns
            .iter()
            .filter(|column| matches!(&column.role, Role::Idle(reason) if reason == HIDDEN_COLUMN));
        let columns: Vec<String> = columns.map(|column| CellAddress::column_letters(column.at)).collect();
        let numbers: Vec<String> = rows.hidden.iter().take(12).map(|row| (row + 1).to_string()).collect();
        let list = |what: &str, names: &[String]| {
            let ending = if names.len() == 1 { "" } else { "s" };
            format!("{what}{ending} {}", names.join(", "))
        };
        let what = match (columns.as_slice(), numbers.as_slice()) {
            ([], []) => return,
            (columns, []) => list("Column", columns),
            ([], numbers) => list("Row", numbers),
            (columns, numbers) => format!("{} and {}", list("Column", columns), list("row", numbers)),
        };
        let more = rows.hidden.len().saturating_sub(numbers.len());
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let cell = rows.hidden.first().map_or_else(String::new, |row| CellAddress::new(*row, 0).to_string());
        let (are, their) =
            if columns.len() + rows.hidden.len() == 1 { ("is", "its") } else { ("are", "their") };
        let message = format!("{what}{more} of the sheet {are} hidden, and {their} figures are not taken.");
        let finding = Finding::new(Severity::Warning, "hidden_cells", place(cell), message);
        tables.findings.push(
            finding.with_hint(
                "Take what is hidden on the import screen, or show it in the file, if it is meant.",
            ),
        );
    }
}

/// Tells of periods that are missing or may be read in two ways; `either` is what the one outside the
/// table may be.
fn report_periods(
    rows: &Rows,
    either: Option<(Period, Period)>,
    place: &dyn Fn(String) -> Place,
    tables: &mut Tables,
) {
    let mut tell = |severity, code: &str, cell: CellAddress, message: &str, hint: &str| {
        tables.findings.push(Finding::new(severity, code, place(cell.to_string()), message).with_hint(hint));
    };
    if let (Some(cell), Some((april, january))) = (rows.no_period, either) {
        let message = format!(
            "The figures may be about {} or {}; they are refused until somebody says.",
            long(april),
            long(january)
        );
        let hint =
            "Answer the question on the import screen, or write the quarter above the table as Q1 2010/11.";
        tell(Severity::Error, "period_unclear", cell, &message, hint);
    } else if let Some(cell) = rows.no_period {
        tell(
            Severity::Error,
            "period_unreadable",
            cell,
            "No period is given in the table, its title, the sheet’s name or the file’s name.",
            "Set the period on the import screen, or write it above the table.",
        );
    }
    if let Some(cell) = rows.unclear {
        tell(
            Severity::Error,
            "period_unclear",
            cell,
            "The quarter or month may be counted from April or from January; its figures are refused.",
            "Answer the question on the import screen, or write the quarter as Q1 2010/11.",
        );
    }
    if let Some(at) = rows.date_order {
        let row = rows.figures.list.first().map_or(0, |figure| figure.row);
        tell(
            Severity::Warning,
            "date_order_unclear",
            CellAddress::new(row, at),
            "Day and month of the dates may be the other way round; the day is read first.",
            "Answer the question on the import screen, or write the dates as 3 Apr 2010.",
        );
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
