//! Small parts that several screens show.

mod card;
mod choice;
mod direction;
mod empty;
mod header;
mod icon;
mod link;
mod pictured;
mod plot;
mod points;
mod pressable;
mod quality;
mod scene;
mod search_field;
mod sparkline;
mod status;
mod table;
mod take_away;

pub(super) use card::card;
pub(super) use choice::{choice, name_choice};
pub(super) use direction::{Direction, direction_label};
pub(super) use empty::empty_state;
pub(super) use header::page_header;
pub(super) use icon::telling_icon;
pub(super) use link::link;
pub(super) use pictured::pictured;
pub(super) use plot::{Zoom, plot};
pub(super) use pressable::pressable;
pub(super) use quality::{quality_dot, quality_sign};
pub(super) use scene::paint_page;
pub(super) use search_field::{search_field, search_id};
pub(super) use sparkline::sparkline;
pub(super) use status::{status_chip, status_square};
pub(super) use table::{Column, cut, table_head, table_row};
pub(super) use take_away::{take_away, take_away_of};
