//! Which columns tell the area and the period of which figures, and what they say in each row.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::{HashMap, HashSet};

use super::{
    Cell, Content, Grid,
    areas::{AreaIndex, Areas, bracketed_code, is_bare_total, without_total},
    column_cells::sample,
    columns::{Column, Role},
    context::{Context, Said},
    dictionary::WordNumber,
    gathering::{Gathered, Line, Order},
    heading::Rank,
    table::Frame,
    when::{PeriodColumn, both_from_parts, from_parts, quarter_ending, year_of},
};
use crate::{
    base::fold,
    domain::{Area, AreaKind, CellAddress, Period, PeriodKind, QuarterYear},
    register::{Found, Hint, kind_of_heading, register},
};

/// The text of a cell as a key.
pub(super) fn key_text(cell: &Cell) -> String {
    match &cell.content {
        Content::Text(text) => text.trim().to_owned(),
        Content::Number(number) if number.fract() == 0.0 && number.abs() < 1e12 => format!("{number}"),
        Content::Empty | Content::NoResult | Content::Error(_) => String::new(),
        _ => cell.shown(),
    }
}

/// The key columns that serve one column of figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Plan {
    /// Column of the area's code.
    pub code: Option<u32>,
    /// Column of the area's name.
    pub name: Option<u32>,
    /// Rank of those.
    pub rank: Rank,
    /// Columns of what the area belongs to: code and name, nearest first.
    pub parents: Vec<(Option<u32>, Option<u32>)>,
    /// Column of the period.
    pub period: Option<u32>,
    /// Column of the period's last day.
    pub end: Option<u32>,
    /// Column of the year, completed by `part`.
    pub year: Option<u32>,
    /// Column of the quarter or month.
    pub part: Option<u32>,
}

/// Among columns of one meaning the one that serves figures in `at`: where a heading is repeated,
/// the nearest to the left; else the first.
fn serving(list: &[&Column], at: u32) -> Option<u32> {
    let first = list.first()?;
    let repeated = list.iter().skip(1).any(|other| fold(&other.heading) == fold(&first.heading));
    let nearest = list.iter().filter(|column| column.at < at).map(|column| column.at).max();
    if repeated { nearest.or(Some(first.at)) } else { Some(first.at) }
}

/// The plan for figures in column `at`.
pub(super) fn plan(columns: &[Column], at: u32, grid: &Grid, frame: &Frame) -> Plan {
    let filled = |column: &Column| sample(grid, frame, column.at).next().is_some();
    let of =
        |wanted: &Role| -> Vec<&Column> { columns.iter().filter(|column| column.role == *wanted).collect() };
    let codes: BTreeMap<Rank, Vec<&Column>> = ranked(columns, &filled, true);
    let names: BTreeMap<Rank, Vec<&Column>> = ranked(columns, &filled, false);
    let rank = codes.keys().chain(names.keys()).copied().max().unwrap_or(0);
    let code_list = codes.get(&rank).cloned().unwrap_or_default();
    let best_code = code_list
        .iter()
        .find(|column| sample(grid, frame, column.at).any(|cell| key_text(cell).len() == 9))
        .map(|column| column.at);
    let code = best_code.or_else(|| serving(&code_list, at));
    let name = names.get(&rank).and_then(|list| serving(list, at));
    let mut parents = Vec::new();
    for lower in (0..rank).rev() {
        // Old codes of the same area are no parents.
        if lower == 2 && rank == 3 {
            continue;
        }
        let pair =
            (codes.get(&lower).and_then(|l| serving(l, at)), names.get(&lower).and_then(|l| serving(l, at)));
        if pair != (None, None) {
            parents.push(pair);
        }
    }
    let periods = of(&Role::Period);
    Plan {
        code,
        name,
        rank,
        parents,
        period: serving(&periods, at),
        end: serving(&of(&Role::PeriodEnd), at),
        year: serving(&of(&Role::Year), at),
        part: serving(&of(&Role::PartOfYear), at),
    }
}

fn ranked<'a>(
    columns: &'a [Column],
    filled: &dyn Fn(&Column) -> bool,
    codes: bool,
) -> BTreeMap<Rank, Vec<&'a Column>> {
    let mut ranks: BTreeMap<Rank, Vec<&Column>> = BTreeMap::new();
    for column in columns {
        match column.role {
            Role::AreaCode(rank) if codes && filled(column) => ranks.entry(rank).or_default().push(column),
            Role::AreaName(rank) if !codes && filled(column) => ranks.entry(rank).or_default().push(column),
            _ => {}
        }
    }
    ranks
}

