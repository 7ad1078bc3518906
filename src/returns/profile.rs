//! What is known of a family of returns beyond what its headings say: data, from `assets/returns`.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::{
    Amount, Cell, Content, Grid, UsedProfile,
    figures::{Figure, Figures, Key, Slot, Spot, Subject},
    vocabulary::Vocabulary,
};
use crate::{
    base::fold,
    domain::{CellAddress, IndicatorId, Mark},
};

/// A family of returns.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Profile {
    /// Its id in words.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Headings that must all stand on the sheet.
    pub headings: Vec<String>,
    /// Words that must all stand in a title, the sheet's name or the file's name.
    pub words: Vec<String>,
    /// Sheets that hold no figures.
    pub leave: Vec<String>,
    /// Named counts: texts of a measure, or of a heading, and what to call them.
    pub parts: Vec<Part>,
    /// Figures as sums and differences of parts.
    pub figures: Vec<Formula>,
    /// Whether -1 stands for nothing.
    pub minus_one_is_nothing: bool,
    /// Whether a dash means that there is nothing to count.
    pub dash_is_none: bool,
}

/// A named count.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Part {
    /// Its name in the formulas.
    pub name: String,
    /// Texts that mean it; a dimension and its value are joined by ` / `.
    pub texts: Vec<String>,
}

/// A figure made of parts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Formula {
    /// Which indicator.
    pub indicator: String,
    /// For periods that begin on this day or later.
    pub from: Option<Date>,
    /// For periods that begin before this day.
    pub until: Option<Date>,
    /// Parts added (`-name` is taken away).
    pub numerator: Vec<String>,
    /// Parts added (`-name` is taken away).
    pub denominator: Vec<String>,
}

const PROFILES: [&str; 5] = [
    include_str!("../../assets/returns/smoking_at_delivery_official.ron"),
    include_str!("../../assets/returns/maternity_services_data_set.ron"),
    include_str!("../../assets/returns/cover.ron"),
    include_str!("../../assets/returns/kh03_beds.ron"),
    include_str!("../../assets/returns/fingertips_upload.ron"),
];

fn profiles() -> &'static [Profile] {
    static PROFILES_READ: LazyLock<Vec<Profile>> =
        LazyLock::new(|| PROFILES.iter().filter_map(|text| ron::from_str(text).ok()).collect());
    &PROFILES_READ
}

/// The profile that recognised a sheet, if any.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Active<'a> {
    profile: Option<&'a Profile>,
}

/// Sheets that hold no figures, whatever the return.
const LEAVE: &[&str] = &[
    "contents",
    "cover",
    "cover sheet",
    "caveats",
    "caveat",
    "revision history",
    "information",
    "info",
    "notes",
    "note",
    "metadata",
    "data quality",
    "guidance",
    "definitions",
    "definition",
    "glossary",
    "introduction",
    "read me",
    "readme",
    "title sheet",
    "about",
    "index",
    "list",
    "lookup",
    "lookups",
    "instructions",
    "table of contents",
    "quality",
    "background",
    "front sheet",
    "version control",
    "validation",
];

/// Whether a sheet of this name holds notes on the others.
pub(super) fn holds_notes(name: &str) -> bool {
    LEAVE.contains(&fold(name).as_str())
}

/// Why a sheet of this name is left; `None` where it may hold figures.
pub(super) fn leaves_sheet(name: &str, active: Active<'_>) -> Option<&'static str> {
    let folded = fold(name);
    let own = active.profile.is_some_and(|profile| profile.leave.iter().any(|sheet| fold(sheet) == folded));
    (own || LEAVE.contains(&folded.as_str())).then_some("the sheet holds notes, not figures")
}

impl Active<'static> {
    /// The profile whose marks a sheet bears.
    pub(super) fn recognise(grid: &Grid, file: &str) -> Self {
        let mut texts: Vec<String> = vec![fold(file), fold(&grid.name)];
        for cells in grid.rows.all().take(30) {
            texts.extend(cells.iter().filter_map(|cell| match &cell.content {
                Content::Text(text) if text.len() < 400 => Some(fold(text)),
                _ => None,
            }));
        }
        let profile = profiles().iter().find(|profile| {
            let heading = |wanted: &String| texts.iter().skip(2).any(|text| *text == fold(wanted));
            let word = |wanted: &String| texts.iter().any(|text| text.contains(&fold(wanted)));
            profile.headings.iter().all(heading) && profile.words.iter().all(word)
        });
        Self { profile }
    }
}

