//! Charts as files: every kind in every format, many at a time, and what stops them.

#![expect(clippy::disallowed_methods, reason = "a test makes its input")]

use std::{
    collections::BTreeSet,
    fs,
    io::Read as _,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use jiff::Timestamp;
use spruce::{
    base::Errand,
    disclosure::{Policy, Published},
    document::{example_document, example_returns},
    domain::{Area, AreaKind, Observation},
    export::{
        ChartFile, ChartsWish, Dpi, ExportError, FigureFormat, FigureLook, Leave, PictureSize, export_charts,
        export_figure, export_workbook, is_refused_by_windows,
    },
    report::charts::{Chart, ChartKind},
    returns::{Known, read},
    workbook::catalogue,
};
use strum::IntoEnumIterator as _;

use crate::small_disk::SmallDisk;

static EXAMPLE: LazyLock<Published> = LazyLock::new(|| {
    let known = Known::new(catalogue());
    let returns = example_returns();
    let readings = returns.iter().map(|source| read(source, &known, &|_| {}, &|| false).unwrap()).collect();
    Published::of(&example_document(readings, Timestamp::UNIX_EPOCH), Policy::SmallNumbers).unwrap()
});

fn all(format: FigureFormat, folder: &Path) -> Vec<ChartFile> {
    let wish = ChartsWish { wanted: &|_| true, format, look: FigureLook::default() };
    export_charts(&EXAMPLE, wish, folder, &Errand::default()).unwrap()
}

fn one(chart: &Chart, path: &Path, look: FigureLook) -> Result<(), ExportError> {
    export_figure(&EXAMPLE, chart, Leave { look, compared: None, path }).map(|_| ())
}

fn trend() -> Chart {
    Chart::of("smoking_at_delivery".into(), ChartKind::Trend)
}

/// The parts of a package with their text.
fn parts(path: &Path) -> Vec<(String, String)> {
    let mut package = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    (0..package.len())
        .map(|at| {
            let mut part = package.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), String::from_utf8_lossy(&bytes).into_owned())
        })
        .collect()
}

#[test]
fn every_chart_of_the_example_becomes_a_file_with_a_name_that_windows_takes() {
    let folder = tempfile::tempdir().unwrap();
    let files = all(FigureFormat::Svg, &folder.path().join("new charts"));
    let kinds: BTreeSet<ChartKind> = files.iter().map(|file| file.chart.kind).collect();
    // Without a plan there is no trajectory, and four areas have no spread.
    let drawn = |kind: &ChartKind| ![ChartKind::Trajectory, ChartKind::Spine].contains(kind);
    assert!(ChartKind::iter().filter(drawn).all(|kind| kinds.contains(&kind)), "{kinds:?}");
    let paths: BTreeSet<&PathBuf> = files.iter().map(|file| &file.path).collect();
    assert_eq!(paths.len(), files.len(), "each has a name of its own");
    for file in &files {
        let name = file.path.file_name().unwrap().to_str().unwrap();
        assert!(!is_refused_by_windows(name) && name.len() < 130, "{name}");
        assert!(fs::read_to_string(&file.path).unwrap().ends_with("</svg>\n"), "{name}");
    }
    let again = all(FigureFormat::Svg, &folder.path().join("again"));
    for (first, second) in files.iter().zip(&again) {
        assert_eq!(fs::read(&first.path).unwrap(), fs::read(&second.path).unwrap(), "{}", first.chart);
    }
}