/// Whom a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whom {
    /// An area.
    Area(AreaIndex),
    /// Only the total of other rows.
    Total,
    /// Nobody: no area is given anywhere.
    Nobody,
}

/// When a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A period.
    Period(Period),
    /// The cell of this key cannot be read.
    Unreadable(usize),
    /// The cell's quarter or month may be counted in two ways.
    Unclear(usize),
    /// No period is given anywhere.
    Never,
}

/// What was found for keys, and for the last one: rows that follow each other mostly have the same.
#[derive(Debug)]
struct Remembered<V> {
    all: HashMap<(WordNumber, WordNumber), V>,
    last: Option<((WordNumber, WordNumber), V)>,
}

impl<V: Copy> Remembered<V> {
    fn new() -> Self {
        Self { all: HashMap::new(), last: None }
    }

    fn get(&mut self, key: (WordNumber, WordNumber)) -> Option<V> {
        if let Some((last, found)) = self.last
            && last == key
        {
            return Some(found);
        }
        let found = self.all.get(&key).copied()?;
        self.last = Some((key, found));
        Some(found)
    }

    fn put(&mut self, key: (WordNumber, WordNumber), found: V) {
        self.all.insert(key, found);
        self.last = Some((key, found));
    }
}

/// Where the keys of a plan stand among those that are gathered.
#[derive(Debug, Default)]
struct Places {
    code: Option<usize>,
    name: Option<usize>,
    parents: Vec<(Option<usize>, Option<usize>)>,
    period: Option<usize>,
    end: Option<usize>,
    year: Option<usize>,
    part: Option<usize>,
}

/// Reads the keys of a table's rows from top to bottom, remembering what stands only once per block.
#[derive(Debug)]
pub(super) struct KeyReader {
    plan: Plan,
    places: Places,
    periods: PeriodColumn,
    ends: PeriodColumn,
    quarter_ends: bool,
    /// What the column of names and its heading say of the kind of area.
    hint: Hint,
    /// The same of each parent.
    parent_hints: Vec<Hint>,
    /// Whether the parts of a year are numbers of months.
    month_numbers: bool,
    counted_from: Option<QuarterYear>,
    last_area: Option<AreaIndex>,
    last_period: Option<Period>,
    last_year: WordNumber,
    /// The sheet's own area.
    of_sheet: Option<AreaIndex>,
    /// What codes and names met before were found to be.
    known: Remembered<Whom>,
    /// Codes and names of parents that are learnt already.
    parents: HashSet<(usize, WordNumber, WordNumber)>,
    /// Periods by their one or two cells.
    spans: Remembered<When>,
    /// The row that was asked for last, and whom it is about.
    last: Option<(u32, Whom)>,
    /// The row whose period was asked for last, and when it is.
    last_when: Option<(u32, When)>,
}

impl KeyReader {
    /// A reader for one plan, for which the columns that it needs are ordered; `quarters` says that a
    /// month names the quarter that it ends.
    pub(super) fn new(
        plan: &Plan,
        columns: &[Column],
        (grid, frame): (&Grid, &Frame),
        (said, quarters): (&Said, bool),
        order: &mut Order,
    ) -> Self {
        let heading = |at: u32| {
            columns.iter().find(|column| column.at == at).map_or("", |column| column.heading.as_str())
        };
        let learn = |at: Option<u32>| {
            at.map(|at| PeriodColumn::learn(heading(at), sample(grid, frame, at), said)).unwrap_or_default()
        };
        let hint = |at: Option<u32>| {
            let heading = columns.iter().find(|column| Some(column.at) == at);
            Hint { heading: heading.and_then(|column| kind_of_heading(&column.heading)), ..Hint::default() }
        };
        let (beside, among_strangers) =
            plan.name.map_or((None, false), |at| company(sample(grid, frame, at)));
        let mut place = |at: Option<u32>| at.map(|at| order.key(at));
        let places = Places {
            code: place(plan.code),
            name: place(plan.name),
            parents: plan.parents.iter().map(|(code, name)| (place(*code), place(*name))).collect(),
            period: place(plan.period),
            end: place(plan.end),
            year: place(plan.year),
            part: place(plan.part),
        };
        Self {
            hint: Hint { beside, among_strangers, ..hint(plan.name) },
            parent_hints: plan.parents.iter().map(|(_, name)| hint(*name)).collect(),
            periods: learn(plan.period),
            ends: learn(plan.end),
            month_numbers: plan.part.is_some_and(|at| are_month_numbers(heading(at), grid, frame, at)),
            counted_from: said.counted_from,
            quarter_ends: quarters || plan.part.is_some_and(|at| only_quarter_ends(grid, frame, at)),
            plan: plan.clone(),
            places,
            last_area: None,
            last_period: None,
            last_year: 0,
            of_sheet: None,
            known: Remembered::new(),
            parents: HashSet::new(),
            spans: Remembered::new(),
            last: None,
            last_when: None,
        }
    }

