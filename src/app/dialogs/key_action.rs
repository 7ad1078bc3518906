//! A key action as it is written down: what, who, by when, what it should change, and how it goes.

use std::sync::Arc;

use eframe::egui::{self, RichText, ScrollArea, TextEdit, Ui};
use jiff::civil::Date;
use strum::IntoEnumIterator as _;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
        view::View,
        widgets::{Zoom, choice, plot},
    },
    main_button, named_button,
    narrative::{day_shown, day_typed},
    wide_modal,
};
use crate::{
    base::{self, fold, number_format::short},
    document::{Document, Edit},
    domain::IndicatorId,
    report::charts::{Moved, TrendView, moved},
    scoring::{Scorecard, Status},
    workbook::{Catalogue, bound_of},
    workshop::{ActionStatus, Effect, KeyAction, Origin, ProgressNote, Smart, WorkshopEdit},
};

/// The width of the form.
const WIDTH: f32 = 1000.0;
/// The width of what is checked and of what became of it, at its right.
const RIGHT: f32 = 400.0;
/// The height of the chart of before and after.
const CHART: f32 = 210.0;
/// Indicators that are offered at most when one is looked for.
const MOST: usize = 5;

/// An action as it is being typed.
#[derive(Clone, Debug)]
pub(in crate::app) struct ActionForm {
    action: KeyAction,
    organisations: String,
    start: String,
    due: String,
    value: String,
    by: String,
    closed: String,
    note: String,
    find: String,
    today: Date,
    card: Option<Arc<Scorecard>>,
    /// What became of the indicator, and of which indicator since which day.
    moved: Option<(Asked, Option<Arc<Moved>>)>,
    zoom: Zoom,
    is_begun: bool,
}

/// Which indicator since which day.
type Asked = (Option<IndicatorId>, Option<Date>);

impl ActionForm {
    /// A new action from `origin`: what a question's gap recommends, or the indicator that it should move,
    /// is filled in.
    pub(in crate::app) fn new(origin: Origin, view: &View<'_>) -> Self {
        let today = base::today();
        let mut action = KeyAction { raised: Some(today), ..KeyAction::default() };
        match &origin {
            Origin::Gap(place) => {
                let recording = view.document.workshops.recording();
                let said = recording.entry(place);
                action.what = said.map(|entry| entry.recommendation.trim().to_owned()).unwrap_or_default();
            }
            Origin::Indicator(id) => {
                action.effect = Some(Effect { indicator: id.clone(), value: None, by: None });
            }
            Origin::Change(number) => {
                let said = view.document.workshops.changes.get(number);
                action.lead = said.map(|said| said.lead.clone()).unwrap_or_default();
            }
            Origin::Nothing => {}
        }
        Self::of(&KeyAction { origin, ..action }, view)
    }

    /// The action as it was written down.
    pub(in crate::app) fn of(action: &KeyAction, view: &View<'_>) -> Self {
        let day = |date: Option<Date>| date.map(day_shown).unwrap_or_default();
        let effect = action.effect.as_ref();
        Self {
            organisations: action.organisations.join(", "),
            start: day(action.start),
            due: day(action.due),
            value: effect.and_then(|effect| effect.value).map(|value| short(value, 2)).unwrap_or_default(),
            by: day(effect.and_then(|effect| effect.by)),
            closed: day(action.closed),
            note: String::new(),
            find: String::new(),
            today: base::today(),
            card: view.scorecard.cloned(),
            moved: None,
            zoom: Zoom::default(),
            is_begun: false,
            action: action.clone(),
        }
    }

