//! Checks of one series.

use super::*;

const SMOKING: &str = "smoking_at_delivery";
const BOOKED: &str = "booked_by_12_weeks";
const INFANT: &str = "infant_mortality";
const COTS: &str = "neonatal_cot_occupancy";

/// The figures with `last` after them.
fn then(before: &[f64], last: f64) -> Vec<Given> {
    before.iter().chain([&last]).copied().map(Value).collect()
}

/// Counts of about 300 in which so many of a hundred are above the line.
fn counted(shares: &[f64]) -> Vec<Given> {
    shares
        .iter()
        .zip([300.0, 310.0, 290.0, 305.0, 298.0].iter().cycle())
        .map(|(s, d)| Counts((s * d / 100.0).round(), *d))
        .collect()
}

const STEADY: [f64; 8] = [19.2, 19.8, 18.9, 19.5, 19.1, 19.7, 19.4, 19.0];

#[test]
fn a_figure_far_from_its_history_is_questioned() {
    for (given, expected) in [
        (then(&STEADY, 19.9), None),
        (then(&STEADY, 31.4), Some("sudden_change")),
        (then(&STEADY, 9.3), Some("sudden_change")),
        // Too short to tell.
        (then(&STEADY[..3], 31.4), None),
        // A series that falls all the time, and one that jumps all the time.
        (then(&[40.0, 38.0, 36.5, 34.0, 32.0, 30.5, 28.0, 26.0], 24.0), None),
        (then(&[10.0, 25.0, 14.0, 30.0, 12.0, 28.0, 9.0, 27.0], 34.0), None),
        // Few women: chance.
        ([8.0, 3.0, 4.0, 2.0, 3.0, 4.0, 3.0, 7.0].map(|n| Counts(n, 20.0)).to_vec(), None),
        // One wrong figure in the middle does not make its neighbours doubtful.
        (
            STEADY[..4].iter().chain(&[55.5]).chain(&STEADY[4..]).map(|v| Value(*v)).collect(),
            Some("sudden_change"),
        ),
        // A new level that stays is no error once it has stayed.
        ([19.2, 19.8, 18.9, 19.5, 14.1, 14.3, 14.0, 14.6].map(Value).to_vec(), None),
    ] {
        let found = codes(series(SMOKING, "5ZZ", &given));
        assert_eq!(found.first().map(String::as_str), expected, "{given:?}: {found:?}");
        assert!(found.len() < 2, "{given:?}: {found:?}");
    }
}

#[test]
fn nought_among_others_may_be_nothing_sent() {
    let found = doubts(series(BOOKED, "5ZZ", &then(&[82.0, 84.1, 83.0, 85.0, 84.4], 0.0)));
    assert_eq!(found[0].finding.code, "zero_doubtful");
    assert_eq!(found[0].corrections[0].changes[0].1, Becomes::Removed);
    for given in [
        // Nought is what this area mostly has.
        vec![Value(0.0), Value(1.0), Value(0.0), Value(2.0), Value(0.0), Value(0.0)],
        [1.0, 2.0, 1.0, 1.0, 2.0, 0.0].map(|n| Counts(n, 400.0)).to_vec(),
    ] {
        assert_eq!(codes(series(INFANT, "5ZZ", &given)), Vec::<String>::new(), "{given:?}");
    }
}

#[test]
fn a_share_of_one_among_percentages_is_told_with_its_correction() {
    for (id, before, last, right) in [
        (SMOKING, [19.2, 19.8, 18.9, 19.5, 19.1], 0.194, Some(19.4)),
        (SMOKING, [19.2, 19.8, 18.9, 19.5, 19.1], 1_940.0, Some(19.4)),
        (INFANT, [4.7, 5.1, 4.4, 4.9, 5.0], 480.0, Some(4.8)),
        (INFANT, [4.7, 5.1, 4.4, 4.9, 5.0], 0.0048, Some(4.8)),
        // A share of births per midwife has no other unit.
        ("births_per_midwife", [33.0, 34.0, 32.5, 33.6, 33.1], 0.334, None),
    ] {
        let found = doubts(series(id, "5ZZ", &then(&before, last)));
        assert_eq!(found[0].finding.code == "wrong_unit", right.is_some(), "{last}: {found:?}");
        let value = corrected(&found[0]).and_then(|(.., value)| value);
        assert_eq!(value.map(|value| (value * 1e6).round() / 1e6), right, "{last}");
    }
}

