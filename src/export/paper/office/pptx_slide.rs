//! One slide: words in their placeholders, a chart, a native table, the number, and who may read it.

use super::{
    super::look::Look,
    markup::Markup,
    pptx::{SPACES, emu, transform, tree},
    pptx_master::{hundredths, number},
    slide_layout::{Holder, Place, RESTRICTION},
    slide_table::{Grid, WHITE, words_of},
    slide_text::{Para, Stands},
    slides::Slide,
};
use crate::{
    base::is_right_to_left,
    render::Colour,
    report::{Align, Cell, Paper, Row, RowKind, Span, Words},
};

/// What a slide is written from.
pub(super) struct Sheet<'a> {
    pub(super) slide: &'a Slide<'a>,
    pub(super) number: usize,
    /// The relation to the chart, and where it stands.
    pub(super) picture: Option<(String, Place)>,
    /// The relation to the organisation's sign, where it stands, and what it shows.
    pub(super) logo: Option<(String, Place, &'a str)>,
    pub(super) paper: &'a Paper,
    pub(super) look: &'a Look,
}

/// The slide's part.
pub(super) fn written(sheet: &Sheet<'_>) -> Vec<u8> {
    let mut markup = Markup::new();
    markup.within("p:sld", &SPACES, |part| {
        part.within("p:cSld", &[], |slide| {
            tree(slide, |tree| shapes(&mut Shapes { tree, last: 1 }, sheet));
        });
        part.within("p:clrMapOvr", &[], |colours| colours.empty("a:masterClrMapping", &[]));
    });
    markup.finish()
}

/// The shapes of a slide so far: each has a number of its own.
struct Shapes<'a> {
    tree: &'a mut Markup,
    last: usize,
}

impl Shapes<'_> {
    fn id(&mut self) -> String {
        self.last += 1;
        self.last.to_string()
    }
}

fn shapes(shapes: &mut Shapes<'_>, sheet: &Sheet<'_>) {
    let slide = sheet.slide;
    // Read in this order: title, what it belongs to, and then as it stands.
    words(shapes, sheet, Holder::Title, &[plain(&slide.title)]);
    if !slide.over.is_empty() {
        words(shapes, sheet, Holder::Over, &[plain(&slide.over)]);
    }
    if let (Some((relation, place)), Some(figure)) = (&sheet.picture, &slide.figure) {
        let chart = &figure.figure;
        picture(shapes, (relation, *place), ("Chart", &chart.alt_text), Some(Holder::Picture));
        let source: Vec<Para> = [&chart.subtitle, &chart.source]
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(|t| plain(t))
            .collect();
        if !source.is_empty() {
            words(shapes, sheet, Holder::Source, &source);
        }
    }
    if !slide.words.is_empty() {
        words(shapes, sheet, Holder::Words, &slide.words);
    }
    if let Some(grid) = &slide.table {
        table(shapes, grid, sheet.look);
    }
    if let Some((relation, place, alt)) = &sheet.logo {
        picture(shapes, (relation, *place), ("Logo", alt), None);
    }
    ends(shapes, sheet);
}

fn plain(text: &str) -> Para {
    Para::new(Words::plain(text), Stands::Plain)
}

fn words(shapes: &mut Shapes<'_>, sheet: &Sheet<'_>, holder: Holder, paras: &[Para]) {
    let id = shapes.id();
    shapes.tree.within("p:sp", &[], |shape| {
        shape.within("p:nvSpPr", &[], |about| {
            about.empty("p:cNvPr", &[("id", &id), ("name", holder.name())]);
            about.within("p:cNvSpPr", &[], |locks| locks.empty("a:spLocks", &[("noGrp", "1")]));
            held(about, sheet.slide.layout.placeholder(holder), holder.index());
        });
        shape.within("p:spPr", &[], |looks| {
            if let (Holder::Words, Some(height)) = (holder, sheet.slide.words_height) {
                transform(looks, "a:xfrm", Place { height, ..sheet.slide.layout.place(holder) });
            }
        });
        shape.within("p:txBody", &[], |body| {
            body.within("a:bodyPr", &[], |fit| fit.empty("a:normAutofit", &[]));
            body.empty("a:lstStyle", &[]);
            for para in paras {
                paragraph(body, para);
            }
        });
    });
}

fn held(about: &mut Markup, kind: &str, index: Option<&str>) {
    about.within("p:nvPr", &[], |holder| {
        let mut attributes = vec![("type", kind)];
        attributes.extend(index.map(|index| ("idx", index)));
        holder.empty("p:ph", &attributes);
    });
}

/// The attributes of a paragraph that is read from the right.
pub(super) fn base_direction(text: &str) -> &'static [(&'static str, &'static str)] {
    if is_right_to_left(text) { &[("algn", "r"), ("rtl", "1")] } else { &[] }
}

