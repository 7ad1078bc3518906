//! `spruce`: the window.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::{path::PathBuf, process::ExitCode};

use clap::Parser;
use spruce::app::{Manner, Opening, launch, say};

/// Turns the returns of maternity and children's services into a balanced scorecard.
#[derive(Parser)]
#[command(name = "spruce", version)]
struct Arguments {
    /// Open the made-up example.
    #[arg(long)]
    example: bool,
    /// Draw with this renderer only: glow or wgpu.
    #[arg(long)]
    renderer: Option<eframe::Renderer>,
    /// Open the window, say what drew it and how long that took, and close it.
    #[arg(long)]
    try_window: bool,
    /// A scorecard file to open, or returns to import.
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(words) => {
            // Help and version come this way too.
            let text = words.to_string();
            say(text.trim_start_matches("error: ").trim_end(), words.use_stderr());
            return if words.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let opening = match (arguments.example, arguments.files) {
        (true, _) => Opening::Example,
        (false, files) if files.is_empty() => Opening::Start,
        (false, files) => Opening::Files(files),
    };
    let manner = Manner { only: arguments.renderer, try_only: arguments.try_window };
    match launch(&opening, manner) {
        Ok(shown) => {
            if arguments.try_window {
                let took = shown.after.as_millis();
                say(&format!("The window was drawn with {} after {took} ms.", shown.renderer), false);
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            say(&error.to_string(), true);
            ExitCode::from(2)
        }
    }
}
