//! Pages as a PDF: vectors, the embedded typeface, and tags for those who cannot see it (PDF/UA-1).

use krilla::{
    Document, SerializeSettings,
    configure::{Accessibility, Configuration, ConfigurationBuilder},
    destination::XyzDestination,
    error::KrillaError,
    geom::Point,
    image::Image,
    metadata::{DateTime, Metadata},
    outline::{Outline, OutlineNode},
    page::PageSettings,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag},
};

use super::{
    pages::{Bit, Bookmark, Drawn, POINTS, Pages},
    pdf_ink::{Ink, length},
    pdf_tags,
};
use crate::{base::Errand, export::ExportError, report::Logo};

/// The language of all papers.
const LANGUAGE: &str = "en-GB";

/// `pages` as a PDF.
///
/// # Errors
/// The errand was cancelled, the logo is no picture, or the file would break PDF/UA-1.
pub(super) fn pdf(pages: &Pages, errand: &Errand<'_>) -> Result<Vec<u8>, ExportError> {
    let mut document = Document::new_with(SerializeSettings {
        configuration: accessible().map_err(|why| ExportError::Paper(why.to_owned()))?,
        ..SerializeSettings::default()
    });
    document.set_metadata(metadata(pages));
    let ink = Ink::new().ok_or_else(|| ExportError::Paper("the typeface cannot be read".to_owned()))?;
    // Read before anything is drawn: a page cannot be left half drawn.
    let sign = pages.logo.as_ref().map(sign).transpose()?;
    let mut seen: Vec<Vec<Identifier>> = vec![Vec::new(); pages.structure.parts.len()];
    for (number, page) in pages.all.iter().enumerate() {
        if errand.is_cancelled() {
            return Err(ExportError::Stopped);
        }
        errand.tell(number as f32 / pages.len() as f32);
        let (width, height) = page.millimetres;
        let settings = PageSettings::from_wh(length(width * POINTS), length(height * POINTS))
            .ok_or_else(|| ExportError::Paper("a page has no size".to_owned()))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        for bit in &page.bits {
            let identifier = surface.start_tagged(tag(bit));
            match &bit.drawn {
                Drawn::Items(items) => items.iter().for_each(|item| ink.draw(&mut surface, item)),
                Drawn::Logo(place) => {
                    if let Some(image) = &sign {
                        ink.image(&mut surface, image.clone(), *place);
                    }
                }
            }
            surface.end_tagged();
            if let Some(part) = bit.part.and_then(|part| seen.get_mut(part)) {
                part.push(identifier);
            }
        }
        surface.finish();
        sheet.finish();
    }
    document.set_outline(outline(pages));
    document.set_tag_tree(pdf_tags::tree(&pages.structure, &seen).with_lang(Some(LANGUAGE.to_owned())));
    document.finish().map_err(|error| ExportError::Paper(words(&error)))
}

fn accessible() -> Result<Configuration, &'static str> {
    ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_none| "PDF/UA-1 is not to be had")
}

fn sign(logo: &Logo) -> Result<Image, ExportError> {
    Image::from_png(logo.png.to_vec().into(), true).map_err(|why| {
        ExportError::Paper(format!("the logo is not a PNG picture that can be read ({why}); choose another"))
    })
}

/// A broken rule of PDF/UA-1 names itself only in its debug form.
fn words(error: &KrillaError) -> String {
    match error {
        KrillaError::Validation(broken) => format!("PDF/UA-1 is not kept: {broken:?}"),
        other => other.to_string(),
    }
}

/// Dates are the paper's own.
fn metadata(pages: &Pages) -> Metadata {
    let number = |value: i8| u8::try_from(value).unwrap_or(1);
    let title = if pages.title.is_empty() { "Paper" } else { &pages.title };
    let mut metadata =
        Metadata::new().title(title.to_owned()).language(LANGUAGE.to_owned()).creator("Spruce".to_owned());
    if let Some(date) = pages.date {
        metadata = metadata.creation_date(
            DateTime::new(u16::try_from(date.year()).unwrap_or_default())
                .month(number(date.month()))
                .day(number(date.day())),
        );
    }
    if pages.author.is_empty() { metadata } else { metadata.authors(vec![pages.author.clone()]) }
}

fn tag(bit: &Bit) -> ContentTag<'_> {
    match (&bit.part, &bit.drawn) {
        (None, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
        (Some(_), Drawn::Items(_)) => {
            ContentTag::Span(SpanTag::empty().with_actual_text(bit.meant.as_deref()))
        }
        (Some(_), Drawn::Logo(_)) => ContentTag::Other,
    }
}

/// The headings, nested; the title alone where there are none.
fn outline(pages: &Pages) -> Outline {
    let mut outline = Outline::new();
    let mut rest = pages.bookmarks.as_slice();
    if rest.is_empty() {
        let title = if pages.title.is_empty() { "Paper" } else { &pages.title };
        outline.push_child(OutlineNode::new(title.to_owned(), destination(0, 0.0)));
    }
    while let Some(node) = node(&mut rest) {
        outline.push_child(node);
    }
    outline
}

/// The next heading and those below it.
fn node(rest: &mut &[Bookmark]) -> Option<OutlineNode> {
    let (first, others) = rest.split_first()?;
    *rest = others;
    let mut found =
        OutlineNode::new(first.text.clone(), destination(first.page, first.top)).with_open(first.level == 1);
    while rest.first().is_some_and(|next| next.level > first.level) {
        found.push_child(node(rest)?);
    }
    Some(found)
}

fn destination(page: usize, top: f64) -> XyzDestination {
    XyzDestination::new(page, Point::from_xy(0.0, length(top)))
}
