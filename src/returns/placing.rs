//! One cell of figures brought to its figure: what it measures, where, when and for whom.

use std::sync::Arc;

use hashbrown::HashMap;

use super::{
    Amount, Cell, Component, Content, Fate, Written,
    areas::AreaIndex,
    columns::Role,
    dictionary::WordNumber,
    figures::{Figure, Part, Slot, Spot, SpotNumber, Subject},
    gathering::{Gathered, Line},
    glance::Glance,
    keys::{When, Whom},
    row_sense::{RowSense, SenseNumber},
    rows::{Rows, TableReader, Work},
    scale::{counted_in, factor_of},
    share::{Share, parse_share},
    target::{Miss, Target},
    when::part_of,
};
use crate::{
    domain::{CellAddress, Period, PeriodKind},
    workbook::Unit,
};

/// The keys of one row.
pub(super) struct RowKeys<'r> {
    pub line: &'r Line<'r>,
    pub gathered: &'r Gathered,
    pub sense: SenseNumber,
    pub group: u16,
}

/// A column of figures with what serves it.
#[derive(Clone, Debug)]
pub(super) struct Served {
    /// Its position among the columns.
    pub position: usize,
    /// Its position among the figures of a row.
    pub at: usize,
    /// Its column on the sheet.
    pub column: u32,
    /// The reader of its keys.
    pub reader: usize,
    /// The part of the profile's formulas that its heading names.
    pub part: Option<u16>,
    /// Whether its cells add up with those of its sibling.
    pub adds: bool,
    /// The area that its heading names, once it was met.
    pub area: Option<AreaIndex>,
}

/// What the cells of a column measure in rows of one sense: each is worked out once.
#[derive(Debug, Default)]
pub(super) struct Targets {
    /// Of each column the aims by the numbers of the rows' senses.
    known: Vec<Vec<Option<usize>>>,
    list: Vec<Aim>,
    /// Fates by the unknown names that they tell.
    unknown: HashMap<String, u16>,
    /// The same by the number of a row's name.
    unknown_rows: HashMap<(usize, WordNumber), u16>,
}

impl Targets {
    /// Keeps the aim of a column in rows of a sense; gives its number.
    fn add(&mut self, served: usize, sense: usize, aim: Aim) -> usize {
        self.list.push(aim);
        let number = self.list.len() - 1;
        if self.known.len() <= served {
            self.known.resize(served + 1, Vec::new());
        }
        if let Some(aims) = self.known.get_mut(served) {
            aims.resize(aims.len().max(sense + 1), None);
            if let Some(place) = aims.get_mut(sense) {
                *place = Some(number);
            }
        }
        number
    }
}

/// Where a cell goes.
#[derive(Clone, Debug)]
enum Aim {
    /// Into a figure.
    At(Target, Component, Factor),
    /// Nowhere, with this fate.
    Nowhere(u16),
    /// Nowhere, because the row's name is not known.
    UnknownRow,
}

/// What a plain number is multiplied by, as its heading's and its row's words say that it is
/// written: in thousands, per 10,000.
#[derive(Clone, Copy, Debug)]
struct Factor {
    times: f64,
    percent: bool,
}

impl Factor {
    fn apply(self, amount: Amount) -> Amount {
        match amount {
            Amount::Number { value, percent: false } => {
                Amount::Number { value: value * self.times, percent: self.percent }
            }
            other => other,
        }
    }
}

fn is_year(period: Period) -> bool {
    matches!(period.kind(), PeriodKind::CalendarYear | PeriodKind::FinancialYear)
}

/// The part of a written-out share that a column gives.
const fn share_slot(share: Share, component: Component, cell: CellAddress) -> Slot {
    let (value, percent, decimals) = match (component, share.all) {
        (Component::Numerator, _) => (share.of, false, 0),
        (Component::Denominator, Some(all)) => (all, false, 0),
        _ => (share.percent, true, share.decimals),
    };
    Slot { amount: Amount::Number { value, percent }, cell, decimals }
}

/// A share in one cell brings its counts along, where no other cell gives them.
fn write_out(figure: &mut Figure, share: Share, cell: CellAddress) {
    let Some(all) = share.all else { return };
    let slot = |value| Slot { amount: Amount::Number { value, percent: false }, cell, decimals: 0 };
    if figure.numerator.is_none() && figure.denominator.is_none() {
        figure.numerator = Some(slot(share.of));
        figure.denominator = Some(slot(all));
    }
}