#[test]
fn a_spine_is_drawn_where_there_are_areas_enough_to_spread() {
    let folder = tempfile::tempdir().unwrap();
    let spine = |published: &Published, name: &str| {
        let leave = Leave { look: FigureLook::default(), compared: None, path: &folder.path().join(name) };
        export_figure(published, &Chart::of_all(ChartKind::Spine), leave)
    };
    assert!(matches!(spine(&EXAMPLE, "few.svg"), Err(ExportError::NoChart(_))));
    // The figures of a neighbour again, under eight more made-up codes.
    let mut document = EXAMPLE.document().clone();
    let codes = ["5ZA", "5ZB", "5ZC", "5ZD", "5ZE", "5ZF", "5ZG", "5ZH"];
    let own = document.area.clone().unwrap();
    let figures: Vec<Observation> =
        document.dataset.observations().filter(|one| one.area == own).cloned().collect();
    let dataset = Arc::make_mut(&mut document.dataset);
    for code in codes {
        let kind = AreaKind::of_code(code).unwrap();
        dataset.add_areas([Area { code: code.into(), name: code.to_owned(), kind }]);
        dataset.merge(figures.iter().map(|one| Observation { area: code.into(), ..one.clone() }).collect());
    }
    let published = Published::of(&document, Policy::SmallNumbers).unwrap();
    spine(&published, "many.svg").unwrap();
    assert!(fs::read_to_string(folder.path().join("many.svg")).unwrap().contains("Booked by 12 weeks"));
}

#[test]
fn excel_draws_what_it_can_from_the_cells_and_shows_a_picture_of_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    for file in all(FigureFormat::Xlsx, folder.path()) {
        let parts = parts(&file.path);
        let drawn = parts.iter().filter(|(name, _)| name.starts_with("xl/charts/chart")).count();
        let pictures = parts.iter().filter(|(name, _)| name.starts_with("xl/media/")).count();
        assert_eq!(drawn + pictures, 1, "{}", file.chart);
        if file.chart.kind == ChartKind::Trend {
            let (_, chart) = parts.iter().find(|(name, _)| name.contains("chart1.xml")).unwrap();
            assert!(chart.contains("<c:lineChart>") && chart.contains("<c:numCache>"), "{}", file.chart);
            assert!(chart.contains("Chart!$A$2"), "its periods are cells: {}", file.chart);
        }
    }
    let [first, second] = ["a.xlsx", "b.xlsx"].map(|name| folder.path().join(name));
    for path in [&first, &second] {
        one(&trend(), path, FigureLook::default()).unwrap();
    }
    assert_eq!(fs::read(first).unwrap(), fs::read(second).unwrap(), "the same chart gives the same bytes");
}

