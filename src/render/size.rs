//! How large a picture is on paper, and its letters with it.

/// Millimetres on paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    width: f64,
    height: f64,
    /// How many times as large as on a page everything is drawn.
    scale: f64,
}

/// Points (of which 72 make an inch) in a millimetre.
const POINTS_PER_MM: f64 = 72.0 / 25.4;

impl Size {
    /// The width of a board paper's text: 160 × 90 mm.
    pub const FULL: Self = Self { width: 160.0, height: 90.0, scale: 1.0 };
    /// Half of it, two side by side: 78 × 58 mm.
    pub const HALF: Self = Self { width: 78.0, height: 58.0, scale: 1.0 };

    /// Any size in millimetres, kept between 40 × 30 and 1,000 × 1,000.
    #[must_use]
    pub fn new(width: f64, height: f64) -> Self {
        let width = if width.is_finite() { width } else { Self::FULL.width };
        let height = if height.is_finite() { height } else { Self::FULL.height };
        Self { width: width.clamp(40.0, 1000.0), height: height.clamp(30.0, 1000.0), scale: 1.0 }
    }

    /// Width and height in millimetres.
    #[must_use]
    pub const fn millimetres(self) -> (f64, f64) {
        (self.width, self.height)
    }

    /// The same size with letters and lines `scale` times as large, for a wall or a slide; kept between ½ and 4.
    #[must_use]
    pub fn scaled(self, scale: f64) -> Self {
        Self { scale: if scale.is_finite() { scale.clamp(0.5, 4.0) } else { 1.0 }, ..self }
    }

    /// Width and height in points, before it is made larger by its scale.
    #[must_use]
    pub fn points(self) -> (f64, f64) {
        let points = POINTS_PER_MM / self.scale;
        (self.width * points, self.height * points)
    }

    /// Width and height in pixels at `dpi` dots per inch, rounded.
    #[must_use]
    pub fn pixels(self, dpi: u16) -> (u32, u32) {
        let pixels = |mm: f64| {
            let count = (mm / 25.4 * f64::from(dpi)).round();
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "at most 1,000 mm at 65,535 dpi"
            )]
            {
                count as u32
            }
        };
        (pixels(self.width), pixels(self.height))
    }

    /// Sizes of letters.
    pub(super) fn letters(self) -> Letters {
        if self.width / self.scale >= 120.0 {
            Letters { title: 11.0, subtitle: 8.5, body: 8.0, foot: 8.0, margin: 6.0 }
        } else {
            Letters { title: 9.0, subtitle: 7.5, body: 7.0, foot: 6.5, margin: 4.0 }
        }
    }
}

/// Sizes in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    pub(super) title: f64,
    pub(super) subtitle: f64,
    /// Tick texts and labels.
    pub(super) body: f64,
    /// Note and source.
    pub(super) foot: f64,
    /// White around the whole.
    pub(super) margin: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_at_300_dpi_is_1890_by_1063() {
        // 160 mm ÷ 25.4 × 300 = 1,889.8; 90 mm ÷ 25.4 × 300 = 1,063.0; 78 mm: 921.3; 58 mm: 685.0.
        assert_eq!(Size::FULL.pixels(300), (1890, 1063));
        assert_eq!(Size::HALF.pixels(300), (921, 685));
    }

    #[test]
    fn a_scaled_size_has_larger_letters_on_the_same_paper() {
        // A slide of 13.333 × 7.5 inches at 200 dpi is 2,667 × 1,500.
        let slide = Size::new(338.667, 190.5).scaled(2.0);
        assert_eq!(slide.pixels(200), (2667, 1500));
        let (width, height) = slide.points();
        assert!((width - 480.0).abs() < 0.01 && (height - 270.0).abs() < 0.01, "{width} × {height}");
    }

    #[test]
    fn sizes_that_cannot_be_are_brought_into_range() {
        assert_eq!(Size::new(f64::NAN, 2.0), Size { width: 160.0, height: 30.0, scale: 1.0 });
    }
}
