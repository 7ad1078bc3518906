//! The first page: what Spruce does, where to begin, and what was opened last.

use std::path::{Path, PathBuf};

use eframe::egui::{self, Align2, FontId, Rect, Sense, Shape, Stroke, pos2, vec2};

use super::super::{
    action::Action,
    command::Command,
    theme::{Theme, semi_bold},
    view::View,
    widgets::{card, link},
};
use crate::{
    figure::Role,
    job::{Job, Outcome},
};

/// What the page remembers.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    /// The recent files that were looked for.
    looked_for: Vec<PathBuf>,
    /// Which of them are there; empty until that is known.
    there: Vec<bool>,
    /// The look, beside the window: a network drive may take its time.
    job: Option<Job<Vec<bool>>>,
}

impl Remembered {
    /// Looks once for each list of files, and takes in the answer.
    fn look(&mut self, ctx: &egui::Context, files: &[PathBuf]) {
        if self.looked_for != files {
            self.looked_for = files.to_vec();
            self.there.clear();
            let (ctx, paths) = (ctx.clone(), self.looked_for.clone());
            let look = move || paths.iter().map(|path| path.exists()).collect();
            let wake = move || ctx.request_repaint();
            self.job = Job::start("Looking for recent files", wake, move |_, _| look()).ok();
        }
        match self.job.as_ref().map(Job::poll) {
            Some(Outcome::Done(there)) => (self.there, self.job) = (there, None),
            Some(Outcome::Lost) => self.job = None,
            Some(Outcome::Running | Outcome::Told(_)) | None => {}
        }
    }

    /// Whether the file of that position is known to be away.
    fn is_missing(&self, i: usize) -> bool {
        self.there.get(i) == Some(&false)
    }
}

pub(in crate::app) fn ui(
    ui: &mut egui::Ui,
    view: &View<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    remembered.look(ui.ctx(), &view.recents.files);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width().min(1000.0);
        let side = (ui.available_width() - width) / 2.0;
        ui.add_space((ui.available_height() * 0.06).clamp(8.0, 80.0));
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                page(ui, view, remembered, actions);
            });
        });
    });
}

fn page(ui: &mut egui::Ui, view: &View<'_>, remembered: &Remembered, actions: &mut Vec<Action>) {
    let theme = view.theme;
    ui.label(theme.heading("Welcome to Spruce"));
    ui.add_space(4.0);
    let what = "Spruce turns the returns of maternity and children's services into a balanced scorecard \
                for cutting infant deaths, and says why for every colour.";
    ui.add(egui::Label::new(theme.muted(what).size(14.0)).wrap());
    ui.add_space(20.0);
    let gap = 16.0;
    let right = (ui.available_width() * 0.38).max(280.0);
    let left = ui.available_width() - right - gap;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        ui.vertical(|ui| {
            ui.set_width(left);
            ui.spacing_mut().item_spacing.x = 8.0;
            begin(ui, theme, actions);
            ui.add_space(12.0);
            recent_files(ui, view, remembered, actions);
        });
        ui.vertical(|ui| {
            ui.set_width(right);
            ui.spacing_mut().item_spacing.x = 8.0;
            what_next(ui, theme);
        });
    });
}

fn begin(ui: &mut egui::Ui, theme: &Theme, actions: &mut Vec<Action>) {
    card(ui, theme, "", |ui| {
        let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 148.0), Sense::click());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(
                egui::Role::Button,
                true,
                "Drop a folder of returns here, or choose files",
            )
        });
        drop_area(ui, theme, area, response.hovered() || response.has_focus());
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            actions.push(Action::Command(Command::ImportReturns));
        }
        ui.add_space(12.0);
        ui.horizontal_wrapped(|ui| {
            if theme.primary_button(ui, "Import returns…").clicked() {
                actions.push(Action::Command(Command::ImportReturns));
            }
            if ui.button("Open a scorecard…").clicked() {
                actions.push(Action::Command(Command::Open));
            }
            if ui.button("Open the example").clicked() {
                actions.push(Action::Command(Command::OpenExample));
            }
        });
    });
}

fn drop_area(ui: &egui::Ui, theme: &Theme, area: Rect, active: bool) {
    let painter = ui.painter();
    painter.rect_filled(area, 8, theme.action_tint());
    let inner = area.shrink(1.0);
    let corners =
        [inner.left_top(), inner.right_top(), inner.right_bottom(), inner.left_bottom(), inner.left_top()];
    let blue = theme.colour(Role::Action);
    painter.extend(Shape::dashed_line(&corners, Stroke::new(if active { 2.5 } else { 1.5 }, blue), 6.0, 4.0));
    // A sheet with an arrow into it.
    let top = pos2(area.center().x, area.top() + 28.0);
    let stroke = Stroke::new(2.0, blue);
    painter.line_segment([top, top + vec2(0.0, 26.0)], stroke);
    painter.line(vec![top + vec2(-8.0, 18.0), top + vec2(0.0, 26.0), top + vec2(8.0, 18.0)], stroke);
    painter.line(
        vec![
            top + vec2(-18.0, 24.0),
            top + vec2(-18.0, 36.0),
            top + vec2(18.0, 36.0),
            top + vec2(18.0, 24.0),
        ],
        stroke,
    );
    let below = area.center_top() + vec2(0.0, 90.0);
    let font = FontId::new(14.0, semi_bold());
    painter.text(
        below,
        Align2::CENTER_CENTER,
        "Drop a folder of returns here",
        font,
        theme.colour(Role::Ink),
    );
    painter.text(
        below + vec2(0.0, 22.0),
        Align2::CENTER_CENTER,
        "Excel and CSV, or a scorecard file. Files are read, never changed.",
        FontId::proportional(12.0),
        theme.colour(Role::Muted),
    );
}

