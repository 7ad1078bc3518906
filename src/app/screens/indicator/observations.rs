//! The figures behind the chart, newest first, each with the cell it came from.

use std::fmt::Write as _;

use eframe::egui::{self, RichText, Ui};

use super::super::super::{
    action::Action,
    theme::semi_bold,
    view::View,
    widgets::{Column, Table, cut},
};
use super::{by_hand, cards::Subject};
use crate::{
    analysis::interval,
    base::number_format,
    domain::{AreaCode, IndicatorId, Observation},
    statistics::Level,
    workbook::Unit,
};

const REMARKS: usize = 5;
const ORIGIN: usize = 6;

/// The last column holds the button with what may be done to the figure.
const COLUMNS: [Column; 8] = [
    Column::words(88.0),
    Column::numbers(100.0),
    Column::numbers(100.0),
    Column::numbers(92.0),
    Column::numbers(106.0),
    Column::words(100.0),
    Column::words(0.0),
    Column::words(BUTTON),
];

/// As much room as all columns need; with less, remarks and origin go below the numbers.
const WIDE: f32 = 900.0;
/// Width of the button at the end of a row.
const BUTTON: f32 = 28.0;
/// The columns of numbers where there is less room: the first five, and the button.
const NARROW: [Column; 6] = [
    Column::words(76.0),
    Column::numbers(0.0),
    Column::numbers(0.0),
    Column::numbers(94.0),
    Column::numbers(92.0),
    Column::words(BUTTON),
];

/// A row, in words.
#[derive(Debug)]
pub(super) struct Row {
    cells: [String; 7],
    figure: Observation,
}

/// The table, made once for a document, indicator and area.
#[derive(Debug, Default)]
pub(super) struct Observations {
    headings: [String; 7],
    rows: Vec<Row>,
    /// Figures by group, which the table does not show.
    by_group: usize,
}

impl Observations {
    /// The table of `indicator` for `area`.
    pub(super) fn of(view: &View<'_>, indicator: &IndicatorId, area: &AreaCode, unit: Unit) -> Self {
        let known = view.catalogue.indicator(indicator);
        let words = |text: Option<&String>, other: &str| {
            text.filter(|text| !text.is_empty()).cloned().unwrap_or_else(|| other.to_owned())
        };
        let headings = [
            "Period".to_owned(),
            words(known.map(|known| &known.numerator), "Numerator"),
            words(known.map(|known| &known.denominator), "Denominator"),
            "Value".to_owned(),
            "95% interval".to_owned(),
            "Remarks".to_owned(),
            "Where it came from".to_owned(),
        ];
        let dataset = &view.document.dataset;
        let methods = &view.document.settings.methods;
        let series = dataset.series(indicator, area, None);
        let row = |figure: &Observation| {
            let interval = known.and_then(|known| interval(known, figure, Level::P95, methods).ok());
            let ends = interval.map_or_else(String::new, |interval| {
                let show = |value| number_format::number(value, unit.places());
                format!("{} to {}", show(interval.lower), show(interval.upper))
            });
            let count =
                |count: Option<f64>| count.map_or_else(String::new, |count| number_format::short(count, 2));
            Row {
                cells: [
                    figure.period.to_string(),
                    count(figure.numerator),
                    count(figure.denominator),
                    figure.value.map_or_else(|| "–".to_owned(), |value| unit.show(value)),
                    ends,
                    remarks(figure),
                    origin(figure, unit),
                ],
                figure: figure.clone(),
            }
        };
        let by_group = dataset.observations().filter(|figure| {
            figure.group.is_some() && &figure.indicator == indicator && &figure.area == area
        });
        Self { headings, rows: series.iter().rev().map(row).collect(), by_group: by_group.count() }
    }

    /// Whether there is nothing to show.
    pub(super) const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Draws the table.
    pub(super) fn ui(&self, ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>, actions: &mut Vec<Action>) {
        let theme = view.theme;
        let is_wide = ui.available_width() >= WIDE;
        let columns: &[Column] = if is_wide { &COLUMNS } else { &NARROW };
        let heights = if is_wide { (28.0, 0.0) } else { (26.0, 20.0) };
        let headings = self.headings.each_ref().map(String::as_str);
        let button = columns.len() - 1;
        let headings = headings.get(..button).unwrap_or_default();
        let text = |line: usize, column: usize| {
            let Some(row) = self.rows.get(line) else { return String::new() };
            match column {
                // Enter opens the menu of the figure; where there is less room this cell says the rest.
                at if at == button && is_wide => "What can be done".to_owned(),
                at if at == button => format!("{}. {}", row.cells[REMARKS], row.cells[ORIGIN]),
                at => row.cells.get(at).cloned().unwrap_or_default(),
            }
        };
        let size = (self.rows.len(), 0);
        let mut table = Table::new(ui, theme, "Figures, newest first", (columns, headings), size, text);
        table.head(ui, headings);
        for row in &self.rows {
            let shown = |ui: &mut Ui, i: usize| {
                let Some(text) = row.cells.get(i).filter(|text| !text.is_empty()) else { return };
                match i {
                    3 => cut(ui, RichText::new(text).family(semi_bold())),
                    REMARKS | ORIGIN => cut(ui, theme.muted(text)),
                    _ => cut(ui, text.as_str()),
                };
            };
            table.row(ui, heights, |ui, part| match part {
                Some(i) if i == button => by_hand::menu(ui, view, subject, &row.figure, actions),
                Some(i) => shown(ui, i),
                None => [REMARKS, ORIGIN].into_iter().for_each(|i| shown(ui, i)),
            });
        }
        if self.by_group > 0 {
            ui.add_space(8.0);
            let figures = if self.by_group == 1 { "figure" } else { "figures" };
            let more = format!(
                "{} more {figures} by group are kept; “Export all figures” lists them.",
                self.by_group
            );
            ui.horizontal(|ui| {
                ui.add_space(12.0);
                ui.add(egui::Label::new(theme.small(more)).wrap());
            });
        }
    }
}

/// Why there is no value, and what the sender says of the figure.
fn remarks(figure: &Observation) -> String {
    let mut words = Vec::new();
    if figure.value.is_none() {
        words.push(figure.mark.map_or_else(|| "no figure".to_owned(), |mark| mark.label().to_owned()));
    }
    if figure.unreliable {
        words.push("unreliable or provisional".to_owned());
    }
    words.extend(figure.findings.iter().map(|code| code.replace('_', " ")));
    if !figure.note.is_empty() {
        words.push(figure.note.clone());
    }
    words.join("; ")
}

/// `VSB06_Q4.xlsx · Return!F31 (revised; was 80.9% in VSB06_Q3.xlsx · Return!F31)`.
fn origin(figure: &Observation, unit: Unit) -> String {
    let mut text = figure.provenance.place().to_string();
    for earlier in figure.earlier.iter().rev() {
        let was = match (earlier.value, earlier.mark) {
            (Some(value), _) => unit.show(value),
            (None, Some(mark)) => mark.label().to_owned(),
            (None, None) => "no figure".to_owned(),
        };
        let _ = write!(text, " (revised; was {was} in {})", earlier.provenance.place());
    }
    match figure.also.len() {
        0 => {}
        1 => text.push_str("; one other return says the same"),
        n => {
            let _ = write!(text, "; {n} other returns say the same");
        }
    }
    text
}
