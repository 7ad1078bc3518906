//! Time of a frame, the processor's side: what the window costs each time it is drawn.

use criterion::{Criterion, criterion_group, criterion_main};
use egui_kittest::{Harness, kittest::Queryable as _};
use spruce::app::{Desk, Opening, SpruceApp};

fn window() -> Harness<'static, SpruceApp> {
    let mut harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .build_eframe(|creation| SpruceApp::new(&creation.egui_ctx, &Opening::Example, Desk::default()));
    loop {
        harness.run_steps(3);
        if !harness.state().is_busy() {
            return harness;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

fn benches(criterion: &mut Criterion) {
    let mut harness = window();
    for page in ["Overview", "Scorecard", "Sections", "Returns", "Standards", "Help"] {
        harness.get_by_label(&format!("{page} page")).click();
        harness.run_steps(3);
        criterion.bench_function(&format!("a frame of {page}"), |bench| bench.iter(|| harness.run_steps(1)));
    }
    harness.get_by_label("Scorecard page").click();
    harness.run_steps(3);
    harness.get_by_label("Smoking at delivery").click();
    harness.run_steps(3);
    criterion.bench_function("a frame of an indicator", |bench| bench.iter(|| harness.run_steps(1)));
}

criterion_group!(frames, benches);
criterion_main!(frames);
