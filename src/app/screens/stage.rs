//! A made-up scorecard in a window, for the tests of the screens.

use std::sync::Arc;

use egui_kittest::Harness;

use super::{
    super::{action::Action, page::Page, shell, state::State, theme, theme::Theme, work::Version},
    ScreenStates,
};
use crate::{
    document::{Document, Look},
    domain::{
        Area, AreaCode, AreaKind, CellAddress, Dataset, Earlier, IndicatorId, Mark, Observation, Period,
        Provenance,
    },
    scoring::{Request, scorecard},
    workbook::catalogue,
};

/// The indicator of the sample that has a long series.
pub(super) const BOOKING: &str = "booked_by_12_weeks";

/// A figure of Exampleton's with its counts, in a made-up return.
pub(super) fn figure(indicator: &str, area: &str, period: Period, counts: (f64, f64)) -> Observation {
    let multiplier = catalogue().indicator(&indicator.into()).map_or(1.0, |known| known.multiplier);
    Observation {
        numerator: Some(counts.0),
        denominator: Some(counts.1),
        value: Some(counts.0 / counts.1 * multiplier),
        provenance: Provenance {
            import: 1,
            file: "VSB06_Q4.xlsx".into(),
            sheet: "Return".into(),
            cell: CellAddress::new(30, 5),
            ..Provenance::default()
        },
        ..Observation::new(indicator, area, period)
    }
}

fn area(code: &str, name: &str, kind: AreaKind) -> Area {
    Area { code: code.into(), name: name.to_owned(), kind }
}

/// Thirty months of early booking for Exampleton, the last falling, one hidden and one revised; and
/// what England and a neighbour say; and one smoking figure.
/// The 90% that circulated, unconfirmed, is switched on.
pub(super) fn document() -> Document {
    let months = (0..30).filter_map(|month| Period::month(2008, 10).map(|first| first.shifted(month)));
    let mut figures = Vec::new();
    for (i, period) in months.enumerate() {
        let i = f64::from(u32::try_from(i).unwrap());
        let fall = (i - 17.0).max(0.0) * 2.0;
        let wave = ((i * 7.0) % 5.0) - 2.0;
        figures.push(figure(BOOKING, "5ZZ", period, (334.0 + wave * 3.0 - fall, 394.0)));
        figures.push(figure(BOOKING, "E92000001", period, (44_900.0 + i * 120.0, 54_000.0)));
        figures.push(figure(BOOKING, "5YY", period, (240.0 + wave * 4.0, 300.0)));
    }
    if let Some(hidden) = figures.get_mut(9) {
        (hidden.value, hidden.numerator, hidden.mark) = (None, None, Some(Mark::Suppressed));
    }
    if let Some(revised) = figures.get_mut(81) {
        let mut was = revised.clone();
        was.value = Some(80.9);
        was.provenance.file = "VSB06_Q3.xlsx".into();
        revised.earlier = vec![Earlier::from(was)];
    }
    figures.push(figure("smoking_at_delivery", "5ZZ", Period::quarter(2010, 4).unwrap(), (180.0, 1_100.0)));
    let mut dataset = Dataset::default();
    dataset.add_areas([
        area("5ZZ", "Exampleton", AreaKind::PrimaryCareTrust),
        area("5YY", "Sampleford", AreaKind::PrimaryCareTrust),
        area("E92000001", "England", AreaKind::England),
    ]);
    dataset.merge(figures);
    let mut document = Document {
        area: Some("5ZZ".into()),
        last_return: 1,
        dataset: Arc::new(dataset),
        ..Document::default()
    };
    document.choices.switched_on.insert((BOOKING.into(), "EXPECT90".to_owned()));
    document
}

/// What a window holds, and what was asked for.
pub(super) struct Stage {
    /// The window's memory.
    pub(super) state: State,
    theme: Theme,
    /// Every action that the screen pushed, in order.
    pub(super) actions: Vec<Action>,
}

impl Stage {
    /// The window on `page` of `document`, scored.
    pub(super) fn new(document: Document, page: Page, look: Look) -> Self {
        let mut state = State::default();
        state.open(document, None, None, "Exampleton (example)");
        state.page = page;
        let document = Arc::clone(state.document());
        let recording = document.workshops.recording();
        let request = document.area.as_ref().and_then(|area: &AreaCode| {
            Some(Request {
                workbook: document.workbook(),
                catalogue: catalogue(),
                dataset: &document.dataset,
                doubts: &[],
                choices: &document.choices,
                recording: &recording,
                settings: &document.settings,
                area,
                to: document.to.or_else(|| document.dataset.latest_period(area))?,
            })
        });
        let version = Version { document: state.serial, revision: 0 };
        state.scored =
            request.and_then(|request| scorecard(&request).ok()).map(|card| (version, Arc::new(card)));
        state.noticed = Some((version, Arc::new(document.noticed())));
        Self { state, theme: Theme::of(look, false), actions: Vec::new() }
    }

    /// The window, drawn, at a size.
    pub(super) fn shown(self, width: f32, height: f32) -> Harness<'static, Self> {
        let mut fonts_are_in = false;
        Harness::builder().with_size([width, height]).with_accessibility_check(true).build_ui_state(
            move |ui, stage: &mut Self| {
                if !fonts_are_in {
                    theme::install_fonts(ui.ctx());
                    stage.theme.install(ui.ctx());
                    ui.ctx().request_repaint();
                    fonts_are_in = true;
                    return;
                }
                let mut screens: ScreenStates = std::mem::take(&mut stage.state.screens);
                shell::ui(ui, &stage.state, &stage.theme, &mut screens, &mut stage.actions);
                stage.state.screens = screens;
            },
            self,
        )
    }
}

/// The page of the sample's long series.
pub(super) fn booking() -> IndicatorId {
    BOOKING.into()
}
