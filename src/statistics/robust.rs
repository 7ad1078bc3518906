//! The middle and the spread of a few numbers, of which one or two may be wrong.

/// The median; `None` of nothing.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted: Vec<f64> = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let upper = sorted.get(sorted.len() / 2).copied()?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = sorted.get(sorted.len() / 2 - 1).copied()?;
    Some(f64::midpoint(lower, upper))
}

/// The spread of `values` about their median; `None` of nothing.
///
/// 1.4826 times the median absolute deviation, which for normal numbers is their standard deviation
/// (Rousseeuw and Croux, *Journal of the American Statistical Association* 88 (1993), 1273–1283).
#[must_use]
pub fn robust_spread(values: &[f64]) -> Option<f64> {
    let middle = median(values)?;
    let away: Vec<f64> = values.iter().map(|value| (value - middle).abs()).collect();
    Some(1.4826 * median(&away)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_number_moves_neither_much() {
        for (values, middle, spread) in [
            (&[][..], None, None),
            (&[3.0], Some(3.0), Some(0.0)),
            (&[4.0, 1.0], Some(2.5), Some(1.4826 * 1.5)),
            (&[1.0, 2.0, 3.0, 4.0, 500.0], Some(3.0), Some(1.4826)),
        ] {
            assert_eq!(median(values), middle);
            assert_eq!(robust_spread(values), spread);
        }
    }
}
