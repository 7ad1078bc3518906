//! The words of a score: what a board member reads under "why this score", and the notes.
//! Every sentence that scoring says stands here.

use jiff::civil::Date;

use super::{
    AppliedStandard, Certainty, IndicatorScore, Request, SectionScore, SectionStatus, Settings, Status,
    judgement::{Judgement, Position},
    latest_figure::Latest,
    section_score::Weighed,
};
use crate::{
    analysis::{NoInterval, to_a_year},
    base::number_format::{number, short},
    domain::{HIDDEN, Mark, Observation, Period},
    workbook::{Flow, Indicator, Sampling, Standard, Unit},
};

pub(super) const NO_FIGURE: &str = "There is no valid figure.";
pub(super) const STALE: &str = "The figure is too old to count.";
pub(super) const LATE: &str = "A newer figure should have come by now.";
pub(super) const UNRELIABLE: &str = "The sender calls the figure unreliable or provisional.";
pub(super) const NO_COUNTS: &str = "The return gives no counts, so the figure cannot be checked.";
pub(super) const LOCAL_INDICATOR: &str = "A local indicator: it was defined in this scorecard.";
pub(super) const ANSWERED_IN_THE_WORKSHOP: &str =
    "This is answered in the workshop and is not part of the measured score.";

/// `1 April 2011`.
fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// A value with its unit and that many decimals.
fn shown(unit: Unit, value: f64, places: usize) -> String {
    with_unit(unit, &number(value, places))
}

/// A bound as standards are written: no trailing zeros.
fn bound(unit: Unit, value: f64) -> String {
    match unit {
        Unit::Ratio => format!("1:{}", short(value, 2)),
        _ => with_unit(unit, &short(value, 2)),
    }
}

fn with_unit(unit: Unit, number: &str) -> String {
    match unit {
        Unit::Percent => format!("{number}%"),
        Unit::PerThousand => format!("{number} per 1,000"),
        Unit::Ratio => format!("1:{number}"),
        Unit::Pounds => format!("£{number}"),
        Unit::Hours => format!("{number} hours"),
        Unit::Number | Unit::Count | Unit::Checklist | Unit::YesNo => number.to_owned(),
    }
}

/// A value with as many decimals as it takes to tell it from the bound beside it.
fn told_apart(unit: Unit, value: f64, from: &[f64]) -> String {
    let alike = |places: usize| {
        from.iter().any(|bound| {
            let apart = (value - bound).abs() > 1e-9 * bound.abs();
            apart && number(value, places) == number(*bound, places)
        })
    };
    let places = (unit.places()..6).find(|places| !alike(*places)).unwrap_or(6);
    shown(unit, value, places)
}

fn plural(count: usize, one: &str, more: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {more}") }
}

// Standards.

pub(super) fn pinned_before_its_time(standard: &Standard) -> String {
    format!(
        "The pinned edition {} came into force on {}, after this figure's period.",
        standard.edition,
        day(standard.valid_from)
    )
}

pub(super) fn edition_switched_off(name: &str) -> String {
    format!("The edition {name} is unconfirmed and not switched on, so the standard in force is used.")
}

pub(super) fn unconfirmed(standard: &Standard) -> String {
    format!(
        "The edition {} ({}) is unconfirmed; it can be switched on to score against it.",
        standard.edition, standard.body
    )
}

pub(super) fn standard_in_words(standard: &Standard) -> String {
    format!(
        "Also in force, in words and not scored: {} ({}, {}).",
        standard.text(Unit::Number).trim_end_matches('.'),
        standard.body,
        standard.edition
    )
}

pub(super) fn standard_not_yet(standard: &Standard, on: Date, in_2011_set: bool) -> String {
    let from = day(standard.valid_from);
    let edition = if in_2011_set { "2011" } else { &standard.edition };
    let whose = standard.setter.label();
    format!(
        "No standard was in force on {}. The {whose} standard dates from {from}; pin the {edition} edition to score against it.",
        day(on)
    )
}

