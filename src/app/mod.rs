//! The window: it shows the document and the scorecard, and turns what people do into edits and jobs.
//!
//! Screens get a [`View`] of shared references and push [`Action`]s; [`perform`] is the one place
//! that carries actions out. Nothing that takes long runs here: see [`work`].
//!
//! Must not know: the command line.

mod action;
mod analysed;
mod available;
mod command;
mod dialogs;
mod documents;
mod errands;
mod figure_errands;
mod find;
mod import_session;
mod importing;
mod in_sight;
mod keeping;
mod launch;
mod over_all;
mod own_catalogue;
mod page;
mod paper;
mod paper_errands;
mod perform;
mod platform;
mod projected;
mod screens;
mod shell;
mod state;
mod theme;
mod tour;
mod view;
mod watching;
mod widgets;
mod work;

use std::{
    path::PathBuf,
    sync::{Arc, atomic::Ordering},
};

use eframe::egui;

use self::{action::Action, command::Command, dialogs::Dialog, state::State, theme::Theme, tour::Tour};
pub use self::{
    dialogs::Next,
    launch::{LaunchError, Manner, Shown, launch},
    page::Page,
    platform::say,
};
use crate::{
    base::Severity,
    document::{Look, OwnProfiles, Preferences, Recents, config_folder},
};

/// What the window shows first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    /// The start page.
    #[default]
    Start,
    /// The made-up example.
    Example,
    /// A scorecard file, or returns to import.
    Files(Vec<PathBuf>),
}

/// What the window finds around it.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Whether the system's file dialogs may be used; else paths are typed.
    pub file_dialogs: bool,
    /// How the person likes the program to be.
    pub preferences: Preferences,
    /// The scorecards that were opened last.
    pub recents: Recents,
    /// The user's own profiles of returns.
    pub own_profiles: OwnProfiles,
    /// The folder for copies of unsaved changes; without one none are kept.
    pub copies: Option<PathBuf>,
}

impl Desk {
    /// The desk of the person who started the program. A default desk is empty, for tests.
    #[must_use]
    pub fn of_user() -> Self {
        Self {
            file_dialogs: true,
            preferences: Preferences::read(),
            recents: Recents::read(),
            own_profiles: OwnProfiles::read(),
            copies: config_folder().map(|folder| folder.join("unsaved")),
        }
    }
}

/// The program in its window.
#[derive(Debug)]
pub struct SpruceApp {
    state: State,
    theme: Theme,
    shown_look: Option<(Look, bool)>,
    shown_size: u16,
    shown_page: Page,
    /// Frames in which the keyboard is still to be brought to the page.
    brings_keyboard: u8,
    title: String,
}

