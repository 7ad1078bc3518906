//! One figure as a person types it in, read as a return of one row would be.

use std::{borrow::Cow, sync::Arc};

use super::{
    Amount, Cell, ColumnRole, Component, Content, Grid, Known, Mapping, import::read_as, parse_amount,
};
use crate::{
    base::{Finding, Place, Severity},
    domain::{Area, Group, IndicatorId, LocalIndicator, Observation, Period, Provenance},
    workbook::{Catalogue, Indicator, Unit},
};

/// What is typed of a figure; any part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The count above the line.
    pub numerator: String,
    /// The count below the line.
    pub denominator: String,
    /// The value (`78.2%`, `1:38`), both counts at once (`45/60`), or a sign for a hidden one (`*`).
    pub value: String,
}

/// What a typed figure is about.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// What is measured.
    pub indicator: &'a IndicatorId,
    /// Its name, for an indicator that the catalogue does not have.
    pub name: &'a str,
    /// Where.
    pub area: &'a Area,
    /// When.
    pub period: Period,
    /// For whom; `None` for everybody.
    pub group: Option<&'a Group>,
}

impl Typed {
    /// `45/60` as value is both counts.
    fn parts(&self) -> Cow<'_, Self> {
        let both = self
            .value
            .split_once('/')
            .filter(|_| self.numerator.trim().is_empty() && self.denominator.trim().is_empty());
        match both {
            Some((above, below)) => Cow::Owned(Self {
                numerator: above.trim().to_owned(),
                denominator: below.trim().to_owned(),
                value: String::new(),
            }),
            None => Cow::Borrowed(self),
        }
    }

    /// The figure, checked as one in a return is, and what was noticed. It is `None` where a finding
    /// says that it cannot be; `file` is what stands for a file's name.
    #[must_use]
    pub fn read(
        &self,
        about: &About<'_>,
        known: &Known<'_>,
        file: &Arc<str>,
    ) -> (Option<Observation>, Vec<Finding>) {
        let typed = self.parts();
        let place = Place { file: file.to_string(), ..Place::default() };
        let indicator = known.catalogue.indicator(about.indicator).cloned().unwrap_or_else(|| {
            let local = LocalIndicator { name: about.name.to_owned(), unit: String::new() };
            Indicator::only_named(about.indicator, &local)
        });
        let unit = indicator.unit;
        // What it measures is said, so that the names of all others need not be known.
        let alone = Catalogue::new(vec![indicator], Vec::new());
        let known = Known { catalogue: &alone, ..*known };
        let (grid, mapping) = typed.as_return(about, unit);
        if mapping.columns.is_empty() {
            let message = "Nothing is typed in.";
            let nothing = Finding::new(Severity::Error, "nothing_typed", place, message)
                .with_hint("Give the numerator and the denominator, or the value.");
            return (None, vec![nothing]);
        }
        let Some(mut reading) = read_as(&grid, &mapping, &known, file) else { return (None, Vec::new()) };
        let mut findings: Vec<Finding> =
            reading.findings.drain(..).map(|f| in_own_words(f, &place)).collect();
        let mut figure = reading.observations.pop();
        if figure.is_none() && findings.iter().all(|finding| finding.severity < Severity::Error) {
            let message = "A count alone is no figure.";
            let hint = "Give the numerator and the denominator, or the value.";
            findings
                .push(Finding::new(Severity::Error, "nothing_typed", place.clone(), message).with_hint(hint));
        }
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            return (None, findings);
        }
        if let Some(doubt) = typed.may_be_a_share(unit, &place) {
            if let Some(figure) = &mut figure {
                figure.findings.push(doubt.code.clone());
            }
            findings.push(doubt);
        }
        if let Some(figure) = &mut figure {
            figure.group = about.group.cloned();
            figure.provenance = Provenance { file: file.clone(), by_hand: true, ..Provenance::default() };
        }
        (figure, findings)
    }

    /// A return of one row, with a column for each part that is typed.
    fn as_return(&self, about: &About<'_>, unit: Unit) -> (Arc<Grid>, Mapping) {
        let parts = [
            ("Numerator", Component::Numerator, &self.numerator),
            ("Denominator", Component::Denominator, &self.denominator),
            ("Value", Component::Value, &self.value),
        ];
        let (mut headings, mut cells, mut columns) = (Vec::new(), Vec::new(), Vec::new());
        for (heading, component, text) in parts {
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            let cell = |text: &str| Cell { content: Content::Text(text.into()), percent: false };
            // The box says the unit: 0.8 under “%” is 0.8%, not a share of one.
            let is_plain = matches!(parse_amount(&cell(text)), Amount::Number { percent: false, .. });
            let in_unit = component == Component::Value && unit == Unit::Percent && is_plain;
            headings.push(cell(heading));
            cells.push(if in_unit { cell(&format!("{text}%")) } else { cell(text) });
            columns.push(ColumnRole::Figure {
                indicator: Some(about.indicator.clone()),
                component,
                period: None,
            });
        }
        let grid = Grid { rows: vec![headings, cells].into(), ..Grid::default() };
        let mapping = Mapping {
            header_rows: 1,
            columns,
            period: Some(about.period),
            area: Some(about.area.clone()),
            ..Mapping::default()
        };
        (Arc::new(grid), mapping)
    }

    /// `0.782` under “%” is read as 0.782%; perhaps 78.2% was meant.
    fn may_be_a_share(&self, unit: Unit, place: &Place) -> Option<Finding> {
        if unit != Unit::Percent || !self.numerator.trim().is_empty() && !self.denominator.trim().is_empty() {
            return None;
        }
        let text = self.value.trim();
        let cell = Cell { content: Content::Text(text.into()), percent: false };
        let Amount::Number { value, percent: false } = parse_amount(&cell) else { return None };
        if value <= 0.0 || value > 1.0 {
            return None;
        }
        let message = format!("{text} is taken as {text}%, in the indicator’s own unit.");
        let hint = format!("If it is a share of one, type {}.", unit.show(value * 100.0));
        Some(Finding::new(Severity::Warning, "unit_unclear", place.clone(), message).with_hint(hint))
    }
}

