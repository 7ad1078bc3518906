//! A made-up scorecard to draw in tests, and the window that draws it.

use std::sync::Arc;

use eframe::egui;
use egui_kittest::Harness;
use jiff::Timestamp;

use super::{super::action::Action, ScreenStates};
use crate::{
    app::{page::Page, theme, theme::Theme, view::View},
    document::{Document, Look, OwnProfiles, Preferences, Recents, example_document},
    domain::{Area, AreaCode, AreaKind, Observation, Period, Provenance},
    scoring::Scorecard,
    workbook::catalogue,
};

/// Indicator, denominator of each quarter, and the values of eight quarters to Q4 2010/11 in the unit
/// that people read; a NaN is a quarter that nobody sent.
const QUARTERS: [(&str, f64, [f64; 8]); 14] = [
    ("booked_by_12_weeks", 1000.0, [84.0, 83.8, 83.0, 82.0, 81.1, 80.0, 79.1, 78.2]),
    ("smoking_at_delivery", 900.0, [22.0, 21.5, 21.0, 20.8, 20.4, 20.1, 19.8, 19.4]),
    ("smoking_status_unknown_at_delivery", 900.0, [6.0, 5.4, 4.8, 3.9, 3.0, 2.6, 2.4, 2.1]),
    ("breastfeeding_6_8_weeks", 850.0, [38.0, 38.5, 39.1, 39.4, 40.0, 40.2, 40.6, 41.3]),
    ("hiv_screening_coverage", 1000.0, [97.0, 97.8, 98.2, 98.5, 98.8, 98.9, 99.0, 99.1]),
    ("dtap_ipv_hib_12_months", 880.0, [93.0, 93.2, 93.9, 94.2, 94.4, 94.6, 94.8, 95.4]),
    ("mmr1_24_months", 870.0, [88.0, 88.4, 89.0, 89.5, 90.1, 90.8, 91.2, 91.6]),
    ("children_per_health_visitor", 30.0, [430.0, 428.0, 425.0, 422.0, 420.0, f64::NAN, 418.0, 412.0]),
    ("neonatal_cot_occupancy", 1500.0, [69.0, 70.0, 70.2, 71.8, 74.0, 74.1, 74.8, 76.0]),
    ("neonatal_delayed_discharge", 120.0, [8.0, 7.0, 7.0, 5.0, 7.0, 5.0, 4.0, 3.0]),
    ("smoking_referral_at_booking", 180.0, [60.0, 63.0, 65.0, 70.0, 72.0, 75.0, 77.0, 79.0]),
    ("ethnicity_recorded", 900.0, [90.0, 91.0, 92.0, 93.0, 94.0, 95.5, 96.0, 96.5]),
    ("late_bookers_followed_up", 90.0, [70.0, 74.0, 78.0, 80.0, 84.0, 85.0, 87.0, 87.0]),
    ("one_to_one_care_in_labour", 900.0, [93.0, 94.0, 95.0, 95.0, 96.0, 97.0, 97.0, 98.0]),
];

/// Three-year averages of infant mortality from 2002–04 to 2008–10, here and in England.
const DEATHS: [(&str, [f64; 7]); 2] =
    [("5ZZ", [7.9, 7.4, 7.5, 6.9, 6.6, 6.2, 6.1]), ("E92000001", [5.9, 5.7, 5.5, 5.3, 5.1, 4.9, 4.7])];

fn figure(indicator: &str, area: &str, period: Period, value: f64, denominator: f64) -> Observation {
    let multiplier = catalogue().indicator(&indicator.into()).unwrap().multiplier;
    Observation {
        numerator: Some(value * denominator / multiplier),
        denominator: Some(denominator),
        value: Some(value),
        provenance: Provenance { import: 1, file: "Made up.csv".into(), ..Provenance::default() },
        ..Observation::new(indicator, area, period)
    }
}

