//! Every heading by which a return may call an indicator or a part of it.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::LazyLock,
};

use super::{
    Component,
    words::{Content, Stage, alike, content, split_joined, tells_apart},
};
use crate::{
    base::fold,
    domain::IndicatorId,
    workbook::{Answer, Catalogue, Indicator, catalogue as shipped},
};

/// An indicator's place in the catalogue, and a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Sense {
    /// Position in the catalogue.
    pub indicator: u16,
    /// Which part of the figure.
    pub component: Component,
}

/// What a text may mean, best first, and how sure that is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Meaning {
    /// Equally good senses.
    pub senses: Vec<Sense>,
    /// 1 for a name that the catalogue has; less for a likeness.
    pub likeness: f64,
}

#[derive(Clone)]
struct Entry {
    sense: Sense,
    content: Content,
    folded: String,
    of_status: bool,
}

/// A name that has a content, with what the content leaves out.
#[derive(Clone, Copy, PartialEq)]
struct Named {
    age: Option<Stage>,
    /// Whether it speaks of a status, known or recorded.
    of_status: bool,
    sense: Sense,
}

/// Whether a text is about knowing or recording something, rather than about the thing.
fn is_of_status(text: &str) -> bool {
    crate::base::words(text)
        .iter()
        .any(|word| matches!(word.as_str(), "status" | "known" | "unknown" | "recorded"))
}

/// What a title is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// No indicator.
    Nothing,
    /// This indicator, by position.
    One(u16),
    /// Several indicators.
    Several,
}

/// The catalogue's names, ready to be looked up.
#[derive(Clone)]
pub(super) struct Vocabulary<'a> {
    catalogue: &'a Catalogue,
    exact: HashMap<String, Vec<Sense>>,
    contents: HashMap<String, Vec<Named>>,
    entries: Vec<Entry>,
    /// Every telling word of the names, with the positions of the entries that have it.
    words: BTreeMap<String, Vec<usize>>,
    ages: Vec<Option<Stage>>,
    spoken: Vec<Spoken>,
    /// Whether an indicator is about a status, known or recorded.
    of_status: Vec<bool>,
}

/// The words of names that a word may stand for.
struct Near<'a> {
    words: Vec<&'a str>,
    /// Positions of the entries with one of them.
    entries: BTreeSet<usize>,
}

/// The words that speak of an indicator.
#[derive(Clone, Default)]
struct Spoken {
    words: BTreeSet<String>,
    /// Those of them that are ages: 15 to 17.
    ages: BTreeSet<String>,
}

/// Whether a word is an age.
fn is_age(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit())
}

/// Words that any indicator's figures may be headed with.
const NEUTRAL: [&str; 12] = [
    "due",
    "eligible",
    "reported",
    "reporting",
    "quarter",
    "month",
    "year",
    "latest",
    "current",
    "local",
    "case",
    "seen",
];

/// A likeness below this is no guess at all.
const LIKE_ENOUGH: f64 = 0.74;
/// From this likeness on a guess needs no question.
pub(super) const SURE: f64 = 0.9;

fn names(indicator: &Indicator) -> impl Iterator<Item = (Component, &str)> {
    let values = [indicator.name.as_str(), indicator.id.as_str()]
        .into_iter()
        .chain(indicator.codes.iter().map(String::as_str))
        .chain(indicator.aliases.iter().map(String::as_str));
    values
        .map(|name| (Component::Value, name))
        .chain(indicator.numerator_aliases.iter().map(|name| (Component::Numerator, name.as_str())))
        .chain(indicator.denominator_aliases.iter().map(|name| (Component::Denominator, name.as_str())))
}

/// The vocabulary of a catalogue; that of the shipped one is made once.
pub(super) fn vocabulary(catalogue: &Catalogue) -> Cow<'_, Vocabulary<'_>> {
    static SHIPPED: LazyLock<Vocabulary<'static>> = LazyLock::new(|| Vocabulary::new(shipped()));
    if std::ptr::eq(catalogue, shipped()) {
        Cow::Borrowed(&*SHIPPED)
    } else {
        Cow::Owned(Vocabulary::new(catalogue))
    }
}

