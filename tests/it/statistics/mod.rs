//! The statistics against published figures, and against laws that hold for any.

mod cases;
mod charts;
mod comparisons;
mod groups_and_years;
mod guards;
mod laws;
