//! What the speaker has before him: a page of notes for each slide that has any.

use super::{
    markup::Markup,
    package::{Package, Relations},
    pptx::{SPACES, transform, tree},
    pptx_master::COLOURS,
    pptx_slide::base_direction,
    slide_layout::Place,
};

/// The slide's picture and the words below it on a page of notes of 540 by 720 points.
const HOLDERS: [(&str, &str, &str, Place); 2] = [
    ("Slide", "sldImg", "2", Place { left: 54.0, top: 54.0, width: 432.0, height: 243.0 }),
    ("Notes", "body", "3", Place { left: 54.0, top: 315.0, width: 432.0, height: 360.0 }),
];

fn holders(slide: &mut Markup, is_master: bool, mut words: impl FnMut(&mut Markup)) {
    tree(slide, |tree| {
        for (id, (name, kind, index, place)) in (2_usize..).zip(HOLDERS) {
            tree.within("p:sp", &[], |shape| {
                shape.within("p:nvSpPr", &[], |about| {
                    about.empty("p:cNvPr", &[("id", &id.to_string()), ("name", name)]);
                    about.within("p:cNvSpPr", &[], |locks| {
                        let mut given = vec![("noGrp", "1")];
                        if kind == "sldImg" {
                            given.extend([("noRot", "1"), ("noChangeAspect", "1")]);
                        }
                        locks.empty("a:spLocks", &given);
                    });
                    about.within("p:nvPr", &[], |holder| {
                        holder.empty("p:ph", &[("type", kind), ("idx", index)]);
                    });
                });
                shape.within("p:spPr", &[], |looks| {
                    if is_master {
                        transform(looks, "a:xfrm", place);
                        looks.within("a:prstGeom", &[("prst", "rect")], |rect| rect.empty("a:avLst", &[]));
                    }
                });
                if kind == "body" {
                    shape.within("p:txBody", &[], |body| {
                        body.empty("a:bodyPr", &[]);
                        body.empty("a:lstStyle", &[]);
                        words(body);
                    });
                }
            });
        }
    });
}

/// Adds the master of pages of notes.
pub(super) fn add_master(package: &mut Package) {
    let mut markup = Markup::new();
    markup.within("p:notesMaster", &SPACES, |master| {
        master.within("p:cSld", &[], |slide| {
            slide.within("p:bg", &[], |ground| {
                ground.within("p:bgRef", &[("idx", "1001")], |fill| {
                    fill.empty("a:schemeClr", &[("val", "bg1")]);
                });
            });
            holders(slide, true, |body| paragraph(body, "Notes"));
        });
        master.empty("p:clrMap", &COLOURS);
        master.within("p:notesStyle", &[], |styles| {
            styles.within("a:lvl1pPr", &[("marL", "0"), ("algn", "l")], |level| {
                level.within("a:spcBef", &[], |space| space.empty("a:spcPts", &[("val", "400")]));
                level.within("a:defRPr", &[("sz", "1200")], |letters| {
                    letters.within("a:solidFill", &[], |fill| fill.empty("a:schemeClr", &[("val", "tx1")]));
                    letters.empty("a:latin", &[("typeface", "+mn-lt")]);
                });
            });
        });
    });
    let name = "ppt/notesMasters/notesMaster1.xml";
    package.add(
        name,
        "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml",
        markup.finish(),
    );
    let mut relations = Relations::default();
    relations.add("theme", "../theme/theme2.xml");
    package.relations(name, &relations);
}

/// Adds the notes of slide `number`.
pub(super) fn add(package: &mut Package, number: usize, notes: &[String]) {
    let mut markup = Markup::new();
    markup.within("p:notes", &SPACES, |page| {
        page.within("p:cSld", &[], |slide| {
            holders(slide, false, |body| {
                for line in notes.iter().flat_map(|note| note.split('\n')) {
                    paragraph(body, line);
                }
            });
        });
        page.within("p:clrMapOvr", &[], |colours| colours.empty("a:masterClrMapping", &[]));
    });
    let name = format!("ppt/notesSlides/notesSlide{number}.xml");
    package.add(
        &name,
        "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml",
        markup.finish(),
    );
    let mut relations = Relations::default();
    relations.add("notesMaster", "../notesMasters/notesMaster1.xml");
    relations.add("slide", &format!("../slides/slide{number}.xml"));
    package.relations(&name, &relations);
}

fn paragraph(body: &mut Markup, text: &str) {
    body.within("a:p", &[], |p| {
        p.empty("a:pPr", base_direction(text));
        p.within("a:r", &[], |run| {
            run.empty("a:rPr", &[("lang", "en-GB")]);
            run.words("a:t", &[], text);
        });
    });
}
