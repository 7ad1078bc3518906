//! Indicators that a person defines.

use std::sync::Arc;

use jiff::civil::date;
use spruce::{
    document::{Document, Edit, NewIndicator, NewTarget, NotDefined, read as open, write},
    domain::IndicatorId,
    returns::{Known, Source, read},
    scoring::{Certainty, Status},
    workbook::{Polarity, Rule, Sampling, Unit, catalogue},
};

/// Made up: something that no catalogue knows, with its counts and without.
const DOULAS: &str = "\
PCT code,PCT name,Period,Women with a doula,Women asked,Births with a doula
5ZZ,Exampleton PCT,Q3 2010/11,60,200,0.3
5ZZ,Exampleton PCT,Q4 2010/11,90,200,0.45
";
/// A tidy table of one column that is kept as a local indicator.
const BROUGHT: &str = "\
PCT code,PCT name,Period,Births with a doula
5ZZ,Exampleton PCT,Q3 2010/11,0.3
5ZZ,Exampleton PCT,Q4 2010/11,0.45
";

fn import(document: &Document, text: &str) -> Document {
    let source = Source::new("Doulas.csv", text.as_bytes());
    let reading = read(&source, &Known::new(&document.catalogue()), &|_| {}, &|| false).unwrap();
    let at = "2011-05-04T09:30:00Z".parse().unwrap();
    Edit::Import { readings: vec![Arc::new(reading)], at }.apply(document)
}

fn doulas() -> NewIndicator {
    NewIndicator {
        id: None,
        name: "Births with a doula".to_owned(),
        unit: Unit::Percent,
        polarity: Polarity::High,
        section: 5,
        sampling: Sampling::Proportion,
        numerator: "Women with a doula".to_owned(),
        denominator: "Women asked".to_owned(),
        may_exceed_100: false,
        heading: String::new(),
        target: Some(NewTarget {
            rule: Rule::AtLeast(40.0),
            from: date(2010, 4, 1),
            source: "Board, March 2010".to_owned(),
        }),
        shares: false,
    }
}

fn define(document: &Document, described: &NewIndicator) -> Result<Document, NotDefined> {
    let definition = described.defined(document, date(2011, 5, 4))?;
    Ok(Edit::DefineIndicator(Box::new(definition)).apply(document))
}

const ID: &str = "local_births_with_a_doula";

#[test]
fn a_defined_indicator_is_read_and_scored_in_its_section() {
    let after = import(&define(&Document::default(), &doulas()).unwrap(), DOULAS);
    let card = after.scorecard().unwrap().unwrap();
    let section = card.sections.iter().find(|section| section.number == 5).unwrap();
    let score = section.indicators.iter().find(|score| score.id.as_str() == ID).unwrap();
    let figure = score.figure.as_ref().unwrap();
    assert_eq!((figure.numerator, figure.denominator, figure.value), (Some(90.0), Some(200.0), Some(45.0)));
    assert_eq!(figure.stated, Some(45.0));
    assert_eq!((score.status, score.certainty), (Status::Met, Some(Certainty::CouldBeChance)));
    assert_eq!(score.standard.as_ref().unwrap().source, "Board, March 2010");
    assert_eq!(score.notes[0], "A local indicator: it was defined in this scorecard.");
    assert!(score.expected && score.points == Some(1.0));
    let text = write(&after).unwrap();
    assert_eq!(open("S.spruce", text.as_bytes()).unwrap(), after);
}

#[test]
fn what_a_return_brought_is_scored_with_the_figures_it_has() {
    let before = import(&Document::default(), BROUGHT);
    assert!(before.dataset.local_indicators().contains_key(&ID.into()));
    let shown = before.scorecard().unwrap().unwrap();
    assert!(shown.others.iter().any(|score| score.id.as_str() == ID && score.points.is_none()));
    for (shares, value, status) in [(true, 45.0, Status::Met), (false, 0.45, Status::NotMet)] {
        let promoted = NewIndicator { id: Some(ID.into()), shares, ..doulas() };
        let after = define(&before, &promoted).unwrap();
        let card = after.scorecard().unwrap().unwrap();
        let score = card.indicator(&ID.into()).unwrap();
        assert_eq!((score.section, score.status), (5, status));
        assert_eq!(score.figure.as_ref().unwrap().value, Some(value));
        // Changing it later leaves the figures as they are.
        let renamed = NewIndicator { section: 6, target: None, ..promoted };
        let again = define(&after, &renamed).unwrap();
        assert_eq!(again.dataset, after.dataset);
        assert_eq!(again.choices.local_targets, after.choices.local_targets);
        assert_eq!(again.scorecard().unwrap().unwrap().indicator(&ID.into()).unwrap().section, 6);
    }
}

#[test]
fn what_is_wrong_with_a_definition_is_said() {
    let with_figures = import(&define(&Document::default(), &doulas()).unwrap(), DOULAS);
    let target = |rule: Rule, source: &str| {
        Some(NewTarget { rule, from: date(2010, 4, 1), source: source.to_owned() })
    };
    let own: Option<IndicatorId> = Some(ID.into());
    for (described, part) in [
        (NewIndicator { name: " – ".to_owned(), ..doulas() }, "Give it a name"),
        (
            NewIndicator { name: "Smokers at  delivery".to_owned(), ..doulas() },
            "“Smoking at delivery” or a part",
        ),
        (NewIndicator { name: "Maternities".to_owned(), ..doulas() }, "or a part of it “Maternities”"),
        (NewIndicator { name: "A".to_owned(), heading: "SATOD".to_owned(), ..doulas() }, "“SATOD”"),
        (NewIndicator { section: 15, ..doulas() }, "Choose the section"),
        (
            NewIndicator { id: own.clone(), target: target(Rule::AtLeast(40.0), " "), ..doulas() },
            "who set the target",
        ),
        (
            NewIndicator { id: own.clone(), target: target(Rule::AtMost(40.0), "Board"), ..doulas() },
            "Higher is better",
        ),
        (doulas(), "Births with a doula"),
        (NewIndicator { id: own, unit: Unit::PerThousand, ..doulas() }, "so the unit stays"),
        (NewIndicator { id: Some("smoking_at_delivery".into()), ..doulas() }, "not one of your own"),
    ] {
        let said = define(&with_figures, &described).unwrap_err().to_string();
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn an_indicator_is_removed_only_without_figures() {
    let remove = |document: &Document| {
        Edit::RemoveIndicator { indicator: ID.into(), name: "Births with a doula".to_owned() }.apply(document)
    };
    let defined = define(&Document::default(), &doulas()).unwrap();
    assert_eq!(remove(&defined), Document::default());
    let with_figures = import(&defined, DOULAS);
    assert!(matches!(with_figures.may_remove(&ID.into()), Err(NotDefined::HasFigures(_))));
    assert_eq!(remove(&with_figures), with_figures);
    // What a return brought is shown again without a score.
    let brought = import(&Document::default(), BROUGHT);
    let promoted = define(&brought, &NewIndicator { id: Some(ID.into()), ..doulas() }).unwrap();
    assert_eq!(remove(&promoted).indicators.len(), 0);
    assert_eq!(remove(&promoted).dataset, brought.dataset);
    assert!(catalogue().indicator(&ID.into()).is_none());
}
