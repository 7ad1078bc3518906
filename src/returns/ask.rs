//! What only a person can say of a table: as few questions as there can be, with answers to choose from.

use std::collections::BTreeSet;

use super::{
    Amount, Choice, ColumnRole, Component, Confidence, Grid, Question, Reply, Topic, Written,
    areas_across::{ACROSS, BESIDE},
    columns::{Column, Figures, Role},
    drafts::Draft,
    explain::{Told, letters, part_name},
    keys::key_text,
    meaning::Table,
    parse_amount,
    rows::Rows,
    scale::Scale,
    table::Frame,
    vocabulary::{SURE, Sense},
    when::{both_from_parts, unclear_in},
};
use crate::{
    domain::{Area, Period, PeriodKind, QuarterYear},
    workbook::Unit,
};

/// More answers than this are no help.
const MOST_CHOICES: usize = 6;

fn choice(label: impl Into<String>, reply: Reply) -> Choice {
    Choice { label: label.into(), reply }
}

impl Table {
    /// The questions that the table leaves, the most telling first.
    pub(super) fn questions(
        &self,
        grid: &Grid,
        told: &Told<'_>,
        rows: &Rows,
        drafts: &[Draft],
    ) -> Vec<Question> {
        let mut questions = Vec::new();
        questions.extend(self.counting_question(grid, rows));
        questions.extend(self.period_question(rows, drafts));
        questions.extend(self.area_question(rows));
        questions.extend(self.across_question());
        questions.extend(self.column_question(grid, told));
        for (first, second) in &self.twins {
            questions.extend(self.twin_question(grid, told, *first, *second));
        }
        // The answer holds for the column, however many indicators have their values in it.
        let mut asked = BTreeSet::new();
        for (at, position, scale) in told.units.iter().filter(|(_, _, scale)| scale.doubtful) {
            if asked.insert(*at) {
                questions.extend(self.unit_question(*at, *position, scale, told));
            }
        }
        questions.extend(self.date_question(grid, told.frame, rows));
        if told.doubtful {
            questions.push(Question {
                about: Topic::Heading,
                text: "Most figures cannot be right as they are read. What do the columns mean?".to_owned(),
                choices: Vec::new(),
            });
        }
        questions
    }

    fn headed(&self, at: u32) -> String {
        let heading = self.columns.iter().find(|column| column.at == at).map_or("", |column| &column.heading);
        if heading.is_empty() {
            format!("column {}", letters(at))
        } else {
            format!("column {} (“{heading}”)", letters(at))
        }
    }

    /// Quarters of a bare year, or months by number, are counted from April or from January.
    fn counting_question(&self, grid: &Grid, rows: &Rows) -> Option<Question> {
        let cell = rows.unclear?;
        let column = self.columns.iter().find(|column| column.at == cell.column)?;
        let shown = match column.figures().and_then(|figures| figures.within.clone()) {
            Some(part) => part,
            None => self.shown_part(grid, cell.row, column),
        };
        let both = unclear_in(&shown).or_else(|| {
            let (part, year) = shown.split_once(" of ")?;
            both_from_parts(year, part.trim_start_matches("month "), part.starts_with("month "))
        });
        let name = |period: Option<Period>| {
            period.map_or_else(String::new, |period| format!(", so that it is {}", long(period)))
        };
        Some(Question {
            about: Topic::Period,
            text: format!(
                "Is “{shown}” in column {} counted from April or from January?",
                letters(column.at)
            ),
            choices: vec![
                choice(
                    format!("From April{}", name(both.map(|both| both.0))),
                    Reply::CountedFrom(QuarterYear::April),
                ),
                choice(
                    format!("From January{}", name(both.map(|both| both.1))),
                    Reply::CountedFrom(QuarterYear::January),
                ),
            ],
        })
    }

