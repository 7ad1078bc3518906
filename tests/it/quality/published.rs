//! Real mistakes in published files, and how many alarms the published files raise.

use std::path::PathBuf;

use jiff::Timestamp;
use spruce::{
    document::{Document, Edit},
    returns::{Known, Source, read},
};

use super::*;

fn folder() -> Option<PathBuf> {
    let near = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    let folder = std::env::var_os("SPRUCE_SAMPLES").map_or(near, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no samples at {}", folder.display());
    None
}

/// What is doubtful about the figures of a sample beside each other: code and message.
fn told(file: &str) -> Option<Vec<(String, String)>> {
    let source = Source::open(&folder()?.join(file)).unwrap();
    let reading = read(&source, &Known::new(catalogue()), &|_| {}, &|| false).unwrap();
    let edit = Edit::Import { readings: vec![reading.into()], at: Timestamp::UNIX_EPOCH };
    let document = edit.apply(&Document::default());
    let doubts = examine(Scope { dataset: &document.dataset, catalogue: catalogue() });
    Some(doubts.into_iter().map(|doubt| (doubt.finding.code, doubt.finding.message)).collect())
}

fn has(told: &[(String, String)], code: &str, parts: &[&str]) -> bool {
    told.iter().any(|(own, message)| own == code && parts.iter().all(|part| message.contains(part)))
}

#[test]
fn critical_care_of_august_2022_repeats_july() {
    let Some(told) = told("uec_england_critical_general_acute_beds.csv") else { return };
    assert!(has(&told, "repeats_previous", &["Aug 2022", "91 of 91 areas", "Jul 2022"]), "{told:?}");
    // One of the trusts sent 8 cots where it has some 30: row 1066.
    assert!(has(&told, "denominator_out_of_line", &["Nov 2022", "is 8, and around it 22 to 40"]), "{told:?}");
    assert!(told.len() < 8, "{told:?}");
}

#[test]
fn early_booking_above_100_percent_is_no_error() {
    let Some(told) = told("ccgois_Horsham-and-Mid-Sussex-CCGOIS-June-2017.xlsx") else { return };
    assert!(has(&told, "cohort_lag", &["Rushcliffe", "108.0%"]), "{told:?}");
    assert!(told.len() < 6, "{told:?}");
}

#[test]
fn children_weighed_in_lambeth_in_2006_07_were_few() {
    let Some(told) = told("fingertips_ReceptionObesity_Lambeth.csv") else { return };
    // 230 children in 2006/07, 20,195 in London in 2020/21: looked up in column M.
    assert!(has(&told, "denominator_out_of_line", &["Lambeth", "2006/07", "is 230"]), "{told:?}");
    assert!(has(&told, "denominator_out_of_line", &["London", "2020/21", "is 20,195"]), "{told:?}");
    assert_eq!(told.len(), 3, "{told:?}");
}

/// The conceptions of 2011 are not among them: their rates of 2011 rest on another census than the
/// years before, and stand out for it.
#[test]
fn published_returns_without_mistakes_raise_no_alarm() {
    for file in [
        "satod_smok-time-del-eng-q3-2223.csv",
        "cover_2018_2019_Q3.xlsx",
        "cover_2016_2017_Q4.xlsx",
        "cover_2024_2025_Q2.ods",
        "kh03_KH03-2014-Q2.csv",
        "msds_hosp-epis-stat-mat-msdscsv-2021-22.csv",
        "trafford_children_poverty.csv",
        "fingertips_ChildrenRelLowIncome_Lambeth.csv",
    ] {
        let Some(told) = told(file) else { return };
        assert_eq!(told, Vec::new(), "{file}");
    }
}
