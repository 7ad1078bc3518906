//! What the statistics add to a scored figure. Series and results marked so are those of METHODS.md; the rest
//! is made up and worked out by hand.

use jiff::civil::Date;
use proptest::prelude::*;
use spruce::{
    analysis::{
        BenchmarkChoice, ChartDecision, Ground, NoResult, PlanDecision, Series, StepChange, WhyChart,
        between_areas, between_groups, outlook,
    },
    domain::{Area, AreaKind, Dataset, Group},
    scoring::{Edition, SeriesReport, Subject, sentence, series_json, series_reports},
    statistics::{
        Good, Methods, Refusal,
        compare::{Judgement, Levels, Position, TwoFigures},
        spc::{Assurance, Cause, ChartKind, ChartReason, Variation},
        trend::Direction,
    },
};

use super::*;

/// Twelve months of METHODS.md 3.7.
const MONTHS: [f64; 12] = [82.1, 81.4, 83.0, 80.9, 82.6, 83.3, 81.8, 82.4, 84.0, 83.1, 82.2, 83.6];

fn month(number: usize) -> Period {
    let number = i16::try_from(number).unwrap();
    Period::month(2009 + (number + 3) / 12, i8::try_from((number + 3) % 12).unwrap() + 1).unwrap()
}

fn monthly(values: &[f64]) -> Vec<Observation> {
    values.iter().enumerate().map(|(at, value)| stated("a", month(at), *value)).collect()
}

fn year(start: i16) -> Period {
    Period::financial_year(start).unwrap()
}

fn in_area(code: &str, figure: Observation) -> Observation {
    Observation { area: code.into(), ..figure }
}

fn in_group(value: &str, figure: Observation) -> Observation {
    let group = Group { dimension: "Deprivation quintile".into(), value: value.into() };
    Observation { group: Some(group), ..figure }
}

fn world(figures: Vec<Observation>) -> World {
    let standards = vec![standard("a", Rule::AtLeast(90.0))];
    World { to: month(60), ..World::new(vec![indicator("a", 1)], standards, figures) }
}

fn areas(list: &[(&str, AreaKind)]) -> Vec<Area> {
    list.iter()
        .map(|(code, kind)| Area { code: (*code).into(), name: (*code).to_owned(), kind: *kind })
        .collect()
}

fn dataset(areas: Vec<Area>, figures: Vec<Observation>) -> Dataset {
    let mut dataset = Dataset::default();
    dataset.add_areas(areas);
    dataset.merge(figures);
    dataset
}

fn near(ours: f64, theirs: f64, within: f64) {
    assert!((ours - theirs).abs() <= within, "{ours} is not {theirs}");
}

#[test]
fn a_scored_figure_has_the_chart_and_icons_of_its_series() {
    let score = world(monthly(&MONTHS)).score("a");
    let movement = score.movement.unwrap();
    let control = movement.chart.as_ref().unwrap();
    assert_eq!((control.kind, control.why), (ChartKind::Xmr, WhyChart::Suits(ChartReason::Measurements)));
    let point = control.chart.last().unwrap();
    let limits = point.limits.unwrap();
    near(point.centre, 82.5333, 5e-5);
    near(limits.lower, 79.2204, 5e-5);
    near(limits.upper, 85.8462, 5e-5);
    assert_eq!(movement.variation, Some(Variation::CommonCause));
    // 90% is above the upper limit, and high is good.
    assert_eq!(movement.assurance, Some(Assurance::Fail));
    let said = sentence::variation(&movement);
    assert!(said.contains("83.6% (Mar 2010)") && said.contains("79.2% to 85.8%"), "{said}");
    let said = sentence::assurance(&movement).unwrap();
    assert!(said.contains("will miss the standard, at least 90%"), "{said}");
}

