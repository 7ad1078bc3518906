//! What a paper is composed from.

use std::borrow::Cow;

use jiff::civil::Date;

use super::{Compared, Template, charts::TrendView};
use crate::{
    disclosure::{Policy, Published},
    document::{Document, Layout, Narrative, Part},
    scoring::{IndicatorScore, Scorecard},
    workbook::Catalogue,
};

/// What a paper is composed from: a published document, so that what must be hidden is.
#[derive(Clone, Debug)]
pub struct Material<'a> {
    pub(super) document: &'a Document,
    pub(super) scorecard: &'a Scorecard,
    pub(super) catalogue: Cow<'a, Catalogue>,
    pub(super) template: &'a Template,
    pub(super) changes: Option<&'a Compared>,
    /// The day of the workshop, where the paper is about it alone.
    held: Option<Date>,
    policy: Policy,
    parts: Vec<Part>,
}

impl<'a> Material<'a> {
    /// What `published` gives for a paper as `template` says; `None` while it has no
    /// scorecard, unless the paper is about the workshop alone.
    #[must_use]
    pub fn new(published: &'a Published, template: &'a Template) -> Option<Self> {
        let document = published.document();
        let is_of_workshop = template.parts.iter().all(|part| part.is_of_workshop());
        let even_unmeasured = published.scorecard_even_unmeasured().filter(|_| is_of_workshop);
        let held = document.workshops.latest().facts.date.filter(|_| is_of_workshop);
        Some(Self {
            document,
            held,
            scorecard: published.scorecard().or(even_unmeasured)?,
            catalogue: document.catalogue(),
            template,
            changes: None,
            policy: published.policy(),
            parts: template.parts.clone(),
        })
    }

    /// With the parts as `layout` has them.
    #[must_use]
    pub fn laid_out(self, layout: &Layout) -> Self {
        Self { parts: layout.parts(&self.template.parts), ..self }
    }

    /// With what changed since another scorecard, published too.
    #[must_use]
    pub fn since(self, changes: &'a Compared) -> Self {
        Self { changes: Some(changes), ..self }
    }

    /// The parts that are printed, in order.
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What the paper says of what is hidden in it.
    pub(super) fn notice(&self) -> String {
        self.policy.notice()
    }

    /// What every page must say of who may read it.
    pub(super) fn restriction(&self) -> Option<String> {
        self.policy.restriction().map(str::to_owned)
    }

    /// The day of the paper: the workshop's where it is about that, the meeting's, else the last day of what
    /// is scored.
    pub(super) fn day(&self) -> Date {
        let meeting = self.document.papers.meeting.date;
        self.held.or(meeting).unwrap_or_else(|| self.scorecard.to.end())
    }

    /// The title with the area and period filled in.
    pub(super) fn title(&self) -> String {
        let title = self.template.title.replace("{area}", &self.scorecard.area.name);
        title.replace("{period}", &self.scorecard.to.to_string())
    }

    /// The title where the paper begins with `part`, else the part's own `name`.
    pub(super) fn title_or(&self, part: Part, name: &str) -> String {
        if self.parts.first() == Some(&part) { self.title() } else { name.to_owned() }
    }

    /// What was written about `score`.
    pub(super) fn narrative(&self, score: &IndicatorScore) -> Option<&'a Narrative> {
        self.document.papers.narrative(&score.id, &self.scorecard.area.code)
    }

    /// What charts are drawn from.
    pub(super) fn view(&self) -> TrendView<'_> {
        TrendView {
            dataset: &self.document.dataset,
            catalogue: &self.catalogue,
            scorecard: self.scorecard,
            methods: &self.document.settings.methods,
            compared: None,
        }
    }
}

/// `1 April 2011`.
pub(super) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
