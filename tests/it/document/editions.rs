//! A later edition revises, a stranger contradicts, and what is lacking is listed.

use super::*;

/// The same reading with other headings.
fn headed(mut reading: ReturnReading, headings: &[&str]) -> ReturnReading {
    reading.sheets[0].grid = Arc::new(grid(headings));
    reading
}

const OTHER: &[&str] = &["Indicator", "Area", "Financial year and quarter", "Value"];

fn third_quarter(document: &Document) -> &Observation {
    let series = document.dataset.series(&"smoking_at_delivery".into(), &"5ZZ".into(), None);
    series.iter().find(|figure| figure.period == Period::quarter(2010, 3).unwrap()).unwrap()
}

/// Value that stands, values it replaced and values that contradict it.
fn told(figure: &Observation) -> (Option<f64>, Vec<Option<f64>>, Vec<Option<f64>>) {
    let values = |list: &[Earlier]| list.iter().map(|earlier| earlier.value).collect();
    (figure.value, values(&figure.earlier), values(&figure.rivals))
}

#[test]
fn a_later_edition_revises_and_a_stranger_contradicts() {
    let first = |file: &str| smoking(file, &[(2, Some(21.0)), (3, Some(20.0))]);
    let second = |file: &str| smoking(file, &[(3, Some(19.0))]);
    let longer = |file: &str| smoking(file, &[(3, Some(19.0)), (4, Some(18.0))]);
    let apart = |reading: ReturnReading| headed(reading, OTHER);
    let revised = (Some(19.0), vec![Some(20.0)], vec![]);
    let disputed = (Some(20.0), vec![], vec![Some(19.0)]);
    let stays = (Some(20.0), vec![Some(19.0)], vec![]);
    for (steps, expected) in [
        // One after the other: the same headings, or the same name but for its period.
        (vec![vec![first("A.csv")], vec![second("B.csv")]], &revised),
        (vec![vec![first("SATOD Q3.csv")], vec![apart(second("SATOD Q4 2010-11.xlsx"))]], &revised),
        (vec![vec![first("A.csv")], vec![apart(second("B.csv"))]], &disputed),
        (vec![vec![first("SATOD final.csv")], vec![second("SATOD provisional.csv")]], &disputed),
        // Together: the later edition is the one that says so or reaches further.
        (vec![vec![first("A.csv"), longer("B.csv")]], &revised),
        (vec![vec![longer("B.csv"), first("A.csv")]], &(Some(19.0), vec![Some(20.0)], vec![])),
        (vec![vec![first("SATOD v1.csv"), second("SATOD v2.csv")]], &revised),
        (vec![vec![first("SATOD final.csv"), second("SATOD provisional.csv")]], &stays),
        (vec![vec![first("A.csv"), second("B.csv")]], &disputed),
    ] {
        let names: Vec<Vec<String>> = steps
            .iter()
            .map(|step: &Vec<ReturnReading>| step.iter().map(|reading| reading.file.to_string()).collect())
            .collect();
        let document = steps.into_iter().fold(Document::default(), |d, step| import(step).apply(&d));
        assert_eq!(told(third_quarter(&document)), *expected, "{names:?}");
    }
}

#[test]
fn rounding_is_no_contradiction_and_the_finer_figure_stands() {
    let stated = |file: &str, value: f64| {
        let mut reading = smoking(file, &[(3, Some(value))]);
        let figure = &mut reading.sheets[0].observations[0];
        (figure.numerator, figure.denominator, figure.stated) = (None, None, Some(value));
        reading
    };
    let counted = |file: &str, value: f64| smoking(file, &[(3, Some(value))]);
    let hidden = |file: &str| smoking(file, &[(3, None)]);
    for (first, second, stands, is_disputed) in [
        (counted("A.csv", 19.52), stated("B.csv", 19.5), 19.52, false),
        (stated("A.csv", 19.5), counted("B.csv", 19.52), 19.52, false),
        (stated("A.csv", 19.5), counted("B.csv", 19.58), 19.5, true),
        (stated("A.csv", 19.52), stated("B.csv", 19.5), 19.52, false),
        (stated("A.csv", 19.0), stated("B.csv", 19.6), 19.0, true),
        (hidden("A.csv"), counted("B.csv", 19.0), 19.0, false),
        (counted("A.csv", 19.0), hidden("B.csv"), 19.0, false),
    ] {
        let document = import(vec![first]).apply(&Document::default());
        let after = import(vec![headed(second, OTHER)]).apply(&document);
        let figure = third_quarter(&after);
        assert_eq!((figure.value, !figure.rivals.is_empty()), (Some(stands), is_disputed));
    }
}

