//! What a sheet says about its tables outside them: titles, side panels, its name, the file's name.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Grid, Mapping, RowChoice, Written,
    areas::named_area,
    local::is_part_only,
    panel::{AREA_LABELS, IRRELEVANT, PERIOD_LABELS, lines},
    title_area::area_in,
    vocabulary::{About, PartWord, Vocabulary, part_word},
    when::{from_parts, part_of, period_in, unclear_in},
    words::{Stage, content},
};
use crate::{
    domain::{Area, Period, PeriodKind, QuarterYear, names_part_of_year, parse_period},
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

impl Found {
    /// Where that is, in words.
    pub(super) const fn place(self) -> &'static str {
        match self {
            Self::Panel => "beside its label",
            Self::Title => "in a title",
            Self::SheetName => "in the sheet’s name",
            Self::Book => "in the notes of the file",
            Self::FileName => "in the file’s name",
        }
    }
}

/// What a person said of how a sheet is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// Whether dates are month first.
    pub month_first: Option<bool>,
    /// From which month quarters and months are counted.
    pub counted_from: Option<QuarterYear>,
    /// Which rows are read.
    pub rows: RowChoice,
    /// How columns write their values.
    pub written: BTreeMap<u32, Written>,
}

impl Said {
    /// What a mapping says, and which rows are wanted.
    pub(super) fn of(mapping: Option<&Mapping>, rows: RowChoice) -> Self {
        let said = Self { rows, ..Self::default() };
        let Some(mapping) = mapping else { return said };
        let written = mapping.written.clone();
        Self { month_first: mapping.month_first, counted_from: mapping.counted_from, written, ..said }
    }
}

/// What holds for every figure of a table unless the table says otherwise.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// The period, and where it stood.
    pub period: Option<(Period, Found)>,
    /// The period that a `Period:` label gives.
    pub panel_period: Option<Period>,
    /// A quarter that a title or name gives with a bare year: counted from April, and from January.
    pub unclear: Option<(Period, Period)>,
    /// The indicator's position in the catalogue.
    pub subject: Option<u16>,
    /// Whether its own titles name several indicators, or something else.
    pub of_others: bool,
    /// Where the indicator is named.
    pub subject_found: Option<Found>,
    /// Whether what names it says that it is counted: `Number of infant deaths`.
    pub counted: bool,
    /// The area.
    pub area: Option<Area>,
    /// Where the area is named.
    pub area_found: Option<Found>,
    /// The children's age that the sheet is about.
    pub age: Option<Stage>,
    /// The first title, for people.
    pub title: String,
    /// What a person said.
    pub said: Said,
}

impl Context {
    /// What a lower table of a sheet does not say for itself, the first one's titles say.
    pub(super) fn inherit(&mut self, outer: &Self) {
        let own = self.period.is_some_and(|(_, found)| found <= Found::Title);
        if !own {
            self.period = outer.period;
            self.panel_period = outer.panel_period;
            self.unclear = outer.unclear;
        }
        if self.subject.is_none() && !self.of_others {
            self.subject = outer.subject;
            self.subject_found = outer.subject_found;
            self.counted = outer.counted;
        }
        let own_area = self.area_found.is_some_and(|found| found <= Found::Title);
        if !own_area && outer.area.is_some() {
            self.area.clone_from(&outer.area);
            self.area_found = outer.area_found;
        }
        self.age = self.age.or(outer.age);
    }

    /// A quarter or month that a label, a title or the sheet's name gives alone is that of the year
    /// that stands elsewhere: sheets `Q1` and `Q2` of `SATOD 2010-11.xlsx`.
    fn narrow_period(&mut self, labelled: &[&(String, String)], titles: &[&str], sheet: &str) {
        let Some((year, found)) = self.period else { return };
        if !matches!(year.kind(), PeriodKind::CalendarYear | PeriodKind::FinancialYear) {
            return;
        }
        let labels = labelled.iter().filter(|(label, _)| PERIOD_LABELS.contains(&label.as_str()));
        let part = labels
            .map(|(_, value)| value.as_str())
            .chain(titles.iter().copied())
            .chain([sheet])
            .find(|text| names_part_of_year(text.trim()));
        let Some(part) = part.map(str::trim) else { return };
        if let Some(period) = part_of(year, part) {
            self.period = Some((period, found));
        } else {
            // Of a bare year a quarter is two things.
            self.unclear = unclear_in(&format!("{part} {year}"));
            self.period = None;
        }
    }
}

