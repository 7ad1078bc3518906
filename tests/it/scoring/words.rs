//! What people and machines read.

use spruce::{
    domain::Observation,
    scoring::score_json,
    workbook::{Rule, Standard},
};

use super::{World, core, date, figure, indicator, quarter_4, standard};

fn world() -> World {
    let mut smoking = standard("a", Rule::AtMost(15.0));
    smoking.valid_from = date("2006-01-01");
    smoking.valid_to = Some(date("2015-12-31"));
    // 778 of 4,010 is 19.4%.
    let figure = Observation { stated: Some(19.4), ..figure("a", quarter_4(), 778.0, 4010.0) };
    World::new(
        vec![core("a", 1), indicator("b", 1)],
        vec![Standard { edition: "SK".to_owned(), ..smoking }],
        vec![figure],
    )
}

#[test]
fn every_status_opens_to_its_reasons() {
    let why = world().score("a").why;
    for part in [
        "19.4% = 778 ÷ 4,010 × 100 (women seen ÷ women), in Q4 2010/11.",
        "95% interval 18.2% to 20.7% (Wilson).",
        "Standard: at most 15% — A white paper, 1999 (national, SK, in force 1 January 2006 to 31 December 2015",
        "19.4% is above 15% and above the close limit 15.75%: not met; the whole interval is on the same side",
        "Scores 0 of 2 points (weight 2: the workbook's own number).",
        "From VSB06_Q4.xlsx · Return!F31; the return itself says 19.4%.",
    ] {
        assert!(why.iter().any(|line| line.contains(part)), "{part}\n{why:#?}");
    }
}

#[test]
fn a_value_is_told_apart_from_its_bound() {
    let mut world = world();
    world.figures = vec![figure("a", quarter_4(), 15_004.0, 100_000.0)];
    let why = world.score("a").why;
    assert!(why.iter().any(|line| line.contains("15.004% is above 15%")), "{why:#?}");
}

#[test]
fn the_json_has_the_documented_shape() {
    let json = serde_json::to_value(score_json(&world().card())).unwrap();
    assert_eq!(json["version"], 1);
    assert_eq!(json["area"]["code"], "5ZZ");
    assert_eq!(json["to"], "Q4 2010/11");
    assert_eq!(json["edition"], "in force");
    assert_eq!(json["sections"].as_array().unwrap().len(), 14);
    assert_eq!(json["sections"][13]["number"], 14);
    assert_eq!(json["sections"][13]["side"], "outcome");
    assert_eq!(json["sections"][0]["side"], "challenge_to_providers");
    assert_eq!(json["sections"][0]["self_assessment"], serde_json::Value::Null);
    assert_eq!(json["summary"]["not_met"], 1);
    let score = &json["sections"][0]["indicators"][0];
    for (key, value) in [
        ("id", serde_json::json!("a")),
        ("period", "Q4 2010/11".into()),
        ("start", "2011-01-01".into()),
        ("end", "2011-03-31".into()),
        ("numerator", 778.0.into()),
        ("denominator", 4010.0.into()),
        // 77800 ÷ 4010 = 19.40149625935…, to 12 significant digits.
        ("value", 19.401_496_259_4.into()),
        ("unit", "%".into()),
        ("status", "not_met".into()),
        ("certainty", "clear".into()),
        ("points", 0.0.into()),
        ("weight", 2.0.into()),
        ("core", true.into()),
        ("stale", false.into()),
        ("trend", serde_json::Value::Null),
        ("variation", serde_json::Value::Null),
        ("assurance", serde_json::Value::Null),
        ("data_quality", "full".into()),
        (
            "data_quality_aspects",
            serde_json::json!({"completeness": "full", "timeliness": "full", "validity": "full", "source": "full"}),
        ),
    ] {
        assert_eq!(score[key], value, "{key}");
    }
    assert_eq!(score["standard"]["text"], "at most 15%");
    assert_eq!(score["standard"]["expired"], false);
    assert_eq!(score["provenance"]["cell"], "F31");
    assert_eq!(score["interval"]["method"], "Wilson");
    let missing = &json["sections"][0]["indicators"][1];
    assert_eq!(missing["status"], "no_data");
    for key in ["period", "value", "interval", "standard", "provenance", "certainty", "points"] {
        assert_eq!(missing[key], serde_json::Value::Null, "{key}");
    }
}
