//! One sheet understood: its tables found, mapped, read and checked.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use super::{
    Component, Fate, Grid, Layout, Mapping, SheetReading,
    areas::Areas,
    checks,
    columns::{Column, Figures, Role, apply, as_mapping, columns},
    context::{Context, Outside, context},
    drafts::{Desk, Draft},
    known::heading_fingerprint,
    ledger::Ledger,
    local::Locals,
    profile::{Active, leaves_sheet},
    rows::{Rows, TableReader, leave_all},
    table::{Frame, frames},
    unknown_status,
    vocabulary::{PartWord, Vocabulary},
};
use crate::{
    base::{Finding, Place, Severity},
    domain::{Area, AreaCode, Group, IndicatorId, Period},
};

/// What one sheet's reading needs from outside it.
pub(super) struct Task<'a> {
    pub file: Arc<str>,
    pub vocabulary: &'a Vocabulary<'a>,
    pub saved: &'a [super::SavedMapping],
    pub forced: Option<&'a Mapping>,
    /// The period that the book's notes give.
    pub book_period: Option<Period>,
}

/// A sheet's reading before it is compared with its neighbours.
pub(super) struct SheetDraft {
    pub grid: Arc<Grid>,
    pub mapping: Mapping,
    pub title: String,
    pub asks: bool,
    pub drafts: Vec<Draft>,
    pub ledger: Ledger,
    pub locals: Locals,
    pub findings: Vec<Finding>,
    /// First and last row of each table's headings.
    pub headings: Vec<(u32, u32)>,
    pub return_name: Option<String>,
}

struct Tables {
    drafts: Vec<Draft>,
    findings: Vec<Finding>,
    mapping: Option<Mapping>,
    asks: bool,
    title: String,
    headings: Vec<(u32, u32)>,
}

/// Reads one sheet.
pub(super) fn read_sheet(grid: Arc<Grid>, task: &Task<'_>, areas: &mut Areas) -> SheetDraft {
    let active = Active::recognise(&grid, &task.file);
    let mut draft = SheetDraft {
        mapping: Mapping { layout: Layout::NoTable, header_rows: 1, ..Mapping::default() },
        title: String::new(),
        asks: false,
        drafts: Vec::new(),
        ledger: Ledger::new(&grid),
        locals: Locals::default(),
        findings: Vec::new(),
        headings: Vec::new(),
        return_name: active.name().map(str::to_owned),
        grid,
    };
    let left = leaves_sheet(&draft.grid.name, active).filter(|_| task.forced.is_none());
    if let Some(reason) = left {
        let grid = draft.grid.clone();
        leave_all(&grid, &mut draft.ledger, &[], reason);
        return draft;
    }
    let grid = draft.grid.clone();
    let tables = read_tables(&grid, task, active, areas, &mut draft.ledger, &mut draft.locals);
    draft.drafts = tables.drafts;
    draft.findings = tables.findings;
    draft.asks = tables.asks;
    draft.title = tables.title;
    draft.headings = tables.headings;
    draft.mapping = tables.mapping.unwrap_or(draft.mapping);
    draft
}

