//! Who is invited to a workshop, one a row; names only where a person asks for them.

use super::{Cell, Column, Row, Table};
use crate::document::Document;

/// The invitation list of the workshop that is prepared, and the suggested roles that nobody has yet.
#[must_use]
pub fn invitations(document: &Document, with_names: bool) -> Table {
    let workshop = &document.workshops.now;
    let roles = &document.workbook().roles;
    let mut columns = vec![Column::new("role", 60), Column::new("organisation", 40)];
    if with_names {
        columns.push(Column::new("name", 30));
    }
    columns.push(Column::new("attendance", 14));
    let row = |role: &str, organisation: &str, name: &str, attendance: &str| {
        let mut cells = vec![Cell::text(role), Cell::text(organisation)];
        if with_names {
            cells.push(Cell::text(name));
        }
        cells.push(Cell::text(attendance));
        Row::Cells(cells)
    };
    let listed = workshop.participants.iter().map(|one| {
        let kind = roles.iter().find(|role| one.suggested == Some(role.number));
        let kind = kind.map_or("", |role| role.organisation.as_str());
        let organisation = if one.organisation.is_empty() { kind } else { &one.organisation };
        row(&one.role, organisation, &one.name, one.attendance.label())
    });
    let missing = workshop.missing(roles).map(|role| row(&role.name, &role.organisation, "", "Nobody yet"));
    Table {
        name: "Invitations".to_owned(),
        columns,
        rows: listed.chain(missing).collect(),
        notes: Vec::new(),
    }
}
