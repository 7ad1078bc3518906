//! Papers as Office files: packages of XML parts and pictures.

mod docx;
mod docx_page;
mod docx_style;
mod docx_table;
mod markup;
mod media;
mod package;
mod properties;

pub(super) use docx::docx;