impl<'a> Vocabulary<'a> {
    /// The vocabulary of the measured indicators of a catalogue.
    pub(super) fn new(catalogue: &'a Catalogue) -> Self {
        let mut vocabulary = Self {
            catalogue,
            exact: HashMap::new(),
            contents: HashMap::new(),
            entries: Vec::new(),
            words: BTreeMap::new(),
            ages: Vec::new(),
            spoken: Vec::new(),
            of_status: Vec::new(),
        };
        for (position, indicator) in catalogue.indicators.iter().enumerate() {
            vocabulary.ages.push(content(&indicator.name).age.or_else(|| content(indicator.id.as_str()).age));
            let Ok(position) = u16::try_from(position) else { break };
            vocabulary.of_status.push(is_of_status(&indicator.name));
            let told = [indicator.definition.as_str(), &indicator.numerator, &indicator.denominator];
            let told = names(indicator).map(|(_, name)| name).chain(told);
            let words: BTreeSet<String> = told.flat_map(|text| content(text).words).collect();
            let ages = words.iter().filter(|word| is_age(word)).cloned().collect();
            vocabulary.spoken.push(Spoken { words, ages });
            if indicator.answer == Answer::Assessed {
                continue;
            }
            for (component, name) in names(indicator) {
                vocabulary.learn(Sense { indicator: position, component }, name);
            }
        }
        vocabulary
    }

    fn learn(&mut self, sense: Sense, name: &str) {
        let folded = fold(&split_joined(name));
        let content = content(name);
        let senses = self.exact.entry(folded.clone()).or_default();
        if !senses.contains(&sense) {
            senses.push(sense);
        }
        if content.words.is_empty() {
            return;
        }
        let senses = self.contents.entry(content.key()).or_default();
        let named = Named { age: content.age, of_status: is_of_status(name), sense };
        if !senses.contains(&named) {
            senses.push(named);
        }
        for word in &content.words {
            self.words.entry(word.clone()).or_default().push(self.entries.len());
        }
        self.entries.push(Entry { sense, content, folded, of_status: is_of_status(name) });
    }

