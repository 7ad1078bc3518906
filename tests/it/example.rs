//! The example, imported as anybody's returns are: what the generator put in must come out.

use std::{collections::BTreeSet, sync::LazyLock};

use jiff::Timestamp;
use spruce::{
    base::{Finding, Severity},
    document::{Document, Edit, example_document, example_returns, load, save},
    domain::{AreaCode, IndicatorId, Mark, Observation, Period, PeriodKind},
    returns::{Fate, Known, ReturnReading, read},
    scoring::{Request, SectionStatus, Status, score_json, scorecard},
    workbook::{Level, catalogue, workbook},
    workshop::{BookEntry, WorkshopEdit},
};

use crate::example_generator::{AREAS, Figures, STORY, period};

static READINGS: LazyLock<Vec<ReturnReading>> = LazyLock::new(|| {
    let known = Known::new(catalogue());
    let readings = example_returns();
    readings.iter().map(|source| read(source, &known, &|_| {}, &|| false).unwrap()).collect()
});

static DOCUMENT: LazyLock<Document> =
    LazyLock::new(|| example_document(READINGS.clone(), Timestamp::UNIX_EPOCH));

fn series(indicator: &str, area: &str) -> &'static [Observation] {
    DOCUMENT.dataset.series(&IndicatorId::from(indicator), &AreaCode::from(area), None)
}

fn figure(indicator: &str, area: &str, period: Period) -> Option<&'static Observation> {
    series(indicator, area).iter().find(|figure| figure.period == period)
}

fn quarter(year: i16, quarter: i8) -> Period {
    Period::quarter(year, quarter).unwrap()
}

fn month(year: i16, month: i8) -> Period {
    Period::month(year, month).unwrap()
}

/// Cells that the generator spoiled, hid or left out on purpose: indicator, area, period.
fn planted(indicator: &str, area: &str, at: Period) -> bool {
    match (indicator, area) {
        ("mmr2_5_years", "5WW") => at == quarter(2010, 4),
        ("booked_by_12_weeks", "5WW") | ("one_to_one_care_in_labour", "5ZZ") => at == month(2009, 8),
        ("breastfeeding_initiation", "5WW") => at == quarter(2009, 2),
        ("men_c_12_months", "5WW") => at == quarter(2009, 1),
        ("late_bookers_followed_up", "5ZZ") => at == month(2010, 7),
        // No neonatal unit.
        ("neonatal_cot_occupancy" | "neonatal_delayed_discharge", "5WW") => true,
        _ => false,
    }
}

#[test]
fn every_return_is_recognised_without_asking() {
    for reading in READINGS.iter() {
        let figures: usize = reading.sheets.iter().map(|sheet| sheet.observations.len()).sum();
        assert!(figures > 0, "{}", reading.file);
        for sheet in &reading.sheets {
            assert!(!sheet.asks, "{} {}: {}", reading.file, sheet.grid.name, sheet.summary);
            assert!(
                sheet.local_indicators.is_empty(),
                "{} {}: {:?}",
                reading.file,
                sheet.grid.name,
                sheet.local_indicators
            );
        }
    }
}

#[test]
fn holds_forty_indicators_over_three_years_by_month_quarter_and_year() {
    let of_exampleton = |kind: PeriodKind| -> BTreeSet<&str> {
        let figures = DOCUMENT.dataset.observations();
        figures
            .filter(|o| {
                o.area.as_str() == "5ZZ" && o.group.is_none() && o.value.is_some() && o.period.kind() == kind
            })
            .map(|o| o.indicator.as_str())
            .collect()
    };
    let kinds = [
        (PeriodKind::Month, 11),
        (PeriodKind::Quarter, 22),
        (PeriodKind::FinancialYear, 13),
        (PeriodKind::CalendarYear, 2),
        (PeriodKind::Rolling, 8),
    ];
    let mut all = BTreeSet::new();
    for (kind, many) in kinds {
        let indicators = of_exampleton(kind);
        assert_eq!(indicators.len(), many, "{kind:?}: {indicators:?}");
        all.extend(indicators);
    }
    assert_eq!(all.len(), 56);
    for (indicator, first, last) in [
        ("booked_by_12_weeks", month(2008, 4), month(2011, 3)),
        ("smoking_at_delivery", quarter(2008, 1), quarter(2010, 4)),
    ] {
        let series = series(indicator, "5ZZ");
        assert_eq!((series[0].period, series[series.len() - 1].period), (first, last));
    }
}

