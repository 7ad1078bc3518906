//! What was imported: every return with what it brought, what was noticed, and a way to take it out.

use eframe::egui::{self, Align, Layout, RichText, Ui};
use jiff::tz::TimeZone;

use super::{
    super::{
        action::Action,
        command::Command,
        theme::semi_bold,
        view::View,
        widgets::{Ends, card, empty_state, page_header},
    },
    kinds,
};
use crate::{
    base::{Finding, Severity, number_format},
    document::{Edit, ReturnRecord, Way},
    figure::Role,
};

pub(in crate::app) fn ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let returns = &view.document.returns;
    if returns.is_empty() {
        let advice = "Drop a folder of returns on this window, or choose the files: CSV or Excel, as they were \
                      sent. You look everything over before it is added, and the files are never changed.";
        empty_state(ui, view.theme, "Begin with the returns", advice, |ui| {
            if view.theme.primary_button(ui, "Choose returns…").clicked() {
                actions.push(Action::Command(Command::ImportReturns));
            }
        });
        ui.add_space(24.0);
        kinds::ui(ui, view, actions);
        return;
    }
    let count = if returns.len() == 1 { "1 file".to_owned() } else { format!("{} files", returns.len()) };
    let beside = format!("{count}, the latest first. Drop more on this window at any time.");
    page_header(ui, view.theme, "Returns", &beside, |_| {});
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for record in returns.iter().rev() {
            entry(ui, view, record, actions);
            ui.add_space(6.0);
        }
        kinds::ui(ui, view, actions);
    });
}

/// `3 May 2011, 14:05`, where the user is.
fn when(record: &ReturnRecord) -> String {
    let local = record.imported.to_zoned(TimeZone::system());
    local.strftime("%-d %B %Y, %H:%M").to_string()
}

fn number(count: usize) -> String {
    number_format::number(count as f64, 0)
}

