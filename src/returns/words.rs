//! The words of a heading that carry its meaning, alike however people write them.
//!
//! `% smoking at time of delivery` and `Smokers at delivery (%)` have the same content words.

use std::collections::BTreeSet;

use crate::base::{RAISED_DIGITS, words as folded_words};

/// An age or a stage of pregnancy that tells one indicator from its siblings.
pub(super) type Stage = &'static str;

/// The content of a text: its telling words and the stages it names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Content {
    /// Telling words, in their plain form.
    pub words: BTreeSet<String>,
    /// Stages such as `age12m` or `w6to8`, also among the words unless they are ages.
    pub age: Option<Stage>,
}

impl Content {
    /// One text for words and age, to look the content up by.
    pub(super) fn key(&self) -> String {
        self.words.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// Words that say nothing of what is measured.
const EMPTY: &[&str] = &[
    "of",
    "the",
    "a",
    "an",
    "at",
    "by",
    "in",
    "for",
    "to",
    "and",
    "or",
    "on",
    "who",
    "whose",
    "with",
    "were",
    "was",
    "are",
    "is",
    "be",
    "been",
    "their",
    "have",
    "has",
    "had",
    "that",
    "this",
    "number",
    "no",
    "num",
    "count",
    "total",
    "percentage",
    "percent",
    "%",
    "proportion",
    "rate",
    "rates",
    "ratio",
    "value",
    "performance",
    "figure",
    "actual",
    "actuals",
    "achieved",
    "result",
    "results",
    "all",
    "women",
    "woman",
    "mother",
    "known",
    "recorded",
    "time",
    "status",
    "from",
    "per",
    "as",
    "within",
    "before",
    "completed",
    "mothers",
    "numerator",
    "denominator",
    "period",
    "quarterly",
    "monthly",
    "annual",
    "return",
    "q",
    "n",
    "pct",
    "ccg",
    "trust",
    "nhs",
    "england",
    "indicator",
    "measure",
    "than",
    "it",
    "its",
    "000s",
    "thousands",
];

/// Different words for one thing.
fn plain(word: &str) -> String {
    let same = match word {
        "smokers" | "smoker" | "smoked" | "smoke" => "smoking",
        "deliveries" | "delivered" | "delivering" => "delivery",
        "breastfed" | "bf" | "breastfeed" | "breastmilk" => "breastfeeding",
        "booked" | "bookings" | "book" => "booking",
        "assessments" | "assessed" => "assessment",
        "midwives" | "midwifery" => "midwife",
        "initiated" | "initiating" => "initiation",
        "immunised" | "immunisations" | "vaccination" | "vaccinated" | "vaccinations" => "immunisation",
        "deaths" | "death" => "mortality",
        "occupied" => "occupied",
        "babies" | "baby" | "infants" => "infant",
        "maternities" => "maternity",
        "u18" | "under18" | "under18s" => "u18",
        "wte" | "fte" | "wtes" | "ftes" => "wte",
        "pcv2" => "pcv",
        "hib3" => "hib",
        "non" => "not",
        "postneonatal" => "postneonatal",
        "excl" | "exc" | "excludes" => "excluding",
        other => other,
    };
    if same != word {
        return same.to_owned();
    }
    if let Some(bare) = without_raised_figure(word) {
        return plain(bare);
    }
    match word.strip_suffix('s') {
        Some(stem) if word.len() > 4 && !stem.ends_with('s') && !stem.ends_with('u') => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// `births3` with the figure of its footnote off; the names of vaccines keep theirs.
fn without_raised_figure(word: &str) -> Option<&str> {
    let bare = word.strip_suffix(|c: char| c.is_ascii_digit())?;
    (bare.len() >= 5 && bare.chars().all(|c| c.is_ascii_alphabetic())).then_some(bare)
}

/// Runs of folded words that are one word to the trade, longest first.
const RUNS: &[(&[&str], &str)] = &[
    (&["12", "weeks", "6", "days"], "w12"),
    (&["12", "weeks", "and", "6", "days"], "w12"),
    (&["12", "completed", "weeks"], "w12"),
    (&["12", "weeks"], "w12"),
    (&["12", "week"], "w12"),
    (&["12", "wks"], "w12"),
    (&["12", "wk"], "w12"),
    (&["twelve", "weeks"], "w12"),
    (&["13", "weeks"], "w12"),
    (&["12", "6"], "w12"),
    (&["10", "weeks"], "w10"),
    (&["10", "week"], "w10"),
    (&["10", "0"], "w10"),
    (&["6", "to", "8", "weeks"], "w6to8"),
    (&["6", "to", "8", "week"], "w6to8"),
    (&["6", "8", "weeks"], "w6to8"),
    (&["6", "8", "week"], "w6to8"),
    (&["6", "8", "wks"], "w6to8"),
    (&["6", "8", "wk"], "w6to8"),
    (&["6", "or", "8", "weeks"], "w6to8"),
    (&["six", "to", "eight", "weeks"], "w6to8"),
    (&["six", "eight", "weeks"], "w6to8"),
    (&["6", "to", "8", "w"], "w6to8"),
    (&["6", "8", "w"], "w6to8"),
    (&["6", "8"], "w6to8"),
    (&["1", "to", "1"], "onetoone"),
    (&["one", "to", "one"], "onetoone"),
    (&["1", "1"], "onetoone"),
    (&["breast", "feeding"], "breastfeeding"),
    (&["breast", "fed"], "breastfeeding"),
    (&["breast", "milk"], "breastfeeding"),
    (&["under", "18"], "u18"),
    (&["under", "18s"], "u18"),
    (&["whole", "time", "equivalent"], "wte"),
    (&["full", "time", "equivalent"], "wte"),
    (&["pre", "school"], "preschool"),
    (&["mmr", "1"], "mmr1"),
    (&["mmr", "2"], "mmr2"),
    (&["not", "known"], "unknown"),
    (&["not", "recorded"], "unknown"),
    (&["not", "stated"], "unknown"),
    (&["post", "neonatal"], "postneonatal"),
];

/// Runs of folded words that say only how long it was counted, in the period that is given anyhow.
const TIMES: &[&[&str]] = &[
    &["in", "the", "quarter"],
    &["in", "the", "month"],
    &["in", "the", "period"],
    &["in", "quarter"],
    &["in", "month"],
    &["in", "period"],
    &["during", "the", "quarter"],
    &["during", "the", "month"],
    &["during", "the", "period"],
    &["during", "quarter"],
    &["for", "the", "quarter"],
    &["for", "the", "month"],
    &["for", "quarter"],
    &["this", "quarter"],
    &["this", "month"],
    &["this", "period"],
];

/// How many words of `rest` only say by how many the value is counted: `per 1,000 live births`. People of
/// an age or sex tell more than that: conceptions per 1,000 girls of 15 to 17 are not all conceptions.
fn rate_base(rest: &[String]) -> usize {
    let number = |at: usize| rest.get(at).is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let shortened =
        |at: usize| rest.get(at).is_some_and(|word| matches!(word.as_str(), "1k" | "100k" | "10k"));
    if rest.first().is_none_or(|word| word != "per") || !(number(1) || shortened(1)) {
        return 0;
    }
    let mut length = if number(2) && rest.get(2).is_some_and(|word| word.len() == 3) { 3 } else { 2 };
    let is_base = |at: usize| rest.get(at).is_some_and(|word| BASES.contains(&word.as_str()));
    let is_joint = |at: usize| rest.get(at).is_some_and(|word| word == "and") && is_base(at + 1);
    while is_base(length) || is_joint(length) {
        length += 1;
    }
    let is_of_some = rest.get(length).is_some_and(|word| SOME.contains(&word.as_str()));
    if is_of_some { 0 } else { length }
}

/// Words for those of whom a rate is counted.
const BASES: &[&str] = &[
    "live",
    "still",
    "births",
    "stillbirths",
    "total",
    "birth",
    "population",
    "maternities",
    "deliveries",
    "children",
];

/// Words that go on to say of which people.
const SOME: &[&str] = &["women", "woman", "females", "female", "girls", "girl", "aged", "age", "under"];

/// Words of which one more or one fewer makes another thing of a like name.
const TELLING: &[&str] = &[
    "not",
    "unknown",
    "never",
    "except",
    "excluding",
    "without",
    "other",
    "early",
    "late",
    "extended",
    "neonatal",
    "postneonatal",
    "perinatal",
    "stillbirth",
    "post",
    "pre",
    "under",
    "over",
    "less",
    "more",
    "low",
    "very",
    "first",
    "second",
    "booster",
    "previous",
    "booking",
    "delivery",
    "initiation",
    "partially",
    "totally",
    "exclusively",
    "home",
    "referral",
    "vacancy",
    "gap",
    "male",
    "female",
    "boy",
    "girl",
];

/// Whether a word by itself tells one thing from another of a like name: a number, a dose, a negation.
pub(super) fn tells_apart(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) || TELLING.contains(&word)
}

/// Whether two words are one, give or take a slip of the fingers.
pub(super) fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    let slips = match longer {
        0..=4 => return false,
        5..=8 => 1,
        _ => 2,
    };
    // Most pairs of words differ more than that in length alone.
    if longer - shorter > slips {
        return false;
    }
    let numbered = a.contains(|c: char| c.is_ascii_digit()) || b.contains(|c: char| c.is_ascii_digit());
    !numbered && strsim::osa_distance(a, b) <= slips
}

/// Runs of folded words that name an age.
const AGES: &[(&[&str], Stage)] = &[
    (&["3", "months"], "age3m"),
    (&["12", "months"], "age12m"),
    (&["12", "month"], "age12m"),
    (&["1", "year"], "age12m"),
    (&["one", "year"], "age12m"),
    (&["first", "birthday"], "age12m"),
    (&["1st", "birthday"], "age12m"),
    (&["24", "months"], "age24m"),
    (&["24", "month"], "age24m"),
    (&["2", "years"], "age24m"),
    (&["2", "year"], "age24m"),
    (&["two", "years"], "age24m"),
    (&["second", "birthday"], "age24m"),
    (&["2nd", "birthday"], "age24m"),
    (&["5", "years"], "age5y"),
    (&["5", "year"], "age5y"),
    (&["5", "yrs"], "age5y"),
    (&["five", "years"], "age5y"),
    (&["fifth", "birthday"], "age5y"),
    (&["5th", "birthday"], "age5y"),
];

/// Single folded words that name an age or a stage.
fn stage_word(word: &str) -> Option<Stage> {
    Some(match word {
        "3m" => "age3m",
        "12m" | "12mth" | "12mths" | "12months" | "12month" | "1y" | "1yr" => "age12m",
        "24m" | "24mth" | "24mths" | "24months" | "24month" | "2y" | "2yr" | "2yrs" => "age24m",
        "5y" | "5yr" | "5yrs" | "5years" => "age5y",
        "12w6d" | "12wk" | "12wks" | "12w" | "12weeks" | "12week" => "w12",
        "10w" | "10wk" | "10wks" | "10weeks" | "10w0d" => "w10",
        "satod" | "ssatod" => "smoking delivery",
        _ => return None,
    })
}

fn starts_with(words: &[String], run: &[&str]) -> bool {
    words.len() >= run.len() && words.iter().zip(run).all(|(word, wanted)| word == wanted)
}

/// The content of `text`.
pub(super) fn content(text: &str) -> Content {
    let words = folded_words(&split_joined(text));
    let mut content = Content::default();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let passed =
            rate_base(rest).max(TIMES.iter().find(|run| starts_with(rest, run)).map_or(0, |run| run.len()));
        if passed > 0 {
            at += passed;
            continue;
        }
        if let Some((run, age)) = AGES.iter().find(|(run, _)| starts_with(rest, run)) {
            content.age = content.age.or(Some(age));
            at += run.len();
            continue;
        }
        if let Some((run, word)) = RUNS.iter().find(|(run, _)| starts_with(rest, run)) {
            content.words.insert((*word).to_owned());
            at += run.len();
            continue;
        }
        let word = rest.first().map_or("", String::as_str);
        match stage_word(word) {
            Some(stage) if stage.starts_with("age") => content.age = content.age.or(Some(stage)),
            Some(stage) => content.words.extend(stage.split(' ').map(str::to_owned)),
            None if EMPTY.contains(&word) => {}
            None => {
                content.words.insert(plain(word));
            }
        }
        at += 1;
    }
    content
}

/// A raised figure, a star or a dagger only points to a note.
fn is_footnote(c: char) -> bool {
    RAISED_DIGITS.contains(&c) || matches!(c, '*' | '†' | '‡' | '§')
}

/// A text without what points to notes (`[note 2]`, `[c]`) or says that it counts in thousands.
fn without_notes(text: &str) -> std::borrow::Cow<'_, str> {
    let mut out = std::borrow::Cow::Borrowed(text);
    while let Some((front, rest)) = out.split_once('[')
        && let Some((note, after)) = rest.split_once(']')
        && (note.len() <= 2 || note.to_lowercase().starts_with("note"))
    {
        out = std::borrow::Cow::Owned(format!("{front}{after}"));
    }
    for thousands in ["(000s)", "(000’s)", "(000's)", "('000)", "(’000)", "(thousands)"] {
        if out.contains(thousands) {
            out = std::borrow::Cow::Owned(out.replace(thousands, ""));
        }
    }
    out
}

