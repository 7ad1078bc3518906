//! Under rounding, counts and what is worked out from them are those of the rounded counts.

use spruce::{
    disclosure::{Policy, Published},
    domain::Period,
};

use super::{document, figure};

#[test]
fn counts_are_rounded_to_5_and_values_worked_out_from_them() {
    let quarter = Period::quarter(2010, 1).unwrap();
    let one = figure("smoking_at_delivery", "5ZZ", None, quarter, (83.0, 812.0));
    let nobody = figure("smoking_at_delivery", "5YY", None, quarter, (0.0, 812.0));
    let staff = figure("births_per_midwife", "5ZZ", None, quarter, (83.0, 12.0));
    let published = Published::of(&document(vec![one, nobody, staff]), Policy::RoundedTo5).unwrap();
    let shown: Vec<_> = published
        .document()
        .dataset
        .observations()
        .map(|figure| (figure.area.to_string(), figure.numerator, figure.denominator, figure.value))
        .collect();
    // 83 and 812 rounded to 5 are 85 and 810; 85 ÷ 810 × 100 = 10.4938.
    let expected = [
        ("5ZZ".to_owned(), Some(83.0), Some(12.0), 83.0 / 12.0 * 100.0),
        ("5YY".to_owned(), Some(0.0), Some(810.0), 0.0),
        ("5ZZ".to_owned(), Some(85.0), Some(810.0), 10.493_827_160_493_828),
    ];
    for ((area, numerator, denominator, value), wanted) in shown.into_iter().zip(expected) {
        assert_eq!((area, numerator, denominator), (wanted.0, wanted.1, wanted.2));
        assert!((value.unwrap() - wanted.3).abs() < 1e-9, "{value:?}");
    }
    assert!(published.policy().notice().contains("rounded to 5"));
}
