//! Papers: `export --as board-paper`, `profile`, `exceptions` and `wall`.

use std::{cell::RefCell, io::IsTerminal as _, path::Path};

use indicatif::{ProgressBar, ProgressStyle};

use super::talk::say;
use crate::{
    base::Errand,
    disclosure::Published,
    document::{Document, load},
    domain::AreaCode,
    export::{PaperFormat, export_paper},
    report::{Compared, Material, Shipped, Template, boxes_in, compose, of_area},
};

/// What a paper is made of beside the scorecard.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper<'a> {
    /// The template that ships for it.
    pub(super) kind: Shipped,
    /// A template of the user's own.
    pub(super) template: Option<&'a Path>,
    /// An earlier scorecard file to compare with.
    pub(super) since: Option<&'a Path>,
    /// Where to.
    pub(super) out: &'a Path,
}

impl Paper<'_> {
    /// Writes it.
    pub(super) fn write(&self, published: &Published) -> anyhow::Result<()> {
        // A wrong ending is said before any work is done.
        let format = PaperFormat::of(self.out)?;
        let template = self.template(published)?;
        let changes = self.since.map(|path| changes(path, published)).transpose()?.flatten();
        let Some(mut material) = Material::new(published, &template) else {
            anyhow::bail!("there are no figures to make a paper of");
        };
        if self.template.is_none() && self.kind == Shipped::BoardPaper {
            material = material.laid_out(&published.document().papers.layout);
        }
        if let Some(changes) = &changes {
            material = material.since(changes);
        }
        let bar = RefCell::new(progress("Writing the paper"));
        let tell = |done: f32| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
            bar.borrow_mut().set_position((done * 100.0).clamp(0.0, 100.0) as u64);
        };
        let paper = compose(&material);
        let written = export_paper(&paper, self.out, &Errand::new(&tell, &|| false));
        bar.borrow().finish_and_clear();
        if let (PaperFormat::Pdf, Some(boxes)) = (format, boxes_in(&paper)) {
            say(&format!("note: {boxes}"));
        }
        Ok(written?)
    }

    fn template(&self, published: &Published) -> anyhow::Result<Template> {
        let chosen = &published.document().papers.layout.template;
        match self.template {
            Some(path) => Ok(Template::read(path)?),
            None if self.kind == Shipped::BoardPaper && !chosen.is_empty() => Ok(Template::named(chosen)?),
            None => Ok(self.kind.template().clone()),
        }
    }
}

/// What changed since the scorecard in the file at `path`, without what must not leave.
fn changes(path: &Path, published: &Published) -> anyhow::Result<Option<Compared>> {
    let Some(card) = published.scorecard() else { return Ok(None) };
    let (then, _) = load(path)?;
    let then = published_of(&then, &card.area.code, published)?;
    let earlier = then
        .scorecard()
        .map(|earlier| Compared::of((then.document(), earlier), (published.document(), card)));
    Ok(earlier)
}

fn published_of(then: &Document, area: &AreaCode, now: &Published) -> anyhow::Result<Published> {
    let (then, _) = of_area(then, area)?;
    Ok(Published::of(&then, now.policy())?)
}

/// A bar on a terminal, and nothing elsewhere.
pub(super) fn progress(what: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template(&format!("{what} {{percent}}% {{wide_bar}}"));
    ProgressBar::new(100).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
