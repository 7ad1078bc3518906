//! A dated, cited rule that an indicator is scored against.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Unit;
use crate::{base::number_format, domain::IndicatorId};

/// Who stands behind a standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Setter {
    /// Written in the workbook itself.
    Workbook,
    /// A national target or programme standard.
    National,
    /// A professional body.
    Professional,
    /// A national ambition.
    Ambition,
    /// Set by the users of this scorecard.
    Local,
}

impl Setter {
    /// What people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Workbook => "workbook",
            Self::National => "national",
            Self::Professional => "professional",
            Self::Ambition => "ambition",
            Self::Local => "local",
        }
    }
}

/// When the rule holds. Bounds are in the unit that people read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Rule {
    /// The value is at least this.
    AtLeast(f64),
    /// The value is at most this.
    AtMost(f64),
    /// The value is less than this.
    Below(f64),
    /// The value lies in a range, ends included; said as such, and only its far end is missed
    /// (`better_below`: under the range is better still, as with births per midwife).
    Range {
        /// Lower end.
        from: f64,
        /// Upper end.
        to: f64,
        /// Whether a value under the range meets it too.
        better_below: bool,
    },
    /// Said in words, relative to a baseline that a return does not give: read, not scored.
    Words(String),
}

impl Rule {
    /// Reads a rule as somebody types it: `>= 90`, `at least 90%`, `<15`, `at most 1:38`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        type Make = fn(f64) -> Rule;
        let signs: [(&str, Make); 9] = [
            (">=", Self::AtLeast),
            ("≥", Self::AtLeast),
            ("at least", Self::AtLeast),
            ("<=", Self::AtMost),
            ("≤", Self::AtMost),
            ("at most", Self::AtMost),
            ("<", Self::Below),
            ("below", Self::Below),
            ("less than", Self::Below),
        ];
        let text = text.trim();
        let (rule, bound) = signs.iter().find_map(|(sign, rule)| {
            let (front, bound) = text.split_at_checked(sign.len())?;
            front.eq_ignore_ascii_case(sign).then_some((rule, bound))
        })?;
        Some(rule(bound_of(bound)?))
    }
}

/// A bound as somebody types it: `90`, `90%`, `1,200`, `1:38`.
#[must_use]
pub fn bound_of(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches('%').trim_end().trim_start_matches("1:").replace(',', "");
    text.trim().parse().ok().filter(|bound: &f64| bound.is_finite())
}

/// The band beyond the standard in which a value is called close.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amber {
    /// The far end of the band, in the read unit; still close at exactly this value.
    pub to: f64,
    /// Whether it is confirmed; an unconfirmed band is not used until switched on.
    pub confirmed: bool,
}

/// How sure a fact is: the tags of `STANDARDS.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Evidence {
    /// Stated in the workbook (W).
    Workbook,
    /// Verified in a primary or official source (V).
    Verified,
    /// Verified in a secondary source only (V2).
    Secondary,
    /// Derived by arithmetic from the others (D).
    Derived,
    /// From general knowledge, not verified (K): ships switched off.
    Unconfirmed,
    /// Entered by the users of this scorecard.
    Local,
}

impl Evidence {
    /// What people read about it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Workbook => "stated in the workbook",
            Self::Verified => "verified in an official source",
            Self::Secondary => "verified in a secondary source",
            Self::Derived => "derived from verified figures",
            Self::Unconfirmed => "local, unconfirmed",
            Self::Local => "set locally",
        }
    }
}

/// One dated edition of the standard for one indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// What it judges.
    pub indicator: IndicatorId,
    /// The edition's short name, such as `TCP2011`; unique together with the indicator.
    pub edition: String,
    /// First day in force.
    pub valid_from: Date,
    /// Last day in force; `None` while it stands.
    #[serde(default)]
    pub valid_to: Option<Date>,
    /// Who stands behind it.
    pub setter: Setter,
    /// Who set it, by name.
    pub body: String,
    /// When it holds.
    pub rule: Rule,
    /// The published band of close values; `None` where none is published.
    #[serde(default)]
    pub amber: Option<Amber>,
    /// How sure the fact is.
    pub evidence: Evidence,
    /// Where it can be read: title and date, page or line.
    pub source: String,
    /// What to know when reading it; may be empty.
    #[serde(default)]
    pub note: String,
}

impl Standard {
    /// A target of the users' own, in force from its first to its last day, entered on `today`.
    #[must_use]
    pub fn local(
        indicator: &IndicatorId,
        rule: Rule,
        (from, until): (Date, Option<Date>),
        source: &str,
        today: Date,
    ) -> Self {
        Self {
            indicator: indicator.clone(),
            edition: format!("Local {from}"),
            valid_from: from,
            valid_to: until,
            setter: Setter::Local,
            body: "Set locally".to_owned(),
            rule,
            amber: None,
            evidence: Evidence::Local,
            source: source.trim().to_owned(),
            note: format!("Entered on {today}"),
        }
    }

    /// Whether it may be scored against without the user's leave.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.evidence != Evidence::Unconfirmed
    }

    /// Whether `day` lies in its dates.
    #[must_use]
    pub fn in_force(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// The rule in words: `at least 95%`, `1:28 to 1:35`.
    #[must_use]
    pub fn text(&self, unit: Unit) -> String {
        let show = |value: f64| {
            let number = number_format::short(value, 2);
            match unit {
                Unit::Percent => format!("{number}%"),
                Unit::PerThousand => format!("{number} per 1,000"),
                Unit::Ratio => format!("1:{number}"),
                Unit::Pounds => format!("£{number}"),
                _ => number,
            }
        };
        match &self.rule {
            Rule::AtLeast(bound) => format!("at least {}", show(*bound)),
            Rule::AtMost(bound) => format!("at most {}", show(*bound)),
            Rule::Below(bound) => format!("below {}", show(*bound)),
            Rule::Range { from, to, .. } => format!("{} to {}", show(*from), show(*to)),
            Rule::Words(words) => words.clone(),
        }
    }
}
