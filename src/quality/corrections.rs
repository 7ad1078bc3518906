//! What would put right what was noticed as a return was read, and what to say where two disagree.

use super::{
    Correction,
    checks::{self, stated},
    series::{Scope, Series, leave_out},
};
use crate::{
    base::Finding,
    domain::{Earlier, Observation},
};

/// The corrections that are safe for a finding of this code about `figure`.
#[must_use]
pub fn corrections(scope: Scope<'_>, figure: &Observation, code: &str) -> Vec<Correction> {
    let Some(series) = Series::of(scope, std::slice::from_ref(figure)) else { return Vec::new() };
    match code {
        "value_disagrees" => stated::correction(&series, figure).into_iter().collect(),
        "implausible" if figure.value.is_some() => vec![leave_out(figure)],
        _ => Vec::new(),
    }
}

/// What to tell of another return's figure that contradicts this one.
#[must_use]
pub fn disagreement(scope: Scope<'_>, figure: &Observation, rival: &Earlier) -> Option<Finding> {
    let series = Series::of(scope, std::slice::from_ref(figure))?;
    Some(checks::disagreement::finding(&series, figure, rival))
}
