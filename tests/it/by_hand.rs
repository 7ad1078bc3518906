//! Single figures that a person types in, corrects or removes.

use std::sync::Arc;

use jiff::Timestamp;
use spruce::{
    document::{Document, Edit, HandFigure, History, Way, WhichFigure, Withdrawal, read, write},
    domain::{Area, AreaKind, Mark, Observation, Period, Provenance},
    returns::{Known, Source, Typed},
    workbook::catalogue,
};

/// Made up: smoking at delivery of a trust over two quarters.
const SMOKING: &str = "\
PCT code,PCT name,Period,Number of maternities,Number of women smoking at delivery,% smoking at delivery
5ZZ,Exampleton PCT,Q3 2010/11,1000,210,21.0%
5ZZ,Exampleton PCT,Q4 2010/11,1000,200,20.0%
";

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A scorecard with the figures of [`SMOKING`].
fn document() -> Document {
    let source = Source::new("SATOD.csv", SMOKING.as_bytes());
    let reading = spruce::returns::read(&source, &Known::new(catalogue()), &|_| {}, &|| false).unwrap();
    let edit = Edit::Import { readings: vec![Arc::new(reading)], at: at("2011-05-04T09:30:00Z") };
    edit.apply(&Document::default())
}

fn which(indicator: &str, quarter: i8) -> WhichFigure {
    WhichFigure {
        indicator: indicator.into(),
        name: catalogue().indicator(&indicator.into()).unwrap().name.clone(),
        area: Area {
            code: "5ZZ".into(),
            name: "Exampleton PCT".to_owned(),
            kind: AreaKind::PrimaryCareTrust,
        },
        period: Period::quarter(2010, quarter).unwrap(),
        group: None,
    }
}

fn set(which: WhichFigure, [numerator, denominator, value]: [&str; 3], source: &str, when: &str) -> Edit {
    Edit::SetFigure(Box::new(HandFigure {
        which,
        typed: Typed {
            numerator: numerator.to_owned(),
            denominator: denominator.to_owned(),
            value: value.to_owned(),
        },
        source: source.to_owned(),
        note: "Two forms came late".to_owned(),
        at: at(when),
    }))
}

fn withdraw(which: WhichFigure, when: &str) -> Edit {
    Edit::WithdrawFigure(Box::new(Withdrawal {
        which,
        reason: "The ward counted twice".to_owned(),
        at: at(when),
    }))
}

fn find(document: &Document, quarter: i8) -> &Observation {
    which("smoking_at_delivery", quarter).find(document).unwrap()
}

const MORNING: &str = "2011-05-05T08:00:00Z";
const EVENING: &str = "2011-05-05T18:00:00Z";
const NEXT_DAY: &str = "2011-05-06T08:00:00Z";

#[test]
fn a_corrected_figure_keeps_the_old_one_and_its_cell() {
    let edit = set(which("smoking_at_delivery", 3), ["214", "1000", ""], "Ward audit", MORNING);
    assert_eq!(edit.label(), "figure of Smoking at delivery for Exampleton PCT, Q3 2010/11");
    let after = edit.apply(&document());
    let figure = find(&after, 3);
    assert_eq!((figure.numerator, figure.denominator, figure.value), (Some(214.0), Some(1000.0), Some(21.4)));
    assert_eq!(figure.note, "Two forms came late");
    assert_eq!(figure.provenance.place().to_string(), "Typed in by hand: Ward audit");
    let was = &figure.earlier[0];
    assert_eq!((was.value, was.provenance.place().to_string()), (Some(21.0), "SATOD.csv · F2".to_owned()));
    let record = &after.returns[1];
    assert_eq!(
        (record.number, record.way, record.file.as_str()),
        (2, Way::Typed, "Typed in by hand: Ward audit")
    );
    assert_eq!((record.added, record.revised, record.suppressed), (0, 1, 0));
    // What the return says alone is untouched.
    assert_eq!(find(&after, 4), find(&document(), 4));
}

