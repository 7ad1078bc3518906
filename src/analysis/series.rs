//! The figures of an indicator in time.

use super::to_a_year;
use crate::{
    domain::{AreaCode, Dataset, Group, Observation},
    statistics::{Counts, Good, spc::FigureKind},
    workbook::{Indicator, Polarity, Sampling},
};

/// What the figures of an indicator are to a control chart.
#[must_use]
pub const fn figure_kind(indicator: &Indicator) -> FigureKind {
    match indicator.sampling {
        Sampling::Proportion | Sampling::ClusteredProportion => FigureKind::Proportion,
        Sampling::Rate => FigureKind::Rate,
        Sampling::Exact => FigureKind::Measurement,
    }
}

/// Which way is good for an indicator; neither for one with a band, where both ways can be bad.
#[must_use]
pub const fn which_way_is_good(indicator: &Indicator) -> Good {
    match indicator.polarity {
        Polarity::High => Good::High,
        Polarity::Low => Good::Low,
        Polarity::Band | Polarity::Neutral => Good::Neither,
    }
}

/// The figures of one indicator, area and group for periods of one length, oldest first.
#[derive(Clone, Debug)]
pub struct Series<'a> {
    /// What is measured.
    pub indicator: &'a Indicator,
    /// Where.
    pub area: &'a AreaCode,
    /// For whom; `None` for everybody.
    pub group: Option<&'a Group>,
    /// The figures, with those that have no value; at least one.
    pub figures: Vec<&'a Observation>,
}

impl<'a> Series<'a> {
    /// All series of an indicator, area and group: one for each length of period, the shortest first.
    #[must_use]
    pub fn all(
        dataset: &'a Dataset,
        indicator: &'a Indicator,
        area: &'a AreaCode,
        group: Option<&'a Group>,
    ) -> Vec<Self> {
        let figures = dataset.series(&indicator.id, area, group);
        let mut lengths: Vec<u16> = figures.iter().map(|one| one.period.length_in_months()).collect();
        lengths.sort_unstable();
        lengths.dedup();
        let of = |months| Self::of_months(dataset, indicator, area, group, months);
        lengths.into_iter().filter_map(of).collect()
    }

    /// The series for periods of so many months (0 for days); `None` where there is none.
    #[must_use]
    pub fn of_months(
        dataset: &'a Dataset,
        indicator: &'a Indicator,
        area: &'a AreaCode,
        group: Option<&'a Group>,
        months: u16,
    ) -> Option<Self> {
        let figures = dataset.series(&indicator.id, area, group).iter();
        let figures: Vec<_> = figures.filter(|one| one.period.length_in_months() == months).collect();
        (!figures.is_empty()).then_some(Self { indicator, area, group, figures })
    }

    /// The figures up to the end of `last`.
    #[must_use]
    pub fn up_to(mut self, last: jiff::civil::Date) -> Option<Self> {
        self.figures.retain(|figure| figure.period.end() <= last);
        (!self.figures.is_empty()).then_some(self)
    }

    /// The values in the read unit; `None` where there is none.
    pub fn values(&self) -> impl Iterator<Item = Option<f64>> {
        self.figures.iter().map(|figure| figure.value)
    }

    /// The counts, where both are given and the value is made of them.
    ///
    /// Counts of children are halved where families answer together, as for the interval.
    pub fn counts(&self) -> impl Iterator<Item = Option<Counts>> {
        let factor = self.factor();
        let share = if self.indicator.sampling == Sampling::ClusteredProportion { 0.5 } else { 1.0 };
        self.figures.iter().map(move |figure| {
            let (value, counts) = (figure.value?, Counts::new(figure.numerator?, figure.denominator?));
            let made = counts.share().ok()? * factor;
            let agrees = (made - value).abs() <= 1e-6 * value.abs().max(1e-6);
            agrees.then(|| Counts::new(counts.numerator * share, counts.denominator * share))
        })
    }

    /// From the share that counts make to the read unit.
    #[must_use]
    pub fn factor(&self) -> f64 {
        let year = self.figures.first().map_or(1.0, |figure| to_a_year(self.indicator.flow, figure.period));
        self.indicator.multiplier * year
    }

    /// Whether some periods share days, as rolling years do.
    #[must_use]
    pub fn overlaps(&self) -> bool {
        self.figures.iter().zip(self.figures.iter().skip(1)).any(|(a, b)| a.period.overlaps(b.period))
    }

    /// The latest figures that share no days: of rolling periods every so many, back from the last.
    #[must_use]
    pub fn apart(&self) -> Self {
        let mut figures: Vec<&'a Observation> = Vec::new();
        for figure in self.figures.iter().rev() {
            if figures.last().is_none_or(|later| figure.period.end() < later.period.start()) {
                figures.push(figure);
            }
        }
        figures.reverse();
        Self { figures, ..self.clone() }
    }
}
