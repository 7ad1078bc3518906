//! Every indicator with every dated standard: where it can be read, whether it is in force, and what
//! the users of this scorecard decided about it.

use std::collections::HashMap;

use eframe::egui::{self, RichText, Ui, vec2};
use jiff::civil::Date;

use super::{
    super::{
        action::Action,
        dialogs::{Dialog, IndicatorForm},
        page::Page,
        theme::semi_bold,
        view::View,
        widgets::{Ends, card, page_header, search_field},
    },
    indicator::{dates, new_target},
};
use crate::{
    base::{self, fold},
    document::Edit,
    domain::IndicatorId,
    figure::Role,
    scoring::sentence::numbered,
    workbook::{Indicator, Setter, Standard},
};

/// What the page remembers.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    find: String,
    /// How high each indicator's card was, to pass over those out of sight.
    heights: HashMap<IndicatorId, f32>,
}

pub(in crate::app) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let beside = "Every rule with its dates and where it can be read.";
    page_header(ui, view.theme, "Standards", beside, |ui| {
        if ui.button("Add indicator…").clicked() {
            actions.push(Action::Ask(Dialog::Indicator(Box::new(IndicatorForm::new()))));
        }
    });
    edition(ui, view, actions);
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        search_field(ui, &mut remembered.find, "an indicator, an edition or who set it", 320.0);
    });
    ui.add_space(4.0);
    let sought = fold(&remembered.find);
    let found: Vec<&Indicator> =
        view.catalogue.indicators.iter().filter(|known| matches(view, known, &sought)).collect();
    if found.is_empty() {
        ui.label(view.theme.muted("Nothing has these words."));
    }
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let mut section = None;
        for known in found {
            if section != Some(known.home_section()) {
                section = Some(known.home_section());
                heading(ui, view, known.home_section());
            }
            let height = remembered.heights.get(&known.id).copied();
            let place = egui::Rect::from_min_size(
                ui.cursor().min,
                vec2(ui.available_width(), height.unwrap_or_default()),
            );
            if height.is_some() && !ui.is_rect_visible(place) {
                ui.allocate_space(place.size());
                continue;
            }
            let drawn = ui.scope(|ui| indicator(ui, view, known, actions));
            remembered.heights.insert(known.id.clone(), drawn.response.rect.height());
        }
        brought(ui, view, &sought, actions);
    });
}

fn matches(view: &View<'_>, known: &Indicator, sought: &str) -> bool {
    let has = |text: &str| fold(text).contains(sought);
    sought.is_empty()
        || has(&known.name)
        || has(known.id.as_str())
        || known.codes.iter().any(|code| has(code))
        || editions(view, &known.id).any(|standard| has(&standard.edition) || has(&standard.body))
}

/// National and local editions, in that order.
fn editions<'a>(view: &View<'a>, id: &'a IndicatorId) -> impl Iterator<Item = &'a Standard> {
    let local = view.document.choices.local_targets.iter().filter(move |target| &target.indicator == id);
    view.catalogue.standards_of(id).chain(local)
}

/// Which editions the whole scorecard is scored against.
fn edition(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let pinned = view.document.settings.edition.as_str();
    ui.horizontal_wrapped(|ui| {
        ui.label(view.theme.strong("Score against"));
        let mut choices = vec![
            ("", "In force at the end of each period".to_owned()),
            ("2011", "2011 edition (as when the workbook came out)".to_owned()),
        ];
        if !choices.iter().any(|(edition, _)| *edition == pinned) {
            choices.push((pinned, format!("{pinned} edition")));
        }
        for (edition, words) in choices {
            if ui.radio(edition == pinned, words).clicked() && edition != pinned {
                actions.push(Action::Edit(Edit::SetEdition(edition.to_owned())));
            }
        }
    });
}

fn heading(ui: &mut Ui, view: &View<'_>, number: u8) {
    let name = view.workbook.section(number).map_or("Outside the workbook", |section| &section.name);
    ui.add_space(8.0);
    ui.label(view.theme.strong(numbered(number, name)).size(14.0));
}

