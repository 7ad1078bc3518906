//! What an Office file says of itself: title, author, date.

use super::{
    markup::Markup,
    package::{Package, Relations},
};
use crate::report::Paper;

/// Adds the properties of `paper`, and what the package begins with: `document`.
pub(super) fn add(package: &mut Package, paper: &Paper, document: &str, program: &str) {
    let mut relations = Relations::default();
    relations.add("officeDocument", document);
    relations.add(
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml",
    );
    relations.add("extended-properties", "docProps/app.xml");
    package.relations("", &relations);
    package.add(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        core(paper),
    );
    let mut app = Markup::new();
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    app.within("Properties", &[("xmlns", space)], |inner| inner.words("Application", &[], program));
    package.add(
        "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        app.finish(),
    );
}

/// Dates are the paper's own, not the clock's.
fn core(paper: &Paper) -> Vec<u8> {
    let mut markup = Markup::new();
    let spaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let date = format!("{}T00:00:00Z", paper.date);
    markup.within("cp:coreProperties", &spaces, |inner| {
        inner.words("dc:title", &[], &paper.title);
        inner.words("dc:creator", &[], &paper.author);
        inner.words("cp:lastModifiedBy", &[], &paper.author);
        for name in ["dcterms:created", "dcterms:modified"] {
            inner.words(name, &[("xsi:type", "dcterms:W3CDTF")], &date);
        }
        inner.words("dc:language", &[], "en-GB");
    });
    markup.finish()
}
