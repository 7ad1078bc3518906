//! What a screen may look at: shared references only.

use std::sync::Arc;

use super::{import_session::ImportSession, state::State, theme::Theme};
use crate::{
    document::{Document, Noticed, OwnProfiles, Recents},
    scoring::Scorecard,
    workbook::{Catalogue, Workbook, workbook},
};

/// The window's state as screens see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    /// The document.
    pub document: &'a Arc<Document>,
    /// Its scorecard; `None` until it is scored or while there is nothing to score.
    pub scorecard: Option<&'a Arc<Scorecard>>,
    /// Whether it is being scored.
    pub is_scoring: bool,
    /// Everything doubtful about the figures; `None` until they are looked through.
    pub noticed: Option<&'a Arc<Vec<Noticed>>>,
    /// Returns that are being looked over.
    pub import: Option<&'a ImportSession>,
    /// The user's own profiles of returns.
    pub own_profiles: &'a OwnProfiles,
    /// Files that were opened last.
    pub recents: &'a Recents,
    /// Indicators and standards.
    pub catalogue: &'a Catalogue,
    /// Sections, questions and high impact changes.
    pub workbook: &'static Workbook,
    /// Colours.
    pub theme: &'a Theme,
}

impl<'a> View<'a> {
    /// The view of a state.
    #[must_use]
    pub(super) fn of(state: &'a State, theme: &'a Theme) -> Self {
        Self {
            document: state.document(),
            scorecard: state.scorecard(),
            is_scoring: state.scoring.is_some(),
            noticed: state.noticed(),
            import: state.import.as_ref(),
            own_profiles: &state.own_profiles,
            recents: &state.recents,
            catalogue: state.catalogue.get(),
            workbook: workbook(),
            theme,
        }
    }
}
