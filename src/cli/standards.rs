//! `standards`: the catalogue of indicators and their dated standards.

use anyhow::bail;
use clap::Args;
use serde_json::{Value, json};

use super::talk::Talk;
use crate::{
    scoring::{Choices, Edition},
    workbook::{Indicator, Standard, catalogue, workbook},
};

/// The arguments of `standards`.
#[derive(Debug, Args)]
pub(super) struct Standards {
    /// Only this edition: 2011 for those in force when the workbook came out, or a name.
    #[arg(long, value_name = "NAME")]
    edition: Option<String>,
    /// The result as JSON.
    #[arg(long)]
    json: bool,
}

impl Standards {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let edition =
            Edition::named(self.edition.as_deref().unwrap_or(""), catalogue(), &Choices::default())?;
        let listed: Vec<(&Indicator, Vec<&Standard>)> = catalogue()
            .indicators
            .iter()
            .map(|indicator| {
                let of_edition = |standard: &&Standard| is_of(standard, &edition);
                (indicator, catalogue().standards_of(&indicator.id).filter(of_edition).collect())
            })
            .filter(|(_, standards): &(_, Vec<_>)| self.edition.is_none() || !standards.is_empty())
            .collect();
        if listed.is_empty() {
            bail!("there is no standard in that edition");
        }
        if self.json {
            let indicators: Vec<Value> =
                listed.iter().map(|(indicator, all)| as_json(indicator, all)).collect();
            return talk.json(&json!({ "version": 1, "indicators": indicators }));
        }
        let mut section = None;
        for (indicator, standards) in listed {
            if section != Some(indicator.home_section()) {
                section = Some(indicator.home_section());
                let name =
                    workbook().section(indicator.home_section()).map_or("Outside the workbook", |s| &s.name);
                talk.result(&format!("{}. {name}", indicator.home_section()));
            }
            write(indicator, &standards, talk);
        }
        Ok(())
    }
}

fn is_of(standard: &Standard, edition: &Edition) -> bool {
    match edition {
        Edition::InForce => true,
        Edition::Workbook => standard.in_force(jiff::civil::date(2011, 4, 1)),
        Edition::Named(name) => standard.edition.eq_ignore_ascii_case(name),
    }
}

fn write(indicator: &Indicator, standards: &[&Standard], talk: &mut Talk) {
    talk.result(&format!("  {} ({})", indicator.name, indicator.id));
    if standards.is_empty() {
        talk.result("    no standard: shown, not scored");
    }
    for standard in standards {
        let until = standard.valid_to.map_or_else(|| "on".to_owned(), |last| format!("to {last}"));
        talk.result(&format!(
            "    {}: {}, from {} {until}, {}, {}",
            standard.edition,
            standard.text(indicator.unit),
            standard.valid_from,
            standard.setter.label(),
            standard.evidence.label()
        ));
        talk.result(&format!("      {}", standard.source));
    }
}

fn as_json(indicator: &Indicator, standards: &[&Standard]) -> Value {
    let editions: Vec<Value> = standards
        .iter()
        .map(|standard| {
            json!({
                "edition": standard.edition,
                "text": standard.text(indicator.unit),
                "rule": standard.rule,
                "amber": standard.amber,
                "valid_from": standard.valid_from,
                "valid_to": standard.valid_to,
                "setter": standard.setter.label(),
                "body": standard.body,
                "evidence": standard.evidence.label(),
                "confirmed": standard.is_confirmed(),
                "source": standard.source,
                "note": standard.note,
            })
        })
        .collect();
    json!({
        "id": indicator.id,
        "codes": indicator.codes,
        "name": indicator.name,
        "definition": indicator.definition,
        "numerator": indicator.numerator,
        "denominator": indicator.denominator,
        "unit": indicator.unit.label(),
        "polarity": indicator.polarity,
        "sections": indicator.sections,
        "high_impact_changes": indicator.high_impact_changes,
        "source_return": indicator.source_return,
        "core": indicator.core,
        "recommended": indicator.recommended,
        "local": indicator.local,
        "standards": editions,
    })
}