fn read_tables(
    grid: &Grid,
    task: &Task<'_>,
    active: Active<'_>,
    areas: &mut Areas,
    ledger: &mut Ledger,
    locals: &mut Locals,
) -> Tables {
    let fixed = task.forced.map(|mapping| (mapping.header_row, mapping.header_rows));
    let mut tables = Tables {
        drafts: Vec::new(),
        findings: Vec::new(),
        mapping: None,
        asks: false,
        title: String::new(),
        headings: Vec::new(),
    };
    let mut groups: Vec<Group> = Vec::new();
    let mut above = 0;
    let mut best = 0;
    let mut outer = Context::default();
    for (number, frame) in frames(grid, task.vocabulary, fixed).into_iter().enumerate() {
        let mut table =
            Table::understand(grid, &frame, above, task, (number == 0).then_some(task.forced).flatten());
        if number == 0 {
            outer = table.context.clone();
        } else {
            table.context.inherit(&outer);
        }
        above = frame.end;
        tables.headings.push((frame.top, frame.bottom));
        locals.forget_columns();
        table.name_locals(&frame, locals);
        let mut reader = TableReader {
            grid,
            frame: &frame,
            columns: &table.columns,
            context: &table.context,
            vocabulary: task.vocabulary,
            profile: &active,
            areas,
            locals,
            ledger,
            groups: &mut groups,
        };
        let mut rows = reader.read();
        for cell in active.compute(&mut rows.figures, task.vocabulary) {
            ledger.enter(cell, Fate::Unused("not part of any figure that this return is read for".into()));
        }
        rows.figures.give_denominators();
        let headings: HashMap<u32, String> =
            table.columns.iter().map(|column| (column.at, column.heading.clone())).collect();
        if !active.only_parts() {
            let heading_of = |at: u32| headings.get(&at).cloned().unwrap_or_default();
            unknown_status::leave_out(&mut rows.figures, task.vocabulary, &heading_of);
        }
        let mut desk = Desk {
            file: task.file.clone(),
            sheet: grid.name.clone(),
            vocabulary: task.vocabulary,
            areas,
            locals,
            groups: &groups,
            ledger,
            findings: &mut tables.findings,
            refused: std::collections::BTreeMap::new(),
            doubted: BTreeSet::new(),
        };
        let mut drafts =
            desk.drafts(&rows.figures.list, &|at| headings.get(&at).cloned().unwrap_or_default());
        let refused = desk.refused;
        tables.asks |= checks::distrust(&mut drafts, &refused, &mut tables.findings, ledger);
        table.report(&rows, grid, task, &mut tables);
        leave_shared(&rows, ledger);
        if number == 0 || drafts.len() > best {
            best = drafts.len();
            tables.mapping = Some(table.mapping(&frame, &rows.figures, active, task.vocabulary));
            tables.title.clone_from(&table.context.title);
        }
        tables.drafts.extend(drafts);
    }
    tables
}

fn leave_shared(rows: &Rows, ledger: &mut Ledger) {
    for list in rows.figures.spots.iter().filter_map(|spot| rows.figures.shared.get(spot)) {
        for shared in list.iter().filter(|shared| !shared.used) {
            ledger.enter(shared.slot.cell, Fate::Unused("a count that no figure here needs".into()));
        }
    }
}

struct Table {
    columns: Vec<Column>,
    context: Context,
    twins: Vec<(u32, u32)>,
    stand_in: bool,
}

impl Table {
    fn understand(grid: &Grid, frame: &Frame, above: u32, task: &Task<'_>, forced: Option<&Mapping>) -> Self {
        let rough = columns(grid, frame, task.vocabulary, None);
        let headed: BTreeSet<u32> = rough.iter().map(|column| column.at).collect();
        let beside: BTreeSet<u32> = (0..grid.width().min(60)).filter(|at| !headed.contains(at)).collect();
        let context = context(
            grid,
            &Outside { file: &task.file, book_period: task.book_period },
            above..frame.top,
            &beside,
            frame.top..frame.end,
            task.vocabulary,
        );
        let mut columns = match context.age {
            Some(age) => columns(grid, frame, task.vocabulary, Some(age)),
            None => rough,
        };
        let fingerprint = heading_fingerprint(columns.iter().map(|column| column.heading.as_str()));
        let saved = task.saved.iter().find(|saved| saved.headings == fingerprint).map(|saved| &saved.mapping);
        let mut table = Self { columns: Vec::new(), context, twins: Vec::new(), stand_in: false };
        if let Some(mapping) = forced.or(saved) {
            apply(&mut columns, &mapping.columns, task.vocabulary);
            if let Some(id) = &mapping.indicator {
                table.context.subject = task.vocabulary.position(id);
            }
            if forced.is_some() {
                if let Some(period) = mapping.period {
                    table.context.period = Some((period, super::context::Found::Panel));
                }
                table.context.area = mapping.area.clone().or(table.context.area);
            }
        }
        table.columns = columns;
        unknown_status::name_columns(&mut table.columns, table.context.subject, task.vocabulary);
        table.twins = table.same_meaning();
        table.stand_in_area(task);
        table
    }

