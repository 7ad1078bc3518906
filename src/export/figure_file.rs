//! A chart as a file: a drawing, dots, a table, or a chart that a spreadsheet draws.

use std::path::Path;

use jiff::civil::Date;
use strum::IntoEnumIterator as _;

use super::{ExportError, csv, figure_pdf, figure_table, figure_xlsx};
use crate::{
    figure::Figure,
    render::{Size, Style, png, svg},
    report::boxes_in_charts,
};

/// What a chart is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum FigureFormat {
    /// A drawing that can be made larger without loss.
    Svg,
    /// Dots.
    #[default]
    Png,
    /// A page of its size, tagged for those who cannot see it.
    Pdf,
    /// Its figures as a table.
    Csv,
    /// Its figures with a chart that Excel draws and people can edit.
    Xlsx,
}

impl FigureFormat {
    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Svg => "SVG drawing",
            Self::Png => "PNG picture",
            Self::Pdf => "PDF",
            Self::Csv => "CSV table of its figures",
            Self::Xlsx => "Excel workbook with a chart",
        }
    }

    /// What to say of letters that `figure` shows as boxes in it; `None` where letters stay text, or none is lacking.
    pub(super) fn boxes_in(self, figure: &Figure) -> Option<String> {
        matches!(self, Self::Png | Self::Pdf).then(|| boxes_in_charts([figure])).flatten()
    }

    /// The format of a file with the name of `path`.
    ///
    /// # Errors
    /// The ending is that of no format.
    pub fn of(path: &Path) -> Result<Self, ExportError> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        Self::iter().find(|format| ending.as_deref() == Some(format.ending())).ok_or_else(|| {
            ExportError::Ending {
                file: super::error::file_name(path),
                endings: ".png, .svg, .pdf, .csv or .xlsx",
            }
        })
    }
}

/// What a picture of a chart is for, which says how large it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureSize {
    /// A page of a Word document: 160 mm, the width of the text.
    #[default]
    Full,
    /// Half of it: 78 mm.
    Half,
    /// The whole of a slide of 13.33 × 7.5 inches.
    Slide,
}

/// Millimetres of a row of names, and of what stands above and below the rows.
const ROW: (f64, f64) = (7.0, 32.0);
/// Millimetres of a drawing without axes on a page.
const FREE: f64 = 112.0;
/// No picture on a page is higher: the text of an A4 page with room for its caption.
const HIGHEST: f64 = 230.0;

impl PictureSize {
    /// The size for `figure`: its rows of names must find room.
    #[must_use]
    pub fn of(self, figure: &Figure) -> Size {
        let rows = figure.rows().map_or(0.0, |rows| ROW.0.mul_add(rows as f64, ROW.1));
        // Boxes and small charts that stand on no axis need room as rows do.
        let is_free = figure.rows().is_none() && figure.x.ticks.is_empty() && figure.y.ticks.is_empty();
        let free = if is_free { FREE } else { 0.0 };
        match self {
            Self::Full => Size::new(160.0, rows.max(free).clamp(90.0, HIGHEST)),
            Self::Half => Size::new(78.0, rows.clamp(58.0, HIGHEST)),
            // Letters are twice as large as on a page, less where many rows must fit.
            Self::Slide => Size::new(338.667, 190.5).scaled((190.5 / rows.max(95.25)).max(0.5)),
        }
    }

    /// Dots per inch where nobody says.
    #[must_use]
    pub const fn dpi(self) -> Dpi {
        match self {
            Self::Full | Self::Half => Dpi(300),
            Self::Slide => Dpi(200),
        }
    }
}

/// Dots per inch, 96 to 600.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dpi(u16);

impl Dpi {
    /// Between 96, a screen, and 600, a printer.
    ///
    /// # Errors
    /// It is less or more.
    pub const fn new(dots: u16) -> Result<Self, ExportError> {
        match dots {
            96..=600 => Ok(Self(dots)),
            _ => Err(ExportError::Dpi(dots)),
        }
    }

    /// As a number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

/// How a chart is drawn on its way out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FigureLook {
    /// How large.
    pub size: PictureSize,
    /// How fine, as dots; `None` for what suits the size.
    pub dpi: Option<Dpi>,
}

impl FigureLook {
    /// Of this size, as fine as suits it.
    #[must_use]
    pub const fn of(size: PictureSize) -> Self {
        Self { size, dpi: None }
    }

    /// Dots per inch.
    #[must_use]
    pub fn dots(self) -> u16 {
        self.dpi.unwrap_or_else(|| self.size.dpi()).get()
    }
}

/// `figure`, which may leave, as a file of `format` that carries the day `date`.
///
/// # Errors
/// The file cannot be made.
pub(super) fn figure_bytes(
    figure: &Figure,
    format: FigureFormat,
    look: FigureLook,
    date: Date,
) -> Result<Vec<u8>, ExportError> {
    let size = look.size.of(figure);
    Ok(match format {
        FigureFormat::Svg => svg(figure, size, &Style::print()).into_bytes(),
        FigureFormat::Png => png(figure, size, look.dots(), &Style::print())?,
        FigureFormat::Pdf => figure_pdf(figure, size, &Style::print())?,
        FigureFormat::Csv => csv(&figure_table(figure)),
        FigureFormat::Xlsx => figure_xlsx(figure, date)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_per_inch_are_those_of_screens_to_printers() {
        assert!([96, 300, 600].into_iter().all(|dots| Dpi::new(dots).is_ok()));
        let said = Dpi::new(72).unwrap_err().to_string();
        assert!(said.contains("72") && said.contains("96 to 600"), "{said}");
    }

    #[test]
    fn an_unknown_ending_is_answered_with_those_that_are_known() {
        let said = FigureFormat::of(Path::new("a/chart.gif")).unwrap_err().to_string();
        assert!(said.contains("chart.gif") && said.contains(".svg"), "{said}");
        assert_eq!(FigureFormat::of(Path::new("Chart.PNG")).unwrap(), FigureFormat::Png);
    }
}
