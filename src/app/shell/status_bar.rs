//! The foot of the window: work under way, or what the scorecard stands on.

use eframe::egui;

use super::super::{action::Action, errands, page::Page, paper_errands, state::State, theme::Theme};

/// Progress with a button to cancel, or a line about the scorecard.
pub(super) fn ui(ui: &mut egui::Ui, state: &State, theme: &Theme, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        if let Some(job) = state.jobs.iter().find(|job| !is_quiet(state, job.name())) {
            ui.spinner();
            ui.label(theme.small(format!("{}…", job.name())));
            let share = job.handle().progress();
            if share > 0.0 {
                ui.add(egui::ProgressBar::new(share).desired_width(160.0).desired_height(8.0));
            }
            if ui.small_button("Cancel").clicked() {
                actions.push(Action::CancelWork);
            }
            return;
        }
        if !state.is_open {
            ui.label(theme.small("Files are read, never changed. Nothing leaves this computer."));
            return;
        }
        let document = state.document();
        let figures = crate::base::number_format::number(document.dataset.len() as f64, 0);
        let files = document.returns.len();
        let s = if files == 1 { "" } else { "s" };
        ui.label(theme.small(format!("{figures} figures from {files} return{s}")));
        ui.add_space(16.0);
        let edition = match document.settings.edition.as_str() {
            "" => "Standards: in force at the end of each period".to_owned(),
            edition => format!("Standards: {edition} edition"),
        };
        ui.label(theme.small(edition));
        ui.add_space(16.0);
        ui.label(theme.small(format!("{} in exports", document.settings.disclosure.in_short())));
    });
}

/// Whether work is not told here: it takes no time, or the page itself tells of it.
fn is_quiet(state: &State, name: &str) -> bool {
    let on_page = state.page == Page::Import && name == errands::READING;
    let quiet = [errands::SCORING, errands::CHOOSING, errands::PREPARING, paper_errands::LAYING_OUT];
    on_page || quiet.contains(&name)
}
