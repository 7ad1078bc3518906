//! `spruce`: the window.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::{path::PathBuf, process::ExitCode};

use clap::Parser;
use spruce::app::{Opening, launch};

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
    /// A scorecard file to open, or returns to import.
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let opening = match (arguments.example, arguments.files) {
        (true, _) => Opening::Example,
        (false, files) if files.is_empty() => Opening::Start,
        (false, files) => Opening::Files(files),
    };
    match launch(&opening, arguments.renderer) {
        Ok(()) => ExitCode::SUCCESS,
        #[expect(clippy::print_stderr, reason = "without a window there is nowhere else to say it")]
        Err(error) => {
            eprintln!("spruce: {error}");
            ExitCode::from(2)
        }
    }
}
