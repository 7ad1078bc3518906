//! The tree of sections on paper: the two sides, the commissioning between them, and the outcome at the top.

use super::{
    Align, Axis, AxisKind, Bar, Block, Caption, Dots, Figure, FigureTable, Mark, Plot, Point, Role, Shade,
    Shape, Stroke, TableCell, caption::keys, section_look::look, table::Column,
};
use crate::{
    scoring::{
        Scorecard, SectionScore,
        sentence::{counted, leaning, numbered, standing},
    },
    workbook::Side,
};

/// Half the width of a card; columns are 1 apart.
const HALF_WIDTH: f64 = 0.45;
/// Half the height of a card; rows are 1 apart.
const HALF_HEIGHT: f64 = 0.42;
/// The middle of the outcome's card.
const TOP: (f64, f64) = (1.5, 6.0);
/// The height of the line on which the balance is shown.
const TRACK: f64 = 1.0;
/// So many points of balance move its knob to the end of the line.
const FAR: f64 = 40.0;
/// So many letters of a name fit on a line of a card.
const LETTERS: usize = 26;

/// The tree of a scorecard.
#[must_use]
pub fn section_tree(caption: &Caption, card: &Scorecard) -> Figure {
    let mut marks = vec![Mark::Band {
        bars: vec![
            Bar { x: 0.0, lower: 0.0, upper: 0.4 },
            Bar { x: 1.5, lower: 0.0, upper: 6.5 },
            Bar { x: 3.0, lower: 0.0, upper: 0.4 },
        ],
        role: Role::NoData,
    }];
    for section in &card.sections {
        marks.extend(section_card(section));
    }
    for (side, place) in [
        (Side::PopulationFocus, (0.5, 5.2)),
        (Side::Commissioning, (1.5, 5.2)),
        (Side::ChallengeToProviders, (2.5, 5.2)),
    ] {
        let percent = card.sides.iter().find(|score| score.side == side).and_then(|score| score.percent);
        let text = percent
            .map_or_else(|| side.label().to_owned(), |percent| format!("{} {percent:.0}%", side.label()));
        marks.push(words(&text, place, Align::Middle, (0.96, 0.3), (Role::Ink, true)));
    }
    marks.extend(balance_line(card));
    let x = Axis::bare(AxisKind::Number, (0.0, 3.0));
    let y = Axis::bare(AxisKind::Number, (0.0, 6.5));
    let mut figure = caption.figure([], (x, y), marks);
    figure.keys = keys(card.sections.iter().map(|section| look(section.status)));
    let said = card.sections.iter().map(|section| {
        let name = numbered(section.number, &section.name);
        format!("{name}: {}, {}, {}", look(section.status).2, standing(section), counted(section))
    });
    figure.alt_text = caption.alt_text("Tree of sections", said.chain([leaning(card.balance)]));
    figure.table = table(card);
    figure
}

/// Where the card of a section stands: the sides from the foot up, the commissioning between them.
fn place(number: u8) -> Option<(f64, f64)> {
    let row = |first: u8| f64::from(number - first) + 0.5;
    match number {
        1..=5 => Some((2.5, row(1))),
        6..=10 => Some((0.5, row(6))),
        11..=13 => Some((1.5, row(11) + 2.0)),
        14 => Some(TOP),
        _ => None,
    }
}

fn section_card(section: &SectionScore) -> Vec<Mark> {
    let Some((x, y)) = place(section.number) else { return Vec::new() };
    let (shape, role, _) = look(section.status);
    let (left, right, low, high) = (x - HALF_WIDTH, x + HALF_WIDTH, y - HALF_HEIGHT, y + HALF_HEIGHT);
    let whole = Block { x: (left, right), y: (low, high) };
    let stripe = Block { x: (left, left + 0.025), ..whole };
    let block = |block, role| Mark::Blocks { blocks: vec![block], role, shade: Shade::Whole };
    let mut marks = vec![
        block(whole, Role::Card),
        Mark::Line {
            points: vec![(left, low), (right, low), (right, high), (left, high), (left, low)],
            role: Role::Line,
            stroke: Stroke::Fine,
            name: String::new(),
        },
        block(stripe, role),
    ];
    let name = numbered(section.number, &section.name);
    let start = left + 0.06;
    for (at, line) in two_lines(&name).into_iter().enumerate() {
        let height = high - 0.17 - 0.24 * at as f64;
        marks.push(words(&line, (start, height), Align::Start, (right - start, 0.24), (Role::Ink, true)));
    }
    let foot = low + 0.15;
    let hover = format!("{name}\n{}", section.why.join("\n"));
    let sign = Point { x: start + 0.02, y: foot, shape, hover };
    marks.push(Mark::Points { points: vec![sign], role, dots: Dots::Large });
    marks.push(words(&standing(section), (start + 0.07, foot), Align::Start, (0.5, 0.24), (role, true)));
    if section.expected > 0 {
        let end = right - 0.03;
        marks.push(words(&counted(section), (end, foot), Align::End, (0.3, 0.24), (Role::Muted, false)));
    }
    marks
}

fn words(
    text: &str,
    (x, y): (f64, f64),
    align: Align,
    room: (f64, f64),
    (role, strong): (Role, bool),
) -> Mark {
    Mark::Words { x, y, align, room, text: text.to_owned(), role, strong }
}