    /// The key columns that the reader looks at.
    pub(super) const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The column of dates of which day and month may be the other way round.
    pub(super) fn unclear_order(&self) -> Option<u32> {
        let start = self.plan.period.filter(|_| self.periods.order_unclear());
        start.or_else(|| self.plan.end.filter(|_| self.ends.order_unclear()))
    }

    /// Whom a row is about.
    pub(super) fn whom(
        &mut self,
        line: &Line<'_>,
        gathered: &Gathered,
        areas: &mut Areas,
        sheet: Option<&Area>,
    ) -> Whom {
        if let Some((_, whom)) = self.last.filter(|(row, _)| *row == line.row) {
            return whom;
        }
        let whom = self.whom_new(line, gathered, areas, sheet);
        if let Whom::Area(area) = whom
            && (self.plan.code.is_some() || self.plan.name.is_some())
        {
            self.last_area = Some(area);
        }
        self.last = Some((line.row, whom));
        whom
    }

    fn whom_new(
        &mut self,
        line: &Line<'_>,
        gathered: &Gathered,
        areas: &mut Areas,
        sheet: Option<&Area>,
    ) -> Whom {
        for (at, (code, name)) in self.places.parents.iter().enumerate() {
            let (code_number, name_number) = (line.key(*code), line.key(*name));
            if code_number != 0 && name_number != 0 && self.parents.insert((at, code_number, name_number)) {
                let (code, name) = (text(line, gathered, *code), text(line, gathered, *name));
                if !code.is_empty() && !name.is_empty() {
                    areas.learn(name, &code.into());
                }
            }
        }
        let key = (line.key(self.places.code), line.key(self.places.name));
        if let Some(found) = self.known.get(key) {
            return found;
        }
        let (code, name) = (text(line, gathered, self.places.code), text(line, gathered, self.places.name));
        if !usable(code) && !usable(name) {
            return self.without_own_area(line, gathered, areas, sheet);
        }
        let found =
            self.resolve(line.cell(self.plan.name.or(self.plan.code).unwrap_or(0)), code, name, areas);
        self.known.put(key, found);
        found
    }

    /// Whom a code and a name mean that were not met before.
    fn resolve(&self, cell: CellAddress, code: &str, name: &str, areas: &mut Areas) -> Whom {
        let rank = self.plan.rank;
        if let Some(found) =
            total(name, areas, rank, Hint::default()).or_else(|| total(code, areas, rank, Hint::default()))
        {
            return found;
        }
        if let Some((code, name)) = bracketed_code(name).filter(|_| !usable(code)) {
            return self.resolve(cell, &code, &name, areas);
        }
        if usable(code) && usable(name) {
            areas.learn(name, &code.into());
        }
        areas.find_at(cell, code, name, rank, self.hint).map_or(Whom::Nobody, Whom::Area)
    }

    fn without_own_area(
        &mut self,
        line: &Line<'_>,
        gathered: &Gathered,
        areas: &mut Areas,
        sheet: Option<&Area>,
    ) -> Whom {
        let own = |at: Option<usize>| text(line, gathered, at);
        for ((parent_code, parent_name), hint) in self.places.parents.iter().zip(&self.parent_hints) {
            let (code, name) = (own(*parent_code), own(*parent_name));
            for own in [name, code] {
                if let Some(found) = total(own, areas, 1, *hint) {
                    return found;
                }
            }
            if usable(name) || usable(code) {
                return areas.find(code, name, 1, *hint).map_or(Whom::Nobody, Whom::Area);
            }
        }
        if self.plan.code.is_none() && self.plan.name.is_none() {
            let Some(area) = sheet else { return Whom::Nobody };
            return Whom::Area(*self.of_sheet.get_or_insert_with(|| areas.add(area.clone())));
        }
        // A name that stands on the first row of its block only holds for the rows below it.
        let has_period = [self.places.period, self.places.year, self.places.part]
            .into_iter()
            .any(|at| !own(at).is_empty());
        let own_keys = has_period || self.plan.period.is_none() && self.plan.year.is_none();
        match self.last_area {
            Some(area) if own_keys && self.plan.parents.is_empty() => Whom::Area(area),
            _ => Whom::Nobody,
        }
    }

