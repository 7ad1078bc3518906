//! What all slides share: colours and typeface, the master, and the layouts that a person adds slides from.

use strum::IntoEnumIterator as _;

use super::{
    super::look::Look,
    markup::Markup,
    package::{Package, Relations},
    pptx::{DRAWING, SPACES, transform, tree},
    slide_layout::{FOOT, Holder, Layout, NUMBER, Place, SLIDE},
    slide_text::{BETWEEN, INDENT},
};
use crate::{figure::Role, render::Colour, report::Paper, scoring::Status};

/// The typeface of presentations: it is on every machine.
const FACE: &str = "Arial";
/// Names of colours, from the scheme's to the slides'.
pub(super) const COLOURS: [(&str, &str); 12] = [
    ("bg1", "lt1"),
    ("tx1", "dk1"),
    ("bg2", "lt2"),
    ("tx2", "dk2"),
    ("accent1", "accent1"),
    ("accent2", "accent2"),
    ("accent3", "accent3"),
    ("accent4", "accent4"),
    ("accent5", "accent5"),
    ("accent6", "accent6"),
    ("hlink", "hlink"),
    ("folHlink", "folHlink"),
];

/// Adds the theme, the master, the layouts and the settings.
pub(super) fn add(package: &mut Package, paper: &Paper, look: &Look) {
    let theme = "application/vnd.openxmlformats-officedocument.theme+xml";
    package.add("ppt/theme/theme1.xml", theme, self::theme(look));
    package.add("ppt/theme/theme2.xml", theme, self::theme(look));
    let mut relations = Relations::default();
    let layouts: Vec<String> = Layout::iter()
        .map(|layout| {
            let name = format!("slideLayout{}.xml", layout as usize + 1);
            let mut own = Relations::default();
            own.add("slideMaster", "../slideMasters/slideMaster1.xml");
            let part = format!("ppt/slideLayouts/{name}");
            package.add(
                &part,
                "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml",
                self::layout(layout, paper),
            );
            package.relations(&part, &own);
            relations.add("slideLayout", &format!("../slideLayouts/{name}"))
        })
        .collect();
    relations.add("theme", "../theme/theme1.xml");
    package.add(
        "ppt/slideMasters/slideMaster1.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml",
        master(paper, &layouts),
    );
    package.relations("ppt/slideMasters/slideMaster1.xml", &relations);
    settings(package);
}

fn settings(package: &mut Package) {
    let mut add = |name: &str, kind: &'static str, element: &str, more: &[(&str, &str)]| {
        let mut markup = Markup::new();
        markup.empty(element, &[&[DRAWING], more].concat());
        package.add(name, kind, markup.finish());
    };
    let main = [SPACES[2]];
    add(
        "ppt/presProps.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.presProps+xml",
        "p:presentationPr",
        &main,
    );
    add(
        "ppt/viewProps.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml",
        "p:viewPr",
        &main,
    );
    add(
        "ppt/tableStyles.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml",
        "a:tblStyleLst",
        &[("def", "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}")],
    );
}

fn theme(look: &Look) -> Vec<u8> {
    let status = |status: Status| look.status_colours(status).0;
    let colours = [
        ("a:dk1", look.style.colour(Role::Ink)),
        ("a:lt1", Colour(0xFF_FFFF)),
        ("a:dk2", look.style.colour(Role::Muted)),
        ("a:lt2", look.ground()),
        ("a:accent1", look.accent),
        ("a:accent2", status(Status::Met)),
        ("a:accent3", status(Status::Close)),
        ("a:accent4", status(Status::NotMet)),
        ("a:accent5", status(Status::NoData)),
        ("a:accent6", look.rule()),
        ("a:hlink", look.accent),
        ("a:folHlink", look.style.colour(Role::Muted)),
    ];
    let mut markup = Markup::new();
    markup.within("a:theme", &[DRAWING, ("name", "Board paper")], |theme| {
        theme.within("a:themeElements", &[], |elements| {
            elements.within("a:clrScheme", &[("name", "Board paper")], |scheme| {
                for (name, colour) in colours {
                    scheme.within(name, &[], |one| {
                        one.empty("a:srgbClr", &[("val", &format!("{:06X}", colour.0))]);
                    });
                }
            });
            elements.within("a:fontScheme", &[("name", "Board paper")], |fonts| {
                for name in ["a:majorFont", "a:minorFont"] {
                    fonts.within(name, &[], |font| {
                        font.empty("a:latin", &[("typeface", FACE)]);
                        font.empty("a:ea", &[("typeface", "")]);
                        font.empty("a:cs", &[("typeface", "")]);
                    });
                }
            });
            formats(elements);
        });
    });
    markup.finish()
}

