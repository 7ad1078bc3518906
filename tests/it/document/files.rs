//! Saving and opening.

use jiff::civil::date;
use spruce::{
    analysis::PlanDecision,
    document::{HandFigure, Meeting, Narrative, NewIndicator, Trail, WhichFigure},
    domain::Footprint,
    returns::Typed,
    workbook::{LocalQuestion, Polarity, Sampling, Unit},
    workshop::{BookEntry, WorkshopEdit},
};

use super::*;

#[test]
fn a_saved_scorecard_comes_back_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Exampleton.spruce");
    let document = full();
    let stamp = save(&document, &path, None).unwrap();
    let (again, loaded) = load(&path).unwrap();
    assert_eq!(again, document);
    assert_eq!(stamp, loaded);
    // The same content gives the same bytes.
    assert_eq!(save(&again, &path, Some(&stamp)).unwrap(), stamp);
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 1, "nothing is left beside the file");
}

#[test]
fn a_figure_takes_one_line() {
    let text = write(&full()).unwrap();
    let lines: Vec<_> = text.lines().filter(|line| line.contains("period: \"2010-10+3\"")).collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(text.starts_with("(\n    format: \"spruce scorecard\",\n    version: 2,\n"), "{text}");
}

/// The sample was written by version 0.1.0. It is never written again.
#[test]
fn the_kept_sample_of_version_1_is_read_and_saved_as_version_2() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/files/version-1.spruce");
    let (document, _) = load(&path).unwrap();
    let mut expected = full();
    for record in Arc::make_mut(&mut expected.returns) {
        record.shapes.clear();
    }
    assert_eq!(document, expected);
    let saved = write(&document).unwrap();
    assert_eq!(read("x.spruce", saved.as_bytes()).unwrap(), expected);
}

/// A scorecard with everything that version 2 has beside version 1, and who made it.
fn all_of_version_2() -> Document {
    let mut history = History::new(full()).by("Pat Example");
    let other = |area: &str, row| figure("C.csv", "smoking_at_delivery", area, 4, Some(16.0), row);
    history.apply(&import(vec![reading("C.csv", vec![other("5YY", 8), other("5XX", 9)])]));
    let footprint = Footprint::new("Pennine", ["5YY".into(), "5XX".into()]);
    let doulas = NewIndicator {
        id: None,
        name: "Births with a doula".to_owned(),
        unit: Unit::Percent,
        polarity: Polarity::High,
        section: 5,
        sampling: Sampling::Proportion,
        numerator: "Women with a doula".to_owned(),
        denominator: "Women asked".to_owned(),
        may_exceed_100: false,
        heading: String::new(),
        target: None,
        shares: false,
    };
    let doulas = doulas.defined(history.document(), date(2011, 5, 4)).unwrap();
    let typed = HandFigure {
        which: WhichFigure {
            indicator: "smoking_at_delivery".into(),
            name: "Smoking at delivery".to_owned(),
            area: Area { code: "5ZZ".into(), name: "Area 5ZZ".to_owned(), kind: AreaKind::PrimaryCareTrust },
            period: Period::quarter(2010, 2).unwrap(),
            group: None,
        },
        typed: Typed { numerator: "33".to_owned(), denominator: "200".to_owned(), value: String::new() },
        source: "Ward audit".to_owned(),
        note: "by telephone".to_owned(),
        at: at(),
    };
    let narrative = Narrative {
        why: "Smokers were asked twice".to_owned(),
        ..Narrative::of("smoking_at_delivery".into(), "5ZZ".into())
    };
    let plan = PlanDecision {
        indicator: "smoking_at_delivery".into(),
        area: "5ZZ".into(),
        from: Period::quarter(2010, 1).unwrap(),
        baseline: 21.0,
        target: 15.0,
        by: date(2012, 3, 31),
    };
    let entry =
        BookEntry { evidence: "Minutes of May".to_owned(), votes: [0, 1, 4, 0, 0], ..BookEntry::default() };
    for edit in [
        Edit::SetComparators(vec!["5YY".into(), "5XX".into()]),
        Edit::SetFootprint { footprint, of: None },
        Edit::DefineIndicator(Box::new(doulas)),
        Edit::SetFigure(Box::new(typed)),
        Edit::SetPlan(Box::new(plan)),
        Edit::SetSetting { name: "spc.trend_points".to_owned(), value: "6".to_owned() },
        Edit::SetLocalQuestion(LocalQuestion { section: 3, number: 1, text: "Who pays for it?".to_owned() }),
        Edit::Workshop(WorkshopEdit::SetBookEntry { place: "11.1.4".to_owned(), entry: Box::new(entry) }),
        Edit::SetMeeting(Box::new(Meeting {
            name: "Board of Exampleton PCT".to_owned(),
            ..Meeting::default()
        })),
        Edit::SetNarrative(Box::new(narrative)),
    ] {
        history.apply(&edit);
    }
    Document::clone(history.document())
}

