//! What changed since another scorecard.

use strum::IntoEnumIterator as _;

use super::text::{heading, paragraph};
use crate::report::{Block, Happened, Material, Words};

/// `None` where there is nothing to compare with.
pub(in crate::report) fn changes(material: &Material<'_>) -> Option<Vec<Block>> {
    let compared = material.changes?;
    let mut blocks = vec![
        heading(1, "Changes since the last scorecard"),
        paragraph(format!(
            "The scorecard up to {} beside that up to {}. {} {} without a change that matters.",
            compared.now,
            compared.then,
            compared.unchanged,
            if compared.unchanged == 1 { "figure is" } else { "figures are" }
        )),
    ];
    if compared.changes.is_empty() {
        blocks.push(paragraph("Nothing got clearly better or worse, and nothing was revised."));
    }
    for kind in Happened::iter() {
        let lines: Vec<Words> = compared
            .of_kind(kind)
            .map(|change| {
                Words::strong(format!("{}. ", change.name)).then(Words::plain(change.said_of(kind)))
            })
            .collect();
        if !lines.is_empty() {
            blocks.push(heading(2, format!("{}: {}", kind.label(), lines.len())));
            blocks.push(Block::Points(lines));
        }
    }
    Some(blocks)
}
