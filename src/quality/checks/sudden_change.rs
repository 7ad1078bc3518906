//! `sudden_change`: a figure far from its own history, with nothing that explains it.

use crate::{
    base::Severity,
    quality::{Doubt, point::Point},
};

/// Questions the figure.
pub(in crate::quality) fn check(point: &Point<'_, '_>) -> Option<Doubt> {
    // What is beyond belief was told as the return was read.
    if point.figure.findings.iter().any(|code| code == "implausible") {
        return None;
    }
    let message = format!(
        "{}: {}, and {}.",
        point.series.what(point.figure.period),
        point.series.show(point.value),
        point.neighbours()
    );
    let hint = "Ask the sender whether the figure is right. It is used as it stands.";
    Some(Doubt::about((Severity::Warning, "sudden_change"), point.figure, message, hint))
}
