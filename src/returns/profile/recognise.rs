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

/// A row of so few texts is a title, or a label with its value.
const TITLED: usize = 2;

/// Whether a folded text has these words, whole.
fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let ends = |part: Option<char>| part.is_none_or(|c| c == ' ');
        let (before, after) = (text.get(..at), text.get(at + words.len()..));
        ends(before.and_then(|text| text.chars().next_back()))
            && ends(after.and_then(|text| text.chars().next()))
    })
}

/// What a sheet's top says, folded.
struct Top {
    /// The file's name, the sheet's, and what stands above and below tables.
    titles: Vec<String>,
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
        let mut titles = vec![fold(file), fold(&grid.name)];
        titles.extend(rows.iter().filter(|texts| texts.len() <= TITLED).flatten().cloned());
        Self { titles, rows }
    }

    /// Whether all of `headings` stand on rows that follow each other.
    fn heads(&self, headings: &[String]) -> bool {
        let folded: Vec<String> = headings.iter().map(|text| fold(text)).collect();
        (0..self.rows.len()).any(|top| {
            let rows = || self.rows.iter().skip(top).take(DEEPEST).flatten();
            folded.iter().all(|wanted| rows().any(|text| text == wanted))
        })
    }

    fn titled(&self, words: &str) -> bool {
        let words = fold(words);
        self.titles.iter().any(|text| holds(text, &words))
    }

    fn says(&self, words: &str) -> bool {
        let words = fold(words);
        self.rows.iter().flatten().any(|text| holds(text, &words))
    }

    /// How well a profile fits; `None` where it does not.
    fn likeness(&self, profile: &Profile) -> Option<usize> {
        let largest = |sets: &[Vec<String>], fits: &dyn Fn(&Vec<String>) -> bool| {
            if sets.is_empty() { Some(0) } else { sets.iter().filter(|set| fits(set)).map(Vec::len).max() }
        };
        let headings = largest(&profile.headings, &|set| self.heads(set))?;
        let words = largest(&profile.words, &|set| set.iter().all(|words| self.titled(words)))?;
        let inside = largest(&profile.inside, &|set| set.iter().all(|words| self.says(words)))?;
        Some(2 * headings + words + inside)
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