impl Active<'_> {
    /// Which profile it is, for people.
    pub(super) fn used(self) -> Option<UsedProfile> {
        let profile = self.profile?;
        Some(UsedProfile { id: profile.id.clone(), name: profile.name.clone(), own: false })
    }

    /// Whether only parts of formulas are taken from this return.
    pub(super) fn only_parts(self) -> bool {
        self.profile.is_some_and(|profile| !profile.parts.is_empty())
    }

    /// The part that a row's or heading's words name.
    pub(super) fn part(self, name: Option<&str>, pieces: &[String]) -> Option<u16> {
        let profile = self.profile?;
        let own: Vec<&str> = name.into_iter().chain(pieces.iter().map(String::as_str)).collect();
        let own = fold(&own.join(" "));
        let found = profile.parts.iter().position(|part| part.texts.iter().any(|text| fold(text) == own))?;
        u16::try_from(found).ok()
    }

    /// An amount as this return means it.
    pub(super) fn amount(self, cell: &Cell, amount: Amount) -> Amount {
        let Some(profile) = self.profile else { return amount };
        let dash = matches!(&cell.content, Content::Text(text) if text.trim() == "-");
        match amount {
            Amount::Number { value, .. }
                if profile.minus_one_is_nothing && (value + 1.0).abs() < f64::EPSILON =>
            {
                Amount::Missing(Mark::NotCollected)
            }
            Amount::Missing(_) if profile.dash_is_none && dash => Amount::Missing(Mark::NotApplicable),
            other => other,
        }
    }

    /// Works the profile's formulas out and returns cells of parts that none of them needed.
    pub(super) fn compute(self, figures: &mut Figures, vocabulary: &Vocabulary<'_>) -> Vec<CellAddress> {
        let Some(profile) = self.profile.filter(|profile| !profile.parts.is_empty()) else {
            return Vec::new();
        };
        let parts: Vec<Figure> = std::mem::take(&mut figures.list);
        let mut spots: Vec<Spot> = Vec::new();
        let mut by_spot: std::collections::HashMap<Spot, Vec<Figure>> = std::collections::HashMap::new();
        for figure in parts {
            let list = by_spot.entry(figure.key.spot).or_default();
            if list.is_empty() {
                spots.push(figure.key.spot);
            }
            list.push(figure);
        }
        let mut unused = Vec::new();
        for spot in spots {
            let Some(list) = by_spot.get(&spot) else { continue };
            let mut used = std::collections::BTreeSet::new();
            for formula in profile.figures.iter().filter(|formula| formula.holds(spot)) {
                let Some(position) = vocabulary.position(&IndicatorId::from(formula.indicator.as_str()))
                else {
                    continue;
                };
                let key = Key { subject: Subject::Known(position), spot };
                if let Some(figure) = formula.figure(profile, list, key) {
                    used.extend(figure.slots().map(|slot| slot.cell).chain(figure.more.iter().copied()));
                    figures.list.push(figure);
                }
            }
            unused.extend(
                list.iter().flat_map(Figure::slots).map(|slot| slot.cell).filter(|cell| !used.contains(cell)),
            );
        }
        unused
    }
}

impl Formula {
    fn holds(&self, spot: Spot) -> bool {
        let start = spot.period.start();
        self.from.is_none_or(|from| start >= from) && self.until.is_none_or(|until| start < until)
    }

    fn figure(&self, profile: &Profile, list: &[Figure], key: Key) -> Option<Figure> {
        let mut more = Vec::new();
        let numerator = sum(&self.numerator, profile, list, &mut more)?;
        let denominator = sum(&self.denominator, profile, list, &mut more)?;
        let row = numerator.cell.row;
        more.retain(|cell| *cell != numerator.cell && *cell != denominator.cell);
        let mut figure = Figure::new(key, row);
        figure.numerator = Some(numerator);
        figure.denominator = Some(denominator);
        figure.more = more;
        Some(figure)
    }
}

/// A sum of parts; missing where one of them is, `None` where the return does not have one.
fn sum(names: &[String], profile: &Profile, list: &[Figure], cells: &mut Vec<CellAddress>) -> Option<Slot> {
    let mut total = 0.0;
    let mut first = None;
    let mut missing = None;
    for name in names {
        let (name, sign) = name.strip_prefix('-').map_or((name.as_str(), 1.0), |name| (name, -1.0));
        let number = u16::try_from(profile.parts.iter().position(|part| part.name == name)?).ok()?;
        let figure = list.iter().find(|figure| figure.key.subject == Subject::Part(number))?;
        let slot = figure.slots().next()?;
        cells.push(slot.cell);
        first = first.or(Some(slot.cell));
        match &slot.amount {
            Amount::Number { value, .. } => total += sign * value,
            other => missing = Some(other.clone()),
        }
    }
    let amount = missing.unwrap_or(Amount::Number { value: total, percent: false });
    Some(Slot { amount, cell: first?, decimals: 0 })
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_profile_can_be_read() {
        for text in super::PROFILES {
            let profile: Result<super::Profile, _> = ron::from_str(text);
            assert!(profile.is_ok(), "{:?}", profile.err());
        }
    }
}
