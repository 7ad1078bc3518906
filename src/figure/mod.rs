//! Charts as descriptions: one `Figure` is resolved once, with its scales, tick texts, colour roles
//! and words, and is then drawn alike in the window and on paper.
//!
//! Must not know: pixels, egui, file formats, literal colours.

mod alt_text;
mod axis;
mod balance;
mod caption;
mod change_grid;
mod compared;
mod control_chart;
mod control_input;
mod control_text;
mod description;
mod funnel;
mod group_gap;
mod icon;
mod judged;
mod mark;
mod names_axis;
mod point_text;
mod ranked_bars;
mod reference;
mod role;
mod rows_of;
mod run;
mod section_grid;
mod section_look;
mod section_tree;
mod small_multiples;
#[cfg(test)]
mod soundness;
mod sparkline;
mod spine;
mod standard_span;
mod table;
mod tartan_rug;
mod time_axis;
mod trajectory;
mod trend;
mod trend_input;
mod value_axis;

pub use axis::{Axis, AxisKind, Tick, TickWeight};
pub use balance::balance;
pub use caption::Caption;
pub use change_grid::{ChangeRow, change_grid};
pub use compared::Compared;
pub use control_chart::control_chart;
pub use control_input::{ControlInput, PointNote, Target};
pub use description::{Figure, Key};
pub use funnel::{FunnelInput, funnel};
pub use group_gap::{GroupInput, SlopeLine, group_gap};
pub use icon::Icon;
pub use mark::{Align, Bar, Block, Dots, EndLabel, Mark, Point, Shade, Shape, Side, Span, Stroke};
pub use ranked_bars::{RankedInput, ranked_bars};
pub use reference::Reference;
pub use role::{Role, Standing};
pub use section_grid::{SectionsThen, section_grid};
pub use section_tree::section_tree;
pub use small_multiples::{MultiplesInput, Panel, PanelPoint, small_multiples};
pub use sparkline::{Sparkline, sparkline};
pub use spine::{SpineInput, SpineRow, Spread, spine};
pub use standard_span::StandardSpan;
pub use table::{FigureTable, Plot, TableCell};
pub use tartan_rug::{RugCell, RugInput, RugRow, tartan_rug};
pub use trajectory::{CoursePoint, PlanLine, TrajectoryInput, trajectory};
pub use trend::trend;
pub use trend_input::{Comparator, ComparatorPoint, TrendInput, TrendPoint};
