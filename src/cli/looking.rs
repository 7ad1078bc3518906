//! Which area, period, standards and settings a command looks at.

use anyhow::{Context as _, bail};
use clap::Args;

use super::together::Together;
use crate::{
    base::fold,
    disclosure::Policy,
    document::Document,
    domain::{Area, AreaCode, AreaKind, Dataset, Period, parse_period},
    register::{Found, Hint, Organisation, register},
    scoring::{Scorecard, Settings},
};

/// The arguments that choose what is looked at.
#[derive(Debug, Default, Args)]
pub(super) struct Looking {
    /// The area, by code or name; otherwise the scorecard's own, or the one with most figures.
    #[arg(long, value_name = "CODE|NAME")]
    pub(super) area: Option<String>,
    /// Up to which period, such as "Q4 2010/11" or 2011-03; otherwise the latest with figures.
    #[arg(long, value_name = "PERIOD")]
    pub(super) to: Option<String>,
    /// Against which standards: 2011, or the name of an edition; otherwise those in force.
    #[arg(long, value_name = "NAME")]
    pub(super) edition: Option<String>,
    /// Changes a setting for this command; `spruce-cli settings` lists them. May be repeated.
    #[arg(long, value_name = "KEY=VALUE")]
    pub(super) set: Vec<String>,
    /// Areas put together or beside ours.
    #[command(flatten)]
    pub(super) together: Together,
}

impl Looking {
    /// Makes `document` look there, and gives what may leave.
    pub(super) fn apply(&self, document: &mut Document) -> anyhow::Result<Policy> {
        *document = self.together.apply(document)?;
        if let Some(area) = &self.area {
            document.area = Some(find_area(&document.dataset, area)?);
        }
        if let Some(to) = &self.to {
            document.to = Some(period(to)?);
        }
        for pair in &self.set {
            let (name, value) = pair.split_once('=').with_context(|| format!("“{pair}” is no KEY=VALUE"))?;
            set(&mut document.settings, name.trim(), value)?;
        }
        if let Some(edition) = &self.edition {
            document.settings.edition.clone_from(edition);
        }
        Ok(document.settings.disclosure)
    }
}

fn set(settings: &mut Settings, name: &str, value: &str) -> anyhow::Result<()> {
    Ok(settings.set(name, value)?)
}

/// The scorecard of what `document` looks at.
pub(super) fn scorecard(document: &Document) -> anyhow::Result<Scorecard> {
    if let Some(card) = document.scorecard()? {
        return Ok(card);
    }
    match &document.area {
        None if document.dataset.is_empty() => bail!("there are no figures to score"),
        None => bail!("which area is it about? Give --area, one of: {}", some_areas(&document.dataset)),
        Some(area) => bail!("there are no figures for {area}"),
    }
}

/// A period as somebody writes it, or in words how to write one.
pub(super) fn period(text: &str) -> anyhow::Result<Period> {
    text.parse().ok().or_else(|| parse_period(text)).with_context(|| {
        format!(
            "“{text}” cannot be read as a period; write for example “Q4 2010/11”, “Mar 2011” or “2010/11”"
        )
    })
}

/// The area that somebody names by code, by name, or by the one name that the text is in.
pub(super) fn find_area(dataset: &Dataset, text: &str) -> anyhow::Result<AreaCode> {
    let areas = || dataset.areas().values();
    let code = AreaCode::from(text);
    let folded = fold(text);
    let exact = areas().find(|area| area.code == code || fold(&area.name) == folded);
    if let Some(area) = exact {
        return Ok(area.code.clone());
    }
    // A name or code that the register knows is that of figures under any of its codes.
    let known = organisation(text);
    if let Some(own) = known.and_then(|one| one.codes.iter().find(|code| dataset.areas().contains_key(*code)))
    {
        return Ok(own.clone());
    }
    let within: Vec<&Area> =
        areas().filter(|area| !folded.is_empty() && fold(&area.name).contains(&folded)).collect();
    match within.as_slice() {
        [one] => Ok(one.code.clone()),
        [] => {
            let whom = known.map_or_else(|| format!("“{text}”"), Organisation::label);
            let then = known.map(|one| one.then.as_slice()).unwrap_or_default();
            let then: Vec<String> =
                then.iter().filter_map(|code| register().by_code(code)).map(Organisation::label).collect();
            let since = if then.is_empty() {
                String::new()
            } else {
                format!(", which became {}", then.join(" and "))
            };
            bail!("there are no figures for {whom}{since}; there are for {}", some_areas(dataset))
        }
        _ => {
            let names: Vec<String> = within.iter().take(10).map(|area| area.label()).collect();
            bail!("“{text}” may be any of {}", names.join(", "))
        }
    }
}

/// The organisation that the register knows by a code or name.
fn organisation(text: &str) -> Option<&'static Organisation> {
    register().by_code(&AreaCode::from(text)).or_else(|| match register().by_name(text, Hint::default()) {
        Found::One(code) => register().by_code(&code),
        Found::Nobody | Found::Several(_) => None,
    })
}

/// An area of the scorecard, or one that nobody gave figures for yet, by its code or name.
pub(super) fn area(dataset: &Dataset, text: &str) -> anyhow::Result<Area> {
    let known = |code: &AreaCode| dataset.areas().get(code).cloned();
    if let Some(area) = find_area(dataset, text).ok().and_then(|code| known(&code)) {
        return Ok(area);
    }
    if let Some(organisation) = organisation(text) {
        return Ok(organisation.area());
    }
    let code = AreaCode::from(text);
    match AreaKind::of_code(code.as_str()) {
        Some(kind) => Ok(Area { name: code.to_string(), code, kind }),
        None => bail!(
            "“{text}” is no area that is known: give its code, such as 5ZZ, or one of {}",
            some_areas(dataset)
        ),
    }
}

fn some_areas(dataset: &Dataset) -> String {
    let mut names: Vec<String> = dataset.areas().values().take(10).map(Area::label).collect();
    if dataset.areas().len() > names.len() {
        names.push(format!("{} more", dataset.areas().len() - names.len()));
    }
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
