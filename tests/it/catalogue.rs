//! The catalogue against the lists and tables from which it was made. The lists and numbers
//! here are copied from the standards catalogue of the project (sections 2.0 to 2.15), by its
//! own codes.

use std::collections::{BTreeMap, BTreeSet};

use spruce::{
    base::fold,
    workbook::{Answer, Evidence, Flow, Indicator, Polarity, Rule, Sampling, Standard, Unit, catalogue},
};

/// Section, the codes recommended there, and the other codes whose home it is.
const CODES: [(u8, &str, &str); 14] = [
    (
        1,
        "s01_interventions_in_place bf_initiation bf_6_8w sudi_rate",
        "bf_first_feed_breastmilk safe_sleep_advice coni_uptake folic_acid_preconception",
    ),
    (
        2,
        "smoke_booking smoke_booking_unknown satod satod_unknown smoke_tracking_complete u18_conceptions \
         u16_conceptions obesity_booking idps_hiv idps_hepb fasp_anomaly_scan sct_coverage nbs_coverage \
         nhsp_coverage nipe_72h neonatal_smr cdop_reviews_complete s02_scorecard_reported",
        "smoke_quit_4wk_preg co_test_booking co_test_36w obese_pregnant_advice obesity_reception \
         idps_syphilis rubella_susc_screen idps_hbv_timely fasp_t21_coverage fa1_form_complete sct_timely \
         nbs_avoidable_repeat nhsp_timely ventilated_cot_days cdop_modifiable cdop_core_plus \
         cdop_gestation_class s02_services_monitored",
    ),
    (
        3,
        "spend_maternity_per_birth spend_outcome_z",
        "community_spend_weighted econ_evidence_cover qipp_class pooled_budget_share",
    ),
    (
        4,
        "equity_analysis_cover late_booker_screen_offer cc_service_cover",
        "info_booklet_given interpreter_met",
    ),
    (5, "involvement_methods dna_antenatal", "mslc_disadvantaged_seats maternity_satisfaction"),
    (
        6,
        "needs_assessment_score child_poverty overcrowding imms_12m_primary imms_24m_mmr1 imms_5y_mmr2",
        "imms_24m_pcv imms_24m_hibmenc imms_5y_preschool imms_practices_95 low_bw_term",
    ),
    (
        7,
        "ethnicity_complete eqia_cover brief_intervention_trained neonatal_hepb",
        "obs_exp_demand frontline_referrals mmr_postpartum_nonimmune",
    ),
    (8, "resource_need_ratio specialist_training_cover", "smoke_preg_advisers substance_bbv_provision"),
    (
        9,
        "early_access_12w late_booking_followup smoke_optout_referral choice_place",
        "early_access_10w late_booking risk_protocols",
    ),
    (10, "genetic_counselling segmented_campaigns formats_languages", "screen_counselling"),
    (
        11,
        "midwife_births one_to_one_labour hv_caseload nn_ic_1to1 consultant_sessions",
        "nn_nurse_establishment consultant_hours maternity_strategy",
    ),
    (
        12,
        "cot_occupancy delayed_discharge_nn vacancy_midwife vacancy_neonatal_nurse vacancy_hv",
        "unit_closures vacancy_obgyn vacancy_sonographer vacancy_social_worker screen_turnaround",
    ),
    (
        13,
        "network_features nn_transfer_out safeguarding_framework",
        "commissioning_plan_tests peer_review_done",
    ),
    (
        14,
        "imr imr_rm_gap neonatal_mr postneonatal_mr perinatal_mr stillbirth_rate smart_targets",
        "imr_ge22 preterm_rate ownership",
    ),
];

/// The checklists and the yes-or-no items among them.
const ASSESSED: &str = "s01_interventions_in_place cdop_core_plus s02_scorecard_reported \
    s02_services_monitored econ_evidence_cover equity_analysis_cover involvement_methods \
    mslc_disadvantaged_seats needs_assessment_score specialist_training_cover substance_bbv_provision \
    risk_protocols segmented_campaigns screen_counselling maternity_strategy network_features \
    commissioning_plan_tests peer_review_done safeguarding_framework smart_targets ownership";

/// The ids whose spelling the design fixes.
const FIXED_IDS: &str = "booked_by_12_weeks smoking_at_delivery smoking_status_unknown_at_delivery \
    breastfeeding_initiation breastfeeding_6_8_weeks dtap_ipv_hib_12_months mmr1_24_months mmr2_5_years \
    births_per_midwife intensive_care_one_to_one consultant_sessions_per_500_deliveries \
    children_per_health_visitor neonatal_cot_occupancy under_18_conceptions infant_mortality \
    neonatal_mortality post_neonatal_mortality stillbirths child_poverty hiv_screening_coverage";