    /// The indicator at a position.
    pub(super) fn indicator(&self, position: u16) -> Option<&'a Indicator> {
        self.catalogue.indicators.get(usize::from(position))
    }

    /// The position of an indicator.
    pub(super) fn position(&self, id: &IndicatorId) -> Option<u16> {
        let found = self.catalogue.indicators.iter().position(|indicator| &indicator.id == id)?;
        u16::try_from(found).ok()
    }

    /// Whether every telling word of `text` belongs to the indicator's own names and definition.
    pub(super) fn speaks_of(&self, indicator: u16, text: &str) -> bool {
        let mut words = content(text).words;
        words.retain(|word| !NEUTRAL.contains(&word.as_str()));
        self.spoken.get(usize::from(indicator)).is_some_and(|spoken| {
            // Those aged 15 are not those of 15 to 17.
            let part = spoken.ages.iter().any(|age| words.contains(age)) && !spoken.ages.is_subset(&words);
            !part && words.is_subset(&spoken.words)
        })
    }

    /// The age that an indicator's own name carries.
    pub(super) fn age(&self, indicator: u16) -> Option<Stage> {
        self.ages.get(usize::from(indicator)).copied().flatten()
    }

    fn fits(&self, sense: Sense, age: Option<Stage>) -> bool {
        match (self.age(sense.indicator), age) {
            (Some(own), Some(asked)) => own == asked,
            _ => true,
        }
    }

    /// Whether words about a status, or about none, may name this: those breastfed are not those whose
    /// breastfeeding status was recorded.
    fn is_of_kind(&self, sense: Sense, of_status: bool) -> bool {
        let own = self.of_status.get(usize::from(sense.indicator)).copied().unwrap_or(false);
        of_status || !own || sense.component == Component::Denominator
    }

    /// Whether `text` says much and none of it is a name of the catalogue's.
    pub(super) fn is_foreign(&self, text: &str, age: Option<Stage>) -> bool {
        content(text).words.len() >= 3 && self.meaning(text, age).likeness < SURE
    }

    /// Whether `text` is one of the catalogue's names.
    pub(super) fn names(&self, text: &str) -> bool {
        self.exact.contains_key(&fold(&split_joined(text)))
            || self.contents.contains_key(&content(text).key())
    }

    /// What `text` may mean by name or likeness; `age` is what the sheet says of the children's age.
    pub(super) fn meaning(&self, text: &str, age: Option<Stage>) -> Meaning {
        let found = self.named(text, age);
        if found.senses.is_empty() { self.likeness(&content(text), text, age) } else { found }
    }

    /// What `text` means where the catalogue has it as a name.
    pub(super) fn named(&self, text: &str, age: Option<Stage>) -> Meaning {
        let sought = content(text);
        let age = sought.age.or(age);
        let keep = |senses: &mut dyn Iterator<Item = Sense>| -> Vec<Sense> {
            senses.filter(|sense| self.fits(*sense, age)).collect()
        };
        if let Some(senses) = self.exact.get(&fold(&split_joined(text))) {
            let senses = keep(&mut senses.iter().copied());
            if !senses.is_empty() {
                return Meaning { senses, likeness: 1.0 };
            }
        }
        if sought.words.is_empty() {
            return Meaning::default();
        }
        if let Some(found) = self.contents.get(&sought.key()) {
            let agreed = |own: &Option<Stage>| own.is_none() || age.is_none() || *own == age;
            // “Number of children at 12 months” is no count of children of every age.
            let ageless = |named: &&Named| {
                sought.age.is_some()
                    && named.age.is_none()
                    && named.sense.component == Component::Denominator
                    && self.age(named.sense.indicator).is_none()
            };
            let of_status = is_of_status(text);
            let fitting = || {
                found.iter().filter(|named| {
                    agreed(&named.age) && !ageless(named) && self.is_of_kind(named.sense, of_status)
                })
            };
            let mut senses = keep(&mut fitting().map(|named| named.sense));
            senses.dedup();
            let first = senses.first().map(|sense| sense.indicator);
            if senses.iter().any(|sense| Some(sense.indicator) != first) {
                let alike = keep(
                    &mut fitting().filter(|named| named.of_status == of_status).map(|named| named.sense),
                );
                senses = if alike.is_empty() { senses } else { alike };
            }
            if !senses.is_empty() {
                return Meaning { senses: prefer(senses, text), likeness: 0.97 };
            }
        }
        Meaning::default()
    }

    /// The indicators of which `text` may name the whole, whatever else bears that name: births.
    pub(super) fn wholes(&self, text: &str) -> Vec<Sense> {
        let found = self.contents.get(&content(text).key());
        let senses = found.into_iter().flatten().map(|named| named.sense);
        senses.filter(|sense| sense.component == Component::Denominator).collect()
    }

    /// The words of names that are this word, perhaps with a slip of the hand, and the entries with them.
    fn near(&self, word: &str) -> Near<'_> {
        let alike = self.words.iter().filter(|(own, _)| alike(word, own));
        let mut near = Near { words: Vec::new(), entries: BTreeSet::new() };
        for (own, entries) in alike {
            near.words.push(own);
            near.entries.extend(entries);
        }
        near
    }

    /// What `text` is like without being a name. Where a word by which such names differ is only on one
    /// side, there is no likeness.
    fn likeness(&self, sought: &Content, text: &str, age: Option<Stage>) -> Meaning {
        let folded = fold(&split_joined(text));
        let mut best = Meaning::default();
        let age = sought.age.or(age);
        // Slips of the hand are looked for once a word, and names without a word of it are never seen.
        let near: Vec<(&String, Near<'_>)> =
            sought.words.iter().map(|word| (word, self.near(word))).collect();
        let touched: BTreeSet<usize> = near.iter().flat_map(|(_, near)| &near.entries).copied().collect();
        let told: BTreeSet<&str> = near.iter().flat_map(|(_, near)| near.words.iter().copied()).collect();
        for (at, entry) in touched.into_iter().filter_map(|at| Some((at, self.entries.get(at)?))) {
            if !self.fits(entry.sense, age) {
                continue;
            }
            let odd = || near.iter().filter(|(_, near)| !near.entries.contains(&at));
            let shared = sought.words.len() - odd().count();
            let lacks = |own: &&String| !told.contains(own.as_str());
            if odd().any(|(word, _)| tells_apart(word))
                || entry.content.words.iter().filter(lacks).any(|own| tells_apart(own))
            {
                continue;
            }
            let size = entry.content.words.len() + sought.words.len();
            let words = 2.0 * shared as f64 / size as f64;
            let letters = strsim::normalized_levenshtein(&entry.folded, &folded);
            let likeness = if shared >= 2 { words.max(letters) } else { letters.min(0.88) } * 0.93;
            if likeness < LIKE_ENOUGH {
                continue;
            }
            if likeness > best.likeness + 1e-9 {
                best = Meaning { senses: vec![entry.sense], likeness };
            } else if (likeness - best.likeness).abs() <= 1e-9 && !best.senses.contains(&entry.sense) {
                best.senses.push(entry.sense);
            }
        }
        best.likeness = best.likeness.min(SURE - 0.01);
        best.senses = prefer(std::mem::take(&mut best.senses), text);
        best
    }

    /// The indicator that a title, sheet name or file name is about: the one whose name stands in
    /// it whole, as long as no other's does.
    pub(super) fn subject(&self, text: &str, age: Option<Stage>) -> About {
        let sought = content(text);
        let age = sought.age.or(age);
        let of_status = is_of_status(text);
        let mut found: Vec<(&Entry, usize)> = Vec::new();
        let with_a_word = sought.words.iter().filter_map(|word| self.words.get(word)).flatten();
        let touched: BTreeSet<usize> = with_a_word.copied().collect();
        for entry in touched.into_iter().filter_map(|at| self.entries.get(at)) {
            let telling = entry.content.words.len();
            // “1.6%” in a note does not name the 6-in-1 vaccine.
            let figures_only = !entry.content.words.iter().any(|word| word.contains(char::is_alphabetic));
            let short = figures_only || telling == 1 && entry.content.words.iter().all(|word| word.len() < 4);
            let named = entry.sense.component == Component::Value
                && !short
                && self.fits(entry.sense, age)
                && self.is_of_kind(entry.sense, of_status);
            if named && entry.content.words.is_subset(&sought.words) {
                found.push((entry, telling));
            }
        }
        // “Breastfeeding status recorded at 6 to 8 weeks” has no more telling words than the breastfeeding itself.
        let fits: Vec<bool> = found.iter().map(|(entry, _)| entry.of_status == of_status).collect();
        let alike = |entry: &Entry| {
            found
                .iter()
                .zip(&fits)
                .any(|((other, _), fits)| *fits && other.content.words == entry.content.words)
        };
        let found: Vec<(&Entry, usize)> = found
            .iter()
            .zip(&fits)
            .filter(|((entry, _), fits)| **fits || !alike(entry))
            .map(|(found, _)| *found)
            .collect();
        // Of names with the same telling words, what stands there letter by letter goes first: a mortality
        // ratio is not the mortality.
        let folded = format!(" {} ", fold(&split_joined(text)));
        let stands = |entry: &Entry| folded.contains(&format!(" {} ", entry.folded));
        let other_stands = |entry: &Entry| {
            found.iter().any(|(other, _)| other.content.words == entry.content.words && stands(other))
        };
        let found: Vec<(&Entry, usize)> =
            found.iter().filter(|(entry, _)| stands(entry) || !other_stands(entry)).copied().collect();
        // A name within a longer name says nothing of its own.
        let own = |(entry, telling): &(&Entry, usize)| {
            !found
                .iter()
                .any(|(other, size)| size > telling && entry.content.words.is_subset(&other.content.words))
        };
        let mut indicators: Vec<u16> =
            found.iter().filter(|pair| own(pair)).map(|(entry, _)| entry.sense.indicator).collect();
        indicators.sort_unstable();
        indicators.dedup();
        match indicators.as_slice() {
            [] => About::Nothing,
            [only] => About::One(*only),
            _ => About::Several,
        }
    }
}

