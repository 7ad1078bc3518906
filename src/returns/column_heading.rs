//! What a column's heading cells say: a key, a remark, or figures of something, some time, somewhere.

use super::{
    Cell, Component, Confidence, Content,
    areas::named_area,
    columns::{Column, Figures, Role},
    context::Said,
    heading::{Heading, heading},
    local::is_part_only,
    table::is_period_cell,
    target::only,
    vocabulary::{Meaning, PartWord, SURE, Vocabulary, part_word, says_share},
    when::{PeriodColumn, period_in},
    words::Stage,
};
use crate::domain::{
    Area, Period, QuarterYear, names_part_of_year, parse_period, parse_period_parts, parse_short_year,
    parse_unclear_quarter,
};

/// The headings of one table, read with what they say of each other.
pub(super) struct Headings<'a> {
    vocabulary: &'a Vocabulary<'a>,
    age: Option<Stage>,
    dates: PeriodColumn,
    /// Whether `08/09` is a year here.
    short_years: bool,
}

/// The text of a cell with single blanks.
fn text_of(cell: &Cell) -> String {
    cell.shown().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A column's heading cells as one text.
pub(super) fn heading_text(parts: &[Cell]) -> String {
    parts.iter().map(text_of).collect::<Vec<_>>().join(" ")
}

impl<'a> Headings<'a> {
    /// Learns from all heading cells of a table.
    pub(super) fn learn(stacks: &[Vec<Cell>], vocabulary: &'a Vocabulary<'a>, age: Option<Stage>) -> Self {
        let dated: Vec<&Cell> =
            stacks.iter().flatten().filter(|cell| matches!(cell.content, Content::Date(_))).collect();
        let short = |parts: &&Vec<Cell>| parts.iter().any(|part| parse_short_year(&text_of(part)).is_some());
        Self {
            vocabulary,
            age,
            dates: PeriodColumn::learn("period", dated.into_iter(), &Said::default()),
            short_years: stacks.iter().filter(short).count() >= 2,
        }
    }

    /// The column under these heading cells.
    pub(super) fn column(&mut self, at: u32, parts: &[Cell]) -> Column {
        let role = self.role(parts);
        let heading = match (&role, parts) {
            // Under the year of its block a key is still that key.
            (Role::Figures(_) | Role::Idle(_), _) | (_, []) => heading_text(parts),
            (_, [head, rest @ ..]) if !rest.is_empty() && is_period_cell(head) => heading_text(rest),
            _ => heading_text(parts),
        };
        let (why, confidence) = why(&role, &heading);
        Column { at, heading, role, why, confidence }
    }

    fn period(&mut self, part: &Cell, text: &str) -> Option<Period> {
        if self.short_years
            && let Some(year) = parse_short_year(text)
        {
            return Some(year);
        }
        if !is_period_cell(part) {
            return None;
        }
        match &part.content {
            Content::Text(text) => parse_period(text),
            _ => self.dates.read(part),
        }
    }

    fn role(&mut self, parts: &[Cell]) -> Role {
        let mut period = None;
        let mut within: Option<String> = None;
        let mut unclear = false;
        let mut texts: Vec<String> = Vec::new();
        for part in parts {
            let text = text_of(part);
            if let Some(found) = self.period(part, &text) {
                period = period.or(Some(found));
            } else if within.is_none() && names_part_of_year(&text) {
                within = Some(text);
            } else if within.is_none() && parse_unclear_quarter(&text, QuarterYear::April).is_some() {
                within = Some(text);
                unclear = true;
            } else {
                texts.push(text);
            }
        }
        // A year over its quarters.
        if let (Some(year), Some(part)) = (period, &within) {
            let counted = |counted| parse_unclear_quarter(&format!("{part} {year}"), counted).is_some();
            if counted(QuarterYear::April) {
                (period, within, unclear) = (None, Some(format!("{part} {year}")), true);
            } else {
                period = parse_period_parts(&year.to_string(), part).or(period);
                within = None;
            }
        }
        let mut label = texts.join(" ");
        let last = texts.last().cloned().unwrap_or_default();
        if let Some(key) =
            heading(&label).filter(|key| (period.is_some() || within.is_some()) && is_key(*key))
        {
            return of_heading(key);
        }
        if period.is_none() && within.is_none() {
            if let Some(known) = heading(&label).or_else(|| {
                heading(&last)
                    .filter(|own| !matches!(own, Heading::Idle(_) | Heading::Unit) || texts.len() == 1)
            }) && !self.is_named(&label, known)
            {
                return of_heading(known);
            }
            if let Some((found, rest)) = period_in(&label) {
                period = Some(found);
                label = rest;
            } else if let Some((part, rest)) = part_of_year_in(&label) {
                within = Some(part);
                label = rest;
            }
        }
        let figures = Figures { period, within, unclear, label: label.clone(), ..Figures::default() };
        if label.is_empty() {
            return Role::Figures(figures);
        }
        if let Some(known @ Heading::Idle(reason)) =
            heading(&label).filter(|_| figures.period.is_some() || figures.within.is_some())
            && !self.is_named(&label, known)
        {
            return Role::Idle(reason.to_owned());
        }
        Role::Figures(self.figures(figures, &texts))
    }

    /// “Smoking target met” may be what an indicator is called.
    fn is_named(&self, label: &str, known: Heading) -> bool {
        matches!(known, Heading::Idle(_)) && self.vocabulary.named(label, self.age).likeness >= SURE
    }

    /// What the words of a heading of figures mean.
    fn figures(&self, mut figures: Figures, texts: &[String]) -> Figures {
        let label = figures.label.clone();
        let first = texts.first().cloned().unwrap_or_default();
        let last = texts.last().cloned().unwrap_or_default();
        figures.part = part_word(&last).or_else(|| part_word(&label));
        if matches!(figures.part, Some(PartWord::Lower | PartWord::Upper | PartWord::Interval)) {
            // “Breastfeeding initiation % (95% CI)” heads the value with its interval in one cell.
            let value = label.rsplit_once('(').map(|(front, _)| front.trim().to_owned());
            let Some(value) = value.filter(|front| self.vocabulary.named(front, self.age).likeness >= SURE)
            else {
                return figures;
            };
            figures.part = part_word(&value);
            figures.label.clone_from(&value);
            let meaning = self.vocabulary.named(&value, self.age);
            (figures.senses, figures.likeness) = (meaning.senses, meaning.likeness);
            return figures;
        }
        let mut best = self.meaning(&label, &first, &last, texts.len() > 1, figures.part);
        if best.senses.len() > 1 && only(&best.senses).is_none() {
            // “Rates”, “Neonatal mortality rate (per 1,000 live births)”: what stands between is the name.
            let names = texts.iter().map(|text| without_base(text)).filter(|text| !is_part_only(text));
            let name = self.vocabulary.named(&names.collect::<Vec<_>>().join(" "), self.age);
            if only(&name.senses).is_some_and(|own| best.senses.iter().any(|sense| sense.indicator == own)) {
                best = name;
            }
        }
        figures.senses = best.senses;
        figures.likeness = best.likeness;
        // “% booked” bears the name of a whole, and is none.
        let of_wholes = figures.senses.iter().all(|sense| sense.component == Component::Denominator);
        if of_wholes && says_share(&label) {
            figures.senses.clear();
            figures.likeness = 0.0;
        }
        if figures.senses.is_empty() || figures.likeness < SURE {
            figures.area = area_of(texts);
            if figures.area.is_some() {
                figures.senses.clear();
            }
        }
        figures
    }

    fn meaning(
        &self,
        label: &str,
        first: &str,
        last: &str,
        stacked: bool,
        part: Option<PartWord>,
    ) -> Meaning {
        let mut best = self.vocabulary.meaning(label, self.age);
        if best.likeness >= SURE || !stacked {
            return best;
        }
        let share = part == Some(PartWord::Share) || part_word(label) == Some(PartWord::Share);
        for alone in [last, first].into_iter().filter(|text| !is_aside(text)) {
            let other = self.vocabulary.meaning(alone, self.age);
            let below = other.senses.iter().all(|sense| sense.component == Component::Denominator);
            // “All children” under “% in poverty” is no count, and under the name of another count not the whole.
            let narrowed = alone == last && below && (share || self.vocabulary.is_foreign(first, self.age));
            if other.likeness > best.likeness && !narrowed {
                best = other;
            }
        }
        best
    }
}

/// “(per 1,000 live births and stillbirths)” says of whom the name above it is counted.
fn is_aside(text: &str) -> bool {
    text.starts_with('(') && text.ends_with(')')
}

/// A heading without the brackets that say of whom a rate is counted.
fn without_base(text: &str) -> &str {
    let front = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let front = front.filter(|(_, inside)| inside.trim_start().to_lowercase().starts_with("per "));
    front.map_or(text, |(front, _)| front.trim())
}

/// The organisation that heading cells name: by the code of one and the name of another, where both stand there.
fn area_of(texts: &[String]) -> Option<Area> {
    let mut found: Vec<Area> = texts.iter().filter_map(|text| named_area(text)).collect();
    let coded = found.iter().position(|area| !area.code.is_stand_in());
    let named = found.iter().find(|area| area.name != area.code.as_str()).map(|area| area.name.clone());
    let mut area = found.swap_remove(coded.or(if found.is_empty() { None } else { Some(0) })?);
    if let Some(name) = named.filter(|_| area.name == area.code.as_str()) {
        area.name = name;
    }
    Some(area)
}

/// Whether a heading is that of a key whatever stands above it.
const fn is_key(heading: Heading) -> bool {
    matches!(heading, Heading::AreaCode(_) | Heading::AreaName(_) | Heading::Area(_))
}

/// A quarter or month that ends or begins a heading without its year: `Smoking at delivery Q1`.
fn part_of_year_in(label: &str) -> Option<(String, String)> {
    let clear = |word: &str| {
        names_part_of_year(word)
            && !matches!(word.to_lowercase().as_str(), "may" | "march" | "mar" | "m1" | "m2")
    };
    let (rest, last) = label.rsplit_once(' ')?;
    if clear(last) {
        return Some((last.to_owned(), rest.trim_end_matches([' ', '-', '–', ',']).to_owned()));
    }
    let (first, rest) = label.split_once(' ')?;
    clear(first).then(|| (first.to_owned(), rest.trim_start_matches([' ', '-', '–', ',']).to_owned()))
}

/// Why a column is taken for what it is, as far as its heading tells.
fn why(role: &Role, heading: &str) -> (String, Confidence) {
    let Role::Figures(figures) = role else {
        return (format!("the heading “{heading}” says so"), Confidence::Sure);
    };
    if figures.senses.is_empty() {
        return (format!("the heading “{heading}” names no indicator of its own"), Confidence::Likely);
    }
    match figures.likeness {
        1.0.. => (format!("“{heading}” is one of its names"), Confidence::Sure),
        SURE.. => (format!("“{heading}” has the words of one of its names"), Confidence::Likely),
        _ => (format!("“{heading}” is like one of its names"), Confidence::Unsure),
    }
}

fn of_heading(known: Heading) -> Role {
    match known {
        Heading::AreaCode(rank) => Role::AreaCode(rank),
        Heading::AreaName(rank) | Heading::Area(rank) => Role::AreaName(rank),
        Heading::Period => Role::Period,
        Heading::PeriodEnd => Role::PeriodEnd,
        Heading::Year => Role::Year,
        Heading::PartOfYear => Role::PartOfYear,
        Heading::Indicator => Role::Indicator,
        Heading::IndicatorNumber => Role::IndicatorNumber,
        Heading::Measure | Heading::Dimension => Role::Measure,
        Heading::Group(name) => Role::Group(name.to_owned()),
        Heading::GroupKind => Role::GroupKind,
        Heading::GroupPart => Role::GroupPart,
        Heading::Unit => Role::Unit,
        Heading::Note => Role::Note,
        Heading::Idle(reason) => Role::Idle(reason.to_owned()),
    }
}
