//! A user's own profile learnt from a corrected sheet, and found again by the shape of another.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use super::{
    ColumnRole, Grid, Known, Mapping, OwnColumn, OwnProfile, PeriodSource, ReturnReading, UsedProfile,
    context::{Context, Outside, book_period, context},
    meaning::Table,
    only::Only,
    profile::{Active, holds_notes},
    shape::{shape, shapes, without_footnote},
    sheet::Task,
    table::frames,
    vocabulary::vocabulary,
    when::period_in,
};
use crate::{
    base::{Finding, Place, Severity},
    domain::Period,
};

/// Headings start within so many rows.
const SEARCHED: u32 = 60;

/// A profile that fits a sheet, and what it makes of it.
pub(super) struct OwnFound<'a> {
    pub profile: &'a OwnProfile,
    pub mapping: Mapping,
    /// Whether the period is to be said by a person.
    pub asks_period: bool,
    /// Whether a person should look before relying on it.
    pub asks: bool,
    pub findings: Vec<Finding>,
}

impl OwnFound<'_> {
    pub(super) fn used(&self) -> UsedProfile {
        UsedProfile { id: self.profile.name.clone(), name: self.profile.name.clone(), own: true }
    }
}

/// Where a profile's headings stand on a sheet.
struct Placed {
    top: u32,
    roles: Vec<Option<OwnColumn>>,
    /// Headings that the profile does not have.
    inserted: Vec<String>,
    /// Headings that the sheet does not have.
    gone: usize,
}

impl Placed {
    fn used(&self) -> usize {
        let used = |column: &&OwnColumn| column.role != ColumnRole::Unused;
        self.roles.iter().flatten().filter(used).count()
    }
}

/// The profile that fits a sheet best, with how it maps the sheet's columns; and what is to be said of
/// one whose headings fit and whose subject does not.
pub(super) fn find<'a>(
    grid: &Grid,
    own: &'a [OwnProfile],
    task: &Task<'_>,
) -> (Option<OwnFound<'a>>, Vec<Finding>) {
    let mut fitting: Vec<(&OwnProfile, Placed)> = Vec::new();
    let mut by_rows: BTreeMap<u32, Vec<&OwnProfile>> = BTreeMap::new();
    for profile in own {
        by_rows.entry(profile.header_rows.clamp(1, 7)).or_default().push(profile);
    }
    for (rows, profiles) in by_rows {
        for top in 0..grid.height().min(SEARCHED) {
            if !may_head(grid, top.saturating_add(rows - 1), &profiles) {
                continue;
            }
            let shapes = shapes(grid, top, rows);
            let places = profiles.iter().filter_map(|own| Some((*own, place(own, &shapes, top)?)));
            fitting.extend(places);
        }
    }
    fitting.sort_by_key(|(_, placed)| {
        (placed.inserted.len() + placed.gone, std::cmp::Reverse(placed.used()), placed.top)
    });
    let mut left = Vec::new();
    for (profile, placed) in fitting {
        let context = above(grid, placed.top, task);
        if let Some(finding) = other_subject(profile, &context, grid, task) {
            if !left.contains(&finding) {
                left.push(finding);
            }
            continue;
        }
        return (Some(found(profile, placed, &context, grid, task)), Vec::new());
    }
    (None, left)
}

/// Whether the last row of headings has a word of one of the profiles: most rows have none.
fn may_head(grid: &Grid, bottom: u32, profiles: &[&OwnProfile]) -> bool {
    let Some(cells) = usize::try_from(bottom).ok().and_then(|row| grid.rows.get(row)) else { return false };
    let own: Vec<String> = cells
        .iter()
        .filter(|cell| !cell.is_empty())
        .take(200)
        .map(|cell| without_footnote(&shape(&cell.shown())))
        .filter(|shape| !shape.is_empty())
        .collect();
    profiles.iter().any(|profile| {
        let headings = || profile.columns.iter().map(|column| without_footnote(&shape(&column.heading)));
        own.iter().filter(|own| headings().any(|heading| heading.ends_with(own.as_str()))).count() >= 2
            || headings().count() == 1
    })
}