    /// When a row is about; `heading` is the period that the figures' own heading names.
    pub(super) fn when(
        &mut self,
        line: &Line<'_>,
        gathered: &Gathered,
        heading: Option<Period>,
        context: &Context,
    ) -> When {
        if let Some(period) = heading {
            return When::Period(period);
        }
        if let Some(at) = self.places.period {
            return self.whole(line, gathered, at);
        }
        if let Some(part_at) = self.places.part {
            return self.parts(line, gathered, part_at, context);
        }
        context.period.map_or(When::Never, |(period, _)| When::Period(period))
    }

    fn whole(&mut self, line: &Line<'_>, gathered: &Gathered, at: usize) -> When {
        if let Some((_, when)) = self.last_when.filter(|(row, _)| *row == line.row) {
            return when;
        }
        let when = self.whole_of_row(line, gathered, at);
        self.last_when = Some((line.row, when));
        when
    }

    fn whole_of_row(&mut self, line: &Line<'_>, gathered: &Gathered, at: usize) -> When {
        let key = (line.key(Some(at)), line.key(self.places.end));
        if key.0 == 0 {
            return self.last_period.map_or(When::Unreadable(at), When::Period);
        }
        let known = self.spans.get(key);
        let when = known.unwrap_or_else(|| {
            let when = self.whole_new(gathered, at, key);
            self.spans.put(key, when);
            when
        });
        if let When::Period(period) = when {
            self.last_period = Some(period);
        }
        when
    }

    fn whole_new(&mut self, gathered: &Gathered, at: usize, key: (WordNumber, WordNumber)) -> When {
        let Some(cell) = gathered.word(at, key.0).map(|word| &word.cell) else { return When::Unreadable(at) };
        let Some(first) = self.periods.read(cell) else {
            return if PeriodColumn::is_unclear(cell) { When::Unclear(at) } else { When::Unreadable(at) };
        };
        let end = self.places.end.and_then(|end| gathered.word(end, key.1));
        let end = end.and_then(|word| self.ends.read(&word.cell));
        let period = end.map_or(Some(first), |end| span(first, end));
        period.map_or(When::Unreadable(at), When::Period)
    }

    fn parts(&mut self, line: &Line<'_>, gathered: &Gathered, at: usize, context: &Context) -> When {
        if let Some(year) = self.places.year
            && !text(line, gathered, Some(year)).is_empty()
        {
            self.last_year = line.key(Some(year));
        }
        let key = (self.last_year, line.key(Some(at)));
        let known = self.spans.get(key);
        known.unwrap_or_else(|| {
            let when = self.parts_new(gathered, at, key, context);
            self.spans.put(key, when);
            when
        })
    }

    fn parts_new(
        &self,
        gathered: &Gathered,
        at: usize,
        key: (WordNumber, WordNumber),
        context: &Context,
    ) -> When {
        let part = gathered.text(at, key.1);
        let year = if let Some(year) = self.places.year {
            gathered.text(year, key.0).to_owned()
        } else {
            let year = context.period.and_then(|(period, _)| year_of(period));
            year.map_or_else(String::new, |year| year.to_string())
        };
        let numbered = self.month_numbers && part.bytes().all(|b| b.is_ascii_digit());
        let clear = if numbered { None } else { from_parts(&year, part) };
        match clear.or_else(|| self.counted(&year, part, numbered)) {
            Some(period) => When::Period(self.as_quarter(period, context)),
            None if both_from_parts(&year, part, numbered).is_some() => When::Unclear(at),
            None => When::Unreadable(at),
        }
    }

    /// KH03 names a quarter by its last month: the title tells, or that no other month occurs.
    fn as_quarter(&self, period: Period, context: &Context) -> Period {
        let told = |quarter: &Period| self.quarter_ends || context.panel_period == Some(*quarter);
        quarter_ending(period).filter(told).unwrap_or(period)
    }
}

