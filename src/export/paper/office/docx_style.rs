//! Styles, lists and settings of a Word document.

use strum::IntoEnumIterator as _;

use super::{
    super::look::Look,
    markup::Markup,
    package::{Package, Relations},
};
use crate::{
    figure::Role,
    render::Colour,
    report::{Block, Paper},
    scoring::Status,
};

const MAIN: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
/// The number of the list with points; those with numbers follow.
pub(super) const POINTS: usize = 1;

/// Adds styles, lists and settings, in this order: the head's relation follows as the fourth.
pub(super) fn add(package: &mut Package, relations: &mut Relations, look: &Look, paper: &Paper) {
    relations.add("styles", "styles.xml");
    relations.add("numbering", "numbering.xml");
    relations.add("settings", "settings.xml");
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";
    package.add("word/styles.xml", kind, styles(look));
    let blocks = || paper.chapters.iter().flat_map(|chapter| &chapter.blocks);
    let steps = blocks().filter(|block| matches!(block, Block::Steps(_))).count();
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";
    package.add("word/numbering.xml", kind, numbering(steps));
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml";
    package.add("word/settings.xml", kind, settings());
}

/// How a style looks.
#[derive(Clone, Copy, Default)]
struct Style<'a> {
    id: &'a str,
    name: &'a str,
    /// In points.
    size: f64,
    bold: bool,
    colour: Option<Colour>,
    /// Points before and after.
    room: (f64, f64),
    /// Of the outline, from 0.
    level: Option<u8>,
    keep: bool,
    align: Option<&'a str>,
}

fn paragraph_styles(look: &Look) -> Vec<Style<'static>> {
    let (accent, ink) = (Some(look.accent), Some(look.style.colour(Role::Ink)));
    let muted = Some(look.style.colour(Role::Muted));
    let heading = |id, name, level, size, room, colour| Style {
        id,
        name,
        size,
        bold: true,
        colour,
        room,
        level: Some(level),
        keep: true,
        ..Style::default()
    };
    let text = |id, name, size, room| Style { id, name, size, room, ..Style::default() };
    vec![
        Style { bold: true, colour: accent, keep: true, ..text("Title", "Title", 26.0, (24.0, 12.0)) },
        heading("Heading1", "heading 1", 0, 18.0, (10.0, 6.0), accent),
        heading("Heading2", "heading 2", 1, 14.0, (14.0, 4.0), accent),
        heading("Heading3", "heading 3", 2, 12.0, (10.0, 3.0), ink),
        text("BodyText", "Body Text", 11.0, (0.0, 6.0)),
        text("ListBullet", "List Bullet", 11.0, (0.0, 3.0)),
        text("ListNumber", "List Number", 11.0, (0.0, 3.0)),
        Style { bold: true, colour: ink, keep: true, ..text("Caption", "caption", 10.0, (9.0, 3.0)) },
        text("Figure", "Figure", 11.0, (2.0, 2.0)),
        Style { colour: muted, ..text("FigureNote", "Figure Note", 9.0, (0.0, 2.0)) },
        text("TableText", "Table Text", 9.0, (2.0, 2.0)),
        Style {
            bold: true,
            colour: Some(Colour(0xFF_FFFF)),
            ..text("TableHeading", "Table Heading", 9.0, (2.0, 2.0))
        },
        Style {
            bold: true,
            colour: Some(look.restriction().colour),
            align: Some("center"),
            ..text("Header", "header", 10.0, (0.0, 0.0))
        },
        Style { colour: muted, ..text("Footer", "footer", 9.0, (0.0, 0.0)) },
        text("Spacer", "Spacer", 2.0, (0.0, 0.0)),
    ]
}

fn styles(look: &Look) -> Vec<u8> {
    let mut markup = Markup::new();
    markup.within("w:styles", &[MAIN], |styles| {
        styles.within("w:docDefaults", &[], |defaults| {
            defaults.within("w:rPrDefault", &[], |run| {
                run.within("w:rPr", &[], |run| {
                    let font = ["w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"].map(|name| (name, "Arial"));
                    run.empty("w:rFonts", &font);
                    run.empty("w:sz", &[("w:val", "22")]);
                    run.empty("w:lang", &[("w:val", "en-GB"), ("w:eastAsia", "en-GB"), ("w:bidi", "ar-SA")]);
                });
            });
            defaults.within("w:pPrDefault", &[], |paragraph| {
                paragraph.within("w:pPr", &[], |properties| {
                    properties.empty("w:spacing", &[("w:line", "250"), ("w:lineRule", "auto")]);
                });
            });
        });
        let normal = [("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")];
        styles.within("w:style", &normal, |style| {
            style.empty("w:name", &[("w:val", "Normal")]);
            style.empty("w:qFormat", &[]);
        });
        for style in &paragraph_styles(look) {
            paragraph_style(styles, style);
        }
        letters(styles, "Strong", "Strong", None);
        letters(styles, "Quiet", "Quiet", Some(look.style.colour(Role::Muted)));
        for status in Status::iter() {
            let (id, name) = (format!("Status{status:?}"), format!("Status {}", status.label()));
            letters(styles, &id, &name, Some(look.status_colours(status).0));
        }
        table_styles(styles, look);
    });
    markup.finish()
}

/// Half points.
#[expect(clippy::cast_possible_truncation, reason = "sizes of letters")]
fn halves(points: f64) -> String {
    ((points * 2.0).round() as i64).to_string()
}

#[expect(clippy::cast_possible_truncation, reason = "white on a page")]
fn twentieths(points: f64) -> String {
    ((points * 20.0).round() as i64).to_string()
}

