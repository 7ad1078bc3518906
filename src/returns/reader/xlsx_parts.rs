//! What calamine leaves out of an xlsx sheet: hidden rows, merged ranges, and formulas that have
//! no stored result.

use std::{
    collections::HashMap,
    io::{BufReader, Cursor},
};

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use super::{Reading, sheet::SheetFilling};
use crate::{
    domain::CellAddress,
    returns::{Cell, Content, ReadError, Source},
};

/// The part of the zip file that holds each sheet, by the sheet's name.
#[derive(Default)]
pub(super) struct Parts {
    of_sheet: HashMap<String, String>,
}

impl Parts {
    /// Finds the parts; none where the workbook is put together in an unusual way.
    pub(super) fn of(source: &Source) -> Self {
        Self::find(&source.bytes).unwrap_or_default()
    }

    fn find(bytes: &[u8]) -> Option<Self> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let root = relations(&mut zip, "_rels/.rels")?;
        let workbook = root.into_iter().find(|r| r.kind.ends_with("/officeDocument"))?.target;
        let workbook = workbook.trim_start_matches('/').to_owned();
        let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
        let targets: HashMap<String, String> = relations(&mut zip, &format!("{folder}/_rels/{file}.rels"))?
            .into_iter()
            .map(|relation| (relation.id, below(folder, &relation.target)))
            .collect();
        let mut of_sheet = HashMap::new();
        each_element(&mut zip, &workbook, |element| {
            if element.local_name().as_ref() == "sheet"
                && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
                && let Some(target) = targets.get(&id)
            {
                of_sheet.insert(name, target.clone());
            }
        })?;
        Some(Self { of_sheet })
    }
}

struct Relation {
    id: String,
    kind: String,
    target: String,
}

fn relations(zip: &mut ZipArchive<Cursor<&[u8]>>, part: &str) -> Option<Vec<Relation>> {
    let mut found = Vec::new();
    each_element(zip, part.trim_start_matches('/'), |element| {
        if element.local_name().as_ref() == "Relationship" {
            let text = |name| attribute(element, name).unwrap_or_default();
            found.push(Relation { id: text("Id"), kind: text("Type"), target: text("Target") });
        }
    })?;
    Some(found)
}

/// A target is absolute, or lies below the folder of its source.
fn below(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}").trim_start_matches('/').to_owned(),
    }
}

fn each_element(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    part: &str,
    mut see: impl FnMut(&BytesStart<'_>),
) -> Option<()> {
    let mut xml = reader(zip.by_name(part).ok()?);
    let mut buffer = Vec::new();
    loop {
        match xml.read_event_into(&mut buffer).ok()? {
            Event::Start(element) | Event::Empty(element) => see(&element),
            Event::Eof => return Some(()),
            _ => {}
        }
        buffer.clear();
    }
}

pub(super) fn reader<R: std::io::Read>(part: R) -> Reader<BufReader<R>> {
    let mut xml = Reader::from_reader(BufReader::with_capacity(1 << 15, part));
    xml.config_mut().check_end_names = false;
    xml
}

/// An attribute by its local name, as plain text.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .and_then(|attribute| {
            attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
        })
}

/// Adds to `filling` what the sheet's own part says beyond values.
pub(super) fn complete(
    reading: &Reading<'_>,
    parts: &Parts,
    sheet: &str,
    filling: &mut SheetFilling,
) -> Result<(), ReadError> {
    let Some(part) = parts.of_sheet.get(sheet) else { return Ok(()) };
    let Ok(mut zip) = ZipArchive::new(Cursor::new(&*reading.source.bytes)) else { return Ok(()) };
    let Ok(part) = zip.by_name(part) else { return Ok(()) };
    let mut scan = Scan::default();
    let mut xml = reader(part);
    let mut buffer = Vec::new();
    let mut count = 0_u32;
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => scan.open(&element, filling),
            Ok(Event::Empty(element)) => {
                scan.open(&element, filling);
                scan.close(element.local_name().as_ref(), filling);
            }
            Ok(Event::Text(_) | Event::CData(_) | Event::GeneralRef(_)) => scan.has_result |= scan.in_value,
            Ok(Event::End(element)) => {
                scan.close(element.local_name().as_ref(), filling);
                count = count.wrapping_add(1);
                if count.is_multiple_of(8192) {
                    reading.go_on()?;
                }
            }
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

/// Where the scan of a sheet stands, and what the cell under it has shown so far.
#[derive(Default)]
struct Scan {
    row: u32,
    column: u32,
    has_formula: bool,
    has_result: bool,
    in_value: bool,
}

impl Scan {
    fn open(&mut self, element: &BytesStart<'_>, filling: &mut SheetFilling) {
        match element.local_name().as_ref() {
            "row" => {
                if let Some(number) = attribute(element, "r").and_then(|r| r.parse::<u32>().ok()) {
                    self.row = number.saturating_sub(1);
                }
                self.column = 0;
                if attribute(element, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true"))
                {
                    filling.hide_row(self.row);
                }
            }
            "c" => {
                if let Some(at) = attribute(element, "r").and_then(|r| r.parse::<CellAddress>().ok()) {
                    (self.row, self.column) = (at.row, at.column);
                }
                // A formula whose result is text may well give an empty one.
                self.has_result = attribute(element, "t").is_some_and(|kind| kind == "str");
                (self.has_formula, self.in_value) = (false, false);
            }
            "f" => self.has_formula = true,
            "v" | "is" => self.in_value = true,
            "mergeCell" => {
                let range = attribute(element, "ref").unwrap_or_default();
                if let Some((first, last)) = range.split_once(':')
                    && let (Ok(first), Ok(last)) = (first.parse::<CellAddress>(), last.parse::<CellAddress>())
                {
                    filling.merge((first.row, first.column), (last.row, last.column));
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, filling: &mut SheetFilling) {
        match name {
            "v" | "is" => self.in_value = false,
            "c" => {
                if self.has_formula && !self.has_result {
                    // Where no room is left, calamine's own pass has said so.
                    let _ = filling.put(
                        self.row,
                        self.column,
                        Cell { content: Content::NoResult, percent: false },
                    );
                }
                (self.has_formula, self.column) = (false, self.column.saturating_add(1));
            }
            "row" => self.row = self.row.saturating_add(1),
            _ => {}
        }
    }
}
