//! Which columns tell the area and the period of which figures, and what they say in each row.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    Cell, Content, Grid,
    areas::{AreaIndex, Areas, bracketed_code, is_bare_total, without_total},
    column_cells::sample,
    columns::{Column, Role},
    context::{Context, Said},
    heading::Rank,
    table::Frame,
    when::{PeriodColumn, both_from_parts, from_parts, quarter_ending},
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

impl Plan {
    /// Every key column of the plan.
    pub(super) fn columns(&self) -> Vec<u32> {
        let own = [self.code, self.name, self.period, self.end, self.year, self.part];
        own.into_iter().chain(self.parents.iter().flat_map(|(code, name)| [*code, *name])).flatten().collect()
    }
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
    /// The cell cannot be read.
    Unreadable(u32),
    /// The cell's quarter or month may be counted in two ways.
    Unclear(u32),
    /// No period is given anywhere.
    Never,
}

/// Reads the keys of a table's rows from top to bottom, remembering what stands only once per block.
#[derive(Debug)]
pub(super) struct KeyReader {
    plan: Plan,
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
    last_parent: Option<String>,
    last_period: Option<Period>,
    last_year: String,
    /// What codes and names met before were found to be.
    known: HashMap<(String, String), Whom>,
}

impl KeyReader {
    /// A reader for one plan; `quarters` says that a month names the quarter that it ends.
    pub(super) fn new(
        plan: Plan,
        columns: &[Column],
        grid: &Grid,
        frame: &Frame,
        (said, quarters): (&Said, bool),
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
        Self {
            hint: Hint { beside, among_strangers, ..hint(plan.name) },
            parent_hints: plan.parents.iter().map(|(_, name)| hint(*name)).collect(),
            periods: learn(plan.period),
            ends: learn(plan.end),
            month_numbers: plan.part.is_some_and(|at| are_month_numbers(heading(at), grid, frame, at)),
            counted_from: said.counted_from,
            quarter_ends: quarters || plan.part.is_some_and(|at| only_quarter_ends(grid, frame, at)),
            plan,
            last_area: None,
            last_parent: None,
            last_period: None,
            last_year: String::new(),
            known: HashMap::new(),
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

    /// Whom row `row` is about.
    pub(super) fn whom(&mut self, grid: &Grid, row: u32, areas: &mut Areas, sheet: Option<&Area>) -> Whom {
        let text = |at: Option<u32>| at.map_or_else(String::new, |at| key_text(grid.cell(row, at)));
        let (code, name) = (text(self.plan.code), text(self.plan.name));
        for (parent_code, parent_name) in &self.plan.parents {
            let (code, name) = (text(*parent_code), text(*parent_name));
            if !code.is_empty() && !name.is_empty() {
                areas.learn(&name, &code.as_str().into());
            }
            if !name.is_empty() {
                self.last_parent = Some(name);
            }
        }
        if !usable(&code) && !usable(&name) {
            return self.without_own_area(grid, row, areas, sheet);
        }
        let key = (code, name);
        if let Some(found) = self.known.get(&key) {
            if let Whom::Area(area) = found {
                self.last_area = Some(*area);
            }
            return *found;
        }
        let (code, name) = &key;
        let cell = CellAddress::new(row, self.plan.name.or(self.plan.code).unwrap_or(0));
        let found = self.resolve(cell, code, name, areas);
        self.known.insert(key, found);
        found
    }

    /// Whom a code and a name mean that were not met before.
    fn resolve(&mut self, cell: CellAddress, code: &str, name: &str, areas: &mut Areas) -> Whom {
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
        match areas.find_at(cell, code, name, rank, self.hint) {
            Some(area) => {
                self.last_area = Some(area);
                Whom::Area(area)
            }
            None => Whom::Nobody,
        }
    }

    fn without_own_area(&self, grid: &Grid, row: u32, areas: &mut Areas, sheet: Option<&Area>) -> Whom {
        let text = |at: Option<u32>| at.map_or_else(String::new, |at| key_text(grid.cell(row, at)));
        for ((parent_code, parent_name), hint) in self.plan.parents.iter().zip(&self.parent_hints) {
            let (code, name) = (text(*parent_code), text(*parent_name));
            for own in [&name, &code] {
                if let Some(found) = total(own, areas, 1, *hint) {
                    return found;
                }
            }
            if usable(&name) || usable(&code) {
                return areas.find(&code, &name, 1, *hint).map_or(Whom::Nobody, Whom::Area);
            }
        }
        if self.plan.code.is_none() && self.plan.name.is_none() {
            return sheet.map_or(Whom::Nobody, |area| Whom::Area(areas.add(area.clone())));
        }
        // A name that stands on the first row of its block only holds for the rows below it.
        let has_period =
            [self.plan.period, self.plan.year, self.plan.part].into_iter().any(|at| !text(at).is_empty());
        let own_keys = has_period || self.plan.period.is_none() && self.plan.year.is_none();
        match self.last_area {
            Some(area) if own_keys && self.plan.parents.is_empty() => Whom::Area(area),
            _ => Whom::Nobody,
        }
    }

    /// When row `row` is about; `heading` is the period that the figures' own heading names.
    pub(super) fn when(&mut self, grid: &Grid, row: u32, heading: Option<Period>, context: &Context) -> When {
        if let Some(period) = heading {
            return When::Period(period);
        }
        if let Some(at) = self.plan.period {
            return self.whole(grid, row, at);
        }
        if let Some(part_at) = self.plan.part {
            return self.parts(grid, row, part_at, context);
        }
        context.period.map_or(When::Never, |(period, _)| When::Period(period))
    }

    fn whole(&mut self, grid: &Grid, row: u32, at: u32) -> When {
        let cell = grid.cell(row, at);
        if cell.is_empty() {
            return self.last_period.map_or(When::Unreadable(at), When::Period);
        }
        let Some(first) = self.periods.read(cell) else {
            return if PeriodColumn::is_unclear(cell) { When::Unclear(at) } else { When::Unreadable(at) };
        };
        let end = self.plan.end.and_then(|end| self.ends.read(grid.cell(row, end)));
        let period = end.map_or(Some(first), |end| span(first, end));
        match period {
            Some(period) => {
                self.last_period = Some(period);
                When::Period(period)
            }
            None => When::Unreadable(at),
        }
    }

    fn parts(&mut self, grid: &Grid, row: u32, part_at: u32, context: &Context) -> When {
        let part = key_text(grid.cell(row, part_at));
        let year = match self.plan.year {
            Some(at) => {
                let own = key_text(grid.cell(row, at));
                if !own.is_empty() {
                    self.last_year = own;
                }
                self.last_year.clone()
            }
            None => context.period.map_or_else(String::new, |(period, _)| period.to_string()),
        };
        let numbered = self.month_numbers && part.bytes().all(|b| b.is_ascii_digit());
        let clear = if numbered { None } else { from_parts(&year, &part) };
        let Some(period) = clear.or_else(|| self.counted(&year, &part, numbered)) else {
            let unclear = both_from_parts(&year, &part, numbered).is_some();
            return if unclear { When::Unclear(part_at) } else { When::Unreadable(part_at) };
        };
        // KH03 names a quarter by its last month: the title tells, or that no other month occurs.
        let told = |quarter: &Period| self.quarter_ends || context.panel_period == Some(*quarter);
        let quarter = quarter_ending(period).filter(told);
        When::Period(quarter.unwrap_or(period))
    }
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
