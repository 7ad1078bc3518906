//! `series_break`: a figure from which on a series means something else than before.

use crate::{
    base::Severity,
    domain::Observation,
    quality::{Doubt, series::Series},
    returns::breaks_of,
};

/// Tells the first figure of a run after each known break, where there are figures before it.
pub(in crate::quality) fn check(series: &Series<'_>, run: &[&Observation]) -> Vec<Doubt> {
    let breaks = breaks_of(series.id);
    let told = breaks.iter().filter_map(|known| {
        let after = run.iter().find(|figure| figure.period.start() >= known.from)?;
        run.first().filter(|first| first.period.start() < known.from)?;
        let message = format!(
            "{}: the series breaks here. {} Do not compare across it.",
            series.what(after.period),
            known.what
        );
        let hint = format!("Source: {}.", known.source.trim_end_matches('.'));
        Some(Doubt::about((Severity::Note, "series_break"), after, message, &hint))
    });
    told.collect()
}
