//! Figures become observations: units, arithmetic and the checks that each figure passes alone.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Amount, Fate, Written,
    areas::Areas,
    checks,
    figures::{Figure, Slot, Subject},
    ledger::Ledger,
    local::Locals,
    scale::{Scale, in_unit, scale},
    vocabulary::Vocabulary,
};
use crate::{
    base::{Finding, Place, number_format::short},
    domain::{AreaCode, CellAddress, Group, IndicatorId, Mark, Observation, Provenance},
    workbook::{Flow, Indicator, Unit},
};

/// An observation with the cells it was made of.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub observation: Observation,
    /// Its cells, each with the fate it has if the observation stays.
    pub cells: Vec<(CellAddress, Fate)>,
    /// How much of the value its rounding may hide.
    pub tolerance: f64,
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
    /// How many figures of each indicator were refused.
    pub refused: BTreeMap<IndicatorId, usize>,
    /// Indicators whose counts contradict most of the values beside them.
    pub doubted: BTreeSet<Subject>,
    /// How columns write their values, as a person said.
    pub written: &'a BTreeMap<u32, Written>,
    /// How the values of each indicator are written: its first column, its position, the scale.
    pub units: Vec<(u32, u16, Scale)>,
}

/// One figure's numbers on their way to an observation.
pub(super) struct Sum<'a> {
    pub indicator: Option<&'a Indicator>,
    pub name: String,
    pub area: AreaCode,
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
    pub stated: Option<f64>,
    pub tolerance: f64,
    pub places: usize,
    /// What brings the ratio of the counts to a whole year; 1 where it is one already.
    pub year: f64,
}

impl Sum<'_> {
    /// Numerator ÷ denominator × multiplier, for a year; `None` without both or with a denominator of nothing.
    pub(super) fn computed(&self) -> Option<f64> {
        let multiplier = self.indicator.map_or(100.0, |indicator| indicator.multiplier);
        match (self.numerator, self.denominator) {
            (Some(n), Some(d)) if d > 0.0 => Some(n / d * multiplier * self.year),
            _ => None,
        }
    }
}

impl Desk<'_> {
    /// The place of a cell of this sheet.
    pub(super) fn place(&self, cell: CellAddress) -> Place {
        Place { file: self.file.to_string(), sheet: self.sheet.to_string(), cell: cell.to_string() }
    }

    /// All drafts of a table's figures.
    pub(super) fn drafts(&mut self, figures: &[Figure], heading_of: &dyn Fn(u32) -> String) -> Vec<Draft> {
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
        figures.iter().filter_map(|figure| self.draft(figure, scales.get(&figure.key.subject))).collect()
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
            let Some(mut sum) = self.sum(figure, Some(indicator), &indicator.id, scale) else { continue };
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
            Subject::Local(_) | Subject::Part(_) => None,
        };
        let id: IndicatorId = match (indicator, figure.key.subject) {
            (Some(indicator), _) => indicator.id.clone(),
            (None, Subject::Local(number)) => self.locals.id(number)?.clone(),
            _ => return None,
        };
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
        let mut sum = self.sum(figure, indicator, &id, scale)?;
        let given = figure.value.is_some();
        let missing = missing(figure);
        let provenance = self.provenance(figure)?;
        let mut observation = Observation {
            indicator: id,
            area: sum.area.clone(),
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
            return Some(Draft { observation, cells, tolerance: sum.tolerance });
        }
        annualise(figure, &mut sum, &mut observation);
        let value =
            sum.computed().filter(|_| indicator.is_some()).or(sum.stated).or_else(|| count_alone(&sum));
        let Some(value) = value else {
            let only = if sum.numerator.is_some() { "numerator" } else { "denominator" };
            for (cell, _) in &cells {
                let reason: Arc<str> = format!("a {only} without the rest of its figure").into();
                self.ledger.enter(*cell, Fate::Unused(reason));
            }
            return None;
        };
        observation.value = Some(value);
        if let Some(finding) = checks::refusal(&sum, &self.place(observation.provenance.cell)) {
            self.refuse(&finding, &observation, &cells);
            *self.refused.entry(observation.indicator).or_default() += 1;
            self.findings.push(finding);
            return None;
        }
        for finding in checks::doubts(&sum, value, &observation.provenance) {
            observation.findings.push(finding.code.clone());
            self.findings.push(finding);
        }
        Some(Draft { observation, cells, tolerance: sum.tolerance })
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

    fn refuse(&mut self, finding: &Finding, observation: &Observation, cells: &[(CellAddress, Fate)]) {
        let blamed = observation.provenance.cell;
        self.ledger.enter(blamed, Fate::Refused(finding.code.as_str().into()));
        for (cell, _) in cells.iter().filter(|(cell, _)| *cell != blamed) {
            self.ledger.enter(*cell, Fate::Unused("part of a figure that was refused".into()));
        }
    }

    fn sum<'s>(
        &self,
        figure: &Figure,
        indicator: Option<&'s Indicator>,
        id: &IndicatorId,
        scale: Option<&Scale>,
    ) -> Option<Sum<'s>> {
        let plain = Scale::of(1.0, "");
        let scale = scale.unwrap_or(&plain);
        let unit = indicator.map_or(Unit::Number, |indicator| indicator.unit);
        let value = figure.value.as_ref();
        let stated = match indicator {
            None => value.and_then(as_written).map(|v| (v, 0.5)),
            Some(_) => value.and_then(|slot| in_unit(slot, unit, scale)),
        };
        Some(Sum {
            indicator,
            name: indicator.map_or_else(|| id.to_string(), |indicator| indicator.name.clone()),
            area: self.areas.get(figure.key.spot.area)?.code.clone(),
            numerator: figure.numerator.as_ref().and_then(as_written),
            denominator: figure.denominator.as_ref().and_then(as_written),
            stated: stated.map(|(value, _)| value),
            tolerance: stated.map_or(0.0, |(_, half)| half.max(0.0005) * 1.01 + 1e-9),
            places: unit.places().max(1),
            year: 1.0,
        })
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
    fn cells(&mut self, figure: &Figure) -> Vec<(CellAddress, Fate)> {
        let mut cells = Vec::new();
        for slot in figure.slots() {
            let fate = match &slot.amount {
                Amount::Number { .. } | Amount::OneTo(_) => Fate::Taken,
                Amount::Missing(mark) => Fate::Hidden(*mark),
                Amount::Unreadable(text) => {
                    let finding = checks::unreadable(text, self.place(slot.cell));
                    let fate = Fate::Refused(finding.code.as_str().into());
                    self.ledger.enter(slot.cell, fate.clone());
                    self.findings.push(finding);
                    fate
                }
            };
            cells.push((slot.cell, fate));
        }
        cells.extend(figure.more.iter().map(|cell| (*cell, Fate::Taken)));
        cells
    }
}

