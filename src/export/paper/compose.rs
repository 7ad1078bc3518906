//! Blocks into slabs, with what each part is.

use super::{
    fill::Frame,
    lines::{Letters, Line, Typesetter},
    look::Look,
    pages::{Bit, Drawn, POINTS},
    picture, rows,
    slab::{Slab, Strip, rule},
    structure::{PartId, Role, Structure},
};
use crate::{
    render::Rect,
    report::{Block, Figure, Logo, Paper, Sheet, Words},
};

/// White above a paragraph.
const PARAGRAPH: f64 = 7.0;
/// From the margin to the words of an item.
const INDENT: f64 = 18.0;
/// What charts and white keep of their height where a chapter would go on to a second page by a little.
const KEPT: Kept = Kept { charts: 0.72, white: 0.6 };

/// The chapters of a paper as slabs.
pub(super) struct Composed {
    pub(super) chapters: Vec<(Sheet, Vec<Strip>)>,
    pub(super) structure: Structure,
    /// The part that says who may read it.
    pub(super) restriction: Option<PartId>,
}

/// What composing needs and counts.
pub(super) struct Composer<'a> {
    pub(super) setter: Typesetter,
    pub(super) look: Look,
    pub(super) structure: Structure,
    pub(super) frame: Frame,
    /// What is still to be shown with the title.
    logo: Option<&'a Logo>,
    pub(super) tables: usize,
    pub(super) figures: usize,
    /// The share of its height that a chart is drawn with.
    charts: f64,
}

/// Shares of a height.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Kept {
    charts: f64,
    white: f64,
}

/// What charts and white must keep so that `strips` stand on one page; `None` where they do, or cannot.
fn squeezed(strips: &[Strip], room: f64) -> Option<Kept> {
    let slabs =
        || strips.iter().filter_map(|strip| if let Strip::Slab(slab) = strip { Some(slab) } else { None });
    let white: f64 = slabs().skip(1).map(|slab| slab.before).sum();
    let charts: f64 = slabs().filter(|slab| slab.is_chart).map(|slab| slab.height).sum();
    let over = white + slabs().map(|slab| slab.height).sum::<f64>() - room;
    let most = (1.0 - KEPT.charts).mul_add(charts, (1.0 - KEPT.white) * white);
    if over <= 0.0 || over > most || slabs().count() < strips.len() {
        return None;
    }
    // A little beyond, because the heights of charts are rounded.
    let given = ((over + 1.0) / most).min(1.0);
    let kept = |least: f64| (1.0 - least).mul_add(-given, 1.0);
    Some(Kept { charts: kept(KEPT.charts), white: kept(KEPT.white) })
}

/// `paper` as slabs.
pub(super) fn composed(paper: &Paper) -> Composed {
    let mut structure = Structure::default();
    let restriction = paper.restriction.is_some().then(|| structure.begin(Role::Paragraph));
    let mut composer = Composer {
        setter: Typesetter::new(),
        look: Look::of(paper),
        structure,
        frame: Frame::of(Sheet::Portrait),
        logo: paper.logo.as_ref(),
        tables: 0,
        figures: 0,
        charts: 1.0,
    };
    let mut chapters = Vec::new();
    for chapter in &paper.chapters {
        composer.frame = Frame::of(chapter.sheet);
        chapters.push((chapter.sheet, composer.chapter(&chapter.blocks)));
    }
    Composed { chapters, structure: composer.structure, restriction }
}

impl<'a> Composer<'a> {
    /// The blocks of a chapter; on one page where only a little is too much for it.
    fn chapter(&mut self, blocks: &'a [Block]) -> Vec<Strip> {
        let before = (self.structure.clone(), self.logo, self.tables, self.figures);
        let strips: Vec<Strip> = blocks.iter().flat_map(|block| self.block(block)).collect();
        let Some(kept) = squeezed(&strips, self.frame.height) else { return strips };
        (self.structure, self.logo, self.tables, self.figures) = before;
        self.charts = kept.charts;
        let mut strips: Vec<Strip> = blocks.iter().flat_map(|block| self.block(block)).collect();
        self.charts = 1.0;
        for strip in &mut strips {
            if let Strip::Slab(slab) = strip {
                slab.before *= kept.white;
            }
        }
        strips
    }
}

