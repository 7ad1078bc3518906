//! The statistics in sentences, with the figures in them: for the window, the papers and the alt text alike.
//!
//! Each sentence is one that a board member understands and an analyst accepts.

mod areas;
mod comparison;
mod groups;
mod indicator;
mod methods;
mod outlook;
mod reason;
mod section;
mod since_start;
mod trend;
mod variation;

use super::IndicatorScore;

pub use areas::{fifth, funnel, rank};
pub use comparison::{benchmark as beside_benchmark, last_year as beside_last_year};
pub use groups::{attributable, gap, shortfall, slope, worst_against};
pub use indicator::{against_standard, counts, figure};
pub use methods::{methods_of_chart, methods_of_trend};
pub use outlook::outlook;
pub use reason::{no_result, refusal};
pub use section::{assessed, counted, leaning, numbered, spoken, standing};
pub use since_start::since_start;
pub use trend::trend;
pub use variation::{
    assurance, assurance_name, cause, caution, chart_name, icon_name, proposal, short_cause, variation,
    why_chart,
};

/// What the statistics say of a scored figure: variation, assurance, trend, comparison.
#[must_use]
pub fn of_score(score: &IndicatorScore) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(movement) = &score.movement {
        sentences.push(variation(movement));
        sentences.extend(assurance(movement));
        sentences.push(trend(movement));
    }
    let (interval, unit) = (score.interval.as_ref(), score.unit);
    let benchmark = score.comparison.as_ref().ok();
    sentences.extend(benchmark.map(|benchmark| beside_benchmark(benchmark, interval, unit)));
    sentences.extend(score.since_last_year.as_ref().ok().map(|before| beside_last_year(before, unit)));
    sentences
}
