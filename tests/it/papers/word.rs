//! Papers as Word documents: sound packages with real styles, heads of tables and alt texts.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read as _},
};

use quick_xml::{Reader, events::Event};
use spruce::export::PaperFormat;
use zip::ZipArchive;

use super::{file, sample};

/// An element: its name and its attributes.
pub(super) type Element = (String, Vec<(String, String)>);

/// The parts of a package, each with its name.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|number| {
            let mut part = zip.by_index(number).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// The elements of a part, in order.
pub(super) fn elements(part: &[u8]) -> Vec<Element> {
    let mut reader = Reader::from_str(std::str::from_utf8(part).unwrap());
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    (attribute.key.as_ref().to_owned(), attribute.value.into_owned())
                });
                found.push((tag.name().as_ref().to_owned(), attributes.collect()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

pub(super) fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.1.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// Every XML part is sound, every part has a type, and every relation leads to a part.
pub(super) fn assert_sound(parts: &[(String, Vec<u8>)]) {
    let names: BTreeSet<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), parts.len());
    let types = elements(&parts.iter().find(|(name, _)| name == "[Content_Types].xml").unwrap().1);
    for override_ in types.iter().filter(|element| element.0 == "Override") {
        let name = attribute(override_, "PartName").unwrap().trim_start_matches('/');
        assert!(names.contains(name), "{name} has a type and is not there");
    }
    for (name, bytes) in parts.iter().filter(|(name, _)| name.ends_with("xml") || name.ends_with("rels")) {
        let all = elements(bytes);
        let Some((folder, _)) = name.split_once("_rels/") else { continue };
        for relation in all.iter().filter(|element| element.0 == "Relationship") {
            let target = attribute(relation, "Target").unwrap();
            let path = match target.strip_prefix("../") {
                Some(rest) => format!("{}/{rest}", folder.trim_end_matches('/').rsplit_once('/').unwrap().0),
                None => format!("{folder}{target}"),
            };
            assert!(names.contains(path.as_str()), "{name} leads to {path}");
        }
    }
}

fn part(parts: &[(String, Vec<u8>)], name: &str) -> Vec<Element> {
    elements(&parts.iter().find(|(known, _)| known == name).unwrap().1)
}

fn count(elements: &[Element], name: &str) -> usize {
    elements.iter().filter(|element| element.0 == name).count()
}

#[test]
fn a_document_is_a_sound_package() {
    let parts = parts(&file(&sample::paper(50), PaperFormat::Docx));
    assert_sound(&parts);
    // Two charts, the logo, and two icons that are kept once each.
    assert_eq!(parts.iter().filter(|(name, _)| name.starts_with("word/media/")).count(), 5);
}

#[test]
fn every_style_that_is_used_is_there() {
    let parts = parts(&file(&sample::paper(50), PaperFormat::Docx));
    let styles: BTreeSet<String> = part(&parts, "word/styles.xml")
        .iter()
        .filter_map(|element| attribute(element, "w:styleId").map(str::to_owned))
        .collect();
    let document = part(&parts, "word/document.xml");
    let used: BTreeSet<&str> = document
        .iter()
        .filter(|element| matches!(element.0.as_str(), "w:pStyle" | "w:rStyle" | "w:tblStyle"))
        .filter_map(|element| attribute(element, "w:val"))
        .collect();
    for style in &used {
        assert!(styles.contains(*style), "{style}");
    }
    for style in ["Title", "Heading1", "Heading2", "Heading3", "ListBullet", "ListNumber", "Caption"] {
        assert!(used.contains(style), "{style}");
    }
}

#[test]
fn tables_have_heads_pictures_alt_texts_and_every_picture_a_number_of_its_own() {
    let parts = parts(&file(&sample::paper(50), PaperFormat::Docx));
    let document = part(&parts, "word/document.xml");
    // Facts have no head; the scorecard and the actions have.
    assert_eq!((count(&document, "w:tbl"), count(&document, "w:tblHeader")), (3, 2));
    let rows = 3 + 63 + 3;
    assert_eq!((count(&document, "w:tr"), count(&document, "w:cantSplit")), (rows, rows));
    let pictures: Vec<&Element> = document.iter().filter(|element| element.0 == "wp:docPr").collect();
    assert_eq!(pictures.len(), 1 + 2 + 120);
    assert!(pictures.iter().all(|picture| !attribute(picture, "descr").unwrap().is_empty()));
    let numbers: BTreeSet<&str> = pictures.iter().map(|picture| attribute(picture, "id").unwrap()).collect();
    assert_eq!(numbers.len(), pictures.len());
    let sections: Vec<Option<&str>> = document
        .iter()
        .filter(|element| element.0 == "w:pgSz")
        .map(|element| attribute(element, "w:orient"))
        .collect();
    assert_eq!(sections, [None, Some("landscape"), None]);
    let fields: Vec<&str> = document
        .iter()
        .filter(|element| element.0 == "w:fldSimple")
        .filter_map(|element| attribute(element, "w:instr"))
        .collect();
    assert_eq!(fields.iter().filter(|field| field.contains("SEQ Figure")).count(), 2);
    assert_eq!(fields.iter().filter(|field| field.contains("SEQ Table")).count(), 2);
}
