//! A paper as a Word document that a secretary can go on with: real styles, lists, tables and captions.

use super::{
    super::{fill::Frame, look::Look, picture},
    docx_page, docx_style, docx_table,
    markup::Markup,
    media::{self, Chart, Media},
    package::{Package, Relations},
    properties,
};
use crate::{
    base::{Errand, is_right_to_left},
    export::ExportError,
    report::{Block, Chapter, Figure, Logo, Paper, Run, Sheet, Span, Words},
};

/// English Metric Units in a millimetre.
const EMU: f64 = 36_000.0;
/// Dots per inch of charts.
const DPI: u16 = 300;
/// What a drawing without rows of names gives to the words around it, in millimetres.
const ROOM: f64 = 8.0;
/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// The main part of a Word document in the making.
pub(super) struct Writer<'a> {
    pub(super) body: Markup,
    pub(super) relations: Relations,
    media: Media<'a>,
    charts: std::vec::IntoIter<Chart>,
    pub(super) look: Look,
    logo: Option<&'a Logo>,
    /// Pictures so far: each has a number of its own.
    pictures: usize,
    figures: usize,
    tables: usize,
    /// Numbered lists so far: each begins at 1.
    lists: usize,
    /// What follows begins a page.
    breaks: bool,
    /// The width of the text in points.
    pub(super) width: f64,
    sheet: Sheet,
    wrong: Option<ExportError>,
}

/// How a paragraph stands.
#[derive(Clone, Copy)]
pub(super) struct Standing<'a> {
    pub(super) style: &'a str,
    /// It stays with what follows.
    pub(super) keep: bool,
    pub(super) align: Option<&'a str>,
    /// The list that it is an item of.
    pub(super) list: Option<usize>,
    /// Its words are read from the right.
    pub(super) from_right: bool,
}

impl<'a> Standing<'a> {
    pub(super) const fn of(style: &'a str) -> Self {
        Self { style, keep: false, align: None, list: None, from_right: false }
    }

    pub(super) const fn kept(style: &'a str) -> Self {
        Self { keep: true, ..Self::of(style) }
    }
}

/// `paper` as a Word document.
///
/// # Errors
/// The errand was cancelled, or a chart cannot be drawn.
pub(in super::super) fn docx(paper: &Paper, errand: &Errand<'_>) -> Result<Vec<u8>, ExportError> {
    let figures: Vec<(&Figure, (f64, f64))> = paper
        .chapters
        .iter()
        .flat_map(|chapter| &chapter.blocks)
        .filter_map(|block| match block {
            Block::Figure(figure) => Some((figure, printed(figure))),
            _ => None,
        })
        .collect();
    let charts = media::charts(&figures, DPI, &errand.part(0.0, 0.9))?;
    let mut package = Package::default();
    properties::add(&mut package, paper, "word/document.xml", "Microsoft Office Word");
    let mut relations = Relations::default();
    docx_style::add(&mut package, &mut relations, &Look::of(paper), paper);
    docx_page::add(&mut package, &mut relations, paper);
    let writer = Writer {
        body: Markup::new(),
        relations,
        media: Media::new("word", &mut package),
        charts: charts.into_iter(),
        look: Look::of(paper),
        logo: paper.logo.as_ref(),
        pictures: 0,
        figures: 0,
        tables: 0,
        lists: 0,
        breaks: false,
        width: Frame::of(Sheet::Portrait).width,
        sheet: Sheet::Portrait,
        wrong: None,
    };
    let (document, relations) = writer.written(paper)?;
    package.add(
        "word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        document,
    );
    package.relations("word/document.xml", &relations);
    package.finish()
}

/// The size of a drawing on an upright page, in millimetres. Word sets the words around it wider than the PDF
/// does: the drawing gives them room, so that what stands on one page there does so here.
fn printed(figure: &Figure) -> (f64, f64) {
    let (width, height) = picture::size(figure, (figure.width, 250.0));
    let lower = figure.figure.rows().map_or(ROOM, |_| 0.0);
    (width, height - lower)
}

