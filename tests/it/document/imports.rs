//! What an import adds, and what is left when a return is taken out again.

use super::*;

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
