//! Steps back and forth, whatever the edits.

use super::*;

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
fn however_many_figures_are_changed_each_change_can_be_undone() {
    let mut history = History::new(Document::default());
    for number in 0..300_u32 {
        let mut reading = smoking("A.csv", &[(1, Some(f64::from(number) / 10.0))]);
        reading.sha256 = number.to_string();
        history.apply(&import(vec![reading]));
    }
    let steps = std::iter::from_fn(|| {
        history.undo_label()?;
        history.undo();
        Some(())
    });
    assert_eq!(steps.count(), 300);
    assert_eq!(**history.document(), Document::default());
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
