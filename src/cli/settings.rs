//! `settings`: every setting, its default and what it changes.

use clap::Args;
use serde_json::json;

use super::{looking::POLICY, talk::Talk};
use crate::{
    disclosure::Policy,
    scoring::{Setting, Settings},
};

/// The arguments of `settings`.
#[derive(Debug, Args)]
pub(super) struct SettingsList {
    /// The result as JSON.
    #[arg(long)]
    json: bool,
}

impl SettingsList {
    pub(super) fn run(&self, talk: &mut Talk) -> anyhow::Result<()> {
        let mut settings: Vec<Setting> = Settings::default().list().collect();
        settings.push(Setting {
            name: POLICY,
            value: Policy::default().name().to_owned(),
            default: Policy::default().name().to_owned(),
            takes: "small_numbers or unrestricted",
            changes: "what is hidden from whatever leaves the program: counts of 1 to 4 and what would give them away, or nothing",
        });
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
