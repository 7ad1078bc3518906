//! The scorecard file and its edits, from the outside.

use std::{path::Path, sync::Arc};

use jiff::Timestamp;
use proptest::prelude::*;
use spruce::{
    base::{Finding, Place, Severity},
    document::{Document, Edit, FileError, History, load, preview, previews, read, save, write},
    domain::{Area, AreaCode, AreaKind, CellAddress, Earlier, Group, Mark, Observation, Period, Provenance},
    returns::{Cell, Content, Grid, Mapping, ReturnReading, SheetReading},
    workbook::{Evidence, Rule, Setter, Standard},
};

fn at() -> Timestamp {
    "2011-05-04T09:30:00Z".parse().unwrap()
}

/// A made-up figure, from row `row` of `file`.
fn figure(file: &str, indicator: &str, area: &str, quarter: i8, value: Option<f64>, row: u32) -> Observation {
    Observation {
        indicator: indicator.into(),
        area: area.into(),
        period: Period::quarter(2010, quarter).unwrap(),
        group: None,
        numerator: value.map(|value| value * 2.0),
        denominator: value.map(|_| 200.0),
        value,
        stated: None,
        mark: value.is_none().then_some(Mark::Suppressed),
        unreliable: false,
        note: String::new(),
        findings: Vec::new(),
        provenance: Provenance {
            import: 0,
            file: file.into(),
            sheet: "Return".into(),
            cell: CellAddress::new(row, 5),
            numerator_cell: Some(CellAddress::new(row, 3)),
            denominator_cell: Some(CellAddress::new(row, 4)),
            by_hand: false,
        },
        also: Vec::new(),
        earlier: Vec::new(),
        rivals: Vec::new(),
    }
}

/// A sheet whose headings stand in its fourth row.
fn grid(headings: &[&str]) -> Grid {
    let text = |text: &&str| Cell { content: Content::Text((*text).into()), percent: false };
    let mut rows = vec![Vec::new(); 3];
    rows.push(headings.iter().map(text).collect());
    Grid { name: "Return".into(), rows: rows.into(), ..Grid::default() }
}

/// A made-up reading of one sheet; the fingerprint is the file's name.
fn reading(file: &str, figures: Vec<Observation>) -> ReturnReading {
    let mut areas: Vec<Area> = Vec::new();
    for figure in &figures {
        let kind = AreaKind::of_code(figure.area.as_str()).unwrap_or(AreaKind::Other);
        areas.push(Area { code: figure.area.clone(), name: format!("Area {}", figure.area), kind });
    }
    let place = Place { file: file.to_owned(), sheet: "Return".to_owned(), cell: "F9".to_owned() };
    ReturnReading {
        file: file.into(),
        pasted: false,
        size: 1234,
        sha256: file.to_owned(),
        sheets: vec![SheetReading {
            grid: Arc::new(grid(&["PCT code", "Quarter", "Smokers", "Maternities", "%"])),
            mapping: Mapping { header_row: 3, header_rows: 2, ..Mapping::default() },
            profile: None,
            summary: String::new(),
            asks: false,
            guesses: Vec::new(),
            questions: Vec::new(),
            wanted: true,
            observations: figures,
            areas,
            local_indicators: Vec::new(),
            fates: spruce::returns::Fates::default(),
            findings: vec![
                Finding::new(
                    Severity::Warning,
                    "value_disagrees",
                    place,
                    "78.2% is stated, 78.0% is computed.",
                )
                .with_hint("Ask the “sender” which is right."),
            ],
        }],
        findings: Vec::new(),
    }
}

fn import(readings: Vec<ReturnReading>) -> Edit {
    Edit::Import { readings: readings.into_iter().map(Arc::new).collect(), at: at() }
}

fn smoking(file: &str, values: &[(i8, Option<f64>)]) -> ReturnReading {
    let figures = values.iter().zip(8..);
    let figures =
        figures.map(|((q, value), row)| figure(file, "smoking_at_delivery", "5ZZ", *q, *value, row));
    reading(file, figures.collect())
}