impl TableReader<'_> {
    /// Reads one cell of figures; gives whether its row's keys served it.
    pub(super) fn cell(&mut self, at: &RowKeys<'_>, served: usize, work: &mut Work, rows: &mut Rows) -> bool {
        let Some(column) = work.served.get(served).map(|served| served.column) else { return false };
        let address = at.line.cell(column);
        let Some(aim) = self.aim(at, served, work, rows) else { return false };
        let fate = match work.targets.list.get(aim) {
            Some(Aim::At(..)) => None,
            Some(Aim::Nowhere(fate)) => Some(*fate),
            Some(Aim::UnknownRow) | None => Some(self.unknown_row(at, work, rows)),
        };
        if let Some(fate) = fate {
            self.ledger.enter_number(address, fate);
            return false;
        }
        let Some(spot) = self.spot(at, served, address, work, rows) else { return false };
        self.place(at, served, (spot, aim), work, rows);
        true
    }

    /// The number of the aim of a cell.
    fn aim(&mut self, at: &RowKeys<'_>, served: usize, work: &mut Work, rows: &mut Rows) -> Option<usize> {
        let sense = usize::try_from(at.sense).ok()?;
        let known = work.targets.known.get(served).and_then(|aims| aims.get(sense));
        if let Some(Some(aim)) = known {
            return Some(*aim);
        }
        let aim = self.new_aim(at.sense, served, work, rows)?;
        Some(work.targets.add(served, sense, aim))
    }

    fn new_aim(
        &mut self,
        sense: SenseNumber,
        served: usize,
        work: &mut Work,
        rows: &mut Rows,
    ) -> Option<Aim> {
        let columns = self.columns;
        let served = work.served.get(served)?;
        let column = columns.get(served.position)?;
        let Role::Figures(figures) = &column.role else { return None };
        Some(match self.target(column, figures, served.part, work.senses.get(sense)) {
            Ok((Target::One(_), Component::LowerLimit | Component::UpperLimit)) => Aim::Nowhere(
                self.ledger.number(Fate::Unused("the sender’s own interval: read, not used".into())),
            ),
            Ok((target, component)) => {
                let factor = self.factor(&column.heading, work.senses.get(sense), (&target, component));
                Aim::At(target, component, factor)
            }
            Err(Miss::Told(reason)) => Aim::Nowhere(self.ledger.number(Fate::Unused(reason.into()))),
            Err(Miss::Row) => Aim::UnknownRow,
            Err(Miss::Heading) => {
                let cell = CellAddress::new(self.frame.bottom, column.at);
                Aim::Nowhere(self.unknown(&column.heading, cell, &mut work.targets, rows))
            }
        })
    }

    fn factor(&self, heading: &str, sense: &RowSense, (target, component): (&Target, Component)) -> Factor {
        let unit = match target {
            Target::One(Subject::Known(own)) => self.vocabulary.indicator(*own).map(|own| own.unit),
            _ => None,
        };
        let is_count = component != Component::Value || matches!(unit, Some(Unit::Count | Unit::Pounds));
        if is_count {
            let times = counted_in(heading) * sense.times.unwrap_or(1.0);
            return Factor { times, percent: false };
        }
        if sense.percent && matches!(unit, Some(Unit::Percent | Unit::PerThousand)) {
            return Factor { times: 1.0, percent: true };
        }
        match (sense.written, unit) {
            (Some(written), Some(unit @ (Unit::Percent | Unit::PerThousand))) => {
                let percent = unit == Unit::Percent && written == Written::ShareOfOne;
                Factor { times: factor_of(written, unit), percent }
            }
            _ => Factor { times: 1.0, percent: false },
        }
    }

    fn unknown_row(&mut self, at: &RowKeys<'_>, work: &mut Work, rows: &mut Rows) -> u16 {
        let key = work.indicator.or_else(|| work.measures.first().copied()).or(work.number).unwrap_or(0);
        let name = at.line.key(Some(key));
        if let Some(fate) = work.targets.unknown_rows.get(&(key, name)) {
            return *fate;
        }
        let column = at.gathered.order().keys.get(key).copied().unwrap_or(0);
        let fate = self.unknown(at.gathered.text(key, name), at.line.cell(column), &mut work.targets, rows);
        work.targets.unknown_rows.insert((key, name), fate);
        fate
    }

    /// Says why a cell measures nothing that is known, once for each name.
    fn unknown(&mut self, name: &str, cell: CellAddress, targets: &mut Targets, rows: &mut Rows) -> u16 {
        if let Some(fate) = targets.unknown.get(name) {
            return *fate;
        }
        let short: String = name.chars().take(60).collect();
        let reason: Arc<str> = if short.is_empty() {
            "no heading".into()
        } else {
            format!("no indicator is known as “{short}”").into()
        };
        let fate = self.ledger.number(Fate::Unused(reason));
        targets.unknown.insert(name.to_owned(), fate);
        rows.unknown.push((short, cell));
        fate
    }

    /// Where, when and for whom a cell is.
    fn spot(
        &mut self,
        at: &RowKeys<'_>,
        served: usize,
        address: CellAddress,
        work: &mut Work,
        rows: &mut Rows,
    ) -> Option<SpotNumber> {
        let columns = self.columns;
        let served = work.served.get_mut(served)?;
        let Role::Figures(figures) = &columns.get(served.position)?.role else { return None };
        let keys = work.readers.get_mut(served.reader)?;
        let whom = match &figures.area {
            Some(area) => Whom::Area(*served.area.get_or_insert_with(|| self.areas.add(area.clone()))),
            None => keys.whom(at.line, at.gathered, self.areas, self.context.area.as_ref()),
        };
        let area = match whom {
            Whom::Area(area) => area,
            Whom::Total => {
                self.ledger.enter(address, Fate::Unused("a total of other rows".into()));
                return None;
            }
            Whom::Nobody => {
                rows.no_area = rows.no_area.or(Some(address));
                self.ledger.enter(address, Fate::Refused("no_area".into()));
                let cell = at.figure(served.at);
                rows.refuse(address, "no_area", || cell.shown(at.gathered.texts()));
                return None;
            }
        };
        if figures.unclear && figures.period.is_none() {
            rows.unclear.get_or_insert_with(|| CellAddress::new(self.frame.bottom, address.column));
            self.ledger.enter(address, Fate::Refused("period_unclear".into()));
            return None;
        }
        let heading = figures.period.filter(|_| work.several_periods || keys.plan().period.is_none());
        let period = match keys.when(at.line, at.gathered, heading, self.context) {
            When::Period(period) => match figures.within.as_deref().filter(|_| figures.period.is_none()) {
                // A year in the row, its months or quarters across.
                Some(part) if is_year(period) => {
                    let Some(period) = part_of(period, part) else {
                        rows.unclear
                            .get_or_insert_with(|| CellAddress::new(self.frame.bottom, address.column));
                        self.ledger.enter(address, Fate::Refused("period_unclear".into()));
                        return None;
                    };
                    period
                }
                _ => period,
            },
            When::Unclear(key) => {
                let column = at.gathered.order().keys.get(key).copied().unwrap_or(0);
                rows.unclear.get_or_insert_with(|| at.line.cell(column));
                self.ledger.enter(address, Fate::Refused("period_unclear".into()));
                return None;
            }
            When::Unreadable(key) => {
                let culprit = at.line.cell(at.gathered.order().keys.get(key).copied().unwrap_or(0));
                for cell in [culprit, address] {
                    self.ledger.enter(cell, Fate::Refused("period_unreadable".into()));
                }
                let found = at.gathered.word(key, at.line.key(Some(key)));
                let text = || found.map_or_else(String::new, |word| word.cell.shown());
                rows.refuse(culprit, "period_unreadable", text);
                return None;
            }
            When::Never => {
                rows.no_period = rows.no_period.or(Some(address));
                let code =
                    if self.context.unclear.is_some() { "period_unclear" } else { "period_unreadable" };
                self.ledger.enter(address, Fate::Refused(code.into()));
                return None;
            }
        };
        Some(rows.figures.spot(Spot { area, period, group: at.group }, at.line.row))
    }

    /// Puts a cell into its figure.
    fn place(
        &self,
        at: &RowKeys<'_>,
        served: usize,
        (spot, aim): (SpotNumber, usize),
        work: &Work,
        rows: &mut Rows,
    ) {
        let (Some(served), Some(Aim::At(target, component, factor))) =
            (work.served.get(served), work.targets.list.get(aim))
        else {
            return;
        };
        let figure = at.figure(served.at);
        let text = match figure {
            Glance::Word(number) => at.gathered.texts().get(number),
            Glance::Empty | Glance::Number { .. } => None,
        };
        let (amount, decimals) = figure.amount(at.gathered.texts());
        let amount = factor.apply(self.meant(figure, text.map(|word| &word.cell), amount));
        let address = at.line.cell(served.column);
        let share = text.and_then(|word| parse_share(&word.cell));
        let given = match share {
            Some(share) => share_slot(share, *component, address),
            None => Slot { amount, cell: address, decimals },
        };
        let subject = match target {
            Target::Shared(candidates) => return rows.figures.share(spot, candidates, given),
            Target::Part(part) => return rows.figures.parts.push(Part { spot, number: *part, slot: given }),
            Target::One(subject) => *subject,
        };
        let row = at.line.row;
        if *component == Component::Numerator && served.adds {
            return rows.figures.add((subject, spot), row, given);
        }
        if let Some(figure) = rows.figures.put((subject, spot), row, *component, given) {
            if let Some(share) = share.filter(|_| *component == Component::Value) {
                write_out(figure, share, address);
            }
            figure.unreliable |= text.is_some_and(|word| word.unreliable);
            if figure.note.is_empty() && !work.notes.is_empty() {
                let mut notes = work.notes.iter().map(|key| at.gathered.text(*key, at.line.key(Some(*key))));
                let note = notes.find(|text| text.chars().any(char::is_alphabetic));
                note.unwrap_or_default().clone_into(&mut figure.note);
            }
        }
    }

    /// An amount as this return means it.
    fn meant(&self, figure: Glance, cell: Option<&Cell>, amount: Amount) -> Amount {
        match (cell, figure) {
            (Some(cell), _) => self.profile.amount(cell, amount),
            (None, Glance::Number { value, percent, .. }) if self.profile.marks_numbers() => {
                self.profile.amount(&Cell { content: Content::Number(value), percent }, amount)
            }
            (None, _) => amount,
        }
    }
}

impl RowKeys<'_> {
    fn figure(&self, at: usize) -> Glance {
        self.line.figures.get(at).copied().unwrap_or_default()
    }
}