#[test]
fn limits_begin_anew_at_a_step_that_a_person_decided() {
    let mut figures = monthly(&MONTHS);
    figures.extend((12..24).map(|at| stated("a", month(at), 92.0 + f64::from(u8::from(at % 2 == 0)))));
    let mut world = world(figures);
    let suggested = world.score("a").movement.unwrap();
    let said = sentence::proposal(&suggested).unwrap();
    assert!(said.contains("The last 12 figures, from Apr 2010"), "{said}");
    let mut decision = ChartDecision::of(id("a"), "5ZZ".into(), None);
    decision.set_step(StepChange { from: date("2010-04-01"), name: "New clinic".to_owned() });
    world.choices.decisions.set_chart(decision);
    let movement = world.score("a").movement.unwrap();
    let chart = &movement.chart.as_ref().unwrap().chart;
    assert_eq!(chart.parts.iter().map(|part| part.points).collect::<Vec<_>>(), [12, 12]);
    near(chart.points.first().unwrap().centre, 82.5333, 5e-5);
    near(chart.last().unwrap().centre, 92.5, 1e-9);
    assert_eq!(movement.variation, Some(Variation::CommonCause));
    assert_eq!(movement.assurance, Some(Assurance::HitOrMiss));
}

#[test]
fn the_chart_is_chosen_by_the_counts_and_can_be_set() {
    // 12 months of 100 and 300 women by turns: denominators differ by half from their mean.
    let counted = |at: usize| if at.is_multiple_of(2) { (60.0, 100.0) } else { (150.0, 300.0) };
    let figures = (0..12).map(|at| figure("a", month(at), counted(at).0, counted(at).1)).collect();
    let mut world = world(figures);
    let movement = world.score("a").movement.unwrap();
    let control = movement.chart.as_ref().unwrap();
    assert_eq!((control.kind, control.why), (ChartKind::P, WhyChart::Suits(ChartReason::UnlikeDenominators)));
    // p̄ = 1,260 ÷ 2,400 = 0.525; 3·√(0.525·0.475 ÷ 300) = 0.0864942…
    let last = control.chart.last().unwrap();
    near(last.centre, 52.5, 1e-9);
    near(last.limits.unwrap().upper, 52.5 + 8.649_422, 1e-5);
    world.settings.set("spc.chart", "xmr").unwrap();
    let movement = world.score("a").movement.unwrap();
    let control = movement.chart.as_ref().unwrap();
    assert_eq!((control.kind, control.why), (ChartKind::Xmr, WhyChart::Setting));
    near(control.chart.last().unwrap().centre, 55.0, 1e-9);
}

#[test]
fn rolling_years_have_no_chart_and_no_trend_but_a_reason() {
    let rolling = |start: i16| Period::months(start, 1, 36).unwrap();
    let figures = (2000..2009).map(|start| figure("a", rolling(start), 300.0, 400.0)).collect();
    let world = World { to: Period::calendar_year(2012).unwrap(), ..world(figures) };
    let movement = world.score("a").movement.unwrap();
    assert_eq!(movement.chart, Err(NoResult::Refused(Refusal::OverlappingPeriods)));
    assert_eq!(movement.trend, Err(NoResult::Refused(Refusal::OverlappingPeriods)));
    assert_eq!((movement.variation, movement.assurance), (None, None));
    assert!(sentence::variation(&movement).contains("share days"));
    // Blocks that share no day: 2008–10, 2005–07, 2002–04.
    let data = dataset(Vec::new(), world.figures);
    let (what, whose) = (indicator("a", 1), "5ZZ".into());
    let series = Series::of_months(&data, &what, &whose, None, 36).unwrap();
    let apart: Vec<i16> = series.apart().figures.iter().map(|one| one.period.start().year()).collect();
    assert_eq!(apart, [2002, 2005, 2008]);
}