    /// Columns that claim the same thing: the second of each pair is left.
    fn same_meaning(&mut self) -> Vec<(u32, u32)> {
        type Claim = (u16, Component, Option<Period>, Option<AreaCode>, Vec<u32>);
        let blocks: Vec<u32> = self
            .columns
            .iter()
            .filter(|column| column.role == Role::Period)
            .map(|column| column.at)
            .collect();
        let mut seen: Vec<(Claim, u32)> = Vec::new();
        let mut twins = Vec::new();
        // A column that says that it is a share goes before one that only bears the name.
        let says_share = |column: &Column| matches!(&column.role, Role::Figures(figures) if figures.part == Some(PartWord::Share));
        let (first, second): (Vec<&mut Column>, Vec<&mut Column>) =
            self.columns.iter_mut().partition(|column| says_share(column));
        for column in first.into_iter().chain(second) {
            let Role::Figures(figures) = &column.role else { continue };
            if figures.likeness < super::vocabulary::SURE || figures.adds {
                continue;
            }
            let Some(subject) = figures.subject() else { continue };
            let block: Vec<u32> = if blocks.len() > 1 {
                blocks.iter().copied().filter(|at| *at < column.at).collect()
            } else {
                Vec::new()
            };
            let area = figures.area.as_ref().map(|area| area.code.clone());
            let claim: Claim = (subject, figures.component(), figures.period, area, block);
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == claim) {
                twins.push((*first, column.at));
                column.role = Role::Idle("another column claims the same".to_owned());
            } else {
                seen.push((claim, column.at));
            }
        }
        twins
    }

    fn has_area_columns(&self) -> bool {
        self.columns.iter().any(|column| match &column.role {
            Role::AreaCode(_) | Role::AreaName(_) => true,
            Role::Figures(figures) => figures.area.is_some(),
            _ => false,
        })
    }

    /// A return of one organisation that names it nowhere keeps its figures under a stand-in.
    fn stand_in_area(&mut self, task: &Task<'_>) {
        if self.has_area_columns() || self.context.area.is_some() {
            return;
        }
        let name = task.file.rsplit_once('.').map_or(&*task.file, |(stem, _)| stem).replace('_', " ");
        self.context.area =
            Some(Area { code: AreaCode::of_name(&name), name, kind: crate::domain::AreaKind::Other });
        self.stand_in = true;
    }

    /// Takes the columns of a tidy table that the catalogue does not know as local indicators.
    fn name_locals(&self, frame: &Frame, locals: &mut Locals) {
        let has = |wanted: &dyn Fn(&Role) -> bool| self.columns.iter().any(|column| wanted(&column.role));
        let area = has(&|role| matches!(role, Role::AreaCode(_) | Role::AreaName(_)));
        let period = has(&|role| matches!(role, Role::Period | Role::PartOfYear));
        let by_rows = has(&|role| matches!(role, Role::Indicator | Role::IndicatorNumber | Role::Measure));
        let figures: Vec<(&Column, &Figures)> = self
            .columns
            .iter()
            .filter_map(|column| match &column.role {
                Role::Figures(figures) => Some((column, figures)),
                _ => None,
            })
            .collect();
        // A count alone, such as births, is no figure of an indicator; it is kept under its own name.
        let counts_alone = figures.len() == 1
            && figures
                .iter()
                .all(|(_, figures)| figures.senses.iter().all(|sense| sense.component != Component::Value));
        let known = figures.iter().any(|(_, figures)| !figures.senses.is_empty()) && !counts_alone;
        let few = figures.len() <= 4;
        let of_sheet = self.context.subject.is_some() && !counts_alone;
        if !(area && period && few && frame.top == 0) || by_rows || known || of_sheet {
            return;
        }
        for (column, figures) in figures {
            if !figures.label_is_bare() && figures.period.is_none() {
                locals.add_column(column.at, &column.heading);
            }
        }
    }

    fn mapping(
        &self,
        frame: &Frame,
        read: &super::figures::Figures,
        active: Active<'_>,
        vocabulary: &Vocabulary<'_>,
    ) -> Mapping {
        let width = self.columns.iter().map(|column| column.at + 1).max().unwrap_or(0);
        let mut roles = vec![super::ColumnRole::Unused; usize::try_from(width).unwrap_or(0)];
        for column in &self.columns {
            if let Some(role) = usize::try_from(column.at).ok().and_then(|at| roles.get_mut(at)) {
                *role = as_mapping(column, vocabulary);
            }
        }
        let across = self
            .columns
            .iter()
            .filter(|column| matches!(&column.role, Role::Figures(figures) if figures.period.is_some()))
            .count();
        let indicator =
            self.columns.iter().any(|column| matches!(column.role, Role::Indicator | Role::IndicatorNumber));
        let measure = self.columns.iter().any(|column| column.role == Role::Measure);
        let used: BTreeSet<u16> = read
            .list
            .iter()
            .filter_map(|figure| match figure.key.subject {
                super::figures::Subject::Known(own) => Some(own),
                _ => None,
            })
            .collect();
        let layout = match (indicator, measure, across) {
            (_, true, 0) => Layout::RowPerMeasure,
            (true, _, _) => Layout::RowPerIndicator,
            (_, _, 2..) => Layout::PeriodsAcross,
            _ => Layout::RowPerAreaAndPeriod,
        };
        Mapping {
            header_row: frame.top,
            header_rows: frame.bottom - frame.top + 1,
            columns: roles,
            period: self.context.period.map(|(period, _)| period),
            indicator: self
                .context
                .subject
                .filter(|own| used.contains(own))
                .and_then(|at| vocabulary.indicator(at))
                .map(|known| known.id.clone()),
            area: self.context.area.clone().filter(|_| !self.has_area_columns()),
            layout,
            profile: active.id().map(str::to_owned),
            ..Mapping::default()
        }
    }

    fn report(&self, rows: &Rows, grid: &Grid, task: &Task<'_>, tables: &mut Tables) {
        let place = |cell: String| Place { file: task.file.to_string(), sheet: grid.name.to_string(), cell };
        let heading = |at: u32| {
            self.columns
                .iter()
                .find(|column| column.at == at)
                .map_or("", |column| column.heading.as_str())
                .to_owned()
        };
        for (first, second) in &self.twins {
            let letters = crate::domain::CellAddress::column_letters;
            let message = format!(
                "Columns {} (“{}”) and {} (“{}”) claim the same. Column {} is used.",
                letters(*first),
                heading(*first),
                letters(*second),
                heading(*second),
                letters(*first)
            );
            let finding =
                Finding::new(Severity::Warning, "two_columns_same_meaning", place(String::new()), message)
                    .with_hint(
                        "Choose the right column on the import screen, or remove the other from the file.",
                    );
            tables.findings.push(finding);
            tables.asks = true;
        }
        for refusal in &rows.refusals {
            tables.findings.push(refusal_finding(refusal, place(refusal.cell.to_string())));
        }
        for (name, cell) in &rows.unknown {
            let finding = Finding::new(
                Severity::Note,
                "indicator_unknown",
                place(cell.to_string()),
                format!("“{name}” is no indicator that Spruce knows; its cells are not used."),
            );
            tables.findings.push(finding);
        }
        if let Some(cell) = rows.no_period {
            tables.findings.push(
                Finding::new(
                    Severity::Error,
                    "period_unreadable",
                    place(cell.to_string()),
                    "No period is given in the table, its title, the sheet’s name or the file’s name.",
                )
                .with_hint("Set the period on the import screen, or write it above the table."),
            );
            tables.asks = true;
        }
        if self.stand_in && !rows.figures.list.is_empty() {
            let name = self.context.area.as_ref().map_or("", |area| area.name.as_str());
            tables.findings.push(
                Finding::new(
                    Severity::Warning,
                    "no_area",
                    place(String::new()),
                    format!("The return names no area. Its figures are kept under “{name}”."),
                )
                .with_hint("Choose the area on the import screen."),
            );
            tables.asks = true;
        }
    }
}

