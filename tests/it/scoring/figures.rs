//! Which figure is scored, its interval, certainty, age and quality.

use spruce::{
    base::{Finding, Place, Severity},
    domain::{Mark, Observation, Period},
    quality::Doubt,
    scoring::{Aspect, Certainty, Quality, Status},
    workbook::{Flow, Indicator, Rule, Sampling, Unit},
};

use super::{World, assert_close, date, empty, figure, id, indicator, quarter_4, standard, stated};

fn one(rule: Rule, figures: Vec<Observation>) -> World {
    World::new(vec![indicator("a", 1)], vec![standard("a", rule)], figures)
}

fn quarter(year: i16, quarter: i8) -> Period {
    Period::quarter(year, quarter).unwrap()
}

#[test]
fn the_latest_figure_is_scored_with_wilson_and_chance() {
    // METHODS.md §3.1: 640 of 4,010 is 15.96%, 95% interval 14.859 to 17.126.
    let figures = vec![figure("a", quarter(2010, 3), 1.0, 2.0), figure("a", quarter_4(), 640.0, 4010.0)];
    let score = one(Rule::AtMost(15.0), figures.clone()).score("a");
    assert_close(score.figure.as_ref().unwrap().value.unwrap(), 100.0 * 640.0 / 4010.0);
    assert_close(score.previous.as_ref().unwrap().value.unwrap(), 50.0);
    let interval = score.interval.unwrap();
    assert!((interval.lower - 14.859).abs() < 0.0006 && (interval.upper - 17.126).abs() < 0.0006);
    assert_eq!(interval.method, "Wilson");
    // 15.96 is beyond 15.75, and 15 lies in the interval.
    assert_eq!((score.status, score.certainty), (Status::NotMet, Some(Certainty::CouldBeChance)));
    let score = one(Rule::AtMost(14.0), figures).score("a");
    assert_eq!((score.status, score.certainty), (Status::NotMet, Some(Certainty::Clear)));
}

#[test]
fn a_stated_value_and_a_denominator_make_an_interval() {
    let given = Observation { denominator: Some(100.0), ..stated("a", quarter_4(), 91.0) };
    let interval = one(Rule::AtLeast(90.0), vec![given]).score("a").interval.unwrap();
    // METHODS.md §3.1: 91 of 100.
    assert!((interval.lower - 83.774).abs() < 0.0006 && (interval.upper - 95.193).abs() < 0.0006);
    assert_eq!(interval.method, "Wilson, from the stated value");
    let alone = one(Rule::AtLeast(90.0), vec![stated("a", quarter_4(), 91.0)]).score("a");
    assert_eq!((alone.interval, alone.certainty, alone.status), (None, None, Status::Met));
}

#[test]
fn more_than_all_has_no_interval_and_says_why() {
    let score = one(Rule::AtLeast(90.0), vec![figure("a", quarter_4(), 104.0, 100.0)]).score("a");
    assert_eq!((score.interval, score.certainty, score.status), (None, None, Status::Met));
    assert!(score.notes.iter().any(|note| note.starts_with("No interval")), "{:?}", score.notes);
}

#[test]
fn rates_are_exact_below_ten_events_and_clustered_proportions_halved() {
    let rate = Indicator {
        sampling: Sampling::Rate,
        unit: Unit::PerThousand,
        multiplier: 1000.0,
        ..indicator("a", 14)
    };
    // METHODS.md §3.1, per 1,000 of 4,010: 4 events 0.2718 to 2.5540; 20 events 3.0452 to 7.7032.
    for (events, lower, upper, method) in
        [(4.0, 0.2718, 2.5540, "exact Poisson"), (20.0, 3.0452, 7.7032, "Byar")]
    {
        let value = 1000.0 * events / 4010.0;
        let counted = Observation { value: Some(value), ..figure("a", quarter_4(), events, 4010.0) };
        let only_stated = Observation { numerator: None, ..counted.clone() };
        for (figure, method) in
            [(counted, method.to_owned()), (only_stated, format!("{method}, from the stated value"))]
        {
            let world = World::new(vec![rate.clone()], vec![standard("a", Rule::AtMost(5.0))], vec![figure]);
            let interval = world.score("a").interval.unwrap();
            assert!((interval.lower - lower).abs() < 0.0001 && (interval.upper - upper).abs() < 0.0001);
            assert_eq!(interval.method, method);
        }
    }
    let clustered = Indicator { sampling: Sampling::ClusteredProportion, ..indicator("a", 6) };
    let world = World::new(vec![clustered], vec![], vec![figure("a", quarter_4(), 182.0, 200.0)]);
    let interval = world.score("a").interval.unwrap();
    assert!((interval.lower - 83.774).abs() < 0.0006 && (interval.upper - 95.193).abs() < 0.0006);
}

