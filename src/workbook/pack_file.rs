//! A pack as a file that a person can write: RON with its format's name and version first.

use std::{fmt, io::Read as _, path::Path, sync::Arc};

use ron::{Options, extensions::Extensions, ser::PrettyConfig};
use serde::{Deserialize, Serialize};

use super::{
    Acronym, Catalogue, HighImpactChange, Indicator, Pack, PackName, Role, Section, Standard, Workbook,
    pack_check,
};

/// The format's name, in every file.
const FORMAT: &str = "spruce workbook";
/// The version of the format that this program writes, and the newest that it reads.
const FORMAT_VERSION: u32 = 1;
/// The largest file that is read; the shipped workbook with all its standards is a fiftieth of it.
const MOST_BYTES: u64 = 8 << 20;
/// Depth from which a value takes one line in the file: the parts of a question.
const LINES: usize = 9;
/// Problems that a message lists.
const LISTED: usize = 4;

/// What stands in the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PackFile {
    format: String,
    format_version: u32,
    pub name: String,
    pub version: String,
    pub sections: Vec<Section>,
    #[serde(default)]
    pub high_impact_changes: Vec<HighImpactChange>,
    #[serde(default)]
    pub acronyms: Vec<Acronym>,
    #[serde(default)]
    pub roles: Vec<Role>,
    #[serde(default)]
    pub indicators: Vec<Indicator>,
    #[serde(default)]
    pub standards: Vec<Standard>,
}

/// The beginning of a file, read before the rest so that a newer one is refused in words.
#[derive(Deserialize)]
struct Opening {
    format: String,
    format_version: u32,
}

/// Something in a pack that keeps it from being used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackProblem {
    /// Where, such as `section 3, heading 2, question 3.2.1`.
    pub place: String,
    /// What is wrong there and what to do.
    pub message: String,
}

impl fmt::Display for PackProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// Why a workbook file cannot be used. Each says which file, where and what to do.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The file may not be opened.
    #[error("{file} could not be opened: {why}")]
    Open {
        /// File name.
        file: String,
        /// The reason in words.
        why: String,
    },
    /// The content is something else.
    #[error("{file} is not a workbook for Spruce: {why}")]
    NotAWorkbook {
        /// File name.
        file: String,
        /// What was found.
        why: String,
    },
    /// A newer Spruce wrote it.
    #[error(
        "{file} is a workbook of format {found}; this Spruce reads up to format {FORMAT_VERSION}, so open it with a newer one"
    )]
    Newer {
        /// File name.
        file: String,
        /// The version of its format.
        found: u32,
    },
    /// Something in it cannot be understood.
    #[error("{file}, line {line}, column {column}: {why}")]
    NotUnderstood {
        /// File name.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        why: String,
    },
    /// It can be understood, and cannot be used.
    #[error("{file} cannot be used. {}", listed(.problems))]
    Wrong {
        /// File name.
        file: String,
        /// All that is wrong, in the order of the file.
        problems: Vec<PackProblem>,
    },
}

/// The first problems, one a line, and how many there are besides.
fn listed(problems: &[PackProblem]) -> String {
    let mut lines: Vec<String> = problems.iter().take(LISTED).map(PackProblem::to_string).collect();
    if problems.len() > LISTED {
        lines.push(format!("and {} more", problems.len() - LISTED));
    }
    lines.join("\n")
}

impl Pack {
    /// Reads the workbook file at `path`.
    ///
    /// # Errors
    /// It cannot be opened, is not a workbook, or is not fit to be used; says where.
    pub fn open(path: &Path) -> Result<Self, PackError> {
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        std::fs::File::open(path)
            .and_then(|opened| opened.take(MOST_BYTES + 1).read_to_end(&mut bytes))
            .map_err(|error| PackError::Open { file: file.clone(), why: error.to_string() })?;
        Self::read(&file, &bytes)
    }

    /// Reads the bytes of a workbook file called `file`.
    ///
    /// # Errors
    /// They are not a workbook, or not one that is fit to be used; says where.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, PackError> {
        let not = |why: &str| PackError::NotAWorkbook { file: file.to_owned(), why: why.to_owned() };
        if bytes.len() as u64 > MOST_BYTES {
            return Err(not("it is larger than 8 MB"));
        }
        let text = std::str::from_utf8(bytes).map_err(|_wrong_byte| not("it is not text in UTF-8"))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim().is_empty() {
            return Err(not("it is empty"));
        }
        let not_understood = |error: ron::error::SpannedError| PackError::NotUnderstood {
            file: file.to_owned(),
            line: error.span.start.line,
            column: error.span.start.col,
            why: error.code.to_string(),
        };
        let opening: Opening = options().from_str(text).map_err(|error| match error.code {
            ron::Error::MissingStructField { field: "format" | "format_version", .. } => not(
                "it does not name its format; begin it with format: \"spruce workbook\", format_version: 1",
            ),
            _ => not_understood(error),
        })?;
        if opening.format != FORMAT {
            return Err(not(&format!(
                "its format is “{}”, and should be “{FORMAT}”",
                shortened(&opening.format)
            )));
        }
        if opening.format_version > FORMAT_VERSION {
            return Err(PackError::Newer { file: file.to_owned(), found: opening.format_version });
        }
        let content: PackFile = options().from_str(text).map_err(not_understood)?;
        content.into_pack().map_err(|problems| PackError::Wrong { file: file.to_owned(), problems })
    }

    /// This pack as a file.
    ///
    /// # Errors
    /// It cannot be written as text; this does not happen with what was read.
    pub fn text(&self) -> Result<String, ron::Error> {
        let config = PrettyConfig::new().depth_limit(LINES).new_line("\n").struct_names(false);
        let mut text = options().to_string_pretty(&PackFile::from(self.clone()), config)?;
        text.push('\n');
        Ok(text)
    }
}

/// The beginning of a text from a file, for a message.
fn shortened(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(40).collect()
}

/// `Some` may be left out, and RON's own bound on depth holds.
fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

impl PackFile {
    /// The pack that it describes.
    ///
    /// # Errors
    /// All that is wrong with it.
    fn into_pack(mut self) -> Result<Pack, Vec<PackProblem>> {
        let problems = pack_check::problems(&self);
        if !problems.is_empty() {
            return Err(problems);
        }
        self.sections.sort_by_key(|section| section.number);
        Ok(Pack {
            name: PackName { name: self.name, version: self.version },
            workbook: Arc::new(Workbook {
                sections: self.sections,
                high_impact_changes: self.high_impact_changes,
                acronyms: self.acronyms,
                roles: self.roles,
            }),
            catalogue: Catalogue::in_order(self.indicators, self.standards),
        })
    }
}

impl From<Pack> for PackFile {
    fn from(pack: Pack) -> Self {
        let Workbook { sections, high_impact_changes, acronyms, roles } = Workbook::clone(&pack.workbook);
        Self {
            format: FORMAT.to_owned(),
            format_version: FORMAT_VERSION,
            name: pack.name.name,
            version: pack.name.version,
            sections,
            high_impact_changes,
            acronyms,
            roles,
            indicators: pack.catalogue.indicators,
            standards: pack.catalogue.standards,
        }
    }
}

impl TryFrom<PackFile> for Pack {
    type Error = String;

    /// For a pack within another file.
    fn try_from(file: PackFile) -> Result<Self, String> {
        file.into_pack().map_err(|problems| listed(&problems))
    }
}