pub(super) fn expired(standard: &Standard) -> String {
    match standard.valid_to {
        Some(last) => format!(
            "The standard {} expired on {} and no other has replaced it here; it is still used.",
            standard.edition,
            day(last)
        ),
        None => String::new(),
    }
}

/// Where births per midwife stand in the workbook's range.
pub(super) fn place_in_range(value: f64, from: f64, to: f64) -> Option<String> {
    let (value_text, low, high) = (short(value, 1), short(from, 2), short(to, 2));
    if value < from {
        return Some(format!("{value_text} is under the range of {low} to {high}, which is better still."));
    }
    if value > to || to <= from {
        return None;
    }
    let share = short(100.0 * (value - from) / (to - from), 0);
    Some(format!("{value_text} lies in the range of {low} to {high}, {share}% of the way to its far end."))
}

// Intervals.

/// Why a figure has no interval; `None` where none is due.
pub(super) fn no_interval(why: NoInterval) -> Option<String> {
    Some(match why {
        NoInterval::NotDue => return None,
        NoInterval::NoCounts => "No interval: the return does not give the counts that it needs.".to_owned(),
        NoInterval::NotAShare { cases, people } if cases > people => format!(
            "No interval: {} above the line and {} below it are not a share of the same people.",
            short(cases, 1),
            short(people, 1)
        ),
        NoInterval::NotAShare { .. } => "No interval: the counts do not make a proportion.".to_owned(),
        NoInterval::NotEvents => "No interval: the count of events cannot be negative.".to_owned(),
    })
}

// Data quality.

pub(super) fn missing_entries(missing: usize, due: usize) -> String {
    let verb = if missing == 1 { "is" } else { "are" };
    format!("{missing} of the last {due} figures {verb} missing.")
}

pub(super) fn revised(times: usize) -> String {
    if times == 1 {
        "Revised once since it was first sent.".to_owned()
    } else {
        format!("Revised {times} times since it was first sent.")
    }
}

pub(super) fn disputed(what: &str) -> String {
    format!("Disputed: {what}")
}

pub(super) fn unknown_smoking_status(share: f64) -> String {
    format!("Smoking status is not known for {} of mothers.", shown(Unit::Percent, share, 1))
}

/// What a finding's code says about the figure.
pub(super) fn finding(code: &str) -> String {
    match code {
        "value_disagrees" => "The return's own value differs from its counts.".to_owned(),
        "implausible" => "The value is outside the range that is usual.".to_owned(),
        "estimated" => "The figure is estimated from a larger area.".to_owned(),
        "numerator_exceeds_denominator" => "The numerator is larger than the denominator.".to_owned(),
        "below_zero" => "The figure is below nought.".to_owned(),
        "over_100" => "The percentage is above 100.".to_owned(),
        other => format!("Questioned at import: {}.", other.replace('_', " ")),
    }
}

// The figure.

pub(super) fn figure_notes(latest: &Latest<'_>, to: Period) -> Option<String> {
    let missing = |o: &Observation| match o.mark {
        Some(Mark::Withdrawn) => "removed by hand".to_owned(),
        Some(Mark::Suppressed) if o.note == HIDDEN => HIDDEN.to_owned(),
        mark => format!("{} in the return", mark.map_or("without a value", Mark::label)),
    };
    match (latest.figure, latest.later) {
        (Some(figure), Some(later)) => Some(format!(
            "{} is {}, so the figure of {} is used.",
            later.period,
            missing(later),
            figure.period
        )),
        (None, Some(later)) => Some(format!("{} is {}.", later.period, missing(later))),
        (None, None) => Some(format!("No figure up to {to} has been imported.")),
        (Some(_), None) => None,
    }
}

