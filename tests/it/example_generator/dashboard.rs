//! Exampleton's own dashboard, and the return that everybody sends once a year.

use super::{
    calendar::{self, Every},
    paper::{Put, Sheet, count, csv, words, workbook as book},
    returns::{MADE_UP, hidden, place},
    series::{Figures, value},
    story::{AREAS, STORY},
};

const DASHBOARD: [(&str, &str); 10] = [
    ("Smoking at booking", "smoking_at_booking"),
    ("Smoking status unknown at booking", "smoking_status_unknown_at_booking"),
    ("Obesity at booking (BMI 30 or more)", "obesity_at_booking"),
    ("1:1 care in labour", "one_to_one_care_in_labour"),
    ("Late bookers followed up", "late_bookers_followed_up"),
    ("Late bookers offered screening", "late_booker_screening_offered"),
    ("Smokers referred to stop smoking service", "smoking_referral_at_booking"),
    ("Women offered choice of place of birth", "choice_of_place_of_birth"),
    ("Antenatal DNA rate", "antenatal_did_not_attend"),
    ("Ethnicity recorded", "ethnicity_recorded"),
];

/// One row for each indicator, months across, a sheet for each year; the area only in the title.
pub(crate) fn workbook(figures: &Figures) -> Vec<u8> {
    let sheets = ["2008-09", "2009-10", "2010-11"].into_iter().enumerate().map(|(year, name)| {
        let mut rows = vec![
            words(&[&format!("Exampleton PCT (5ZZ): maternity dashboard {name}")]),
            words(&[MADE_UP]),
            Vec::new(),
            words(&["Indicator"]),
        ];
        let months = 12 * year..12 * (year + 1);
        rows[3].extend(months.clone().map(|month| Put::from(calendar::month(month))));
        for (label, id) in DASHBOARD {
            let mut row = words(&[label]);
            row.extend(months.clone().map(|month| match (id, month) {
                // The audit was not run in August 2009; a cell was left empty in July 2010.
                ("one_to_one_care_in_labour", 16) => Put::from("n/a"),
                ("late_bookers_followed_up", 27) => Put::Nothing,
                _ => Put::Percent(value(figures.pairs(id, 0)[month], 100.0)),
            }));
            rows.push(row);
        }
        rows.push(Vec::new());
        rows.push(words(&["n/a: audit not run"]));
        Sheet { name, rows, headings: 3..4, merged: Vec::new() }
    });
    book("Maternity dashboard", &sheets.collect::<Vec<_>>())
}

const ANNUAL: [(&str, &str, &[usize]); 8] = [
    ("Child poverty", "child_poverty", &[0, 1, 2, 3, 4, 5]),
    ("Overcrowded households with children", "overcrowding", &[0, 1, 2, 3, 4, 5]),
    ("Child death reviews completed", "child_death_reviews_completed", &[0, 1, 2, 4, 5]),
    ("Standardised neonatal mortality ratio", "neonatal_mortality_ratio", &[0, 1, 2, 3]),
    ("Neonatal transfers out of network", "neonatal_transfers_out_for_capacity", &[0, 1, 2, 4, 5]),
    ("Families seen for genetic counselling", "genetic_counselling_seen", &[0, 1, 2, 3]),
    ("Neonatal hepatitis B at 12 months", "neonatal_hepatitis_b_12_months", &[0, 1, 2, 3]),
    ("Staff trained in brief intervention", "brief_intervention_trained", &[0]),
];

/// The gap between routine and manual groups and all, per cent, 2006-08 to 2008-10; a model gives it.
const GAP: [(usize, [f64; 3]); 2] = [(0, [17.6, 16.2, 14.9]), (5, [16.4, 15.1, 13.8])];

/// One row for each indicator, organisation and year.
pub(crate) fn annual(figures: &Figures) -> Vec<u8> {
    let mut rows = vec![
        words(&["Families and child deaths: annual return, 2010-11 with earlier years"]),
        words(&[MADE_UP]),
        Vec::new(),
        words(&["Indicator", "Org code", "Org name", "Year", "Numerator", "Denominator", "Value", "Note"]),
    ];
    for (label, id, areas) in ANNUAL {
        let line = STORY.iter().find(|line| line.id == id).expect("the story has it");
        for area in areas {
            for (i, pair) in figures.pairs(id, *area).iter().enumerate() {
                let year =
                    if line.every == Every::Calendar { calendar::calendar(i) } else { calendar::year(i) };
                let mut row = words(&[label]);
                row.extend(place(*area));
                row.push(Put::from(year));
                if hidden(pair.0) {
                    row.extend(words(&["*", "*", "*", "fewer than 5"]));
                } else {
                    let below = Put::Number(pair.1, usize::from(line.places.1 > 0));
                    row.extend([count(pair.0), below, Put::Number(value(*pair, line.per), 1)]);
                }
                rows.push(row);
            }
        }
    }
    for (area, gaps) in GAP {
        for (i, gap) in gaps.into_iter().enumerate() {
            let mut row = words(&["Infant mortality gap routine and manual"]);
            row.extend(place(area));
            row.push(Put::from(calendar::pooled(4 + i)));
            row.extend([Put::Nothing, Put::Nothing, Put::Number(gap, 1), Put::from("modelled")]);
            rows.push(row);
        }
    }
    rows.push(Vec::new());
    rows.push(words(&[&format!("* hidden. Figures of {} and its neighbours are invented.", AREAS[0].name)]));
    csv(&rows, true)
}
