//! What a scorecard file holds.

use std::{borrow::Cow, sync::Arc};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Papers, Trail};
use crate::{
    base::Finding,
    domain::{AreaCode, Dataset, FigureKey, Footprint, Period},
    returns::Mapping,
    scoring::{Choices, Settings},
    workbook::{Catalogue, Indicator, PackInUse, Workbook},
    workshop::Workshops,
};

/// How figures came into the scorecard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// In a file.
    #[default]
    File,
    /// As cells copied from another program.
    Pasted,
    /// By a person's hand.
    Typed,
}

/// What a sheet has in common with its other editions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetShape {
    /// The profile that recognised it.
    pub profile: Option<String>,
    /// The words of its headings, each once.
    pub headings: String,
}

/// A return that was imported: enough to know the file again and to say what it brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnRecord {
    /// Its number in this scorecard, from 1: `Provenance::import`.
    pub number: u32,
    /// How it came.
    #[serde(default)]
    pub way: Way,
    /// File name, without folders.
    pub file: String,
    /// Size in bytes.
    pub size: u64,
    /// Fingerprint of the content.
    pub sha256: String,
    /// When it was imported.
    pub imported: Timestamp,
    /// By which version of Spruce.
    pub by: String,
    /// How each imported sheet was understood: sheet name and mapping.
    pub sheets: Vec<(String, Mapping)>,
    /// The shape of each of these sheets, by which another edition is known; none in files of version 1.
    #[serde(default)]
    pub shapes: Vec<SheetShape>,
    /// Figures that were new.
    pub added: usize,
    /// Figures that replaced others.
    pub revised: usize,
    /// Figures that were there already.
    pub unchanged: usize,
    /// Figures that the sender suppressed or left out.
    pub suppressed: usize,
    /// Cells that were refused.
    pub refused: usize,
    /// Cells that were not used.
    pub unused: usize,
    /// Figures that an edition of the same return gave and this one lacks.
    #[serde(default)]
    pub lacks: Vec<FigureKey>,
    /// What was noticed.
    pub findings: Vec<Finding>,
}

/// A scorecard file in memory. Cheap to clone: the figures are shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Whose scorecard; `None` until figures or a person say.
    pub area: Option<AreaCode>,
    /// Up to when; `None` for the latest period with figures.
    pub to: Option<Period>,
    /// The workbook that it is made with, and the questions that people added.
    pub pack: PackInUse,
    /// The areas to compare with, in the person's order; empty until chosen.
    pub comparators: Vec<AreaCode>,
    /// Areas that a person put together.
    pub footprints: Arc<Vec<Footprint>>,
    /// Indicators that a person defined, beside those of the catalogue.
    pub indicators: Arc<Vec<Indicator>>,
    /// How scores are made.
    pub settings: Settings,
    /// What was decided about standards and indicators.
    pub choices: Choices,
    /// The highest number that a return ever had here; numbers are not used again.
    pub last_return: u32,
    /// What was imported, oldest first.
    pub returns: Arc<Vec<ReturnRecord>>,
    /// What people wrote for the meeting.
    pub papers: Arc<Papers>,
    /// What workshops left: what people say of the questions, and what they promise.
    pub workshops: Arc<Workshops>,
    /// Who changed what and when.
    pub trail: Trail,
    /// All figures: those of the returns, and those of the footprints, made from them.
    pub dataset: Arc<Dataset>,
}

impl Document {
    /// Everything that is asked of this area: the workbook with the questions that people added.
    #[must_use]
    pub fn workbook(&self) -> &Workbook {
        self.pack.workbook()
    }

    /// Every indicator and standard that this scorecard knows: those of its workbook and its own.
    #[must_use]
    pub fn catalogue(&self) -> Cow<'_, Catalogue> {
        if self.indicators.is_empty() {
            return Cow::Borrowed(self.pack.catalogue());
        }
        Cow::Owned(self.pack.catalogue().with(&self.indicators))
    }
}
