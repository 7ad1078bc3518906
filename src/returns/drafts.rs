//! Figures become observations: units, arithmetic and the checks that each figure passes alone.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Amount, Fate, Written,
    areas::Areas,
    checks,
    figures::{Figure, Key, Slot, Subject},
    ledger::Ledger,
    local::Locals,
    only::Asked,
    rows::BREATH,
    scale::{Scale, in_unit, scale},
    sum::{Sum, annualise, as_written, count_alone, missing},
    vocabulary::Vocabulary,
};
use crate::{
    base::{Errand, Finding, Place, Stopped},
    domain::{AreaCode, CellAddress, Group, IndicatorId, Mark, Observation, Provenance},
    workbook::{Flow, Indicator, Unit},
};

/// An observation with the cells it was made of.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub observation: Observation,
    /// What, where, when and for whom, in the numbers of its table.
    pub key: Key,
    pub cells: Cells,
    /// How much of the value its rounding may hide.
    pub tolerance: f64,
    /// Whether the value is outside what the indicator has ever been.
    pub implausible: bool,
}

/// The cells of a figure, each with the fate it has if the figure stays.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells {
    slots: [Option<(CellAddress, u16)>; 3],
    more: Vec<CellAddress>,
}

impl Cells {
    /// The cells and the ledger's numbers of their fates.
    pub(super) fn iter(&self) -> impl Iterator<Item = (CellAddress, u16)> {
        let more = self.more.iter().map(|cell| (*cell, Ledger::TAKEN));
        self.slots.iter().flatten().copied().chain(more)
    }
}

/// What is left of a figure of an area that was not asked for: it helps to judge the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged {
    pub key: Key,
    pub value: Option<f64>,
    pub tolerance: f64,
    pub implausible: bool,
}

impl From<&Draft> for Judged {
    fn from(draft: &Draft) -> Self {
        let Draft { key, tolerance, implausible, .. } = *draft;
        Self { key, value: draft.observation.value, tolerance, implausible }
    }
}

/// Where drafts come from and where their findings go.
pub(super) struct Desk<'a> {
    pub file: Arc<str>,
    pub sheet: Arc<str>,
    pub vocabulary: &'a Vocabulary<'a>,
    pub areas: &'a Areas,
    pub locals: &'a Locals,
    pub groups: &'a [Group],
    pub ledger: &'a mut Ledger,
    pub findings: &'a mut Vec<Finding>,
    /// The areas that were asked for.
    pub asked: Asked,
    /// Figures of other areas.
    pub others: Vec<Judged>,
    /// How many figures of each indicator were refused.
    pub refused: BTreeMap<Subject, usize>,
    /// Indicators whose counts contradict most of the values beside them.
    pub doubted: BTreeSet<Subject>,
    /// How columns write their values, as a person said.
    pub written: &'a BTreeMap<u32, Written>,
    /// How the values of each indicator are written: its first column, its position, the scale.
    pub units: Vec<(u32, u16, Scale)>,
}

