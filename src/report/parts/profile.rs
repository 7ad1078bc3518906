//! The profile: one page about an area, each figure along the spread of all areas.

use std::sync::Arc;

use super::text::{heading, noted, paragraph};
use crate::{
    document::Part,
    report::{
        Block, Figure, Material,
        charts::{beside_others, rug_figure, spine_figure},
    },
    scoring::sentence,
};

/// Indicators that find room on the page: those with a standard first.
const MOST: usize = 26;

pub(in crate::report) fn profile(material: &Material<'_>) -> Vec<Block> {
    let card = material.scorecard;
    let view = material.view();
    let mut rows = beside_others(&view, material.document.settings.benchmark);
    let left = rows.len().saturating_sub(MOST);
    rows.sort_by_key(|row| (row.score.standard.is_none(), row.score.section));
    rows.truncate(MOST);
    rows.sort_by_key(|row| row.score.section);
    let mut blocks = vec![
        heading(1, material.title_or(Part::Profile, "Profile of the area")),
        paragraph(format!(
            "Up to {}. {} {}.",
            card.to,
            sentence::counts(&card.summary),
            sentence::leaning(card.balance)
        )),
    ];
    if rows.is_empty() {
        blocks.push(paragraph("No other area of this kind has a figure for the same time."));
        return blocks;
    }
    // A spread of a handful of areas says nothing; their figures do.
    let few = rows.iter().all(|row| row.all.fifths.is_err());
    let drawn = if few { rug_figure(&view, &rows) } else { spine_figure(&view, &rows) };
    let more = match left {
        0 => String::new(),
        left => format!("{left} more, without a standard, are in the scorecard."),
    };
    blocks.push(Block::Figure(Figure {
        figure: Arc::new(noted(drawn, &[more, material.notice()])),
        width: 160.0,
        height: (30.0 + 7.0 * rows.len() as f64).clamp(60.0, 190.0),
    }));
    blocks
}
