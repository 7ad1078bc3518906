//! The wall: areas across, indicators down, each figure beside the benchmark.

use std::sync::Arc;

use super::text::{heading, noted, paragraph};
use crate::{
    document::Part,
    report::{
        Block, Figure, Material,
        charts::{beside_others, rug_figure},
    },
};

pub(in crate::report) fn wall(material: &Material<'_>) -> Vec<Block> {
    let view = material.view();
    let rows = beside_others(&view, material.document.settings.benchmark);
    let mut blocks = vec![heading(1, material.title_or(Part::Wall, "Beside other areas"))];
    if rows.is_empty() {
        blocks.push(paragraph("No other area of this kind has a figure for the same time."));
        return blocks;
    }
    blocks.push(Block::Figure(Figure {
        figure: Arc::new(noted(rug_figure(&view, &rows), &[material.notice()])),
        width: 375.0,
        height: 232.0,
    }));
    blocks
}
