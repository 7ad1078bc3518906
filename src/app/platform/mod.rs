//! What each system wants done in its own way: running the window, files from the desktop, words without a terminal.

#[cfg(target_os = "macos")]
mod macos;

#[cfg(target_os = "macos")]
pub(super) use macos::{Runner, arrived_files, asked_to_quit, wake_when_asked};

#[cfg(not(target_os = "macos"))]
pub(super) use elsewhere::{Runner, arrived_files, asked_to_quit, wake_when_asked};

#[cfg(not(target_os = "macos"))]
mod elsewhere {
    //! Windows and Linux give files as arguments, and eframe's own loop does.

    use std::path::PathBuf;

    use eframe::egui;

    /// Runs windows, one after another.
    #[derive(Debug)]
    pub(in super::super) struct Runner;

    impl Runner {
        #[expect(clippy::unnecessary_wraps, reason = "on a Mac it can fail")]
        pub(in super::super) const fn new() -> Result<Self, String> {
            Ok(Self)
        }

        #[expect(clippy::unused_self, reason = "on a Mac it holds the event loop")]
        pub(in super::super) fn run(
            &self,
            options: eframe::NativeOptions,
            create: eframe::AppCreator<'_>,
        ) -> eframe::Result {
            eframe::run_native("Spruce", options, create)
        }
    }

    /// Files that the desktop asked the running program to open.
    pub(in super::super) const fn arrived_files() -> Vec<PathBuf> {
        Vec::new()
    }

    /// Whether the desktop asked the program to quit since the last call; here it closes the window instead.
    pub(in super::super) const fn asked_to_quit() -> bool {
        false
    }

    /// The window to wake when files arrive or the program is to quit.
    pub(in super::super) const fn wake_when_asked(_ctx: &egui::Context) {}
}

/// Says words to whoever started the program: on the terminal or, where there is none, in a box.
///
/// A Windows program with a window has no console, and a Mac program is seldom started from one.
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "this is where the window's program speaks")]
pub fn say(words: &str, fault: bool) {
    if fault {
        eprintln!("spruce: {words}");
    } else {
        println!("{words}");
    }
    if needs_box(fault) {
        let level = if fault { rfd::MessageLevel::Error } else { rfd::MessageLevel::Info };
        rfd::MessageDialog::new().set_title("Spruce").set_level(level).set_description(words).show();
    }
}

/// Without a console Windows gives no handle to write to.
#[cfg(windows)]
fn needs_box(fault: bool) -> bool {
    use std::os::windows::io::AsRawHandle as _;
    if fault {
        std::io::stderr().as_raw_handle().is_null()
    } else {
        std::io::stdout().as_raw_handle().is_null()
    }
}

#[cfg(target_os = "macos")]
fn needs_box(fault: bool) -> bool {
    use std::io::IsTerminal as _;
    fault && !std::io::stderr().is_terminal()
}

#[cfg(not(any(windows, target_os = "macos")))]
const fn needs_box(_fault: bool) -> bool {
    false
}
