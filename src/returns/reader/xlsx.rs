//! A workbook of Excel since 2007: which parts hold its sheets, texts and styles.

use std::{collections::HashMap, sync::Arc};

use super::{
    Failure, Reading,
    number_format::Shown,
    package::Package,
    rich_text::rich_text,
    serial::Epoch,
    sheet::{TEXT_COST, TOO_MANY, Texts, all_room},
    xlsx_sheet::SheetPart,
    xml::{Tag, Token},
};
use crate::{
    base::Severity,
    returns::{Book, Content, Grid, ReadError},
};

/// What the cells of all sheets refer to.
#[derive(Default)]
pub(super) struct Shared {
    /// The texts that cells name by number.
    pub texts: Vec<Content>,
    /// How each cell style shows a number.
    pub styles: Vec<Shown>,
    pub epoch: Epoch,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    /// The part that holds it; `None` where the workbook does not say.
    part: Option<String>,
}

struct Relation {
    id: String,
    kind: String,
    target: String,
}

pub(super) fn read(reading: &Reading<'_>) -> Result<Book, ReadError> {
    let mut package = Package::open(reading)?;
    let workbook = workbook_part(&mut package).map_err(|failure| refused(reading, failure))?;
    let mut shared = Shared::default();
    let sheets =
        listed(reading, &mut package, &workbook, &mut shared).map_err(|failure| refused(reading, failure))?;
    if sheets.is_empty() {
        return Err(reading
            .not_readable("it has no worksheet that can be read; open it in Excel and save it as xlsx"));
    }
    read_sheets(reading, &mut package, &sheets, &shared)
}

fn refused(reading: &Reading<'_>, failure: Failure) -> ReadError {
    match failure {
        Failure::File(error) => error,
        Failure::Sheet(why) => reading.not_readable(format!(
            "it is a workbook that is damaged ({why}); open it in Excel and save it again"
        )),
    }
}

/// The part that lists the sheets.
fn workbook_part(package: &mut Package<'_>) -> Result<String, Failure> {
    let root = relations(package, "_rels/.rels")?;
    let named = root.into_iter().find(|relation| relation.kind.ends_with("/officeDocument"));
    named
        .map(|relation| resolved("", &relation.target))
        .filter(|part| package.has(part))
        .or_else(|| package.ending("workbook.xml").map(str::to_owned))
        .ok_or_else(|| Failure::Sheet("it has no list of sheets".to_owned()))
}

