//! Inequality between groups, in words.

use super::{comparison::apart, no_result};
use crate::{
    analysis::{GroupsCompared, NoResult},
    base::number_format::number,
    scoring::Target,
    statistics::Good,
    workbook::Unit,
};

/// The gap between the group that is worst off and the best.
#[must_use]
pub fn gap(groups: &GroupsCompared<'_>, unit: Unit) -> String {
    let gap = match &groups.gap {
        Ok(gap) => gap,
        Err(why) => return format!("There is no gap to speak of: {}.", no_result(*why)),
    };
    let (Some(worst), Some(best)) = (groups.groups.get(gap.worst), groups.groups.get(gap.best)) else {
        return String::new();
    };
    format!(
        "The gap in {} is from {} ({}) to {} ({}){}.",
        groups.period,
        worst.group.value,
        unit.show(worst.value),
        best.group.value,
        unit.show(best.value),
        apart(gap.apart.as_ref(), unit)
    )
}

/// The slope and the relative index of inequality.
#[must_use]
pub fn slope(groups: &GroupsCompared<'_>, unit: Unit) -> String {
    let index = match &groups.slope {
        Ok(index) => index,
        Err(why) => return format!("There is no slope index of inequality: {}.", no_result(*why)),
    };
    let (slope, relative) = (index.slope_interval, index.relative_interval);
    let chance = if slope.holds(0.0) { "; the interval holds 0, so that it could be chance" } else { "" };
    format!(
        "From the most to the least deprived the figure changes by {} (slope index of inequality, 95% interval {} to {}), {} times as much (relative index, {} to {}){chance}.",
        unit.show_difference(index.slope),
        number(slope.lower, unit.places()),
        number(slope.upper, unit.places()),
        number(index.relative, 2),
        number(relative.lower, 2),
        number(relative.upper, 2)
    )
}

/// What the best group's figure for all would gain.
#[must_use]
pub fn attributable(groups: &GroupsCompared<'_>, good: Good) -> String {
    let cases =
        if good == Good::High { "of those not reached would be" } else { "of the cases would not be there" };
    match groups.attributable {
        Ok(share) => format!(
            "If all groups had the figure of the best, {}% {cases} (population attributable fraction).",
            number(100.0 * share, 0)
        ),
        Err(why) => {
            format!("What the best group’s figure for all would gain cannot be said: {}.", no_result(why))
        }
    }
}

/// Where the shortfall is: "62% of those not reached are in two of five groups".
#[must_use]
pub fn shortfall(groups: &GroupsCompared<'_>, good: Good) -> String {
    let shares = match &groups.shortfall {
        Ok(shares) => shares,
        Err(why) => return shortfall_unknown(*why),
    };
    let whom = if good == Good::High { "those not reached" } else { "the cases" };
    // The fewest groups that hold half of them or more.
    let Some((at, share)) = shares.iter().enumerate().find(|(_, share)| share.cases_so_far >= 0.5) else {
        return String::new();
    };
    let names = shares.iter().take(at + 1).filter_map(|share| groups.groups.get(share.group));
    let names: Vec<&str> = names.map(|one| &*one.group.value).collect();
    format!(
        "{}% of {whom} are in {} of {} groups, which hold {}% of the people: {}.",
        number(100.0 * share.cases_so_far, 0),
        at + 1,
        shares.len(),
        number(100.0 * share.people_so_far, 0),
        names.join("; ")
    )
}

fn shortfall_unknown(why: NoResult) -> String {
    format!("Where the shortfall is cannot be said: {}.", no_result(why))
}

/// The worst group against the standard; `None` without a target or a worst group.
#[must_use]
pub fn worst_against(groups: &GroupsCompared<'_>, target: Option<&Target>, unit: Unit) -> Option<String> {
    let (target, gap) = (target?, groups.gap.as_ref().ok()?);
    let worst = groups.groups.get(gap.worst)?;
    let up = target.good.is_better(true)?;
    let met = if up { worst.value >= target.value } else { worst.value <= target.value };
    let meets = if met { "meets" } else { "misses" };
    Some(format!(
        "Even the group that is worst off, {}, with {}, {meets} the standard, {}.",
        worst.group.value,
        unit.show(worst.value),
        target.text
    ))
    .map(|text| if met { text } else { text.replacen("Even the", "The", 1) })
}
