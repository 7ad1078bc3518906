//! What a table is taken to mean: its columns, what its sheet says for it, and whose it is.

use std::collections::BTreeSet;

use super::{
    Component, Confidence, Grid, Layout, Mapping,
    areas::Areas,
    breakdown::settle_breakdowns,
    column_mapping::{apply, as_mapping},
    columns::{Column, Figures, Role, columns},
    context::{Context, Found, Outside, Said, context},
    form::Form,
    local::Locals,
    profile::Active,
    second_areas::settle_second_areas,
    sheet::Task,
    table::Frame,
    unknown_status,
    vocabulary::{PartWord, SURE, Vocabulary},
    when::part_of,
    words::Stage,
};
use crate::domain::{Area, AreaCode, Period, parse_unclear_quarter};

/// Why the figures of a hidden column are left.
pub(super) const HIDDEN_COLUMN: &str = "the column is hidden in the file";

/// A table with its meaning.
pub(super) struct Table {
    pub columns: Vec<Column>,
    pub context: Context,
    /// Columns of which the second claims what the first gives.
    pub twins: Vec<(u32, u32)>,
    /// Whether the area is only a stand-in of the file’s name.
    pub stand_in: bool,
}

/// The age of the children that the one column of all children counts: `Children aged 24 months`.
fn age_of_cohort(columns: &[Column], vocabulary: &Vocabulary<'_>) -> Option<Stage> {
    let wholes = columns.iter().filter_map(Column::figures).filter(|own| own.likeness >= SURE);
    let wholes = wholes.filter(|own| own.named_component() == Some(Component::Denominator));
    let ages: BTreeSet<Option<Stage>> =
        wholes.flat_map(|own| own.senses.iter().map(|sense| vocabulary.age(sense.indicator))).collect();
    match ages.into_iter().collect::<Vec<_>>().as_slice() {
        [Some(age)] => Some(*age),
        _ => None,
    }
}

