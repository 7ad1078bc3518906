//! Templates: what a paper is made of, its title, colour and sign. Those in `assets/templates` ship; a
//! user's own is a file of the same shape.

use std::{collections::BTreeMap, path::Path, sync::LazyLock};

use ron::{Options, extensions::Extensions};
use serde::Deserialize;

use super::{Logo, logo};
use crate::document::Part;

/// The newest version that this program reads.
const VERSION: u32 = 1;

/// A template that ships.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Shipped {
    /// The paper for a board.
    #[default]
    BoardPaper,
    /// One page about the area.
    Profile,
    /// The exceptions alone.
    Exceptions,
    /// Areas beside each other, for the wall.
    Wall,
    /// What a workshop said.
    Workshop,
    /// The recording book, blank.
    RecordingBook,
}

impl Shipped {
    /// The name that commands and scorecard files give it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::BoardPaper => "board-paper",
            Self::Profile => "profile",
            Self::Exceptions => "exceptions",
            Self::Wall => "wall",
            Self::Workshop => "workshop",
            Self::RecordingBook => "recording-book",
        }
    }

    /// The template as it is written, to start one of one's own from.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::BoardPaper => include_str!("../../assets/templates/board_paper.ron"),
            Self::Profile => include_str!("../../assets/templates/profile.ron"),
            Self::Exceptions => include_str!("../../assets/templates/exceptions.ron"),
            Self::Wall => include_str!("../../assets/templates/wall.ron"),
            Self::Workshop => include_str!("../../assets/templates/workshop.ron"),
            Self::RecordingBook => include_str!("../../assets/templates/recording_book.ron"),
        }
    }

    /// The template.
    #[must_use]
    pub fn template(self) -> &'static Template {
        static ALL: LazyLock<[Template; 6]> = LazyLock::new(|| {
            [
                embedded(Shipped::BoardPaper),
                embedded(Shipped::Profile),
                embedded(Shipped::Exceptions),
                embedded(Shipped::Wall),
                embedded(Shipped::Workshop),
                embedded(Shipped::RecordingBook),
            ]
        });
        let [board_paper, profile, exceptions, wall, workshop, recording_book] = &*ALL;
        match self {
            Self::BoardPaper => board_paper,
            Self::Profile => profile,
            Self::Exceptions => exceptions,
            Self::Wall => wall,
            Self::Workshop => workshop,
            Self::RecordingBook => recording_book,
        }
    }
}

#[expect(clippy::panic, reason = "a template that ships and does not parse is found by the tests")]
fn embedded(one: Shipped) -> Template {
    Template::parse(one.key(), one.text(), &|_| Err("a template that ships has no logo".to_owned()))
        .unwrap_or_else(|error| panic!("{error}"))
}

/// What a paper is made of, and how it looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// What it is called.
    pub name: String,
    /// The paper's title, with `{area}` and `{period}`.
    pub title: String,
    /// The colour of headings and rules.
    pub accent: [u8; 3],
    /// The organisation's sign.
    pub logo: Option<Logo>,
    /// The parts in order.
    pub parts: Vec<Part>,
    /// Standing words at the end of parts.
    pub texts: BTreeMap<Part, String>,
}

/// Why a template cannot be used. Each says which file and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// It cannot be opened.
    #[error("the template {file} could not be opened: {why}")]
    Unreadable {
        /// File name.
        file: String,
        /// The reason in words.
        why: String,
    },
    /// It is not written as a template is.
    #[error("the template {file} is wrong at line {line}, column {column}: {why}")]
    Broken {
        /// File name.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        why: String,
    },
    /// A newer Spruce made it.
    #[error("the template {file} is of version {found}, and this Spruce reads version {VERSION}")]
    Newer {
        /// File name.
        file: String,
        /// Its version.
        found: u32,
    },
    /// The colour is none.
    #[error("the template {file} gives “{text}” as its colour; write it as in #005EB8")]
    Colour {
        /// File name.
        file: String,
        /// What it gives.
        text: String,
    },
    /// The colour cannot be read on white.
    #[error(
        "the colour {text} of the template {file} is too light to be read on white paper; take a darker one"
    )]
    Pale {
        /// File name.
        file: String,
        /// The colour.
        text: String,
    },
    /// It has no parts.
    #[error("the template {file} names no parts, so the paper would be empty")]
    Empty {
        /// File name.
        file: String,
    },
    /// The logo cannot be used.
    #[error("the logo {logo} of the template {file} cannot be used: {why}")]
    Logo {
        /// File name of the template.
        file: String,
        /// The logo's path as the template gives it.
        logo: String,
        /// The reason in words.
        why: String,
    },
}