#[test]
fn a_dispute_is_previewed_settled_undone_and_does_not_come_back() {
    let first = import(vec![smoking("A.csv", &[(3, Some(20.0))])]).apply(&Document::default());
    let other = headed(smoking("B.csv", &[(3, Some(19.0)), (4, Some(18.0))]), OTHER);
    let would = preview(&first, &other);
    assert_eq!((would.added, would.revised, would.disputes.len()), (1, 0, 1));
    let finding = would.findings.iter().find(|finding| finding.code == "figures_disagree").unwrap();
    assert_eq!(
        finding.message,
        "Smoking at delivery for Area 5ZZ, Q3 2010/11: 20.0% in A.csv · Return!F9, and 19.0% in B.csv · Return!F9."
    );
    let mut history = History::new(import(vec![other]).apply(&first));
    let key = third_quarter(history.document()).key();
    history.apply(&Edit::Settle(Arc::new(vec![(key.clone(), Some(0))])));
    assert_eq!(told(third_quarter(history.document())), (Some(19.0), vec![Some(20.0)], vec![]));
    let saved = write(history.document()).unwrap();
    assert_eq!(read("x", saved.as_bytes()).unwrap(), **history.document());
    // The one that was decided against is sent again, with other cells.
    let again = smoking("A again.csv", &[(2, Some(22.0)), (3, Some(20.0))]);
    let after = import(vec![headed(again, &["Trust", "Smoking rate"])]).apply(history.document());
    assert_eq!(told(third_quarter(&after)), (Some(19.0), vec![Some(20.0)], vec![]));
    history.undo();
    assert_eq!(told(third_quarter(history.document())), (Some(20.0), vec![], vec![Some(19.0)]));
    history.apply(&Edit::Settle(Arc::new(vec![(key, None)])));
    assert_eq!(told(third_quarter(history.document())), (Some(20.0), vec![Some(19.0)], vec![]));
}

#[test]
fn what_a_later_edition_lacks_is_listed_and_stays() {
    let figures = |file: &str, list: &[(&str, &str, i8)]| {
        let figures = list.iter().zip(4..);
        let figures = figures.map(|((id, area, q), row)| figure(file, id, area, *q, Some(20.0), row));
        reading(file, figures.collect())
    };
    let (smoking, feeding) = ("smoking_at_delivery", "breastfeeding_initiation");
    let all = figures(
        "A.csv",
        &[
            (smoking, "5ZZ", 1),
            (smoking, "5ZZ", 2),
            (smoking, "5ZZ", 3),
            (feeding, "5ZZ", 2),
            (smoking, "5YY", 2),
            (smoking, "5XX", 2),
        ],
    );
    let document = import(vec![all]).apply(&Document::default());
    for (next, lacks) in [
        // Another quarter: nothing is expected of the others.
        (figures("B.csv", &[(smoking, "5ZZ", 4)]), vec![]),
        // A gap, and an indicator that its area and quarter had.
        (figures("B.csv", &[(smoking, "5ZZ", 1), (smoking, "5ZZ", 3)]), vec![(smoking, "5ZZ", 2)]),
        (figures("B.csv", &[(smoking, "5ZZ", 2)]), vec![(feeding, "5ZZ", 2)]),
        // Most areas of the quarter are there, one is not.
        (
            figures("B.csv", &[(smoking, "5ZZ", 2), (feeding, "5ZZ", 2), (smoking, "5YY", 2)]),
            vec![(smoking, "5XX", 2)],
        ),
        // Of the same headings, and about something else.
        (figures("B.csv", &[("booked_by_12_weeks", "5ZZ", 2)]), vec![]),
        // Another return is no edition.
        (headed(figures("B.csv", &[(smoking, "5ZZ", 2)]), OTHER), vec![]),
    ] {
        let would = preview(&document, &next);
        let listed: Vec<_> = would
            .removed
            .iter()
            .map(|figure| (figure.indicator.as_str(), figure.area.as_str(), figure.period))
            .collect();
        let lacks: Vec<_> =
            lacks.into_iter().map(|(id, area, q)| (id, area, Period::quarter(2010, q).unwrap())).collect();
        assert_eq!(listed, lacks);
        assert_eq!(would.findings.iter().any(|f| f.code == "figures_lacking"), !lacks.is_empty());
        let after = import(vec![next]).apply(&document);
        assert_eq!(after.returns[1].lacks.len(), lacks.len());
        assert!(after.dataset.len() >= document.dataset.len());
    }
}
