//! The profile: one page about an area.

use super::text::{heading, paragraph};
use crate::{
    report::{Block, Material},
    scoring::sentence,
};

pub(in crate::report) fn profile(material: &Material<'_>) -> Vec<Block> {
    let card = material.scorecard;
    vec![
        heading(1, material.title()),
        paragraph(format!("{} {}.", sentence::counts(&card.summary), sentence::leaning(card.balance))),
        paragraph(material.notice()),
    ]
}