    /// The text of a part of a year together with the year beside it.
    fn shown_part(&self, grid: &Grid, row: u32, column: &Column) -> String {
        let part = key_text(grid.cell(row, column.at));
        let year = self.columns.iter().find(|column| column.role == Role::Year);
        let year = year.map(|year| key_text(grid.cell(row, year.at))).unwrap_or_default();
        let bare = part.bytes().all(|b| b.is_ascii_digit());
        match (year.is_empty(), bare) {
            (true, _) => part,
            (false, true) if year.len() > 4 => format!("month {part} of {year}"),
            (false, true) => format!("Q{part} {year}"),
            (false, false) => format!("{part} {year}"),
        }
    }

    fn period_question(&self, rows: &Rows, drafts: &[Draft]) -> Option<Question> {
        if rows.no_period.is_none() {
            return self.doubtful_period(drafts);
        }
        let parts = self.columns.iter().find_map(|column| column.figures()?.within.clone());
        let text = match parts {
            Some(part) => format!("Of which year is “{part}”?"),
            None => "Which period are the figures about?".to_owned(),
        };
        let choices = self.context.unclear.map_or_else(Vec::new, |(april, january)| {
            vec![choice(long(april), Reply::Period(april)), choice(long(january), Reply::Period(january))]
        });
        Some(Question { about: Topic::Period, text, choices })
    }

    /// A month or a day in the file's name may be that of the sending.
    fn doubtful_period(&self, drafts: &[Draft]) -> Option<Question> {
        let (period, _) =
            self.context.period.filter(|(_, found)| *found == super::context::Found::FileName)?;
        let used = drafts.iter().any(|draft| draft.observation.period == period);
        let short = matches!(period.kind(), PeriodKind::Month | PeriodKind::Day);
        (used && short && !self.has_own_periods()).then(|| Question {
            about: Topic::Period,
            text: format!("Are the figures about {period}, which stands in the file’s name only?"),
            choices: vec![choice(format!("Yes, {period}"), Reply::Period(period))],
        })
    }

    fn area_question(&self, rows: &Rows) -> Option<Question> {
        let area = self.context.area.as_ref().filter(|_| self.stand_in && !rows.figures.list.is_empty())?;
        let words = self.columns.iter().find(|column| {
            matches!(&column.role, Role::Idle(reason) if reason == super::heading::WORDS)
                && column.at < self.first_figure()
        });
        let mut choices = Vec::new();
        if let Some(column) = words {
            let reply = Reply::Columns(vec![(column.at, ColumnRole::AreaName)]);
            choices.push(choice(format!("{} names it", capital(&self.headed(column.at))), reply));
        }
        choices.push(choice(format!("Keep them under “{}”", area.name), Reply::Area(area.clone())));
        Some(Question {
            about: Topic::Area,
            text: "Which organisation are the figures about?".to_owned(),
            choices,
        })
    }

    /// Headings that nobody knows, taken for names of organisations.
    fn across_question(&self) -> Option<Question> {
        let own = |column: &&Column| {
            (column.why == ACROSS || column.why == BESIDE) && column.confidence == Confidence::Unsure
        };
        let strangers: Vec<&Column> = self.columns.iter().filter(own).collect();
        let area_of = |column: &Column| Some(column.figures()?.area.as_ref()?.clone());
        let areas: Vec<Area> = strangers.iter().filter_map(|column| area_of(column)).collect();
        // Where most have a code, the others will be organisations too.
        let unknown = areas.iter().filter(|area| area.code.is_stand_in()).count();
        if unknown * 2 <= areas.len() {
            return None;
        }
        let names: Vec<&str> = areas.iter().take(4).map(|area| area.name.as_str()).collect();
        let left = strangers.iter().map(|column| (column.at, ColumnRole::Unused)).collect();
        Some(Question {
            about: Topic::Area,
            text: format!("Are these columns each about an organisation: {}?", names.join(", ")),
            choices: vec![choice("Yes", Reply::AsRead), choice("No, leave them out", Reply::Columns(left))],
        })
    }

    fn first_figure(&self) -> u32 {
        let figures = |column: &&Column| column.figures().is_some();
        self.columns.iter().find(figures).map_or(u32::MAX, |column| column.at)
    }

