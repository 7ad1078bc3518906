//! `indicator`: indicators of a scorecard's own.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::{held::Held, talk::Talk};
use crate::{
    base,
    document::{Document, Edit, NewIndicator, NewTarget, Signature},
    domain::IndicatorId,
    workbook::{Polarity, Rule, Sampling, Unit},
};

/// What is done with an indicator.
#[derive(Debug, Subcommand)]
pub(super) enum Indicator {
    /// Define an indicator, change one, or score one that a return brought.
    Add(Box<Add>),
    /// Remove an indicator of your own that has no figures.
    Remove(Remove),
}

impl Indicator {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        match self {
            Self::Add(add) => add.run(talk),
            Self::Remove(remove) => remove.run(talk),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Better {
    High,
    Low,
    Neither,
}

/// How chance comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// So many of so many people: a sample of what could have been.
    People,
    /// Events over a population, such as deaths.
    Events,
    /// Counted whole, no chance in it: staffing, beds, money.
    Whole,
}

/// The arguments of `indicator add`.
#[derive(Debug, Args)]
pub(super) struct Add {
    /// The scorecard file; made if absent.
    #[arg(value_name = "S.spruce")]
    scorecard: PathBuf,
    /// Its name, as returns call it.
    #[arg(long)]
    name: String,
    /// %, per 1,000, ratio, number, count, £ or hours.
    #[arg(long)]
    unit: String,
    /// Which way is better.
    #[arg(long)]
    better: Better,
    /// The section in which it is scored: 1 to 13, or 14 for the outcome.
    #[arg(long, value_name = "NUMBER")]
    section: u8,
    /// How chance comes in; otherwise people for %, events for per 1,000, and whole for the rest.
    #[arg(long)]
    kind: Option<Kind>,
    /// What the numerator counts.
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    numerator: String,
    /// What the denominator counts.
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    denominator: String,
    /// The heading by which returns call it, where that is not its name.
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    heading: String,
    /// More than 100% is possible: above and below the line are different people.
    #[arg(long)]
    may_exceed_100: bool,
    /// What it is scored against: ">= 90", "at most 15", "< 5".
    #[arg(long, value_name = "RULE", requires = "source")]
    standard: Option<String>,
    /// Who set the standard, where and when.
    #[arg(long, value_name = "WORDS", requires = "standard")]
    source: Option<String>,
    /// The standard's first day in force; otherwise today.
    #[arg(long, value_name = "DATE", requires = "standard")]
    from: Option<Date>,
    /// The id of an indicator that a return brought, to score it from now on, or of one of your own, to change it.
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// The figures that a return brought are shares of one: 0.78 is 78%.
    #[arg(long, requires = "id")]
    shares: bool,
}

impl Add {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let held = Held::open_or_new(&self.scorecard)?;
        let document = &held.document;
        let unit = unit(&self.unit)?;
        let today = base::today();
        let described = NewIndicator {
            id: self.id.as_deref().map(|id| known(document, id)).transpose()?,
            name: self.name.clone(),
            unit,
            polarity: match self.better {
                Better::High => Polarity::High,
                Better::Low => Polarity::Low,
                Better::Neither => Polarity::Neutral,
            },
            section: self.section,
            sampling: self.sampling(unit),
            numerator: self.numerator.clone(),
            denominator: self.denominator.clone(),
            may_exceed_100: self.may_exceed_100,
            heading: self.heading.clone(),
            target: self.target(today)?,
            shares: self.shares,
        };
        let definition = described.defined(document, today)?;
        let indicator = definition.indicator().clone();
        let after = Edit::DefineIndicator(Box::new(definition)).carry_out(document, &Signature::of_user());
        held.save(&after)?;
        let section = after.workbook().section(self.section).map_or("", |section| section.name.as_str());
        let figures = after.dataset.observations().filter(|figure| figure.indicator == indicator.id).count();
        talk.result(&format!("{} ({}), in {section}; {figures} figures", indicator.name, indicator.id));
        Ok(())
    }

    fn sampling(&self, unit: Unit) -> Sampling {
        match (self.kind, unit) {
            (Some(Kind::People), _) | (None, Unit::Percent) => Sampling::Proportion,
            (Some(Kind::Events), _) | (None, Unit::PerThousand) => Sampling::Rate,
            (Some(Kind::Whole) | None, _) => Sampling::Exact,
        }
    }

    fn target(&self, today: Date) -> anyhow::Result<Option<NewTarget>> {
        let Some(rule) = &self.standard else { return Ok(None) };
        let read = Rule::parse(rule)
            .with_context(|| format!("“{rule}” is no standard; write for example “>= 90” or “at most 15”"))?;
        let source = self.source.clone().unwrap_or_default();
        Ok(Some(NewTarget { rule: read, from: self.from.unwrap_or(today), source }))
    }
}

/// The unit that somebody names.
fn unit(text: &str) -> anyhow::Result<Unit> {
    Ok(match text.trim().to_lowercase().as_str() {
        "%" | "percent" | "percentage" => Unit::Percent,
        "per 1,000" | "per 1000" => Unit::PerThousand,
        "ratio" | "1:" => Unit::Ratio,
        "number" => Unit::Number,
        "count" => Unit::Count,
        "£" | "pounds" => Unit::Pounds,
        "hours" => Unit::Hours,
        _ => bail!("“{text}” is no unit; write %, per 1,000, ratio, number, count, £ or hours"),
    })
}

/// An indicator that a return brought, or one of the scorecard's own.
fn known(document: &Document, id: &str) -> anyhow::Result<IndicatorId> {
    let wanted = IndicatorId::from(id);
    let is_there = document.dataset.local_indicators().contains_key(&wanted)
        || document.indicators.iter().any(|own| own.id == wanted);
    if !is_there {
        bail!("“{id}” is neither an indicator that a return brought nor one of this scorecard's own");
    }
    Ok(wanted)
}

/// The arguments of `indicator remove`.
#[derive(Debug, Args)]
pub(super) struct Remove {
    /// The scorecard file.
    #[arg(value_name = "S.spruce")]
    scorecard: PathBuf,
    /// Its id.
    #[arg(value_name = "ID")]
    id: String,
}

impl Remove {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let held = Held::open(&self.scorecard)?;
        let document = &held.document;
        let indicator = IndicatorId::from(self.id.as_str());
        document.may_remove(&indicator)?;
        let name = document.catalogue().indicator(&indicator).map_or("", |own| own.name.as_str()).to_owned();
        let line = format!("{name} ({indicator}): removed");
        let after = Edit::RemoveIndicator { indicator, name }.carry_out(document, &Signature::of_user());
        held.save(&after)?;
        talk.result(&line);
        Ok(())
    }
}
