//! One chart as a PDF: vectors, the embedded typeface, and its alt text.

use super::{
    fill::Frame,
    pages::{Bit, POINTS, Page, Pages},
    pdf,
    structure::{Role, Structure},
};
use crate::{
    base::Errand,
    export::ExportError,
    figure::Figure,
    render::{Size, Style, layout},
};

/// `figure` on a page of its own size, tagged for those who cannot see it (PDF/UA-1).
///
/// # Errors
/// The file would break PDF/UA-1.
pub fn figure_pdf(figure: &Figure, size: Size, style: &Style) -> Result<Vec<u8>, ExportError> {
    let mut structure = Structure::default();
    let title = if figure.title.is_empty() { "Chart" } else { &figure.title };
    let alt = if figure.alt_text.is_empty() { title } else { &figure.alt_text };
    let part = structure.begin(Role::Figure(alt.to_owned()));
    let (width, height) = size.points();
    let page = Page {
        // What is drawn larger than on a page is a matter of zoom here: these are no dots.
        millimetres: (width / POINTS, height / POINTS),
        frame: Frame { left: 0.0, top: 0.0, width, height },
        bits: vec![Bit::of(part, layout(figure, size, style).items, None)],
    };
    let pages = Pages {
        title: title.to_owned(),
        author: String::new(),
        date: None,
        all: vec![page],
        structure,
        bookmarks: Vec::new(),
        logo: None,
    };
    pdf::pdf(&pages, &Errand::default())
}
