//! `duplicate_same` and `duplicate_differs`: one figure twice in a return.

use std::sync::Arc;

use crate::{
    base::{Finding, Severity, number_format::short},
    domain::Observation,
    returns::{Fate, drafts::Draft},
};

/// How a second figure of the same key stands to the first.
pub(in crate::returns) struct Twin {
    /// What becomes of the second's cells.
    pub fate: Fate,
    /// What to tell; nothing where the same figure merely stands on another sheet.
    pub finding: Option<Finding>,
}

fn shown(figure: &Observation) -> String {
    match (figure.value, figure.mark) {
        (Some(value), _) => short(value, 3),
        (None, Some(mark)) => mark.label().to_owned(),
        (None, None) => "nothing".to_owned(),
    }
}

/// Compares a second figure of the indicator `name` with the first of its key; the first stands.
pub(in crate::returns) fn duplicate(first: &Draft, second: &Draft, name: &str) -> Twin {
    let (a, b) = (&first.observation, &second.observation);
    let same_value = match (a.value, b.value) {
        (Some(x), Some(y)) => (x - y).abs() <= (first.tolerance + second.tolerance).max(1e-9 * x.abs()),
        (None, None) => true,
        _ => false,
    };
    let counts_agree = |x: Option<f64>, y: Option<f64>| match (x, y) {
        (Some(x), Some(y)) => (x - y).abs() < 1e-6,
        _ => true,
    };
    let same =
        same_value && counts_agree(a.numerator, b.numerator) && counts_agree(a.denominator, b.denominator);
    let other_sheet = a.provenance.sheet != b.provenance.sheet;
    let where_first = if other_sheet {
        format!("{}!{}", a.provenance.sheet, a.provenance.cell)
    } else {
        a.provenance.cell.to_string()
    };
    if same {
        let reason: Arc<str> = if other_sheet {
            format!("the same figure stands on sheet {}", a.provenance.sheet).into()
        } else {
            "the same figure stands in another row".into()
        };
        let message = format!(
            "{name} for {}, {} stands in {where_first} already, with the same value.",
            b.area, b.period
        );
        let finding = Finding::new(Severity::Note, "duplicate_same", b.provenance.place(), message);
        return Twin { fate: Fate::Unused(reason), finding: (!other_sheet).then_some(finding) };
    }
    let message = format!(
        "{name} for {}, {} is {} here and {} in {where_first}. The first is used.",
        b.area,
        b.period,
        shown(b),
        shown(a)
    );
    let finding = Finding::new(Severity::Warning, "duplicate_differs", b.provenance.place(), message)
        .with_hint("Ask the sender which figure is right, and remove the other row.");
    Twin { fate: Fate::Refused("duplicate_differs".into()), finding: Some(finding) }
}
