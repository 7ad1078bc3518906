//! Version 1 of the scorecard file, frozen: files of this version are read for ever.
//!
//! It is version 2 without comparators, footprints and indicators of one's own; a figure is written
//! alike in both. `tests/it/files` keeps a sample.

use std::collections::BTreeMap;

use ron::error::SpannedError;
use serde::Deserialize;

use super::{Document, ReturnRecord, made_with::MadeWith, v2};
use crate::{
    domain::{Area, AreaCode, IndicatorId, LocalIndicator, Period},
    scoring::{Choices, Settings},
    workbook::LocalQuestions,
    workshop::Workshops,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    #[serde(rename = "written_by")]
    _written_by: String,
    content: Content,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    area: Option<AreaCode>,
    to: Option<Period>,
    settings: Settings,
    choices: Choices,
    areas: Vec<Area>,
    local_indicators: BTreeMap<IndicatorId, LocalIndicator>,
    last_return: u32,
    returns: Vec<ReturnRecord>,
    figures: Vec<v2::Figure>,
}

/// The document in the file's text.
pub(super) fn read(text: &str) -> Result<Document, SpannedError> {
    let Envelope { content: old, .. } = v2::options().from_str(text)?;
    let content = v2::Content {
        area: old.area,
        to: old.to,
        made_with: MadeWith::default(),
        local_questions: LocalQuestions::default(),
        comparators: Vec::new(),
        settings: old.settings,
        choices: old.choices.into(),
        areas: old.areas,
        footprints: Vec::new(),
        indicators: Vec::new(),
        local_indicators: old.local_indicators,
        last_return: old.last_return,
        returns: old.returns,
        papers: super::Papers::default(),
        workshops: Workshops::default(),
        trail: super::Trail::default(),
        figures: old.figures,
    };
    content.into_document()
}
