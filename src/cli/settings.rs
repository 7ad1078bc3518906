//! `settings`: every setting, its default and what it changes.

use clap::Args;
use serde_json::json;

use super::talk::Talk;
use crate::scoring::{Setting, Settings};

/// The arguments of `settings`.
#[derive(Debug, Args)]
pub(super) struct SettingsList {
    /// The result as JSON.
    #[arg(long)]
    json: bool,
}

impl SettingsList {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let settings: Vec<Setting> = Settings::default().list().collect();
        if self.json {
            return talk.json(&json!({ "version": 1, "settings": settings }));
        }
        for setting in settings {
            let value = if setting.default.is_empty() { "(nothing)" } else { &setting.default };
            talk.result(&format!("{} = {value}", setting.name));
            talk.result(&format!("    {}", setting.changes));
            talk.result(&format!("    takes {}", setting.takes));
        }
        Ok(())
    }
}
