//! Charts of the statistics on paper: whatever they are made from, nothing collides or is cut off.

use proptest::prelude::*;
use spruce::{
    domain::Period,
    figure::{
        Caption, Compared, ControlInput, CoursePoint, FunnelInput, GroupInput, MultiplesInput, Panel,
        PanelPoint, PlanLine, PointNote, RankedInput, Reference, RugCell, RugInput, RugRow, SlopeLine,
        SpineInput, SpineRow, Spread, Target, TrajectoryInput, TrendPoint, control_chart, funnel, group_gap,
        ranked_bars, small_multiples, spine, tartan_rug, trajectory,
    },
    render::Size,
    statistics::{
        Good, Interval,
        compare::Judgement,
        spc::{Baseline, ChartKind, Spc, Variation, xmr},
    },
    workbook::Unit,
};

use crate::pictures::check;

const WORDS: &str = "[A-Za-z0-9&<“’ ]{0,90}";
const NAME: &str = "[A-Za-z ]{1,44}";

fn month(step: i32) -> Period {
    Period::month(2008, 10).unwrap().shifted(step)
}

prop_compose! {
    fn any_caption()(title in WORDS, subtitle in WORDS, source in WORDS, method in WORDS) -> Caption {
        Caption { title, subtitle, source, method }
    }
}

fn any_judgement() -> impl Strategy<Value = Option<Judgement>> {
    prop::option::of(prop::sample::select(vec![
        Judgement::Best,
        Judgement::Better,
        Judgement::Similar,
        Judgement::Worse,
        Judgement::Worst,
        Judgement::Higher,
        Judgement::FarLower,
    ]))
}

prop_compose! {
    fn any_compared()(
        name in NAME,
        own in prop::bool::weighted(0.1),
        size in 20.0_f64..9000.0,
        value in prop::option::weighted(0.9, 0.0_f64..100.0),
        judgement in any_judgement(),
    ) -> Compared {
        Compared {
            own,
            denominator: Some(size),
            interval: value.map(|value| Interval { lower: value * 0.8, upper: value * 1.2 }),
            judgement,
            ..Compared::new(name, value)
        }
    }
}

prop_compose! {
    fn any_size()(chosen in prop::option::of((60.0_f64..260.0, 45.0_f64..200.0)), half in any::<bool>()) -> Size {
        match (chosen, half) {
            (Some((width, height)), _) => Size::new(width, height),
            (None, true) => Size::HALF,
            (None, false) => Size::FULL,
        }
    }
}