/// The text of a row's key; empty where it has none.
fn text<'g>(line: &Line<'_>, gathered: &'g Gathered, at: Option<usize>) -> &'g str {
    at.map_or("", |at| gathered.text(at, line.key(Some(at))))
}

/// The one kind of all names of a column that are known without a doubt, where there are two or more
/// and all of one kind; and whether most names are unknown.
fn company<'a>(names: impl Iterator<Item = &'a Cell>) -> (Option<AreaKind>, bool) {
    let names: BTreeSet<String> = names.map(key_text).collect();
    let found: Vec<Found> = names.iter().map(|name| register().by_name(name, Hint::default())).collect();
    let known = found.iter().filter(|found| **found != Found::Nobody).count();
    let strangers = names.len() >= 5 && known * 2 < names.len();
    let kinds: BTreeSet<AreaKind> = found
        .iter()
        .filter_map(|found| match found {
            Found::One(code) => register().by_code(code).map(|known| known.kind),
            Found::Nobody | Found::Several(_) => None,
        })
        // Regions and authorities stand in lists of every kind, to compare with.
        .filter(|kind| !kind.is_wide())
        .collect();
    let only = kinds.first().copied().filter(|_| kinds.len() == 1 && known > 1);
    (only, strangers)
}

impl KeyReader {
    /// A quarter or month that is counted from April or from January, as a person said.
    fn counted(&self, year: &str, part: &str, numbered: bool) -> Option<Period> {
        let both = both_from_parts(year, part, numbered);
        let Some((april, january)) = both else {
            return from_parts(year, &format!("M{part}")).filter(|_| numbered);
        };
        match self.counted_from? {
            QuarterYear::April => Some(april),
            QuarterYear::January => Some(january),
        }
    }
}

/// Whether a column counts months: its heading says so, or it goes beyond the fourth quarter.
fn are_month_numbers(heading: &str, grid: &Grid, frame: &Frame, at: u32) -> bool {
    let says = fold(heading).split(' ').any(|word| matches!(word, "month" | "mth"));
    let number = |cell: &Cell| key_text(cell).parse::<u8>().ok().filter(|number| (1..=12).contains(number));
    let mut numbers = sample(grid, frame, at).filter_map(number).peekable();
    numbers.peek().is_some() && (says || numbers.any(|number| number > 4))
}

/// Whether a column of months has all four that end a quarter, and no other.
fn only_quarter_ends(grid: &Grid, frame: &Frame, at: u32) -> bool {
    let months: BTreeSet<i8> = sample(grid, frame, at)
        .filter_map(|cell| from_parts("2010", &key_text(cell)))
        .map(|period| if period.length_in_months() == 1 { period.start().month() } else { 0 })
        .collect();
    months.into_iter().eq([3, 6, 9, 12])
}

fn span(first: Period, last: Period) -> Option<Period> {
    let (start, end) = (first.start(), last.end());
    if end < start {
        return None;
    }
    if first.kind() == PeriodKind::Day && last.kind() == PeriodKind::Day && end.day() != end.days_in_month() {
        return None;
    }
    let months = (i32::from(end.year()) - i32::from(start.year())) * 12 + i32::from(end.month())
        - i32::from(start.month())
        + 1;
    Period::months(start.year(), start.month(), u16::try_from(months).ok()?)
}

fn usable(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric) && !matches!(text, "[z]" | "[x]" | "n/a" | "N/A")
}

/// `Subtotal South`, `of which: Hill ward`: sums and parts of other rows.
fn is_part_of_other_rows(folded: &str) -> bool {
    ["subtotal ", "sub total ", "total for ", "total of ", "of which", "o w "]
        .iter()
        .any(|front| folded.starts_with(front))
}

fn total(name: &str, areas: &mut Areas, rank: Rank, hint: Hint) -> Option<Whom> {
    let folded = fold(name);
    if folded.is_empty() {
        return None;
    }
    if is_bare_total(&folded) || is_part_of_other_rows(&folded) {
        return Some(Whom::Total);
    }
    if folded == "england total" {
        return None;
    }
    let base = without_total(name)?;
    Some(areas.find("", base, rank.min(1), hint).map_or(Whom::Total, Whom::Area))
}
