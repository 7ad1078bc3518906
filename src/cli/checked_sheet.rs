//! One sheet as `check` tells it: what it is taken for and why, what is left to ask, and every cell.

use serde::Serialize;

use super::talk::{Talk, sentence};
use crate::{
    base::{Finding, Severity, number_format::short},
    document::{Preview, Revision},
    domain::{CellAddress, IndicatorId, Observation, Period},
    returns::{Confidence, Fate, Guess, Layout, Question, SheetReading, Topic},
    workbook::{Catalogue, Unit},
};

/// Cells that a line of words names; the JSON has them all.
const MOST_CELLS: usize = 12;
/// Findings of one kind that are told in full.
const MOST_ALIKE: usize = 3;

#[derive(Serialize)]
pub(super) struct CheckedSheet {
    sheet: String,
    #[serde(rename = "return")]
    profile: Option<String>,
    own: bool,
    header_row: Option<u32>,
    header_rows: Option<u32>,
    layout: Layout,
    wanted: bool,
    asks: bool,
    questions: Vec<Question>,
    period: Option<Period>,
    area: Option<String>,
    indicator: Option<IndicatorId>,
    guesses: Vec<CheckedGuess>,
    taken: usize,
    revised: usize,
    suppressed: usize,
    refused: usize,
    unused: usize,
    indicators: Vec<IndicatorId>,
    figures: Vec<CheckedFigure>,
    cells: Vec<CheckedCell>,
    findings: Vec<CheckedFinding>,
    #[serde(skip)]
    summary: String,
}

/// A guess, with its column's letters.
#[derive(Serialize)]
struct CheckedGuess {
    column: Option<String>,
    #[serde(flatten)]
    guess: Guess,
}

/// A figure that an import would take, with the cell of its value.
#[derive(Serialize)]
struct CheckedFigure {
    indicator: IndicatorId,
    area: String,
    area_name: String,
    period: Period,
    group: Option<String>,
    unit: Option<&'static str>,
    value: Option<f64>,
    numerator: Option<f64>,
    denominator: Option<f64>,
    mark: Option<&'static str>,
    cell: String,
    #[serde(skip)]
    shown: String,
}

#[derive(Serialize)]
struct CheckedCell {
    cell: String,
    fate: &'static str,
    why: String,
}

#[derive(Serialize)]
pub(super) struct CheckedFinding {
    severity: Severity,
    code: String,
    cell: String,
    message: String,
    hint: String,
    #[serde(skip)]
    line: String,
}

impl CheckedFinding {
    pub(super) fn of(finding: &Finding) -> Self {
        Self {
            severity: finding.severity,
            code: finding.code.clone(),
            cell: finding.place.cell.clone(),
            message: finding.message.clone(),
            hint: finding.hint.clone(),
            line: sentence(finding),
        }
    }
}

/// Says findings, the first few of each kind in full and the others by their cells.
pub(super) fn write_findings(findings: &[CheckedFinding], indent: &str, talk: &mut Talk) {
    let mut kinds: Vec<(&str, Vec<&CheckedFinding>)> = Vec::new();
    for finding in findings {
        match kinds.iter_mut().find(|(code, _)| *code == finding.code) {
            Some((_, list)) => list.push(finding),
            None => kinds.push((&finding.code, vec![finding])),
        }
    }
    for (code, list) in kinds {
        for finding in list.iter().take(MOST_ALIKE) {
            talk.result(&format!("{indent}{} [{code}]", finding.line));
        }
        let more: Vec<&str> = list.iter().skip(MOST_ALIKE).map(|finding| finding.cell.as_str()).collect();
        if !more.is_empty() {
            talk.result(&format!("{indent}and {} more [{code}]: {}", more.len(), cut(&more)));
        }
    }
}

/// The first of a list of cells, and how many more there are.
fn cut(cells: &[&str]) -> String {
    let mut text: Vec<String> = cells.iter().take(MOST_CELLS).map(|cell| (*cell).to_owned()).collect();
    if cells.len() > text.len() {
        text.push(format!("and {} more", cells.len() - text.len()));
    }
    text.join(", ")
}

