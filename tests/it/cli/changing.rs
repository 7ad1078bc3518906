//! Commands that change a scorecard file: figures by hand, indicators, workbooks, two copies merged.

use spruce::document::{Marked, OpenMark};

use super::{SMOKING, Story, bytes, indicator, json};

#[test]
fn a_figure_is_corrected_and_removed() {
    let story = Story::new();
    story.scorecard();
    let smoking = ["--indicator", "satod", "--area", "exampleton", "--period", "Q4 2010-11"];
    let set = |more: &[&str]| {
        story.run(&[&["set", "S.spruce", "--source", "Ward audit"], &smoking[..], more].concat())
    };
    let ended = set(&["--numerator", "214", "--denominator", "1,000", "--note", "Two forms came late"]);
    assert_eq!(
        (ended.code, ended.out.as_str()),
        (0, "Smoking at delivery for Exampleton PCT, Q4 2010/11: 21.4% (was 20.0% in SATOD.csv · F3)\n"),
        "{}",
        ended.words
    );
    let score = json(&story.run(&["score", "S.spruce", "--json"]).out);
    let now = indicator(&score, "smoking_at_delivery");
    assert_eq!(now["value"], 21.4);
    assert_eq!(now["provenance"]["file"], "Typed in by hand: Ward audit");
    assert_eq!(now["provenance"]["cell"], "");
    let before = bytes(&story.path("S.spruce"));
    let ended = set(&["--value", "104%"]);
    assert_eq!(ended.code, 2);
    assert!(ended.words.contains("104% cannot be right"), "{}", ended.words);
    assert_eq!(bytes(&story.path("S.spruce")), before);
    let withdraw = |more: &[&str]| story.run(&[&["withdraw", "S.spruce"], &smoking[..], more].concat());
    assert_eq!(withdraw(&["--reason", " "]).code, 2);
    let ended = withdraw(&["--reason", "Counted twice"]);
    assert_eq!(ended.out, "Smoking at delivery for Exampleton PCT, Q4 2010/11: removed\n", "{}", ended.words);
    let score = json(&story.run(&["score", "S.spruce", "--json"]).out);
    assert_eq!(indicator(&score, "smoking_at_delivery")["period"], "Q3 2010/11");
}

#[test]
fn an_indicator_is_defined_and_scored() {
    let story = Story::new();
    story.scorecard();
    story.put(
        "Doulas.csv",
        "PCT code,Period,Births with a doula\n5ZZ,Q3 2010/11,30.0%\n5ZZ,Q4 2010/11,45.0%\n",
    );
    let add = |more: &[&str]| {
        let all = [
            "indicator",
            "add",
            "S.spruce",
            "--name",
            "Births with a doula",
            "--unit",
            "%",
            "--section",
            "5",
        ];
        story.run(&[&all[..], more].concat())
    };
    let ended = add(&["--better", "low", "--standard", ">= 40", "--source", "Board, March 2010"]);
    assert_eq!(ended.code, 2);
    assert!(ended.words.contains("Lower is better"), "{}", ended.words);
    let ended = add(&[
        "--better",
        "high",
        "--standard",
        ">= 40",
        "--source",
        "Board, March 2010",
        "--from",
        "2010-04-01",
    ]);
    assert_eq!(ended.code, 0, "{}", ended.words);
    assert!(ended.out.contains("(local_births_with_a_doula)"), "{}", ended.out);
    let ended = story.run(&["import", "Doulas.csv", "--into", "S.spruce"]);
    assert_eq!(ended.code, 0, "{}", ended.words);
    let score = json(&story.run(&["score", "S.spruce", "--json"]).out);
    let doulas = indicator(&score, "local_births_with_a_doula");
    assert_eq!((doulas["value"].as_f64(), doulas["status"].as_str()), (Some(45.0), Some("met")));
    let ended = story.run(&["indicator", "remove", "S.spruce", "local_births_with_a_doula"]);
    assert_eq!(ended.code, 2);
    assert!(ended.words.contains("has figures"), "{}", ended.words);
}

