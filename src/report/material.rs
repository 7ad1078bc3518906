//! What a paper is composed from.

use jiff::civil::Date;

use super::{Compared, Template};
use crate::{
    document::{Document, Layout, Narrative, Part},
    scoring::{IndicatorScore, Scorecard},
};

/// What a paper is composed from; as it may be printed: what must be hidden is hidden in it already.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its scorecard.
    pub scorecard: &'a Scorecard,
    /// What the paper says of what is hidden in it.
    pub notice: &'a str,
    /// What every page must say of who may read it.
    pub restriction: Option<&'a str>,
    /// What the paper is made of and how it looks.
    pub template: &'a Template,
    /// Where that differs from the template.
    pub layout: &'a Layout,
    /// What changed since another scorecard, where there is one to compare with.
    pub changes: Option<&'a Compared>,
}

impl<'a> Material<'a> {
    /// The parts that are printed, in order.
    pub(super) fn parts(&self) -> Vec<Part> {
        self.layout.parts(&self.template.parts)
    }

    /// The day of the paper: the meeting's, else the last day of what is scored.
    pub(super) fn day(&self) -> Date {
        self.document.papers.meeting.date.unwrap_or_else(|| self.scorecard.to.end())
    }

    /// The title with the area and period filled in.
    pub(super) fn title(&self) -> String {
        let title = self.template.title.replace("{area}", &self.scorecard.area.name);
        title.replace("{period}", &self.scorecard.to.to_string())
    }

    /// What was written about `score`.
    pub(super) fn narrative(&self, score: &IndicatorScore) -> Option<&'a Narrative> {
        self.document.papers.narrative(&score.id, &self.scorecard.area.code)
    }
}

/// `1 April 2011`.
pub(super) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
