//! The paper for a meeting, composed and laid out beside the window.

use std::path::Path;

use crate::{
    base::Errand,
    disclosure::Published,
    document::{Document, Layout, Part},
    domain::IndicatorId,
    export::{self, Pages},
    render::Scene,
    report::{self, Compared, Material, Paper, Shipped, Template},
};

/// The paper as the page shows it.
#[derive(Debug)]
pub(super) struct LaidOut {
    /// Every page.
    pub(super) pages: Vec<Scene>,
    /// The parts that the template has, in its order.
    pub(super) usual: Vec<Part>,
    /// What the template is called.
    pub(super) template: String,
    /// Why the chosen template could not be used, and the board paper that ships is.
    pub(super) trouble: Option<String>,
    /// What to say of letters that its pages show as boxes.
    pub(super) boxes: Option<String>,
    /// What a meeting must hear of: id, name, and whether somebody wrote why.
    pub(super) exceptions: Vec<(IndicatorId, String, bool)>,
}

/// The template that a document names, or the board paper that ships and why.
fn template(document: &Document) -> (Template, Option<String>) {
    match Template::named(&document.papers.layout.template) {
        Ok(template) => (template, None),
        Err(error) => (Shipped::default().template().clone(), Some(error.to_string())),
    }
}

/// The paper of `document`, with what changed since `earlier`.
fn composed(
    document: &Document,
    earlier: Option<&Document>,
    (template, layout): (&Template, &Layout),
) -> Result<(Published, Paper), String> {
    let told = |error: &dyn std::fmt::Display| error.to_string();
    let published = Published::of(document, document.settings.disclosure).map_err(|error| told(&error))?;
    let changes = earlier.and_then(|earlier| changes(earlier, &published));
    let Some(material) = Material::new(&published, template) else {
        return Err("There are no figures to make a paper of.".to_owned());
    };
    let mut material = material.laid_out(layout);
    if let Some(changes) = &changes {
        material = material.since(changes);
    }
    let paper = report::compose(&material);
    Ok((published, paper))
}

/// What changed since `earlier`, without what must not leave; `None` where the two cannot be compared, which
/// the page of changes says.
fn changes(earlier: &Document, now: &Published) -> Option<Compared> {
    let card = now.scorecard()?;
    let (then, _) = report::of_area(earlier, &card.area.code).ok()?;
    let then = Published::of(&then, now.policy()).ok()?;
    Some(Compared::of((then.document(), then.scorecard()?), (now.document(), card)))
}

impl LaidOut {
    /// Works it out; for a job.
    pub(super) fn of(document: &Document, earlier: Option<&Document>) -> Result<Self, String> {
        let (template, trouble) = template(document);
        let (published, paper) = composed(document, earlier, (&template, &document.papers.layout))?;
        let pages = Pages::of(&paper);
        let area = published.scorecard().map(|card| card.area.code.clone());
        let written = |id: &IndicatorId| {
            let area = area.as_ref()?;
            document.papers.narrative(id, area).filter(|one| !one.why.trim().is_empty())
        };
        let scores = published.scorecard().map(report::exceptions).unwrap_or_default();
        Ok(Self {
            pages: (0..pages.len()).filter_map(|page| pages.scene(page)).collect(),
            usual: template.parts.clone(),
            template: template.name,
            trouble,
            boxes: report::boxes_in(&paper),
            exceptions: scores
                .into_iter()
                .map(|score| (score.id.clone(), score.name.clone(), written(&score.id).is_some()))
                .collect(),
        })
    }
}

/// Writes the paper that ships, or else that of `document`, to `path`; a template that cannot be used stops it.
pub(super) fn write(
    document: &Document,
    earlier: Option<&Document>,
    (shipped, path): (Option<Shipped>, &Path),
    errand: &Errand<'_>,
) -> Result<(), String> {
    let told = |error: &dyn std::fmt::Display| error.to_string();
    let layout = &document.papers.layout;
    let (template, layout) = match shipped {
        Some(shipped) => (shipped.template().clone(), &Layout::default()),
        None => (Template::named(&layout.template).map_err(|error| told(&error))?, layout),
    };
    let (_, paper) = composed(document, earlier, (&template, layout))?;
    export::export_paper(&paper, path, errand).map_err(|error| told(&error))
}
