//! Areas put together, and areas to compare with.

use std::sync::Arc;

use jiff::Timestamp;
use spruce::{
    document::{Document, Edit, History, Trail, read, write},
    domain::{AreaCode, AreaKind, Footprint, Mark, Observation},
    returns::{Known, Source},
    workbook::catalogue,
};

/// Made up, for three real trusts and what they lie in: 80 of 800, 90 of 600 and a hidden count.
const SMOKING: &str = "\
Org code,Org name,Period,Number of maternities,Number of women smoking at delivery
5J5,Oldham PCT,Q3 2010/11,800,80
5NQ,\"Heywood, Middleton and Rochdale PCT\",Q3 2010/11,600,90
5JX,Bury PCT,Q3 2010/11,500,*
5J5,Oldham PCT,Q4 2010/11,800,80
5NQ,\"Heywood, Middleton and Rochdale PCT\",Q4 2010/11,600,60
Q31,North West,Q4 2010/11,20000,3600
E92000001,England,Q4 2010/11,160000,21600
";

fn import(document: &Document, name: &str, text: &str) -> Document {
    let reading = spruce::returns::read(
        &Source::new(name, text.as_bytes()),
        &Known::new(catalogue()),
        &|_| {},
        &|| false,
    );
    let edit = Edit::Import { readings: vec![Arc::new(reading.unwrap())], at: Timestamp::UNIX_EPOCH };
    edit.apply(document)
}

fn document() -> Document {
    import(&Document::default(), "SATOD.csv", SMOKING)
}

fn footprint(members: &[&str]) -> Footprint {
    Footprint::new("Pennine", members.iter().map(|code| AreaCode::from(*code)))
}

fn set(footprint: &Footprint) -> Edit {
    Edit::SetFootprint { footprint: footprint.clone(), of: None }
}

fn series<'d>(document: &'d Document, code: &AreaCode) -> &'d [Observation] {
    document.dataset.series(&"smoking_at_delivery".into(), code, None)
}

#[test]
fn a_footprint_is_scored_like_any_area_and_follows_its_members() {
    let pennine = footprint(&["5NQ", "5J5"]);
    let after = Edit::SetArea(pennine.code.clone()).apply(&set(&pennine).apply(&document()));
    let card = after.scorecard().unwrap().unwrap();
    assert_eq!((card.area.name.as_str(), card.area.kind), ("Pennine", AreaKind::Footprint));
    // 80 + 60 of 800 + 600 is 10%.
    let score = card.indicator(&"smoking_at_delivery".into()).unwrap();
    let figure = score.figure.as_ref().unwrap();
    assert_eq!((figure.numerator, figure.denominator), (Some(140.0), Some(1400.0)));
    assert!((figure.value.unwrap() - 10.0).abs() < 1e-9);
    assert!(figure.note.contains("Oldham PCT (5J5) 80 ÷ 800, SATOD.csv · "), "{}", figure.note);
    // A revision of a member is one of the footprint.
    let revised = SMOKING.replace("Q4 2010/11,600,60", "Q4 2010/11,600,74");
    let after = import(&after, "SATOD revised.csv", &revised);
    assert_eq!(series(&after, &pennine.code)[1].numerator, Some(154.0));
    let last = after.returns.last().unwrap();
    assert_eq!((last.revised, last.added), (1, 0), "the footprint's own figure is none of the return's");
    let without = Edit::RemoveReturn(last.number).apply(&after);
    assert_eq!(series(&without, &pennine.code)[1].numerator, Some(140.0));
}

#[test]
fn a_member_that_hides_its_count_hides_the_sum() {
    let pennine = footprint(&["5J5", "5JX"]);
    let after = set(&pennine).apply(&document());
    let found = series(&after, &pennine.code);
    assert_eq!((found[0].value, found[0].mark), (None, Some(Mark::Suppressed)));
    assert_eq!((found[1].value, found[1].mark), (None, Some(Mark::NotAvailable)));
    assert_eq!(found[1].note, "not added together: no figure of Bury PCT (5JX)");
}

