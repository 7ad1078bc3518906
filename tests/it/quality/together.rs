//! Checks of figures of several areas, indicators or groups.

use super::*;

const SMOKING: &str = "smoking_at_delivery";
const MMR: &str = "mmr1_24_months";
const FIVE_IN_ONE: &str = "dtap_ipv_hib_12_months";

/// Codes of primary care trusts that were in the North East (Q30).
const NORTH_EAST: [&str; 5] = ["5D7", "5D8", "5KF", "5KG", "5KL"];

fn named(doubts: &[Doubt], code: &str) -> Vec<String> {
    doubts
        .iter()
        .filter(|doubt| doubt.finding.code == code)
        .map(|doubt| doubt.finding.message.clone())
        .collect()
}

#[test]
fn the_north_east_has_its_primary_care_trusts() {
    for code in NORTH_EAST {
        let around = register().around(&code.into());
        assert!(around.iter().any(|outer| outer.codes.contains(&"Q30".into())), "{code}");
    }
}

/// England, or a region, and its areas: counts of births in `quarters` quarters, with the areas' counts
/// of the last changed by `last`.
fn region(quarters: usize, last: impl Fn(usize, f64) -> f64) -> Vec<Observation> {
    let mut figures = Vec::new();
    for q in 0..quarters {
        let births = |area: usize| 500.0 + 60.0 * area as f64 + 7.0 * ((q * 5 + area * 3) % 11) as f64;
        let smokers = |area: usize| (births(area) * 0.2).round();
        let total = |count: &dyn Fn(usize) -> f64| (0..NORTH_EAST.len()).map(count).sum::<f64>();
        figures.push(figure(SMOKING, "Q30", quarter(q), Counts(total(&smokers), total(&births))));
        for (area, code) in NORTH_EAST.iter().enumerate() {
            let change = |count: f64| if q + 1 == quarters { last(area, count) } else { count };
            figures.push(figure(
                SMOKING,
                code,
                quarter(q),
                Counts(change(smokers(area)), change(births(area))),
            ));
        }
    }
    figures
}

#[test]
fn parts_that_do_not_add_up_are_told_where_others_do() {
    for (quarters, factor, numerators) in [
        (6, 1.0, false),
        (6, 1.004, false), // a few that no area has
        (6, 1.3, true),
        (6, 0.7, true),
        (1, 1.3, true),  // more than the whole is wrong even once
        (1, 0.7, false), // fewer may be an area that is not there
    ] {
        let figures =
            region(quarters, |area, count| if area == 2 { (count * factor).round() } else { count });
        let found = doubts(figures);
        let told = named(&found, "parts_differ");
        assert_eq!(!told.is_empty(), numerators, "{quarters}, {factor}: {told:?}");
    }
    // A hidden part says nothing about the sum.
    let mut hidden = region(1, |_, count| count * 1.3);
    hidden[3] = figure(SMOKING, NORTH_EAST[2], quarter(0), Hidden);
    assert_eq!(named(&doubts(hidden), "parts_differ"), Vec::<String>::new());
}

#[test]
fn groups_that_do_not_add_up_are_told() {
    let of = |parts: [f64; 3]| {
        let mut figures = vec![figure(SMOKING, "5ZZ", quarter(0), Counts(90.0, 450.0))];
        for (value, births) in ["under 20", "20 to 34", "35 and over"].iter().zip(parts) {
            let mut part = figure(SMOKING, "5ZZ", quarter(0), Counts((births * 0.2).round(), births));
            part.group = Some(group("Age", value));
            figures.push(part);
        }
        named(&doubts(figures), "parts_differ").len()
    };
    assert_eq!(of([50.0, 300.0, 100.0]), 0);
    assert_eq!(of([150.0, 300.0, 100.0]), 2); // numerators and denominators
    assert_eq!(of([50.0, 300.0, 50.0]), 0); // some women's age is not known
}

