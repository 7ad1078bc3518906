//! What the words of a row say it measures.

use super::{
    Component, Written,
    columns::{Column, Role},
    heading_idle::{KIND, TOTAL, idle},
    keys::key_text,
    rows::{TableReader, Work},
    scale::{counted_in, written},
    target::only,
    unknown_status,
    vocabulary::{PartWord, SURE, Sense, part_word},
};
use crate::base::fold;

/// What a row's own words say it measures.
#[derive(Clone, Debug, Default)]
pub(super) struct RowSense {
    /// Names of indicators or of their parts.
    pub senses: Vec<Sense>,
    /// The part that the words name outright.
    pub part: Option<PartWord>,
    /// An indicator that only the return knows.
    pub local: Option<u16>,
    /// A part of the profile's formulas.
    pub profile_part: Option<u16>,
    /// Whether the row has words of its own at all.
    pub named: bool,
    /// Why the row holds no figures to import: its words say that it is a target or a change.
    pub idle: Option<&'static str>,
    /// How the row writes its values, where its words say so.
    pub written: Option<Written>,
    /// Whether its values are percentages, as the row's unit says.
    pub percent: bool,
    /// By how much its counts are to be multiplied, where its words say so.
    pub times: Option<f64>,
}

impl TableReader<'_> {
    /// What row `row` says it measures.
    pub(super) fn row_sense(&mut self, row: u32, work: &mut Work) -> RowSense {
        let indicator =
            work.indicator.map(|at| key_text(self.grid.cell(row, at))).filter(|text| !text.is_empty());
        let number = work.number.map(|at| key_text(self.grid.cell(row, at))).filter(|text| !text.is_empty());
        let pieces: Vec<String> = work
            .measures
            .iter()
            .map(|at| key_text(self.grid.cell(row, *at)))
            .filter(|text| !text.is_empty())
            .collect();
        if indicator.is_none() && number.is_none() && pieces.is_empty() {
            // A name that stands once for several rows.
            return if work.indicator.is_some() || !work.measures.is_empty() {
                work.carry.clone()
            } else {
                RowSense::default()
            };
        }
        let text = format!(
            "{}\u{1f}{}\u{1f}{}",
            number.as_deref().unwrap_or(""),
            indicator.as_deref().unwrap_or(""),
            pieces.join("\u{1f}")
        );
        let known = work.senses.get(&text).cloned();
        let mut sense = known.unwrap_or_else(|| {
            let sense = self.sense(indicator.as_deref(), number.as_deref(), &pieces);
            work.senses.insert(text, sense.clone());
            sense
        });
        if let Some(unit) = work.unit.map(|at| key_text(self.grid.cell(row, at))) {
            sense.written = written(&unit).or(sense.written);
            sense.percent =
                matches!(fold(&unit).as_str(), "%" | "percent" | "percentage" | "per cent" | "pct");
            sense.part = sense.part.or_else(|| part_word(&unit).filter(|part| *part == PartWord::Count));
        }
        let names_nothing = sense.senses.is_empty() && sense.local.is_none() && sense.profile_part.is_none();
        if names_nothing && sense.part.is_some() {
            // `Numerator` below the indicator's own row.
            sense.senses.clone_from(&work.carry.senses);
            sense.local = work.carry.local;
        } else if let Some(own) = only(&work.carry.senses) {
            if sense.senses.len() > 1 && sense.senses.iter().any(|other| other.indicator == own) {
                let component =
                    sense.senses.iter().find(|other| other.indicator == own).map(|other| other.component);
                if component == Some(Component::Denominator) {
                    return sense;
                }
                sense.senses.retain(|other| other.indicator == own);
            }
        } else if sense.named {
            work.carry = sense.clone();
        }
        if sense.named
            && !names_nothing
            && !sense.senses.iter().all(|s| s.component == Component::Denominator)
        {
            work.carry = sense.clone();
        } else if names_nothing && sense.part.is_none() {
            work.carry = RowSense::default();
        }
        sense
    }

    fn sense(&mut self, indicator: Option<&str>, number: Option<&str>, pieces: &[String]) -> RowSense {
        let mut sense = RowSense { named: true, ..RowSense::default() };
        if let Some(part) = self.profile.part(indicator, pieces) {
            sense.profile_part = Some(part);
            return sense;
        }
        sense.idle = self.row_is_idle(indicator, pieces);
        let texts = || pieces.iter().map(String::as_str).chain(indicator);
        sense.written = texts().find_map(written);
        sense.times = texts().map(counted_in).find(|times| *times > 1.0);
        let piece_part = pieces.iter().rev().find_map(|piece| part_word(piece));
        if let Some(name) = indicator {
            let bare = without_list_number(name);
            let meaning = self.vocabulary.named(bare, self.context.age);
            sense.part = piece_part.or_else(|| part_word(bare));
            if meaning.likeness >= SURE {
                sense.senses = meaning.senses;
                if let Some(part) = self.part_of(&sense.senses, pieces) {
                    sense.senses = vec![part];
                    sense.part = None;
                }
            } else if let Some(unknown) = unknown_status::sense(bare, self.context.subject, self.vocabulary) {
                sense.senses = vec![unknown];
            } else if !crate::base::words(name).is_empty() && !super::local::is_part_only(bare) {
                let id = number.map(|number| format!("fingertips_{number}"));
                sense.local = self.locals.add(bare, id.as_deref(), indicator_is_headed(self.columns));
            }
            return sense;
        }
        if let Some(number) = number {
            sense.local = self.locals.add(number, Some(&format!("fingertips_{number}")), true);
            return sense;
        }
        sense.part = piece_part;
        let whole = pieces.join(" ");
        let meaning = self.vocabulary.named(&whole, self.context.age);
        if meaning.likeness >= SURE {
            sense.senses = meaning.senses;
        } else {
            sense.senses.extend(unknown_status::sense(&whole, self.context.subject, self.vocabulary));
        }
        sense
    }
}

