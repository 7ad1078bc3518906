//! The sheets of a workbook: what each is read as, and a tick for those that are imported.

use eframe::egui::{
    self, FontFamily, FontId, Sense, Ui,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};

use super::super::super::{
    action::{Action, ImportStep},
    import_session::{Entry, Understood},
    theme::semi_bold,
    view::View,
};
use crate::{figure::Role, returns::SheetReading};

/// How high the list grows before it scrolls: a row in part shows that there are more.
const MOST: f32 = 5.5 * ROW;

/// What the sheets are read as: a line for one that has figures, a list for several.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    entry: &Entry,
    understood: &Understood,
    shown: usize,
    actions: &mut Vec<Action>,
) {
    let sheets = &understood.reading.sheets;
    let counts = |at: &usize| sheets.get(*at).is_some_and(counts);
    let (full, bare): (Vec<usize>, Vec<usize>) = (0..sheets.len()).partition(counts);
    if let ([only], []) = (full.as_slice(), bare.as_slice()) {
        let summary = sheets.get(*only).map_or("", |sheet| &sheet.summary);
        ui.add(egui::Label::new(summary).wrap());
        return;
    }
    let mut draw = |ui: &mut Ui, at: usize| {
        if let Some(sheet) = sheets.get(at) {
            row(ui, view, (entry, understood), (at, sheet), at == shown, actions);
        }
    };
    let scroll = egui::ScrollArea::vertical().id_salt(("sheets", entry.id)).max_height(MOST);
    scroll.auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = ROW;
        for at in full {
            draw(ui, at);
        }
        if bare.is_empty() {
            return;
        }
        let s = if bare.len() == 1 { "" } else { "s" };
        let words = format!("{} sheet{s} without figures", bare.len());
        egui::CollapsingHeader::new(view.theme.small(words)).id_salt(("bare", entry.id)).show(ui, |ui| {
            for at in bare {
                draw(ui, at);
            }
        });
    });
}

/// Whether a sheet has something to import, or may have.
fn counts(sheet: &SheetReading) -> bool {
    !sheet.observations.is_empty() || !sheet.questions.is_empty()
}

/// The height of a sheet in the list.
const ROW: f32 = 24.0;

fn row(
    ui: &mut Ui,
    view: &View<'_>,
    (entry, understood): (&Entry, &Understood),
    (at, sheet): (usize, &SheetReading),
    chosen: bool,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    ui.horizontal(|ui| {
        let mut wanted = understood.wants(at);
        let enabled = counts(sheet);
        let tick = ui.add_enabled(enabled, egui::Checkbox::without_text(&mut wanted));
        tick.widget_info(|| {
            let name = format!("Import sheet {}", sheet.grid.name);
            egui::WidgetInfo::selected(egui::Role::CheckBox, enabled, wanted, name)
        });
        if tick.changed() {
            let (file, sheets) = (entry.id, vec![at]);
            actions.push(Action::Import(ImportStep::Want { file, sheets, wanted }));
        }
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let hidden = if sheet.grid.hidden { ", hidden by the sender" } else { "" };
        let words = format!("{}: {}{hidden}", sheet.grid.name, sheet.summary);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &words));
        if chosen || response.hovered() {
            ui.painter().rect_filled(rect, 4, theme.action_tint());
        }
        if response.has_focus() {
            let focus = egui::Stroke::new(1.5, theme.colour(Role::Action));
            ui.painter().rect_stroke(rect, 4, focus, egui::StrokeKind::Inside);
        }
        let mut job = LayoutJob::default();
        let format = |role, family| TextFormat::simple(FontId::new(13.0, family), theme.colour(role));
        job.append(&sheet.grid.name, 0.0, format(Role::Ink, semi_bold()));
        let role = if wanted { Role::Ink } else { Role::Muted };
        job.append(&format!("{}{hidden}", sheet.summary), 10.0, format(role, FontFamily::Proportional));
        job.wrap = TextWrapping::truncate_at_width(rect.width() - 16.0);
        let galley = ui.painter().layout_job(job);
        let place = rect.left_center() + vec2(8.0, -galley.size().y / 2.0);
        ui.painter().galley(place, galley, theme.colour(Role::Ink));
        if response.on_hover_text(&words).clicked() {
            actions.push(Action::Import(ImportStep::Show(entry.id, Some(at))));
        }
    });
}