#[test]
fn two_columns_that_changed_places_are_told() {
    let (low, high) = ([43.0, 44.5, 42.8, 44.0, 43.3], [68.0, 69.5, 68.8, 67.9, 68.1]);
    let with = |low_last: f64, high_last: f64| {
        let given =
            |before: &[f64], last: f64| before.iter().chain([&last]).copied().map(Value).collect::<Vec<_>>();
        let mut figures = series(SMOKING, "5ZZ", &given(&low, low_last));
        figures.extend(series(MMR, "5ZZ", &given(&high, high_last)));
        doubts(figures)
    };
    let found = with(68.6, 43.8);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].finding.code.as_str(), found[0].figures.len()), ("swapped", 2));
    let fixed: Vec<_> = found[0].corrections[0]
        .changes
        .iter()
        .map(|(key, becomes)| match becomes {
            Becomes::Numbers { value, .. } => (key.indicator.as_str(), value.unwrap()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(fixed, [(MMR, 68.6), (SMOKING, 43.8)]);
    assert_eq!(with(43.8, 68.6), Vec::new());
    let codes: Vec<_> = with(68.6, 90.0).into_iter().map(|doubt| doubt.finding.code).collect();
    assert_eq!(codes, ["sudden_change", "sudden_change"]);
}

#[test]
fn a_column_filled_down_is_told() {
    let areas = ["5ZA", "5ZB", "5ZC", "5ZD", "5ZE", "5ZF"];
    let with = |values: [f64; 6], births: [f64; 6]| {
        let figures =
            areas.iter().zip(values).zip(births).enumerate().map(|(row, ((area, value), births))| {
                let mut figure = figure(SMOKING, area, quarter(0), Counts(value * births / 100.0, births));
                figure.value = Some(value);
                figure.provenance.cell = CellAddress::new(u32::try_from(row).unwrap() + 4, 5);
                figure
            });
        named(&doubts(figures.collect()), "copied_down").len()
    };
    let births = [410.0, 520.0, 380.0, 610.0, 450.0, 700.0];
    assert_eq!(with([18.2, 19.4, 19.4, 19.4, 19.4, 21.0], births), 1);
    assert_eq!(with([18.2, 19.4, 19.4, 19.4, 20.1, 21.0], births), 0);
    assert_eq!(with([100.0; 6], births), 0);
}

#[test]
fn a_period_that_repeats_the_one_before_is_told() {
    let areas = ["5ZA", "5ZB", "5ZC", "5ZD", "5ZE", "5ZF"];
    let with = |repeated: usize| {
        let mut figures = Vec::new();
        for (at, area) in areas.iter().enumerate() {
            let value = |q: usize| 18.0 + 1.3 * at as f64 + ((q * 7 + at * 3) % 5) as f64 / 10.0;
            figures.extend((0..3).map(|q| figure(SMOKING, area, quarter(q), Value(value(q)))));
            let last = if at < repeated { value(2) } else { value(2) + 0.3 };
            figures.push(figure(SMOKING, area, quarter(3), Value(last)));
        }
        named(&doubts(figures), "repeats_previous").len()
    };
    assert_eq!((with(6), with(5), with(3), with(0)), (1, 1, 0, 0));
}

#[test]
fn a_period_that_all_areas_lack_is_told_once() {
    let areas = ["5ZA", "5ZB", "5ZC", "5ZD", "5ZE"];
    let with = |lacking: usize| {
        let mut figures = Vec::new();
        for (at, area) in areas.iter().enumerate() {
            let quarters = (0..6).filter(|q| *q != 3 || at >= lacking);
            figures.extend(quarters.map(|q| {
                figure(SMOKING, area, quarter(q), Value(18.0 + 1.3 * at as f64 + ((q * 7) % 5) as f64 / 10.0))
            }));
        }
        named(&doubts(figures), "missing_period").len()
    };
    assert_eq!((with(5), with(4), with(2), with(0)), (1, 1, 2, 0));
}

#[test]
fn a_series_that_ends_early_is_told() {
    let areas = ["5ZA", "5ZB", "5ZC", "5ZD", "5ZE"];
    let figures = |short: usize, also: bool| {
        let mut figures = Vec::new();
        for (at, area) in areas.iter().enumerate() {
            let last = if at == 0 { 6 - short } else { 6 };
            let value = |q: usize| Value(18.0 + 1.3 * at as f64 + ((q * 7 + at) % 5) as f64 / 10.0);
            figures.extend((0..last).map(|q| figure(SMOKING, area, quarter(q), value(q))));
            if also {
                let value = |q: usize| Value(88.0 + 1.3 * at as f64 + ((q * 7 + at) % 5) as f64 / 10.0);
                figures.extend((0..6).map(|q| figure(MMR, area, quarter(q), value(q))));
            }
        }
        named(&doubts(figures), "behind").len()
    };
    assert_eq!((figures(0, true), figures(1, true)), (0, 1));
    // An area without any newer figure is gone rather than late.
    assert_eq!(figures(2, false), 0);
    // Behind the rest of its own area.
    let own = |id: &str, last: usize| {
        (0..last)
            .map(move |q| figure(id, "5ZZ", quarter(q), Value(60.0 + ((q * 7) % 5) as f64)))
            .collect::<Vec<_>>()
    };
    let with = |last: usize| {
        let parts =
            [own(SMOKING, last), own(MMR, 8), own(FIVE_IN_ONE, 8), own("breastfeeding_initiation", 8)];
        named(&doubts(parts.concat()), "behind").len()
    };
    assert_eq!((with(8), with(7), with(4)), (0, 0, 1));
}
