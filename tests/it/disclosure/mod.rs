//! Nothing that must not leave leaves, nor can it be worked out from what does.

mod attack;
mod leaks;
mod pdf_words;
mod rounding;

use std::sync::Arc;

use spruce::{
    disclosure::{Hidden, Policy, Published, is_hidden},
    document::Document,
    domain::{Area, AreaKind, Dataset, Group, Observation, Period, Provenance},
    workbook::catalogue,
};

/// A made-up figure: so many of so many.
fn figure(indicator: &str, area: &str, group: Option<&str>, period: Period, of: (f64, f64)) -> Observation {
    Observation {
        indicator: indicator.into(),
        area: area.into(),
        period,
        group: group.map(|value| Group { dimension: "Ethnic group".into(), value: value.into() }),
        numerator: Some(of.0),
        denominator: Some(of.1),
        value: (of.1 > 0.0).then(|| of.0 / of.1 * 100.0),
        stated: None,
        mark: None,
        unreliable: false,
        note: String::new(),
        findings: Vec::new(),
        provenance: Provenance { import: 1, file: "made-up.csv".into(), ..Provenance::default() },
        also: Vec::new(),
        earlier: Vec::new(),
        rivals: Vec::new(),
    }
}

fn document(figures: Vec<Observation>) -> Document {
    let mut dataset = Dataset::default();
    for figure in &figures {
        let kind = AreaKind::of_code(figure.area.as_str()).unwrap();
        dataset.add_areas([Area { code: figure.area.clone(), name: figure.area.to_string(), kind }]);
    }
    let area = figures.first().map(|figure| figure.area.clone());
    dataset.merge(figures);
    Document { area, dataset: Arc::new(dataset), ..Document::default() }
}

fn hidden(figures: Vec<Observation>, policy: Policy) -> Vec<Hidden> {
    let published = Published::of(&document(figures), policy).unwrap();
    let blank = published.document().dataset.observations().filter(|figure| is_hidden(figure));
    assert_eq!(blank.count(), published.hidden().len(), "what is listed is what is blank");
    published.hidden().to_vec()
}

fn names(hidden: &[Hidden]) -> Vec<String> {
    hidden.iter().map(|one| format!("{} {}", one.figure.indicator, one.figure.area)).collect()
}

#[test]
fn policies_hide_up_to_their_largest_count() {
    let quarter = Period::quarter(2010, 1).unwrap();
    for (policy, largest) in [
        (Policy::SmallNumbers, 4),
        (Policy::RoundedTo5, 7),
        (Policy::Under3, 2),
        (Policy::Custom { largest: 9, base: 1 }, 9),
        (Policy::Unrestricted, 0),
    ] {
        for count in 0..12 {
            let one = figure("smoking_at_delivery", "5ZZ", None, quarter, (f64::from(count), 500.0));
            let is_hidden = !hidden(vec![one], policy).is_empty();
            assert_eq!(is_hidden, (1..=largest).contains(&count), "{count} under {}", policy.name());
        }
    }
}

#[test]
fn deaths_that_add_up_from_one_indicator_to_another_keep_each_other_company() {
    let year = Period::financial_year(2010).unwrap();
    let deaths = |id: &str, count: f64| figure(id, "5ZZ", None, year, (count, 9_000.0));
    // 9 perinatal deaths less 6 stillbirths are the 3.
    let found = hidden(
        vec![
            deaths("stillbirths", 6.0),
            deaths("early_neonatal_mortality", 3.0),
            deaths("perinatal_mortality", 9.0),
        ],
        Policy::SmallNumbers,
    );
    assert_eq!(found.len(), 2, "{:?}", names(&found));
    // Without the total nothing gives it away.
    let found = hidden(
        vec![deaths("stillbirths", 6.0), deaths("early_neonatal_mortality", 3.0)],
        Policy::SmallNumbers,
    );
    assert_eq!(names(&found), ["early_neonatal_mortality 5ZZ"]);
}

