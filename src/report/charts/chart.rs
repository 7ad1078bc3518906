//! The charts of a scorecard by name, and each drawn: for the window, the command line and folders of files.

use std::{borrow::Cow, fmt};

use strum::IntoEnumIterator as _;

use super::{
    TrendView, area_figures, balance_figure, beside_others, changes_figure, control_figure, grid_figure,
    group_figures, multiples_figure, outlook_of, rug_figure, spine_figure, trajectory_figure, tree_figure,
    trend_figure,
};
use crate::{
    document::Document,
    domain::{AreaCode, IndicatorId},
    figure::Figure,
    scoring::Scorecard,
    workbook::Catalogue,
};

/// What a chart shows.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum ChartKind {
    /// The sections as a tree.
    Tree,
    /// The two sides beside each other.
    Balance,
    /// The sections over time.
    Grid,
    /// Every indicator along the spread of areas.
    Spine,
    /// Every indicator of every area.
    Rug,
    /// How far the high impact changes are in place.
    Changes,
    /// An indicator over time.
    Trend,
    /// Its control chart.
    Control,
    /// Areas from the best to the worst.
    Ranked,
    /// Areas by their size.
    Funnel,
    /// Areas in time, side by side.
    InTime,
    /// Groups of people beside each other.
    Groups,
    /// The way to the target of a plan.
    Trajectory,
}

impl ChartKind {
    /// Whether it is of the whole scorecard rather than of one indicator.
    #[must_use]
    pub const fn is_of_all(self) -> bool {
        matches!(self, Self::Tree | Self::Balance | Self::Grid | Self::Spine | Self::Rug | Self::Changes)
    }

    /// What people call it, to stand in the name of a file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tree => "section tree",
            Self::Balance => "balance of the sides",
            Self::Grid => "sections over time",
            Self::Spine => "spine",
            Self::Rug => "tartan rug",
            Self::Changes => "high impact changes",
            Self::Trend => "trend",
            Self::Control => "control chart",
            Self::Ranked => "areas ranked",
            Self::Funnel => "funnel",
            Self::InTime => "areas in time",
            Self::Groups => "groups",
            Self::Trajectory => "trajectory",
        }
    }
}

/// Which chart of a scorecard.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chart {
    /// What it shows.
    pub kind: ChartKind,
    /// Of which indicator; `None` for the whole scorecard.
    pub indicator: Option<IndicatorId>,
    /// By what people are divided, where it shows groups and there is more than one division.
    pub by: Option<String>,
}

impl Chart {
    /// A chart of the whole scorecard.
    #[must_use]
    pub const fn of_all(kind: ChartKind) -> Self {
        Self { kind, indicator: None, by: None }
    }

    /// A chart of one indicator.
    #[must_use]
    pub const fn of(indicator: IndicatorId, kind: ChartKind) -> Self {
        Self { kind, indicator: Some(indicator), by: None }
    }
}

/// `smoking_at_delivery:trend`, or `spine`.
impl fmt::Display for Chart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind: &'static str = self.kind.into();
        match &self.indicator {
            Some(id) => write!(f, "{id}:{kind}"),
            None => f.write_str(kind),
        }
    }
}

/// What the charts of a scorecard are drawn from.
#[derive(Debug)]
pub struct Charts<'a> {
    document: &'a Document,
    scorecard: &'a Scorecard,
    catalogue: Cow<'a, Catalogue>,
    compared: Option<Vec<AreaCode>>,
}

impl<'a> Charts<'a> {
    /// Of `document` and its scorecard, trends beside the usual areas.
    #[must_use]
    pub fn new(document: &'a Document, scorecard: &'a Scorecard) -> Self {
        Self { document, scorecard, catalogue: document.catalogue(), compared: document.comparators_in_use() }
    }

    /// With trends beside these areas, where some were chosen.
    #[must_use]
    pub fn beside(self, compared: Option<&[AreaCode]>) -> Self {
        match compared {
            Some(areas) => Self { compared: Some(areas.to_vec()), ..self },
            None => self,
        }
    }

