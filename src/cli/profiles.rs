//! `profiles`: the returns that are known, and the user's own.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use super::talk::Talk;
use crate::{
    document::OwnProfiles,
    returns::{OwnProfile, shipped_profiles},
};

/// The arguments of `profiles`.
#[derive(Debug, Args)]
pub(super) struct Profiles {
    #[command(subcommand)]
    step: Option<Step>,
    /// The result as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Step {
    /// Write one of your own profiles to a file for a colleague.
    Export {
        /// Its name.
        name: String,
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Keep the profile in a colleague's file as one of your own.
    Add {
        /// The file.
        file: PathBuf,
    },
}

impl Profiles {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let mut own = OwnProfiles::read();
        match &self.step {
            None => return self.list(&own, talk),
            Some(Step::Export { name, out }) => {
                own.export(name, out)?;
                talk.result(&format!("written: {}", out.display()));
            }
            Some(Step::Add { file }) => {
                let name = own.add_from(file)?;
                talk.result(&format!("added: {name}"));
            }
        }
        Ok(())
    }

    fn list(&self, own: &OwnProfiles, talk: &mut Talk) -> anyhow::Result<()> {
        let found: Vec<_> = own.findings().iter().collect();
        talk.say_findings(&found);
        if self.json {
            let shipped: Vec<_> = shipped_profiles().collect();
            let own = own.list().iter().map(own_in_json);
            let own: Vec<_> = own.collect();
            return talk.json(&json!({ "version": 1, "shipped": shipped, "own": own, "findings": found }));
        }
        for profile in own.list() {
            talk.result(&format!("{} (your own)", profile.name));
            talk.result(&format!("    made with {}", profile.made_with));
        }
        for profile in shipped_profiles() {
            talk.result(&format!("{} ({})", profile.name, profile.id));
            talk.result(&format!("    {}: {}", profile.publisher, profile.source));
        }
        Ok(())
    }
}

fn own_in_json(profile: &OwnProfile) -> serde_json::Value {
    let headings: Vec<&str> = profile.columns.iter().map(|column| column.heading.as_str()).collect();
    json!({ "name": profile.name, "made_with": profile.made_with, "headings": headings })
}
