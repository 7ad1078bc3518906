//! The package of an Office file: its parts, what they are, and what refers to what.

use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions};

use super::markup::Markup;
use crate::export::ExportError;

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// What every kind of relation of documents begins with.
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// A file in the package.
struct Part {
    name: String,
    bytes: Vec<u8>,
    /// Pictures are small already.
    is_picture: bool,
}

/// An Office file in the making.
#[derive(Default)]
pub(super) struct Package {
    parts: Vec<Part>,
    /// Names of parts and what they are.
    types: Vec<(String, &'static str)>,
}

/// What a part refers to; the number of each is its place.
#[derive(Default)]
pub(super) struct Relations {
    targets: Vec<(String, String)>,
}

impl Relations {
    /// Refers to `target`, and gives the name of the relation.
    pub(super) fn add(&mut self, kind: &str, target: &str) -> String {
        let kind = if kind.contains("://") { kind.to_owned() } else { format!("{KIND}{kind}") };
        let known = self.targets.iter().position(|one| one.0 == kind && one.1 == target);
        let place = known.unwrap_or_else(|| {
            self.targets.push((kind, target.to_owned()));
            self.targets.len() - 1
        });
        format!("rId{}", place + 1)
    }

    fn written(&self) -> Vec<u8> {
        let mut markup = Markup::new();
        markup.within("Relationships", &[("xmlns", RELATIONS)], |inner| {
            for (number, (kind, target)) in (1..).zip(&self.targets) {
                let name = format!("rId{number}");
                inner.empty("Relationship", &[("Id", &name), ("Type", kind), ("Target", target)]);
            }
        });
        markup.finish()
    }
}

impl Package {
    /// A part that is XML of a kind of its own.
    pub(super) fn add(&mut self, name: &str, kind: &'static str, bytes: Vec<u8>) {
        self.types.push((name.to_owned(), kind));
        self.parts.push(Part { name: name.to_owned(), bytes, is_picture: false });
    }

    /// A picture; its ending says what it is.
    pub(super) fn picture(&mut self, name: &str, bytes: Vec<u8>) {
        self.parts.push(Part { name: name.to_owned(), bytes, is_picture: true });
    }

    /// What the part `of` refers to; the package itself where that is empty.
    pub(super) fn relations(&mut self, of: &str, relations: &Relations) {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let name = format!("{folder}_rels/{file}.rels");
        self.parts.push(Part { name, bytes: relations.written(), is_picture: false });
    }

    fn types(&self) -> Vec<u8> {
        let mut markup = Markup::new();
        markup.within("Types", &[("xmlns", TYPES)], |inner| {
            for (ending, kind) in [
                ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
                ("xml", "application/xml"),
                ("png", "image/png"),
                ("svg", "image/svg+xml"),
            ] {
                inner.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
            }
            for (name, kind) in &self.types {
                let name = format!("/{name}");
                inner.empty("Override", &[("PartName", &name), ("ContentType", kind)]);
            }
        });
        markup.finish()
    }

    /// The file. Its parts all bear the same day, so that the same parts give the same bytes.
    pub(super) fn finish(self) -> Result<Vec<u8>, ExportError> {
        let wrong = |error: &dyn std::fmt::Display| ExportError::Paper(error.to_string());
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let types = Part { name: "[Content_Types].xml".to_owned(), bytes: self.types(), is_picture: false };
        for part in std::iter::once(types).chain(self.parts) {
            let method =
                if part.is_picture { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            let options = SimpleFileOptions::default()
                .compression_method(method)
                .last_modified_time(DateTime::default())
                .system(System::Unix)
                .unix_permissions(0o644);
            zip.start_file(part.name, options).map_err(|error| wrong(&error))?;
            zip.write_all(&part.bytes).map_err(|error| wrong(&error))?;
        }
        Ok(zip.finish().map_err(|error| wrong(&error))?.into_inner())
    }
}
