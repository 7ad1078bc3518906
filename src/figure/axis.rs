//! An axis: what it spans and where its labels stand.

/// One place on an axis with its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where, in data coordinates.
    pub at: f64,
    /// The text to show there.
    pub text: String,
    /// Whether it stands outside the regular steps (the first or last period) and gives way to them.
    pub extra: bool,
}

/// A scale in data coordinates with resolved ticks, in rising order.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Lower and upper end; the lower is always less than the upper.
    pub domain: (f64, f64),
    /// Ticks inside the domain.
    pub ticks: Vec<Tick>,
    /// The unit where the tick texts do not carry it (`per 1,000`); may be empty.
    pub unit: String,
}

impl Axis {
    /// Where `value` lies, from 0 at the lower end to 1 at the upper end.
    #[must_use]
    pub fn fraction(&self, value: f64) -> f64 {
        (value - self.domain.0) / (self.domain.1 - self.domain.0)
    }

    /// The ticks that fit side by side on `length` with `gap` between their texts, where `extent` is
    /// the length of a text along the axis in the same measure. Regular ticks are thinned evenly.
    #[must_use]
    pub fn fitting(&self, length: f64, gap: f64, extent: impl Fn(&str) -> f64) -> Vec<&Tick> {
        let place = |tick: &Tick| {
            let middle = self.fraction(tick.at) * length;
            let half = f64::midpoint(extent(&tick.text), gap);
            (middle - half, middle + half)
        };
        let regular: Vec<&Tick> = self.ticks.iter().filter(|tick| !tick.extra).collect();
        let every = |stride: usize| -> Vec<&Tick> { regular.iter().copied().step_by(stride).collect() };
        let clear =
            |ticks: &[&Tick]| ticks.iter().zip(ticks.iter().skip(1)).all(|(a, b)| place(a).1 <= place(b).0);
        let mut chosen = (1..=regular.len().max(1)).map(every).find(|ticks| clear(ticks)).unwrap_or_default();
        for extra in self.ticks.iter().filter(|tick| tick.extra) {
            let (from, to) = place(extra);
            if chosen.iter().all(|tick| place(tick).1 <= from || to <= place(tick).0) {
                chosen.push(extra);
            }
        }
        chosen.sort_by(|a, b| a.at.total_cmp(&b.at));
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(extra_at: f64) -> Axis {
        let mut ticks: Vec<Tick> =
            (0..5).map(|i| Tick { at: f64::from(i) * 10.0, text: "1234".to_owned(), extra: false }).collect();
        ticks.push(Tick { at: extra_at, text: "1234".to_owned(), extra: true });
        Axis { domain: (0.0, 50.0), ticks, unit: String::new() }
    }

    #[test]
    fn thins_evenly_until_texts_are_clear_of_each_other() {
        // 4 letters of 5 and a gap of 1 take 21; ticks stand 20 apart on 100, so every other one stays.
        let axis = axis(50.0);
        let at: Vec<f64> =
            axis.fitting(100.0, 1.0, |text| text.len() as f64 * 5.0).iter().map(|tick| tick.at).collect();
        assert_eq!(at, [0.0, 20.0, 40.0]);
        let all = axis.fitting(200.0, 1.0, |text| text.len() as f64 * 5.0);
        assert_eq!(all.len(), 6, "on twice the length all fit, the extra one too");
    }

    #[test]
    fn an_extra_tick_gives_way() {
        let axis = axis(43.0);
        assert!(axis.fitting(300.0, 1.0, |text| text.len() as f64 * 5.0).iter().all(|tick| !tick.extra));
    }
}
