//! What is measured: its definition, its arithmetic and how to know it in a return.

use serde::{Deserialize, Serialize};

use crate::{
    base::number_format,
    domain::{IndicatorId, LocalIndicator},
};

/// The unit in which people read a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// 78.2 means 78.2%.
    Percent,
    /// Per 1,000.
    PerThousand,
    /// So many of one to each one of the other: births per midwife.
    Ratio,
    /// Shown as it is: sessions per 500 deliveries, an index.
    Number,
    /// A whole count.
    Count,
    /// Pounds.
    Pounds,
    /// Hours.
    Hours,
    /// k of n items in place.
    Checklist,
    /// 1 yes, 0 no.
    YesNo,
}

impl Unit {
    /// Decimals that people expect.
    #[must_use]
    pub const fn places(self) -> usize {
        match self {
            Self::Percent | Self::PerThousand | Self::Ratio => 1,
            Self::Number => 2,
            Self::Count | Self::Pounds | Self::Hours | Self::Checklist | Self::YesNo => 0,
        }
    }

    /// What numerator ÷ denominator is multiplied by, unless an indicator says otherwise.
    #[must_use]
    pub const fn usual_multiplier(self) -> f64 {
        match self {
            Self::Percent => 100.0,
            Self::PerThousand => 1000.0,
            _ => 1.0,
        }
    }

    /// The value as people read it: `78.2%`, `4.7 per 1,000`, `1:38.0`.
    #[must_use]
    pub fn show(self, value: f64) -> String {
        let number = number_format::number(value, self.places());
        match self {
            Self::Percent => format!("{number}%"),
            Self::PerThousand => format!("{number} per 1,000"),
            Self::Ratio => format!("1:{number}"),
            Self::Pounds => format!("£{number}"),
            Self::Hours => format!("{number} hours"),
            Self::YesNo => (if value >= 0.5 { "yes" } else { "no" }).to_owned(),
            Self::Number | Self::Count | Self::Checklist => number,
        }
    }

    /// A range without repeating the unit: `18.1% to 20.8%`, `3.2 to 6.8 per 1,000`.
    #[must_use]
    pub fn show_range(self, lower: f64, upper: f64) -> String {
        match self {
            Self::PerThousand | Self::Hours => {
                format!("{} to {}", number_format::number(lower, self.places()), self.show(upper))
            }
            _ => format!("{} to {}", self.show(lower), self.show(upper)),
        }
    }

    /// How far two values are apart: `2.4 percentage points`, `1.3 per 1,000`, `3.0`.
    #[must_use]
    pub fn show_difference(self, difference: f64) -> String {
        match self {
            Self::Percent => {
                format!("{} percentage points", number_format::number(difference, self.places()))
            }
            Self::Ratio => number_format::number(difference, self.places()),
            _ => self.show(difference),
        }
    }

    /// The unit's word in JSON and column headings.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Percent => "%",
            Self::PerThousand => "per 1,000",
            Self::Ratio => "per whole-time post",
            Self::Number => "number",
            Self::Count => "count",
            Self::Pounds => "£",
            Self::Hours => "hours",
            Self::Checklist => "items",
            Self::YesNo => "yes or no",
        }
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Polarity {
    /// Higher is better.
    High,
    /// Lower is better.
    Low,
    /// Both too much and too little are bad.
    Band,
    /// Context: neither is better.
    Neutral,
}

/// How chance comes in, and so which interval is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sampling {
    /// So many of so many people or births: Wilson.
    Proportion,
    /// Events over a population: exact Poisson below 10 events, Byar from 10.
    Rate,
    /// As `Proportion`, with numerator and denominator halved first, because
    /// children of one family are not independent.
    ClusteredProportion,
    /// Counted whole, no chance in it: staffing, occupancy, yes or no.
    Exact,
}

/// Where the answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Answer {
    /// A figure in a return.
    Measured,
    /// A checklist or yes-or-no answered in the workshop.
    Assessed,
}

