//! The charts of a scorecard, each as a description: for the window from the open document, for whatever
//! leaves from a published one.

mod analysed;
mod trend;

pub use analysed::{
    AreaFigures, GroupFigures, area_figures, control_figure, group_figures, outlook_of, trajectory_figure,
};
pub use trend::{TrendView, trend_figure};
