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
pub fn files_of(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.to_vec()
}
pub fn example_document() -> Result<Document, ReadError> {
    Ok(Document::default())
}
pub fn export_scorecard(_: &Document, _: &Scorecard, _: &Path) -> Result<(), ReadError> {
    Ok(())
}
pub fn export_data(_: &Document, _: &Path) -> Result<(), ReadError> {
    Ok(())
}
pub enum PictureSize {
    Full,
    Half,
}
pub fn export_figure(_: &Figure, _: PictureSize, _: &Path) -> Result<(), ReadError> {
    Ok(())
}
pub fn clipboard_picture(_: &Figure) -> Result<(usize, usize, Vec<u8>), ReadError> {
    Ok((1, 1, vec![0; 4]))
}
