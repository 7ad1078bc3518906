//! `count_or_rate`: whole numbers where a rate should be, with nothing beside them to prove it.

use std::collections::BTreeMap;

use crate::{
    base::{Finding, Place, Severity},
    domain::{IndicatorId, Observation},
    returns::vocabulary::Vocabulary,
    workbook::{Indicator, Unit},
};

/// What is told of each indicator per 1,000 whose stated values are all whole: `Stillbirths, 12`.
/// Percentages are often whole, and are left alone.
pub(in crate::returns) fn counts_or_rates<'o>(
    figures: impl Iterator<Item = &'o Observation>,
    vocabulary: &Vocabulary<'_>,
) -> Vec<Finding> {
    let mut stated: BTreeMap<&IndicatorId, (Place, bool)> = BTreeMap::new();
    for figure in figures {
        let Some(value) = figure.value.filter(|value| *value > 0.0) else { continue };
        let is_whole = figure.numerator.is_none() && figure.denominator.is_none() && value.fract() == 0.0;
        let (_, all_whole) =
            stated.entry(&figure.indicator).or_insert_with(|| (figure.provenance.place(), true));
        *all_whole &= is_whole;
    }
    let told = stated.into_iter().filter(|(_, (_, all_whole))| *all_whole).filter_map(|(id, (place, _))| {
        let indicator = vocabulary.position(id).and_then(|at| vocabulary.indicator(at))?;
        if indicator.unit != Unit::PerThousand {
            return None;
        }
        let message = format!(
            "{}: every value is a whole number. They are read as rates per 1,000, and may be counts.",
            indicator.name
        );
        let hint = "If they are counts, say on the import screen that the column holds the numerator.";
        Some(Finding::new(Severity::Warning, "count_or_rate", place, message).with_hint(hint))
    });
    told.collect()
}

/// What is told of whole numbers under an indicator's bare name that are read as a part of what another
/// row or column counts, and would be usual values too.
pub(in crate::returns) fn taken_for_counts(indicator: &Indicator, place: Place) -> Finding {
    let message = format!(
        "{}: every value is a whole number. They are read as counts, of all that another cell counts, and may be the values themselves.",
        indicator.name
    );
    let hint = "If they are values, write the unit into the name, such as %, and import again.";
    Finding::new(Severity::Warning, "count_or_rate", place, message).with_hint(hint)
}

/// What is told of whole numbers under the name of people or events that are counted, which are read as
/// percentages because nothing stands beside them that they could be a part of.
pub(in crate::returns) fn taken_for_values(indicator: &Indicator, place: Place) -> Finding {
    let message = format!(
        "{}: every value is a whole number without a unit. They are read as percentages, and may be counts.",
        indicator.name
    );
    let hint = "If they are counts, say on the import screen that the column holds the numerator.";
    Finding::new(Severity::Warning, "count_or_rate", place, message).with_hint(hint)
}
