//! A sheet’s reading brought to its end: fates, areas, and a line for people.

use std::collections::BTreeSet;

use hashbrown::HashSet;

use super::{
    Layout, SheetReading, areas::Areas, checks::counts_or_rates, leftover::leave_all, sheet::SheetDraft,
    vocabulary::Vocabulary,
};
use crate::{
    base::{Finding, Place, Severity},
    domain::AreaCode,
};

impl SheetDraft {
    /// The finished reading.
    pub(super) fn finish(mut self, areas: &Areas, vocabulary: &Vocabulary<'_>, file: &str) -> SheetReading {
        for draft in &self.drafts {
            for (cell, fate) in draft.cells.iter() {
                self.ledger.enter_number(cell, fate);
            }
        }
        let empty = self.ledger.is_empty();
        let found = self.mapping.layout != Layout::NoTable;
        leave_all(
            &self.grid,
            &mut self.ledger,
            &self.ranges,
            if found { "outside the tables" } else { "no table was found" },
        );
        let (mut met, mut measured) = (HashSet::new(), HashSet::new());
        let (mut codes, mut used) = (BTreeSet::new(), BTreeSet::new());
        for draft in &self.drafts {
            if met.insert(draft.key.spot.area) {
                codes.insert(draft.observation.area.clone());
            }
            if measured.insert(draft.key.subject) {
                used.insert(draft.observation.indicator.clone());
            }
        }
        let areas = codes.iter().filter_map(|code: &AreaCode| areas.by_code(code).cloned()).collect();
        let names: Vec<String> = used.iter().take(3).map(|id| self.locals.name_of(id, vocabulary)).collect();
        let local_indicators: Vec<_> =
            self.locals.into_list().into_iter().filter(|(id, _)| used.contains(id)).collect();
        for (id, local) in &local_indicators {
            let place =
                Place { file: file.to_owned(), sheet: self.grid.name.to_string(), cell: String::new() };
            let message = format!(
                "“{}” is not in the catalogue. Its figures are kept as {id} and are not scored.",
                local.name
            );
            self.findings.push(Finding::new(Severity::Note, "indicator_unknown", place, message));
        }
        let figures = self.drafts.iter().map(|draft| &draft.observation);
        self.findings.extend(counts_or_rates(figures, vocabulary));
        let observations: Vec<_> = self.drafts.into_iter().map(|draft| draft.observation).collect();
        if observations.is_empty() && found && empty {
            let place =
                Place { file: file.to_owned(), sheet: self.grid.name.to_string(), cell: String::new() };
            self.findings.push(
                Finding::new(
                    Severity::Error,
                    "header_without_data",
                    place,
                    "There are headings and no data below them.",
                )
                .with_hint("Ask the sender for the figures."),
            );
        }
        let profile = self.profile.as_ref().map(|profile| profile.name.as_str());
        let summary = summary(profile, &self.title, (&names, used.len()), observations.len());
        SheetReading {
            wanted: !self.grid.hidden && !observations.is_empty(),
            asks: !self.questions.is_empty(),
            guesses: self.guesses,
            questions: self.questions,
            summary,
            grid: self.grid,
            mapping: self.mapping,
            profile: self.profile,
            observations,
            areas,
            local_indicators,
            fates: self.ledger.into_fates(),
            findings: self.findings,
        }
    }
}

/// A line for people: what a sheet is about, of which so many indicators the first have these names.
fn summary(
    profile: Option<&str>,
    title: &str,
    (names, indicators): (&[String], usize),
    figures: usize,
) -> String {
    if figures == 0 {
        return "Nothing to import".to_owned();
    }
    let what = match (profile, indicators) {
        (Some(profile), _) => profile.to_owned(),
        (None, 0..=3) => names.join(", "),
        (None, many) if title.is_empty() => format!("{} and {} more", names.join(", "), many - 3),
        (None, many) => format!("{title}, {many} indicators"),
    };
    format!("{what} · {figures} {}", if figures == 1 { "figure" } else { "figures" })
}
