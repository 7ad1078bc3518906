//! A paper as a file: the ending of its name says the format.

use std::path::Path;

use strum::IntoEnumIterator as _;

use super::{ExportError, PaperFormat, error::file_name, paper_bytes, write_file};
use crate::{base::Errand, report::Paper};

impl PaperFormat {
    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Docx => "Word document",
            Self::Pptx => "PowerPoint presentation",
        }
    }

    /// The format of a file with the name of `path`.
    ///
    /// # Errors
    /// The ending is that of no format.
    pub fn of(path: &Path) -> Result<Self, ExportError> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        Self::iter()
            .find(|format| ending.as_deref() == Some(format.ending()))
            .ok_or_else(|| ExportError::Ending { file: file_name(path), endings: ".pdf, .docx or .pptx" })
    }
}

/// Writes `paper` whole or not at all, as the ending of `path` says: `.pdf`, `.docx` or `.pptx`.
///
/// # Errors
/// The ending is another, somebody asked to stop, or the file cannot be written.
pub fn export_paper(paper: &Paper, path: &Path, errand: &Errand<'_>) -> Result<(), ExportError> {
    let format = PaperFormat::of(path)?;
    let bytes = paper_bytes(paper, format, &errand.part(0.0, 0.95))?;
    if errand.is_cancelled() {
        return Err(ExportError::Stopped);
    }
    write_file(path, &bytes)?;
    errand.tell(1.0);
    Ok(())
}
