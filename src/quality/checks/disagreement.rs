//! `figures_disagree`: two returns that are no editions of each other give two values.

use crate::{
    base::{Finding, Severity},
    domain::{Earlier, Observation},
    quality::{Becomes, Correction, Doubt, series::Series},
};

/// What to tell of a rival: both values and both cells.
pub(in crate::quality) fn finding(series: &Series<'_>, figure: &Observation, rival: &Earlier) -> Finding {
    let shown = |value: Option<f64>| value.map_or_else(|| "no value".to_owned(), |value| series.show(value));
    let message = format!(
        "{}: {} in {}, and {} in {}.",
        series.what(figure.period),
        shown(figure.value),
        figure.provenance.place(),
        shown(rival.value),
        rival.provenance.place(),
    );
    let hint = "Find out which is right and settle it. Until then the one that was there first stands.";
    Finding::new(Severity::Warning, "figures_disagree", rival.provenance.place(), message).with_hint(hint)
}

/// Every disagreement about a figure, with each side to choose.
pub(in crate::quality) fn check(series: &Series<'_>, figure: &Observation) -> Vec<Doubt> {
    let shown = |value: Option<f64>| value.map_or_else(|| "none".to_owned(), |value| series.show(value));
    let told = figure.rivals.iter().enumerate().map(|(number, rival)| {
        let choice = |value: Option<f64>, file: &str, chosen: Option<usize>| {
            Correction::one(format!("Use {} ({file})", shown(value)), figure, Becomes::Settled(chosen))
        };
        Doubt::new(finding(series, figure, rival), vec![figure.key()])
            .or(choice(figure.value, &figure.provenance.file, None))
            .or(choice(rival.value, &rival.provenance.file, Some(number)))
    });
    told.collect()
}
