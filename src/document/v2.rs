//! Version 2 of the scorecard file, which this program writes. It adds to version 1 what a person
//! makes of the areas and indicators: comparators, footprints, indicators of their own.
//!
//! RON, one figure a line, the same content always the same bytes. A figure's file name is that of
//! its return unless it says otherwise. `tests/it/files` keeps a sample.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use ron::{
    Options,
    error::{Position, Span, SpannedError},
    extensions::Extensions,
    ser::PrettyConfig,
};
use serde::{Deserialize, Serialize};

use super::{Document, Papers, ReturnRecord, Trail, made_with::MadeWith};
use crate::{
    analysis::Decisions,
    domain::{
        Area, AreaCode, CellAddress, Dataset, Earlier, Footprint, Group, IndicatorId, LocalIndicator, Mark,
        Observation, Period, Provenance, Replaced,
    },
    scoring::{Choices, Settings},
    workbook::{Indicator, LocalQuestions, PackInUse, Standard},
    workshop::{Recording, Workshops},
};

/// Depth at which a value takes one line: the items of the lists in the content.
const LINES: usize = 3;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    format: String,
    version: u32,
    written_by: String,
    content: Content,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Content {
    pub area: Option<AreaCode>,
    pub to: Option<Period>,
    #[serde(default)]
    pub made_with: MadeWith,
    #[serde(default, skip_serializing_if = "LocalQuestions::is_empty")]
    pub local_questions: LocalQuestions,
    pub comparators: Vec<AreaCode>,
    pub settings: Settings,
    pub choices: Chosen,
    pub areas: Vec<Area>,
    pub footprints: Vec<Footprint>,
    pub indicators: Vec<Indicator>,
    pub local_indicators: BTreeMap<IndicatorId, LocalIndicator>,
    pub last_return: u32,
    pub returns: Vec<ReturnRecord>,
    #[serde(default, skip_serializing_if = "Papers::is_empty")]
    pub papers: Papers,
    #[serde(default, skip_serializing_if = "Workshops::is_empty")]
    pub workshops: Workshops,
    #[serde(default, skip_serializing_if = "Trail::is_empty")]
    pub trail: Trail,
    pub figures: Vec<Figure>,
}

/// What was decided. The first files with a recording book have it here.
#[derive(Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    switched_on: BTreeSet<(IndicatorId, String)>,
    local_targets: Vec<Standard>,
    switched_off: BTreeMap<IndicatorId, String>,
    decisions: Decisions,
    #[serde(skip_serializing)]
    recording: Recording,
}

impl Default for Chosen {
    fn default() -> Self {
        Choices::default().into()
    }
}

impl std::convert::From<Choices> for Chosen {
    fn from(choices: Choices) -> Self {
        let Choices { switched_on, local_targets, switched_off, decisions } = choices;
        Self { switched_on, local_targets, switched_off, decisions, recording: Recording::default() }
    }
}

/// One figure. RON cannot flatten, so `Was` repeats what an earlier figure shares with it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figure {
    indicator: IndicatorId,
    area: AreaCode,
    period: Period,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    group: Option<Group>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    numerator: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    denominator: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stated: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mark: Option<Mark>,
    #[serde(default, skip_serializing_if = "is_false")]
    unreliable: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    findings: Vec<String>,
    from: From,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    also: Vec<From>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<Was>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rivals: Vec<Was>,
}

/// What a return says of a figure and does not stand.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Was {
    #[serde(default, skip_serializing_if = "is_revised")]
    why: Replaced,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    numerator: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    denominator: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stated: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mark: Option<Mark>,
    #[serde(default, skip_serializing_if = "is_false")]
    unreliable: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    findings: Vec<String>,
    from: From,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    also: Vec<From>,
}

/// Where a figure stands.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct From {
    /// Number of the return.
    import: u32,
    /// File name, where it is not the return's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<Arc<str>>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    sheet: Arc<str>,
    /// None where a person typed the figure in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cell: Option<CellAddress>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    numerator: Option<CellAddress>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    denominator: Option<CellAddress>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference in")]