impl Writer<'_> {
    fn written(mut self, paper: &Paper) -> Result<(Vec<u8>, Relations), ExportError> {
        let mut document = Markup::new();
        document.within("w:document", &docx_page::SPACES, |document| {
            document.within("w:body", &[], |body| {
                std::mem::swap(&mut self.body, body);
                self.chapters(&paper.chapters);
                std::mem::swap(&mut self.body, body);
            });
        });
        match self.wrong {
            Some(wrong) => Err(wrong),
            None => Ok((document.finish(), self.relations)),
        }
    }

    fn chapters(&mut self, chapters: &[Chapter]) {
        let last = chapters.len().saturating_sub(1);
        for (number, chapter) in chapters.iter().enumerate() {
            (self.sheet, self.width) = (chapter.sheet, Frame::of(chapter.sheet).width);
            self.breaks = false;
            chapter.blocks.iter().for_each(|block| self.block(block));
            if number < last {
                // A section ends with a paragraph, which takes no room.
                let sheet = chapter.sheet;
                self.body.within("w:p", &[], |p| {
                    p.within("w:pPr", &[], |properties| {
                        properties.empty("w:pStyle", &[("w:val", "Spacer")]);
                        docx_page::section(properties, sheet);
                    });
                });
            }
        }
        let sheet = chapters.last().map_or(Sheet::Portrait, |chapter| chapter.sheet);
        docx_page::section(&mut self.body, sheet);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::PageBreak => self.breaks = true,
            Block::Title(text) => {
                if let Some(logo) = self.logo.take() {
                    self.sign(logo);
                }
                self.paragraph(Standing::kept("Title"), &Words::plain(text.as_str()));
            }
            Block::Heading { level, text } => {
                let style = format!("Heading{}", level.clamp(&1, &3));
                self.paragraph(Standing::kept(&style), &Words::plain(text.as_str()));
            }
            Block::Paragraph(words) => self.paragraph(Standing::of("BodyText"), words),
            Block::Points(items) => self.list("ListBullet", docx_style::POINTS, items),
            Block::Steps(items) => {
                self.lists += 1;
                self.list("ListNumber", docx_style::POINTS + self.lists, items);
            }
            Block::Facts(facts) => docx_table::facts(self, facts),
            Block::Table(table) => {
                self.tables += 1;
                docx_table::table(self, table);
            }
            Block::Figure(figure) => self.figure(figure),
        }
    }

    fn list(&mut self, style: &str, list: usize, items: &[Words]) {
        for words in items {
            self.paragraph(Standing { list: Some(list), ..Standing::of(style) }, words);
        }
    }

    /// A paragraph of words.
    pub(super) fn paragraph(&mut self, standing: Standing<'_>, words: &Words) {
        let from_right = is_right_to_left(&words.text());
        self.framed(Standing { from_right, ..standing }, |body| {
            words.0.iter().for_each(|run| write_run(body, run));
        });
    }

    /// A paragraph, and what `inner` writes into it.
    pub(super) fn framed(&mut self, standing: Standing<'_>, inner: impl FnOnce(&mut Markup)) {
        let breaks = std::mem::take(&mut self.breaks);
        self.body.within("w:p", &[], |p| {
            p.within("w:pPr", &[], |properties| {
                properties.empty("w:pStyle", &[("w:val", standing.style)]);
                if standing.keep {
                    properties.empty("w:keepNext", &[]);
                }
                if breaks {
                    properties.empty("w:pageBreakBefore", &[]);
                }
                if let Some(list) = standing.list {
                    properties.within("w:numPr", &[], |number| {
                        number.empty("w:ilvl", &[("w:val", "0")]);
                        number.empty("w:numId", &[("w:val", &list.to_string())]);
                    });
                }
                if standing.from_right {
                    properties.empty("w:bidi", &[]);
                }
                if let Some(align) = standing.align {
                    properties.empty("w:jc", &[("w:val", align)]);
                }
            });
            inner(p);
        });
    }

    /// What follows stands in a table, which cannot begin a page by itself.
    pub(super) fn break_now(&mut self) {
        if self.breaks {
            self.framed(Standing::of("Spacer"), |_| {});
        }
    }

    /// “Table 3. What it shows”, with a number that Word keeps.
    pub(super) fn caption(&mut self, kind: &str, text: &str) {
        let number = if kind == "Table" { self.tables } else { self.figures };
        self.framed(Standing::kept("Caption"), |p| {
            write_run(p, &Run { text: format!("{kind} "), span: Span::Plain });
            let field = format!(" SEQ {kind} \\* ARABIC ");
            p.within("w:fldSimple", &[("w:instr", &field)], |field| {
                write_run(field, &Run { text: number.to_string(), span: Span::Plain });
            });
            write_run(p, &Run { text: format!(". {text}"), span: Span::Plain });
        });
    }

    fn figure(&mut self, figure: &Figure) {
        self.figures += 1;
        let Some(Chart { png, size }) = self.charts.next() else { return };
        let chart = &figure.figure;
        self.caption("Figure", &chart.title);
        if !chart.subtitle.is_empty() {
            self.paragraph(Standing::kept("FigureNote"), &Words::plain(chart.subtitle.as_str()));
        }
        let notes: Vec<&str> =
            [&chart.note, &chart.source].into_iter().map(String::as_str).filter(|n| !n.is_empty()).collect();
        let relation = self.media.picture(png, &mut self.relations, "");
        let room = self.width / POINTS;
        let scale = (room / size.0).min(1.0);
        let standing = if notes.is_empty() { Standing::of("Figure") } else { Standing::kept("Figure") };
        let name = format!("Figure {}", self.figures);
        let number = self.next_picture();
        let size = (size.0 * scale, size.1 * scale);
        self.framed(standing, |p| {
            picture(p, &Picture { relation: &relation, number, name: &name, alt: &chart.alt_text, size });
        });
        for note in notes {
            self.paragraph(Standing::of("FigureNote"), &Words::plain(note));
        }
    }

    fn next_picture(&mut self) -> usize {
        self.pictures += 1;
        self.pictures
    }

    /// The organisation's sign: at most 60 by 22 mm.
    fn sign(&mut self, logo: &Logo) {
        let (across, down) = (f64::from(logo.size.0.max(1)), f64::from(logo.size.1.max(1)));
        let scale = (60.0 / across).min(22.0 / down);
        let relation = self.media.picture(logo.png.to_vec(), &mut self.relations, "");
        let number = self.next_picture();
        let size = (across * scale, down * scale);
        self.framed(Standing { align: Some("right"), ..Standing::kept("Figure") }, |p| {
            picture(p, &Picture { relation: &relation, number, name: "Logo", alt: &logo.alt_text, size });
        });
    }

    /// Icons in a paragraph, each with its words for those who cannot see it.
    pub(super) fn icons(&mut self, standing: Standing<'_>, icons: &[crate::figure::Icon]) {
        let mut drawn = Vec::new();
        for icon in icons {
            match self.media.icon(icon, &mut self.relations, "") {
                Ok(relation) => drawn.push((relation, self.next_picture(), icon.words)),
                Err(wrong) => self.wrong = Some(wrong),
            }
        }
        let size = (media::ICON / POINTS, media::ICON / POINTS);
        self.framed(standing, |p| {
            for (relation, number, alt) in &drawn {
                picture(p, &Picture { relation, number: *number, name: "Icon", alt, size });
            }
        });
    }
}

