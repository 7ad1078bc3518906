//! Opening the window: which renderer, and what to say when there is none.

use std::panic::{AssertUnwindSafe, catch_unwind};

use eframe::{Renderer, egui};

use super::{Desk, Look, Opening, SpruceApp};

/// Why no window could be opened.
#[derive(Debug, thiserror::Error)]
#[error("no window could be opened ({0}); `spruce-cli` does the same work without one")]
pub struct LaunchError(String);

/// Opens the window and runs it until it is closed.
///
/// Renderers are tried in turn: `glow` starts faster on ordinary laptops, `wgpu` works over Remote
/// Desktop, where there is no OpenGL 2. On a Mac it is the other way round. `only` names the one to use.
///
/// # Errors
/// There is no display, or no renderer works.
pub fn launch(opening: &Opening, only: Option<Renderer>) -> Result<(), LaunchError> {
    if cfg!(all(unix, not(target_os = "macos"))) && !has_display() {
        return Err(LaunchError("there is no X11 or Wayland display".to_owned()));
    }
    let chain = match only {
        Some(renderer) => vec![renderer],
        None if cfg!(target_os = "macos") => vec![Renderer::Wgpu, Renderer::Glow],
        None => vec![Renderer::Glow, Renderer::Wgpu],
    };
    let mut failures = Vec::new();
    for renderer in chain {
        let opening = opening.clone();
        // A missing libxkbcommon panics inside its loader; that too is only a renderer that fails.
        let outcome = catch_unwind(AssertUnwindSafe(|| run(renderer, opening)));
        match outcome {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error)) => failures.push(format!("{renderer}: {error}")),
            Err(_) => failures.push(format!("{renderer}: a system library is missing")),
        }
    }
    Err(LaunchError(failures.join("; ")))
}

fn has_display() -> bool {
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn run(renderer: Renderer, opening: Opening) -> eframe::Result {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Spruce")
        .with_app_id("spruce")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([900.0, 600.0]);
    let options = eframe::NativeOptions { viewport, renderer, ..Default::default() };
    eframe::run_native(
        "Spruce",
        options,
        Box::new(move |creation| {
            let look = creation.storage.and_then(|storage| eframe::get_value(storage, "look"));
            Ok(Box::new(SpruceApp::new(
                &creation.egui_ctx,
                &opening,
                look.unwrap_or(Look::AsSystem),
                Desk::of_user(),
            )))
        }),
    )
}