fn target(edition: &str, bound: f64) -> Standard {
    Standard {
        indicator: "smoking_at_delivery".into(),
        edition: edition.to_owned(),
        valid_from: "2010-04-01".parse().unwrap(),
        valid_to: None,
        setter: Setter::Local,
        body: "Exampleton PCT board".to_owned(),
        rule: Rule::AtMost(bound),
        amber: None,
        evidence: Evidence::Local,
        source: "Board paper, March 2010".to_owned(),
        note: String::new(),
    }
}

/// A scorecard with something in each of its parts.
fn full() -> Document {
    let mut grouped = figure("B.xlsx", "breastfeeding_initiation", "5ZZ", 3, Some(61.25), 20);
    grouped.group =
        Some(Group { dimension: "Deprivation quintile".into(), value: "1 (most \"deprived\")".into() });
    let mut second = smoking("B.xlsx", &[(3, Some(19.5)), (4, Some(18.5))]);
    second.sheets[0].observations.push(grouped);
    let mut document = Document::default();
    for edit in [
        import(vec![smoking("A.csv", &[(1, Some(21.0)), (2, None), (3, Some(20.0))]), second]),
        Edit::SetPeriod(Period::quarter(2010, 4)),
        Edit::SetEdition("2011".to_owned()),
        Edit::SetLocalTarget(target("Plan 2010", 17.5)),
        Edit::SwitchIndicator {
            indicator: "hiv_screening_coverage".into(),
            off_because: Some("not collected here until 2012".to_owned()),
        },
        Edit::SwitchStandard {
            indicator: "births_per_midwife".into(),
            edition: "Local 1:28".to_owned(),
            on: true,
        },
    ] {
        document = edit.apply(&document);
    }
    document
}

