//! What a command says: results for standard output, words for standard error, and how it ends.

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use serde::Serialize;

use crate::base::{Finding, Severity};

/// Findings of one file that are said in full; `check` lists them all.
const MOST_FINDINGS: usize = 20;

/// Collects results and says words as they come.
#[derive(Debug, Default)]
pub(super) struct Talk {
    results: String,
    problems: bool,
    failed: bool,
}

impl Talk {
    /// Adds a line to the results.
    pub(super) fn result(&mut self, line: &str) {
        self.results.push_str(line.trim_end());
        self.results.push('\n');
    }

    /// Adds a value to the results as JSON.
    pub(super) fn json(&mut self, value: &impl Serialize) -> anyhow::Result<()> {
        self.results.push_str(&serde_json::to_string_pretty(value)?);
        self.results.push('\n');
        Ok(())
    }

    /// The results so far.
    pub(super) fn results(&self) -> &str {
        &self.results
    }

    /// Says what could not be done; the command ends with 2.
    pub(super) fn fail(&mut self, line: &str) {
        self.failed = true;
        say(&format!("error: {line}"));
    }

    /// Notes that the data have problems; with `--strict` the command ends with 1.
    pub(super) const fn problem(&mut self) {
        self.problems = true;
    }

    /// Says the warnings and errors among `findings`, the worst first.
    pub(super) fn say_findings(&mut self, findings: &[&Finding]) {
        let mut worth: Vec<&&Finding> =
            findings.iter().filter(|finding| finding.severity > Severity::Note).collect();
        worth.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        if !worth.is_empty() {
            self.problem();
        }
        for finding in worth.iter().take(MOST_FINDINGS) {
            say(&sentence(finding));
        }
        if worth.len() > MOST_FINDINGS {
            say(&format!("… and {} more; `spruce-cli check` lists them", worth.len() - MOST_FINDINGS));
        }
    }

    /// How the command ended.
    pub(super) fn exit_code(&self, strict: bool) -> ExitCode {
        match (self.failed, self.problems && strict) {
            (true, _) => ExitCode::from(2),
            (false, true) => ExitCode::from(1),
            (false, false) => ExitCode::SUCCESS,
        }
    }
}

/// Says something on standard error; when nobody listens, nobody misses it.
pub(super) fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// A finding in a line: how bad, where, what, and what to do.
pub(super) fn sentence(finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let hint = if finding.hint.is_empty() { String::new() } else { format!(" {}", finding.hint) };
    format!("{severity}: {}: {}{hint}", finding.place, finding.message)
}
