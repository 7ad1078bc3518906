//! The profiles that come with the program: one file each, listed here and nowhere else.

use std::sync::LazyLock;

use serde::Serialize;

use super::data::Profile;

/// Every file of `assets/returns`, by its name without ending.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../assets/returns/", $name, ".ron")))),*]
    };
}

/// Of two that fit a sheet equally well, the first is used.
const FILES: &[(&str, &str)] = files![
    "smoking_at_delivery_official",
    "maternity_services_data_set",
    "maternity_services_monthly",
    "cover",
    "cover_request",
    "neonatal_cots_return",
    "kh03_beds",
    "critical_care_sitrep",
    "urgent_care_beds",
    "smoking_at_delivery_return",
    "booking_by_12_weeks_return",
    "breastfeeding_return",
    "birthrate_plus",
    "consultant_presence",
    "workforce_return",
    "conceptions_ons",
    "conceptions_return",
    "child_mortality_ons",
    "compendium_hscic",
    "ccg_outcomes",
    "child_poverty_hmrc",
    "fingertips_download",
    "fingertips_upload",
    "sickness_absence",
    "workforce_nationality",
    "early_years_profile",
    "tidy_open_data",
];

/// The profiles in the order of the list.
pub(super) fn profiles() -> &'static [Profile] {
    static PROFILES: LazyLock<Vec<Profile>> =
        LazyLock::new(|| FILES.iter().filter_map(|(_, text)| ron::from_str(text).ok()).collect());
    &PROFILES
}

/// A profile that comes with the program, as people see it in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShippedProfile {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Who publishes or collects it.
    pub publisher: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// What its periods are.
    pub periods: &'static str,
    /// What its publisher rounds counts to; 0 where they are not rounded.
    pub rounded_to: u32,
}

/// The profiles that come with the program.
pub fn shipped_profiles() -> impl Iterator<Item = ShippedProfile> {
    profiles().iter().map(|profile| ShippedProfile {
        id: &profile.id,
        name: &profile.name,
        publisher: &profile.publisher,
        source: &profile.source,
        periods: &profile.periods,
        rounded_to: profile.rounded_to,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{domain::IndicatorId, workbook::catalogue};

    #[test]
    fn every_file_of_the_folder_is_listed_and_can_be_read() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/returns");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        let listed: BTreeSet<String> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(files, listed);
        for (name, text) in FILES {
            let profile: Profile = ron::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(profile.id, *name);
            for words in [&profile.name, &profile.publisher, &profile.source, &profile.periods] {
                assert!(!words.is_empty(), "{name} says too little");
            }
            let sets = [&profile.headings, &profile.words, &profile.inside];
            assert!(sets.iter().any(|sets| !sets.is_empty()), "{name} would fit anything");
        }
    }

    #[test]
    fn every_indicator_and_part_that_a_profile_names_is_there() {
        let is_known = |id: &str| catalogue().indicator(&IndicatorId::from(id)).is_some();
        for profile in profiles() {
            let own = |name: &String| {
                let name = name.trim_start_matches('-');
                assert!(profile.parts.iter().any(|part| part.name == name), "{}: {name}", profile.id);
            };
            for formula in &profile.figures {
                assert!(is_known(&formula.indicator), "{}: {}", profile.id, formula.indicator);
                formula.numerator.iter().chain(&formula.denominator).chain(&formula.value).for_each(own);
            }
            for rule in &profile.columns {
                assert!(rule.means.indicator().is_none_or(is_known), "{}: {:?}", profile.id, rule.means);
            }
            for id in profile.breaks.iter().flat_map(|own| &own.indicators) {
                assert!(is_known(id), "{}: {id}", profile.id);
            }
        }
    }
}
