//! What the words of a row say it measures.

use hashbrown::HashMap;

use super::{
    Component, Written,
    columns::{Column, Role},
    dictionary::WordNumber,
    gathering::{Gathered, Line},
    heading_idle::{KIND, TOTAL, idle},
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
    carry: SenseNumber,
    words: Vec<WordNumber>,
}

impl Default for RowSenses {
    fn default() -> Self {
        Self {
            list: vec![RowSense::default()],
            known: HashMap::new(),
            joined: HashMap::new(),
            carry: NOTHING,
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
            let (sense, holds) = joined(self.get(own), self.get(self.carry));
            let sense = sense.map_or(own, |new| self.add(new));
            let carry = match holds {
                Carry::Stays => both.1,
                Carry::Sense => sense,
                Carry::Nothing => NOTHING,
            };
            self.joined.insert(both, (sense, carry));
            (sense, carry)
        });
        self.carry = carry;
        sense
    }
}

/// What holds for the rows below a row.
#[derive(Clone, Copy)]
enum Carry {
    Stays,
    Sense,
    Nothing,
}

/// A row's sense below another's where it is not its own, and what holds after it.
fn joined(own: &RowSense, carry: &RowSense) -> (Option<RowSense>, Carry) {
    let names_nothing = own.senses.is_empty() && own.local.is_none() && own.profile_part.is_none();
    let mut sense = own.clone();
    let mut holds = Carry::Stays;
    if names_nothing && own.part.is_some() {
        // `Numerator` below the indicator's own row.
        sense.senses.clone_from(&carry.senses);
        sense.local = carry.local;
    } else if let Some(above) = only(&carry.senses) {
        let same = own.senses.iter().find(|other| other.indicator == above);
        if let Some(same) = same.filter(|_| own.senses.len() > 1) {
            if same.component == Component::Denominator {
                return (None, Carry::Stays);
            }
            sense.senses.retain(|other| other.indicator == above);
        }
    } else if own.named {
        holds = Carry::Sense;
    }
    if own.named && !names_nothing && !sense.senses.iter().all(|s| s.component == Component::Denominator) {
        holds = Carry::Sense;
    } else if names_nothing && own.part.is_none() {
        holds = Carry::Nothing;
    }
    (Some(sense), holds)
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
        if inherits { work.senses.carry } else { NOTHING }
    }

    /// The sense of words that were not met before; `None` where there are none.
    fn sense_of_new(&mut self, words: &[WordNumber], gathered: &Gathered, work: &Work) -> Option<RowSense> {
        let mut texts = work.sense_keys().zip(words).map(|(at, word)| gathered.text(at, *word));
        let unit = work.unit.and_then(|_| texts.next());
        let number = work.number.and_then(|_| texts.next()).filter(|text| !text.is_empty());
        let indicator = work.indicator.and_then(|_| texts.next()).filter(|text| !text.is_empty());
        let pieces: Vec<String> = texts.filter(|text| !text.is_empty()).map(str::to_owned).collect();
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
