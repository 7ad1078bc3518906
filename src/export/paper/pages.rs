//! A paper on its pages: what both the PDF and the preview in the window show.

use super::{
    compose,
    fill::{self, Frame},
    structure::{PartId, Structure},
};
use crate::{
    render::{Item, Rect, Scene},
    report::{Logo, Paper},
};

/// Points in a millimetre.
pub(super) const POINTS: f64 = 72.0 / 25.4;

/// A paper, laid out: nothing is left to decide.
#[derive(Clone, Debug)]
pub struct Pages {
    pub(super) title: String,
    pub(super) author: String,
    /// `None` for what is for no day: a chart alone.
    pub(super) date: Option<jiff::civil::Date>,
    pub(super) all: Vec<Page>,
    pub(super) structure: Structure,
    pub(super) bookmarks: Vec<Bookmark>,
    pub(super) logo: Option<Logo>,
}

/// One page.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) millimetres: (f64, f64),
    /// Where its text stands, in points.
    pub(super) frame: Frame,
    pub(super) bits: Vec<Bit>,
}

/// What one part has in one place.
#[derive(Clone, Debug)]
pub(super) struct Bit {
    /// The part; `None` for what is only there for the eye: rules, grounds, what every page repeats.
    pub(super) part: Option<PartId>,
    pub(super) drawn: Drawn,
    /// The letters that were meant, where some are not in the typeface.
    pub(super) meant: Option<String>,
}

/// What is seen, in points from the top left corner of the page.
#[derive(Clone, Debug)]
pub(super) enum Drawn {
    Items(Vec<Item>),
    /// The organisation's sign.
    Logo(Rect),
}

/// Where a heading stands.
#[derive(Clone, Debug)]
pub(super) struct Bookmark {
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) page: usize,
    pub(super) top: f64,
}

impl Pages {
    /// `paper` on its pages.
    #[must_use]
    pub fn of(paper: &Paper) -> Self {
        let filled = fill::filled(compose::composed(paper), paper);
        Self {
            title: paper.title.clone(),
            author: paper.author.clone(),
            date: Some(paper.date),
            all: filled.pages,
            structure: filled.structure,
            bookmarks: filled.bookmarks,
            logo: paper.logo.clone(),
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none, which no paper has.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Width and height of a page in millimetres.
    #[must_use]
    pub fn millimetres(&self, page: usize) -> Option<(f64, f64)> {
        self.all.get(page).map(|page| page.millimetres)
    }

    /// A page as a drawing; the logo, which is none of its primitives, is at [`Self::logo`].
    #[must_use]
    pub fn scene(&self, page: usize) -> Option<Scene> {
        let found = self.all.get(page)?;
        let items = found.bits.iter().flat_map(|bit| match &bit.drawn {
            Drawn::Items(items) => items.clone(),
            Drawn::Logo(_) => Vec::new(),
        });
        let title = format!("{}, page {} of {}", self.title, page + 1, self.len());
        Some(Scene::of(items.collect(), found.millimetres, &title))
    }

    /// The logo and its place on a page in points, where it has one there.
    #[must_use]
    pub fn logo(&self, page: usize) -> Option<(&Logo, Rect)> {
        let place = self.all.get(page)?.bits.iter().find_map(|bit| match bit.drawn {
            Drawn::Logo(place) => Some(place),
            Drawn::Items(_) => None,
        })?;
        Some((self.logo.as_ref()?, place))
    }
}
