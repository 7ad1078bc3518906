//! The paper itself: everything that a writer of PDF, Word or PowerPoint needs, already decided.

use std::sync::Arc;

use jiff::civil::Date;

use super::Block;

/// A paper, composed: nothing is left to decide but where lines and pages break.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// What it is called, on the cover and in the document's properties.
    pub title: String,
    /// Whose work it is; may be empty.
    pub author: String,
    /// The day it is for. Files carry this day, not the day they were written, so that the same paper
    /// gives the same bytes.
    pub date: Date,
    /// At the foot of every page beside “page x of y”: the meeting's number for the paper; may be empty.
    pub reference: String,
    /// What every page and slide must say of who may read it; `None` when anyone may.
    pub restriction: Option<String>,
    /// The organisation's own sign, on the cover.
    pub logo: Option<Logo>,
    /// The colour of headings and rules, as red, green and blue.
    pub accent: [u8; 3],
    /// Its parts, in order; each begins a page.
    pub chapters: Vec<Chapter>,
}

/// A picture that the user gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// The bytes of a PNG picture.
    pub png: Arc<[u8]>,
    /// Its size in dots, across and down.
    pub size: (u32, u32),
    /// What it shows, for those who cannot see it.
    pub alt_text: String,
}

/// The sheet that a chapter is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// A4, upright.
    #[default]
    Portrait,
    /// A4 on its side, for wide tables.
    Landscape,
    /// A3 on its side, for the wall.
    Wall,
}

impl Sheet {
    /// Width and height in millimetres.
    #[must_use]
    pub const fn millimetres(self) -> (f64, f64) {
        match self {
            Self::Portrait => (210.0, 297.0),
            Self::Landscape => (297.0, 210.0),
            Self::Wall => (420.0, 297.0),
        }
    }
}

/// A part of the paper that begins a page of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// What it is printed on.
    pub sheet: Sheet,
    /// From the top.
    pub blocks: Vec<Block>,
}
