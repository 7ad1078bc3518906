//! The returns on mothers: booking, smoking and feeding.

use super::{
    calendar,
    paper::{Put, Sheet, count, csv, words, workbook},
    series::{Figures, Pair, value},
    story::{AREAS, FIRST_SENT},
};

/// What every file says of itself.
pub(crate) const MADE_UP: &str = "Made-up data for Exampleton: no place and no figure in this file is real";

/// Whether a return hides a count because it is small.
pub(crate) fn hidden(number: f64) -> bool {
    number > 0.0 && number < 5.0
}

/// A count, or the mark of a hidden one.
pub(crate) fn small(number: f64) -> Put {
    if hidden(number) { Put::from("*") } else { count(number) }
}

pub(crate) fn place(area: usize) -> [Put; 2] {
    [Put::from(AREAS[area].code), Put::from(AREAS[area].name)]
}

fn booking_row(area: usize, month: usize, pair: Pair, note: &str) -> Vec<Put> {
    let mut row = Vec::from(place(area));
    row.extend([
        Put::from(calendar::month(month)),
        count(pair.0),
        count(pair.1),
        Put::Percent(value(pair, 100.0)),
        Put::from(note),
    ]);
    row
}

const BOOKING: [&str; 7] = [
    "Org code",
    "Org name",
    "Month",
    "Number assessed by 12w6d",
    "Number of maternities",
    "% by 12w6d",
    "Notes",
];

/// April 2008 to December 2010, as first sent.
pub(crate) fn booking_history(figures: &Figures) -> Vec<u8> {
    let mut rows = vec![
        words(&["Anywhere SHA"]),
        words(&["Maternity 12-week assessment (VSB06), monthly return to December 2010"]),
        words(&[MADE_UP]),
        words(&BOOKING),
    ];
    for month in 0..33 {
        for area in 0..AREAS.len() {
            let mut pair = figures.pairs("booked_by_12_weeks", area)[month];
            if let Some((_, above, below)) = FIRST_SENT.iter().find(|(at, ..)| area == 0 && *at == month) {
                pair = (*above, *below);
            }
            rows.push(match (area, month) {
                // Fictonbridge sent nothing in August 2009.
                (3, 16) => {
                    let mut row = Vec::from(place(area));
                    row.extend(words(&["Aug 2009", "", "", "", "Not submitted"]));
                    row
                }
                // Mockbury typed a percentage of another month in February 2010.
                (2, 22) => {
                    let mut row = booking_row(area, month, pair, "");
                    row[5] = Put::Percent(value(pair, 100.0) + 7.4);
                    row
                }
                _ => booking_row(area, month, pair, ""),
            });
        }
    }
    rows.push(Vec::new());
    rows.push(words(&[
        "Notes: counts are of women who gave birth; two clinics in Exampleton closed in June 2010.",
    ]));
    csv(&rows, true)
}

/// October 2010 to March 2011; Exampleton's first three months are revised.
pub(crate) fn booking_quarter(figures: &Figures) -> Vec<u8> {
    let mut rows = vec![
        words(&["Anywhere SHA"]),
        words(&[
            "Maternity 12-week assessment (VSB06), return for quarter 4 of 2010-11, with quarter 3 as revised",
        ]),
        words(&[MADE_UP]),
        Vec::new(),
        words(&BOOKING),
    ];
    for month in 30..36 {
        for area in 0..AREAS.len() {
            let note = if area == 0 && month < 33 { "revised: duplicates removed" } else { "" };
            rows.push(booking_row(area, month, figures.pairs("booked_by_12_weeks", area)[month], note));
        }
    }
    rows.push(Vec::new());
    rows.push(words(&["Source: provider booking systems. England and Anywhere SHA are made up as well."]));
    let sheet = Sheet { name: "Return", rows, headings: 4..5, ..Sheet::default() };
    workbook("VSB06 quarter 4 2010-11", &[sheet])
}

/// April 2008 to March 2010: one row for each number, as the national file has it.
pub(crate) fn smoking_history(figures: &Figures) -> Vec<u8> {
    let mut rows = vec![words(&["FinancialYear", "Quarter", "OrgCode", "OrgName", "Measure", "Value"])];
    for quarter in 0..8 {
        for area in 0..AREAS.len() {
            let (smokers, all) = figures.pairs("smoking_at_delivery", area)[quarter];
            let unknown = figures.pairs("smoking_status_unknown_at_delivery", area)[quarter].0;
            for (measure, number) in [
                ("Number of maternities", count(all)),
                ("Women known to be smokers at time of delivery", count(smokers)),
                ("Women known to be non-smokers at time of delivery", count(all - smokers - unknown)),
                ("Women whose smoking status was not known", small(unknown)),
            ] {
                let mut row = vec![Put::from(calendar::year(quarter / 4)), count((quarter % 4 + 1) as f64)];
                row.extend(place(area));
                row.extend([Put::from(measure), number]);
                rows.push(row);
            }
        }
    }
    rows.push(Vec::new());
    rows.push(words(&[MADE_UP]));
    csv(&rows, false)
}

