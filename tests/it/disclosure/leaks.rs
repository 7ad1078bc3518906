//! The numbers of hidden figures stand in no file.

use std::{fs, io::Read as _, path::Path};

use spruce::{
    base::Errand,
    disclosure::{Policy, Published},
    document::Document,
    domain::{Earlier, Observation, Period},
    export::{
        ChartsWish, FigureFormat, FigureLook, clipboard_table, export_charts, export_data, export_paper,
        export_quality, export_scorecard, export_workbook,
    },
    report::{
        Material, Template,
        charts::{Chart, ChartKind},
        compose,
    },
};

use strum::IntoEnumIterator as _;

use super::{document, figure, pdf_words};

/// What only the hidden figures hold: their counts, and their values as they are written.
const TELLING: [&str; 10] =
    ["41273", "41,273", "41270", "41,270", "0.00726", "0.007", "99.9927", "38117", "38,117", "38114"];

fn with_small_counts() -> Document {
    let quarter = |number| Period::quarter(2010, number).unwrap();
    let of = |indicator: &str, number, count, all| {
        let mut one = figure(indicator, "5ZZ", None, quarter(number), (count, all));
        one.note = format!("{count} of {all}");
        one
    };
    let mut shown = of("smoking_at_delivery", 3, 80.0, 800.0);
    let was = of("smoking_at_delivery", 3, 3.0, 38_117.0);
    shown.earlier.push(Earlier::from(was));
    let figures: Vec<Observation> = vec![
        shown,
        of("smoking_at_delivery", 4, 3.0, 41_273.0),
        of("breastfeeding_initiation", 4, 41_270.0, 41_273.0),
        of("breastfeeding_initiation", 3, 600.0, 800.0),
    ];
    document(figures)
}

/// All the words of a file; of a package, those of every part. What a picture tells beside its dots stands in it as
/// text, and a chart in dots is drawn from what the same chart as SVG has.
fn words(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    if bytes.starts_with(b"%PDF") {
        return pdf_words::words(&bytes);
    }
    let Ok(mut package) = zip::ZipArchive::new(std::io::Cursor::new(&bytes)) else {
        return String::from_utf8_lossy(&bytes).into_owned();
    };
    let mut all = String::new();
    for i in 0..package.len() {
        let mut part = Vec::new();
        package.by_index(i).unwrap().read_to_end(&mut part).unwrap();
        all.push_str(&String::from_utf8_lossy(&part));
    }
    all
}

fn trend(id: &str) -> Chart {
    Chart::of(id.into(), ChartKind::Trend)
}

/// Writes everything that can be written; gives the files.
#[expect(clippy::disallowed_methods, reason = "a clipboard is no file")]
fn everything(policy: Policy, folder: &Path) -> Vec<std::path::PathBuf> {
    let published = Published::of(&with_small_counts(), policy).unwrap();
    let path = |name: &str| folder.join(name);
    for name in ["scorecard.csv", "scorecard.xlsx"] {
        export_scorecard(&published, &path(name)).unwrap();
    }
    for name in ["data.csv", "data.xlsx"] {
        export_data(&published, |_| true, &path(name)).unwrap();
    }
    export_quality(&published, &path("quality.csv")).unwrap();
    export_workbook(&published, &path("workbook.xlsx")).unwrap();
    for format in FigureFormat::iter() {
        let wish = ChartsWish { wanted: &|_| true, format, look: FigureLook::default() };
        let files = export_charts(&published, wish, folder, &Errand::default()).unwrap();
        for kind in [ChartKind::Trend, ChartKind::Control, ChartKind::Tree] {
            assert!(files.iter().any(|file| file.chart.kind == kind), "{kind:?}");
        }
    }
    let pasted = clipboard_table(&published, &trend("smoking_at_delivery"), None).unwrap();
    std::fs::write(path("pasted.txt"), pasted.text).unwrap();
    std::fs::write(path("pasted.html"), pasted.html).unwrap();
    let template = Template::named("").unwrap();
    let paper = compose(&Material::new(&published, &template).unwrap());
    for name in ["paper.pdf", "paper.docx", "paper.pptx"] {
        export_paper(&paper, &path(name), &Errand::default()).unwrap();
    }
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn no_file_holds_a_hidden_number() {
    let folder = tempfile::tempdir().unwrap();
    for path in everything(Policy::SmallNumbers, folder.path()) {
        let text = words(&path);
        for telling in TELLING {
            let found = text.lines().find(|line| line.contains(telling));
            assert_eq!(found, None, "{} tells {telling}", path.display());
        }
    }
}

#[test]
fn without_a_policy_they_are_there_and_the_files_say_restricted() {
    let folder = tempfile::tempdir().unwrap();
    let files = everything(Policy::Unrestricted, folder.path());
    let text: String = files.iter().map(|path| words(path)).collect();
    assert!(text.contains("41273") && text.contains("0.00726"), "the search finds what is there");
    let paper = words(&folder.path().join("paper.pdf"));
    assert!(paper.contains("3 / 41,273"), "and on the pages of a PDF");
    // A table has no place for it, and what is drawn in dots is not words.
    let says = |path: &&std::path::PathBuf| {
        path.extension().is_some_and(|ending| ending != "csv" && ending != "png")
    };
    for path in files.iter().filter(says) {
        assert!(words(path).contains("RESTRICTED"), "{}", path.display());
    }
}
