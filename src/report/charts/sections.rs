//! How the sections stand: the tree, the balance of the sides, and the sections over time.

use crate::{
    document::Document,
    domain::Period,
    figure::{self, Caption, Figure, SectionsThen},
    scoring::{Request, Scorecard, scorecard, sentence::leaning},
};

/// How many times the grid shows at most, the last among them.
const MOST_TIMES: i32 = 8;

fn caption(card: &Scorecard, title: String) -> Caption {
    let Scorecard { area, to, edition, .. } = card;
    Caption {
        title,
        subtitle: format!("{}, up to {to}", area.label()),
        source: format!("Source: the returns of the scorecard. Standards: {edition}."),
        method: String::new(),
    }
}

/// The tree of sections.
#[must_use]
pub fn tree_figure(card: &Scorecard) -> Figure {
    let summary = card.summary;
    let title = format!(
        "{} of the indicators are met, {} close and {} not met",
        summary.met, summary.close, summary.not_met
    );
    figure::section_tree(&caption(card, title), card)
}

/// The two sides beside each other.
#[must_use]
pub fn balance_figure(card: &Scorecard) -> Figure {
    figure::balance(&caption(card, leaning(card.balance)), card)
}

/// The sections at the scorecard's time and at those before it, a step of its own length each; times before
/// the first figure are left out.
#[must_use]
pub fn grid_figure(document: &Document, card: &Scorecard) -> Figure {
    let catalogue = document.catalogue();
    let first = document.dataset.observations().map(|figure| figure.period.end()).min();
    let then = |steps: i32| -> Option<SectionsThen> {
        let to: Period = card.to.shifted(-steps);
        if first.is_none_or(|first| to.end() < first) {
            return None;
        }
        let request = Request {
            workbook: document.workbook(),
            catalogue: &catalogue,
            dataset: &document.dataset,
            // How far data can be relied on does not change how a section stands.
            doubts: &[],
            choices: &document.choices,
            recording: &document.workshops.recording(),
            settings: &document.settings,
            area: &card.area.code,
            to,
        };
        Some(SectionsThen { to, sections: scorecard(&request).ok()?.sections })
    };
    let times: Vec<SectionsThen> = (0..MOST_TIMES).rev().filter_map(then).collect();
    let title = match (times.first(), times.last()) {
        (Some(first), Some(last)) if times.len() > 1 => {
            format!("How the sections stood from {} to {}", first.to, last.to)
        }
        _ => "How the sections stand".to_owned(),
    };
    figure::section_grid(&caption(card, title), &times)
}
