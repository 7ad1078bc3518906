//! What the parts of a paper are, for those who hear it read: a tree beside the pages.

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The name of the paper.
    Title,
    /// A heading.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Its words.
        text: String,
    },
    Paragraph,
    List {
        numbered: bool,
    },
    Item,
    /// The point or number of an item.
    Label,
    /// The words of an item.
    Body,
    /// A table; the words say what it shows.
    Table(String),
    Caption,
    Head,
    Rows,
    Row,
    /// The heading of a column.
    ColumnHeading,
    /// The first cell of a row, or a heading over rows that goes across this many columns.
    RowHeading(usize),
    Cell,
    /// A picture, and what it shows.
    Figure(String),
}

/// The number of a part.
pub(super) type PartId = usize;

/// A part, and what it is made of, in order.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) role: Role,
    pub(super) children: Vec<PartId>,
}

/// All parts of a paper.
#[derive(Clone, Debug, Default)]
pub(super) struct Structure {
    pub(super) parts: Vec<Part>,
    /// Those that lie in no other, in the order of reading.
    pub(super) top: Vec<PartId>,
}

impl Structure {
    /// A part that lies in no other.
    pub(super) fn begin(&mut self, role: Role) -> PartId {
        let part = self.part(role);
        self.top.push(part);
        part
    }

    /// The next part of `parent`.
    pub(super) fn within(&mut self, parent: PartId, role: Role) -> PartId {
        let part = self.part(role);
        if let Some(parent) = self.parts.get_mut(parent) {
            parent.children.push(part);
        }
        part
    }

    fn part(&mut self, role: Role) -> PartId {
        self.parts.push(Part { role, children: Vec::new() });
        self.parts.len() - 1
    }
}
