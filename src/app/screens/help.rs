//! How it all works: short pages that can be searched.

use eframe::egui::{self, Ui};
use strum::IntoEnumIterator as _;

use super::super::{
    command::Command,
    view::View,
    widgets::{card, page_header},
};
use crate::base::fold;

/// What the page remembers.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    find: String,
    pages: Vec<Page>,
}

/// A heading with its lines.
#[derive(Debug)]
struct Page {
    heading: String,
    lines: Vec<Line>,
    /// Whether the lines are steps, numbered in order.
    numbered: bool,
}

#[derive(Debug)]
struct Line {
    /// What is explained; may be empty.
    term: String,
    words: String,
    /// Both, for searching.
    folded: String,
}

impl Line {
    fn new(term: &str, words: &str) -> Self {
        Self { term: term.to_owned(), words: words.to_owned(), folded: fold(&format!("{term} {words}")) }
    }

    /// A line of an asset: what stands before the first colon, or full stop of a step, is its term.
    fn of(text: &str, numbered: bool) -> Self {
        let mark = if numbered { ". " } else { ": " };
        match text.split_once(mark) {
            Some((term, words)) if term.chars().count() <= 40 => Self::new(term, words),
            _ => Self::new("", text),
        }
    }
}

impl Page {
    /// A page of an asset: its first line is the heading.
    fn of(text: &str, numbered: bool) -> Self {
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        let heading = lines.next().unwrap_or_default().trim_start_matches("# ").to_owned();
        Self { heading, lines: lines.map(|line| Line::of(line, numbered)).collect(), numbered }
    }
}

fn pages(ui: &Ui, view: &View<'_>) -> Vec<Page> {
    let keys = Command::iter().filter_map(|command| {
        let keys = command.shortcut()?;
        Some(Line::new(command.label(), &ui.ctx().format_shortcut(&keys)))
    });
    let acronyms = view.workbook.acronyms.iter().map(|acronym| Line::new(&acronym.short, &acronym.long));
    vec![
        Page::of(include_str!("../../../assets/help/steps.txt"), true),
        Page::of(include_str!("../../../assets/help/signs.txt"), false),
        Page::of(include_str!("../../../assets/help/scoring.txt"), false),
        Page::of(include_str!("../../../assets/help/imports.txt"), false),
        Page { heading: "Keys".to_owned(), lines: keys.collect(), numbered: false },
        Page::of(include_str!("../../../assets/help/findings.txt"), false),
        Page { heading: "What the letters stand for".to_owned(), lines: acronyms.collect(), numbered: false },
    ]
}

pub(in crate::app) fn ui(ui: &mut Ui, view: &View<'_>, remembered: &mut Remembered) {
    if remembered.pages.is_empty() {
        remembered.pages = pages(ui, view);
    }
    page_header(
        ui,
        view.theme,
        "Help",
        "Everything works without a network; nothing leaves this computer.",
        |_| {},
    );
    ui.horizontal(|ui| {
        let label = ui.label("Find");
        let field = egui::TextEdit::singleline(&mut remembered.find)
            .hint_text("a word, a sign or an abbreviation")
            .desired_width(320.0);
        ui.add(field).labelled_by(label.id);
    });
    ui.add_space(6.0);
    let sought = fold(&remembered.find);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(920.0);
        let mut any = false;
        for page in &remembered.pages {
            let whole = fold(&page.heading).contains(&sought);
            let found: Vec<(usize, &Line)> = page
                .lines
                .iter()
                .enumerate()
                .filter(|(_, line)| whole || line.folded.contains(&sought))
                .collect();
            if found.is_empty() {
                continue;
            }
            any = true;
            draw(ui, view, page, &found);
            ui.add_space(6.0);
        }
        if !any {
            ui.label(view.theme.muted("Nothing here has these words."));
        }
    });
}

/// The width of the terms.
const TERM: f32 = 220.0;

fn draw(ui: &mut Ui, view: &View<'_>, page: &Page, lines: &[(usize, &Line)]) {
    let theme = view.theme;
    card(ui, theme, &page.heading, |ui| {
        for (i, line) in lines {
            let term = if page.numbered { format!("{}. {}", i + 1, line.term) } else { line.term.clone() };
            if line.term.is_empty() {
                ui.label(&line.words);
                continue;
            }
            ui.horizontal_top(|ui| {
                let size = egui::vec2(TERM, 0.0);
                ui.allocate_ui_with_layout(size, egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_width(TERM);
                    ui.add(egui::Label::new(theme.strong(term)).wrap());
                });
                ui.add(egui::Label::new(&line.words).wrap());
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use crate::app::{
        look::Look,
        page::Page,
        screens::stage::{self, Stage, keep_picture},
    };

    #[test]
    fn what_is_typed_narrows_the_pages() {
        let mut window = Stage::new(stage::document(), Page::Help, Look::Light).shown(1280.0, 800.0);
        window.run();
        window.get_by_label("How it works, in five steps");
        keep_picture(&mut window, "help light 1280");
        window.get_by_role(eframe::egui::Role::TextInput).focus();
        window.run();
        window.get_by_role(eframe::egui::Role::TextInput).type_text("balance");
        window.run();
        window.get_by_label("Sides and balance");
        assert!(window.query_by_label("Points").is_none());
    }

    #[test]
    fn every_finding_that_import_can_make_is_explained() {
        let explained = include_str!("../../../assets/help/findings.txt");
        for code in ["value_disagrees", "over_100", "mapping_doubtful", "two_columns_same_meaning"] {
            assert!(explained.contains(&format!("{code}: ")), "{code}");
        }
    }
}
