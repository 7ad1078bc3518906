//! Compare areas and Inequalities: every indicator beside other areas, and between groups of people.

use eframe::egui::{self, RichText, Ui};

use super::{
    super::{
        action::Action,
        over_all::{AreaRow, GroupRow, OverAll},
        page::Page,
        theme::semi_bold,
        view::View,
        widgets::{Column, Ends, Table, Zoom, cut, empty_state, link, page_header, pictured, take_away},
    },
    indicator::Tab,
    order::judged,
    scorecard::nothing_yet,
};
use crate::{
    domain::IndicatorId,
    figure::Figure,
    report::charts::{Chart, ChartKind},
};

/// The height of a row.
const ROW: f32 = 34.0;
/// The height of a row with the names of groups below their figures.
const TALL_ROW: f32 = 56.0;
/// The height of a row, and of a line under it where there is less room.
const LOW_ROW: (f32, f32) = (28.0, 22.0);

/// How areas are shown over all indicators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    /// A row for each indicator.
    #[default]
    Table,
    /// Ours along the spread of all.
    Spine,
    /// Each area in a column.
    Rug,
}

/// What the page of areas remembers.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    shown: Shown,
    zoom: Zoom,
}

/// Every indicator beside other areas.
pub(in crate::app) fn areas(
    ui: &mut Ui,
    view: &View<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let Some(over_all) =
        head(ui, view, "Compare areas", "our figures beside those of areas like ours", actions)
    else {
        return;
    };
    if over_all.areas.is_empty() {
        let advice =
            "No other area of this kind has a figure for the same time. Import returns with more areas.";
        return empty_state(ui, view.theme, "Nobody to compare with", advice, |_| {});
    }
    ui.horizontal(|ui| {
        let ends = Ends::new(ui, "ways");
        ends.left(ui, |ui| {
            for (shown, words) in
                [(Shown::Table, "Table"), (Shown::Spine, "Spine"), (Shown::Rug, "Tartan rug")]
            {
                ui.radio_value(&mut remembered.shown, shown, words);
            }
        });
        ends.right(ui, |ui| {
            // The figures of the table are those of the spine.
            let kind = if remembered.shown == Shown::Rug { ChartKind::Rug } else { ChartKind::Spine };
            take_away(ui, &Chart::of_all(kind), actions);
        });
    });
    ui.add_space(4.0);
    match remembered.shown {
        Shown::Table => area_table(ui, view, over_all, actions),
        Shown::Spine => drawn(ui, view, &over_all.spine, &mut remembered.zoom),
        Shown::Rug => drawn(ui, view, &over_all.rug, &mut remembered.zoom),
    }
}

fn drawn(ui: &mut Ui, view: &View<'_>, figure: &Figure, zoom: &mut Zoom) {
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width();
        view.theme.card_frame().show(ui, |ui| {
            ui.set_width(width - 26.0);
            let hint = "Point at a figure for its words; arrow keys go from one to the next.";
            pictured(ui, view.theme, figure, zoom, hint);
        });
    });
}

/// The least width at which everything has a column of its own; with less, what matters less stands below
/// the name.
const WIDE: f32 = 900.0;

fn area_table(ui: &mut Ui, view: &View<'_>, over_all: &OverAll, actions: &mut Vec<Action>) {
    if ui.available_width() < WIDE {
        return narrow_area_table(ui, view, over_all, actions);
    }
    let columns = [
        Column::words(0.0),
        Column::words(92.0),
        Column::numbers(104.0),
        Column::numbers(104.0),
        Column::words(104.0),
        Column::words(64.0),
        Column::words(56.0),
        Column::words(108.0),
    ];
    let headings = ["Indicator", "Period", "Ours", "Benchmark", "Compared", "Rank", "Fifth", "Funnel"];
    let text = |line: usize, column: usize| {
        let Some(row) = over_all.areas.get(line) else { return String::new() };
        let judged = row.judged.map_or_else(String::new, |one| judged(one).0.to_owned());
        let [name, period, ours, benchmark, others @ ..] = &row.cells;
        let words = [name, period, ours, benchmark, &judged].into_iter().chain(others).nth(column);
        words.cloned().unwrap_or_default()
    };
    let lines = over_all.areas.len();
    table(ui, view, "Indicators beside other areas", (&columns, &headings), (lines, text), |ui, table| {
        for row in &over_all.areas {
            let [name, period, ours, benchmark, rank, fifth, funnel] = &row.cells;
            table.row(ui, (ROW, 0.0), |ui, at| match at {
                Some(0) => open(ui, view, (name, &row.id), Tab::Areas, actions),
                Some(1) => {
                    cut(ui, view.theme.muted(period));
                }
                Some(2) => {
                    cut(ui, RichText::new(ours).family(semi_bold())).on_hover_text(&row.said);
                }
                Some(3) => {
                    cut(ui, benchmark);
                }
                Some(4) => compared(ui, view, row),
                Some(5) => {
                    cut(ui, rank).on_hover_text(&row.said);
                }
                Some(6) => {
                    cut(ui, fifth).on_hover_text(&row.said);
                }
                Some(7) => {
                    cut(ui, funnel).on_hover_text(&row.said);
                }
                _ => {}
            });
        }
    });
}

