//! One cell of figures brought to its figure: what it measures, where, when and for whom.

use std::sync::Arc;

use super::{
    Amount, Cell, Component, Content, Fate, Written,
    columns::{Column, Figures as FigureColumn, Role},
    figures::{Figure, Key, Slot, Spot, Subject},
    is_marked_unreliable,
    keys::{When, Whom, key_text},
    parse_amount,
    row_sense::RowSense,
    rows::{Refusal, Rows, TableReader, Work},
    scale::{counted_in, factor_of},
    share::{Share, parse_share},
    target::{Miss, Target},
};
use crate::{domain::CellAddress, workbook::Unit};

/// The keys of one row.
pub(super) struct RowKeys<'r> {
    pub row: u32,
    pub sense: &'r RowSense,
    pub group: u16,
}

/// A column of figures with what serves it.
#[derive(Clone, Copy)]
pub(super) struct Served {
    /// Its position among the columns.
    pub position: usize,
    /// The reader of its keys.
    pub reader: usize,
    /// The part of the profile's formulas that its heading names.
    pub part: Option<u16>,
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
    /// Reads one cell of figures. `Err` says why its row's keys served nothing.
    pub(super) fn cell(
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
        self.place(at, (address, spot), (subject, component), work, rows);
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
        if figures.unclear && figures.period.is_none() {
            rows.unclear.get_or_insert_with(|| CellAddress::new(self.frame.bottom, address.column));
            self.ledger.enter(address, Fate::Refused("period_unclear".into()));
            return Err("its quarter may be counted in two ways".into());
        }
        let period = match keys.when(self.grid, row, heading, self.context) {
            When::Period(period) => period,
            When::Unclear(at) => {
                rows.unclear.get_or_insert_with(|| CellAddress::new(row, at));
                self.ledger.enter(address, Fate::Refused("period_unclear".into()));
                return Err("its period may be counted in two ways".into());
            }
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
        at: &RowKeys<'_>,
        (address, spot): (CellAddress, Spot),
        (target, component): (Target, Component),
        work: &Work,
        rows: &mut Rows,
    ) {
        let row = address.row;
        let cell = self.grid.cell(row, address.column);
        let amount = self.profile.amount(cell, parse_amount(cell));
        let share = parse_share(cell);
        let amount = self.as_written(amount, address.column, at.sense, (&target, component));
        let given = match share {
            Some(share) => share_slot(share, component, address),
            None => Slot { amount, cell: address, decimals: decimals(cell) },
        };
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
            if let Some(share) = share.filter(|_| component == Component::Value) {
                write_out(figure, share, address);
            }
            figure.unreliable |= unreliable;
            if figure.note.is_empty() {
                figure.note = note;
            }
        }
    }

    /// An amount as its heading's and its row's words say that it is written: in thousands, per 10,000.
    fn as_written(
        &self,
        amount: Amount,
        column: u32,
        sense: &RowSense,
        (target, component): (&Target, Component),
    ) -> Amount {
        let Amount::Number { value, percent: false } = amount else { return amount };
        let unit = match target {
            Target::One(Subject::Known(own)) => self.vocabulary.indicator(*own).map(|own| own.unit),
            _ => None,
        };
        let is_count = component != Component::Value || matches!(unit, Some(Unit::Count | Unit::Pounds));
        if is_count {
            let heading =
                self.columns.iter().find(|own| own.at == column).map_or("", |own| own.heading.as_str());
            let times = counted_in(heading) * sense.times.unwrap_or(1.0);
            return Amount::Number { value: value * times, percent: false };
        }
        if sense.percent && unit == Some(Unit::Percent) {
            return Amount::Number { value, percent: true };
        }
        match (sense.written, unit) {
            (Some(written), Some(unit @ (Unit::Percent | Unit::PerThousand))) => {
                let percent = unit == Unit::Percent && written == Written::ShareOfOne;
                Amount::Number { value: value * factor_of(written, unit), percent }
            }
            _ => amount,
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
}
