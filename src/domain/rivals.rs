//! What two returns say of one figure and cannot both be right: which stands, and how it is settled.

use super::{Earlier, Observation, Replaced};

impl Observation {
    /// Lets what was replaced last stand again, and hands back what had replaced it; `None` where
    /// nothing was replaced.
    pub fn give_way(&mut self) -> Option<Earlier> {
        let mut earlier = std::mem::take(&mut self.earlier);
        let before = earlier.pop()?;
        let mut stands = self.as_it_was(before);
        stands.earlier = earlier;
        stands.rivals = std::mem::take(&mut self.rivals);
        Some(std::mem::replace(self, stands).into())
    }

    /// Notes what another return says. A rival that says the same is one with it; one that `is_older`
    /// is replaced by it.
    pub fn contradict(&mut self, other: Earlier, is_older: impl Fn(&Earlier) -> bool) {
        let same = self.rivals.iter_mut().find(|rival| rival.says_the_same(&other));
        if let Some(rival) = same {
            rival.is_also_in(other);
            return;
        }
        match self.rivals.iter_mut().find(|rival| is_older(rival)) {
            Some(rival) => *rival = other,
            None => self.rivals.push(other),
        }
    }

    /// Whether a person decided against this before.
    #[must_use]
    pub fn was_decided_against(&self, other: &Earlier) -> bool {
        self.earlier.iter().any(|earlier| earlier.why != Replaced::Revised && earlier.says_the_same(other))
    }

    /// Settles what returns disagree on: the rival of this number stands, or with `None` the figure as
    /// it is. What does not stand is kept under `earlier`. A number that is not there changes nothing.
    pub fn settle(&mut self, rival: Option<usize>) {
        if rival.is_some_and(|number| number >= self.rivals.len()) {
            return;
        }
        let mut rivals = std::mem::take(&mut self.rivals);
        let mut earlier = std::mem::take(&mut self.earlier);
        if let Some(number) = rival {
            let chosen = self.as_it_was(rivals.remove(number));
            rivals.insert(0, std::mem::replace(self, chosen).into());
        }
        earlier.extend(rivals.into_iter().map(|rival| Earlier { why: Replaced::Settled, ..rival }));
        self.earlier = earlier;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Period, Provenance};

    fn figure(import: u32, value: f64) -> Observation {
        Observation {
            value: Some(value),
            stated: Some(value),
            provenance: Provenance { import, ..Provenance::default() },
            ..Observation::new("smoking_at_delivery", "5ZZ", Period::quarter(2010, 4).unwrap())
        }
    }

    fn disputed() -> Observation {
        let mut figure = figure(1, 18.0);
        figure.contradict(self::figure(2, 19.0).into(), |_| false);
        figure.contradict(self::figure(3, 20.0).into(), |_| false);
        figure
    }

    fn past(figure: &Observation) -> Vec<(Option<f64>, Replaced)> {
        figure.earlier.iter().map(|earlier| (earlier.value, earlier.why)).collect()
    }

    #[test]
    fn what_was_decided_against_is_kept_in_the_history() {
        for (choice, stands, against) in
            [(None, 18.0, [19.0, 20.0]), (Some(0), 19.0, [18.0, 20.0]), (Some(1), 20.0, [18.0, 19.0])]
        {
            let mut figure = disputed();
            figure.settle(choice);
            assert_eq!(figure.value, Some(stands));
            assert!(figure.rivals.is_empty());
            assert_eq!(past(&figure), against.map(|value| (Some(value), Replaced::Settled)));
            assert!(figure.was_decided_against(&self::figure(9, against[0]).into()));
            assert!(!figure.was_decided_against(&self::figure(9, 99.0).into()));
        }
        let mut figure = disputed();
        figure.settle(Some(2));
        assert_eq!(figure, disputed());
    }

    #[test]
    fn a_rival_is_there_once_and_its_later_edition_replaces_it() {
        let mut figure = disputed();
        figure.contradict(self::figure(4, 20.0).into(), |_| false);
        assert_eq!(figure.rivals.len(), 2);
        assert_eq!(figure.rivals[1].also[0].import, 4);
        figure.contradict(self::figure(5, 21.0).into(), |rival| rival.provenance.import == 2);
        let values: Vec<_> = figure.rivals.iter().map(|rival| rival.value).collect();
        assert_eq!(values, [Some(21.0), Some(20.0)]);
    }

    #[test]
    fn taking_out_a_return_ends_its_dispute() {
        let without = |number| disputed().without_return(number).unwrap();
        assert_eq!(without(3).rivals.len(), 1);
        let left = without(1);
        assert_eq!((left.value, left.rivals.len()), (Some(19.0), 1));
        let mut settled = disputed();
        settled.settle(Some(0));
        let back = settled.without_return(2).unwrap();
        assert_eq!((back.value, back.provenance.import), (Some(20.0), 3));
    }
}