/// A name on one line, or broken between words so that the first line is as full as it can be.
fn two_lines(name: &str) -> Vec<String> {
    if name.chars().count() <= LETTERS {
        return vec![name.to_owned()];
    }
    let fits = |end: &usize| name.get(..*end).is_some_and(|front| front.chars().count() <= LETTERS);
    let mut breaks = name.match_indices(' ').map(|(at, _)| at);
    match breaks.rfind(fits).and_then(|at| name.split_at_checked(at)) {
        Some((first, second)) => vec![first.to_owned(), second.trim().to_owned()],
        None => vec![name.to_owned()],
    }
}

fn balance_line(card: &Scorecard) -> Vec<Mark> {
    let (left, right) = (1.5 - HALF_WIDTH, 1.5 + HALF_WIDTH);
    let line = |points| Mark::Line { points, role: Role::Muted, stroke: Stroke::Fine, name: String::new() };
    let mut marks = vec![
        words("Balance of the two sides", (1.5, 1.45), Align::Middle, (0.9, 0.24), (Role::Muted, false)),
        line(vec![(left, TRACK), (right, TRACK)]),
        line(vec![(1.5, TRACK - 0.1), (1.5, TRACK + 0.1)]),
    ];
    if let Some(points) = card.balance {
        let share = (points / FAR).clamp(-1.0, 1.0);
        let knob = Point {
            x: 1.5 + share * HALF_WIDTH,
            y: TRACK,
            shape: Shape::Circle,
            hover: leaning(card.balance),
        };
        marks.push(Mark::Points { points: vec![knob], role: Role::Ink, dots: Dots::Large });
    }
    marks.push(words(&leaning(card.balance), (1.5, 0.55), Align::Middle, (0.96, 0.24), (Role::Ink, true)));
    marks
}

fn table(card: &Scorecard) -> FigureTable {
    let columns: [Column<'_, SectionScore>; 5] = [
        ("Section".to_owned(), Box::new(|one| TableCell::text(numbered(one.number, &one.name)))),
        ("Side".to_owned(), Box::new(|one| TableCell::text(one.side.label()))),
        ("Status".to_owned(), Box::new(|one| TableCell::text(one.status.label()))),
        (
            "Score".to_owned(),
            Box::new(|one| TableCell::number(one.percent, |percent| format!("{percent:.0}%"))),
        ),
        ("Indicators counted".to_owned(), Box::new(|one| TableCell::text(counted(one)))),
    ];
    FigureTable::of(&columns, &card.sections, &[]).drawn_as(Plot::Bars)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::{
        domain::{Area, AreaKind, Period},
        figure::soundness::check_places,
        scoring::{Assessed, SectionStatus, SideScore, Summary},
    };

    pub(in crate::figure) fn section(
        number: u8,
        status: SectionStatus,
        percent: Option<f64>,
    ) -> SectionScore {
        let side = match number {
            1..=5 => Side::ChallengeToProviders,
            6..=10 => Side::PopulationFocus,
            11..=13 => Side::Commissioning,
            _ => Side::Outcome,
        };
        SectionScore {
            number,
            name: "Networks, leadership and coordination".to_owned(),
            side,
            percent,
            status,
            coverage: 1.0,
            counted: 2,
            expected: 3,
            assessed: Assessed::default(),
            contradiction: None,
            indicators: Vec::new(),
            why: Vec::new(),
        }
    }

    pub(in crate::figure) fn card(sections: Vec<SectionScore>, balance: Option<f64>) -> Scorecard {
        Scorecard {
            area: Area {
                code: "5ZZ".into(),
                name: "Exampleton PCT".to_owned(),
                kind: AreaKind::PrimaryCareTrust,
            },
            to: Period::quarter(2010, 4).unwrap(),
            edition: "in force".to_owned(),
            sections,
            sides: vec![SideScore { side: Side::PopulationFocus, percent: Some(59.2), coverage: 0.8 }],
            balance,
            summary: Summary::default(),
            others: Vec::new(),
            switched_off: Vec::new(),
        }
    }

    fn texts(figure: &Figure) -> Vec<&str> {
        let words =
            |mark: &'_ Mark| if let Mark::Words { text, .. } = mark { Some(text.clone()) } else { None };
        figure.marks.iter().filter_map(words).map(|text| &*text.leak()).collect()
    }

    #[test]
    fn each_section_has_its_card_with_sign_score_and_count() {
        let sections =
            vec![section(13, SectionStatus::Met, Some(90.0)), section(14, SectionStatus::NoData, None)];
        let figure = section_tree(&Caption::default(), &card(sections, Some(7.4)));
        let texts = texts(&figure);
        for expected in
            ["13. Networks,", "90%", "2 of 3", "Leans 7 points to providers", "Population focus 59%"]
        {
            assert!(texts.iter().any(|text| text.contains(expected)), "{expected}: {texts:?}");
        }
        assert!(figure.alt_text.contains("13. Networks, leadership and coordination: met, 90%, 2 of 3."));
        check_places(&figure).unwrap();
    }

    #[test]
    fn no_two_cards_share_a_place() {
        let places: Vec<(f64, f64)> = (1..=14).filter_map(place).collect();
        assert_eq!(places.len(), 14);
        for (at, one) in places.iter().enumerate() {
            for other in &places[at + 1..] {
                let apart = (one.0 - other.0).abs() >= 2.0 * HALF_WIDTH
                    || (one.1 - other.1).abs() >= 2.0 * HALF_HEIGHT;
                assert!(apart, "{one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn a_long_name_is_broken_between_words() {
        assert_eq!(two_lines("5. Engaging the public"), ["5. Engaging the public"]);
        assert_eq!(
            two_lines("13. Networks, leadership and coordination"),
            ["13. Networks, leadership", "and coordination"]
        );
        assert_eq!(two_lines(&"x".repeat(40)), ["x".repeat(40)]);
    }
}