/// Section 2.15: code, edition, first day, last day, rule, far end of the amber band (`?` where
/// it is not confirmed), and `off` where the edition ships switched off. Where only one of two
/// thresholds is confirmed there are two editions.
const EDITIONS: &str = "
midwife_births|WB2011|2011-04-01||28..35||on
midwife_births|RCM2009|2009-01-01||<=28||on
nn_ic_1to1|WB2011|2011-04-01||>=100||on
nn_nurse_ratio_hd|BAPM2010|2010-08-01||<=2||on
nn_nurse_ratio_sc|BAPM2010|2010-08-01||<=4||on
consultant_sessions|WB2011|2011-04-01||>=1||on
consultant_hours|SC2007|2007-10-01|2016-12-31|>=40||on
cot_occupancy|BAPM-pre2010|2001-01-01|2010-07-31|<=70||on
cot_occupancy|BAPM2010|2010-08-01||<=80||off
hv_caseload|CPHVA|2009-01-01||<=250||on
hv_caseload|Laming2009-as-reported|2009-03-01||<=300||on
satod|SK1998-2005|1999-01-01|2005-12-31|<=18||on
satod|SK1998-2010|2006-01-01|2010-12-31|<=15||on
satod|TCP2011|2011-03-01|2015-12-31|<=11||on
satod|TCP2017|2017-07-18|2022-12-31|<=6||on
satod_unknown|NHSD-DQ|2017-04-01||<=5|10|on
u18_conceptions|TPS1999|1999-06-01|2010-12-31|<=23.3||on
imr_rm_gap|PSA2010|2002-01-01|2010-12-31|words||on
stillbirth_rate|NMSA2030|2015-11-01|2017-11-30|words||on
stillbirth_rate|NMSA2025|2017-12-01|2025-12-31|<=2.5||on
neonatal_mr_24wk|NMSA2025|2017-12-01|2025-12-31|<=1||on
preterm_rate|NMSA2025|2017-11-01|2025-12-31|<=6||on
imms_12m_primary|WHO95|2006-01-01||>=95|90?|on
imms_24m_mmr1|WHO95|2006-01-01||>=95|90?|on
imms_5y_mmr2|WHO95|2006-01-01||>=95|90?|on
idps_hiv|IDPS2018|2018-04-01||>=99|95|on
sct_coverage|SCT2017|2017-04-01||>=99|95|on
nbs_coverage|NBS2017|2017-04-01||>=95||on
nbs_coverage|NBS2017-achievable|2017-04-01||>=99|95?|off
nipe_72h|NIPE2018|2018-04-01|2021-03-31|>=99.5|95|on
nipe_72h|NIPE2021|2021-04-01||>=97.5|95?|off
nhsp_coverage|NHSP2018|2018-04-01||>=99.5|98?|off
nhsp_timely|NHSP2016|2016-04-01||>=90||on
nhsp_timely|NHSP2016-achievable|2016-04-01||>=95|90?|off
fa1_form_complete|FASP2016|2016-04-01||>=100|97?|off
sct_timely|SCT2017|2017-04-01||>=75|50?|off
nbs_avoidable_repeat|NBS2017|2017-04-01||<=1|2?|off
fasp_anomaly_scan|FASP2018|2018-04-01||>=95|90?|off
child_poverty_relative|CPA2010|2010-03-25|2016-03-31|<10||off
choice_place|MM2009|2009-12-31||>=100||on
bf_initiation|PPF2003|2003-04-01|2006-03-31|words||off
satod|PPF2003|2003-04-01|2006-03-31|words||on
early_access_12w|EXPECT90|2008-04-01|2013-03-31|>=90||off
early_access_12w|WB2011|2011-04-01||words||on
";

fn named(code: &str) -> &'static Indicator {
    let found = catalogue().named(code);
    assert!(found.is_some(), "no indicator is called {code}");
    found.unwrap_or_else(|| &catalogue().indicators[0])
}

