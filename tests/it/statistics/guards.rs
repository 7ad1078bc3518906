//! What bad input gets, and worked figures that a reader can check by hand.

use spruce::statistics::{CountIntervals, CountMethod, Level, Refusal, byar, exact_poisson, poisson, wilson};

#[test]
fn the_vectors_of_the_methods_document() {
    for (x, n, level, lower, upper) in [
        (91.0, 100.0, Level::P95, 83.774, 95.193),
        (91.0, 100.0, Level::P998, 78.252, 96.600),
        (640.0, 4010.0, Level::P95, 14.859, 17.126),
        (640.0, 4010.0, Level::P998, 14.254, 17.828),
        (0.0, 25.0, Level::P95, 0.0, 13.319),
        (0.0, 25.0, Level::P998, 0.0, 27.640),
        (25.0, 25.0, Level::P95, 86.681, 100.0),
        (25.0, 25.0, Level::P998, 72.360, 100.0),
    ] {
        let interval = wilson(x, n, level).unwrap().scaled(100.0);
        assert!((interval.lower - lower).abs() <= 0.000_51, "{x} of {n}: {interval:?}");
        assert!((interval.upper - upper).abs() <= 0.000_51, "{x} of {n}: {interval:?}");
    }
    for (events, n, method, lower, upper) in [
        (4.0, 4010.0, CountMethod::ExactPoisson, 0.2718, 2.5540),
        (0.0, 4010.0, CountMethod::ExactPoisson, 0.0, 0.9199),
        (9.0, 4010.0, CountMethod::ExactPoisson, 1.0263, 4.2605),
        (10.0, 4010.0, CountMethod::Byar, 1.1939, 4.5864),
        (20.0, 4010.0, CountMethod::Byar, 3.0452, 7.7032),
        (58.0, 12_030.0, CountMethod::Byar, 3.6608, 6.2327),
    ] {
        let (interval, made_by) = poisson(events, Level::P95, CountIntervals::default()).unwrap();
        let interval = interval.scaled(1000.0 / n);
        assert_eq!(made_by, method);
        assert!((interval.lower - lower).abs() <= 0.000_051, "{events} of {n}: {interval:?}");
        assert!((interval.upper - upper).abs() <= 0.000_051, "{events} of {n}: {interval:?}");
    }
}

#[test]
fn what_cannot_be_has_a_reason_in_place_of_an_interval() {
    for (x, n, why) in [
        (0.0, 0.0, Refusal::NoDenominator),
        (3.0, 2.0, Refusal::MoreCasesThanPeople),
        (-1.0, 5.0, Refusal::Negative),
        (1.0, -5.0, Refusal::Negative),
        (f64::NAN, 5.0, Refusal::NotFinite),
        (1.0, f64::INFINITY, Refusal::NotFinite),
    ] {
        assert_eq!(wilson(x, n, Level::P95), Err(why), "{x} of {n}");
    }
    for (events, why) in
        [(-1.0, Refusal::Negative), (f64::NAN, Refusal::NotFinite), (f64::INFINITY, Refusal::NotFinite)]
    {
        assert_eq!(exact_poisson(events, Level::P95), Err(why));
        assert_eq!(byar(events, Level::P95), Err(why));
        assert_eq!(poisson(events, Level::P95, CountIntervals::default()), Err(why));
    }
    assert_eq!(byar(0.0, Level::P95), Err(Refusal::NoCases));
    // The lower end would be below zero.
    assert_eq!(byar(1.0, Level::P998), Err(Refusal::TooFewCases { needed: 2 }));
}
