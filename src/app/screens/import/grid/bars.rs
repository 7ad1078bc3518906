//! The grid's scroll bars.

use eframe::egui::{self, Rect, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{BAR, Frame, GridState};

/// How far along a bar is, and how much of the whole is in sight; both 0 to 1.
#[derive(Clone, Copy)]
pub(super) struct Share {
    at: f32,
    seen: f32,
}

/// The least length of a handle.
const SHORTEST: f32 = 28.0;

/// Both bars; each only where there is more than is in sight.
pub(super) fn both(ui: &Ui, frame: &Frame, state: &mut GridState) {
    #[expect(clippy::cast_possible_truncation, reason = "a share")]
    let share = |part: f64, of: f64| if of > 0.0 { (part / of) as f32 } else { 0.0 };
    let (most_top, most_left) = (frame.most_top(), frame.most_left());
    if most_top > 0.0 {
        let track = Rect::from_min_size(frame.body.right_top(), vec2(BAR, frame.body.height()));
        let seen = share(frame.fitting(), f64::from(frame.rows));
        let now = Share { at: share(state.top, most_top), seen };
        if let Some(at) = bar(ui, track, "Rows of the sheet", now, Vec2::Y) {
            state.top = f64::from(at) * most_top;
        }
    }
    if most_left > 0.0 {
        let track = Rect::from_min_size(frame.body.left_bottom(), vec2(frame.body.width(), BAR));
        let now = Share { at: state.left / most_left, seen: frame.body.width() / frame.width() };
        if let Some(at) = bar(ui, track, "Columns of the sheet", now, Vec2::X) {
            state.left = at * most_left;
        }
    }
}

/// One bar along `axis`; gives the share that it was dragged to.
pub(super) fn bar(ui: &Ui, track: Rect, name: &str, share: Share, axis: Vec2) -> Option<f32> {
    let sense = Sense::CLICK | Sense::DRAG;
    let response = ui.interact(track, ui.scope_id().with(name), sense);
    response.widget_info(|| WidgetInfo {
        value: Some(f64::from(share.at)),
        ..WidgetInfo::labeled(egui::Role::ScrollBar, true, name)
    });
    let along = track.size().dot(axis);
    let length = (along * share.seen).clamp(SHORTEST.min(along), along);
    let room = along - length;
    let from = track.min + axis * (room * share.at.clamp(0.0, 1.0));
    let across = vec2(axis.y, axis.x);
    let handle = Rect::from_min_size(from, axis * length + across * BAR).shrink2(across * 3.0);
    let visuals = ui.style().interact(&response);
    ui.painter().rect_filled(track, 0, ui.visuals().faint_bg_color);
    ui.painter().rect_filled(handle, 3, visuals.bg_stroke.color);
    let at = response.interact_pointer_pos()?;
    if room <= 0.0 || !(response.dragged() || response.clicked()) {
        return None;
    }
    // A press beside the handle brings its middle there; then it follows.
    let step = ui.input(|input| input.pointer.delta()).dot(axis);
    let is_on_it = handle.expand(4.0).contains(pos2(at.x - step * axis.x, at.y - step * axis.y));
    let begun = response.drag_started() || response.clicked();
    if begun && !is_on_it {
        return Some((((at - track.min).dot(axis) - length / 2.0) / room).clamp(0.0, 1.0));
    }
    response.dragged().then(|| (share.at + step / room).clamp(0.0, 1.0))
}
