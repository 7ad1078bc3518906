//! The window, used as a person uses it: found by role and label, pressed, typed into.

mod pictures;
mod story;
mod window;
