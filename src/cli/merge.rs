//! `merge`: what the workshops of two copies of a scorecard left, put together.

use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::{held, talk::Talk};
use crate::{
    document::{Edit, Signature, load},
    workshop::Stands,
};

/// What stands where the two say different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Prefer {
    /// What the first says.
    Mine,
    /// What the second says.
    Theirs,
    /// Both, where both can stand; else what the first says.
    Both,
}

/// The arguments of `merge`.
#[derive(Debug, Args)]
pub(super) struct Merge {
    /// The scorecard file whose figures and settings stay.
    #[arg(value_name = "MINE.spruce")]
    mine: PathBuf,
    /// A copy of it that somebody else worked in.
    #[arg(value_name = "THEIRS.spruce")]
    theirs: PathBuf,
    /// The scorecard file to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// What stands where the two say different things; without it nothing is written then.
    #[arg(long)]
    prefer: Option<Prefer>,
}

impl Merge {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let (mine, theirs) = (load(&self.mine)?.0, load(&self.theirs)?.0);
        let mut merged = mine.merged_workshops(&theirs, &[])?;
        let count = merged.conflicts.len();
        for conflict in &merged.conflicts {
            talk.result(&format!("{}: “{}” or “{}”", conflict.about, conflict.mine, conflict.theirs));
        }
        if count > 0 {
            let stands = match self.prefer {
                Some(Prefer::Mine) => Stands::Mine,
                Some(Prefer::Theirs) => Stands::Theirs,
                Some(Prefer::Both) => Stands::Both,
                None => bail!(
                    "the two say different things of {count} {}; give --prefer mine, theirs or both, or choose one by one in the window",
                    if count == 1 { "thing" } else { "things" }
                ),
            };
            merged = mine.merged_workshops(&theirs, &vec![stands; count])?;
        }
        held::write(
            &Edit::TakeWorkshops(Box::new(merged)).carry_out(&mine, &Signature::of_user()),
            &self.out,
        )?;
        talk.result(&self.out.display().to_string());
        Ok(())
    }
}
