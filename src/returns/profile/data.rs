//! A family of returns, as its file in `assets/returns` tells it.

use jiff::civil::Date;
use serde::Deserialize;

use crate::domain::Mark;

/// A family of returns.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::returns) struct Profile {
    /// Its id in words.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Who publishes or collects it.
    pub publisher: String,
    /// Where it comes from, and since when and until when.
    pub source: String,
    /// What its periods are, in words.
    pub periods: String,
    /// Sets of headings, of which one must stand on the sheet whole.
    pub headings: Vec<Vec<String>>,
    /// Sets of words, of which one must stand whole in titles, the sheet's name or the file's name.
    pub words: Vec<Vec<String>>,
    /// Sets of words, of which one must stand whole anywhere at the top, headings among it.
    pub inside: Vec<Vec<String>>,
    /// Sheets that hold no figures.
    pub leave: Vec<String>,
    /// Columns whose heading alone does not tell.
    pub columns: Vec<Rule>,
    /// Named counts: texts of a measure, or of a heading, and what to call them.
    pub parts: Vec<Part>,
    /// Figures as sums and differences of parts.
    pub figures: Vec<Formula>,
    /// Signs that mean something else here than elsewhere.
    pub marks: Vec<Sign>,
    /// Whether a month names the quarter that it ends.
    pub quarter_ending: bool,
    /// What counts are rounded to by the publisher; 0 where they are not.
    pub rounded_to: u32,
    /// Days on which a series of figures was broken.
    pub breaks: Vec<Break>,
}

/// What columns of one heading mean in this return.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::returns) struct Rule {
    /// Headings, as they were over the years.
    pub headings: Vec<String>,
    /// What the column means.
    pub means: Means,
}

/// What a column means.
#[derive(Clone, Debug, Deserialize)]
pub(in crate::returns) enum Means {
    /// The area's code.
    AreaCode,
    /// The area's name.
    AreaName,
    /// The code of what the area belongs to.
    ParentCode,
    /// The name of what the area belongs to.
    ParentName,
    /// A whole period, or its first day.
    Period,
    /// The last day of a period.
    PeriodEnd,
    /// A year.
    Year,
    /// A quarter or month that a year completes.
    PartOfYear,
    /// The indicator's name.
    Indicator,
    /// What the row's number is.
    Measure,
    /// A breakdown of this name.
    Group(String),
    /// A remark.
    Note,
    /// Nothing to import, for this reason.
    Leave(String),
    /// The value of what the sheet is about.
    SheetValue,
    /// The numerator of what the sheet is about.
    SheetNumerator,
    /// The value of this indicator.
    Value(String),
    /// The numerator of this indicator.
    Numerator(String),
    /// The denominator of this indicator.
    Denominator(String),
}

/// A named count.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::returns) struct Part {
    /// Its name in the formulas.
    pub name: String,
    /// Texts that mean it; a dimension and its value are joined by ` / `.
    pub texts: Vec<String>,
}

/// A figure made of parts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::returns) struct Formula {
    /// Which indicator.
    pub indicator: String,
    /// For periods that begin on this day or later.
    pub from: Option<Date>,
    /// For periods that begin before this day.
    pub until: Option<Date>,
    /// Parts added (`-name` is taken away).
    pub numerator: Vec<String>,
    /// Parts added (`-name` is taken away).
    pub denominator: Vec<String>,
    /// A part that is the value itself.
    pub value: Option<String>,
}

/// What a sign means in this return.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::returns) struct Sign {
    /// The whole cell, in lower case.
    pub sign: String,
    /// What it means.
    pub mark: Mark,
}

/// A day on which a series changed so that figures before and after are not alike.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::returns) struct Break {
    /// Of which indicators.
    pub indicators: Vec<String>,
    /// The first day of the new series.
    pub from: Date,
    /// What changed, in a sentence.
    pub what: String,
    /// Who says so.
    pub source: String,
}
