//! `digit_slip`: a figure that fits its history once two digits change places, a digit is struck out,
//! or the decimal point moves.

use crate::{
    base::{Severity, number_format::short},
    domain::Observation,
    quality::{Becomes, Correction, Doubt, expectation, point::Point},
};

/// What a slip does to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slip {
    Swapped,
    Doubled,
    Point,
    /// A last digit that nobody can restore.
    Lost,
}

impl Slip {
    const fn words(self) -> &'static str {
        match self {
            Self::Swapped => "with two digits swapped back",
            Self::Doubled => "without a digit typed twice",
            Self::Point => "with the decimal point moved",
            Self::Lost => "if its last digit was lost",
        }
    }
}

/// Numbers that one slip of the hand turns into `number`, as it is written with `places` decimals.
fn slips(number: f64, places: usize) -> Vec<(Slip, f64)> {
    let text: Vec<u8> = format!("{number:.places$}").into_bytes();
    let parse = |text: &[u8]| std::str::from_utf8(text).ok().and_then(|text| text.parse::<f64>().ok());
    let mut found = Vec::new();
    let digits: Vec<usize> =
        text.iter().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at).collect();
    for pair in digits.windows(2) {
        let &[one, two] = pair else { continue };
        if text.get(one) == text.get(two) {
            let rest: Vec<u8> =
                text.iter().enumerate().filter(|(at, _)| *at != one).map(|(_, b)| *b).collect();
            found.extend(parse(&rest).map(|number| (Slip::Doubled, number)));
        } else {
            let mut swapped = text.clone();
            swapped.swap(one, two);
            // Nobody writes a nought in front.
            if swapped.first() == Some(&b'0') && swapped.get(1).is_some_and(u8::is_ascii_digit) {
                continue;
            }
            found.extend(parse(&swapped).map(|number| (Slip::Swapped, number)));
        }
    }
    found.push((Slip::Point, number / 10.0));
    found.push((Slip::Point, number * 10.0));
    found.retain(|(_, other)| other.is_finite() && (other - number).abs() > 1e-9 * number.abs());
    found
}

/// In smaller counts any digit may be chance.
const SMALLEST: f64 = 20.0;

/// Decimals that a number is written with, at most four.
fn places(number: f64) -> usize {
    let text = format!("{number:.4}");
    text.trim_end_matches('0').split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

/// A figure put right in one of its numbers.
struct Fix {
    slip: Slip,
    /// Which number, and what was read.
    read: (&'static str, f64),
    right: f64,
    becomes: Becomes,
}

/// Finds the one slip that explains the figure.
pub(in crate::quality) fn check(point: &Point<'_, '_>) -> Option<Doubt> {
    let mut fixes = fixes(point);
    let fix = fixes.pop()?;
    // Where several would fit, none is told from the others.
    let alone =
        fixes.iter().all(|other| other.read.0 == fix.read.0 && (other.right - fix.right).abs() < 1e-9);
    let figure = point.figure;
    let (part, read) = fix.read;
    let shown = |number: f64| if part == "value" { point.series.show(number) } else { short(number, 2) };
    let message = format!(
        "{}: {}, and {}. Its {part} {} would fit {}: {}.",
        point.series.what(figure.period),
        point.series.show(point.value),
        point.neighbours(),
        shown(read),
        fix.slip.words(),
        shown(fix.right)
    );
    let hint = "Look it up in the sender's own record, and correct it if the digits slipped.";
    let doubt = Doubt::about((Severity::Warning, "digit_slip"), figure, message, hint);
    let words = format!("Use {part} {}", shown(fix.right));
    Some(if alone && fix.slip != Slip::Lost {
        doubt.or(Correction::one(words, figure, fix.becomes))
    } else {
        doubt
    })
}

fn fixes(point: &Point<'_, '_>) -> Vec<Fix> {
    let figure = point.figure;
    match (figure.numerator, figure.denominator) {
        (Some(n), Some(d)) if d > 0.0 && point.value > 0.0 => counted(point, n, d),
        (Some(_), Some(_)) => Vec::new(),
        _ => slips(point.value, places(point.value))
            .into_iter()
            .filter(|(_, right)| point.expected.is_near(*right))
            .map(|(slip, right)| Fix {
                slip,
                read: ("value", point.value),
                right,
                becomes: Becomes::Numbers {
                    numerator: figure.numerator,
                    denominator: figure.denominator,
                    value: Some(right),
                },
            })
            .collect(),
    }
}

/// Slips in one of two counts: the value and the count itself must fit then.
fn counted(point: &Point<'_, '_>, numerator: f64, denominator: f64) -> Vec<Fix> {
    // The value for a numerator and denominator of 1, whatever brings it to a year.
    let per_one = point.value / (numerator / denominator);
    let fits = |n: f64, d: f64| d > 0.0 && point.expected.is_near(n / d * per_one);
    let near = |count: fn(&Observation) -> Option<f64>, number: f64| {
        expectation::of_count(point.run, point.at, count).is_some_and(|expected| expected.is_near(number))
    };
    let becomes = |n: f64, d: f64| Becomes::Numbers { numerator: Some(n), denominator: Some(d), value: None };
    let counts = |read: f64| {
        let whole = |number: f64| number >= SMALLEST && number.fract() == 0.0;
        let slips = slips(read, 0).into_iter().filter(move |(_, right)| whole(read) && whole(*right));
        slips.map(move |(slip, right)| {
            (if slip == Slip::Point && right > read { Slip::Lost } else { slip }, right)
        })
    };
    let above = counts(numerator)
        .filter(|(_, n)| {
            *n <= denominator.max(numerator) && fits(*n, denominator) && near(|o| o.numerator, *n)
        })
        .map(|(slip, n)| Fix {
            slip,
            read: ("numerator", numerator),
            right: n,
            becomes: becomes(n, denominator),
        });
    let below = counts(denominator).filter(|(_, d)| fits(numerator, *d) && near(|o| o.denominator, *d)).map(
        |(slip, d)| Fix {
            slip,
            read: ("denominator", denominator),
            right: d,
            becomes: becomes(numerator, d),
        },
    );
    above.chain(below).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_hand_may_have_meant() {
        for (read, meant) in [
            (18.3, &[81.3, 13.8, 1.83, 183.0][..]),
            (155.0, &[15.0, 515.0, 15.5, 1550.0]),
            (7.0, &[0.7, 70.0]),
        ] {
            let mut found: Vec<f64> =
                slips(read, places(read)).into_iter().map(|(_, number)| number).collect();
            let mut meant = meant.to_vec();
            found.sort_by(f64::total_cmp);
            meant.sort_by(f64::total_cmp);
            assert_eq!(found.len(), meant.len(), "{read}: {found:?}");
            assert!(found.iter().zip(&meant).all(|(a, b)| (a - b).abs() < 1e-9), "{read}: {found:?}");
        }
    }
}
