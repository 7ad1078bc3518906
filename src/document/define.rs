//! Indicators that a person defines: what nobody else measures, or what a return measures and the
//! catalogue does not know. They are scored in their section as any other, and marked local.

use std::sync::Arc;

use jiff::civil::Date;

use super::Document;
use crate::{
    base::{fold, words},
    domain::{IndicatorId, LocalIndicator},
    returns::local_id,
    workbook::{Indicator, Polarity, Rule, Sampling, Standard, Unit},
};

/// What stands for the return that an indicator comes from.
const SOURCE: &str = "Defined in this scorecard";

/// An indicator as a person describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewIndicator {
    /// The one that is changed, or that a return brought; `None` for one that is new.
    pub id: Option<IndicatorId>,
    /// Its name.
    pub name: String,
    /// The unit in which it is read.
    pub unit: Unit,
    /// Which way is better.
    pub polarity: Polarity,
    /// The section in which it is scored.
    pub section: u8,
    /// How chance comes in.
    pub sampling: Sampling,
    /// What the numerator counts; may be empty.
    pub numerator: String,
    /// What the denominator counts; may be empty.
    pub denominator: String,
    /// Whether more than 100% is possible.
    pub may_exceed_100: bool,
    /// The heading by which a return calls it, where that is not its name; may be empty.
    pub heading: String,
    /// What it is scored against, where somebody has set that.
    pub target: Option<NewTarget>,
    /// Whether the figures that a return brought are shares of one: 0.78 for 78%.
    pub shares: bool,
}

/// A target of their own for a new indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct NewTarget {
    /// When it holds.
    pub rule: Rule,
    /// First day in force.
    pub from: Date,
    /// Who set it, where and when.
    pub source: String,
}

/// Why an indicator cannot be defined so. Each says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotDefined {
    /// It has no name.
    #[error("Give it a name, as returns call it.")]
    NoName,
    /// Another indicator has the name, so returns could mean either.
    #[error("Returns call “{1}” or a part of it “{0}”. Choose another name, or use that indicator.")]
    NameTaken(String, String),
    /// There is no such section.
    #[error("Choose the section in which it is scored: 1 to 13, or 14 for the outcome.")]
    NoSection,
    /// The target has no source.
    #[error("Say who set the target, where and when: a colour needs a source.")]
    NoSource,
    /// The target points the wrong way.
    #[error("{0} is better, so the target cannot be “{1}”.")]
    WrongWay(&'static str, String),
    /// There are figures in another unit.
    #[error("It has figures in its unit ({0}), so the unit stays. Take them out first, or define another.")]
    UnitStays(&'static str),
    /// Spruce ships it.
    #[error("“{0}” is not one of your own indicators.")]
    NotOwn(String),
    /// There are figures of it.
    #[error("“{0}” has figures, so it stays. Take them out first, or leave it out of the scorecard.")]
    HasFigures(String),
}

/// An indicator that can be defined: what [`NewIndicator::defined`] found nothing against.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    indicator: Indicator,
    target: Option<Standard>,
    /// What the figures that a return brought are multiplied by; `None` where they keep their unit.
    factor: Option<f64>,
}

impl NewIndicator {
    /// The indicator that this describes, for `document`.
    ///
    /// # Errors
    /// What is still wrong with it.
    pub fn defined(&self, document: &Document, today: Date) -> Result<Definition, NotDefined> {
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if fold(&name).is_empty() {
            return Err(NotDefined::NoName);
        }
        if !(1..=14).contains(&self.section) {
            return Err(NotDefined::NoSection);
        }
        let id = self.id.clone().unwrap_or_else(|| local_id(&name));
        self.check_id(&id, document)?;
        let heading = self.heading.split_whitespace().collect::<Vec<_>>().join(" ");
        for called in [&name, &heading] {
            check_name(called, &id, document)?;
        }
        let target = self.target.as_ref().map(|target| self.standard(target, &id, today)).transpose()?;
        let local = LocalIndicator { name, unit: String::new() };
        let mut indicator = Indicator::only_named(&id, &local);
        indicator.unit = self.unit;
        indicator.multiplier = self.unit.usual_multiplier();
        indicator.polarity = self.polarity;
        indicator.sampling = self.sampling;
        indicator.sections = vec![self.section];
        self.numerator.trim().clone_into(&mut indicator.numerator);
        self.denominator.trim().clone_into(&mut indicator.denominator);
        indicator.may_exceed_100 = self.may_exceed_100 && self.unit == Unit::Percent;
        indicator.plausible =
            (self.unit == Unit::Percent && !indicator.may_exceed_100).then_some((0.0, 100.0));
        indicator.aliases = if heading.is_empty() { Vec::new() } else { vec![heading] };
        indicator.numerator_aliases = headings(&indicator.numerator);
        indicator.denominator_aliases = headings(&indicator.denominator);
        SOURCE.clone_into(&mut indicator.source_return);
        indicator.recommended = true;
        indicator.local = true;
        let factor = own(document, &id).is_none().then_some(if self.shares { 100.0 } else { 1.0 });
        Ok(Definition { indicator, target, factor })
    }

