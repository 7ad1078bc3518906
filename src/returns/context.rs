//! What a sheet says about its tables outside them: titles, side panels, its name, the file's name.

use std::collections::BTreeSet;

use super::{
    Content, Grid,
    areas::named_area,
    vocabulary::{About, Vocabulary},
    when::{from_parts, period_in},
    words::{Stage, content},
};
use crate::{
    base::fold,
    domain::{Area, Period, parse_period},
    register::Hint,
};

/// Where something about a whole sheet was found, most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Found {
    /// Beside a label such as `Period:`.
    Panel,
    /// In a title.
    Title,
    /// In the sheet's name.
    SheetName,
    /// In the book's sheet of notes.
    Book,
    /// In the file's name.
    FileName,
}

/// What holds for every figure of a table unless the table says otherwise.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// The period, and where it stood.
    pub period: Option<(Period, Found)>,
    /// The period that a `Period:` label gives.
    pub panel_period: Option<Period>,
    /// The indicator's position in the catalogue.
    pub subject: Option<u16>,
    /// The area.
    pub area: Option<Area>,
    /// The children's age that the sheet is about.
    pub age: Option<Stage>,
    /// The first title, for people.
    pub title: String,
}

impl Context {
    /// What a lower table of a sheet does not say for itself, the first one's titles say.
    pub(super) fn inherit(&mut self, outer: &Self) {
        let own = self.period.is_some_and(|(_, found)| found <= Found::Title);
        if !own {
            self.period = outer.period;
            self.panel_period = outer.panel_period;
        }
        self.subject = self.subject.or(outer.subject);
        self.area = self.area.take().or_else(|| outer.area.clone());
        self.age = self.age.or(outer.age);
    }
}

/// What stands outside the sheet.
pub(super) struct Outside<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The period that the book's notes give.
    pub book_period: Option<Period>,
}

/// Labels whose value tells when a file was made, not what it is about.
const IRRELEVANT: &[&str] = &[
    "published",
    "revised",
    "contact",
    "source",
    "released",
    "release date",
    "publication date",
    "copyright",
    "link to publication",
    "last updated",
    "collected",
    "date",
    "created",
    "printed",
    "run date",
    "extracted",
    "date produced",
    "produced",
    "produced by",
    "email",
    "next update",
    "date of extract",
    "report date",
    "submission date",
    "date submitted",
    "deadline",
    "version",
    "author",
    "status",
    "notes",
    "note",
];

const PERIOD_LABELS: &[&str] = &[
    "period",
    "reporting period",
    "fiscal year quarter",
    "quarter",
    "month",
    "year",
    "financial year",
    "reporting month",
    "reporting quarter",
    "period covered",
    "data period",
    "time period",
    "fiscal year",
    "for period",
    "return period",
    "period of return",
    "fiscal quarter",
    "financial quarter",
    "evaluation dates",
];

const AREA_LABELS: &[&str] = &[
    "organisation",
    "organization",
    "trust",
    "pct",
    "provider",
    "area",
    "organisation name",
    "trust name",
    "pct name",
    "provider name",
    "name of organisation",
    "name of trust",
    "name of pct",
    "commissioner",
    "local authority",
    "submitting organisation",
    "org name",
    "org",
    "organisation code",
    "org code",
    "pct code",
    "trust code",
    "provider code",
    "code",
    "reporting organisation",
];

/// A title's lines and labelled values.
struct Lines {
    plain: Vec<String>,
    labelled: Vec<(String, String)>,
}

fn lines(
    grid: &Grid,
    rows: std::ops::Range<u32>,
    beside: &BTreeSet<u32>,
    table: std::ops::Range<u32>,
) -> Lines {
    let mut lines = Lines { plain: Vec::new(), labelled: Vec::new() };
    for at in rows.start..table.end.min(table.start + 60).max(rows.end) {
        let above = rows.contains(&at);
        let cells = grid.row(at);
        let mut label: Option<String> = None;
        for (column, cell) in cells.iter().enumerate() {
            let own_column = u32::try_from(column).is_ok_and(|column| beside.contains(&column));
            if cell.is_empty() || !(above || own_column) {
                continue;
            }
            let text = match &cell.content {
                Content::Text(text) => text.trim().to_owned(),
                Content::Date(date) => date.date().strftime("%d/%m/%Y").to_string(),
                Content::Number(number) if number.fract() == 0.0 => number.to_string(),
                _ => continue,
            };
            if let Some(name) = label.take() {
                lines.labelled.push((name, text));
                continue;
            }
            // “Exampleton PCT (5ZZ): dashboard” is a title; its front is no label.
            let is_label =
                |name: &str| name.len() < 30 && named_area(name).is_none_or(|area| area.code.is_stand_in());
            if let Some((name, value)) = text.split_once(':').filter(|(name, _)| is_label(name)) {
                if value.trim().is_empty() {
                    label = Some(fold(name));
                } else {
                    lines.labelled.push((fold(name), value.trim().to_owned()));
                }
                continue;
            }
            let folded = fold(&text);
            if PERIOD_LABELS.contains(&folded.as_str())
                || AREA_LABELS.contains(&folded.as_str())
                || IRRELEVANT.contains(&folded.as_str())
                || matches!(
                    folded.as_str(),
                    "title" | "statistic" | "cohort" | "indicator" | "summary" | "scale" | "measure"
                )
            {
                label = Some(folded);
                continue;
            }
            if above {
                lines.plain.push(text);
            }
        }
    }
    lines
}

