//! An area or a group of people with its figure, as charts that compare them take it.

use super::{TableCell, judged, run::drawable, table::Column};
use crate::{
    base::number_format,
    domain,
    statistics::{Interval, compare::Judgement},
    workbook::Unit,
};

/// An area or a group of people with its figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Its name.
    pub name: String,
    /// Whether it is the one that the chart is about.
    pub own: bool,
    /// The count above the line, where there is one.
    pub numerator: Option<f64>,
    /// The count below the line, where there is one.
    pub denominator: Option<f64>,
    /// The value in the unit that people read; `None` where there is none.
    pub value: Option<f64>,
    /// Its 95% interval, in the same unit.
    pub interval: Option<Interval>,
    /// How it stands beside what it is compared with; `None` where it is not compared.
    pub judgement: Option<Judgement>,
    /// Why there is no value.
    pub absent: Option<domain::Mark>,
    /// What else to say of it; may be empty.
    pub note: String,
}

impl Compared {
    /// A figure without counts, interval or judgement.
    #[must_use]
    pub const fn new(name: String, value: Option<f64>) -> Self {
        Self {
            name,
            own: false,
            numerator: None,
            denominator: None,
            value,
            interval: None,
            judgement: None,
            absent: None,
            note: String::new(),
        }
    }

    /// Without numbers that cannot be drawn.
    pub(super) fn cleaned(&self) -> Self {
        let real = |value: &f64| drawable(*value);
        let value = self.value.filter(real);
        let whole = |one: &Interval| drawable(one.lower) && drawable(one.upper) && one.lower <= one.upper;
        Self {
            numerator: self.numerator.filter(real),
            denominator: self.denominator.filter(real),
            value,
            interval: self.interval.filter(whole).filter(|_| value.is_some()),
            judgement: self.judgement.filter(|_| value.is_some()),
            ..self.clone()
        }
    }

    /// The value, or why there is none.
    pub(super) fn shown(&self, unit: Unit) -> String {
        self.value.map_or_else(|| self.why_absent().to_owned(), |value| unit.show(value))
    }

    fn why_absent(&self) -> &'static str {
        self.absent.map_or("no figure", |mark| mark.label())
    }

    /// The text under the pointer, one fact a line; `beside` is what it is compared with.
    pub(super) fn hover(&self, unit: Unit, beside: &str) -> String {
        let mut first = format!("{}: {}", self.name, self.shown(unit));
        if let (Some(numerator), Some(denominator), Some(_)) = (self.numerator, self.denominator, self.value)
        {
            let show = |count| number_format::short(count, 2);
            first = format!("{first} ({} of {})", show(numerator), show(denominator));
        }
        let interval =
            self.interval.map(|one| format!("95% interval {}", unit.show_range(one.lower, one.upper)));
        let judged = self.judgement.map(|judgement| {
            let words = judged::judgement_words(judgement);
            if beside.is_empty() { words.to_owned() } else { format!("{beside}: {words}") }
        });
        let lines = [Some(first), interval, judged, Some(self.note.clone())];
        lines.into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

/// The columns that say everything of an area or group, headed by `heading`.
pub(super) fn columns(heading: &str, unit: Unit) -> Vec<Column<'static, Compared>> {
    let value = move |value: Option<f64>| TableCell::number(value, |value| unit.show(value));
    let count = |value: Option<f64>| TableCell::number(value, |value| number_format::short(value, 2));
    let note = |one: &Compared| {
        let absent = if one.value.is_none() { one.why_absent() } else { "" };
        let parts = [absent, one.note.as_str()];
        TableCell::text(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; "))
    };
    vec![
        (heading.to_owned(), Box::new(|one| TableCell::text(one.name.as_str()))),
        ("Numerator".to_owned(), Box::new(move |one| count(one.numerator))),
        ("Denominator".to_owned(), Box::new(move |one| count(one.denominator))),
        ("Value".to_owned(), Box::new(move |one| value(one.value))),
        ("Interval from".to_owned(), Box::new(move |one| value(one.interval.map(|one| one.lower)))),
        ("Interval to".to_owned(), Box::new(move |one| value(one.interval.map(|one| one.upper)))),
        (
            "Compared".to_owned(),
            Box::new(|one| TableCell::text(one.judgement.map_or("", judged::judgement_words))),
        ),
        ("Note".to_owned(), Box::new(note)),
    ]
}
