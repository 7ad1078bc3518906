//! How the parts of a workbook since 2007 refer to each other.

use super::{Failure, package::Package, xml::Token};

/// One part's reference to another.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// The references of a part.
pub(super) struct Relations {
    folder: String,
    all: Vec<Relation>,
}

impl Relations {
    /// Those of the whole file.
    pub(super) fn root(package: &mut Package<'_>) -> Result<Self, Failure> {
        Self::read(package, "", "_rels/.rels")
    }

    /// Those of a part.
    pub(super) fn of(package: &mut Package<'_>, part: &str) -> Result<Self, Failure> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        Self::read(package, folder, &format!("{folder}/_rels/{file}.rels"))
    }

    fn read(package: &mut Package<'_>, folder: &str, part: &str) -> Result<Self, Failure> {
        let mut all = Vec::new();
        package.each(part, |token| {
            if let Token::Open(tag) = token
                && tag.name == b"Relationship"
            {
                let text = |name| tag.attribute(name).unwrap_or_default();
                all.push(Relation { id: text("Id"), kind: text("Type"), target: text("Target") });
            }
        })?;
        Ok(Self { folder: folder.to_owned(), all })
    }

    /// The part of this kind, such as `/styles`.
    pub(super) fn of_kind(&self, kind: &str) -> Option<String> {
        let relation = self.all.iter().find(|relation| relation.kind.ends_with(kind))?;
        Some(resolved(&self.folder, &relation.target))
    }

    /// The part of this kind, or the one of this name beside the part that refers.
    pub(super) fn of_kind_or(&self, kind: &str, name: &str) -> String {
        self.of_kind(kind).unwrap_or_else(|| resolved(&self.folder, name))
    }

    /// The kind and the part behind an identity.
    pub(super) fn by_id(&self, id: &str) -> Option<(&str, String)> {
        let relation = self.all.iter().find(|relation| relation.id == id)?;
        Some((&relation.kind, resolved(&self.folder, &relation.target)))
    }
}

/// The part that lists the sheets: the one that the file names, or else one that is called so.
pub(super) fn workbook_part(package: &mut Package<'_>, usual: &str) -> Result<String, Failure> {
    let named = Relations::root(package)?.of_kind("/officeDocument");
    named
        .filter(|part| package.has(part))
        .or_else(|| package.ending(usual).map(str::to_owned))
        .ok_or_else(|| Failure::Sheet("it has no list of sheets".to_owned()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_absolute_or_below_their_source() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/deep", "..\\./styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("", "../../x.xml"), "x.xml");
    }
}