#[test]
fn every_figure_that_was_put_in_comes_out() {
    let figures = Figures::of(STORY);
    let (mut checked, mut wrong) = (0, Vec::new());
    for line in STORY {
        for (area, place) in AREAS.iter().enumerate() {
            let got = series(line.id, place.code);
            for (i, (above, below)) in figures.pairs(line.id, area).iter().enumerate() {
                let at = period(line.every, i);
                let Some(found) = got.iter().find(|o| o.period == at) else {
                    // Some returns come from Exampleton alone, or leave an area out.
                    if !got.is_empty() && !planted(line.id, place.code, at) {
                        wrong.push(format!("{} {} {at}: nothing", line.id, place.code));
                    }
                    continue;
                };
                let expected = above / below * line.per;
                let right = match (found.numerator, found.denominator, found.value) {
                    (Some(n), Some(d), Some(value)) if n.fract() == 0.0 || d.fract() == 0.0 => {
                        (n - above).abs() < 0.051
                            && (d - below).abs() < 1e-9
                            && (value - expected).abs() < 0.06
                    }
                    (_, _, Some(value)) => (value - expected).abs() < 0.051,
                    (_, _, None) => {
                        found.mark.is_some() && (*above < 5.0 || planted(line.id, place.code, at))
                    }
                };
                checked += 1;
                if !right {
                    wrong.push(format!(
                        "{} {} {at}: put {above}/{below}, got {:?}/{:?} {:?} {:?} at {}",
                        line.id,
                        place.code,
                        found.numerator,
                        found.denominator,
                        found.value,
                        found.mark,
                        found.provenance.place()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(checked > 2_500, "{checked}");
}

#[test]
fn the_story_is_told_to_the_figure() {
    let told = [
        ("booked_by_12_weeks", month(2011, 3), 308.0 / 394.0 * 100.0),
        ("smoking_at_delivery", quarter(2010, 4), 213.0 / 1_098.0 * 100.0),
        ("smoking_status_unknown_at_delivery", quarter(2010, 4), 23.0 / 1_098.0 * 100.0),
        ("breastfeeding_6_8_weeks", quarter(2010, 4), 452.0 / 1_094.0 * 100.0),
        ("hiv_screening_coverage", quarter(2010, 4), 1_122.0 / 1_132.0 * 100.0),
        ("mmr1_24_months", quarter(2010, 4), 91.6),
        ("neonatal_cot_occupancy", quarter(2010, 4), 76.0),
        ("births_per_midwife", Period::financial_year(2010).unwrap(), 38.0),
        (
            "consultant_sessions_per_500_deliveries",
            Period::financial_year(2010).unwrap(),
            9.4 / 4_446.0 * 500.0,
        ),
        ("children_per_health_visitor", Period::financial_year(2010).unwrap(), 412.0),
        ("under_18_conceptions", Period::calendar_year(2009).unwrap(), 47.2),
        ("infant_mortality", Period::months(2008, 1, 36).unwrap(), 81.0 / 13_279.0 * 1_000.0),
    ];
    for (indicator, period, value) in told {
        let found = figure(indicator, "5ZZ", period).and_then(|o| o.value);
        assert!(found.is_some_and(|found| (found - value).abs() < 1e-6), "{indicator}: {found:?}");
    }
    let england = figure("infant_mortality", "E92000001", Period::months(2008, 1, 36).unwrap()).unwrap();
    assert!((england.value.unwrap() - 4.7).abs() < 0.05, "{england:?}");
    // Before the clinics closed, every month lay between 83% and 87%; each since lies below.
    for figure in series("booked_by_12_weeks", "5ZZ") {
        let value = figure.value.unwrap();
        let before = figure.period < month(2010, 6);
        assert_eq!(before, value > 83.0, "{}: {value}", figure.period);
    }
}

#[test]
fn the_last_booking_return_revises_a_quarter() {
    let record = DOCUMENT.returns.iter().find(|r| r.file == "VSB06 2010-11 Q4.xlsx").unwrap();
    assert_eq!((record.added, record.revised, record.unchanged), (18, 3, 15));
    // 891 of 1,101 became 886 of 1,101: 80.9% and 80.5%.
    let quarter: Vec<_> =
        [10, 11, 12].map(|m| figure("booked_by_12_weeks", "5ZZ", month(2010, m)).unwrap()).into();
    let now: f64 = quarter.iter().filter_map(|o| o.numerator).sum();
    let then: f64 = quarter.iter().filter_map(|o| o.earlier[0].numerator).sum();
    let below: f64 = quarter.iter().filter_map(|o| o.denominator).sum();
    assert_eq!((then, now, below), (891.0, 886.0, 1_101.0));
    assert!(quarter.iter().all(|o| o.note.starts_with("revised")), "{quarter:?}");
}

#[test]
fn hidden_missing_and_inapplicable_figures_are_told_apart() {
    let mark = |indicator, area, period| figure(indicator, area, period).and_then(|o| o.mark);
    let pooled = Period::months(2008, 1, 36).unwrap();
    assert_eq!(mark("sudden_unexplained_infant_deaths", "5WW", pooled), Some(Mark::Suppressed));
    assert_eq!(
        mark("neonatal_hepatitis_b_12_months", "5WW", Period::financial_year(2010).unwrap()),
        Some(Mark::Suppressed)
    );
    assert_eq!(mark("breastfeeding_initiation", "5WW", quarter(2009, 2)), Some(Mark::NotAvailable));
    assert_eq!(mark("one_to_one_care_in_labour", "5ZZ", month(2009, 8)), Some(Mark::NotAvailable));
    assert_eq!(mark("neonatal_cot_occupancy", "5WW", quarter(2010, 4)), Some(Mark::NotApplicable));
    // A cell left empty is no zero.
    let left_empty = figure("late_bookers_followed_up", "5ZZ", month(2010, 7));
    assert!(left_empty.is_none_or(|o| o.value.is_none() && o.mark == Some(Mark::Blank)), "{left_empty:?}");
}

fn findings() -> impl Iterator<Item = &'static Finding> {
    READINGS.iter().flat_map(|reading| {
        reading.findings.iter().chain(reading.sheets.iter().flat_map(|sheet| &sheet.findings))
    })
}

#[test]
fn an_impossible_percentage_is_refused_and_nothing_else() {
    let refused: Vec<String> = READINGS
        .iter()
        .flat_map(|reading| reading.sheets.iter().map(move |sheet| (reading, sheet)))
        .flat_map(|(reading, sheet)| {
            let cells = sheet.fates.iter().filter(|fated| matches!(fated.fate, Fate::Refused(_)));
            cells.map(move |fated| format!("{} {} {}", reading.file, sheet.grid.name, fated.cell))
        })
        .collect();
    assert_eq!(refused, ["COVER 2010-11 Q4.xlsx 5y_PCT F10"]);
    assert!(figure("mmr2_5_years", "5WW", quarter(2010, 4)).is_none_or(|o| o.value.is_none()));
    let errors: Vec<_> = findings().filter(|finding| finding.severity == Severity::Error).collect();
    assert_eq!(errors.len(), 1, "{errors:#?}");
    assert_eq!(errors[0].place.cell, "F10");
}

#[test]
fn a_percentage_of_another_month_is_questioned() {
    let mockbury = figure("booked_by_12_weeks", "5XX", month(2010, 2)).unwrap();
    let by_counts = mockbury.numerator.unwrap() / mockbury.denominator.unwrap() * 100.0;
    assert!((mockbury.value.unwrap() - by_counts).abs() < 1e-9);
    assert!((mockbury.stated.unwrap() - by_counts - 7.4).abs() < 0.051, "{mockbury:?}");
    assert!(!mockbury.findings.is_empty());
    let place = mockbury.provenance.place();
    assert!(findings().any(|finding| finding.place == place && finding.severity == Severity::Warning));
}

#[test]
fn most_sections_are_scored_and_some_lack_data() {
    let card = scorecard(&Request {
        workbook: workbook(),
        catalogue: catalogue(),
        dataset: &DOCUMENT.dataset,
        doubts: &[],
        choices: &DOCUMENT.choices,
        recording: &DOCUMENT.workshops.recording(),
        settings: &DOCUMENT.settings,
        area: &AreaCode::from("5ZZ"),
        to: quarter(2010, 4),
    })
    .unwrap();
    let of = |status| -> Vec<u8> {
        card.sections
            .iter()
            .filter(|section| section.status == status)
            .map(|section| section.number)
            .collect()
    };
    assert_eq!(of(SectionStatus::Met), [5, 10, 13]);
    assert_eq!(of(SectionStatus::Close), [1, 2, 7, 12, 14]);
    assert_eq!(of(SectionStatus::NotMet), [6, 9, 11]);
    // Nobody sends a return on children's centres, spend, or resources against need.
    assert_eq!(of(SectionStatus::Provisional), [4]);
    assert_eq!(of(SectionStatus::NoData), [3, 8]);
    let booked = card.indicator(&IndicatorId::from("booked_by_12_weeks")).unwrap();
    assert_eq!(booked.status, Status::NotMet);
    assert_eq!(booked.standard.as_ref().unwrap().edition, "Exampleton 2010");
}

#[test]
fn what_people_say_of_a_section_is_told_beside_its_figures() {
    let say = |document: &Document, place: &str, level| {
        let entry = Box::new(BookEntry { level: Some(level), ..BookEntry::default() });
        Edit::Workshop(WorkshopEdit::SetBookEntry { place: place.to_owned(), entry }).apply(document)
    };
    let before = say(&DOCUMENT, "11.1.1", Level::Systematic);
    let after = say(&before, "11.1.2", Level::Equitable);
    let card = after.scorecard().unwrap().unwrap();
    let json = serde_json::to_value(score_json(&card)).unwrap();
    let section = &json["sections"][10];
    // 3 + 4 of 8 points.
    assert_eq!(section["self_assessment"]["percent"], 87.5);
    assert_eq!(section["self_assessment"]["answered"], 2);
    assert!(section["contradiction"].as_str().unwrap().starts_with("Assessed as systematic"), "{section}");
    assert_eq!(json["sections"][0]["self_assessment"], serde_json::Value::Null);
    // The file keeps it.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("said.spruce");
    save(&after, &path, None).unwrap();
    assert_eq!(load(&path).unwrap().0.workshops, after.workshops);
    // The first files with a recording book had it among the choices.
    save(&DOCUMENT, &path, None).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let old = text.replacen("decisions: ", "recording: {\"11.1.1\": (level: systematic)}, decisions: ", 1);
    #[expect(clippy::disallowed_methods, reason = "a test's own file")]
    std::fs::write(&path, old).unwrap();
    assert_eq!(load(&path).unwrap().0.workshops, before.workshops);
}
