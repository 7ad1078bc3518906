//! `estimated`: the sender calls a figure provisional, estimated or unreliable.

use crate::{
    base::{Severity, words},
    domain::Observation,
    quality::{Doubt, series::Series},
};

/// Words of a note that say so.
const WORDS: &[&str] = &["draft", "estimate", "estimated", "provisional", "unvalidated"];

/// Passes on what the sender says of a figure.
pub(in crate::quality) fn check(series: &Series<'_>, figure: &Observation) -> Option<Doubt> {
    figure.value?;
    let noted = || words(&figure.note).iter().any(|word| WORDS.contains(&word.as_str()));
    if !figure.unreliable && (figure.note.is_empty() || !noted()) {
        return None;
    }
    let message =
        format!("{}: the sender calls the figure provisional or unreliable.", series.what(figure.period));
    let hint = "Replace it when the final figure comes.";
    Some(Doubt::about((Severity::Note, "estimated"), figure, message, hint))
}