/// 2010-11: one row for each organisation and quarter.
pub(crate) fn smoking_year(figures: &Figures) -> Vec<u8> {
    let mut rows = vec![
        words(&["Smoking status at time of delivery, 2010-11"]),
        words(&[MADE_UP]),
        Vec::new(),
        words(&[
            "Org code",
            "Org name",
            "Period",
            "Number of maternities",
            "Women known to be smokers at time of delivery",
            "Women whose smoking status was not known",
            "Smoking at delivery (%)",
        ]),
    ];
    for quarter in 8..12 {
        for area in 0..AREAS.len() {
            let pair = figures.pairs("smoking_at_delivery", area)[quarter];
            let unknown = figures.pairs("smoking_status_unknown_at_delivery", area)[quarter].0;
            let mut row = Vec::from(place(area));
            row.extend([
                Put::from(calendar::quarter(quarter)),
                count(pair.1),
                count(pair.0),
                small(unknown),
                Put::Number(value(pair, 100.0), 1),
            ]);
            rows.push(row);
        }
    }
    rows.push(Vec::new());
    rows.push(words(&["* a count of 1 to 4 is hidden"]));
    rows.push(words(&["Women of unknown status are in the denominator."]));
    csv(&rows, true)
}

/// Initiation with quarters across; 6 to 8 weeks with a row for each quarter.
pub(crate) fn breastfeeding(figures: &Figures) -> Vec<u8> {
    let about = vec![
        words(&["Breastfeeding return (VSB11 and initiation), 2008-09 to 2010-11"]),
        words(&[MADE_UP]),
        words(&["Initiation: mothers who started breastfeeding within 48 hours, of all maternities."]),
        words(&["6-8 weeks: infants totally or partially breastfed, of all infants due a 6-8 week check."]),
    ];
    let sheets = [
        Sheet { name: "Notes", rows: about, ..Sheet::default() },
        initiation(figures),
        six_to_eight_weeks(figures),
    ];
    workbook("VSB11 breastfeeding 2008-11", &sheets)
}

fn initiation(figures: &Figures) -> Sheet {
    let mut rows = vec![words(&["Breastfeeding initiation"]), words(&[MADE_UP]), words(&["", ""])];
    rows.push(words(&["Org code", "Org name"]));
    let mut merged = Vec::new();
    for quarter in 0..12 {
        let first = 2 + 3 * u16::try_from(quarter).unwrap_or(0);
        merged.push((2, first, first + 2));
        rows[2].extend([Put::from(calendar::quarter(quarter)), Put::Nothing, Put::Nothing]);
        rows[3].extend(words(&["Number initiating breastfeeding", "Number of maternities", "% initiated"]));
    }
    for area in 0..AREAS.len() {
        let mut row = Vec::from(place(area));
        for (quarter, pair) in figures.pairs("breastfeeding_initiation", area).iter().enumerate() {
            if (area, quarter) == (3, 5) {
                row.extend(words(&["N/A", "N/A", "N/A"]));
            } else {
                row.extend([count(pair.0), count(pair.1), Put::Percent(value(*pair, 100.0))]);
            }
        }
        rows.push(row);
    }
    rows.push(Vec::new());
    rows.push(words(&["N/A: not submitted"]));
    Sheet { name: "Initiation", rows, headings: 2..4, merged }
}

fn six_to_eight_weeks(figures: &Figures) -> Sheet {
    let mut rows = vec![
        words(&["Breastfeeding at 6-8 weeks (VSB11)"]),
        words(&[MADE_UP]),
        words(&[
            "Org code",
            "Org name",
            "Quarter",
            "Number of infants due a 6-8 week check",
            "Infants totally or partially breastfed",
            "Breastfeeding prevalence at 6-8 weeks",
        ]),
    ];
    for quarter in 0..12 {
        for area in 0..AREAS.len() {
            let pair = figures.pairs("breastfeeding_6_8_weeks", area)[quarter];
            let mut row = Vec::from(place(area));
            row.extend([
                Put::from(calendar::quarter(quarter)),
                count(pair.1),
                count(pair.0),
                Put::Percent(value(pair, 100.0)),
            ]);
            rows.push(row);
        }
    }
    Sheet { name: "6-8 weeks", rows, headings: 2..3, merged: Vec::new() }
}
