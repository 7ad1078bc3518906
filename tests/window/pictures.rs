//! Pictures of the window on the example, compared with those that were looked at and kept.
//!
//! `UPDATE_SNAPSHOTS=1` writes them anew. Without a graphics adapter these tests say that they skip;
//! where `SPRUCE_REQUIRE_PICTURES` is set, that is a failure.

use std::panic::catch_unwind;

use egui_kittest::{Harness, SnapshotOptions, wgpu::WgpuTestRenderer};
use spruce::{app::Opening, document::Look};

use crate::window::Window;

/// The example in a window that can be painted; `None` where nothing can paint.
fn painted(look: Look) -> Option<Window> {
    let Ok(renderer) = catch_unwind(WgpuTestRenderer::new) else {
        assert!(std::env::var_os("SPRUCE_REQUIRE_PICTURES").is_none(), "there is no graphics adapter");
        println!("skipped: there is no graphics adapter; mesa-vulkan-drivers is one");
        return None;
    };
    Some(Window::built(Harness::builder().renderer(renderer), Opening::Example, look))
}

fn compare(window: &mut Window, name: &str) {
    // A pointer left on a button would show it pressed.
    window.harness.remove_cursor();
    window.settle();
    let options = SnapshotOptions::default().output_path("tests/window/snapshots").max_failed_pixels(200);
    window.harness.snapshot_options(name, &options);
}

#[test]
fn overview() {
    if let Some(mut window) = painted(Look::Light) {
        compare(&mut window, "overview");
    }
}

#[test]
fn scorecard_in_the_dark() {
    if let Some(mut window) = painted(Look::Dark) {
        window.press("Scorecard page");
        compare(&mut window, "scorecard_dark");
    }
}

#[test]
fn indicator() {
    if let Some(mut window) = painted(Look::Light) {
        window.press("Scorecard page");
        window.press("Smoking at delivery");
        compare(&mut window, "indicator");
    }
}

#[test]
fn data_quality() {
    if let Some(mut window) = painted(Look::Light) {
        window.press("Data quality page");
        compare(&mut window, "data_quality");
    }
}
