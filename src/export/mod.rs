//! What leaves the program: tables as CSV and Excel files, charts as pictures. All of it
//! is made from a published document, which holds nothing that must not leave.
//!
//! Must not know: egui.

mod blank_return;
mod data_table;
mod door;
mod error;
mod paper;
mod paper_file;
mod picture;
mod quality_table;
mod scorecard_table;
mod table;
mod table_csv;
mod table_xlsx;

pub use blank_return::{BlankReturn, export_blank_return};
pub use data_table::data_table;
pub use door::{Leave, clipboard_picture, export_data, export_figure, export_quality, export_scorecard};
pub use error::{ExportError, write_file};
pub use paper::{Pages, PaperFormat, figure_pdf, paper_bytes};
pub use paper_file::export_paper;
pub use picture::{PictureSize, picture};
pub use quality_table::quality_table;
pub use scorecard_table::{scorecard_table, summary_table};
pub use table::{Cell, Column, Row, Table, Width};
pub use table_csv::csv;
pub use table_xlsx::xlsx;
