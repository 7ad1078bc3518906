//! Many charts into a folder, each whole or not at all.

use std::{
    io::ErrorKind,
    num::NonZero,
    path::{Path, PathBuf},
    sync::{
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
    },
};

use jiff::civil::Date;

use super::{
    ExportError, FigureFormat, FigureLook, door, figure_file::figure_bytes, file_name::Names, write_file,
};
use crate::{
    base::{Errand, disk_words},
    disclosure::Published,
    figure::Figure,
    report::charts::{Chart, ChartKind, Charts},
    scoring::Scorecard,
};

/// At most this many are made at a time.
const MOST_AT_A_TIME: usize = 4;

/// What is wanted of a scorecard's charts.
#[derive(Clone, Copy)]
pub struct ChartsWish<'a> {
    /// Which.
    pub wanted: &'a dyn Fn(&Chart) -> bool,
    /// As what.
    pub format: FigureFormat,
    /// How large and fine.
    pub look: FigureLook,
}

impl std::fmt::Debug for ChartsWish<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ChartsWish {{ {:?}, {:?} }}", self.format, self.look)
    }
}

/// A chart that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartFile {
    /// Which.
    pub chart: Chart,
    /// Its title.
    pub title: String,
    /// Where it is.
    pub path: PathBuf,
    /// What to say of letters that it shows as boxes.
    pub boxes: Option<String>,
}

/// Writes every chart that is wanted and can be drawn into `folder`, which is made if absent, in one that is there. Gives the files
/// in the order of the scorecard.
///
/// # Errors
/// There is nothing to draw, a file cannot be written, or somebody asked to stop; files that were written
/// before stay, and are whole.
pub fn export_charts(
    published: &Published,
    wish: ChartsWish<'_>,
    folder: &Path,
    errand: &Errand<'_>,
) -> Result<Vec<ChartFile>, ExportError> {
    let drawn = drawn(published, wish, folder, &errand.part(0.0, 0.2))?;
    if drawn.is_empty() {
        return Err(ExportError::NoFigures("the charts that were asked for".to_owned()));
    }
    // Only the last folder of the path: where the others have gone, a drive was disconnected.
    if !folder.is_dir() {
        std::fs::create_dir(folder).map_err(|why| ExportError::Folder {
            folder: folder.display().to_string(),
            why: match why.kind() {
                ErrorKind::NotFound => "the folder above it is not there".to_owned(),
                ErrorKind::PermissionDenied => "you may not write there; choose another place".to_owned(),
                _ => disk_words(&why),
            },
        })?;
    }
    write_all(&drawn, wish, door::day(published), &errand.part(0.2, 1.0))?;
    Ok(drawn.into_iter().map(|(file, _)| file).collect())
}

/// The charts with their places.
fn drawn(
    published: &Published,
    wish: ChartsWish<'_>,
    folder: &Path,
    errand: &Errand<'_>,
) -> Result<Vec<(ChartFile, Figure)>, ExportError> {
    let card = published.scorecard().ok_or(ExportError::NoScorecard)?;
    let charts = Charts::new(published.document(), card);
    let subjects = charts.subjects();
    let mut names = Names::default();
    let mut drawn = Vec::new();
    for (at, subject) in subjects.iter().enumerate() {
        if errand.is_cancelled() {
            return Err(ExportError::Stopped);
        }
        errand.tell(at as f32 / subjects.len() as f32);
        let is_wanted =
            |kind: ChartKind| (wish.wanted)(&Chart { kind, indicator: subject.clone(), by: None });
        for (chart, figure) in charts.of(subject.as_ref(), &is_wanted) {
            if figure.message.is_some() {
                continue;
            }
            let name = names.take(&file_words(card, &chart));
            let path = folder.join(format!("{name}.{}", wish.format.ending()));
            let figure = door::stamped(figure, published);
            let boxes = wish.format.boxes_in(&figure);
            drawn.push((ChartFile { chart, title: figure.title.clone(), path, boxes }, figure));
        }
    }
    Ok(drawn)
}

/// `05 Smoking at delivery, trend`: files stand in a folder as the scorecard has them.
fn file_words(card: &Scorecard, chart: &Chart) -> String {
    let kind = chart.kind.name();
    let by = chart.by.as_ref().map(|by| format!(" by {}", by.to_lowercase())).unwrap_or_default();
    match chart.indicator.as_ref().and_then(|id| card.indicator(id)) {
        // A long name gives way to what the chart is.
        Some(score) => {
            let name: String = score.name.chars().take(60).collect();
            format!("{:02} {}, {kind}{by}", score.section, name.trim_end())
        }
        None => format!("00 {}, {kind}", card.area.name.chars().take(60).collect::<String>().trim_end()),
    }
}

/// Makes and writes them, some at a time.
fn write_all(
    drawn: &[(ChartFile, Figure)],
    wish: ChartsWish<'_>,
    date: Date,
    errand: &Errand<'_>,
) -> Result<(), ExportError> {
    let (format, look) = (wish.format, wish.look);
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let one = |(file, figure): &(ChartFile, Figure)| {
        write_file(&file.path, &figure_bytes(figure, format, look, date)?)
    };
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get).min(MOST_AT_A_TIME);
    let (tell, told) = mpsc::channel();
    std::thread::scope(|scope| {
        for tell in vec![tell; threads.min(drawn.len())] {
            let (one, next, stop) = (&one, &next, &stop);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let Some(task) = drawn.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
                    if tell.send(one(task)).is_err() {
                        break;
                    }
                }
            });
        }
        let mut first_trouble = Ok(());
        for (done, written) in told.iter().enumerate() {
            errand.tell((done + 1) as f32 / drawn.len() as f32);
            let trouble = match written {
                Ok(()) if errand.is_cancelled() && done + 1 < drawn.len() => Err(ExportError::Stopped),
                written => written,
            };
            if trouble.is_err() {
                stop.store(true, Ordering::Relaxed);
            }
            if first_trouble.is_ok() {
                first_trouble = trouble;
            }
        }
        first_trouble
    })
}
