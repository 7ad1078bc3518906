//! What leaves the program: tables as CSV and Excel files, charts as pictures. All of it
//! is made from a published document, which holds nothing that must not leave.
//!
//! Must not know: egui.

mod actions_table;
mod blank_return;
mod calendar;
mod data_table;
mod door;
mod error;
mod figure_file;
mod figure_folder;
mod figure_table;
mod figure_xlsx;
mod file_name;
mod history_table;
mod invitations;
mod native_chart;
mod paper;
mod paper_file;
mod pasted;
mod quality_table;
mod scorecard_table;
mod scorecard_workbook;
mod table;
mod table_csv;
mod table_xlsx;
mod workshop_tables;

pub use actions_table::actions_table;
pub use blank_return::{BlankReturn, export_blank_return};
pub use data_table::data_table;
pub use door::{
    Leave, clipboard_picture, clipboard_table, export_actions, export_data, export_figure, export_history,
    export_invitations, export_quality, export_scorecard, export_template, export_workbook, export_workshop,
};
pub use error::{ExportError, write_file};
pub use figure_file::{Dpi, FigureFormat, FigureLook, PictureSize};
pub use figure_folder::{ChartFile, ChartsWish, export_charts};
pub use figure_table::figure_table;
use figure_xlsx::figure_xlsx;
pub use file_name::{is_refused_by_windows, safe_stem};
pub use history_table::history_table;
pub use invitations::invitations;
pub use paper::{Pages, PaperFormat, figure_pdf, paper_bytes};
pub use paper_file::export_paper;
pub use pasted::Pasted;
pub use quality_table::quality_table;
pub use scorecard_table::{scorecard_table, summary_table};
pub use table::{Cell, Column, Row, Table, Width};
pub use table_csv::csv;
pub use table_xlsx::xlsx;
