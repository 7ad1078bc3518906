//! `workbook`: sections, questions and high impact changes of a workbook, and which one a scorecard uses.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::bail;
use clap::Args;
use serde_json::json;

use super::{held::Held, talk::Talk};
use crate::{
    document::{Edit, Signature, load},
    workbook::{self, LocalQuestions, Pack, PackError, Section, shipped},
};

/// The arguments of `workbook`.
#[derive(Debug, Args)]
pub(super) struct Workbook {
    /// The workbook of this scorecard file, with its local questions; otherwise a pack.
    #[arg(value_name = "S.spruce", conflicts_with = "pack")]
    of: Option<PathBuf>,
    /// A workbook that Spruce ships, by name, or a file with one; otherwise the usual one.
    #[arg(long, value_name = "NAME|FILE")]
    pack: Option<String>,
    /// Use the workbook of --pack in this scorecard file from now on.
    #[arg(long, value_name = "S.spruce", requires = "pack")]
    into: Option<PathBuf>,
    /// The workbook as a file to start one of your own from, with its indicators and standards.
    #[arg(long, conflicts_with_all = ["json", "into"])]
    as_pack: bool,
    /// The result as JSON.
    #[arg(long)]
    json: bool,
}

impl Workbook {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let in_use = match &self.of {
            Some(path) => load(path)?.0.pack,
            None => workbook::PackInUse::new(pack(self.pack.as_deref(), talk)?, LocalQuestions::default()),
        };
        let (pack, workbook) = (in_use.pack(), in_use.workbook());
        if self.as_pack {
            talk.result(pack.text()?.trim_end());
            return Ok(());
        }
        if let Some(path) = &self.into {
            let held = Held::open(path)?;
            held.save(&Edit::SetPack(Arc::clone(pack)).carry_out(&held.document, &Signature::of_user()))?;
            talk.result(&format!("{} now uses the workbook {}", path.display(), pack.name));
            return Ok(());
        }
        if self.json {
            return talk.json(&json!({
                "version": 1,
                "name": pack.name.name,
                "edition": pack.name.version,
                "shipped": shipped().iter().any(|one| Arc::ptr_eq(one, pack)),
                "sections": workbook.sections,
                "high_impact_changes": workbook.high_impact_changes,
                "acronyms": workbook.acronyms,
                "roles": workbook.roles,
            }));
        }
        talk.result(&format!("Workbook: {}\n", pack.name));
        for section in &workbook.sections {
            write(section, talk);
        }
        if !workbook.high_impact_changes.is_empty() {
            talk.result("High impact changes");
        }
        for change in &workbook.high_impact_changes {
            talk.result(&format!("  {}. {}", change.number, change.name));
            talk.result(&format!("     {}", change.text));
        }
        Ok(())
    }
}

/// The workbook of that name, or in the file of that name; all that is wrong with the file is said.
fn pack(asked: Option<&str>, talk: &mut Talk) -> anyhow::Result<Arc<Pack>> {
    let Some(asked) = asked else { return Ok(Arc::clone(workbook::PackInUse::default().pack())) };
    if let Some(one) = shipped().iter().find(|one| one.name.name.eq_ignore_ascii_case(asked)) {
        return Ok(Arc::clone(one));
    }
    let path = Path::new(asked);
    if !path.exists() {
        let names: Vec<&str> = shipped().iter().map(|one| one.name.name.as_str()).collect();
        bail!("there is no workbook and no file called {asked}; Spruce ships {}", names.join(" and "));
    }
    match Pack::open(path) {
        Ok(pack) => Ok(Arc::new(pack)),
        Err(PackError::Wrong { file, problems }) => {
            for problem in &problems {
                talk.fail(&format!("{file}, {problem}"));
            }
            bail!("{file} cannot be used as a workbook");
        }
        Err(error) => Err(error.into()),
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
