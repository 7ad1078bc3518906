//! The rows of a table, read one after another into figures.

use std::{collections::HashMap, sync::Arc};

use super::{
    Amount, Cell, Component, Content, Fate, Grid,
    areas::Areas,
    columns::{Column, Figures as FigureColumn, Role},
    context::Context,
    figures::{Figures, Key, Slot, Spot},
    heading::{KIND, WORDS},
    is_marked_unreliable,
    keys::{KeyReader, Plan, When, Whom, key_text, plan},
    ledger::Ledger,
    local::Locals,
    parse_amount,
    profile::Active,
    table::{Frame, is_data_cell, repeats_heading},
    target::{Miss, Target, only},
    unknown_status,
    vocabulary::{PartWord, SURE, Sense, Vocabulary, part_word},
};
use crate::{
    base::fold,
    domain::{CellAddress, Group, Mark},
};

/// What a row's own words say it measures.
#[derive(Clone, Debug, Default)]
pub(super) struct RowSense {
    /// Names of indicators or of their parts.
    pub senses: Vec<Sense>,
    /// The part that the words name outright.
    pub part: Option<PartWord>,
    /// An indicator that only the return knows.
    pub local: Option<u16>,
    /// A part of the profile's formulas.
    pub profile_part: Option<u16>,
    /// Whether the row has words of its own at all.
    pub named: bool,
}

/// Everything that reading a table needs.
pub(super) struct TableReader<'a> {
    pub grid: &'a Grid,
    pub frame: &'a Frame,
    pub columns: &'a [Column],
    pub context: &'a Context,
    pub vocabulary: &'a Vocabulary<'a>,
    pub profile: &'a Active<'a>,
    pub areas: &'a mut Areas,
    pub locals: &'a mut Locals,
    pub ledger: &'a mut Ledger,
    pub groups: &'a mut Vec<Group>,
}

/// A cell that was refused while rows were read.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    /// The cell that is to blame.
    pub cell: CellAddress,
    /// The check's code.
    pub code: &'static str,
    /// What stands in it.
    pub text: String,
}

/// What the rows gave.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub figures: Figures,
    pub refusals: Vec<Refusal>,
    /// Headings and row names that no indicator has, with their first cell.
    pub unknown: Vec<(String, CellAddress)>,
    /// Whether any figure had to be left without an area or a period.
    pub no_area: Option<CellAddress>,
    pub no_period: Option<CellAddress>,
}

/// The keys of one row.
struct RowKeys<'r> {
    row: u32,
    sense: &'r RowSense,
    group: u16,
}

/// A column of figures with what serves it.
#[derive(Clone, Copy)]
struct Served {
    /// Its position among the columns.
    position: usize,
    /// The reader of its keys.
    reader: usize,
    /// The part of the profile's formulas that its heading names.
    part: Option<u16>,
}

struct Work {
    readers: Vec<KeyReader>,
    served: Vec<Served>,
    indicator: Option<u32>,
    number: Option<u32>,
    measures: Vec<u32>,
    groups: Vec<(u32, String)>,
    kind: Option<u32>,
    part: Option<u32>,
    notes: Vec<u32>,
    senses: HashMap<String, RowSense>,
    carry: RowSense,
    unknown: HashMap<String, Arc<str>>,
    varied: HashMap<(u32, String), bool>,
    group_numbers: HashMap<Group, u16>,
    several_periods: bool,
}

fn decimals(cell: &Cell) -> u8 {
    let text = match &cell.content {
        Content::Text(text) => text.trim().trim_end_matches(['%', '*', ' ']).to_owned(),
        Content::Number(number) if cell.percent => format!("{}", (number * 1e12).round() / 1e10),
        // 80.30000000000001 is 80.3 as everybody wrote it.
        Content::Number(number) => format!("{}", (number * 1e9).round() / 1e9),
        _ => return 0,
    };
    let fraction = text.rsplit_once('.').map_or(0, |(_, fraction)| fraction.len());
    u8::try_from(fraction).unwrap_or(u8::MAX)
}

