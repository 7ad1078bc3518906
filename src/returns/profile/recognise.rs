//! Which family of returns a sheet belongs to.

use super::{
    super::{Content, Grid},
    Active,
    data::Profile,
    shipped::profiles,
};
use crate::base::fold;

/// Headings and titles stand within so many rows.
const SEARCHED: usize = 30;
/// Headings take no more rows than this.
const DEEPEST: usize = 3;
/// A longer text is a note.
const LONGEST: usize = 400;

/// What a sheet's top says, folded.
struct Top {
    /// The file's name, the sheet's, and every text.
    texts: Vec<String>,
    /// The texts of each row.
    rows: Vec<Vec<String>>,
}

impl Top {
    fn of(grid: &Grid, file: &str) -> Self {
        let mut rows: Vec<Vec<String>> = Vec::new();
        for cells in grid.rows.all().take(SEARCHED) {
            let texts = cells.iter().filter_map(|cell| match &cell.content {
                Content::Text(text) if text.len() < LONGEST => Some(fold(text)),
                _ => None,
            });
            rows.push(texts.collect());
        }
        let mut texts = vec![fold(file), fold(&grid.name)];
        texts.extend(rows.iter().flatten().cloned());
        Self { texts, rows }
    }

    /// Whether all of `headings` stand on rows that follow each other.
    fn heads(&self, headings: &[String]) -> bool {
        let folded: Vec<String> = headings.iter().map(|text| fold(text)).collect();
        (0..self.rows.len()).any(|top| {
            let rows = || self.rows.iter().skip(top).take(DEEPEST).flatten();
            folded.iter().all(|wanted| rows().any(|text| text == wanted))
        })
    }

    fn says(&self, words: &str) -> bool {
        let words = fold(words);
        let spaced = format!(" {words} ");
        self.texts.iter().any(|text| format!(" {text} ").contains(&spaced))
    }

    /// How well a profile fits; `None` where it does not.
    fn likeness(&self, profile: &Profile) -> Option<usize> {
        let largest = |sets: &[Vec<String>], fits: &dyn Fn(&Vec<String>) -> bool| {
            if sets.is_empty() { Some(0) } else { sets.iter().filter(|set| fits(set)).map(Vec::len).max() }
        };
        let headings = largest(&profile.headings, &|set| self.heads(set))?;
        let words = largest(&profile.words, &|set| set.iter().all(|words| self.says(words)))?;
        let other = profile.without.iter().any(|words| self.says(words));
        (!other).then_some(2 * headings + words)
    }
}

impl Active<'static> {
    /// The profile whose marks a sheet bears: where several fit, the one with the most of them.
    pub(in crate::returns) fn recognise(grid: &Grid, file: &str) -> Self {
        let top = Top::of(grid, file);
        let fitting = profiles().iter().filter_map(|profile| Some((top.likeness(profile)?, profile)));
        // Of equals the first of the list.
        let best = fitting.reduce(|best, other| if other.0 > best.0 { other } else { best });
        Self { profile: best.map(|(_, profile)| profile), marks: None }
    }
}
