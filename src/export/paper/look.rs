//! How a paper looks: sizes of letters, white, colours.

use super::lines::Letters;
use crate::{
    figure::Role,
    render::{Colour, Style, Theme, Tokens, typeface::Weight},
    report::{Paper, Sheet},
    scoring::Status,
};

/// White paper.
const WHITE: Colour = Colour(0xFF_FFFF);

/// The look of a paper.
#[derive(Clone, Debug)]
pub(super) struct Look {
    /// Headings, rules and the heads of tables.
    pub(super) accent: Colour,
    /// Charts.
    pub(super) style: Style,
    tokens: Tokens,
}

/// The white around a sheet's text, in millimetres.
#[derive(Clone, Copy, Debug)]
pub(super) struct Margins {
    /// Left and right: on an upright A4 they leave 160 mm.
    pub(super) side: f64,
    /// Above and below.
    pub(super) end: f64,
}

/// The margins of a sheet.
pub(super) const fn margins(sheet: Sheet) -> Margins {
    match sheet {
        Sheet::Portrait => Margins { side: 25.0, end: 22.0 },
        Sheet::Landscape | Sheet::Wall => Margins { side: 20.0, end: 20.0 },
    }
}

impl Look {
    pub(super) fn of(paper: &Paper) -> Self {
        let [red, green, blue] = paper.accent.map(u32::from);
        let wanted = Colour(red << 16 | green << 8 | blue);
        let tokens = Tokens::of(Theme::Light).clone();
        // Headings must be read: a pale accent gives way to ink.
        let accent = if wanted.contrast(WHITE) >= 4.5 { wanted } else { tokens.ink };
        Self { accent, style: Style::print(), tokens }
    }

    const fn letters(&self, size: f64, leading: f64, weight: Weight, colour: Colour) -> Letters {
        Letters { size, leading, weight, colour, quiet: self.tokens.muted }
    }

    pub(super) const fn title(&self) -> Letters {
        self.letters(26.0, 1.2, Weight::SemiBold, self.accent)
    }

    pub(super) const fn heading(&self, level: u8) -> Letters {
        match level {
            0 | 1 => self.letters(18.0, 1.25, Weight::SemiBold, self.accent),
            2 => self.letters(14.0, 1.3, Weight::SemiBold, self.accent),
            _ => self.letters(12.0, 1.3, Weight::SemiBold, self.tokens.ink),
        }
    }

    pub(super) const fn body(&self) -> Letters {
        self.letters(11.0, 1.4, Weight::Regular, self.tokens.ink)
    }

    /// What stands above a table or a figure.
    pub(super) const fn caption(&self) -> Letters {
        self.letters(10.0, 1.3, Weight::SemiBold, self.tokens.ink)
    }

    /// What stands below them.
    pub(super) const fn note(&self) -> Letters {
        self.letters(9.0, 1.3, Weight::Regular, self.tokens.muted)
    }

    pub(super) const fn cell(&self) -> Letters {
        self.letters(9.0, 1.3, Weight::Regular, self.tokens.ink)
    }

    /// A heading over rows of a table.
    pub(super) const fn over(&self) -> Letters {
        self.letters(9.0, 1.3, Weight::SemiBold, self.tokens.ink)
    }

    pub(super) const fn column(&self) -> Letters {
        self.letters(9.0, 1.3, Weight::SemiBold, WHITE)
    }

    /// What says who may read the paper.
    pub(super) const fn restriction(&self) -> Letters {
        self.letters(10.0, 1.3, Weight::SemiBold, self.tokens.not_met)
    }

    pub(super) const fn status(&self, status: Status) -> Letters {
        self.letters(9.0, 1.3, Weight::SemiBold, self.status_colours(status).0)
    }

    /// The colour of a status and the tint behind it.
    pub(super) const fn status_colours(&self, status: Status) -> (Colour, Colour) {
        match status {
            Status::Met => (self.tokens.met, self.tokens.met_tint),
            Status::Close => (self.tokens.close, self.tokens.close_tint),
            Status::NotMet => (self.tokens.not_met, self.tokens.not_met_tint),
            Status::NoData | Status::NoStandard => (self.tokens.no_data, self.tokens.no_data_tint),
        }
    }

    /// Thin rules between rows.
    pub(super) const fn rule(&self) -> Colour {
        self.style.colour(Role::Line)
    }

    /// Behind a heading over rows.
    pub(super) const fn ground(&self) -> Colour {
        self.style.colour(Role::Ground)
    }
}