const fn is_false(yes: &bool) -> bool {
    !*yes
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference in")]
fn is_revised(why: &Replaced) -> bool {
    *why == Replaced::Revised
}

/// `Some` is left out, so that a figure reads `value: 78.2`.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The file's text.
pub(super) fn write(document: &Document) -> Result<String, ron::Error> {
    let files = Files::of(document);
    let dataset = &document.dataset;
    let is_footprint = |code: &AreaCode| document.footprints.iter().any(|one| one.code == *code);
    let envelope = Envelope {
        format: super::file::FORMAT.to_owned(),
        version: 2,
        written_by: env!("CARGO_PKG_VERSION").to_owned(),
        content: Content {
            area: document.area.clone(),
            to: document.to,
            made_with: MadeWith::of(document.pack.pack()),
            local_questions: document.pack.local().clone(),
            comparators: document.comparators.clone(),
            settings: document.settings.clone(),
            choices: document.choices.clone().into(),
            // What footprints say is made from their members when the file is read.
            areas: dataset.areas().values().filter(|area| !is_footprint(&area.code)).cloned().collect(),
            footprints: document.footprints.to_vec(),
            indicators: document.indicators.to_vec(),
            local_indicators: dataset.local_indicators().clone(),
            last_return: document.last_return,
            returns: document.returns.to_vec(),
            papers: Papers::clone(&document.papers),
            workshops: Workshops::clone(&document.workshops),
            trail: document.trail.clone(),
            figures: dataset
                .observations()
                .filter(|figure| !is_footprint(&figure.area))
                .map(|figure| files.write_figure(figure))
                .collect(),
        },
    };
    let config = PrettyConfig::new().depth_limit(LINES).new_line("\n").struct_names(false);
    let mut text = options().to_string_pretty(&envelope, config)?;
    text.push('\n');
    Ok(text)
}

/// The document in the file's text.
pub(super) fn read(text: &str) -> Result<Document, SpannedError> {
    let Envelope { content, .. } = options().from_str(text)?;
    content.into_document()
}

impl Content {
    /// The document that it is the content of.
    ///
    /// # Errors
    /// A figure is there twice.
    pub(super) fn into_document(self) -> Result<Document, SpannedError> {
        let mut dataset = Dataset::default();
        dataset.add_areas(self.areas);
        dataset.add_local_indicators(self.local_indicators);
        let Chosen { switched_on, local_targets, switched_off, decisions, recording } = self.choices;
        let mut workshops = self.workshops;
        if workshops.now.recording.is_empty() {
            workshops.now.recording = recording;
        }
        let highest = self.returns.iter().map(|record| record.number).max().unwrap_or(0);
        let mut document = Document {
            area: self.area,
            to: self.to,
            pack: PackInUse::new(self.made_with.pack().map_err(wrong)?, self.local_questions.settled()),
            comparators: self.comparators,
            footprints: Arc::new(self.footprints),
            indicators: Arc::new(self.indicators),
            settings: self.settings,
            choices: Choices { switched_on, local_targets, switched_off, decisions },
            last_return: self.last_return.max(highest),
            returns: Arc::new(self.returns),
            papers: Arc::new(self.papers),
            workshops: Arc::new(workshops),
            trail: self.trail,
            dataset: Arc::default(),
        };
        let mut files = Files::of(&document);
        let count = self.figures.len();
        let figures = self.figures.into_iter().map(|figure| files.read_figure(figure)).collect();
        let merge = dataset.merge(figures);
        if merge.added != count {
            return Err(wrong("a figure is there twice".to_owned()));
        }
        document.dataset = Arc::new(dataset);
        Ok(document)
    }
}

/// What is wrong with the file as a whole.
const fn wrong(why: String) -> SpannedError {
    let start = Position { line: 1, col: 1 };
    SpannedError { code: ron::Error::Message(why), span: Span { start, end: start } }
}

/// The returns' file names by number, and the texts that many figures share.
struct Files {
    names: BTreeMap<u32, Arc<str>>,
    shared: BTreeMap<Arc<str>, Arc<str>>,
}

impl Files {
    fn of(document: &Document) -> Self {
        let name = |record: &ReturnRecord| (record.number, record.file.as_str().into());
        Self { names: document.returns.iter().map(name).collect(), shared: BTreeMap::new() }
    }

    fn write_place(&self, place: &Provenance) -> From {
        let known = self.names.get(&place.import) == Some(&place.file);
        From {
            import: place.import,
            file: (!known).then(|| place.file.clone()),
            sheet: place.sheet.clone(),
            cell: (!place.by_hand).then_some(place.cell),
            numerator: place.numerator_cell,
            denominator: place.denominator_cell,
        }
    }

    fn read_place(&mut self, from: From) -> Provenance {
        let file = from.file.or_else(|| self.names.get(&from.import).cloned()).unwrap_or_default();
        let sheet = self.shared.entry(from.sheet.clone()).or_insert(from.sheet).clone();
        Provenance {
            import: from.import,
            file,
            sheet,
            cell: from.cell.unwrap_or_default(),
            numerator_cell: from.numerator,
            denominator_cell: from.denominator,
            by_hand: from.cell.is_none(),
        }
    }

    fn write_figure(&self, figure: &Observation) -> Figure {
        Figure {
            indicator: figure.indicator.clone(),
            area: figure.area.clone(),
            period: figure.period,
            group: figure.group.clone(),
            numerator: figure.numerator,
            denominator: figure.denominator,
            value: figure.value,
            stated: figure.stated,
            mark: figure.mark,
            unreliable: figure.unreliable,
            note: figure.note.clone(),
            findings: figure.findings.clone(),
            from: self.write_place(&figure.provenance),
            also: figure.also.iter().map(|place| self.write_place(place)).collect(),
            earlier: figure.earlier.iter().map(|earlier| self.write_earlier(earlier)).collect(),
            rivals: figure.rivals.iter().map(|rival| self.write_earlier(rival)).collect(),
        }
    }

    fn write_earlier(&self, earlier: &Earlier) -> Was {
        Was {
            why: earlier.why,
            numerator: earlier.numerator,
            denominator: earlier.denominator,
            value: earlier.value,
            stated: earlier.stated,
            mark: earlier.mark,
            unreliable: earlier.unreliable,
            note: earlier.note.clone(),
            findings: earlier.findings.clone(),
            from: self.write_place(&earlier.provenance),
            also: earlier.also.iter().map(|place| self.write_place(place)).collect(),
        }
    }

    fn read_figure(&mut self, figure: Figure) -> Observation {
        Observation {
            indicator: figure.indicator,
            area: figure.area,
            period: figure.period,
            group: figure.group,
            numerator: figure.numerator,
            denominator: figure.denominator,
            value: figure.value,
            stated: figure.stated,
            mark: figure.mark,
            unreliable: figure.unreliable,
            note: figure.note,
            findings: figure.findings,
            provenance: self.read_place(figure.from),
            also: figure.also.into_iter().map(|from| self.read_place(from)).collect(),
            earlier: figure.earlier.into_iter().map(|was| self.read_earlier(was)).collect(),
            rivals: figure.rivals.into_iter().map(|was| self.read_earlier(was)).collect(),
        }
    }

    fn read_earlier(&mut self, was: Was) -> Earlier {
        Earlier {
            why: was.why,
            numerator: was.numerator,
            denominator: was.denominator,
            value: was.value,
            stated: was.stated,
            mark: was.mark,
            unreliable: was.unreliable,
            note: was.note,
            findings: was.findings,
            provenance: self.read_place(was.from),
            also: was.also.into_iter().map(|from| self.read_place(from)).collect(),
        }
    }
}