/// A template as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Template")]
struct Written {
    #[serde(rename = "version")]
    _version: u32,
    name: String,
    title: String,
    #[serde(default)]
    accent: String,
    #[serde(default)]
    logo: String,
    #[serde(default)]
    logo_shows: String,
    parts: Vec<Part>,
    #[serde(default)]
    texts: BTreeMap<Part, String>,
}

/// The beginning, read without understanding the rest.
#[derive(Deserialize)]
struct Heading {
    version: u32,
}

impl Template {
    /// The template that a scorecard file or a command names: one that ships by its key (empty for the
    /// board paper), else the file at that path.
    ///
    /// # Errors
    /// The file cannot be read, or is no template.
    pub fn named(name: &str) -> Result<Self, TemplateError> {
        use strum::IntoEnumIterator as _;
        if name.is_empty() {
            return Ok(Shipped::default().template().clone());
        }
        let shipped = Shipped::iter().find(|one| one.key() == name);
        shipped.map_or_else(|| Self::read(Path::new(name)), |one| Ok(one.template().clone()))
    }

    /// A user's own template.
    ///
    /// # Errors
    /// The file cannot be read, or is no template.
    pub fn read(path: &Path) -> Result<Self, TemplateError> {
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path)
            .map_err(|error| TemplateError::Unreadable { file: file.clone(), why: in_words(&error) })?;
        let folder = path.parent().unwrap_or_else(|| Path::new(""));
        Self::parse(&file, &text, &|logo| logo::read_beside(folder, logo))
    }

    fn parse(
        file: &str,
        text: &str,
        read_logo: &dyn Fn(&str) -> Result<Logo, String>,
    ) -> Result<Self, TemplateError> {
        let file = || file.to_owned();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let broken = |error: ron::error::SpannedError| TemplateError::Broken {
            file: file(),
            line: error.span.start.line,
            column: error.span.start.col,
            why: wrong(&error.code),
        };
        if let Ok(Heading { version }) = options.from_str(text)
            && version > VERSION
        {
            return Err(TemplateError::Newer { file: file(), found: version });
        }
        let written: Written = options.from_str(text).map_err(broken)?;
        let mut parts = Vec::new();
        for part in written.parts {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        if parts.is_empty() {
            return Err(TemplateError::Empty { file: file() });
        }
        let logo = match written.logo.trim() {
            "" => None,
            name => {
                let read = read_logo(name).map_err(|why| TemplateError::Logo {
                    file: file(),
                    logo: name.to_owned(),
                    why,
                })?;
                // Readers of a tagged PDF must hear something.
                let shows = written.logo_shows.trim();
                let alt_text = if shows.is_empty() { "The organisation’s logo" } else { shows }.to_owned();
                Some(Logo { alt_text, ..read })
            }
        };
        Ok(Self {
            name: written.name,
            title: written.title,
            accent: accent(&written.accent, &file())?,
            logo,
            parts,
            texts: written.texts,
        })
    }
}

/// What is wrong with a template, in words of people who write one.
fn wrong(error: &ron::Error) -> String {
    use ron::Error;
    match error {
        Error::NoSuchEnumVariant { expected, found, .. } => {
            format!("there is no part “{found}”; the parts are {}", expected.join(", "))
        }
        Error::NoSuchStructField { expected, found, .. } => {
            format!("a template has no “{found}”; it has {}", expected.join(", "))
        }
        Error::MissingStructField { field, .. } => format!("“{field}” is missing"),
        Error::DuplicateStructField { field, .. } => format!("“{field}” stands there twice"),
        Error::ExpectedComma => "a comma is missing before this".to_owned(),
        Error::ExpectedString => "words stand in quotation marks, as in \"cover\"".to_owned(),
        other => other.to_string(),
    }
}

