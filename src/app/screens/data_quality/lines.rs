//! Which findings are listed, and under which heads.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use crate::{
    base::{Severity, fold},
    document::{Document, Noticed},
    domain::{AreaCode, FigureKey, IndicatorId, Period},
    quality::Becomes,
    workbook::Catalogue,
};

/// What the findings are put together by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, strum::EnumIter)]
pub(super) enum By {
    /// The return that they are about.
    #[default]
    Return,
    /// The indicator.
    Indicator,
    /// How much they matter, then what they say.
    Severity,
}

impl By {
    /// What people read.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Return => "By return",
            Self::Indicator => "By indicator",
            Self::Severity => "By severity",
        }
    }
}

/// What a person wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filters {
    pub by: By,
    pub search: String,
    pub severity: Option<Severity>,
    pub area: Option<AreaCode>,
    pub period: Option<Period>,
    pub indicator: Option<IndicatorId>,
    /// Heads whose findings are folded away.
    pub folded: BTreeSet<Head>,
    /// Groups whose findings are listed.
    pub opened: BTreeSet<Group>,
}

/// Findings under one head that say the same of several figures.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Group {
    pub head: Head,
    pub severity: Severity,
    pub code: String,
}

/// So many of the same under one head are put together in one line that opens.
const MANY: usize = 4;

/// What stands above findings that belong together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Head {
    /// A return, by its number; the latest first. `None` for the scorecard as a whole.
    Return(Reverse<Option<u32>>),
    /// An indicator, by name and id; `None` for findings that are about none.
    Indicator(Option<(String, IndicatorId)>),
    /// How much they matter, the gravest first.
    Severity(Reverse<Severity>),
}

/// One side of all the disagreements of a return: the words on its button, and the choices.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Side {
    pub words: String,
    pub choices: Vec<(FigureKey, Option<usize>)>,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Line {
    /// A head with the number of its errors, warnings and notes.
    Head {
        /// Which.
        head: Head,
        /// Its words.
        name: String,
        /// How many of each severity, the gravest first.
        counts: [usize; 3],
        /// The sides that may be taken in all its disagreements.
        settle: Vec<Side>,
    },
    /// Several findings that say the same.
    Group {
        /// Which.
        group: Group,
        /// What they say, in short.
        name: String,
        /// How many.
        count: usize,
        /// Whether they are listed below.
        is_open: bool,
    },
    /// A finding.
    Finding {
        /// Its position.
        at: usize,
        /// Whether it stands below the line of its group.
        in_group: bool,
    },
}

/// The lines for what `filters` asks for.
pub(super) fn lines(
    document: &Document,
    catalogue: &Catalogue,
    noticed: &[Noticed],
    filters: &Filters,
) -> Vec<Line> {
    let names = Names { document, catalogue };
    let sought = fold(&filters.search);
    let mut heads: BTreeMap<Head, Vec<usize>> = BTreeMap::new();
    for (at, one) in noticed.iter().enumerate() {
        if is_wanted(one, filters) && names.say(one, &sought) {
            heads.entry(names.head(one, filters.by)).or_default().push(at);
        }
    }
    let mut lines = Vec::new();
    for (head, own) in heads {
        let found = |at: &usize| noticed.get(*at);
        let mut counts = [0; 3];
        for one in own.iter().filter_map(found) {
            match one.finding.severity {
                Severity::Error => counts[0] += 1,
                Severity::Warning => counts[1] += 1,
                Severity::Note => counts[2] += 1,
            }
        }
        let settle = if filters.by == By::Return { settle(own.iter().filter_map(found)) } else { Vec::new() };
        let folded = filters.folded.contains(&head);
        let name = names.of(&head);
        let below = if folded { Vec::new() } else { below(&head, &own, noticed, filters) };
        lines.push(Line::Head { name, head, counts, settle });
        lines.extend(below);
    }
    lines
}