impl TableReader<'_> {
    fn work(&self) -> Work {
        let mut readers: Vec<(Plan, KeyReader)> = Vec::new();
        let mut served = Vec::new();
        let with_role = |wanted: &dyn Fn(&Role) -> bool| -> Vec<u32> {
            self.columns.iter().filter(|column| wanted(&column.role)).map(|column| column.at).collect()
        };
        for (position, column) in self.columns.iter().enumerate() {
            if !matches!(column.role, Role::Figures(_)) {
                continue;
            }
            let plan = plan(self.columns, column.at, self.grid, self.frame);
            let known = readers.iter().position(|(own, _)| *own == plan);
            let reader = known.unwrap_or_else(|| {
                let reader = KeyReader::new(plan.clone(), self.columns, self.grid, self.frame);
                readers.push((plan, reader));
                readers.len() - 1
            });
            let part = self.profile.part(Some(&column.heading), &[]);
            served.push(Served { position, reader, part });
        }
        let mut periods: Vec<_> = self
            .columns
            .iter()
            .filter_map(|column| match &column.role {
                Role::Figures(figures) => figures.period,
                _ => None,
            })
            .collect();
        periods.sort_unstable();
        periods.dedup();
        Work {
            readers: readers.into_iter().map(|(_, reader)| reader).collect(),
            served,
            indicator: self.fullest(&with_role(&|role| *role == Role::Indicator)),
            number: with_role(&|role| *role == Role::IndicatorNumber).first().copied(),
            measures: with_role(&|role| *role == Role::Measure),
            groups: self
                .columns
                .iter()
                .filter_map(|column| match &column.role {
                    Role::Group(name) => Some((column.at, name.clone())),
                    _ => None,
                })
                .collect(),
            kind: with_role(&|role| *role == Role::GroupKind).first().copied(),
            part: with_role(&|role| *role == Role::GroupPart).first().copied(),
            notes: with_role(&|role| *role == Role::Note),
            senses: HashMap::new(),
            carry: RowSense::default(),
            unknown: HashMap::new(),
            varied: HashMap::new(),
            group_numbers: HashMap::new(),
            several_periods: periods.len() >= 2,
        }
    }

    /// Of columns that name the indicator, the one with the fewest gaps: a code may stand beside the
    /// name, and not every indicator has one.
    fn fullest(&self, columns: &[u32]) -> Option<u32> {
        let rows = self.frame.bottom + 1..self.frame.end;
        let filled = |at: u32| rows.clone().filter(|row| !self.grid.cell(*row, at).is_empty()).count();
        columns.iter().copied().min_by_key(|at| std::cmp::Reverse(filled(*at)))
    }

    /// Reads every row.
    pub(super) fn read(&mut self) -> Rows {
        let mut work = self.work();
        let mut rows = Rows::default();
        self.learn_varied(&mut work);
        for row in self.frame.bottom + 1..self.frame.end {
            self.row(row, &mut work, &mut rows);
        }
        rows
    }

    /// A breakdown that never varies within an indicator (`4-5 yrs`) is part of its definition.
    fn learn_varied(&self, work: &mut Work) {
        let mut first: HashMap<(u32, String), String> = HashMap::new();
        if work.groups.is_empty() {
            return;
        }
        for row in self.frame.bottom + 1..self.frame.end {
            let who = work
                .number
                .or(work.indicator)
                .map_or_else(String::new, |at| key_text(self.grid.cell(row, at)));
            for (at, _) in &work.groups {
                let text = key_text(self.grid.cell(row, *at));
                if text.is_empty() {
                    continue;
                }
                let key = (*at, who.clone());
                match first.get(&key) {
                    None => {
                        first.insert(key, text);
                    }
                    Some(seen) if *seen != text => {
                        work.varied.insert(key, true);
                    }
                    Some(_) => {}
                }
            }
        }
    }

    fn row(&mut self, row: u32, work: &mut Work, rows: &mut Rows) {
        let Some(cells) = usize::try_from(row).ok().and_then(|at| self.grid.rows.get(at)) else { return };
        if cells.iter().all(Cell::is_empty) || repeats_heading(self.grid, self.frame, row) {
            return;
        }
        let filled: Vec<Served> = work
            .served
            .iter()
            .copied()
            .filter(|served| {
                let column = self.columns.get(served.position);
                column.is_some_and(|column| !self.grid.cell(row, column.at).is_empty())
            })
            .collect();
        let sense = self.row_sense(row, work);
        let noted = self.noted_blank(row, work, filled.is_empty());
        if filled.is_empty() && noted.is_none() {
            if sense.named {
                work.carry = sense;
            }
            return;
        }
        if self.is_prose(row, &filled) {
            return;
        }
        let group = self.group(row, work);
        let mut taken = false;
        let targets: Vec<Served> = if filled.is_empty() { noted.into_iter().collect() } else { filled };
        let keys = RowKeys { row, sense: &sense, group };
        for served in targets {
            taken |= self.cell(&keys, served, work, rows).is_ok();
        }
        self.account_keys(row, work, taken);
    }

    /// A blank value that the return's own note explains: where one column holds all values.
    fn noted_blank(&self, row: u32, work: &Work, empty: bool) -> Option<Served> {
        if !empty || work.notes.iter().all(|at| self.grid.cell(row, *at).is_empty()) {
            return None;
        }
        let mut values = work.served.iter().filter(|served| {
            self.columns.get(served.position).is_some_and(|column| match &column.role {
                Role::Figures(figures) => figures.component() == Component::Value && figures.period.is_none(),
                _ => false,
            })
        });
        let first = values.next()?;
        values.next().is_none().then_some(*first)
    }

    /// Whether the only “figures” of a row are long words: a note under the table.
    fn is_prose(&self, row: u32, filled: &[Served]) -> bool {
        !filled.is_empty()
            && filled.iter().all(|served| {
                self.columns.get(served.position).is_some_and(|column| {
                    match &self.grid.cell(row, column.at).content {
                        Content::Text(text) => {
                            text.len() > 30
                                && matches!(
                                    parse_amount(self.grid.cell(row, column.at)),
                                    Amount::Unreadable(_)
                                )
                        }
                        _ => false,
                    }
                })
            })
    }

    fn row_sense(&mut self, row: u32, work: &mut Work) -> RowSense {
        let indicator =
            work.indicator.map(|at| key_text(self.grid.cell(row, at))).filter(|text| !text.is_empty());
        let number = work.number.map(|at| key_text(self.grid.cell(row, at))).filter(|text| !text.is_empty());
        let pieces: Vec<String> = work
            .measures
            .iter()
            .map(|at| key_text(self.grid.cell(row, *at)))
            .filter(|text| !text.is_empty())
            .collect();
        if indicator.is_none() && number.is_none() && pieces.is_empty() {
            // A name that stands once for several rows.
            return if work.indicator.is_some() || !work.measures.is_empty() {
                work.carry.clone()
            } else {
                RowSense::default()
            };
        }
        let text = format!(
            "{}\u{1f}{}\u{1f}{}",
            number.as_deref().unwrap_or(""),
            indicator.as_deref().unwrap_or(""),
            pieces.join("\u{1f}")
        );
        let known = work.senses.get(&text).cloned();
        let mut sense = known.unwrap_or_else(|| {
            let sense = self.sense(indicator.as_deref(), number.as_deref(), &pieces);
            work.senses.insert(text, sense.clone());
            sense
        });
        let names_nothing = sense.senses.is_empty() && sense.local.is_none() && sense.profile_part.is_none();
        if names_nothing && sense.part.is_some() {
            // `Numerator` below the indicator's own row.
            sense.senses.clone_from(&work.carry.senses);
            sense.local = work.carry.local;
        } else if let Some(own) = only(&work.carry.senses) {
            if sense.senses.len() > 1 && sense.senses.iter().any(|other| other.indicator == own) {
                let component =
                    sense.senses.iter().find(|other| other.indicator == own).map(|other| other.component);
                if component == Some(Component::Denominator) {
                    return sense;
                }
                sense.senses.retain(|other| other.indicator == own);
            }
        } else if sense.named {
            work.carry = sense.clone();
        }
        if sense.named
            && !names_nothing
            && !sense.senses.iter().all(|s| s.component == Component::Denominator)
        {
            work.carry = sense.clone();
        } else if names_nothing && sense.part.is_none() {
            work.carry = RowSense::default();
        }
        sense
    }

    fn sense(&mut self, indicator: Option<&str>, number: Option<&str>, pieces: &[String]) -> RowSense {
        let mut sense = RowSense { named: true, ..RowSense::default() };
        if let Some(part) = self.profile.part(indicator, pieces) {
            sense.profile_part = Some(part);
            return sense;
        }
        let piece_part = pieces.iter().rev().find_map(|piece| part_word(piece));
        if let Some(name) = indicator {
            let bare = without_list_number(name);
            let meaning = self.vocabulary.named(bare, self.context.age);
            sense.part = piece_part.or_else(|| part_word(bare));
            if meaning.likeness >= SURE {
                sense.senses = meaning.senses;
            } else if let Some(unknown) = unknown_status::sense(bare, self.context.subject, self.vocabulary) {
                sense.senses = vec![unknown];
            } else if !crate::base::words(name).is_empty() && !super::local::is_part_only(bare) {
                let id = number.map(|number| format!("fingertips_{number}"));
                sense.local = self.locals.add(bare, id.as_deref(), indicator_is_headed(self.columns));
            }
            return sense;
        }
        if let Some(number) = number {
            sense.local = self.locals.add(number, Some(&format!("fingertips_{number}")), true);
            return sense;
        }
        sense.part = piece_part;
        let whole = pieces.join(" ");
        let meaning = self.vocabulary.named(&whole, self.context.age);
        if meaning.likeness >= SURE {
            sense.senses = meaning.senses;
        } else {
            sense.senses.extend(unknown_status::sense(&whole, self.context.subject, self.vocabulary));
        }
        sense
    }

    fn group(&mut self, row: u32, work: &mut Work) -> u16 {
        let who =
            work.number.or(work.indicator).map_or_else(String::new, |at| key_text(self.grid.cell(row, at)));
        let mut dimensions = Vec::new();
        let mut values = Vec::new();
        for (at, name) in &work.groups {
            let text = key_text(self.grid.cell(row, *at));
            let varies = work.varied.contains_key(&(*at, who.clone()));
            if varies && !is_everybody(&text) {
                dimensions.push(name.clone());
                values.push(text);
            }
        }
        if let (Some(kind), Some(part)) = (work.kind, work.part) {
            let (kind, part) = (key_text(self.grid.cell(row, kind)), key_text(self.grid.cell(row, part)));
            if !kind.is_empty() && !is_everybody(&part) {
                dimensions.push(kind);
                values.push(part);
            }
        }
        if values.is_empty() {
            return 0;
        }
        let group = Group { dimension: dimensions.join(", ").into(), value: values.join(", ").into() };
        if let Some(number) = work.group_numbers.get(&group) {
            return *number;
        }
        self.groups.push(group.clone());
        let number = u16::try_from(self.groups.len()).unwrap_or(u16::MAX);
        work.group_numbers.insert(group, number);
        number
    }

    /// Reads one cell of figures. `Err` says why its row's keys served nothing.
    fn cell(
        &mut self,
        at: &RowKeys<'_>,
        served: Served,
        work: &mut Work,
        rows: &mut Rows,
    ) -> Result<(), Arc<str>> {
        let columns = self.columns;
        let Some(column) = columns.get(served.position) else { return Err("".into()) };
        let Role::Figures(figures) = &column.role else { return Err("".into()) };
        let address = CellAddress::new(at.row, column.at);
        let (subject, component) = match self.target(column, figures, served.part, at.sense) {
            Ok(target) => target,
            Err(miss) => {
                let reason = self.missed(miss, column, at.row, work, rows);
                self.ledger.enter(address, Fate::Unused(reason.clone()));
                return Err(reason);
            }
        };
        let spot = self.spot(at, (figures, served.reader), address, work, rows)?;
        self.place(address, spot, (subject, component), work, rows);
        Ok(())
    }

    /// Where, when and for whom a cell is.
    fn spot(
        &mut self,
        at: &RowKeys<'_>,
        (figures, reader): (&FigureColumn, usize),
        address: CellAddress,
        work: &mut Work,
        rows: &mut Rows,
    ) -> Result<Spot, Arc<str>> {
        let row = at.row;
        let Some(keys) = work.readers.get_mut(reader) else { return Err("".into()) };
        let sheet_area = figures.area.as_ref().or(self.context.area.as_ref());
        let whom = match &figures.area {
            Some(area) => Whom::Area(self.areas.add(area.clone())),
            None => keys.whom(self.grid, row, self.areas, sheet_area),
        };
        let area = match whom {
            Whom::Area(area) => area,
            Whom::Total => {
                let reason: Arc<str> = "a total of other rows".into();
                self.ledger.enter(address, Fate::Unused(reason.clone()));
                return Err(reason);
            }
            Whom::Nobody => {
                rows.no_area = rows.no_area.or(Some(address));
                let cell = self.grid.cell(row, address.column);
                self.refuse(rows, address, "no_area", cell);
                return Err("no area in its row".into());
            }
        };
        let heading = figures.period.filter(|_| work.several_periods || keys.plan().period.is_none());
        let period = match keys.when(self.grid, row, heading, self.context) {
            When::Period(period) => period,
            When::Unreadable(at) => {
                let culprit = self.grid.cell(row, at);
                self.refuse(rows, CellAddress::new(row, at), "period_unreadable", culprit);
                self.ledger.enter(address, Fate::Refused("period_unreadable".into()));
                return Err("the row's period cannot be read".into());
            }
            When::Never => {
                rows.no_period = rows.no_period.or(Some(address));
                self.ledger.enter(address, Fate::Refused("period_unreadable".into()));
                return Err("no period is given".into());
            }
        };
        Ok(Spot { area, period, group: at.group })
    }

    /// Puts a cell into its figure.
    fn place(
        &mut self,
        address: CellAddress,
        spot: Spot,
        (target, component): (Target, Component),
        work: &Work,
        rows: &mut Rows,
    ) {
        let row = address.row;
        let cell = self.grid.cell(row, address.column);
        let amount = self.profile.amount(cell, parse_amount(cell));
        let given = Slot { amount, cell: address, decimals: decimals(cell) };
        let subject = match target {
            Target::Shared(candidates) => return rows.figures.share(spot, &candidates, given),
            Target::One(_) if matches!(component, Component::LowerLimit | Component::UpperLimit) => {
                return self
                    .ledger
                    .enter(address, Fate::Unused("the sender’s own interval: read, not used".into()));
            }
            Target::One(subject) => subject,
        };
        let adds = |column: &Column| {
            column.at == address.column && matches!(&column.role, Role::Figures(figures) if figures.adds)
        };
        if component == Component::Numerator && self.columns.iter().any(adds) {
            return rows.figures.add(Key { subject, spot }, row, given);
        }
        let joins = work.indicator.is_some() || !work.measures.is_empty();
        let note = work
            .notes
            .iter()
            .map(|at| key_text(self.grid.cell(row, *at)))
            .find(|text| text.chars().any(char::is_alphabetic))
            .unwrap_or_default();
        let unreliable = is_marked_unreliable(cell);
        if let Some(figure) = rows.figures.put(Key { subject, spot }, row, component, given, joins) {
            figure.unreliable |= unreliable;
            if figure.note.is_empty() {
                figure.note = note;
            }
        }
    }

    /// Says why a cell measures nothing that is known, once for each name.
    fn missed(&self, miss: Miss, column: &Column, row: u32, work: &mut Work, rows: &mut Rows) -> Arc<str> {
        let (name, cell) = match miss {
            Miss::Told(reason) => return reason.into(),
            Miss::Row => {
                let at = work.indicator.or_else(|| work.measures.first().copied()).unwrap_or(0);
                (key_text(self.grid.cell(row, at)), CellAddress::new(row, at))
            }
            Miss::Heading => (column.heading.clone(), CellAddress::new(self.frame.bottom, column.at)),
        };
        if let Some(reason) = work.unknown.get(&name) {
            return reason.clone();
        }
        let short: String = name.chars().take(60).collect();
        let reason: Arc<str> = if short.is_empty() {
            "no heading".into()
        } else {
            format!("no indicator is known as “{short}”").into()
        };
        work.unknown.insert(name, reason.clone());
        rows.unknown.push((short, cell));
        reason
    }

    fn refuse(&mut self, rows: &mut Rows, cell: CellAddress, code: &'static str, culprit: &Cell) {
        self.ledger.enter(cell, Fate::Refused(code.into()));
        let known = rows.refusals.iter().rev().take(40).any(|other| other.cell == cell && other.code == code);
        if !known {
            rows.refusals.push(Refusal { cell, code, text: culprit.shown() });
        }
    }

    /// Enters the row's remaining cells: its keys, remarks, and columns that are not used.
    fn account_keys(&mut self, row: u32, work: &Work, taken: bool) {
        let mut keys: Vec<u32> = work.readers.iter().flat_map(|reader| reader.plan().columns()).collect();
        keys.extend(
            work.indicator
                .iter()
                .chain(&work.number)
                .chain(&work.measures)
                .chain(&work.kind)
                .chain(&work.part),
        );
        keys.extend(work.groups.iter().map(|(at, _)| *at));
        keys.extend(&work.notes);
        for at in keys {
            let cell = CellAddress::new(row, at);
            if self.grid.cell(row, at).is_empty() {
                continue;
            }
            if taken {
                self.ledger.enter(cell, Fate::Taken);
            } else {
                self.ledger.pass(cell);
            }
        }
        for column in self.columns {
            let cell = CellAddress::new(row, column.at);
            match &column.role {
                Role::Figures(_) => {}
                _ if self.grid.cell(row, column.at).is_empty() => {}
                Role::Idle(reason)
                    if reason == WORDS
                        || (reason != KIND && is_data_cell(self.grid.cell(row, column.at))) =>
                {
                    self.ledger.enter(cell, Fate::Unused(reason.as_str().into()));
                }
                _ => self.ledger.pass(cell),
            }
        }
    }
}