impl SpruceApp {
    /// A window that begins with `opening`, on the desk of a user.
    #[must_use]
    pub fn new(ctx: &egui::Context, opening: &Opening, desk: Desk) -> Self {
        theme::install_fonts(ctx);
        ctx.add_plugin(find::Listener::default());
        ctx.add_plugin(in_sight::InSight::default());
        // The size of text is a setting, with keys of its own.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let mut state = State {
            file_dialogs: desk.file_dialogs,
            preferences: desk.preferences,
            recents: desk.recents,
            own_profiles: Arc::new(desk.own_profiles),
            copies: desk.copies,
            working_title: "Untitled".to_owned(),
            ..State::default()
        };
        if state.recents.was_damaged {
            let words = "The list of files that were opened last was damaged, and begins anew.";
            state.notify(Severity::Note, words);
        }
        for trouble in std::mem::take(&mut state.preferences.trouble) {
            state.notify(Severity::Warning, trouble);
        }
        if !state.preferences.tour_is_over && state.preferences.folder().is_some() {
            state.tour = Some(Tour::Offered);
        }
        match opening {
            Opening::Start => {}
            Opening::Example => perform::perform(&mut state, ctx, Action::Command(Command::OpenExample)),
            Opening::Files(paths) => documents::open_or_import(&mut state, ctx, paths.clone()),
        }
        keeping::look(&mut state, ctx);
        Self {
            state,
            theme: Theme::of(Look::Light, false),
            shown_look: None,
            shown_size: 0,
            shown_page: Page::Start,
            brings_keyboard: 0,
            title: String::new(),
        }
    }

    /// Whether work is under way; tests wait for its end.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        !self.state.jobs.is_empty()
    }

    /// The page that is shown.
    #[must_use]
    pub const fn page(&self) -> &Page {
        &self.state.page
    }

    /// The title of the window.
    #[must_use]
    pub fn window_title(&self) -> &str {
        &self.title
    }

    fn follow_look(&mut self, ctx: &egui::Context) {
        let system_is_dark = ctx.system_theme() == Some(egui::Theme::Dark);
        let wanted = (self.state.preferences.look, system_is_dark);
        if self.shown_look != Some(wanted) {
            self.theme = Theme::of(wanted.0, wanted.1);
            self.theme.install(ctx);
            self.shown_look = Some(wanted);
        }
        let size = self.state.preferences.text_size;
        if self.shown_size != size {
            ctx.set_zoom_factor(f32::from(size) / 100.0);
            self.shown_size = size;
        }
    }

    /// Brings the keyboard along to a page that was gone to.
    fn follow_page(&mut self, ctx: &egui::Context) {
        if self.shown_page != self.state.page {
            self.shown_page = self.state.page.clone();
            // A dialog that was just answered keeps the keyboard from the page for another frame.
            self.brings_keyboard = 3;
        }
        if self.brings_keyboard > 0 && self.state.dialog.is_none() {
            self.brings_keyboard -= 1;
            widgets::go_to_page_start(ctx);
            ctx.request_repaint();
        }
    }

    fn follow_title(&mut self, ctx: &egui::Context) {
        let state = &self.state;
        let title = if state.is_open {
            let mark = if state.history.is_dirty() { "• " } else { "" };
            format!("{mark}{} – Spruce", state.title())
        } else {
            "Spruce".to_owned()
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn ask_before_closing(&mut self, ctx: &egui::Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && !self.state.closing && perform::leave_field(ctx) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.state.waiting = Some(Command::Quit);
            return;
        }
        if asked && self.state.history.is_dirty() && !self.state.closing {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.state.dialog = Some(Dialog::Unsaved(Next::Close));
        }
    }

    fn take_dropped_files(&mut self, ctx: &egui::Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            documents::open_or_import(&mut self.state, ctx, dropped);
        }
    }
}

impl eframe::App for SpruceApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        if !ctx.input(|input| input.focused) {
            self.state.dialog_was_there.store(true, Ordering::Relaxed);
        }
        perform::collect(&mut self.state, ctx);
        self.state.follow_document();
        self.take_dropped_files(ctx);
        self.ask_before_closing(ctx);
        self.follow_look(ctx);
        self.follow_title(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let waiting = self.state.waiting.take();
        let mut actions = Vec::new();
        shell::shortcuts(ui.ctx(), &self.state, &mut actions);
        let mut screens = std::mem::take(&mut self.state.screens);
        let mut dialog = self.state.dialog.take();
        shell::ui(ui, &self.state, &self.theme, &mut screens, &mut actions);
        if let Some(dialog) = &mut dialog {
            dialogs::ui(ui.ctx(), &self.theme, self.state.document(), dialog, &mut actions);
        }
        self.state.screens = screens;
        self.state.dialog = dialog;
        for action in actions.into_iter().chain(waiting.map(Action::Command)) {
            perform::perform(&mut self.state, ui.ctx(), action);
        }
        self.follow_page(ui.ctx());
        self.state.follow_document();
        perform::keep_scored(&mut self.state, ui.ctx());
        perform::keep_prepared(&mut self.state, ui.ctx());
        perform::keep_analysed(&mut self.state, ui.ctx());
        paper_errands::keep(&mut self.state, ui.ctx());
        projected::keep(&mut self.state, ui.ctx());
        keeping::keep(&mut self.state, ui.ctx());
        watching::keep(&mut self.state, ui.ctx());
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        // Whoever closed the window saved the changes or gave them up.
        keeping::end(&mut self.state);
    }
}
