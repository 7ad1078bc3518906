//! Papers: what people write for them, and what they say.

mod compared;
mod composed;
mod contents;

use std::sync::LazyLock;

use jiff::Timestamp;
use spruce::{
    disclosure::{Policy, Published},
    document::{
        Document, Edit, Layout, Narrative, PlannedAction, Progress, example_document, example_returns,
    },
    report::{Block, Cell, Chapter, Material, Paper, RowKind, Shipped, Template, compose},
    returns::{Known, ReturnReading, read},
    scoring::Scorecard,
    workbook::{Level, catalogue},
};

static EXAMPLE: LazyLock<(Document, Scorecard)> = LazyLock::new(|| {
    let readings: Vec<ReturnReading> = example_returns()
        .iter()
        .map(|source| read(source, &Known::new(catalogue()), &|_| {}, &|| false).unwrap())
        .collect();
    let document = example_document(readings, Timestamp::UNIX_EPOCH);
    let card = document.scorecard().unwrap().unwrap();
    (document, card)
});

fn paper_of(document: &Document, template: &Template) -> Paper {
    let published = Published::of(document, Policy::default()).unwrap();
    compose(&Material::new(&published, template).unwrap())
}

fn text_of(blocks: &[Block]) -> String {
    let mut out = String::new();
    let cell = |cell: &Cell| match cell {
        Cell::Words(words) => words.text(),
        Cell::Status(status) => format!("{} {}", status.sign(), status.label()),
        Cell::Icons(icons) => icons.iter().map(|icon| icon.words).collect::<Vec<_>>().join(" + "),
    };
    for block in blocks {
        let line = match block {
            Block::Title(text) => format!("TITLE {text}"),
            Block::Heading { level, text } => format!("{} {text}", "#".repeat(usize::from(*level))),
            Block::Paragraph(words) => words.text(),
            Block::Points(points) | Block::Steps(points) => {
                points.iter().map(|words| format!("- {}", words.text())).collect::<Vec<_>>().join("\n")
            }
            Block::Facts(facts) => facts
                .iter()
                .map(|(name, words)| format!("{name}: {}", words.text()))
                .collect::<Vec<_>>()
                .join("\n"),
            Block::Table(table) => {
                let heads: Vec<_> = table.columns.iter().map(|column| column.heading.as_str()).collect();
                let mut lines = vec![table.caption.clone(), heads.join(" | ")];
                lines.extend(
                    table.rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")),
                );
                lines.extend(table.notes.clone());
                lines.join("\n")
            }
            Block::Figure(figure) => format!("[{}]", figure.figure.title),
            Block::PageBreak => "----".to_owned(),
        };
        out.push_str(&line);
        out.push('\n');
    }
    out
}

fn whole(paper: &Paper) -> String {
    paper
        .chapters
        .iter()
        .map(|chapter: &Chapter| text_of(&chapter.blocks))
        .collect::<Vec<_>>()
        .join("\n====\n")
}
