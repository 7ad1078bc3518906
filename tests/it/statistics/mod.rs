//! The statistics against published figures, and against laws that hold for any.

mod cases;
mod guards;
mod laws;
