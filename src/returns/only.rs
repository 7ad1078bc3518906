//! The areas that were asked for: the figures of all others are left out, and said to be.

use std::{collections::BTreeSet, sync::Arc};

use super::{Fate, areas::Areas, drafts::Draft, figures::Figures, ledger::Ledger};
use crate::{
    base::Finding,
    domain::{Area, AreaCode, CellAddress},
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

    /// Leaves out the figures of other areas, with what was found against them. All figures of a
    /// table are read and judged first, so that a few areas are understood as all of them are.
    pub(super) fn leave_others(
        self,
        figures: &Figures,
        drafts: &mut Vec<Draft>,
        areas: &Areas,
        findings: &mut Vec<Finding>,
        ledger: &mut Ledger,
    ) {
        if self.0.is_none() {
            return;
        }
        let other = |index| areas.get(index).is_some_and(|area| !self.takes(area));
        let of_figures = figures.list.iter().filter(|figure| other(figure.key.spot.area));
        let cells = of_figures
            .flat_map(|figure| figure.slots().map(|slot| slot.cell).chain(figure.more.iter().copied()));
        let of_spots = figures.spots.iter().filter(|spot| other(spot.area));
        let shared = of_spots.filter_map(|spot| figures.shared.get(spot)).flatten();
        let left: BTreeSet<CellAddress> = cells.chain(shared.map(|shared| shared.slot.cell)).collect();
        let reason: Arc<str> = OTHER_AREA.into();
        for cell in &left {
            ledger.replace(*cell, Fate::Unused(reason.clone()));
        }
        drafts.retain(|draft| draft.cells.iter().all(|(cell, _)| !left.contains(cell)));
        findings.retain(|finding| finding.place.cell.parse().map_or(true, |cell| !left.contains(&cell)));
    }
}
