//! The way to a target, in words.

use super::refusal;
use crate::{analysis::Outlook, workbook::Unit};

/// Where a plan stands, what it still needs, and where the present course leads.
#[must_use]
pub fn outlook(outlook: &Outlook, unit: Unit) -> Vec<String> {
    let (period, value) = outlook.latest;
    let plan = &outlook.plan;
    let by = plan.by.strftime("%-d %B %Y");
    let mut lines = Vec::new();
    let standing = match outlook.on_plan {
        Some(true) => "on plan",
        Some(false) => "behind plan",
        None => "beside the plan",
    };
    lines.push(format!(
        "{} in {period}, where the plan from {} ({}) to {} by {by} asks for {}: {standing}.",
        unit.show(value),
        unit.show(plan.baseline),
        plan.from,
        unit.show(plan.target),
        unit.show(outlook.asked)
    ));
    lines.push(match &outlook.needed {
        Ok(change) if change.abs() < f64::EPSILON => "The target is met already.".to_owned(),
        Ok(change) => format!(
            "To reach the target, each of the {} left must bring a change of {}.",
            periods(outlook.left),
            unit.show_difference(*change)
        ),
        Err(why) => format!("What is still needed cannot be said: {}.", refusal(*why)),
    });
    lines.push(match &outlook.at_target {
        Ok(course) => {
            let chance =
                if course.slope_interval.holds(0.0) { "; the slope could be none at all" } else { "" };
            format!(
                "On its present course it would be {} by then (95% of single figures {}){chance}.",
                unit.show(course.value),
                unit.show_range(course.interval.lower, course.interval.upper)
            )
        }
        Err(why) => format!("Where the present course leads by then cannot be said: {}.", refusal(*why)),
    });
    lines.push(match &outlook.reached {
        Ok(period) => format!("On its present course it meets the target in {period}."),
        Err(why) => format!("Its present course does not meet the target within sight: {}.", refusal(*why)),
    });
    lines
}

fn periods(left: usize) -> String {
    if left == 1 { "one period".to_owned() } else { format!("{left} periods") }
}