/// What the return brought, leaving out what is nothing.
fn brought(record: &ReturnRecord) -> String {
    let parts = [
        (record.added, "new"),
        (record.revised, "revised"),
        (record.unchanged, "unchanged"),
        (record.suppressed, "without a value"),
        (record.refused, "refused"),
        (record.unused, "unused"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{} {word}", number(*n))).collect();
    parts.join(" · ")
}

fn entry(ui: &mut Ui, view: &View<'_>, record: &ReturnRecord, actions: &mut Vec<Action>) {
    let theme = view.theme;
    card(ui, theme, "", |ui| {
        ui.horizontal(|ui| {
            let ends = Ends::new(ui, record.number);
            ends.left(ui, |ui| {
                ui.label(theme.muted(record.number.to_string()));
                ui.add(egui::Label::new(theme.strong(&record.file).size(14.0)).truncate());
            });
            ends.right(ui, |ui| {
                if record.way == Way::File {
                    let button = ui.button("Read again…");
                    let name = format!("Read {} again", record.file);
                    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                    let hint =
                        "Looks it over once more as it was imported, so that you can correct how it is read.";
                    if button.on_hover_text(hint).clicked() {
                        actions.push(Action::ReadReturn(record.number));
                    }
                }
                let button = ui.button("Take out again");
                let name = format!("Take {} out again", record.file);
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                let hint = "Its figures go, or fall back to what they replaced. You can undo this.";
                if button.on_hover_text(hint).clicked() {
                    actions.push(Action::Edit(Edit::RemoveReturn(record.number)));
                }
            });
        });
        ui.label(brought(record));
        let kib = number_format::number((record.size as f64 / 1024.0).max(1.0), 0);
        let origin = format!("Imported {} by Spruce {} · {kib} KB", when(record), record.by);
        ui.label(theme.small(origin)).on_hover_text(format!("SHA-256 {}", record.sha256));
        sheets(ui, view, record);
        if !record.findings.is_empty() {
            let words = match record.findings.len() {
                1 => "1 thing was noticed".to_owned(),
                n => format!("{} things were noticed", number(n)),
            };
            egui::CollapsingHeader::new(words).id_salt(("findings", record.number)).show(ui, |ui| {
                findings(ui, view, &record.findings);
            });
        }
    });
}

/// The sheets and what each was read as.
fn sheets(ui: &mut Ui, view: &View<'_>, record: &ReturnRecord) {
    let named: Vec<&str> =
        record.sheets.iter().map(|(name, _)| name.as_str()).filter(|name| !name.is_empty()).collect();
    if !named.is_empty() {
        let s = if named.len() == 1 { "" } else { "s" };
        let text = format!("Sheet{s}: {}", named.join(", "));
        ui.add(egui::Label::new(view.theme.small(&text)).truncate());
    }
}

/// The height of a finding in the list.
const FINDING: f32 = 40.0;

fn findings(ui: &mut Ui, view: &View<'_>, findings: &[Finding]) {
    let scroll = egui::ScrollArea::vertical().max_height(260.0).auto_shrink([false, true]);
    scroll.show_rows(ui, FINDING, findings.len(), |ui, rows| {
        for finding in findings.get(rows).unwrap_or_default() {
            ui.allocate_ui_with_layout(
                egui::vec2(ui.available_width(), FINDING),
                Layout::left_to_right(Align::Min),
                |ui| {
                    ui.set_min_height(FINDING);
                    one(ui, view, finding);
                },
            );
        }
    });
}

fn one(ui: &mut Ui, view: &View<'_>, finding: &Finding) {
    let theme = view.theme;
    let (sign, word, role) = match finding.severity {
        Severity::Error => ("✗", "Error", Role::NotMet),
        Severity::Warning => ("◆", "Look", Role::Close),
        Severity::Note => ("–", "Note", Role::Muted),
    };
    let text = RichText::new(format!("{sign} {word}")).family(semi_bold()).color(theme.colour(role));
    ui.allocate_ui_with_layout(egui::vec2(64.0, 18.0), Layout::left_to_right(Align::Min), |ui| {
        ui.set_width(64.0);
        ui.label(text);
    });
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let place = match (finding.place.sheet.as_str(), finding.place.cell.as_str()) {
            ("", "") => String::new(),
            ("", cell) => format!("{cell}: "),
            (sheet, "") => format!("{sheet}: "),
            (sheet, cell) => format!("{sheet}!{cell}: "),
        };
        ui.add(egui::Label::new(format!("{place}{}", finding.message)).truncate());
        if !finding.hint.is_empty() {
            ui.add(egui::Label::new(theme.small(&finding.hint)).truncate());
        }
    });
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui_kittest::kittest::Queryable as _;
    use jiff::Timestamp;

    use super::*;
    use crate::{
        app::{
            page::Page,
            screens::stage::{self, Stage},
        },
        base::Place,
        document::{Document, Look},
    };

    /// A made-up return with everything to tell of.
    fn document() -> Document {
        let place = Place { file: "VSB06_Q4.xlsx".into(), sheet: "Return".into(), cell: "F10".into() };
        let finding = Finding::new(Severity::Warning, "over_100", place, "194.9% is more than 100%.")
            .with_hint("Ask the sender.");
        let record = ReturnRecord {
            number: 1,
            way: crate::document::Way::File,
            file: "VSB06_Q4.xlsx".to_owned(),
            size: 20_480,
            sha256: "0".repeat(64),
            imported: Timestamp::UNIX_EPOCH,
            by: "0.1.0".to_owned(),
            sheets: vec![("Return".to_owned(), crate::returns::Mapping::default())],
            shapes: Vec::new(),
            lacks: Vec::new(),
            added: 28,
            revised: 3,
            unchanged: 0,
            suppressed: 1,
            refused: 1,
            unused: 12,
            findings: vec![finding],
        };
        Document { returns: Arc::new(vec![record]), ..stage::document() }
    }

    #[test]
    fn a_return_can_be_taken_out_again() {
        let mut window = Stage::new(document(), Page::Returns, Look::Light).shown(1280.0, 800.0);
        window.run();
        window.get_by_label("28 new · 3 revised · 1 without a value · 1 refused · 12 unused");
        window.get_by_label("Take VSB06_Q4.xlsx out again").click();
        window.run();
        assert!(matches!(window.state().actions.last(), Some(Action::Edit(Edit::RemoveReturn(1)))));
    }

    #[test]
    fn what_was_noticed_opens_with_place_and_advice() {
        let mut window = Stage::new(document(), Page::Returns, Look::Light).shown(1280.0, 800.0);
        window.run();
        window.get_by_label("1 thing was noticed").click();
        window.run();
        window.get_by_label("Return!F10: 194.9% is more than 100%.");
        window.get_by_label("Ask the sender.");
    }

    #[test]
    fn without_returns_the_page_says_how_to_begin() {
        let mut window = Stage::new(Document::default(), Page::Returns, Look::Light).shown(1280.0, 800.0);
        window.run();
        window.get_by_label("Choose returns…").click();
        window.run();
        assert!(matches!(window.state().actions.last(), Some(Action::Command(Command::ImportReturns))));
    }
}
