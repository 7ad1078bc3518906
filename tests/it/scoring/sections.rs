//! From points to sections, sides and balance.

use proptest::prelude::*;
use spruce::{
    domain::Period,
    scoring::{SectionStatus, Status, Summary},
    workbook::{Answer, Indicator, Rule, Side, Standard},
};

use super::{World, assert_close, core, indicator, quarter_4, standard, stated};

/// Percentages judged by `at least 90`: 95 is met, 87 close (90 × 0.95 = 85.5), 50 not met.
const MET: f64 = 95.0;
const CLOSE: f64 = 87.0;
const NOT_MET: f64 = 50.0;

fn world(indicators: Vec<Indicator>, values: &[(&str, f64)]) -> World {
    let standards: Vec<Standard> =
        indicators.iter().map(|i| standard(i.id.as_str(), Rule::AtLeast(90.0))).collect();
    let figures = values.iter().map(|(name, value)| stated(name, quarter_4(), *value)).collect();
    World::new(indicators, standards, figures)
}

#[test]
fn a_section_is_the_weighted_mean_of_its_points() {
    let list = || vec![core("a", 1), indicator("b", 1), indicator("c", 1)];
    // (2 × 1 + ½ + 0) ÷ 4 = 62.5%
    let section = world(list(), &[("a", MET), ("b", CLOSE), ("c", NOT_MET)]).section(1);
    assert_close(section.percent.unwrap(), 62.5);
    assert_close(section.coverage, 1.0);
    assert_eq!((section.status, section.counted, section.expected), (SectionStatus::Close, 3, 3));
    // (2 × ½ + 1 + 1) ÷ 4 = 75%: met from exactly 75.
    let section = world(list(), &[("a", CLOSE), ("b", MET), ("c", MET)]).section(1);
    assert_close(section.percent.unwrap(), 75.0);
    assert_eq!(section.status, SectionStatus::Met);
    // (2 × 1 + 0 + 0) ÷ 4 = 50%: close from exactly 50.
    let section = world(list(), &[("a", MET), ("b", NOT_MET), ("c", NOT_MET)]).section(1);
    assert_eq!(section.status, SectionStatus::Close);
    // (2 × ½ + ½ + 0) ÷ 4 = 37.5%
    let section = world(list(), &[("a", CLOSE), ("b", CLOSE), ("c", NOT_MET)]).section(1);
    assert_eq!(section.status, SectionStatus::NotMet);
}

#[test]
fn too_little_coverage_is_provisional_and_none_is_no_data() {
    let list = || ["a", "b", "c", "d", "e"].map(|name| indicator(name, 1)).to_vec();
    let two = world(list(), &[("a", MET), ("b", MET)]).section(1);
    assert_eq!(two.status, SectionStatus::Provisional);
    assert_close(two.percent.unwrap(), 100.0);
    assert_close(two.coverage, 0.4);
    // 3 of 5 is exactly the 60% that is needed.
    let three = world(list(), &[("a", MET), ("b", MET), ("c", MET)]).section(1);
    assert_eq!(three.status, SectionStatus::Met);
    let none = world(list(), &[]).section(1);
    assert_eq!((none.status, none.percent, none.expected), (SectionStatus::NoData, None, 5));
    let mut strict = world(list(), &[("a", MET), ("b", MET), ("c", MET)]);
    strict.settings.minimum_coverage = 0.61;
    assert_eq!(strict.section(1).status, SectionStatus::Provisional);
}

#[test]
fn a_core_indicator_that_is_not_met_caps_its_section() {
    let mut list = vec![core("a", 1)];
    let names = ["b", "c", "d", "e", "f", "g", "h", "i"];
    list.extend(names.map(|name| indicator(name, 1)));
    let mut values = vec![("a", NOT_MET)];
    values.extend(names.map(|name| (name, MET)));
    // 8 ÷ 10 = 80%
    let mut capped = world(list, &values);
    let section = capped.section(1);
    assert_close(section.percent.unwrap(), 80.0);
    assert_eq!(section.status, SectionStatus::Close);
    assert!(section.why.iter().any(|line| line.contains("no better than close")), "{:?}", section.why);
    capped.settings.core_cap = false;
    assert_eq!(capped.section(1).status, SectionStatus::Met);
}

#[test]
fn what_is_expected() {
    let list = vec![
        indicator("recommended", 1),
        indicator("recommended_without_standard", 1),
        Indicator { recommended: false, ..indicator("extended", 1) },
        Indicator { recommended: false, ..indicator("extended_with_figure", 1) },
        Indicator { answer: Answer::Assessed, ..indicator("assessed", 1) },
    ];
    let mut world = world(list, &[("extended_with_figure", MET)]);
    world.standards.retain(|s| s.indicator.as_str() != "recommended_without_standard");
    let section = world.section(1);
    let mut shown: Vec<_> =
        section.indicators.iter().map(|s| (s.id.as_str(), s.status, s.expected)).collect();
    shown.sort_by_key(|(id, ..)| *id);
    assert_eq!(
        shown,
        [
            ("extended_with_figure", Status::Met, true),
            ("recommended", Status::NoData, true),
            ("recommended_without_standard", Status::NoData, false),
        ]
    );
    assert_eq!(section.expected, 2);
    assert_close(section.coverage, 0.5);
    assert_eq!(world.card().summary, Summary { met: 1, no_data: 1, ..Summary::default() });
}

