//! Which standard applies on which day.

use spruce::{
    scoring::{Choices, Edition, Status, standard_for},
    workbook::{Catalogue, Evidence, Rule, Standard, catalogue},
};

use super::{World, date, id, indicator, local, quarter_4, standard, stated};

/// The edition of the shipped catalogue that applies, and whether it had expired.
fn applies(name: &str, day: &str, edition: &Edition, choices: &Choices) -> Option<(String, bool)> {
    let choice = standard_for(&id(name), date(day), edition, catalogue(), choices);
    choice.scored.map(|scored| (scored.standard.edition.clone(), scored.expired))
}

fn named(edition: &str, expired: bool) -> (String, bool) {
    (edition.to_owned(), expired)
}

#[test]
fn smoking_at_delivery_is_judged_by_the_target_of_its_day() {
    for (day, expected) in [
        ("1998-12-31", None),
        ("2005-12-31", Some(named("SK1998-2005", false))),
        ("2006-01-01", Some(named("SK1998-2010", false))),
        ("2010-12-31", Some(named("SK1998-2010", false))),
        ("2011-01-31", Some(named("SK1998-2010", true))),
        ("2011-03-31", Some(named("TCP2011", false))),
        ("2015-12-31", Some(named("TCP2011", false))),
        ("2016-12-31", Some(named("TCP2011", true))),
        ("2017-07-17", Some(named("TCP2011", true))),
        ("2017-07-18", Some(named("TCP2017", false))),
        ("2022-12-31", Some(named("TCP2017", false))),
        ("2023-03-31", Some(named("TCP2017", true))),
    ] {
        let found = applies("smoking_at_delivery", day, &Edition::InForce, &Choices::default());
        assert_eq!(found, expected, "{day}");
    }
}

#[test]
fn a_standard_in_words_is_read_and_never_scored() {
    // PPF2003: 1 percentage point less each year, April 2003 to March 2006.
    let day = date("2004-06-30");
    let choices = Choices::default();
    let choice = standard_for(&id("smoking_at_delivery"), day, &Edition::InForce, catalogue(), &choices);
    assert_eq!(choice.scored.unwrap().standard.edition, "SK1998-2005");
    assert!(choice.notes.iter().any(|note| note.contains("PPF2003")), "{:?}", choice.notes);
}

#[test]
fn the_set_of_2011_is_used_whatever_the_period() {
    let none = Choices::default();
    for (name, day, in_force, pinned) in [
        (
            "smoking_at_delivery",
            "2009-03-31",
            Some(named("SK1998-2010", false)),
            Some(named("TCP2011", false)),
        ),
        ("smoking_at_delivery", "2018-03-31", Some(named("TCP2017", false)), Some(named("TCP2011", false))),
        ("births_per_midwife", "2011-03-31", Some(named("RCM2009", false)), Some(named("WB2011", false))),
        ("intensive_care_one_to_one", "2011-03-31", None, Some(named("WB2011", false))),
        // The edition of August 2010 is unconfirmed; the one before it expired on 31 July 2010.
        (
            "neonatal_cot_occupancy",
            "2010-06-30",
            Some(named("BAPM-pre2010", false)),
            Some(named("BAPM-pre2010", true)),
        ),
        ("hiv_screening_coverage", "2019-03-31", Some(named("IDPS2018", false)), None),
    ] {
        assert_eq!(applies(name, day, &Edition::InForce, &none), in_force, "{name} {day}");
        assert_eq!(applies(name, day, &Edition::Workbook, &none), pinned, "{name} {day}");
    }
}

#[test]
fn a_named_edition_gives_way_where_an_indicator_lacks_it() {
    let none = Choices::default();
    let pinned = Edition::named("tcp2011", catalogue(), &none).unwrap();
    assert_eq!(pinned, Edition::Named("TCP2011".to_owned()));
    assert_eq!(applies("smoking_at_delivery", "2009-03-31", &pinned, &none), Some(named("TCP2011", false)));
    assert_eq!(applies("smoking_at_delivery", "2018-03-31", &pinned, &none), Some(named("TCP2011", true)));
    assert_eq!(applies("births_per_midwife", "2012-03-31", &pinned, &none), Some(named("WB2011", false)));
}

#[test]
fn an_unknown_edition_is_refused_with_the_names_there_are() {
    let mut world = World::new(vec![indicator("a", 1)], vec![standard("a", Rule::AtLeast(90.0))], vec![]);
    world.settings.edition = "N2".to_owned();
    let error = world.try_card().unwrap_err();
    assert_eq!(error.known, ["N1"]);
    assert!(error.to_string().contains("“N2”"), "{error}");
    for (text, label) in [("", "in force"), ("2011", "2011"), ("n1", "N1")] {
        world.settings.edition = text.to_owned();
        assert_eq!(world.card().edition, label);
    }
}