fn narrow_area_table(ui: &mut Ui, view: &View<'_>, over_all: &OverAll, actions: &mut Vec<Action>) {
    let columns = [
        Column::words(0.0),
        Column::numbers(104.0),
        Column::numbers(104.0),
        Column::words(80.0),
        Column::words(56.0),
    ];
    let headings = ["Indicator", "Ours", "Benchmark", "Compared", "Rank"];
    let below = |row: &AreaRow| {
        let [_, period, _, _, _, fifth, funnel] = &row.cells;
        let fifth = if fifth == "–" { String::new() } else { format!("fifth {fifth}") };
        let funnel = if funnel == "–" { String::new() } else { format!("funnel: {funnel}") };
        joined(&[period, &fifth, &funnel])
    };
    let text = |line: usize, column: usize| {
        let Some(row) = over_all.areas.get(line) else { return String::new() };
        let [name, _, ours, benchmark, rank, ..] = &row.cells;
        match column {
            0 => format!("{name}, {}", below(row)),
            3 => row.judged.map_or_else(String::new, |one| judged(one).0.to_owned()),
            at => [name, ours, benchmark, name, rank].get(at).map_or_else(String::new, ToString::to_string),
        }
    };
    let lines = over_all.areas.len();
    table(ui, view, "Indicators beside other areas", (&columns, &headings), (lines, text), |ui, table| {
        for row in &over_all.areas {
            let [name, _, ours, benchmark, rank, ..] = &row.cells;
            table.row(ui, LOW_ROW, |ui, at| match at {
                Some(0) => open(ui, view, (name, &row.id), Tab::Areas, actions),
                Some(1) => {
                    cut(ui, RichText::new(ours).family(semi_bold())).on_hover_text(&row.said);
                }
                Some(2) => {
                    cut(ui, benchmark);
                }
                Some(3) => compared(ui, view, row),
                Some(4) => {
                    cut(ui, rank).on_hover_text(&row.said);
                }
                Some(_) => {}
                None => {
                    cut(ui, view.theme.small(below(row)));
                }
            });
        }
    });
}

/// Whether ours is better, in its colour.
fn compared(ui: &mut Ui, view: &View<'_>, row: &AreaRow) {
    if let Some((words, role)) = row.judged.map(judged) {
        let text = RichText::new(words).family(semi_bold()).size(12.0);
        cut(ui, text.color(view.theme.colour(role))).on_hover_text(&row.said);
    }
}

