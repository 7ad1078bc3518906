//! Every setting by name: what it takes, and what it changes.

use super::{Settings, settings::Field};
use crate::{
    analysis::BenchmarkChoice,
    domain::Policy,
    statistics::{
        compare::{FunnelLimits, Levels, NormalQuantiles, TwoFigures},
        spc::{ChartKind, LimitFactor, Ties},
        trend::ProportionTrend,
    },
};

/// A setting by name.
pub(super) struct Entry {
    pub(super) name: &'static str,
    /// What people call it.
    pub(super) title: &'static str,
    /// The only values that it takes, each with what people call it; empty where it takes others.
    pub(super) words: &'static [(&'static str, &'static str)],
    pub(super) field: Field,
    pub(super) takes: &'static str,
    pub(super) changes: &'static str,
}

pub(super) const ENTRIES: [Entry; 35] = [
    Entry {
        name: "score.edition",
        title: "Edition of the standards",
        words: &[],
        field: Field::Text(|s| &mut s.edition),
        takes: "nothing, 2011, or the name of an edition",
        changes: "which standards are scored against: those in force at the end of each figure's period, the set of 1 April 2011, or one edition where an indicator has it",
    },
    Entry {
        name: "score.close_tolerance",
        title: "Close within, as a share of the standard",
        words: &[],
        field: Field::Number(|s| &mut s.close_tolerance, 0.0, 1.0),
        takes: "a number from 0 to 1",
        changes: "how far beyond its standard a figure is still close, relative to the standard, where no band is published",
    },
    Entry {
        name: "score.minimum_coverage",
        title: "Coverage that a section needs for a colour",
        words: &[],
        field: Field::Number(|s| &mut s.minimum_coverage, 0.0, 1.0),
        takes: "a number from 0 to 1",
        changes: "the share of its expected weight that a section needs before it has a colour",
    },
    Entry {
        name: "score.met_from",
        title: "A section is met from (%)",
        words: &[],
        field: Field::Number(|s| &mut s.met_from, 0.0, 100.0),
        takes: "a number from 0 to 100",
        changes: "the percentage from which a section is met",
    },
    Entry {
        name: "score.close_from",
        title: "A section is close from (%)",
        words: &[],
        field: Field::Number(|s| &mut s.close_from, 0.0, 100.0),
        takes: "a number from 0 to 100",
        changes: "the percentage from which a section is close",
    },
    Entry {
        name: "score.core_weight",
        title: "Weight of the workbook's own numbers",
        words: &[],
        field: Field::Number(|s| &mut s.core_weight, 1.0, 10.0),
        takes: "a number from 1 to 10",
        changes: "the weight of an indicator for which the workbook itself gives the number; others weigh 1",
    },
    Entry {
        name: "score.stale_after",
        title: "Periods until a figure is stale",
        words: &[],
        field: Field::Number(|s| &mut s.stale_after, 1.0, 100.0),
        takes: "a number from 1 to 100",
        changes: "how many of its own reporting periods a figure counts after it ends",
    },
    Entry {
        name: "score.core_cap",
        title: "A missed core indicator caps its section",
        words: &[],
        field: Field::Switch(|s| &mut s.core_cap),
        takes: "true or false",
        changes: "whether a core indicator that is not met keeps its section at close or below",
    },
    Entry {
        name: "score.midwife_range_is_met",
        title: "All of 1:28 to 1:35 is met",
        words: &[],
        field: Field::Switch(|s| &mut s.midwife_range_is_met),
        takes: "true or false",
        changes: "whether births per midwife within the workbook's range of 28 to 35 are met, or only those up to 28 and the rest close",
    },
    Entry {
        name: "interval.byar_from",
        title: "Events from which Byar's interval is used",
        words: &[],
        field: Field::Number(|s| &mut s.methods.counts.byar_from, 1.0, 1000.0),
        takes: "a number from 1 to 1000",
        changes: "the events from which the interval of a count is Byar's approximation; below, it is exact",
    },
    Entry {
        name: "spc.chart",
        title: "Kind of control chart",
        words: &[
            ("by_kind", "the one that suits the indicator"),
            ("xmr", "XmR"),
            ("p", "p"),
            ("u", "u"),
            ("c", "c"),
            ("g", "g"),
            ("t", "t"),
        ],
        field: Field::Choice(chart, set_chart),
        takes: "by_kind, xmr, p, u, c, g or t",
        changes: "the control chart of every indicator: the one that suits its kind, or one kind for all; g takes values as cases between events, t as time between them",
    },
    Entry {
        name: "spc.limit_factor",
        title: "Factor of the mean moving range",
        words: &[("2.66", "2.66"), ("3/1.128", "3 ÷ 1.128")],
        field: Field::Choice(limit_factor, set_limit_factor),
        takes: "2.66 or 3/1.128",
        changes: "what the mean moving range is multiplied by for process limits",
    },
    Entry {
        name: "spc.screen_moving_ranges",
        title: "Leave large moving ranges out of the limits",
        words: &[],
        field: Field::Switch(|s| &mut s.methods.spc.screen_moving_ranges),
        takes: "true or false",
        changes: "whether moving ranges of 3.267 times their mean and more are left out of the limits",
    },
    Entry {
        name: "spc.guard_collapsed_limits",
        title: "Guard limits that would collapse",
        words: &[],
        field: Field::Switch(|s| &mut s.methods.spc.guard_collapsed_limits),
        takes: "true or false",
        changes: "whether limits that screening would collapse are made of all moving ranges, and a series without variation gets none",
    },
    Entry {
        name: "spc.trend_points",
        title: "Points of a trend",
        words: &[],
        field: Field::Count(|s| &mut s.methods.spc.trend_points, 3, 20),
        takes: "a whole number from 3 to 20",
        changes: "how many points that each rise, or each fall, are a special cause",
    },
    Entry {
        name: "spc.trend_ties",
        title: "Equal neighbours in a trend",
        words: &[("break", "end it"), ("ignore", "are passed over")],
        field: Field::Choice(ties, set_ties),
        takes: "break or ignore",
        changes: "whether two equal neighbours end a run of rising or falling points, or neither add to it nor end it",
    },
    Entry {
        name: "spc.shift_points",
        title: "Points of a shift",
        words: &[],
        field: Field::Count(|s| &mut s.methods.spc.shift_points, 3, 20),
        takes: "a whole number from 3 to 20",
        changes: "how many points in a row on one side of the centre line are a special cause",
    },
    Entry {
        name: "spc.two_of_three_same_side",
        title: "Two of three: all on one side",
        words: &[],
        field: Field::Switch(|s| &mut s.methods.spc.two_of_three_same_side),
        takes: "true or false",
        changes: "whether all three of two points of three close to a limit must be on one side of the centre line",
    },
    Entry {
        name: "spc.trial_below",
        title: "Trial limits below so many points",
        words: &[],
        field: Field::Count(|s| &mut s.methods.spc.trial_below, 2, 100),
        takes: "a whole number from 2 to 100",
        changes: "the number of points below which limits are called trial limits",
    },
    Entry {
        name: "spc.laney",
        title: "Laney's correction for p and u charts",
        words: &[],
        field: Field::Switch(|s| &mut s.methods.spc.laney),
        takes: "true or false",
        changes: "whether p and u charts allow for scatter beyond counting (Laney's correction)",
    },
    Entry {
        name: "spc.freeze_after",
        title: "Freeze limits after so many points",
        words: &[],
        field: Field::Choice(freeze_after, set_freeze_after),
        takes: "never, or a whole number from 2 to 1000",
        changes: "whether limits are made of the first so many points of each part only",
    },
    Entry {
        name: "compare.benchmark",
        title: "Compare with",
        words: &[("england", "England"), ("region", "the region"), ("peers", "areas of the same kind")],
        field: Field::Choice(benchmark, set_benchmark),
        takes: "england, region or peers",
        changes: "whom areas are compared with: England, the region they lie in, or other areas of their kind added together",
    },
    Entry {
        name: "compare.levels",
        title: "Levels of comparison",
        words: &[("three", "three: better, similar, worse"), ("five", "five: with best and worst")],
        field: Field::Choice(levels, set_levels),
        takes: "three or five",
        changes: "whether a figure beside a benchmark is better, similar or worse (95% interval), or best and worst too (99.8% interval)",
    },
    Entry {
        name: "compare.two_figures",
        title: "A year is judged by",
        words: &[("difference", "the interval of the difference"), ("overlap", "whether intervals overlap")],
        field: Field::Choice(two_figures, set_two_figures),
        takes: "difference or overlap",
        changes: "whether a figure beside that of a year before is judged by the interval of their difference, or by whether their intervals overlap, as Fingertips does",
    },
    Entry {
        name: "funnel.limits",
        title: "Funnel limits of a proportion",
        words: &[("score", "score: they agree with its interval"), ("wilson", "Wilson's of the average")],
        field: Field::Choice(funnel_limits, set_funnel_limits),
        takes: "score or wilson",
        changes: "the limits of a proportion in a funnel: those that agree with its own interval, or the interval of the average",
    },
    Entry {
        name: "funnel.quantiles",
        title: "Normal quantiles of funnels",
        words: &[("full", "to all digits"), ("rounded", "1.96 and 3.0902")],
        field: Field::Choice(quantiles, set_quantiles),
        takes: "full or rounded",
        changes: "whether funnel limits use normal quantiles to all digits, or 1.96 and 3.0902",
    },
    Entry {
        name: "funnel.overdispersion",
        title: "Allow for overdispersion in funnels",
        words: &[],
        field: Field::Switch(|s| &mut s.methods.funnel.overdispersion),
        takes: "true or false",
        changes: "whether funnel limits allow for areas that differ more than counting explains",
    },
    Entry {
        name: "trend.proportions",
        title: "Recent trend of a proportion from",
        words: &[("counts", "its counts"), ("intervals", "its intervals")],
        field: Field::Choice(proportions, set_proportions),
        takes: "counts or intervals",
        changes: "whether the recent trend of a proportion is tested by its counts, or by its intervals as other figures are",
    },
    Entry {
        name: "inequality.draws",
        title: "Draws for the slope's interval",
        words: &[],
        field: Field::Choice(draws, set_draws),
        takes: "a whole number from 1000 to 1000000",
        changes: "how often groups are drawn anew for the interval of the slope index of inequality",
    },
    Entry {
        name: "inequality.seed",
        title: "Seed of the draws",
        words: &[],
        field: Field::Choice(seed, set_seed),
        takes: "a whole number",
        changes: "where the random numbers of these draws begin; the same seed gives the same interval",
    },
    Entry {
        name: "projection.least_figures",
        title: "Figures that a projection needs",
        words: &[],
        field: Field::Count(|s| &mut s.methods.projection.least_figures, 3, 100),
        takes: "a whole number from 3 to 100",
        changes: "how many figures the present course needs before it is drawn on",
    },
    Entry {
        name: "projection.figures_for_each_period",
        title: "Figures for each period ahead",
        words: &[],
        field: Field::Count(|s| &mut s.methods.projection.figures_for_each_period, 1, 100),
        takes: "a whole number from 1 to 100",
        changes: "how many figures are needed for each period that the present course is drawn ahead",
    },
    Entry {
        name: "disclosure.policy",
        title: "Small numbers",
        words: &[
            ("small_numbers", "hide counts of 1 to 4"),
            ("rounded_to_5", "hide 1 to 7, round to 5"),
            ("under_3", "hide counts of 1 and 2"),
            ("custom", "as set below"),
            ("unrestricted", "hide nothing, mark as restricted"),
        ],
        field: Field::Choice(policy, set_policy),
        takes: "small_numbers, rounded_to_5, under_3, custom or unrestricted",
        changes: "what is hidden of whatever leaves the program: counts of 1 to 4; counts of 1 to 7, with the others rounded to 5; counts of 1 and 2; as the next two settings say; or nothing",
    },
    Entry {
        name: "disclosure.largest_hidden",
        title: "Largest count that is hidden",
        words: &[],
        field: Field::Choice(largest_hidden, set_largest_hidden),
        takes: "a whole number from 1 to 100",
        changes: "the largest count that is hidden; makes the policy custom",
    },
    Entry {
        name: "disclosure.rounding",
        title: "Round other counts to",
        words: &[],
        field: Field::Choice(rounding, set_rounding),
        takes: "a whole number from 1 to 100",
        changes: "what counts that are shown are rounded to, 1 for not at all; makes the policy custom",
    },
];

