//! Colours, typeface and the few shapes that every screen shares.

use std::sync::Arc;

use eframe::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, RichText, Stroke,
    TextStyle, Vec2,
};

use crate::{
    document::Look,
    figure::Role,
    render::{self, Colour, Tokens},
    scoring::Status,
};

/// The colours of one look, ready to paint with.
#[derive(Clone, Debug)]
pub(super) struct Theme {
    tokens: &'static Tokens,
    /// Whether the ground is dark.
    pub dark: bool,
}

impl Theme {
    /// The theme of a look.
    #[must_use]
    pub(super) fn of(look: Look, system_is_dark: bool) -> Self {
        let (theme, dark) = match look {
            Look::HighContrast => (render::Theme::HighContrast, true),
            Look::Dark => (render::Theme::Dark, true),
            Look::AsSystem if system_is_dark => (render::Theme::Dark, true),
            Look::Light | Look::AsSystem => (render::Theme::Light, false),
        };
        Self { tokens: Tokens::of(theme), dark }
    }

    /// The colour of a role.
    #[must_use]
    pub(super) fn colour(&self, role: Role) -> Color32 {
        opaque(self.tokens.role(role))
    }

    /// The look of pictures in these colours.
    #[must_use]
    pub(super) fn picture_style(&self) -> render::Style {
        render::Style::with(self.tokens)
    }

    /// A colour that a picture names.
    #[must_use]
    pub(super) const fn paint(colour: Colour) -> Color32 {
        opaque(colour)
    }

    /// The colour of a status' sign and word.
    #[must_use]
    pub(super) fn status(&self, status: Status) -> Color32 {
        self.colour(role_of(status))
    }

    /// The tint behind a status' sign and word.
    #[must_use]
    pub(super) fn status_tint(&self, status: Status) -> Color32 {
        opaque(match status {
            Status::Met => self.tokens.met_tint,
            Status::Close => self.tokens.close_tint,
            Status::NotMet => self.tokens.not_met_tint,
            Status::NoData | Status::NoStandard => self.tokens.no_data_tint,
        })
    }

    /// The tint behind what is chosen.
    #[must_use]
    pub(super) fn action_tint(&self) -> Color32 {
        opaque(self.tokens.action_tint)
    }

