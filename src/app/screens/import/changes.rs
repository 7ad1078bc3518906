//! “Before you import”: what would be new, revised, in dispute, removed, hidden, refused and left.

use std::collections::BTreeSet;

use eframe::egui::{self, Align, Layout, Role, Ui, WidgetInfo};

use super::{
    super::super::{
        action::{Action, ImportStep},
        import_session::{FileId, Line, List, ListKind, Outlook, Side, Sides, Understood},
        view::View,
        widgets::{card, link},
    },
    Kind, chip,
};
use crate::{
    base::{fold, number_format},
    domain::{CellAddress, FigureKey},
};

/// What the card remembers.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    open: BTreeSet<ListKind>,
    find: String,
    found: Found,
}

/// The lines that have the words that are typed, list by list.
#[derive(Debug, Default)]
struct Found {
    of: Option<(usize, String)>,
    lines: Vec<Vec<usize>>,
}

impl Found {
    fn follow(&mut self, outlook: &Outlook, find: &str) {
        let of = Some((std::ptr::from_ref(outlook).addr(), find.to_owned()));
        if self.of == of {
            return;
        }
        let sought = fold(find);
        let fits = |list: &List| {
            let lines = list.lines.iter().enumerate();
            lines.filter(|(_, line)| line.folded.contains(&sought)).map(|(at, _)| at).collect()
        };
        *self = Self { of, lines: outlook.lists.iter().map(fits).collect() };
    }
}

/// The name of a list, how it is marked, and what it means.
const fn named(kind: ListKind) -> (&'static str, Kind, &'static str) {
    match kind {
        ListKind::New => ("new", Kind::New, "Figures that the scorecard does not have"),
        ListKind::Revised => {
            ("revised", Kind::Revised, "Figures that take the place of others, which are kept")
        }
        ListKind::Disputed => ("in dispute", Kind::Revised, "Figures that another return gives differently"),
        ListKind::Removed => {
            ("not given again", Kind::Revised, "Figures of an earlier edition that this one lacks")
        }
        ListKind::Unchanged => ("unchanged", Kind::Plain, "Figures that the scorecard has already"),
        ListKind::Hidden => ("without a value", Kind::Plain, "Figures that the sender hid or left out"),
        ListKind::Refused => ("refused", Kind::Refused, "Cells that cannot be used, and why"),
        ListKind::Unused => ("not used", Kind::Plain, "Cells that nothing asks for, by reason"),
        ListKind::Noticed => ("noticed", Kind::Revised, "What else was noticed"),
    }
}

/// The card; gives the place of an entry that was pressed.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    file: FileId,
    understood: &Understood,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) -> Option<(usize, CellAddress)> {
    let mut pressed = None;
    card(ui, view.theme, "", |ui| {
        let Some(outlook) = &understood.outlook else {
            ui.label(view.theme.muted("Comparing with the scorecard…"));
            return;
        };
        head(ui, view, outlook, &mut remembered.find);
        remembered.found.follow(outlook, &remembered.find);
        already(ui, outlook);
        for (list, found) in outlook.lists.iter().zip(&remembered.found.lines) {
            let mut settled = None;
            let of = Of { file, list, sides: &understood.sides, settled: &mut settled };
            let at = draw(ui, view, of, found, &mut remembered.open, !remembered.find.is_empty());
            pressed = pressed.or(at);
            if list.kind == ListKind::Disputed && remembered.find.is_empty() {
                sides(ui, view, file, &understood.sides, actions);
            }
            if let Some((figure, side)) = settled {
                actions.push(Action::Import(ImportStep::Settle { file, figure: Some(figure), side }));
            }
        }
        if outlook.lists.is_empty() && outlook.preview.already.is_none() {
            ui.label(view.theme.muted("There is nothing to import: no cell looks like a figure."));
        }
    });
    pressed
}

fn head(ui: &mut Ui, view: &View<'_>, outlook: &Outlook, find: &mut String) {
    let lines: usize = outlook.lists.iter().map(|list| list.lines.len()).sum();
    ui.horizontal(|ui| {
        ui.label(view.theme.strong("Before you import").size(14.0));
        // A few lines are read at a glance.
        if lines > 8 || !find.is_empty() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let field = egui::TextEdit::singleline(find).hint_text("an area, an indicator, a cell");
                let field = ui.add(field.desired_width(200.0));
                let label = ui.label(view.theme.small("Find"));
                field.labelled_by(label.id);
            });
        }
    });
}

fn already(ui: &mut Ui, outlook: &Outlook) {
    let of_scorecard = |number: &u32| *number <= outlook.last_return;
    match (outlook.preview.already, outlook.preview.replaces) {
        (Some(number), _) if of_scorecard(&number) => {
            ui.label(format!("This file is return {number} of the scorecard already, read in the same way: there is nothing to import."));
        }
        (Some(_), _) => {
            ui.label("Another file of this list has the same content: there is nothing more to import.");
        }
        (None, Some(number)) => {
            ui.label(format!("This file is return {number} of the scorecard, read in another way: importing it takes that one’s place."));
        }
        (None, None) => {}
    }
}

