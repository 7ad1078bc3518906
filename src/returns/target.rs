//! What a cell measures: from its heading, its row and its sheet, in this order.

use std::sync::Arc;

use super::{
    Component,
    columns::{Column, Figures, Role, of_part_word},
    figures::Subject,
    row_sense::RowSense,
    rows::TableReader,
    vocabulary::{PartWord, SURE, Sense},
};

/// Whose figure a cell completes.
#[derive(Clone, Debug)]
pub(super) enum Target {
    /// One figure.
    One(Subject),
    /// Every figure of its spot that has no denominator of its own; these indicators call it theirs.
    Shared(Arc<[u16]>),
    /// Figures that the profile's formulas make of this part.
    Part(u16),
}

/// Why a cell completes no figure.
#[derive(Clone, Copy)]
pub(super) enum Miss {
    /// The reason in words.
    Told(&'static str),
    /// The row's name is unknown.
    Row,
    /// The heading is unknown, or fits several indicators.
    Heading,
}

type Found = Result<(Target, Component), Miss>;

const fn known(subject: u16, component: Component) -> (Target, Component) {
    (Target::One(Subject::Known(subject)), component)
}

impl TableReader<'_> {
    /// What a cell of `column` measures in a row of this sense.
    pub(super) fn target(
        &self,
        column: &Column,
        figures: &Figures,
        part: Option<u16>,
        sense: &RowSense,
    ) -> Found {
        if let Some(why) = sense.idle {
            return Err(Miss::Told(why));
        }
        let named = figures.named_component();
        let of_row =
            sense.part.map(of_part_word).or_else(|| sense.senses.first().map(|sense| sense.component));
        let component = named.or(of_row).unwrap_or(Component::Value);
        if let Some(part) = sense.profile_part.or(part) {
            return Ok((Target::Part(part), Component::Value));
        }
        if self.profile.only_parts() {
            return Err(Miss::Told("not part of any figure that this return is read for"));
        }
        if matches!(figures.part, Some(PartWord::Lower | PartWord::Upper | PartWord::Interval)) {
            return Err(Miss::Told("the sender’s own interval: read, not used"));
        }
        if let Some(local) = self.locals.of_column(column.at) {
            return Ok((Target::One(Subject::Local(local)), Component::Value));
        }
        if figures.likeness >= SURE || figures.fixed.is_some() {
            return match figures.subject() {
                Some(subject) if component == Component::Denominator && figures.fixed.is_none() => {
                    Ok((Target::Shared([subject].into()), component))
                }
                Some(subject) => Ok(known(subject, component)),
                None => self.among(&figures.senses, named),
            };
        }
        if let Some(local) = sense.local.filter(|_| self.is_generic(figures, None)) {
            return Ok((Target::One(Subject::Local(local)), component));
        }
        if !sense.senses.is_empty() && self.is_generic(figures, only(&sense.senses)) {
            let Some(subject) = only(&sense.senses) else {
                return self.among(&sense.senses, named.or(of_row));
            };
            return match row_part(sense, named) {
                Component::Denominator if named.is_none() => {
                    Ok((Target::Shared([subject].into()), Component::Denominator))
                }
                component => Ok(known(subject, component)),
            };
        }
        if sense.named && sense.senses.is_empty() && sense.part.is_none() {
            return Err(Miss::Row);
        }
        if let Some(subject) = self.context.subject.filter(|own| self.is_generic(figures, Some(*own))) {
            if !figures.label_is_bare() && self.is_claimed(subject, component) {
                return Err(Miss::Heading);
            }
            let untold = named.is_none() && of_row.is_none() && self.context.counted;
            return Ok(known(subject, if untold { Component::Numerator } else { component }));
        }
        if named == Some(Component::Denominator) && figures.label_is_bare() {
            return Ok((Target::Shared(Arc::default()), Component::Denominator));
        }
        Err(Miss::Heading)
    }

    /// A text that several indicators have: a shared denominator, or the one the sheet is about.
    fn among(&self, senses: &[Sense], named: Option<Component>) -> Found {
        let denominators: Vec<u16> = senses
            .iter()
            .filter(|sense| sense.component == Component::Denominator)
            .map(|sense| sense.indicator)
            .collect();
        if !denominators.is_empty() && named.is_none_or(|named| named != Component::Value) {
            return Ok((Target::Shared(denominators.into()), Component::Denominator));
        }
        let of_sheet =
            self.context.subject.and_then(|own| senses.iter().find(|sense| sense.indicator == own));
        of_sheet.map(|own| known(own.indicator, named.unwrap_or(own.component))).ok_or(Miss::Heading)
    }

    /// Whether another column gives this part of the indicator by name.
    fn is_claimed(&self, subject: u16, component: Component) -> bool {
        self.columns.iter().any(|column| match &column.role {
            Role::Figures(own) => {
                own.likeness >= SURE && own.subject() == Some(subject) && own.component() == component
            }
            _ => false,
        })
    }

    /// Whether a heading adds nothing to what the row or sheet says is measured.
    fn is_generic(&self, figures: &Figures, subject: Option<u16>) -> bool {
        figures.label_is_bare()
            || figures.area.is_some()
            || subject.is_some_and(|subject| self.vocabulary.speaks_of(subject, &figures.label))
    }
}

fn row_part(sense: &RowSense, named: Option<Component>) -> Component {
    let own = sense.senses.first().map(|sense| sense.component);
    let word = sense.part.map(of_part_word);
    named
        .or(match (own, word) {
            (Some(Component::Value), Some(Component::Numerator)) => Some(Component::Numerator),
            // `% smokers` below `Smokers`.
            (Some(Component::Numerator), Some(Component::Value)) => Some(Component::Value),
            (Some(own @ (Component::Numerator | Component::Denominator)), _) => Some(own),
            (_, word) => word,
        })
        .or(own)
        .unwrap_or(Component::Value)
}

/// The one indicator that all senses name.
pub(super) fn only(senses: &[Sense]) -> Option<u16> {
    let first = senses.first()?.indicator;
    senses.iter().all(|sense| sense.indicator == first).then_some(first)
}