impl CheckedFigure {
    fn of(figure: &Observation, sheet: &SheetReading, catalogue: &Catalogue) -> Self {
        let area = sheet.areas.iter().find(|area| area.code == figure.area);
        let unit = catalogue.indicator(&figure.indicator).map(|indicator| indicator.unit);
        let mark = figure.mark.map(crate::domain::Mark::label);
        let value = figure.value.map(|value| unit.unwrap_or(Unit::Number).show(value));
        Self {
            indicator: figure.indicator.clone(),
            area: figure.area.to_string(),
            area_name: area.map_or_else(String::new, |area| area.name.clone()),
            period: figure.period,
            group: figure.group.as_ref().map(|group| format!("{}: {}", group.dimension, group.value)),
            unit: unit.map(Unit::label),
            value: figure.value,
            numerator: figure.numerator,
            denominator: figure.denominator,
            mark,
            cell: figure.provenance.cell.to_string(),
            shown: value.or_else(|| mark.map(str::to_owned)).unwrap_or_else(|| "no value".to_owned()),
        }
    }
}

impl CheckedFigure {
    /// `5ZZ, Q3 2010/11: 19.5% (88/451) in E7`.
    fn line(&self) -> String {
        let Self { area, period, shown, cell, .. } = self;
        let group = self.group.as_ref().map(|group| format!(" ({group})")).unwrap_or_default();
        let counts = match (self.numerator, self.denominator) {
            (Some(numerator), Some(denominator)) => {
                format!(" ({}/{})", short(numerator, 2), short(denominator, 2))
            }
            _ => String::new(),
        };
        format!("{area}{group}, {period}: {shown}{counts} in {cell}")
    }
}

impl CheckedSheet {
    pub(super) fn of(sheet: &SheetReading, preview: &Preview, catalogue: &Catalogue) -> Self {
        let tally = sheet.tally();
        let mut indicators: Vec<IndicatorId> =
            sheet.observations.iter().map(|figure| figure.indicator.clone()).collect();
        indicators.sort();
        indicators.dedup();
        let here = |revision: &&Revision| revision.figure.provenance.sheet == sheet.grid.name;
        let cells = sheet.fates.iter().filter_map(|fated| {
            let (fate, why) = match fated.fate {
                Fate::Refused(why) => ("refused", why),
                Fate::Unused(why) => ("unused", why),
                Fate::Taken | Fate::Hidden(_) => return None,
            };
            Some(CheckedCell { cell: fated.cell.to_string(), fate, why: why.to_string() })
        });
        let has_table = sheet.mapping.layout != Layout::NoTable;
        Self {
            sheet: sheet.grid.name.to_string(),
            profile: sheet.profile.as_ref().map(|profile| profile.id.clone()),
            own: sheet.profile.as_ref().is_some_and(|profile| profile.own),
            header_row: has_table.then_some(sheet.mapping.header_row + 1),
            header_rows: has_table.then_some(sheet.mapping.header_rows),
            layout: sheet.mapping.layout,
            wanted: sheet.wanted,
            asks: sheet.asks,
            questions: sheet.questions.clone(),
            period: sheet.mapping.period,
            area: sheet.mapping.area.as_ref().map(|area| area.name.clone()),
            indicator: sheet.mapping.indicator.clone(),
            guesses: sheet.guesses.iter().cloned().map(CheckedGuess::of).collect(),
            taken: tally.taken,
            revised: preview.revisions.iter().filter(here).count(),
            suppressed: tally.suppressed,
            refused: tally.refused,
            unused: tally.unused,
            indicators,
            figures: sheet
                .observations
                .iter()
                .map(|figure| CheckedFigure::of(figure, sheet, catalogue))
                .collect(),
            cells: cells.collect(),
            findings: sheet.findings.iter().map(CheckedFinding::of).collect(),
            summary: sheet.summary.clone(),
        }
    }

