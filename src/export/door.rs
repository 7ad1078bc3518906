//! The one door: everything that is written for others is made from a published document, so that
//! disclosure control cannot be forgotten.

use std::path::Path;

use jiff::civil::Date;

use super::{
    ExportError, FigureFormat, FigureLook, Pasted, PictureSize, Table, actions_table, calendar::calendar,
    csv, data_table, figure_file::figure_bytes, figure_table, history_table, invitations, quality_table,
    scorecard_table, scorecard_workbook::scorecard_workbook, summary_table, workshop_tables, write_file,
    xlsx,
};
use crate::{
    disclosure::Published,
    document::Document,
    domain::{AreaCode, Observation},
    figure::Figure,
    render::{Picture, RenderError, Style, rgba},
    report::{
        Shipped,
        charts::{Chart, Charts},
    },
    scoring::Scorecard,
};

/// Writes a template that ships, to start one of one's own from.
///
/// # Errors
/// The ending is not `.ron`, or the file cannot be written.
pub fn export_template(shipped: Shipped, path: &Path) -> Result<(), ExportError> {
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron")) {
        return Err(ExportError::Ending { file: super::error::file_name(path), endings: ".ron" });
    }
    write_file(path, shipped.text().as_bytes())
}

/// Writes the scorecard table as the ending of `path` says: `.csv`, or `.xlsx` with a summary.
///
/// # Errors
/// The ending is another, or the file cannot be written.
pub fn export_scorecard(published: &Published, path: &Path) -> Result<(), ExportError> {
    let scorecard = scorecard_of(published)?;
    let table = scorecard_table(scorecard, published.policy());
    let summary = summary_table(scorecard, published.policy());
    let title = format!("Scorecard of {}, up to {}", scorecard.area.label(), scorecard.to);
    write_tables(day(published), &title, &[&table, &summary], path)
}

/// Writes the whole scorecard as an Excel workbook: scorecard, charts, every figure, and the method.
///
/// # Errors
/// There is no scorecard, the ending is not `.xlsx`, or the file cannot be written.
pub fn export_workbook(published: &Published, path: &Path) -> Result<(), ExportError> {
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        return Err(ExportError::Ending { file: super::error::file_name(path), endings: ".xlsx" });
    }
    write_file(path, &scorecard_workbook(published)?)
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
    write_tables(day(published), "Figures", &[&data_table(published, wanted)], path)
}

/// Writes the list of what is doubtful about the figures as the ending of `path` says: `.csv` or `.xlsx`.
///
/// # Errors
/// The ending is another, or the file cannot be written.
pub fn export_quality(published: &Published, path: &Path) -> Result<(), ExportError> {
    write_tables(day(published), "Data quality", &[&quality_table(published)], path)
}

/// Writes who changed what and when as the ending of `path` says: `.csv` or `.xlsx`.
///
/// # Errors
/// The ending is another, or the file cannot be written.
pub fn export_history(published: &Published, path: &Path) -> Result<(), ExportError> {
    write_tables(day(published), "History", &[&history_table(published)], path)
}

/// Writes what a workshop said, with the actions, as an Excel workbook.
///
/// # Errors
/// There is no scorecard, the ending is another, or the file cannot be written.
pub fn export_workshop(published: &Published, path: &Path) -> Result<(), ExportError> {
    let card = published.scorecard_even_unmeasured().ok_or(ExportError::NoScorecard)?;
    let document = published.document();
    let tables = [
        workshop_tables::sections(card, published),
        workshop_tables::questions(document),
        actions_table(published),
        workshop_tables::parked(document),
    ];
    write_tables(day(published), "Workshop", &tables.each_ref(), path)
}

/// Writes who is invited to the workshop as the ending of `path` says: `.csv` or `.xlsx`.
///
/// # Errors
/// The ending is another, or the file cannot be written.
pub fn export_invitations(document: &Document, with_names: bool, path: &Path) -> Result<(), ExportError> {
    let day = document.workshops.now.facts.date.unwrap_or_default();
    write_tables(day, "Invitations", &[&invitations(document, with_names)], path)
}