fn indicator(ui: &mut Ui, view: &View<'_>, known: &Indicator, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let off = view.document.choices.switched_off.get(&known.id);
    card(ui, theme, "", |ui| {
        ui.horizontal(|ui| {
            let ends = Ends::new(ui, &known.id);
            ends.left(ui, |ui| {
                let name = RichText::new(&known.name).family(semi_bold()).size(14.0);
                if ui.link(name).clicked() {
                    actions.push(Action::Go(Page::Indicator(known.id.clone())));
                }
                if known.local {
                    ui.label(theme.muted("local"));
                }
            });
            ends.right(ui, |ui| {
                own(ui, view, known, actions);
                switches(ui, view, known, off.is_some(), actions);
            });
        });
        if let Some(reason) = off {
            ui.label(theme.muted(format!("Left out of the scorecard: {reason}")));
        }
        let mut any = false;
        for standard in editions(view, &known.id) {
            any = true;
            one(ui, view, known, standard, actions);
        }
        if !any {
            ui.label(theme.muted(
                "Nobody has set a standard: value, trend and comparison are shown, without a colour.",
            ));
        }
    });
    ui.add_space(2.0);
}

fn switches(ui: &mut Ui, view: &View<'_>, known: &Indicator, is_off: bool, actions: &mut Vec<Action>) {
    let named = |link: &egui::Response, words: &str| {
        let name = format!("{words}: {}", known.name);
        link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &name));
    };
    let link = ui.link("Add a local target…");
    named(&link, "Add a local target");
    if link.clicked() {
        let target = new_target(&known.id, &known.name, known.unit, Some(known.polarity));
        actions.push(Action::Ask(Dialog::LocalTarget(target)));
    }
    ui.label(view.theme.small("·"));
    if is_off {
        let link = ui.link("Take back in");
        named(&link, "Take back in");
        if link.clicked() {
            let indicator = known.id.clone();
            actions.push(Action::Edit(Edit::SwitchIndicator { indicator, off_because: None }));
        }
    } else {
        let link = ui.link("Leave out…");
        named(&link, "Leave out");
        if link.clicked() {
            let (indicator, name) = (known.id.clone(), known.name.clone());
            actions.push(Action::Ask(Dialog::Reason { indicator, name, text: String::new() }));
        }
    }
}

/// What returns brought that nobody has defined: it is shown, and not scored.
fn brought(ui: &mut Ui, view: &View<'_>, sought: &str, actions: &mut Vec<Action>) {
    let unknown = |id: &IndicatorId| view.catalogue.indicator(id).is_none();
    let local = view.document.dataset.local_indicators().iter();
    let local: Vec<_> =
        local.filter(|(id, local)| unknown(id) && fold(&local.name).contains(sought)).collect();
    if local.is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.label(view.theme.strong("Brought by returns, not scored").size(14.0));
    for (id, local) in local {
        card(ui, view.theme, "", |ui| {
            ui.horizontal(|ui| {
                let ends = Ends::new(ui, id);
                ends.left(ui, |ui| {
                    let name = RichText::new(&local.name).family(semi_bold()).size(14.0);
                    if ui.link(name).clicked() {
                        actions.push(Action::Go(Page::Indicator(id.clone())));
                    }
                });
                ends.right(ui, |ui| {
                    let button = ui.button("Score it…");
                    let name = format!("Score {}", local.name);
                    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                    if button.clicked() {
                        let form = IndicatorForm::brought(id, local, view.document);
                        actions.push(Action::Ask(Dialog::Indicator(Box::new(form))));
                    }
                });
            });
        });
        ui.add_space(2.0);
    }
}

/// What may be done to an indicator of the scorecard's own.
fn own(ui: &mut Ui, view: &View<'_>, known: &Indicator, actions: &mut Vec<Action>) {
    if !known.local {
        return;
    }
    let named = |button: &egui::Response, words: &str| {
        let (name, enabled) = (format!("{words}: {}", known.name), button.enabled());
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, &name));
    };
    let button = ui.button("Change…");
    named(&button, "Change the indicator");
    if button.clicked() {
        actions.push(Action::Ask(Dialog::Indicator(Box::new(IndicatorForm::change(known)))));
    }
    let refusal = view.document.may_remove(&known.id).err();
    let button = ui.add_enabled(refusal.is_none(), egui::Button::new("Remove"));
    named(&button, "Remove the indicator");
    let button = match refusal {
        Some(refusal) => button.on_disabled_hover_text(refusal.to_string()),
        None => button,
    };
    if button.clicked() {
        let (indicator, name) = (known.id.clone(), known.name.clone());
        actions.push(Action::Edit(Edit::RemoveIndicator { indicator, name }));
    }
    ui.label(view.theme.small("·"));
}

