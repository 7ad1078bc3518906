//! Returns that are read and looked over before anything is added.

use std::path::PathBuf;

use crate::{
    base,
    document::{Document, Preview, example_document, example_returns, previews},
    returns::{Known, ReadError, ReturnReading, Source, files_of, read, reread},
    workbook::{Catalogue, catalogue},
};

/// One file: what it holds and would change, or why it could not be read.
#[derive(Clone, Debug)]
pub(super) struct FileReading {
    /// File name, without folders.
    pub name: String,
    /// The reading, or the reason in words.
    pub outcome: Result<Understood, String>,
}

/// A reading and what it would change.
#[derive(Clone, Debug)]
pub(super) struct Understood {
    /// How the file is understood.
    pub reading: ReturnReading,
    /// What importing it would change after the files before it; see [`ImportSession::look_ahead`].
    pub preview: Preview,
}

/// Files that are looked over together.
#[derive(Clone, Debug, Default)]
pub(super) struct ImportSession {
    /// In the order in which they were given.
    pub files: Vec<FileReading>,
    /// Which file is shown.
    pub file: usize,
    /// Which of its sheets.
    pub sheet: usize,
}

impl ImportSession {
    /// Files that would be imported: read, with a wanted sheet that has figures.
    pub(super) fn ready(&self) -> impl Iterator<Item = &Understood> {
        self.files
            .iter()
            .filter_map(|file| file.outcome.as_ref().ok())
            .filter(|understood| understood.figures() > 0)
    }

    /// Works out anew what importing every file in order would change in `document`: what two files
    /// share is new in the first of them only.
    pub(super) fn look_ahead(&mut self, document: &Document) {
        let understood = self.files.iter_mut().filter_map(|file| file.outcome.as_mut().ok());
        let (readings, kept): (Vec<_>, Vec<_>) = understood.map(|u| (&u.reading, &mut u.preview)).unzip();
        for (preview, kept) in previews(document, readings).into_iter().zip(kept) {
            *kept = preview;
        }
    }

    /// Figures that would be imported.
    #[must_use]
    pub(super) fn figures(&self) -> usize {
        self.ready().map(Understood::figures).sum()
    }
}

impl Understood {
    /// Figures on wanted sheets.
    #[must_use]
    pub(super) fn figures(&self) -> usize {
        self.reading.sheets.iter().filter(|sheet| sheet.wanted).map(|sheet| sheet.observations.len()).sum()
    }

    /// The reading alone.
    #[must_use]
    pub(super) fn reading(&self) -> ReturnReading {
        self.reading.clone()
    }

    /// Whether a wanted sheet asks for a look at its mapping.
    #[must_use]
    pub(super) fn asks(&self) -> bool {
        self.reading.sheets.iter().any(|sheet| sheet.wanted && sheet.asks)
    }

    /// The first sheet worth showing: one that is wanted and has figures.
    #[must_use]
    pub(super) fn first_sheet(&self) -> usize {
        let sheets = &self.reading.sheets;
        sheets
            .iter()
            .position(|sheet| sheet.wanted && !sheet.observations.is_empty())
            .or_else(|| sheets.iter().position(|sheet| sheet.wanted))
            .unwrap_or(0)
    }
}

/// Reads `paths` one after the other; for a job.
pub(super) fn read_files(
    paths: &[PathBuf],
    catalogue: &Catalogue,
    progress: &dyn Fn(f32),
    cancelled: &dyn Fn() -> bool,
) -> Vec<FileReading> {
    let paths = match files_of(paths) {
        Ok(paths) => paths,
        Err(error) => {
            let outcome = Err(format!("The folder cannot be listed: {error}"));
            return vec![FileReading { name: "Folder".to_owned(), outcome }];
        }
    };
    let mut readings = Vec::with_capacity(paths.len());
    for (i, path) in paths.iter().enumerate() {
        if cancelled() {
            break;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        #[expect(clippy::cast_possible_truncation, reason = "a share for a progress bar")]
        let share = |within: f32| progress(((i as f64 + f64::from(within)) / paths.len() as f64) as f32);
        share(0.0);
        let outcome = Source::open(path)
            .and_then(|source| read(&source, &Known::new(catalogue), &share, cancelled))
            .map(|reading| Understood { preview: Preview::default(), reading })
            .map_err(|error| error.to_string());
        readings.push(FileReading { name, outcome });
    }
    readings
}

/// Understands one sheet anew with a corrected mapping; for a job.
#[must_use]
pub(super) fn read_again(
    understood: &Understood,
    sheet: usize,
    mapping: crate::returns::Mapping,
    catalogue: &Catalogue,
) -> Understood {
    let mut reading = understood.reading.clone();
    if let Some(old) = reading.sheets.get(sheet) {
        let mut fresh = reread(old, mapping, &Known::new(catalogue), &reading.file);
        fresh.wanted = true;
        reading.sheets[sheet] = fresh;
    }
    Understood { preview: Preview::default(), reading }
}

/// The example's scorecard, by the real import; for a job.
///
/// # Errors
/// A file of the example cannot be read.
pub(super) fn example() -> Result<Document, ReadError> {
    let read_one = |source: &Source| read(source, &Known::new(catalogue()), &|_| {}, &|| false);
    let readings = example_returns().iter().map(read_one).collect::<Result<Vec<_>, _>>()?;
    Ok(example_document(readings, base::now()))
}
