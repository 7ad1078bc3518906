//! Papers as files: what a reader's program finds in them.

mod sample;

mod pages;
mod pdf;
mod slides;
mod word;

use spruce::{
    base::Errand,
    export::{PaperFormat, paper_bytes},
    report::Paper,
};

/// `paper` as a file.
fn file(paper: &Paper, format: PaperFormat) -> Vec<u8> {
    paper_bytes(paper, format, &Errand::default()).unwrap()
}