#[test]
fn the_recent_trend_of_years_and_of_quarters_made_into_years() {
    // METHODS.md 3.4: chi-squared 13.617, falling.
    let counts = [(720.0, 4000.0), (700.0, 4020.0), (668.0, 4010.0), (640.0, 4010.0), (610.0, 3990.0)];
    let yearly = counts.iter().zip(2005..).map(|((x, n), start)| figure("a", year(start), *x, *n));
    let movement = World { to: year(2009), ..world(yearly.collect()) }.score("a").movement.unwrap();
    let trend = movement.trend.as_ref().unwrap();
    assert_eq!((trend.recent.direction, trend.by_counts, trend.pooled), (Direction::Decreasing, true, false));
    near(trend.recent.chi_square, 13.617, 5e-4);
    let said = sentence::trend(&movement);
    assert!(said.contains("Falling") && said.contains("13.6") && said.contains("worse"), "{said}");

    let quarters = counts.iter().zip(2005..).flat_map(|((x, n), start)| {
        (1..=4).map(move |q| figure("a", Period::quarter(start, q).unwrap(), x / 4.0, n / 4.0))
    });
    let movement = World { to: year(2009), ..world(quarters.collect()) }.score("a").movement.unwrap();
    assert_eq!(movement.trend, Err(NoResult::Refused(Refusal::NotYearly)));
    let pooled = movement.any_trend().unwrap();
    assert!(pooled.pooled);
    near(pooled.recent.chi_square, 13.617, 5e-4);
}

#[test]
fn a_figure_is_compared_with_england_and_with_itself_a_year_before() {
    // METHODS.md 3.1: 640 of 4,010 is 15.96%, 14.859 to 17.126 (95%), 14.254 to 17.828 (99.8%).
    let mut low = indicator("a", 1);
    low.polarity = Polarity::Low;
    let figures = |england: f64| {
        vec![
            figure("a", year(2009), 700.0, 4020.0),
            figure("a", year(2010), 640.0, 4010.0),
            in_area("E92000001", figure("a", year(2010), england * 1000.0, 100_000.0)),
        ]
    };
    let score = |england: f64, levels: Levels| {
        let mut world =
            World { to: year(2010), ..World::new(vec![low.clone()], Vec::new(), figures(england)) };
        world.areas = areas(&[("5ZZ", AreaKind::PrimaryCareTrust), ("E92000001", AreaKind::England)]);
        world.settings.methods.levels = levels;
        world.score("a")
    };
    let judged = |england, levels| score(england, levels).comparison.unwrap().judged;
    assert_eq!(judged(15.0, Levels::Three), Judgement::Similar);
    assert_eq!(judged(14.5, Levels::Three), Judgement::Worse);
    assert_eq!(judged(14.5, Levels::Five), Judgement::Worse);
    assert_eq!(judged(14.0, Levels::Five), Judgement::Worst);
    assert_eq!(judged(18.0, Levels::Five), Judgement::Best);
    let score = score(14.5, Levels::Three);
    let comparison = score.comparison.unwrap();
    assert_eq!((comparison.position, comparison.name.as_str()), (Position::Above, "E92000001"));
    near(comparison.apart.unwrap().difference.value, 640.0 / 40.10 - 14.5, 1e-9);
    let said = sentence::beside_benchmark(&comparison, score.interval.as_ref(), score.unit);
    assert!(
        said.starts_with("Worse than E92000001 (14.5%): the whole 95% interval, 14.9% to 17.1%"),
        "{said}"
    );
    let before = score.since_last_year.unwrap();
    assert_eq!((before.judged, before.period), (Judgement::Similar, year(2009)));
}

#[test]
fn a_year_is_compared_by_the_interval_of_the_difference_or_by_overlap() {
    // Newcombe 1998 (Statistics in Medicine 17:873), table II: 56 of 70 less 48 of 80 is 0.20, 0.0524 to
    // 0.3339 by method 10; Wilson's intervals, 0.692 to 0.877 and 0.490 to 0.700, overlap.
    let figures = vec![figure("a", year(2009), 48.0, 80.0), figure("a", year(2010), 56.0, 70.0)];
    let compared = |two_figures| {
        let mut world = World { to: year(2010), ..world(figures.clone()) };
        world.settings.methods.two_figures = two_figures;
        world.score("a").since_last_year.unwrap()
    };
    let usual = compared(TwoFigures::default());
    assert_eq!((usual.judged, usual.ground), (Judgement::Better, Ground::Difference));
    let ends = usual.apart.unwrap().difference.interval;
    near(ends.lower, 5.24, 5e-3);
    near(ends.upper, 33.39, 5e-3);
    let said = sentence::beside_last_year(&usual, spruce::workbook::Unit::Percent);
    assert!(said.starts_with("Clearly better than 2009/10 (60.0%); the difference is 20.0"), "{said}");
    let overlapping = compared(TwoFigures::Overlap);
    assert_eq!((overlapping.judged, overlapping.ground), (Judgement::Similar, Ground::Overlap));
    let said = sentence::beside_last_year(&overlapping, spruce::workbook::Unit::Percent);
    assert!(
        said.contains("No clear change since 2009/10 (60.0%): the 95% intervals of the two overlap;"),
        "{said}"
    );
}

