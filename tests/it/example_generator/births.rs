//! Published figures on births, deaths and conceptions.

use super::{
    calendar::{self, Every},
    paper::{Put, Sheet, count, csv, words, workbook},
    returns::{MADE_UP, hidden, place, small},
    series::{Figures, value},
    story::AREAS,
};

/// Three years pooled, one row for each area and period.
pub(crate) fn vital_statistics(figures: &Figures) -> Vec<u8> {
    let mut rows = vec![
        words(&["Births and infant deaths, three years pooled"]),
        words(&[MADE_UP]),
        Vec::new(),
        words(&["Area code", "Area name", "Period", "Live births"]),
    ];
    let of_live = [
        ("infant_mortality", "Infant deaths", "Infant mortality rate"),
        ("neonatal_mortality", "Neonatal deaths", "Neonatal mortality rate"),
        ("post_neonatal_mortality", "Postneonatal deaths", "Postneonatal mortality rate"),
        ("sudden_unexplained_infant_deaths", "Unexplained infant deaths", "SUDI rate"),
    ];
    let of_all = [
        ("stillbirths", "Number of stillbirths", "Stillbirth rate"),
        ("perinatal_mortality", "Perinatal deaths", "Perinatal mortality rate"),
    ];
    let heads = |row: &mut Vec<Put>, columns: &[(&str, &'static str, &'static str)]| {
        row.extend(columns.iter().flat_map(|(_, deaths, rate)| words(&[deaths, rate])));
    };
    heads(&mut rows[3], &of_live);
    rows[3].push(Put::from("Total births"));
    heads(&mut rows[3], &of_all);
    for area in 0..AREAS.len() {
        for period in 0..Every::Pooled.count() {
            let mut row = Vec::from(place(area));
            row.push(Put::from(calendar::pooled(period)));
            row.push(count(figures.pairs("neonatal_mortality", area)[period].1));
            let rates = |row: &mut Vec<Put>, id| {
                let pair = figures.pairs(id, area)[period];
                row.push(small(pair.0));
                row.push(if hidden(pair.0) { Put::from("*") } else { Put::Number(value(pair, 1000.0), 1) });
            };
            for (id, ..) in of_live {
                rates(&mut row, id);
            }
            row.push(count(figures.pairs("stillbirths", area)[period].1));
            for (id, ..) in of_all {
                rates(&mut row, id);
            }
            rows.push(row);
        }
    }
    rows.push(Vec::new());
    rows.push(words(&[
        "Rates per 1,000 live births; stillbirths and perinatal deaths per 1,000 live and still births.",
    ]));
    rows.push(words(&["* hidden: fewer than 5"]));
    csv(&rows, false)
}

/// Years across under two rows of headings, a sheet for each age.
pub(crate) fn conceptions(figures: &Figures) -> Vec<u8> {
    let sheets = [
        ("Under 18 conceptions", "under_18_conceptions", "women aged 15-17"),
        ("Under 16 conceptions", "under_16_conceptions", "women aged 13-15, three years pooled"),
    ]
    .map(|(name, id, of)| {
        let mut rows = vec![
            words(&[&format!("{name}: number, and rate per 1,000 {of}")]),
            words(&[MADE_UP]),
            Vec::new(),
            words(&["", ""]),
            words(&["Org code", "Org name"]),
        ];
        let mut merged = Vec::new();
        for (i, _) in figures.pairs(id, 0).iter().enumerate() {
            let label =
                if id == "under_18_conceptions" { calendar::calendar(i) } else { calendar::pooled(i) };
            let first = 2 + 2 * u16::try_from(i).unwrap_or(0);
            merged.push((3, first, first + 1));
            rows[3].extend([Put::from(label), Put::Nothing]);
            rows[4].extend(words(&["Number", "Rate"]));
        }
        for area in 0..AREAS.len() {
            let mut row = Vec::from(place(area));
            for pair in figures.pairs(id, area) {
                row.extend([count(pair.0), Put::Number(value(*pair, 1000.0), 1)]);
            }
            rows.push(row);
        }
        rows.push(Vec::new());
        rows.push(words(&["Figures for the last year are provisional."]));
        Sheet { name, rows, headings: 3..5, merged }
    });
    workbook("Conceptions 2005-2009", &sheets)
}
