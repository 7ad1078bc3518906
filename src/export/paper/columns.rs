//! How wide the columns of a table are: by their shares, but no word is cut while there is room.

use super::rows::SIDE;
use crate::{
    render::typeface::{Weight, width},
    report::{Cell, RowKind, Table},
};

/// The letter size of tables, in points.
const SIZE: f64 = 9.0;
/// Rows that are looked at for their longest word.
const MOST_ROWS: usize = 400;

/// The left and right edge of each column in `room` points.
pub(super) fn edges(table: &Table, room: f64) -> Vec<(f64, f64)> {
    let shares: Vec<f64> = table
        .columns
        .iter()
        .map(|column| if column.share.is_finite() { column.share.max(0.02) } else { 1.0 })
        .collect();
    let least: Vec<f64> =
        (0..table.columns.len()).map(|number| longest_word(table, number).min(room / 2.0)).collect();
    let mut left = 0.0;
    let edge = |width: f64| {
        let edge = (left, left + width);
        left += width;
        edge
    };
    widths(&shares, &least, room).into_iter().map(edge).collect()
}

/// `room` by shares, where each has its least; by the least alone where even they are too much.
fn widths(shares: &[f64], least: &[f64], room: f64) -> Vec<f64> {
    let needed: f64 = least.iter().sum();
    if needed >= room {
        return least.iter().map(|width| width / needed * room).collect();
    }
    let mut fixed = vec![false; shares.len()];
    loop {
        let pairs = || shares.iter().zip(least).zip(&fixed);
        let taken: f64 = pairs().filter(|(_, fixed)| **fixed).map(|((_, least), _)| least).sum();
        let free: f64 = pairs().filter(|(_, fixed)| !**fixed).map(|((share, _), _)| share).sum();
        let width = |share: f64| share / free * (room - taken);
        let now: Vec<f64> =
            pairs().map(|((share, least), fixed)| if *fixed { *least } else { width(*share) }).collect();
        let too_small: Vec<usize> = now
            .iter()
            .zip(least)
            .enumerate()
            .filter(|(number, (now, least))| {
                *now + 1e-9 < **least && !fixed.get(*number).copied().unwrap_or(true)
            })
            .map(|(number, _)| number)
            .collect();
        if too_small.is_empty() {
            return now;
        }
        for number in too_small {
            if let Some(fixed) = fixed.get_mut(number) {
                *fixed = true;
            }
        }
    }
}

/// The width of the longest word of a column with the white around it.
fn longest_word(table: &Table, number: usize) -> f64 {
    let wide = |text: &str| {
        text.split_whitespace().map(|word| width(word, SIZE, Weight::SemiBold)).fold(0.0, f64::max)
    };
    let heading = table.columns.get(number).map_or(0.0, |column| wide(&column.heading));
    let rows = table.rows.iter().filter(|row| row.kind == RowKind::Usual).take(MOST_ROWS);
    let cells = rows.filter_map(|row| row.cells.get(number)).map(|cell| match cell {
        Cell::Words(words) => wide(&words.text()),
        Cell::Status(status) => {
            width(&format!("{} {}", status.sign(), status.label()), SIZE, Weight::SemiBold)
        }
        Cell::Icons(icons) => 20.0 * icons.len().min(2) as f64,
    });
    2.0_f64.mul_add(SIDE, cells.fold(heading, f64::max)) + 0.5
}

#[cfg(test)]
mod tests {
    use super::widths;

    #[test]
    fn a_column_has_its_longest_word_and_the_others_give_way() {
        assert_eq!(widths(&[1.0, 1.0, 2.0], &[0.0, 40.0, 0.0], 100.0), [20.0, 40.0, 40.0]);
        assert_eq!(widths(&[1.0, 1.0], &[10.0, 10.0], 100.0), [50.0, 50.0]);
    }

    #[test]
    fn where_words_need_more_than_there_is_each_is_cut_alike() {
        assert_eq!(widths(&[1.0, 1.0], &[100.0, 300.0], 100.0), [25.0, 75.0]);
    }
}
