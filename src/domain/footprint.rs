//! Several areas as one: a person's own footprint.

use serde::{Deserialize, Serialize};

use super::AreaCode;

/// Areas whose figures are added together, from numerators and denominators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footprint {
    /// The code under which its figures stand, from its name.
    pub code: AreaCode,
    /// Its name for people.
    pub name: String,
    /// The areas that it is made of, each once.
    pub members: Vec<AreaCode>,
}