/// A run of letters that look alike; a new line is a new line.
pub(super) fn write_run(body: &mut Markup, run: &Run) {
    body.within("w:r", &[], |r| {
        let style = match run.span {
            Span::Plain => None,
            Span::Strong => Some("Strong"),
            Span::Quiet => Some("Quiet"),
        };
        let from_right = is_right_to_left(&run.text);
        if style.is_some() || from_right {
            r.within("w:rPr", &[], |look| {
                if let Some(style) = style {
                    look.empty("w:rStyle", &[("w:val", style)]);
                }
                if from_right {
                    look.empty("w:rtl", &[]);
                }
            });
        }
        for (number, line) in run.text.split('\n').enumerate() {
            if number > 0 {
                r.empty("w:br", &[]);
            }
            r.words("w:t", &[("xml:space", "preserve")], line);
        }
    });
}

/// A picture in a line of text.
struct Picture<'a> {
    relation: &'a str,
    number: usize,
    name: &'a str,
    alt: &'a str,
    /// In millimetres.
    size: (f64, f64),
}

/// A length in millimetres as Office counts it.
#[expect(clippy::cast_possible_truncation, reason = "millimetres on paper")]
pub(super) fn emu(millimetres: f64) -> String {
    ((millimetres * EMU).round() as i64).to_string()
}

fn picture(p: &mut Markup, one: &Picture<'_>) {
    const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
    const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    let (across, down, number) = (emu(one.size.0), emu(one.size.1), one.number.to_string());
    let extent = [("cx", across.as_str()), ("cy", down.as_str())];
    let named = [("id", number.as_str()), ("name", one.name), ("descr", one.alt)];
    p.within("w:r", &[], |r| {
        r.within("w:drawing", &[], |drawing| {
            let none = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
            drawing.within("wp:inline", &none, |inline| {
                inline.empty("wp:extent", &extent);
                inline.empty("wp:docPr", &named);
                inline.within("wp:cNvGraphicFramePr", &[], |frame| {
                    frame.empty("a:graphicFrameLocks", &[("xmlns:a", MAIN), ("noChangeAspect", "1")]);
                });
                inline.within("a:graphic", &[("xmlns:a", MAIN)], |graphic| {
                    graphic.within("a:graphicData", &[("uri", PICTURE)], |data| {
                        data.within("pic:pic", &[("xmlns:pic", PICTURE)], |pic| {
                            pic.within("pic:nvPicPr", &[], |about| {
                                about.empty("pic:cNvPr", &named);
                                about.empty("pic:cNvPicPr", &[]);
                            });
                            pic.within("pic:blipFill", &[], |fill| {
                                fill.empty("a:blip", &[("r:embed", one.relation)]);
                                fill.within("a:stretch", &[], |stretch| stretch.empty("a:fillRect", &[]));
                            });
                            pic.within("pic:spPr", &[], |shape| {
                                shape.within("a:xfrm", &[], |place| {
                                    place.empty("a:off", &[("x", "0"), ("y", "0")]);
                                    place.empty("a:ext", &extent);
                                });
                                shape.within("a:prstGeom", &[("prst", "rect")], |rect| {
                                    rect.empty("a:avLst", &[]);
                                });
                            });
                        });
                    });
                });
            });
        });
    });
}
