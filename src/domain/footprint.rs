//! Several areas as one: a person's own footprint, and the adding up of its figures.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Area, AreaCode, AreaKind, Dataset, FigureKey, IndicatorId, Mark, Observation, Provenance};

/// Areas whose figures are added together, from numerators and denominators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footprint {
    /// The code under which its figures stand, from its name.
    pub code: AreaCode,
    /// Its name for people.
    pub name: String,
    /// The areas that it is made of, each once.
    pub members: Vec<AreaCode>,
}

/// How far two years' factors may be apart and still be one, as a share.
const SAME: f64 = 1e-6;

impl Footprint {
    /// A footprint of these areas, each once, in the order of their codes.
    #[must_use]
    pub fn new(name: &str, members: impl IntoIterator<Item = AreaCode>) -> Self {
        let members: BTreeSet<AreaCode> = members.into_iter().collect();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let code = AreaCode::of_name(&format!("footprint {name}"));
        Self { code, name, members: members.into_iter().collect() }
    }

    /// It as an area.
    #[must_use]
    pub fn area(&self) -> Area {
        Area { code: self.code.clone(), name: self.name.clone(), kind: AreaKind::Footprint }
    }

    /// The figures of all members added up: for every indicator with counts, period and group that
    /// any member has. Where a member's counts are missing, so is the sum.
    ///
    /// `multiplier_of` gives what an indicator's fraction is multiplied by; `None` where that is not known.
    #[must_use]
    pub fn figures(
        &self,
        dataset: &Dataset,
        multiplier_of: &dyn Fn(&IndicatorId) -> Option<f64>,
    ) -> Vec<Observation> {
        let mut parts: BTreeMap<FigureKey, Vec<Option<&Observation>>> = BTreeMap::new();
        let mut counted: BTreeSet<&IndicatorId> = BTreeSet::new();
        for figure in dataset.observations() {
            let Ok(member) = self.members.binary_search(&figure.area) else { continue };
            let key = FigureKey {
                indicator: figure.indicator.clone(),
                area: self.code.clone(),
                group: figure.group.clone(),
                period: figure.period,
            };
            let row = parts.entry(key).or_insert_with(|| vec![None; self.members.len()]);
            if let Some(place) = row.get_mut(member) {
                *place = Some(figure);
            }
            if figure.numerator.is_some() && figure.denominator.is_some() {
                counted.insert(&figure.indicator);
            }
        }
        let name_of =
            |code: &AreaCode| dataset.areas().get(code).map_or_else(|| code.to_string(), Area::label);
        let names: Vec<String> = self.members.iter().map(name_of).collect();
        parts
            .into_iter()
            .filter(|(key, _)| counted.contains(&key.indicator))
            .filter_map(|(key, row)| Some(added(multiplier_of(&key.indicator)?, key, &row, &names)))
            .collect()
    }
}

/// One figure from those of every member.
fn added(multiplier: f64, key: FigureKey, row: &[Option<&Observation>], names: &[String]) -> Observation {
    let members = || row.iter().zip(names);
    let missing: Vec<String> = members()
        .filter_map(|(figure, name)| match figure {
            None => Some(format!("no figure of {name}")),
            Some(figure) if has_counts(figure) => None,
            Some(Observation { mark: Some(mark), .. }) => Some(format!("{name}: {}", mark.label())),
            Some(_) => Some(format!("no counts of {name}")),
        })
        .collect();
    let figures: Vec<&Observation> = row.iter().copied().flatten().collect();
    let sum =
        |count: fn(&Observation) -> Option<f64>| figures.iter().filter_map(|one| count(one)).sum::<f64>();
    let (numerator, denominator) = (sum(|one| one.numerator), sum(|one| one.denominator));
    let year = if missing.is_empty() { year(multiplier, &figures) } else { None };
    let value = year.filter(|_| denominator > 0.0).map(|year| numerator / denominator * multiplier * year);
    let mark = match value {
        Some(_) => None,
        None if figures.iter().any(|one| one.mark == Some(Mark::Suppressed)) => Some(Mark::Suppressed),
        None if missing.is_empty() && denominator <= 0.0 => Some(Mark::NotApplicable),
        None => Some(Mark::NotAvailable),
    };
    let note = match value {
        Some(_) => format!("added together: {}", cells(row, names)),
        None if missing.is_empty() && denominator > 0.0 => {
            "not added together: the members bring their counts to a year in different ways".to_owned()
        }
        None => format!("not added together: {}", missing.join("; ")),
    };
    let findings: BTreeSet<&String> = figures.iter().flat_map(|one| &one.findings).collect();
    Observation {
        group: key.group,
        numerator: value.map(|_| numerator),
        denominator: value.map(|_| denominator),
        value,
        mark,
        unreliable: figures.iter().any(|one| one.unreliable),
        note,
        findings: findings.into_iter().cloned().collect(),
        provenance: Provenance {
            file: format!("Added together from {} areas", row.len()).into(),
            by_hand: true,
            ..Provenance::default()
        },
        ..Observation::new(key.indicator, key.area, key.period)
    }
}

