//! `set` and `withdraw`: one figure typed in, corrected or removed.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;

use super::{
    held::Held,
    looking::{area, period},
    talk::Talk,
};
use crate::{
    base,
    document::{Document, Edit, HandFigure, Signature, WhichFigure, Withdrawal},
    domain::{Group, IndicatorId},
    returns::Typed,
    workbook::Unit,
};

/// Which figure is meant.
#[derive(Debug, Args)]
struct Which {
    /// The scorecard file.
    #[arg(value_name = "S.spruce")]
    scorecard: PathBuf,
    /// The indicator, by its id or one of its codes.
    #[arg(long, value_name = "ID")]
    indicator: String,
    /// The area, by code or name.
    #[arg(long, value_name = "CODE|NAME")]
    area: String,
    /// The period, such as "Q3 2010-11" or "Mar 2011".
    #[arg(long, value_name = "PERIOD")]
    period: String,
    /// For one group only, such as "Deprivation quintile: 1".
    #[arg(long, value_name = "DIMENSION: PART")]
    group: Option<String>,
}

impl Which {
    fn figure(&self, document: &Document) -> anyhow::Result<WhichFigure> {
        let (indicator, name) = indicator(document, &self.indicator)?;
        Ok(WhichFigure {
            indicator,
            name,
            area: area(&document.dataset, &self.area)?,
            period: period(&self.period)?,
            group: self.group.as_deref().map(group).transpose()?,
        })
    }
}

/// An indicator of the catalogue, or one that a return brought.
fn indicator(document: &Document, text: &str) -> anyhow::Result<(IndicatorId, String)> {
    if let Some(known) = document.catalogue().named(text) {
        return Ok((known.id.clone(), known.name.clone()));
    }
    let mut local = document.dataset.local_indicators().iter();
    let (id, local) = local
        .find(|(id, _)| id.as_str() == text)
        .with_context(|| format!("“{text}” is no indicator; `spruce-cli standards` lists them"))?;
    Ok((id.clone(), local.name.clone()))
}

fn group(text: &str) -> anyhow::Result<Group> {
    let (dimension, part) = text
        .split_once(": ")
        .with_context(|| format!("“{text}” is no group; write for example “Age: under 20”"))?;
    Ok(Group { dimension: dimension.trim().into(), value: part.trim().into() })
}

/// The arguments of `set`.
#[derive(Debug, Args)]
pub(super) struct Set {
    #[command(flatten)]
    which: Which,
    /// The count above the line.
    #[arg(long, value_name = "NUMBER", default_value = "", hide_default_value = true)]
    numerator: String,
    /// The count below the line.
    #[arg(long, value_name = "NUMBER", default_value = "", hide_default_value = true)]
    denominator: String,
    /// The value (`78.2%`, `1:38`), both counts (`45/60`), or a sign for a hidden one (`*`).
    #[arg(long, default_value = "", hide_default_value = true)]
    value: String,
    /// Who or what gives the figure, such as "Ward audit, April 2011".
    #[arg(long)]
    source: String,
    /// What to know about it.
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    note: String,
}

impl Set {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        if self.source.trim().is_empty() {
            bail!("say with --source who or what gives the figure");
        }
        let held = Held::open(&self.which.scorecard)?;
        let document = &held.document;
        let figure = HandFigure {
            which: self.which.figure(document)?,
            typed: Typed {
                numerator: self.numerator.clone(),
                denominator: self.denominator.clone(),
                value: self.value.clone(),
            },
            source: self.source.clone(),
            note: self.note.clone(),
            at: base::now(),
        };
        let was = figure.which.find(document).cloned();
        let (read, findings) = figure.read(document);
        talk.say_findings(&findings.iter().collect::<Vec<_>>());
        let Some(read) = read else { bail!("nothing was changed: the figure cannot be taken as it is") };
        let unit = document.catalogue().indicator(&read.indicator).map_or(Unit::Number, |known| known.unit);
        let show = |value: Option<f64>| value.map_or_else(|| "no value".to_owned(), |value| unit.show(value));
        let line = format!("{}: {}", figure.which, show(read.value));
        let after = Edit::SetFigure(Box::new(figure)).carry_out(document, &Signature::of_user());
        if after == *document {
            talk.result(&format!("{line}, as it was"));
            return Ok(());
        }
        held.save(&after)?;
        match was {
            Some(was) if !was.says_the_same(&read) => {
                talk.result(&format!("{line} (was {} in {})", show(was.value), was.provenance.place()));
            }
            _ => talk.result(&line),
        }
        Ok(())
    }
}

/// The arguments of `withdraw`.
#[derive(Debug, Args)]
pub(super) struct Withdraw {
    #[command(flatten)]
    which: Which,
    /// Why it is removed.
    #[arg(long, value_name = "WORDS")]
    reason: String,
}

impl Withdraw {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        if self.reason.trim().is_empty() {
            bail!("say with --reason why the figure is removed");
        }
        let held = Held::open(&self.which.scorecard)?;
        let document = &held.document;
        let withdrawal =
            Withdrawal { which: self.which.figure(document)?, reason: self.reason.clone(), at: base::now() };
        if withdrawal.which.find(document).is_none() {
            bail!("there is no figure of {}", withdrawal.which);
        }
        let line = format!("{}: removed", withdrawal.which);
        let after = Edit::WithdrawFigure(Box::new(withdrawal)).carry_out(document, &Signature::of_user());
        if after != *document {
            held.save(&after)?;
        }
        talk.result(&line);
        Ok(())
    }
}
