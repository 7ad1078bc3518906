//! Over the years: is there a trend, and does it lead to the target?

mod chi_square;
mod recent;
mod trajectory;

pub use chi_square::{TrendTest, trend_test};
pub use recent::{Direction, ProportionTrend, RecentTrend, RecentTrends, YearlyFigure, recent_trend};
pub use trajectory::{Course, Plan, Projection, course, reached_after};
