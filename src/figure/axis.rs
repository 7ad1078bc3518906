//! An axis: what it spans and where its labels stand.

/// What an axis counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AxisKind {
    /// Days since 1970.
    Time,
    /// A number, in the unit that people read.
    Number,
    /// Places for names, one apart: areas, groups, indicators.
    Names,
}

/// One place on an axis with its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where, in data coordinates.
    pub at: f64,
    /// The text to show there.
    pub text: String,
    /// The figure that belongs to a name, written between the name and the plot; may be empty.
    pub value: String,
    /// How it is kept when room is short.
    pub weight: TickWeight,
}

/// How a tick is written, and which gives way when room is short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TickWeight {
    /// Outside the regular steps (the first or last period): gives way to them.
    Extra,
    /// One of the regular steps, which are thinned evenly.
    Regular,
    /// What the figure is about, in bold: others give way to it.
    Strong,
}

impl Tick {
    /// A regular tick.
    #[must_use]
    pub const fn new(at: f64, text: String) -> Self {
        Self { at, text, value: String::new(), weight: TickWeight::Regular }
    }
}

/// A scale in data coordinates with resolved ticks, in rising order.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What it counts.
    pub kind: AxisKind,
    /// Lower and upper end; the lower is always less than the upper.
    pub domain: (f64, f64),
    /// Ticks inside the domain.
    pub ticks: Vec<Tick>,
    /// The unit where the tick texts do not carry it (`per 1,000`); may be empty.
    pub unit: String,
}

impl Axis {
    /// An axis with nothing on it.
    #[must_use]
    pub const fn bare(kind: AxisKind, domain: (f64, f64)) -> Self {
        Self { kind, domain, ticks: Vec::new(), unit: String::new() }
    }

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
        let of = |weight: TickWeight| self.ticks.iter().filter(move |tick| tick.weight == weight);
        let regular: Vec<&Tick> = of(TickWeight::Regular).collect();
        let every = |stride: usize| -> Vec<&Tick> { regular.iter().copied().step_by(stride).collect() };
        let clear =
            |ticks: &[&Tick]| ticks.iter().zip(ticks.iter().skip(1)).all(|(a, b)| place(a).1 <= place(b).0);
        let mut chosen = (1..=regular.len().max(1)).map(every).find(|ticks| clear(ticks)).unwrap_or_default();
        let apart = |a: &Tick, b: &Tick| place(a).1 <= place(b).0 || place(b).1 <= place(a).0;
        for strong in of(TickWeight::Strong) {
            chosen.retain(|tick| tick.weight == TickWeight::Strong || apart(tick, strong));
            if chosen.iter().all(|tick| apart(tick, strong)) {
                chosen.push(strong);
            }
        }
        for extra in of(TickWeight::Extra) {
            if chosen.iter().all(|tick| apart(tick, extra)) {
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
            (0..5).map(|i| Tick::new(f64::from(i) * 10.0, "1234".to_owned())).collect();
        ticks.push(Tick { weight: TickWeight::Extra, ..Tick::new(extra_at, "1234".to_owned()) });
        Axis { ticks, ..Axis::bare(AxisKind::Number, (0.0, 50.0)) }
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
        assert!(
            axis.fitting(300.0, 1.0, |text| text.len() as f64 * 5.0)
                .iter()
                .all(|tick| tick.weight != TickWeight::Extra)
        );
    }

    #[test]
    fn others_give_way_to_a_strong_tick() {
        // On 50 only every fifth of texts 21 long fits; the strong one at 20 stays, and 0 and 40 give way or not.
        let mut axis = axis(50.0);
        axis.ticks[2].weight = TickWeight::Strong;
        let at: Vec<f64> =
            axis.fitting(60.0, 1.0, |text| text.len() as f64 * 5.0).iter().map(|tick| tick.at).collect();
        assert_eq!(at, [0.0, 20.0, 50.0]);
    }
}
