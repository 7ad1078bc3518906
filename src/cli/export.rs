//! `export`: the scorecard, its figures or a chart as a file.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use strum::IntoEnumIterator as _;

use super::{
    charts::{self, Wish},
    gather,
    looking::{self, Looking},
    paper::Paper,
    talk::{Talk, say},
};
use crate::{
    disclosure::{Policy, Published},
    document::Document,
    domain::{IndicatorId, Observation},
    export::{
        Dpi, FigureFormat, FigureLook, Leave, PictureSize, export_actions, export_data, export_figure,
        export_scorecard, export_workbook, export_workshop,
    },
    report::{
        Shipped,
        charts::{Chart, ChartKind},
    },
    scoring::Scorecard,
};

/// What leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// The scorecard table: .csv or .xlsx.
    Scorecard,
    /// Every figure, one a row: .csv or .xlsx.
    Data,
    /// The register of actions: .csv or .xlsx, or their due dates as a calendar: .ics.
    Actions,
    /// The scorecard, its charts, every figure and the method: .xlsx.
    Workbook,
    /// One chart: .png, .svg, .pdf, .csv or .xlsx.
    Figure,
    /// All charts, or some, into a folder: a line of JSON for each file.
    Charts,
    /// The board paper: .pdf, .docx or .pptx.
    BoardPaper,
    /// The area on one page: .pdf, .docx or .pptx.
    Profile,
    /// The exceptions alone: .pdf, .docx or .pptx.
    Exceptions,
    /// Areas beside each other on A3, for the wall: .pdf, .docx or .pptx.
    Wall,
    /// What a workshop said, from the recording book: .pdf, .docx, .pptx or .xlsx.
    Workshop,
    /// The recording book to print and write in, blank: .pdf or .docx; a scorecard without figures is enough.
    RecordingBook,
}

/// How large a chart is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Width {
    /// 160 mm.
    #[default]
    Full,
    /// 78 mm.
    Half,
    /// A whole slide: 13.33 × 7.5 inches.
    Slide,
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
    /// Which chart: trend, control, ranked, funnel, in-time, groups or trajectory of an indicator; tree,
    /// balance, grid, spine, rug or changes (the high impact changes) of the whole scorecard.
    #[arg(long, value_name = "KIND", default_value = "trend", value_parser = kind)]
    figure: ChartKind,
    /// How large charts are: for a page of Word, half of it, or a slide.
    #[arg(long, default_value = "full")]
    size: Width,
    /// How fine a PNG picture is, 96 to 600 dots per inch; otherwise 300, and 200 for a slide.
    #[arg(long, value_name = "N")]
    dpi: Option<u16>,
    /// With `charts`: what each is written as: png, svg, pdf, csv or xlsx.
    #[arg(long, value_name = "FORMAT", default_value = "png", value_parser = format)]
    format: FigureFormat,
    /// With `charts`: only those of these indicators (ids or codes), of these kinds (such as funnel), or
    /// both (`smoking_at_delivery:trend`). Separated by commas.
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    charts: Vec<String>,
    /// The file to write; its ending says the format. With `charts`, a folder, made if absent.
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
            Kind::Workbook => {
                card?;
                export_workbook(&published, &self.out)?;
            }
            Kind::Actions => export_actions(&published, &self.out)?,
            Kind::Data => {
                let only = self.indicator.as_deref().map(|name| named(&document, name));
                let area = self.looking.area.is_some().then(|| document.area.clone()).flatten();
                let wanted = |figure: &Observation| {
                    only.as_ref().is_none_or(|id| figure.indicator == *id)
                        && area.as_ref().is_none_or(|code| figure.area == *code)
                };
                export_data(&published, wanted, &self.out)?;
            }
            Kind::Workshop if self.is_xlsx() => export_workshop(&published, &self.out)?,
            Kind::BoardPaper
            | Kind::Profile
            | Kind::Exceptions
            | Kind::Wall
            | Kind::Workshop
            | Kind::RecordingBook => {
                // A workshop may be held before there is any figure.
                if !matches!(self.kind, Kind::Workshop | Kind::RecordingBook) {
                    card?;
                }
                let paper = Paper {
                    kind: self.paper(),
                    template: self.template.as_deref(),
                    since: self.since.as_deref(),
                    out: &self.out,
                };
                paper.write(&published)?;
            }
            Kind::Figure => {
                let chart = self.chart(&document, &card?)?;
                let (look, path) = (self.look()?, self.out.as_path());
                let leave = Leave { look, compared: None, path };
                if let Some(boxes) = export_figure(&published, &chart, leave)? {
                    say(&format!("note: {boxes}"));
                }
            }
            Kind::Charts => {
                let wish = Wish { only: &self.charts, format: self.format, look: self.look()? };
                let files = charts::write(&published, &card?, &wish, &self.out)?;
                say_what_is_hidden(&published);
                return charts::tell(&files, talk);
            }
        }
        say_what_is_hidden(&published);
        talk.result(&self.out.display().to_string());
        Ok(())
    }

    /// The one chart that is asked for.
    fn chart(&self, document: &Document, card: &Scorecard) -> anyhow::Result<Chart> {
        if self.figure.is_of_all() {
            return Ok(Chart::of_all(self.figure));
        }
        let id = self.indicator.as_deref().context("which indicator? Give --indicator ID")?;
        Ok(Chart::of(of_card(document, card, id)?, self.figure))
    }

    fn is_xlsx(&self) -> bool {
        self.out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
    }

    const fn paper(&self) -> Shipped {
        match self.kind {
            Kind::Profile => Shipped::Profile,
            Kind::Exceptions => Shipped::Exceptions,
            Kind::Wall => Shipped::Wall,
            Kind::Workshop => Shipped::Workshop,
            Kind::RecordingBook => Shipped::RecordingBook,
            _ => Shipped::BoardPaper,
        }
    }

    fn look(&self) -> anyhow::Result<FigureLook> {
        let size = match self.size {
            Width::Full => PictureSize::Full,
            Width::Half => PictureSize::Half,
            Width::Slide => PictureSize::Slide,
        };
        Ok(FigureLook { size, dpi: self.dpi.map(Dpi::new).transpose()? })
    }
}

/// A kind of chart by its name.
pub(super) fn kind(name: &str) -> Result<ChartKind, String> {
    let names = || ChartKind::iter().map(<&'static str>::from).collect::<Vec<_>>().join(", ");
    name.parse().map_err(|_unknown| format!("there is no chart of this kind; there are {}", names()))
}

fn format(name: &str) -> Result<FigureFormat, String> {
    let found = FigureFormat::iter().find(|format| name.eq_ignore_ascii_case(format.ending()));
    let names = || FigureFormat::iter().map(FigureFormat::ending).collect::<Vec<_>>().join(", ");
    found.ok_or_else(|| format!("charts are written as {}", names()))
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

pub(super) fn of_card(document: &Document, card: &Scorecard, name: &str) -> anyhow::Result<IndicatorId> {
    let id = named(document, name);
    if card.indicator(&id).is_some() {
        return Ok(id);
    }
    let with_figures: Vec<&str> =
        card.indicators().filter(|score| score.figure.is_some()).map(|score| score.id.as_str()).collect();
    bail!("there are no figures for “{name}” in this scorecard; there are for {}", with_figures.join(", "))
}