/// Three fills, lines and effects are asked for; these are the plainest.
fn formats(elements: &mut Markup) {
    let fill = |list: &mut Markup| {
        list.within("a:solidFill", &[], |fill| fill.empty("a:schemeClr", &[("val", "phClr")]));
    };
    elements.within("a:fmtScheme", &[("name", "Board paper")], |scheme| {
        scheme.within("a:fillStyleLst", &[], |list| (0..3).for_each(|_| fill(list)));
        scheme.within("a:lnStyleLst", &[], |list| {
            for width in ["6350", "12700", "19050"] {
                list.within("a:ln", &[("w", width)], fill);
            }
        });
        scheme.within("a:effectStyleLst", &[], |list| {
            for _ in 0..3 {
                list.within("a:effectStyle", &[], |style| style.empty("a:effectLst", &[]));
            }
        });
        scheme.within("a:bgFillStyleLst", &[], |list| (0..3).for_each(|_| fill(list)));
    });
}

/// A placeholder of the master or of a layout.
struct Held<'a> {
    id: usize,
    name: &'a str,
    kind: &'a str,
    index: Option<&'a str>,
    place: Place,
    /// Letters in points, where they are not the master's.
    size: Option<f64>,
    prompt: &'a str,
}

#[expect(clippy::cast_possible_truncation, reason = "sizes of letters")]
pub(super) fn hundredths(points: f64) -> String {
    ((points * 100.0).round() as i64).to_string()
}

fn held(tree: &mut Markup, one: &Held<'_>) {
    tree.within("p:sp", &[], |shape| {
        shape.within("p:nvSpPr", &[], |about| {
            about.empty("p:cNvPr", &[("id", &one.id.to_string()), ("name", one.name)]);
            about.within("p:cNvSpPr", &[], |locks| locks.empty("a:spLocks", &[("noGrp", "1")]));
            about.within("p:nvPr", &[], |holder| {
                let mut attributes = vec![("type", one.kind)];
                attributes.extend(one.index.map(|index| ("idx", index)));
                holder.empty("p:ph", &attributes);
            });
        });
        shape.within("p:spPr", &[], |looks| {
            transform(looks, "a:xfrm", one.place);
            looks.within("a:prstGeom", &[("prst", "rect")], |rect| rect.empty("a:avLst", &[]));
        });
        shape.within("p:txBody", &[], |body| {
            let anchor = match one.kind {
                "title" | "ctrTitle" => "ctr",
                "ftr" | "sldNum" => "b",
                _ => "t",
            };
            body.within("a:bodyPr", &[("lIns", "0"), ("rIns", "0"), ("anchor", anchor)], |fit| {
                fit.empty("a:normAutofit", &[]);
            });
            body.within("a:lstStyle", &[], |list| {
                let Some(size) = one.size else { return };
                let quiet = matches!(one.name, "Part" | "Source");
                for (level, bulleted) in [("a:lvl1pPr", false), ("a:lvl2pPr", true)] {
                    level_of(list, level, (size, bulleted), if quiet { "tx2" } else { "tx1" }, one.kind);
                }
            });
            body.within("a:p", &[], |p| match one.kind {
                "sldNum" => number(p, "‹#›"),
                _ => p.within("a:r", &[], |run| {
                    run.empty("a:rPr", &[("lang", "en-GB")]);
                    run.words("a:t", &[], one.prompt);
                }),
            });
        });
    });
}

/// How a level of words looks: the first plain, the second with a point.
fn level_of(list: &mut Markup, level: &str, (size, bulleted): (f64, bool), colour: &str, kind: &str) {
    let is_title = matches!(kind, "title" | "ctrTitle");
    let left = super::pptx::emu(if bulleted { INDENT } else { 0.0 });
    let indent = if bulleted { format!("-{left}") } else { "0".to_owned() };
    let align = if kind == "sldNum" { "r" } else { "l" };
    list.within(level, &[("marL", &left), ("indent", &indent), ("algn", align)], |look| {
        look.within("a:lnSpc", &[], |space| space.empty("a:spcPct", &[("val", "100000")]));
        let before = if is_title { 0.0 } else { BETWEEN * size };
        look.within("a:spcBef", &[], |space| space.empty("a:spcPts", &[("val", &hundredths(before))]));
        if bulleted {
            look.empty("a:buFont", &[("typeface", FACE)]);
            look.empty("a:buChar", &[("char", "•")]);
        } else {
            look.empty("a:buNone", &[]);
        }
        let bold = if is_title { "1" } else { "0" };
        look.within("a:defRPr", &[("sz", &hundredths(size)), ("b", bold)], |letters| {
            letters.within("a:solidFill", &[], |fill| {
                fill.empty("a:schemeClr", &[("val", if is_title { "accent1" } else { colour })]);
            });
            let face = if is_title { "+mj-lt" } else { "+mn-lt" };
            letters.empty("a:latin", &[("typeface", face)]);
            letters.empty("a:ea", &[("typeface", &face.replace("lt", "ea"))]);
            letters.empty("a:cs", &[("typeface", &face.replace("lt", "cs"))]);
        });
    });
}

