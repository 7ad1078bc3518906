//! Organisations across and indicators down: a column for each organisation, under its name.

use super::{
    Amount, Confidence, Grid,
    areas::is_bare_total,
    column_cells::sample,
    columns::{Column, Figures, Role},
    heading_idle::TOTAL,
    parse_amount,
    table::Frame,
};
use crate::{
    base::{fold, words},
    domain::{Area, AreaCode, AreaKind},
};

/// Why a column is taken for an organisation's.
pub(super) const ACROSS: &str = "the rows name indicators, so its heading is taken for an organisation";

/// The same where rows are periods.
pub(super) const BESIDE: &str = "an area has a column beside it, so its heading is taken for an organisation";

/// Words of headings that are no names.
const NO_NAMES: &[&str] = &[
    "score",
    "scores",
    "result",
    "results",
    "latest",
    "current",
    "value",
    "values",
    "position",
    "performance",
    "data",
    "number",
    "population",
    "month",
    "quarter",
    "year",
    "week",
    "local",
    "overall",
    "level",
    "figure",
    "figures",
    "rate",
    "rates",
    "count",
    "base",
    "weight",
    "weighting",
    "points",
    "source",
    "owner",
    "lead",
    "frequency",
    "low",
    "high",
    "min",
    "max",
    "minimum",
    "maximum",
    "good",
    "poor",
    "better",
    "worse",
    "similar",
    "sd",
    "z",
    "new",
    "old",
    "in",
    "per",
    "by",
    "of",
    "to",
    "is",
    "actual",
    "expected",
    "observed",
    "reported",
    "births",
    "deaths",
    "women",
    "children",
    "maternities",
    "deliveries",
    "cases",
    "sample",
    "size",
    "version",
    "weighted",
    "priority",
    "page",
];

fn is_open(figures: &Figures) -> bool {
    figures.area.is_none()
        && figures.senses.is_empty()
        && figures.fixed.is_none()
        && figures.period.is_none()
        && figures.within.is_none()
        && figures.part.is_none()
        && !figures.label_is_bare()
}

fn is_name(label: &str) -> bool {
    let capital = label.trim().starts_with(|c: char| c.is_uppercase());
    let plain = !label.contains(['%', ':', '?', '=', '/']) && !label.contains(|c: char| c.is_ascii_digit());
    let own = words(label);
    capital && plain && label.len() <= 60 && !own.iter().any(|word| NO_NAMES.contains(&word.as_str()))
}

/// Takes the headings of columns for names where rows are named after indicators and nothing else names
/// an organisation.
pub(super) fn settle_areas_across(columns: &mut [Column], grid: &Grid, frame: &Frame) {
    let has = |wanted: &dyn Fn(&Role) -> bool| columns.iter().any(|column| wanted(&column.role));
    let placed = has(&|role| matches!(role, Role::AreaCode(_) | Role::AreaName(_)));
    let by_rows = has(&|role| matches!(role, Role::Indicator));
    // Rows of periods tell of no organisation; England or an organisation beside the names does.
    let by_periods = has(&|role| matches!(role, Role::Period | Role::Year | Role::PartOfYear))
        && columns.iter().filter_map(Column::figures).any(|figures| figures.area.is_some());
    let known = columns.iter().filter_map(Column::figures).any(|figures| !figures.senses.is_empty());
    if placed || !(by_rows || by_periods) || known {
        return;
    }
    let number = |column: &Column| {
        sample(grid, frame, column.at)
            .any(|cell| matches!(parse_amount(cell), Amount::Number { .. } | Amount::OneTo(_)))
    };
    let open = |column: &&Column| column.figures().is_some_and(is_open) && number(column);
    let total = |column: &&Column| column.figures().is_some_and(|own| is_bare_total(&fold(&own.label)));
    let totals: Vec<u32> = columns.iter().filter(open).filter(total).map(|column| column.at).collect();
    let names: Vec<&Column> = columns.iter().filter(open).filter(|column| !total(column)).collect();
    if names.len() < 2 && !by_periods
        || names.is_empty()
        || !names.iter().all(|column| column.figures().is_some_and(|own| is_name(&own.label)))
    {
        return;
    }
    let names: Vec<u32> = names.iter().map(|column| column.at).collect();
    for column in columns {
        if totals.contains(&column.at) {
            column.settle(Role::Idle(TOTAL.to_owned()), "its heading says so", Confidence::Likely);
        } else if names.contains(&column.at)
            && let Role::Figures(own) = &mut column.role
        {
            let name = own.label.trim().to_owned();
            own.area = Some(Area { code: AreaCode::of_name(&name), name, kind: AreaKind::Other });
            if by_rows { ACROSS } else { BESIDE }.clone_into(&mut column.why);
            column.confidence = Confidence::Unsure;
        }
    }
}
