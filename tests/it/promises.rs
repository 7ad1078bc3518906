//! What people undertake after a workshop: changed with undo, kept in the file, and taken away.

use std::{fs, sync::Arc};

use jiff::{Timestamp, civil::date};
use spruce::{
    disclosure::{Policy, Published},
    document::{Document, Edit, History, Part, example_document, example_returns, read as open, write},
    export::{ExportError, export_actions},
    report::{Block, Material, Shipped, compose},
    returns::{Known, read},
    workbook::catalogue,
    workshop::{
        ActionStatus, ChangeProgress, Characteristic, Effect, EqualityEntry, EqualityStep, InPlace,
        KeyAction, Origin, ProgressNote, WorkshopEdit,
    },
};

fn action() -> KeyAction {
    KeyAction {
        what: "Train every midwife to give brief advice".to_owned(),
        origin: Origin::Gap("2.8.3".to_owned()),
        lead: "Head of midwifery".to_owned(),
        organisations: vec!["Exampleton Hospitals".to_owned(), "Exampleton PCT".to_owned()],
        raised: Some(date(2010, 6, 1)),
        start: Some(date(2010, 7, 1)),
        due: Some(date(2010, 12, 31)),
        milestone: "Half trained by September".to_owned(),
        effect: Some(Effect {
            indicator: "smoking_at_delivery".into(),
            value: Some(15.0),
            by: Some(date(2011, 3, 31)),
        }),
        status: ActionStatus::UnderWay,
        notes: vec![ProgressNote { date: date(2010, 9, 30), text: "18 of 40\ntrained".to_owned() }],
        ..KeyAction::default()
    }
}

fn set(action: KeyAction) -> Edit {
    Edit::Workshop(WorkshopEdit::SetKeyAction(Box::new(action)))
}

fn with(edits: impl IntoIterator<Item = Edit>) -> Document {
    edits.into_iter().fold(Document::default(), |document, edit| edit.apply(&document))
}

fn progress() -> ChangeProgress {
    ChangeProgress {
        state: InPlace::Partly,
        lead: "Director of public health".to_owned(),
        note: String::new(),
    }
}

fn audit() -> EqualityEntry {
    EqualityEntry {
        what: "Equity audit of antenatal care".to_owned(),
        characteristics: [Characteristic::Race, Characteristic::Age].into(),
        steps: [EqualityStep::Done].into(),
        ..EqualityEntry::default()
    }
}

fn others() -> [Edit; 2] {
    [
        Edit::Workshop(WorkshopEdit::SetChange { number: 6, progress: progress() }),
        Edit::Workshop(WorkshopEdit::SetEqualityEntry(Box::new(audit()))),
    ]
}

#[test]
fn each_change_is_undone_by_itself_and_numbers_are_not_used_again() {
    let mut history = History::new(Document::default());
    history.apply(&set(action()));
    history.apply(&set(KeyAction { number: 1, status: ActionStatus::Done, ..action() }));
    assert_eq!(history.undo_label(), Some("what is said of action 1"));
    history.undo();
    assert_eq!(history.document().workshops.actions.get(1).unwrap().status, ActionStatus::UnderWay);
    history.apply(&Edit::Workshop(WorkshopEdit::RemoveKeyAction(1)));
    history.apply(&set(action()));
    assert!(history.document().workshops.actions.get(1).is_none());
    assert_eq!(history.document().workshops.actions.get(2).unwrap().what, action().what);
    for edit in others() {
        history.apply(&edit);
    }
    assert_eq!(history.document().workshops.changes[&6], progress());
    assert_eq!(history.undo_label(), Some("new entry of equality"));
    history.undo();
    history.undo();
    assert!(history.document().workshops.changes.is_empty());
    // A change of which nothing is said any more is not kept.
    let nothing = ChangeProgress::default();
    let document =
        with([others()[0].clone(), Edit::Workshop(WorkshopEdit::SetChange { number: 6, progress: nothing })]);
    assert!(document.workshops.is_empty());
}

#[test]
fn the_file_keeps_all_of_it() {
    let document = with([set(action())].into_iter().chain(others()));
    let text = write(&document).unwrap();
    assert_eq!(open("x.spruce", text.as_bytes()).unwrap().workshops, document.workshops);
}

