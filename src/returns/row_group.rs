//! For whom a row is: the part of a breakdown that its words name.

use hashbrown::{HashMap, HashSet};

use super::{
    dictionary::WordNumber,
    gathering::{Gathered, Line},
};
use crate::{base::fold, domain::Group};

/// The breakdowns of a table.
#[derive(Debug, Default)]
pub(super) struct RowGroups {
    who: Option<usize>,
    columns: Vec<(usize, String)>,
    kind: Option<usize>,
    part: Option<usize>,
    /// Breakdowns that vary within an indicator, by column and indicator.
    varied: HashSet<(usize, WordNumber)>,
    known: HashMap<Vec<WordNumber>, u16>,
    numbers: HashMap<Group, u16>,
    words: Vec<WordNumber>,
}

impl RowGroups {
    /// Groups by the columns `groups`, and by the one that names the breakdown and the one that names
    /// its part.
    pub(super) fn new(
        who: Option<usize>,
        columns: Vec<(usize, String)>,
        (kind, part): (Option<usize>, Option<usize>),
    ) -> Self {
        Self { who, columns, kind, part, ..Self::default() }
    }

    /// Finds the breakdowns that vary: one that does not (`4-5 yrs`) is part of the indicator's
    /// definition.
    pub(super) fn learn(&mut self, gathered: &Gathered) {
        if self.columns.is_empty() {
            return;
        }
        let mut first: HashMap<(usize, WordNumber), WordNumber> = HashMap::new();
        for line in gathered.lines() {
            let who = line.key(self.who);
            for (at, _) in &self.columns {
                let own = line.key(Some(*at));
                if gathered.text(*at, own).is_empty() {
                    continue;
                }
                if *first.entry((*at, who)).or_insert(own) != own {
                    self.varied.insert((*at, who));
                }
            }
        }
    }

    /// The number of the group that a row is about; 0 for everybody. New ones are added to `groups`.
    pub(super) fn of(&mut self, line: &Line<'_>, gathered: &Gathered, groups: &mut Vec<Group>) -> u16 {
        if self.columns.is_empty() && (self.kind.is_none() || self.part.is_none()) {
            return 0;
        }
        let mut words = std::mem::take(&mut self.words);
        words.clear();
        words.push(line.key(self.who));
        words.extend(self.columns.iter().map(|(at, _)| line.key(Some(*at))));
        words.extend([line.key(self.kind), line.key(self.part)]);
        let known = self.known.get(&words).copied();
        let number = known.unwrap_or_else(|| {
            let number = self.find(line, gathered).map_or(0, |group| self.number(group, groups));
            self.known.insert(words.clone(), number);
            number
        });
        self.words = words;
        number
    }

    fn number(&mut self, group: Group, groups: &mut Vec<Group>) -> u16 {
        if let Some(number) = self.numbers.get(&group) {
            return *number;
        }
        groups.push(group.clone());
        let number = u16::try_from(groups.len()).unwrap_or(u16::MAX);
        self.numbers.insert(group, number);
        number
    }

    fn find(&self, line: &Line<'_>, gathered: &Gathered) -> Option<Group> {
        let who = line.key(self.who);
        let text = |at: usize| gathered.text(at, line.key(Some(at)));
        let (mut dimensions, mut values) = (Vec::new(), Vec::new());
        for (at, name) in &self.columns {
            if self.varied.contains(&(*at, who)) && !is_everybody(text(*at)) {
                dimensions.push(name.as_str());
                values.push(text(*at));
            }
        }
        if let (Some(kind), Some(part)) = (self.kind, self.part)
            && !text(kind).is_empty()
            && !is_everybody(text(part))
        {
            dimensions.push(text(kind));
            values.push(text(part));
        }
        (!values.is_empty())
            .then(|| Group { dimension: dimensions.join(", ").into(), value: values.join(", ").into() })
    }
}

fn is_everybody(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "" | "na"
            | "n a"
            | "none"
            | "all people"
            | "everybody"
            | "persons"
            | "person"
            | "all"
            | "all ages"
            | "total"
            | "all persons"
            | "both"
            | "all women"
            | "women"
            | "all babies"
            | "not applicable"
            | "1"
            | "everyone"
            | "overall"
            | "all mothers"
            | "all groups"
    )
}