    /// The action as far as it can be read, and what cannot be.
    fn read(&self) -> (KeyAction, Option<&'static str>) {
        let mut trouble = None;
        let mut day = |text: &str, what: &'static str| {
            let date = day_typed(text);
            if date.is_none() && !text.trim().is_empty() {
                trouble = trouble.or(Some(what));
            }
            date
        };
        let start = day(&self.start, "Write the day it begins as 30 June 2011 or 30/06/2011.");
        let due = day(&self.due, "Write the day it is due as 30 June 2011 or 30/06/2011.");
        let by = day(&self.by, "Write the day of the expected value as 30 June 2011 or 30/06/2011.");
        let closed = day(&self.closed, "Write the day it was done as 30 June 2011 or 30/06/2011.");
        let value = bound_of(&self.value);
        if value.is_none() && !self.value.trim().is_empty() && self.action.effect.is_some() {
            trouble = trouble.or(Some("Write the expected value as a number, such as 15 or 38.5."));
        }
        if self.action.what.trim().is_empty() {
            trouble = trouble.or(Some("Say what is done."));
        }
        let is_open = self.action.status.is_open();
        let mut notes = self.action.notes.clone();
        if !self.note.trim().is_empty() {
            notes.push(ProgressNote { date: self.today, text: self.note.trim().to_owned() });
        }
        let organisations = self.organisations.split([',', ';']).map(str::trim);
        let action = KeyAction {
            organisations: organisations.filter(|one| !one.is_empty()).map(str::to_owned).collect(),
            start,
            due,
            effect: self.action.effect.clone().map(|effect| Effect { value, by, ..effect }),
            closed: if is_open { None } else { closed.or(Some(self.today)) },
            notes,
            ..self.action.clone()
        };
        (action, trouble)
    }

    /// Works out what became of the indicator where another one is meant, or another day.
    fn follow(&mut self, document: &Document, catalogue: &Catalogue, action: &KeyAction) {
        let about = action.effect.as_ref().map(|effect| &effect.indicator);
        let about = about.or_else(|| action.indicators().next()).cloned();
        let asked = (about, action.start.or(action.raised));
        if self.moved.as_ref().is_some_and(|(of, _)| *of == asked) {
            return;
        }
        let made = self.card.as_ref().and_then(|card| {
            let view = TrendView {
                dataset: &document.dataset,
                catalogue,
                scorecard: card,
                methods: &document.settings.methods,
                compared: None,
            };
            moved(&view, &document.choices.decisions, action)
        });
        self.moved = Some((asked, made.map(Arc::new)));
        self.zoom = Zoom::default();
    }
}

pub(super) fn ui(
    ctx: &egui::Context,
    theme: &Theme,
    document: &Document,
    form: &mut ActionForm,
    actions: &mut Vec<Action>,
) {
    let catalogue = document.catalogue();
    let heading = match form.action.number {
        0 => "New action".to_owned(),
        number => format!("Action {number}"),
    };
    let (action, trouble) = form.read();
    form.follow(document, &catalogue, &action);
    wide_modal(ctx, theme, &heading, WIDTH, actions, |ui, actions| {
        let height = (ui.ctx().content_rect().height() - 190.0).max(160.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            let left = (ui.available_width() - RIGHT - 24.0).max(240.0);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 20.0;
                ui.vertical(|ui| {
                    ui.set_width(left);
                    ui.spacing_mut().item_spacing.x = 8.0;
                    fields(ui, theme, document, &catalogue, form);
                });
                ui.vertical(|ui| {
                    ui.set_width(RIGHT);
                    ui.spacing_mut().item_spacing.x = 8.0;
                    checks(ui, theme, &action);
                    before_and_after(ui, theme, &catalogue, form);
                });
            });
        });
        ui.add_space(8.0);
        ui.label(theme.muted(trouble.unwrap_or("Write roles, not the names of people.")));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let ready = trouble.is_none();
            let pressed = main_button(ui, theme, "Keep it", ready);
            let kept = |edit| Action::Answer(Answer::Edit(Edit::Workshop(edit)));
            if pressed && ready {
                actions.push(kept(WorkshopEdit::SetKeyAction(Box::new(action))));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
            let number = form.action.number;
            if number > 0 && ui.button("Take it out").on_hover_text("You can undo this.").clicked() {
                actions.push(kept(WorkshopEdit::RemoveKeyAction(number)));
            }
        });
    });
}

fn fields(ui: &mut Ui, theme: &Theme, document: &Document, catalogue: &Catalogue, form: &mut ActionForm) {
    let begun = std::mem::replace(&mut form.is_begun, true);
    let what = field(ui, theme, "What is done", &mut form.action.what, 2);
    if !begun {
        what.request_focus();
    }
    origin(ui, theme, document, catalogue, &mut form.action.origin);
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            field(left, theme, "Lead (a role)", &mut form.action.lead, 1);
            field(right, theme, "Organisations, with commas between", &mut form.organisations, 1);
            field(left, theme, "Begins", &mut form.start, 1);
            field(right, theme, "Due", &mut form.due, 1);
        }
    });
    field(ui, theme, "Milestone", &mut form.action.milestone, 1);
    effect(ui, theme, catalogue, form);
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            let label = left.label(theme.small("Status"));
            let shown = form.action.status.label();
            let list = choice(left, "status of action", ("Status", shown), 150.0, |ui| {
                for one in ActionStatus::iter() {
                    if ui.selectable_value(&mut form.action.status, one, one.label()).clicked() {
                        ui.close();
                    }
                }
            });
            list.labelled_by(label.id);
            match form.action.status {
                ActionStatus::Done => drop(field(right, theme, "Done on", &mut form.closed, 1)),
                ActionStatus::Dropped => drop(field(right, theme, "Dropped on", &mut form.closed, 1)),
                ActionStatus::NotStarted | ActionStatus::UnderWay => {}
            }
        }
    });
    progress(ui, theme, form);
}