#[test]
fn digits_that_slipped_are_told_with_their_correction() {
    let before = [81.3, 82.0, 80.9, 81.7, 82.4];
    for (last, right) in [
        (18.2, Some(81.2)), // two digits swapped
        (8.14, Some(81.4)), // the point moved
        (816.0, Some(81.6)),
        (811.9, None), // one digit twice, or the point moved: no one can tell
        (44.1, None),
    ] {
        let found = doubts(series(BOOKED, "5ZZ", &then(&before, last)));
        let value = corrected(&found[0]).and_then(|(.., value)| value);
        assert_eq!(value.map(|value| (value * 1e6).round() / 1e6), right, "{last}: {found:?}");
    }
}

#[test]
fn digits_that_slipped_in_a_count_are_found_there() {
    let steady =
        [(244.0, 301.0), (251.0, 310.0), (239.0, 296.0), (248.0, 305.0), (243.0, 299.0), (246.0, 304.0)];
    for (last, right) in [
        ((24.0, 301.0), None), // a lost digit cannot be restored; 240 is no more likely than 246
        ((2_450.0, 3_010.0), None),
        ((245.0, 3_010.0), Some((245.0, 301.0))),
        ((425.0, 303.0), Some((245.0, 303.0))),
        ((245.0, 331.0), None),
        ((254.0, 3_007.0), Some((254.0, 307.0))),
    ] {
        let given: Vec<Given> = steady.iter().chain([&last]).map(|(n, d)| Counts(*n, *d)).collect();
        let found = doubts(series(BOOKED, "5ZZ", &given));
        let slip = found.iter().find(|doubt| doubt.finding.code == "digit_slip");
        let counts = slip.and_then(corrected).map(|(n, d, _)| (n.unwrap(), d.unwrap()));
        assert_eq!(counts, right, "{last:?}: {found:?}");
    }
}

#[test]
fn a_denominator_that_collapses_is_questioned() {
    let with = |last: f64| {
        let denominators = [480.0, 502.0, 495.0, 511.0, 490.0, last];
        let given: Vec<Given> = denominators.iter().map(|d| Counts((d * 0.2).round(), *d)).collect();
        codes(series(SMOKING, "5ZZ", &given))
    };
    for (last, expected) in [
        (46.0, &["denominator_out_of_line"][..]),
        (5_020.0, &["denominator_out_of_line"]),
        (380.0, &[]),
        (620.0, &[]),
    ] {
        assert_eq!(with(last), expected, "{last}");
    }
    // A unit of a few cots.
    let cots = [2.0, 4.0, 4.0, 1.0, 4.0, 6.0].map(|d| Counts(1.0, d));
    assert!(!codes(series(COTS, "RYR", &cots)).contains(&"denominator_out_of_line".to_owned()));
}

#[test]
fn the_same_again_and_again_is_questioned() {
    for (id, given, expected) in [
        (SMOKING, vec![Value(19.4), Value(19.4), Value(19.4), Value(19.4), Value(18.7)], true),
        (SMOKING, vec![Value(19.4), Value(19.4), Value(19.4), Value(18.7)], false),
        (SMOKING, vec![Counts(60.0, 311.0), Counts(60.0, 311.0), Counts(60.0, 311.0)], true),
        (SMOKING, vec![Counts(60.0, 311.0), Counts(60.0, 311.0), Counts(61.0, 311.0)], false),
        // All and nothing, round numbers, small counts and what is counted whole may stay the same.
        ("hiv_screening_coverage", vec![Value(100.0); 6], false),
        (SMOKING, vec![Value(20.0); 6], false),
        (SMOKING, vec![Counts(2.0, 30.0); 6], false),
        (COTS, vec![Counts(11.0, 16.0); 6], false),
    ] {
        let found = codes(series(id, "5ZZ", &given)).contains(&"copied_down".to_owned());
        assert_eq!(found, expected, "{given:?}");
    }
}

