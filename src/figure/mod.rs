//! Charts as descriptions: one `Figure` is resolved once, with its scales, tick texts, colour roles
//! and words, and is then drawn alike in the window and on paper.
//!
//! Must not know: pixels, egui, file formats, literal colours.

mod alt_text;
mod axis;
mod description;
mod mark;
mod point_text;
mod role;
mod run;
mod sparkline;
mod standard_span;
mod table;
mod time_axis;
mod trend;
mod trend_input;
mod value_axis;

pub use axis::{Axis, Tick};
pub use description::Figure;
pub use mark::{Bar, Dots, EndLabel, Mark, Point, Shape, Stroke};
pub use role::{Role, Standing};
pub use sparkline::{Sparkline, sparkline};
pub use standard_span::StandardSpan;
pub use table::{FigureTable, TableCell};
pub use trend::trend;
pub use trend_input::{Comparator, ComparatorPoint, TrendInput, TrendPoint};
