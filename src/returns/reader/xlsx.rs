//! A workbook of Excel since 2007: which parts hold its sheets, texts and styles.

use std::collections::HashMap;

use super::{
    Failure, Reading,
    number_format::Shown,
    package::Package,
    relations::{Relations, workbook_part},
    rich_text::rich_text,
    serial::Epoch,
    sheet::{SheetFilling, Texts},
    sheets::{Listed, Shared, add_shared, damaged, read_sheets},
    xlsx_sheet::SheetPart,
    xml::{Tag, Token},
};
use crate::returns::{Book, ReadError};

pub(super) fn read(reading: &Reading<'_>) -> Result<Book, ReadError> {
    let mut package = Package::open(reading)?;
    let workbook = Workbook::of(reading, &mut package).map_err(|failure| damaged(reading, failure))?;
    let mut texts = Texts::default();
    read_sheets(reading, &workbook.listed, &workbook.shared, |number, room| {
        let name = workbook.listed.get(number).map_or("", |sheet| &sheet.name);
        let part = workbook.parts.get(number).and_then(Option::as_deref);
        let part = part.ok_or_else(|| Failure::Sheet("the workbook does not say where it is".to_owned()))?;
        let filling = SheetFilling::new(name, false, room);
        let sheet = SheetPart::new(&reading.source.name, &workbook.shared, &mut texts, filling);
        let read = package.read(part, |xml| sheet.read(reading, name, xml));
        read.unwrap_or_else(|| Err(Failure::Sheet("its part of the file is missing".to_owned())))
    })
}

/// What the workbook says for all its sheets.
struct Workbook {
    listed: Vec<Listed>,
    /// The part that holds each sheet; `None` where the workbook does not say.
    parts: Vec<Option<String>>,
    shared: Shared,
}

impl Workbook {
    fn of(reading: &Reading<'_>, package: &mut Package<'_>) -> Result<Self, Failure> {
        let part = workbook_part(package, "workbook.xml")?;
        let relations = Relations::of(package, &part)?;
        let (mut listed, mut parts, mut shared) = (Vec::new(), Vec::new(), Shared::default());
        package.each(&part, |token| {
            let Token::Open(tag) = token else { return };
            match tag.name {
                b"workbookPr" if tag.is_set("date1904") => shared.epoch = Epoch::Of1904,
                b"sheet" => {
                    let relation = tag.attribute("id").and_then(|id| relations.by_id(&id));
                    if relation.as_ref().is_none_or(|(kind, _)| kind.ends_with("/worksheet")) {
                        let hidden = tag.attribute("state").is_some_and(|state| state != "visible");
                        listed.push(Listed { name: tag.attribute("name").unwrap_or_default(), hidden });
                        parts.push(relation.map(|(_, part)| part));
                    }
                }
                _ => {}
            }
        })?;
        let texts = relations.of_kind_or("/sharedStrings", "sharedStrings.xml");
        package.expect(parts.iter().flatten().map(String::as_str).chain([texts.as_str()]));
        add_texts(reading, package, &texts, &mut shared)?;
        shared.styles = styles_of(package, &relations.of_kind_or("/styles", "styles.xml"))?;
        Ok(Self { listed, parts, shared })
    }
}

/// Adds the texts that cells share: rich text put together, phonetic text left out.
fn add_texts(
    reading: &Reading<'_>,
    package: &mut Package<'_>,
    part: &str,
    shared: &mut Shared,
) -> Result<(), Failure> {
    let read = package.read(part, |xml| {
        let mut text = String::new();
        loop {
            match xml.next()? {
                Token::Open(tag) if tag.name == b"si" => {
                    text.clear();
                    if !tag.is_empty {
                        rich_text(xml, &mut text)?;
                    }
                    add_shared(reading, shared, &text)?;
                }
                Token::End => return Ok(()),
                _ => {}
            }
        }
    });
    read.unwrap_or(Ok(()))
}

/// How each cell style shows a number.
fn styles_of(package: &mut Package<'_>, part: &str) -> Result<Vec<Shown>, Failure> {
    let mut codes: HashMap<u32, Shown> = HashMap::new();
    let (mut styles, mut of_cells) = (Vec::new(), false);
    package.each(part, |token| match token {
        Token::Open(tag) if tag.name == b"numFmt" => {
            if let (Some(id), Some(code)) = (number(tag, "numFmtId"), tag.attribute("formatCode")) {
                codes.insert(id, Shown::by_code(&code));
            }
        }
        Token::Open(tag) if tag.name == b"cellXfs" => of_cells = !tag.is_empty,
        Token::Close(b"cellXfs") => of_cells = false,
        Token::Open(tag) if tag.name == b"xf" && of_cells => {
            let id = number(tag, "numFmtId").unwrap_or(0);
            styles.push(codes.get(&id).copied().unwrap_or_else(|| Shown::by_number(id)));
        }
        _ => {}
    })?;
    Ok(styles)
}

fn number(tag: Tag<'_>, name: &str) -> Option<u32> {
    tag.attribute(name)?.trim().parse().ok()
}