#[test]
fn areas_are_ranked_and_placed_in_the_funnel() {
    // METHODS.md 3.5: about 16%, 1,000 people: 13.86 to 18.40 by Wilson; 12.74 to 19.90 at 99.8%.
    let trust = AreaKind::Trust;
    let list = areas(&[("R01", trust), ("R02", trust), ("R03", trust), ("5ZZ", AreaKind::PrimaryCareTrust)]);
    let figures = vec![
        in_area("R01", figure("a", year(2010), 120.0, 1000.0)),
        in_area("R02", figure("a", year(2010), 160.0, 1000.0)),
        in_area("R03", figure("a", year(2010), 200.0, 1000.0)),
        figure("a", year(2010), 1.0, 10.0),
    ];
    let data = dataset(list, figures);
    let mut methods = Methods::default();
    methods.funnel.proportion = spruce::statistics::compare::FunnelLimits::Wilson;
    let what = indicator("a", 1);
    let area = "R02".into();
    let among = between_areas(&data, &what, &area, year(2010), BenchmarkChoice::Peers, &methods).unwrap();
    let order: Vec<(&str, usize)> =
        among.areas.iter().map(|one| (one.area.code.as_str(), one.rank)).collect();
    assert_eq!(order, [("R03", 1), ("R02", 2), ("R01", 3)], "high is good");
    let funnel = among.funnel.as_ref().unwrap();
    near(funnel.average, 16.0, 1e-9);
    let (size, inner, outer) = *funnel.limits.last().unwrap();
    near(size, 1000.0, 1e-6);
    near(inner.lower, 13.86, 5e-3);
    near(inner.upper, 18.40, 5e-3);
    near(outer.lower, 12.74, 5e-3);
    near(outer.upper, 19.90, 5e-3);
    let places: Vec<Option<Position>> = among.areas.iter().map(|one| one.in_funnel).collect();
    assert_eq!(places, [Some(Position::FarAbove), Some(Position::Same), Some(Position::FarBelow)]);
    // The peers of R02 are R01 and R03: 320 of 2,000.
    near(among.benchmark.as_ref().unwrap().value, 16.0, 1e-9);
    let said = sentence::rank(&among.areas[0], &among, Good::High);
    assert!(said.starts_with("1st of 3 areas in 2010/11, where the first is best"), "{said}");
    let alone = between_areas(&data, &what, &"5ZZ".into(), year(2010), BenchmarkChoice::England, &methods);
    assert_eq!(alone.unwrap_err(), NoResult::NobodyToCompare);
}