/// The word of `now` among `words`, or nothing.
fn word<T: PartialEq>(words: &[(&str, T)], now: &T) -> String {
    words.iter().find(|(_, value)| value == now).map_or("", |(word, _)| word).to_owned()
}

/// Puts what `text` stands for among `words` into `field`; whether it is one of them.
fn put<T: Copy>(words: &[(&str, T)], text: &str, field: &mut T) -> bool {
    let found = words.iter().find(|(word, _)| *word == text);
    if let Some((_, value)) = found {
        *field = *value;
    }
    found.is_some()
}

const CHARTS: [(&str, Option<ChartKind>); 7] = [
    ("by_kind", None),
    ("xmr", Some(ChartKind::Xmr)),
    ("p", Some(ChartKind::P)),
    ("u", Some(ChartKind::U)),
    ("c", Some(ChartKind::C)),
    ("g", Some(ChartKind::G)),
    ("t", Some(ChartKind::T)),
];

fn chart(settings: &Settings) -> String {
    word(&CHARTS, &settings.methods.spc.chart)
}

fn set_chart(settings: &mut Settings, text: &str) -> bool {
    put(&CHARTS, text, &mut settings.methods.spc.chart)
}

const FACTORS: [(&str, LimitFactor); 2] =
    [("2.66", LimitFactor::Rounded), ("3/1.128", LimitFactor::Quotient)];

