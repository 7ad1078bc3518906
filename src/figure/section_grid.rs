//! Sections over time: a row for each section, a column for each period, a cell for how it stood.

use super::{
    Align, Block, Caption, Dots, Figure, FigureTable, Mark, Point, Role, Shade, TableCell,
    caption::keys,
    names_axis::{Name, columns, row, rows},
    section_look::look,
    table::Column,
};
use crate::{
    domain::Period,
    scoring::{SectionScore, sentence::numbered},
};

/// How the sections stood up to a period.
#[derive(Clone, Debug)]
pub struct SectionsThen {
    /// Up to when.
    pub to: Period,
    /// The sections.
    pub sections: Vec<SectionScore>,
}

/// Half the width and height of a cell, where they are one apart.
const HALF: f64 = 0.47;

/// The grid of `times`, from the earliest to the latest; the rows are those of the latest.
#[must_use]
pub fn section_grid(caption: &Caption, times: &[SectionsThen]) -> Figure {
    let named: &[SectionScore] = times.last().map_or(&[], |latest| &latest.sections);
    let count = named.len();
    let name = |text: String, own| Name { text, value: String::new(), own };
    let x = columns(
        times.iter().enumerate().map(|(j, one)| name(one.to.to_string(), j + 1 == times.len())).collect(),
    );
    let y = rows(named.iter().map(|one| name(numbered(one.number, &one.name), false)).collect());
    let mut marks = Vec::new();
    let mut looks = Vec::new();
    for (i, section) in named.iter().enumerate() {
        for (j, time) in times.iter().enumerate() {
            let Some(then) = time.sections.iter().find(|one| one.number == section.number) else { continue };
            looks.push(look(then.status));
            marks.extend(cell((j as f64, row(count, i)), time.to, then));
        }
    }
    let is_bare = marks.is_empty();
    let mut figure = caption.figure([], (x, y), marks);
    figure.keys = keys(looks);
    figure.message = is_bare.then(|| "No section has a score yet".to_owned());
    let said = named.iter().map(|section| {
        let then = times.iter().filter_map(|time| {
            let one = time.sections.iter().find(|one| one.number == section.number)?;
            Some(format!("{} {}", time.to, score(one)))
        });
        format!("{}: {}", numbered(section.number, &section.name), then.collect::<Vec<_>>().join(", then "))
    });
    figure.alt_text = caption.alt_text("Grid of sections over time", said);
    figure.table = table(times, named);
    figure
}

/// `58%, close`, or the word alone.
fn score(section: &SectionScore) -> String {
    let word = look(section.status).2;
    section.percent.map_or_else(|| word.to_owned(), |percent| format!("{percent:.0}%, {word}"))
}

fn cell((x, y): (f64, f64), to: Period, section: &SectionScore) -> Vec<Mark> {
    let (shape, role, _) = look(section.status);
    let block = Block { x: (x - HALF, x + HALF), y: (y - HALF, y + HALF) };
    let hover = format!("{}, {to}: {}", numbered(section.number, &section.name), score(section));
    let mut marks = vec![
        Mark::Blocks { blocks: vec![block], role, shade: Shade::Faint },
        Mark::Points { points: vec![Point { x: x - 0.37, y, shape, hover }], role, dots: Dots::Large },
    ];
    if let Some(percent) = section.percent {
        marks.push(Mark::Words {
            x: x + 0.45,
            y,
            align: Align::End,
            room: (0.72, 0.9),
            text: format!("{percent:.0}%"),
            role: Role::Ink,
            strong: false,
        });
    }
    marks
}

fn table(times: &[SectionsThen], named: &[SectionScore]) -> FigureTable {
    let mut headed: Vec<Column<'_, SectionScore>> =
        vec![("Section".to_owned(), Box::new(|one| TableCell::text(numbered(one.number, &one.name))))];
    for time in times {
        let of = |one: &SectionScore| time.sections.iter().find(|then| then.number == one.number);
        headed.push((
            time.to.to_string(),
            Box::new(move |one| TableCell::text(of(one).map_or_else(String::new, score))),
        ));
    }
    FigureTable::of(&headed, named, &[])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        figure::{section_tree::tests::section, soundness::check_places},
        scoring::SectionStatus,
    };

    #[test]
    fn each_section_has_a_cell_for_each_time() {
        let then = |quarter, status, percent| SectionsThen {
            to: Period::quarter(2010, quarter).unwrap(),
            sections: vec![section(13, status, percent)],
        };
        let times = [then(3, SectionStatus::NoData, None), then(4, SectionStatus::Close, Some(58.4))];
        let figure = section_grid(&Caption::default(), &times);
        check_places(&figure).unwrap();
        assert_eq!(figure.table.headings, ["Section", "Q3 2010/11", "Q4 2010/11"]);
        let shown: Vec<&str> = figure.table.rows[0].iter().map(TableCell::shown).collect();
        assert_eq!(shown, ["13. Networks, leadership and coordination", "no data", "58%, close"]);
        assert!(
            figure.alt_text.contains("coordination: Q3 2010/11 no data, then Q4 2010/11 58%, close."),
            "{}",
            figure.alt_text
        );
        assert!(section_grid(&Caption::default(), &[]).message.is_some());
    }
}
