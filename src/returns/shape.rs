//! The shape of a table's headings: what stays when next month's return comes.

use super::{
    Cell, Grid,
    column_heading::heading_text,
    table::{Frame, is_period_cell, stacked},
    when::period_in,
};
use crate::base::{RAISED_DIGITS, fold};

/// Stands for a period in a heading: `Q1 2010-11 maternities` and `Q2 2010-11 maternities` are one.
pub(super) const PERIOD: &str = "{period}";
/// Wider tables are not looked at.
const WIDEST: u32 = 2000;

/// The shape of each column's headings, from column A; empty where there is none.
pub(super) fn shapes(grid: &Grid, top: u32, rows: u32) -> Vec<String> {
    let bottom = top.saturating_add(rows.max(1) - 1);
    let frame = Frame { top, bottom, end: bottom.saturating_add(1) };
    let width = grid.width().min(WIDEST);
    stacked(grid, &frame, width).iter().map(|parts| of_parts(parts)).collect()
}

fn of_parts(parts: &[Cell]) -> String {
    let (periods, texts): (Vec<Cell>, Vec<Cell>) = parts.iter().cloned().partition(is_period_cell);
    let text = heading_text(&texts);
    if periods.is_empty() { shape(&text) } else { shape(&format!("{PERIOD} {text}")) }
}

/// The shape of one text: a title, or a heading that somebody wrote into a profile by hand.
pub(super) fn shape(text: &str) -> String {
    let bare = without_notes(&text.replace(PERIOD, " "));
    let (found, words) = match period_in(&bare) {
        Some((_, rest)) => (true, fold(&rest)),
        None => (false, fold(&bare)),
    };
    match (found || text.contains(PERIOD), words.is_empty()) {
        (true, true) => PERIOD.to_owned(),
        (true, false) => format!("{PERIOD} {words}"),
        (false, _) => words,
    }
}

/// A text without notes in brackets and raised figures: `Coverage [note 2]`, `Rate²`.
fn without_notes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        match after.split_once(']') {
            Some((inside, behind)) if inside.len() <= 10 => rest = behind,
            _ => {
                out.push('[');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out.retain(|c| !RAISED_DIGITS.contains(&c));
    out
}

/// A shape without the figure of a footnote at the end of a long word: `maternities2`, but not `mmr2`.
pub(super) fn without_footnote(shape: &str) -> String {
    let word = |word: &str| -> String {
        let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_note = word.len() - bare.len() == 1 && bare.len() > 4 && bare.chars().all(char::is_alphabetic);
        (if is_note { bare } else { word }).to_owned()
    };
    shape.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_months_heading_has_the_same_shape() {
        for (one, other) in [
            ("Q1 2010-11 Maternities", "Q2 2010-11  MATERNITIES"),
            ("Number of\r\nmaternities [note 2]", "number of maternities"),
            ("Apr-10 % smokers", "May-10 % smokers"),
            ("Rate² (per 1,000)", "rate per 1,000"),
            ("Coverage in quarter 2 2024 to 2025 (%)", "coverage in {period} %"),
            ("Smokers*", "Smokers"),
        ] {
            assert_eq!(shape(one), shape(other), "{one} and {other}");
        }
        for (one, other) in [("MMR1 %", "MMR2 %"), ("Smokers", "% smokers"), ("2010 births", "births")] {
            assert_ne!(shape(one), shape(other), "{one} and {other}");
        }
        assert_eq!(without_footnote(&shape("Maternities2")), shape("Maternities"));
        assert_ne!(without_footnote(&shape("Rota2")), shape("Rota"));
    }
}
