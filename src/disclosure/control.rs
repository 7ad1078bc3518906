//! Which figures are hidden.
//!
//! Hidden are
//!
//! - figures with a count of 1 to 4 above the line, or, of a proportion, 1 to 4 who are not in it
//!   (95 of 98 gives the 3 away);
//! - where exactly one part of a total is hidden and the total is shown, the smallest of the other
//!   parts too, because the total less the rest would give the hidden one away. Totals are looked
//!   for between areas (the areas of one kind add up to another area), groups (they add up to
//!   everybody) and periods (months to a quarter, quarters to a year).
//!
//! What is counted whole and is nobody's secret (staffing, occupancy) is never hidden.

use std::collections::BTreeMap;

use strum::IntoEnumIterator as _;

use super::{Hidden, Policy, Reason};
use crate::{
    document::Document,
    domain::{AreaKind, Dataset, Footprint, Observation},
    workbook::{Catalogue, Sampling},
};

/// The largest count that is hidden.
const LARGEST_SMALL: f64 = 4.0;

/// What `policy` hides of `document`, in the dataset's order.
pub(super) fn hidden_of(policy: Policy, document: &Document) -> Vec<Hidden> {
    if policy == Policy::Unrestricted {
        return Vec::new();
    }
    let (dataset, catalogue) = (&document.dataset, document.catalogue());
    let counted: Vec<Counted<'_>> =
        dataset.observations().filter_map(|figure| Counted::of(figure, &catalogue)).collect();
    let mut hidden: BTreeMap<usize, Reason> = BTreeMap::new();
    hidden.extend(counted.iter().enumerate().filter_map(|(i, counted)| Some((i, counted.small()?))));
    if !hidden.is_empty() {
        let totals = totals(dataset, &document.footprints, &counted);
        // What one total hides may leave another with one hidden part, so until nothing changes.
        let mut before = 0;
        while hidden.len() > before {
            before = hidden.len();
            for total in &totals {
                hidden.extend(total.next_to_hide(&counted, &hidden));
            }
        }
    }
    let which = |(i, why): (usize, Reason)| Some(Hidden { figure: counted.get(i)?.figure.key(), why });
    hidden.into_iter().filter_map(which).collect()
}

/// A figure that counts people.
struct Counted<'a> {
    figure: &'a Observation,
    count: f64,
    /// How many are not in the count; `None` for a rate, where they are the rest of the population.
    others: Option<f64>,
}

impl<'a> Counted<'a> {
    fn of(figure: &'a Observation, catalogue: &Catalogue) -> Option<Self> {
        let known = catalogue.indicator(&figure.indicator);
        let (sampling, multiplier) = known
            .map_or((Sampling::Proportion, 100.0), |indicator| (indicator.sampling, indicator.multiplier));
        if sampling == Sampling::Exact {
            return None;
        }
        // A value and its denominator give the count away as well as the count itself.
        let implied = || Some((figure.value? * figure.denominator? / multiplier).round());
        let count = figure.numerator.or_else(implied)?;
        let is_part = sampling != Sampling::Rate;
        let others = figure.denominator.filter(|_| is_part).map(|all| all - count);
        Some(Self { figure, count, others })
    }

    fn small(&self) -> Option<Reason> {
        let small = |count: f64| count > 0.0 && count.round() <= LARGEST_SMALL;
        if small(self.count) {
            return Some(Reason::SmallCount);
        }
        self.others.is_some_and(small).then_some(Reason::SmallComplement)
    }
}

/// A figure that others add up to; all by their place in the list of counted figures.
struct Total {
    whole: usize,
    parts: Vec<usize>,
}