#[test]
fn what_would_count_people_twice_is_refused() {
    let document = import(
        &document(),
        "councils.csv",
        "Area code,Area name,Period,Number of maternities,Number of women smoking at delivery\n\
         E08000004,Oldham,Q4 2010/11,800,80\nE07000226,Crawley,Q4 2010/11,300,30\n\
         E10000032,West Sussex,Q4 2010/11,2000,200\n",
    );
    for (members, said) in [
        (&["5J5", "Q31"][..], "lie one in the other"),
        (&["E07000226", "E10000032"], "lie one in the other"),
        (&["5J5", "E92000001"], "lie one in the other"),
        (&["5J5", "E08000004"], "different kinds"),
        (&["5J5", "5ZZ"], "no figures for 5ZZ"),
        (&[], "Choose the areas"),
    ] {
        let refusal = document.footprint_refusal(&footprint(members), None).unwrap();
        assert!(refusal.contains(said), "{members:?}: {refusal}");
        assert_eq!(set(&footprint(members)).apply(&document), document, "{members:?}");
    }
    let with = set(&footprint(&["5J5", "5NQ"])).apply(&document);
    assert!(with.footprint_refusal(&footprint(&["5J5"]), None).unwrap().contains("already"));
    let nested = Footprint::new("More", [with.footprints[0].code.clone()]);
    assert!(with.footprint_refusal(&nested, None).unwrap().contains("footprint itself"));
}

#[test]
fn a_footprint_survives_the_disk_and_goes_without_a_trace() {
    let pennine = footprint(&["5NQ", "5J5"]);
    let mut history = History::new(document());
    history.apply(&set(&pennine));
    history.apply(&Edit::SetArea(pennine.code.clone()));
    history.apply(&Edit::SetComparators(vec!["5J5".into(), pennine.code.clone()]));
    // The history of who changed what goes on naming it, and is left out here.
    let without_trail =
        |document: &Document| write(&Document { trail: Trail::default(), ..document.clone() }).unwrap();
    let told = without_trail(history.document());
    assert_eq!(told.matches("~footprint pennine").count(), 3, "its figures are made, not kept: {told}");
    let text = write(history.document()).unwrap();
    let again = read("a.spruce", text.as_bytes()).unwrap();
    assert_eq!(&again, &**history.document());
    // Another name, and the same footprint.
    let renamed = Footprint::new("Pennine North", pennine.members.clone());
    let changed =
        Edit::SetFootprint { footprint: renamed.clone(), of: Some(pennine.code.clone()) }.apply(&again);
    assert_eq!(changed.area.as_ref(), Some(&renamed.code));
    assert!(series(&changed, &pennine.code).is_empty() && series(&changed, &renamed.code).len() == 2);
    history.apply(&Edit::RemoveFootprint(pennine.clone()));
    let gone = history.document();
    assert!(!without_trail(gone).contains("ennine"), "no trace");
    assert!(series(gone, &pennine.code).is_empty() && gone.area.is_some());
    history.undo();
    assert_eq!(series(history.document(), &pennine.code).len(), 2);
}

#[test]
fn what_ours_lies_in_is_suggested_to_compare_with() {
    let document = Edit::SetArea("5J5".into()).apply(&document());
    let codes = |document: &Document| -> Vec<String> {
        document.comparators_in_use().unwrap_or_default().iter().map(ToString::to_string).collect()
    };
    assert_eq!(codes(&document), ["Q31", "E92000001"]);
    let chosen = Edit::SetComparators(vec!["5NQ".into()]).apply(&document);
    assert_eq!(codes(&chosen), ["5NQ"]);
}

#[test]
fn two_codes_of_one_body_are_one_area_and_a_name_finds_it() {
    let head = "Org code,Org name,Period,Number of maternities,Number of women smoking at delivery\n";
    let first =
        import(&Document::default(), "old.csv", &format!("{head}E16000039,Oldham,Q3 2010/11,800,80\n"));
    assert_eq!(series(&first, &"E16000039".into()).len(), 1, "alone it stays as the file has it");
    let both = import(&first, "new.csv", &format!("{head}5J5,Oldham PCT,Q4 2010/11,800,96\n"));
    assert_eq!(series(&both, &"5J5".into()).len(), 2);
    assert!(both.returns[1].findings.iter().any(|finding| finding.code == "area_two_codes"));
    let named = import(
        &both,
        "named.csv",
        "PCT,Period,Number of maternities,Number of women smoking at delivery\nOldham,Q2 2010/11,800,90\n",
    );
    assert_eq!(series(&named, &"5J5".into()).len(), 3);
}
