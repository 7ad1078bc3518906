//! Beside the chart: why this score, the standard, and what the figure is.

use eframe::egui::{self, RichText, Ui};
use strum::IntoEnumIterator as _;

use super::super::{
    super::{
        action::Action,
        dialogs::{Dialog, LocalTarget, NarrativeForm},
        page::Page,
        theme::{Theme, semi_bold},
        view::View,
        widgets,
    },
    actions::listed,
};
use crate::{
    base,
    document::Edit,
    domain::{AreaCode, IndicatorId},
    figure::Role,
    scoring::{AppliedStandard, Aspect, IndicatorScore, Quality, sentence},
    workbook::{Indicator, Polarity, Standard, Unit},
    workshop::Origin,
};

/// What the cards are about.
pub(super) struct Subject<'a> {
    /// Its id.
    pub(super) id: &'a IndicatorId,
    /// Its name.
    pub(super) name: &'a str,
    /// Its unit.
    pub(super) unit: Unit,
    /// Its place in the catalogue; `None` for what only a return knows.
    pub(super) known: Option<&'a Indicator>,
    /// Its score; `None` when it is left out or there is no scorecard.
    pub(super) score: Option<&'a IndicatorScore>,
}

/// The key actions that should move it, and a way to write one down.
fn promised(ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>, actions: &mut Vec<Action>) {
    card(ui, view.theme, "Actions", |ui| {
        let all = view.document.workshops.actions.iter();
        let own = all.filter(|action| action.indicators().any(|id| id == subject.id));
        listed(ui, view, own, Origin::Indicator(subject.id.clone()), actions);
    });
}

/// All cards, from top to bottom.
pub(super) fn ui(ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>, actions: &mut Vec<Action>) {
    if let Some(reason) = view.document.choices.switched_off.get(subject.id) {
        left_out(ui, view, subject, reason, actions);
    }
    if let Some(score) = subject.score {
        why(ui, view, score);
    }
    if subject.known.is_some() {
        standard(ui, view, subject, actions);
    }
    if let Some(score) = subject.score {
        movement(ui, view, score);
    }
    if subject.known.is_some() {
        promised(ui, view, subject, actions);
    }
    definition(ui, view, subject);
    if let Some(score) = subject.score.filter(|score| score.figure.is_some()) {
        quality(ui, view, score, actions);
    }
    if let (Some(score), Some(scorecard)) = (subject.score, view.scorecard) {
        for_the_board(ui, view, (subject, score), &scorecard.area.code, actions);
    }
    let notes = subject.score.map_or(&[] as &[String], |score| &score.notes);
    if !notes.is_empty() {
        card(ui, view.theme, "Notes", |ui| lines(ui, notes));
    }
    if subject.known.is_some() && !view.document.choices.switched_off.contains_key(subject.id) {
        ui.horizontal(|ui| {
            if ui.link("Leave out of the scorecard…").clicked() {
                actions.push(Action::Ask(Dialog::Reason {
                    indicator: subject.id.clone(),
                    name: subject.name.to_owned(),
                    text: String::new(),
                }));
            }
        });
    }
}

