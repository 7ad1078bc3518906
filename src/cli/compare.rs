//! `compare`: an earlier scorecard file beside a later one.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;
use strum::IntoEnumIterator as _;

use super::{looking, looking::Looking, talk::Talk};
use crate::{
    document::load,
    report::{Compared, Happened, of_area},
};

/// The arguments of `compare`.
#[derive(Debug, Args)]
pub(super) struct Compare {
    /// The earlier scorecard file.
    #[arg(value_name = "OLD.spruce")]
    old: PathBuf,
    /// The later one.
    #[arg(value_name = "NEW.spruce")]
    new: PathBuf,
    /// The result as JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    looking: Looking,
}

#[derive(Serialize)]
struct Answer<'a> {
    version: u8,
    #[serde(flatten)]
    compared: &'a Compared,
}

impl Compare {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let (old, _) = load(&self.old)?;
        let (mut new, _) = load(&self.new)?;
        self.looking.apply(&mut new)?;
        let card = looking::scorecard(&new)?;
        let (old, earlier) = of_area(&old, &card.area.code)?;
        let compared = Compared::of((&old, &earlier), (&new, &card));
        if self.json {
            return talk.json(&Answer { version: 1, compared: &compared });
        }
        talk.result(&format!("{}: {} beside {}", compared.area, compared.now, compared.then));
        for kind in Happened::iter() {
            let found: Vec<_> = compared.of_kind(kind).collect();
            if found.is_empty() {
                continue;
            }
            talk.result(&format!("\n{} ({})", kind.label(), found.len()));
            for change in found {
                talk.result(&format!("  {}. {}", change.name, change.said_of(kind)));
            }
        }
        talk.result(&format!("\nWithout a change that matters: {}", compared.unchanged));
        Ok(())
    }
}