/// Whether a figure can be added to others. Nothing of nobody counts: 0 of 0 has no value and adds none.
fn has_counts(figure: &Observation) -> bool {
    let nobody = figure.mark == Some(Mark::NotApplicable);
    figure.numerator.is_some() && figure.denominator.is_some() && (figure.value.is_some() || nobody)
}

/// What brings the figures' fractions to a year, where all do it alike: 1 where nothing does.
fn year(multiplier: f64, figures: &[&Observation]) -> Option<f64> {
    let factors: Vec<f64> = figures
        .iter()
        .filter_map(|one| {
            let (n, d, value) = (one.numerator?, one.denominator?, one.value?);
            (n > 0.0 && d > 0.0).then(|| value / (n / d * multiplier))
        })
        .collect();
    let first = factors.first().copied().unwrap_or(1.0);
    let first = if (first - 1.0).abs() <= SAME { 1.0 } else { first };
    factors.iter().all(|factor| (factor / first - 1.0).abs() <= SAME).then_some(first)
}

/// `Oldham PCT (5J5) 120 ÷ 800, SATOD.csv · F5; …`
fn cells(row: &[Option<&Observation>], names: &[String]) -> String {
    let one = |(figure, name): (Option<&Observation>, &String)| {
        let figure = figure?;
        let (n, d) = (figure.numerator?, figure.denominator?);
        Some(format!("{name} {n} ÷ {d}, {}", figure.provenance.place()))
    };
    row.iter().copied().zip(names).filter_map(one).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Period;

    fn figure(area: &str, quarter: i8, counts: Option<(f64, f64)>) -> Observation {
        Observation {
            numerator: counts.map(|(n, _)| n),
            denominator: counts.map(|(_, d)| d),
            value: counts.filter(|(_, d)| *d > 0.0).map(|(n, d)| n / d * 100.0),
            mark: match counts {
                None => Some(Mark::Suppressed),
                Some((_, d)) if d <= 0.0 => Some(Mark::NotApplicable),
                Some(_) => None,
            },
            provenance: Provenance { file: "SATOD.csv".into(), ..Provenance::default() },
            ..Observation::new("smoking_at_delivery", area, Period::quarter(2010, quarter).unwrap())
        }
    }

    fn summed(members: &[&str], figures: Vec<Observation>) -> Vec<Observation> {
        let mut dataset = Dataset::default();
        let _ = dataset.merge(figures);
        let footprint = Footprint::new("Pennines", members.iter().map(|code| AreaCode::from(*code)));
        footprint.figures(&dataset, &|_| Some(100.0))
    }

    #[test]
    fn counts_are_added_and_never_percentages() {
        // 15 of 100 and 45 of 900: together 60 of 1,000, 6%; the mean of the percentages were 10%.
        let found = summed(
            &["5J5", "5NQ"],
            vec![figure("5J5", 1, Some((15.0, 100.0))), figure("5NQ", 1, Some((45.0, 900.0)))],
        );
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].numerator, found[0].denominator), (Some(60.0), Some(1000.0)));
        assert!((found[0].value.unwrap() - 6.0).abs() < 1e-9);
        assert!(found[0].note.contains("5J5 15 ÷ 100, SATOD.csv · A1; 5NQ 45 ÷ 900"), "{}", found[0].note);
        assert_eq!(found[0].provenance.place().cell, "");
    }

    #[test]
    fn what_a_member_lacks_the_sum_lacks() {
        let found = summed(
            &["5J5", "5NQ"],
            vec![
                figure("5J5", 1, Some((15.0, 100.0))),
                figure("5NQ", 1, None),
                figure("5J5", 2, Some((15.0, 100.0))),
                figure("5J5", 3, Some((15.0, 100.0))),
                figure("5NQ", 3, Some((0.0, 0.0))),
            ],
        );
        let told: Vec<_> = found.iter().map(|one| (one.value, one.mark, one.note.as_str())).collect();
        assert_eq!(told[0], (None, Some(Mark::Suppressed), "not added together: 5NQ: suppressed"));
        assert_eq!(told[1], (None, Some(Mark::NotAvailable), "not added together: no figure of 5NQ"));
        // No births at all add nothing.
        assert_eq!((told[2].0, told[2].1), (Some(15.0), None));
        assert_eq!(found[1].numerator, None);
    }

    #[test]
    fn an_indicator_without_counts_gives_nothing() {
        let mut rate = figure("5J5", 1, Some((15.0, 100.0)));
        (rate.numerator, rate.denominator) = (None, None);
        assert_eq!(summed(&["5J5"], vec![rate]), []);
    }

    #[test]
    fn ratios_that_were_brought_to_a_year_alike_stay_so() {
        let births = |area, births: f64, posts: f64, year: f64| {
            let mut one = figure(area, 1, Some((births, posts)));
            one.value = one.value.map(|value| value * year);
            one
        };
        // 800 births in a quarter to 100 posts, and 400 to 60: 1,200 × 4 ÷ 160.
        let found = summed(&["A", "B"], vec![births("A", 800.0, 100.0, 4.0), births("B", 400.0, 60.0, 4.0)]);
        assert!((found[0].value.unwrap() - 1200.0 * 4.0 / 160.0 * 100.0).abs() < 1e-6);
        let mixed = summed(&["A", "B"], vec![births("A", 800.0, 100.0, 4.0), births("B", 1600.0, 60.0, 1.0)]);
        assert_eq!((mixed[0].value, mixed[0].mark), (None, Some(Mark::NotAvailable)));
    }

    proptest! {
        #[test]
        fn one_member_is_itself_and_order_does_not_matter(
            counts in proptest::collection::vec((0_u32..500, 500_u32..2000), 1..5),
        ) {
            let codes = ["5A3", "5J5", "5NQ", "RYR", "TAL"];
            let figures: Vec<Observation> = counts
                .iter()
                .zip(codes)
                .map(|((n, d), code)| figure(code, 1, Some((f64::from(*n), f64::from(*d)))))
                .collect();
            let members: Vec<&str> = codes.into_iter().take(counts.len()).collect();
            let alone = summed(&members[..1], figures.clone());
            prop_assert_eq!(alone[0].numerator, figures[0].numerator);
            prop_assert_eq!(alone[0].denominator, figures[0].denominator);
            prop_assert!((alone[0].value.unwrap() - figures[0].value.unwrap()).abs() < 1e-9);
            let backwards: Vec<&str> = members.iter().rev().copied().collect();
            let (there, back) = (summed(&members, figures.clone()), summed(&backwards, figures));
            prop_assert_eq!(&there, &back);
            let sum: u32 = counts.iter().map(|(n, _)| n).sum();
            prop_assert_eq!(there[0].numerator, Some(f64::from(sum)));
        }
    }
}