fn row(code: &str, standard: &Standard) -> String {
    let rule = match &standard.rule {
        Rule::AtLeast(bound) => format!(">={bound}"),
        Rule::AtMost(bound) => format!("<={bound}"),
        Rule::Below(bound) => format!("<{bound}"),
        Rule::Range { from, to, better_below } => {
            assert!(*better_below);
            format!("{from}..{to}")
        }
        Rule::Words(_) => "words".to_owned(),
    };
    let amber = standard
        .amber
        .as_ref()
        .map_or_else(String::new, |amber| format!("{}{}", amber.to, if amber.confirmed { "" } else { "?" }));
    let to = standard.valid_to.map_or_else(String::new, |date| date.to_string());
    let on = if standard.is_confirmed() { "on" } else { "off" };
    format!("{code}|{}|{}|{to}|{rule}|{amber}|{on}", standard.edition, standard.valid_from)
}

#[test]
fn every_code_has_an_indicator_in_its_home_section() {
    let mut ids = BTreeSet::new();
    for (section, recommended, others) in CODES {
        for (codes, wanted) in [(recommended, true), (others, false)] {
            for code in codes.split_whitespace() {
                let indicator = named(code);
                assert_eq!(indicator.home_section(), section, "{code}");
                assert_eq!(indicator.recommended, wanted, "{code}");
                assert!(ids.insert(indicator.id.as_str()), "{code} names an indicator twice");
            }
        }
    }
    assert_eq!(ids.len(), 125);
    assert_eq!(catalogue().indicators.iter().filter(|indicator| indicator.recommended).count(), 68);
}

#[test]
fn the_21_checklists_and_yes_or_no_items_are_assessed_and_all_else_is_measured() {
    let wanted: BTreeSet<&str> = ASSESSED.split_whitespace().map(|code| named(code).id.as_str()).collect();
    assert_eq!(wanted.len(), 21);
    for indicator in &catalogue().indicators {
        let assessed = indicator.answer == Answer::Assessed;
        assert_eq!(assessed, wanted.contains(indicator.id.as_str()), "{}", indicator.id);
        assert_eq!(assessed, matches!(indicator.unit, Unit::Checklist | Unit::YesNo), "{}", indicator.id);
        if assessed {
            assert_eq!(catalogue().standards_of(&indicator.id).count(), 0, "{}", indicator.id);
        }
    }
}

#[test]
fn the_fixed_ids_are_spelt_so() {
    for id in FIXED_IDS.split_whitespace() {
        assert!(catalogue().indicator(&id.into()).is_some(), "{id}");
    }
}

#[test]
fn only_the_workbooks_own_four_numbers_are_core() {
    let core: BTreeSet<&str> = (catalogue().indicators.iter())
        .filter(|indicator| indicator.core)
        .map(|indicator| indicator.id.as_str())
        .collect();
    let wanted = ["midwife_births", "nn_ic_1to1", "consultant_sessions", "early_access_12w"];
    assert_eq!(core, wanted.iter().map(|code| named(code).id.as_str()).collect());
}

#[test]
fn names_are_claimed_once() {
    let mut ids = BTreeSet::new();
    let mut own: BTreeMap<String, BTreeSet<(&str, &str)>> = BTreeMap::new();
    for indicator in &catalogue().indicators {
        let id = indicator.id.as_str();
        assert!(ids.insert(id), "{id} stands twice");
        let values = [id, &indicator.name].into_iter().chain(indicator.codes.iter().map(String::as_str));
        for name in values.chain(indicator.aliases.iter().map(String::as_str)) {
            own.entry(fold(name)).or_default().insert((id, "value"));
        }
        for name in &indicator.numerator_aliases {
            own.entry(fold(name)).or_default().insert((id, "numerator"));
        }
    }
    for (name, claims) in &own {
        assert_eq!(claims.len(), 1, "{name:?} is claimed by {claims:?}");
        assert!(!name.is_empty());
    }
    for indicator in &catalogue().indicators {
        for name in &indicator.denominator_aliases {
            let claims = own.get(&fold(name));
            assert!(claims.is_none(), "{name:?} of {} is claimed by {claims:?}", indicator.id);
        }
    }
}

#[test]
fn a_percent_sign_alone_does_not_move_a_name_to_another_indicator() {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for indicator in &catalogue().indicators {
        for name in indicator.aliases.iter().chain(&indicator.numerator_aliases) {
            let bare = fold(&name.replace('%', " "));
            let owner = owners.entry(bare).or_insert(indicator.id.as_str());
            assert_eq!(*owner, indicator.id.as_str(), "{name:?}");
        }
    }
}

