//! Stand-ins for what other layers are about to land; to be gone soon.
#![allow(missing_docs, clippy::all, clippy::pedantic, unused)]

use std::path::{Path, PathBuf};

use crate::{
    document::Document,
    domain::*,
    figure::{Figure, Role},
    returns::*,
    scoring::Scorecard,
    workbook::Catalogue,
};

pub struct Known<'a> {
    pub catalogue: &'a Catalogue,
    pub mappings: &'a [()],
}
pub fn read(
    source: &Source,
    _: &Known<'_>,
    _: &dyn Fn(f32),
    _: &dyn Fn() -> bool,
) -> Result<ReturnReading, ReadError> {
    Ok(ReturnReading {
        file: source.name.clone(),
        size: 0,
        sha256: String::new(),
        sheets: vec![],
        findings: vec![],
    })
}
pub fn reread(_: &str, sheet: &SheetReading, _: Mapping, _: &Known<'_>) -> SheetReading {
    sheet.clone()
}
pub fn example_document() -> Result<Document, ReadError> {
    Ok(Document::default())
}
