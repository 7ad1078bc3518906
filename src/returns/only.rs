//! The areas that were asked for: the figures of all others are left out, and said to be.

use std::collections::BTreeSet;

use super::{
    Fate,
    areas::{AreaIndex, Areas},
    figures::Figures,
    ledger::Ledger,
};
use crate::{
    base::Finding,
    domain::{Area, AreaCode},
    register::register,
};

/// Why a cell of another area is not used.
pub(super) const OTHER_AREA: &str = "of an area that was not asked for";

/// The areas that were asked for; every one where nobody asked.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Only<'a>(pub Option<&'a BTreeSet<AreaCode>>);

impl Only<'_> {
    /// Whether an area was asked for, by any of its codes or under its name's stand-in.
    pub(super) fn takes(self, area: &Area) -> bool {
        self.0.is_none_or(|asked| {
            asked.contains(&AreaCode::of_name(&area.name))
                || asked.iter().any(|code| register().is_same(code, &area.code))
        })
    }

    /// What was asked for, to look up by the numbers of a file's areas.
    pub(super) fn asked(self, areas: &Areas) -> Asked {
        Asked(self.0.map(|_| areas.all().map(|area| self.takes(area)).collect()))
    }
}

/// Which of a file's areas were asked for; every one where nobody asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked(Option<Vec<bool>>);

impl Asked {
    /// Whether every area is taken.
    pub(super) const fn is_all(&self) -> bool {
        self.0.is_none()
    }

    /// Whether an area was asked for.
    pub(super) fn takes(&self, area: AreaIndex) -> bool {
        let known = self.0.as_ref().map(|takes| usize::try_from(area).ok().and_then(|at| takes.get(at)));
        known.is_none_or(|takes| takes.copied().unwrap_or(false))
    }

    /// Enters the cells of other areas' figures, and takes back what was found against them. All
    /// figures of a table are read and judged first, so that a few areas are understood as all are.
    pub(super) fn leave_others(&self, figures: &Figures, findings: &mut Vec<Finding>, ledger: &mut Ledger) {
        if self.is_all() {
            return;
        }
        let other = ledger.number(Fate::Unused(OTHER_AREA.into()));
        for figure in figures.list.iter().filter(|figure| !self.takes(figure.key.spot.area)) {
            for cell in figure.slots().map(|slot| slot.cell).chain(figure.more.iter().copied()) {
                ledger.replace(cell, other);
            }
        }
        for shared in &figures.shared {
            if figures.area_of(shared).is_some_and(|area| !self.takes(area)) {
                ledger.replace(shared.slot.cell, other);
            }
        }
        findings.retain(|finding| !finding.place.cell.parse().is_ok_and(|cell| ledger.has(cell, other)));
    }
}
