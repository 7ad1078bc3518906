//! Spruce turns the returns of maternity and children's services into a balanced scorecard.
//!
//! A house with one staircase: data comes in at the ground floor and goes up, and nothing
//! below knows what stands above. Read the layers in this order and you never go back.
//!
//! ```text
//! file ──► returns ──► dataset ──► scoring ──► scorecard ──► figure ──► render ──► svg, png
//! ```
//!
//! | layer | holds | must not know |
//! |---|---|---|
//! | [`base`] | findings, text folding, number formats, clock, hashing | health, files, charts |
//! | [`domain`] | period, area, group, indicator ids, observation, dataset | files, screens, standards |
//! | [`register`] | organisations and areas by code and name, what they lie in, what became of them | files of users, figures |
//! | [`statistics`] | intervals, comparison, control charts, trend, inequality: pure functions with cited formulas | where figures came from, status |
//! | [`workbook`] | sections, questions, high impact changes, indicators, dated standards | data, screens |
//! | [`workshop`] | what people at workshops say of the questions, who is invited, what they promise | figures, status, screens |
//! | [`returns`] | reading CSV and Excel, finding tables, mapping, checks | scoring, screens |
//! | [`quality`] | what is doubtful about figures beside each other: history, parts, gaps | status, screens |
//! | [`analysis`] | the statistics of a dataset: figures in time, beside other areas, between groups | status, words, files |
//! | [`scoring`] | status, certainty, section, side, balance, and why | files, charts |
//! | [`figure`] | charts as descriptions | pixels, egui, file formats |
//! | [`render`] | figure + size + style → SVG, PNG | health nouns, egui |
//! | [`document`] | the scorecard file: contents, edits, history, recents | egui, threads |
//! | [`disclosure`] | which figures are small, what would give them away, and a document without them | file formats, screens |
//! | [`report`] | papers for a meeting: blocks of text, tables and figures | file formats |
//! | [`export`] | papers, figures and tables → PDF, Word, PowerPoint, Excel, CSV, pictures | egui |
//! | [`job`] | named background threads, progress, cancel | egui, health |
//! | [`cli`] | the command line | `app` |
//! | `app` | the window (feature `gui`) | `cli` |
//!
//! A layer may use those above it in this table only; `tests/it/layers.rs` checks it.

pub mod analysis;
#[cfg(feature = "gui")]
pub mod app;
pub mod base;
pub mod cli;
pub mod disclosure;
pub mod document;
pub mod domain;
pub mod export;
pub mod figure;
pub mod job;
pub mod quality;
pub mod register;
pub mod render;
pub mod report;
pub mod returns;
pub mod scoring;
pub mod statistics;
pub mod workbook;
pub mod workshop;
