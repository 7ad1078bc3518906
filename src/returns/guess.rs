//! How a sheet was understood: each guess with its reason, and what only a person can say.

use serde::{Deserialize, Serialize};

use super::{ColumnRole, Mapping, ReturnReading, SheetReading};
use crate::domain::{Area, IndicatorId, Period, QuarterYear};

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Another reading is about as good: a person should say.
    Unsure,
    /// Nothing speaks against it.
    Likely,
    /// The file says so itself, or a person did.
    Sure,
}

impl Confidence {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Sure => "sure",
        }
    }
}

/// What a guess or a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Which rows are the headings.
    Heading,
    /// The indicator of the whole sheet.
    Indicator,
    /// The period of the whole sheet, or how its dates are written.
    Period,
    /// The area of the whole sheet.
    Area,
    /// What a column means (0 is column A).
    Column(u32),
    /// How a column writes its values (0 is column A).
    Unit(u32),
}

/// One thing that was worked out, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guess {
    /// What it is about.
    pub about: Topic,
    /// What it is taken for: `Smoking at delivery, the percentage`.
    pub what: String,
    /// Why: `the heading “% smokers” is a name of it`.
    pub because: String,
    /// How sure that is.
    pub confidence: Confidence,
}

/// How a column writes its values, where it has to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Written {
    /// In the indicator's own unit.
    InUnit,
    /// Shares of one: 0.782 for 78.2%.
    ShareOfOne,
    /// Per 10,000 where the indicator is per 1,000.
    PerTenThousand,
    /// Per 100,000 where the indicator is per 1,000.
    PerHundredThousand,
}

/// What a person may answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// Columns mean this.
    Columns(Vec<(u32, ColumnRole)>),
    /// A column is written so.
    Written(u32, Written),
    /// The whole sheet is about this period.
    Period(Period),
    /// The whole sheet is about this area.
    Area(Area),
    /// The whole sheet is about this indicator.
    Indicator(IndicatorId),
    /// Its dates are month first (true) or day first.
    MonthFirst(bool),
    /// The quarters or months of its years are counted so.
    CountedFrom(QuarterYear),
    /// As it was read.
    AsRead,
}

/// One answer that is offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// In words: `Percentages: 0.8 is 0.8%`.
    pub label: String,
    /// What choosing it does.
    pub reply: Reply,
}

/// Something that a person should say before the sheet is imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What it is about.
    pub about: Topic,
    /// In words, ending in a question mark.
    pub text: String,
    /// Answers to choose from, the likeliest first; empty where the answer is a period, an area or an
    /// indicator that only the person knows.
    pub choices: Vec<Choice>,
}

/// As many columns as a sheet can have.
const MOST_COLUMNS: usize = 16_384;
/// As many questions as a file may ask.
const MOST_QUESTIONS: usize = 2;

impl SheetReading {
    /// Whether the sheet is to be imported, or would be if its questions were answered.
    fn counts(&self) -> bool {
        self.wanted || (!self.grid.hidden && self.observations.is_empty())
    }
}

/// Keeps the first few questions of a file: what is not asked stays as the findings tell it.
pub(super) fn keep_few_questions(sheets: &mut [SheetReading]) {
    let mut kept: Vec<Question> = Vec::new();
    for first in [true, false] {
        for sheet in sheets.iter().filter(|sheet| sheet.wanted == first && sheet.counts()) {
            for question in &sheet.questions {
                if kept.len() < MOST_QUESTIONS && !kept.contains(question) {
                    kept.push(question.clone());
                }
            }
        }
    }
    for sheet in sheets {
        sheet.questions.retain(|question| kept.contains(question));
        sheet.asks = !sheet.questions.is_empty();
    }
}

impl Mapping {
    /// This mapping with an answer in it.
    #[must_use]
    pub fn answered(&self, reply: &Reply) -> Self {
        let mut mapping = self.clone();
        match reply {
            Reply::Columns(columns) => {
                for (at, role) in columns {
                    let at = usize::try_from(*at).unwrap_or(usize::MAX);
                    if at < MOST_COLUMNS && mapping.columns.len() <= at {
                        mapping.columns.resize(at + 1, ColumnRole::Unused);
                    }
                    if let Some(column) = mapping.columns.get_mut(at) {
                        column.clone_from(role);
                    }
                }
            }
            Reply::Written(at, written) => {
                mapping.written.insert(*at, *written);
            }
            Reply::Period(period) => mapping.period = Some(*period),
            Reply::Area(area) => mapping.area = Some(area.clone()),
            Reply::Indicator(indicator) => mapping.indicator = Some(indicator.clone()),
            Reply::MonthFirst(first) => mapping.month_first = Some(*first),
            Reply::CountedFrom(counted) => mapping.counted_from = Some(*counted),
            Reply::AsRead => {}
        }
        mapping
    }
}

impl ReturnReading {
    /// The questions of its sheets, each once, with the sheets (by position) that ask it.
    #[must_use]
    pub fn questions(&self) -> Vec<(&Question, Vec<usize>)> {
        let mut all: Vec<(&Question, Vec<usize>)> = Vec::new();
        for (number, sheet) in self.sheets.iter().enumerate().filter(|(_, sheet)| sheet.counts()) {
            for question in &sheet.questions {
                match all.iter_mut().find(|(known, _)| *known == question) {
                    Some((_, sheets)) => sheets.push(number),
                    None => all.push((question, vec![number])),
                }
            }
        }
        all
    }
}