#[test]
fn an_import_numbers_its_returns_and_records_them() {
    let document = full();
    let returns = &document.returns;
    assert_eq!(returns.iter().map(|record| record.number).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((returns[0].added, returns[0].revised, returns[0].suppressed), (3, 0, 1));
    assert_eq!((returns[1].added, returns[1].revised, returns[1].unchanged), (2, 1, 0));
    assert_eq!(returns[1].sha256, "B.xlsx");
    assert_eq!(returns[1].sheets[0].0, "Return");
    assert_eq!(returns[1].findings.len(), 1);
    assert_eq!(returns[1].imported, at());
    assert_eq!(document.area, Some("5ZZ".into()));
    let series = document.dataset.series(&"smoking_at_delivery".into(), &"5ZZ".into(), None);
    assert_eq!(series.iter().map(|o| o.provenance.import).collect::<Vec<_>>(), [1, 1, 2, 2]);
    assert_eq!(series[2].earlier[0].value, Some(20.0));
}

#[test]
fn the_same_file_again_changes_nothing() {
    let document = full();
    let again = smoking("A.csv", &[(1, Some(21.0)), (2, None), (3, Some(20.0))]);
    assert_eq!(preview(&document, &again).already, Some(1));
    assert_eq!(import(vec![again]).apply(&document), document);
}

#[test]
fn the_same_file_read_another_way_takes_its_own_place() {
    let document =
        import(vec![smoking("A.csv", &[(1, Some(21.0)), (2, Some(22.0))])]).apply(&Document::default());
    let mut corrected = smoking("A.csv", &[(1, Some(31.0))]);
    corrected.sheets[0].mapping.header_row = 4;
    let would = preview(&document, &corrected);
    assert_eq!((would.replaces, would.added, would.revised), (Some(1), 1, 0));
    let after = import(vec![corrected]).apply(&document);
    assert_eq!(after.returns.iter().map(|record| record.number).collect::<Vec<_>>(), [2]);
    assert_eq!(after.dataset.len(), 1);
    assert_eq!(after.dataset.observations().next().unwrap().value, Some(31.0));
}

#[test]
fn a_preview_says_what_the_import_then_does() {
    let document =
        import(vec![smoking("A.csv", &[(1, Some(21.0)), (2, Some(20.0))])]).apply(&Document::default());
    let next = smoking("B.csv", &[(1, Some(21.0)), (2, Some(19.0)), (3, None), (4, Some(18.0))]);
    let would = preview(&document, &next);
    assert_eq!((would.added, would.revised, would.unchanged, would.hidden), (2, 1, 1, 1));
    let revision = &would.revisions[0];
    assert_eq!((revision.was.value, revision.figure.value), (Some(20.0), Some(19.0)));
    assert_eq!(revision.was.provenance.place().to_string(), "A.csv · Return!F10");
    assert_eq!(revision.figure.provenance.place().to_string(), "B.csv · Return!F10");
    let after = import(vec![next.clone()]).apply(&document);
    let record = &after.returns[1];
    assert_eq!((record.added, record.revised, record.unchanged, record.suppressed), (2, 1, 1, 1));
    // One after the other: the second finds what the first brought.
    let both = previews(&Document::default(), &[next, smoking("C.csv", &[(1, Some(21.0))])]);
    assert_eq!((both[0].added, both[1].unchanged), (4, 1));
}

#[test]
fn a_sheet_that_nobody_wants_is_not_imported() {
    let mut hidden = smoking("A.csv", &[(1, Some(21.0))]);
    hidden.sheets[0].wanted = false;
    let after = import(vec![hidden]).apply(&Document::default());
    assert_eq!(after, Document::default());
}

#[test]
fn a_removed_return_leaves_the_scorecard_as_if_it_had_never_come() {
    let first = import(vec![smoking("A.csv", &[(1, Some(21.0)), (2, None)])]).apply(&Document::default());
    let both =
        import(vec![smoking("B.csv", &[(1, Some(22.0)), (2, Some(3.0)), (3, Some(4.0))])]).apply(&first);
    let after = Edit::RemoveReturn(2).apply(&both);
    assert_eq!((&after.dataset, &after.returns), (&first.dataset, &first.returns));
    assert_eq!(Edit::RemoveReturn(7).apply(&both), both);
    // The number is not used again, so that no figure can be taken for another return's.
    let again = import(vec![smoking("C.csv", &[(4, Some(1.0))])]).apply(&after);
    assert_eq!(again.returns[1].number, 3);
}

#[test]
fn the_area_is_the_one_that_the_returns_are_about() {
    let about = |codes: &[(&str, i8)]| {
        let figures = codes.iter().flat_map(|(code, quarters)| {
            (1..=*quarters).map(|quarter| figure("A.csv", "smoking_at_delivery", code, quarter, Some(1.0), 9))
        });
        import(vec![reading("A.csv", figures.collect())]).apply(&Document::default()).area
    };
    assert_eq!(about(&[("E92000001", 4), ("Q30", 4), ("5ZZ", 2)]), Some(AreaCode::from("5ZZ")));
    assert_eq!(about(&[("RYR", 4), ("5ZZ", 3)]), Some(AreaCode::from("5ZZ")));
    assert_eq!(about(&[("RYR", 4), ("5ZZ", 1)]), Some(AreaCode::from("RYR")));
    assert_eq!(about(&[("E09000022", 4), ("09X", 4)]), Some(AreaCode::from("E09000022")));
    assert_eq!(about(&[("E92000001", 4)]), None);
}

#[test]
fn undo_to_what_was_saved_is_clean_again() {
    let mut history = History::new(Document::default());
    assert!(!history.is_dirty());
    history.apply(&import(vec![smoking("A.csv", &[(1, Some(21.0))])]));
    assert!(history.is_dirty());
    history.mark_saved(history.revision());
    history.apply(&Edit::SetEdition("2011".to_owned()));
    assert!(history.is_dirty());
    assert_eq!(history.undo_label(), Some("change of standards to 2011"));
    history.undo();
    assert!(!history.is_dirty());
    assert_eq!(history.undo_label(), Some("import of A.csv"));
    assert_eq!(history.redo_label(), Some("change of standards to 2011"));
    history.undo();
    assert!(history.is_dirty());
    history.redo();
    assert!(!history.is_dirty());
    history.apply(&Edit::SetArea("5YY".into()));
    assert_eq!(history.redo_label(), None);
    assert!(history.is_dirty());
}

#[test]
fn an_edit_that_changes_nothing_is_no_step() {
    let mut history = History::new(full());
    history.apply(&Edit::SetEdition("2011".to_owned()));
    history.apply(&Edit::RemoveReturn(99));
    assert_eq!(history.undo_label(), None);
    assert!(!history.is_dirty());
}

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

fn any_edit() -> impl Strategy<Value = Edit> {
    let value = prop_oneof![3 => (0..5_u8).prop_map(|value| Some(f64::from(value) + 0.1)), 1 => Just(None)];
    let file = prop_oneof![Just("A.csv"), Just("B.csv"), Just("C.csv"), Just("D.csv")];
    let one = (file, prop::collection::btree_map(1_i8..=4, value, 1..4)).prop_map(|(file, values)| {
        let values: Vec<_> = values.into_iter().collect();
        let mut reading = smoking(file, &values);
        // Another content is another file.
        reading.sha256 = format!("{file}{values:?}");
        reading
    });
    prop_oneof![
        4 => prop::collection::vec(one, 1..3).prop_map(import),
        3 => (1..5_u32).prop_map(Edit::RemoveReturn),
        1 => prop_oneof![Just("5ZZ"), Just("5YY")].prop_map(|code| Edit::SetArea(code.into())),
        1 => (1_i8..=4).prop_map(|quarter| Edit::SetPeriod(Period::quarter(2010, quarter))),
        1 => "[a-z\"\\\\é]{0,4}".prop_map(Edit::SetEdition),
        1 => any::<bool>().prop_map(|on| Edit::SwitchStandard {
            indicator: "births_per_midwife".into(),
            edition: "X".to_owned(),
            on,
        }),
        1 => (0..3_u8).prop_map(|bound| Edit::SetLocalTarget(target("Plan", f64::from(bound)))),
        1 => Just(Edit::RemoveLocalTarget {
            indicator: "smoking_at_delivery".into(),
            edition: "Plan".to_owned(),
        }),
        1 => proptest::option::of(".{0,8}").prop_map(|off_because| Edit::SwitchIndicator {
            indicator: "smoking_at_delivery".into(),
            off_because,
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_can_all_be_undone_redone_and_kept(edits in prop::collection::vec(any_edit(), 0..12)) {
        let mut history = History::new(Document::default());
        for edit in &edits {
            history.apply(edit);
        }
        let last = history.document().clone();
        prop_assert_eq!(&read("x", write(&last).unwrap().as_bytes()).unwrap(), &*last);
        while history.undo_label().is_some() {
            history.undo();
        }
        prop_assert_eq!(&**history.document(), &Document::default());
        prop_assert!(!history.is_dirty());
        while history.redo_label().is_some() {
            history.redo();
        }
        prop_assert_eq!(history.document(), &last);
    }

    #[test]
    fn a_removed_return_is_nowhere_left(edits in prop::collection::vec(any_edit(), 1..8), number in 1..6_u32) {
        let mut document = Document::default();
        for edit in &edits {
            document = edit.apply(&document);
        }
        let after = Edit::RemoveReturn(number).apply(&document);
        for figure in after.dataset.observations() {
            let places = figure.earlier.iter().flat_map(|was| was.also.iter().chain([&was.provenance]));
            for place in places.chain(&figure.also).chain([&figure.provenance]) {
                prop_assert_ne!(place.import, number);
            }
        }
        // What other returns give is there still.
        for figure in document.dataset.observations() {
            let others = figure.also.iter().chain([&figure.provenance]).any(|place| place.import != number);
            prop_assert!(!others || after.dataset.find(figure).is_some_and(|left| left.says_the_same(figure)));
        }
    }

    #[test]
    fn a_file_cut_anywhere_is_an_error(share in 0.0..1.0_f64) {
        let text = write(&full()).unwrap();
        let whole = text.trim_end().len();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a length")]
        let cut = (share * whole as f64) as usize;
        prop_assert!(read("x", &text.as_bytes()[..cut]).is_err());
    }
}

/// A reading whose areas have this name.
fn named(mut reading: ReturnReading, name: &str) -> ReturnReading {
    for area in &mut reading.sheets[0].areas {
        area.name = name.to_owned();
    }
    reading
}

#[test]
fn an_area_without_a_code_joins_the_one_of_its_name_in_either_order() {
    let stand_in = AreaCode::of_name("Exampleton PCT");
    let mut bare = figure("bare.csv", "smoking_at_delivery", "5ZZ", 2, Some(18.0), 4);
    bare.area = stand_in.clone();
    let mut twice = bare.clone();
    twice.period = Period::quarter(2010, 1).unwrap();
    twice.value = Some(17.0);
    let only_named = named(reading("bare.csv", vec![bare, twice]), "Exampleton PCT");
    let coded = figure("coded.csv", "smoking_at_delivery", "5ZZ", 1, Some(16.0), 4);
    let coded = named(reading("coded.csv", vec![coded]), "NHS Exampleton");
    for (first, second, q1) in [(&coded, &only_named, 17.0), (&only_named, &coded, 16.0)] {
        let mut history = History::new(Document::default());
        for reading in [first, second] {
            let edit = Edit::Import { readings: vec![Arc::new(reading.clone())], at: at() };
            history.apply(&edit);
        }
        let document = history.document();
        let dataset = &document.dataset;
        assert!(!dataset.areas().contains_key(&stand_in));
        let series = dataset.series(&"smoking_at_delivery".into(), &"5ZZ".into(), None);
        // The later return stands, and what it replaced is kept.
        let values: Vec<_> = series.iter().map(|o| (o.value, o.earlier.len())).collect();
        assert_eq!(values, [(Some(q1), 1), (Some(18.0), 0)]);
        let told =
            |code: &str| document.returns.iter().flat_map(|r| &r.findings).filter(|f| f.code == code).count();
        assert_eq!(told("area_by_name"), 1);
        assert_eq!(document.area, Some("5ZZ".into()));
    }
}

/// The same reading with other headings.
fn headed(mut reading: ReturnReading, headings: &[&str]) -> ReturnReading {
    reading.sheets[0].grid = Arc::new(grid(headings));
    reading
}

const OTHER: &[&str] = &["Indicator", "Area", "Financial year and quarter", "Value"];

fn third_quarter(document: &Document) -> &Observation {
    let series = document.dataset.series(&"smoking_at_delivery".into(), &"5ZZ".into(), None);
    series.iter().find(|figure| figure.period == Period::quarter(2010, 3).unwrap()).unwrap()
}

/// Value that stands, values it replaced and values that contradict it.
fn told(figure: &Observation) -> (Option<f64>, Vec<Option<f64>>, Vec<Option<f64>>) {
    let values = |list: &[Earlier]| list.iter().map(|earlier| earlier.value).collect();
    (figure.value, values(&figure.earlier), values(&figure.rivals))
}

#[test]
fn a_later_edition_revises_and_a_stranger_contradicts() {
    let first = |file: &str| smoking(file, &[(2, Some(21.0)), (3, Some(20.0))]);
    let second = |file: &str| smoking(file, &[(3, Some(19.0))]);
    let longer = |file: &str| smoking(file, &[(3, Some(19.0)), (4, Some(18.0))]);
    let apart = |reading: ReturnReading| headed(reading, OTHER);
    let revised = (Some(19.0), vec![Some(20.0)], vec![]);
    let disputed = (Some(20.0), vec![], vec![Some(19.0)]);
    let stays = (Some(20.0), vec![Some(19.0)], vec![]);
    for (steps, expected) in [
        // One after the other: the same headings, or the same name but for its period.
        (vec![vec![first("A.csv")], vec![second("B.csv")]], &revised),
        (vec![vec![first("SATOD Q3.csv")], vec![apart(second("SATOD Q4 2010-11.xlsx"))]], &revised),
        (vec![vec![first("A.csv")], vec![apart(second("B.csv"))]], &disputed),
        (vec![vec![first("SATOD final.csv")], vec![second("SATOD provisional.csv")]], &disputed),
        // Together: the later edition is the one that says so or reaches further.
        (vec![vec![first("A.csv"), longer("B.csv")]], &revised),
        (vec![vec![longer("B.csv"), first("A.csv")]], &(Some(19.0), vec![Some(20.0)], vec![])),
        (vec![vec![first("SATOD v1.csv"), second("SATOD v2.csv")]], &revised),
        (vec![vec![first("SATOD final.csv"), second("SATOD provisional.csv")]], &stays),
        (vec![vec![first("A.csv"), second("B.csv")]], &disputed),
    ] {
        let names: Vec<Vec<String>> = steps
            .iter()
            .map(|step: &Vec<ReturnReading>| step.iter().map(|reading| reading.file.to_string()).collect())
            .collect();
        let document = steps.into_iter().fold(Document::default(), |d, step| import(step).apply(&d));
        assert_eq!(told(third_quarter(&document)), *expected, "{names:?}");
    }
}

#[test]
fn rounding_is_no_contradiction_and_the_finer_figure_stands() {
    let stated = |file: &str, value: f64| {
        let mut reading = smoking(file, &[(3, Some(value))]);
        let figure = &mut reading.sheets[0].observations[0];
        (figure.numerator, figure.denominator, figure.stated) = (None, None, Some(value));
        reading
    };
    let counted = |file: &str, value: f64| smoking(file, &[(3, Some(value))]);
    let hidden = |file: &str| smoking(file, &[(3, None)]);
    for (first, second, stands, is_disputed) in [
        (counted("A.csv", 19.52), stated("B.csv", 19.5), 19.52, false),
        (stated("A.csv", 19.5), counted("B.csv", 19.52), 19.52, false),
        (stated("A.csv", 19.5), counted("B.csv", 19.58), 19.5, true),
        (stated("A.csv", 19.52), stated("B.csv", 19.5), 19.52, false),
        (stated("A.csv", 19.0), stated("B.csv", 19.6), 19.0, true),
        (hidden("A.csv"), counted("B.csv", 19.0), 19.0, false),
        (counted("A.csv", 19.0), hidden("B.csv"), 19.0, false),
    ] {
        let document = import(vec![first]).apply(&Document::default());
        let after = import(vec![headed(second, OTHER)]).apply(&document);
        let figure = third_quarter(&after);
        assert_eq!((figure.value, !figure.rivals.is_empty()), (Some(stands), is_disputed));
    }
}

#[test]
fn a_dispute_is_previewed_settled_undone_and_does_not_come_back() {
    let first = import(vec![smoking("A.csv", &[(3, Some(20.0))])]).apply(&Document::default());
    let other = headed(smoking("B.csv", &[(3, Some(19.0)), (4, Some(18.0))]), OTHER);
    let would = preview(&first, &other);
    assert_eq!((would.added, would.revised, would.disputes.len()), (1, 0, 1));
    let finding = would.findings.iter().find(|finding| finding.code == "figures_disagree").unwrap();
    assert_eq!(
        finding.message,
        "Smoking at delivery for Area 5ZZ, Q3 2010/11: 20.0% in A.csv · Return!F9, and 19.0% in B.csv · Return!F9."
    );
    let mut history = History::new(import(vec![other]).apply(&first));
    let key = third_quarter(history.document()).key();
    history.apply(&Edit::Settle(Arc::new(vec![(key.clone(), Some(0))])));
    assert_eq!(told(third_quarter(history.document())), (Some(19.0), vec![Some(20.0)], vec![]));
    let saved = write(history.document()).unwrap();
    assert_eq!(read("x", saved.as_bytes()).unwrap(), **history.document());
    // The one that was decided against is sent again, with other cells.
    let again = smoking("A again.csv", &[(2, Some(22.0)), (3, Some(20.0))]);
    let after = import(vec![headed(again, &["Trust", "Smoking rate"])]).apply(history.document());
    assert_eq!(told(third_quarter(&after)), (Some(19.0), vec![Some(20.0)], vec![]));
    history.undo();
    assert_eq!(told(third_quarter(history.document())), (Some(20.0), vec![], vec![Some(19.0)]));
    history.apply(&Edit::Settle(Arc::new(vec![(key, None)])));
    assert_eq!(told(third_quarter(history.document())), (Some(20.0), vec![Some(19.0)], vec![]));
}

#[test]
fn what_a_later_edition_lacks_is_listed_and_stays() {
    let figures = |file: &str, list: &[(&str, &str, i8)]| {
        let figures = list.iter().zip(4..);
        let figures = figures.map(|((id, area, q), row)| figure(file, id, area, *q, Some(20.0), row));
        reading(file, figures.collect())
    };
    let (smoking, feeding) = ("smoking_at_delivery", "breastfeeding_initiation");
    let all = figures(
        "A.csv",
        &[
            (smoking, "5ZZ", 1),
            (smoking, "5ZZ", 2),
            (smoking, "5ZZ", 3),
            (feeding, "5ZZ", 2),
            (smoking, "5YY", 2),
            (smoking, "5XX", 2),
        ],
    );
    let document = import(vec![all]).apply(&Document::default());
    for (next, lacks) in [
        // Another quarter: nothing is expected of the others.
        (figures("B.csv", &[(smoking, "5ZZ", 4)]), vec![]),
        // A gap, and an indicator that its area and quarter had.
        (figures("B.csv", &[(smoking, "5ZZ", 1), (smoking, "5ZZ", 3)]), vec![(smoking, "5ZZ", 2)]),
        (figures("B.csv", &[(smoking, "5ZZ", 2)]), vec![(feeding, "5ZZ", 2)]),
        // Most areas of the quarter are there, one is not.
        (
            figures("B.csv", &[(smoking, "5ZZ", 2), (feeding, "5ZZ", 2), (smoking, "5YY", 2)]),
            vec![(smoking, "5XX", 2)],
        ),
        // Of the same headings, and about something else.
        (figures("B.csv", &[("booked_by_12_weeks", "5ZZ", 2)]), vec![]),
        // Another return is no edition.
        (headed(figures("B.csv", &[(smoking, "5ZZ", 2)]), OTHER), vec![]),
    ] {
        let would = preview(&document, &next);
        let listed: Vec<_> = would
            .removed
            .iter()
            .map(|figure| (figure.indicator.as_str(), figure.area.as_str(), figure.period))
            .collect();
        let lacks: Vec<_> =
            lacks.into_iter().map(|(id, area, q)| (id, area, Period::quarter(2010, q).unwrap())).collect();
        assert_eq!(listed, lacks);
        assert_eq!(would.findings.iter().any(|f| f.code == "figures_lacking"), !lacks.is_empty());
        let after = import(vec![next]).apply(&document);
        assert_eq!(after.returns[1].lacks.len(), lacks.len());
        assert!(after.dataset.len() >= document.dataset.len());
    }
}