/// The number of the slide, which PowerPoint keeps.
pub(super) fn number(p: &mut Markup, shown: &str) {
    let about = [("id", "{7D0A5C3E-4F0B-4B6C-9B61-1F6D1C3E0A01}"), ("type", "slidenum")];
    p.within("a:fld", &about, |field| {
        field.empty("a:rPr", &[("lang", "en-GB")]);
        field.words("a:t", &[], shown);
    });
}

/// Foot and number, on the master and every layout.
fn ends(tree: &mut Markup, paper: &Paper, from: usize) {
    let foot = if paper.reference.is_empty() { "Reference" } else { paper.reference.as_str() };
    for (id, name, kind, index, place, prompt) in
        [(from, "Reference", "ftr", "11", FOOT, foot), (from + 1, "Slide number", "sldNum", "12", NUMBER, "")]
    {
        held(tree, &Held { id, name, kind, index: Some(index), place, size: Some(11.0), prompt });
    }
}

fn master(paper: &Paper, layouts: &[String]) -> Vec<u8> {
    let mut markup = Markup::new();
    markup.within("p:sldMaster", &SPACES, |master| {
        master.within("p:cSld", &[], |slide| {
            slide.within("p:bg", &[], |ground| {
                ground.within("p:bgRef", &[("idx", "1001")], |fill| {
                    fill.empty("a:schemeClr", &[("val", "bg1")]);
                });
            });
            tree(slide, |tree| {
                band(tree);
                for (id, holder) in [(3, Holder::Title), (4, Holder::Words)] {
                    held(
                        tree,
                        &Held {
                            id,
                            name: holder.name(),
                            kind: holder.kind(),
                            index: holder.index(),
                            place: Layout::Text.place(holder),
                            size: None,
                            prompt: holder.prompt(),
                        },
                    );
                }
                ends(tree, paper, 5);
            });
        });
        master.empty("p:clrMap", &COLOURS);
        master.within("p:sldLayoutIdLst", &[], |list| {
            for (id, relation) in (2_147_483_649_u64..).zip(layouts) {
                list.empty("p:sldLayoutId", &[("id", &id.to_string()), ("r:id", relation)]);
            }
        });
        master.within("p:txStyles", &[], |styles| {
            styles.within("p:titleStyle", &[], |list| {
                level_of(list, "a:lvl1pPr", (Layout::Text.letters(Holder::Title), false), "accent1", "title");
            });
            for name in ["p:bodyStyle", "p:otherStyle"] {
                styles.within(name, &[], |list| {
                    let size = Layout::Text.letters(Holder::Words);
                    level_of(list, "a:lvl1pPr", (size, false), "tx1", "body");
                    level_of(list, "a:lvl2pPr", (size, true), "tx1", "body");
                });
            }
        });
    });
    markup.finish()
}

/// The band in the organisation's colour at the head of every slide.
fn band(tree: &mut Markup) {
    tree.within("p:sp", &[], |shape| {
        shape.within("p:nvSpPr", &[], |about| {
            about.empty("p:cNvPr", &[("id", "2"), ("name", "Band")]);
            about.empty("p:cNvSpPr", &[]);
            about.within("p:nvPr", &[("userDrawn", "1")], |_| {});
        });
        shape.within("p:spPr", &[], |looks| {
            transform(looks, "a:xfrm", Place { left: 0.0, top: 0.0, width: SLIDE.0, height: 6.0 });
            looks.within("a:prstGeom", &[("prst", "rect")], |rect| rect.empty("a:avLst", &[]));
            looks.within("a:solidFill", &[], |fill| fill.empty("a:schemeClr", &[("val", "accent1")]));
            looks.within("a:ln", &[], |line| line.empty("a:noFill", &[]));
        });
    });
}

fn layout(layout: Layout, paper: &Paper) -> Vec<u8> {
    let mut markup = Markup::new();
    let mut about = SPACES.to_vec();
    about.extend(layout.kind().map(|kind| ("type", kind)));
    about.push(("preserve", "1"));
    markup.within("p:sldLayout", &about, |part| {
        part.within("p:cSld", &[("name", layout.name())], |slide| {
            tree(slide, |tree| {
                for (id, (holder, place)) in (2..).zip(layout.holders()) {
                    let kind = layout.placeholder(holder);
                    let size = Some(layout.letters(holder));
                    let (name, index, prompt) = (holder.name(), holder.index(), holder.prompt());
                    held(tree, &Held { id, name, kind, index, place, size, prompt });
                }
                ends(tree, paper, 2 + layout.holders().len());
            });
        });
        part.within("p:clrMapOvr", &[], |colours| colours.empty("a:masterClrMapping", &[]));
    });
    markup.finish()
}
