//! The example: a made-up primary care trust with its neighbours, three years of their returns,
//! and the targets that its board set.
//!
//! The returns are files like anybody's, and opening the example imports them as any others:
//! the program knows nothing else about them.

use std::sync::Arc;

use jiff::{Timestamp, civil::date};

use super::{Document, Edit, Signature, example_words, example_workshop};
use crate::{
    domain::{AreaCode, IndicatorId},
    returns::{ReturnReading, Source},
    workbook::{Amber, Evidence, Rule, Setter, Standard},
};

/// Its area's code, which no real organisation had.
const AREA: &str = "5ZZ";
/// Who made it.
const WHO: &str = "Exampleton performance team (made up)";
/// The name of its board's targets.
const EDITION: &str = "Exampleton 2010";

macro_rules! example_file {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../assets/example/", $name)).as_slice())
    };
}

const FILES: [(&str, &[u8]); 15] = [
    example_file!("COVER 2008-09 to 2010-11 Q3.csv"),
    example_file!("COVER 2010-11 Q4.xlsx"),
    example_file!("Conceptions 2005-2009.xlsx"),
    example_file!("Equity audit 2008-11.csv"),
    example_file!("Exampleton maternity dashboard 2008-11.xlsx"),
    example_file!("Families and child deaths annual return 2010-11.csv"),
    example_file!("KH03 neonatal cots 2008-11.xlsx"),
    example_file!("ONS vital statistics 2002-10.csv"),
    example_file!("SATOD 2008-09 and 2009-10.csv"),
    example_file!("SATOD 2010-11.csv"),
    example_file!("Screening KPIs 2008-11.csv"),
    example_file!("VSB06 2008-09 to 2010-11 Q3.csv"),
    example_file!("VSB06 2010-11 Q4.xlsx"),
    example_file!("VSB11 breastfeeding 2008-11.xlsx"),
    example_file!("Workforce summary March 2011.xlsx"),
];

/// The example's return files, in the order in which they were sent: a later one revises.
#[must_use]
pub fn example_returns() -> Vec<Source> {
    FILES.iter().map(|(name, bytes)| Source::new(name, bytes)).collect()
}

/// The targets of the example's board: indicator, rule, and the band that it calls close.
fn targets() -> Vec<(&'static str, Rule, Option<f64>)> {
    use Rule::{AtLeast, AtMost};
    vec![
        ("booked_by_12_weeks", AtLeast(90.0), None),
        ("breastfeeding_6_8_weeks", AtLeast(43.6), Some(41.0)),
        ("hiv_screening_coverage", AtLeast(95.0), None),
        ("smoking_status_unknown_at_delivery", AtMost(5.0), None),
        ("late_booker_screening_offered", AtLeast(95.0), None),
        ("antenatal_did_not_attend", AtMost(8.0), None),
        ("ethnicity_recorded", AtLeast(95.0), None),
        // Two that nobody sends a return for: their sections have too little data.
        ("childrens_centre_service_coverage", AtLeast(80.0), None),
        ("resource_to_need_ratio", AtLeast(1.0), None),
        ("late_bookers_followed_up", AtLeast(90.0), None),
        ("smoking_referral_at_booking", AtLeast(80.0), None),
        ("genetic_counselling_seen", AtLeast(80.0), None),
        ("neonatal_delayed_discharge", AtMost(5.0), None),
        ("neonatal_transfers_out_for_capacity", AtMost(5.0), None),
        ("infant_mortality", AtMost(5.9), None),
        ("stillbirths", AtMost(5.6), None),
    ]
}

fn target((indicator, rule, close): (&str, Rule, Option<f64>)) -> Standard {
    Standard {
        indicator: IndicatorId::from(indicator),
        edition: EDITION.to_owned(),
        valid_from: date(2010, 4, 1),
        valid_to: None,
        setter: Setter::Local,
        body: "Exampleton PCT".to_owned(),
        rule,
        amber: close.map(|to| Amber { to, confirmed: true }),
        evidence: Evidence::Local,
        source: "Exampleton PCT board, 25 March 2010 (made up)".to_owned(),
        note: String::new(),
    }
}

/// The changes that make the example's scorecard out of an empty one, when [`example_returns`]
/// have been read.
#[must_use]
pub fn example_edits(readings: Vec<ReturnReading>, at: Timestamp) -> Vec<Edit> {
    let mut edits = vec![
        Edit::Import { readings: readings.into_iter().map(Arc::new).collect(), at },
        Edit::SetArea(AreaCode::from(AREA)),
        Edit::SetEdition("2011".to_owned()),
    ];
    edits.extend(targets().into_iter().map(target).map(Edit::SetLocalTarget));
    edits.extend(example_words::edits(&AreaCode::from(AREA)));
    edits.extend(example_workshop::edits());
    edits
}

/// The example's scorecard, when [`example_returns`] have been read.
#[must_use]
pub fn example_document(readings: Vec<ReturnReading>, at: Timestamp) -> Document {
    let edits = example_edits(readings, at);
    let by = Signature { who: WHO.to_owned(), at, minutes_east: 0 };
    edits.iter().fold(Document::default(), |document, edit| edit.carry_out(&document, &by))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::catalogue;

    #[test]
    fn every_target_judges_an_indicator_that_the_catalogue_knows() {
        for (indicator, ..) in targets() {
            assert!(catalogue().indicator(&IndicatorId::from(indicator)).is_some(), "{indicator}");
        }
    }

    #[test]
    fn an_example_without_readings_has_its_area_and_targets() {
        let document = example_document(Vec::new(), Timestamp::UNIX_EPOCH);
        assert_eq!(document.area, Some(AreaCode::from("5ZZ")));
        assert_eq!(document.settings.edition, "2011");
        assert_eq!(document.choices.local_targets.len(), 16);
    }
}