/// Among senses of one indicator keeps the part that the text's own words point to.
fn prefer(senses: Vec<Sense>, text: &str) -> Vec<Sense> {
    let Some(wanted) = part_word(text) else { return senses };
    let wanted = match wanted {
        PartWord::Share => Component::Value,
        PartWord::Numerator => Component::Numerator,
        PartWord::Denominator => Component::Denominator,
        PartWord::Count => {
            let counts: Vec<Sense> =
                senses.iter().copied().filter(|sense| sense.component != Component::Value).collect();
            return if counts.is_empty() { senses } else { counts };
        }
        PartWord::Lower | PartWord::Upper | PartWord::Interval => return senses,
    };
    let fitting: Vec<Sense> = senses.iter().copied().filter(|sense| sense.component == wanted).collect();
    if fitting.is_empty() { senses } else { fitting }
}

/// What a heading's own words say of the part it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartWord {
    /// A percentage, rate or ratio.
    Share,
    /// The count above the line.
    Numerator,
    /// The count below the line.
    Denominator,
    /// A count of something.
    Count,
    /// The lower end of an interval.
    Lower,
    /// The upper end of an interval.
    Upper,
    /// Both ends in one cell.
    Interval,
}

/// How headings say that a value is a rate.
const RATES: [&str; 6] = ["per 1 000", "per 1000", "per 10 000", "per 10000", "per 100 000", "per 100000"];

