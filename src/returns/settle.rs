//! What columns mean beside each other: counts under a bare name, counts that add up, a value headed `%`.

use std::collections::BTreeSet;

use super::{
    Amount, Component, Grid,
    column_cells::sample,
    columns::{Column, Figures, Role},
    parse_amount,
    table::Frame,
    vocabulary::{PartWord, SURE, Sense, Vocabulary},
};
use crate::{base::words, workbook::Unit};

fn figures(column: &Column) -> Option<&Figures> {
    match &column.role {
        Role::Figures(figures) => Some(figures),
        _ => None,
    }
}

/// Indicators of which a column may be this part.
fn subjects(figures: &Figures, part: Component) -> BTreeSet<u16> {
    if figures.likeness < SURE {
        return BTreeSet::new();
    }
    let named = figures.named_component();
    figures
        .senses
        .iter()
        .filter(
            |sense| if figures.subject().is_some() { named == Some(part) } else { sense.component == part },
        )
        .map(|sense| sense.indicator)
        .collect()
}

/// A column that bears the indicator's bare name and holds whole numbers gives the count where many
/// are beyond any value of it, or where the count it is a part of stands beside it.
pub(super) fn settle_counts(columns: &mut [Column], grid: &Grid, frame: &Frame, vocabulary: &Vocabulary<'_>) {
    let mut counts = Vec::new();
    for (position, column) in columns.iter().enumerate() {
        let Some(own) = figures(column) else { continue };
        if own.part.is_some() || own.fixed.is_some() || own.component() != Component::Value {
            continue;
        }
        let Some(subject) = own.subject() else { continue };
        let whole = whole_beside(column, columns, grid, frame, subject, vocabulary);
        if whole.is_some()
            || beyond_any_value(column, grid, frame, subject, vocabulary)
            || is_uncounted(column, columns, grid, frame, subject, vocabulary)
        {
            counts.push((position, subject, whole));
        }
    }
    for (position, subject, whole) in counts {
        if let Some(Role::Figures(own)) = columns.get_mut(position).map(|column| &mut column.role) {
            own.part = Some(PartWord::Count);
        }
        let whole = whole.and_then(|whole| columns.get_mut(whole)).map(|column| &mut column.role);
        let sense = Sense { indicator: subject, component: Component::Denominator };
        if let Some(Role::Figures(whole)) = whole
            && is_named_whole(whole, subject, vocabulary)
            && !whole.senses.contains(&sense)
        {
            whole.senses.push(sense);
        }
    }
}

/// Whether a column's heading may mean the whole of an indicator, beside what else it means: `Bookings`.
fn is_named_whole(own: &Figures, subject: u16, vocabulary: &Vocabulary<'_>) -> bool {
    own.likeness >= SURE
        && own.fixed.is_none()
        && own.component() == Component::Denominator
        && vocabulary.wholes(&own.label).iter().any(|sense| sense.indicator == subject)
}

/// The plain numbers of a column with their rows; `None` where one is no whole number.
fn whole_numbers(column: &Column, grid: &Grid, frame: &Frame) -> Option<Vec<(u32, f64)>> {
    let mut numbers = Vec::new();
    for row in frame.bottom + 1..frame.end.min(frame.bottom.saturating_add(400)) {
        match parse_amount(grid.cell(row, column.at)) {
            Amount::Number { value, percent: false } if value.fract() == 0.0 => numbers.push((row, value)),
            Amount::Number { .. } | Amount::OneTo(_) => return None,
            Amount::Missing(_) | Amount::Unreadable(_) => {}
        }
    }
    Some(numbers).filter(|numbers| !numbers.is_empty())
}

/// Whether whole numbers under a bare name can only be counts although nothing here is the whole of them:
/// stillbirths without a rate, and smokers beside larger counts of something.
fn is_uncounted(
    column: &Column,
    columns: &[Column],
    grid: &Grid,
    frame: &Frame,
    subject: u16,
    vocabulary: &Vocabulary<'_>,
) -> bool {
    let Some(unit) = vocabulary.indicator(subject).map(|own| own.unit) else { return false };
    let Some(numbers) = whole_numbers(column, grid, frame) else { return false };
    match unit {
        Unit::PerThousand => true,
        Unit::Percent => columns.iter().any(|other| {
            let unknown =
                figures(other).is_some_and(|own| own.likeness < SURE && own.part != Some(PartWord::Share));
            let value = |row: u32| match parse_amount(grid.cell(row, other.at)) {
                Amount::Number { value, percent: false } if value.fract() == 0.0 => Some(value),
                _ => None,
            };
            other.at != column.at
                && unknown
                && numbers.iter().all(|(row, part)| value(*row).is_some_and(|value| value >= *part))
                && numbers.iter().any(|(row, _)| value(*row).is_some_and(|value| value > 100.0))
        }),
        _ => false,
    }
}