fn indicator_is_headed(columns: &[Column]) -> bool {
    columns.iter().any(|column| column.role == Role::Indicator && !column.heading.is_empty())
}

/// `C09a - Reception: …` without its place in the publisher's list.
fn without_list_number(name: &str) -> &str {
    let name = name.trim();
    let Some((front, rest)) = name.split_once(" - ") else { return name };
    let listed = (2..=6).contains(&front.len())
        && front.starts_with(|c: char| c.is_ascii_uppercase())
        && front.chars().skip(1).any(|c| c.is_ascii_digit())
        && front.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
    if listed { rest.trim() } else { name }
}

fn is_everybody(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "" | "persons"
            | "person"
            | "all"
            | "all ages"
            | "total"
            | "all persons"
            | "both"
            | "all women"
            | "women"
            | "all babies"
            | "not applicable"
            | "1"
            | "everyone"
            | "overall"
            | "all mothers"
            | "all groups"
    )
}

/// Why no cell of a sheet without tables was used.
pub(super) fn leave_all(grid: &Grid, ledger: &mut Ledger, headings: &[(u32, u32)], reason: &str) {
    let reason: Arc<str> = reason.into();
    for (row, cells) in grid.rows.iter().enumerate() {
        let number = u32::try_from(row).unwrap_or(u32::MAX);
        if headings.iter().any(|(top, bottom)| (*top..=*bottom).contains(&number)) {
            continue;
        }
        for (column, cell) in cells.iter().enumerate() {
            let number = matches!(cell.content, Content::Number(_) | Content::Error(_) | Content::NoResult)
                || matches!(&cell.content, Content::Text(text) if text.len() < 24
                    && !matches!(parse_amount(cell), Amount::Unreadable(_) | Amount::Missing(Mark::Blank)));
            if !number || ledger.knows(row, column) {
                continue;
            }
            if let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) {
                ledger.enter(CellAddress::new(row, column), Fate::Unused(reason.clone()));
            }
        }
    }
}
