//! Numbers written with a decimal comma (`20,5`), where a sheet writes all of its numbers so.

use super::{Cell, Content, Grid};

/// Rows looked at to learn how a sheet writes its numbers.
const SEEN: u32 = 400;
/// One alone proves nothing: `12,5` may be a slip.
const ENOUGH: usize = 2;
/// Longer sheets are left as they are.
const MOST_ROWS: u32 = 300_000;

/// A number with a comma that cannot stand between thousands: with a point in its place.
fn with_point(text: &str) -> Option<String> {
    let bare = text.trim();
    let number = bare.strip_suffix('%').map_or(bare, str::trim_end);
    let (whole, fraction) = number.strip_prefix('-').unwrap_or(number).split_once(',')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let fits =
        digits(whole) && digits(fraction) && whole.len() <= 6 && fraction.len() != 3 && fraction.len() <= 6;
    fits.then(|| bare.replacen(',', ".", 1))
}

/// Whether a text is a number that shows where this sheet has its decimal point.
fn has_point(text: &str) -> bool {
    let number = text.trim().trim_end_matches('%').trim_end();
    number.split_once('.').is_some_and(|(whole, fraction)| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        digits(&whole.replace([',', '-'], "")) && digits(fraction)
    })
}

/// The sheet with points for decimal commas; `None` where it has none, or some numbers have points.
pub(super) fn with_points(grid: &Grid) -> Option<Grid> {
    let mut commas = 0;
    for row in 0..grid.height().min(SEEN) {
        for cell in grid.row(row) {
            match &cell.content {
                Content::Number(_) => return None,
                Content::Text(text) if has_point(text) => return None,
                Content::Text(text) => commas += usize::from(with_point(text).is_some()),
                _ => {}
            }
        }
    }
    if commas < ENOUGH || grid.height() > MOST_ROWS {
        return None;
    }
    let turned = |cell: &Cell| match &cell.content {
        Content::Text(text) => with_point(text).map_or_else(
            || cell.clone(),
            |number| Cell { content: Content::Text(number.as_str().into()), ..cell.clone() },
        ),
        _ => cell.clone(),
    };
    let rows: Vec<Vec<Cell>> = grid.rows.all().map(|row| row.iter().map(turned).collect()).collect();
    Some(Grid { rows: rows.into(), ..grid.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let cell = |text: &&str| Cell { content: Content::Text((*text).into()), percent: false };
        let rows: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        Grid { rows: rows.into(), ..Grid::default() }
    }

    #[test]
    fn commas_become_points_only_where_all_numbers_have_them() {
        let turned =
            with_points(&grid(&[&["PCT", "%"], &["A", "20,5"], &["B", "12,4%"], &["C", "9,1"]])).unwrap();
        assert_eq!(turned.cell(2, 1).shown(), "12.4%");
        assert!(
            with_points(&grid(&[&["A", "20,5"], &["B", "12.4"], &["C", "9,1"], &["D", "8,1"]])).is_none()
        );
        assert!(with_points(&grid(&[&["A", "20,5"], &["B", "1,204"], &["C", "9,123"]])).is_none());
        assert!(with_points(&grid(&[&["A", "1,204"], &["B", "12,450"], &["C", "1,234,567"]])).is_none());
    }
}