/// The value and its arithmetic.
fn value_line(indicator: &Indicator, figure: &Observation) -> Option<String> {
    let unit = indicator.unit;
    let value = figure.value?;
    let whole = unit.show(value);
    let period = figure.period;
    let finite = |count: Option<f64>| count.filter(|count| count.is_finite());
    let (Some(x), Some(n)) = (finite(figure.numerator), finite(figure.denominator)) else {
        return Some(format!("{whole} in {period}, as the return states it."));
    };
    let plain = x / n * indicator.multiplier;
    let factor = to_a_year(indicator.flow, period);
    let agrees = |made: f64| (made - value).abs() <= 1e-6 * value.abs().max(1e-6);
    let yearly = (factor - 1.0).abs() > 1e-9 && agrees(plain * factor);
    if !yearly && !agrees(plain) {
        return Some(format!("{whole} in {period}, with counts of {} and {}.", short(x, 2), short(n, 2)));
    }
    let (above, below) = (short(x, 2), short(n, 2));
    let mut sum = match (indicator.flow, yearly) {
        (Flow::Numerator, true) => format!("{above} × {} ÷ {below}", short(factor, 3)),
        (Flow::Denominator, true) => format!("{above} ÷ ({below} × {})", short(1.0 / factor, 3)),
        _ => format!("{above} ÷ {below}"),
    };
    if (indicator.multiplier - 1.0).abs() > 1e-9 {
        sum = format!("{sum} × {}", short(indicator.multiplier, 0));
    }
    let words = match (indicator.numerator.as_str(), indicator.denominator.as_str()) {
        ("", _) | (_, "") => String::new(),
        (above, below) => format!(" ({above} ÷ {below})"),
    };
    Some(format!("{whole} = {sum}{words}, in {period}."))
}

fn interval_line(indicator: &Indicator, score: &IndicatorScore) -> Option<String> {
    match (&score.interval, indicator.sampling) {
        (Some(interval), _) => {
            let unit = indicator.unit;
            let lower = match unit {
                Unit::Percent => shown(unit, interval.lower, unit.places()),
                _ => number(interval.lower, unit.places()),
            };
            let upper = shown(unit, interval.upper, unit.places());
            Some(format!("95% interval {lower} to {upper} ({}).", interval.method))
        }
        (None, Sampling::Exact) if score.section > 0 => {
            Some("Counted whole, so chance plays no part and there is no interval.".to_owned())
        }
        (None, _) => None,
    }
}

fn standard_line(opening: &str, applied: &AppliedStandard) -> String {
    let standard = &applied.standard;
    let from = day(standard.valid_from);
    let force = match standard.valid_to {
        Some(last) if applied.expired => format!("in force {from} to {}, expired", day(last)),
        Some(last) => format!("in force {from} to {}", day(last)),
        None => format!("in force from {from}"),
    };
    format!(
        "{opening}: {} — {} ({}, {}, {force}; {}).",
        applied.text,
        applied.source.trim_end_matches('.'),
        standard.setter.label(),
        standard.edition,
        standard.evidence.label()
    )
}

/// What decided the status.
fn decision_line(indicator: &Indicator, score: &IndicatorScore, judged: &Judgement) -> Option<String> {
    let value = score.figure.as_ref()?.value?;
    let unit = indicator.unit;
    let limit = judged.close_limit.unwrap_or(judged.bound);
    let subject = told_apart(unit, value, &[judged.bound, limit]);
    let (standard, limit) = (bound(unit, judged.bound), bound(unit, limit));
    let beyond = if judged.position == Position::Under { "below" } else { "above" };
    let kind = if judged.published { "published close limit" } else { "close limit" };
    let verdict = score.status.label().to_lowercase();
    let mut line = match score.status {
        Status::Met => {
            let rule = score.standard.as_ref().map_or("", |applied| &applied.text);
            format!("{subject} keeps to the standard, {rule}: {verdict}")
        }
        Status::Close => format!("{subject} is {beyond} {standard} and within the {kind} {limit}: {verdict}"),
        _ => format!("{subject} is {beyond} {standard} and {beyond} the {kind} {limit}: {verdict}"),
    };
    match score.certainty {
        Some(Certainty::Clear) => {
            line.push_str("; the whole interval is on the same side, so chance is an unlikely reason");
        }
        Some(Certainty::CouldBeChance) => {
            line.push_str("; the interval reaches to both sides of the standard, so it could be chance");
        }
        Some(Certainty::Exact) | None => {}
    }
    Some(line + ".")
}