    /// An id that Spruce ships is not theirs, and figures keep their unit.
    fn check_id(&self, id: &IndicatorId, document: &Document) -> Result<(), NotDefined> {
        match (own(document, id), document.catalogue().indicator(id)) {
            (None, Some(shipped)) => Err(NotDefined::NotOwn(shipped.name.clone())),
            (Some(own), _) if self.id.is_none() => {
                Err(NotDefined::NameTaken(self.name.trim().to_owned(), own.name.clone()))
            }
            (Some(own), _) if own.unit != self.unit && has_figures(document, id) => {
                Err(NotDefined::UnitStays(own.unit.label()))
            }
            _ => Ok(()),
        }
    }

    fn standard(&self, target: &NewTarget, id: &IndicatorId, today: Date) -> Result<Standard, NotDefined> {
        if target.source.trim().is_empty() {
            return Err(NotDefined::NoSource);
        }
        let standard = Standard::local(id, target.rule.clone(), (target.from, None), &target.source, today);
        let wrong = match (self.polarity, &target.rule) {
            (Polarity::High, Rule::AtMost(_) | Rule::Below(_)) => Some("Higher"),
            (Polarity::Low, Rule::AtLeast(_)) => Some("Lower"),
            _ => None,
        };
        match wrong {
            Some(better) => Err(NotDefined::WrongWay(better, standard.text(self.unit))),
            None => Ok(standard),
        }
    }
}

/// What a return may call it; one word alone could be a heading of anything.
fn headings(text: &str) -> Vec<String> {
    if words(text).len() < 2 { Vec::new() } else { vec![text.to_owned()] }
}

/// Another indicator of the same name would make every return that has it doubtful.
fn check_name(called: &str, id: &IndicatorId, document: &Document) -> Result<(), NotDefined> {
    let folded = fold(called);
    let has = |text: &str| !folded.is_empty() && fold(text) == folded;
    let catalogue = document.catalogue();
    let other = catalogue.indicators.iter().filter(|other| &other.id != id).find(|other| {
        let names = [other.name.as_str(), other.id.as_str()].into_iter();
        let parts = other.numerator_aliases.iter().chain(&other.denominator_aliases);
        names.chain(other.codes.iter().chain(&other.aliases).chain(parts).map(String::as_str)).any(has)
    });
    other.map_or(Ok(()), |other| Err(NotDefined::NameTaken(called.to_owned(), other.name.clone())))
}

fn own<'d>(document: &'d Document, id: &IndicatorId) -> Option<&'d Indicator> {
    document.indicators.iter().find(|indicator| &indicator.id == id)
}

fn has_figures(document: &Document, id: &IndicatorId) -> bool {
    document.dataset.observations().any(|figure| &figure.indicator == id)
}

impl Definition {
    /// The indicator.
    #[must_use]
    pub const fn indicator(&self) -> &Indicator {
        &self.indicator
    }

    /// Puts the indicator in, or in place of the one of its id, with its target.
    pub(super) fn put_into(&self, document: &mut Document) {
        let indicators = Arc::make_mut(&mut document.indicators);
        match indicators.iter_mut().find(|own| own.id == self.indicator.id) {
            Some(own) => own.clone_from(&self.indicator),
            None => indicators.push(self.indicator.clone()),
        }
        if let Some(target) = &self.target {
            document.choices.set_target(target);
        }
        let id = &self.indicator.id;
        if let Some(factor) = self.factor.filter(|_| has_figures(document, id)) {
            let is_ratio = matches!(self.indicator.unit, Unit::Percent | Unit::PerThousand | Unit::Ratio);
            let multiplier = is_ratio.then_some(self.indicator.multiplier);
            Arc::make_mut(&mut document.dataset).take_in_unit(id, factor, multiplier);
        }
    }
}

impl Document {
    /// Whether an indicator of their own may be removed: it has no figures, or a return of its own
    /// names it, and it is shown again without being scored.
    ///
    /// # Errors
    /// Why it stays.
    pub fn may_remove(&self, id: &IndicatorId) -> Result<(), NotDefined> {
        let Some(own) = own(self, id) else { return Err(NotDefined::NotOwn(id.to_string())) };
        if has_figures(self, id) && !self.dataset.local_indicators().contains_key(id) {
            return Err(NotDefined::HasFigures(own.name.clone()));
        }
        Ok(())
    }

    /// Takes an indicator of their own out, with its targets.
    pub(super) fn remove_indicator(&mut self, id: &IndicatorId) {
        if self.may_remove(id).is_ok() {
            Arc::make_mut(&mut self.indicators).retain(|own| &own.id != id);
            self.choices.local_targets.retain(|target| &target.indicator != id);
            self.choices.switched_off.remove(id);
        }
    }
}