fn beyond_any_value(
    column: &Column,
    grid: &Grid,
    frame: &Frame,
    subject: u16,
    vocabulary: &Vocabulary<'_>,
) -> bool {
    let Some(indicator) = vocabulary.indicator(subject) else { return false };
    let Some((_, high)) = indicator.plausible.filter(|_| !indicator.denominator.is_empty()) else {
        return false;
    };
    let (mut beyond, mut all) = (0_usize, 0_usize);
    for cell in sample(grid, frame, column.at) {
        match parse_amount(cell) {
            Amount::Number { value, percent: false } if value.fract() == 0.0 => {
                all += 1;
                beyond += usize::from(value > high);
            }
            Amount::Number { .. } | Amount::OneTo(_) => return false,
            Amount::Missing(_) | Amount::Unreadable(_) => {}
        }
    }
    all > 0 && beyond * 10 >= all
}

/// The place of the column that counts what this one counts a part of: smokers of maternities, stillbirths
/// beside births.
fn whole_beside(
    column: &Column,
    columns: &[Column],
    grid: &Grid,
    frame: &Frame,
    subject: u16,
    vocabulary: &Vocabulary<'_>,
) -> Option<usize> {
    let indicator = vocabulary.indicator(subject)?;
    let others = || {
        let others = columns.iter().enumerate().filter(|(_, other)| other.at != column.at);
        others.filter_map(|(position, other)| Some((position, other, figures(other)?)))
    };
    if others().any(|(_, _, other)| subjects(other, Component::Numerator).contains(&subject)) {
        return None;
    }
    let rate = indicator.unit == Unit::PerThousand;
    let is_rate = |own: &u16| vocabulary.indicator(*own).is_some_and(|own| own.unit == Unit::PerThousand);
    let below = |other: &Figures| subjects(other, Component::Denominator);
    let whole = others()
        .find(|(_, _, other)| below(other).contains(&subject))
        .or_else(|| others().find(|(_, _, other)| is_named_whole(other, subject, vocabulary)))
        .or_else(|| others().find(|(_, _, other)| rate && below(other).iter().any(is_rate)));
    let (position, whole, _) = whole.filter(|_| rate || indicator.unit == Unit::Percent)?;
    let numbers = whole_numbers(column, grid, frame)?;
    let (low, high) = indicator.plausible.unwrap_or((0.0, f64::INFINITY));
    let (mut inside, mut all) = (0_usize, 0_usize);
    for (row, part) in &numbers {
        let Amount::Number { value, .. } = parse_amount(grid.cell(*row, whole.at)) else { continue };
        if value == 0.0 && *part == 0.0 {
            continue;
        }
        all += 1;
        let ratio = part / value * indicator.multiplier;
        inside += usize::from(*part <= value && value > 0.0 && (low..=high).contains(&ratio));
    }
    (all > 0 && inside * 2 > all).then_some(position)
}

/// `Births` beside stillbirths is what these are a part of, where no midwives stand beside it.
pub(super) fn settle_wholes(columns: &mut [Column], vocabulary: &Vocabulary<'_>) {
    let subject = |column: &Column| figures(column).filter(|own| own.likeness >= SURE)?.subject();
    let serves = |own: &Column, subject: u16| {
        columns.iter().any(|other| other.at != own.at && subjects_of(other).contains(&subject))
    };
    let mut wholes = Vec::new();
    for (position, column) in columns.iter().enumerate() {
        let Some(own) = figures(column).filter(|own| own.component() == Component::Numerator) else {
            continue;
        };
        let Some(named) = subject(column).filter(|_| own.fixed.is_none()) else { continue };
        if serves(column, named) {
            continue;
        }
        let mut senses = vocabulary.wholes(&own.label);
        senses.retain(|sense| sense.indicator != named && serves(column, sense.indicator));
        if !senses.is_empty() {
            wholes.push((position, senses));
        }
    }
    for (position, senses) in wholes {
        let Some(column) = columns.get_mut(position) else { continue };
        let Role::Figures(own) = &mut column.role else { continue };
        own.senses = senses;
        own.part = Some(PartWord::Denominator);
        column.why = format!("“{}” counts all of what stands beside it", column.heading);
    }
}

/// Every indicator of which a column may give a part.
fn subjects_of(column: &Column) -> BTreeSet<u16> {
    let own = figures(column).filter(|own| own.likeness >= SURE || own.fixed.is_some());
    own.map(|own| own.senses.iter().chain(&own.fixed).map(|sense| sense.indicator).collect())
        .unwrap_or_default()
}