#[test]
fn births_per_midwife_are_exact_and_placed_in_the_range() {
    let midwives = Indicator {
        sampling: Sampling::Exact,
        unit: Unit::Ratio,
        multiplier: 1.0,
        flow: Flow::Numerator,
        core: true,
        ..indicator("a", 11)
    };
    let rule = Rule::Range { from: 28.0, to: 35.0, better_below: true };
    // 960 births in a quarter × 4 ÷ 120 = 32.0, and (32 − 28) ÷ 7 = 57%.
    let births = Observation { value: Some(32.0), ..figure("a", quarter_4(), 960.0, 120.0) };
    let mut world = World::new(vec![midwives], vec![standard("a", rule)], vec![births]);
    let score = world.score("a");
    assert_eq!((score.status, score.certainty), (Status::Met, Some(Certainty::Exact)));
    assert_eq!((score.interval, score.points), (None, Some(2.0)));
    assert!(score.notes.iter().any(|n| n.contains("28 to 35") && n.contains("57%")), "{:?}", score.notes);
    assert!(score.why[0].contains("960 × 4 ÷ 120"), "{:?}", score.why);
    world.settings.midwife_range_is_met = false;
    assert_eq!(world.score("a").status, Status::Close);
}

#[test]
fn of_figures_that_end_on_one_day_the_one_as_long_as_the_scorecard_is_used() {
    let year = Period::financial_year(2010).unwrap();
    let figures = vec![
        stated("a", Period::month(2011, 3).unwrap(), 91.0),
        stated("a", quarter_4(), 92.0),
        stated("a", year, 93.0),
    ];
    let mut world = one(Rule::AtLeast(90.0), figures);
    for (to, value) in [
        (quarter_4(), 92.0),
        (year, 93.0),
        (Period::month(2011, 3).unwrap(), 91.0),
        // Six months to March: none is as long, so the longest.
        (Period::months(2010, 10, 6).unwrap(), 93.0),
    ] {
        world.to = to;
        assert_close(world.score("a").figure.unwrap().value.unwrap(), value);
    }
}

#[test]
fn later_figures_and_groups_are_left_alone() {
    let group = spruce::domain::Group { dimension: "Age".into(), value: "Under 20".into() };
    let figures = vec![
        stated("a", quarter_4(), 92.0),
        stated("a", quarter(2011, 1), 50.0),
        Observation { group: Some(group), ..stated("a", quarter_4(), 10.0) },
    ];
    assert_close(one(Rule::AtLeast(90.0), figures).score("a").figure.unwrap().value.unwrap(), 92.0);
}

#[test]
fn a_suppressed_last_figure_gives_way_with_a_note() {
    let figures = vec![stated("a", quarter(2010, 3), 92.0), empty("a", quarter_4(), Some(Mark::Suppressed))];
    let score = one(Rule::AtLeast(90.0), figures.clone()).score("a");
    assert_eq!((score.status, score.points), (Status::Met, Some(1.0)));
    assert!(score.notes.iter().any(|n| n.contains("Q4 2010/11 is suppressed")), "{:?}", score.notes);
    let score = one(Rule::AtLeast(90.0), figures[1..].to_vec()).score("a");
    assert_eq!((score.status, score.figure, score.expected), (Status::NoData, None, true));
    assert!(score.notes.iter().any(|n| n.contains("suppressed")), "{:?}", score.notes);
}

#[test]
fn a_figure_is_stale_after_two_of_its_own_periods() {
    let score = |figure: Period, to: Period| {
        let mut world = one(Rule::AtLeast(90.0), vec![stated("a", figure, 95.0)]);
        world.to = to;
        let score = world.score("a");
        assert_eq!(score.status, Status::Met, "the status stays on show");
        assert_eq!(score.points.is_none(), score.stale);
        score.stale
    };
    let month = |year, month| Period::month(year, month).unwrap();
    // 30 September + 6 months = 31 March, the last day of a month to the last day of a month.
    assert!(!score(quarter(2010, 2), quarter_4()));
    assert!(score(quarter(2010, 1), quarter_4()));
    assert!(score(quarter(2010, 2), month(2011, 4)));
    assert!(!score(month(2010, 12), month(2011, 2)));
    assert!(score(month(2010, 12), month(2011, 3)));
    let year = |year| Period::financial_year(year).unwrap();
    assert!(!score(year(2008), year(2010)));
    assert!(score(year(2007), year(2010)));
    // Three years pooled come every year.
    let pooled = |year| Period::months(year, 1, 36).unwrap();
    assert!(!score(pooled(2006), Period::calendar_year(2010).unwrap()));
    assert!(score(pooled(2005), Period::calendar_year(2010).unwrap()));
    // A lone snapshot is taken as yearly.
    assert!(!score(Period::day(date("2009-09-30")), quarter_4()));
}