impl TableReader<'_> {
    /// The part of its indicator that a row's further words name: `Number of maternities`.
    fn part_of(&self, senses: &[Sense], pieces: &[String]) -> Option<Sense> {
        let own = only(senses)?;
        let found =
            pieces.iter().rev().flat_map(|piece| self.vocabulary.named(piece, self.context.age).senses);
        found.into_iter().find(|sense| sense.indicator == own && sense.component != Component::Value)
    }

    /// Why a row that is named so holds no figures: `Smoking at delivery – plan`.
    fn row_is_idle(&self, indicator: Option<&str>, pieces: &[String]) -> Option<&'static str> {
        let told = |text: &str| {
            let folded = fold(text);
            idle(&folded, &folded.split(' ').collect::<Vec<_>>())
        };
        let of_piece =
            pieces.iter().find_map(|piece| told(piece).filter(|why| *why != TOTAL && *why != KIND));
        let named = |text: &str| self.vocabulary.named(text, self.context.age).likeness >= SURE;
        of_piece.or_else(|| {
            let text = indicator.filter(|text| !named(text))?;
            told(text).filter(|why| *why != KIND)
        })
    }
}

fn indicator_is_headed(columns: &[Column]) -> bool {
    columns.iter().any(|column| column.role == Role::Indicator && !column.heading.is_empty())
}

/// `C09a - Reception: …` without its place in the publisher's list.
fn without_list_number(name: &str) -> &str {
    let name = name.trim();
    let Some((front, rest)) = name.split_once(" - ") else { return name };
    let listed = (2..=6).contains(&front.len())
        && front.starts_with(|c: char| c.is_ascii_uppercase())
        && front.chars().skip(1).any(|c| c.is_ascii_digit())
        && front.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
    if listed { rest.trim() } else { name }
}