/// Whether a week of pregnancy follows: `<12+6` is by that week, where `<16 yrs` is an age.
fn is_week(rest: impl Iterator<Item = char>) -> bool {
    let after: String = rest.skip_while(|c| matches!(c, '=' | ' ')).take(4).collect();
    ["10+", "12+", "13+", "10 w", "12 w", "13 w", "10w", "12w", "13w"]
        .iter()
        .any(|week| after.starts_with(week))
}

/// Sets a blank where words were joined: `OrgCode`, `Rota%`.
pub(super) fn split_joined(text: &str) -> String {
    let text = without_notes(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut last: Option<char> = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next_is_lower = rest.peek().is_some_and(|next| next.is_lowercase());
        if c.is_uppercase() && next_is_lower && last.is_some_and(char::is_lowercase) {
            out.push(' ');
        }
        if is_footnote(c) {
            continue;
        }
        if matches!(c, '>' | '≥') {
            out.push_str(" over ");
        } else if matches!(c, '<' | '≤') && is_week(rest.clone()) {
            out.push(' ');
        } else if c == '%' {
            out.push_str(" % ");
            // A raised figure after the sign (`MMR1 %2`) is a footnote.
            while rest.peek().is_some_and(char::is_ascii_digit) {
                rest.next();
            }
        } else {
            out.push(c);
        }
        last = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_of_whom_a_rate_is_counted_may_tell_it_from_another() {
        for (a, b) in [
            ("Conception rate per 1,000 females aged 15-17", "All conceptions"),
            ("Conceptions per 1,000 women aged 15 to 44", "Number of conceptions"),
        ] {
            assert_ne!(content(a).words, content(b).words, "{a} / {b}");
        }
    }

    #[test]
    fn headings_of_one_meaning_have_one_content() {
        for (a, b) in [
            ("% smoking at time of delivery", "Smokers at delivery (%)"),
            ("Women booked by 12+6", "% booked by 12 weeks 6 days"),
            ("Breast feeding at 6-8 weeks", "Breastfed at 6 to 8 weeks (%)"),
            ("12m DTaP/IPV/Hib %", "DTaP/IPV/Hib3 (%) at 12 months"),
            ("MMR1 %2", "MMR1 (%)"),
            ("MMR 2", "MMR2%"),
            ("Stillbirth rate per 1,000 total births", "Stillbirths (rate)"),
            ("Smokers in the quarter", "Smokers"),
            ("Rates Perinatal mortality rate (per 1,000 live births and stillbirths)", "Perinatal mortality"),
            ("Births (000s)", "births"),
            ("Infant mortality rate¹ [note 2]", "Infant mortality"),
            ("Live births3", "live births"),
            ("Booked <12+6", "Booked by 12+6"),
        ] {
            assert_eq!(content(a), content(b), "{a} / {b}");
        }
        assert_ne!(content("MMR1 %2"), content("MMR 2"));
        assert_ne!(content("Booked >12+6"), content("Booked by 12+6"));
    }

    #[test]
    fn ages_are_told_apart() {
        assert_eq!(content("24m MMR1 (%)").age, Some("age24m"));
        assert_eq!(content("5y MMR1 (%)").age, Some("age5y"));
        assert_eq!(content("MMR1 (%)").age, None);
    }

    #[test]
    fn joined_words_come_apart() {
        assert_eq!(split_joined("OrgCode"), "Org Code");
        assert_eq!(split_joined("FinancialYear"), "Financial Year");
        assert_eq!(split_joined("DTaP"), "DTaP");
    }

    #[test]
    fn negations_are_kept() {
        assert_eq!(content("Non-smokers at delivery"), content("Not smoking at delivery"));
        assert_ne!(content("% not smoking at delivery"), content("% smoking status not known at delivery"));
        assert_eq!(content("Post-neonatal deaths"), content("postneonatal mortality"));
    }

    #[test]
    fn a_slip_of_the_fingers_is_no_other_word_but_another_number_is() {
        for (a, b, same) in [
            ("smoking", "smokng", true),
            ("breastfeeding", "brestfeding", true),
            ("delivery", "delivry", true),
            ("mmr1", "mmr2", false),
            ("w12", "w10", false),
            ("rate", "date", false),
            ("infant", "infants", true),
            ("neonatal", "antenatal", false),
        ] {
            assert_eq!(alike(a, b), same, "{a} / {b}");
        }
    }
}
