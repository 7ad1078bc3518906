//! The recent trend in words.

use super::{methods_of_trend, no_result};
use crate::{
    analysis::Trend,
    base::number_format::number,
    scoring::Movement,
    statistics::{Good, trend::Direction},
};

/// Which way the figures of the last five years go, or why that cannot be said.
#[must_use]
pub fn trend(movement: &Movement) -> String {
    match (&movement.trend, &movement.pooled_trend) {
        (Ok(trend), _) => sentence(trend, movement.good),
        (Err(_), Some(Ok(pooled))) => {
            format!(
                "Of whole years made of the counts of shorter periods: {}",
                sentence(pooled, movement.good)
            )
        }
        (Err(why), Some(Err(pooled))) => format!(
            "The recent trend cannot be said: {}; of years made of the counts neither: {}.",
            no_result(*why),
            no_result(*pooled)
        ),
        (Err(why), None) => format!("The recent trend cannot be said: {}.", no_result(*why)),
    }
}

fn sentence(trend: &Trend, good: Good) -> String {
    let (first, last) = trend.years;
    let method = methods_of_trend(trend);
    let chi_square = number(trend.recent.chi_square, 1);
    let way = match trend.recent.direction {
        Direction::Increasing => "Rising",
        Direction::Decreasing => "Falling",
        Direction::NoChange if trend.recent.steady => {
            return format!(
                "No significant trend over the five years from {first} to {last} (chi-squared {chi_square}, needs more than 9.5; {method})."
            );
        }
        Direction::NoChange => {
            return format!(
                "No significant trend over the five years from {first} to {last}: leaving one year out turns its direction (chi-squared {chi_square}; {method})."
            );
        }
    };
    let judged = match trend.recent.direction.is_better(good) {
        Some(true) => ", which is better",
        Some(false) => ", which is worse",
        None => "",
    };
    format!(
        "{way} over the five years from {first} to {last}{judged} (chi-squared {chi_square}, more than 9.5; {method})."
    )
}