/// Whether the dates hold, in words, on the last day of the scorecard.
fn in_words(standard: &Standard, day: Date) -> (&'static str, Role) {
    if standard.in_force(day) {
        ("in force", Role::Ink)
    } else if standard.valid_from > day {
        ("not yet in force", Role::Muted)
    } else {
        ("expired", Role::Muted)
    }
}

fn one(ui: &mut Ui, view: &View<'_>, known: &Indicator, standard: &Standard, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let day = view.scorecard.map_or_else(base::today, |card| card.to.end());
    let score = view.scorecard.and_then(|card| card.indicator(&known.id));
    let is_scored =
        score.and_then(|score| score.standard.as_ref()).is_some_and(|applied| applied.standard == *standard);
    ui.separator();
    ui.horizontal_wrapped(|ui| {
        ui.label(theme.strong(standard.text(known.unit)));
        ui.label(theme.muted(format!("{} · {}", standard.edition, dates(standard))));
        let (words, role) = in_words(standard, day);
        ui.label(RichText::new(words).family(semi_bold()).color(theme.colour(role)));
        if is_scored {
            ui.label(RichText::new("► scored now").family(semi_bold()).color(theme.colour(Role::Action)));
        }
        if !standard.is_confirmed() {
            unconfirmed(ui, view, known, standard, actions);
        }
        if standard.setter == Setter::Local {
            let button = ui.button("Remove");
            let name = format!("Remove {} of {}", standard.edition, known.name);
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if button.clicked() {
                actions.push(Action::Edit(Edit::RemoveLocalTarget {
                    indicator: known.id.clone(),
                    edition: standard.edition.clone(),
                }));
            }
        }
    });
    let setter = standard.setter.label();
    ui.label(theme.small(format!("{} ({setter}); {}.", standard.body, standard.evidence.label())));
    ui.label(theme.small(&standard.source));
    if !standard.note.is_empty() {
        ui.label(theme.small(&standard.note));
    }
}

/// The switch of an edition that nobody could confirm.
fn unconfirmed(
    ui: &mut Ui,
    view: &View<'_>,
    known: &Indicator,
    standard: &Standard,
    actions: &mut Vec<Action>,
) {
    let key = (known.id.clone(), standard.edition.clone());
    let mut on = view.document.choices.switched_on.contains(&key);
    let words = "local, unconfirmed: use it";
    let tick = ui.checkbox(&mut on, words);
    let name = format!("Use {} of {}", standard.edition, known.name);
    tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, &name));
    if tick.on_hover_text("No official source was found for it, so it ships switched off.").changed() {
        let (indicator, edition) = key;
        actions.push(Action::Edit(Edit::SwitchStandard { indicator, edition, on }));
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::{Harness, kittest::Queryable as _};

    use super::*;
    use crate::{
        app::screens::stage::{self, Stage},
        document::Look,
    };

    fn window(find: &str, look: Look) -> Harness<'static, Stage> {
        let mut stage = Stage::new(stage::document(), Page::Standards, look);
        find.clone_into(&mut stage.state.screens.standards.find);
        let mut window = stage.shown(1280.0, 800.0);
        window.run();
        window
    }

    #[test]
    fn an_unconfirmed_edition_is_switched() {
        let mut window = window("EXPECT90", Look::Light);
        window.get_by_label("► scored now");
        window.get_by_label("Use EXPECT90 of Booked by 12 weeks").click();
        window.run();
        let asked = window.state().actions.last().unwrap();
        let Action::Edit(Edit::SwitchStandard { indicator, edition, on }) = asked else {
            panic!("{asked:?}")
        };
        assert_eq!((indicator.as_str(), edition.as_str(), *on), (stage::BOOKING, "EXPECT90", false));
    }

    #[test]
    fn the_edition_of_2011_is_pinned() {
        let mut window = window("", Look::Light);
        window.get_by_label("2011 edition (as when the workbook came out)").click();
        window.run();
        let asked = window.state().actions.last().unwrap();
        assert!(matches!(asked, Action::Edit(Edit::SetEdition(edition)) if edition == "2011"), "{asked:?}");
    }

    #[test]
    fn what_is_typed_narrows_the_list() {
        let mut window = window("", Look::Light);
        assert!(window.query_by_label("Nothing has these words.").is_none());
        window.get_by_role(egui::Role::TextInput).focus();
        window.run();
        window.get_by_role(egui::Role::TextInput).type_text("smoking at delivery");
        window.run();
        window.get_by_label("Smoking at delivery");
        assert!(window.query_by_label("Booked by 12 weeks").is_none());
    }
}