fn limit_factor(settings: &Settings) -> String {
    word(&FACTORS, &settings.methods.spc.limit_factor)
}

fn set_limit_factor(settings: &mut Settings, text: &str) -> bool {
    put(&FACTORS, text, &mut settings.methods.spc.limit_factor)
}

const TIES: [(&str, Ties); 2] = [("break", Ties::Break), ("ignore", Ties::Ignore)];

fn ties(settings: &Settings) -> String {
    word(&TIES, &settings.methods.spc.trend_ties)
}

fn set_ties(settings: &mut Settings, text: &str) -> bool {
    put(&TIES, text, &mut settings.methods.spc.trend_ties)
}

fn freeze_after(settings: &Settings) -> String {
    settings.methods.spc.freeze_after.map_or_else(|| "never".to_owned(), |points| points.to_string())
}

fn set_freeze_after(settings: &mut Settings, text: &str) -> bool {
    let points = if text == "never" { Some(None) } else { text.parse().ok().map(Some) };
    let Some(points) = points.filter(|points| points.is_none_or(|points| (2..=1000).contains(&points)))
    else {
        return false;
    };
    settings.methods.spc.freeze_after = points;
    true
}

const BENCHMARKS: [(&str, BenchmarkChoice); 3] = [
    ("england", BenchmarkChoice::England),
    ("region", BenchmarkChoice::Region),
    ("peers", BenchmarkChoice::Peers),
];

