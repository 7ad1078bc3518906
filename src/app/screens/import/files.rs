//! The files that are looked over, with how each stands.

use eframe::egui::{self, Align2, FontId, Sense, Ui, vec2};

use super::{
    super::super::{
        action::{Action, ImportStep},
        import_session::{Entry, FileId, ImportSession, Standing, Understood},
        theme::semi_bold,
        view::View,
    },
    Kind,
};
use crate::{base::number_format, figure::Role};

/// `1 figure`, `1,234 figures`.
fn figures(understood: &Understood) -> String {
    let figures = understood.figures();
    let s = if figures == 1 { "" } else { "s" };
    format!("{} figure{s}", number_format::number(figures as f64, 0))
}

/// How a file stands: its sort, in words, and what more there is to say.
pub(super) fn standing(session: &ImportSession, entry: &Entry) -> (Kind, String, String) {
    let of = |understood: Option<&Understood>| understood.map(figures).unwrap_or_default();
    let plain = |kind, word: &str, more: String| (kind, word.to_owned(), more);
    match entry.standing() {
        Standing::Waiting => plain(Kind::Plain, "Waiting", String::new()),
        Standing::Reading(share) => (Kind::Plain, format!("Reading, {:.0}%", share * 100.0), String::new()),
        Standing::Stopped => plain(Kind::Plain, "Not read", "you stopped it".to_owned()),
        Standing::Unreadable => plain(Kind::Refused, "Cannot be read", String::new()),
        Standing::Working => plain(Kind::Plain, "Comparing…", of(entry.understood())),
        Standing::NothingFound => plain(Kind::Plain, "Nothing found", "no figures".to_owned()),
        Standing::NothingChosen => plain(Kind::Plain, "Left out", "no sheet is ticked".to_owned()),
        Standing::Already => {
            let number = entry.understood().and_then(|u| u.outlook.as_ref()?.preview.already);
            let number = number.map_or_else(String::new, |number| format!("return {number}"));
            plain(Kind::Plain, "Already there", number)
        }
        Standing::Twice => plain(Kind::Plain, "Twice in this list", twin(session, entry)),
        Standing::Asks(1) => plain(Kind::Revised, "1 question", of(entry.understood())),
        Standing::Asks(n) => (Kind::Revised, format!("{n} questions"), of(entry.understood())),
        Standing::Ready => match entry.understood().map_or(0, |understood| understood.things().len()) {
            0 => plain(Kind::New, "Ready", of(entry.understood())),
            1 => plain(Kind::Revised, "Ready, 1 thing to look at", String::new()),
            n => (Kind::Revised, format!("Ready, {n} things to look at"), String::new()),
        },
    }
}

/// `same as VSB06.xlsx`.
fn twin(session: &ImportSession, entry: &Entry) -> String {
    let first = entry.understood().and_then(|understood| session.same_content(&understood.reading));
    first.map_or_else(String::new, |first| format!("same as {}", first.name))
}

/// The height of an entry.
const ENTRY: f32 = 48.0;
/// Between two entries.
const BETWEEN: f32 = 2.0;

/// The list.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &ImportSession,
    shown: &mut Option<FileId>,
    actions: &mut Vec<Action>,
) {
    let frame = view.theme.card_frame().inner_margin(8);
    let width = ui.available_width() - frame.total_margin().sum().x;
    frame.show(ui, |ui| {
        ui.set_width(width);
        let height = (ui.available_height() - 24.0).max(80.0);
        let scroll =
            egui::ScrollArea::vertical().id_salt("files").auto_shrink([false, true]).max_height(height);
        // The file that is shown is in sight when a key has led to it.
        let follow = *shown != Some(session.file);
        *shown = Some(session.file);
        scroll.show_viewport(ui, |ui, viewport| {
            let step = ENTRY + BETWEEN;
            ui.set_height(step * session.files.len() as f32 - BETWEEN);
            let top = ui.max_rect().top();
            for (i, entry) in session.files.iter().enumerate() {
                let from = i as f32 * step;
                let chosen = entry.id == session.file;
                let rect = egui::Rect::from_min_size(
                    egui::pos2(ui.max_rect().left(), top + from),
                    vec2(ui.available_width(), ENTRY),
                );
                if follow && chosen {
                    ui.scroll_to_rect(rect, None);
                }
                if (viewport.min.y - step..viewport.max.y).contains(&from)
                    && draw(ui, view, session, entry, rect)
                {
                    actions.push(Action::Import(ImportStep::Show(entry.id, None)));
                }
            }
        });
    });
}

fn draw(ui: &Ui, view: &View<'_>, session: &ImportSession, entry: &Entry, rect: egui::Rect) -> bool {
    let theme = view.theme;
    let chosen = entry.id == session.file;
    let (kind, word, more) = standing(session, entry);
    let response = ui.interact(rect, ui.scope_id().with(entry.id), Sense::click());
    let name = format!("{}, {word}", entry.name);
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
    let line = |text: &str, font: FontId, colour: egui::Color32| {
        let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        ui.painter().layout_job(job)
    };
    let (ink, muted) = (theme.colour(Role::Ink), theme.colour(Role::Muted));
    let status = kind.status();
    let first = line(&entry.name, FontId::new(13.0, semi_bold()), ink);
    let what = if more.is_empty() { word } else { format!("{word} · {more}") };
    let second = line(&what, FontId::proportional(12.0), muted);
    ui.painter().galley(inner.min, first, ink);
    ui.painter().galley(inner.min + vec2(0.0, 20.0), second, muted);
    if let Standing::Reading(share) = entry.standing() {
        let track = egui::Rect::from_min_size(inner.left_bottom() - vec2(0.0, 1.0), vec2(inner.width(), 3.0));
        ui.painter().rect_filled(track, 1, theme.colour(Role::Line));
        let done = track.with_max_x(track.left() + track.width() * share);
        ui.painter().rect_filled(done, 1, theme.colour(Role::Action));
    } else {
        let sign = FontId::new(14.0, semi_bold());
        let colour = theme.status(status);
        ui.painter().text(inner.right_top(), Align2::RIGHT_TOP, status.sign(), sign, colour);
    }
    response.on_hover_text(format!("{}\n{what}", entry.name)).clicked()
}
