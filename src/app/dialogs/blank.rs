//! A blank return for an organisation to fill in: which indicators, for whom, for when.

use std::collections::BTreeSet;

use eframe::egui::{self, ScrollArea, TextEdit, Ui};

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
    },
    main_button, named_button, wide_modal,
};
use crate::{
    base::{fold, number_format},
    document::Document,
    domain::{Area, AreaKind, IndicatorId, Period, parse_period},
    register::register,
    workbook::{Answer as Answered, Catalogue, Indicator},
};

/// What a blank return asks of whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct Asked {
    /// The indicators.
    pub(in crate::app) indicators: Vec<IndicatorId>,
    /// Each asked for every indicator and period.
    pub(in crate::app) areas: Vec<Area>,
    /// The periods.
    pub(in crate::app) periods: Vec<Period>,
}

/// A blank return as it is being put together.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct BlankForm {
    chosen: BTreeSet<IndicatorId>,
    find: String,
    areas: Vec<Area>,
    find_area: String,
    periods: String,
}

/// Areas that are shown at most when one is looked for.
const MOST_AREAS: usize = 4;
/// More figures than anybody fills in.
const MOST_FIGURES: usize = 5_000;

impl BlankForm {
    /// A form for the area that is looked at and the period after its latest.
    pub(in crate::app) fn new(document: &Document) -> Self {
        let area = document.area.as_ref().and_then(|code| document.dataset.areas().get(code));
        let area = area.filter(|area| area.kind != AreaKind::Footprint);
        let latest = area.and_then(|area| document.to.or_else(|| document.dataset.latest_period(&area.code)));
        Self {
            areas: area.cloned().into_iter().collect(),
            periods: latest.map_or_else(String::new, |latest| latest.shifted(1).to_string()),
            ..Self::default()
        }
    }

    /// What is asked, or in words what is still missing.
    fn asked(&self, catalogue: &Catalogue) -> Result<Asked, String> {
        let measured = catalogue.indicators.iter().map(|known| &known.id);
        let indicators: Vec<IndicatorId> = measured.filter(|id| self.chosen.contains(*id)).cloned().collect();
        if indicators.is_empty() {
            return Err("Choose at least one indicator.".to_owned());
        }
        if self.areas.is_empty() {
            return Err("Choose whose figures are asked for.".to_owned());
        }
        let read = |text: &str| {
            parse_period(text).ok_or_else(|| {
                format!("“{text}” is no period. Write Q3 2010/11, Mar 2011 or 2010/11, with commas between.")
            })
        };
        let texts = self.periods.split([',', ';']).map(str::trim).filter(|text| !text.is_empty());
        let periods: Vec<Period> = texts.map(read).collect::<Result<_, _>>()?;
        if periods.is_empty() {
            return Err("Say for which period, such as Q3 2010/11.".to_owned());
        }
        let asked = Asked { indicators, areas: self.areas.clone(), periods };
        let figures = asked.figures();
        if figures > MOST_FIGURES {
            let (asked, most) = (number(figures), number(MOST_FIGURES));
            return Err(format!("That would be {asked} figures. Ask for {most} at most."));
        }
        Ok(asked)
    }
}

impl Asked {
    fn figures(&self) -> usize {
        self.indicators.len() * self.areas.len() * self.periods.len()
    }
}

fn number(count: usize) -> String {
    number_format::number(count as f64, 0)
}