#[test]
fn stale_figures_are_shown_and_not_counted() {
    let mut world = world(vec![indicator("a", 1), indicator("b", 1)], &[("a", MET)]);
    world.figures.push(stated("b", Period::quarter(2009, 1).unwrap(), NOT_MET));
    let card = world.card();
    assert_close(card.sections[0].percent.unwrap(), 100.0);
    assert_close(card.sections[0].coverage, 0.5);
    assert_eq!(card.sections[0].status, SectionStatus::Provisional);
    assert_eq!(card.summary, Summary { met: 1, no_data: 1, ..Summary::default() });
}

#[test]
fn sides_are_means_of_sections_and_the_balance_their_difference() {
    let list = vec![
        indicator("a", 1),
        core("b", 2),
        indicator("c", 2),
        indicator("d", 6),
        indicator("e", 7),
        indicator("f", 8),
        indicator("g", 11),
    ];
    let values = [("a", MET), ("b", CLOSE), ("c", NOT_MET), ("d", MET), ("e", NOT_MET), ("g", NOT_MET)];
    let card = world(list, &values).card();
    let side = |side| card.sides.iter().find(|score| score.side == side).unwrap();
    // Section 1 is 100%, section 2 is (2 × ½ + 0) ÷ 3 = 33.3…%: the mean is 66.6…%.
    assert_close(side(Side::ChallengeToProviders).percent.unwrap(), 200.0 / 3.0);
    assert_close(side(Side::ChallengeToProviders).coverage, 1.0);
    // Sections 6 and 7 are 100% and 0%; section 8 has no figure: 2 of 3 are covered.
    assert_close(side(Side::PopulationFocus).percent.unwrap(), 50.0);
    assert_close(side(Side::PopulationFocus).coverage, 2.0 / 3.0);
    assert_close(side(Side::Commissioning).percent.unwrap(), 0.0);
    assert_eq!(side(Side::Outcome).percent, None);
    assert_close(card.balance.unwrap(), 200.0 / 3.0 - 50.0);
    assert_eq!(card.sections.len(), 14);
    let half = world(vec![indicator("a", 1), indicator("d", 6)], &[("a", MET)]).card();
    assert_eq!(half.balance, None);
}

#[test]
fn figures_outside_the_workbook_are_shown_and_never_scored() {
    let mut world = world(vec![indicator("outside", 1)], &[("outside", MET)]);
    world.indicators[0].sections.clear();
    let card = world.card();
    assert_eq!(card.others.len(), 1);
    assert_eq!((card.others[0].status, card.others[0].points), (Status::NoStandard, None));
    assert!(card.sections.iter().all(|section| section.indicators.is_empty()));
}

const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

fn values() -> impl Strategy<Value = Vec<Option<f64>>> {
    proptest::collection::vec(proptest::option::of(0.0..100.0f64), NAMES.len())
}

fn some_world(values: &[Option<f64>]) -> World {
    let list = NAMES.iter().enumerate().map(|(i, name)| Indicator { core: i < 2, ..indicator(name, 3) });
    let given: Vec<_> =
        NAMES.iter().zip(values).filter_map(|(name, value)| Some((*name, (*value)?))).collect();
    world(list.collect(), &given)
}

proptest! {
    #[test]
    fn percentages_and_coverage_stay_in_their_bounds(values in values()) {
        let section = some_world(&values).section(3);
        prop_assert!(section.percent.is_none_or(|percent| (0.0..=100.0).contains(&percent)));
        prop_assert!((0.0..=1.0).contains(&section.coverage));
    }

    #[test]
    fn one_more_met_never_lowers_a_section(values in values()) {
        let before = some_world(&values).section(3);
        let mut more = some_world(&values);
        more.indicators.push(indicator("more", 3));
        more.standards.push(standard("more", Rule::AtLeast(90.0)));
        more.figures.push(stated("more", quarter_4(), MET));
        let after = more.section(3);
        prop_assert!(after.percent.unwrap() >= before.percent.unwrap_or(0.0) - 1e-9);
        prop_assert!(after.coverage >= before.coverage - 1e-9);
    }

    #[test]
    fn the_order_of_the_figures_changes_nothing(values in values(), turn in 0..6usize) {
        let world = some_world(&values);
        let mut turned = some_world(&values);
        if !turned.figures.is_empty() {
            let by = turn % turned.figures.len();
            turned.figures.rotate_left(by);
        }
        prop_assert_eq!(world.card(), turned.card());
    }
}