/// What each column means by a profile; `None` where a heading that it needs is not there, or too much
/// else is.
fn place(profile: &OwnProfile, shapes: &[String], top: u32) -> Option<Placed> {
    let mut positions: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, shape) in shapes.iter().enumerate().filter(|(_, shape)| !shape.is_empty()) {
        positions.entry(shape).or_default().push(at);
    }
    let mut groups: BTreeMap<String, Vec<&OwnColumn>> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    let mut unheaded: Vec<(String, &OwnColumn)> = Vec::new();
    for column in &profile.columns {
        let key = shape(&column.heading);
        if key.is_empty() {
            continue;
        }
        if column.left_by > 0 {
            unheaded.push((key, column));
            continue;
        }
        if !groups.contains_key(&key) {
            order.push(key.clone());
        }
        groups.entry(key).or_default().push(column);
    }
    let mut placed = Placed { top, roles: vec![None; shapes.len()], inserted: Vec::new(), gone: 0 };
    let mut first: HashMap<String, usize> = HashMap::new();
    for key in order {
        let columns = groups.remove(&key)?;
        let needed = columns.iter().any(|column| column.role != ColumnRole::Unused);
        let Some(here) = positions.remove(key.as_str()).or_else(|| noted(&key, &mut positions)) else {
            if needed {
                return None;
            }
            placed.gone += columns.len();
            continue;
        };
        let alike = |a: &OwnColumn, b: &OwnColumn| a.role == b.role && a.written == b.written;
        let one = columns.first()?;
        let all_alike = columns.iter().all(|other| alike(one, other));
        if columns.len() != here.len() && !all_alike {
            return None;
        }
        first.insert(key, *here.first()?);
        for (number, at) in here.into_iter().enumerate() {
            let column = columns.get(number).copied().unwrap_or(one);
            *placed.roles.get_mut(at)? = Some(column.clone());
        }
    }
    for (key, column) in unheaded {
        let left = usize::try_from(column.left_by).ok()?;
        let at = first.get(&key)?.checked_sub(left)?;
        if !shapes.get(at)?.is_empty() {
            return None;
        }
        *placed.roles.get_mut(at)? = Some(column.clone());
    }
    let mut inserted: Vec<(usize, String)> = positions
        .into_iter()
        .flat_map(|(shape, list)| list.into_iter().map(move |at| (at, shape.to_owned())))
        .collect();
    inserted.sort_unstable();
    placed.inserted = inserted.into_iter().map(|(_, shape)| shape).collect();
    let strange = placed.inserted.len() + placed.gone;
    (strange <= (profile.columns.len() / 4).max(2)).then_some(placed)
}

/// Columns whose heading differs only by a footnote's figure, where only one heading does.
fn noted(key: &str, positions: &mut HashMap<&str, Vec<usize>>) -> Option<Vec<usize>> {
    let bare = without_footnote(key);
    let mut alike = positions.keys().copied().filter(|other| without_footnote(other) == bare);
    let only = alike.next().filter(|_| alike.next().is_none())?;
    positions.remove(only)
}

/// What the sheet says above its headings.
fn above(grid: &Grid, top: u32, task: &Task<'_>) -> Context {
    let outside = Outside { file: &task.file, book_period: task.book_period };
    context(grid, &outside, 0..top, &std::collections::BTreeSet::new(), top..top, task.vocabulary)
}

/// Why a profile is left although its headings fit: it says for the whole sheet what the sheet itself
/// says otherwise.
fn other_subject(profile: &OwnProfile, context: &Context, grid: &Grid, task: &Task<'_>) -> Option<Finding> {
    let own = profile.indicator.as_ref().and_then(|id| task.vocabulary.position(id))?;
    let subject = context.subject.filter(|subject| *subject != own)?;
    if shape(&context.title) == profile.title {
        return None;
    }
    let names = |at: u16| task.vocabulary.indicator(at).map_or("", |indicator| indicator.name.as_str());
    let message = format!(
        "Your profile “{}” has these headings, but it is for {}, and this sheet is about {}. It was not used.",
        profile.name,
        names(own),
        names(subject)
    );
    Some(finding(grid, task, message))
}

fn finding(grid: &Grid, task: &Task<'_>, message: String) -> Finding {
    let place = Place { file: task.file.to_string(), sheet: grid.name.to_string(), cell: String::new() };
    Finding::new(Severity::Warning, "profile_differs", place, message)
        .with_hint("Look at the columns; save the profile again if the return has changed for good.")
}

fn found<'a>(
    profile: &'a OwnProfile,
    placed: Placed,
    context: &Context,
    grid: &Grid,
    task: &Task<'_>,
) -> OwnFound<'a> {
    let mut findings = Vec::new();
    let mut asks = false;
    if !placed.inserted.is_empty() {
        let list: Vec<String> =
            placed.inserted.iter().take(4).map(|heading| format!("“{heading}”")).collect();
        let message =
            format!("Your profile “{}” does not know {}, which is not used.", profile.name, list.join(", "));
        findings.push(finding(grid, task, message));
        asks = true;
    }
    let title = shape(&context.title);
    if profile.indicator.is_some() && title != profile.title {
        let message = format!(
            "Your profile “{}” was made for a sheet titled “{}”, and this one is titled “{title}”.",
            profile.name, profile.title
        );
        findings.push(finding(grid, task, message));
        asks = true;
    }
    let mut unknown = Vec::new();
    let mut mapping = Mapping {
        header_row: placed.top,
        header_rows: profile.header_rows.clamp(1, 7),
        indicator: profile.indicator.clone(),
        area: profile.area.clone(),
        layout: profile.layout,
        month_first: profile.month_first,
        marks: profile.marks.clone(),
        ..Mapping::default()
    };
    for (at, column) in placed.roles.into_iter().enumerate() {
        let column = column.unwrap_or_default();
        if let (Some(written), Ok(at)) = (column.written, u32::try_from(at)) {
            mapping.written.insert(at, written);
        }
        let strange = match &column.role {
            ColumnRole::Figure { indicator: Some(id), .. } => {
                task.vocabulary.position(id).is_none().then(|| id.clone())
            }
            _ => None,
        };
        mapping.columns.push(if strange.is_some() { ColumnRole::Unused } else { column.role });
        unknown.extend(strange);
    }
    for id in unknown {
        let message = format!(
            "Your profile “{}” names the indicator {id}, which this scorecard does not have; its column is not used.",
            profile.name
        );
        findings.push(finding(grid, task, message));
    }
    mapping.period = period_at(profile.period, grid, &task.file);
    let asks_period = profile.period != PeriodSource::Found && mapping.period.is_none();
    OwnFound { profile, mapping, asks_period, asks, findings }
}