/// What stands below a head: the gravest first, what can be put right by one press before the rest of its
/// severity, and many of the same in one line.
fn below(head: &Head, own: &[usize], noticed: &[Noticed], filters: &Filters) -> Vec<Line> {
    let mut groups: BTreeMap<(Reverse<Severity>, &str), Vec<usize>> = BTreeMap::new();
    for at in own {
        let Some(one) = noticed.get(*at) else { continue };
        let group = (Reverse(one.finding.severity), one.finding.code.as_str());
        groups.entry(group).or_default().push(*at);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    let is_helped = |at: &usize| noticed.get(*at).is_some_and(|one| !one.corrections.is_empty());
    groups.sort_by_key(|((severity, _), own)| (*severity, !own.iter().any(is_helped), own.first().copied()));
    let mut lines = Vec::new();
    for ((Reverse(severity), code), own) in groups {
        let in_group = own.len() >= MANY;
        let group = Group { head: head.clone(), severity, code: code.to_owned() };
        let is_open = !in_group || !filters.search.is_empty() || filters.opened.contains(&group);
        if in_group {
            lines.push(Line::Group { name: in_short(code), group, count: own.len(), is_open });
        }
        if is_open {
            lines.extend(own.into_iter().map(|at| Line::Finding { at, in_group }));
        }
    }
    lines
}

/// What findings of a code say, as the help has it: `The file gives two values for one figure`.
fn in_short(code: &str) -> String {
    let explained = include_str!("../../../../assets/help/findings.txt");
    let mut entries = explained.lines().filter_map(|line| line.split_once(": "));
    let words = entries.find(|(known, _)| *known == code).map_or(code, |(_, words)| words);
    let short = words.split([';', '.']).next().unwrap_or(words).replace('_', " ");
    let mut letters = short.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn is_wanted(one: &Noticed, filters: &Filters) -> bool {
    let about = |is: &dyn Fn(&FigureKey) -> bool| one.figures.iter().any(is);
    filters.severity.is_none_or(|severity| one.finding.severity == severity)
        && filters.area.as_ref().is_none_or(|area| about(&|key| key.area == *area))
        && filters.period.is_none_or(|period| about(&|key| key.period == period))
        && filters.indicator.as_ref().is_none_or(|indicator| about(&|key| key.indicator == *indicator))
}

/// The sides that may be taken at once in the disagreements of a return, where there are several: what
/// stands, or each of the other files.
fn settle<'a>(own: impl Iterator<Item = &'a Noticed>) -> Vec<Side> {
    let mut sides: BTreeMap<String, Vec<(FigureKey, Option<usize>)>> = BTreeMap::new();
    for one in own.filter(|one| one.finding.code == "figures_disagree") {
        for (key, becomes) in one.corrections.iter().flat_map(|correction| &correction.changes) {
            let Becomes::Settled(rival) = becomes else { continue };
            let words = match rival {
                None => "Keep what stands in all".to_owned(),
                Some(_) => format!("Use {} in all", one.finding.place.file),
            };
            sides.entry(words).or_default().push((key.clone(), *rival));
        }
    }
    sides.retain(|_, choices| choices.len() > 1);
    let side =
        |(words, choices): (String, Vec<_>)| Side { words: format!("{words} {}", choices.len()), choices };
    sides.into_iter().map(side).collect()
}

/// What things are called.
struct Names<'a> {
    document: &'a Document,
    catalogue: &'a Catalogue,
}

impl Names<'_> {
    fn indicator(&self, id: &IndicatorId) -> String {
        let local = || self.document.dataset.local_indicators().get(id).map(|local| local.name.clone());
        let known = self.catalogue.indicator(id).map(|known| known.name.clone());
        known.or_else(local).unwrap_or_else(|| id.to_string())
    }

    fn head(&self, one: &Noticed, by: By) -> Head {
        match by {
            By::Return => Head::Return(Reverse(one.from)),
            By::Indicator => {
                let id = one.figures.first().map(|key| &key.indicator);
                Head::Indicator(id.map(|id| (self.indicator(id), id.clone())))
            }
            By::Severity => Head::Severity(Reverse(one.finding.severity)),
        }
    }

    fn of(&self, head: &Head) -> String {
        match head {
            Head::Return(Reverse(None)) => "The scorecard as a whole".to_owned(),
            Head::Return(Reverse(Some(number))) => {
                let record = self.document.returns.iter().find(|record| record.number == *number);
                record.map_or_else(|| format!("Return {number}"), |record| record.file.clone())
            }
            Head::Indicator(None) => "About a sheet or a file".to_owned(),
            Head::Indicator(Some((name, _))) => name.clone(),
            Head::Severity(Reverse(severity)) => severity_words(*severity).to_owned(),
        }
    }

    /// Whether one of its texts has the words that are sought.
    fn say(&self, one: &Noticed, sought: &str) -> bool {
        let has = |text: &str| fold(text).contains(sought);
        let finding = &one.finding;
        sought.is_empty()
            || has(&finding.message)
            || has(&finding.code)
            || has(&finding.place.to_string())
            || one.figures.iter().any(|key| {
                has(&self.indicator(&key.indicator))
                    || has(key.area.as_str())
                    || self.document.dataset.areas().get(&key.area).is_some_and(|area| has(&area.name))
                    || has(&key.period.to_string())
            })
    }
}

/// What a severity asks of a person.
pub(super) const fn severity_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Could not be used",
        Severity::Warning => "To look at",
        Severity::Note => "Worth knowing",
    }
}

/// The areas and periods that the findings are about, for the filters.
pub(super) fn choices(document: &Document, noticed: &[Noticed]) -> (Vec<(AreaCode, String)>, Vec<Period>) {
    let keys = || noticed.iter().flat_map(|one| &one.figures);
    let codes: BTreeSet<&AreaCode> = keys().map(|key| &key.area).collect();
    let label = |code: &AreaCode| {
        document.dataset.areas().get(code).map_or_else(|| code.to_string(), crate::domain::Area::label)
    };
    let mut areas: Vec<(AreaCode, String)> =
        codes.into_iter().map(|code| (code.clone(), label(code))).collect();
    areas.sort_by(|a, b| a.1.cmp(&b.1));
    let periods: BTreeSet<Period> = keys().map(|key| key.period).collect();
    (areas, periods.into_iter().rev().collect())
}
