//! The words around a chart, written elsewhere and given in.

use super::{Axis, Figure, FigureTable, Key, Mark, Role, Shape};

/// The words around a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// The finding, in a short sentence.
    pub title: String,
    /// What is shown, and the unit.
    pub subtitle: String,
    /// Where the data come from; may be empty.
    pub source: String,
    /// How it was worked out, in whole sentences; may be empty.
    pub method: String,
}

impl Caption {
    /// A figure with these words. `remarks` go before the method; those that are empty are left out.
    pub(super) fn figure(
        &self,
        remarks: impl IntoIterator<Item = String>,
        (x, y): (Axis, Axis),
        marks: Vec<Mark>,
    ) -> Figure {
        let parts = remarks.into_iter().chain([self.method.clone()]).filter(|part| !part.is_empty());
        Figure {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            source: self.source.clone(),
            note: parts.collect::<Vec<_>>().join(" "),
            alt_text: String::new(),
            message: None,
            x,
            y,
            keys: Vec::new(),
            icons: Vec::new(),
            marks,
            table: FigureTable::default(),
        }
    }

    /// The chart in sentences: what kind it is, its finding, and what else is told, each ended by a full stop.
    pub(super) fn alt_text(&self, kind: &str, facts: impl IntoIterator<Item = String>) -> String {
        let first = [format!("{kind}: {}", self.title), self.subtitle.clone()];
        sentences(first.into_iter().chain(facts))
    }
}

/// Sentences with one full stop each; empty ones are left out.
pub(super) fn sentences(parts: impl IntoIterator<Item = String>) -> String {
    let ended = |part: String| {
        let bare = part.trim().trim_end_matches('.');
        (!bare.is_empty()).then(|| format!("{bare}."))
    };
    parts.into_iter().filter_map(ended).collect::<Vec<_>>().join(" ")
}

/// The keys of the looks that occur, in the order given, each once.
pub(super) fn keys(looks: impl IntoIterator<Item = (Shape, Role, &'static str)>) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for (shape, role, text) in looks {
        let key = Key { shape, role, text: text.to_owned() };
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}
