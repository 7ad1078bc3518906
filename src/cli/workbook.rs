//! `workbook`: sections, questions and high impact changes.

use clap::Args;
use serde_json::json;

use super::talk::Talk;
use crate::workbook::{Section, workbook};

/// The arguments of `workbook`.
#[derive(Debug, Args)]
pub(super) struct Workbook {
    /// The result as JSON.
    #[arg(long)]
    json: bool,
}

impl Workbook {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let workbook = workbook();
        if self.json {
            return talk.json(&json!({
                "version": 1,
                "sections": workbook.sections,
                "high_impact_changes": workbook.high_impact_changes,
                "acronyms": workbook.acronyms,
                "roles": workbook.roles,
            }));
        }
        for section in &workbook.sections {
            write(section, talk);
        }
        talk.result("High impact changes");
        for change in &workbook.high_impact_changes {
            talk.result(&format!("  {}. {}", change.number, change.name));
            talk.result(&format!("     {}", change.text));
        }
        Ok(())
    }
}

fn write(section: &Section, talk: &mut Talk) {
    talk.result(&format!("{}. {} ({})", section.number, section.name, section.side.label()));
    talk.result(&format!("  {}", section.aim));
    for heading in &section.headings {
        talk.result(&format!("  {}", section.title_of(heading)));
        for question in &heading.questions {
            talk.result(&format!("    {} {}", question.place, question.text));
            for item in &question.items {
                talk.result(&format!("      {} {}", item.place, item.text));
            }
        }
    }
    talk.result("");
}
