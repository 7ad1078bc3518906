//! The packs that are part of the program, from `assets`.

use std::sync::{Arc, LazyLock};

use super::{Catalogue, Pack, PackName, Workbook};
use crate::base::embedded;

/// What an asset says.
macro_rules! read {
    ($file:literal) => {
        embedded($file, include_str!(concat!("../../assets/", $file)))
    };
}

/// The packs that Spruce ships; the first is the one that a new scorecard is made with.
#[must_use]
pub fn shipped() -> &'static [Arc<Pack>] {
    static SHIPPED: LazyLock<Vec<Arc<Pack>>> =
        LazyLock::new(|| vec![Arc::clone(usual()), Arc::new(read!("workbook/generic.ron"))]);
    &SHIPPED
}

/// The pack that a new scorecard is made with: infant mortality, 2011.
pub(super) fn usual() -> &'static Arc<Pack> {
    static USUAL: LazyLock<Arc<Pack>> = LazyLock::new(|| {
        Arc::new(Pack {
            name: PackName { name: "Infant mortality".to_owned(), version: "2011".to_owned() },
            workbook: Arc::new(infant_mortality()),
            catalogue: measured(),
        })
    });
    &USUAL
}

/// The workbook of 2011.
#[must_use]
pub fn workbook() -> &'static Workbook {
    &usual().workbook
}

/// The indicators and standards of the workbook of 2011.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    &usual().catalogue
}

fn infant_mortality() -> Workbook {
    Workbook {
        sections: vec![
            read!("workbook/section_01.ron"),
            read!("workbook/section_02.ron"),
            read!("workbook/section_03.ron"),
            read!("workbook/section_04.ron"),
            read!("workbook/section_05.ron"),
            read!("workbook/section_06.ron"),
            read!("workbook/section_07.ron"),
            read!("workbook/section_08.ron"),
            read!("workbook/section_09.ron"),
            read!("workbook/section_10.ron"),
            read!("workbook/section_11.ron"),
            read!("workbook/section_12.ron"),
            read!("workbook/section_13.ron"),
            read!("workbook/outcome.ron"),
        ],
        high_impact_changes: read!("workbook/high_impact_changes.ron"),
        acronyms: read!("workbook/acronyms.ron"),
        roles: read!("workbook/roles.ron"),
    }
}

fn measured() -> Catalogue {
    let of_sections: [Vec<_>; 14] = [
        read!("standards/indicators/section_01.ron"),
        read!("standards/indicators/section_02.ron"),
        read!("standards/indicators/section_03.ron"),
        read!("standards/indicators/section_04.ron"),
        read!("standards/indicators/section_05.ron"),
        read!("standards/indicators/section_06.ron"),
        read!("standards/indicators/section_07.ron"),
        read!("standards/indicators/section_08.ron"),
        read!("standards/indicators/section_09.ron"),
        read!("standards/indicators/section_10.ron"),
        read!("standards/indicators/section_11.ron"),
        read!("standards/indicators/section_12.ron"),
        read!("standards/indicators/section_13.ron"),
        read!("standards/indicators/outcome.ron"),
    ];
    Catalogue::in_order(of_sections.into_iter().flatten().collect(), read!("standards/standards.ron"))
}
