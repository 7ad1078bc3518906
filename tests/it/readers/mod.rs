//! The readers of workbooks and text: odd files that are right, broken ones, and random tables.

mod binary;
mod broken;
pub(crate) mod make;
mod odd;
mod random;
