//! The files that are looked over, with how each stands.

use eframe::egui::{self, Align2, FontId, Sense, Ui, vec2};

use super::{
    super::super::{
        action::{Action, ImportStep},
        import_session::{FileReading, ImportSession},
        theme::semi_bold,
        view::View,
    },
    Kind,
};
use crate::{base::number_format, figure::Role};

/// How a file stands: its sort, in a word, and what it is.
fn standing(file: &FileReading) -> (Kind, &'static str, String) {
    let Ok(understood) = &file.outcome else {
        return (Kind::Refused, "could not be read", "Could not be read".to_owned());
    };
    let figures = understood.figures();
    if figures == 0 {
        return (Kind::Refused, "nothing usable", "Nothing usable yet".to_owned());
    }
    let s = if figures == 1 { "" } else { "s" };
    let count = format!("{} figure{s}", number_format::number(figures as f64, 0));
    let sheets =
        understood.reading.sheets.iter().filter(|sheet| sheet.wanted && !sheet.observations.is_empty());
    let summary = match sheets.clone().count() {
        1 => sheets.map(|sheet| sheet.summary.clone()).next().unwrap_or_default(),
        n => format!("{n} sheets · {count}"),
    };
    if understood.preview.already.is_some() {
        return (Kind::Plain, "imported already", format!("Imported already · {count}"));
    }
    if understood.asks() {
        return (Kind::Revised, "please check", format!("Please check · {count}"));
    }
    (Kind::New, "ready", summary)
}

/// The list.
pub(super) fn ui(ui: &mut Ui, view: &View<'_>, session: &ImportSession, actions: &mut Vec<Action>) {
    let frame = view.theme.card_frame().inner_margin(8);
    let width = ui.available_width() - frame.total_margin().sum().x;
    frame.show(ui, |ui| {
        ui.set_width(width);
        let height = (ui.available_height() - 24.0).max(80.0);
        let scroll =
            egui::ScrollArea::vertical().id_salt("files").auto_shrink([false, true]).max_height(height);
        scroll.show_rows(ui, 50.0, session.files.len(), |ui, rows| {
            for i in rows {
                let Some(file) = session.files.get(i) else { continue };
                if entry(ui, view, file, i == session.file) {
                    let sheet = file.outcome.as_ref().map_or(0, super::Understood::first_sheet);
                    actions.push(Action::Import(ImportStep::Show { file: i, sheet }));
                }
            }
        });
    });
}

fn entry(ui: &mut Ui, view: &View<'_>, file: &FileReading, chosen: bool) -> bool {
    let theme = view.theme;
    let (kind, word, what) = standing(file);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 50.0), Sense::click());
    let name = format!("{}, {word}", file.name);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, 6, theme.action_tint());
    }
    if response.has_focus() {
        let focus = egui::Stroke::new(1.5, theme.colour(Role::Action));
        ui.painter().rect_stroke(rect, 6, focus, egui::StrokeKind::Inside);
    }
    let inner = rect.shrink2(vec2(10.0, 6.0));
    let room = inner.width() - 22.0;
    let line = |text: &str, font: FontId, role: Role| {
        let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, theme.colour(role));
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        ui.painter().layout_job(job)
    };
    let (first, second) = (
        line(&file.name, FontId::new(13.0, semi_bold()), Role::Ink),
        line(&what, FontId::proportional(12.0), Role::Muted),
    );
    ui.painter().galley(inner.min, first, theme.colour(Role::Ink));
    ui.painter().galley(inner.min + vec2(0.0, 20.0), second, theme.colour(Role::Muted));
    let status = kind.status();
    let sign = FontId::new(14.0, semi_bold());
    ui.painter().text(inner.right_top(), Align2::RIGHT_TOP, status.sign(), sign, theme.status(status));
    response.on_hover_text(format!("{}\n{what}", file.name)).clicked()
}
