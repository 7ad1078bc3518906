//! `import`: adds returns to a scorecard file, all of them or none.

use std::{path::PathBuf, sync::Arc};

use anyhow::bail;
use clap::Args;

use super::{
    gather::{self, findings, has_figures, trouble},
    held::Held,
    looking::find_area,
    talk::Talk,
    together::Together,
};
use crate::{
    document::{Edit, Preview, Signature, previews},
    returns::ReturnReading,
    workbook::Catalogue,
};

/// The arguments of `import`.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// Returns, or folders of them.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    asked: gather::Asked,
    /// The scorecard file; made if absent.
    #[arg(long, value_name = "S.spruce")]
    into: PathBuf,
    /// Whose scorecard it is, by code or name; otherwise the area with most figures.
    #[arg(long, value_name = "CODE|NAME")]
    area: Option<String>,
    #[command(flatten)]
    together: Together,
    /// Import what can be used of a file of which much is refused.
    #[arg(long)]
    partly: bool,
}

impl Import {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let held = Held::open_or_new(&self.into)?;
        let document = &held.document;
        let readings = self.readings(&document.catalogue(), talk)?;
        let would = previews(document, readings.iter().map(Arc::as_ref));
        let by = Signature::of_user();
        let mut after = Edit::Import { readings: readings.clone(), at: by.at }.carry_out(document, &by);
        after = self.together.apply(&after)?;
        if let Some(area) = &self.area {
            let code = find_area(&after.dataset, area)?;
            after = Edit::SetArea(code).carry_out(&after, &by);
        }
        if after != *document || held.is_new() {
            held.save(&after)?;
        }
        for (reading, preview) in readings.iter().zip(&would) {
            talk.result(&line(reading, preview));
        }
        talk.result(&format!(
            "{}: {} figures from {} {}{}",
            self.into.display(),
            after.dataset.len(),
            after.returns.len(),
            if after.returns.len() == 1 { "return" } else { "returns" },
            after
                .area
                .as_ref()
                .and_then(|code| after.dataset.areas().get(code))
                .map_or_else(String::new, |area| { format!(", scorecard of {}", area.label()) })
        ));
        Ok(())
    }

    /// Every reading; fails when one of them could not be used whole.
    fn readings(&self, catalogue: &Catalogue, talk: &mut Talk) -> anyhow::Result<Vec<Arc<ReturnReading>>> {
        let mut readings = Vec::new();
        let (mut bad, mut doubtful) = (0_usize, 0_usize);
        for file in gather::read_all(&self.files, &self.asked, catalogue)? {
            match file.outcome {
                Err(error) => {
                    bad += 1;
                    talk.fail(&error.to_string());
                }
                Ok(reading) => {
                    talk.say_findings(&findings(&reading));
                    if !has_figures(&reading) {
                        bad += 1;
                        talk.fail(&format!("{}: no figure could be taken", file.name));
                    } else if let Some(trouble) = trouble(&reading).filter(|_| !self.partly) {
                        doubtful += 1;
                        talk.fail(&trouble);
                    }
                    readings.push(Arc::new(reading));
                }
            }
        }
        if bad > 0 {
            bail!("nothing was imported, because {}", files(bad, "could not be used", "could not be used"));
        }
        if doubtful > 0 {
            bail!(
                "nothing was imported, because {}; correct what is named above, or give --partly to import the rest",
                files(doubtful, "cannot be taken as it is", "cannot be taken as they are")
            );
        }
        Ok(readings)
    }
}

fn files(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("a file {one}") } else { format!("{count} files {many}") }
}

fn line(reading: &ReturnReading, preview: &Preview) -> String {
    if let Some(number) = preview.already {
        return format!("{}: is return {number} already, nothing changed", reading.file);
    }
    let replaces =
        preview.replaces.map(|number| format!(", in place of return {number}")).unwrap_or_default();
    format!(
        "{}: {} new, {} revised, {} unchanged, {} of them suppressed{replaces}",
        reading.file, preview.added, preview.revised, preview.unchanged, preview.hidden
    )
}
