//! A target of their own: a bound, its dates and who set it.

use eframe::egui;
use jiff::civil::Date;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
    },
    LocalTarget, main_button, modal,
};
use crate::{
    document::Edit,
    workbook::{Rule, Standard, bound_of},
};

impl LocalTarget {
    /// The standard that is typed, or what is still wrong with it.
    fn standard(&self) -> Result<Standard, &'static str> {
        let bound = bound_of(&self.bound).ok_or("Give the target as a number, such as 15 or 38.5.")?;
        let from = date(&self.from).ok_or("Give the first day as day/month/year, such as 01/04/2010.")?;
        let until = match self.until.trim() {
            "" => None,
            text => Some(date(text).ok_or("Give the last day as day/month/year, or leave it empty.")?),
        };
        if until.is_some_and(|until| until < from) {
            return Err("The last day is before the first.");
        }
        if self.source.trim().is_empty() {
            return Err("Say who set it, where and when: a colour needs a source.");
        }
        let rule = if self.at_least { Rule::AtLeast(bound) } else { Rule::AtMost(bound) };
        Ok(Standard::local(&self.indicator, rule, (from, until), &self.source, self.today))
    }
}

/// Day, month, year as British people write them, or an ISO date.
pub(super) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let mut parts = text.split('/').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

pub(super) fn ui(ctx: &egui::Context, theme: &Theme, target: &mut LocalTarget, actions: &mut Vec<Action>) {
    let heading = format!("Local target: {}", target.name);
    modal(ctx, theme, &heading, actions, |ui, actions| {
        egui::Grid::new("local target").num_columns(2).spacing([12.0, 8.0]).show(ui, |ui| {
            ui.label("The figure should be");
            ui.horizontal(|ui| {
                ui.radio_value(&mut target.at_least, true, "at least");
                ui.radio_value(&mut target.at_least, false, "at most");
            });
            ui.end_row();
            let unit = target.unit.label();
            field(ui, &format!("Target ({unit})"), &mut target.bound);
            field(ui, "First day in force", &mut target.from);
            field(ui, "Last day in force", &mut target.until);
            field(ui, "Set by, where and when", &mut target.source);
        });
        ui.add_space(8.0);
        let standard = target.standard();
        ui.label(
            theme.muted(standard.as_ref().err().copied().unwrap_or("The national standard stays beside it.")),
        );
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            ui.add_enabled_ui(standard.is_ok(), |ui| {
                if main_button(ui, theme, "Add the target", true)
                    && let Ok(standard) = standard
                {
                    actions.push(Action::Answer(Answer::Edit(Edit::SetLocalTarget(standard))));
                }
            });
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}

fn field(ui: &mut egui::Ui, name: &str, text: &mut String) {
    let label = ui.label(name);
    ui.add(egui::TextEdit::singleline(text).desired_width(240.0)).labelled_by(label.id);
    ui.end_row();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::Unit;

    fn typed(bound: &str, from: &str, until: &str, source: &str) -> LocalTarget {
        LocalTarget {
            indicator: "smoking_at_delivery".into(),
            name: String::new(),
            unit: Unit::Percent,
            at_least: false,
            bound: bound.to_owned(),
            from: from.to_owned(),
            until: until.to_owned(),
            source: source.to_owned(),
            today: Date::constant(2011, 4, 1),
        }
    }

    #[test]
    fn a_target_needs_number_dates_and_source() {
        let standard = typed("15%", "01/04/2010", "31/03/2011", "Board, March 2010").standard().unwrap();
        assert_eq!(standard.rule, Rule::AtMost(15.0));
        assert_eq!(standard.valid_from, Date::constant(2010, 4, 1));
        assert_eq!(standard.valid_to, Some(Date::constant(2011, 3, 31)));
        for wrong in [
            typed("fifteen", "01/04/2010", "", "Board"),
            typed("15", "April", "", "Board"),
            typed("15", "01/04/2010", "01/04/2009", "Board"),
            typed("15", "01/04/2010", "", " "),
            typed("NaN", "01/04/2010", "", "Board"),
        ] {
            assert!(wrong.standard().is_err(), "{wrong:?}");
        }
    }
}
