//! Headings of columns that stand beside figures and are none: targets, totals, comparisons, kinds.

/// Why a column of targets is left.
pub(super) const TARGET: &str = "a target or plan, not a figure";
/// Why a column of totals is left.
pub(super) const TOTAL: &str = "a total or average of other cells";
/// Why a column of comparisons is left.
pub(super) const CHANGE: &str = "a change or comparison, not a figure";
/// Why a column of figures before is left.
pub(super) const EARLIER: &str = "of an earlier period that its heading does not name";
/// Why a column of kinds is left.
pub(super) const KIND: &str = "the kind of area or measure";

/// Words that make a heading one of targets wherever they stand.
const TARGETS: &[&str] = &[
    "target",
    "targets",
    "trajectory",
    "threshold",
    "thresholds",
    "benchmark",
    "ambition",
    "forecast",
    "projected",
    "projection",
    "budgeted",
    "rag",
];
/// Words that do so at the beginning.
const TARGETS_FIRST: &[&str] = &["goal", "plan", "planned", "red", "amber", "green", "tolerance", "standard"];
/// Words that do so at the end.
const TARGETS_LAST: &[&str] = &["plan", "goal", "standard", "budget"];

const TOTALS: &[&str] = &[
    "year to date",
    "total",
    "average",
    "mean",
    "full year",
    "fot",
    "year total",
    "annual total",
    "grand total",
    "outturn",
];

const CHANGES: &[&str] = &[
    "change",
    "movement",
    "trend",
    "compared",
    "comparison",
    "direction",
    "sparkline",
    "difference",
    "diff",
    "variance",
    "variation",
    "var",
    "rank",
    "ranking",
    "percentile",
    "quartile",
    "significance",
];

const KINDS: &[&str] = &[
    "area type",
    "org type",
    "geographic level",
    "count of",
    "time identifier",
    "breakdown",
    "time period range",
    "currency",
];

/// Whether a sheet of this name holds targets or plans and no figures of what was.
pub(super) fn is_of_targets(name: &str) -> bool {
    let words = crate::base::words(name);
    let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    (any(TARGETS) || any(&["plan", "plans", "planned", "budget", "budgets", "trajectories"]))
        && !any(&["actual", "actuals", "performance", "against", "vs", "v", "data"])
}

/// Whether a row's word says that its figures are planned or expected.
pub(super) fn is_planned(text: &str) -> bool {
    matches!(
        crate::base::fold(text).as_str(),
        "forecast" | "plan" | "planned" | "target" | "projected" | "projection" | "trajectory" | "budget"
    )
}

/// Whether a row's word says that its figures are of what was, and nothing else.
pub(super) fn is_done(text: &str) -> bool {
    matches!(
        crate::base::fold(text).as_str(),
        "actual" | "actuals" | "final" | "outturn" | "provisional" | "published" | "achieved" | "validated"
    )
}

/// Why a column with this heading gives no figure; `None` where it may give some.
pub(super) fn idle(folded: &str, words: &[&str]) -> Option<&'static str> {
    let first = words.first().copied().unwrap_or("");
    let last = words.last().copied().unwrap_or("");
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    if TARGETS_FIRST.contains(&first)
        || TARGETS_LAST.contains(&last)
        || any(TARGETS)
        || matches!(folded, "status" | "rating")
    {
        return Some(TARGET);
    }
    let earlier = any(&["previous", "prior", "last"])
        && any(&["year", "quarter", "month", "period", "years", "return"])
        || folded.starts_with("same period")
        || folded == "baseline";
    if earlier {
        return Some(EARLIER);
    }
    if TOTALS.contains(&folded)
        || any(&["ytd", "cumulative"])
        || folded.ends_with("year to date")
        || first == "rolling"
    {
        return Some(TOTAL);
    }
    if any(CHANGES) || folded.starts_with("new data") {
        return Some(CHANGE);
    }
    (KINDS.contains(&folded) || folded.ends_with("sortable")).then_some(KIND)
}
