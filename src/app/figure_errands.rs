//! Charts that are saved or copied: drawn beside the window from what may leave.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use eframe::egui;

use super::{
    action::FileKind,
    dialogs::ChartsForm,
    errands::{published, start, told},
    state::State,
    work::Done,
};
use crate::{
    base::{Errand, Severity},
    domain::AreaCode,
    export::{self, ChartFile, ChartsWish, FigureLook, Leave, Pasted},
    report::charts::{Chart, ChartKind},
};

/// Areas that were chosen to draw beside ours in a trend.
fn compared(state: &State, chart: &Chart) -> Option<Vec<AreaCode>> {
    state.screens.indicator.compared.clone().filter(|_| chart.kind == ChartKind::Trend)
}

/// A name for the file of a chart.
pub(super) fn file_stem(state: &State, chart: &Chart) -> String {
    let card = state.scorecard();
    let score = chart.indicator.as_ref().and_then(|id| card.and_then(|card| card.indicator(id)));
    let of = score.map(|score| score.name.as_str()).or_else(|| card.map(|card| card.area.name.as_str()));
    export::safe_stem(&format!("{}, {}", of.unwrap_or_default(), chart.kind.name()))
}

/// Writes a chart.
pub(super) fn save_chart(
    state: &mut State,
    ctx: &egui::Context,
    chart: Chart,
    (format, size): FileKind,
    path: PathBuf,
) {
    let path = if path.extension().is_some() { path } else { path.with_extension(format.ending()) };
    let document = Arc::clone(state.document());
    let compared = compared(state, &chart);
    start(state, ctx, "Saving the chart", move |_| {
        let leave = Leave { look: FigureLook::of(size), compared: compared.as_deref(), path: &path };
        let written =
            published(&document).and_then(|published| told(export::export_figure(&published, &chart, leave)));
        Done::ChartWritten(path, written)
    });
}

/// Writes many charts into a folder.
pub(super) fn save_charts(state: &mut State, ctx: &egui::Context, form: ChartsForm, folder: PathBuf) {
    let document = Arc::clone(state.document());
    start(state, ctx, "Saving the charts", move |handle| {
        let (tell, cancelled) = (|share| handle.set_progress(share), || handle.is_cancelled());
        let wanted = |chart: &Chart| form.wants(chart);
        let wish = ChartsWish { wanted: &wanted, format: form.format, look: FigureLook::of(form.size) };
        let written = published(&document).and_then(|published| {
            told(export::export_charts(&published, wish, &folder, &Errand::new(&tell, &cancelled)))
        });
        let stopped = handle.is_cancelled() && written.is_err();
        if stopped { Done::Nothing } else { Done::ChartsWritten(folder, written) }
    });
}

/// Says where a chart was written, and which of its letters are boxes.
pub(super) fn chart_written(state: &mut State, path: &Path, boxes: Option<String>) {
    state.notify(Severity::Note, format!("Saved {}", path.display()));
    if let Some(boxes) = boxes {
        state.notify(Severity::Warning, boxes);
    }
}

/// Says how many charts were written, and where.
pub(super) fn charts_written(state: &mut State, folder: &Path, files: &[ChartFile]) {
    let count = files.len();
    let charts = if count == 1 { "1 chart".to_owned() } else { format!("{count} charts") };
    state.notify(Severity::Note, format!("Saved {charts} in {}", folder.display()));
    let with_boxes: Vec<&String> = files.iter().filter_map(|file| file.boxes.as_ref()).collect();
    if let Some(first) = with_boxes.first() {
        state.notify(Severity::Warning, format!("{} of them: {first}", with_boxes.len()));
    }
}

/// Writes the scorecard with its charts and figures as an Excel workbook.
pub(super) fn export_workbook(state: &mut State, ctx: &egui::Context, path: PathBuf) {
    let path = if path.extension().is_some() { path } else { path.with_extension("xlsx") };
    let document = Arc::clone(state.document());
    start(state, ctx, "Exporting the workbook", move |_| {
        let written =
            published(&document).and_then(|published| told(export::export_workbook(&published, &path)));
        Done::Written(path, written)
    });
}

/// Puts a chart on the clipboard.
pub(super) fn copy_chart(state: &mut State, ctx: &egui::Context, chart: Chart) {
    let document = Arc::clone(state.document());
    let compared = compared(state, &chart);
    start(state, ctx, "Copying the chart", move |_| {
        Done::Picture(
            published(&document).and_then(|published| {
                told(export::clipboard_picture(&published, &chart, compared.as_deref()))
            }),
        )
    });
}

/// Puts the figures of a chart on the clipboard.
pub(super) fn copy_table(state: &mut State, ctx: &egui::Context, chart: Chart) {
    let document = Arc::clone(state.document());
    let compared = compared(state, &chart);
    start(state, ctx, "Copying the figures", move |_| {
        Done::Table(
            published(&document)
                .and_then(|published| told(export::clipboard_table(&published, &chart, compared.as_deref()))),
        )
    });
}

/// Puts a table on the clipboard, as a table where the system takes one and as text elsewhere.
pub(super) fn put_on_clipboard(state: &mut State, ctx: &egui::Context, table: Pasted) {
    // Kept from then on: on some systems what is copied goes with whoever copied it.
    if state.file_dialogs && state.clipboard.0.is_none() {
        state.clipboard.0 = arboard::Clipboard::new().ok();
    }
    let html = state.clipboard.0.as_mut().map(|one| one.set().html(table.html, Some(table.text.clone())));
    if !matches!(html, Some(Ok(()))) {
        ctx.copy_text(table.text);
    }
    state.notify(Severity::Note, "The figures are on the clipboard: paste them into Excel or Word.");
}
