//! What the program does as a whole, seen from outside.

mod catalogue;
mod document;
mod workbook;