#[test]
fn more_than_100_percent_is_explained_where_it_can_be() {
    let found = doubts(series(BOOKED, "5ZZ", &[Value(99.0), Value(103.7), Value(100.0)]));
    let told: Vec<_> =
        found.iter().map(|doubt| (doubt.finding.code.as_str(), doubt.figures[0].period)).collect();
    assert_eq!(told, [("cohort_lag", quarter(1))]);
    // Many are told as one.
    let many = vec![Value(101.2), Value(102.3), Value(101.9), Value(102.7), Value(101.1)];
    let found = doubts(series(BOOKED, "5ZZ", &many));
    assert_eq!((found.len(), found[0].figures.len()), (1, 5));
}

#[test]
fn what_the_sender_calls_provisional_is_passed_on() {
    for (unreliable, note, expected) in [
        (true, "", true),
        (false, "Provisional", true),
        (false, "includes an estimate for one site", true),
        (false, "annualised: 1 in 3 months", false),
        (false, "", false),
    ] {
        let mut figures = series(SMOKING, "5ZZ", &[Value(19.4)]);
        figures[0].unreliable = unreliable;
        figures[0].note = note.to_owned();
        assert_eq!(codes(figures).contains(&"estimated".to_owned()), expected, "{note}");
    }
}

#[test]
fn a_break_in_the_series_is_told_where_figures_cross_it() {
    let quarters = |first: i16, count: i32| -> Vec<Observation> {
        let from = Period::quarter(first, 3).unwrap();
        (0..count)
            .map(|i| figure(SMOKING, "5ZZ", from.shifted(i), Value(10.6 + f64::from(i) / 7.0)))
            .collect()
    };
    let found = doubts(quarters(2016, 4));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].finding.code, "series_break");
    assert_eq!(found[0].figures[0].period, Period::quarter(2017, 1).unwrap());
    assert_eq!(codes(quarters(2016, 2)), Vec::<String>::new());
    assert_eq!(codes(quarters(2018, 4)), Vec::<String>::new());
}

#[test]
fn a_period_left_out_of_a_regular_series_is_told() {
    for (quarters, missing) in [
        (&[0, 1, 2, 4, 5][..], Some("Q4 2008/09")),
        (&[0, 1, 2, 5, 6, 7], Some("Q4 2008/09 and Q1 2009/10")),
        (&[0, 1, 2, 3], None),
        // One quarter of each year, and too long a gap to be a slip.
        (&[0, 4, 8, 12], None),
        (&[0, 1, 2, 10, 11, 12], None),
        (&[0, 2], None),
    ] {
        let figures =
            quarters.iter().map(|q| figure(SMOKING, "5ZZ", quarter(*q), Value(19.0 + *q as f64 / 9.0)));
        let found = doubts(figures.collect());
        assert_eq!(found.len(), usize::from(missing.is_some()), "{quarters:?}: {found:?}");
        if let Some(missing) = missing {
            assert_eq!(found[0].finding.code, "missing_period");
            assert!(found[0].finding.message.contains(&format!("no figure for {missing},")), "{found:?}");
        }
    }
    // A figure that the sender hid is not missing.
    let mut given = counted(&[19.0, 20.0, 21.0, 19.5, 20.4]);
    given[2] = Hidden;
    assert_eq!(codes(series(SMOKING, "5ZZ", &given)), Vec::<String>::new());
}