#[test]
fn figures_of_one_source_and_day_are_one_return_that_can_be_taken_out() {
    let mut after = document();
    for (quarter, source, when) in [
        (3, "Ward audit", MORNING),
        (4, "Ward audit", EVENING),
        (2, "Ward audit", NEXT_DAY),
        (1, "Board", NEXT_DAY),
    ] {
        after = set(which("smoking_at_delivery", quarter), ["50", "500", ""], source, when).apply(&after);
    }
    let told: Vec<_> =
        after.returns.iter().map(|record| (record.number, record.added, record.revised)).collect();
    assert_eq!(told, [(1, 2, 0), (2, 0, 2), (3, 1, 0), (4, 1, 0)]);
    let mut out = after;
    for number in [2, 3, 4] {
        out = Edit::RemoveReturn(number).apply(&out);
    }
    assert_eq!(out.dataset, document().dataset);
}

#[test]
fn a_removed_figure_stays_in_the_history_and_can_be_put_back() {
    let edit = withdraw(which("smoking_at_delivery", 4), MORNING);
    assert_eq!(edit.label(), "removal of Smoking at delivery for Exampleton PCT, Q4 2010/11");
    let after = edit.apply(&document());
    let figure = find(&after, 4);
    assert_eq!((figure.value, figure.numerator, figure.mark), (None, None, Some(Mark::Withdrawn)));
    assert_eq!(figure.note, "The ward counted twice");
    assert_eq!((figure.earlier[0].value, figure.earlier[0].numerator), (Some(20.0), Some(200.0)));
    assert_eq!(after.returns[1].file, "Removed by hand");
    // It counts for nothing: the latest figure is the one before it.
    let card = after.scorecard().unwrap().unwrap();
    let score = card.indicator(&"smoking_at_delivery".into()).unwrap();
    assert_eq!(score.figure.as_ref().unwrap().period, Period::quarter(2010, 3).unwrap());
    // Removing it again is no step; typing it in again is.
    let mut history = History::new(after.clone());
    history.apply(&withdraw(which("smoking_at_delivery", 4), EVENING));
    assert_eq!(history.undo_label(), None);
    history.apply(&set(which("smoking_at_delivery", 4), ["200", "1000", ""], "Ward audit", EVENING));
    let figure = find(history.document(), 4);
    assert_eq!(figure.value, Some(20.0));
    let past: Vec<_> =
        history.document().past_of(figure).into_iter().map(|was| (was.way, was.figure.value)).collect();
    assert_eq!(past, [(Way::Typed, Some(20.0)), (Way::Typed, None), (Way::File, Some(20.0))]);
    history.undo();
    assert_eq!(**history.document(), after);
}

#[test]
fn what_cannot_be_changes_nothing() {
    let before = document();
    for typed in [["", "", ""], ["1200", "1000", ""], ["", "", "104%"], ["many", "1000", ""]] {
        assert_eq!(set(which("smoking_at_delivery", 3), typed, "Ward audit", MORNING).apply(&before), before);
    }
    let mut nowhere = which("smoking_at_delivery", 3);
    nowhere.area.code = "5YY".into();
    assert_eq!(withdraw(nowhere, MORNING).apply(&before), before);
}

#[test]
fn the_same_typed_twice_is_no_step() {
    let edit = |when| set(which("smoking_at_delivery", 3), ["214", "1000", ""], "Ward audit", when);
    let mut history = History::new(edit(MORNING).apply(&document()));
    history.apply(&edit(EVENING));
    assert_eq!(history.undo_label(), None);
}

#[test]
fn a_figure_where_there_was_none_needs_no_return() {
    let edit = set(which("births_per_midwife", 4), ["", "", "1:38"], "Head of midwifery", MORNING);
    let after = edit.apply(&Document::default());
    assert_eq!(after.area, Some("5ZZ".into()));
    let card = after.scorecard().unwrap().unwrap();
    let score = card.indicator(&"births_per_midwife".into()).unwrap();
    assert_eq!(score.figure.as_ref().unwrap().value, Some(38.0));
    assert!(
        score.why.iter().any(|line| line == "From Typed in by hand: Head of midwifery."),
        "{:?}",
        score.why
    );
}

#[test]
fn what_was_typed_and_removed_is_saved() {
    let after =
        set(which("smoking_at_delivery", 3), ["214", "1000", ""], "Ward audit", MORNING).apply(&document());
    let after = withdraw(which("smoking_at_delivery", 4), NEXT_DAY).apply(&after);
    let text = write(&after).unwrap();
    assert_eq!(read("S.spruce", text.as_bytes()).unwrap(), after);
    let by_hand = Provenance {
        import: 2,
        file: "Typed in by hand: Ward audit".into(),
        by_hand: true,
        ..Provenance::default()
    };
    assert_eq!(find(&after, 3).provenance, by_hand);
}
