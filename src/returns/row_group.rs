//! For whom a row is: the part of a breakdown that its words name.

use std::collections::HashMap;

use super::{
    keys::key_text,
    rows::{TableReader, Work},
};
use crate::{base::fold, domain::Group};

impl TableReader<'_> {
    /// A breakdown that never varies within an indicator (`4-5 yrs`) is part of its definition.
    pub(super) fn learn_varied(&self, work: &mut Work) {
        let mut first: HashMap<(u32, String), String> = HashMap::new();
        if work.groups.is_empty() {
            return;
        }
        for row in self.frame.bottom + 1..self.frame.end {
            let who = work
                .number
                .or(work.indicator)
                .map_or_else(String::new, |at| key_text(self.grid.cell(row, at)));
            for (at, _) in &work.groups {
                let text = key_text(self.grid.cell(row, *at));
                if text.is_empty() {
                    continue;
                }
                let key = (*at, who.clone());
                match first.get(&key) {
                    None => {
                        first.insert(key, text);
                    }
                    Some(seen) if *seen != text => {
                        work.varied.insert(key, true);
                    }
                    Some(_) => {}
                }
            }
        }
    }

    /// The number of the group that row `row` is about; 0 for everybody.
    pub(super) fn group(&mut self, row: u32, work: &mut Work) -> u16 {
        let who =
            work.number.or(work.indicator).map_or_else(String::new, |at| key_text(self.grid.cell(row, at)));
        let mut dimensions = Vec::new();
        let mut values = Vec::new();
        for (at, name) in &work.groups {
            let text = key_text(self.grid.cell(row, *at));
            let varies = work.varied.contains_key(&(*at, who.clone()));
            if varies && !is_everybody(&text) {
                dimensions.push(name.clone());
                values.push(text);
            }
        }
        if let (Some(kind), Some(part)) = (work.kind, work.part) {
            let (kind, part) = (key_text(self.grid.cell(row, kind)), key_text(self.grid.cell(row, part)));
            if !kind.is_empty() && !is_everybody(&part) {
                dimensions.push(kind);
                values.push(part);
            }
        }
        if values.is_empty() {
            return 0;
        }
        let group = Group { dimension: dimensions.join(", ").into(), value: values.join(", ").into() };
        if let Some(number) = work.group_numbers.get(&group) {
            return *number;
        }
        self.groups.push(group.clone());
        let number = u16::try_from(self.groups.len()).unwrap_or(u16::MAX);
        work.group_numbers.insert(group, number);
        number
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
