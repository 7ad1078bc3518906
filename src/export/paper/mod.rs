//! A paper for a meeting as a file: PDF, Word or PowerPoint.
//!
//! The same paper gives the same bytes on every machine: dates are the paper's own, and nothing is
//! taken from a clock, from chance or from the machine's fonts.

mod columns;
mod compose;
mod figure_pdf;
mod fill;
mod lines;
mod look;
mod office;
mod pages;
mod pdf;
mod pdf_ink;
mod pdf_tags;
mod picture;
mod rows;
mod slab;
mod structure;

pub use figure_pdf::figure_pdf;
pub use pages::Pages;

use super::ExportError;
use crate::{base::Errand, report::Paper};

/// What a paper is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum PaperFormat {
    /// Pages that look the same everywhere, tagged for those who cannot see them (PDF/UA-1).
    Pdf,
    /// A Word document that a secretary can go on with.
    Docx,
    /// Slides for the meeting, one finding each.
    Pptx,
}

impl PaperFormat {
    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Pptx => "pptx",
        }
    }
}

/// `paper` as a file of `format`.
///
/// # Errors
/// The errand was cancelled, or a part of the paper cannot be written.
pub fn paper_bytes(paper: &Paper, format: PaperFormat, errand: &Errand<'_>) -> Result<Vec<u8>, ExportError> {
    errand.tell(0.0);
    match format {
        PaperFormat::Pdf => {
            let pages = Pages::of(paper);
            pdf::pdf(&pages, &errand.part(0.4, 1.0))
        }
        PaperFormat::Docx => office::docx(paper, errand),
        PaperFormat::Pptx => office::pptx(paper, errand),
    }
}
