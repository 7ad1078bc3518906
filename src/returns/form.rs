//! A form of one organisation: labels in one column, values in the next (`Trust: X`, `Maternities 450`).

use super::{
    Amount, Cell, Confidence, Content, Grid,
    columns::{Column, Figures, Role},
    panel::{AREA_LABELS, IRRELEVANT, PERIOD_LABELS},
    parse_amount,
    table::{Frame, text_of},
    vocabulary::{SURE, Vocabulary},
};
use crate::base::fold;

/// Longer sheets are no forms.
const LONGEST: u32 = 80;
/// Wider ones neither.
const WIDEST: u32 = 6;

/// Where the form's figures are.
pub(super) struct Form {
    /// The rows: those above the first figure are its head.
    pub frame: Frame,
    /// The column of the labels; the values stand in the next.
    labels: u32,
}

/// Whether a label tells when, whose or by whom, and not what is counted.
fn is_of_head(label: &str) -> bool {
    let folded = fold(label.split(':').next().unwrap_or(label));
    let folded = folded.as_str();
    [PERIOD_LABELS, AREA_LABELS, IRRELEVANT].iter().any(|labels| labels.contains(&folded))
        || matches!(folded, "completed by" | "name" | "telephone" | "phone" | "tel" | "title" | "signed")
}

fn is_number(cell: &Cell) -> bool {
    matches!(parse_amount(cell), Amount::Number { .. } | Amount::OneTo(_))
        && !matches!(cell.content, Content::Date(_))
}

/// The form on a sheet, if it is one: numbers in one column only, most beside the names of indicators or of
/// their parts, below labels that tell whose or of when they are.
pub(super) fn form(grid: &Grid, vocabulary: &Vocabulary<'_>) -> Option<Form> {
    if grid.height() > LONGEST || grid.width() > WIDEST || grid.width() < 2 {
        return None;
    }
    let label = |row: u32, labels: u32| text_of(grid.cell(row, labels));
    let rows = || 0..grid.height();
    let number_in = |row: u32| (0..grid.width()).find(|at| is_number(grid.cell(row, *at)));
    // The first number that is not part of the head tells the column.
    let first = rows().find_map(|row| {
        let at = number_in(row).filter(|at| *at > 0)?;
        label(row, at - 1).filter(|text| !is_of_head(text))?;
        Some((row, at - 1))
    });
    let (top, labels) = first.filter(|(row, _)| *row > 0)?;
    let heads = rows().take_while(|row| *row < top).filter_map(|row| label(row, labels));
    let (mut dated_or_placed, mut last) = (false, "");
    for text in heads {
        let front = fold(text.split(':').next().unwrap_or(text));
        let front = front.as_str();
        dated_or_placed |= PERIOD_LABELS.contains(&front) || AREA_LABELS.contains(&front);
        last = text;
    }
    let headed = grid.row(top - 1).iter().any(|cell| !cell.is_empty()) && !is_of_head(last);
    if !dated_or_placed || headed {
        return None;
    }
    let (mut named, mut all) = (0, 0);
    for row in top..grid.height() {
        let numbers = (0..grid.width()).filter(|at| is_number(grid.cell(row, *at)));
        for at in numbers {
            let text = label(row, labels).filter(|_| at == labels + 1)?;
            all += 1;
            named += usize::from(vocabulary.named(text, None).likeness >= SURE);
        }
    }
    let frame = Frame { top: top - 1, bottom: top - 1, end: grid.height() };
    (named >= 2 && named * 2 >= all).then_some(Form { frame, labels })
}

impl Form {
    /// Its two columns.
    pub(super) fn columns(&self) -> Vec<Column> {
        let column = |at, role, why: &str| Column {
            at,
            heading: String::new(),
            role,
            why: why.to_owned(),
            confidence: Confidence::Likely,
        };
        vec![
            column(self.labels, Role::Indicator, "the sheet is a form, and its labels name indicators"),
            column(
                self.labels + 1,
                Role::Figures(Figures::default()),
                "the sheet is a form, and the values stand beside their labels",
            ),
        ]
    }
}