fn as_written(slot: &Slot) -> Option<f64> {
    match slot.amount {
        Amount::Number { value, .. } | Amount::OneTo(value) => Some(value),
        Amount::Missing(_) | Amount::Unreadable(_) => None,
    }
}

/// The sender's reason for a figure without numbers.
fn missing(figure: &Figure) -> Option<Mark> {
    figure.slots().find_map(|slot| match slot.amount {
        Amount::Missing(mark) => Some(mark),
        _ => None,
    })
}

/// A count needs no denominator: hours, pounds, closures.
fn count_alone(sum: &Sum<'_>) -> Option<f64> {
    let counted = sum.indicator.is_none_or(|indicator| {
        matches!(indicator.unit, Unit::Count | Unit::Hours | Unit::Pounds | Unit::Number)
            && indicator.denominator.is_empty()
    });
    if counted { sum.numerator } else { None }
}

/// Brings the value to a whole year, unless the raw ratio is one already; the counts stay the file's.
fn annualise(figure: &Figure, sum: &mut Sum<'_>, observation: &mut Observation) {
    let Some(indicator) = sum.indicator else { return };
    let months = figure.key.spot.period.length_in_months();
    let Some(raw) = sum.computed().filter(|_| (1..12).contains(&months)) else { return };
    let factor = 12.0 / f64::from(months);
    let after = match indicator.flow {
        Flow::Neither => return,
        Flow::Numerator => raw * factor,
        Flow::Denominator => raw / factor,
    };
    let plausible = |value: f64| indicator.plausible.is_none_or(|(low, high)| (low..=high).contains(&value));
    let agrees = sum.stated.is_some_and(|stated| (stated - raw).abs() <= (stated - after).abs());
    if (indicator.plausible.is_some() && plausible(raw)) || agrees {
        return;
    }
    let (part, year) = match indicator.flow {
        Flow::Numerator => (sum.numerator, factor),
        _ => (sum.denominator, 1.0 / factor),
    };
    sum.year = year;
    let part = short(part.unwrap_or(0.0), 1);
    let note = format!("annualised: {part} in {months} months × {}", short(factor, 2));
    observation.note =
        if observation.note.is_empty() { note } else { format!("{note}; {}", observation.note) };
}
