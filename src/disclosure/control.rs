//! Which figures are hidden.
//!
//! Hidden are
//!
//! - figures that count few people (also where the count follows from a percentage and another's denominator), or few of all, or, of a proportion, few who are not in it (95 of 98
//!   gives the 3 away);
//! - what would give these away: where areas add up to another area, groups to everybody, periods to a longer
//!   one, indicators to another, in any combination; where groups leave few people out; where one of two rolling
//!   periods begins and the other ends.
//!
//! What is counted whole and is nobody's secret (staffing, occupancy) is never hidden.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Hidden, Policy, Reason,
    counted::{Counted, Denominators},
    solve::company,
    sums::tables,
};
use crate::document::Document;

/// What `policy` hides of `document`, in the dataset's order.
pub(super) fn hidden_of(policy: Policy, document: &Document) -> Vec<Hidden> {
    if policy == Policy::Unrestricted {
        return Vec::new();
    }
    let catalogue = document.catalogue();
    let elsewhere = Denominators::in_all(&document.dataset, &catalogue);
    let figures = document.dataset.observations();
    let figures: Vec<Counted<'_>> =
        figures.filter_map(|figure| Counted::of(figure, &catalogue, &elsewhere)).collect();
    let small = figures.iter().enumerate().filter_map(|(i, figure)| Some((i, figure.small(policy)?)));
    let mut hidden: BTreeMap<usize, Reason> = small.collect();
    let tables = tables(&document.dataset, &document.footprints, &catalogue, &figures, policy);
    let smalls: BTreeSet<usize> = hidden.keys().copied().collect();
    for (figure, kept) in company(&tables, &smalls) {
        if let Some(kept) = figures.get(kept) {
            hidden.entry(figure).or_insert_with(|| Reason::GivesAway(Box::new(kept.figure.key())));
        }
    }
    let which = |(i, why): (usize, Reason)| Some(Hidden { figure: figures.get(i)?.figure.key(), why });
    hidden.into_iter().filter_map(which).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{Area, AreaCode, AreaKind, Dataset, Footprint, Group, Observation, Period};

    /// A made-up figure: so many smokers of so many mothers.
    fn figure(area: &str, period: Period, count: f64, of: f64) -> Observation {
        Observation {
            numerator: Some(count),
            denominator: Some(of),
            value: Some(count / of * 100.0),
            ..Observation::new("smoking_at_delivery", area, period)
        }
    }

    fn quarter(number: i8) -> Period {
        Period::quarter(2010, number).unwrap()
    }

    fn hidden_in(dataset: Dataset, footprints: Vec<Footprint>) -> Vec<Observation> {
        let document =
            Document { dataset: Arc::new(dataset), footprints: Arc::new(footprints), ..Document::default() };
        assert_eq!(hidden_of(Policy::Unrestricted, &document), [], "nothing where nothing is to be");
        let hidden = hidden_of(Policy::default(), &document);
        hidden.iter().map(|hidden| document.dataset.figure(&hidden.figure).unwrap().clone()).collect()
    }

    fn hidden(figures: Vec<Observation>) -> Vec<(String, Option<String>, String, f64)> {
        let mut dataset = Dataset::default();
        for figure in &figures {
            let kind = AreaKind::of_code(figure.area.as_str()).unwrap();
            dataset.add_areas([Area { code: figure.area.clone(), name: figure.area.to_string(), kind }]);
        }
        dataset.merge(figures);
        hidden_in(dataset, Vec::new())
            .into_iter()
            .map(|figure| {
                let group = figure.group.as_ref().map(|group| group.value.to_string());
                (figure.area.to_string(), group, figure.period.to_string(), figure.numerator.unwrap_or(-1.0))
            })
            .collect()
    }

    #[test]
    fn counts_of_1_to_4_are_hidden_on_either_side_of_the_line() {
        for (count, of, is_hidden) in [
            (0.0, 50.0, false),
            (1.0, 50.0, true),
            (4.0, 50.0, true),
            (5.0, 50.0, false),
            (45.0, 50.0, false),
            (46.0, 50.0, true),
            (49.0, 50.0, true),
            (50.0, 50.0, false),
        ] {
            assert_eq!(
                hidden(vec![figure("5ZZ", quarter(1), count, of)]).len() == 1,
                is_hidden,
                "{count} of {of}"
            );
        }
    }

    #[test]
    fn a_count_that_value_and_denominator_give_away_is_hidden_too() {
        let mut stated = figure("5ZZ", quarter(1), 3.0, 50.0);
        stated.numerator = None;
        assert_eq!(hidden(vec![stated]).len(), 1);
    }

    #[test]
    fn staffing_and_occupancy_are_never_hidden() {
        for id in ["births_per_midwife", "neonatal_cot_occupancy", "consultant_sessions_per_500_deliveries"] {
            let mut staff = figure("5ZZ", quarter(1), 3.0, 4.0);
            staff.indicator = id.into();
            assert_eq!(hidden(vec![staff]), [], "{id}");
        }
    }

    #[test]
    fn the_area_that_a_total_less_the_others_would_give_away_gets_company() {
        // 3 is small; 40 less 30 less 7 would give it, so the 7 goes too.
        let found = hidden(vec![
            figure("Q30", quarter(1), 40.0, 400.0),
            figure("5YY", quarter(1), 30.0, 200.0),
            figure("5ZZ", quarter(1), 3.0, 100.0),
            figure("5XX", quarter(1), 7.0, 100.0),
        ]);
        let areas: Vec<&str> = found.iter().map(|(area, ..)| area.as_str()).collect();
        assert_eq!(areas, ["5XX", "5ZZ"]);
        // Without a total nothing can be worked out.
        let alone = hidden(vec![
            figure("5YY", quarter(1), 30.0, 200.0),
            figure("5ZZ", quarter(1), 3.0, 100.0),
            figure("5XX", quarter(1), 7.0, 100.0),
        ]);
        assert_eq!(alone.len(), 1);
    }

    #[test]
    fn the_member_that_a_footprint_less_the_others_would_give_away_gets_company() {
        let mut dataset = Dataset::default();
        let _ = dataset.merge(vec![
            figure("5YY", quarter(1), 30.0, 200.0),
            figure("5ZZ", quarter(1), 3.0, 100.0),
            figure("5XX", quarter(1), 7.0, 100.0),
            figure("RYR", quarter(1), 9.0, 100.0),
        ]);
        let footprint = Footprint::new("Both", ["5YY", "5ZZ"].map(AreaCode::from));
        dataset.put_area(footprint.area(), footprint.figures(&dataset, &|_| Some(100.0)));
        let found = hidden_in(dataset, vec![footprint]);
        let hidden: Vec<&str> = found.iter().map(|figure| figure.area.as_str()).collect();
        assert_eq!(hidden, ["5YY", "5ZZ"]);
    }

    #[test]
    fn the_quarter_that_the_year_would_give_away_gets_company() {
        let found = hidden(vec![
            figure("5ZZ", Period::financial_year(2010).unwrap(), 39.0, 400.0),
            figure("5ZZ", quarter(1), 2.0, 100.0),
            figure("5ZZ", quarter(2), 12.0, 100.0),
            figure("5ZZ", quarter(3), 14.0, 100.0),
            figure("5ZZ", quarter(4), 11.0, 100.0),
        ]);
        let counts: Vec<f64> = found.iter().map(|(.., count)| *count).collect();
        assert_eq!(counts, [2.0, 11.0]);
    }

    #[test]
    fn the_group_that_everybody_would_give_away_gets_company() {
        let group = |value: &str, count: f64| {
            let mut one = figure("5ZZ", quarter(1), count, 100.0);
            one.group = Some(Group { dimension: "Ethnic group".into(), value: value.into() });
            one
        };
        let found = hidden(vec![
            figure("5ZZ", quarter(1), 30.0, 300.0),
            group("A", 2.0),
            group("B", 20.0),
            group("C", 8.0),
        ]);
        let groups: Vec<Option<&str>> = found.iter().map(|(_, group, ..)| group.as_deref()).collect();
        assert_eq!(groups, [Some("A"), Some("C")]);
    }
}
