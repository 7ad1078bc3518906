//! What the program does as a whole, seen from outside.

#[cfg(test)]
mod blank;
#[cfg(test)]
mod board_papers;
#[cfg(test)]
mod by_hand;
#[cfg(test)]
mod catalogue;
#[cfg(test)]
mod chaos;
#[cfg(test)]
mod charts;
#[cfg(test)]
mod charts_out;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod define;
#[cfg(test)]
mod disclosure;
#[cfg(test)]
mod document;
#[cfg(test)]
mod example;
#[cfg(test)]
mod example_generator;
#[cfg(test)]
mod footprints;
#[cfg(test)]
mod kill;
#[cfg(test)]
mod killed_program;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod nothing_lost;
#[cfg(test)]
mod own_profiles;

#[cfg(test)]
mod packs;
#[cfg(test)]
mod papers;
#[cfg(test)]
mod paste;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod profiles;
#[cfg(test)]
mod promises;
#[cfg(test)]
mod quality;
#[cfg(test)]
mod readers;
#[cfg(test)]
mod rescoring;
#[cfg(test)]
mod returns;
#[cfg(test)]
mod returns_counts;
#[cfg(test)]
mod returns_meaning;
#[cfg(test)]
mod returns_of_some_areas;
#[cfg(test)]
mod returns_recognised;
#[cfg(test)]
mod returns_rows;
#[cfg(test)]
mod returns_traps;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod samples_open;
#[cfg(test)]
mod scoring;
#[cfg(test)]
mod small_disk;
#[cfg(test)]
#[cfg(feature = "gui")]
mod starting;
#[cfg(test)]
mod statistics;
#[cfg(test)]
mod stopping;
#[cfg(test)]
mod trust;
#[cfg(test)]
mod workbook;