fn benchmark(settings: &Settings) -> String {
    word(&BENCHMARKS, &settings.benchmark)
}

fn set_benchmark(settings: &mut Settings, text: &str) -> bool {
    put(&BENCHMARKS, text, &mut settings.benchmark)
}

const LEVELS: [(&str, Levels); 2] = [("three", Levels::Three), ("five", Levels::Five)];

fn levels(settings: &Settings) -> String {
    word(&LEVELS, &settings.methods.levels)
}

fn set_levels(settings: &mut Settings, text: &str) -> bool {
    put(&LEVELS, text, &mut settings.methods.levels)
}

const TWO_FIGURES: [(&str, TwoFigures); 2] =
    [("difference", TwoFigures::Difference), ("overlap", TwoFigures::Overlap)];

fn two_figures(settings: &Settings) -> String {
    word(&TWO_FIGURES, &settings.methods.two_figures)
}

fn set_two_figures(settings: &mut Settings, text: &str) -> bool {
    put(&TWO_FIGURES, text, &mut settings.methods.two_figures)
}

const FUNNELS: [(&str, FunnelLimits); 2] = [("score", FunnelLimits::Score), ("wilson", FunnelLimits::Wilson)];

fn funnel_limits(settings: &Settings) -> String {
    word(&FUNNELS, &settings.methods.funnel.proportion)
}