    /// Text in the lesser colour.
    #[must_use]
    pub(super) fn muted(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).color(self.colour(Role::Muted))
    }

    /// Small text in the lesser colour.
    #[must_use]
    pub(super) fn small(&self, text: impl Into<String>) -> RichText {
        self.muted(text).size(12.0)
    }

    /// Text that stands out.
    #[must_use]
    pub(super) fn strong(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).family(semi_bold()).color(self.colour(Role::Ink))
    }

    /// The heading of a page.
    #[must_use]
    pub(super) fn heading(&self, text: impl Into<String>) -> RichText {
        self.strong(text).size(20.0)
    }

    /// The frame of a card.
    pub(super) fn card_frame(&self) -> egui::Frame {
        egui::Frame::new()
            .fill(self.colour(Role::Card))
            .stroke(Stroke::new(1.0, self.colour(Role::Line)))
            .corner_radius(8)
            .inner_margin(16)
    }

    /// The one button of a place that does the main thing.
    pub(super) fn primary_button(&self, ui: &mut egui::Ui, text: &str) -> egui::Response {
        let text = RichText::new(text).family(semi_bold()).color(self.colour(Role::Card));
        ui.add(egui::Button::new(text).fill(self.colour(Role::Action)))
    }

    /// Installs fonts and style in the window.
    pub(super) fn install(&self, ctx: &egui::Context) {
        let kind = if self.dark { egui::Theme::Dark } else { egui::Theme::Light };
        ctx.set_theme(kind);
        ctx.set_style_of(kind, self.style());
    }

    fn style(&self) -> egui::Style {
        let text_styles = [
            (TextStyle::Small, FontId::proportional(12.0)),
            (TextStyle::Body, FontId::proportional(13.0)),
            (TextStyle::Button, FontId::proportional(13.0)),
            (TextStyle::Monospace, FontId::proportional(13.0)),
            (TextStyle::Heading, FontId::new(20.0, semi_bold())),
        ]
        .into();
        let mut style = egui::Style {
            text_styles,
            visuals: self.visuals(),
            animation_time: 0.0,
            ..egui::Style::default()
        };
        let spacing = &mut style.spacing;
        spacing.item_spacing = Vec2::new(8.0, 6.0);
        spacing.button_padding = Vec2::new(12.0, 6.0);
        spacing.interact_size.y = 30.0;
        spacing.menu_margin = Margin::same(6);
        spacing.scroll = egui::style::ScrollStyle::solid();
        style.interaction.selectable_labels = false;
        style
    }

    fn visuals(&self) -> egui::Visuals {
        let mut visuals = if self.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
        let (ink, line, card) = (self.colour(Role::Ink), self.colour(Role::Line), self.colour(Role::Card));
        let action = self.colour(Role::Action);
        visuals.panel_fill = self.colour(Role::Ground);
        visuals.window_fill = card;
        visuals.window_stroke = Stroke::new(1.0, line);
        visuals.extreme_bg_color = card;
        visuals.faint_bg_color = self.colour(Role::Ground);
        visuals.hyperlink_color = action;
        visuals.weak_text_color = Some(self.colour(Role::Muted));
        visuals.selection.bg_fill = self.action_tint();
        visuals.selection.stroke = Stroke::new(1.5, action);
        visuals.popup_shadow = egui::Shadow::NONE;
        visuals.window_shadow = egui::Shadow::NONE;
        let radius = CornerRadius::same(6);
        for widget in [
            &mut visuals.widgets.noninteractive,
            &mut visuals.widgets.inactive,
            &mut visuals.widgets.hovered,
            &mut visuals.widgets.active,
            &mut visuals.widgets.open,
        ] {
            widget.corner_radius = radius;
            widget.bg_fill = card;
            widget.weak_bg_fill = card;
            widget.bg_stroke = Stroke::new(1.0, line);
            widget.fg_stroke = Stroke::new(1.0, ink);
            widget.expansion = 0.0;
        }
        visuals.widgets.hovered.weak_bg_fill = self.action_tint();
        visuals.widgets.hovered.bg_stroke = Stroke::new(1.0, action);
        visuals.widgets.active.weak_bg_fill = self.action_tint();
        visuals.widgets.active.bg_stroke = Stroke::new(1.5, action);
        visuals.widgets.inactive.bg_stroke = Stroke::new(1.0, self.colour(Role::Muted));
        visuals
    }
}

/// The role that colours a status.
#[must_use]
pub(super) const fn role_of(status: Status) -> Role {
    match status {
        Status::Met => Role::Met,
        Status::Close => Role::Close,
        Status::NotMet => Role::NotMet,
        Status::NoData | Status::NoStandard => Role::NoData,
    }
}

const fn opaque(colour: Colour) -> Color32 {
    let [red, green, blue] = colour.rgb();
    #[expect(clippy::disallowed_methods, reason = "the one place that turns tokens into colours")]
    Color32::from_rgb(red, green, blue)
}

/// The family of text that stands out.
#[must_use]
pub(super) fn semi_bold() -> FontFamily {
    FontFamily::Name("semi-bold".into())
}

/// Puts the embedded typeface in place of egui's own; once, as the window is made.
pub(super) fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    let regular = include_bytes!("../../assets/fonts/Inter-Regular.otf");
    let bold = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");
    fonts.font_data.insert("Inter".to_owned(), Arc::new(FontData::from_static(regular)));
    fonts.font_data.insert("Inter semi-bold".to_owned(), Arc::new(FontData::from_static(bold)));
    // egui's own fonts stay behind ours for signs that Inter lacks.
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let with = |first: &str| {
        let mut family = vec![first.to_owned()];
        family.extend(fallback.iter().cloned());
        family
    };
    fonts.families.insert(semi_bold(), with("Inter semi-bold"));
    fonts.families.insert(FontFamily::Proportional, with("Inter"));
    fonts.families.insert(FontFamily::Monospace, with("Inter"));
    ctx.set_fonts(fonts);
}
