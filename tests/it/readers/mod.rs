//! The readers of workbooks and text: odd files that are right, broken ones, and random tables.

mod binary;
mod broken;
mod make;
mod odd;
mod random;