/// The period that the place chosen for it gives.
fn period_at(source: PeriodSource, grid: &Grid, file: &str) -> Option<Period> {
    let text = match source {
        PeriodSource::Found | PeriodSource::Asked => return None,
        PeriodSource::SheetName => &grid.name,
        PeriodSource::FileName => file.rsplit_once('.').map_or(file, |(stem, _)| stem),
    };
    period_in(text).map(|(period, _)| period)
}

impl OwnProfile {
    /// Learns how a sheet is read from its mapping as a person corrected it, so that the next return of
    /// this shape is read the same way. `None` where there is no such sheet, or its mapping has no
    /// column of figures under a heading.
    #[must_use]
    pub fn learn(
        name: &str,
        reading: &ReturnReading,
        sheet: usize,
        mapping: &Mapping,
        known: &Known<'_>,
    ) -> Option<Self> {
        let grid = &reading.sheets.get(sheet)?.grid;
        let vocabulary = vocabulary(known.catalogue);
        let grids = || reading.sheets.iter().map(|sheet| sheet.grid.as_ref());
        let task = Task {
            file: reading.file.clone(),
            vocabulary: &vocabulary,
            only: Only(known.only),
            own: &[],
            forced: None,
            rows: None,
            asks_period: false,
            sheet_area: None,
            as_told: false,
            book_period: grids().filter(|grid| holds_notes(&grid.name)).find_map(book_period),
            errand: crate::base::Errand::default(),
        };
        let fixed = Some((mapping.header_row, mapping.header_rows));
        let frame = frames(grid, &vocabulary, fixed).into_iter().next()?;
        // What would be found anyhow is found anew next time; only what a person said is kept.
        let table = Table::understand(grid, &frame, 0, &task, (Active::default(), None), (None, None));
        let guessed = table.context.subject.and_then(|at| vocabulary.indicator(at)).map(|known| &known.id);
        let profile = Self {
            name: name.trim().to_owned(),
            made_with: made_with(&reading.file, &grid.name),
            header_rows: mapping.header_rows.clamp(1, 7),
            columns: own_columns(grid, mapping),
            layout: mapping.layout,
            title: shape(&table.context.title),
            indicator: mapping.indicator.clone().filter(|own| Some(own) != guessed),
            period: source_of(
                mapping.period,
                table.context.period.map(|(period, _)| period),
                grid,
                &reading.file,
            ),
            area: mapping.area.clone().filter(|own| Some(own) != table.context.area.as_ref()),
            month_first: mapping.month_first,
            marks: mapping.marks.clone(),
        };
        profile.fault().is_none().then_some(profile)
    }
}

fn made_with(file: &Arc<str>, sheet: &str) -> String {
    if sheet.is_empty() { file.to_string() } else { format!("{file}, sheet {sheet}") }
}

/// Where the period that a mapping has would be found next time.
fn source_of(said: Option<Period>, guessed: Option<Period>, grid: &Grid, file: &str) -> PeriodSource {
    if said.is_none() || said == guessed {
        return PeriodSource::Found;
    }
    [PeriodSource::SheetName, PeriodSource::FileName]
        .into_iter()
        .find(|source| period_at(*source, grid, file) == said)
        .unwrap_or(PeriodSource::Asked)
}

fn own_columns(grid: &Grid, mapping: &Mapping) -> Vec<OwnColumn> {
    let shapes = shapes(grid, mapping.header_row, mapping.header_rows);
    let mut columns = Vec::new();
    for at in 0..shapes.len().max(mapping.columns.len()) {
        let mut role = mapping.columns.get(at).cloned().unwrap_or_default();
        if let ColumnRole::Figure { period, .. } = &mut role {
            *period = None;
        }
        let written = u32::try_from(at).ok().and_then(|at| mapping.written.get(&at)).copied();
        let next = shapes.iter().enumerate().skip(at).find(|(_, shape)| !shape.is_empty());
        // A column without any heading to its right cannot be found again.
        let Some((right, shape)) = next else { continue };
        let left_by = u32::try_from(right - at).unwrap_or(u32::MAX);
        if left_by == 0 || role != ColumnRole::Unused {
            columns.push(OwnColumn { heading: shape.clone(), left_by, role, written });
        }
    }
    columns
}
