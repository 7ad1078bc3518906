//! What the words of a row say it measures.

use hashbrown::HashMap;

use super::{
    Component, Written,
    areas::named_area,
    columns::{Column, Role},
    dictionary::WordNumber,
    gathering::{Gathered, Line},
    heading_idle::{KIND, TOTAL, idle, is_done},
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

/// The number of a sense in the list of a table's.
pub(super) type SenseNumber = u32;

/// A row without words of its own.
const NOTHING: SenseNumber = 0;

/// The senses of a table's rows, each worked out once, and the one that holds for the rows below it.
#[derive(Debug)]
pub(super) struct RowSenses {
    list: Vec<RowSense>,
    /// By the numbers of the row's words.
    known: HashMap<Vec<WordNumber>, SenseNumber>,
    /// What a row's words and the ones above them give together, and what holds after that.
    joined: HashMap<(SenseNumber, SenseNumber), (SenseNumber, SenseNumber)>,
    /// Senses of which only those of one indicator were kept.
    narrowed: HashMap<(SenseNumber, u16), SenseNumber>,
    carry: SenseNumber,
    /// What the title of a section says of the rows below it.
    section: SenseNumber,
    words: Vec<WordNumber>,
}

impl Default for RowSenses {
    fn default() -> Self {
        Self {
            list: vec![RowSense::default()],
            known: HashMap::new(),
            joined: HashMap::new(),
            narrowed: HashMap::new(),
            carry: NOTHING,
            section: NOTHING,
            words: Vec::new(),
        }
    }
}

impl RowSenses {
    pub(super) fn get(&self, number: SenseNumber) -> &RowSense {
        static NONE: RowSense = RowSense::nothing();
        usize::try_from(number).ok().and_then(|at| self.list.get(at)).unwrap_or(&NONE)
    }

    fn add(&mut self, sense: RowSense) -> SenseNumber {
        self.list.push(sense);
        SenseNumber::try_from(self.list.len() - 1).unwrap_or(NOTHING)
    }

    /// A row without figures that names what the rows below it measure.
    pub(super) fn carry_named(&mut self, sense: SenseNumber) {
        if self.get(sense).named {
            self.carry = sense;
        }
    }

    /// What a row's own words mean below those that hold from above.
    fn join(&mut self, own: SenseNumber) -> SenseNumber {
        let both = (own, self.carry);
        let known = self.joined.get(&both).copied();
        let (sense, carry) = known.unwrap_or_else(|| {
            let found = self.join_new(own);
            self.joined.insert(both, found);
            found
        });
        self.carry = carry;
        sense
    }

    /// The sense of a row below the one that holds from above, and what holds after it. Senses are
    /// added only where they differ from the row's own, so that they end.
    fn join_new(&mut self, own: SenseNumber) -> (SenseNumber, SenseNumber) {
        let (sense, carry) = (self.get(own), self.get(self.carry));
        let names_nothing = sense.senses.is_empty() && sense.local.is_none() && sense.profile_part.is_none();
        if names_nothing && sense.part.is_some() {
            // `Numerator` below the indicator's own row.
            let below = RowSense { senses: carry.senses.clone(), local: carry.local, ..sense.clone() };
            return (self.add(below), self.carry);
        }
        let above = only(&carry.senses);
        let same = above.and_then(|above| sense.senses.iter().find(|other| other.indicator == above));
        let same = same.filter(|_| sense.senses.len() > 1).map(|same| (same.indicator, same.component));
        let joined = match same {
            Some((_, Component::Denominator)) => return (own, self.carry),
            Some((above, _)) => self.narrow(own, above),
            None => own,
        };
        let sense = self.get(joined);
        let holds = if names_nothing {
            NOTHING
        } else if sense.named
            && (above.is_none() || sense.senses.iter().any(|s| s.component != Component::Denominator))
        {
            joined
        } else {
            self.carry
        };
        (joined, holds)
    }

    /// A sense of which only those of `indicator` are kept.
    fn narrow(&mut self, own: SenseNumber, indicator: u16) -> SenseNumber {
        if let Some(known) = self.narrowed.get(&(own, indicator)) {
            return *known;
        }
        let mut sense = self.get(own).clone();
        sense.senses.retain(|other| other.indicator == indicator);
        let number = self.add(sense);
        self.narrowed.insert((own, indicator), number);
        number
    }
}

impl RowSense {
    const fn nothing() -> Self {
        Self {
            senses: Vec::new(),
            part: None,
            local: None,
            profile_part: None,
            named: false,
            idle: None,
            written: None,
            percent: false,
            times: None,
        }
    }
}

impl TableReader<'_> {
    /// What a row says it measures.
    pub(super) fn row_sense(&mut self, line: &Line<'_>, gathered: &Gathered, work: &mut Work) -> SenseNumber {
        let mut words = std::mem::take(&mut work.senses.words);
        words.clear();
        words.extend(work.sense_keys().map(|at| line.key(Some(at))));
        let sense = self.sense_of(&words, gathered, work);
        work.senses.words = words;
        sense
    }

    fn sense_of(&mut self, words: &[WordNumber], gathered: &Gathered, work: &mut Work) -> SenseNumber {
        let known = work.senses.known.get(words).copied();
        let own = known.unwrap_or_else(|| {
            let sense = self.sense_of_new(words, gathered, work);
            let number = sense.map_or(NOTHING, |sense| work.senses.add(sense));
            work.senses.known.insert(words.to_vec(), number);
            number
        });
        if own != NOTHING {
            return work.senses.join(own);
        }
        // A name that stands once for several rows.
        let inherits = work.indicator.is_some() || !work.measures.is_empty();
        if inherits { work.senses.carry } else { work.senses.section }
    }

    /// Takes a row that holds nothing but one name among those of the areas for the title of a section: of
    /// an indicator's, which holds for the rows below, or of organisations of a kind or a place.
    pub(super) fn section(&self, line: &Line<'_>, gathered: &Gathered, work: &mut Work) {
        let mut filled = line.keys.iter().enumerate().filter(|(_, word)| **word != 0);
        let (Some((at, name)), None) = (filled.next(), filled.next()) else { return };
        if !work.names.contains(&at) || work.indicator.is_some() || !work.measures.is_empty() {
            return;
        }
        let text = gathered.text(at, *name);
        let meaning = self.vocabulary.named(text, self.context.age);
        let named = meaning.likeness >= SURE;
        // A rate of something else: its rows are not those of the sheet's indicator.
        let of_other = part_word(text) == Some(PartWord::Share);
        if !named && (!of_other || named_area(text).is_some()) && work.senses.section == NOTHING {
            return;
        }
        if !named && !of_other && is_of_areas(text) {
            return;
        }
        let senses = if named { meaning.senses } else { Vec::new() };
        let part = part_word(text).filter(|_| named);
        work.senses.section = work.senses.add(RowSense { senses, part, named: true, ..RowSense::default() });
    }

    /// The sense of words that were not met before; `None` where there are none.
    fn sense_of_new(&mut self, words: &[WordNumber], gathered: &Gathered, work: &Work) -> Option<RowSense> {
        let mut texts = work.sense_keys().zip(words).map(|(at, word)| gathered.text(at, *word));
        let unit = work.unit.and_then(|_| texts.next());
        let number = work.number.and_then(|_| texts.next()).filter(|text| !text.is_empty());
        let indicator = work.indicator.and_then(|_| texts.next()).filter(|text| !text.is_empty());
        let pieces: Vec<String> =
            texts.filter(|text| !text.is_empty() && !is_done(text)).map(str::to_owned).collect();
        if indicator.is_none() && number.is_none() && pieces.is_empty() {
            return None;
        }
        let mut sense = self.sense(indicator, number, &pieces);
        if let Some(unit) = unit {
            sense.written = written(unit).or(sense.written);
            sense.percent =
                matches!(fold(unit).as_str(), "%" | "percent" | "percentage" | "per cent" | "pct");
            sense.part = sense.part.or_else(|| part_word(unit).filter(|part| *part == PartWord::Count));
        }
        Some(sense)
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

/// Whether the title of a section tells only where, or of what kind, its organisations are.
fn is_of_areas(text: &str) -> bool {
    let kinds = ["trusts", "pcts", "organisations", "providers", "commissioners", "authorities", "hospitals"];
    let places = ["north", "south", "east", "west", "midlands", "london", "england", "yorkshire", "humber"];
    let region = ["and", "of", "the", "coast", "central", "region"];
    let words = crate::base::words(text);
    named_area(text).is_some()
        || words.last().is_some_and(|last| kinds.contains(&last.as_str()))
        || words.iter().all(|word| places.iter().chain(&region).any(|own| word == own))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_say_the_same_again_and_again_have_the_same_senses() {
        let mut senses = RowSenses::default();
        let of = |indicators: &[u16]| RowSense {
            senses: indicators
                .iter()
                .map(|indicator| Sense { indicator: *indicator, component: Component::Value })
                .collect(),
            named: true,
            ..RowSense::default()
        };
        let (one, two, several) = (senses.add(of(&[1])), senses.add(of(&[2])), senses.add(of(&[1, 2])));
        let mut round = || [one, several, two, several].map(|own| senses.join(own));
        let first = round();
        assert!((0..100).all(|_| round() == first));
        // Below an indicator's own row, words for several mean that one.
        assert_eq!(first[1], senses.narrow(several, 1));
        assert_eq!(senses.get(first[3]).senses, of(&[2]).senses);
    }
}
