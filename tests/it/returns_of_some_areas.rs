//! A return of many areas of which only some are asked for: what is taken of them is what is taken of
//! all, and the rest is accounted for.

use std::collections::BTreeSet;

use proptest::prelude::*;
use spruce::{
    domain::AreaCode,
    returns::{Fate, Known, ReturnReading, SheetReading, Source, read},
    workbook::catalogue,
};

fn of_areas(text: &str, areas: &[AreaCode]) -> ReturnReading {
    let only: BTreeSet<AreaCode> = areas.iter().cloned().collect();
    let known = Known { only: (!only.is_empty()).then_some(&only), ..Known::new(catalogue()) };
    read(&Source::new("SATOD.csv", text.as_bytes()), &known, &|_| {}, &|| false).unwrap()
}

fn fate_of(sheet: &SheetReading, cell: &str) -> Option<Fate> {
    sheet.fates.of(cell.parse().unwrap()).cloned()
}

const QUARTER: &str = "\
Org code,Org name,Period,Smokers at delivery (number),Maternities,% smoking at delivery
5ZZ,Exampleton PCT,Q1 2010-11,200,1000,20.0
5YY,Sampleford PCT,Q1 2010-11,90,80,10.0
,England,Q1 2010-11,1300,10000,13.0
";

#[test]
fn areas_are_asked_for_by_code_or_by_name() {
    for asked in [AreaCode::from("5zz"), AreaCode::of_name("EXAMPLETON PCT")] {
        let reading = of_areas(QUARTER, &[asked]);
        let sheet = &reading.sheets[0];
        let taken: Vec<_> = sheet.observations.iter().map(|figure| figure.area.as_str()).collect();
        assert_eq!(taken, ["5ZZ"]);
        assert_eq!(fate_of(sheet, "F2"), Some(Fate::Taken));
        // What is wrong with another area's figures is nobody's concern here.
        assert_eq!(fate_of(sheet, "D3"), Some(Fate::Unused("of an area that was not asked for".into())));
        assert!(sheet.findings.is_empty(), "{:?}", sheet.findings);
        assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    }
}

#[test]
fn a_return_without_the_areas_says_so() {
    let reading = of_areas(QUARTER, &["RYR".into()]);
    let codes: Vec<_> = reading.findings.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, ["areas_not_found"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    /// A few areas are understood as all of them are: units, doubts and duplicates are judged by the
    /// whole table.
    #[test]
    fn some_areas_are_read_as_all_are(
        rows in prop::collection::vec(
            (
                prop::sample::select(vec!["5ZZ", "5YY", "RZZ", "", "England", "Total"]),
                prop::sample::select(vec!["Q1 2010-11", "Q2 2010-11", "Mar 2011", "", "soon"]),
                prop::sample::select(vec!["12", "*", "", "n/a", "90"]),
                prop::sample::select(vec!["100", "0", "", "45", ".."]),
                prop::sample::select(vec!["12%", "0.5", "", "0.2", "[c]"]),
            ),
            1..16,
        )
    ) {
        let mut text = String::from("Org code,Period,Smokers at delivery (number),Maternities,% smoking at delivery\n");
        for (area, period, n, d, v) in &rows {
            text.extend([*area, ",", *period, ",", *n, ",", *d, ",", *v, "\n"]);
        }
        let asked: Vec<AreaCode> = vec!["5ZZ".into(), "E92000001".into()];
        let (all, some) = (of_areas(&text, &[]), of_areas(&text, &asked));
        for (all, some) in all.sheets.iter().zip(&some.sheets) {
            let expected: Vec<_> =
                all.observations.iter().filter(|figure| asked.contains(&figure.area)).cloned().collect();
            prop_assert_eq!(&expected, &some.observations, "\n{}", text);
            // Whatever has a fate has one still.
            prop_assert_eq!(all.fates.len(), some.fates.len(), "\n{}", text);
        }
    }
}
