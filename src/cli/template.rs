//! `template`: the templates that ship, to start one of one's own from.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use strum::IntoEnumIterator as _;

use super::talk::Talk;
use crate::{export::export_template, report::Shipped};

/// The arguments of `template`.
#[derive(Debug, Args)]
pub(super) struct OneTemplate {
    /// Which, such as board-paper; without one, all are listed.
    #[arg(requires = "out")]
    name: Option<String>,
    /// The file to write; its ending is .ron.
    #[arg(long, value_name = "FILE", requires = "name")]
    out: Option<PathBuf>,
}

impl OneTemplate {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let (Some(name), Some(out)) = (&self.name, &self.out) else {
            for one in Shipped::iter() {
                talk.result(&format!("{}: {}", one.key(), one.template().name));
            }
            return Ok(());
        };
        let shipped = Shipped::iter().find(|one| one.key() == name);
        let keys = || Shipped::iter().map(Shipped::key).collect::<Vec<_>>().join(", ");
        let shipped =
            shipped.with_context(|| format!("there is no template “{name}”; take one of {}", keys()))?;
        export_template(shipped, out)?;
        talk.result(&format!("written: {}", out.display()));
        Ok(())
    }
}
