//! `demo`: the example scorecard with its board paper, tables and charts.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;

use super::{
    gather, held, looking,
    paper::Paper,
    score,
    talk::{Talk, say},
};
use crate::{
    base,
    disclosure::Published,
    document::{example_document, example_returns},
    domain::IndicatorId,
    export::{FigureLook, Leave, export_data, export_figure, export_scorecard},
    report::{
        Shipped,
        charts::{Chart, ChartKind},
    },
    returns::Known,
    scoring::{Scorecard, Status},
    workbook::catalogue,
};

/// What the board paper is written as.
const PAPERS: [&str; 3] = ["pdf", "docx", "pptx"];
/// Charts that are written.
const CHARTS: usize = 6;

/// The arguments of `demo`.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// The folder to write to; made if absent.
    #[arg(long, value_name = "DIR", default_value = "demo")]
    out: PathBuf,
}

impl Demo {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let readings = example_returns()
            .iter()
            .map(|source| gather::read_source(source, &Known::new(catalogue())))
            .collect::<Result<Vec<_>, _>>()
            .context("the example's own returns could not be read")?;
        let document = example_document(readings, base::now());
        let card = looking::scorecard(&document)?;
        std::fs::create_dir_all(&self.out)
            .with_context(|| format!("the folder {} could not be made", self.out.display()))?;
        let published = Published::of(&document, document.settings.disclosure)?;
        held::write(&document, &self.out.join("Exampleton.spruce"))?;
        for name in ["scorecard.csv", "scorecard.xlsx"] {
            export_scorecard(&published, &self.out.join(name))?;
        }
        export_data(&published, |_| true, &self.out.join("data.csv"))?;
        for id in worth_showing(&card) {
            for ending in ["png", "svg"] {
                let path = self.out.join(format!("{id}.{ending}"));
                let leave = Leave { look: FigureLook::default(), compared: None, path: &path };
                export_figure(&published, &Chart::of(id.clone(), ChartKind::Trend), leave)?;
            }
        }
        for ending in PAPERS {
            let out = self.out.join(format!("board paper.{ending}"));
            Paper { kind: Shipped::BoardPaper, template: None, since: None, out: &out }.write(&published)?;
        }
        score::write(&card, talk);
        say(&format!("The scorecard, its board paper, tables and charts are in {}", self.out.display()));
        Ok(())
    }
}

/// The indicators that a board would ask about first: not met, then close, the workbook's own first.
fn worth_showing(card: &Scorecard) -> Vec<IndicatorId> {
    let rank = |status: Status| match status {
        Status::NotMet => 0,
        Status::Close => 1,
        _ => 2,
    };
    let mut scores: Vec<_> = card
        .sections
        .iter()
        .flat_map(|section| &section.indicators)
        .filter(|score| score.previous.is_some() && score.standard.is_some())
        .collect();
    scores.sort_by_key(|score| (!score.core, rank(score.status)));
    scores.into_iter().take(CHARTS).map(|score| score.id.clone()).collect()
}
