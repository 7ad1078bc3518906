//! Areas put together and areas to compare with, as a command asks for them.

use anyhow::{Context as _, bail};
use clap::Args;

use super::looking::find_area;
use crate::{
    document::{Document, Edit, Signature},
    domain::{AreaCode, Footprint},
};

/// The arguments that put areas together or beside one another.
#[derive(Debug, Default, Args)]
pub(super) struct Together {
    /// The areas to compare with, by code or name; otherwise those that ours lies in.
    #[arg(long, value_name = "CODE,CODE", value_delimiter = ',')]
    comparators: Vec<String>,
    /// Areas whose figures are added together under a name. May be repeated.
    #[arg(long, value_name = "NAME=CODE+CODE")]
    footprint: Vec<String>,
}

impl Together {
    /// The document with the footprints and comparators that were asked for.
    pub(super) fn apply(&self, document: &Document) -> anyhow::Result<Document> {
        let mut after = document.clone();
        for text in &self.footprint {
            let (name, members) =
                text.split_once('=').with_context(|| format!("“{text}” is no NAME=CODE+CODE"))?;
            let members: Vec<AreaCode> =
                members.split('+').map(|one| find_area(&after.dataset, one)).collect::<Result<_, _>>()?;
            let footprint = Footprint::new(name, members);
            // One of that name is changed.
            let there = after.footprints.iter().any(|one| one.code == footprint.code);
            let of = there.then(|| footprint.code.clone());
            if let Some(refusal) = after.footprint_refusal(&footprint, of.as_ref()) {
                bail!("the footprint “{}” cannot be made: {refusal}", footprint.name);
            }
            after = Edit::SetFootprint { footprint, of }.carry_out(&after, &Signature::of_user());
        }
        if !self.comparators.is_empty() {
            let codes: Vec<AreaCode> = self
                .comparators
                .iter()
                .map(|one| find_area(&after.dataset, one))
                .collect::<Result<_, _>>()?;
            after = Edit::SetComparators(codes).carry_out(&after, &Signature::of_user());
        }
        Ok(after)
    }
}
