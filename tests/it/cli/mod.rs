//! The whole story through the command line: import, score, export, open again; and bad input.

mod changing;

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// Made up: smoking at delivery of two trusts, region and England over two quarters.
const SMOKING: &str = "\
PCT code,PCT name,Period,Number of maternities,Number of women smoking at delivery,% smoking at delivery
5ZZ,Exampleton PCT,Q3 2010/11,1000,210,21.0%
5ZZ,Exampleton PCT,Q4 2010/11,1000,200,20.0%
5YY,Sampleford PCT,Q3 2010/11,800,80,10.0%
5YY,Sampleford PCT,Q4 2010/11,800,3,0.4%
";

struct Story {
    folder: TempDir,
}

struct Ended {
    code: i32,
    out: String,
    words: String,
}

impl Story {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    #[expect(clippy::disallowed_methods, reason = "a test makes its input")]
    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        std::fs::write(self.path(name), bytes).unwrap();
        self.path(name)
    }

    fn run(&self, arguments: &[&str]) -> Ended {
        let output = Command::new(env!("CARGO_BIN_EXE_spruce-cli"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("SOURCE_DATE_EPOCH", "1300000000")
            .env("SPRUCE_CONFIG_DIR", self.path("config"))
            .output()
            .unwrap();
        let ended = Ended {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            words: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!ended.words.contains("panicked"), "{}", ended.words);
        ended
    }

    /// A scorecard file with the figures of [`SMOKING`].
    fn scorecard(&self) -> PathBuf {
        self.put("SATOD.csv", SMOKING);
        let ended = self.run(&["import", "SATOD.csv", "--into", "S.spruce", "--area", "5ZZ"]);
        assert_eq!(ended.code, 0, "{}", ended.words);
        self.path("S.spruce")
    }
}

fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn indicator(score: &Value, id: &str) -> Value {
    let sections = score["sections"].as_array().unwrap().iter();
    let all = sections.flat_map(|section| section["indicators"].as_array().unwrap());
    all.into_iter().find(|one| one["id"] == id).unwrap().clone()
}

#[test]
fn import_score_export_and_open_again() {
    let story = Story::new();
    story.scorecard();
    let ended = story.run(&["score", "S.spruce", "--json"]);
    assert_eq!(ended.code, 0, "{}", ended.words);
    let score = json(&ended.out);
    assert_eq!(score["version"], 1);
    assert_eq!(score["area"]["code"], "5ZZ");
    let smoking = indicator(&score, "smoking_at_delivery");
    // 200 ÷ 1,000; Wilson by hand with z = 1.959964: (2·200 + z² ± z·√(z² + 4·200·0.8)) ÷ 2(1,000 + z²).
    assert!((smoking["value"].as_f64().unwrap() - 20.0).abs() < 1e-9);
    assert!((smoking["interval"]["lower"].as_f64().unwrap() - 17.64).abs() < 0.005);
    assert!((smoking["interval"]["upper"].as_f64().unwrap() - 22.59).abs() < 0.005);
    assert_eq!(smoking["provenance"]["file"], "SATOD.csv");
    assert_eq!(smoking["provenance"]["cell"], "F3");
    assert_eq!(smoking["status"], "not_met");

    // The same scorecard by way of the file and straight from the return.
    let direct = story.run(&["score", "SATOD.csv", "--area", "exampleton", "--json"]);
    assert_eq!(indicator(&json(&direct.out), "smoking_at_delivery"), smoking);

    for (arguments, out, begins) in [
        (&["--as", "scorecard"][..], "s.csv", &b"\xEF\xBB\xBFSection,"[..]),
        (&["--as", "scorecard"], "s.xlsx", b"PK"),
        (&["--as", "data"], "d.csv", b"\xEF\xBB\xBFindicator,"),
        (&["--as", "data"], "d.xlsx", b"PK"),
        (&["--as", "figure", "--indicator", "smoking_at_delivery"], "f.svg", b"<svg"),
        (
            &["--as", "figure", "--indicator", "smoking_at_delivery", "--figure", "trend", "--size", "half"],
            "f.png",
            b"\x89PNG",
        ),
    ] {
        let all = [&["export", "S.spruce", "--out", out], arguments].concat();
        let ended = story.run(&all);
        assert_eq!(ended.code, 0, "{out}: {}", ended.words);
        assert!(bytes(&story.path(out)).starts_with(begins), "{out}");
    }
    // 78 mm at 300 dpi: 921 dots, in the four bytes after the PNG's IHDR.
    assert_eq!(bytes(&story.path("f.png"))[16..20], [0, 0, 3, 0x99]);
}

#[test]
fn a_small_number_never_leaves_unless_asked_for() {
    let story = Story::new();
    story.scorecard();
    let row = |name: &str| {
        let text = String::from_utf8(bytes(&story.path(name))).unwrap();
        let find = |line: &&str| line.contains("5YY") && line.contains("Q4 2010/11");
        text.lines().find(find).unwrap().to_owned()
    };
    story.run(&["export", "S.spruce", "--as", "data", "--out", "d.csv"]);
    assert!(row("d.csv").contains("2011-03-31,,,,%,,,,hidden: small number"), "{}", row("d.csv"));
    let ended = story.run(&["export", "S.spruce", "--as", "data", "--out", "r.csv", "--unrestricted"]);
    assert!(row("r.csv").contains("2011-03-31,3,800,"), "{}", row("r.csv"));
    assert!(ended.words.contains("RESTRICTED"), "{}", ended.words);
    // Nor in a chart, its words or its tables.
    let chart = [
        "export",
        "S.spruce",
        "--as",
        "figure",
        "--indicator",
        "smoking_at_delivery",
        "--area",
        "5YY",
        "--out",
    ];
    let ended = story.run(&[&chart[..], &["c.svg"]].concat());
    assert_eq!(ended.code, 0, "{}", ended.words);
    let svg = String::from_utf8(bytes(&story.path("c.svg"))).unwrap();
    assert!(svg.contains("hidden: small number"), "{svg}");
    assert!(!svg.contains("0.4%") && !svg.contains("3 of 800"), "{svg}");
    story.run(&["export", "S.spruce", "--as", "scorecard", "--area", "5YY", "--out", "s.csv"]);
    let text = String::from_utf8(bytes(&story.path("s.csv"))).unwrap();
    let line = text.lines().find(|line| line.contains("smoking_at_delivery")).unwrap();
    // It is scored as those outside can score it.
    assert!(
        line.contains("Q4 2010/11 is hidden: small number, so the figure of Q3 2010/11 is used."),
        "{line}"
    );
}

#[test]
fn a_second_return_revises_and_the_same_one_changes_nothing() {
    let story = Story::new();
    let scorecard = story.scorecard();
    let before = bytes(&scorecard);
    let again = story.run(&["import", "SATOD.csv", "--into", "S.spruce"]);
    assert_eq!(again.code, 0, "{}", again.words);
    assert!(again.out.contains("already"), "{}", again.out);
    assert_eq!(bytes(&scorecard), before);
    story.put("later.csv", SMOKING.replace("1000,200,20.0%", "1000,190,19.0%"));
    let check = story.run(&["check", "later.csv", "--into", "S.spruce", "--json"]);
    let file = &json(&check.out)["files"][0];
    assert_eq!((&file["new"], &file["revised"], &file["unchanged"]), (&0.into(), &1.into(), &3.into()));
    let sheet = &file["sheets"][0];
    assert_eq!((&sheet["revised"], &sheet["header_row"]), (&1.into(), &1.into()));
    assert_eq!(sheet["indicators"][0], "smoking_at_delivery");
    assert_eq!(bytes(&scorecard), before, "a check changes nothing");
    let later = story.run(&["import", "later.csv", "--into", "S.spruce"]);
    assert!(later.out.contains("0 new, 1 revised, 3 unchanged"), "{}", later.out);
}

#[test]
fn bad_input_is_refused_in_words_and_changes_nothing() {
    let story = Story::new();
    let scorecard = story.scorecard();
    let before = bytes(&scorecard);
    let head = SMOKING.lines().next().unwrap();
    let row = |text: &str| format!("{head}\n{text}\n").into_bytes();
    let two_columns = "PCT code,PCT name,Period,Smoking at delivery %,Smoking at delivery %\n5ZZ,Exampleton PCT,Q1 2010/11,20,30\n";
    for (name, content, parts) in [
        ("empty.csv", Vec::new(), &["empty.csv", "empty"][..]),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n0000".to_vec(), &["picture.xlsx"]),
        ("cut.xlsx", b"PK\x03\x04\x14\x00\x00\x00".to_vec(), &["cut.xlsx"]),
        ("header.csv", format!("{head}\n").into_bytes(), &["header.csv", "no figure"]),
        ("period.csv", row("5ZZ,Exampleton PCT,Smarch,1000,200,20.0%"), &["period.csv", "Smarch"]),
        ("part.csv", row("5ZZ,Exampleton PCT,Q1 2010/11,100,200,"), &["part.csv", "2"]),
        ("over.csv", row("5ZZ,Exampleton PCT,Q1 2010/11,,,120%"), &["over.csv", "120"]),
        ("two.csv", two_columns.as_bytes().to_vec(), &["two.csv", "claim the same"]),
    ] {
        story.put(name, content);
        for command in [&["check", name][..], &["import", name, "--into", "S.spruce"]] {
            let ended = story.run(command);
            assert_eq!(ended.code, 2, "{command:?}: {}{}", ended.out, ended.words);
            let said = format!("{}{}", ended.out, ended.words);
            for part in parts {
                assert!(said.contains(part), "{command:?} does not say {part:?}: {said}");
            }
        }
        assert_eq!(bytes(&scorecard), before, "{name}");
    }
    let gone = story.run(&["import", "SATOD.csv", "gone.csv", "--into", "S.spruce"]);
    assert_eq!(gone.code, 2);
    assert!(gone.words.contains("gone.csv") && gone.words.contains("nothing was imported"), "{}", gone.words);
    assert_eq!(bytes(&scorecard), before);
}

#[test]
fn only_the_areas_asked_for_are_taken() {
    let story = Story::new();
    story.put("smoking.csv", SMOKING);
    let ended = story.run(&["check", "smoking.csv", "--only", "5zz,RYR", "--json"]);
    assert_eq!(ended.code, 0, "{}", ended.words);
    let file = &json(&ended.out)["files"][0];
    assert_eq!((file["new"].as_u64(), file["sheets"][0]["unused"].as_u64()), (Some(2), Some(6)));
    assert_eq!(file["sheets"][0]["cells"][0]["why"], "of an area that was not asked for");
    let ended = story.run(&["import", "smoking.csv", "--into", "s.spruce", "--only", "Sampleford PCT"]);
    assert_eq!(ended.code, 0, "{}", ended.words);
    assert!(ended.out.contains("scorecard of Sampleford PCT (5YY)"), "{}", ended.out);
}

#[test]
fn what_is_taken_is_told_with_its_unit_and_cell_and_alike_columns_on_one_line() {
    let story = Story::new();
    story.put("smoking.csv", SMOKING);
    let figure =
        json(&story.run(&["check", "smoking.csv", "--json"]).out)["files"][0]["sheets"][0]["figures"][0]
            .clone();
    assert_eq!(figure["unit"], "%");
    let text = story.run(&["check", "smoking.csv"]).out;
    let line = "takes smoking_at_delivery: 4 figures, 5ZZ, Q3 2010/11: 21.0% (210/1,000) in ";
    assert!(text.contains(line), "{text}");
    let end = "5YY, Q4 2010/11: 0.4% (3/800) in ";
    assert!(text.lines().any(|line| line.contains(" … ") && line.contains(end)), "{text}");
    let wider: Vec<String> = SMOKING
        .lines()
        .zip(["Own use,Own use", "1,2", "3,4", "5,6", "7,8"])
        .map(|(a, b)| format!("{a},{b}"))
        .collect();
    story.put("wider.csv", wider.join("\n"));
    let text = story.run(&["check", "wider.csv"]).out;
    assert!(text.contains("read: columns G, H: "), "{text}");
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let story = Story::new();
    story.put("A.csv", SMOKING);
    story.put("B.csv", "");
    story.put("~$A.csv", "lock");
    let ended = story.run(&["check", ".", "--json"]);
    assert_eq!(ended.code, 2);
    let checked = json(&ended.out);
    assert_eq!(checked["files"].as_array().unwrap().len(), 2);
    assert!(checked["files"][0]["error"].is_null());
    assert!(checked["files"][1]["error"].as_str().unwrap().contains("B.csv"));
    let ended = story.run(&["score", "A.csv", "B.csv"]);
    assert_eq!(ended.code, 2);
    assert!(ended.out.contains("Smoking at delivery"), "{}", ended.out);
}

#[test]
fn a_damaged_or_newer_scorecard_is_left_alone() {
    let story = Story::new();
    let text = String::from_utf8(bytes(&story.scorecard())).unwrap();
    for (name, content, part) in [
        ("cut.spruce", text.split_at(text.len() / 2).0.to_owned(), "cut off"),
        ("newer.spruce", text.replacen("version: 2", "version: 9", 1), "version 9"),
        ("other.spruce", "Area,Value\n5ZZ,3\n".to_owned(), "not a Spruce scorecard"),
    ] {
        let path = story.put(name, &content);
        for command in [&["score", name][..], &["import", "SATOD.csv", "--into", name]] {
            let ended = story.run(command);
            assert_eq!(ended.code, 2, "{command:?}");
            assert!(ended.words.contains(part) && ended.words.contains(name), "{}", ended.words);
        }
        assert_eq!(bytes(&path), content.as_bytes(), "{name}");
    }
}

#[test]
fn what_cannot_be_asked_is_said() {
    let story = Story::new();
    story.scorecard();
    for (arguments, part) in [
        (&["score", "S.spruce", "--area", "Nowhere"][..], "Exampleton PCT (5ZZ)"),
        (&["score", "S.spruce", "--to", "Smarch"], "Smarch"),
        (&["score", "S.spruce", "--edition", "1066"], "1066"),
        (&["score", "S.spruce", "--set", "score.colour=1"], "spruce-cli settings"),
        (&["score", "S.spruce", "SATOD.csv"], "give it alone"),
        (
            &["export", "S.spruce", "--as", "board-paper", "--out", "x.doc"],
            "must end in .pdf, .docx or .pptx",
        ),
        (&["export", "S.spruce", "--as", "scorecard", "--out", "x.pdf"], ".csv or .xlsx"),
        (&["export", "S.spruce", "--as", "figure", "--out", "x.png"], "--indicator"),
        (&["export", "S.spruce", "--as", "data", "--out", "no/where.csv"], "folder"),
        (&["export", "S.spruce", "--as", "figure", "--figure", "pie", "--out", "x.png"], "funnel"),
        (&["export", "S.spruce", "--as", "charts", "--dpi", "50", "--out", "x"], "96 to 600"),
        (&["export", "S.spruce", "--as", "charts", "--charts", "nothing", "--out", "x"], "nothing"),
        (&["export", "S.spruce", "--as", "workbook", "--out", "x.pdf"], "must end in .xlsx"),
        (&["frobnicate"], "frobnicate"),
    ] {
        let ended = story.run(arguments);
        assert_eq!(ended.code, 2, "{arguments:?}: {}", ended.out);
        assert!(ended.words.contains(part), "{arguments:?} does not say {part:?}: {}", ended.words);
        assert_eq!(ended.out, "", "{arguments:?}: words are not results");
    }
}

#[test]
fn charts_go_into_a_folder_and_each_is_told_in_a_line_of_json() {
    let story = Story::new();
    story.scorecard();
    let some = ["--charts", "smoking_at_delivery:trend,tree", "--format", "svg", "--out", "charts"];
    let ended = story.run(&[&["export", "S.spruce", "--as", "charts"][..], &some].concat());
    assert_eq!(ended.code, 0, "{}", ended.words);
    let lines: Vec<Value> = ended.out.lines().map(json).collect();
    let charts: Vec<&str> = lines.iter().map(|line| line["chart"].as_str().unwrap()).collect();
    assert_eq!(charts, ["tree", "smoking_at_delivery:trend"]);
    for line in &lines {
        assert!(bytes(&story.path(line["file"].as_str().unwrap())).starts_with(b"<svg"), "{line}");
    }
    assert!(lines[1]["file"].as_str().unwrap().ends_with("Smoking at delivery, trend.svg"), "{}", lines[1]);
}

#[test]
fn text_of_a_return_never_becomes_a_formula() {
    let story = Story::new();
    story.put("A.csv", SMOKING.replace("Exampleton PCT", "=cmd|' /C calc'!A0"));
    let ended = story.run(&["export", "A.csv", "--as", "data", "--out", "d.csv"]);
    assert_eq!(ended.code, 0, "{}", ended.words);
    let text = String::from_utf8(bytes(&story.path("d.csv"))).unwrap();
    assert!(text.contains(",'=cmd|"), "{text}");
    story.run(&["export", "A.csv", "--as", "data", "--out", "d.xlsx"]);
    let mut zip = zip::ZipArchive::new(std::fs::File::open(story.path("d.xlsx")).unwrap()).unwrap();
    let mut sheet = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut sheet).unwrap();
    assert!(!sheet.contains("<f>"), "no formula in the sheet");
}