#[test]
fn groups_show_gap_slope_and_where_the_shortfall_is() {
    // Booked by 12 weeks, 1,000 women in each fifth: 60, 65, 80, 85, 90%.
    let shares = [600.0, 650.0, 800.0, 850.0, 900.0];
    let names = ["1 (most deprived)", "2", "3", "4", "5 (least deprived)"];
    let group = |(name, x): (&&str, &f64)| in_group(name, figure("a", year(2010), *x, 1000.0));
    let data = dataset(Vec::new(), names.iter().zip(&shares).map(group).collect());
    let (what, whose) = (indicator("a", 1), "5ZZ".into());
    let methods = Methods::default();
    let groups = between_groups(&data, &what, &whose, "Deprivation quintile", year(2010), &methods).unwrap();
    let gap = groups.gap.as_ref().unwrap();
    assert_eq!((gap.worst, gap.best), (0, 4));
    near(gap.apart.unwrap().difference.value, -30.0, 1e-9);
    near(gap.apart.unwrap().ratio.unwrap().value, 600.0 / 900.0, 1e-9);
    // Not reached: 400, 350, 200, 150, 100 of 1,200; the first two hold 62.5% of them, and 40% of the women.
    let shortfall = groups.shortfall.as_ref().unwrap();
    near(shortfall[1].cases_so_far, 0.625, 1e-12);
    let said = sentence::shortfall(&groups, Good::High);
    assert!(said.starts_with("62% of those not reached are in 2 of 5 groups, which hold 40%"), "{said}");
    // With the best group's 100 in each, 500 of 1,200 would be left.
    near(*groups.attributable.as_ref().unwrap(), 1.0 - 500.0 / 1200.0, 1e-12);
    // Least squares over 0.1, 0.3, 0.5, 0.7, 0.9 with equal weights: Σ(x − 0.5)(y − 76) ÷ Σ(x − 0.5)² = 16 ÷ 0.4.
    near(groups.slope.as_ref().unwrap().slope, 40.0, 1e-9);
    let few = dataset(Vec::new(), vec![in_group("1", figure("a", year(2010), 1.0, 2.0))]);
    let few = between_groups(&few, &what, &whose, "Deprivation quintile", year(2010), &methods);
    assert_eq!(few.unwrap_err(), NoResult::NobodyToCompare);
}

#[test]
fn a_plan_says_what_is_needed_and_where_the_course_leads() {
    // 10 years from 60% by one point a year; a plan from 2009/10 to 80% by March 2014 asks for 72.5% in 2010/11.
    let figures: Vec<Observation> =
        (0..10_i16).map(|at| stated("a", year(2001 + at), 60.0 + f64::from(at))).collect();
    let data = dataset(Vec::new(), figures);
    let (what, whose) = (indicator("a", 1), "5ZZ".into());
    let series = Series::of_months(&data, &what, &whose, None, 12).unwrap();
    let plan = PlanDecision {
        indicator: id("a"),
        area: "5ZZ".into(),
        from: year(2009),
        baseline: 70.0,
        target: 80.0,
        by: date("2014-03-31"),
    };
    let ahead = outlook(&series, Some(&plan), Good::High, &Methods::default()).unwrap();
    assert_eq!((ahead.latest, ahead.on_plan, ahead.left), ((year(2010), 69.0), Some(false), 3));
    near(ahead.asked, 72.5, 1e-9);
    near(ahead.needed.unwrap(), 11.0 / 3.0, 1e-9);
    near(ahead.at_target.unwrap().value, 72.0, 1e-9);
    assert_eq!(ahead.reached, Err(Refusal::BeyondTheFigures));
    let said = sentence::outlook(&ahead, spruce::workbook::Unit::Percent);
    assert!(said[0].contains("asks for 72.5%: behind plan"), "{said:#?}");
    assert_eq!(outlook(&series, None, Good::High, &Methods::default()), Err(NoResult::NoPlan));
}

fn reports<'a>(world: &'a World, data: &'a Dataset, catalogue: &'a Catalogue) -> Vec<SeriesReport<'a>> {
    let whose: &'a spruce::domain::AreaCode = &data.observations().next().unwrap().area;
    let workbook = Box::leak(Box::new(workbook()));
    let recording = Box::leak(Box::default());
    let request = Request {
        workbook,
        catalogue,
        dataset: data,
        doubts: &[],
        choices: &world.choices,
        recording,
        settings: &world.settings,
        area: whose,
        to: world.to,
    };
    let edition = Edition::named("", catalogue, &world.choices).unwrap();
    let indicator = &catalogue.indicators[0];
    series_reports(&request, &edition, Subject { indicator, area: whose, group: None })
}