/// Where it comes from; a high impact change can be chosen.
fn origin(ui: &mut Ui, theme: &Theme, document: &Document, catalogue: &Catalogue, origin: &mut Origin) {
    let words = |origin: &Origin| match origin.words(document.workbook(), catalogue) {
        words if words.is_empty() => "Nothing in particular".to_owned(),
        words => words,
    };
    ui.label(theme.small("Comes from"));
    let shown = words(origin);
    choice(ui, "origin of action", ("Comes from", &shown), 300.0, |ui| {
        let changes = document.workbook().high_impact_changes.iter();
        let mut offered = vec![Origin::Nothing];
        if !matches!(origin, Origin::Nothing | Origin::Change(_)) {
            offered.push(origin.clone());
        }
        offered.extend(changes.map(|change| Origin::Change(change.number)));
        for one in offered {
            let name = words(&one);
            if ui.selectable_value(origin, one, name).clicked() {
                ui.close();
            }
        }
    });
    ui.add_space(4.0);
}

/// Which indicator it should change, to what value and by when.
fn effect(ui: &mut Ui, theme: &Theme, catalogue: &Catalogue, form: &mut ActionForm) {
    let Some(effect) = form.action.effect.clone() else {
        field(ui, theme, "Indicator that it should change: a word of its name", &mut form.find, 1);
        let sought = fold(&form.find);
        if sought.is_empty() {
            return;
        }
        let found = catalogue.indicators.iter().filter(|known| fold(&known.name).contains(&sought));
        for known in found.take(MOST) {
            if named_button(ui, &known.name, &format!("Change {}", known.name)) {
                form.action.effect = Some(Effect { indicator: known.id.clone(), value: None, by: None });
                form.find.clear();
            }
        }
        return;
    };
    let name = catalogue.name_of(&effect.indicator);
    ui.horizontal(|ui| {
        ui.label(theme.small("Should change"));
        ui.label(theme.strong(&name));
        if named_button(ui, "✗", &format!("It need not change {name}")) {
            form.action.effect = None;
            form.value.clear();
            form.by.clear();
        }
    });
    let unit = catalogue.indicator(&effect.indicator).map(|known| known.unit.label()).unwrap_or_default();
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            let words =
                if unit.is_empty() { "To the value".to_owned() } else { format!("To the value ({unit})") };
            field(left, theme, &words, &mut form.value, 1);
            field(right, theme, "By", &mut form.by, 1);
        }
    });
}

/// How it went so far, and what is said now.
fn progress(ui: &mut Ui, theme: &Theme, form: &mut ActionForm) {
    let mut gone = None;
    for (at, note) in form.action.notes.iter().enumerate() {
        ui.horizontal_wrapped(|ui| {
            ui.label(theme.small(day_shown(note.date)));
            ui.label(&note.text);
            let meaning = format!("Remove the note of {}", day_shown(note.date));
            if named_button(ui, "✗", &meaning) {
                gone = Some(at);
            }
        });
    }
    if let Some(at) = gone {
        form.action.notes.remove(at);
    }
    field(ui, theme, "How it goes, today", &mut form.note, 2);
}

/// What makes it SMART, and what is missing.
fn checks(ui: &mut Ui, theme: &Theme, action: &KeyAction) {
    let missing = Smart::missing_from(action).count();
    let words = if missing == 0 { "SMART".to_owned() } else { format!("SMART: {} of 5", 5 - missing) };
    ui.label(theme.strong(words).size(14.0));
    for one in Smart::iter() {
        ui.add_space(2.0);
        let lacks = one.missing(action);
        let status = if lacks.is_none() { Status::Met } else { Status::Close };
        let words = format!("{} {}", status.sign(), one.label());
        ui.label(RichText::new(words).color(theme.status(status))).on_hover_text(one.test());
        if let Some(words) = lacks {
            ui.add(egui::Label::new(theme.small(words)).wrap());
        }
    }
}

/// Whether the indicator moved since it began.
fn before_and_after(ui: &mut Ui, theme: &Theme, catalogue: &Catalogue, form: &mut ActionForm) {
    let Some((_, Some(moved))) = &form.moved else { return };
    ui.add_space(8.0);
    ui.separator();
    let name = catalogue.name_of(&moved.indicator);
    ui.add(egui::Label::new(theme.strong(format!("Before and after: {name}")).size(14.0)).wrap());
    for sentence in &moved.sentences {
        ui.add(egui::Label::new(sentence).wrap());
    }
    ui.add_space(4.0);
    plot(ui, theme, &moved.figure, &mut form.zoom, CHART);
}

fn field(ui: &mut Ui, theme: &Theme, name: &str, text: &mut String, rows: usize) -> egui::Response {
    let label = ui.label(theme.small(name));
    let edit =
        if rows == 1 { TextEdit::singleline(text) } else { TextEdit::multiline(text).desired_rows(rows) };
    let field = ui.add(edit.desired_width(f32::INFINITY)).labelled_by(label.id);
    ui.add_space(4.0);
    field
}