/// Columns of totally and of partially breastfed infants add up to the breastfed; one of them alone,
/// or beside their sum, is no count of these.
pub(super) fn settle_addends(columns: &mut [Column], vocabulary: &Vocabulary<'_>) {
    let Some(subject) = vocabulary.position(&"breastfeeding_6_8_weeks".into()) else { return };
    let (mut totally, mut partially) = (Vec::new(), Vec::new());
    let mut summed = false;
    let mut due = false;
    for (position, column) in columns.iter().enumerate() {
        let Some(own) = figures(column) else { continue };
        let words = words(&own.label);
        let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        let share = own.part == Some(PartWord::Share);
        let fed = any(&["breastfed", "breastfeeding", "breast"]) && !share;
        let whole = any(&["totally", "exclusively", "fully", "wholly"]);
        let part = any(&["partially", "partly", "mixed"]);
        match (fed, whole, part) {
            (true, true, false) => totally.push(position),
            (true, false, true) => partially.push(position),
            _ => {
                summed |= subjects(own, Component::Numerator).contains(&subject);
                due |= subjects(own, Component::Denominator).contains(&subject);
            }
        }
    }
    if due && !totally.is_empty() {
        name_prevalence_and_coverage(columns, subject, vocabulary);
    }
    let adds = !totally.is_empty() && totally.len() == partially.len() && !summed && due;
    for position in totally.into_iter().chain(partially) {
        let Some(column) = columns.get_mut(position) else { continue };
        let Role::Figures(own) = &mut column.role else { continue };
        if adds {
            own.senses = vec![Sense { indicator: subject, component: Component::Numerator }];
            own.likeness = 1.0;
            own.adds = true;
        } else {
            column.role = Role::Idle("only a part of those breastfed".to_owned());
        }
    }
}

/// `Prevalence %` and `Coverage %` beside the counts of breastfed infants.
fn name_prevalence_and_coverage(columns: &mut [Column], prevalence: u16, vocabulary: &Vocabulary<'_>) {
    let coverage = vocabulary.position(&"breastfeeding_status_recorded_6_8_weeks".into());
    for column in columns {
        let Role::Figures(own) = &mut column.role else { continue };
        let words = words(&own.label);
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| *word != "%").collect();
        let meant = match words.as_slice() {
            ["prevalence"] => Some(prevalence),
            ["coverage"] => coverage,
            _ => None,
        };
        if let Some(indicator) = meant.filter(|_| own.fixed.is_none()) {
            own.senses = vec![Sense { indicator, component: Component::Value }];
            own.likeness = 1.0;
            own.part = Some(PartWord::Share);
        }
    }
}

/// A column headed only `%`, `Rate` or `Ratio` beside the counts of one indicator is its value.
pub(super) fn settle_stated(columns: &mut [Column], vocabulary: &Vocabulary<'_>) {
    if columns.iter().any(|column| {
        matches!(column.role, Role::Indicator | Role::IndicatorNumber | Role::Measure | Role::GroupKind)
    }) {
        return;
    }
    for position in 0..columns.len() {
        let Some(own) = columns.get(position).and_then(figures) else { continue };
        let unclear = own.likeness < SURE || own.subject().is_none();
        let open = unclear && own.fixed.is_none() && own.area.is_none();
        if !open || own.label.is_empty() {
            continue;
        }
        let bare = own.label_is_bare() && says_value(own);
        let share = own.part == Some(PartWord::Share);
        let Some(subject) = counted_beside(columns, position) else { continue };
        if !(bare || share && vocabulary.speaks_of(subject, &own.label)) {
            continue;
        }
        if let Some(Role::Figures(own)) = columns.get_mut(position).map(|column| &mut column.role) {
            own.senses = vec![Sense { indicator: subject, component: Component::Value }];
            own.likeness = 1.0;
            own.part = Some(PartWord::Share);
        }
    }
}

fn says_value(figures: &Figures) -> bool {
    figures.part == Some(PartWord::Share)
        || figures.part.is_none()
            && words(&figures.label)
                .iter()
                .all(|word| matches!(word.as_str(), "value" | "performance" | "figure"))
}

/// The one indicator whose numerator and denominator stand just left of a column.
fn counted_beside(columns: &[Column], position: usize) -> Option<u16> {
    let mut above: BTreeSet<u16> = BTreeSet::new();
    let mut below: BTreeSet<u16> = BTreeSet::new();
    let when = columns.get(position).and_then(figures).map(|own| (own.period, own.within.clone()));
    for column in columns.iter().take(position).rev() {
        let Some(own) = figures(column) else { break };
        if Some((own.period, own.within.clone())) != when {
            break;
        }
        let (n, d) = (subjects(own, Component::Numerator), subjects(own, Component::Denominator));
        if n.is_empty() && d.is_empty() {
            break;
        }
        above.extend(n);
        below.extend(d);
    }
    let mut both = above.intersection(&below);
    let found = both.next().copied();
    found.filter(|_| both.next().is_none())
}
