//! Saying which names were taken for areas with a code.

use super::register;
use crate::{
    base::{Finding, Place, Severity},
    domain::AreaCode,
};

/// How many names are spelt out; of more, only the number is told.
const SPELT_OUT: usize = 3;

/// Says which names were taken for areas with a code; `None` where none was.
#[must_use]
pub fn taken_by_name(place: Place, taken: &[(&str, &AreaCode)]) -> Option<Finding> {
    let spelt: Vec<String> = taken
        .iter()
        .take(SPELT_OUT)
        .map(|(name, code)| match register().by_code(code).filter(|known| known.name != *name) {
            Some(known) => format!("“{name}” is taken to be {code}, {}", known.name),
            None => format!("“{name}” is taken to be {code}"),
        })
        .collect();
    let more = match taken.len().saturating_sub(SPELT_OUT) {
        0 if taken.is_empty() => return None,
        0 => String::new(),
        1 => "; 1 more name was found so".to_owned(),
        more => format!("; {more} more names were found so"),
    };
    let message = format!("{}{more}: each the only area of its name that has a code.", spelt.join("; "));
    Some(Finding::new(Severity::Note, "area_by_name", place, message))
}
