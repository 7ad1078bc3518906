//! Two minutes round the pages on the example: offered at the first start, and never again unless asked for.

use eframe::egui::{self, Ui};

use super::{action::Action, page::Page, theme::Theme};

const TEXT: &str = include_str!("../../assets/help/tour.txt");

/// Where somebody is on the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tour {
    /// It is offered.
    Offered,
    /// The stop of this number, from 0.
    At(usize),
}

/// What somebody does on the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TourStep {
    /// Begins it on the example.
    Begin,
    /// Goes to the stop of this number.
    To(usize),
    /// Ends it for good.
    End,
}

/// The stops: each a page by its name, and what to say there.
fn stops() -> impl Iterator<Item = (&'static str, &'static str)> {
    TEXT.lines().skip(1).filter_map(|line| line.split_once(": "))
}

/// The page of a stop; of the indicator that is last shown on it, its page.
pub(super) fn page(stop: usize) -> Option<Page> {
    let (name, _) = stops().nth(stop)?;
    if name == "Indicator" {
        return Some(Page::Indicator("booked_by_12_weeks".into()));
    }
    Page::in_side_bar().into_iter().find(|page| page.side_bar() == name)
}

/// What is said, with the buttons to go on.
pub(super) fn ui(ui: &mut Ui, theme: &Theme, tour: Tour, actions: &mut Vec<Action>) {
    let frame = theme.card_frame().inner_margin(egui::Margin::symmetric(16, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let asked = match tour {
            Tour::Offered => offer(ui, theme),
            Tour::At(stop) => at(ui, theme, stop),
        };
        actions.extend(asked.map(Action::Tour));
    });
}

fn offer(ui: &mut Ui, theme: &Theme) -> Option<TourStep> {
    ui.label(theme.strong("Is this your first time here?"));
    ui.add(
        egui::Label::new(
            "A tour of two minutes goes round the pages on a made-up example. Help has it later.",
        )
        .wrap(),
    );
    ui.horizontal(|ui| {
        let begin = theme.primary_button(ui, "Take the tour").clicked().then_some(TourStep::Begin);
        begin.or_else(|| ui.button("Not now").clicked().then_some(TourStep::End))
    })
    .inner
}

fn at(ui: &mut Ui, theme: &Theme, stop: usize) -> Option<TourStep> {
    let (name, words) = stops().nth(stop)?;
    let count = stops().count();
    ui.label(theme.strong(format!("{name} ({} of {count})", stop + 1)));
    ui.add(egui::Label::new(words).wrap());
    let mut asked = None;
    ui.horizontal(|ui| {
        let is_last = stop + 1 == count;
        let (next, onward) =
            if is_last { ("End the tour", TourStep::End) } else { ("Next stop", TourStep::To(stop + 1)) };
        if theme.primary_button(ui, next).clicked() {
            asked = Some(onward);
        }
        if stop > 0 && ui.button("Stop before").clicked() {
            asked = Some(TourStep::To(stop - 1));
        }
        if !is_last && ui.button("Leave the tour").clicked() {
            asked = Some(TourStep::End);
        }
    });
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stop_has_its_page() {
        for (i, (name, _)) in stops().enumerate() {
            assert!(page(i).is_some(), "{name}");
        }
        assert_eq!(stops().count() + 1, TEXT.lines().count());
    }
}
