//! `export`: the scorecard, its figures or a chart as a file.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use super::{
    gather,
    looking::{self, Looking},
    paper::Paper,
    talk::{Talk, say},
};
use crate::{
    disclosure::{Policy, Published},
    document::Document,
    domain::{IndicatorId, Observation},
    export::{Leave, PictureSize, export_data, export_figure, export_scorecard},
    report::Shipped,
    scoring::Scorecard,
};

/// What leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// The scorecard table: .csv or .xlsx.
    Scorecard,
    /// Every figure, one a row: .csv or .xlsx.
    Data,
    /// A chart of one indicator: .png, .svg or .pdf.
    Figure,
    /// The board paper: .pdf, .docx or .pptx.
    BoardPaper,
    /// The area on one page: .pdf, .docx or .pptx.
    Profile,
    /// The exceptions alone: .pdf, .docx or .pptx.
    Exceptions,
    /// Areas beside each other on A3, for the wall: .pdf, .docx or .pptx.
    Wall,
    /// The workshop summary: not in this version.
    Workshop,
}

/// Which chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Chart {
    /// The figures over time.
    #[default]
    Trend,
}

/// How wide a chart is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Width {
    /// 160 mm.
    #[default]
    Full,
    /// 78 mm.
    Half,
}

/// The arguments of `export`.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// A scorecard file, or returns and folders of them.
    #[arg(required = true, value_name = "S.spruce|FILE")]
    files: Vec<PathBuf>,
    /// What to write.
    #[arg(long = "as", value_name = "WHAT")]
    kind: Kind,
    /// Which indicator, by id or code; with `data`, only its figures.
    #[arg(long, value_name = "ID")]
    indicator: Option<String>,
    /// Which chart of it.
    #[arg(long, value_name = "KIND", default_value = "trend")]
    figure: Chart,
    /// How wide the chart is on paper: 160 mm or 78 mm.
    #[arg(long, default_value = "full")]
    size: Width,
    /// The file to write; its ending says the format.
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    /// For a paper: a template of your own, made from one in assets/templates.
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// For a paper: an earlier scorecard file; what changed since then goes into it.
    #[arg(long, value_name = "OLD.spruce")]
    since: Option<PathBuf>,
    /// Hide nothing, and mark the file as restricted.
    #[arg(long)]
    unrestricted: bool,
    #[command(flatten)]
    asked: gather::Asked,
    #[command(flatten)]
    looking: Looking,
}

impl Export {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        if self.kind == Kind::Workshop {
            bail!("this version writes no workshop summary yet; `--as board-paper` is there");
        }
        let mut document = gather::open(&self.files, &self.asked, talk)?;
        let mut policy = self.looking.apply(&mut document)?;
        if self.unrestricted {
            policy = Policy::Unrestricted;
        }
        // In words that say what is missing, where there is nothing to score.
        let card = looking::scorecard(&document);
        let published = Published::of(&document, policy)?;
        match self.kind {
            Kind::Scorecard => {
                card?;
                export_scorecard(&published, &self.out)?;
            }
            Kind::Data => {
                let only = self.indicator.as_deref().map(|name| named(&document, name));
                let area = self.looking.area.is_some().then(|| document.area.clone()).flatten();
                let wanted = |figure: &Observation| {
                    only.as_ref().is_none_or(|id| figure.indicator == *id)
                        && area.as_ref().is_none_or(|code| figure.area == *code)
                };
                export_data(&published, wanted, &self.out)?;
            }
            Kind::BoardPaper | Kind::Profile | Kind::Exceptions | Kind::Wall => {
                card?;
                let paper = Paper {
                    kind: self.paper(),
                    template: self.template.as_deref(),
                    since: self.since.as_deref(),
                    out: &self.out,
                };
                paper.write(&published)?;
            }
            Kind::Figure | Kind::Workshop => {
                let id = self.indicator.as_deref().context("which indicator? Give --indicator ID")?;
                let id = of_card(&document, &card?, id)?;
                let (size, path) = (self.size(), self.out.as_path());
                let Chart::Trend = self.figure;
                export_figure(&published, &id, Leave { size, compared: None, path })?;
            }
        }
        say_what_is_hidden(&published);
        talk.result(&self.out.display().to_string());
        Ok(())
    }

    const fn paper(&self) -> Shipped {
        match self.kind {
            Kind::Profile => Shipped::Profile,
            Kind::Exceptions => Shipped::Exceptions,
            Kind::Wall => Shipped::Wall,
            _ => Shipped::BoardPaper,
        }
    }

    const fn size(&self) -> PictureSize {
        match self.size {
            Width::Full => PictureSize::Full,
            Width::Half => PictureSize::Half,
        }
    }
}

fn say_what_is_hidden(published: &Published) {
    match (published.policy(), published.hidden().len()) {
        (policy, 0) if policy != Policy::Unrestricted && policy.base() == 1 => {}
        (policy, count) => {
            let how_many =
                if count > 0 { format!(" ({count} figures in this scorecard)") } else { String::new() };
            say(&format!("note: {}{how_many}", policy.notice()));
        }
    }
}

/// The id that somebody means by an id or a code.
fn named(document: &Document, name: &str) -> IndicatorId {
    document.catalogue().named(name).map_or_else(|| name.into(), |indicator| indicator.id.clone())
}

fn of_card(document: &Document, card: &Scorecard, name: &str) -> anyhow::Result<IndicatorId> {
    let id = named(document, name);
    if card.indicator(&id).is_some() {
        return Ok(id);
    }
    let with_figures: Vec<&str> =
        card.indicators().filter(|score| score.figure.is_some()).map(|score| score.id.as_str()).collect();
    bail!("there are no figures for “{name}” in this scorecard; there are for {}", with_figures.join(", "))
}