fn paragraph(body: &mut Markup, para: &Para) {
    body.within("a:p", &[], |p| {
        let mut about = base_direction(&para.words.text()).to_vec();
        if matches!(para.stands, Stands::Point | Stands::Step(_)) {
            about.insert(0, ("lvl", "1"));
        }
        p.within("a:pPr", &about, |look| {
            if let Stands::Step(number) = para.stands {
                let number = number.to_string();
                look.empty("a:buAutoNum", &[("type", "arabicPeriod"), ("startAt", &number)]);
            }
        });
        runs(p, &para.words, &Letters { bold: para.stands == Stands::Heading, ..Letters::default() });
    });
}

/// How letters look beside what their place gives them.
#[derive(Clone, Copy, Default)]
struct Letters {
    bold: bool,
    size: Option<f64>,
    colour: Option<Colour>,
}

fn runs(p: &mut Markup, words: &Words, letters: &Letters) {
    for run in &words.0 {
        for (number, line) in run.text.split('\n').enumerate() {
            if number > 0 {
                p.empty("a:br", &[]);
            }
            if line.is_empty() {
                continue;
            }
            p.within("a:r", &[], |r| {
                let size = letters.size.map(hundredths);
                let mut about = vec![("lang", "en-GB")];
                about.extend(size.as_deref().map(|size| ("sz", size)));
                if letters.bold || run.span == Span::Strong {
                    about.push(("b", "1"));
                }
                r.within("a:rPr", &about, |look| match (letters.colour, run.span) {
                    (Some(colour), _) => look.within("a:solidFill", &[], |fill| {
                        fill.empty("a:srgbClr", &[("val", &hex(colour))]);
                    }),
                    (None, Span::Quiet) => look.within("a:solidFill", &[], |fill| {
                        fill.empty("a:schemeClr", &[("val", "tx2")]);
                    }),
                    _ => {}
                });
                r.words("a:t", &[], line);
            });
        }
    }
}

fn hex(colour: Colour) -> String {
    format!("{:06X}", colour.0)
}

fn picture(
    shapes: &mut Shapes<'_>,
    (relation, place): (&str, Place),
    (name, alt): (&str, &str),
    holder: Option<Holder>,
) {
    let id = shapes.id();
    shapes.tree.within("p:pic", &[], |picture| {
        picture.within("p:nvPicPr", &[], |about| {
            about.empty("p:cNvPr", &[("id", &id), ("name", name), ("descr", alt)]);
            about.within("p:cNvPicPr", &[], |locks| locks.empty("a:picLocks", &[("noChangeAspect", "1")]));
            match holder {
                Some(holder) => held(about, holder.kind(), holder.index()),
                None => about.empty("p:nvPr", &[]),
            }
        });
        picture.within("p:blipFill", &[], |fill| {
            fill.empty("a:blip", &[("r:embed", relation)]);
            fill.within("a:stretch", &[], |stretch| stretch.empty("a:fillRect", &[]));
        });
        picture.within("p:spPr", &[], |looks| {
            transform(looks, "a:xfrm", place);
            looks.within("a:prstGeom", &[("prst", "rect")], |rect| rect.empty("a:avLst", &[]));
        });
    });
}

fn table(shapes: &mut Shapes<'_>, grid: &Grid, look: &Look) {
    let id = shapes.id();
    let height = grid.rows.iter().map(|(height, _)| height).sum();
    let width = grid.columns.iter().map(|(width, _)| width).sum();
    shapes.tree.within("p:graphicFrame", &[], |frame| {
        frame.within("p:nvGraphicFramePr", &[], |about| {
            about.empty("p:cNvPr", &[("id", &id), ("name", "Table"), ("descr", &grid.caption)]);
            about.within("p:cNvGraphicFramePr", &[], |locks| {
                locks.empty("a:graphicFrameLocks", &[("noGrp", "1")]);
            });
            held(about, Holder::Table.kind(), Holder::Table.index());
        });
        transform(frame, "p:xfrm", Place { left: grid.left, top: grid.top, width, height });
        frame.within("a:graphic", &[], |graphic| {
            let uri = [("uri", "http://schemas.openxmlformats.org/drawingml/2006/table")];
            graphic.within("a:graphicData", &uri, |data| {
                data.within("a:tbl", &[], |table| {
                    table.within("a:tblPr", &[("firstRow", "1")], |about| {
                        // “No style, no grid”: the cells have their own.
                        about.words("a:tableStyleId", &[], "{2D5ABB26-0587-4C30-8999-92F81FD0307C}");
                    });
                    table.within("a:tblGrid", &[], |columns| {
                        for (width, _) in &grid.columns {
                            columns.empty("a:gridCol", &[("w", &emu(*width))]);
                        }
                    });
                    for (number, (height, row)) in grid.rows.iter().enumerate() {
                        table.within("a:tr", &[("h", &emu(*height))], |tr| {
                            cells(tr, (row, number == 0), grid, look);
                        });
                    }
                });
            });
        });
    });
}