impl Table {
    pub(super) fn understand(
        grid: &Grid,
        frame: &Frame,
        above: u32,
        task: &Task<'_>,
        (active, forced): (Active<'_>, Option<&Mapping>),
        (outer, form): (Option<&Context>, Option<&Form>),
    ) -> Self {
        let known = form.map(Form::columns);
        let rough = known.unwrap_or_else(|| columns(grid, frame, task.vocabulary, None));
        let headed: BTreeSet<u32> = rough.iter().map(|column| column.at).collect();
        let beside: BTreeSet<u32> = (0..grid.width().min(60)).filter(|at| !headed.contains(at)).collect();
        let context = context(
            grid,
            &Outside { file: &task.file, book_period: task.book_period },
            above..frame.top + u32::from(form.is_some()),
            &beside,
            frame.top..frame.end,
            task.vocabulary,
        );
        let mut columns = match context.age.or_else(|| age_of_cohort(&rough, task.vocabulary)) {
            Some(age) if form.is_none() => columns(grid, frame, task.vocabulary, Some(age)),
            _ => rough,
        };
        active.name_columns(&mut columns, (grid, frame), task.vocabulary);
        let mut table = Self { columns: Vec::new(), context, twins: Vec::new(), stand_in: false };
        table.context.said = Said::of(task.forced, task.rows.cloned().unwrap_or_default());
        if let Some(mapping) = forced {
            apply(&mut columns, &mapping.columns, task.vocabulary);
            if let Some(id) = &mapping.indicator {
                table.context.subject = task.vocabulary.position(id);
                table.context.subject_found = None;
                table.context.counted = false;
            }
            if let Some(period) = mapping.period {
                table.context.period = Some((period, Found::Panel));
            } else if task.asks_period {
                table.context.period = None;
                table.context.panel_period = None;
            }
            table.context.area = mapping.area.clone().or(table.context.area);
        }
        if let Some(outer) = outer {
            table.context.inherit(outer);
        }
        table.columns = columns;
        table.leave_hidden_columns(grid);
        table.place_in_year();
        settle_second_areas(&mut table.columns, grid, frame);
        settle_breakdowns(&mut table.columns, grid, frame);
        unknown_status::name_columns(&mut table.columns, table.context.subject, task.vocabulary);
        table.twins = table.same_meaning();
        table.stand_in_area(task);
        table
    }

    /// Figures in columns that the sender hid are not taken unasked; hidden keys still tell whose the rows are.
    fn leave_hidden_columns(&mut self, grid: &Grid) {
        if self.context.said.rows.with_hidden {
            return;
        }
        let hidden = |column: &&mut Column| {
            grid.hidden_columns.contains(&column.at) && matches!(column.role, Role::Figures(_))
        };
        for column in self.columns.iter_mut().filter(hidden) {
            column.settle(Role::Idle(HIDDEN_COLUMN.to_owned()), "the sender hid it", Confidence::Likely);
        }
    }

    /// Gives columns that name only a month or a quarter the year that the sheet is about.
    fn place_in_year(&mut self) {
        for column in &mut self.columns {
            let Role::Figures(figures) = &mut column.role else { continue };
            let Some(part) = figures.within.clone().filter(|_| figures.period.is_none()) else { continue };
            if figures.unclear {
                let counted = self.context.said.counted_from;
                figures.period = counted.and_then(|counted| parse_unclear_quarter(&part, counted));
            } else if let Some((year, found)) = self.context.period {
                figures.period = part_of(year, &part);
                column.why = format!("{}; its year is that of {year} {}", column.why, found.place());
            }
        }
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
        let is_part = |figures: &&Figures| figures.component() != Component::Denominator;
        let parts: BTreeSet<u16> = self
            .columns
            .iter()
            .filter_map(Column::figures)
            .filter(is_part)
            .filter_map(Figures::subject)
            .collect();
        // A column that says that it is a share goes before one that only bears the name.
        let says_share = |column: &Column| matches!(&column.role, Role::Figures(figures) if figures.part == Some(PartWord::Share));
        let (first, second): (Vec<&mut Column>, Vec<&mut Column>) =
            self.columns.iter_mut().partition(|column| says_share(column));
        for column in first.into_iter().chain(second) {
            let Role::Figures(figures) = &column.role else { continue };
            if figures.likeness < SURE || figures.adds {
                continue;
            }
            let Some(subject) = figures.subject() else { continue };
            // A whole of which no part stands here serves nobody.
            if figures.component() == Component::Denominator && !parts.contains(&subject) {
                continue;
            }
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

    /// Gives the areas that titles and headings only name their codes, where those can be told.
    pub(super) fn settle_names(&mut self, areas: &mut Areas) {
        for column in &mut self.columns {
            if let Role::Figures(figures) = &mut column.role {
                figures.area = figures.area.take().map(|area| areas.settled(area));
            }
        }
        if !self.stand_in && !self.has_area_columns() {
            self.context.area = self.context.area.take().map(|area| areas.settled(area));
        }
    }

    /// Whether rows or headings say whose figures they are.
    pub(super) fn has_area_columns(&self) -> bool {
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
        if let Some(area) = &task.sheet_area {
            self.context.area = Some(area.clone());
            self.context.area_found = Some(Found::SheetName);
            return;
        }
        let name = task.file.rsplit_once('.').map_or(&*task.file, |(stem, _)| stem).replace('_', " ");
        self.context.area =
            Some(Area { code: AreaCode::of_name(&name), name, kind: crate::domain::AreaKind::Other });
        self.stand_in = true;
    }

    /// Takes the columns of a tidy table that the catalogue does not know as local indicators.
    pub(super) fn name_locals(&self, frame: &Frame, locals: &mut Locals) {
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

    /// The mapping as people see and correct it.
    pub(super) fn mapping(
        &self,
        frame: &Frame,
        read: &super::figures::Figures,
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
        let is_used = |own: u16| {
            let own = super::figures::Subject::Known(own);
            read.list.iter().any(|figure| figure.key.subject == own)
        };
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
                .filter(|own| is_used(*own))
                .and_then(|at| vocabulary.indicator(at))
                .map(|known| known.id.clone()),
            area: self.context.area.clone().filter(|_| !self.has_area_columns()),
            layout,
            written: self.context.said.written.clone(),
            month_first: self.context.said.month_first,
            counted_from: self.context.said.counted_from,
            ..Mapping::default()
        }
    }
}
