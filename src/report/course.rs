//! Whether a figure gets better or worse, as far as the statistics bear it out. Two points side by side
//! say nothing: the control chart is asked first, then the year before, then the recent trend.

use crate::{
    scoring::{IndicatorScore, Scorecard, Status, sentence},
    statistics::{compare::Judgement, spc::Variation},
};

/// Which way a figure goes, with the sentence that says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Course {
    /// Whether that is for the better.
    pub(super) better: bool,
    /// Why we think so.
    pub(super) sentence: String,
}

/// Which way `score` goes; `None` where nothing says so.
pub(super) fn course(score: &IndicatorScore) -> Option<Course> {
    by_chart(score).or_else(|| by_year(score)).or_else(|| by_trend(score))
}

fn by_chart(score: &IndicatorScore) -> Option<Course> {
    let movement = score.movement.as_ref()?;
    let better = match movement.variation? {
        Variation::ImprovementHigh | Variation::ImprovementLow => true,
        Variation::ConcernHigh | Variation::ConcernLow => false,
        Variation::CommonCause | Variation::NeutralHigh | Variation::NeutralLow => return None,
    };
    Some(Course { better, sentence: sentence::variation(movement) })
}

fn by_year(score: &IndicatorScore) -> Option<Course> {
    let before = score.since_last_year.as_ref().ok()?;
    let better = match before.judged {
        Judgement::Best | Judgement::Better => true,
        Judgement::Worst | Judgement::Worse => false,
        _ => return None,
    };
    Some(Course { better, sentence: sentence::beside_last_year(before, score.unit) })
}

fn by_trend(score: &IndicatorScore) -> Option<Course> {
    let movement = score.movement.as_ref()?;
    let better = movement.any_trend()?.recent.direction.is_better(movement.good)?;
    Some(Course { better, sentence: sentence::trend(movement) })
}

/// Whether a meeting must hear of `score`: it is not met, or close and getting worse.
fn is_exception(score: &IndicatorScore) -> bool {
    match score.status {
        Status::NotMet => true,
        Status::Close => !score.stale && course(score).is_some_and(|course| !course.better),
        Status::Met | Status::NoData | Status::NoStandard => false,
    }
}

/// What a meeting must hear of: the workbook's own numbers first, then what is not met, else as in the
/// scorecard.
#[must_use]
pub fn exceptions(card: &Scorecard) -> Vec<&IndicatorScore> {
    let all = card.sections.iter().flat_map(|section| &section.indicators);
    let mut found: Vec<&IndicatorScore> = all.filter(|score| is_exception(score)).collect();
    found.sort_by_key(|score| (!score.core, score.status != Status::NotMet));
    found
}
