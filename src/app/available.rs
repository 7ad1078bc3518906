//! Which commands can be carried out now, and why not the others: menus, keys and the palette ask here.

use super::{command::Command, state::State, watching::Watch};

impl State {
    /// Why a command cannot be carried out now; `None` where it can.
    #[must_use]
    pub(super) fn why_not(&self, command: Command) -> Option<&'static str> {
        match command {
            Command::Save | Command::SaveAs | Command::SaveCopy | Command::MergeWorkshop if !self.is_open => {
                Some("No scorecard is open.")
            }
            Command::Revert if self.path.is_none() => Some("The scorecard was never saved."),
            Command::Revert if !self.history.is_dirty() => Some("It is as it was saved."),
            Command::Save
                if !self.history.is_dirty()
                    && self.path.is_some()
                    && !self.watch.as_ref().is_some_and(Watch::is_of_nothing) =>
            {
                Some("There is nothing to save.")
            }
            Command::ExportScorecard | Command::ExportWorkbook | Command::ExportCharts
                if self.scorecard().is_none() =>
            {
                Some("There is no scorecard yet.")
            }
            Command::ExportData if self.document().dataset.is_empty() => Some("There are no figures yet."),
            Command::ExportQuality if self.noticed().is_none_or(|noticed| noticed.is_empty()) => {
                Some("Nothing doubtful is listed.")
            }
            Command::ExportActions if self.document().workshops.actions.is_empty() => {
                Some("There are no actions yet.")
            }
            Command::ExportHistory if self.document().trail.is_empty() => Some("Nothing was changed yet."),
            Command::NextQuestion if self.import.as_ref().is_none_or(|s| s.totals().questions == 0) => {
                Some("No file asks anything.")
            }
            Command::AddReturns if self.import.as_ref().is_none_or(|s| s.totals().ready == 0) => {
                Some("No file is ready to be imported.")
            }
            Command::UsualText if self.preferences.text_size == 100 => Some("It has the usual size."),
            Command::Undo if self.history.undo_label().is_none() => Some("There is nothing to undo."),
            Command::Redo if self.history.redo_label().is_none() => Some("There is nothing to redo."),
            _ => None,
        }
    }
}
