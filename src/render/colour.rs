//! A colour and its contrast with another.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An opaque colour as `0xRRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Colour(pub u32);

impl Colour {
    /// Red, green and blue, 0 to 255.
    #[must_use]
    pub const fn rgb(self) -> [u8; 3] {
        let [_, red, green, blue] = self.0.to_be_bytes();
        [red, green, blue]
    }

    /// Relative luminance by WCAG 2.2.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.rgb().map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of two colours by WCAG 2.2, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// As SVG and HTML write it: `#16232F`.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:06X}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        // Black on white is 21:1 by definition; #C00000 on white is 6.48 and #E46C0A 3.26, as computed
        // for the colours of published charts in the project's notes on accessibility.
        assert!((Colour(0).contrast(Colour(0xFF_FFFF)) - 21.0).abs() < 1e-9);
        assert!((Colour(0xC0_0000).contrast(Colour(0xFF_FFFF)) - 6.48).abs() < 0.06);
        assert!((Colour(0xE4_6C0A).contrast(Colour(0xFF_FFFF)) - 3.26).abs() < 0.06);
    }

    #[test]
    fn is_written_as_svg_reads_it() {
        assert_eq!(Colour(0x16_232F).to_string(), "#16232F");
        assert_eq!(Colour(0x00_5EB8).rgb(), [0x00, 0x5E, 0xB8]);
    }
}