fn cells(tr: &mut Markup, (row, is_head): (&Row, bool), grid: &Grid, look: &Look) {
    let nothing = Cell::Words(Words::default());
    let is_over = row.kind == RowKind::Heading;
    for (number, (_, align)) in grid.columns.iter().enumerate() {
        let cell = row.cells.get(number).unwrap_or(&nothing);
        let mut letters = Letters { size: Some(grid.size), bold: is_head || is_over, colour: None };
        let mut ground = None;
        if is_head {
            (letters.colour, ground) = (Some(Colour(0xFF_FFFF)), Some(look.accent));
        } else if is_over {
            ground = Some(look.ground());
        } else if let Cell::Status(status) = cell {
            let (colour, tint) = look.status_colours(*status);
            letters = Letters { colour: Some(colour), bold: true, ..letters };
            ground = Some(tint);
        }
        let across = grid.columns.len().to_string();
        let span: &[(&str, &str)] = match (is_over, number) {
            (true, 0) => &[("gridSpan", &across)],
            (true, _) => &[("hMerge", "1")],
            _ => &[],
        };
        tr.within("a:tc", span, |tc| {
            tc.within("a:txBody", &[], |body| {
                body.empty("a:bodyPr", &[]);
                body.empty("a:lstStyle", &[]);
                body.within("a:p", &[], |p| {
                    let words = words_of(cell);
                    let align = if is_over { Align::Left } else { *align };
                    p.empty("a:pPr", aligned(align, &words.text()));
                    runs(p, &words, &letters);
                    p.empty("a:endParaRPr", &[("lang", "en-GB"), ("sz", &hundredths(grid.size))]);
                });
            });
            edges(tc, ground, look);
        });
    }
}

fn aligned(align: Align, text: &str) -> &'static [(&'static str, &'static str)] {
    match align {
        Align::Left => base_direction(text),
        Align::Right => &[("algn", "r")],
        Align::Middle => &[("algn", "ctr")],
    }
}

/// White, a thin rule below, and the ground of a cell.
fn edges(tc: &mut Markup, ground: Option<Colour>, look: &Look) {
    let (side, end) = (emu(WHITE.0), emu(WHITE.1));
    let white = [("marL", side.as_str()), ("marR", &side), ("marT", &end), ("marB", &end)];
    tc.within("a:tcPr", &white, |about| {
        about.within("a:lnB", &[("w", "6350")], |line| {
            line.within("a:solidFill", &[], |fill| fill.empty("a:srgbClr", &[("val", &hex(look.rule()))]));
        });
        if let Some(ground) = ground {
            about.within("a:solidFill", &[], |fill| fill.empty("a:srgbClr", &[("val", &hex(ground))]));
        }
    });
}

/// The reference, the number of the slide, and who may read it.
fn ends(shapes: &mut Shapes<'_>, sheet: &Sheet<'_>) {
    let count = sheet.number.to_string();
    for (name, kind, index, text) in [
        ("Reference", "ftr", "11", sheet.paper.reference.as_str()),
        ("Slide number", "sldNum", "12", count.as_str()),
    ] {
        if text.is_empty() {
            continue;
        }
        let id = shapes.id();
        shapes.tree.within("p:sp", &[], |shape| {
            shape.within("p:nvSpPr", &[], |about| {
                about.empty("p:cNvPr", &[("id", &id), ("name", name)]);
                about.within("p:cNvSpPr", &[], |locks| locks.empty("a:spLocks", &[("noGrp", "1")]));
                held(about, kind, Some(index));
            });
            shape.empty("p:spPr", &[]);
            shape.within("p:txBody", &[], |body| {
                body.empty("a:bodyPr", &[]);
                body.empty("a:lstStyle", &[]);
                body.within("a:p", &[], |p| match kind {
                    "sldNum" => number(p, text),
                    _ => runs(p, &Words::plain(text), &Letters::default()),
                });
            });
        });
    }
    if let Some(text) = &sheet.paper.restriction {
        restriction(shapes, text, sheet.look);
    }
}

/// On the slide itself, not on its layout: it goes where the slide goes.
fn restriction(shapes: &mut Shapes<'_>, text: &str, look: &Look) {
    let id = shapes.id();
    shapes.tree.within("p:sp", &[], |shape| {
        shape.within("p:nvSpPr", &[], |about| {
            about.empty("p:cNvPr", &[("id", &id), ("name", "Restriction")]);
            about.empty("p:cNvSpPr", &[("txBox", "1")]);
            about.empty("p:nvPr", &[]);
        });
        shape.within("p:spPr", &[], |looks| {
            transform(looks, "a:xfrm", RESTRICTION);
            looks.within("a:prstGeom", &[("prst", "rect")], |rect| rect.empty("a:avLst", &[]));
            looks.empty("a:noFill", &[]);
        });
        shape.within("p:txBody", &[], |body| {
            let about = [("wrap", "square"), ("tIns", "0"), ("bIns", "0"), ("anchor", "ctr")];
            body.empty("a:bodyPr", &about);
            body.empty("a:lstStyle", &[]);
            body.within("a:p", &[], |p| {
                p.empty("a:pPr", &[("algn", "ctr")]);
                let colour = Some(look.restriction().colour);
                runs(p, &Words::plain(text), &Letters { bold: true, size: Some(12.0), colour });
            });
        });
    });
}