#[test]
fn an_expired_standard_is_used_and_says_so() {
    let mut over = standard("a", Rule::AtLeast(90.0));
    over.valid_to = Some(date("2010-12-31"));
    let world = World::new(vec![indicator("a", 1)], vec![over], vec![stated("a", quarter_4(), 95.0)]);
    let score = world.score("a");
    assert_eq!((score.status, score.points), (Status::Met, Some(1.0)));
    assert!(score.standard.unwrap().expired);
    assert!(score.notes.iter().any(|n| n.contains("expired on 31 December 2010")), "{:?}", score.notes);
}

#[test]
fn data_quality_names_what_is_amiss() {
    let good: Vec<_> = (1..=4).map(|q| figure("a", quarter(2010, q), 95.0, 100.0)).collect();
    let quality = |figures: Vec<Observation>| one(Rule::AtLeast(90.0), figures).score("a").data_quality;
    let full = quality(good.clone());
    assert_eq!((full.level, full.reasons.len()), (Quality::Full, 0));

    let gap = quality(vec![good[0].clone(), good[1].clone(), good[3].clone()]);
    assert_eq!(gap.level, Quality::Partial);
    assert_eq!(gap.reasons.len(), 1);
    assert_eq!(gap.reasons[0].text, "1 of the last 4 figures is missing.");
    assert_eq!((gap.of(Aspect::Completeness), gap.of(Aspect::Validity)), (Quality::Partial, Quality::Full));

    // One month of every quarter is all that this series sends.
    let march = figure("a", Period::month(2011, 3).unwrap(), 95.0, 100.0);
    let mut quarterly: Vec<_> =
        [6, 9, 12].map(|month| figure("a", Period::month(2010, month).unwrap(), 95.0, 100.0)).to_vec();
    quarterly.push(march);
    assert_eq!(quality(quarterly).reasons.len(), 0);

    let mut doubted = good.clone();
    doubted[3].findings.push("value_disagrees".to_owned());
    assert_eq!(quality(doubted).level, Quality::Partial);

    let late = quality(good[..3].to_vec());
    assert_eq!(late.level, Quality::Partial);
    let stale = quality(good[..1].to_vec());
    assert_eq!(stale.level, Quality::Poor);
    assert_eq!(quality(vec![]).level, Quality::Poor);
}

#[test]
fn a_doubt_about_the_figure_spoils_the_aspect_that_it_touches() {
    let figures: Vec<_> = (1..=4).map(|q| figure("a", quarter(2010, q), 95.0, 100.0)).collect();
    let with = |severity: Severity, code: &str, of: usize| {
        let finding = Finding::new(severity, code, Place::default(), "It is doubtful.");
        let mut world = one(Rule::AtLeast(90.0), figures.clone());
        world.doubts = vec![Doubt::new(finding, vec![figures[of].key()])];
        world.score("a").data_quality
    };
    for (severity, code, of, aspect, level) in [
        (Severity::Warning, "figures_disagree", 3, Aspect::Source, Quality::Poor),
        (Severity::Warning, "sudden_change", 3, Aspect::Validity, Quality::Partial),
        (Severity::Warning, "denominator_out_of_line", 3, Aspect::Completeness, Quality::Partial),
        // A note, and a doubt about an older figure.
        (Severity::Note, "cohort_lag", 3, Aspect::Validity, Quality::Full),
        (Severity::Warning, "sudden_change", 2, Aspect::Validity, Quality::Full),
    ] {
        let quality = with(severity, code, of);
        assert_eq!((quality.level, quality.of(aspect)), (level, level), "{code}");
    }
    let disputed = with(Severity::Warning, "figures_disagree", 3);
    assert_eq!(disputed.reasons[0].text, "Disputed: It is doubtful.");
}

#[test]
fn unknown_smoking_status_spoils_the_smoking_figure() {
    // STANDARDS.md §2.15, NHSD-DQ: at most 5%, and from 10% not to be used.
    for (unknown, level) in
        [(5.0, Quality::Full), (5.1, Quality::Partial), (9.9, Quality::Partial), (10.0, Quality::Poor)]
    {
        let name = "smoking_at_delivery";
        let share = stated("smoking_status_unknown_at_delivery", quarter_4(), unknown);
        let world = World::new(
            vec![indicator(name, 2)],
            vec![standard(name, Rule::AtMost(15.0))],
            vec![figure(name, quarter_4(), 14.0, 100.0), share],
        );
        assert_eq!(world.score(name).data_quality.level, level, "{unknown}");
    }
}

#[test]
fn an_indicator_switched_off_is_left_out_with_its_reason() {
    let mut world = one(Rule::AtLeast(90.0), vec![stated("a", quarter_4(), 92.0)]);
    world.choices.switched_off.insert(id("a"), "Not commissioned here".to_owned());
    let card = world.card();
    assert!(card.indicator(&id("a")).is_none());
    assert_eq!(card.switched_off, [(id("a"), "Not commissioned here".to_owned())]);
    assert_eq!(card.sections[0].expected, 0);
}
