//! What adds up in time: periods that fill a longer one, and rolling periods that overlap.

use std::collections::BTreeMap;

use super::sums::Sum;
use crate::domain::Period;

/// Two rolling periods of one length: what the later has more than the earlier is what its end has more than the
/// beginning of the earlier.
pub(super) struct Rolled {
    pub earlier: usize,
    pub later: usize,
    pub beginning: usize,
    pub end: usize,
}

/// Periods of one length that overlap, where what the earlier begins with and what the later ends with are given.
pub(super) fn rolling_periods(series: &[usize], period: &dyn Fn(usize) -> Option<Period>) -> Vec<Rolled> {
    let mut all: Vec<(Period, usize)> = series.iter().filter_map(|i| Some((period(*i)?, *i))).collect();
    all.retain(|(period, _)| period.length_in_months() > 0);
    all.sort_by_key(|(period, _)| (period.length_in_months(), period.start()));
    let mut found = Vec::new();
    for of_one_length in all.chunk_by(|a, b| a.0.length_in_months() == b.0.length_in_months()) {
        for pair in of_one_length.windows(2) {
            let [(earlier, i), (later, j)] = pair else { continue };
            if !earlier.overlaps(*later) {
                continue;
            }
            let beginning =
                all.iter().find(|(one, _)| one.start() == earlier.start() && is_right_before(*one, *later));
            let end = all.iter().find(|(one, _)| one.end() == later.end() && is_right_before(*earlier, *one));
            if let (Some((_, beginning)), Some((_, end))) = (beginning, end) {
                found.push(Rolled { earlier: *i, later: *j, beginning: *beginning, end: *end });
            }
        }
    }
    found
}

fn is_right_before(one: Period, next: Period) -> bool {
    one.end().tomorrow().is_ok_and(|day| day == next.start())
}

/// Periods of one length that fill a longer one, and two of different lengths that do.
pub(super) fn sums_of_periods(series: &[usize], period: &dyn Fn(usize) -> Option<Period>) -> Vec<Sum> {
    let mut lengths: BTreeMap<u16, Vec<(Period, usize)>> = BTreeMap::new();
    for i in series {
        let Some(period) = period(*i) else { continue };
        lengths.entry(period.length_in_months()).or_default().push((period, *i));
    }
    lengths.remove(&0);
    if lengths.len() < 2 {
        return Vec::new();
    }
    let mut sums = Vec::new();
    for (long, wholes) in &lengths {
        for (span, whole) in wholes {
            for (short, all) in lengths.range(..*long) {
                let inside = |part: &Period| span.start() <= part.start() && part.end() <= span.end();
                let parts: Vec<usize> =
                    all.iter().filter(|(part, _)| inside(part)).map(|(_, i)| *i).collect();
                if long % short == 0 && parts.len() == usize::from(long / short) {
                    sums.push(Sum { whole: *whole, parts, has_rest: false });
                }
                let Some(other) = lengths.get(&(long - short)).filter(|_| long - short != *short) else {
                    continue;
                };
                let first = all.iter().find(|(part, _)| part.start() == span.start() && inside(part));
                let last = other.iter().find(|(part, _)| part.end() == span.end() && inside(part));
                if let (Some((_, first)), Some((_, last))) = (first, last) {
                    sums.push(Sum { whole: *whole, parts: vec![*first, *last], has_rest: false });
                }
            }
        }
    }
    sums
}
