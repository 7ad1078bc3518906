//! A person corrects how one return is read and keeps that: the next of its shape is read the same
//! way, whatever else the sender changed, and a return that only looks like it is not.

use spruce::{
    domain::{Area, AreaKind, IndicatorId, Mark, parse_period},
    returns::{
        ColumnRole, Component, Known, Mapping, OwnProfile, PeriodSource, ReturnReading, SheetReading, Source,
        read,
    },
    workbook::catalogue,
};

fn with(own: &[OwnProfile], name: &str, text: &str) -> ReturnReading {
    let source = Source::new(name, text.as_bytes());
    read(&source, &Known::new(catalogue()).with_own(own), &|_| {}, &|| false).unwrap()
}

fn figure(indicator: &str, component: Component) -> ColumnRole {
    ColumnRole::Figure { indicator: Some(IndicatorId::from(indicator)), component, period: None }
}

/// Learns from a file after `correct` changed how it is read.
fn learnt(name: &str, text: &str, correct: impl FnOnce(&mut Mapping)) -> OwnProfile {
    let reading = with(&[], name, text);
    let mut mapping = reading.sheets[0].mapping.clone();
    correct(&mut mapping);
    let profile = OwnProfile::learn("Ours", &reading, 0, &mapping, &Known::new(catalogue())).unwrap();
    let text = profile.to_text();
    assert_eq!(OwnProfile::from_text(&text, "ours.ron").as_ref(), Ok(&profile), "{text}");
    profile
}

fn figures(sheet: &SheetReading) -> Vec<String> {
    let shown = |number: Option<f64>| number.map_or_else(|| "-".to_owned(), |n| format!("{n:.1}"));
    sheet
        .observations
        .iter()
        .map(|o| {
            let parts = [o.numerator, o.denominator, o.value].map(shown).join(" ");
            format!("{} {} {} {parts}", o.indicator, o.area, o.period.stored())
        })
        .collect()
}

fn codes(sheet: &SheetReading) -> Vec<&str> {
    sheet.findings.iter().map(|finding| finding.code.as_str()).collect()
}

const MARCH: &str = "Delivery suite log\n\
    \n\
    Trust,Month,Ladies,Ciggies,Remark\n\
    RYR,Mar 2011,410,61,\n\
    RXH,Mar 2011,380,40,late\n";

fn smokers(mapping: &mut Mapping) {
    mapping.columns = vec![
        ColumnRole::AreaCode,
        ColumnRole::Period,
        figure("smoking_at_delivery", Component::Denominator),
        figure("smoking_at_delivery", Component::Numerator),
        ColumnRole::Note,
    ];
    mapping.header_row = 2;
    mapping.header_rows = 1;
}

#[test]
fn next_month_is_read_as_this_month_was_corrected() {
    let own = [learnt("log 2011-03.csv", MARCH, smokers)];
    // Two more title rows, other case, a footnote, the columns moved.
    let april = "Delivery suite log\n\
        Second edition\n\
        \n\
        \n\
        MONTH,Trust ,CIGGIES*,Ladies2,Remark\n\
        Apr 2011,RYR,55,400,\n\
        Apr 2011,RXH,38,390,\n";
    let reading = with(&own, "log 2011-04.csv", april);
    let sheet = &reading.sheets[0];
    let used = sheet.profile.as_ref().unwrap();
    assert_eq!((used.name.as_str(), used.own), ("Ours", true));
    assert_eq!(
        figures(sheet),
        [
            "smoking_at_delivery RYR 2011-04+1 55.0 400.0 13.8",
            "smoking_at_delivery RXH 2011-04+1 38.0 390.0 9.7"
        ]
    );
    assert!(!sheet.asks, "{:?}", sheet.findings);
    assert_eq!(sheet.mapping.header_row, 4);
}