/// The sample was written by version 0.1.0 in November 2026. It is never written again.
#[test]
fn the_kept_sample_of_version_2_is_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/files/version-2.spruce");
    let (document, _) = load(&path).unwrap();
    let without_trail = |document: &Document| Document { trail: Trail::default(), ..document.clone() };
    let expected = all_of_version_2();
    assert_eq!(without_trail(&document), without_trail(&expected));
    // Who and what is as it was, and when is the day on which the sample was made.
    let told = |document: &Document| -> Vec<(String, String, String)> {
        let one = |entry: &std::sync::Arc<spruce::document::Entry>| {
            (entry.who.clone(), entry.what.clone(), entry.changed_words())
        };
        document.trail.iter().map(one).collect()
    };
    assert_eq!(told(&document), told(&expected));
    assert_eq!(told(&document).len(), 11);
    assert_eq!(read("x.spruce", write(&document).unwrap().as_bytes()).unwrap(), document);
}

#[test]
fn what_is_no_scorecard_is_refused_in_words() {
    let good = write(&full()).unwrap();
    let newer = good.replacen("version: 2", "version: 3", 1).replacen("0.1.0", "0.9.0", 1);
    let (head, tail) = good.split_at(good.find("figures").unwrap());
    let broken = format!("{head}{}", tail.replacen("value:", "valu:", 1));
    let wrong_byte = [head.as_bytes(), b"\xA3", tail.as_bytes()].concat();
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(good.bytes().flat_map(|byte| [byte, 0])).collect();
    let line = head.lines().count();
    for (bytes, parts) in [
        (&b""[..], &["x.spruce is not a Spruce scorecard", "empty"][..]),
        (b" \r\n", &["empty"]),
        (b"PK\x03\x04....", &["Excel", "import it as a return"]),
        (b"Area,Value\n5ZZ,3\n", &["does not begin as one"]),
        (b"\x89PNG\r\n", &["does not hold text"]),
        (newer.as_bytes(), &["version 3", "Spruce 0.9.0", "up to version 2"]),
        (newer.get(..200).unwrap().as_bytes(), &["version 3"]),
        (head.as_bytes(), &["cut off"]),
        (broken.as_bytes(), &["damaged at line", "valu"]),
        (&wrong_byte, &["UTF-8", &format!("line {line}")]),
        (&utf16, &["UTF-8"]),
    ] {
        let message = read("x.spruce", bytes).unwrap_err().to_string();
        for part in parts {
            assert!(message.contains(part), "{message:?} does not say {part:?}");
        }
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_harmless() {
    let text = format!("\u{feff}{}", write(&full()).unwrap().replace('\n', "\r\n"));
    assert_eq!(read("x.spruce", text.as_bytes()).unwrap(), full());
}

#[test]
fn what_somebody_else_changed_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shared.spruce");
    let mine = save(&full(), &path, None).unwrap();
    let theirs = Edit::SetEdition(String::new()).apply(&full());
    let their_stamp = save(&theirs, &path, None).unwrap();
    let error = save(&full(), &path, Some(&mine)).unwrap_err();
    assert!(matches!(error, FileError::ChangedByOthers { .. }), "{error}");
    assert_eq!(load(&path).unwrap(), (theirs, their_stamp));
}

#[test]
fn what_cannot_be_saved_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("gone").join("x.spruce");
    assert!(matches!(save(&full(), &nowhere, None), Err(FileError::NoFolder { .. })));
    assert!(matches!(save(&full(), folder.path(), None), Err(FileError::Write { .. })));
    assert!(matches!(load(&nowhere), Err(FileError::Missing { .. })));
    assert!(matches!(load(folder.path()), Err(FileError::NotAScorecard { .. } | FileError::Open { .. })));
    let path = folder.path().join("kept.spruce");
    let stamp = save(&Document::default(), &path, None).unwrap();
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let error = save(&full(), &path, Some(&stamp)).unwrap_err();
    assert!(matches!(error, FileError::ReadOnly { .. }), "{error}");
    assert_eq!(load(&path).unwrap().0, Document::default());
}
