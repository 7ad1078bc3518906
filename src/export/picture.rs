//! A chart as a picture for a paper.

use std::path::Path;

use super::{ExportError, figure_pdf};
use crate::{
    figure::Figure,
    render::{Size, Style, png, svg},
};

/// Dots per inch of a picture in a paper.
const DPI: u16 = 300;

/// The two widths of a picture in a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureSize {
    /// The width of the text: 160 mm.
    #[default]
    Full,
    /// Half of it: 78 mm.
    Half,
}

impl PictureSize {
    /// In millimetres.
    #[must_use]
    pub const fn size(self) -> Size {
        match self {
            Self::Full => Size::FULL,
            Self::Half => Size::HALF,
        }
    }
}

/// `figure` as the picture file that the ending of `path` names: PNG at 300 dpi, SVG or PDF.
///
/// # Errors
/// The ending is another, or the picture cannot be made.
pub fn picture(figure: &Figure, size: PictureSize, path: &Path) -> Result<Vec<u8>, ExportError> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("png") => Ok(png(figure, size.size(), DPI, &Style::print())?),
        Some("svg") => Ok(svg(figure, size.size(), &Style::print()).into_bytes()),
        Some("pdf") => figure_pdf(figure, size.size(), &Style::print()),
        _ => Err(ExportError::Ending { file: super::error::file_name(path), endings: ".png, .svg or .pdf" }),
    }
}
