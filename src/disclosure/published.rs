//! A document without what must not leave.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Hidden, Policy,
    control::hidden_of,
    counted::{Counted, Denominators},
};
use crate::{
    base::Finding,
    document::{Document, Noticed},
    domain::{Earlier, FigureKey, HIDDEN, Mark, Observation},
    scoring::{Scorecard, UnknownEdition},
};

/// In place of a message that could tell a hidden figure.
const WITHHELD: &str = "Withheld, because it could tell a figure that is hidden.";

/// A copy of a document in which no figure is left that must not leave, and its scorecard, made from that
/// copy alone.
#[derive(Clone, Debug)]
pub struct Published {
    document: Document,
    scorecard: Option<Scorecard>,
    unmeasured: Option<Scorecard>,
    policy: Policy,
    hidden: Vec<Hidden>,
}

impl Published {
    /// What of `document` may leave under `policy`.
    ///
    /// # Errors
    /// The settings name an edition that is not there.
    pub fn of(document: &Document, policy: Policy) -> Result<Self, UnknownEdition> {
        let mut published = document.clone();
        // What is looked at stays, whatever is hidden.
        published.to = document.looked_at().map(|(_, to)| to).or(document.to);
        let hidden = hidden_of(policy, document);
        if policy != Policy::Unrestricted {
            without(&mut published, document, policy, &hidden);
        }
        let scorecard = published.scorecard()?;
        let unmeasured = scorecard.is_none().then(|| published.unmeasured()).transpose()?;
        Ok(Self { document: published, scorecard, unmeasured, policy, hidden })
    }

    /// The document, with every figure that is hidden blanked.
    #[must_use]
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// The scorecard of the area and period that are looked at, made from what is left; `None` while
    /// there are none.
    #[must_use]
    pub const fn scorecard(&self) -> Option<&Scorecard> {
        self.scorecard.as_ref()
    }

    /// The scorecard, or before there are any figures one without them, for what people said.
    #[must_use]
    pub fn scorecard_even_unmeasured(&self) -> Option<&Scorecard> {
        self.scorecard().or(self.unmeasured.as_ref())
    }

    /// How much is hidden.
    #[must_use]
    pub const fn policy(&self) -> Policy {
        self.policy
    }

    /// What is hidden and why: for those inside.
    #[must_use]
    pub fn hidden(&self) -> &[Hidden] {
        &self.hidden
    }
}

/// Takes out of `published` what is `hidden`, in figures, in what they replaced, and in messages.
fn without(published: &mut Document, document: &Document, policy: Policy, hidden: &[Hidden]) {
    let keys: BTreeSet<&FigureKey> = hidden.iter().map(|hidden| &hidden.figure).collect();
    let telling: BTreeSet<(u32, Finding)> = document
        .noticed_with(Vec::new())
        .into_iter()
        .filter(|one| could_tell(document, &keys, one))
        .filter_map(|one| Some((one.from?, one.finding)))
        .collect();
    published.trail = document.trail.without_figures();
    let dataset = Arc::make_mut(&mut published.dataset);
    let has_past = |figure: &Observation| !figure.earlier.is_empty() || !figure.rivals.is_empty();
    // What was replaced tells by the difference, so none of it leaves.
    dataset.adjust(has_past, |figure| {
        figure.earlier.iter_mut().chain(&mut figure.rivals).for_each(blank_past);
    });
    dataset.change(hidden.iter().map(|hidden| &hidden.figure), blank);
    if policy.base() > 1 {
        let catalogue = document.catalogue();
        let counts =
            |figure: &Observation| Counted::of(figure, &catalogue, &Denominators::default()).is_some();
        dataset.adjust(counts, |figure| round(policy, figure));
    }
    for record in Arc::make_mut(&mut published.returns) {
        let number = record.number;
        for finding in &mut record.findings {
            if telling.contains(&(number, finding.clone())) {
                WITHHELD.clone_into(&mut finding.message);
            }
        }
    }
}

fn blank(figure: &mut Observation) {
    (figure.numerator, figure.denominator) = (None, None);
    (figure.value, figure.stated) = (None, None);
    figure.mark = Some(Mark::Suppressed);
    // The sender's own note may name the count.
    HIDDEN.clone_into(&mut figure.note);
}

/// Counts as they may be shown, and the value that they give.
fn round(policy: Policy, figure: &mut Observation) {
    let (Some(all), Some(value)) = (figure.denominator, figure.value) else {
        figure.numerator = figure.numerator.map(|count| policy.rounded(count));
        figure.denominator = figure.denominator.map(|count| policy.rounded(count));
        return;
    };
    let shown = policy.rounded(all);
    // Brought to a year or not: the value changes as the fraction does.
    let inside = figure.numerator.filter(|count| *count > 0.0);
    figure.value = match inside {
        _ if shown <= 0.0 => None,
        Some(count) => Some(value * (policy.rounded(count) / count) * (all / shown)),
        None => Some(value),
    };
    if figure.value.is_none() {
        blank(figure);
        return;
    }
    figure.numerator = figure.numerator.map(|count| policy.rounded(count));
    figure.denominator = Some(shown);
    // The return's own value is of the counts as they were.
    figure.stated = None;
}

fn blank_past(was: &mut Earlier) {
    (was.numerator, was.denominator) = (None, None);
    (was.value, was.stated) = (None, None);
    was.mark = Some(Mark::Suppressed);
    HIDDEN.clone_into(&mut was.note);
}

/// Whether a message could tell a figure that is hidden, or one that stands no longer. Of a cell that gave
/// no figure, nobody can know.
fn could_tell(document: &Document, hidden: &BTreeSet<&FigureKey>, noticed: &Noticed) -> bool {
    let tells = |key: &FigureKey| {
        let past = |figure: &Observation| !figure.earlier.is_empty() || !figure.rivals.is_empty();
        hidden.contains(key) || document.dataset.figure(key).is_some_and(past)
    };
    let is_cell = noticed.figures.is_empty() && !noticed.finding.place.cell.is_empty();
    is_cell || noticed.figures.iter().any(tells)
}