pub(super) fn ui(
    ctx: &egui::Context,
    theme: &Theme,
    document: &Document,
    form: &mut BlankForm,
    actions: &mut Vec<Action>,
) {
    let catalogue = document.catalogue();
    wide_modal(ctx, theme, "Make a blank return", 600.0, actions, |ui, actions| {
        let words = "An Excel file to fill in, with the headings, units and checks that Spruce reads without \
                     a question when it comes back.";
        ui.add(egui::Label::new(theme.muted(words)).wrap());
        ui.add_space(8.0);
        let height = ui.ctx().content_rect().height() - 250.0;
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            areas(ui, theme, document, form);
            ui.add_space(4.0);
            let label = ui.label(theme.strong("Periods"));
            let field = TextEdit::singleline(&mut form.periods).hint_text("Q1 2011/12, Q2 2011/12");
            ui.add(field.desired_width(f32::INFINITY)).labelled_by(label.id);
            ui.add_space(4.0);
            indicators(ui, theme, document, &catalogue, form);
        });
        ui.add_space(8.0);
        let asked = form.asked(&catalogue);
        let said = match &asked {
            Ok(asked) if asked.figures() == 1 => "One figure to fill in.".to_owned(),
            Ok(asked) => format!("{} figures to fill in.", number(asked.figures())),
            Err(missing) => missing.clone(),
        };
        ui.add(egui::Label::new(theme.muted(said)).wrap());
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let ready = asked.is_ok();
            let pressed = main_button(ui, theme, "Save it…", ready);
            if let (true, Ok(asked)) = (pressed, asked) {
                actions.push(Action::Answer(Answer::Blank(asked)));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}

fn areas(ui: &mut Ui, theme: &Theme, document: &Document, form: &mut BlankForm) {
    ui.label(theme.strong("For"));
    let mut gone = None;
    for area in &form.areas {
        ui.horizontal(|ui| {
            ui.label(area.label());
            if named_button(ui, "Take out", &format!("Do not ask {}", area.label())) {
                gone = Some(area.code.clone());
            }
        });
    }
    form.areas.retain(|area| Some(&area.code) != gone.as_ref());
    let label = ui.label(theme.small("Another area, by name or code"));
    ui.add(TextEdit::singleline(&mut form.find_area).desired_width(f32::INFINITY)).labelled_by(label.id);
    if form.find_area.trim().is_empty() {
        return;
    }
    let mut chosen = None;
    for area in found(document, form) {
        ui.horizontal(|ui| {
            ui.label(area.label());
            if named_button(ui, "Ask", &format!("Ask {}", area.label())) {
                chosen = Some(area);
            }
        });
    }
    if let Some(area) = chosen {
        form.areas.push(area);
        form.find_area.clear();
    }
}

/// Areas that may be meant: those with figures first, then those of the register.
fn found(document: &Document, form: &BlankForm) -> Vec<Area> {
    let sought = fold(&form.find_area);
    let with_figures = document
        .dataset
        .areas()
        .values()
        .filter(|area| area.kind != AreaKind::Footprint && fold(&area.label()).contains(&sought));
    let mut found: Vec<Area> = Vec::new();
    let registered = register().search(&form.find_area);
    let others = registered.iter().map(|one| one.area());
    for area in with_figures.cloned().chain(others) {
        let known = found.iter().chain(&form.areas).any(|other| other.code == area.code);
        if !known && found.len() < MOST_AREAS {
            found.push(area);
        }
    }
    found
}

fn indicators(ui: &mut Ui, theme: &Theme, document: &Document, catalogue: &Catalogue, form: &mut BlankForm) {
    ui.horizontal(|ui| {
        ui.label(theme.strong("Indicators"));
        ui.label(theme.muted(format!("{} chosen", form.chosen.len())));
    });
    let sought = fold(&form.find);
    let shown: Vec<&Indicator> = catalogue
        .indicators
        .iter()
        .filter(|known| known.answer == Answered::Measured && fold(&known.name).contains(&sought))
        .collect();
    ui.horizontal(|ui| {
        let label = ui.label("Find");
        let field = TextEdit::singleline(&mut form.find).hint_text("a word of its name").desired_width(200.0);
        ui.add(field).labelled_by(label.id);
        if ui.button("Those without figures").on_hover_text("Choose what the areas lack").clicked() {
            let lacks = |known: &&&Indicator| {
                known.recommended
                    && form
                        .areas
                        .iter()
                        .any(|area| document.dataset.series(&known.id, &area.code, None).is_empty())
            };
            form.chosen = shown.iter().filter(lacks).map(|known| known.id.clone()).collect();
        }
        if ui.button("None").clicked() {
            form.chosen.clear();
        }
    });
    let height = (ui.ctx().content_rect().height() - 520.0).clamp(140.0, 320.0);
    let list = ScrollArea::vertical().id_salt("indicators").max_height(height).auto_shrink([false, true]);
    list.show(ui, |ui| {
        ui.spacing_mut().interact_size.y = 22.0;
        ui.spacing_mut().item_spacing.y = 4.0;
        for known in shown {
            let mut is_chosen = form.chosen.contains(&known.id);
            let words = format!("{} ({})", known.name, known.unit.label());
            if ui.checkbox(&mut is_chosen, words).changed() {
                if is_chosen {
                    form.chosen.insert(known.id.clone());
                } else {
                    form.chosen.remove(&known.id);
                }
            }
        }
    });
}