#[test]
fn a_column_put_in_is_told_and_not_used() {
    let own = [learnt("log 2011-03.csv", MARCH, smokers)];
    let text = MARCH
        .replace("Ladies,Ciggies", "Ladies,Twins,Ciggies")
        .replace("410,61", "410,7,61")
        .replace("380,40", "380,5,40");
    let reading = with(&own, "log.csv", &text);
    let sheet = &reading.sheets[0];
    assert_eq!(figures(sheet)[0], "smoking_at_delivery RYR 2011-03+1 61.0 410.0 14.9");
    assert_eq!(sheet.observations.len(), 2);
    assert!(sheet.asks);
    let told = sheet.findings.iter().find(|finding| finding.code == "profile_differs").unwrap();
    assert!(told.message.contains("“twins”"), "{told:?}");
}

#[test]
fn without_a_column_that_it_needs_a_profile_is_not_used() {
    let own = [learnt("log 2011-03.csv", MARCH, smokers)];
    let reading = with(&own, "log.csv", &MARCH.replace("Ladies", "Births"));
    assert!(reading.sheets[0].profile.is_none());
    assert!(reading.sheets[0].observations.is_empty());
}

const BY_SHEET: &str = "Smoking at delivery 2010-11\n\
    Trust,Seen,Yes\n\
    RYR,410,61\n\
    RXH,380,40\n";

#[test]
fn what_was_said_for_the_whole_sheet_is_not_said_of_another_subject() {
    let said = |mapping: &mut Mapping| {
        mapping.header_row = 2;
        mapping.header_rows = 1;
        mapping.columns = vec![
            ColumnRole::AreaCode,
            ColumnRole::Figure { indicator: None, component: Component::Denominator, period: None },
            ColumnRole::Figure { indicator: None, component: Component::Numerator, period: None },
        ];
        mapping.indicator = Some(IndicatorId::from("smoking_at_booking"));
    };
    let text = format!("Exampleton\n{}", BY_SHEET.replace("Smoking at delivery", "Ward log"));
    let own = [learnt("a.csv", &text, said)];
    assert_eq!(own[0].indicator, Some(IndicatorId::from("smoking_at_booking")));
    let again = with(&own, "b.csv", &text.replace("2010-11", "2011-12"));
    assert_eq!(figures(&again.sheets[0])[0], "smoking_at_booking RYR 2011-04+12 61.0 410.0 14.9");
    let other = with(
        &own,
        "c.csv",
        &format!("Breastfeeding initiation\n{}", BY_SHEET.replace("Smoking at delivery", "Year")),
    );
    let sheet = &other.sheets[0];
    assert!(sheet.profile.is_none(), "{sheet:#?}");
    assert!(codes(sheet).contains(&"profile_differs"));
    assert!(!sheet.observations.iter().any(|o| o.indicator.as_str() == "smoking_at_booking"));
}

const ACROSS: &str = ",Apr-10,May-10,Jun-10\nCiggies %,14.1,13.9,15.0\n";

#[test]
fn months_across_are_the_months_of_the_new_file() {
    let own = learnt("dashboard.csv", &format!("Trust RYR\n{ACROSS}"), |mapping| {
        mapping.header_row = 1;
        mapping.header_rows = 1;
        let month = |month: &str| ColumnRole::Figure {
            indicator: None,
            component: Component::Value,
            period: parse_period(month),
        };
        mapping.columns = vec![ColumnRole::Unused, month("Apr-10"), month("May-10"), month("Jun-10")];
        mapping.indicator = Some(IndicatorId::from("smoking_at_delivery"));
        mapping.area = Some(Area { code: "RYR".into(), name: "Exampleton".into(), kind: AreaKind::Trust });
    });
    let text = "Trust RYR\n,Jul-10,Aug-10,Sep-10,Oct-10\nCiggies %,12.1,11.9,13.0,12.5\n";
    let reading = with(&[own], "dashboard.csv", text);
    assert!(reading.sheets[0].profile.is_some(), "{:#?}", reading.sheets[0]);
    assert_eq!(
        figures(&reading.sheets[0]),
        [
            "smoking_at_delivery RYR 2010-07+1 - - 12.1",
            "smoking_at_delivery RYR 2010-08+1 - - 11.9",
            "smoking_at_delivery RYR 2010-09+1 - - 13.0",
            "smoking_at_delivery RYR 2010-10+1 - - 12.5",
        ]
    );
}

