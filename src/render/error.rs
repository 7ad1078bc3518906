//! Why a picture could not be made.

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The picture would need more memory than is sensible.
    #[error(
        "a picture of {width} × {height} dots is too large; choose fewer dots per inch or a smaller size"
    )]
    TooLarge {
        /// Dots across.
        width: u32,
        /// Dots down.
        height: u32,
    },
    /// The drawing could not be read back.
    #[error("the drawing could not be turned into dots")]
    Drawing(#[from] resvg::usvg::Error),
    /// The dots could not be written as PNG.
    #[error("the picture could not be written as PNG")]
    Png(#[from] png::EncodingError),
}
