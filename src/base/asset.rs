//! Reading an asset that is built into the program.
//!
//! Must not know: what is in it.

use serde::de::DeserializeOwned;

/// The value that the RON `text` of `assets/{name}` describes.
///
/// # Panics
/// When the text does not parse. It is part of the program, so that is a mistake in the program, and
/// the tests, which read every asset, find it first.
#[expect(
    clippy::panic,
    reason = "an asset that does not parse is a mistake in the program, found by its tests"
)]
pub(crate) fn embedded<T: DeserializeOwned>(name: &str, text: &str) -> T {
    ron::from_str(text).unwrap_or_else(|error| panic!("assets/{name} does not parse: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_parses() {
        assert_eq!(embedded::<Vec<u8>>("workbook/none.ron", "// numbers\n[1, 2]"), [1, 2]);
    }

    #[test]
    #[should_panic(expected = "assets/workbook/none.ron does not parse: 1:5")]
    fn names_the_asset_and_the_place_where_it_fails() {
        let _: Vec<u8> = embedded("workbook/none.ron", "[1, x]");
    }
}
