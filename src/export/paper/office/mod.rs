//! Papers as Office files: packages of XML parts and pictures.

mod docx;
mod docx_page;
mod docx_style;
mod docx_table;
mod markup;
mod media;
mod package;
mod pptx;
mod pptx_master;
mod pptx_notes;
mod pptx_slide;
mod properties;
mod slide_layout;
mod slide_table;
mod slide_text;
mod slides;

pub(super) use docx::docx;
pub(super) use pptx::pptx;