impl Total {
    /// Each of `wholes` to which the counts of `parts` add up, with them.
    fn among(wholes: &[usize], parts: &[usize], counted: &[Counted<'_>]) -> Vec<Self> {
        if parts.len() < 2 {
            return Vec::new();
        }
        let count = |i: &usize| counted.get(*i).map(|one| one.count);
        let sum: f64 = parts.iter().filter_map(count).sum();
        let adds_up = |whole: &&usize| count(whole).is_some_and(|count| (count - sum).abs() < 0.5);
        let total = |whole: &usize| Self { whole: *whole, parts: parts.to_vec() };
        wholes.iter().filter(adds_up).map(total).collect()
    }

    /// The part to hide so that no hidden one is left alone; `None` where all is well.
    fn next_to_hide(
        &self,
        counted: &[Counted<'_>],
        hidden: &BTreeMap<usize, Reason>,
    ) -> Option<(usize, Reason)> {
        let (gone, shown): (Vec<usize>, Vec<usize>) = self.parts.iter().partition(|i| hidden.contains_key(i));
        let [alone] = gone.as_slice() else { return None };
        if hidden.contains_key(&self.whole) {
            return None;
        }
        let count = |i: &usize| counted.get(*i).map_or(f64::INFINITY, |part| part.count);
        let next = shown.into_iter().min_by(|a, b| count(a).total_cmp(&count(b)))?;
        Some((next, Reason::GivesAway(Box::new(counted.get(*alone)?.figure.key()))))
    }
}

/// Every total that the dataset holds.
fn totals(dataset: &Dataset, footprints: &[Footprint], counted: &[Counted<'_>]) -> Vec<Total> {
    let mut found = area_totals(dataset, counted);
    found.extend(footprints.iter().flat_map(|footprint| footprint_totals(footprint, counted)));
    found.extend(group_totals(counted));
    found.extend(period_totals(counted));
    found
}

fn by<'a, K: Ord>(counted: &'a [Counted<'a>], key: impl Fn(&'a Observation) -> K) -> BTreeMap<K, Vec<usize>> {
    let mut lists: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (i, one) in counted.iter().enumerate() {
        lists.entry(key(one.figure)).or_default().push(i);
    }
    lists
}

/// The areas of one kind that add up to an area of another.
fn area_totals(dataset: &Dataset, counted: &[Counted<'_>]) -> Vec<Total> {
    let kind = |i: usize| {
        let code = &counted.get(i)?.figure.area;
        let known = dataset.areas().get(code).map(|area| area.kind);
        known.or_else(|| AreaKind::of_code(code.as_str()))
    };
    let mut found = Vec::new();
    for same in by(counted, |figure| (&figure.indicator, &figure.group, figure.period)).into_values() {
        for parts_kind in AreaKind::iter() {
            let (parts, wholes): (Vec<usize>, Vec<usize>) =
                same.iter().partition(|i| kind(**i) == Some(parts_kind));
            found.extend(Total::among(&wholes, &parts, counted));
        }
    }
    found
}

/// The members that add up to a footprint.
fn footprint_totals(footprint: &Footprint, counted: &[Counted<'_>]) -> Vec<Total> {
    let mut found = Vec::new();
    let area = |i: &usize| counted.get(*i).map(|one| &one.figure.area);
    for same in by(counted, |figure| (&figure.indicator, &figure.group, figure.period)).into_values() {
        let is_part = |i: &usize| area(i).is_some_and(|code| footprint.members.contains(code));
        let parts: Vec<usize> = same.iter().copied().filter(is_part).collect();
        let whole: Vec<usize> = same.into_iter().filter(|i| area(i) == Some(&footprint.code)).collect();
        found.extend(Total::among(&whole, &parts, counted));
    }
    found
}

/// The groups of one dimension that add up to everybody.
fn group_totals(counted: &[Counted<'_>]) -> Vec<Total> {
    let mut found = Vec::new();
    for same in by(counted, |figure| (&figure.indicator, &figure.area, figure.period)).into_values() {
        let mut dimensions: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
        for i in same {
            let Some(one) = counted.get(i) else { continue };
            dimensions.entry(one.figure.group.as_ref().map(|group| &*group.dimension)).or_default().push(i);
        }
        let Some(whole) = dimensions.remove(&None) else { continue };
        found.extend(dimensions.values().flat_map(|parts| Total::among(&whole, parts, counted)));
    }
    found
}

/// The periods of one length that fill a longer one.
fn period_totals(counted: &[Counted<'_>]) -> Vec<Total> {
    let mut found = Vec::new();
    let period = |i: usize| counted.get(i).map(|one| one.figure.period);
    for series in by(counted, |figure| (&figure.indicator, &figure.area, &figure.group)).into_values() {
        let mut lengths: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
        for i in series {
            let Some(period) = period(i) else { continue };
            lengths.entry(period.length_in_months()).or_default().push(i);
        }
        for (long, wholes) in &lengths {
            for (short, all) in lengths.range(1..*long).filter(|(short, _)| long % **short == 0) {
                for whole in wholes {
                    let Some(span) = period(*whole) else { continue };
                    let inside = |i: &usize| {
                        period(*i)
                            .is_some_and(|part| span.start() <= part.start() && part.end() <= span.end())
                    };
                    let parts: Vec<usize> = all.iter().copied().filter(inside).collect();
                    if parts.len() == usize::from(long / short) {
                        found.extend(Total::among(&[*whole], &parts, counted));
                    }
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{Area, AreaCode, Group, Period, Provenance};

    /// A made-up figure: so many smokers of so many mothers.
    fn figure(area: &str, period: Period, count: f64, of: f64) -> Observation {
        Observation {
            indicator: "smoking_at_delivery".into(),
            area: area.into(),
            period,
            group: None,
            numerator: Some(count),
            denominator: Some(of),
            value: Some(count / of * 100.0),
            stated: None,
            mark: None,
            unreliable: false,
            note: String::new(),
            findings: Vec::new(),
            provenance: Provenance::default(),
            also: Vec::new(),
            earlier: Vec::new(),
            rivals: Vec::new(),
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