    /// Columns that are like something, or like several things.
    fn column_question(&self, grid: &Grid, told: &Told<'_>) -> Option<Question> {
        let keyed = self.has_area_columns() || self.context.area.is_some() && !self.stand_in;
        let open: Vec<(&Column, &Figures)> = self
            .columns
            .iter()
            .filter_map(|column| Some((column, column.figures()?)))
            .filter(|(column, figures)| keyed && is_open(figures) && holds_data(grid, told.frame, column.at))
            .collect();
        let (column, figures) = *open.first()?;
        if figures.subject().is_none() {
            return self.which_question(column, figures, told);
        }
        let alike: Vec<&(&Column, &Figures)> =
            open.iter().filter(|(_, figures)| figures.subject().is_some()).collect();
        let named: Vec<String> = alike
            .iter()
            .filter_map(|(column, figures)| {
                let sense = *figures.senses.first()?;
                Some(format!("{} {}", self.headed(column.at), sense_name(sense, figures, told)))
            })
            .collect();
        let taken = alike.iter().filter_map(|(column, figures)| {
            Some((column.at, figure_role(*figures.senses.first()?, figures, told)?))
        });
        let left = alike.iter().map(|(column, _)| (column.at, ColumnRole::Unused));
        let text = match named.as_slice() {
            [one] => format!("Is {}?", one.replacen("”)", "”) the column of", 1)),
            _ => format!("Is it right that these columns give: {}?", named.join("; ")),
        };
        Some(Question {
            about: Topic::Column(column.at),
            text,
            choices: vec![
                choice("Yes", Reply::Columns(taken.collect())),
                choice("No, leave them out", Reply::Columns(left.collect())),
            ],
        })
    }

    /// One heading that several indicators have: `MMR1 %`, at two years or at five.
    fn which_question(&self, column: &Column, figures: &Figures, told: &Told<'_>) -> Option<Question> {
        if figures.senses.iter().all(|sense| sense.component == Component::Denominator) {
            return None;
        }
        let mut choices: Vec<Choice> = figures
            .senses
            .iter()
            .take(MOST_CHOICES)
            .filter_map(|sense| {
                let reply = Reply::Columns(vec![(column.at, figure_role(*sense, figures, told)?)]);
                Some(choice(capital(&sense_name(*sense, figures, told)), reply))
            })
            .collect();
        choices.push(choice("None of these", Reply::Columns(vec![(column.at, ColumnRole::Unused)])));
        Some(Question {
            about: Topic::Column(column.at),
            text: format!("Which is {}?", self.headed(column.at)),
            choices,
        })
    }

    /// Two columns that claim the same and do not say the same.
    fn twin_question(&self, grid: &Grid, told: &Told<'_>, first: u32, second: u32) -> Option<Question> {
        if say_the_same(grid, told.frame, first, second) {
            return None;
        }
        let column = self.columns.iter().find(|column| column.at == first)?;
        let figures = column.figures()?;
        let sense = *figures.senses.first()?;
        let role = figure_role(sense, figures, told)?;
        let name = sense_name(sense, figures, told);
        Some(Question {
            about: Topic::Column(second),
            text: format!("Which is {name}: {} or {}?", self.headed(first), self.headed(second)),
            choices: vec![
                choice(
                    capital(&self.headed(first)),
                    Reply::Columns(vec![(first, role.clone()), (second, ColumnRole::Unused)]),
                ),
                choice(
                    capital(&self.headed(second)),
                    Reply::Columns(vec![(first, ColumnRole::Unused), (second, role)]),
                ),
            ],
        })
    }

