//! Everything that was noticed about a scorecard's figures: as their returns were read, and beside each
//! other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Document, ReturnRecord, lacking};
use crate::{
    base::{Finding, Severity},
    domain::{CellAddress, FigureKey, Observation, Provenance},
    quality::{Becomes, Correction, Doubt, Scope, corrections, examine},
};

/// A finding with the figures that it is about and what would put them right.
#[derive(Clone, Debug, PartialEq)]
pub struct Noticed {
    /// What was noticed, where, and what to do.
    pub finding: Finding,
    /// The figures that it is about; none where they were refused, or it is about a sheet or file.
    pub figures: Vec<FigureKey>,
    /// The number of the return that it is about.
    pub from: Option<u32>,
    /// What a person may choose to put it right.
    pub corrections: Vec<Correction>,
}

/// A cell of a return.
type Cell<'a> = (u32, &'a str, CellAddress);

fn cells(place: &Provenance) -> impl Iterator<Item = Cell<'_>> {
    let cells = [Some(place.cell), place.numerator_cell, place.denominator_cell];
    cells.into_iter().flatten().map(|cell| (place.import, &*place.sheet, cell))
}

impl Document {
    /// Everything that was noticed, the gravest first. What was noticed of a cell whose figure was
    /// revised, corrected or settled since is over and left out.
    #[must_use]
    pub fn noticed(&self) -> Vec<Noticed> {
        self.noticed_with(self.doubts())
    }

    /// What is doubtful about the figures beside each other.
    #[must_use]
    pub fn doubts(&self) -> Vec<Doubt> {
        examine(Scope { dataset: &self.dataset, catalogue: &self.catalogue() })
    }

    /// [`Self::noticed`], where the doubts are known.
    #[must_use]
    pub fn noticed_with(&self, doubts: Vec<Doubt>) -> Vec<Noticed> {
        let catalogue = self.catalogue();
        let scope = Scope { dataset: &self.dataset, catalogue: &catalogue };
        let mut all = self.noticed_in_returns(scope);
        let doubts = doubts.into_iter().map(|Doubt { finding, figures, corrections }| {
            let from = figures.first().and_then(|key| self.dataset.figure(key));
            let from = from.map(|figure| figure.provenance.import);
            Noticed { finding, figures, from, corrections }
        });
        all.extend(doubts);
        all.sort_by_key(|one| std::cmp::Reverse(one.finding.severity));
        all
    }

    fn noticed_in_returns(&self, scope: Scope<'_>) -> Vec<Noticed> {
        let place = |number: u32, finding: &'_ Finding| {
            finding
                .place
                .cell
                .parse::<CellAddress>()
                .ok()
                .map(|cell| (number, finding.place.sheet.clone(), cell))
        };
        let wanted: BTreeSet<(u32, String, CellAddress)> = self
            .returns
            .iter()
            .flat_map(|record| record.findings.iter().filter_map(|finding| place(record.number, finding)))
            .collect();
        let mut now: BTreeMap<(u32, String, CellAddress), &Observation> = BTreeMap::new();
        let mut over = BTreeSet::new();
        for figure in self.dataset.observations() {
            let owned = |(number, sheet, cell): Cell<'_>| (number, sheet.to_owned(), cell);
            for cell in std::iter::once(&figure.provenance).chain(&figure.also).flat_map(cells).map(owned) {
                if wanted.contains(&cell) {
                    now.insert(cell, figure);
                }
            }
            let past = figure.earlier.iter().map(|earlier| &earlier.provenance);
            over.extend(past.flat_map(cells).map(owned).filter(|cell| wanted.contains(cell)));
        }
        let mut all = Vec::new();
        for record in self.returns.iter() {
            for finding in &record.findings {
                let cell = place(record.number, finding);
                let figure = cell.as_ref().and_then(|cell| now.get(cell)).copied();
                if figure.is_none() && cell.is_some_and(|cell| over.contains(&cell)) {
                    continue;
                }
                if finding.code == lacking::CODE {
                    all.extend(self.lacking(record, finding));
                    continue;
                }
                all.push(Noticed {
                    finding: finding.clone(),
                    figures: figure.map(Observation::key).into_iter().collect(),
                    from: Some(record.number),
                    corrections: figure
                        .map_or_else(Vec::new, |figure| corrections(scope, figure, &finding.code)),
                });
            }
        }
        all
    }
}

impl Document {
    /// What an edition lacks that is still there, to be removed at once.
    fn lacking(&self, record: &ReturnRecord, finding: &Finding) -> Option<Noticed> {
        let there = record.lacks.iter().filter(|key| {
            self.dataset.figure(key).is_some_and(|figure| {
                figure.value.is_some() && figure.returns().all(|place| place.import != record.number)
            })
        });
        let figures: Vec<FigureKey> = there.cloned().collect();
        let changes: Vec<_> = figures.iter().map(|key| (key.clone(), Becomes::Removed)).collect();
        let words =
            if changes.len() == 1 { "Remove it".to_owned() } else { format!("Remove all {}", changes.len()) };
        (!figures.is_empty()).then(|| Noticed {
            finding: finding.clone(),
            figures,
            from: Some(record.number),
            corrections: vec![Correction { words, changes }],
        })
    }
}

/// How many findings there are of each severity.
#[must_use]
pub fn by_severity(noticed: &[Noticed]) -> BTreeMap<Severity, usize> {
    let mut counts = BTreeMap::new();
    for one in noticed {
        *counts.entry(one.finding.severity).or_default() += 1;
    }
    counts
}