/// `Q4 2010/11 · fifth 2`.
fn joined(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Every indicator between groups of people.
pub(in crate::app) fn groups(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(over_all) = head(ui, view, "Inequalities", "the gap between groups of people", actions) else {
        return;
    };
    if over_all.groups.is_empty() {
        let advice = "No figure of this area is given by group. Import returns by quintile of deprivation, occupation or ethnicity.";
        return empty_state(ui, view.theme, "No figures by group", advice, |_| {});
    }
    if ui.available_width() < WIDE {
        return narrow_group_table(ui, view, over_all, actions);
    }
    let columns = [
        Column::words(0.0),
        Column::words(136.0),
        Column::words(128.0),
        Column::words(128.0),
        Column::numbers(156.0),
        Column::numbers(40.0),
        Column::numbers(156.0),
    ];
    let headings = ["Indicator", "By", "Worst off", "Best off", "Gap (95%)", "Ratio", "Slope index (95%)"];
    let text = |line: usize, column: usize| {
        let cell = over_all.groups.get(line).and_then(|row| row.cells.get(column));
        cell.map_or_else(String::new, |cell| cell.replace('\n', ", "))
    };
    let lines = over_all.groups.len();
    table(ui, view, "Indicators between groups", (&columns, &headings), (lines, text), |ui, table| {
        for row in &over_all.groups {
            let [name, cells @ ..] = &row.cells;
            table.row(ui, (TALL_ROW, 0.0), |ui, at| match at {
                Some(0) => open(ui, view, (name, &row.id), Tab::Groups, actions),
                Some(at) => {
                    if let Some(text) = cells.get(at - 1) {
                        ui.add(egui::Label::new(text).wrap()).on_hover_text(&row.said);
                    }
                }
                None => {}
            });
        }
    });
}

fn narrow_group_table(ui: &mut Ui, view: &View<'_>, over_all: &OverAll, actions: &mut Vec<Action>) {
    let columns = [
        Column::words(0.0),
        Column::words(112.0),
        Column::words(112.0),
        Column::numbers(150.0),
        Column::numbers(150.0),
    ];
    let headings = ["Indicator", "Worst off", "Best off", "Gap (95%)", "Slope index (95%)"];
    let below = |row: &GroupRow| {
        let [_, by, _, _, _, ratio, _] = &row.cells;
        let ratio = if ratio.is_empty() { String::new() } else { format!("ratio {ratio}") };
        joined(&[&by.replace('\n', ", "), &ratio])
    };
    let cell = |row: &GroupRow, at: usize| {
        let [_, _, worst, best, gap, _, slope] = &row.cells;
        [worst, best, gap, slope].get(at.wrapping_sub(1)).map_or_else(String::new, ToString::to_string)
    };
    let text = |line: usize, column: usize| {
        let Some(row) = over_all.groups.get(line) else { return String::new() };
        match column {
            0 => joined(&[&row.cells[0], &below(row)]),
            at => cell(row, at).replace('\n', ", "),
        }
    };
    let lines = over_all.groups.len();
    table(ui, view, "Indicators between groups", (&columns, &headings), (lines, text), |ui, table| {
        for row in &over_all.groups {
            table.row(ui, (TALL_ROW, LOW_ROW.1), |ui, at| match at {
                Some(0) => open(ui, view, (&row.cells[0], &row.id), Tab::Groups, actions),
                Some(at) => {
                    ui.add(egui::Label::new(cell(row, at)).wrap()).on_hover_text(&row.said);
                }
                None => {
                    cut(ui, view.theme.small(below(row)));
                }
            });
        }
    });
}

fn head<'a>(
    ui: &mut Ui,
    view: &View<'a>,
    heading: &str,
    what: &str,
    actions: &mut Vec<Action>,
) -> Option<&'a OverAll> {
    let Some(card) = view.scorecard else {
        nothing_yet(ui, view, actions);
        return None;
    };
    page_header(ui, view.theme, heading, &format!("{}, {}: {what}", card.area.name, card.to), |_| {});
    if view.over_all.is_none() {
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(view.theme.muted("Comparing…"));
        });
    }
    view.over_all.map(std::convert::AsRef::as_ref)
}

fn table(
    ui: &mut Ui,
    view: &View<'_>,
    title: &str,
    (columns, headings): (&[Column], &[&str]),
    (lines, text): (usize, impl Fn(usize, usize) -> String),
    rows: impl FnOnce(&mut Ui, &mut Table<'_>),
) {
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width();
        view.theme.card_frame().inner_margin(egui::Margin::symmetric(0, 4)).show(ui, |ui| {
            ui.set_width(width - 2.0);
            let mut table = Table::new(ui, view.theme, title, (columns, headings), (lines, 0), text);
            table.head(ui, headings);
            rows(ui, &mut table);
        });
    });
}

/// The name of an indicator, which leads to its page.
fn open(ui: &mut Ui, view: &View<'_>, (name, id): (&str, &IndicatorId), tab: Tab, actions: &mut Vec<Action>) {
    if link(ui, view.theme, RichText::new(name)).clicked() {
        actions.push(Action::ShowTab(tab));
        actions.push(Action::Go(Page::Indicator(id.clone())));
    }
}
