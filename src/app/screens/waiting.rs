//! The workbook's own standards that begin only after the scored figures end: they can be scored
//! against by pinning the edition of 2011, and the overview offers that.

use jiff::civil::Date;

use crate::{
    document::Document,
    scoring::{IndicatorScore, Scorecard, Status},
    workbook::{Catalogue, Rule, Setter},
};

/// How many of the workbook's own standards wait, and the first day of the earliest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) struct Waiting {
    /// Core indicators with a figure and no standard on its last day.
    pub count: usize,
    /// When the first of their standards begins.
    pub from: Date,
}

impl Waiting {
    /// What waits in `card`; `None` when nothing does or an edition is pinned already.
    pub(in crate::app) fn of(card: &Scorecard, document: &Document, catalogue: &Catalogue) -> Option<Self> {
        if !document.settings.edition.is_empty() {
            return None;
        }
        let begin = |score: &IndicatorScore| {
            let end = score.figure.as_ref().filter(|figure| figure.value.is_some())?.period.end();
            let own = catalogue.standards_of(&score.id).filter(|standard| {
                standard.setter == Setter::Workbook
                    && standard.is_confirmed()
                    && standard.valid_from > end
                    && !matches!(standard.rule, Rule::Words(_))
            });
            own.map(|standard| standard.valid_from).min()
        };
        let scores = card.sections.iter().flat_map(|section| &section.indicators);
        let waiting = scores.filter(|score| score.core && score.status == Status::NoStandard);
        let begins: Vec<Date> = waiting.filter_map(begin).collect();
        Some(Self { count: begins.len(), from: begins.iter().copied().min()? })
    }

    /// `3 of the workbook’s own standards date from 1 April 2011, after these figures.`
    pub(in crate::app) fn words(self) -> String {
        let from = self.from.strftime("%-d %B %Y");
        let who = match self.count {
            1 => "One of the workbook’s own standards dates".to_owned(),
            count => format!("{count} of the workbook’s own standards date"),
        };
        format!("{who} from {from}, after these figures.")
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::workbook::catalogue;

    #[test]
    fn the_workbook_s_standards_wait_for_figures_of_their_time() {
        // The sample's figures end with March 2011; the workbook's own numbers begin on 1 April 2011.
        let (document, _) = sample::sample();
        let mut in_force = (*document).clone();
        in_force.settings.edition = String::new();
        let card = in_force.scorecard().unwrap().unwrap();
        let waiting = Waiting::of(&card, &in_force, catalogue()).unwrap();
        assert_eq!(waiting.from, jiff::civil::date(2011, 4, 1));
        assert!(waiting.words().ends_with("from 1 April 2011, after these figures."), "{}", waiting.words());
        let mut pinned = in_force;
        pinned.settings.edition = "2011".to_owned();
        let card = pinned.scorecard().unwrap().unwrap();
        assert_eq!(Waiting::of(&card, &pinned, catalogue()), None);
    }
}
