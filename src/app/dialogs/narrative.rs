//! What people write about an indicator, or a section, for the meeting.

use eframe::egui::{self, Ui};
use strum::IntoEnumIterator as _;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
        widgets::choice,
    },
    local_target, main_button, named_button, wide_modal,
};
use crate::{
    document::{Document, Edit, Narrative, PlannedAction, Progress, SectionNarrative},
    domain::{AreaCode, IndicatorId, parse_period},
    scoring::IndicatorScore,
};

/// A narrative as it is being typed.
#[derive(Clone, Debug)]
pub(in crate::app) struct NarrativeForm {
    name: String,
    narrative: Narrative,
    recovery: String,
    actions: Vec<(PlannedAction, String)>,
    is_begun: bool,
    /// The last action was just added, and takes the keyboard.
    is_added: bool,
}

/// Words about a section as they are being typed.
#[derive(Clone, Debug)]
pub(in crate::app) struct SectionWords {
    /// Which section.
    pub(in crate::app) section: u8,
    /// Its name.
    pub(in crate::app) name: String,
    /// Where.
    pub(in crate::app) area: AreaCode,
    /// What is typed.
    pub(in crate::app) text: String,
}

/// A day as people write it: `30 June 2011`, `30/06/2011` or `2011-06-30`.
pub(in crate::app) fn day_typed(text: &str) -> Option<jiff::civil::Date> {
    jiff::civil::Date::strptime("%d %B %Y", text.trim()).ok().or_else(|| local_target::date(text))
}

pub(super) fn day_shown(date: jiff::civil::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

impl NarrativeForm {
    /// A form with what was written before, for the figure that is scored now.
    pub(in crate::app) fn new(
        document: &Document,
        score: Option<&IndicatorScore>,
        (id, name): (&IndicatorId, &str),
        area: &AreaCode,
    ) -> Self {
        let before = document.papers.narrative(id, area).cloned();
        let mut narrative = before.unwrap_or_else(|| Narrative::of(id.clone(), area.clone()));
        let figure = score.and_then(|score| score.figure.as_ref());
        narrative.period = figure.map(|figure| figure.period).or(narrative.period);
        let with_day = |action: PlannedAction| {
            let due = action.due.map(day_shown).unwrap_or_default();
            (action, due)
        };
        Self {
            name: name.to_owned(),
            recovery: narrative.recovery.map(|period| period.to_string()).unwrap_or_default(),
            actions: std::mem::take(&mut narrative.actions).into_iter().map(with_day).collect(),
            narrative,
            is_begun: false,
            is_added: false,
        }
    }

    /// The narrative, or what cannot be read of it.
    fn narrative(&self) -> Result<Narrative, &'static str> {
        let recovery = match self.recovery.trim() {
            "" => None,
            text => Some(parse_period(text).ok_or("Write the expected recovery as Q3 2011/12 or 2011/12.")?),
        };
        let day = |text: &str| match text.trim() {
            "" => Ok(None),
            text => day_typed(text).map(Some).ok_or("Write a due date as 30 June 2011 or 30/06/2011."),
        };
        let said =
            |action: &PlannedAction| !action.action.trim().is_empty() || !action.owner.trim().is_empty();
        let actions: Result<Vec<PlannedAction>, &'static str> = self
            .actions
            .iter()
            .filter(|(action, _)| said(action))
            .map(|(action, due)| Ok(PlannedAction { due: day(due)?, ..action.clone() }))
            .collect();
        Ok(Narrative { recovery, actions: actions?, ..self.narrative.clone() })
    }
}

