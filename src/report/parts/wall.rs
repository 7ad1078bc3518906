//! The wall: areas across, indicators down, each figure beside the benchmark.

use super::text::{heading, paragraph};
use crate::report::{Block, Material};

pub(in crate::report) fn wall(material: &Material<'_>) -> Vec<Block> {
    vec![heading(1, material.title()), paragraph(material.notice())]
}