fn refusal_finding(refusal: &super::rows::Refusal, place: Place) -> Finding {
    let text: String = refusal.text.chars().take(60).collect();
    match refusal.code {
        "period_unreadable" => Finding::new(
            Severity::Error,
            refusal.code,
            place,
            format!("“{text}” is not a period that Spruce can read; the row’s figures are refused."),
        )
        .with_hint("Write the period as Q3 2010-11, Mar 2011 or 2010/11, and import again."),
        _ => Finding::new(
            Severity::Error,
            refusal.code,
            place,
            format!("The figure {text} stands in a row without an area."),
        )
        .with_hint("Fill in the area’s code or name, and import again."),
    }
}

impl SheetDraft {
    /// Leaves out every figure that stands twice; `seen` are the figures of the sheets before.
    pub(super) fn without_twins(
        &mut self,
        seen: &mut HashMap<TwinKey, (usize, usize)>,
        before: &[&Self],
        own: usize,
    ) {
        let drafts = std::mem::take(&mut self.drafts);
        for draft in drafts {
            let figure = &draft.observation;
            let key = TwinKey {
                indicator: figure.indicator.clone(),
                area: figure.area.clone(),
                period: figure.period,
                group: figure.group.clone(),
            };
            let first = seen.get(&key).and_then(|(sheet, at)| match before.get(*sheet) {
                Some(other) => other.drafts.get(*at),
                None => self.drafts.get(*at),
            });
            if let Some(first) = first {
                let twin = checks::duplicate(first, &draft);
                for (cell, _) in &draft.cells {
                    self.ledger.enter(*cell, twin.fate.clone());
                }
                self.findings.extend(twin.finding);
            } else {
                seen.insert(key, (own, self.drafts.len()));
                self.drafts.push(draft);
            }
        }
    }

