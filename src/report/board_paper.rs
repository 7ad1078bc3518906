//! From a scorecard to a paper: its parts in order, each in a file of its own under `parts`.

use super::{Block, Chapter, Material, Paper, Sheet, parts, parts::paragraphs};
use crate::document::Part;

/// The paper that `material` makes.
#[must_use]
pub fn compose(material: &Material<'_>) -> Paper {
    let meeting = &material.document.papers.meeting;
    let mut chapters = Vec::new();
    for part in material.parts() {
        let mut own = chapters_of(*part, material);
        if let (Some(text), Some(last)) = (material.template.texts.get(part), own.last_mut()) {
            last.blocks.extend(paragraphs(text));
        }
        chapters.append(&mut own);
    }
    if chapters.is_empty() {
        chapters.push(Chapter { sheet: Sheet::Portrait, blocks: vec![Block::Title(material.title())] });
    }
    Paper {
        title: material.title(),
        author: meeting.author.trim().to_owned(),
        date: material.day(),
        reference: meeting.reference.trim().to_owned(),
        restriction: material.restriction(),
        logo: material.template.logo.clone(),
        accent: material.template.accent,
        chapters,
    }
}

fn chapters_of(part: Part, material: &Material<'_>) -> Vec<Chapter> {
    let portrait = |blocks| vec![Chapter { sheet: Sheet::Portrait, blocks }];
    match part {
        Part::Cover => portrait(parts::cover(material)),
        Part::Summary => portrait(parts::summary(material)),
        Part::Sections => portrait(parts::sections(material)),
        Part::Scorecard => {
            vec![Chapter { sheet: Sheet::Landscape, blocks: parts::scorecard(material) }]
        }
        Part::Exceptions => parts::exceptions(material),
        Part::Changes => parts::changes(material).map(portrait).unwrap_or_default(),
        Part::DataQuality => portrait(parts::data_quality(material)),
        Part::Actions => portrait(parts::actions(material)),
        Part::Method => portrait(parts::method(material)),
        Part::Sources => portrait(parts::sources(material)),
        Part::WorkshopFront => portrait(parts::workshop_front(material)),
        Part::Workshop => portrait(parts::workshop(material)),
        Part::RecordingBook => portrait(parts::recording_book(material.document)),
        Part::Profile => portrait(parts::profile(material)),
        Part::HighImpactChanges => parts::high_impact(material).map(portrait).unwrap_or_default(),
        Part::Equality => parts::equality(material).map(portrait).unwrap_or_default(),
        Part::Wall => vec![Chapter { sheet: Sheet::Wall, blocks: parts::wall(material) }],
    }
}
