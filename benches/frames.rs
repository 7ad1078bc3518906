//! Time of a frame, the processor's side: what the window costs each time it is drawn. At 60 frames a
//! second there are 16.7 ms, of which the processor should take no more than 4.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a bench writes the files that it opens, and stops at what it cannot do"
)]

use std::{fmt::Write as _, fs, path::Path, thread, time::Duration};

use criterion::{Criterion, criterion_group, criterion_main};
use eframe::egui::{
    Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, TouchPhase, pos2, vec2,
};
use egui_kittest::{Harness, kittest::Queryable as _};
use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::date};
use spruce::{
    app::{Desk, Opening, SpruceApp},
    document::{Document, Edit, Signature, save},
};

const MIDDLE: Pos2 = pos2(760.0, 520.0);

type Window = Harness<'static, SpruceApp>;

fn window(opening: Opening) -> Window {
    let mut harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_max_steps(10_000)
        .build_eframe(move |creation| SpruceApp::new(&creation.egui_ctx, &opening, Desk::default()));
    settle(&mut harness);
    harness
}

fn settle(harness: &mut Window) {
    loop {
        harness.run_steps(3);
        if !harness.state().is_busy() {
            return;
        }
        thread::sleep(Duration::from_millis(5));
    }
}

fn go(harness: &mut Window, label: &str) {
    harness.get_by_label(label).click();
    settle(harness);
}

/// One frame for each turn of the wheel, down and up again.
fn scrolling(criterion: &mut Criterion, name: &str, harness: &mut Window) {
    harness.event(Event::PointerMoved(MIDDLE));
    harness.run_steps(2);
    let mut turns = 0_u32;
    criterion.bench_function(name, |bench| {
        bench.iter(|| {
            turns += 1;
            let down = if (turns / 200).is_multiple_of(2) { -90.0 } else { 90.0 };
            harness.event(Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, down),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Unknown,
                modifiers: Modifiers::NONE,
            });
            harness.run_steps(1);
        });
    });
}

fn pages(criterion: &mut Criterion) {
    let mut harness = window(Opening::Example);
    for page in ["Overview", "Scorecard", "Sections", "Returns", "Standards", "Help"] {
        go(&mut harness, &format!("{page} page"));
        criterion.bench_function(&format!("a frame of {page}"), |bench| bench.iter(|| harness.run_steps(1)));
    }
    go(&mut harness, "Scorecard page");
    go(&mut harness, "Smoking at delivery");
    criterion.bench_function("a frame of an indicator", |bench| bench.iter(|| harness.run_steps(1)));
}

/// A return of so many days for one area.
fn days(count: i32) -> String {
    let mut text =
        "PCT code,PCT name,Date,Number of maternities,Number of women smoking at delivery\n".to_owned();
    for day in 0..count {
        let when = date(1955, 1, 1) + day.days();
        let (births, smokers) = (20 + day % 7, 2 + (day * 7) % 5);
        let _ = writeln!(text, "5ZZ,Exampleton PCT,{},{births},{smokers}", when.strftime("%d/%m/%Y"));
    }
    text
}

fn put(folder: &Path, name: &str, text: &str) -> Opening {
    let path = folder.join(name);
    fs::write(&path, text).expect("a file");
    Opening::Files(vec![path])
}

fn tables(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(put(folder.path(), "days.csv", &days(20_000)));
    scrolling(criterion, "scrolling the cells of a return of 20,000 rows", &mut harness);

    let path = folder.path().join("history.spruce");
    let changed = (0..20_000_i64).fold(Document::default(), |document: Document, number| {
        let at = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(number);
        let by = Signature { who: "Pat".to_owned(), at, minutes_east: 0 };
        Edit::SetEdition(format!("Edition {number}")).carry_out(&document, &by)
    });
    save(&changed, &path, None).expect("a file");
    let mut harness = window(Opening::Files(vec![path]));
    go(&mut harness, "History page");
    scrolling(criterion, "scrolling a history of 20,000 changes", &mut harness);
}

fn charts(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(put(folder.path(), "days.csv", &days(10_000)));
    go(&mut harness, "Import 1 file (10,000 figures)");
    go(&mut harness, "Scorecard page");
    go(&mut harness, "Smoking at delivery");
    for tab in ["Trend", "Variation"] {
        go(&mut harness, tab);
        let name = format!("dragging over a chart of 10,000 points, {tab}");
        let from = pos2(500.0, 380.0);
        harness.event(Event::PointerMoved(from));
        harness.event(Event::PointerButton {
            pos: from,
            button: PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::NONE,
        });
        let mut steps = 0_u16;
        criterion.bench_function(&name, |bench| {
            bench.iter(|| {
                steps = (steps + 1) % 400;
                harness.event(Event::PointerMoved(from + vec2(f32::from(steps), 0.0)));
                harness.run_steps(1);
            });
        });
        harness.event(Event::PointerButton {
            pos: from,
            button: PointerButton::Primary,
            pressed: false,
            modifiers: Modifiers::NONE,
        });
        settle(&mut harness);
    }
}

criterion_group!(frames, pages, tables, charts);
criterion_main!(frames);
