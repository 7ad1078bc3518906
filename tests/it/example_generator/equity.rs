//! The equity audit: the year's figures of Exampleton by how deprived the places are where mothers live.

use super::{
    paper::{Put, count, csv, words},
    returns::{MADE_UP, place, small},
    series::{Figures, Pair, value},
};

/// Shares of mothers in each fifth of places, from most to least deprived.
const MOTHERS: [f64; 5] = [0.28, 0.24, 0.20, 0.16, 0.12];

/// What is audited: indicator, its name in the file, how many parts a year has, and how far each fifth is from
/// the whole, in percentage points.
const AUDITED: [(&str, &str, usize, [f64; 5]); 3] = [
    ("booked_by_12_weeks", "Booked by 12 weeks", 12, [-5.5, -2.0, 1.0, 4.0, 8.0]),
    ("smoking_at_delivery", "Smoking at delivery", 4, [8.5, 2.0, -3.0, -7.0, -10.0]),
    ("breastfeeding_6_8_weeks", "Breastfeeding at 6 to 8 weeks", 4, [-7.0, -3.5, 1.0, 6.0, 14.0]),
];

fn of_year(parts: &[Pair], year: usize, length: usize) -> Pair {
    let own = parts.iter().skip(year * length).take(length);
    own.fold((0.0, 0.0), |sum, part| (sum.0 + part.0, sum.1 + part.1))
}

/// The fifths of a whole: those of the last are what the others leave.
fn fifths(whole: Pair, points: [f64; 5]) -> Vec<Pair> {
    let share = whole.0 / whole.1;
    let mut left = whole;
    (0..5)
        .map(|fifth| {
            let own = if fifth == 4 {
                left
            } else {
                let mothers = (whole.1 * MOTHERS[fifth]).round();
                ((mothers * (share + points[fifth] / 100.0)).round(), mothers)
            };
            left = (left.0 - own.0, left.1 - own.1);
            own
        })
        .collect()
}

/// 2008/09 to 2010/11.
pub(crate) fn audit(figures: &Figures) -> Vec<u8> {
    let mut rows = vec![
        words(&["Exampleton PCT public health: equity audit of maternity services, 2008/09 to 2010/11"]),
        words(&[MADE_UP]),
        words(&[
            "Org code",
            "Org name",
            "Indicator",
            "Year",
            "Deprivation quintile",
            "Numerator",
            "Denominator",
            "%",
        ]),
    ];
    for (id, name, length, points) in AUDITED {
        for year in 0..3 {
            let whole = of_year(figures.pairs(id, 0), year, length);
            for (fifth, pair) in fifths(whole, points).into_iter().enumerate() {
                let mut row = Vec::from(place(0));
                let quintile = match fifth {
                    0 => "1 (most deprived)".to_owned(),
                    4 => "5 (least deprived)".to_owned(),
                    fifth => (fifth + 1).to_string(),
                };
                row.extend([
                    Put::from(name),
                    Put::from(format!("{}/{:02}", 2008 + year, 9 + year)),
                    Put::from(quintile),
                    small(pair.0),
                    count(pair.1),
                    Put::Percent(value(pair, 100.0)),
                ]);
                rows.push(row);
            }
        }
    }
    rows.push(Vec::new());
    rows.push(words(&["Quintiles are of the index of deprivation of the place where the mother lives."]));
    csv(&rows, true)
}
