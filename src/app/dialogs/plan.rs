//! A plan: from which figure, to which target, and by when.

use eframe::egui;
use jiff::civil::Date;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
    },
    main_button, modal,
};
use crate::{
    analysis::PlanDecision,
    base::number_format::short,
    document::Edit,
    domain::{AreaCode, IndicatorId, Period, parse_period},
    scoring::IndicatorScore,
    workbook::Unit,
};

/// A plan as it is being typed.
#[derive(Clone, Debug)]
pub(in crate::app) struct PlanForm {
    indicator: IndicatorId,
    name: String,
    area: AreaCode,
    unit: Unit,
    from: String,
    baseline: String,
    target: String,
    by: String,
    is_begun: bool,
}

impl PlanForm {
    /// A form that begins with the plan that is there, or with the latest figure and the standard; `None`
    /// without a figure.
    pub(in crate::app) fn new(
        name: &str,
        score: Option<&IndicatorScore>,
        area: &AreaCode,
        plan: Option<&PlanDecision>,
    ) -> Option<Self> {
        let score = score?;
        let figure = score.figure.as_ref()?;
        let standard = score.movement.as_ref().and_then(|movement| movement.target.as_ref());
        let number = |value: f64| short(value, 2);
        let (from, baseline, target, by) = if let Some(plan) = plan {
            (plan.from, Some(plan.baseline), Some(plan.target), plan.by)
        } else {
            let year = figure.period.end().year().saturating_add(2);
            let by = Date::new(year, 3, 31).unwrap_or_else(|_| figure.period.end());
            (figure.period, figure.value, standard.map(|target| target.value), by)
        };
        Some(Self {
            indicator: score.id.clone(),
            name: name.to_owned(),
            area: area.clone(),
            unit: score.unit,
            from: from.to_string(),
            baseline: baseline.map(number).unwrap_or_default(),
            target: target.map(number).unwrap_or_default(),
            by: by.strftime("%-d %B %Y").to_string(),
            is_begun: false,
        })
    }

    /// The plan, or what is still missing.
    fn plan(&self) -> Result<PlanDecision, &'static str> {
        let from: Period =
            parse_period(&self.from).ok_or("Write the period as Q3 2010/11, Mar 2011 or 2010/11.")?;
        let number = |text: &str| text.trim().trim_end_matches('%').replace(',', "").parse::<f64>().ok();
        let baseline = number(&self.baseline).filter(|value| value.is_finite());
        let target = number(&self.target).filter(|value| value.is_finite());
        let (Some(baseline), Some(target)) = (baseline, target) else {
            return Err("Write the baseline and the target as numbers.");
        };
        let by = Date::strptime("%d %B %Y", self.by.trim()).ok().ok_or("Write the day as 31 March 2013.")?;
        if by <= from.end() {
            return Err("The day of the target is not after the baseline.");
        }
        let (indicator, area) = (self.indicator.clone(), self.area.clone());
        Ok(PlanDecision { indicator, area, from, baseline, target, by })
    }
}

pub(super) fn ui(ctx: &egui::Context, theme: &Theme, form: &mut PlanForm, actions: &mut Vec<Action>) {
    modal(ctx, theme, "Plan", actions, |ui, actions| {
        ui.label(theme.strong(format!("{}, {}", form.name, form.unit.label())));
        ui.add_space(8.0);
        let begun = std::mem::replace(&mut form.is_begun, true);
        egui::Grid::new("plan").num_columns(2).spacing([12.0, 8.0]).show(ui, |ui| {
            let mut first = !begun;
            for (name, hint, text) in [
                ("Baseline period", "Q4 2010/11", &mut form.from),
                ("Baseline", "the figure then", &mut form.baseline),
                ("Target", "the figure to reach", &mut form.target),
                ("By", "31 March 2013", &mut form.by),
            ] {
                let label = ui.label(name);
                let edit = egui::TextEdit::singleline(text).hint_text(hint).desired_width(260.0);
                let field = ui.add(edit).labelled_by(label.id);
                if std::mem::take(&mut first) {
                    field.request_focus();
                }
                ui.end_row();
            }
        });
        ui.add_space(12.0);
        let plan = form.plan();
        ui.label(theme.muted(plan.as_ref().err().copied().unwrap_or_default()));
        ui.horizontal(|ui| {
            let pressed = main_button(ui, theme, "Set the plan", plan.is_ok());
            let entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
            if let Ok(plan) = plan
                && (pressed || (entered && begun))
            {
                actions.push(Action::Answer(Answer::Edit(Edit::SetPlan(Box::new(plan)))));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}
