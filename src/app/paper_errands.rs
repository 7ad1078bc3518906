//! Work for the paper and for the comparison with another scorecard.

use std::{path::PathBuf, sync::Arc};

use eframe::egui;

use super::{
    errands::start,
    page::Page,
    paper::{self, LaidOut},
    state::{Earlier, State},
    work::{Done, Version},
};
use crate::{
    base::Errand,
    disclosure::Published,
    document,
    export::{PaperFormat, export_invitations, export_template, export_workshop},
    report::{self, Compared, Shipped},
};

/// The name of the job that lays the paper out.
pub(super) const LAYING_OUT: &str = "Laying the paper out";
/// The name of the job that compares two scorecards.
pub(super) const COMPARING: &str = "Comparing scorecards";

/// Reads an earlier scorecard, to compare with.
pub(super) fn load_earlier(state: &mut State, ctx: &egui::Context, path: PathBuf) {
    let serial = state.serial;
    start(state, ctx, "Opening the earlier scorecard", move |_| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let loaded = document::load(&path).map_err(|error| error.to_string());
        let earlier = loaded.map(|(document, _)| Earlier { name, document: Arc::new(document) });
        Done::Earlier(serial, earlier)
    });
}

/// Writes the paper for the meeting, or one that ships.
pub(super) fn write(
    state: &mut State,
    ctx: &egui::Context,
    (shipped, format): (Option<Shipped>, PaperFormat),
    path: PathBuf,
) {
    let path = if path.extension().is_some() { path } else { path.with_extension(format.ending()) };
    let document = Arc::clone(state.document());
    let earlier = state.earlier.as_ref().map(|earlier| Arc::clone(&earlier.document));
    start(state, ctx, "Writing the paper", move |handle| {
        let (tell, cancelled) = (|share| handle.set_progress(share), || handle.is_cancelled());
        let errand = Errand::new(&tell, &cancelled);
        let written = paper::write(&document, earlier.as_deref(), (shipped, &path), &errand);
        if handle.is_cancelled() && written.is_err() { Done::Nothing } else { Done::Written(path, written) }
    });
}

/// Writes a template that ships, to start one's own from.
pub(super) fn write_template(state: &mut State, ctx: &egui::Context, shipped: Shipped, path: PathBuf) {
    let path = if path.extension().is_some() { path } else { path.with_extension("ron") };
    start(state, ctx, "Saving the template", move |_| {
        let written = export_template(shipped, &path).map_err(|error| error.to_string());
        Done::Written(path, written)
    });
}

/// Writes what a workshop said as an Excel workbook.
pub(super) fn write_workshop(state: &mut State, ctx: &egui::Context, path: PathBuf) {
    let path = if path.extension().is_some() { path } else { path.with_extension("xlsx") };
    let document = Arc::clone(state.document());
    start(state, ctx, "Writing the summary of the workshop", move |_| {
        let published = Published::of(&document, document.settings.disclosure);
        let written = published
            .map_err(|error| error.to_string())
            .and_then(|published| export_workshop(&published, &path).map_err(|error| error.to_string()));
        Done::Written(path, written)
    });
}

/// Writes who is invited to the workshop.
pub(super) fn write_invitations(state: &mut State, ctx: &egui::Context, with_names: bool, path: PathBuf) {
    let path = if path.extension().is_some() { path } else { path.with_extension("xlsx") };
    let document = Arc::clone(state.document());
    start(state, ctx, "Writing the invitation list", move |_| {
        let written = export_invitations(&document, with_names, &path).map_err(|error| error.to_string());
        Done::Written(path, written)
    });
}

/// Takes an earlier scorecard in, where the document it was opened for is still there.
pub(super) fn take_earlier(state: &mut State, serial: u64, earlier: Earlier) {
    if serial == state.serial {
        state.set_earlier(Some(earlier));
    }
}

/// Takes a comparison in, where its earlier scorecard is still there.
pub(super) fn take_changes(state: &mut State, made: (Version, u64), compared: Result<Arc<Compared>, String>) {
    if made.1 == state.earlier_serial {
        state.changes = Some((made, compared));
    }
}

/// Keeps the paper and the comparison as the document is, while their pages are shown.
pub(super) fn keep(state: &mut State, ctx: &egui::Context) {
    let version = state.version();
    let is_scored = state.scored.as_ref().is_some_and(|(scored, _)| *scored == version);
    let is_under_way = |name| state.jobs.iter().any(|job| job.name() == name);
    let earlier = state.earlier.as_ref().map(|earlier| Arc::clone(&earlier.document));
    match &state.page {
        Page::BoardPaper if is_scored && !is_under_way(LAYING_OUT) => {
            let of = (version, state.earlier_serial);
            if state.paper.as_ref().is_none_or(|(made, _)| *made != of) {
                let document = Arc::clone(state.document());
                start(state, ctx, LAYING_OUT, move |_| {
                    let laid_out = LaidOut::of(&document, earlier.as_deref()).map(Arc::new);
                    Done::LaidOut(of, laid_out)
                });
            }
        }
        Page::Changes if is_scored && !is_under_way(COMPARING) => {
            let of = (version, state.earlier_serial);
            let (Some(earlier), Some(card)) = (earlier, state.scorecard().cloned()) else { return };
            if state.changes.as_ref().is_none_or(|(made, _)| *made != of) {
                let document = Arc::clone(state.document());
                start(state, ctx, COMPARING, move |_| {
                    let compared = report::of_area(&earlier, &card.area.code)
                        .map(|(then, before)| Arc::new(Compared::of((&then, &before), (&document, &card))))
                        .map_err(|error| error.to_string());
                    Done::Changes(of, compared)
                });
            }
        }
        _ => {}
    }
}