#[test]
fn a_period_that_was_typed_is_asked_for_again() {
    let text = "Trust,Ladies,Ciggies\nRYR,410,61\n";
    let correct = |mapping: &mut Mapping| {
        smokers(mapping);
        mapping.header_row = 0;
        mapping.columns.remove(1);
        mapping.period = parse_period("Mar 2011");
    };
    let typed = learnt("log.csv", text, correct);
    assert_eq!(typed.period, PeriodSource::Asked);
    let sheet = with(&[typed], "log 2011-04.csv", text).sheets.remove(0);
    assert!(sheet.observations.is_empty() && sheet.asks, "{:?}", figures(&sheet));
    assert!(codes(&sheet).contains(&"period_unreadable"));
    // The month in the file's name was what was meant: it is read there each time.
    let named = learnt("log Mar 2011.csv", &format!("As at May 2011\n{text}"), |mapping| {
        correct(mapping);
        mapping.header_row = 1;
    });
    assert_eq!(named.period, PeriodSource::FileName);
    let sheet = with(&[named], "log Apr 2011.csv", &format!("As at June 2011\n{text}")).sheets.remove(0);
    assert_eq!(figures(&sheet), ["smoking_at_delivery RYR 2011-04+1 61.0 410.0 14.9"]);
}

#[test]
fn a_sign_keeps_the_meaning_that_a_person_gave_it() {
    let text = MARCH.replace(",40,late", ",pending,late");
    let own = learnt("log.csv", &text, |mapping| {
        smokers(mapping);
        mapping.marks.insert("pending".to_owned(), Mark::NotCollected);
    });
    let sheet = with(&[own], "log.csv", &text.replace("pending", "Pending ")).sheets.remove(0);
    let hidden = &sheet.observations[1];
    assert_eq!((hidden.value, hidden.mark), (None, Some(Mark::NotCollected)));
    assert!(sheet.findings.is_empty(), "{:?}", sheet.findings);
}

#[test]
fn a_key_column_without_a_heading_is_found_again() {
    let text = ",Ladies,Ciggies\nRYR,410,61\nRXH,380,40\n";
    let own = learnt("log Mar 2011.csv", text, |mapping| {
        smokers(mapping);
        mapping.header_row = 0;
        mapping.columns.remove(1);
    });
    let sheet = with(&[own], "log Apr 2011.csv", &format!("Log,,\n{text}")).sheets.remove(0);
    assert_eq!(figures(&sheet)[1], "smoking_at_delivery RXH 2011-04+1 40.0 380.0 10.5");
}

#[test]
fn an_indicator_that_this_scorecard_lacks_is_told_and_left() {
    let mut own = learnt("log.csv", MARCH, smokers);
    own.columns.push(spruce::returns::OwnColumn {
        heading: "extra".into(),
        role: figure("theirs_alone", Component::Value),
        ..Default::default()
    });
    let text = MARCH.replace("Remark", "Remark,Extra").replace("late", "late,3").replace("61,", "61,,4");
    let sheet = with(&[own], "log.csv", &text).sheets.remove(0);
    assert_eq!(sheet.observations.len(), 2, "{:?}", figures(&sheet));
    let told = sheet.findings.iter().find(|finding| finding.code == "profile_differs").unwrap();
    assert!(told.message.contains("theirs_alone"), "{told:?}");
}

#[test]
fn what_the_heading_says_of_its_period_outlives_a_correction() {
    let reading = with(&[], "dashboard.csv", &format!("Trust RYR\n{ACROSS}"));
    let mut mapping = reading.sheets[0].mapping.clone();
    mapping.header_row = 1;
    mapping.header_rows = 1;
    for role in mapping.columns.iter_mut().skip(1) {
        *role = figure("smoking_at_delivery", Component::Value);
    }
    let sheet = reading.reread(0, mapping, &Known::new(catalogue())).unwrap();
    let periods: Vec<String> = sheet.observations.iter().map(|o| o.period.stored()).collect();
    assert_eq!(periods, ["2010-04+1", "2010-05+1", "2010-06+1"]);
}