prop_compose! {
    fn any_reference()(name in NAME, value in 0.0_f64..100.0, standard in any::<bool>()) -> Reference {
        Reference { name, value, standard }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn a_control_chart_collides_with_nothing(
        caption in any_caption(),
        values in prop::collection::vec(prop::option::weighted(0.9, 0.0_f64..100.0), 1..50),
        steps in prop::collection::vec((0_usize..50, NAME), 0..4),
        notes in prop::collection::vec((0_usize..50, NAME), 0..6),
        target in (NAME, 0.0_f64..100.0),
        size in any_size(),
    ) {
        let places: Vec<usize> = steps.iter().map(|(at, _)| *at).collect();
        let baseline = Baseline { steps: &places, freeze_after: None };
        let note = |(at, text): (usize, String)| PointNote { at, text };
        let figure = control_chart(&ControlInput {
            caption,
            unit: Unit::Percent,
            name: "Exampleton".to_owned(),
            points: values.iter().zip(0..).map(|(value, step)| TrendPoint::new(month(step), *value)).collect(),
            chart: xmr(&values, baseline, &Spc::default()).map_err(|refusal| format!("{refusal:?}")),
            kind: ChartKind::Xmr,
            good: Good::High,
            target: Some(Target { value: target.1, label: target.0 }),
            steps: steps.into_iter().map(note).collect(),
            notes: notes.into_iter().map(note).collect(),
        });
        check(&figure, size)?;
    }

    #[test]
    fn areas_and_groups_collide_with_nothing(
        caption in any_caption(),
        areas in prop::collection::vec(any_compared(), 1..40),
        references in prop::collection::vec(any_reference(), 0..4),
        average in any_reference(),
        gap in NAME,
        size in any_size(),
    ) {
        let limits = |size: f64| {
            let around = |reach: f64| Interval { lower: 50.0 - reach / size.sqrt(), upper: 50.0 + reach / size.sqrt() };
            (size, around(98.0), around(155.0))
        };
        let figure = funnel(&FunnelInput {
            caption: caption.clone(),
            unit: Unit::Percent,
            size_name: gap.clone(),
            areas: areas.clone(),
            average,
            limits: (1..40).map(|step| limits(f64::from(step) * 240.0)).collect(),
        });
        check(&figure, size)?;
        let ranked = RankedInput {
            caption: caption.clone(),
            unit: Unit::Percent,
            good: Good::Low,
            areas: areas.clone(),
            references: references.clone(),
        };
        check(&ranked_bars(&ranked), size)?;
        let groups = GroupInput {
            caption,
            unit: Unit::Percent,
            good: Good::High,
            heading: "Group".to_owned(),
            groups: areas,
            gap,
            references,
            slope: Some(SlopeLine { most_deprived: 40.0, least_deprived: 60.0, name: "Slope index".to_owned() }),
        };
        check(&group_gap(&groups), size)?;
    }

    #[test]
    fn spines_and_rugs_collide_with_nothing(
        caption in any_caption(),
        names in prop::collection::vec(NAME, 1..20),
        areas in prop::collection::vec((NAME, any::<bool>()), 1..12),
        judgement in any_judgement(),
        value in 0.0_f64..10_000.0,
        size in any_size(),
    ) {
        let row = |name: &String| SpineRow {
            name: name.clone(),
            period: "2010/11".to_owned(),
            unit: Unit::PerThousand,
            good: Good::Low,
            value: Some(value),
            benchmark: Some(50.0),
            spread: Some(Spread { lowest: 4.0, lower_quarter: 30.0, upper_quarter: 60.0, highest: 1234.5 }),
            judgement,
        };
        let rows = names.iter().map(row).collect();
        check(&spine(&SpineInput { caption: caption.clone(), benchmark: "England".to_owned(), rows }), size)?;
        let cells = vec![RugCell { value: Some(value), judgement }; areas.len()];
        let row = |name: String| RugRow { name, unit: Unit::Percent, cells: cells.clone() };
        let rug = RugInput {
            caption,
            benchmark: "England".to_owned(),
            areas,
            rows: names.into_iter().map(row).collect(),
        };
        check(&tartan_rug(&rug), size)?;
    }

    #[test]
    fn small_multiples_collide_with_nothing(
        caption in any_caption(),
        series in prop::collection::vec((NAME, prop::collection::vec(prop::option::of(0.0_f64..100.0), 0..20)), 1..20),
        size in any_size(),
    ) {
        let point = |(value, step): (Option<f64>, i32)| PanelPoint { period: month(step), value, variation: None };
        let panel = |(name, values): (String, Vec<Option<f64>>)| Panel {
            name,
            own: false,
            points: values.into_iter().zip(0..).map(point).collect(),
            centre: Some(50.0),
            limits: Some((20.0, 80.0)),
            icon: Some(Variation::ConcernLow.into()),
        };
        let panels = series.into_iter().map(panel).collect();
        let input = MultiplesInput { caption, unit: Unit::Percent, panels, standard: Some(90.0) };
        check(&small_multiples(&input), size)?;
    }

    #[test]
    fn a_trajectory_collides_with_nothing(
        caption in any_caption(),
        values in prop::collection::vec(prop::option::weighted(0.9, 0.0_f64..100.0), 1..40),
        ahead in 0_i32..12,
        label in NAME,
        size in any_size(),
    ) {
        let course = |step: i32| CoursePoint {
            period: month(40 + step),
            value: 50.0,
            interval: Interval { lower: 30.0, upper: 70.0 },
        };
        let figure = trajectory(&TrajectoryInput {
            caption,
            unit: Unit::Percent,
            name: "Exampleton".to_owned(),
            points: values.iter().zip(0..).map(|(value, step)| TrendPoint::new(month(step), *value)).collect(),
            plan: PlanLine { from: month(0), baseline: 80.0, target: 90.0, by: month(50).end(), label },
            course: (0..ahead).map(course).collect(),
        });
        check(&figure, size)?;
    }
}