#[test]
fn the_lists_are_there_in_words_and_json() {
    let story = Story::new();
    for (command, part) in [
        ("standards", "smoking_at_delivery"),
        ("workbook", "High impact changes"),
        ("settings", "score.close_tolerance = 0.05"),
    ] {
        let words = story.run(&[command]);
        assert_eq!(words.code, 0);
        assert!(words.out.contains(part), "{command}");
        let machine = story.run(&[command, "--json"]);
        assert_eq!(json(&machine.out)["version"], 1, "{command}");
    }
    let old = story.run(&["standards", "--edition", "2011", "--json"]);
    let text = json(&old.out).to_string();
    assert!(text.contains("TCP2011") && !text.contains("TCP2017"));
}

#[test]
fn strict_tells_done_from_done_with_problems() {
    let story = Story::new();
    // The stated 25% is not 200 ÷ 1,000.
    story.put("A.csv", SMOKING.replace("1000,200,20.0%", "1000,200,25.0%"));
    assert_eq!(story.run(&["score", "A.csv"]).code, 0);
    assert_eq!(story.run(&["score", "A.csv", "--strict"]).code, 1);
    story.put("B.csv", SMOKING);
    assert_eq!(story.run(&["check", "B.csv", "--strict"]).code, 0);
}

#[test]
fn the_demo_writes_a_scorecard_that_opens() {
    let story = Story::new();
    let ended = story.run(&["demo", "--out", "demo"]);
    assert_eq!(ended.code, 0, "{}", ended.words);
    assert!(ended.out.starts_with("Exampleton PCT (5ZZ), up to Q4 2010/11"), "{}", ended.out);
    for name in
        ["Exampleton.spruce", "scorecard.csv", "scorecard.xlsx", "data.csv", "smoking_at_delivery.png"]
    {
        assert!(story.path("demo").join(name).is_file(), "{name}");
    }
    let again = story.run(&["score", "demo/Exampleton.spruce"]);
    assert_eq!(again.out, ended.out);
}