/// Writes the register of actions as the ending of `path` says: `.csv`, `.xlsx`, or their due days as `.ics`.
///
/// # Errors
/// There are none (for a calendar, none with a date), the ending is another, or the file cannot be written.
pub fn export_actions(published: &Published, path: &Path) -> Result<(), ExportError> {
    if published.document().workshops.actions.is_empty() {
        return Err(ExportError::NoActions);
    }
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ics")) {
        let bytes = calendar(published.document(), day(published)).ok_or(ExportError::NoDueDates)?;
        return write_file(path, &bytes);
    }
    write_tables(day(published), "Actions", &[&actions_table(published)], path).map_err(|error| match error {
        ExportError::Ending { file, .. } => ExportError::Ending { file, endings: ".csv, .xlsx or .ics" },
        other => other,
    })
}

fn write_tables(day: Date, title: &str, tables: &[&Table], path: &Path) -> Result<(), ExportError> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let bytes = match (ending.as_deref(), tables) {
        (Some("csv"), [first, ..]) => csv(first),
        (Some("xlsx"), _) => xlsx(title, tables, day)?,
        _ => {
            return Err(ExportError::Ending {
                file: super::error::file_name(path),
                endings: ".csv or .xlsx",
            });
        }
    };
    write_file(path, &bytes)
}

/// The day that files carry: the meeting's, else the last of what is scored; never the day of writing, so
/// that the same scorecard gives the same bytes.
pub(super) fn day(published: &Published) -> Date {
    let last = || published.document().dataset.observations().map(|figure| figure.period.end()).max();
    let of_card = || published.scorecard().map(|card| card.to.end());
    published.document().papers.meeting.date.or_else(of_card).or_else(last).unwrap_or_default()
}

/// `chart` as it may leave, its trend beside `compared` or the usual areas.
fn leaving(
    published: &Published,
    chart: &Chart,
    compared: Option<&[AreaCode]>,
) -> Result<Figure, ExportError> {
    let card = scorecard_of(published)?;
    if let Some(id) = &chart.indicator
        && card.indicator(id).is_none()
    {
        return Err(ExportError::NoFigures(id.to_string()));
    }
    let figure = Charts::new(published.document(), card).beside(compared).draw(chart);
    let figure = figure.filter(|figure| !figure.table.rows.is_empty());
    figure.map(|figure| stamped(figure, published)).ok_or_else(|| ExportError::NoChart(chart.to_string()))
}

/// The figure with what it must say of who may read it.
pub(super) fn stamped(mut figure: Figure, published: &Published) -> Figure {
    if let Some(restriction) = published.policy().restriction() {
        let source = &mut figure.source;
        // First, for a long source is cut at its end.
        *source = if source.is_empty() { restriction.to_owned() } else { format!("{restriction} {source}") };
    }
    figure
}

/// Writes `chart` as the ending of `path` says: a drawing, dots, its figures, or a chart of Excel's own. Gives what
/// to say of letters that it shows as boxes.
///
/// # Errors
/// There is nothing to draw it from, the ending is another, or the file cannot be written.
pub fn export_figure(
    published: &Published,
    chart: &Chart,
    leave: Leave<'_>,
) -> Result<Option<String>, ExportError> {
    let format = FigureFormat::of(leave.path)?;
    let figure = leaving(published, chart, leave.compared)?;
    write_file(leave.path, &figure_bytes(&figure, format, leave.look, day(published))?)?;
    Ok(format.boxes_in(&figure))
}

/// How a chart leaves.
#[derive(Clone, Copy, Debug)]
pub struct Leave<'a> {
    /// How large and fine it is.
    pub look: FigureLook,
    /// Areas to draw beside ours; `None` for the usual ones.
    pub compared: Option<&'a [AreaCode]>,
    /// Where to.
    pub path: &'a Path,
}

/// `chart`, its trend beside `compared` or the usual areas, as dots for the clipboard.
///
/// # Errors
/// There is nothing to draw it from, or the picture cannot be made.
pub fn clipboard_picture(
    published: &Published,
    chart: &Chart,
    compared: Option<&[AreaCode]>,
) -> Result<Picture, ExportError> {
    let figure = leaving(published, chart, compared)?;
    let look = FigureLook::of(PictureSize::Full);
    let dots: Result<Picture, RenderError> =
        rgba(&figure, look.size.of(&figure), look.dots(), &Style::print());
    Ok(dots?)
}

/// The figures of `chart` as a table for the clipboard.
///
/// # Errors
/// There is nothing to draw it from.
pub fn clipboard_table(
    published: &Published,
    chart: &Chart,
    compared: Option<&[AreaCode]>,
) -> Result<Pasted, ExportError> {
    Ok(Pasted::of(&figure_table(&leaving(published, chart, compared)?)))
}