fn points_line(score: &IndicatorScore, to: Period, settings: &Settings) -> Option<String> {
    if score.stale {
        return Some(format!(
            "More than {} reporting periods old on {}: shown and not counted.",
            short(settings.stale_after, 1),
            day(to.end())
        ));
    }
    let points = score.points?;
    let reason = if score.core { "the workbook's own number" } else { "the usual weight" };
    let weight = short(score.weight, 2);
    let word = if (score.weight - 1.0).abs() < 1e-9 { "point" } else { "points" };
    Some(format!("Scores {} of {weight} {word} (weight {weight}: {reason}).", short(points, 2)))
}

fn source_line(indicator: &Indicator, figure: &Observation) -> String {
    let place = figure.provenance.place();
    let counted = figure.numerator.is_some() && figure.denominator.is_some();
    match figure.stated {
        Some(stated) if counted => {
            let stated = with_unit(indicator.unit, &short(stated, 3));
            let sender =
                if figure.provenance.by_hand { "the value beside its counts" } else { "the return itself" };
            format!("From {place}; {sender} says {stated}.")
        }
        _ => format!("From {place}."),
    }
}

/// The sentences under an indicator, in order: value, interval, standard, decision, points, cell.
pub(super) fn why(
    indicator: &Indicator,
    score: &IndicatorScore,
    judged: Option<&Judgement>,
    request: &Request<'_>,
) -> Vec<String> {
    let Some(figure) = &score.figure else {
        let mut lines = vec![figure_missing(score)];
        lines.extend(score.standard.as_ref().map(|applied| standard_line("Standard", applied)));
        return lines;
    };
    let mut lines = Vec::new();
    lines.extend(value_line(indicator, figure));
    lines.extend(interval_line(indicator, score));
    match &score.standard {
        Some(applied) => lines.push(standard_line("Standard", applied)),
        None => lines.push("There is no standard to judge it by, so it has no colour.".to_owned()),
    }
    lines.extend(
        score.beside.as_ref().map(|applied| standard_line("The standard that it stands beside", applied)),
    );
    lines.extend(judged.and_then(|judged| decision_line(indicator, score, judged)));
    lines.extend(points_line(score, request.to, request.settings));
    lines.push(source_line(indicator, figure));
    lines
}

fn figure_missing(score: &IndicatorScore) -> String {
    score.notes.first().cloned().unwrap_or_else(|| NO_FIGURE.to_owned())
}

// Sections.

/// The sentences under a section.
pub(super) fn section(score: &SectionScore, weighed: &Weighed, settings: &Settings) -> Vec<String> {
    let percent = |value: f64| format!("{}%", short(value, 1));
    let mut lines = Vec::new();
    let Some(scored) = score.percent else {
        lines.push(match score.expected {
            0 => "Nothing in this section has a standard to be scored against.".to_owned(),
            expected => format!(
                "None of the {} has a current, valid figure.",
                plural(expected, "expected indicator", "expected indicators")
            ),
        });
        return lines;
    };
    lines.push(format!(
        "{} of {} points: {}.",
        short(weighed.points, 2),
        short(weighed.counted, 2),
        percent(scored)
    ));
    lines.push(format!(
        "{} of {} counted, {} of the weight.",
        score.counted,
        plural(score.expected, "expected indicator", "expected indicators"),
        percent(100.0 * score.coverage)
    ));
    if score.status == SectionStatus::Provisional {
        lines.push(format!(
            "Provisional: less than {} of the expected weight has a current, valid figure, so there is no colour.",
            percent(100.0 * settings.minimum_coverage)
        ));
        return lines;
    }
    lines.push(format!(
        "Met from {}, close from {}: {}.",
        percent(settings.met_from),
        percent(settings.close_from),
        score.status.label().to_lowercase()
    ));
    let missed = |s: &&super::IndicatorScore| s.core && s.points.is_some() && s.status == Status::NotMet;
    if settings.core_cap
        && scored >= settings.met_from
        && let Some(core) = score.indicators.iter().find(missed)
    {
        lines.push(format!(
            "{} is the workbook's own number and is not met, so the section can be no better than close.",
            core.name
        ));
    }
    lines
}
