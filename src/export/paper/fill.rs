//! Slabs onto pages: where each page ends, and what stands at its head and foot.

use super::{
    compose::Composed,
    lines::{Letters, Typesetter},
    look::{Look, margins},
    pages::{Bit, Bookmark, POINTS, Page},
    slab::{Slab, Strip, rule},
    structure::{PartId, Structure},
};
use crate::report::{Paper, Sheet, Words};

/// From the foot of the text to the foot line, in points.
const FOOT: f64 = 18.0;

/// Pages, and where headings stand on them.
pub(super) struct Filled {
    pub(super) pages: Vec<Page>,
    pub(super) bookmarks: Vec<Bookmark>,
    pub(super) structure: Structure,
}

/// The text's place on a sheet, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Frame {
    pub(super) fn of(sheet: Sheet) -> Self {
        let (white, (width, height)) = (margins(sheet), sheet.millimetres());
        Self {
            left: white.side * POINTS,
            top: white.end * POINTS,
            width: 2.0_f64.mul_add(-white.side, width) * POINTS,
            height: 2.0_f64.mul_add(-white.end, height) * POINTS,
        }
    }
}

impl Page {
    /// An empty one.
    fn of(sheet: Sheet) -> Self {
        Self { millimetres: sheet.millimetres(), frame: Frame::of(sheet), bits: Vec::new() }
    }
}

/// The chapters on pages; at least one page. `restriction` is the part that page one's stamp is.
pub(super) fn filled(composed: Composed, paper: &Paper) -> Filled {
    let Composed { chapters, restriction, structure } = composed;
    let mut filled = Filled { pages: Vec::new(), bookmarks: Vec::new(), structure };
    for (sheet, strips) in chapters {
        chapter(&mut filled, sheet, strips);
    }
    if filled.pages.is_empty() {
        filled.pages.push(Page::of(Sheet::Portrait));
    }
    every_page(&mut filled.pages, paper, restriction);
    filled
}

fn chapter(filled: &mut Filled, sheet: Sheet, strips: Vec<Strip>) {
    let mut column = Column { frame: Frame::of(sheet), sheet, down: 0.0, is_begun: false, filled };
    let mut group: Vec<Slab> = Vec::new();
    for strip in strips {
        match strip {
            Strip::Slab(slab) => {
                let is_whole = !slab.keep;
                group.push(slab);
                if is_whole {
                    column.place(std::mem::take(&mut group));
                }
            }
            Strip::Break => {
                column.place(std::mem::take(&mut group));
                column.is_begun = false;
            }
        }
    }
    column.place(group);
}

/// The page that is being filled.
struct Column<'a> {
    frame: Frame,
    sheet: Sheet,
    /// From the top of the text.
    down: f64,
    /// Whether there is a page to go on with.
    is_begun: bool,
    filled: &'a mut Filled,
}

impl Column<'_> {
    /// Slabs that want to stand on one page.
    fn place(&mut self, group: Vec<Slab>) {
        let needed: f64 = group.iter().map(|slab| slab.before + slab.height).sum();
        if !group.is_empty() && self.down + needed > self.frame.height && self.down > 0.0 {
            self.is_begun = false;
        }
        for slab in group {
            self.put(slab);
        }
    }

    fn put(&mut self, slab: Slab) {
        let is_full = self.down > 0.0 && self.down + slab.before + slab.height > self.frame.height;
        if !self.is_begun || is_full {
            self.filled.pages.push(Page::of(self.sheet));
            (self.down, self.is_begun) = (0.0, true);
            if let Some(head) = &slab.head {
                self.draw(head.repeated());
            }
        } else if self.down > 0.0 {
            self.down += slab.before;
        }
        self.draw(slab);
    }

    fn draw(&mut self, slab: Slab) {
        let page = self.filled.pages.len().saturating_sub(1);
        let top = self.frame.top + self.down;
        if let Some((level, text)) = slab.heading {
            self.filled.bookmarks.push(Bookmark { level, text, page, top });
        }
        if let Some(page) = self.filled.pages.last_mut() {
            page.bits.extend(slab.bits.into_iter().map(|bit| bit.moved(self.frame.left, top)));
        }
        self.down += slab.height;
    }
}

/// Reference, page number and restriction. A reader's program has page numbers of its own, and hears of
/// the restriction once.
fn every_page(pages: &mut [Page], paper: &Paper, mut restriction: Option<PartId>) {
    let look = Look::of(paper);
    let mut setter = Typesetter::new();
    let mut word = |text: String, letters: &Letters, (left, top): (f64, f64), width: f64, at: f64| {
        let line = setter.lines(&Words::plain(text), letters, width).into_iter().next().unwrap_or_default();
        Bit::silent(line.items(letters, (at.mul_add(width - line.width, left), top)))
    };
    let count = pages.len();
    for (number, page) in (1..).zip(pages) {
        let frame = page.frame;
        let foot = frame.top + frame.height + FOOT;
        let right = frame.left + frame.width;
        page.bits.push(Bit::silent(vec![rule(foot - 4.0, (frame.left, right), look.rule(), 0.5)]));
        let letters = look.note();
        page.bits.push(word(paper.reference.clone(), &letters, (frame.left, foot), frame.width * 0.7, 0.0));
        let numbered = format!("Page {number} of {count}");
        page.bits.push(word(numbered, &letters, (frame.left, foot), frame.width, 1.0));
        if let Some(text) = &paper.restriction {
            let letters = look.restriction();
            let place = (frame.left, frame.top - 1.8 * letters.line());
            let stamp = word(text.clone(), &letters, place, frame.width, 0.5);
            page.bits.insert(0, Bit { part: restriction.take(), ..stamp });
        }
    }
}