fn paragraph_style(styles: &mut Markup, one: &Style<'_>) {
    styles.within("w:style", &[("w:type", "paragraph"), ("w:styleId", one.id)], |style| {
        style.empty("w:name", &[("w:val", one.name)]);
        style.empty("w:basedOn", &[("w:val", "Normal")]);
        if one.level.is_some() || one.id == "Title" {
            style.empty("w:next", &[("w:val", "BodyText")]);
        }
        style.empty("w:qFormat", &[]);
        style.within("w:pPr", &[], |properties| {
            if one.keep {
                properties.empty("w:keepNext", &[]);
                properties.empty("w:keepLines", &[]);
            }
            let (before, after) = (twentieths(one.room.0), twentieths(one.room.1));
            if one.id == "Spacer" {
                let room = [("w:before", "0"), ("w:after", "0"), ("w:line", "40"), ("w:lineRule", "exact")];
                properties.empty("w:spacing", &room);
            } else {
                properties.empty("w:spacing", &[("w:before", &before), ("w:after", &after)]);
            }
            if let Some(align) = one.align {
                properties.empty("w:jc", &[("w:val", align)]);
            }
            if let Some(level) = one.level {
                properties.empty("w:outlineLvl", &[("w:val", &level.to_string())]);
            }
        });
        style.within("w:rPr", &[], |run| {
            if one.bold {
                run.empty("w:b", &[]);
            }
            if let Some(colour) = one.colour {
                run.empty("w:color", &[("w:val", &format!("{:06X}", colour.0))]);
            }
            run.empty("w:sz", &[("w:val", &halves(one.size))]);
        });
    });
}

/// A style of letters: heavier, or in a colour and heavier; quiet ones are not heavier.
fn letters(styles: &mut Markup, id: &str, name: &str, colour: Option<Colour>) {
    styles.within("w:style", &[("w:type", "character"), ("w:styleId", id)], |style| {
        style.empty("w:name", &[("w:val", name)]);
        style.empty("w:qFormat", &[]);
        style.within("w:rPr", &[], |run| {
            if id != "Quiet" {
                run.empty("w:b", &[]);
            }
            if let Some(colour) = colour {
                run.empty("w:color", &[("w:val", &format!("{:06X}", colour.0))]);
            }
        });
    });
}

fn table_styles(styles: &mut Markup, look: &Look) {
    let line = format!("{:06X}", look.rule().0);
    let accent = format!("{:06X}", look.accent.0);
    for (id, name) in [("Scorecard", "Scorecard Table"), ("Facts", "Facts Table")] {
        styles.within("w:style", &[("w:type", "table"), ("w:styleId", id)], |style| {
            style.empty("w:name", &[("w:val", name)]);
            style.empty("w:qFormat", &[]);
            style.within("w:tblPr", &[], |table| {
                table.within("w:tblBorders", &[], |borders| {
                    for side in ["w:top", "w:bottom", "w:insideH"] {
                        let border = [
                            ("w:val", "single"),
                            ("w:sz", "4"),
                            ("w:space", "0"),
                            ("w:color", line.as_str()),
                        ];
                        borders.empty(side, &border);
                    }
                });
                table.within("w:tblCellMar", &[], |white| {
                    for side in ["w:left", "w:right"] {
                        white.empty(side, &[("w:w", "80"), ("w:type", "dxa")]);
                    }
                });
            });
            if id == "Scorecard" {
                style.within("w:tblStylePr", &[("w:type", "firstRow")], |row| {
                    row.within("w:tcPr", &[], |cell| {
                        let ground = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", accent.as_str())];
                        cell.empty("w:shd", &ground);
                    });
                });
            }
        });
    }
}

/// Lists: one with points for all, one with numbers for each.
fn numbering(steps: usize) -> Vec<u8> {
    let mut markup = Markup::new();
    markup.within("w:numbering", &[MAIN], |numbering| {
        for (id, format, sign) in [("0", "bullet", "•"), ("1", "decimal", "%1.")] {
            numbering.within("w:abstractNum", &[("w:abstractNumId", id)], |list| {
                list.empty("w:multiLevelType", &[("w:val", "singleLevel")]);
                list.within("w:lvl", &[("w:ilvl", "0")], |level| {
                    level.empty("w:start", &[("w:val", "1")]);
                    level.empty("w:numFmt", &[("w:val", format)]);
                    level.empty("w:lvlText", &[("w:val", sign)]);
                    level.empty("w:lvlJc", &[("w:val", "left")]);
                    level.within("w:pPr", &[], |properties| {
                        properties.empty("w:ind", &[("w:left", "360"), ("w:hanging", "360")]);
                    });
                });
            });
        }
        numbering.within("w:num", &[("w:numId", &POINTS.to_string())], |list| {
            list.empty("w:abstractNumId", &[("w:val", "0")]);
        });
        for number in 1..=steps {
            numbering.within("w:num", &[("w:numId", &(POINTS + number).to_string())], |list| {
                list.empty("w:abstractNumId", &[("w:val", "1")]);
                list.within("w:lvlOverride", &[("w:ilvl", "0")], |level| {
                    level.empty("w:startOverride", &[("w:val", "1")]);
                });
            });
        }
    });
    markup.finish()
}

fn settings() -> Vec<u8> {
    let mut markup = Markup::new();
    markup.within("w:settings", &[MAIN], |settings| {
        settings.empty("w:defaultTabStop", &[("w:val", "720")]);
        settings.within("w:compat", &[], |compat| {
            let mode = [
                ("w:name", "compatibilityMode"),
                ("w:uri", "http://schemas.microsoft.com/office/word"),
                ("w:val", "15"),
            ];
            compat.empty("w:compatSetting", &mode);
        });
        settings.empty("w:themeFontLang", &[("w:val", "en-GB")]);
    });
    markup.finish()
}
