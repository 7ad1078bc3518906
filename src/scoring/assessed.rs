//! What people at a workshop say of a section: scored apart from its figures, and shown beside them.

use serde::Serialize;

use super::{SectionScore, Settings, Status, judgement::at_most};
use crate::{
    workbook::{Level, Section, Workbook},
    workshop::Recording,
};

/// How a section was assessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Assessed {
    /// Mean level as a share of the highest, 0 to 100; `None` while no question has a level.
    pub percent: Option<f64>,
    /// Share of the questions asked that have a level, 0 to 1.
    pub coverage: f64,
    /// Questions with a level.
    pub answered: usize,
    /// Questions that apply here.
    pub asked: usize,
}

impl Assessed {
    /// How `section` is assessed. A question that does not apply is not asked; one that nobody could
    /// answer is asked and has no level.
    #[must_use]
    pub fn of(section: &Section, recording: &Recording) -> Self {
        let all = section.headings.iter().flat_map(|heading| &heading.questions);
        let asked: Vec<Option<Level>> = all
            .map(|question| recording.level(&question.place))
            .filter(|level| *level != Some(Level::NotApplicable))
            .collect();
        let points: Vec<f64> =
            asked.iter().flatten().filter_map(|level| level.points()).map(f64::from).collect();
        let answered = points.len();
        let share = |part: f64, whole: usize| if whole == 0 { 0.0 } else { part / whole as f64 };
        Self {
            percent: (answered > 0)
                .then(|| 100.0 * share(points.iter().sum(), answered) / f64::from(Level::MOST)),
            coverage: share(answered as f64, asked.len()),
            answered,
            asked: asked.len(),
        }
    }

    /// The level that is nearest to the mean.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        let points = self.percent? / 100.0 * f64::from(Level::MOST);
        let away = |level: u8| (points - f64::from(level)).abs();
        let nearest = (0..=Level::MOST).min_by(|a, b| away(*a).total_cmp(&away(*b)))?;
        Level::of_points(nearest)
    }
}

/// How many questions of `workbook` have a level in `recording`, and how many apply.
#[must_use]
pub fn answered(workbook: &Workbook, recording: &Recording) -> (usize, usize) {
    let sections = workbook.sections.iter().map(|section| Assessed::of(section, recording));
    sections.fold((0, 0), |(answered, asked), one| (answered + one.answered, asked + one.asked))
}

/// How what people say of a section and what its figures say contradict each other, in a sentence.
///
/// They do where one of them is met and the other not met by the same bounds.
pub(super) fn contradiction(section: &SectionScore, settings: &Settings) -> Option<String> {
    let assessed = section.assessed;
    let (said, measured) = (assessed.percent?, section.percent?);
    let level = assessed.level()?.label().to_lowercase();
    let counted = |status: Status| {
        section.indicators.iter().filter(|one| one.points.is_some() && one.status == status).count()
    };
    let (met, of) = (settings.met_from, section.counted);
    if at_most(met, said) && !at_most(settings.close_from, measured) {
        let missed = counted(Status::NotMet);
        return Some(format!("Assessed as {level} ({said:.0}%); {missed} of {of} indicators not met."));
    }
    if at_most(met, measured) && !at_most(settings.close_from, said) {
        let kept = counted(Status::Met);
        return Some(format!("Assessed as {level} ({said:.0}%), though {kept} of {of} indicators are met."));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{workbook::workbook, workshop::BookEntry};

    fn of(levels: &[(&str, Level)]) -> Assessed {
        let mut recording = Recording::default();
        for (place, level) in levels {
            recording.set(place, BookEntry { level: Some(*level), ..BookEntry::default() });
        }
        Assessed::of(workbook().section(3).unwrap(), &recording)
    }

    #[test]
    fn nothing_said_has_no_percent() {
        let none = of(&[]);
        assert_eq!((none.percent, none.answered), (None, 0));
        let all = workbook().section(3).unwrap().headings.iter().map(|heading| heading.questions.len());
        assert_eq!(none.asked, all.sum::<usize>());
    }

    #[test]
    fn the_percent_is_the_mean_level_of_what_was_answered() {
        // (3 + 1) of 8 points; one question nobody could answer, one is not for this area.
        let some = of(&[
            ("3.1.1", Level::Systematic),
            ("3.1.2", Level::AdHoc),
            ("3.2.1", Level::NotKnown),
            ("3.2.2", Level::NotApplicable),
        ]);
        assert_eq!(some.percent, Some(50.0));
        assert_eq!(some.answered, 2);
        assert_eq!(some.asked, of(&[]).asked - 1);
        assert!((some.coverage - 2.0 / some.asked as f64).abs() < 1e-12);
        assert_eq!(some.level(), Some(Level::Planned));
    }
}
