//! A window without a display, and the folder of a person who uses it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use eframe::egui::accesskit::Role;
use egui_kittest::{Harness, HarnessBuilder, kittest::Queryable as _};
use jiff::Timestamp;
use spruce::{
    app::{Desk, Opening, SpruceApp},
    document::{Document, Look, Preferences, example_document, example_returns, save},
    returns::{Known, read},
    workbook::catalogue,
};
use tempfile::TempDir;

/// A window on a made-up desk.
pub(crate) struct Window {
    /// The window itself.
    pub(crate) harness: Harness<'static, SpruceApp>,
    /// Where its files lie.
    pub(crate) desk: TempDir,
}

/// The example as it was before its people held a workshop.
pub(crate) fn before_any_workshop() -> (TempDir, Opening) {
    let known = Known::new(catalogue());
    let returns = example_returns();
    let readings = returns.iter().map(|source| read(source, &known, &|_| {}, &|| false).unwrap()).collect();
    let example = example_document(readings, Timestamp::UNIX_EPOCH);
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("Exampleton.spruce");
    save(&Document { workshops: Arc::default(), ..example }, &path, None).unwrap();
    (folder, Opening::Files(vec![path]))
}

impl Window {
    /// Opens a window of 1280 × 800.
    pub(crate) fn open(opening: Opening) -> Self {
        Self::built(Harness::builder(), opening, Look::Light)
    }

    /// Opens a window of 1280 × 800 from a harness that is set up already.
    pub(crate) fn built(builder: HarnessBuilder<SpruceApp>, opening: Opening, look: Look) -> Self {
        let mut preferences = Preferences::default();
        preferences.look = look;
        Self::on(builder, opening, Desk { preferences, ..Desk::default() })
    }

    /// Opens a window of 1280 × 800 on a desk where copies of unsaved changes are kept in `folder`.
    pub(crate) fn keeping(opening: Opening, folder: &Path) -> Self {
        let desk = Desk { copies: Some(folder.to_owned()), ..Desk::default() };
        Self::on(Harness::builder(), opening, desk)
    }

    pub(crate) fn on(builder: HarnessBuilder<SpruceApp>, opening: Opening, desk: Desk) -> Self {
        let harness = builder
            .with_size([1280.0, 800.0])
            .build_eframe(move |creation| SpruceApp::new(&creation.egui_ctx, &opening, desk));
        let mut window = Self { harness, desk: TempDir::new().unwrap() };
        window.settle();
        window
    }

    /// Waits until no work is under way and nothing moves.
    pub(crate) fn settle(&mut self) {
        let patience = Instant::now() + Duration::from_mins(1);
        loop {
            self.harness.run_steps(3);
            if !self.harness.state().is_busy() {
                // A dialog that has just opened finds its place in a few frames.
                self.harness.run_steps(4);
                return;
            }
            assert!(Instant::now() < patience, "work did not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Presses what has this label.
    pub(crate) fn press(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    /// Presses the button that has this label.
    pub(crate) fn press_button(&mut self, label: &str) {
        self.harness.get_by_role_and_label(Role::Button, label).click();
        self.settle();
    }

    /// Whether something with this text is shown.
    pub(crate) fn shows(&self, text: &str) -> bool {
        self.harness.query_all_by_label_contains(text).next().is_some()
    }

    /// Whether the title says that there is something to save.
    pub(crate) fn window_is_dirty(&self) -> bool {
        self.harness.state().window_title().starts_with('•')
    }

    /// Types into the field of this label.
    pub(crate) fn type_into(&mut self, label: &str, text: &str) {
        self.harness.get_by_role_and_label(Role::TextInput, label).focus();
        self.harness.run_steps(2);
        self.harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
        self.settle();
    }

    /// Answers the question for a path.
    pub(crate) fn type_path(&mut self, path: &Path) {
        self.harness.get_by_role(Role::TextInput).focus();
        self.harness.run_steps(2);
        self.harness.get_by_role(Role::TextInput).type_text(&path.display().to_string());
        self.harness.run_steps(2);
        self.press_button("Go on");
    }

    /// Writes a file on the desk.
    #[expect(clippy::disallowed_methods, reason = "a test's own file")]
    pub(crate) fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.desk.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}
