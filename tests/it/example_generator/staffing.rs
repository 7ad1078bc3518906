//! Cots and staff.

use super::{
    calendar,
    paper::{Put, Sheet, count, words, workbook},
    returns::{MADE_UP, place},
    series::{Figures, Pair, value},
    story::AREAS,
};

/// Quarters under two rows of headings, a sheet for each year, named by their last month as KH03
/// does. Fictonbridge has no neonatal unit.
pub(crate) fn cots(figures: &Figures) -> Vec<u8> {
    let sheets = ["2008-09", "2009-10", "2010-11"].into_iter().enumerate().map(|(year, name)| {
        let mut rows = vec![
            words(&["Title:", "Neonatal cots open and occupied, average of the quarter"]),
            words(&["Status:", MADE_UP]),
            Vec::new(),
            words(&["", "", "", "", "Available", "Occupied", "% Occupied", "Delayed discharges"]),
            words(&[
                "Year",
                "Period",
                "Org Code",
                "Org Name",
                "Neonatal cot days",
                "Neonatal cot days",
                "Neonatal cots",
                "from neonatal care",
            ]),
        ];
        for quarter in 4 * year..4 * (year + 1) {
            for area in [5, 4, 0, 1, 2, 3] {
                let mut row = words(&[name, calendar::quarter_end(quarter)]);
                row.extend(place(area));
                if area == 3 {
                    row.extend(words(&["-", "-", "-", "-"]));
                } else {
                    let pair = figures.pairs("neonatal_cot_occupancy", area)[quarter];
                    let waiting = figures.pairs("neonatal_delayed_discharge", area)[quarter];
                    row.extend([
                        count(pair.1),
                        count(pair.0),
                        Put::Percent(value(pair, 100.0)),
                        Put::Percent(value(waiting, 100.0)),
                    ]);
                }
                rows.push(row);
            }
        }
        rows.push(Vec::new());
        rows.push(words(&["- no neonatal unit"]));
        Sheet { name, rows, headings: 3..5, merged: Vec::new() }
    });
    workbook("KH03 neonatal cots", &sheets.collect::<Vec<_>>())
}

/// Midwives, consultants, health visitors and neonatal nurses, each on a sheet, and vacancies with
/// years across.
pub(crate) fn workforce(figures: &Figures) -> Vec<u8> {
    let about = vec![
        words(&["Workforce summary, March 2011"]),
        words(&[MADE_UP]),
        words(&["Posts are whole-time equivalents in post on 31 March."]),
        words(&["Consultant sessions are half-days a week on the labour ward."]),
    ];
    let sheets = [
        Sheet { name: "About", rows: about, ..Sheet::default() },
        midwives(figures),
        consultants(figures),
        health_visitors(figures),
        neonatal_nursing(figures),
        vacancies(figures),
    ];
    workbook("Workforce summary March 2011", &sheets)
}

fn by_year(
    name: &'static str,
    title: &str,
    heads: [&str; 3],
    pairs: impl Fn(usize) -> Vec<Pair>,
    cells: impl Fn(Pair) -> [Put; 3],
) -> Sheet {
    let mut rows =
        vec![words(&[title]), words(&[MADE_UP]), Vec::new(), words(&["Org code", "Org name", "Year"])];
    rows[3].extend(words(&heads));
    for area in 0..AREAS.len() {
        for (year, pair) in pairs(area).into_iter().enumerate() {
            let mut row = Vec::from(place(area));
            row.push(Put::from(calendar::year(year)));
            row.extend(cells(pair));
            rows.push(row);
        }
    }
    Sheet { name, rows, headings: 3..4, merged: Vec::new() }
}

fn midwives(figures: &Figures) -> Sheet {
    by_year(
        "Midwives",
        "Births and midwives",
        ["Births in 12 months", "WTE midwives", "Midwife to birth ratio"],
        |area| figures.pairs("births_per_midwife", area).to_vec(),
        |pair| [count(pair.0), Put::Number(pair.1, 1), Put::from(format!("1:{:.1}", pair.0 / pair.1))],
    )
}

fn consultants(figures: &Figures) -> Sheet {
    by_year(
        "Consultants",
        "Consultant half-days on the labour ward",
        ["Consultant sessions per week", "Annual deliveries", "Consultant sessions per 500 deliveries"],
        |area| figures.pairs("consultant_sessions_per_500_deliveries", area).to_vec(),
        |pair| [Put::Number(pair.0, 1), count(pair.1), Put::Number(pair.0 / pair.1 * 500.0, 2)],
    )
}

fn health_visitors(figures: &Figures) -> Sheet {
    by_year(
        "Health visitors",
        "Children under 5 and health visitors",
        ["Children aged 0-4", "WTE health visitors", "Children per health visitor"],
        |area| figures.pairs("children_per_health_visitor", area).to_vec(),
        |pair| [count(pair.0), Put::Number(pair.1, 1), count((pair.0 / pair.1).round())],
    )
}

fn neonatal_nursing(figures: &Figures) -> Sheet {
    let mut rows = vec![
        words(&["One to one nursing in neonatal intensive care"]),
        words(&[MADE_UP]),
        Vec::new(),
        words(&[
            "Org code",
            "Org name",
            "Quarter",
            "IC shifts nursed 1:1",
            "IC shifts",
            "1:1 nursing in neonatal intensive care (%)",
        ]),
    ];
    for area in [0, 1, 2, 4, 5] {
        for (quarter, pair) in figures.pairs("intensive_care_one_to_one", area).iter().enumerate() {
            let mut row = Vec::from(place(area));
            row.extend([
                Put::from(calendar::quarter(quarter)),
                count(pair.0),
                count(pair.1),
                Put::Percent(value(*pair, 100.0)),
            ]);
            rows.push(row);
        }
    }
    Sheet { name: "Neonatal nursing", rows, headings: 3..4, merged: Vec::new() }
}

fn vacancies(figures: &Figures) -> Sheet {
    let mut rows = vec![
        words(&["Vacancies: vacant posts as a share of the establishment, on 31 March"]),
        words(&[MADE_UP]),
        Vec::new(),
        words(&["Indicator", "Org code", "Org name", "2008-09", "2009-10", "2010-11"]),
    ];
    for (name, id) in [
        ("Midwife vacancy rate", "midwife_vacancies"),
        ("Neonatal nurse vacancy rate", "neonatal_nurse_vacancies"),
        ("Health visitor vacancy rate", "health_visitor_vacancies"),
    ] {
        for area in 0..AREAS.len() {
            let mut row = words(&[name]);
            row.extend(place(area));
            row.extend(figures.pairs(id, area).iter().map(|pair| Put::Percent(value(*pair, 100.0))));
            rows.push(row);
        }
    }
    Sheet { name: "Vacancies", rows, headings: 3..4, merged: Vec::new() }
}
