//! What the parts of a paper are, as the tags of a PDF.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use super::structure::{PartId, Role, Structure};

/// The tree of tags; `seen` has what each part shows on the pages.
pub(super) fn tree(structure: &Structure, seen: &[Vec<Identifier>]) -> TagTree {
    let mut tree = TagTree::new();
    for part in &structure.top {
        if let Some(group) = group(structure, seen, *part) {
            tree.push(group);
        }
    }
    tree
}

fn group(structure: &Structure, seen: &[Vec<Identifier>], id: PartId) -> Option<TagGroup> {
    let part = structure.parts.get(id)?;
    let mut group = TagGroup::new(kind(&part.role));
    for identifier in seen.get(id).into_iter().flatten() {
        group.push(*identifier);
    }
    for child in &part.children {
        if let Some(child) = self::group(structure, seen, *child) {
            group.push(child);
        }
    }
    Some(group)
}

fn kind(role: &Role) -> TagKind {
    match role {
        Role::Title => Tag::Title.into(),
        Role::Heading { level, text } => {
            let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(text.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::List { numbered: true } => Tag::L(ListNumbering::Decimal).into(),
        Role::List { numbered: false } => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table(summary) => Tag::Table.with_summary(Some(summary.clone())).into(),
        Role::Caption => Tag::Caption.into(),
        Role::Head => Tag::THead.into(),
        Role::Rows => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnHeading => Tag::TH(TableHeaderScope::Column).into(),
        Role::RowHeading(across) => {
            let across = u32::try_from(*across).ok().and_then(NonZeroU32::new);
            let across = across.filter(|across| across.get() > 1);
            Tag::TH(TableHeaderScope::Row).with_col_span(across).into()
        }
        Role::Cell => Tag::TD.into(),
        Role::Figure(alt) => Tag::Figure(Some(alt.clone())).into(),
    }
}