/// A profile as a colleague would send it.
const PROFILE: &str = r#"// Ward log
(
    version: 1,
    profile: (
        name: "Ward log",
        header_rows: 1,
        columns: [
            (heading: "Trust", role: AreaCode),
            (heading: "Month", role: Period),
            (heading: "Ladies", role: Figure(indicator: Some("smoking_at_delivery"), component: denominator, period: None)),
            (heading: "Ciggies", role: Figure(indicator: Some("smoking_at_delivery"), component: numerator, period: None)),
        ],
    ),
)
"#;

#[test]
fn a_colleagues_profile_is_added_and_then_used() {
    let story = Story::new();
    story.put("log.csv", "Trust,Month,Ladies,Ciggies\nRYR,Mar 2011,410,61\n");
    story.put("ward.ron", PROFILE);
    let added = story.run(&["profiles", "add", "ward.ron"]);
    assert_eq!((added.code, added.out.as_str()), (0, "added: Ward log\n"), "{}", added.words);
    let checked = story.run(&["check", "log.csv", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
    let sheet = &json["files"][0]["sheets"][0];
    assert_eq!(
        (&sheet["return"], &sheet["own"], &sheet["taken"]),
        (&"Ward log".into(), &true.into(), &1.into())
    );
    let listed: serde_json::Value = serde_json::from_str(&story.run(&["profiles", "--json"]).out).unwrap();
    assert_eq!(listed["own"][0]["name"], "Ward log");
    assert!(listed["shipped"].as_array().unwrap().iter().any(|own| own["id"] == "cover"));
    let exported = story.run(&["profiles", "export", "ward log", "--out", "again.ron"]);
    assert_eq!(exported.code, 0, "{}", exported.words);
    assert_eq!(story.run(&["profiles", "add", "again.ron"]).code, 0, "the same once more changes nothing");
    let unknown = story.run(&["profiles", "export", "nothing", "--out", "x.ron"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.words.contains("“nothing”"), "{}", unknown.words);
}

#[test]
fn a_damaged_profile_is_told_by_its_line_and_stops_nothing() {
    let story = Story::new();
    story.put("bad.ron", PROFILE.replace("AreaCode", "Area code"));
    let added = story.run(&["profiles", "add", "bad.ron"]);
    assert_eq!(added.code, 2);
    assert!(added.words.contains("bad.ron, line 8, column"), "{}", added.words);
    std::fs::create_dir_all(story.path("config/profiles")).unwrap();
    story.put("config/profiles/bad.ron", "(version: 1, profile: (");
    story.put("SATOD.csv", SMOKING);
    let checked = story.run(&["check", "SATOD.csv"]);
    assert_eq!(checked.code, 0, "{}", checked.words);
    assert!(checked.words.contains("bad.ron · line 1"), "{}", checked.words);
}

#[test]
fn areas_are_looked_up_put_together_and_compared() {
    let story = Story::new();
    let found: Value = serde_json::from_str(&story.run(&["areas", "RXH", "--json"]).out).unwrap();
    assert_eq!(found["areas"][0]["then"][0]["code"], "RYR");
    assert!(story.run(&["areas", "western sussex hospitals"]).out.contains("University Hospitals Sussex"));
    assert_eq!(story.run(&["areas", "Exampleton"]).code, 2);

    let file = story.put("SATOD.csv", SMOKING);
    let file = file.to_str().unwrap();
    let both = ["--footprint", "Both=5ZZ+Sampleford PCT", "--area", "Both", "--comparators", "5YY"];
    let scored = story.run(&[&["score", file, "--json"][..], &both].concat());
    assert_eq!(scored.code, 0, "{}", scored.words);
    let scored: Value = serde_json::from_str(&scored.out).unwrap();
    assert_eq!(scored["area"]["name"], "Both");
    // 200 of 1,000 and 3 of 800.
    let figures = &scored["comparators"][0]["figures"];
    assert_eq!((&figures[0]["numerator"], &scored["comparators"][0]["code"]), (&3.0.into(), &"5YY".into()));
    let refused = story.run(&["score", file, "--footprint", "Both=5ZZ+5ZZZ"]);
    assert!(refused.code == 2 && refused.words.contains("no figures for “5ZZZ”"), "{}", refused.words);
}

#[test]
fn a_template_that_ships_becomes_ones_own_with_a_drawn_sign() {
    let story = Story::new();
    story.scorecard();
    let listed = story.run(&["template"]);
    assert!(listed.out.contains("board-paper: Board paper"), "{}", listed.out);
    assert_eq!(story.run(&["template", "board-paper", "--out", "ours.ron"]).code, 0);
    let shipped = std::fs::read_to_string(story.path("ours.ron")).unwrap();
    let own = shipped.replace("logo: \"\"", "logo: \"sign.svg\"").replace("cover, summary", "summary, cover");
    story.put("ours.ron", own);
    story.put(
        "sign.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"3\"><path d=\"M0 0h9v3z\"/></svg>",
    );
    for out in ["own.pdf", "own.docx", "own.pptx"] {
        let ended =
            story.run(&["export", "S.spruce", "--as", "board-paper", "--template", "ours.ron", "--out", out]);
        assert_eq!(ended.code, 0, "{}", ended.words);
    }
    let none = story.run(&["template", "bored-paper", "--out", "x.ron"]);
    assert!(none.code == 2 && none.words.contains("take one of board-paper, profile"), "{}", none.words);
    let ending = story.run(&["template", "wall", "--out", "x.txt"]);
    assert!(ending.code == 2 && ending.words.contains(".ron"), "{}", ending.words);
}