/// Whether a heading says outright that it is a share, whatever name it bears: `% initiated`.
pub(super) fn says_share(text: &str) -> bool {
    let share = |word: &str| matches!(word, "percentage" | "percent" | "proportion" | "rate");
    part_word(text) == Some(PartWord::Share) && (text.contains('%') || fold(text).split(' ').any(share))
}

/// The part that `text` names in so many words.
pub(super) fn part_word(text: &str) -> Option<PartWord> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    // `Value` over a long file's numbers says nothing: the row tells whether it is a count.
    if words == ["value"] {
        return None;
    }
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let interval =
        matches!(words.as_slice(), ["lower" | "upper"] | ["lower" | "upper", "bound" | "95%" | "95"])
            || any(&[
                "ci",
                "confidence",
                "limit",
                "lcl",
                "ucl",
                "limits",
                "interval",
                "lowerci95",
                "upperci95",
            ])
            || folded.starts_with("lowerci")
            || folded.starts_with("upperci");
    if interval {
        let lower = any(&["lower", "lcl", "low"]) || folded.starts_with("lowerci");
        let upper = any(&["upper", "ucl", "high"]) || folded.starts_with("upperci");
        return Some(match (lower, upper) {
            (true, false) => PartWord::Lower,
            (false, true) => PartWord::Upper,
            _ => PartWord::Interval,
        });
    }
    if any(&["denominator", "denom", "denominators"]) {
        return Some(PartWord::Denominator);
    }
    if any(&["numerator", "numerators"]) {
        return Some(PartWord::Numerator);
    }
    if matches!(
        words.as_slice(),
        ["eligible" | "population" | "cohort"]
            | ["number", "eligible"]
            | ["eligible", "population" | "children" | "women" | "cohort"]
    ) {
        return Some(PartWord::Denominator);
    }
    if words == ["d"] || matches!(words.as_slice(), ["of"] | ["out", "of"]) {
        return Some(PartWord::Denominator);
    }
    if words == ["n"] {
        return Some(PartWord::Numerator);
    }
    if matches!(words.as_slice(), ["immunised" | "vaccinated"] | ["number", "immunised" | "vaccinated"]) {
        return Some(PartWord::Numerator);
    }
    let starts_with_count =
        matches!(words.as_slice(), ["number" | "no" | "count" | "num" | "numbers" | "n", ..]);
    // “<60% median income” is a threshold, not a unit.
    let sign =
        |word: &&str| word.contains('%') && !word.starts_with(|c: char| c == '<' || c.is_ascii_digit());
    let share = words.iter().any(sign)
        || any(&["percentage", "percent", "rate", "prevalence", "proportion", "ratio", "value", "occupancy"])
        || RATES.iter().any(|per| folded.contains(per));
    if share && !starts_with_count {
        return Some(PartWord::Share);
    }
    (starts_with_count || any(&["number", "count"])).then_some(PartWord::Count)
}