fn exported(document: &Document, name: &str) -> Result<String, ExportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let published = Published::of(document, Policy::SmallNumbers).unwrap();
    export_actions(&published, &path)?;
    Ok(fs::read_to_string(path).unwrap())
}

#[test]
fn actions_leave_as_a_table_that_no_spreadsheet_takes_for_formulas() {
    let formula = KeyAction { what: "=HYPERLINK(\"x\")".to_owned(), ..KeyAction::default() };
    let text = exported(&with([set(action()), set(formula)]), "a.csv").unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headings = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    let cell = |row: usize, heading: &str| {
        let column = headings.iter().position(|one| one == heading).unwrap();
        rows[row][column].to_owned()
    };
    for (heading, says) in [
        ("number", "1"),
        ("from", "Question 2.8.3"),
        ("section", "2"),
        ("organisations", "Exampleton Hospitals; Exampleton PCT"),
        ("due", "2010-12-31"),
        ("status", "Under way"),
        ("indicator", "smoking_at_delivery"),
        ("expected_value", "15"),
        ("not_smart", ""),
        ("progress", "2010-09-30: 18 of 40 trained"),
    ] {
        assert_eq!(cell(0, heading), says, "{heading}");
    }
    assert_eq!(cell(1, "action"), "'=HYPERLINK(\"x\")");
    assert!(cell(1, "not_smart").contains("Agree who leads it"));
}

#[test]
fn a_calendar_holds_due_days_and_what_cannot_be_written_is_said() {
    let document = with([set(action())]);
    let text = exported(&document, "a.ICS").unwrap();
    assert!(text.contains("DTSTART;VALUE=DATE:20101231\r\n"), "{text}");
    assert_eq!(text, exported(&document, "b.ics").unwrap(), "the same scorecard gives the same bytes");
    let said = |document: &Document, name: &str| exported(document, name).unwrap_err().to_string();
    assert!(said(&Document::default(), "a.ics").contains("there are no actions yet"));
    let undated = with([set(KeyAction { due: None, ..action() })]);
    assert!(said(&undated, "a.ics").contains("no action has a due date"));
    assert!(said(&document, "a.doc").contains(".csv, .xlsx or .ics"));
}

#[test]
fn papers_list_key_actions_changes_and_equality() {
    let known = Known::new(catalogue());
    let returns = example_returns();
    let readings = returns.iter().map(|source| read(source, &known, &|_| {}, &|| false).unwrap()).collect();
    let example = Document { workshops: Arc::default(), ..example_document(readings, Timestamp::UNIX_EPOCH) };
    let all = [set(action()), set(KeyAction { status: ActionStatus::Done, ..action() })];
    let document = all.into_iter().chain(others()).fold(example, |document, edit| edit.apply(&document));
    let published = Published::of(&document, Policy::SmallNumbers).unwrap();
    let template = Shipped::Workshop.template();
    assert!(template.parts.contains(&Part::HighImpactChanges) && template.parts.contains(&Part::Equality));
    let paper = compose(&Material::new(&published, template).unwrap());
    let blocks: Vec<Block> = paper.chapters.into_iter().flat_map(|chapter| chapter.blocks).collect();
    let rows = |caption: &str| -> Vec<String> {
        let table = blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.caption == caption => Some(table),
            _ => None,
        });
        let text = |row: &spruce::report::Row| {
            row.cells.iter().map(|cell| cell.words().text()).collect::<Vec<_>>().join(" | ")
        };
        table.unwrap().rows.iter().map(text).collect()
    };
    let what = "Train every midwife to give brief advice | Question 2.8.3 | Head of midwifery";
    // The example's scorecard is up to March 2011.
    let key = rows("Key actions");
    assert_eq!(key[0], format!("{what} | 31 December 2010 | Under way, overdue"));
    assert_eq!(key[1], format!("{what} | 31 December 2010 | Done"));
    let changes = rows("The high impact changes");
    assert_eq!(changes.len(), 16);
    // Of the two actions for it, one is open.
    assert_eq!(changes[5], "6. Stop-smoking services | Partly in place | Director of public health | 1 | –");
    assert_eq!(rows("Protected characteristics")[0], "Age | Done, with steps left | None | None");
}
