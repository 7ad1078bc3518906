//! What somebody still has to write: about each exception, and about sections.

use eframe::egui::Ui;

use super::super::super::{
    action::Action,
    dialogs::{Dialog, NarrativeForm, SectionWords},
    paper::LaidOut,
    view::View,
    widgets::{card, link},
};

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, laid_out: Option<&LaidOut>, actions: &mut Vec<Action>) {
    let (Some(scorecard), Some(laid_out)) = (view.scorecard, laid_out) else { return };
    let area = &scorecard.area.code;
    card(ui, view.theme, "What people write", |ui| {
        let open = laid_out.exceptions.iter().filter(|(_, _, written)| !written).count();
        let told = match (open, laid_out.exceptions.len()) {
            (_, 0) => "There are no exceptions.".to_owned(),
            (0, _) => "Somebody wrote about every exception.".to_owned(),
            (open, all) => format!("{open} of {all} exceptions wait for somebody to say why."),
        };
        ui.label(view.theme.muted(told));
        for (id, name, written) in &laid_out.exceptions {
            ui.horizontal(|ui| {
                ui.label(view.theme.small(if *written { "✓" } else { "–" }));
                if link(ui, view.theme, eframe::egui::RichText::new(name)).clicked() {
                    let form = NarrativeForm::new(view.document, scorecard.indicator(id), (id, name), area);
                    actions.push(Action::Ask(Dialog::Narrative(Box::new(form))));
                }
            });
        }
        ui.add_space(4.0);
        ui.menu_button("About a section…", |ui| {
            for section in &scorecard.sections {
                let name = crate::scoring::sentence::numbered(section.number, &section.name);
                if ui.button(&name).clicked() {
                    let text = view.document.papers.section(section.number, area).unwrap_or_default();
                    actions.push(Action::Ask(Dialog::SectionWords(SectionWords {
                        section: section.number,
                        name,
                        area: area.clone(),
                        text: text.to_owned(),
                    })));
                    ui.close();
                }
            }
        });
    });
}