#[test]
fn the_month_between_two_years_to_date_gets_company() {
    let three = Period::months(2010, 4, 3).unwrap();
    let (four, july) = (Period::months(2010, 4, 4).unwrap(), Period::month(2010, 7).unwrap());
    let of = |period: Period, count: f64| figure("smoking_at_delivery", "5ZZ", None, period, (count, 300.0));
    // 33 to July less 30 to June are the 3 of July.
    let found = hidden(vec![of(three, 30.0), of(four, 33.0), of(july, 3.0)], Policy::SmallNumbers);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn what_the_sender_hid_is_not_given_away_by_the_others() {
    let quarter = Period::quarter(2010, 1).unwrap();
    let of = |area: &str, count: f64| figure("smoking_at_delivery", area, None, quarter, (count, 300.0));
    let mut sent_hidden = of("5ZZ", 3.0);
    (sent_hidden.numerator, sent_hidden.denominator, sent_hidden.value) = (None, None, None);
    sent_hidden.mark = Some(spruce::domain::Mark::Suppressed);
    let found =
        hidden(vec![of("Q30", 43.0), of("5XX", 30.0), of("5YY", 10.0), sent_hidden], Policy::SmallNumbers);
    assert_eq!(names(&found), ["smoking_at_delivery 5YY"]);
}

#[test]
fn a_percentage_whose_denominator_another_indicator_gives_is_hidden() {
    // The dashboard sends 2.0% alone; the same women giving birth are 100 elsewhere: 2 women.
    let quarter = Period::quarter(2010, 1).unwrap();
    let shared = |id: &str| catalogue().indicator(&id.into()).unwrap().denominator.clone();
    assert_eq!(shared("breastfeeding_initiation"), shared("smoking_status_unknown_at_delivery"));
    let mut bare = figure("breastfeeding_initiation", "5ZZ", None, quarter, (2.0, 100.0));
    (bare.numerator, bare.denominator) = (None, None);
    let other = figure("smoking_status_unknown_at_delivery", "5ZZ", None, quarter, (50.0, 100.0));
    assert_eq!(
        names(&hidden(vec![bare.clone(), other], Policy::SmallNumbers)),
        ["breastfeeding_initiation 5ZZ"]
    );
    // Without it nobody can tell.
    assert!(hidden(vec![bare], Policy::SmallNumbers).is_empty());
}

#[test]
fn people_whom_no_group_has_are_not_given_away() {
    // 40 in all, 30 and 7 in the groups: 3 whose group nobody asked for.
    let quarter = Period::quarter(2010, 1).unwrap();
    let of = |group, count: f64, all: f64| figure("smoking_at_delivery", "5ZZ", group, quarter, (count, all));
    let with = |all: f64| {
        let figures = vec![of(None, all, 400.0), of(Some("A"), 30.0, 200.0), of(Some("B"), 7.0, 150.0)];
        hidden(figures, Policy::SmallNumbers)
    };
    assert_eq!(with(40.0).len(), 1, "{:?}", with(40.0));
    assert!(with(37.0).is_empty() && with(45.0).is_empty(), "none, or 8");
}

#[test]
fn deaths_that_a_part_and_the_whole_leave_over_are_not_given_away() {
    // 9 infant deaths, 7 of them neonatal: 2 post-neonatal, which nobody sent.
    let year = Period::financial_year(2010).unwrap();
    let deaths = |id: &str, count: f64| figure(id, "5ZZ", None, year, (count, 9_000.0));
    let with = |neonatal: f64| {
        hidden(vec![deaths("infant_mortality", 9.0), deaths("neonatal_mortality", neonatal)], Policy::Under3)
    };
    assert_eq!(with(7.0).len(), 1, "{:?}", with(7.0));
    assert!(with(5.0).is_empty() && with(9.0).is_empty());
}

#[test]
fn the_year_between_two_rolling_periods_gets_company() {
    let years = |from: i16, count: u16, deaths: f64| {
        let period = Period::months(from, 1, 12 * count).unwrap();
        figure("infant_mortality", "5ZZ", None, period, (deaths, 9_000.0 * f64::from(count)))
    };
    // 2008-10 less 2007-09 is what 2010 has more than 2007: 22 - 27 + 8 = 3.
    let found = hidden(
        vec![years(2007, 3, 27.0), years(2008, 3, 22.0), years(2007, 1, 8.0), years(2010, 1, 3.0)],
        Policy::SmallNumbers,
    );
    assert_eq!(found.len(), 2, "{found:?}");
    // Without the year that the earlier begins with it cannot be worked out.
    let found =
        hidden(vec![years(2007, 3, 27.0), years(2008, 3, 22.0), years(2010, 1, 3.0)], Policy::SmallNumbers);
    assert_eq!(found.len(), 1, "{found:?}");
}
