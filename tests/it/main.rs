//! What the program does as a whole, seen from outside.

mod catalogue;
mod document;
#[cfg(test)]
mod example_generator;
mod pictures;
mod samples_open;
mod scoring;
mod statistics;
mod workbook;