/// The document and its scorecard.
pub(in crate::app) fn sample() -> (Arc<Document>, Arc<Scorecard>) {
    let mut document = example_document(Vec::new(), Timestamp::UNIX_EPOCH);
    let mut figures = Vec::new();
    for (indicator, denominator, values) in QUARTERS {
        for (i, value) in values.into_iter().enumerate().filter(|(_, value)| !value.is_nan()) {
            let i = i8::try_from(i).unwrap();
            let period = Period::quarter(2009 + i16::from(i / 4), 1 + i % 4).unwrap();
            figures.push(figure(indicator, "5ZZ", period, value, denominator));
        }
    }
    for (area, values) in DEATHS {
        for (i, value) in (0..).zip(values) {
            let period = Period::months(2002 + i, 1, 36).unwrap();
            figures.push(figure("infant_mortality", area, period, value, 11_000.0));
        }
    }
    let year = Period::financial_year(2010).unwrap();
    figures.push(figure("births_per_midwife", "5ZZ", year, 38.0, 100.0));
    figures.push(figure("births_per_midwife", "5ZZ", year.shifted(-1), 36.9, 100.0));
    figures.push(figure("consultant_sessions_per_500_deliveries", "5ZZ", year, 1.06, 3600.0));
    let dataset = Arc::make_mut(&mut document.dataset);
    dataset.merge(figures);
    dataset.add_areas([
        Area { code: "5ZZ".into(), name: "Exampleton PCT".to_owned(), kind: AreaKind::PrimaryCareTrust },
        Area { code: "E92000001".into(), name: "England".to_owned(), kind: AreaKind::England },
    ]);
    document.area = Some(AreaCode::from("5ZZ"));
    document.to = Period::quarter(2010, 4);
    let card = document.scorecard().unwrap().unwrap();
    (Arc::new(document), Arc::new(card))
}

/// What a screen is drawn from, and what came of it.
#[derive(Debug)]
pub(in crate::app) struct Drawn {
    pub(in crate::app) document: Arc<Document>,
    pub(in crate::app) card: Option<Arc<Scorecard>>,
    pub(in crate::app) recents: Recents,
    /// The user's own profiles of returns.
    pub(in crate::app) own_profiles: OwnProfiles,
    pub(in crate::app) preferences: Preferences,
    pub(in crate::app) page: Page,
    pub(in crate::app) theme: Theme,
    pub(in crate::app) states: ScreenStates,
    pub(in crate::app) actions: Vec<Action>,
}

impl Drawn {
    /// The sample's page.
    pub(in crate::app) fn of(page: Page) -> Self {
        let (document, card) = sample();
        Self { document, card: Some(card), ..Self::empty(page) }
    }

    /// A page with no figures at all.
    pub(in crate::app) fn empty(page: Page) -> Self {
        Self {
            document: Arc::default(),
            card: None,
            recents: Recents::default(),
            own_profiles: OwnProfiles::default(),
            preferences: Preferences::default(),
            page,
            theme: Theme::of(Look::Light, false),
            states: ScreenStates::default(),
            actions: Vec::new(),
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let view = View {
            document: &self.document,
            scorecard: self.card.as_ref(),
            is_scoring: false,
            noticed: None,
            analysed: None,
            over_all: None,
            paper: None,
            earlier: None,
            changes: None,
            projected: None,
            import: None,
            own_profiles: &self.own_profiles,
            recents: &self.recents,
            preferences: &self.preferences,
            catalogue: catalogue(),
            workbook: self.document.workbook(),
            theme: &self.theme,
        };
        super::ui(ui, &self.page, &view, &mut self.states, &mut self.actions);
    }
}

/// A window of the room that a page has when the whole window is `width` by `height`.
pub(in crate::app) fn harness<'a>(drawn: Drawn, width: f32, height: f32) -> Harness<'a, Drawn> {
    let theme = drawn.theme.clone();
    let kind = if theme.dark { egui::Theme::Dark } else { egui::Theme::Light };
    // The shell's side bar, menus, title and status bar, and the margins of the page.
    let start_of_page = if drawn.page == Page::Start { 0.0 } else { 196.0 };
    let mut harness = Harness::builder()
        // The harness keeps 8 points around what it draws.
        .with_size(egui::vec2(width - start_of_page + 16.0, height - 118.0 + 16.0))
        .with_theme(kind)
        .with_max_steps(20)
        .with_context_setup(move |ctx| {
            theme::install_fonts(ctx);
            theme.install(ctx);
        })
        .build_ui_state(
            |ui, drawn: &mut Drawn| {
                let frame = egui::Frame::new()
                    .fill(drawn.theme.colour(crate::figure::Role::Ground))
                    .inner_margin(egui::Margin::symmetric(20, 16));
                egui::CentralPanel::default().frame(frame).show(ui, |ui| drawn.ui(ui));
            },
            drawn,
        );
    harness.run();
    harness
}
