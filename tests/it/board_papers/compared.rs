//! Two scorecards beside each other.

use std::sync::Arc;

use spruce::{
    domain::{Dataset, Observation, Period},
    report::{Compared, Happened, NotComparable, of_area},
};

use super::*;

fn compared(then: &Document, now: &Document) -> Compared {
    let card = now.scorecard().unwrap().unwrap();
    let (then, before) = of_area(then, &card.area.code).unwrap();
    Compared::of((&then, &before), (now, &card))
}

#[test]
fn a_scorecard_beside_itself_has_no_changes() {
    let (document, card) = &*EXAMPLE;
    let same = compared(document, document);
    assert!(same.changes.is_empty(), "{:?}", same.changes);
    assert_eq!(same.unchanged, card.indicators().filter(|score| score.figure.is_some()).count());
}

/// The example's story: in 2010/11 cots filled up, and vaccinations rose.
#[test]
fn a_year_later_some_are_worse_and_some_better() {
    let (document, _) = &*EXAMPLE;
    let then = Edit::SetPeriod(Period::quarter(2009, 4)).apply(document);
    let since = compared(&then, document);
    let names = |kind| since.of_kind(kind).map(|change| change.id.as_str()).collect::<Vec<_>>();
    assert!(names(Happened::Worse).contains(&"neonatal_cot_occupancy"), "{:?}", names(Happened::Worse));
    // The dashboard gives no counts, so nobody can tell this from chance.
    assert!(!names(Happened::Worse).contains(&"obesity_at_booking"));
    assert!(names(Happened::Better).contains(&"mmr1_24_months"), "{:?}", names(Happened::Better));
    assert!(names(Happened::Revised).is_empty(), "one file revises nothing of itself");
    assert!(since.changes.iter().all(|change| !change.said.is_empty() && !change.said.contains("NaN")));
}

#[test]
fn another_standard_is_told_apart_from_another_figure() {
    let (document, _) = &*EXAMPLE;
    let then = Edit::RemoveLocalTarget {
        indicator: "breastfeeding_6_8_weeks".into(),
        edition: "Exampleton 2010".to_owned(),
    }
    .apply(document);
    let since = compared(&then, document);
    let [change] = since.changes.as_slice() else { panic!("{:?}", since.changes) };
    assert_eq!(change.happened, [Happened::Restandardised]);
    assert!(change.said.contains("at least 43.6%"), "{}", change.said);
}

#[test]
fn scorecards_of_different_areas_are_not_compared() {
    let (document, _) = &*EXAMPLE;
    let nobody = of_area(document, &"5QQ".into()).unwrap_err();
    assert_eq!(nobody, NotComparable::OtherArea("5QQ".to_owned()));
}

/// Made up: 260 of 1,000 smoked in the first quarter as it was first sent, 200 as corrected, and 200 of 1,000 in the
/// second: the correction is no improvement. From 300 it is one, and that the figure was corrected is said.
#[test]
fn a_correction_is_not_taken_for_a_change() {
    let quarter = |number: i8, count: f64| Observation {
        numerator: Some(count),
        denominator: Some(1000.0),
        value: Some(count / 10.0),
        ..Observation::new("smoking_at_delivery", "5ZZ", Period::quarter(2010, number).unwrap())
    };
    let with = |figures: Vec<Observation>| {
        let mut dataset = Dataset::default();
        dataset.merge(figures);
        Document { dataset: Arc::new(dataset), area: Some("5ZZ".into()), ..Document::default() }
    };
    for (corrected, happened, said) in [
        (200.0, vec![Happened::Revised], "Q1 2010/11 was 26.0% (260 / 1,000) and is 20.0% (200 / 1,000)"),
        (300.0, vec![Happened::Better, Happened::Revised], "after 30.0% in Q1 2010/11, as revised"),
    ] {
        let since =
            compared(&with(vec![quarter(1, 260.0)]), &with(vec![quarter(1, corrected), quarter(2, 200.0)]));
        let [change] = since.changes.as_slice() else { panic!("{:?}", since.changes) };
        assert_eq!(change.happened, happened);
        assert!(change.said.contains(said), "{}", change.said);
        assert_eq!(change.said_of(Happened::New), "");
    }
}
