//! A tartan rug: areas across, indicators down, each cell a figure with its judgement.

use super::{
    Align, Block, Caption, Dots, Figure, FigureTable, Mark, Point, Role, Shade, TableCell,
    caption::keys,
    funnel::look_order,
    judged,
    names_axis::{Name, columns, row, rows},
    run::drawable,
    table::Column,
    trend::label_value,
};
use crate::{statistics::compare::Judgement, workbook::Unit};

/// A figure of one area in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RugCell {
    /// In the unit that people read; `None` where there is none.
    pub value: Option<f64>,
    /// How it stands beside what all are compared with.
    pub judgement: Option<Judgement>,
}

/// One indicator of a rug.
#[derive(Clone, Debug, PartialEq)]
pub struct RugRow {
    /// The indicator.
    pub name: String,
    /// How its values are written.
    pub unit: Unit,
    /// A cell for each area, in their order; those that are missing are blank.
    pub cells: Vec<RugCell>,
}

/// Everything that a rug says.
#[derive(Clone, Debug, PartialEq)]
pub struct RugInput {
    /// The words around it.
    pub caption: Caption,
    /// What figures are judged beside: `England`.
    pub benchmark: String,
    /// The areas from left to right, each with whether it is ours.
    pub areas: Vec<(String, bool)>,
    /// The indicators from the top down.
    pub rows: Vec<RugRow>,
}

/// Half the width and height of a cell, where they are one apart.
const HALF: f64 = 0.47;

/// The rug of `input`. Never fails: without figures it says so.
#[must_use]
pub fn tartan_rug(input: &RugInput) -> Figure {
    let name = |text: &str, own: bool| Name { text: text.to_owned(), value: String::new(), own };
    let x = columns(input.areas.iter().map(|(text, own)| name(text, *own)).collect());
    let y = rows(input.rows.iter().map(|row| name(&row.name, false)).collect());
    let cells = cells(input);
    let has_figures = cells.iter().any(|cell| cell.cell.value.is_some());
    let marks = if has_figures { marks(input, &cells) } else { Vec::new() };
    let mut figure = input.caption.figure([], (x, y), marks);
    figure.alt_text = alt_text(input, &cells);
    figure.message = (!has_figures).then(|| "No area has a figure".to_owned());
    figure.table = table(input);
    let judged = cells.iter().filter(|cell| cell.cell.value.is_some()).map(|cell| cell.cell.judgement);
    figure.keys = keys(look_order(judged));
    figure
}

/// A cell with its place and what it belongs to.
struct Placed<'a> {
    x: f64,
    y: f64,
    area: &'a str,
    own: bool,
    row: &'a RugRow,
    cell: RugCell,
}

fn cells(input: &RugInput) -> Vec<Placed<'_>> {
    let count = input.rows.len();
    let of = |(i, one): (usize, &'_ RugRow)| -> Vec<(usize, usize)> {
        (0..input.areas.len().min(one.cells.len())).map(|j| (i, j)).collect()
    };
    let all = input.rows.iter().enumerate().flat_map(of);
    let cell = |(i, j): (usize, usize)| {
        let (one, (area, own)) = (input.rows.get(i)?, input.areas.get(j)?);
        let figure = cleaned(*one.cells.get(j)?);
        Some(Placed { x: j as f64, y: row(count, i), area, own: *own, row: one, cell: figure })
    };
    all.filter_map(cell).collect()
}

fn cleaned(cell: RugCell) -> RugCell {
    let value = cell.value.filter(|value| drawable(*value));
    RugCell { value, judgement: cell.judgement.filter(|_| value.is_some()) }
}

