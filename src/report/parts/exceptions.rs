//! The exceptions: a page for each figure that is not met, and each that is close and getting worse.

use super::{
    actions::{action_row, action_table},
    text::{counts, heading, in_text, paragraph, paragraphs, section_name, to_do},
};
use crate::{
    document::Narrative,
    report::{
        Block, Chapter, Material, Sheet, Words,
        charts::{control_figure, outlook_of, trajectory_figure, trend_figure},
        course::{course, exceptions as found},
    },
    scoring::{IndicatorScore, SectionScore, Status, sentence},
};

pub(in crate::report) fn exceptions(material: &Material<'_>) -> Vec<Chapter> {
    let found = found(material.scorecard);
    if found.is_empty() {
        let none = "No standard is missed, and none that is close is clearly getting worse.";
        return vec![page(vec![heading(1, "Exceptions"), paragraph(none)])];
    }
    let pages = found.iter().enumerate().map(|(at, score)| {
        let mut blocks = Vec::new();
        if at == 0 {
            blocks.push(heading(1, "Exceptions"));
        }
        let section = material.scorecard.sections.iter().find(|one| one.number == score.section);
        blocks.extend(exception(material, section, score));
        page(blocks)
    });
    pages.collect()
}

const fn page(blocks: Vec<Block>) -> Chapter {
    Chapter { sheet: Sheet::Portrait, blocks }
}

fn exception(material: &Material<'_>, section: Option<&SectionScore>, score: &IndicatorScore) -> Vec<Block> {
    let narrative = material.narrative(score);
    let course = course(score);
    let worse = course.as_ref().is_some_and(|course| !course.better);
    let word = match (score.status, worse) {
        (Status::Close, _) => "close, and getting worse",
        (_, true) => "not met, and getting worse",
        _ => "not met",
    };
    let mut blocks = vec![heading(2, format!("{}: {word}", score.name))];
    blocks.push(Block::Facts(facts(section, score, narrative)));
    blocks.extend(charts(material, score));
    let said = findings(score);
    if !said.is_empty() {
        blocks.push(heading(3, "What the figures say"));
        blocks.push(Block::Points(said.into_iter().map(Words::plain).collect()));
    }
    blocks.extend(written(material, score, narrative));
    blocks
}

fn facts(
    section: Option<&SectionScore>,
    score: &IndicatorScore,
    narrative: Option<&Narrative>,
) -> Vec<(String, Words)> {
    let mut standing = sentence::against_standard(score);
    if score.stale {
        standing.push_str("; the figure is too old to count");
    }
    let counts = counts(score);
    if !counts.is_empty() {
        let has_both = score.figure.as_ref().is_some_and(|figure| figure.denominator.is_some());
        let from = if has_both { counts } else { format!("a count of {counts}") };
        standing = format!("{}; from {from}", standing.trim_end_matches('.'));
    }
    let lead = narrative.map(|one| one.lead.trim()).filter(|lead| !lead.is_empty());
    let mut facts = vec![("Figure", standing)];
    facts.extend(section.map(|section| match lead {
        Some(lead) => ("Section and lead", format!("{}; {lead}", section_name(section))),
        None => ("Section", section_name(section)),
    }));
    let mut quality = score.data_quality.level.label().to_owned();
    if !score.data_quality.reasons.is_empty() {
        let reasons: Vec<&str> =
            score.data_quality.reasons.iter().map(|reason| reason.text.trim_end_matches('.')).collect();
        quality = format!("{quality}: {}", reasons.join("; "));
    }
    facts.push(("Data quality", quality));
    facts.into_iter().map(|(name, text)| (name.to_owned(), Words::plain(text))).collect()
}

/// The control chart where there is one, else the trend; and the way to the target of a plan.
fn charts(material: &Material<'_>, score: &IndicatorScore) -> Vec<Block> {
    let view = material.view();
    let decisions = &material.document.choices.decisions;
    let has_chart = score.movement.as_ref().is_some_and(|movement| movement.chart.is_ok());
    let control = has_chart.then(|| control_figure(&view, decisions, &score.id)).flatten();
    let first = control.or_else(|| score.figure.as_ref().and_then(|_| trend_figure(&view, &score.id)));
    let way = outlook_of(&view, decisions, &score.id).ok();
    let way = way.and_then(|outlook| trajectory_figure(&view, &outlook, &score.id));
    first.into_iter().chain(way).map(in_text).collect()
}

/// What the statistics find; what they cannot say is no news for a meeting.
fn findings(score: &IndicatorScore) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(movement) = &score.movement {
        if movement.chart.is_ok() {
            found.push(sentence::variation(movement));
        }
        found.extend(sentence::assurance(movement));
        found.extend(movement.any_trend().map(|_trend| sentence::trend(movement)));
    }
    let (unit, interval) = (score.unit, score.interval.as_ref());
    let beside = score.comparison.as_ref().ok();
    found.extend(beside.map(|beside| sentence::beside_benchmark(beside, interval, unit)));
    let before = score.since_last_year.as_ref().ok();
    found.extend(before.map(|before| sentence::beside_last_year(before, unit)));
    found
}

/// A paragraph that begins with what it tells of: a heading for each would fill the page.
fn named(title: &str, said: Block) -> Block {
    match said {
        Block::Paragraph(words) => Block::Paragraph(Words::strong(format!("{title}. ")).then(words)),
        other => other,
    }
}

/// What people wrote, and who should write what is missing.
fn written(material: &Material<'_>, score: &IndicatorScore, narrative: Option<&Narrative>) -> Vec<Block> {
    let lead = narrative.map(|one| one.lead.trim()).filter(|lead| !lead.is_empty());
    let who = lead.unwrap_or("the lead for this indicator");
    let plan = outlook_of(&material.view(), &material.document.choices.decisions, &score.id);
    let plan = plan.map(|plan| sentence::outlook(&plan, score.unit)).unwrap_or_default();
    let plan = plan.into_iter().map(paragraph);
    let Some(narrative) = narrative else {
        let asked = [
            heading(3, "Why, and what is done about it"),
            to_do(format!(
                "To be written by {who}: why the figure is as it is, what it means for people and services, who does what by when, and when the standard will be met."
            )),
        ];
        return asked.into_iter().chain(plan).collect();
    };
    let mut blocks = Vec::new();
    for (title, text, asks) in [
        ("Why", &narrative.why, "why the figure is as it is"),
        ("Impact", &narrative.impact, "what it means for people and services"),
    ] {
        let mut own = paragraphs(text).into_iter();
        let first = own.next().unwrap_or_else(|| to_do(format!("To be written by {who}: {asks}.")));
        blocks.push(named(title, first));
        blocks.extend(own);
    }
    match narrative.actions.as_slice() {
        actions @ [_, ..] => {
            let day = material.day();
            let rows = actions.iter().map(|action| action_row(action, day)).collect();
            blocks.push(Block::Table(action_table(&format!("Actions for {}", score.name), false, rows)));
        }
        [] => blocks.push(named("Actions", to_do(format!("To be written by {who}: who does what by when.")))),
    }
    let recovery = match narrative.recovery {
        Some(period) => paragraph(format!("The standard is expected to be met in {period}.")),
        None => to_do(format!("To be given by {who}: when the standard will be met.")),
    };
    blocks.push(named("Expected recovery", recovery));
    blocks.extend(plan);
    let current = score.figure.as_ref().map(|figure| figure.period);
    if let Some(written) = narrative.period
        && current.is_some_and(|current| current != written)
    {
        blocks.push(to_do(format!("Written for the figure of {written}; see whether it still holds.")));
    }
    blocks
}