/// Which part of the fraction runs with time and must be brought to a whole year
/// before a ratio means anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Flow {
    /// Both or neither: the length of the period cancels out.
    Neither,
    /// The numerator: births over posts.
    Numerator,
    /// The denominator: sessions a week over deliveries a year.
    Denominator,
}

/// Something measured or answered, with what is needed to read, compute and judge it.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, by the name that assets use")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its id in words.
    pub id: IndicatorId,
    /// Short codes by which returns and `STANDARDS.md` call it.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Name, as a heading.
    pub name: String,
    /// What exactly is counted, in a sentence.
    pub definition: String,
    /// What the numerator counts; empty where there is none.
    #[serde(default)]
    pub numerator: String,
    /// What the denominator counts; empty where there is none.
    #[serde(default)]
    pub denominator: String,
    /// The unit in which it is read.
    pub unit: Unit,
    /// `value = numerator ÷ denominator × multiplier`: 100 for a percentage, 1,000 for a rate,
    /// 500 for sessions per 500 deliveries, 1 for a ratio.
    pub multiplier: f64,
    /// Which way is better.
    pub polarity: Polarity,
    /// Which interval is right.
    pub sampling: Sampling,
    /// Which part runs with time.
    #[serde(default = "neither")]
    pub flow: Flow,
    /// Measured or assessed.
    pub answer: Answer,
    /// The sections it bears on; the first is where it is scored.
    pub sections: Vec<u8>,
    /// The high impact changes it bears on.
    #[serde(default)]
    pub high_impact_changes: Vec<u8>,
    /// The return it comes from, and how often.
    pub source_return: String,
    /// Whether the workbook itself gives a number: weight 2, and a cap when not met.
    #[serde(default)]
    pub core: bool,
    /// Whether it belongs to the recommended scorecard (others wait under *Standards*).
    #[serde(default)]
    pub recommended: bool,
    /// Values outside this range are questioned at import (in the read unit); `None` asks nothing.
    #[serde(default)]
    pub plausible: Option<(f64, f64)>,
    /// Whether more than 100% is possible and real (numerator and denominator are different people).
    #[serde(default)]
    pub may_exceed_100: bool,
    /// What to know before relying on it: breaks in series, denominators, lags.
    #[serde(default)]
    pub caveat: String,
    /// Headings and names by which returns call the indicator or its value.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Headings by which returns call the numerator.
    #[serde(default)]
    pub numerator_aliases: Vec<String>,
    /// Headings by which returns call the denominator.
    #[serde(default)]
    pub denominator_aliases: Vec<String>,
    /// Whether a person defined it in their scorecard.
    #[serde(default)]
    pub local: bool,
}

const fn neither() -> Flow {
    Flow::Neither
}

impl Indicator {
    /// All that is known of an indicator that only a return knows: it is shown, and never scored.
    #[must_use]
    pub fn only_named(id: &IndicatorId, local: &LocalIndicator) -> Self {
        let is_percent = local.unit.contains('%') || local.unit.eq_ignore_ascii_case("percent");
        let unit = if is_percent { Unit::Percent } else { Unit::Number };
        Self {
            id: id.clone(),
            codes: Vec::new(),
            name: local.name.clone(),
            definition: String::new(),
            numerator: String::new(),
            denominator: String::new(),
            unit,
            multiplier: unit.usual_multiplier(),
            polarity: Polarity::Neutral,
            // How chance comes in is not known, so no interval is claimed.
            sampling: Sampling::Exact,
            flow: Flow::Neither,
            answer: Answer::Measured,
            sections: Vec::new(),
            high_impact_changes: Vec::new(),
            source_return: String::new(),
            core: false,
            recommended: false,
            plausible: None,
            may_exceed_100: false,
            caveat: String::new(),
            aliases: Vec::new(),
            numerator_aliases: Vec::new(),
            denominator_aliases: Vec::new(),
            local: false,
        }
    }

    /// The section in which it is scored.
    #[must_use]
    pub fn home_section(&self) -> u8 {
        self.sections.first().copied().unwrap_or(0)
    }
}
