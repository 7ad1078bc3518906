//! Opening the window: with which renderer, what to do when one fails, and what to say when none opens.

mod marker;

use std::{
    any::Any,
    cell::Cell,
    panic::{AssertUnwindSafe, catch_unwind},
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use eframe::{Renderer, egui};

use self::marker::Marker;
use super::{Desk, Opening, SpruceApp, documents, platform};
use crate::document::Drawing;

/// Why no window could be opened, or why it went away.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum LaunchError {
    /// There is no screen to open a window on.
    #[error("no window could be opened: {0}{remedy}; `spruce-cli` does the same work without one", remedy = remedy(.0))]
    NoDisplay(String),
    /// No renderer works here.
    #[error(
        "no window could be opened ({}){}; `spruce-cli` does the same work without one",
        each(.0),
        remedy(&each(.0))
    )]
    NoRenderer(Vec<(Renderer, String)>),
    /// The program itself failed after the window had opened.
    #[error(
        "Spruce stopped through a fault of its own ({0}); what was not saved was kept as you worked, \
         and is offered when Spruce starts again"
    )]
    Stopped(String),
}

fn each(failures: &[(Renderer, String)]) -> String {
    failures.iter().map(|(renderer, why)| format!("{renderer}: {why}")).collect::<Vec<_>>().join("; ")
}

/// What to do about a library that is missing, where one can say it.
fn remedy(why: &str) -> &'static str {
    let is_of_libraries =
        ["shared librar", "Library lib", "no fitting OpenGL"].iter().any(|sign| why.contains(sign));
    if cfg!(target_os = "linux") && is_of_libraries {
        " – on Debian this brings what a window needs: apt-get install libx11-6 libx11-xcb1 libxcursor1 libxi6 \
         libxrandr2 libxkbcommon-x11-0 libgl1 libgl1-mesa-dri"
    } else {
        ""
    }
}

/// How the window is to be opened.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// Draw with this renderer and no other.
    pub only: Option<Renderer>,
    /// Close the window as soon as it is drawn.
    pub try_only: bool,
}

/// A window that was opened, and closed again by its user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What drew it.
    pub renderer: Renderer,
    /// From the call of [`launch`] until its first picture.
    pub after: Duration,
}

/// Opens the window and runs it until it is closed.
///
/// Renderers are tried in turn: `glow` starts faster on ordinary laptops, `wgpu` works over Remote
/// Desktop, where there is no OpenGL 2. On a Mac it is the other way round. One that brought the
/// whole program down as it opened, as a bad driver does, is tried last the next time.
///
/// # Errors
/// There is no display, no renderer works, or the program fails.
pub fn launch(opening: &Opening, manner: Manner) -> Result<Shown, LaunchError> {
    let since = Instant::now();
    if cfg!(all(unix, not(target_os = "macos"))) && !has_display() {
        return Err(LaunchError::NoDisplay("there is no X11 or Wayland display".to_owned()));
    }
    let marker = Marker::of_user();
    let desk = Desk::of_user();
    let chain = manner.only.map_or_else(
        || {
            order(
                cfg!(target_os = "macos"),
                wanted(desk.preferences.drawing),
                marker.as_ref().and_then(Marker::left_behind),
            )
        },
        |renderer| vec![renderer],
    );
    let runner = platform::Runner::new().map_err(|why| LaunchError::NoDisplay(one_line(&why)))?;
    let drawn = Arc::new(AtomicBool::new(false));
    keep_quiet_until(&drawn);
    first_that_opens(&chain, |renderer| {
        if let Some(marker) = &marker {
            marker.set(renderer);
        }
        let first = FirstPicture { drawn: Arc::clone(&drawn), after: Rc::default(), since };
        let after = Rc::clone(&first.after);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            run(&runner, renderer, (opening.clone(), desk.clone()), manner, first)
        }));
        if let Some(marker) = &marker {
            marker.clear();
        }
        Attempt::of(outcome, renderer, after.get())
    })
}

/// What the settings of this computer say to draw with.
const fn wanted(drawing: Drawing) -> Option<Renderer> {
    match drawing {
        Drawing::Automatic => None,
        Drawing::Glow => Some(Renderer::Glow),
        Drawing::Wgpu => Some(Renderer::Wgpu),
    }
}

/// The renderers to try, first to last.
fn order(on_mac: bool, wanted: Option<Renderer>, failed_last_time: Option<Renderer>) -> Vec<Renderer> {
    let mut chain =
        if on_mac { vec![Renderer::Wgpu, Renderer::Glow] } else { vec![Renderer::Glow, Renderer::Wgpu] };
    // The sort is stable: of equals the system's own order stays.
    chain.sort_by_key(|&renderer| (Some(renderer) == failed_last_time, Some(renderer) != wanted));
    chain
}

/// What came of trying one renderer.
#[derive(Debug)]
enum Attempt {
    /// The window was shown and closed.
    Shown(Shown),
    /// This renderer does not work here; another may.
    Failed(String),
    /// No renderer will work, for there is nothing to open a window on.
    NoDisplay(String),
    /// The window had been drawn; what failed then was not the renderer's opening.
    Stopped(String),
}

