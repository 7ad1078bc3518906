//! What the trail tells of each change.

use serde::Serialize;

use super::{Changed, Entry, Kind, Signature, Subject, difference::difference};
use crate::{
    base::number_format::short,
    document::{Document, Edit, ReturnRecord, WhichFigure},
    domain::{AreaCode, IndicatorId, Observation},
    workbook::Standard,
    workshop::WorkshopEdit,
};

/// The entries of `edit`, which made `after` of `before`: one, or of an import one for each return.
pub(super) fn entries(edit: &Edit, before: &Document, after: &Document, by: &Signature) -> Vec<Entry> {
    if let Edit::Import { .. } = edit {
        let new = after.returns.iter().filter(|record| record.number > before.last_return);
        return new.map(|record| imported(record, by)).collect();
    }
    let (kind, about) = of(edit);
    vec![Entry::new(by, kind, what(edit, before)).about(about).with(changed(edit, before, after))]
}

fn imported(record: &ReturnRecord, by: &Signature) -> Entry {
    let counts = [
        (record.added, "new"),
        (record.revised, "revised"),
        (record.unchanged, "as before"),
        (record.suppressed, "hidden by the sender"),
        (record.refused, "refused"),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    let brought = Changed { is: counts.join(", "), ..Changed::default() };
    Entry::new(by, Kind::Return, format!("import of {}", record.file))
        .about(Some(Subject::Return(record.number)))
        .with(vec![brought])
}

/// In words; those after “Undo”, where they say enough by themselves.
fn what(edit: &Edit, before: &Document) -> String {
    match edit {
        Edit::RemoveReturn(number) => before
            .returns
            .iter()
            .find(|record| record.number == *number)
            .map_or_else(|| edit.label(), |record| format!("removal of return {number}, {}", record.file)),
        _ => edit.label(),
    }
}

/// What sort of change it is, and what it is about.
fn of(edit: &Edit) -> (Kind, Option<Subject>) {
    let indicator = |id: &IndicatorId| Some(Subject::Indicator(id.clone()));
    match edit {
        Edit::Import { .. } => (Kind::Return, None),
        Edit::RemoveReturn(number) => (Kind::Return, Some(Subject::Return(*number))),
        Edit::Settle(choices) => {
            (Kind::Figure, choices.first().and_then(|(figure, _)| indicator(&figure.indicator)))
        }
        Edit::SetFigure(figure) => (Kind::Figure, indicator(&figure.which.indicator)),
        Edit::WithdrawFigure(figure) => (Kind::Figure, indicator(&figure.which.indicator)),
        Edit::Together { edits, .. } => edits.first().map_or((Kind::Figure, None), of),
        Edit::SetArea(_)
        | Edit::SetComparators(_)
        | Edit::SetFootprint { .. }
        | Edit::RemoveFootprint(_)
        | Edit::SetPeriod(_) => (Kind::Area, None),
        Edit::SetEdition(_) => (Kind::Standard, None),
        Edit::SwitchStandard { indicator: id, .. } | Edit::RemoveLocalTarget { indicator: id, .. } => {
            (Kind::Standard, indicator(id))
        }
        Edit::SetLocalTarget(target) => (Kind::Standard, indicator(&target.indicator)),
        Edit::SwitchIndicator { indicator: id, .. } | Edit::RemoveIndicator { indicator: id, .. } => {
            (Kind::Indicator, indicator(id))
        }
        Edit::DefineIndicator(definition) => (Kind::Indicator, indicator(&definition.indicator().id)),
        Edit::SetChartDecision(decision) => (Kind::Method, indicator(&decision.indicator)),
        Edit::SetPlan(plan) => (Kind::Method, indicator(&plan.indicator)),
        Edit::RemovePlan { indicator: id, .. } => (Kind::Method, indicator(id)),
        Edit::SetSetting { .. } | Edit::SetPack(_) => (Kind::Method, None),
        Edit::Workshop(edit) => (Kind::Workshop, section(edit)),
        Edit::TakeWorkshops(_) => (Kind::Workshop, None),
        Edit::SetLocalQuestion(question) | Edit::RemoveLocalQuestion(question) => {
            (Kind::Workshop, section_of(&question.place()))
        }
        Edit::SetMeeting(_) | Edit::SetLayout(_) => (Kind::Paper, None),
        Edit::SetNarrative(narrative) => (Kind::Paper, indicator(&narrative.indicator)),
        Edit::SetSectionNarrative(narrative) => (Kind::Paper, Some(Subject::Section(narrative.section))),
    }
}

fn section(edit: &WorkshopEdit) -> Option<Subject> {
    match edit {
        WorkshopEdit::SetBookEntry { place, .. } => section_of(place),
        _ => None,
    }
}

fn section_of(place: &str) -> Option<Subject> {
    place.split('.').next()?.parse().ok().map(Subject::Section)
}

/// What was there, and what is there now.
fn changed(edit: &Edit, before: &Document, after: &Document) -> Vec<Changed> {
    match edit {
        Edit::SetFigure(figure) => figure_changed(&figure.which, before, after),
        Edit::WithdrawFigure(figure) => {
            let mut changed = figure_changed(&figure.which, before, after);
            let reason = figure.reason.trim().to_owned();
            changed.push(Changed { field: "reason".to_owned(), was: String::new(), is: reason });
            changed
        }
        Edit::Together { edits, .. } => {
            let mut all: Vec<Changed> = Vec::new();
            for edit in edits {
                all.extend(changed(edit, before, after).into_iter().map(|one| match edit {
                    Edit::SetFigure(figure) => Changed { field: figure.which.to_string(), ..one },
                    _ => one,
                }));
            }
            // More than anybody reads in a line is in the figures' own histories.
            all.truncate(20);
            all
        }
        Edit::SetArea(_) => vec![plain(area_name(before), area_name(after))],
        Edit::SetComparators(_) => vec![plain(names(before), names(after))],
        Edit::SetPeriod(_) => vec![plain(period(before), period(after))],
        Edit::SetEdition(_) => vec![plain(edition(before), edition(after))],
        Edit::SwitchStandard { on, .. } => vec![plain(on_off(!*on), on_off(*on))],
        Edit::SetLocalTarget(target) => {
            vec![target_changed(&target.indicator, &target.edition, before, after)]
        }
        Edit::RemoveLocalTarget { indicator, edition } => {
            vec![target_changed(indicator, edition, before, after)]
        }
        Edit::SwitchIndicator { indicator, .. } => {
            let why = |document: &Document| document.choices.switched_off.get(indicator).cloned();
            let said = |why: Option<String>| {
                why.map_or_else(|| "counted".to_owned(), |why| format!("left out: {why}"))
            };
            vec![plain(said(why(before)), said(why(after)))]
        }
        Edit::SetSetting { name, .. } => vec![plain(setting(before, name), setting(after, name))],
        Edit::SetPack(_) => {
            let name = |document: &Document| document.pack.pack().name.to_string();
            vec![plain(name(before), name(after))]
        }
        Edit::SetPlan(plan) => between(before, after, |document| {
            document.choices.decisions.plan(&plan.indicator, &plan.area).cloned()
        }),
        Edit::RemovePlan { indicator, area } => {
            between(before, after, |document| document.choices.decisions.plan(indicator, area).cloned())
        }
        Edit::SetChartDecision(of) => between(before, after, |document| {
            document.choices.decisions.chart(&of.indicator, &of.area, of.group.as_ref()).cloned()
        }),
        Edit::DefineIndicator(definition) => {
            let id = definition.indicator().id.clone();
            between(before, after, |document| document.catalogue().indicator(&id).cloned())
        }
        Edit::SetMeeting(_) => between(before, after, |document| Some(document.papers.meeting.clone())),
        Edit::SetLayout(_) => between(before, after, |document| Some(document.papers.layout.clone())),
        Edit::SetNarrative(of) => {
            between(before, after, |document| document.papers.narrative(&of.indicator, &of.area).cloned())
        }
        Edit::SetSectionNarrative(of) => {
            let text =
                |document: &Document| document.papers.section(of.section, &of.area).unwrap_or("").to_owned();
            vec![plain(text(before), text(after))]
        }
        Edit::Workshop(edit) => workshop(edit, before, after),
        Edit::Import { .. }
        | Edit::Settle(_)
        | Edit::RemoveReturn(_)
        | Edit::SetFootprint { .. }
        | Edit::RemoveFootprint(_)
        | Edit::RemoveIndicator { .. }
        | Edit::TakeWorkshops(_)
        | Edit::SetLocalQuestion(_)
        | Edit::RemoveLocalQuestion(_) => Vec::new(),
    }
}

/// Of people the trail tells no more than their role: names leave only where somebody asks for them.
fn workshop(edit: &WorkshopEdit, before: &Document, after: &Document) -> Vec<Changed> {
    match edit {
        WorkshopEdit::SetFacts(_) => {
            between(before, after, |document| Some(document.workshops.now.facts.clone()))
        }
        WorkshopEdit::SetBookEntry { place, .. } => {
            between(before, after, |document| document.workshops.now.recording.entry(place).cloned())
        }
        WorkshopEdit::SetKeyAction(action) => {
            let number = if action.number == 0 { before.workshops.actions.next() } else { action.number };
            between(before, after, |document| document.workshops.actions.get(number).cloned())
        }
        WorkshopEdit::RemoveKeyAction(number) => {
            between(before, after, |document| document.workshops.actions.get(*number).cloned())
        }
        WorkshopEdit::SetChange { number, .. } => {
            between(before, after, |document| document.workshops.changes.get(number).cloned())
        }
        WorkshopEdit::SetEqualityEntry(entry) => {
            let number = if entry.number == 0 { before.workshops.equality.next() } else { entry.number };
            between(before, after, |document| document.workshops.equality.get(number).cloned())
        }
        WorkshopEdit::RemoveEqualityEntry(number) => {
            between(before, after, |document| document.workshops.equality.get(*number).cloned())
        }
        _ => Vec::new(),
    }
}

fn between<T: Serialize>(
    before: &Document,
    after: &Document,
    thing: impl Fn(&Document) -> Option<T>,
) -> Vec<Changed> {
    difference(thing(before).as_ref(), thing(after).as_ref())
}

const fn plain(was: String, is: String) -> Changed {
    Changed { field: String::new(), was, is }
}

fn on_off(on: bool) -> String {
    if on { "on" } else { "off" }.to_owned()
}

fn area_of(document: &Document, code: &AreaCode) -> String {
    document.dataset.areas().get(code).map_or_else(|| code.to_string(), |area| area.name.clone())
}

fn area_name(document: &Document) -> String {
    document.area.as_ref().map(|code| area_of(document, code)).unwrap_or_default()
}

fn names(document: &Document) -> String {
    if document.comparators.is_empty() {
        return "the usual".to_owned();
    }
    document.comparators.iter().map(|code| area_of(document, code)).collect::<Vec<_>>().join(", ")
}

fn period(document: &Document) -> String {
    document.to.map_or_else(|| "the latest".to_owned(), |period| period.to_string())
}

fn edition(document: &Document) -> String {
    match document.settings.edition.as_str() {
        "" => "those in force".to_owned(),
        edition => edition.to_owned(),
    }
}

fn setting(document: &Document, name: &str) -> String {
    document.settings.list().find(|one| one.name == name).map(|one| one.value).unwrap_or_default()
}

fn target_changed(indicator: &IndicatorId, edition: &str, before: &Document, after: &Document) -> Changed {
    let is_it = |target: &&Standard| target.indicator == *indicator && target.edition == edition;
    let said = |document: &Document| {
        let target = document.choices.local_targets.iter().find(is_it)?;
        let unit = document.catalogue().indicator(indicator)?.unit;
        let until = target.valid_to.map_or_else(String::new, |day| format!(" to {day}"));
        Some(format!("{} from {}{until}", target.text(unit), target.valid_from))
    };
    plain(said(before).unwrap_or_default(), said(after).unwrap_or_default())
}

fn figure_changed(which: &WhichFigure, before: &Document, after: &Document) -> Vec<Changed> {
    let said = |document: &Document| {
        let unit = document.catalogue().indicator(&which.indicator).map(|indicator| indicator.unit);
        which.find(document).map(|figure| figure_words(figure, unit)).unwrap_or_default()
    };
    vec![plain(said(before), said(after))]
}

fn figure_words(figure: &Observation, unit: Option<crate::workbook::Unit>) -> String {
    let value = match (figure.value, figure.mark) {
        (Some(value), _) => unit.map_or_else(|| short(value, 2), |unit| unit.show(value)),
        (None, Some(mark)) => mark.label().to_owned(),
        (None, None) => "no figure".to_owned(),
    };
    match (figure.numerator, figure.denominator) {
        (Some(above), Some(below)) => format!("{value} ({} of {})", short(above, 2), short(below, 2)),
        _ => value,
    }
}
