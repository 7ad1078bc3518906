//! How it all works: short pages that can be searched.

use eframe::egui::{self, Ui};
use strum::IntoEnumIterator as _;

use super::super::{
    command::Command,
    page::Page as Shown,
    view::View,
    widgets::{card, page_header, search_field},
};
use crate::base::fold;

/// What each page of the window is for.
const PAGES: &str = include_str!("../../../assets/help/pages.txt");

/// What the page remembers.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    find: String,
    pages: Vec<Page>,
    /// The page that somebody asked about, by its name.
    about: Option<&'static str>,
}

impl Remembered {
    /// Tells first of this page; of the help itself there is nothing to tell.
    pub(in crate::app) fn about(&mut self, page: &Shown) {
        self.find.clear();
        self.about = match page {
            Shown::Help => None,
            Shown::Indicator(_) => Some("Indicator"),
            Shown::Import => Some("Import"),
            page => Some(page.side_bar()),
        };
    }
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
            // A finding's code, as the tables show it: without underscores.
            Some((term, words)) if term.chars().count() <= 40 => Self::new(&term.replace('_', " "), words),
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
        Page::of(PAGES, false),
        Page::of(include_str!("../../../assets/help/signs.txt"), false),
        Page::of(include_str!("../../../assets/help/scoring.txt"), false),
        Page::of(include_str!("../../../assets/help/statistics.txt"), false),
        Page::of(include_str!("../../../assets/help/workshop.txt"), false),
        Page::of(include_str!("../../../assets/help/papers.txt"), false),
        Page::of(include_str!("../../../assets/help/imports.txt"), false),
        Page::of(include_str!("../../../assets/help/safety.txt"), false),
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
        search_field(ui, &mut remembered.find, "a word, a sign or an abbreviation", 320.0);
    });
    ui.add_space(6.0);
    let sought = fold(&remembered.find);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(920.0));
        let mut any = false;
        if let Some(about) = remembered.about.filter(|_| sought.is_empty()) {
            card(ui, view.theme, &format!("The page {about}"), |ui| {
                for words in PAGES.lines().filter_map(|line| line.strip_prefix(about)?.strip_prefix(": ")) {
                    ui.add(egui::Label::new(words).wrap());
                }
            });
            ui.add_space(6.0);
        }
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
    use std::{collections::BTreeSet, path::Path};

    use egui_kittest::kittest::Queryable as _;

    use strum::IntoEnumIterator as _;

    use super::Command;
    use crate::{
        app::{
            page::Page,
            screens::stage::{self, Stage},
        },
        document::Look,
    };

    #[test]
    fn what_is_typed_narrows_the_pages() {
        let mut window = Stage::new(stage::document(), Page::Help, Look::Light).shown(1280.0, 800.0);
        window.run();
        window.get_by_label("How it works, in six steps");
        window.get_by_role(eframe::egui::Role::TextInput).focus();
        window.run();
        window.get_by_role(eframe::egui::Role::TextInput).type_text("balance");
        window.run();
        window.get_by_label("Sides and balance");
        assert!(window.query_by_label("Points").is_none());
    }

    #[test]
    fn every_shortcut_is_listed() {
        let mut window = Stage::new(stage::document(), Page::Help, Look::Light).shown(1280.0, 4000.0);
        window.run();
        for command in Command::iter() {
            let Some(keys) = command.shortcut() else { continue };
            let keys = window.ctx.format_shortcut(&keys);
            assert!(window.query_by_label(&keys).is_some(), "{command:?}: {keys}");
            assert!(window.query_all_by_label(command.label()).next().is_some(), "{command:?}");
        }
    }

    #[test]
    fn every_page_is_explained() {
        let explained: Vec<&str> =
            super::PAGES.lines().filter_map(|line| Some(line.split_once(": ")?.0)).collect();
        let pages = Page::in_side_bar();
        let mut names: Vec<&str> = pages.iter().map(Page::side_bar).collect();
        names.extend(["Start", "Indicator", "Import"]);
        for name in names {
            assert!(explained.contains(&name), "{name}");
        }
    }

    /// The literal that `text` begins with.
    fn literal(text: &str) -> Option<&str> {
        text.trim_start().strip_prefix('"')?.split('"').next()
    }

    /// The codes in the source of a module: what follows a severity, and what a row is refused for.
    fn codes(source: &str) -> Vec<String> {
        let source = source.split("#[cfg(test)]").next().unwrap();
        let given = source.split("Severity::").skip(1);
        let given = given.filter_map(|rest| literal(rest.split_once(',')?.1));
        let refused = source.split(".refuse(").skip(1);
        let refused = refused.filter_map(|rest| rest.split_once('"')?.1.split('"').next());
        // Where the code is passed on, the next literal is no code.
        let refused = refused.filter(|text| text.contains('_'));
        let constant = source.split("CODE: &str =").skip(1).filter_map(literal);
        let field = source.split(" code: ").skip(1).filter_map(literal);
        // Where the code is chosen among several, each stands alone on its line.
        let is_chosen = source.contains(", code,");
        let chosen = source.lines().filter(|_| is_chosen).filter_map(|line| {
            let text = literal(line)?;
            (line.trim() == format!("\"{text}\",") && text.contains('_')).then_some(text)
        });
        let is_code = |text: &&str| text.chars().all(|c| c == '_' || c.is_ascii_alphanumeric());
        given
            .chain(refused)
            .chain(constant)
            .chain(field)
            .chain(chosen)
            .filter(is_code)
            .map(str::to_owned)
            .collect()
    }

    fn sources(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.extend(codes(&std::fs::read_to_string(&path).unwrap()));
            }
        }
    }

    #[test]
    fn every_finding_that_import_can_make_is_explained_and_no_other() {
        let mut made = BTreeSet::new();
        for layer in ["src/register", "src/returns", "src/quality", "src/document"] {
            sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(layer), &mut made);
        }
        assert!(made.contains("value_disagrees") && made.contains("no_area"), "{made:?}");
        let explained = include_str!("../../../assets/help/findings.txt");
        let explained: BTreeSet<String> = explained
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(": ").map(|(code, _)| code.to_owned()))
            .collect();
        assert_eq!(made, explained);
    }
}