#[test]
fn an_unconfirmed_edition_counts_only_once_switched_on() {
    let day = "2011-03-31";
    let name = "neonatal_cot_occupancy";
    let none = Choices::default();
    assert_eq!(applies(name, day, &Edition::InForce, &none), Some(named("BAPM-pre2010", true)));
    let on = Choices { switched_on: [(id(name), "BAPM2010".to_owned())].into(), ..Choices::default() };
    assert_eq!(applies(name, day, &Edition::InForce, &on), Some(named("BAPM2010", false)));
    // One indicator's choice is not another's.
    let other = Choices { switched_on: [(id("other"), "BAPM2010".to_owned())].into(), ..Choices::default() };
    assert_eq!(applies(name, day, &Edition::InForce, &other), Some(named("BAPM-pre2010", true)));
}

#[test]
fn an_unconfirmed_band_is_used_only_once_switched_on() {
    // The bounds are those of WHO95, whose 95 is verified and whose 90 is not; 95 × 0.95 = 90.25.
    let who =
        catalogue().standards.iter().find(|s| s.indicator == id("mmr2_5_years") && s.edition == "WHO95");
    let who = Standard { indicator: id("a"), ..who.unwrap().clone() };
    let mut world = World::new(vec![indicator("a", 6)], vec![who], vec![stated("a", quarter_4(), 90.1)]);
    assert_eq!(world.score("a").status, Status::NotMet);
    world.choices.switched_on.insert((id("a"), "WHO95".to_owned()));
    assert_eq!(world.score("a").status, Status::Close);
}

#[test]
fn a_local_target_is_scored_and_the_national_one_stands_beside() {
    let mut world = World::new(
        vec![indicator("a", 1)],
        vec![standard("a", Rule::AtLeast(95.0))],
        vec![stated("a", quarter_4(), 91.0)],
    );
    assert_eq!(world.score("a").status, Status::Close);
    world.choices.local_targets.push(local("a", Rule::AtLeast(90.0)));
    let score = world.score("a");
    assert_eq!(score.status, Status::Met);
    assert_eq!(score.standard.unwrap().edition, "Board 2010");
    assert_eq!(score.beside.unwrap().edition, "N1");
    // Not yet in force at the end of the period.
    world.choices.local_targets[0].valid_from = date("2011-04-01");
    let score = world.score("a");
    assert_eq!((score.status, score.beside), (Status::Close, None));
    assert_eq!(score.standard.unwrap().edition, "N1");
    // A pinned edition is what the user asked for.
    world.choices.local_targets[0].valid_from = date("2000-01-01");
    world.settings.edition = "N1".to_owned();
    assert_eq!(world.score("a").status, Status::Close);
}

#[test]
fn a_standard_of_a_later_day_is_offered_and_not_used() {
    let later = Standard { valid_from: date("2011-04-01"), ..standard("a", Rule::AtLeast(95.0)) };
    let mut world = World::new(vec![indicator("a", 1)], vec![later], vec![stated("a", quarter_4(), 99.0)]);
    let score = world.score("a");
    assert_eq!(score.status, Status::NoStandard);
    assert!(!score.expected);
    assert!(
        score.notes.iter().any(|n| n.contains("1 April 2011") && n.contains("2011 edition")),
        "{:?}",
        score.notes
    );
    world.settings.edition = "2011".to_owned();
    assert_eq!(world.score("a").status, Status::Met);
}

#[test]
fn of_two_in_force_the_later_to_begin_is_used() {
    let newer = Standard {
        edition: "N2".to_owned(),
        valid_from: date("2009-01-01"),
        ..standard("a", Rule::AtLeast(98.0))
    };
    let unconfirmed = Standard {
        edition: "N3".to_owned(),
        valid_from: date("2010-01-01"),
        evidence: Evidence::Unconfirmed,
        ..standard("a", Rule::AtLeast(50.0))
    };
    let both = Catalogue::new(vec![], vec![standard("a", Rule::AtLeast(95.0)), newer, unconfirmed]);
    let choices = Choices::default();
    let choice = standard_for(&id("a"), date("2011-03-31"), &Edition::InForce, &both, &choices);
    assert_eq!(choice.scored.unwrap().standard.edition, "N2");
}