#[test]
fn the_history_tells_who_changed_what_in_words_json_and_csv() {
    let story = Story::new();
    story.put("smoking.csv", SMOKING);
    assert_eq!(story.run(&["import", "smoking.csv", "--into", "s.spruce"]).code, 0);
    let set =
        ["set", "s.spruce", "--indicator", "smoking_at_delivery", "--area", "5ZZ", "--period", "Q4 2010/11"];
    let figure = ["--numerator", "190", "--denominator", "1000", "--source", "Letter of 3 May"];
    let ended = story.run(&[&set[..], &figure[..]].concat());
    assert_eq!(ended.code, 0, "{}", ended.words);
    let words = story.run(&["history", "s.spruce"]).out;
    let lines: Vec<&str> = words.lines().collect();
    assert_eq!(lines.len(), 2, "{words}");
    // What leaves names no figures, as the document's policy hides small ones.
    assert!(lines[0].contains("Figure of Smoking at delivery for Exampleton PCT, Q4 2010/11"), "{words}");
    assert!(!words.contains("19.0%"), "{words}");
    assert!(lines[1].contains("Import of smoking.csv: 4 new"), "the latest first: {words}");
    let told = json(&story.run(&["history", "s.spruce", "--json"]).out);
    assert_eq!(told["changes"][0]["indicator"], "smoking_at_delivery");
    assert_eq!(told["changes"][1]["what"], "Import of smoking.csv");
    let table = story.run(&["history", "s.spruce", "--csv"]).out;
    assert!(table.starts_with("\u{feff}date,time,zone,who,kind,what,part,was,is,indicator"), "{table}");
    assert!(table.contains(",UTC+00:00,"), "{table}");
    assert_eq!(story.run(&["history", "none.spruce"]).code, 2);
}

#[test]
fn another_workbook_is_taken_into_a_scorecard() {
    let story = Story::new();
    story.put("smoking.csv", SMOKING);
    story.run(&["import", "smoking.csv", "--into", "s.spruce"]);
    let before = bytes(&story.path("s.spruce"));
    let unknown = story.run(&["workbook", "--into", "s.spruce", "--pack", "Nobody’s"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.words.contains("Generic diagnostic framework"), "{}", unknown.words);
    assert_eq!(bytes(&story.path("s.spruce")), before, "what cannot be done changes nothing");
    let taken = story.run(&["workbook", "--into", "s.spruce", "--pack", "Generic diagnostic framework"]);
    assert_eq!(taken.code, 0, "{}", taken.words);
    let listed = story.run(&["workbook", "s.spruce"]).out;
    assert!(listed.starts_with("Workbook: Generic diagnostic framework"), "{listed}");
}

#[test]
fn two_copies_are_merged_into_a_third_file() {
    let story = Story::new();
    story.put("smoking.csv", SMOKING);
    story.run(&["import", "smoking.csv", "--into", "a.spruce"]);
    let merged = story.run(&["merge", "a.spruce", "a.spruce", "--out", "c.spruce"]);
    assert_eq!(merged.code, 0, "{}", merged.words);
    let figures = |name: &str| story.run(&["series", name, "--json"]).out;
    assert_eq!(figures("c.spruce"), figures("a.spruce"));
    assert_eq!(story.run(&["merge", "a.spruce", "none.spruce", "--out", "d.spruce"]).code, 2);
    assert!(!story.path("d.spruce").exists());
}

#[test]
fn a_scorecard_that_is_open_in_a_window_is_left_alone() {
    let story = Story::new();
    let path = story.scorecard();
    story.put("later.csv", SMOKING.replace("200", "190"));
    let before = bytes(&path);
    let Marked::Here(mark) = OpenMark::make(&path, "Pat") else { panic!("nobody has it open") };
    let set = ["--indicator", "satod", "--area", "5ZZ", "--period", "Q4 2010/11", "--source", "Ward audit"];
    for command in [
        &["import", "later.csv", "--into", "S.spruce"][..],
        &[&["set", "S.spruce", "--value", "19%"][..], &set].concat(),
        &["workbook", "--into", "S.spruce", "--pack", "Generic diagnostic framework"],
        &["merge", "S.spruce", "S.spruce", "--out", "S.spruce"],
    ] {
        let ended = story.run(command);
        assert_eq!(ended.code, 2, "{command:?}");
        assert!(
            ended.words.contains("S.spruce was not saved: it is open in another window"),
            "{}",
            ended.words
        );
        assert_eq!(bytes(&path), before, "{command:?}");
    }
    assert_eq!(story.run(&["score", "S.spruce"]).code, 0, "what only reads is not in the way");
    drop(mark);
    let ended = story.run(&["import", "later.csv", "--into", "S.spruce"]);
    assert_eq!(ended.code, 0, "{}", ended.words);
    assert_ne!(bytes(&path), before);
}
