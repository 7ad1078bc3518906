//! How wide the columns of a table are: by their shares, but while there is room no word is cut, and what is
//! short (a date, a figure with its unit) stands on one line.

use super::rows::SIDE;
use crate::{
    render::typeface::{Weight, width},
    report::{Cell, RowKind, Table},
};

/// The letter size of tables, in points.
const SIZE: f64 = 9.0;
/// Rows that are looked at for their longest word.
const MOST_ROWS: usize = 400;
/// The part of its share that a column keeps before others get their longest cell on one line.
const KEPT: f64 = 0.8;
/// Where a line may break; not at a space that holds its neighbours together.
const BREAKING: [char; 3] = [' ', '\n', '\t'];

/// The left and right edge of each column in `room` points.
pub(super) fn edges(table: &Table, room: f64) -> Vec<(f64, f64)> {
    let shares: Vec<f64> = table
        .columns
        .iter()
        .map(|column| if column.share.is_finite() { column.share.max(0.02) } else { 1.0 })
        .collect();
    let measured: Vec<Measured> = (0..table.columns.len()).map(|number| measured(table, number)).collect();
    let least = least(&shares, &measured, room);
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

/// What a column would need, with the white around it.
#[derive(Clone, Copy)]
struct Measured {
    /// For its longest word.
    word: f64,
    /// For nine in ten of its cells on one line; its heading may break.
    line: f64,
}

/// The least width of each column: that of its longest word, and from the shortest on that of its cells on one line,
/// while the others keep most of their share.
fn least(shares: &[f64], measured: &[Measured], room: f64) -> Vec<f64> {
    let all: f64 = shares.iter().sum();
    let mut least: Vec<f64> = measured.iter().map(|column| column.word.min(room / 2.0)).collect();
    let kept: Vec<f64> = shares
        .iter()
        .zip(measured)
        .zip(&least)
        .map(|((share, column), word)| column.line.min(KEPT * share / all * room).max(*word))
        .collect();
    let mut needed: f64 = kept.iter().sum();
    let mut order: Vec<(f64, usize)> = measured.iter().map(|column| column.line).zip(0..).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (line, number) in order {
        let (Some(least), Some(kept)) = (least.get_mut(number), kept.get(number)) else { continue };
        needed += line - kept;
        if needed > room {
            break;
        }
        *least = least.max(line);
    }
    least
}

fn measured(table: &Table, number: usize) -> Measured {
    let wide = |text: &str| width(text, SIZE, Weight::SemiBold);
    let longest = |text: &str| text.split(BREAKING).map(wide).fold(0.0, f64::max);
    let heading = table.columns.get(number).map_or(0.0, |column| longest(&column.heading));
    let mut most = heading;
    let mut lines = Vec::new();
    let rows = table.rows.iter().filter(|row| row.kind == RowKind::Usual).take(MOST_ROWS);
    for cell in rows.filter_map(|row| row.cells.get(number)) {
        let (word, line) = match cell {
            Cell::Words(words) => {
                let text = words.text();
                (longest(&text), text.lines().map(wide).fold(0.0, f64::max))
            }
            Cell::Status(status) => {
                let whole = wide(&format!("{} {}", status.sign(), status.label()));
                (whole, whole)
            }
            Cell::Icons(icons) => {
                let across = 20.0 * icons.len().min(2) as f64;
                (across, across)
            }
        };
        most = most.max(word);
        lines.push(line);
    }
    lines.sort_by(f64::total_cmp);
    let line = lines.get((lines.len() * 9).div_ceil(10).saturating_sub(1)).copied().unwrap_or_default();
    let white = 2.0_f64.mul_add(SIDE, 0.5);
    Measured { word: most + white, line: line.max(most) + white }
}

#[cfg(test)]
mod tests {
    use super::{Measured, least, widths};

    #[test]
    fn short_cells_stand_on_one_line_while_long_ones_keep_most_of_their_share() {
        let of = |word, line| Measured { word, line };
        // Of 100 the second wants 30 for its line: the first keeps 0.8 × 50.
        assert_eq!(least(&[1.0, 1.0], &[of(10.0, 300.0), of(10.0, 30.0)], 100.0), [10.0, 30.0]);
        // 70 would leave the first only 30.
        assert_eq!(least(&[1.0, 1.0], &[of(10.0, 300.0), of(10.0, 70.0)], 100.0), [10.0, 10.0]);
    }

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
