//! Days on which a published series changed its meaning.

use jiff::civil::Date;

use super::shipped::profiles;
use crate::domain::IndicatorId;

/// A day from which an indicator's figures are not like those before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeriesBreak {
    /// The first day of the new series.
    pub from: Date,
    /// What changed, in a sentence.
    pub what: &'static str,
    /// Who says so.
    pub source: &'static str,
    /// The name of the return of which it is known.
    pub of: &'static str,
}

/// The known breaks in the series of an indicator, earliest first.
#[must_use]
pub fn breaks_of(indicator: &IndicatorId) -> Vec<SeriesBreak> {
    let own = |list: &Vec<String>| list.iter().any(|id| id == indicator.as_str());
    let mut breaks: Vec<SeriesBreak> = profiles()
        .iter()
        .flat_map(|profile| profile.breaks.iter().map(move |known| (profile, known)))
        .filter(|(_, known)| own(&known.indicators))
        .map(|(profile, known)| SeriesBreak {
            from: known.from,
            what: &known.what,
            source: &known.source,
            of: &profile.name,
        })
        .collect();
    breaks.sort_by_key(|known| known.from);
    breaks.dedup_by(|a, b| a.from == b.from && a.what == b.what);
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smoking_at_delivery_is_another_series_from_april_2017() {
        let breaks = breaks_of(&IndicatorId::from("smoking_at_delivery"));
        assert!(breaks.iter().any(|known| known.from == jiff::civil::date(2017, 4, 1)), "{breaks:?}");
        assert!(breaks_of(&IndicatorId::from("no_such")).is_empty());
    }
}