/// Cells in the colour of their judgement, a shape that says the same, and the figure.
fn marks(input: &RugInput, cells: &[Placed<'_>]) -> Vec<Mark> {
    let mut blocks: Vec<(Role, Vec<Block>)> = Vec::new();
    let mut points: Vec<(Role, Vec<Point>)> = Vec::new();
    let mut words = Vec::new();
    for one in cells {
        let Some(value) = one.cell.value else { continue };
        let (shape, role, word) = judged::judgement(one.cell.judgement);
        let block = Block { x: (one.x - HALF, one.x + HALF), y: (one.y - HALF, one.y + HALF) };
        let judged = one.cell.judgement.map_or(word, judged::judgement_words);
        let hover = format!(
            "{}, {}: {}\nBeside {}: {judged}",
            one.area,
            one.row.name,
            one.row.unit.show(value),
            input.benchmark
        );
        let point = Point { x: one.x - 0.33, y: one.y, shape, hover };
        add(&mut blocks, role, block);
        add(&mut points, role, point);
        words.push(Mark::Words {
            x: one.x + 0.42,
            y: one.y,
            align: Align::End,
            room: (0.64, 0.9),
            text: label_value(one.row.unit, value),
            role: Role::Ink,
            strong: one.own,
        });
    }
    let blocks = blocks.into_iter().map(|(role, blocks)| Mark::Blocks { blocks, role, shade: Shade::Faint });
    let points = points.into_iter().map(|(role, points)| Mark::Points { points, role, dots: Dots::Large });
    blocks.chain(points).chain(words).collect()
}

fn add<T>(groups: &mut Vec<(Role, Vec<T>)>, role: Role, one: T) {
    match groups.iter_mut().find(|(known, _)| *known == role) {
        Some((_, group)) => group.push(one),
        None => groups.push((role, vec![one])),
    }
}

/// A column for each area's figures, and one for each area's judgements.
fn table(input: &RugInput) -> FigureTable {
    let mut headed: Vec<Column<'_, RugRow>> =
        vec![("Indicator".to_owned(), Box::new(|row| TableCell::text(row.name.as_str())))];
    for (j, (area, _)) in input.areas.iter().enumerate() {
        let cell = move |row: &RugRow| row.cells.get(j).copied().map(cleaned).unwrap_or_default();
        let value = move |row: &RugRow| TableCell::number(cell(row).value, |value| row.unit.show(value));
        let judged =
            move |row: &RugRow| TableCell::text(cell(row).judgement.map_or("", judged::judgement_words));
        headed.push((area.clone(), Box::new(value)));
        headed.push((format!("{area}, compared"), Box::new(judged)));
    }
    FigureTable::of(&headed, &input.rows, &[])
}

/// How many figures of each area are better and worse, and which of ours are worse.
fn alt_text(input: &RugInput, cells: &[Placed<'_>]) -> String {
    let counted = |area: &str| {
        let of = |wanted: &str| {
            let matching = |cell: &&Placed<'_>| {
                cell.area == area
                    && cell.cell.judgement.is_some_and(|one| judged::judgement(Some(one)).2 == wanted)
            };
            cells.iter().filter(matching).count()
        };
        format!("{area}: {} better, {} similar, {} worse", of("better"), of("similar"), of("worse"))
    };
    let worse: Vec<&str> = cells
        .iter()
        .filter(|cell| cell.own && judged::judgement(cell.cell.judgement).2 == "worse")
        .map(|cell| cell.row.name.as_str())
        .collect();
    let ours = if worse.is_empty() { String::new() } else { format!("Ours worse: {}", worse.join(", ")) };
    let size =
        format!("{} indicators in {} areas beside {}", input.rows.len(), input.areas.len(), input.benchmark);
    let areas = input.areas.iter().map(|(area, _)| counted(area));
    input.caption.alt_text("Tartan rug", [size].into_iter().chain(areas).chain([ours]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::figure::{
        Shape,
        soundness::{any_compared, check_places},
    };

    fn input(rows: Vec<Vec<RugCell>>) -> RugInput {
        let row = |cells| RugRow { name: "Smoking at delivery".to_owned(), unit: Unit::Percent, cells };
        RugInput {
            caption: Caption::default(),
            benchmark: "England".to_owned(),
            areas: vec![("Exampleton".to_owned(), true), ("Alphaton".to_owned(), false)],
            rows: rows.into_iter().map(row).collect(),
        }
    }

    #[test]
    fn each_cell_has_its_figure_colour_shape_and_words() {
        let worse = RugCell { value: Some(19.4), judgement: Some(Judgement::Worse) };
        let figure = tartan_rug(&input(vec![vec![worse, RugCell::default()]]));
        let texts: Vec<&str> = figure
            .marks
            .iter()
            .filter_map(|mark| if let Mark::Words { text, .. } = mark { Some(text.as_str()) } else { None })
            .collect();
        assert_eq!(texts, ["19.4%"]);
        let point = figure.marks.iter().find_map(|mark| match mark {
            Mark::Points { points, role, .. } => Some((points[0].shape, *role, points[0].hover.clone())),
            _ => None,
        });
        let hover = "Exampleton, Smoking at delivery: 19.4%\nBeside England: worse, beyond the 95% limits";
        assert_eq!(point.unwrap(), (Shape::Down, Role::Worse, hover.to_owned()));
        assert_eq!(figure.table.headings, ["Indicator", "Exampleton", "Exampleton, compared"]);
        assert!(figure.alt_text.contains("Ours worse: Smoking at delivery"));
    }

    proptest! {
        #[test]
        fn keeps_to_what_every_chart_keeps_to(
            rows in prop::collection::vec(prop::collection::vec(any_compared(), 0..4), 0..6),
        ) {
            let cell = |one: crate::figure::Compared| RugCell { value: one.value, judgement: one.judgement };
            let rows = rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
            check_places(&tartan_rug(&input(rows)))?;
        }
    }
}
