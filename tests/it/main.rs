//! What the program does as a whole, seen from outside.

mod catalogue;
mod document;
mod example_generator;
mod layers;
mod pictures;
mod samples_open;
mod scoring;
mod statistics;
mod workbook;
