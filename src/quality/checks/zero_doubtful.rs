//! `zero_doubtful`: nought where the figures around it are far from it, as where nothing was sent.

use crate::{
    base::Severity,
    quality::{Doubt, point::Point, series::leave_out},
};

/// Questions a value of nought.
pub(in crate::quality) fn check(point: &Point<'_, '_>) -> Option<Doubt> {
    if point.value.abs() > f64::EPSILON || point.expected.range.0 <= 0.0 {
        return None;
    }
    let message = format!(
        "{}: {}, and {}. Nought may stand for nothing sent.",
        point.series.what(point.figure.period),
        point.series.show(point.value),
        point.neighbours()
    );
    let hint = "Ask the sender. If nothing was sent, leave the figure out.";
    let doubt = Doubt::about((Severity::Warning, "zero_doubtful"), point.figure, message, hint);
    Some(doubt.or(leave_out(point.figure)))
}