/// A year and a quarter or month that stand beside labels of their own.
fn panel_parts(labelled: &[&(String, String)]) -> Option<Period> {
    let of = |labels: &[&str]| {
        labelled.iter().find(|(label, _)| labels.contains(&label.as_str())).map(|(_, value)| value.as_str())
    };
    let year = of(&["fiscal year", "financial year", "year"])?;
    let part = of(&[
        "fiscal quarter",
        "financial quarter",
        "quarter",
        "month",
        "reporting month",
        "reporting quarter",
    ])?;
    from_parts(&year.replace(' ', ""), part)
}

/// The period that a sheet of notes gives for the whole book.
pub(super) fn book_period(grid: &Grid) -> Option<Period> {
    let height = grid.height().min(80);
    let lines = lines(grid, 0..height, &BTreeSet::new(), height..height);
    let labels = ["evaluation dates", "evaluation date", "evaluation quarter"];
    let own = |label: &String| PERIOD_LABELS.contains(&label.as_str()) || labels.contains(&label.as_str());
    lines.labelled.iter().filter(|(label, _)| own(label)).find_map(|(_, value)| parse_period(value))
}

fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// Reads what stands in `above` (rows over the headings) and in the columns `beside` the table.
pub(super) fn context(
    grid: &Grid,
    outside: &Outside<'_>,
    above: std::ops::Range<u32>,
    beside: &BTreeSet<u32>,
    table: std::ops::Range<u32>,
    vocabulary: &Vocabulary<'_>,
) -> Context {
    let lines = lines(grid, above, beside, table);
    let mut context = Context::default();
    let relevant: Vec<&(String, String)> =
        lines.labelled.iter().filter(|(label, _)| !IRRELEVANT.contains(&label.as_str())).collect();
    let with_label = |labels: &'static [&'static str]| {
        relevant.iter().filter(|(label, _)| labels.contains(&label.as_str())).map(|(_, value)| value.as_str())
    };
    // Titles first; a sentence that describes the statistic may name its neighbours too.
    let titles: Vec<&str> = with_label(&["title", "indicator", "measure"])
        .chain(lines.plain.iter().map(String::as_str))
        .chain(with_label(&["statistic", "summary"]))
        .chain(
            relevant
                .iter()
                .filter(|(label, _)| !PERIOD_LABELS.contains(&label.as_str()))
                .map(|(_, value)| value.as_str()),
        )
        .collect();
    let named =
        relevant.iter().find(|(label, _)| matches!(label.as_str(), "title" | "statistic" | "indicator"));
    context.title =
        named.map(|(_, value)| value).or_else(|| lines.plain.first()).cloned().unwrap_or_default();
    let (sheet, name) = (grid.name.as_ref(), stem(outside.file));
    context.age = content(sheet).age.or_else(|| {
        let cohort = relevant.iter().find(|(label, _)| label == "cohort").map(|(_, value)| value.as_str());
        cohort
            .and_then(|text| content(text).age)
            .or_else(|| titles.iter().find_map(|title| content(title).age))
    });
    let panel = relevant
        .iter()
        .filter(|(label, _)| PERIOD_LABELS.contains(&label.as_str()))
        .find_map(|(_, value)| period_in(value).map(|(period, _)| period));
    let panel = panel_parts(&relevant).or(panel);
    context.panel_period = panel;
    context.period = panel
        .map(|period| (period, Found::Panel))
        .or_else(|| titles.iter().find_map(|title| period_in(title)).map(|(p, _)| (p, Found::Title)))
        .or_else(|| period_in(sheet).map(|(p, _)| (p, Found::SheetName)))
        .or_else(|| outside.book_period.map(|period| (period, Found::Book)))
        .or_else(|| period_in(name).map(|(p, _)| (p, Found::FileName)));
    context.subject = titles
        .iter()
        .copied()
        .chain([sheet, name])
        .map(|text| vocabulary.subject(text, context.age))
        .find(|about| *about != About::Nothing)
        .and_then(|about| match about {
            About::One(subject) => Some(subject),
            About::Several | About::Nothing => None,
        });
    context.area = area(&relevant, &titles, sheet, name);
    context
}

fn area(labelled: &[&(String, String)], titles: &[&str], sheet: &str, file: &str) -> Option<Area> {
    let labels = labelled.iter().filter(|(label, _)| AREA_LABELS.contains(&label.as_str()));
    let mut code = None;
    let mut name = None;
    for (label, value) in labels {
        if label.ends_with("code") {
            code = Some(value.clone());
        } else {
            name.get_or_insert_with(|| value.clone());
        }
    }
    if code.is_some() || name.is_some() {
        let mut areas = super::areas::Areas::default();
        let bracketed = name.as_deref().and_then(named_area).filter(|area| !area.code.is_stand_in());
        if let Some(area) = bracketed.filter(|_| code.is_none()) {
            return Some(area);
        }
        let (code, name) = (code.as_deref().unwrap_or(""), name.as_deref().unwrap_or(""));
        let found = areas.find(code, name, 3, Hint::default());
        if let Some(area) = found.and_then(|at| areas.get(at).cloned()) {
            return Some(area);
        }
    }
    let pieces = |text: &str| -> Option<Area> {
        text.split([':', '|', '–', ',', ';', '\n'])
            .chain(text.split(" - "))
            .chain([text])
            .find_map(|piece| named_area(piece.trim()))
    };
    titles
        .iter()
        .find_map(|title| pieces(title))
        .or_else(|| named_area(sheet.trim()))
        .or_else(|| {
            let coded = |area: &Area| !area.code.is_stand_in() && area.code.as_str() != super::areas::ENGLAND;
            file.split(['_', '-', ' ']).find_map(|word| named_area(word).filter(coded))
        })
        .or_else(|| named_area(&file.replace(['_', '-'], " ")))
}