#[test]
fn series_come_as_json_with_every_limit_and_cause() {
    let mut values = MONTHS.to_vec();
    values.push(95.0);
    let world = world(monthly(&values));
    let data = dataset(Vec::new(), world.figures.clone());
    let catalogue = Catalogue::new(world.indicators.clone(), world.standards.clone());
    let reports = reports(&world, &data, &catalogue);
    let json = serde_json::to_value(series_json(&reports)).unwrap();
    let series = &json["series"][0];
    assert_eq!((series["indicator"].as_str(), series["months"].as_u64()), (Some("a"), Some(1)));
    let last = &series["points"][12];
    assert_eq!(last["special_cause"], serde_json::json!(["above_upper_limit"]));
    assert_eq!(series["points"][0]["special_cause"], serde_json::json!(["shift_below"]));
    assert_eq!(series["points"][8]["special_cause"], serde_json::json!([]));
    assert_eq!(series["variation"]["icon"], "improvement_high");
    assert_eq!(series["variation"]["rules"], serde_json::json!(["above_upper_limit"]));
    // The upper limit is 83.49 + 2.66 × (13.7 + 11.4) ÷ 12 = 89.06, below the target of 90.
    assert_eq!(series["assurance"], "fail");
    // Mean of 13 values: (990.4 + 95) ÷ 13.
    near(last["mean"].as_f64().unwrap(), 1085.4 / 13.0, 1e-9);
    let movement = &reports[0].movement;
    assert_eq!(movement.rules, [Cause::AboveUpperLimit]);
}

fn wild() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        4 => (0.0..200.0f64).prop_map(Some),
        1 => Just(None),
        1 => prop_oneof![Just(0.0), Just(-5.0), Just(1e300), Just(f64::NAN), Just(f64::INFINITY)].prop_map(Some),
    ]
}

fn any_period() -> impl Strategy<Value = Period> {
    prop_oneof![
        (0..30_usize).prop_map(month),
        (2005..2012_i16, 1..=4_i8).prop_map(|(year, quarter)| Period::quarter(year, quarter).unwrap()),
        (2000..2012_i16).prop_map(year),
        (2000..2008_i16).prop_map(|start| Period::months(start, 1, 36).unwrap()),
        (1..28_i8).prop_map(|day| Period::day(Date::new(2010, 2, day).unwrap())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the figures, no sentence and no JSON has a NaN, and nothing panics.
    #[test]
    fn nothing_that_is_not_a_number_is_ever_said(
        figures in prop::collection::vec((any_period(), wild(), wild(), wild(), any::<bool>()), 1..60),
        sampling in prop_oneof![
            Just(Sampling::Proportion), Just(Sampling::Rate), Just(Sampling::Exact), Just(Sampling::ClusteredProportion)
        ],
        chart in prop_oneof![Just("by_kind"), Just("xmr"), Just("p"), Just("u"), Just("c"), Just("g"), Just("t")],
        laney in any::<bool>(),
    ) {
        let made = figures.into_iter().map(|(period, x, n, value, england)| {
            let value = value.or_else(|| Some(100.0 * x? / n?));
            let figure = Observation { numerator: x, denominator: n, value, ..empty("a", period, None) };
            in_area(if england { "E92000001" } else { "5ZZ" }, figure)
        });
        let mut world = world(made.collect());
        world.indicators[0].sampling = sampling;
        world.areas = areas(&[("5ZZ", AreaKind::PrimaryCareTrust), ("E92000001", AreaKind::England)]);
        world.settings.set("spc.chart", chart).unwrap();
        world.settings.methods.spc.laney = laney;
        let card = world.card();
        let json = serde_json::to_string(&spruce::scoring::score_json(&card)).unwrap();
        prop_assert!(!json.contains("NaN"), "{json}");
        for score in card.indicators() {
            for said in sentence::of_score(score) {
                // A value that the return itself gives as infinite is shown as it is; nothing is made of it.
                prop_assert!(!said.contains("NaN"), "{said}");
            }
        }
        let data = dataset(Vec::new(), world.figures.clone());
        let catalogue = Catalogue::new(world.indicators.clone(), world.standards.clone());
        for report in reports(&world, &data, &catalogue) {
            for point in report.points.iter().filter_map(|point| point.charted) {
                prop_assert!(point.value.is_finite() && point.centre.is_finite());
            }
        }
    }
}