#[test]
fn bars_of_excel_begin_at_nought_with_the_first_row_on_top() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("balance.xlsx");
    one(&Chart::of_all(ChartKind::Balance), &path, FigureLook::default()).unwrap();
    let parts = parts(&path);
    let (_, chart) = parts.iter().find(|(name, _)| name.contains("chart1.xml")).unwrap();
    let (_, names) = chart.split_once("<c:catAx>").unwrap();
    let (names, numbers) = names.split_once("<c:valAx>").unwrap();
    // Of the axis of the names "maxMin" is: from the top down.
    assert!(names.contains(r#"<c:orientation val="maxMin"/>"#), "{names}");
    assert!(numbers.contains(r#"<c:orientation val="minMax"/>"#), "{numbers}");
    assert!(numbers.contains(r#"<c:min val="0"/>"#), "{numbers}");
}

#[test]
fn pictures_are_as_large_and_fine_as_they_are_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("chart.png");
    // 160 mm at 96 dpi are 604.7 dots, 78 mm at 600 are 1,842.5; a slide is 13.333 inches at 200.
    for (size, dpi, across) in [
        (PictureSize::Full, Some(96), 605),
        (PictureSize::Half, Some(600), 1843),
        (PictureSize::Slide, None, 2667),
    ] {
        let dpi = dpi.map(|dots| Dpi::new(dots).unwrap());
        one(&trend(), &path, FigureLook { size, dpi }).unwrap();
        // The header of a PNG file: its width stands at byte 16.
        let bytes = fs::read(&path).unwrap();
        assert_eq!(u32::from_be_bytes(bytes[16..20].try_into().unwrap()), across, "{size:?}");
    }
}

#[test]
fn a_folder_that_takes_no_files_is_named() {
    let Some(disk) = SmallDisk::new(1024) else { return };
    disk.make_read_only();
    let path = disk.path().join("chart.svg");
    let said = one(&trend(), &path, FigureLook::default()).unwrap_err().to_string();
    assert!(said.starts_with("chart.svg was not written: no file can be made in the folder"), "{said}");
    assert!(said.contains(&disk.path().display().to_string()), "{said}");
    assert_eq!(fs::read_dir(disk.path()).unwrap().count(), 0);
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old.svg");
    fs::write(&old, "old").unwrap();
    let none = Chart::of("no_such_thing".into(), ChartKind::Trend);
    let said = one(&none, &old, FigureLook::default()).unwrap_err().to_string();
    assert!(said.contains("no_such_thing"), "{said}");
    let no_groups = Chart::of("births_per_midwife".into(), ChartKind::Groups);
    let said = one(&no_groups, &old, FigureLook::default()).unwrap_err().to_string();
    assert!(said.contains("nothing to draw"), "{said}");
    assert_eq!(fs::read_to_string(&old).unwrap(), "old");

    let wish = |format| ChartsWish { wanted: &|_| true, format, look: FigureLook::default() };
    let said =
        export_charts(&EXAMPLE, wish(FigureFormat::Csv), &old, &Errand::default()).unwrap_err().to_string();
    assert!(said.contains("old.svg") && said.contains("folder"), "{said}");

    let stopped = folder.path().join("stopped");
    let after_some = std::cell::Cell::new(0);
    let tell = |_: f32| after_some.set(after_some.get() + 1);
    let cancelled = || after_some.get() > 45;
    let result = export_charts(&EXAMPLE, wish(FigureFormat::Csv), &stopped, &Errand::new(&tell, &cancelled));
    assert!(matches!(result, Err(ExportError::Stopped)), "{result:?}");
    for file in fs::read_dir(&stopped).into_iter().flatten() {
        let path = file.unwrap().path();
        assert_eq!(path.extension().unwrap(), "csv", "{}", path.display());
        assert!(fs::read_to_string(&path).unwrap().ends_with("\r\n"), "{}", path.display());
    }
}

#[test]
fn the_workbook_has_every_figure_sparklines_shapes_and_charts() {
    let folder = tempfile::tempdir().unwrap();
    let [first, second] = ["a.xlsx", "b.xlsx"].map(|name| folder.path().join(name));
    for path in [&first, &second] {
        export_workbook(&EXAMPLE, path).unwrap();
    }
    assert_eq!(
        fs::read(&first).unwrap(),
        fs::read(&second).unwrap(),
        "the same scorecard gives the same bytes"
    );
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&first).unwrap();
    let names = calamine::Reader::sheet_names(&book);
    assert_eq!(names, ["Scorecard", "Charts", "Data", "Chart data", "Method"]);
    let data = calamine::Reader::worksheet_range(&mut book, "Data").unwrap();
    let figures = EXAMPLE.document().dataset.observations().count();
    // A row of headings, and below the figures a blank one and the notice.
    assert_eq!(data.height(), figures + 3);
    let parts = parts(&first);
    let part =
        |name: &str| parts.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str()).unwrap();
    let card = part("xl/worksheets/sheet1.xml");
    assert!(card.contains("x14:sparkline") && card.contains("iconSet=\"3Symbols\""), "shapes");
    let drawn = parts.iter().filter(|(name, _)| name.starts_with("xl/charts/chart")).count();
    assert!(drawn > 20, "{drawn} charts");
    let method = calamine::Reader::worksheet_range(&mut book, "Method").unwrap();
    let words: Vec<String> = method.rows().map(|row| format!("{} {}", row[0], row[1])).collect();
    for part in ["Standards", "Counts of 1 to 4 are hidden", "score.close_tolerance", "Return 1"] {
        assert!(words.iter().any(|line| line.contains(part)), "{part}");
    }
}

#[test]
fn without_a_policy_every_sheet_of_the_workbook_is_restricted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.xlsx");
    let all = Published::of(EXAMPLE.document(), Policy::Unrestricted).unwrap();
    export_workbook(&all, &path).unwrap();
    let sheets: Vec<_> =
        parts(&path).into_iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).collect();
    assert_eq!(sheets.len(), 5);
    assert!(sheets.iter().all(|(_, text)| text.contains("RESTRICTED: small numbers are shown")));
}