pub(super) fn ui(ctx: &egui::Context, theme: &Theme, form: &mut NarrativeForm, actions: &mut Vec<Action>) {
    let height = (ctx.content_rect().height() - 220.0).max(160.0);
    wide_modal(ctx, theme, "For the board", 680.0, actions, |ui, actions| {
        ui.label(theme.strong(&form.name));
        ui.add_space(8.0);
        egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
            let begun = std::mem::replace(&mut form.is_begun, true);
            let why = field(ui, theme, "Why the figure is as it is", &mut form.narrative.why, 4);
            if !begun {
                why.request_focus();
            }
            field(ui, theme, "What it means for people and services", &mut form.narrative.impact, 3);
            ui.label(theme.small("Actions"));
            action_rows(ui, &mut form.actions, &mut form.is_added);
            field(ui, theme, "When the standard will be met", &mut form.recovery, 1);
            field(ui, theme, "Who answers for it", &mut form.narrative.lead, 1);
        });
        ui.add_space(8.0);
        let narrative = form.narrative();
        ui.label(theme.muted(
            narrative.as_ref().err().copied().unwrap_or(
                "It is printed as you write it: no count of fewer than five people belongs in it.",
            ),
        ));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let pressed = main_button(ui, theme, "Keep it", narrative.is_ok());
            if let Ok(narrative) = narrative
                && pressed
            {
                actions.push(Action::Answer(Answer::Edit(Edit::SetNarrative(Box::new(narrative)))));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}

fn field(ui: &mut Ui, theme: &Theme, name: &str, text: &mut String, rows: usize) -> egui::Response {
    let label = ui.label(theme.small(name));
    let edit = if rows == 1 {
        egui::TextEdit::singleline(text)
    } else {
        egui::TextEdit::multiline(text).desired_rows(rows)
    };
    let field = ui.add(edit.desired_width(f32::INFINITY)).labelled_by(label.id);
    ui.add_space(4.0);
    field
}

fn action_rows(ui: &mut Ui, rows: &mut Vec<(PlannedAction, String)>, is_added: &mut bool) {
    let (mut gone, last) = (None, rows.len());
    for (at, (action, due)) in rows.iter_mut().enumerate() {
        let number = at + 1;
        ui.horizontal(|ui| {
            let texts = [
                ("Action", 280.0, &mut action.action),
                ("Owner", 130.0, &mut action.owner),
                ("Due", 90.0, due),
            ];
            for (name, width, text) in texts {
                let named = format!("{name} {number}");
                let field = egui::TextEdit::singleline(text).hint_text(name).desired_width(width);
                let field = ui.add(field);
                if *is_added && number == last {
                    field.request_focus();
                    *is_added = false;
                }
                let shown = text.clone();
                field.widget_info(|| egui::WidgetInfo {
                    label: Some(named.clone()),
                    ..egui::WidgetInfo::text_edit(true, &shown, &shown, name)
                });
            }
            choice(ui, ("progress", at), ("Status", action.status.label()), 84.0, |ui| {
                for one in Progress::iter() {
                    if ui.selectable_value(&mut action.status, one, one.label()).clicked() {
                        ui.close();
                    }
                }
            });
            if named_button(ui, "✗", &format!("Remove action {number}")) {
                gone = Some(at);
            }
        });
    }
    if let Some(at) = gone {
        rows.remove(at);
    }
    if ui.button("Add an action").clicked() {
        rows.push((PlannedAction::default(), String::new()));
        *is_added = true;
    }
    ui.add_space(4.0);
}

pub(super) fn section(
    ctx: &egui::Context,
    theme: &Theme,
    words: &mut SectionWords,
    actions: &mut Vec<Action>,
) {
    wide_modal(ctx, theme, "For the board", 600.0, actions, |ui, actions| {
        field(ui, theme, &words.name, &mut words.text, 8);
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if main_button(ui, theme, "Keep it", true) {
                let SectionWords { section, area, text, .. } = words.clone();
                let narrative = SectionNarrative { section, area, text };
                actions.push(Action::Answer(Answer::Edit(Edit::SetSectionNarrative(narrative))));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrative_says_what_cannot_be_read() {
        let document = Document::default();
        let (id, area) = ("smoking_at_delivery".into(), AreaCode::from("5ZZ"));
        let mut form = NarrativeForm::new(&document, None, (&id, "Smoking"), &area);
        form.recovery = "Q3 2011/12".to_owned();
        let action = PlannedAction { action: "Do".to_owned(), ..PlannedAction::default() };
        form.actions = vec![(action, "30 June 2011".to_owned()), (PlannedAction::default(), "x".to_owned())];
        let read = form.narrative().unwrap();
        assert_eq!(read.actions.len(), 1, "an empty row is no action");
        assert_eq!(read.actions[0].due, Some(jiff::civil::date(2011, 6, 30)));
        assert!(read.recovery.is_some());
        form.recovery = "soon".to_owned();
        assert!(form.narrative().is_err());
    }
}