/// What people wrote about it for the meeting.
fn for_the_board(
    ui: &mut Ui,
    view: &View<'_>,
    (subject, score): (&Subject<'_>, &IndicatorScore),
    area: &AreaCode,
    actions: &mut Vec<Action>,
) {
    card(ui, view.theme, "For the board", |ui| {
        let narrative = view.document.papers.narrative(subject.id, area);
        let why = narrative.map(|one| one.why.trim()).filter(|why| !why.is_empty());
        match why {
            Some(why) => {
                // The beginning is enough to know it by; a long one is read where it is written.
                let shown: String = why.chars().take(280).collect();
                let more = if shown.len() < why.len() { " …" } else { "" };
                ui.add(egui::Label::new(format!("{shown}{more}")).wrap());
            }
            None => {
                ui.label(view.theme.muted("Nobody has written why the figure is as it is."));
            }
        }
        if ui.link("Write for the board…").clicked() {
            let form = NarrativeForm::new(view.document, Some(score), (subject.id, subject.name), area);
            actions.push(Action::Ask(Dialog::Narrative(Box::new(form))));
        }
    });
}

/// A card with room below it.
fn card(ui: &mut Ui, theme: &Theme, heading: &str, content: impl FnOnce(&mut Ui)) {
    widgets::card(ui, theme, heading, content);
    ui.add_space(super::BELOW);
}

fn lines(ui: &mut Ui, lines: &[String]) {
    for line in lines {
        ui.label(line);
    }
}

fn left_out(ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>, reason: &str, actions: &mut Vec<Action>) {
    card(ui, view.theme, "Left out of the scorecard", |ui| {
        ui.label(format!("Reason: {reason}"));
        if ui.button("Take it back in").clicked() {
            let indicator = subject.id.clone();
            actions.push(Action::Edit(Edit::SwitchIndicator { indicator, off_because: None }));
        }
    });
}

fn why(ui: &mut Ui, view: &View<'_>, score: &IndicatorScore) {
    card(ui, view.theme, "Why this score", |ui| lines(ui, &score.why));
}

/// How it varies, which way it goes, and how it stands beside others and a year before.
fn movement(ui: &mut Ui, view: &View<'_>, score: &IndicatorScore) {
    if let Some(movement) = &score.movement {
        card(ui, view.theme, "Variation and assurance", |ui| {
            super::variation::icons(ui, view, movement);
            ui.label(sentence::trend(movement));
        });
    }
    let (interval, unit) = (score.interval.as_ref(), score.unit);
    let england = score.comparison.as_ref().ok().map(|one| sentence::beside_benchmark(one, interval, unit));
    let before = score.since_last_year.as_ref().ok().map(|one| sentence::beside_last_year(one, unit));
    let sentences: Vec<String> = england.into_iter().chain(before).collect();
    if !sentences.is_empty() {
        card(ui, view.theme, "Compared", |ui| lines(ui, &sentences));
    }
}

fn standard(ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    card(ui, theme, "Standard", |ui| {
        let applied = subject.score.and_then(|score| score.standard.as_ref());
        match applied {
            Some(applied) => edition(ui, view, applied, ""),
            None => {
                ui.label(theme.muted("No standard is in force for it."));
            }
        }
        if let Some(beside) = subject.score.and_then(|score| score.beside.as_ref()) {
            ui.add_space(6.0);
            edition(ui, view, beside, "Beside it, not scored: ");
        }
        let others: Vec<&Standard> = view
            .catalogue
            .standards_of(subject.id)
            .filter(|other| applied.is_none_or(|applied| applied.standard != **other))
            .collect();
        if !others.is_empty() {
            ui.add_space(4.0);
            let heading = format!("Other editions ({})", others.len());
            eframe::egui::CollapsingHeader::new(heading).show(ui, |ui| {
                for other in others {
                    let unconfirmed = if other.is_confirmed() { "" } else { " – local, unconfirmed" };
                    let text = format!(
                        "{}: {}, {}{unconfirmed}",
                        other.edition,
                        other.text(subject.unit),
                        dates(other)
                    );
                    ui.label(theme.small(text));
                }
                if ui.link("Read them under Standards").clicked() {
                    actions.push(Action::Go(Page::Standards));
                }
            });
        }
        ui.add_space(4.0);
        if ui.link("Add a local target…").clicked() {
            actions.push(Action::Ask(Dialog::LocalTarget(new_target(
                subject.id,
                subject.name,
                subject.unit,
                subject.known.map(|known| known.polarity),
            ))));
        }
    });
}

/// An empty local target for an indicator.
pub(in crate::app::screens) fn new_target(
    indicator: &IndicatorId,
    name: &str,
    unit: Unit,
    polarity: Option<Polarity>,
) -> LocalTarget {
    let today = base::today();
    LocalTarget {
        indicator: indicator.clone(),
        name: name.to_owned(),
        unit,
        at_least: polarity != Some(Polarity::Low),
        bound: String::new(),
        from: String::new(),
        until: String::new(),
        source: String::new(),
        today,
    }
}

/// `1 April 2008 to 31 March 2011`.
pub(in crate::app::screens) fn dates(standard: &Standard) -> String {
    let day = |date: jiff::civil::Date| date.strftime("%-d %B %Y").to_string();
    match standard.valid_to {
        Some(last) => format!("{} to {}", day(standard.valid_from), day(last)),
        None => format!("from {}", day(standard.valid_from)),
    }
}

fn edition(ui: &mut Ui, view: &View<'_>, applied: &AppliedStandard, before: &str) {
    let (theme, standard) = (view.theme, &applied.standard);
    let mut text = applied.text.clone();
    if let (true, Some(first)) = (before.is_empty(), text.get(..1)) {
        text = format!("{}{}", first.to_uppercase(), text.get(1..).unwrap_or_default());
    }
    ui.label(theme.strong(format!("{before}{text}")));
    if applied.expired {
        ui.label(
            RichText::new("Expired; no other has replaced it")
                .family(semi_bold())
                .color(theme.colour(Role::Ink)),
        );
    }
    ui.label(&applied.source);
    ui.label(theme.muted(format!(
        "{}, {} edition, {}; {}.",
        standard.body,
        applied.edition,
        dates(standard),
        standard.evidence.label()
    )));
    if !standard.note.is_empty() {
        ui.label(theme.muted(&standard.note));
    }
}

fn definition(ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>) {
    let theme = view.theme;
    card(ui, theme, "What it is", |ui| {
        let Some(known) = subject.known else {
            ui.label("This is in a return and in no catalogue: it is shown, and never scored.");
            return;
        };
        ui.label(&known.definition);
        if !known.source_return.is_empty() {
            ui.label(theme.muted(format!("Return: {}", known.source_return)));
        }
        let better = match known.polarity {
            Polarity::High => "Higher is better.",
            Polarity::Low => "Lower is better.",
            Polarity::Band => "Too much and too little are both worse.",
            Polarity::Neutral => "Neither higher nor lower is better.",
        };
        ui.label(theme.muted(better));
        if !known.caveat.is_empty() {
            ui.add_space(4.0);
            ui.label(theme.strong("To bear in mind"));
            ui.label(&known.caveat);
        }
    });
}

fn quality(ui: &mut Ui, view: &View<'_>, score: &IndicatorScore, actions: &mut Vec<Action>) {
    let theme = view.theme;
    card(ui, theme, "Data quality", |ui| {
        let word = match score.data_quality.level {
            Quality::Full => "Full: nothing is amiss.",
            Quality::Partial => "Partial",
            Quality::Poor => "Poor: not to be relied on",
        };
        ui.label(theme.strong(word));
        for aspect in Aspect::iter() {
            let level = score.data_quality.of(aspect);
            ui.label(theme.muted(format!("{}: {}", aspect.label(), level.label())));
            for reason in score.data_quality.reasons.iter().filter(|reason| reason.aspect == aspect) {
                ui.label(&reason.text);
            }
        }
        let listed = view.noticed.is_some_and(|noticed| {
            noticed.iter().flat_map(|one| &one.figures).any(|key| key.indicator == score.id)
        });
        if listed && ui.link("All that was noticed about it").clicked() {
            actions.push(Action::ShowQuality(score.id.clone()));
        }
    });
}
