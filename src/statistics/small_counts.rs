//! Counts so small that they may point at a person.

use serde::{Deserialize, Serialize};

/// Counts that a publisher hides: from `least` to `most`, whole numbers, both hidden.
///
/// `1..=4` is a common local rule, `0..=4` and `1..=5` are rules of Fingertips, `1..=7` that of NHS England for
/// hospital data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SmallCounts {
    /// The least count that is hidden; 0 hides zero too.
    pub least: u16,
    /// The greatest count that is hidden.
    pub most: u16,
}

impl SmallCounts {
    /// Whether `count` is hidden; a part of a person counts as the person.
    #[must_use]
    pub fn hides(self, count: f64) -> bool {
        count > f64::from(self.least) - 1.0 && count < f64::from(self.most) + 1.0
    }
}
