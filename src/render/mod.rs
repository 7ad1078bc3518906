//! Figures on paper: figure + size + style → scene of primitives → SVG and PNG.
//!
//! Must not know: health nouns, egui.

mod axes;
mod colour;
mod end_labels;
mod error;
mod frame;
mod inside_labels;
mod layout;
mod marks;
mod raster;
mod scene;
mod size;
mod style;
mod svg;
mod tokens;
pub mod typeface;

pub use colour::Colour;
pub use error::RenderError;
pub use layout::layout;
pub use raster::{Picture, png, rgba};
pub use scene::{Anchor, Item, Pen, Rect, Scene, Text, TextKind};
pub use size::Size;
pub use style::Style;
pub use svg::svg;
pub use tokens::{Theme, Tokens};