/// A finding about a typed figure: there is no cell, no sender, and nothing to import again.
fn in_own_words(mut finding: Finding, place: &Place) -> Finding {
    finding.place = place.clone();
    let hint = match finding.code.as_str() {
        "below_zero" => "Correct it, or type a sign such as * for what is not known.",
        "over_100" => "Correct the value, or leave it empty where both counts are given.",
        "numerator_exceeds_denominator" => "Check whether the two are swapped.",
        "value_disagrees" => {
            finding.message =
                finding.message.replace("the file says", "the value says").replace(" (A2 and B2)", "");
            "The figure worked out from the counts is used. Correct what is wrong, or leave the value empty."
        }
        "unknown_marker" => "Type a number, a ratio such as 1:38, or a sign such as * for a hidden number.",
        _ => return finding,
    };
    hint.clone_into(&mut finding.hint);
    finding
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Mark, workbook::catalogue};

    fn area() -> Area {
        Area {
            code: "5ZZ".into(),
            name: "Exampleton".to_owned(),
            kind: crate::domain::AreaKind::PrimaryCareTrust,
        }
    }

    fn read(
        indicator: &str,
        [numerator, denominator, value]: [&str; 3],
    ) -> (Option<Observation>, Vec<Finding>) {
        let typed = Typed {
            numerator: numerator.to_owned(),
            denominator: denominator.to_owned(),
            value: value.to_owned(),
        };
        let (id, area) = (IndicatorId::from(indicator), area());
        let period = Period::quarter(2010, 3).unwrap();
        let about = About { indicator: &id, name: "", area: &area, period, group: None };
        typed.read(&about, &Known::new(catalogue()), &"Typed".into())
    }

    /// What is typed gives this figure, and these findings.
    fn gives(
        indicator: &str,
        typed: [&str; 3],
        expected: (Option<f64>, Option<f64>, Option<f64>),
        codes: &[&str],
    ) {
        let (figure, findings) = read(indicator, typed);
        let figure = figure.unwrap_or_else(|| panic!("{typed:?} was refused: {findings:?}"));
        assert_eq!((figure.numerator, figure.denominator, figure.value), expected, "{typed:?}");
        let found: Vec<&str> = findings.iter().map(|finding| finding.code.as_str()).collect();
        assert_eq!(found, codes, "{typed:?}");
        assert_eq!(figure.provenance.place().to_string(), "Typed");
        assert_eq!((figure.area.as_str(), figure.period), ("5ZZ", Period::quarter(2010, 3).unwrap()));
    }

    #[test]
    fn a_typed_figure_is_read_as_in_a_return() {
        let counts = (Some(120.0), Some(150.0), Some(80.0));
        gives("booked_by_12_weeks", ["120", "150", ""], counts, &[]);
        gives("booked_by_12_weeks", ["", "", "120/150"], counts, &[]);
        gives("booked_by_12_weeks", ["1,200", "1 500", "80%"], (Some(1200.0), Some(1500.0), Some(80.0)), &[]);
        for value in ["78.2", "78.2%", " 78.2 per cent "] {
            gives("booked_by_12_weeks", ["", "", value], (None, None, Some(78.2)), &[]);
        }
        gives("births_per_midwife", ["", "", "1:38"], (None, None, Some(38.0)), &[]);
        gives("infant_mortality", ["", "", "4.7"], (None, None, Some(4.7)), &[]);
    }

    #[test]
    fn a_share_is_taken_in_the_unit_of_the_box_and_questioned() {
        gives("smoking_at_delivery", ["", "", "0.9"], (None, None, Some(0.9)), &["unit_unclear"]);
        gives("smoking_at_delivery", ["", "", "0.9%"], (None, None, Some(0.9)), &[]);
    }

    #[test]
    fn a_value_beside_counts_that_say_otherwise_is_questioned() {
        let expected = (Some(45.0), Some(60.0), Some(75.0));
        gives("booked_by_12_weeks", ["45", "60", "60"], expected, &["value_disagrees"]);
        let (_, findings) = read("booked_by_12_weeks", ["45", "60", "60"]);
        assert_eq!(
            findings[0].message,
            "Booked by 12 weeks for 5ZZ: the value says 60, and 45 ÷ 60 gives 75."
        );
    }

    #[test]
    fn what_cannot_be_is_refused_with_what_to_do() {
        for (typed, code) in [
            (["", "", ""], "nothing_typed"),
            (["12", "", ""], "nothing_typed"),
            (["", "", "104%"], "over_100"),
            (["160", "150", ""], "numerator_exceeds_denominator"),
            (["about 12", "150", ""], "unknown_marker"),
            (["12", "150", "eight"], "unknown_marker"),
        ] {
            let (figure, findings) = read("smoking_at_delivery", typed);
            assert!(figure.is_none(), "{typed:?}");
            assert_eq!(findings[0].code, code, "{typed:?}: {findings:?}");
            assert!(!findings[0].hint.is_empty() && findings[0].place.cell.is_empty(), "{findings:?}");
        }
    }

    #[test]
    fn a_sign_keeps_the_figure_without_a_value() {
        let (figure, findings) = read("smoking_at_delivery", ["", "", "*"]);
        let figure = figure.unwrap();
        assert_eq!((figure.value, figure.mark), (None, Some(Mark::Suppressed)));
        assert_eq!(findings, []);
    }

    #[test]
    fn an_indicator_that_only_a_return_knows_takes_its_value_as_it_stands() {
        let (figure, _) = read("local_doula_visits", ["", "", "0.4"]);
        assert_eq!(figure.unwrap().value, Some(0.4));
    }
}
