//! The workbook that a scorecard is made with: named in its file where Spruce ships it, and whole where a
//! person opened it, so that a colleague can open the scorecard too.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Document;
use crate::{
    scoring::Edition,
    workbook::{Pack, PackInUse, PackName, shipped},
};

/// What a file says of the workbook.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum MadeWith {
    /// One that Spruce ships.
    Shipped {
        /// By what it is known.
        name: String,
        /// Which edition of it.
        version: String,
    },
    /// One from a person's file.
    Own(Arc<Pack>),
}

impl Default for MadeWith {
    /// What files say that were written before there was another.
    fn default() -> Self {
        Self::of(PackInUse::default().pack())
    }
}

impl MadeWith {
    pub(super) fn of(pack: &Arc<Pack>) -> Self {
        if shipped().iter().any(|one| Arc::ptr_eq(one, pack) || one == pack) {
            let PackName { name, version } = pack.name.clone();
            return Self::Shipped { name, version };
        }
        Self::Own(Arc::clone(pack))
    }

    /// The workbook.
    ///
    /// # Errors
    /// Why it is not there.
    pub(super) fn pack(self) -> Result<Arc<Pack>, String> {
        match self {
            Self::Own(pack) => Ok(pack),
            Self::Shipped { name, version } => {
                let name = PackName { name, version };
                shipped().iter().find(|one| one.name == name).map(Arc::clone).ok_or_else(|| {
                    format!("it was made with the workbook {name}, which this Spruce does not have; open it with a newer one")
                })
            }
        }
    }
}

/// Uses another workbook from now on. What people said is kept with the questions that they said it of;
/// an edition of standards that the other workbook does not have gives way to those in force.
pub(super) fn change(document: &mut Document, pack: &Arc<Pack>) {
    let next = PackInUse::new(Arc::clone(pack), document.pack.local().clone());
    let before = std::mem::replace(&mut document.pack, next);
    Arc::make_mut(&mut document.workshops).change_workbook(before.workbook(), document.pack.workbook());
    if Edition::named(&document.settings.edition, &document.catalogue(), &document.choices).is_err() {
        document.settings.edition.clear();
    }
}
