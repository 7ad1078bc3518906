//! What a screen may look at: shared references only.

use std::sync::Arc;

use super::{
    analysed::Analysed,
    import_session::ImportSession,
    over_all::OverAll,
    paper::LaidOut,
    state::{Made, State},
    theme::Theme,
};
use crate::{
    document::{Document, Noticed, OwnProfiles, Preferences, Recents},
    report::Compared,
    scoring::Scorecard,
    workbook::{Catalogue, Workbook},
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
    /// What was worked out of the indicator that is shown; `None` until it is.
    pub analysed: Option<&'a Arc<Analysed>>,
    /// Areas and groups beside each other over all indicators; `None` until that is worked out.
    pub over_all: Option<&'a Arc<OverAll>>,
    /// The paper for the meeting; `None` until it is laid out.
    pub paper: Option<Result<&'a LaidOut, &'a str>>,
    /// The name of the earlier scorecard to compare with.
    pub earlier: Option<&'a str>,
    /// What changed since then; `None` until that is worked out.
    pub changes: Option<Result<&'a Compared, &'a str>>,
    /// The scorecard as a room may see it, without small numbers; `None` until it is worked out.
    pub projected: Option<&'a Scorecard>,
    /// Returns that are being looked over.
    pub import: Option<&'a ImportSession>,
    /// The user's own profiles of returns.
    pub own_profiles: &'a OwnProfiles,
    /// Files that were opened last.
    pub recents: &'a Recents,
    /// How the person likes the program to be.
    pub preferences: &'a Preferences,
    /// Indicators and standards.
    pub catalogue: &'a Catalogue,
    /// Sections, questions and high impact changes.
    pub workbook: &'a Workbook,
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
            analysed: state.analysed(),
            over_all: state
                .over_all
                .as_ref()
                .filter(|(of, _)| of.document == state.serial)
                .map(|(_, all)| all),
            paper: of_document(state.paper.as_ref(), state.serial),
            earlier: state.earlier.as_ref().map(|earlier| earlier.name.as_str()),
            changes: of_document(state.changes.as_ref(), state.serial),
            projected: state.projected.as_ref().and_then(|made| made.card(state.document())),
            import: state.import.as_ref(),
            own_profiles: &state.own_profiles,
            recents: &state.recents,
            preferences: &state.preferences,
            catalogue: state.catalogue.get(),
            workbook: state.document().workbook(),
            theme,
        }
    }
}

/// What was made of this document, or why it was not; while it is made anew, that of before.
fn of_document<T>(made: Option<&Made<T>>, serial: u64) -> Option<Result<&T, &str>> {
    let (_, made) = made.filter(|((version, _), _)| version.document == serial)?;
    Some(made.as_ref().map(AsRef::as_ref).map_err(String::as_str))
}
