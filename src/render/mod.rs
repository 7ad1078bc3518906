//! Figures on paper: figure + size + style → scene of primitives → SVG and PNG.
//!
//! Must not know: health nouns, egui.

mod above_labels;
mod axes;
mod colour;
mod end_labels;
mod error;
mod frame;
mod icons;
mod inside_labels;
mod keys;
mod layout;
mod marks;
mod names;
mod placing;
mod raster;
mod scene;
mod size;
mod style;
mod svg;
mod tokens;
pub mod typeface;
mod words;

pub use colour::Colour;
pub use error::RenderError;
pub use icons::draw as draw_icon;
pub use layout::layout;
pub use placing::{Found, Obstacles, Wish, placed};
pub use raster::{Picture, drawn_svg, png, rgba, scene_png};
pub use scene::{Anchor, Item, Pen, Rect, Scene, Text, TextKind};
pub use size::Size;
pub use style::Style;
pub use svg::svg;
pub use tokens::{Theme, Tokens};
