//! The charts of a scorecard, each as a description: for the window from the open document, for whatever
//! leaves from a published one.

mod analysed;
mod changes;
mod chart;
mod over_all;
mod sections;
mod since_start;
mod trend;

pub use analysed::{
    AreaFigures, GroupFigures, area_figures, control_figure, group_figures, outlook_of, trajectory_figure,
};
pub use changes::{actions_of, changes_figure, indicators_of};
pub use chart::{Chart, ChartKind, Charts};
pub use over_all::{BesideOthers, beside_others, multiples_figure, rug_figure, spine_figure};
pub use sections::{balance_figure, grid_figure, tree_figure};
pub use since_start::{Moved, moved};
pub use trend::{TrendView, trend_figure};