fn recent_files(ui: &mut egui::Ui, view: &View<'_>, remembered: &Remembered, actions: &mut Vec<Action>) {
    let theme = view.theme;
    card(ui, theme, "Opened last", |ui| {
        if view.recents.files.is_empty() {
            ui.label(theme.muted("Scorecards that you save or open are listed here."));
        }
        for (i, path) in view.recents.files.iter().enumerate() {
            recent_file(ui, theme, path, remembered.is_missing(i), actions);
        }
    });
}

fn recent_file(ui: &mut egui::Ui, theme: &Theme, path: &Path, missing: bool, actions: &mut Vec<Action>) {
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    ui.horizontal(|ui| {
        ui.set_min_height(40.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if missing {
                let response = ui.button("Remove");
                let clicked = response.clicked();
                response.accessible_name(format!("Remove {name} from the list"));
                if clicked {
                    actions.push(Action::ForgetRecent(path.to_owned()));
                }
                ui.label(theme.small("missing"));
            }
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                if missing {
                    ui.add(egui::Label::new(theme.muted(&*name)).truncate());
                } else if link(ui, theme, theme.strong(&*name)).clicked() {
                    actions.push(Action::OpenFile(path.to_owned()));
                }
                ui.add(egui::Label::new(theme.small(folder)).truncate());
            });
        });
    });
}

fn what_next(ui: &mut egui::Ui, theme: &Theme) {
    card(ui, theme, "What happens next", |ui| {
        let steps = [
            (
                "Look the returns over",
                "Spruce reads the files and shows what it would take, revise and refuse, cell by cell. Nothing is added until you agree.",
            ),
            (
                "See the scorecard",
                "Each figure is scored against a dated standard with its source, and every section of the workbook gets its place in the tree.",
            ),
            (
                "Take it with you",
                "Save the scorecard as one file, and put its charts and tables into the board paper.",
            ),
        ];
        for (number, (heading, text)) in (1..).zip(steps) {
            step(ui, theme, number, heading, text);
        }
    });
}

fn step(ui: &mut egui::Ui, theme: &Theme, number: usize, heading: &str, text: &str) {
    ui.add_space(4.0);
    ui.horizontal_top(|ui| {
        let (area, _) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::hover());
        ui.painter().circle_filled(area.center(), 13.0, theme.action_tint());
        ui.painter().text(
            area.center(),
            Align2::CENTER_CENTER,
            number,
            FontId::new(13.0, semi_bold()),
            theme.colour(Role::Action),
        );
        ui.vertical(|ui| {
            ui.add_space(4.0);
            ui.label(theme.strong(heading));
            ui.add(egui::Label::new(theme.muted(text)).wrap());
        });
    });
    ui.add_space(8.0);
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::super::sample::{Drawn, harness};
    use super::*;
    use crate::{app::page::Page, document::Recents};

    #[test]
    fn the_ways_to_begin() {
        for (button, command) in [
            ("Import returns…", Command::ImportReturns),
            ("Drop a folder of returns here, or choose files", Command::ImportReturns),
            ("Open a scorecard…", Command::Open),
            ("Open the example", Command::OpenExample),
        ] {
            let mut harness = harness(Drawn::empty(Page::Start), 1024.0, 700.0);
            harness.get_by_label(button).click();
            harness.run();
            let actions = &harness.state().actions;
            assert!(
                matches!(&actions[..], [Action::Command(done)] if *done == command),
                "{button}: {actions:?}"
            );
        }
    }

    #[test]
    fn a_recent_file_opens_and_a_missing_one_can_be_removed() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().join("Here.spruce");
        std::fs::copy("Cargo.toml", &there).unwrap();
        let away = folder.path().join("Gone.spruce");
        let recents = Recents::of(vec![there.clone(), away.clone()]);
        let mut harness = harness(Drawn { recents, ..Drawn::empty(Page::Start) }, 1280.0, 800.0);
        for _ in 0..200 {
            harness.run();
            if harness.query_by_label("missing").is_some() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        harness.get_by_label("Here.spruce").click();
        harness.run();
        harness.get_by_label("Remove Gone.spruce from the list").click();
        harness.run();
        let actions = &harness.state().actions;
        assert!(
            matches!(&actions[..], [Action::OpenFile(open), Action::ForgetRecent(gone)]
                if *open == there && *gone == away),
            "{actions:?}"
        );
    }
}