    fn unit_question(&self, at: u32, position: u16, scale: &Scale, told: &Told<'_>) -> Option<Question> {
        let indicator = told.vocabulary.indicator(position)?;
        let plain = (scale.factor - 1.0).abs() < f64::EPSILON;
        let (text, mut choices) = if indicator.unit == Unit::Percent {
            (
                format!("Are the values in {} percentages or shares of one?", self.headed(at)),
                vec![
                    choice("Percentages: 0.5 is 0.5%", Reply::Written(at, Written::InUnit)),
                    choice("Shares of one: 0.5 is 50%", Reply::Written(at, Written::ShareOfOne)),
                ],
            )
        } else {
            (
                format!("Are the values in {} per 1,000 or in another unit?", self.headed(at)),
                vec![
                    choice("Per 1,000", Reply::Written(at, Written::InUnit)),
                    choice("Per 10,000", Reply::Written(at, Written::PerTenThousand)),
                    choice("Per 100,000", Reply::Written(at, Written::PerHundredThousand)),
                ],
            )
        };
        if !plain && indicator.unit == Unit::Percent {
            choices.reverse();
        }
        Some(Question { about: Topic::Unit(at), text, choices })
    }

    fn date_question(&self, grid: &Grid, frame: &Frame, rows: &Rows) -> Option<Question> {
        let at = rows.date_order?;
        let shown = (frame.bottom + 1..frame.end)
            .map(|row| key_text(grid.cell(row, at)))
            .find(|text| !text.is_empty())?;
        let read = |month_first: bool| if month_first { "the month" } else { "the day" };
        Some(Question {
            about: Topic::Period,
            text: format!("What comes first in dates such as {shown} in {}?", self.headed(at)),
            choices: [false, true]
                .map(|first| choice(capital(read(first)), Reply::MonthFirst(first)))
                .to_vec(),
        })
    }
}

fn sense_name(sense: Sense, figures: &Figures, told: &Told<'_>) -> String {
    let name = told.vocabulary.indicator(sense.indicator).map_or("", |own| own.name.as_str());
    let component = if figures.part.is_some() { figures.component() } else { sense.component };
    format!("{name}, {}", part_name(component))
}

fn figure_role(sense: Sense, figures: &Figures, told: &Told<'_>) -> Option<ColumnRole> {
    let component = if figures.part.is_some() { figures.component() } else { sense.component };
    let indicator = told.vocabulary.indicator(sense.indicator)?.id.clone();
    let period = figures.period.filter(|_| figures.within.is_none());
    Some(ColumnRole::Figure { indicator: Some(indicator), component, period })
}

/// Whether a heading is like a name, or is the name of several indicators, and nothing else says which.
fn is_open(figures: &Figures) -> bool {
    figures.fixed.is_none()
        && !figures.senses.is_empty()
        && (figures.likeness < SURE || figures.subject().is_none())
}

fn numbers(grid: &Grid, frame: &Frame, at: u32) -> impl Iterator<Item = (u32, f64)> {
    let rows = frame.bottom + 1..frame.end.min(frame.bottom.saturating_add(400));
    rows.filter_map(move |row| match parse_amount(grid.cell(row, at)) {
        Amount::Number { value, .. } | Amount::OneTo(value) => Some((row, value)),
        Amount::Missing(_) | Amount::Unreadable(_) => None,
    })
}

fn holds_data(grid: &Grid, frame: &Frame, at: u32) -> bool {
    numbers(grid, frame, at).next().is_some()
}

/// Whether two columns give the same numbers, give or take their rounding.
fn say_the_same(grid: &Grid, frame: &Frame, first: u32, second: u32) -> bool {
    let mut any = false;
    for (row, a) in numbers(grid, frame, first) {
        let Amount::Number { value: b, .. } = parse_amount(grid.cell(row, second)) else { continue };
        any = true;
        if (a - b).abs() > 0.1 + b.abs() * 0.005 {
            return false;
        }
    }
    any
}

/// A quarter with its months: `Jul to Sep 2014 (Q2 2014/15)`.
pub(super) fn long(period: Period) -> String {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let name =
        |month: i8| usize::try_from(month - 1).ok().and_then(|at| months.get(at)).copied().unwrap_or("");
    if period.kind() != PeriodKind::Quarter {
        return period.to_string();
    }
    let (start, end) = (period.start(), period.end());
    format!("{} to {} {}", name(start.month()), name(end.month()), end.year())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
