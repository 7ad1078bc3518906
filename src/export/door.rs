//! The one door: everything that is written for others goes through here, so that disclosure
//! control cannot be forgotten.

use std::path::Path;

use super::{
    Disclosure, ExportError, PictureSize, Policy, Table, TrendView, csv, data_table, picture, quality_table,
    scorecard_table, summary_table, trend_figure, write_file, xlsx,
};
use crate::{
    base,
    document::{Document, Noticed},
    domain::{AreaCode, IndicatorId, Observation},
    figure::Figure,
    render::{Picture, RenderError, Style, rgba},
    scoring::Scorecard,
};

/// Dots per inch of a picture on the clipboard; pasted, it has its size.
const CLIPBOARD_DPI: u16 = 300;

/// Writes the scorecard table as the ending of `path` says: `.csv`, or `.xlsx` with a summary.
///
/// # Errors
/// The ending is another, or the file cannot be written.
pub fn export_scorecard(
    document: &Document,
    scorecard: &Scorecard,
    policy: Policy,
    path: &Path,
) -> Result<(), ExportError> {
    let catalogue = document.catalogue();
    let disclosure = Disclosure::of(policy, &document.dataset, &document.footprints, &catalogue);
    let table = scorecard_table(scorecard, &disclosure);
    let summary = summary_table(scorecard, &disclosure);
    let title = format!("Scorecard of {}, up to {}", scorecard.area.label(), scorecard.to);
    write_tables(&title, &[&table, &summary], path)
}

/// Writes the figures that `wanted` keeps as the ending of `path` says: `.csv` or `.xlsx`.
///
/// # Errors
/// The ending is another, or the file cannot be written.
pub fn export_data(
    document: &Document,
    policy: Policy,
    wanted: impl Fn(&Observation) -> bool,
    path: &Path,
) -> Result<(), ExportError> {
    let catalogue = document.catalogue();
    let disclosure = Disclosure::of(policy, &document.dataset, &document.footprints, &catalogue);
    let table = data_table(document, &catalogue, &disclosure, wanted);
    write_tables("Figures", &[&table], path)
}

/// Writes the list of what is doubtful about the figures as the ending of `path` says: `.csv` or `.xlsx`.
///
/// # Errors
/// The ending is another, or the file cannot be written.
pub fn export_quality(
    document: &Document,
    noticed: &[Noticed],
    policy: Policy,
    path: &Path,
) -> Result<(), ExportError> {
    let catalogue = document.catalogue();
    let disclosure = Disclosure::of(policy, &document.dataset, &document.footprints, &catalogue);
    write_tables("Data quality", &[&quality_table(document, noticed, &disclosure)], path)
}

fn write_tables(title: &str, tables: &[&Table], path: &Path) -> Result<(), ExportError> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let bytes = match (ending.as_deref(), tables) {
        (Some("csv"), [first, ..]) => csv(first),
        (Some("xlsx"), _) => xlsx(title, tables, base::now())?,
        _ => {
            return Err(ExportError::Ending {
                file: super::error::file_name(path),
                endings: ".csv or .xlsx",
            });
        }
    };
    write_file(path, &bytes)
}

/// The trend chart of `indicator` as it may leave.
fn leaving(
    document: &Document,
    scorecard: &Scorecard,
    indicator: &IndicatorId,
    policy: Policy,
    compared: Option<&[AreaCode]>,
) -> Result<Figure, ExportError> {
    let catalogue = document.catalogue();
    let disclosure = Disclosure::of(policy, &document.dataset, &document.footprints, &catalogue);
    let usual = document.comparators_in_use();
    let view = TrendView {
        dataset: &document.dataset,
        catalogue: &catalogue,
        scorecard,
        methods: &document.settings.methods,
        disclosure: Some(&disclosure),
        compared: compared.or(usual.as_deref()),
    };
    trend_figure(&view, indicator).ok_or_else(|| ExportError::NoFigures(indicator.to_string()))
}

/// Writes the trend chart of `indicator` as the ending of `path` says: `.png` at 300 dpi, or `.svg`.
///
/// # Errors
/// The scorecard has no such indicator, the ending is another, or the file cannot be written.
pub fn export_figure(
    document: &Document,
    scorecard: &Scorecard,
    indicator: &IndicatorId,
    leave: Leave<'_>,
) -> Result<(), ExportError> {
    let figure = leaving(document, scorecard, indicator, leave.policy, leave.compared)?;
    write_file(leave.path, &picture(&figure, leave.size, leave.path)?)
}

/// How a chart leaves.
#[derive(Clone, Copy, Debug)]
pub struct Leave<'a> {
    /// What is hidden.
    pub policy: Policy,
    /// How wide it is.
    pub size: PictureSize,
    /// Areas to draw beside ours; `None` for the usual ones.
    pub compared: Option<&'a [AreaCode]>,
    /// Where to.
    pub path: &'a Path,
}

/// The trend chart of `indicator` beside `compared`, or the usual areas, as dots for the clipboard.
///
/// # Errors
/// The scorecard has no such indicator, or the picture cannot be made.
pub fn clipboard_picture(
    document: &Document,
    scorecard: &Scorecard,
    indicator: &IndicatorId,
    policy: Policy,
    compared: Option<&[AreaCode]>,
) -> Result<Picture, ExportError> {
    let figure = leaving(document, scorecard, indicator, policy, compared)?;
    let dots: Result<Picture, RenderError> =
        rgba(&figure, PictureSize::Full.size(), CLIPBOARD_DPI, &Style::print());
    Ok(dots?)
}
