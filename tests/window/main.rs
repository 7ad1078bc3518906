//! The window, used as a person uses it: found by role and label, pressed, typed into.

mod story;
mod window;