#[test]
fn every_indicator_is_whole() {
    for indicator in &catalogue().indicators {
        let id = indicator.id.as_str();
        assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'), "{id}");
        assert!(!indicator.name.is_empty() && !indicator.source_return.is_empty(), "{id}");
        assert!(indicator.definition.ends_with('.'), "{id}");
        assert!(!indicator.sections.is_empty(), "{id}");
        assert!(indicator.sections.iter().all(|section| (1..=14).contains(section)), "{id}");
        let sections: BTreeSet<u8> = indicator.sections.iter().copied().collect();
        assert_eq!(sections.len(), indicator.sections.len(), "{id}");
        assert!(indicator.high_impact_changes.iter().all(|change| (1..=16).contains(change)), "{id}");
        let allowed: &[f64] = match indicator.unit {
            Unit::Percent => &[100.0],
            Unit::PerThousand => &[1000.0],
            Unit::Number => &[1.0, 100.0, 500.0, 1000.0],
            _ => &[1.0],
        };
        assert!(allowed.contains(&indicator.multiplier), "{id}");
        assert_eq!(indicator.numerator.is_empty(), indicator.denominator.is_empty(), "{id}");
        if let Some((low, high)) = indicator.plausible {
            assert!(low < high, "{id}");
            let to =
                if indicator.unit == Unit::Percent && !indicator.may_exceed_100 { 100.0 } else { f64::MAX };
            assert!(high <= to, "{id}");
        } else {
            assert_eq!(indicator.answer, Answer::Assessed, "{id} has no plausible range");
        }
        if indicator.answer == Answer::Measured {
            assert!(!indicator.aliases.is_empty(), "{id} has no alias");
        }
    }
}

#[test]
fn intervals_and_years_follow_the_kind_of_figure() {
    for (code, unit, sampling, flow, polarity) in [
        ("satod", Unit::Percent, Sampling::Proportion, Flow::Neither, Polarity::Low),
        ("imr", Unit::PerThousand, Sampling::Rate, Flow::Neither, Polarity::Low),
        ("child_poverty", Unit::Percent, Sampling::ClusteredProportion, Flow::Neither, Polarity::Low),
        ("nn_ic_1to1", Unit::Percent, Sampling::Exact, Flow::Neither, Polarity::High),
        ("cot_occupancy", Unit::Percent, Sampling::Exact, Flow::Neither, Polarity::Low),
        ("midwife_births", Unit::Ratio, Sampling::Exact, Flow::Numerator, Polarity::Low),
        ("consultant_sessions", Unit::Number, Sampling::Exact, Flow::Denominator, Polarity::High),
        ("hv_caseload", Unit::Ratio, Sampling::Exact, Flow::Neither, Polarity::Low),
        ("fasp_t21_coverage", Unit::Percent, Sampling::Proportion, Flow::Neither, Polarity::Neutral),
    ] {
        let indicator = named(code);
        let found = (indicator.unit, indicator.sampling, indicator.flow, indicator.polarity);
        assert_eq!(found, (unit, sampling, flow, polarity), "{code}");
    }
    assert!(named("early_access_12w").may_exceed_100 && named("cot_occupancy").may_exceed_100);
    assert!(!named("satod").may_exceed_100);
}

#[test]
fn the_editions_are_those_of_the_table() {
    for line in EDITIONS.lines().filter(|line| !line.is_empty()) {
        let mut cells = line.split('|');
        let (code, edition) = (cells.next().unwrap(), cells.next().unwrap());
        let found = (catalogue().standards_of(&named(code).id))
            .find(|standard| standard.edition == edition)
            .unwrap_or_else(|| panic!("{code} has no edition {edition}"));
        assert_eq!(row(code, found), line);
    }
}

#[test]
fn what_is_only_known_from_general_knowledge_is_off() {
    for (code, edition) in [
        ("cot_occupancy", "BAPM2010"),
        ("nipe_72h", "NIPE2021"),
        ("nhsp_coverage", "NHSP2018"),
        ("fa1_form_complete", "FASP2016"),
        ("sct_timely", "SCT2017"),
        ("nbs_avoidable_repeat", "NBS2017"),
        ("fasp_anomaly_scan", "FASP2018"),
        ("child_poverty_relative", "CPA2010"),
        ("bf_initiation", "PPF2003"),
        ("early_access_12w", "EXPECT90"),
        ("idps_hiv", "IDPS2010"),
        ("idps_hepb", "IDPS2018"),
        ("idps_syphilis", "IDPS2018"),
        ("idps_hbv_timely", "IDPS2010"),
        ("co_test_booking", "SBLCB2"),
        ("co_test_36w", "SBLCB2"),
        ("one_to_one_labour", "CNST-MIS"),
        ("nn_transfer_out", "NET2003"),
    ] {
        let mut editions = catalogue().standards_of(&named(code).id);
        let standard = editions.find(|standard| standard.edition == edition).unwrap();
        assert_eq!(standard.evidence, Evidence::Unconfirmed, "{code} {edition}");
    }
    for standard in catalogue().standards.iter().filter(|standard| !standard.is_confirmed()) {
        assert!(standard.source.contains("general knowledge"), "{} {}", standard.indicator, standard.edition);
        assert!(standard.amber.as_ref().is_none_or(|amber| !amber.confirmed));
    }
    // No national standard was ever found for these.
    for code in ["bf_6_8w", "smoke_booking", "dna_antenatal", "ethnicity_complete", "vacancy_midwife", "imr"]
    {
        assert_eq!(catalogue().standards_of(&named(code).id).count(), 0, "{code}");
    }
}

