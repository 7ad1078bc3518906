//! What the program does as a whole, seen from outside.

mod catalogue;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod document;
#[cfg(test)]
mod example;
#[cfg(test)]
mod example_generator;
mod layers;
mod pictures;
mod returns;
mod samples;
mod samples_open;
#[cfg(test)]
mod scoring;
#[cfg(test)]
mod statistics;
mod workbook;
