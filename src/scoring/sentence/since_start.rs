//! Whether an indicator moved after something began, in words.

use super::{comparison::apart, variation::short_cause};
use crate::{
    analysis::{SinceStart, Together},
    base::number_format::short,
    statistics::compare::Judgement,
    workbook::Unit,
};

/// Before and after, whether they differ, and what the chart marks since.
#[must_use]
pub fn since_start(moved: &SinceStart, unit: Unit) -> Vec<String> {
    let SinceStart { before, after, causes, .. } = moved;
    let opening = match moved.judged {
        None => "Whether they differ cannot be told, as the counts are not given: ",
        Some(Judgement::Similar) => "No clear change since: ",
        Some(Judgement::Better | Judgement::Best) => "Clearly better since: ",
        Some(Judgement::Worse | Judgement::Worst) => "Clearly worse since: ",
        Some(Judgement::Higher | Judgement::FarHigher) => "Clearly higher since: ",
        Some(Judgement::Lower | Judgement::FarLower) => "Clearly lower since: ",
    };
    let mut sentences = vec![format!(
        "{opening}{} before ({}), {} after ({}){}.",
        unit.show(before.value),
        of(before),
        unit.show(after.value),
        of(after),
        apart(moved.apart.as_ref(), unit)
    )];
    sentences.push(match causes.as_slice() {
        [] => "The control chart marks none of the figures since as more than chance.".to_owned(),
        [first, ..] => {
            let many =
                if causes.len() == 1 { "one figure".to_owned() } else { format!("{} figures", causes.len()) };
            format!(
                "The control chart marks {many} since as more than chance, first {}: {}.",
                first.0,
                short_cause(first.1)
            )
        }
    });
    sentences
}

/// `Q1 2009/10 to Q4 2009/10, 48 of 80`.
fn of(together: &Together) -> String {
    let Together { from, to, counts, .. } = together;
    let when = if from == to { from.to_string() } else { format!("{from} to {to}") };
    match counts {
        Some(counts) => {
            format!("{when}, {} of {}", short(counts.numerator, 2), short(counts.denominator, 2))
        }
        None => when,
    }
}
