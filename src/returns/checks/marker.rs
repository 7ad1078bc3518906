//! `unknown_marker` and `formula_without_result`: a cell of figures that holds no readable figure.

use crate::base::{Finding, Place, Severity};

/// Refuses a cell whose text is neither a number nor a known mark.
pub(in crate::returns) fn unreadable(text: &str, place: Place) -> Finding {
    if text.starts_with("formula without") {
        return Finding::new(
            Severity::Error,
            "formula_without_result",
            place,
            "The cell holds a formula whose result was never stored, so its value is not known.",
        )
        .with_hint("Open the file in Excel, save it, and import it again.");
    }
    let short: String = text.chars().take(60).collect();
    Finding::new(
        Severity::Error,
        "unknown_marker",
        place,
        format!("“{short}” is neither a number nor a mark that Spruce knows."),
    )
    .with_hint(
        "Replace it with a number, or with * for suppressed or N/A for not available, and import again.",
    )
}
