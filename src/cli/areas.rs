//! `areas`: the register of organisations, by name or code.

use clap::Args;
use serde_json::{Value, json};

use super::{
    columns::{Align, Columns},
    talk::Talk,
};
use crate::{
    domain::AreaCode,
    register::{Organisation, register},
};

/// The arguments of `areas`.
#[derive(Debug, Args)]
pub(super) struct Areas {
    /// A code, a name or a part of one; all of them where nothing is given.
    #[arg(value_name = "TEXT", default_value = "")]
    text: String,
    /// The result as JSON.
    #[arg(long)]
    json: bool,
}

impl Areas {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let found = register().search(&self.text);
        if self.json {
            let areas: Vec<Value> = found.iter().map(|one| as_json(one)).collect();
            return talk.json(&json!({ "version": 1, "areas": areas }));
        }
        if found.is_empty() {
            anyhow::bail!(
                "no organisation is known by “{}”; its returns can be imported all the same",
                self.text
            );
        }
        let mut columns = Columns::default();
        for one in found {
            let until = one.to.map_or_else(String::new, |to| format!("to {to}"));
            let then: Vec<String> = one.then.iter().map(label).collect();
            let then = if then.is_empty() { String::new() } else { format!("then {}", then.join(" and ")) };
            let codes: Vec<&str> = one.codes.iter().map(AreaCode::as_str).collect();
            columns.row([codes.join(" "), one.name.clone(), one.kind.label().to_owned(), until, then]);
        }
        for line in columns.lines(&[Align::Left; 5]) {
            talk.result(&line);
        }
        Ok(())
    }
}

fn label(code: &AreaCode) -> String {
    register().by_code(code).map_or_else(|| code.to_string(), Organisation::label)
}

fn as_json(one: &Organisation) -> Value {
    let named = |codes: &[AreaCode]| -> Vec<Value> {
        let name = |code: &AreaCode| register().by_code(code).map(|other| other.name.clone());
        codes.iter().map(|code| json!({ "code": code.as_str(), "name": name(code) })).collect()
    };
    json!({
        "codes": one.codes,
        "name": one.name,
        "also": one.also,
        "kind": one.kind.label(),
        "within": named(&one.within),
        "then": named(&one.then),
        "from": one.from,
        "to": one.to,
    })
}