impl Desk<'_> {
    /// The place of a cell of this sheet.
    pub(super) fn place(&self, cell: CellAddress) -> Place {
        Place { file: self.file.to_string(), sheet: self.sheet.to_string(), cell: cell.to_string() }
    }

    /// All drafts of a table's figures.
    pub(super) fn drafts(
        &mut self,
        figures: &[Figure],
        heading_of: &dyn Fn(u32) -> String,
        errand: &Errand<'_>,
    ) -> Result<Vec<Draft>, Stopped> {
        let mut by_subject: BTreeMap<Subject, Vec<&Figure>> = BTreeMap::new();
        for figure in figures {
            by_subject.entry(figure.key.subject).or_default().push(figure);
        }
        let mut scales = BTreeMap::new();
        for (subject, list) in by_subject {
            let Subject::Known(position) = subject else { continue };
            let Some(indicator) = self.vocabulary.indicator(position) else { continue };
            let first = list.iter().find_map(|figure| figure.value.as_ref()).map(|slot| slot.cell);
            let said = first.and_then(|cell| self.written.get(&cell.column).copied());
            let heading = first.map_or_else(String::new, |cell| heading_of(cell.column));
            let found = scale(indicator, &heading, said, &list);
            if let Some(cell) = first.filter(|_| found.doubtful) {
                self.findings.push(checks::unit_unclear(indicator, &found, self.place(cell)));
            }
            if let Some(cell) = first {
                self.units.push((cell.column, position, found.clone()));
            }
            scales.insert(subject, found);
        }
        self.doubt_counts(figures, &scales, heading_of);
        let mut drafts = Vec::with_capacity(if self.asked.is_all() { figures.len() } else { 0 });
        for (count, figure) in figures.iter().enumerate() {
            if count % BREATH == 0 {
                if errand.is_cancelled() {
                    return Err(Stopped::Cancelled);
                }
                errand.tell(count as f32 / figures.len() as f32);
            }
            let told = self.findings.len();
            let draft = self.draft(figure, scales.get(&figure.key.subject));
            if self.asked.takes(figure.key.spot.area) {
                drafts.extend(draft);
            } else {
                // What is wrong with it is nobody's concern.
                self.findings.truncate(told);
                self.others.extend(draft.as_ref().map(Judged::from));
            }
        }
        Ok(drafts)
    }

    /// Finds the indicators whose counts cannot be those of the values: then the values are used.
    fn doubt_counts(
        &mut self,
        figures: &[Figure],
        scales: &BTreeMap<Subject, Scale>,
        heading_of: &dyn Fn(u32) -> String,
    ) {
        let mut seen: BTreeMap<Subject, (usize, usize, &Figure)> = BTreeMap::new();
        for figure in figures {
            let Subject::Known(position) = figure.key.subject else { continue };
            let Some(indicator) = self.vocabulary.indicator(position) else { continue };
            let scale = scales.get(&figure.key.subject);
            let Some(area) = self.areas.get(figure.key.spot.area) else { continue };
            let mut sum = sum_of(figure, Some(indicator), (&indicator.id, &area.code), scale);
            if sum.stated.is_none() || sum.computed().is_none() {
                continue;
            }
            let mut disagrees = checks::disagrees(&sum);
            let months = figure.key.spot.period.length_in_months();
            if disagrees && indicator.flow != Flow::Neither && months > 0 {
                let factor = 12.0 / f64::from(months);
                sum.year = if indicator.flow == Flow::Numerator { factor } else { 1.0 / factor };
                disagrees = checks::disagrees(&sum);
            }
            let count = seen.entry(figure.key.subject).or_insert((0, 0, figure));
            count.0 += 1;
            count.1 += usize::from(disagrees);
        }
        for (subject, (all, wrong, first)) in seen {
            let Subject::Known(position) = subject else { continue };
            let Some(indicator) = self.vocabulary.indicator(position) else { continue };
            let Some(slot) = first.numerator.as_ref().filter(|_| all >= 5 && wrong * 2 > all) else {
                continue;
            };
            let heading = heading_of(slot.cell.column);
            let finding = checks::counts_doubtful(
                indicator,
                &heading,
                slot.cell.column,
                (wrong, all),
                self.place(slot.cell),
            );
            self.findings.push(finding);
            self.doubted.insert(subject);
        }
    }

    fn leave_counts(&mut self, figure: &Figure) {
        let counts = [&figure.numerator, &figure.denominator].into_iter().flatten().map(|slot| slot.cell);
        for cell in counts.chain(figure.more.iter().copied()) {
            self.ledger.enter(cell, Fate::Unused("a count that contradicts the values beside it".into()));
        }
    }

    fn draft(&mut self, figure: &Figure, scale: Option<&Scale>) -> Option<Draft> {
        let indicator = match figure.key.subject {
            Subject::Known(position) => Some(self.vocabulary.indicator(position)?),
            Subject::Local(_) => None,
        };
        let (areas, locals) = (self.areas, self.locals);
        let id = match (indicator, figure.key.subject) {
            (Some(indicator), _) => &indicator.id,
            (None, Subject::Local(number)) => locals.id(number)?,
            (None, Subject::Known(_)) => return None,
        };
        let area = &areas.get(figure.key.spot.area)?.code;
        let without_counts;
        let figure = if self.doubted.contains(&figure.key.subject) && figure.value.is_some() {
            self.leave_counts(figure);
            without_counts =
                Figure { numerator: None, denominator: None, more: Vec::new(), ..figure.clone() };
            &without_counts
        } else {
            figure
        };
        if indicator.is_some_and(|indicator| self.is_odd(figure, indicator, scale)) {
            return None;
        }
        let cells = self.cells(figure);
        let mut sum = sum_of(figure, indicator, (id, area), scale);
        let given = figure.value.is_some();
        let missing = missing(figure);
        let provenance = self.provenance(figure)?;
        let mut observation = Observation {
            indicator: id.clone(),
            area: area.clone(),
            period: figure.key.spot.period,
            group: usize::from(figure.key.spot.group)
                .checked_sub(1)
                .and_then(|at| self.groups.get(at))
                .cloned(),
            numerator: sum.numerator,
            denominator: sum.denominator,
            value: None,
            stated: sum.stated,
            mark: None,
            unreliable: figure.unreliable,
            note: figure.note.clone(),
            findings: Vec::new(),
            provenance,
            also: Vec::new(),
            earlier: Vec::new(),
            rivals: Vec::new(),
        };
        observation.mark = match (missing, sum.stated) {
            (Some(missing), None) => Some(missing),
            (None, None) if given => Some(Mark::NotAvailable),
            _ if sum.denominator == Some(0.0) && sum.indicator.is_some() => Some(Mark::NotApplicable),
            _ => None,
        };
        if observation.mark.is_some() {
            let (key, tolerance) = (figure.key, sum.tolerance);
            return Some(Draft { observation, key, cells, tolerance, implausible: false });
        }
        annualise(figure, &mut sum, &mut observation);
        let value =
            sum.computed().filter(|_| indicator.is_some()).or(sum.stated).or_else(|| count_alone(&sum));
        let Some(value) = value else {
            self.leave_part(&sum, &cells);
            return None;
        };
        observation.value = Some(value);
        if let Some(finding) = checks::refusal(&sum, &observation.provenance) {
            self.refuse(&finding, &observation, &cells);
            *self.refused.entry(figure.key.subject).or_default() += 1;
            self.findings.push(finding);
            return None;
        }
        self.doubt(&sum, figure.key, &mut observation);
        let implausible = indicator.is_some_and(|indicator| checks::is_implausible(indicator, value));
        Some(Draft { observation, key: figure.key, cells, tolerance: sum.tolerance, implausible })
    }

    /// Tells what is doubtful about a figure; about other areas it is nobody's concern.
    fn doubt(&mut self, sum: &Sum<'_>, key: Key, observation: &mut Observation) {
        let Some(value) = observation.value.filter(|_| self.asked.takes(key.spot.area)) else { return };
        for finding in checks::doubts(sum, value, &observation.provenance) {
            observation.findings.push(finding.code.clone());
            self.findings.push(finding);
        }
    }

    /// Leaves the cells of a figure that has only a part of its numbers.
    fn leave_part(&mut self, sum: &Sum<'_>, cells: &Cells) {
        let only = if sum.numerator.is_some() { "numerator" } else { "denominator" };
        let fate =
            self.ledger.number(Fate::Unused(format!("a {only} without the rest of its figure").into()));
        for (cell, _) in cells.iter() {
            self.ledger.enter_number(cell, fate);
        }
    }

    /// Whether a value is a hundred times off the others of its column; then it is refused.
    fn is_odd(&mut self, figure: &Figure, indicator: &Indicator, scale: Option<&Scale>) -> bool {
        let odd = |slot: &&Slot| scale.is_some_and(|scale| scale.odd.contains(&slot.cell));
        let Some(cell) = figure.value.as_ref().filter(odd).map(|slot| slot.cell) else { return false };
        let shown = figure.value.as_ref().and_then(as_written).unwrap_or_default();
        let finding = checks::unit_mixed(indicator, shown, self.place(cell));
        self.ledger.enter(cell, Fate::Refused(finding.code.as_str().into()));
        for slot in figure.slots().filter(|slot| slot.cell != cell) {
            self.ledger.enter(slot.cell, Fate::Unused("part of a figure that was refused".into()));
        }
        self.findings.push(finding);
        true
    }

    fn refuse(&mut self, finding: &Finding, observation: &Observation, cells: &Cells) {
        let blamed = observation.provenance.cell;
        self.ledger.enter(blamed, Fate::Refused(finding.code.as_str().into()));
        for (cell, _) in cells.iter().filter(|(cell, _)| *cell != blamed) {
            self.ledger.enter(cell, Fate::Unused("part of a figure that was refused".into()));
        }
    }

    fn provenance(&self, figure: &Figure) -> Option<Provenance> {
        let cell = |slot: &Option<Slot>| slot.as_ref().map(|slot| slot.cell);
        let (value, numerator, denominator) =
            (cell(&figure.value), cell(&figure.numerator), cell(&figure.denominator));
        Some(Provenance {
            import: 0,
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            cell: value.or(numerator).or(denominator)?,
            numerator_cell: numerator,
            denominator_cell: denominator,
            by_hand: false,
        })
    }

    /// The figure's cells and what becomes of each; unreadable ones are refused at once.
    fn cells(&mut self, figure: &Figure) -> Cells {
        let mut cells = Cells { more: figure.more.clone(), ..Cells::default() };
        for (slot, place) in figure.slots().zip(&mut cells.slots) {
            let number = match &slot.amount {
                Amount::Number { .. } | Amount::OneTo(_) => Ledger::TAKEN,
                Amount::Missing(mark) => self.ledger.number(Fate::Hidden(*mark)),
                Amount::Unreadable(text) => {
                    let finding = checks::unreadable(text, self.place(slot.cell));
                    let number = self.ledger.number(Fate::Refused(finding.code.as_str().into()));
                    self.ledger.enter_number(slot.cell, number);
                    self.findings.push(finding);
                    number
                }
            };
            *place = Some((slot.cell, number));
        }
        cells
    }
}

/// The numbers of a figure of the indicator `id` in an area.
fn sum_of<'s>(
    figure: &Figure,
    indicator: Option<&'s Indicator>,
    (id, area): (&'s IndicatorId, &'s AreaCode),
    scale: Option<&Scale>,
) -> Sum<'s> {
    let unit = indicator.map_or(Unit::Number, |indicator| indicator.unit);
    let value = figure.value.as_ref();
    let stated = match indicator {
        None => value.and_then(as_written).map(|v| (v, 0.5)),
        Some(_) => value.zip(scale).and_then(|(slot, scale)| in_unit(slot, unit, scale)),
    };
    Sum {
        indicator,
        name: indicator.map_or_else(|| id.as_str(), |indicator| indicator.name.as_str()),
        area,
        numerator: figure.numerator.as_ref().and_then(as_written),
        denominator: figure.denominator.as_ref().and_then(as_written),
        stated: stated.map(|(value, _)| value),
        tolerance: stated.map_or(0.0, |(_, half)| half.max(0.0005) * 1.01 + 1e-9),
        places: unit.places().max(1),
        year: 1.0,
    }
}