/// Whether a title says that its figures are counts, and nothing of rates among them.
fn is_counted(title: &str) -> bool {
    let of_rates = |word: &String| {
        word.contains('%')
            || matches!(
                word.as_str(),
                "percentage"
                    | "percentages"
                    | "percent"
                    | "proportion"
                    | "rate"
                    | "rates"
                    | "ratio"
                    | "per"
                    | "share"
            )
    };
    part_word(title) == Some(PartWord::Count) && !crate::base::words(title).iter().any(of_rates)
}

/// Whether a line tells when something was made or sent, not what it is about.
fn is_of_making(title: &str) -> bool {
    crate::base::words(title).iter().take(4).any(|word| {
        matches!(
            word.as_str(),
            "published"
                | "printed"
                | "produced"
                | "extracted"
                | "created"
                | "updated"
                | "issued"
                | "sent"
                | "submitted"
                | "received"
                | "copyright"
                | "deadline"
                | "prepared"
                | "generated"
                | "downloaded"
        )
    })
}

/// Whether a line tells the day or month of the meeting that a paper is for.
fn is_of_meeting(title: &str) -> bool {
    let of_meeting = crate::base::words(title).iter().any(|word| {
        matches!(word.as_str(), "board" | "meeting" | "committee" | "agenda" | "minutes" | "paper" | "item")
    });
    let short = |(period, _): &(Period, String)| matches!(period.kind(), PeriodKind::Day | PeriodKind::Month);
    of_meeting && period_in(title).as_ref().is_some_and(short)
}

/// What stands outside the sheet.
pub(super) struct Outside<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The period that the book's notes give.
    pub book_period: Option<Period>,
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
    let dated: Vec<&str> =
        titles.iter().copied().filter(|title| !is_of_making(title) && !is_of_meeting(title)).collect();
    context.period = panel
        .map(|period| (period, Found::Panel))
        .or_else(|| dated.iter().find_map(|title| period_in(title)).map(|(p, _)| (p, Found::Title)))
        .or_else(|| period_in(sheet).map(|(p, _)| (p, Found::SheetName)))
        .or_else(|| outside.book_period.map(|period| (period, Found::Book)))
        .or_else(|| period_in(name).map(|(p, _)| (p, Found::FileName)));
    context.narrow_period(&relevant, &dated, sheet);
    // “Under 18 conceptions: 2008 to 2010” says before the colon what it is about.
    let fronts = relevant
        .iter()
        .map(|(label, _)| label.as_str())
        .filter(|label| !PERIOD_LABELS.contains(label) && !AREA_LABELS.contains(label));
    let subjects: Vec<&str> = titles.iter().copied().chain(fronts).collect();
    let places = || {
        subjects
            .iter()
            .map(|title| (*title, Found::Title))
            .chain([(sheet, Found::SheetName), (name, Found::FileName)])
    };
    if context.period.is_none() && context.unclear.is_none() {
        context.unclear = places().find_map(|(text, _)| unclear_in(text));
    }
    let about = places()
        .map(|(text, found)| (vocabulary.subject(text, context.age), found, text))
        .find(|(about, ..)| *about != About::Nothing);
    // A rate that the catalogue does not have is not that of the table above.
    let of_other = |text: &&str| part_word(text).is_some() && !is_part_only(text) && area_in(text).is_none();
    match about {
        Some((About::One(subject), found, text)) => {
            context.subject = Some(subject);
            context.subject_found = Some(found);
            context.counted = is_counted(text);
            context.of_others = found > Found::Title && titles.iter().any(of_other);
        }
        Some((_, found, _)) => context.of_others = found <= Found::Title || titles.iter().any(of_other),
        None => context.of_others = titles.iter().any(of_other),
    }
    if let Some((area, found)) = area(&relevant, &titles, sheet, name) {
        context.area = Some(area);
        context.area_found = Some(found);
    }
    context
}

fn area(labelled: &[&(String, String)], titles: &[&str], sheet: &str, file: &str) -> Option<(Area, Found)> {
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
            return Some((area, Found::Panel));
        }
        let (code, name) = (code.as_deref().unwrap_or(""), name.as_deref().unwrap_or(""));
        let found = areas.find(code, name, 3, Hint::default());
        if let Some(area) = found.and_then(|at| areas.get(at).cloned()) {
            return Some((area, Found::Panel));
        }
    }
    let in_file = || {
        let coded = |area: &Area| !area.code.is_stand_in() && area.code.as_str() != super::areas::ENGLAND;
        let words = file.split(['_', '-', ' ']);
        let code = words.map(named_area).find_map(|area| area.filter(coded));
        code.or_else(|| area_in(&file.replace(['_', '-'], " ")))
    };
    titles
        .iter()
        .find_map(|title| area_in(title))
        .map(|area| (area, Found::Title))
        .or_else(|| Some((area_in(sheet.trim())?, Found::SheetName)))
        .or_else(|| Some((in_file()?, Found::FileName)))
}