    /// The finished reading.
    pub(super) fn finish(mut self, areas: &Areas, file: &str) -> SheetReading {
        for draft in &self.drafts {
            for (cell, fate) in &draft.cells {
                self.ledger.enter(*cell, fate.clone());
            }
        }
        let empty = self.ledger.is_empty();
        let found = self.mapping.layout != Layout::NoTable;
        leave_all(
            &self.grid,
            &mut self.ledger,
            &self.headings,
            if found { "outside the tables" } else { "no table was found" },
        );
        let mut codes: BTreeSet<AreaCode> = BTreeSet::new();
        for draft in &self.drafts {
            codes.insert(draft.observation.area.clone());
        }
        let areas = codes.iter().filter_map(|code| areas.by_code(code).cloned()).collect();
        let used: BTreeSet<IndicatorId> =
            self.drafts.iter().map(|draft| draft.observation.indicator.clone()).collect();
        let local_indicators: Vec<_> =
            self.locals.into_list().into_iter().filter(|(id, _)| used.contains(id)).collect();
        for (id, local) in &local_indicators {
            let place =
                Place { file: file.to_owned(), sheet: self.grid.name.to_string(), cell: String::new() };
            let message = format!(
                "“{}” is not in the catalogue. Its figures are kept as {id} and are not scored.",
                local.name
            );
            self.findings.push(Finding::new(Severity::Note, "indicator_unknown", place, message));
        }
        let observations: Vec<_> = self.drafts.into_iter().map(|draft| draft.observation).collect();
        if observations.is_empty() && found && empty {
            let place =
                Place { file: file.to_owned(), sheet: self.grid.name.to_string(), cell: String::new() };
            self.findings.push(
                Finding::new(
                    Severity::Error,
                    "header_without_data",
                    place,
                    "There are headings and no data below them.",
                )
                .with_hint("Ask the sender for the figures."),
            );
        }
        let summary =
            summary(self.return_name.as_deref(), &self.title, &used, &local_indicators, observations.len());
        SheetReading {
            wanted: !self.grid.hidden && !observations.is_empty(),
            asks: self.asks,
            guesses: Vec::new(),
            questions: Vec::new(),
            summary,
            grid: self.grid,
            mapping: self.mapping,
            observations,
            areas,
            local_indicators,
            fates: self.ledger.into_fates(),
            findings: self.findings,
        }
    }

    /// Drops what a hidden sheet gave, unless a person asks for it.
    pub(super) fn is_hidden(&self) -> bool {
        self.grid.hidden
    }
}

/// Two figures of one key are one figure twice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct TwinKey {
    indicator: IndicatorId,
    area: AreaCode,
    period: Period,
    group: Option<Group>,
}

fn summary(
    profile: Option<&str>,
    title: &str,
    used: &BTreeSet<IndicatorId>,
    locals: &[(IndicatorId, crate::domain::LocalIndicator)],
    figures: usize,
) -> String {
    if figures == 0 {
        return "Nothing to import".to_owned();
    }
    let names: Vec<String> = used
        .iter()
        .take(3)
        .map(|id| {
            let known = crate::workbook::catalogue().indicator(id).map(|indicator| indicator.name.clone());
            let local = locals.iter().find(|(own, _)| own == id).map(|(_, local)| local.name.clone());
            known.or(local).unwrap_or_else(|| id.to_string())
        })
        .collect();
    let what = match (profile, used.len()) {
        (Some(profile), _) => profile.to_owned(),
        (None, 0..=3) => names.join(", "),
        (None, many) if title.is_empty() => format!("{} and {} more", names.join(", "), many - 3),
        (None, many) => format!("{title}, {many} indicators"),
    };
    format!("{what} · {figures} {}", if figures == 1 { "figure" } else { "figures" })
}