impl Attempt {
    /// Judges how a run ended; `after` tells when its first picture was drawn.
    fn of(
        outcome: Result<eframe::Result, Box<dyn Any + Send>>,
        renderer: Renderer,
        after: Option<Duration>,
    ) -> Self {
        match (outcome, after) {
            (Ok(Ok(())), Some(after)) => Self::Shown(Shown { renderer, after }),
            (Ok(Ok(())), None) => Self::Failed("the window closed before anything was drawn".to_owned()),
            (Ok(Err(error)), Some(_)) => Self::Stopped(one_line(&error.to_string())),
            (Err(panic), Some(_)) => Self::Stopped(one_line(&words_of(panic.as_ref()))),
            (Ok(Err(eframe::Error::WinitEventLoop(error))), None) => {
                Self::NoDisplay(one_line(&error.to_string()))
            }
            // Its own words would list every field of the configuration that was asked for.
            (Ok(Err(eframe::Error::NoGlutinConfigs(..))), None) => {
                Self::Failed("this computer has no fitting OpenGL".to_owned())
            }
            (Ok(Err(error)), None) => Self::Failed(one_line(&error.to_string())),
            // Libraries of the system are opened as they are needed, and a missing one panics.
            (Err(panic), None) => Self::Failed(one_line(&words_of(panic.as_ref()))),
        }
    }
}

fn first_that_opens(
    chain: &[Renderer],
    mut open: impl FnMut(Renderer) -> Attempt,
) -> Result<Shown, LaunchError> {
    let mut failures = Vec::new();
    for &renderer in chain {
        match open(renderer) {
            Attempt::Shown(shown) => return Ok(shown),
            Attempt::Failed(why) => failures.push((renderer, why)),
            // The second try at a missing display says less than the first.
            Attempt::NoDisplay(_) if !failures.is_empty() => break,
            Attempt::NoDisplay(why) => return Err(LaunchError::NoDisplay(why)),
            Attempt::Stopped(why) => return Err(LaunchError::Stopped(why)),
        }
    }
    Err(LaunchError::NoRenderer(failures))
}

fn words_of(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|&words| words.to_owned()))
        .unwrap_or_else(|| "no reason was given".to_owned())
}

/// The words as one line, without the place in a library's source that some begin with.
fn one_line(words: &str) -> String {
    let words = words
        .strip_prefix("os error at ")
        .and_then(|rest| rest.split_once(".rs:")?.1.split_once(": "))
        .map_or(words, |(_, after)| after);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has_display() -> bool {
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// A renderer that fails by a panic is told of in one line at the end, not by a report of a crash.
fn keep_quiet_until(drawn: &Arc<AtomicBool>) {
    let drawn = Arc::clone(drawn);
    let aloud = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if drawn.load(Ordering::Relaxed) {
            aloud(panic);
        }
    }));
}

/// When the first picture was drawn, for those outside the window.
#[derive(Debug)]
struct FirstPicture {
    drawn: Arc<AtomicBool>,
    after: Rc<Cell<Option<Duration>>>,
    since: Instant,
}

fn run(
    runner: &platform::Runner,
    renderer: Renderer,
    (opening, desk): (Opening, Desk),
    manner: Manner,
    first: FirstPicture,
) -> eframe::Result {
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Spruce")
        .with_app_id("spruce")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([900.0, 600.0]);
    // On a Mac the bundle's own icon is the better one.
    if !cfg!(target_os = "macos")
        && let Ok(icon) =
            eframe::icon_data::from_png_bytes(include_bytes!("../../../dist/icon/spruce-256.png"))
    {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions { viewport, renderer, ..Default::default() };
    runner.run(
        options,
        Box::new(move |creation| {
            platform::wake_when_asked(&creation.egui_ctx);
            let app = SpruceApp::new(&creation.egui_ctx, &opening, desk);
            Ok(Box::new(Watched { app, manner, first, pictures: 0 }))
        }),
    )
}

/// The program, and a look at when it is first drawn.
#[derive(Debug)]
struct Watched {
    app: SpruceApp,
    manner: Manner,
    first: FirstPicture,
    pictures: u8,
}

impl eframe::App for Watched {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        // The pass after the first picture comes when that has been handed to the screen.
        if self.pictures == 1 && self.first.after.get().is_none() {
            self.first.after.set(Some(self.first.since.elapsed()));
            self.first.drawn.store(true, Ordering::Relaxed);
            if let Some(marker) = Marker::of_user() {
                marker.clear();
            }
            if self.manner.try_only {
                self.app.state.closing = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
        let files = platform::arrived_files();
        if !files.is_empty() {
            documents::open_or_import(&mut self.app.state, ctx, files);
        }
        if platform::asked_to_quit() {
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        self.app.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.app.ui(ui, frame);
        if self.pictures == 0 {
            self.pictures = 1;
            ui.ctx().request_repaint();
        }
    }

    fn on_exit(&mut self, gl: Option<&eframe::glow::Context>) {
        self.app.on_exit(gl);
    }
}

#[cfg(test)]
mod tests;