    fn view(&self) -> TrendView<'_> {
        TrendView {
            dataset: &self.document.dataset,
            catalogue: &self.catalogue,
            scorecard: self.scorecard,
            methods: &self.document.settings.methods,
            compared: self.compared.as_deref(),
        }
    }

    /// What there are charts of, in the order of the scorecard: the whole of it, then each indicator.
    #[must_use]
    pub fn subjects(&self) -> Vec<Option<IndicatorId>> {
        let with_figure = self.scorecard.indicators().filter(|score| score.figure.is_some());
        std::iter::once(None).chain(with_figure.map(|score| Some(score.id.clone()))).collect()
    }

    /// The chart, drawn; `None` where there is nothing to draw it from.
    #[must_use]
    pub fn draw(&self, chart: &Chart) -> Option<Figure> {
        self.of(chart.indicator.as_ref(), &|kind| kind == chart.kind)
            .into_iter()
            .find(|(drawn, _)| drawn.by == chart.by || chart.by.is_none())
            .map(|(_, figure)| figure)
    }

    /// Those of the charts of `subject` that are `wanted` and can be drawn; of an indicator, or of the whole.
    #[must_use]
    pub fn of(
        &self,
        subject: Option<&IndicatorId>,
        wanted: &dyn Fn(ChartKind) -> bool,
    ) -> Vec<(Chart, Figure)> {
        match subject {
            None => self.of_all(wanted),
            Some(id) => self.of_indicator(id, wanted),
        }
    }

    fn of_all(&self, wanted: &dyn Fn(ChartKind) -> bool) -> Vec<(Chart, Figure)> {
        let view = self.view();
        let compares = wanted(ChartKind::Spine) || wanted(ChartKind::Rug);
        let rows = if compares { beside_others(&view, self.document.settings.benchmark) } else { Vec::new() };
        let draw = |kind: ChartKind| match kind {
            ChartKind::Tree => Some(tree_figure(self.scorecard)),
            ChartKind::Balance => Some(balance_figure(self.scorecard)),
            ChartKind::Grid => Some(grid_figure(self.document, self.scorecard)),
            // Where too few areas have figures there is only a message, which is no chart.
            ChartKind::Spine => Some(spine_figure(&view, &rows)).filter(|figure| figure.message.is_none()),
            ChartKind::Rug if !rows.is_empty() => Some(rug_figure(&view, &rows)),
            ChartKind::Changes if !self.document.workbook().high_impact_changes.is_empty() => {
                Some(changes_figure(self.document, &self.catalogue, self.scorecard))
            }
            _ => None,
        };
        let kinds = ChartKind::iter().filter(|kind| kind.is_of_all() && wanted(*kind));
        kinds.filter_map(|kind| Some((Chart::of_all(kind), draw(kind)?))).collect()
    }

    fn of_indicator(&self, id: &IndicatorId, wanted: &dyn Fn(ChartKind) -> bool) -> Vec<(Chart, Figure)> {
        let view = self.view();
        let decisions = &self.document.choices.decisions;
        let mut drawn: Vec<(ChartKind, Option<Figure>)> = Vec::new();
        if wanted(ChartKind::Trend) {
            drawn.push((ChartKind::Trend, trend_figure(&view, id)));
        }
        if wanted(ChartKind::Control) {
            drawn.push((ChartKind::Control, control_figure(&view, decisions, id)));
        }
        if wanted(ChartKind::Ranked) || wanted(ChartKind::Funnel) {
            let areas = area_figures(&view, self.document.settings.benchmark, id).ok();
            let (ranked, funnel) = areas.map_or((None, None), |areas| (Some(areas.ranked), areas.funnel));
            drawn.extend([(ChartKind::Ranked, ranked), (ChartKind::Funnel, funnel)]);
        }
        if wanted(ChartKind::InTime) {
            drawn.push((ChartKind::InTime, multiples_figure(&view, id)));
        }
        if wanted(ChartKind::Trajectory) {
            let way = outlook_of(&view, decisions, id).ok();
            drawn.push((ChartKind::Trajectory, way.and_then(|way| trajectory_figure(&view, &way, id))));
        }
        let groups = if wanted(ChartKind::Groups) { group_figures(&view, id) } else { Vec::new() };
        let several = groups.len() > 1;
        let groups = groups.into_iter().map(|one| {
            let by = several.then_some(one.dimension);
            (Chart { by, ..Chart::of(id.clone(), ChartKind::Groups) }, one.figure)
        });
        let of_kind = |(kind, figure): (ChartKind, Option<Figure>)| {
            Some((Chart::of(id.clone(), kind), figure.filter(|_| wanted(kind))?))
        };
        drawn.into_iter().filter_map(of_kind).chain(groups).collect()
    }
}