fn set_funnel_limits(settings: &mut Settings, text: &str) -> bool {
    put(&FUNNELS, text, &mut settings.methods.funnel.proportion)
}

const QUANTILES: [(&str, NormalQuantiles); 2] =
    [("full", NormalQuantiles::Full), ("rounded", NormalQuantiles::Rounded)];

fn quantiles(settings: &Settings) -> String {
    word(&QUANTILES, &settings.methods.funnel.quantiles)
}

fn set_quantiles(settings: &mut Settings, text: &str) -> bool {
    put(&QUANTILES, text, &mut settings.methods.funnel.quantiles)
}

const PROPORTIONS: [(&str, ProportionTrend); 2] =
    [("counts", ProportionTrend::Counts), ("intervals", ProportionTrend::Intervals)];

fn proportions(settings: &Settings) -> String {
    word(&PROPORTIONS, &settings.methods.recent_trend.proportions)
}

fn set_proportions(settings: &mut Settings, text: &str) -> bool {
    put(&PROPORTIONS, text, &mut settings.methods.recent_trend.proportions)
}

fn draws(settings: &Settings) -> String {
    settings.methods.inequality.draws.to_string()
}

fn set_draws(settings: &mut Settings, text: &str) -> bool {
    let draws = text.parse().ok().filter(|draws| (1_000..=1_000_000).contains(draws));
    settings.methods.inequality.draws = draws.unwrap_or(settings.methods.inequality.draws);
    draws.is_some()
}

fn seed(settings: &Settings) -> String {
    settings.methods.inequality.seed.to_string()
}

fn set_seed(settings: &mut Settings, text: &str) -> bool {
    let seed = text.parse().ok();
    settings.methods.inequality.seed = seed.unwrap_or(settings.methods.inequality.seed);
    seed.is_some()
}

fn policy(settings: &Settings) -> String {
    settings.disclosure.name().to_owned()
}

fn set_policy(settings: &mut Settings, text: &str) -> bool {
    let Some(policy) = Policy::named(text) else { return false };
    // What was chosen before stays chosen.
    if policy.name() != settings.disclosure.name() {
        settings.disclosure = policy;
    }
    true
}

fn largest_hidden(settings: &Settings) -> String {
    settings.disclosure.largest().to_string()
}

fn set_largest_hidden(settings: &mut Settings, text: &str) -> bool {
    let largest = text.parse().ok().filter(|largest| (1..=100).contains(largest));
    if let Some(largest) = largest.filter(|largest| *largest != settings.disclosure.largest()) {
        settings.disclosure = Policy::Custom { largest, base: settings.disclosure.base() };
    }
    largest.is_some()
}

fn rounding(settings: &Settings) -> String {
    settings.disclosure.base().to_string()
}

fn set_rounding(settings: &mut Settings, text: &str) -> bool {
    let base = text.parse().ok().filter(|base| (1..=100).contains(base));
    if let Some(base) = base.filter(|base| *base != settings.disclosure.base()) {
        settings.disclosure = Policy::Custom { largest: settings.disclosure.largest().max(1), base };
    }
    base.is_some()
}