/// The colour that people press, where a template gives none.
const USUAL_ACCENT: [u8; 3] = [0x00, 0x5E, 0xB8];

fn accent(text: &str, file: &str) -> Result<[u8; 3], TemplateError> {
    if text.trim().is_empty() {
        return Ok(USUAL_ACCENT);
    }
    let digits = text.trim().strip_prefix('#').unwrap_or_default();
    let colour = (digits.len() == 6).then(|| u32::from_str_radix(digits, 16).ok()).flatten();
    let Some(colour) = colour else {
        return Err(TemplateError::Colour { file: file.to_owned(), text: text.to_owned() });
    };
    let [_, accent @ ..] = colour.to_be_bytes();
    if contrast_on_white(accent) < 4.5 {
        return Err(TemplateError::Pale { file: file.to_owned(), text: text.to_owned() });
    }
    Ok(accent)
}

/// The contrast ratio with white (WCAG 2.1, relative luminance).
fn contrast_on_white(colour: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    1.05 / (0.0722_f64.mul_add(blue, 0.7152_f64.mul_add(green, 0.2126 * red)) + 0.05)
}

pub(super) fn in_words(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "it is not there; it may have been moved or renamed".to_owned(),
        ErrorKind::PermissionDenied => "you have no permission to read it".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::InvalidData => "it is not text in UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    fn parse(text: &str) -> Result<Template, TemplateError> {
        Template::parse("own.ron", text, &|_| Err("it is no PNG picture".to_owned()))
    }

    #[test]
    fn every_template_that_ships_parses_and_is_found_by_its_key() {
        for one in Shipped::iter() {
            assert!(!one.template().parts.is_empty(), "{one:?}");
            assert_eq!(Template::named(one.key()).unwrap(), *one.template());
        }
        assert_eq!(Template::named("").unwrap(), *Shipped::BoardPaper.template());
    }

    #[test]
    fn a_template_that_cannot_be_used_says_what_to_do() {
        let whole = "(version: 1, name: \"A\", title: \"B\", parts: [cover])";
        assert_eq!(parse(whole).unwrap().accent, USUAL_ACCENT);
        for (text, says) in [
            (whole.replace('1', "7"), "of version 7, and this Spruce reads version 1"),
            (
                whole.replace("cover", "covr"),
                "line 1, column 45: there is no part “covr”; the parts are cover, summary",
            ),
            (whole.replace("title", "titel"), "a template has no “titel”; it has version, name, title"),
            (whole.replace(", title: \"B\"", ""), "“title” is missing"),
            (whole.replace("\"A\",", "\"A\""), "a comma is missing before this"),
            (whole.replace("\"B\"", "B"), "words stand in quotation marks"),
            (whole.replace("[cover]", "[]"), "names no parts"),
            (whole.replace("parts", "accent: \"blue\", parts"), "write it as in #005EB8"),
            (whole.replace("parts", "accent: \"#FFC000\", parts"), "too light"),
            (whole.replace("parts", "logo: \"x.txt\", parts"), "the logo x.txt of the template own.ron"),
            ("not a template".to_owned(), "wrong at line 1"),
        ] {
            let said = parse(&text).unwrap_err().to_string();
            assert!(said.contains(says), "{text}: {said}");
        }
        let gone = Template::named("no/such/file.ron").unwrap_err().to_string();
        assert!(gone.contains("file.ron") && gone.contains("is not there"), "{gone}");
    }

    /// WCAG 2.1, relative luminance: black on white is 21 to 1; #005EB8, worked out by hand, 6.38 to 1.
    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((contrast_on_white([0, 0, 0]) - 21.0).abs() < 1e-9);
        assert!((contrast_on_white(USUAL_ACCENT) - 6.38).abs() < 0.01);
    }
}
