//! A sheet’s reading brought to its end: fates, areas, and a line for people.

use std::collections::BTreeSet;

use super::{Layout, SheetReading, areas::Areas, leftover::leave_all, sheet::SheetDraft};
use crate::{
    base::{Finding, Place, Severity},
    domain::{AreaCode, IndicatorId},
};

impl SheetDraft {
    /// The finished reading.
    pub(super) fn finish(mut self, areas: &Areas, file: &str) -> SheetReading {
        for draft in &self.drafts {
            for (cell, fate) in &draft.cells {
                self.ledger.enter(*cell, fate.clone());
            }
        }
        let empty = self.ledger.is_empty();
        let found = self.mapping.layout != Layout::NoTable;
        leave_all(
            &self.grid,
            &mut self.ledger,
            &self.headings,
            if found { "outside the tables" } else { "no table was found" },
        );
        let mut codes: BTreeSet<AreaCode> = BTreeSet::new();
        for draft in &self.drafts {
            codes.insert(draft.observation.area.clone());
        }
        let areas = codes.iter().filter_map(|code| areas.by_code(code).cloned()).collect();
        let used: BTreeSet<IndicatorId> =
            self.drafts.iter().map(|draft| draft.observation.indicator.clone()).collect();
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
        let summary = summary(
            self.profile.as_ref().map(|profile| profile.name.as_str()),
            &self.title,
            &used,
            &local_indicators,
            observations.len(),
        );
        SheetReading {
            wanted: !self.grid.hidden && !observations.is_empty(),
            asks: self.asks,
            guesses: Vec::new(),
            questions: Vec::new(),
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

fn summary(
    profile: Option<&str>,
    title: &str,
    used: &BTreeSet<IndicatorId>,
    locals: &[(IndicatorId, crate::domain::LocalIndicator)],
    figures: usize,
) -> String {
    if figures == 0 {
        return "Nothing to import".to_owned();
    }
    let names: Vec<String> = used
        .iter()
        .take(3)
        .map(|id| {
            let known = crate::workbook::catalogue().indicator(id).map(|indicator| indicator.name.clone());
            let local = locals.iter().find(|(own, _)| own == id).map(|(_, local)| local.name.clone());
            known.or(local).unwrap_or_else(|| id.to_string())
        })
        .collect();
    let what = match (profile, used.len()) {
        (Some(profile), _) => profile.to_owned(),
        (None, 0..=3) => names.join(", "),
        (None, many) if title.is_empty() => format!("{} and {} more", names.join(", "), many - 3),
        (None, many) => format!("{title}, {many} indicators"),
    };
    format!("{what} · {figures} {}", if figures == 1 { "figure" } else { "figures" })
}
