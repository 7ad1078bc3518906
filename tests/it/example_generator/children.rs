//! Returns on children and babies: immunisation and screening.

use super::{
    calendar,
    paper::{Put, Sheet, count, csv, words, workbook},
    returns::{MADE_UP, place},
    series::{Figures, value},
    story::AREAS,
};

/// What COVER gives for each age: the denominator's words, and each vaccine with its words.
type Age = (&'static str, &'static [(&'static str, &'static str)]);

const AGES: [Age; 3] = [
    (
        "12m",
        &[("dtap_ipv_hib_12_months", "DTaP/IPV/Hib"), ("men_c_12_months", "MenC"), ("pcv_12_months", "PCV")],
    ),
    (
        "24m",
        &[
            ("mmr1_24_months", "MMR1"),
            ("hib_men_c_24_months", "Hib/MenC"),
            ("pcv_booster_24_months", "PCV Booster"),
        ],
    ),
    ("5y", &[("preschool_booster_5_years", "DTaP/IPV"), ("mmr2_5_years", "MMR2")]),
];

/// April 2008 to December 2010: one row for each organisation and quarter.
pub(crate) fn cover_history(figures: &Figures) -> Vec<u8> {
    let mut rows = vec![
        words(&["COVER: vaccination coverage by quarter, 2008-09 Q1 to 2010-11 Q3"]),
        words(&[MADE_UP]),
        words(&["Year", "Quarter", "Org code", "Org name"]),
    ];
    for (age, vaccines) in AGES {
        rows[2].push(Put::from(format!("{age} Denominator")));
        rows[2].extend(vaccines.iter().map(|(_, name)| Put::from(format!("{age} {name} %"))));
    }
    for quarter in 0..11 {
        for area in 0..AREAS.len() {
            let mut row =
                vec![Put::from(calendar::year(quarter / 4)), Put::from(format!("Q{}", quarter % 4 + 1))];
            row.extend(place(area));
            for (_, vaccines) in AGES {
                row.push(count(figures.pairs(vaccines[0].0, area)[quarter].1));
                row.extend(vaccines.iter().map(|(id, name)| {
                    if (area, quarter, *name) == (3, 4, "MenC") {
                        return Put::from("N/A");
                    }
                    Put::Number(value(figures.pairs(id, area)[quarter], 100.0), 1)
                }));
            }
            rows.push(row);
        }
    }
    rows.push(Vec::new());
    rows.push(words(&["N/A: not available. Coverage is of children who reached the age in the quarter."]));
    csv(&rows, false)
}

/// January to March 2011: one sheet for each age, the period in a block above the headings.
pub(crate) fn cover_quarter(figures: &Figures) -> Vec<u8> {
    let about = vec![
        words(&["Cover of vaccination evaluated rapidly (COVER) programme"]),
        words(&[MADE_UP]),
        words(&["Sheet", "Cohort"]),
        words(&["12m_PCT", "Children at 12 months"]),
        words(&["24m_PCT", "Children at 24 months"]),
        words(&["5y_PCT", "Children at 5 years"]),
    ];
    let mut sheets = vec![Sheet { name: "Information", rows: about, ..Sheet::default() }];
    let names = [
        ("12m_PCT", "12 months", "12 month"),
        ("24m_PCT", "24 months", "24 month"),
        ("5y_PCT", "5 years", "5 year"),
    ];
    for ((_, vaccines), (name, cohort, age)) in std::iter::zip(AGES, names) {
        let mut rows = vec![
            words(&[MADE_UP]),
            words(&["Fiscal Year/ Quarter", "2010/11 Q4"]),
            words(&["Cohort", cohort]),
            words(&["Data status", "Provisional"]),
            Vec::new(),
            words(&["Org code", "Org name", "Data quality caveat*"]),
        ];
        rows[5].push(Put::from(format!("{age} Denominator")));
        rows[5].extend(vaccines.iter().map(|(_, vaccine)| Put::from(format!("{vaccine} (%)"))));
        for area in 0..AREAS.len() {
            let mut row = Vec::from(place(area));
            row.push(Put::from(if area == 3 { "*" } else { "-" }));
            row.push(count(figures.pairs(vaccines[0].0, area)[11].1));
            for (id, _) in vaccines {
                let coverage = value(figures.pairs(id, area)[11], 100.0);
                // A slip of the keys in Fictonbridge: no share can be that large.
                let slip = if (area, *id) == (3, "mmr2_5_years") { 100.0 } else { 0.0 };
                row.push(Put::Number(coverage + slip, 1));
            }
            rows.push(row);
        }
        rows.push(Vec::new());
        rows.push(words(&["* Fictonbridge: one practice sent its list late"]));
        sheets.push(Sheet { name, rows, headings: 5..6, merged: Vec::new() });
    }
    workbook("COVER 2010-11 quarter 4", &sheets)
}

/// One row for each indicator, organisation and quarter.
pub(crate) fn screening(figures: &Figures) -> Vec<u8> {
    let mut rows = vec![
        words(&["Antenatal and newborn screening key performance indicators, 2008-09 to 2010-11"]),
        words(&[MADE_UP]),
        words(&[
            "KPI",
            "Indicator",
            "Org code",
            "Org name",
            "Quarter",
            "Numerator",
            "Denominator",
            "Performance (%)",
        ]),
    ];
    for (kpi, name, id) in [
        ("ID1", "HIV screening coverage", "hiv_screening_coverage"),
        ("", "Hepatitis B screening coverage", "hepatitis_b_screening_coverage"),
        (
            "ST1",
            "Sickle cell and thalassaemia screening coverage",
            "sickle_cell_thalassaemia_screening_coverage",
        ),
        ("FA2", "Fetal anomaly scan coverage", "fetal_anomaly_scan_coverage"),
        ("NB1", "Newborn blood spot screening coverage", "newborn_blood_spot_coverage"),
        ("NH1", "Newborn hearing screening coverage", "newborn_hearing_screening_coverage"),
        ("NP1", "Newborn examination within 72 hours", "newborn_examination_72_hours"),
    ] {
        for area in [0, 1, 2, 3, 5] {
            for (quarter, pair) in figures.pairs(id, area).iter().enumerate() {
                let mut row = words(&[kpi, name]);
                row.extend(place(area));
                row.extend([
                    Put::from(calendar::quarter(quarter)),
                    count(pair.0),
                    count(pair.1),
                    Put::Number(value(*pair, 100.0), 1),
                ]);
                rows.push(row);
            }
        }
    }
    csv(&rows, false)
}