#[test]
fn every_edition_is_whole() {
    let mut keys = BTreeSet::new();
    for standard in &catalogue().standards {
        let key = (standard.indicator.as_str(), standard.edition.as_str());
        assert!(keys.insert(key), "{key:?} stands twice");
        let indicator = catalogue().indicator(&standard.indicator);
        assert!(indicator.is_some(), "{key:?} judges an unknown indicator");
        assert!(!standard.source.is_empty() && !standard.body.is_empty(), "{key:?}");
        assert!(standard.valid_to.is_none_or(|last| standard.valid_from <= last), "{key:?}");
        let beyond = |amber: f64| match standard.rule {
            Rule::AtLeast(bound) => amber < bound,
            Rule::AtMost(bound) | Rule::Below(bound) | Rule::Range { to: bound, .. } => amber > bound,
            Rule::Words(_) => false,
        };
        assert!(standard.amber.as_ref().is_none_or(|amber| beyond(amber.to)), "{key:?}");
        let polarity = indicator.map(|indicator| indicator.polarity);
        match standard.rule {
            Rule::AtLeast(_) => assert_eq!(polarity, Some(Polarity::High), "{key:?}"),
            Rule::AtMost(_) | Rule::Below(_) | Rule::Range { .. } => {
                assert_eq!(polarity, Some(Polarity::Low), "{key:?}");
            }
            Rule::Words(_) => {}
        }
    }
}

#[test]
fn returns_call_them_by_names_that_are_known() {
    // Headings of published returns: NHS Digital SATOD 2022-23, COVER 2014/15 to 2024/25, KH03
    // 2014-15, the monthly sitrep of October 2016, CCG outcomes 2017, Fingertips downloads.
    for (heading, id) in [
        ("Women known to be smokers at time of delivery", "smoking_at_delivery"),
        ("Women whose smoking status was not known", "smoking_status_unknown_at_delivery"),
        ("Maternal smoking at delivery", "smoking_at_delivery"),
        ("Antenatal assessments within 13 weeks", "booked_by_12_weeks"),
        ("Breast feeding prevalence at 6-8 weeks", "breastfeeding_6_8_weeks"),
        ("12m DTaP/IPV/Hib", "dtap_ipv_hib_12_months"),
        ("Coverage at 12 months DTaP/IPV/Hib/HepB", "dtap_ipv_hib_12_months"),
        ("24m_MMR1", "mmr1_24_months"),
        ("5y DTaPIPV", "preschool_booster_5_years"),
        ("5y HibMenC", "hib_men_c_5_years"),
        ("12m_DTaPIPVHib3_Num", "dtap_ipv_hib_12_months"),
        ("Population vaccination coverage: MMR for two doses (5 years old)", "mmr2_5_years"),
        ("% Occupied Maternity", "maternity_bed_occupancy"),
        ("Maternity_occ", "maternity_bed_occupancy"),
        ("neonatal_intensive_care_bed_occupied", "neonatal_cot_occupancy"),
        ("Neonatal mortality and stillbirths", "extended_perinatal_mortality"),
        ("Low birth weight full-term babies", "low_birthweight_at_term"),
        ("C09a - Reception: Prevalence of overweight (including obesity)", "overweight_in_reception"),
        ("B01b - Children in relative low income families (under 16s)", "child_poverty"),
    ] {
        let found: Vec<&str> = (catalogue().indicators.iter())
            .filter(|indicator| {
                let names = indicator.aliases.iter().chain(&indicator.numerator_aliases);
                names.map(|name| fold(name)).any(|name| name == fold(heading))
            })
            .map(|indicator| indicator.id.as_str())
            .collect();
        assert_eq!(found, [id], "{heading}");
    }
}
