//! The action log: who does what by when. The register's key actions, and what is written of indicators.

use jiff::civil::Date;

use super::text::{clean, column, heading, or_dash, paragraph};
use crate::{
    document::{PlannedAction, Progress},
    report::{Block, Cell, Material, Row, RowKind, Table, Words, material::day},
    workbook::Catalogue,
    workshop::KeyAction,
};

/// An action as it is listed, wherever it was written down.
pub(super) struct Listed {
    what: String,
    lead: String,
    due: Option<Date>,
    status: &'static str,
    is_done: bool,
    is_closed: bool,
    section: Option<u8>,
}

impl Listed {
    fn planned(action: &PlannedAction) -> Self {
        let is_done = action.status == Progress::Done;
        Self {
            what: clean(&action.action.replace('\n', " ")),
            lead: clean(&action.owner),
            due: action.due,
            status: action.status.label(),
            is_done,
            is_closed: is_done,
            section: None,
        }
    }

    fn key(action: &KeyAction, catalogue: &Catalogue) -> Self {
        Self {
            what: clean(&action.what.replace('\n', " ")),
            lead: clean(&action.lead),
            due: action.due,
            status: action.status.label(),
            is_done: action.status == crate::workshop::ActionStatus::Done,
            is_closed: !action.status.is_open(),
            section: action.origin.section(catalogue),
        }
    }

    /// The section that it belongs to.
    pub(super) const fn section(&self) -> Option<u8> {
        self.section
    }

    /// Whether nothing is left to do.
    pub(super) const fn is_closed(&self) -> bool {
        self.is_closed
    }

    fn is_overdue(&self, today: Date) -> bool {
        !self.is_closed && self.due.is_some_and(|due| due < today)
    }

    fn row(self, about: Option<&str>, today: Date) -> Row {
        let status = if self.is_overdue(today) {
            Cell::Words(Words::strong(format!("{}, overdue", self.status)))
        } else {
            Cell::text(self.status)
        };
        let mut cells = vec![or_dash(self.what)];
        cells.extend(about.map(|about| or_dash(about.to_owned())));
        cells.extend([or_dash(self.lead), or_dash(self.due.map(day).unwrap_or_default()), status]);
        Row { kind: RowKind::Usual, cells }
    }
}

pub(in crate::report) fn actions(material: &Material<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, "Actions")];
    let (key, planned) = (of_register(material), of_narratives(material));
    let today = material.day();
    let all = key.len() + planned.len();
    if all == 0 {
        blocks.push(paragraph("No action has been written down yet."));
        return blocks;
    }
    let count = |is: &dyn Fn(&Listed) -> bool| key.iter().chain(&planned).filter(|(one, _)| is(one)).count();
    blocks.push(paragraph(format!(
        "{all} {}, of which {} done and {} overdue on {}.",
        if all == 1 { "action" } else { "actions" },
        count(&|one| one.is_done),
        count(&|one| one.is_overdue(today)),
        day(today)
    )));
    for (caption, listed) in [("Key actions", key), ("Actions about single indicators", planned)] {
        if !listed.is_empty() {
            blocks.push(Block::Table(table_of(caption, listed, (today, usize::MAX))));
        }
    }
    blocks
}

/// At most so many actions, each with what it is about: what is open first, the soonest due first.
pub(super) fn table_of(
    caption: &str,
    mut listed: Vec<(Listed, String)>,
    (today, most): (Date, usize),
) -> Table {
    listed.sort_by_key(|(one, _)| (one.is_closed, one.due.is_none(), one.due));
    let rows = listed.into_iter().take(most).map(|(one, about)| one.row(Some(&about), today)).collect();
    action_table(caption, true, rows)
}

/// The register's actions, each with what it is about.
pub(super) fn of_register(material: &Material<'_>) -> Vec<(Listed, String)> {
    let about =
        |action: &KeyAction| match action.origin.words(material.document.workbook(), &material.catalogue) {
            from if from.is_empty() => {
                let effect = action.effect.as_ref();
                effect.map(|effect| material.catalogue.name_of(&effect.indicator)).unwrap_or_default()
            }
            from => from,
        };
    let all = material.document.workshops.actions.iter();
    all.map(|action| (Listed::key(action, &material.catalogue), about(action))).collect()
}

/// The actions that are written of indicators, each with the indicator's name.
fn of_narratives(material: &Material<'_>) -> Vec<(Listed, String)> {
    let area = &material.scorecard.area.code;
    let own = material.document.papers.narratives.iter().filter(|one| one.area == *area);
    own.flat_map(|narrative| {
        let name = material.catalogue.name_of(&narrative.indicator);
        narrative.actions.iter().map(move |action| (Listed::planned(action), name.clone()))
    })
    .collect()
}

pub(super) fn action_table(caption: &str, with_about: bool, rows: Vec<Row>) -> Table {
    let mut columns = vec![column("Action", 40.0)];
    if with_about {
        columns.push(column("About", 24.0));
    }
    columns.extend([column("Lead", 16.0), column("Due", 16.0), column("Status", 14.0)]);
    Table { caption: caption.to_owned(), columns, rows, notes: Vec::new() }
}

/// A row for an action that is written of an indicator, without the indicator.
pub(super) fn action_row(action: &PlannedAction, today: Date) -> Row {
    Listed::planned(action).row(None, today)
}
