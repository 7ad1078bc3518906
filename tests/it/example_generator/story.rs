//! What happens in Exampleton from April 2008 to March 2011: the whole story as a table.
//!
//! Two community clinics close in June 2010 and early booking falls. Smoking gets better, slowly.
//! The neonatal cots fill up, midwives are short, and fewer infants die than used to, but still
//! more than in England. All of it is made up.

use super::calendar::Every::{self, Calendar, Month, Pooled, Quarter, Year};

/// A made-up place.
pub(crate) struct Place {
    /// A code that no real organisation had.
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    /// How large, against Exampleton.
    pub(crate) size: f64,
}

const fn place(code: &'static str, name: &'static str, size: f64) -> Place {
    Place { code, name, size }
}

/// Exampleton, its neighbours, its region and England (whose figures here are made up too).
pub(crate) const AREAS: [Place; 6] = [
    place("5ZZ", "Exampleton PCT", 1.0),
    place("5YY", "Sampleford PCT", 0.83),
    place("5XX", "Mockbury PCT", 1.27),
    place("5WW", "Fictonbridge PCT", 0.31),
    place("Q99", "Anywhere SHA", 11.6),
    place("E92000001", "England", 148.0),
];

/// What stands below the line.
pub(crate) enum Over {
    /// About so many in Exampleton.
    About(f64),
    /// What stands below another indicator's line.
    DenominatorOf(&'static str),
    /// What stands above another indicator's line.
    NumeratorOf(&'static str),
}

/// One line of the story.
pub(crate) struct Line {
    pub(crate) id: &'static str,
    pub(crate) every: Every,
    pub(crate) over: Over,
    /// 100 for a percentage, 1,000 for a rate.
    pub(crate) per: f64,
    /// First and last value of each area.
    from_to: [(f64, f64); 6],
    /// The period in which Exampleton leaves its first value; 0 from the start.
    leaves_at: usize,
    /// How much chance, against a sample of that size.
    pub(crate) noise: f64,
    /// Decimals above and below the line.
    pub(crate) places: (u32, u32),
    /// Figures of Exampleton that are told exactly: period, numerator, denominator.
    pub(crate) pinned: &'static [(usize, f64, f64)],
}

impl Line {
    /// The value that an area makes for in a period.
    pub(crate) fn path(&self, area: usize, i: usize) -> f64 {
        let (from, to) = self.from_to[area];
        let start = if area == 0 { self.leaves_at } else { 0 };
        let last = self.every.count() - 1;
        let gone = i.saturating_sub(start) as f64 / (last - start) as f64;
        (to - from).mul_add(gone, from)
    }
}

const fn line(id: &'static str, every: Every, over: Over, from_to: [(f64, f64); 6]) -> Line {
    let per = match every {
        Calendar | Pooled => 1000.0,
        Month | Quarter | Year => 100.0,
    };
    Line { id, every, over, per, from_to, leaves_at: 0, noise: 0.6, places: (0, 0), pinned: &[] }
}

/// Counted, not sampled: no chance in it.
const fn posts(
    id: &'static str,
    over: Over,
    per: f64,
    places: (u32, u32),
    from_to: [(f64, f64); 6],
    pinned: &'static [(usize, f64, f64)],
) -> Line {
    Line { per, places, noise: 0.0, pinned, ..line(id, Year, over, from_to) }
}

/// Only Exampleton sends it.
const fn local(id: &'static str, every: Every, of: f64, from: f64, to: f64) -> Line {
    Line { per: 100.0, ..line(id, every, Over::About(of), [(from, to); 6]) }
}

use Over::{About, DenominatorOf, NumeratorOf};

/// The story. Columns: Exampleton, Sampleford, Mockbury, Fictonbridge, Anywhere SHA, England.
#[rustfmt::skip]
pub(crate) const STORY: &[Line] = &[
    // Booking: steady, then two clinics close in June 2010 (month 26).
    Line { leaves_at: 25, noise: 0.45, pinned: BOOKED_2010_11,
        ..line("booked_by_12_weeks", Month, About(378.0),
            [(84.8, 78.2), (81.0, 86.2), (86.5, 91.4), (79.5, 84.0), (82.0, 86.9), (80.5, 86.1)]) },
    // Smoking and feeding.
    Line { pinned: &[(10, 218.0, 1_101.0), (11, 213.0, 1_098.0)],
        ..line("smoking_at_delivery", Quarter, About(1_098.0),
            [(23.0, 19.4), (17.6, 16.1), (14.9, 13.4), (21.4, 20.2), (18.2, 16.8), (14.9, 13.6)]) },
    Line { pinned: &[(10, 26.0, 1_101.0), (11, 23.0, 1_098.0)],
        ..line("smoking_status_unknown_at_delivery", Quarter, DenominatorOf("smoking_at_delivery"),
            [(5.6, 2.1), (3.0, 2.2), (1.6, 1.1), (2.4, 0.8), (3.1, 2.3), (3.4, 2.6)]) },
    line("breastfeeding_initiation", Quarter, DenominatorOf("smoking_at_delivery"),
            [(65.8, 69.9), (71.0, 73.1), (74.2, 76.5), (62.0, 64.4), (69.8, 71.9), (71.8, 74.0)]),
    Line { pinned: &[(10, 443.0, 1_091.0), (11, 452.0, 1_094.0)],
        ..line("breastfeeding_6_8_weeks", Quarter, About(1_085.0),
            [(37.6, 41.3), (42.0, 44.3), (46.2, 48.9), (35.1, 36.8), (42.2, 43.9), (43.8, 45.6)]) },
    // Immunisation.
    line("dtap_ipv_hib_12_months", Quarter, About(1_072.0),
            [(92.4, 94.8), (93.8, 95.6), (95.1, 96.4), (91.0, 93.2), (93.2, 94.9), (92.3, 94.3)]),
    line("men_c_12_months", Quarter, DenominatorOf("dtap_ipv_hib_12_months"),
            [(91.6, 94.0), (93.0, 95.1), (94.6, 96.0), (90.2, 92.6), (92.5, 94.2), (91.5, 93.5)]),
    line("pcv_12_months", Quarter, DenominatorOf("dtap_ipv_hib_12_months"),
            [(91.2, 94.3), (92.8, 95.0), (94.4, 96.1), (90.0, 92.8), (92.2, 94.4), (91.2, 93.7)]),
    Line { pinned: &[(11, 967.0, 1_056.0)],
        ..line("mmr1_24_months", Quarter, About(1_060.0),
            [(85.4, 91.6), (86.9, 91.2), (89.2, 93.0), (82.8, 87.1), (86.4, 90.4), (84.6, 89.4)]) },
    line("hib_men_c_24_months", Quarter, DenominatorOf("mmr1_24_months"),
            [(84.1, 91.9), (86.0, 92.0), (88.4, 93.6), (82.0, 88.4), (85.3, 91.6), (84.0, 91.0)]),
    line("pcv_booster_24_months", Quarter, DenominatorOf("mmr1_24_months"),
            [(81.2, 90.2), (83.1, 90.6), (86.2, 92.1), (79.0, 86.3), (82.4, 90.1), (80.9, 89.2)]),
    line("preschool_booster_5_years", Quarter, About(1_041.0),
            [(79.6, 86.1), (81.9, 87.4), (85.2, 90.1), (77.2, 83.0), (81.0, 87.0), (80.1, 85.6)]),
    line("mmr2_5_years", Quarter, DenominatorOf("preschool_booster_5_years"),
            [(77.9, 85.2), (80.1, 86.3), (83.9, 89.0), (75.0, 81.2), (79.2, 85.5), (77.9, 84.1)]),
    // Screening.
    Line { noise: 0.4, pinned: &[(10, 1_090.0, 1_101.0), (11, 1_122.0, 1_132.0)],
        ..line("hiv_screening_coverage", Quarter, About(1_120.0),
            [(97.2, 99.1), (96.8, 98.4), (98.0, 99.2), (95.1, 97.0), (96.9, 98.5), (95.9, 97.4)]) },
    Line { noise: 0.4, pinned: &[(10, 1_089.0, 1_101.0), (11, 1_121.0, 1_132.0)],
        ..line("hepatitis_b_screening_coverage", Quarter, DenominatorOf("hiv_screening_coverage"),
            [(97.0, 99.0), (96.6, 98.2), (97.8, 99.0), (95.0, 96.9), (96.7, 98.3), (96.0, 97.3)]) },
    line("sickle_cell_thalassaemia_screening_coverage", Quarter, DenominatorOf("hiv_screening_coverage"),
            [(93.8, 97.1), (94.6, 97.4), (96.2, 98.6), (92.1, 95.0), (94.4, 97.0), (94.0, 96.8)]),
    line("fetal_anomaly_scan_coverage", Quarter, About(1_102.0),
            [(94.9, 97.3), (95.4, 97.6), (96.7, 98.3), (93.2, 95.9), (95.3, 97.4), (95.0, 97.0)]),
    line("newborn_blood_spot_coverage", Quarter, About(1_094.0),
            [(95.9, 98.0), (96.4, 98.3), (97.2, 99.1), (95.2, 96.9), (96.3, 98.1), (96.0, 97.8)]),
    line("newborn_hearing_screening_coverage", Quarter, DenominatorOf("newborn_blood_spot_coverage"),
            [(96.8, 98.6), (97.0, 98.4), (97.9, 99.0), (95.9, 97.6), (97.0, 98.5), (96.7, 98.1)]),
    line("newborn_examination_72_hours", Quarter, DenominatorOf("newborn_blood_spot_coverage"),
            [(89.6, 94.1), (92.0, 95.5), (94.1, 97.0), (88.2, 92.3), (91.8, 95.0), (91.0, 94.6)]),
    // Neonatal cots: too full.
    Line { noise: 0.35, pinned: &[(10, 1_376.0, 1_840.0), (11, 1_368.0, 1_800.0)],
        ..line("neonatal_cot_occupancy", Quarter, About(1_820.0),
            [(67.8, 75.6), (66.0, 68.9), (69.0, 69.6), (61.0, 63.2), (67.4, 69.9), (68.2, 70.1)]) },
    Line { pinned: &[(10, 56.0, 1_376.0), (11, 42.0, 1_368.0)],
        ..line("neonatal_delayed_discharge", Quarter, NumeratorOf("neonatal_cot_occupancy"),
            [(6.1, 3.3), (4.2, 3.9), (3.1, 2.8), (5.0, 4.4), (4.1, 3.6), (4.0, 3.7)]) },
    // Staff: midwives short, consultants just enough, health visitors a little short.
    posts("births_per_midwife", About(118.5), 1.0, (0, 1),
            [(35.9, 38.0), (31.8, 32.4), (29.9, 30.6), (33.0, 34.1), (32.2, 33.0), (32.9, 33.4)],
            &[(0, 4_330.0, 120.6), (1, 4_402.0, 119.3), (2, 4_446.0, 117.0)]),
    posts("consultant_sessions_per_500_deliveries", About(4_400.0), 500.0, (1, 0),
            [(0.92, 1.06), (1.01, 1.1), (1.12, 1.18), (0.8, 0.86), (1.0, 1.05), (0.98, 1.04)],
            &[(0, 8.0, 4_330.0), (1, 9.2, 4_402.0), (2, 9.4, 4_446.0)]),
    posts("children_per_health_visitor", About(41.4), 1.0, (0, 1),
            [(424.0, 412.0), (372.0, 361.0), (341.0, 338.0), (398.0, 402.0), (380.0, 372.0), (388.0, 381.0)],
            &[(0, 17_002.0, 40.1), (1, 17_180.0, 41.1), (2, 17_304.0, 42.0)]),
    Line { every: Quarter, noise: 0.5, pinned: &[(10, 613.0, 730.0), (11, 599.0, 730.0)],
        ..line("intensive_care_one_to_one", Quarter, About(730.0),
            [(80.1, 82.6), (84.0, 87.2), (90.0, 93.1), (76.0, 79.4), (83.0, 86.1), (82.0, 85.0)]) },
    posts("midwife_vacancies", About(125.0), 100.0, (1, 1),
            [(4.1, 7.4), (3.2, 3.6), (2.4, 2.2), (5.1, 5.6), (3.6, 3.9), (3.5, 3.8)], &[]),
    posts("neonatal_nurse_vacancies", About(48.0), 100.0, (1, 1),
            [(8.4, 9.6), (7.1, 6.8), (5.2, 5.0), (9.0, 9.4), (7.2, 7.0), (7.6, 7.4)], &[]),
    posts("health_visitor_vacancies", About(46.0), 100.0, (1, 1),
            [(10.2, 8.7), (6.0, 6.4), (4.8, 4.4), (8.0, 8.3), (6.9, 6.6), (7.0, 6.8)], &[]),
    // Births and deaths, three years pooled. Infant deaths are the sum of the next two; still and
    // perinatal deaths are put over all births afterwards.
    Line { noise: 0.25, pinned: &[(6, 54.0, 13_279.0)],
        ..line("neonatal_mortality", Pooled, About(13_100.0),
            [(5.4, 4.1), (4.2, 3.6), (3.6, 3.0), (4.9, 4.0), (4.1, 3.5), (3.9, 3.25)]) },
    Line { noise: 0.25, pinned: &[(6, 27.0, 13_279.0)],
        ..line("post_neonatal_mortality", Pooled, DenominatorOf("neonatal_mortality"),
            [(2.5, 2.0), (1.8, 1.6), (1.6, 1.4), (2.2, 1.9), (1.8, 1.6), (1.7, 1.45)]) },
    line("sudden_unexplained_infant_deaths", Pooled, DenominatorOf("neonatal_mortality"),
            [(0.75, 0.55), (0.5, 0.4), (0.4, 0.3), (0.6, 0.5), (0.5, 0.4), (0.5, 0.4)]),
    Line { noise: 0.25, ..line("stillbirths", Pooled, DenominatorOf("neonatal_mortality"),
            [(6.3, 5.7), (5.6, 5.2), (5.1, 4.8), (6.1, 5.6), (5.6, 5.2), (5.6, 5.1)]) },
    Line { noise: 0.25, ..line("perinatal_mortality", Pooled, DenominatorOf("neonatal_mortality"),
            [(9.6, 8.4), (8.4, 7.6), (7.6, 7.0), (9.2, 8.2), (8.4, 7.7), (8.3, 7.5)]) },
    Line { noise: 0.3, pinned: &[(3, 144.0, 3_000.0), (4, 142.0, 3_008.0)],
        ..line("under_18_conceptions", Calendar, About(2_990.0),
            [(52.6, 47.2), (39.9, 36.8), (33.2, 30.1), (48.0, 44.8), (41.9, 39.6), (41.3, 38.2)]) },
    Line { noise: 0.3, ..line("under_16_conceptions", Pooled, About(8_900.0),
            [(9.9, 8.8), (7.4, 6.9), (6.0, 5.6), (9.0, 8.5), (7.9, 7.5), (7.8, 7.5)]) },
    // Exampleton's own dashboard.
    local("smoking_at_booking", Month, 372.0, 24.8, 21.6),
    local("smoking_status_unknown_at_booking", Month, 378.0, 6.4, 2.6),
    local("obesity_at_booking", Month, 361.0, 19.4, 21.5),
    local("one_to_one_care_in_labour", Month, 352.0, 92.6, 95.8),
    local("late_bookers_followed_up", Month, 62.0, 78.0, 88.0),
    local("smoking_referral_at_booking", Month, 84.0, 58.0, 85.0),
    local("choice_of_place_of_birth", Month, 378.0, 86.0, 93.4),
    local("antenatal_did_not_attend", Month, 3_120.0, 8.8, 7.1),
    local("late_booker_screening_offered", Month, 62.0, 81.0, 90.0),
    local("ethnicity_recorded", Month, 378.0, 88.0, 95.2),
    // Once a year.
    local("brief_intervention_trained", Year, 268.0, 41.0, 67.0),
    Line { per: 100.0, noise: 0.3, ..line("child_poverty", Calendar, About(19_400.0),
            [(24.6, 23.4), (18.9, 18.2), (14.1, 13.7), (22.0, 21.4), (20.4, 19.9), (20.9, 21.3)]) },
    line("overcrowding", Year, About(12_100.0),
            [(9.9, 9.2), (7.0, 6.8), (5.1, 5.0), (8.2, 8.0), (7.2, 7.0), (7.4, 7.2)]),
    Line { pinned: &[(1, 24.0, 33.0), (2, 23.0, 31.0)],
        ..line("child_death_reviews_completed", Year, About(32.0),
            [(66.0, 74.0), (74.0, 80.0), (82.0, 86.0), (70.0, 78.0), (76.0, 81.0), (75.0, 82.0)]) },
    Line { places: (0, 1), noise: 0.3, ..line("neonatal_mortality_ratio", Year, About(16.4),
            [(121.0, 112.0), (101.0, 99.0), (91.0, 88.0), (114.0, 110.0), (102.0, 101.0), (100.0, 100.0)]) },
    line("neonatal_transfers_out_for_capacity", Year, About(515.0),
            [(5.2, 3.3), (4.0, 3.6), (2.4, 2.0), (6.2, 5.5), (4.1, 3.6), (4.0, 3.5)]),
    line("genetic_counselling_seen", Year, About(54.0),
            [(66.0, 80.0), (70.0, 78.0), (80.0, 86.0), (60.0, 70.0), (72.0, 79.0), (72.0, 78.0)]),
    line("neonatal_hepatitis_b_12_months", Year, About(14.0),
            [(78.0, 86.0), (80.0, 88.0), (88.0, 92.0), (75.0, 80.0), (80.0, 86.0), (79.0, 85.0)]),
];

/// Assessed by 12 weeks and 6 days, and all maternities, April 2010 to March 2011. The quarters
/// add up to 962 of 1,142, 930 of 1,131, 886 of 1,101 and 890 of 1,132.
#[rustfmt::skip]
const BOOKED_2010_11: &[(usize, f64, f64)] = &[
    (24, 327.0, 382.0), (25, 322.0, 380.0), (26, 313.0, 380.0),
    (27, 312.0, 379.0), (28, 310.0, 377.0), (29, 308.0, 375.0),
    (30, 308.0, 380.0), (31, 297.0, 369.0), (32, 281.0, 352.0),
    (33, 299.0, 378.0), (34, 283.0, 360.0), (35, 308.0, 394.0),
];

/// The same for October to December 2010 as first sent: 891 of 1,101, before three women who
/// had been counted twice, or in the wrong month, were taken out.
pub(crate) const FIRST_SENT: [(usize, f64, f64); 3] =
    [(30, 309.0, 380.0), (31, 298.0, 369.0), (32, 284.0, 352.0)];
