//! The one door: everything that is written for others is made from a published document, so that
//! disclosure control cannot be forgotten.

use std::path::Path;

use super::{
    ExportError, PictureSize, Table, csv, data_table, picture, quality_table, scorecard_table, summary_table,
    write_file, xlsx,
};
use crate::{
    base,
    disclosure::Published,
    domain::{AreaCode, IndicatorId, Observation},
    figure::Figure,
    render::{Picture, RenderError, Style, rgba},
    report::charts::{TrendView, trend_figure},
    scoring::Scorecard,
};

/// Dots per inch of a picture on the clipboard; pasted, it has its size.
const CLIPBOARD_DPI: u16 = 300;

/// Writes the scorecard table as the ending of `path` says: `.csv`, or `.xlsx` with a summary.
///
/// # Errors
/// The ending is another, or the file cannot be written.
pub fn export_scorecard(published: &Published, path: &Path) -> Result<(), ExportError> {
    let scorecard = scorecard_of(published)?;
    let table = scorecard_table(scorecard, published.policy());
    let summary = summary_table(scorecard, published.policy());
    let title = format!("Scorecard of {}, up to {}", scorecard.area.label(), scorecard.to);
    write_tables(&title, &[&table, &summary], path)
}

fn scorecard_of(published: &Published) -> Result<&Scorecard, ExportError> {
    published.scorecard().ok_or(ExportError::NoScorecard)
}

/// Writes the figures that `wanted` keeps as the ending of `path` says: `.csv` or `.xlsx`.
///
/// # Errors
/// The ending is another, or the file cannot be written.
pub fn export_data(
    published: &Published,
    wanted: impl Fn(&Observation) -> bool,
    path: &Path,
) -> Result<(), ExportError> {
    write_tables("Figures", &[&data_table(published, wanted)], path)
}

/// Writes the list of what is doubtful about the figures as the ending of `path` says: `.csv` or `.xlsx`.
///
/// # Errors
/// The ending is another, or the file cannot be written.
pub fn export_quality(published: &Published, path: &Path) -> Result<(), ExportError> {
    write_tables("Data quality", &[&quality_table(published)], path)
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
    published: &Published,
    indicator: &IndicatorId,
    compared: Option<&[AreaCode]>,
) -> Result<Figure, ExportError> {
    let document = published.document();
    let catalogue = document.catalogue();
    let usual = document.comparators_in_use();
    let view = TrendView {
        dataset: &document.dataset,
        catalogue: &catalogue,
        scorecard: scorecard_of(published)?,
        methods: &document.settings.methods,
        compared: compared.or(usual.as_deref()),
    };
    let figure = trend_figure(&view, indicator);
    let figure = figure.ok_or_else(|| ExportError::NoFigures(indicator.to_string()))?;
    Ok(stamped(figure, published))
}

/// The figure with what it must say of who may read it.
fn stamped(mut figure: Figure, published: &Published) -> Figure {
    if let Some(restriction) = published.policy().restriction() {
        let source = &mut figure.source;
        *source = if source.is_empty() { restriction.to_owned() } else { format!("{source} {restriction}") };
    }
    figure
}

/// Writes the trend chart of `indicator` as the ending of `path` says: `.png` at 300 dpi, `.svg` or `.pdf`.
///
/// # Errors
/// The scorecard has no such indicator, the ending is another, or the file cannot be written.
pub fn export_figure(
    published: &Published,
    indicator: &IndicatorId,
    leave: Leave<'_>,
) -> Result<(), ExportError> {
    let figure = leaving(published, indicator, leave.compared)?;
    write_file(leave.path, &picture(&figure, leave.size, leave.path)?)
}

/// How a chart leaves.
#[derive(Clone, Copy, Debug)]
pub struct Leave<'a> {
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
    published: &Published,
    indicator: &IndicatorId,
    compared: Option<&[AreaCode]>,
) -> Result<Picture, ExportError> {
    let figure = leaving(published, indicator, compared)?;
    let dots: Result<Picture, RenderError> =
        rgba(&figure, PictureSize::Full.size(), CLIPBOARD_DPI, &Style::print());
    Ok(dots?)
}