/// The height of an entry.
const LINE: f32 = 22.0;
/// How high an open list grows before it scrolls.
const MOST: f32 = 220.0;

/// A list of a file, and whom a person believes.
struct Of<'a> {
    file: FileId,
    list: &'a List,
    sides: &'a Sides,
    /// The figure about which a side is taken, and which.
    settled: &'a mut Option<(FigureKey, Side)>,
}

fn draw(
    ui: &mut Ui,
    view: &View<'_>,
    of: Of<'_>,
    found: &[usize],
    open: &mut BTreeSet<ListKind>,
    finding: bool,
) -> Option<(usize, CellAddress)> {
    let list = of.list;
    let (name, kind, meaning) = named(list.kind);
    if finding && found.is_empty() {
        return None;
    }
    let is_open = open.contains(&list.kind) || finding;
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(egui::vec2(156.0, 28.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(156.0);
            let count = number_format::number(list.count as f64, 0);
            let kind = if list.matters() { kind } else { Kind::Plain };
            chip(ui, view.theme, kind, &format!("{count} {name}")).on_hover_text(meaning);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let whole =
                list.lines.len() > 1 || list.lines.first().is_some_and(|line| line.text != list.about);
            if whole && !finding {
                see(ui, name, list, is_open, open);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let words = if is_open { meaning } else { &list.about };
                ui.add(egui::Label::new(words).truncate());
            });
        });
    });
    let pressed = if is_open { entries(ui, view, of, found) } else { None };
    ui.separator();
    pressed
}

/// Whom to believe in the disputes of the file.
fn sides(ui: &mut Ui, view: &View<'_>, file: FileId, sides: &Sides, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.add_space(16.0);
        ui.label(view.theme.muted("Which is right?"));
        for (choice, words) in [
            (Side::Later, "Decide later, on Data quality"),
            (Side::Stands, "Keep what stands"),
            (Side::This, "Use this file"),
        ] {
            if ui.radio(sides.all == choice, words).clicked() {
                actions.push(Action::Import(ImportStep::Settle { file, figure: None, side: choice }));
            }
        }
        let apart = sides.single.values().filter(|side| **side != sides.all).count();
        if apart > 0 {
            ui.label(view.theme.muted(format!("but for {apart} settled in the list")));
        }
    });
    ui.separator();
}

/// Whom to believe about one figure.
fn one_side(ui: &mut Ui, line: &Line, side: Side) -> Option<Side> {
    let mut taken = None;
    for (choice, words) in [(Side::Stands, "Keep"), (Side::This, "Use this")] {
        let button = ui.selectable_label(side == choice, words);
        button.widget_info(|| {
            WidgetInfo::selected(Role::Button, true, side == choice, format!("{words}: {}", line.text))
        });
        let hint = match choice {
            Side::This => "Use what this file says. Press again to decide later.",
            _ => "Keep what the scorecard says. Press again to decide later.",
        };
        if button.on_hover_text(hint).clicked() {
            taken = Some(if side == choice { Side::Later } else { choice });
        }
    }
    taken
}

fn see(ui: &mut Ui, name: &str, list: &List, is_open: bool, open: &mut BTreeSet<ListKind>) {
    let words = if is_open { "Hide" } else { "See all" };
    let response = ui.link(words);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{words}: {name}")));
    if response.clicked() && !open.remove(&list.kind) {
        open.insert(list.kind);
    }
    if is_open {
        let copy = ui.link("Copy");
        copy.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Copy: {name}")));
        if copy.clicked() {
            let lines: Vec<&str> = list.lines.iter().map(|line| line.text.as_str()).collect();
            ui.copy_text(lines.join("\n"));
        }
    }
}

fn entries(ui: &mut Ui, view: &View<'_>, of: Of<'_>, found: &[usize]) -> Option<(usize, CellAddress)> {
    let mut pressed = None;
    let Of { file, list, sides, settled } = of;
    let scroll = egui::ScrollArea::vertical().id_salt((file, list.kind)).max_height(MOST);
    scroll.auto_shrink([false, true]).show_rows(ui, LINE, found.len(), |ui, rows| {
        for line in found.get(rows).unwrap_or_default().iter().filter_map(|at| list.lines.get(*at)) {
            ui.horizontal(|ui| {
                ui.set_height(LINE);
                ui.add_space(16.0);
                if let Some(figure) = &line.disputed
                    && let Some(side) = one_side(ui, line, sides.of(figure))
                {
                    *settled = Some((figure.clone(), side));
                }
                if line.place.is_some() {
                    // Pressed, the sheet shows its cell.
                    if link(ui, view.theme, egui::RichText::new(&line.text)).clicked() {
                        pressed = line.place;
                    }
                } else {
                    ui.add(egui::Label::new(&line.text).truncate());
                }
            });
        }
    });
    pressed
}
