//! From points to sections and sides.

use super::{
    Assessed, IndicatorScore, SectionScore, SectionStatus, Settings, SideScore, Status, Summary,
    assessed::contradiction, explanation, judgement::at_most,
};
use crate::{
    workbook::{Section, Side},
    workshop::Recording,
};

/// The section's score from its indicators, in the catalogue's order.
pub(super) fn section_score(
    section: &Section,
    mut indicators: Vec<IndicatorScore>,
    (recording, settings): (&Recording, &Settings),
) -> SectionScore {
    indicators.sort_by_key(|score| score.status.points().is_none());
    let weighed = Weighed::of(&indicators);
    let percent = weighed.percent();
    let capped = settings.core_cap
        && indicators.iter().any(|s| s.core && s.points.is_some() && s.status == Status::NotMet);
    let status = match percent {
        None => SectionStatus::NoData,
        Some(_) if !at_most(settings.minimum_coverage, weighed.coverage()) => SectionStatus::Provisional,
        Some(percent) if at_most(settings.met_from, percent) && !capped => SectionStatus::Met,
        Some(percent) if at_most(settings.close_from, percent) => SectionStatus::Close,
        Some(_) => SectionStatus::NotMet,
    };
    let mut score = SectionScore {
        number: section.number,
        name: section.name.clone(),
        side: section.side,
        percent,
        status,
        coverage: weighed.coverage(),
        counted: indicators.iter().filter(|s| s.points.is_some()).count(),
        expected: indicators.iter().filter(|s| s.expected).count(),
        assessed: Assessed::of(section, recording),
        contradiction: None,
        indicators,
        why: Vec::new(),
    };
    score.contradiction = contradiction(&score, settings);
    score.why = explanation::section(&score, &weighed, settings);
    score
}

/// Weights and points of some indicators.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weighed {
    /// Points scored.
    pub points: f64,
    /// Weight of the indicators that are counted: the points they could score.
    pub counted: f64,
    /// Weight of those expected.
    pub expected: f64,
}

impl Weighed {
    fn of<'a>(indicators: impl IntoIterator<Item = &'a IndicatorScore>) -> Self {
        let mut sum = Self::default();
        for score in indicators {
            if score.expected {
                sum.expected += score.weight;
            }
            if let Some(points) = score.points {
                sum.points += points;
                sum.counted += score.weight;
            }
        }
        sum
    }

    /// Share of the points that could be scored, 0 to 100.
    pub(super) fn percent(self) -> Option<f64> {
        (self.counted > 0.0).then(|| 100.0 * self.points / self.counted)
    }

    /// Share of the expected weight that is counted, 0 to 1.
    pub(super) fn coverage(self) -> f64 {
        if self.expected > 0.0 { self.counted / self.expected } else { 0.0 }
    }
}

/// A side's score: the mean of its sections' percentages, those of provisional sections included.
pub(super) fn side_score(side: Side, sections: &[SectionScore]) -> SideScore {
    let on_side = || sections.iter().filter(|section| section.side == side);
    let percents: Vec<f64> = on_side().filter_map(|section| section.percent).collect();
    let percent = (!percents.is_empty()).then(|| percents.iter().sum::<f64>() / percents.len() as f64);
    let weighed = Weighed::of(on_side().flat_map(|section| &section.indicators));
    SideScore { side, percent, coverage: weighed.coverage() }
}

/// Provider side minus population side.
pub(super) fn balance(sides: &[SideScore]) -> Option<f64> {
    let of = |side| sides.iter().find(|score| score.side == side)?.percent;
    Some(of(Side::ChallengeToProviders)? - of(Side::PopulationFocus)?)
}

/// How many indicators stand how. A stale figure is no valid figure: where one is expected it
/// counts as no data.
pub(super) fn summary(sections: &[SectionScore]) -> Summary {
    let mut summary = Summary::default();
    for score in sections.iter().flat_map(|section| &section.indicators) {
        match score.status {
            Status::NoStandard => summary.no_standard += 1,
            Status::NoData if score.expected => summary.no_data += 1,
            Status::NoData => {}
            _ if score.points.is_none() => summary.no_data += 1,
            Status::Met => summary.met += 1,
            Status::Close => summary.close += 1,
            Status::NotMet => summary.not_met += 1,
        }
    }
    summary
}
