//! The two sides of the scorecard beside each other, with what they leave between them.

use super::{
    Align, Axis, AxisKind, Block, Caption, Figure, FigureTable, Mark, Plot, Role, Shade, Stroke, TableCell,
    Tick,
    names_axis::{Name, row, rows},
    table::Column,
};
use crate::{
    scoring::{Scorecard, SideScore, sentence::leaning},
    workbook::Side,
};

/// Half the height of a bar, where rows are one apart.
const HALF: f64 = 0.3;

/// A bar for each side of a scorecard, from 0 to 100%, and the balance between the two.
#[must_use]
pub fn balance(caption: &Caption, card: &Scorecard) -> Figure {
    let sides: Vec<&SideScore> = card.sides.iter().filter(|score| score.side != Side::Outcome).collect();
    let count = sides.len();
    let name = |score: &&SideScore| Name {
        text: score.side.label().to_owned(),
        value: shown(score.percent),
        own: score.side != Side::Commissioning,
    };
    let y = rows(sides.iter().map(name).collect());
    let tick = |step: u8| Tick::new(20.0 * f64::from(step), format!("{}%", 20 * step));
    let x = Axis { ticks: (0..=5).map(tick).collect(), ..Axis::bare(AxisKind::Number, (0.0, 100.0)) };
    let mut marks = Vec::new();
    for (i, score) in sides.iter().enumerate() {
        let at = row(count, i);
        let Some(percent) = score.percent else {
            marks.push(Mark::Words {
                x: 2.0,
                y: at,
                align: Align::Start,
                room: (90.0, 0.8),
                text: "No section of it has a score".to_owned(),
                role: Role::Muted,
                strong: false,
            });
            continue;
        };
        let percent = percent.clamp(0.0, 100.0);
        let role = if score.side == Side::Commissioning { Role::Muted } else { Role::Ink };
        let block = Block { x: (0.0, percent), y: (at - HALF, at + HALF) };
        marks.push(Mark::Blocks { blocks: vec![block], role, shade: Shade::Pale });
        marks.push(Mark::Line {
            points: vec![(percent, at - HALF), (percent, at + HALF)],
            role,
            stroke: Stroke::Strong,
            name: String::new(),
        });
    }
    let mut figure = caption.figure([format!("{}.", leaning(card.balance))], (x, y), marks);
    let said = sides.iter().map(|score| {
        let covered = 100.0 * score.coverage;
        format!(
            "{}: {}; {covered:.0}% of what is expected is covered",
            score.side.label(),
            shown(score.percent)
        )
    });
    figure.alt_text = caption.alt_text("Bars of the sides", said.chain([leaning(card.balance)]));
    figure.message = sides.is_empty().then(|| "No side has a score".to_owned());
    let columns: [Column<'_, &SideScore>; 3] = [
        ("Side".to_owned(), Box::new(|score| TableCell::text(score.side.label()))),
        (
            "Score".to_owned(),
            Box::new(|score| TableCell::number(score.percent, |percent| format!("{percent:.0}%"))),
        ),
        (
            "Covered".to_owned(),
            Box::new(|score| {
                TableCell::number(Some(100.0 * score.coverage), |percent| format!("{percent:.0}%"))
            }),
        ),
    ];
    figure.table = FigureTable::of(&columns, &sides, &[]).drawn_as(Plot::Bars);
    figure
}

fn shown(percent: Option<f64>) -> String {
    percent.map_or_else(|| "no score".to_owned(), |percent| format!("{percent:.0}%"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{section_tree::tests::card, soundness::check_places};

    #[test]
    fn each_side_has_its_bar_and_the_balance_is_said() {
        let mut card = card(Vec::new(), Some(7.4));
        card.sides.push(SideScore { side: Side::ChallengeToProviders, percent: Some(66.6), coverage: 0.5 });
        card.sides.push(SideScore { side: Side::Commissioning, percent: None, coverage: 0.0 });
        let figure = balance(&Caption::default(), &card);
        check_places(&figure).unwrap();
        let values: Vec<(&str, &str)> =
            figure.y.ticks.iter().rev().map(|tick| (tick.text.as_str(), tick.value.as_str())).collect();
        assert_eq!(
            values,
            [("Population focus", "59%"), ("Challenge to providers", "67%"), ("Commissioning", "no score")]
        );
        assert!(figure.note.contains("Leans 7 points to providers."), "{}", figure.note);
        assert!(
            figure.alt_text.contains("Challenge to providers: 67%; 50% of what is expected is covered."),
            "{}",
            figure.alt_text
        );
    }
}