impl Composer<'_> {
    fn block(&mut self, block: &Block) -> Vec<Strip> {
        let slabs = match block {
            Block::PageBreak => return vec![Strip::Break],
            Block::Title(text) => self.title(text),
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(words) => self.paragraph(words),
            Block::Points(items) => self.list(items, false),
            Block::Steps(items) => self.list(items, true),
            Block::Facts(facts) => rows::facts(self, facts),
            Block::Table(table) => rows::table(self, table),
            Block::Figure(figure) => self.figure(figure),
        };
        slabs.into_iter().map(Strip::Slab).collect()
    }

    fn title(&mut self, text: &str) -> Vec<Slab> {
        let mut slabs = Vec::new();
        slabs.extend(self.logo.take().map(|logo| self.sign(logo)));
        let part = self.structure.begin(Role::Title);
        let letters = self.look.title();
        let before = if slabs.is_empty() { 30.0 } else { 16.0 };
        slabs.extend(self.set(part, &Words::plain(text), &letters, (0.0, before)));
        let bits = vec![Bit::silent(vec![rule(6.0, (0.0, self.frame.width), self.look.accent, 2.0)])];
        slabs.push(Slab { height: 12.0, bits, keep: true, ..Slab::default() });
        keep_together(&mut slabs);
        slabs
    }

    /// The organisation's sign: at most 60 by 18 mm.
    fn sign(&mut self, logo: &Logo) -> Slab {
        let (across, down) = (f64::from(logo.size.0.max(1)), f64::from(logo.size.1.max(1)));
        let scale = (60.0 * POINTS / across).min(18.0 * POINTS / down);
        let (width, height) = (across * scale, down * scale);
        let part = self.structure.begin(Role::Figure(logo.alt_text.clone()));
        let place =
            Rect { left: self.frame.width - width, top: 0.0, right: self.frame.width, bottom: height };
        let bits = vec![Bit { part: Some(part), drawn: Drawn::Logo(place), meant: None }];
        Slab { height, bits, keep: true, ..Slab::default() }
    }

    fn heading(&mut self, level: u8, text: &str) -> Vec<Slab> {
        let level = level.clamp(1, 3);
        let part = self.structure.begin(Role::Heading { level, text: text.to_owned() });
        let letters = self.look.heading(level);
        let before = match level {
            1 => 22.0,
            2 => 16.0,
            _ => 12.0,
        };
        let mut slabs = self.set(part, &Words::plain(text), &letters, (0.0, before));
        keep_together(&mut slabs);
        if let Some(first) = slabs.first_mut() {
            first.heading = Some((level, text.to_owned()));
        }
        slabs
    }

    fn paragraph(&mut self, words: &Words) -> Vec<Slab> {
        let part = self.structure.begin(Role::Paragraph);
        self.set(part, words, &self.look.body(), (0.0, PARAGRAPH))
    }

    fn list(&mut self, items: &[Words], numbered: bool) -> Vec<Slab> {
        let list = self.structure.begin(Role::List { numbered });
        let letters = self.look.body();
        let mut slabs = Vec::new();
        for (number, words) in (1..).zip(items) {
            let item = self.structure.within(list, Role::Item);
            let label = self.structure.within(item, Role::Label);
            let body = self.structure.within(item, Role::Body);
            let before = if number == 1 { PARAGRAPH } else { 3.0 };
            let mut set = self.set(body, words, &letters, (INDENT, before));
            if let Some(first) = set.first_mut() {
                let sign = if numbered { format!("{number}.") } else { "•".to_owned() };
                let line = self.line(&Words::plain(sign));
                first.bits.insert(0, Bit::of(label, line.items(&letters, (4.0, 0.0)), None));
            }
            slabs.extend(set);
        }
        slabs
    }

    fn line(&mut self, words: &Words) -> Line {
        let letters = self.look.body();
        self.setter.lines(words, &letters, self.frame.width).into_iter().next().unwrap_or_default()
    }

    /// Words in lines, the first and the last of which are not left alone.
    pub(super) fn set(
        &mut self,
        part: PartId,
        words: &Words,
        letters: &Letters,
        (indent, before): (f64, f64),
    ) -> Vec<Slab> {
        let lines = self.setter.lines(words, letters, self.frame.width - indent);
        let count = lines.len();
        let slab = |(number, line): (usize, Line)| Slab {
            height: letters.line(),
            before: if number == 0 { before } else { 0.0 },
            keep: count > 1 && (number == 0 || number + 2 == count),
            bits: vec![Bit::of(part, line.items(letters, (indent, 0.0)), line.meant)],
            ..Slab::default()
        };
        lines.into_iter().enumerate().map(slab).collect()
    }

    fn figure(&mut self, figure: &Figure) -> Vec<Slab> {
        self.figures += 1;
        let (width, height) = picture::size(figure, (self.frame.width / POINTS, self.frame.height / POINTS));
        let height = height * self.charts;
        let chart = &figure.figure;
        let mut slabs = Vec::new();
        let title = format!("Figure {}. {}", self.figures, chart.title);
        for (text, letters, before) in
            [(&title, self.look.caption(), 12.0), (&chart.subtitle, self.look.note(), 1.0)]
        {
            if !text.is_empty() {
                let part = self.structure.begin(Role::Paragraph);
                slabs.extend(self.set(part, &Words::plain(text.as_str()), &letters, (0.0, before)));
            }
        }
        let part = self.structure.begin(Role::Figure(chart.alt_text.clone()));
        let items = picture::items(chart, (width, height), &self.look.style);
        slabs.push(Slab {
            height: height * POINTS,
            before: 3.0,
            is_chart: true,
            bits: vec![Bit::of(part, items, None)],
            ..Slab::default()
        });
        for text in [&chart.note, &chart.source] {
            if !text.is_empty() {
                let part = self.structure.begin(Role::Paragraph);
                slabs.extend(self.set(part, &Words::plain(text.as_str()), &self.look.note(), (0.0, 1.0)));
            }
        }
        if let Some((_, before)) = slabs.split_last_mut() {
            keep_together(before);
        }
        slabs
    }
}

/// Each stays on one page with what follows it.
pub(super) fn keep_together(slabs: &mut [Slab]) {
    for slab in slabs {
        slab.keep = true;
    }
}
