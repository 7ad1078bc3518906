//! `blank`: a return for an organisation to fill in.

use std::{collections::BTreeSet, path::PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use super::{
    looking::{area, period},
    talk::Talk,
};
use crate::{
    document::{Document, load},
    domain::{Area, Period},
    export::{BlankReturn, export_blank_return},
    workbook::{Answer, Catalogue, Indicator},
};

/// The arguments of `blank`.
#[derive(Debug, Args)]
pub(super) struct Blank {
    /// The indicators, by id or code.
    #[arg(long, value_name = "ID,ID", value_delimiter = ',', required_unless_present = "section")]
    indicators: Vec<String>,
    /// All recommended indicators of this section: 1 to 13, or 14 for the outcome.
    #[arg(long, value_name = "NUMBER")]
    section: Option<u8>,
    /// Whose figures, by code; by name too where the scorecard has them.
    #[arg(long, value_name = "CODE,CODE", value_delimiter = ',', required = true)]
    areas: Vec<String>,
    /// For which periods, such as "Q1 2011-12,Q2 2011-12".
    #[arg(long, value_name = "PERIOD,PERIOD", value_delimiter = ',', required = true)]
    periods: Vec<String>,
    /// The scorecard whose areas and own indicators may be named.
    #[arg(long, value_name = "S.spruce")]
    of: Option<PathBuf>,
    /// The Excel file to write.
    #[arg(long, value_name = "FILE.xlsx")]
    out: PathBuf,
}

impl Blank {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let document = match &self.of {
            Some(path) => load(path)?.0,
            None => Document::default(),
        };
        let catalogue = document.catalogue();
        let areas: Vec<Area> =
            self.areas.iter().map(|text| area(&document.dataset, text.trim())).collect::<Result<_, _>>()?;
        let periods: Vec<Period> =
            self.periods.iter().map(|text| period(text.trim())).collect::<Result<_, _>>()?;
        let blank = BlankReturn { indicators: self.chosen(&catalogue)?, areas, periods };
        export_blank_return(&blank, &self.out)?;
        let rows = blank.indicators.len() * blank.areas.len() * blank.periods.len();
        talk.result(&format!("{}: {rows} figures to fill in", self.out.display()));
        Ok(())
    }

    fn chosen<'c>(&self, catalogue: &'c Catalogue) -> anyhow::Result<Vec<&'c Indicator>> {
        let mut chosen: Vec<&Indicator> = Vec::new();
        for name in &self.indicators {
            let name = name.trim();
            let known = catalogue
                .named(name)
                .with_context(|| format!("“{name}” is no indicator; `spruce-cli standards` lists them"))?;
            if known.answer == Answer::Assessed {
                bail!("“{}” is answered in the workshop, not in a return", known.name);
            }
            chosen.push(known);
        }
        chosen.extend(catalogue.indicators.iter().filter(|known| {
            known.answer == Answer::Measured
                && known.recommended
                && self.section == Some(known.home_section())
        }));
        let mut seen = BTreeSet::new();
        chosen.retain(|known| seen.insert(&known.id));
        if chosen.is_empty() {
            bail!("section {} has no indicator that a return gives", self.section.unwrap_or_default());
        }
        Ok(chosen)
    }
}