fn relations(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, Failure> {
    let mut found = Vec::new();
    package.each(part, |token| {
        if let Token::Open(tag) = token
            && tag.name == b"Relationship"
        {
            let text = |name| tag.attribute(name).unwrap_or_default();
            found.push(Relation { id: text("Id"), kind: text("Type"), target: text("Target") });
        }
    })?;
    Ok(found)
}

/// A target lies below the folder of its source, unless it begins with a stroke.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = if target.starts_with('/') { target } else { format!("{folder}/{target}") };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The worksheets in the workbook's order; reads what they share on the way.
fn listed(
    reading: &Reading<'_>,
    package: &mut Package<'_>,
    workbook: &str,
    shared: &mut Shared,
) -> Result<Vec<Listed>, Failure> {
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", workbook));
    let relations = relations(package, &format!("{folder}/_rels/{file}.rels"))?;
    let by_id: HashMap<&str, &Relation> = relations.iter().map(|r| (r.id.as_str(), r)).collect();
    let of_kind = |kind: &str| {
        let named = relations.iter().find(|relation| relation.kind.ends_with(kind));
        named.map(|relation| resolved(folder, &relation.target))
    };
    let mut sheets = Vec::new();
    package.each(workbook, |token| {
        let Token::Open(tag) = token else { return };
        match tag.name {
            b"workbookPr" if tag.is_set("date1904") => shared.epoch = Epoch::Of1904,
            b"sheet" => {
                let relation = tag.attribute("id").and_then(|id| by_id.get(id.as_str()).copied());
                if relation.is_none_or(|relation| relation.kind.ends_with("/worksheet")) {
                    sheets.push(listed_sheet(tag, relation.map(|r| resolved(folder, &r.target))));
                }
            }
            _ => {}
        }
    })?;
    let texts = of_kind("/sharedStrings").unwrap_or_else(|| resolved(folder, "sharedStrings.xml"));
    let parts = sheets.iter().filter_map(|sheet| sheet.part.as_deref());
    package.expect(parts.chain([texts.as_str()]));
    shared.texts = shared_texts(reading, package, &texts)?;
    let styles = of_kind("/styles").unwrap_or_else(|| resolved(folder, "styles.xml"));
    shared.styles = styles_of(package, &styles)?;
    Ok(sheets)
}

fn listed_sheet(tag: Tag<'_>, part: Option<String>) -> Listed {
    let hidden = tag.attribute("state").is_some_and(|state| state != "visible");
    Listed { name: tag.attribute("name").unwrap_or_default(), hidden, part }
}

/// The texts that cells share: rich text put together, phonetic text left out.
fn shared_texts(
    reading: &Reading<'_>,
    package: &mut Package<'_>,
    part: &str,
) -> Result<Vec<Content>, Failure> {
    let read = package.read(part, |xml| {
        let (mut all, mut text, mut room) = (Vec::new(), String::new(), all_room(reading));
        loop {
            match xml.next()? {
                Token::Open(tag) if tag.name == b"si" => {
                    text.clear();
                    if !tag.is_empty {
                        rich_text(xml, &mut text)?;
                    }
                    let is_blank = text.trim().is_empty();
                    room = room
                        .checked_sub(text.len() + TEXT_COST)
                        .ok_or_else(|| Failure::from(reading.too_large(TOO_MANY)))?;
                    all.push(if is_blank { Content::Empty } else { Content::Text(Arc::from(&*text)) });
                }
                Token::End => return Ok(all),
                _ => {}
            }
        }
    });
    read.unwrap_or_else(|| Ok(Vec::new()))
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

/// Every sheet; one that fails is a finding, unless none is left.
fn read_sheets(
    reading: &Reading<'_>,
    package: &mut Package<'_>,
    sheets: &[Listed],
    shared: &Shared,
) -> Result<Book, ReadError> {
    let mut book = Book::default();
    let (mut room, mut failed, mut texts) = (all_room(reading), 0_usize, Texts::default());
    for sheet in sheets {
        reading.go_on()?;
        let missing = || Some(Err(Failure::Sheet("the workbook does not say where it is".to_owned())));
        let read = sheet.part.as_deref().map_or_else(missing, |part| {
            package.read(part, |xml| SheetPart::new(reading, shared, &mut texts, &sheet.name, room).read(xml))
        });
        let gone = || Err(Failure::Sheet("its part of the file is missing".to_owned()));
        match read.unwrap_or_else(gone) {
            Ok((mut grid, left, findings)) => {
                room = left;
                grid.hidden = sheet.hidden;
                book.sheets.push(grid);
                book.findings.extend(findings);
            }
            Err(Failure::File(error)) => return Err(error),
            Err(Failure::Sheet(why)) => {
                failed += 1;
                let message = format!("The sheet could not be read: {why}.");
                let finding = reading.finding(Severity::Error, "sheet_unreadable", &sheet.name, message);
                book.findings
                    .push(finding.with_hint("Open the file in Excel, save it again, and add that file."));
                let name = sheet.name.as_str().into();
                book.sheets.push(Grid { name, hidden: sheet.hidden, ..Grid::default() });
            }
        }
    }
    if failed == book.sheets.len() {
        return Err(
            reading.not_readable("none of its sheets can be read; open it in Excel and save it again")
        );
    }
    Ok(book)
}