    pub(super) fn write(&self, talk: &mut Talk) {
        let name = if self.sheet.is_empty() { String::new() } else { format!("{}: ", self.sheet) };
        let unwanted = if self.wanted { "" } else { " (not imported unless asked for)" };
        talk.result(&format!("  {name}{}{unwanted}", self.summary));
        talk.result(&format!(
            "    {} taken, {} suppressed, {} refused, {} unused",
            self.taken, self.suppressed, self.refused, self.unused
        ));
        for indicator in &self.indicators {
            talk.result(&format!("    takes {indicator}: {}", self.taken_of(indicator)));
        }
        for question in &self.questions {
            talk.result(&format!("    asks: {}{}", question.text, offered(question)));
        }
        for line in self.guess_lines() {
            talk.result(&format!("    {line}"));
        }
        for (why, cells) in self.reasons("unused") {
            talk.result(&format!("    unused, {why}: {}", cut(&cells)));
        }
        write_findings(&self.findings, "    ", talk);
    }

    /// How many figures of an indicator, and the first and last of them with all that they say.
    fn taken_of(&self, indicator: &IndicatorId) -> String {
        let figures: Vec<&CheckedFigure> =
            self.figures.iter().filter(|figure| figure.indicator == *indicator).collect();
        let (first, last) = (figures.first(), figures.last().filter(|_| figures.len() > 1));
        let ends: Vec<String> = first.into_iter().chain(last).map(|figure| figure.line()).collect();
        let joint = if figures.len() > 2 { " … " } else { "; " };
        let count = if figures.len() > 2 { format!("{} figures, ", figures.len()) } else { String::new() };
        format!("{count}{}", ends.join(joint))
    }

    /// The guesses, those about columns that are read alike on one line.
    fn guess_lines(&self) -> Vec<String> {
        let mut lines: Vec<(&CheckedGuess, Vec<&str>)> = Vec::new();
        for guess in &self.guesses {
            let letters = guess.column.as_deref();
            match lines.iter_mut().find(|(first, _)| letters.is_some() && first.is_like(guess)) {
                Some((_, columns)) => columns.extend(letters),
                None => lines.push((guess, letters.into_iter().collect())),
            }
        }
        lines.iter().map(|(guess, columns)| guess.line(columns)).collect()
    }

    /// Cells of one fate, by reason.
    fn reasons(&self, fate: &str) -> Vec<(&str, Vec<&str>)> {
        let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
        for cell in self.cells.iter().filter(|cell| cell.fate == fate) {
            match reasons.iter_mut().find(|(why, _)| *why == cell.why) {
                Some((_, list)) => list.push(&cell.cell),
                None => reasons.push((&cell.why, vec![&cell.cell])),
            }
        }
        reasons
    }
}

impl CheckedGuess {
    fn of(guess: Guess) -> Self {
        let column = match guess.about {
            Topic::Column(at) | Topic::Unit(at) => Some(CellAddress::column_letters(at)),
            Topic::Heading | Topic::Indicator | Topic::Period | Topic::Area => None,
        };
        Self { column, guess }
    }

    /// Whether both say the same of their columns.
    fn is_like(&self, other: &Self) -> bool {
        let said = |one: &Self| -> (bool, String, String, Confidence) {
            let Guess { about, what, because, confidence } = &one.guess;
            (matches!(about, Topic::Unit(_)), what.clone(), because.clone(), *confidence)
        };
        self.column.is_some() && said(self) == said(other)
    }

    fn line(&self, columns: &[&str]) -> String {
        let letters = if columns.len() > 1 {
            format!("columns {}", cut(columns))
        } else {
            format!("column {}", columns.concat())
        };
        let about = match &self.guess.about {
            Topic::Column(_) => letters,
            Topic::Unit(_) => format!("unit of {letters}"),
            Topic::Heading => "headings".to_owned(),
            Topic::Indicator => "indicator".to_owned(),
            Topic::Period => "period".to_owned(),
            Topic::Area => "area".to_owned(),
        };
        let Guess { what, because, confidence, .. } = &self.guess;
        format!("read: {about}: {what} ({}: {because})", confidence.label())
    }
}

fn offered(question: &Question) -> String {
    if question.choices.is_empty() {
        return String::new();
    }
    let choices: Vec<&str> = question.choices.iter().map(|choice| choice.label.as_str()).collect();
    format!(" Answers: {}.", choices.join("; "))
}
