//! `export --as charts`: all charts of a scorecard, or some, into a folder.

use std::{cell::RefCell, path::Path};

use serde::Serialize;

use super::{
    export::{kind, of_card},
    paper::progress,
    talk::{Talk, say},
};
use crate::{
    base::Errand,
    disclosure::Published,
    domain::IndicatorId,
    export::{ChartFile, ChartsWish, FigureFormat, FigureLook, export_charts},
    report::charts::{Chart, ChartKind},
    scoring::Scorecard,
};

/// What is asked for.
#[derive(Debug)]
pub(super) struct Wish<'a> {
    /// Indicators, kinds, or both with a colon; all where there are none.
    pub(super) only: &'a [String],
    /// As what.
    pub(super) format: FigureFormat,
    /// How large and fine.
    pub(super) look: FigureLook,
}

/// A file that was written, as a line of JSON says it.
#[derive(Debug, Serialize)]
struct Line<'a> {
    chart: String,
    indicator: Option<&'a str>,
    kind: &'static str,
    title: &'a str,
    file: String,
}

/// Indicator and kind; `None` for any.
type Only = (Option<IndicatorId>, Option<ChartKind>);

/// Writes them.
pub(super) fn write(
    published: &Published,
    card: &Scorecard,
    wish: &Wish<'_>,
    folder: &Path,
) -> anyhow::Result<Vec<ChartFile>> {
    let only: Vec<Only> =
        wish.only.iter().map(|text| asked(published, card, text.trim())).collect::<Result<_, _>>()?;
    let wanted = |chart: &Chart| {
        let is_it = |(id, kind): &Only| {
            id.as_ref().is_none_or(|id| chart.indicator.as_ref() == Some(id))
                && kind.is_none_or(|kind| chart.kind == kind)
        };
        only.is_empty() || only.iter().any(is_it)
    };
    let bar = RefCell::new(progress("Writing the charts"));
    let tell = |done: f32| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
        bar.borrow_mut().set_position((done * 100.0).clamp(0.0, 100.0) as u64);
    };
    let wish = ChartsWish { wanted: &wanted, format: wish.format, look: wish.look };
    let written = export_charts(published, wish, folder, &Errand::new(&tell, &|| false));
    bar.borrow().finish_and_clear();
    Ok(written?)
}

/// What one entry of `--charts` asks for.
fn asked(published: &Published, card: &Scorecard, text: &str) -> anyhow::Result<Only> {
    let id = |name: &str| of_card(published.document(), card, name);
    let named = |name: &str| kind(name).map_err(anyhow::Error::msg);
    match text.split_once(':') {
        Some((indicator, name)) => Ok((Some(id(indicator)?), Some(named(name)?))),
        None => match named(text) {
            Ok(kind) => Ok((None, Some(kind))),
            Err(_) => Ok((Some(id(text)?), None)),
        },
    }
}

/// Says each file in a line of JSON.
pub(super) fn tell(files: &[ChartFile], talk: &mut Talk) -> anyhow::Result<()> {
    for file in files {
        if let Some(boxes) = &file.boxes {
            say(&format!("note: {}: {boxes}", file.path.display()));
        }
        let line = Line {
            chart: file.chart.to_string(),
            indicator: file.chart.indicator.as_ref().map(IndicatorId::as_str),
            kind: file.chart.kind.into(),
            title: &file.title,
            file: file.path.display().to_string(),
        };
        talk.result(&serde_json::to_string(&line)?);
    }
    Ok(())
}
