//! A standard over time, drawn as dashed lines, or a band where it is a range.

use jiff::civil::Date;

use super::{Bar, EndLabel, Mark, Role, Side, Stroke, run::day};

/// A standard between two dates. Bounds are in the unit that people read.
#[derive(Clone, Debug, PartialEq)]
pub struct StandardSpan {
    /// First day in force.
    pub from: Date,
    /// Last day in force; `None` while it stands.
    pub to: Option<Date>,
    /// The value to reach, where there is one.
    pub lower: Option<f64>,
    /// The value not to exceed, where there is one.
    pub upper: Option<f64>,
    /// What to write beside it: `Standard at least 90%`.
    pub label: String,
}

impl StandardSpan {
    /// Its bounds that can be drawn.
    pub(super) fn bounds(&self) -> impl Iterator<Item = f64> {
        self.lower.into_iter().chain(self.upper).filter(|bound| super::run::drawable(*bound))
    }

    /// The part of `domain` in which it holds; `None` where it does not.
    pub(super) fn within(&self, domain: (f64, f64)) -> Option<(f64, f64)> {
        let from = day(self.from).max(domain.0);
        let to = self.to.map_or(domain.1, |last| (day(last) + 1.0).min(domain.1));
        (from < to).then_some((from, to))
    }

    /// Whether it holds on `date`.
    pub(super) fn in_force(&self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|last| date <= last)
    }
}

fn edge(span: &StandardSpan, y: f64, (from, to): (f64, f64)) -> Mark {
    Mark::Line {
        points: vec![(from, y), (to, y)],
        role: Role::Ink,
        stroke: Stroke::Dashed,
        name: span.label.clone(),
    }
}

/// What to draw of `standards` behind the series, and their words: at the right end for the one in
/// force there, inside the plot for earlier ones.
pub(super) fn marks(standards: &[StandardSpan], domain: (f64, f64)) -> (Vec<Mark>, Vec<Mark>) {
    let (mut lines, mut labels) = (Vec::new(), Vec::new());
    for span in standards {
        let (Some(part), Some(first)) = (span.within(domain), span.bounds().next()) else { continue };
        let last = span.bounds().last().unwrap_or(first);
        if span.bounds().count() == 2 {
            let bars = [part.0, part.1].map(|x| Bar { x, lower: first.min(last), upper: first.max(last) });
            lines.push(Mark::Band { bars: bars.to_vec(), role: Role::Muted });
        }
        lines.extend(span.bounds().map(|y| edge(span, y, part)));
        if part.1 >= domain.1 {
            labels.push(Mark::EndLabel(EndLabel {
                x: part.1,
                y: f64::midpoint(first, last),
                side: Side::Right,
                name: span.label.clone(),
                value: String::new(),
                role: Role::Ink,
                strong: true,
            }));
        } else {
            labels.push(Mark::Label {
                x: part.0,
                y: first.max(last),
                text: span.label.clone(),
                role: Role::Muted,
                strong: false,
            });
        }
    }
    (lines, labels)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: &str, to: Option<&str>, lower: f64) -> StandardSpan {
        StandardSpan {
            from: from.parse().unwrap(),
            to: to.map(|to| to.parse().unwrap()),
            lower: Some(lower),
            upper: None,
            label: format!("Standard {lower}%"),
        }
    }

    #[test]
    fn standards_change_with_time_and_are_cut_to_the_chart() {
        let domain = (day(Date::constant(2009, 1, 1)), day(Date::constant(2011, 1, 1)));
        let standards = [
            span("2005-04-01", Some("2010-03-31"), 80.0),
            span("2010-04-01", None, 90.0),
            span("2012-04-01", None, 95.0),
        ];
        let (lines, labels) = marks(&standards, domain);
        let change = day(Date::constant(2010, 4, 1));
        let drawn: Vec<_> = lines
            .iter()
            .map(|mark| match mark {
                Mark::Line { points, .. } => points.clone(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(
            drawn,
            [vec![(domain.0, 80.0), (change, 80.0)], vec![(change, 90.0), (domain.1, 90.0)]],
            "the one that begins after the chart ends is not drawn"
        );
        assert!(matches!(&labels[0], Mark::Label { text, .. } if text == "Standard 80%"));
        assert!(matches!(&labels[1], Mark::EndLabel(label) if label.name == "Standard 90%"));
    }
}
