//! Numbers that others published or computed, reproduced to their tolerance.
//!
//! `cases.jsonl` has one case a line: what goes in, what must come out, how close, and whose number it is.
//! They are facts (no file and no code was copied) from test suites, documentation and worked examples of:
//!
//! | short name | project | commit | licence |
//! |---|---|---|---|
//! | `PHEindicatormethods` | dhsc-govuk | 5302983f7736 | GPL-3 |
//! | `R 4.2.2` | R, package stats | | GPL-2+ |
//! | `fingertips-open` | ukhsa-collaboration | 678089724a51 | MIT |
//! | `FingertipsNext` | dhsc-govuk | d1600f4a5a6d | MIT |
//! | `FunnelPlotR` | nhs-r-community | 9020d4972873 | MIT |
//! | `NHSRplotthedots` | nhs-r-community | 050b07d7eacc | MIT |
//! | `nhspy-plotthedots` | nhs-pycom | bfdefe4ae0ba | MIT |
//! | `qicharts2` | anhoej | 1b9487ecb393 | GPL-3 |
//! | `PowerBI-SPC` | AUS-DOH-Safety-and-Quality | 478773a5d73a | GPL-3 |
//! | `opensource_maternity_dashboard_project` | nhsengland | 86c047f7a16a | data OGL v3 |
//!
//! Where a peer's choice is not our default, the case says or its method implies which, and it is set.

use serde_json::Value;

mod charts;
mod comparisons;
mod intervals;
mod trends;

/// One case.
pub(super) struct Case {
    pub(super) id: String,
    pub(super) method: String,
    input: Value,
    expected: Value,
    relative: f64,
    absolute: f64,
}

impl Case {
    fn parse(line: &str) -> Self {
        let case: Value = serde_json::from_str(line).unwrap();
        let word = |key: &str| case[key].as_str().unwrap().to_owned();
        let number = |value: &Value| value.as_f64().unwrap_or(0.0);
        let (relative, absolute) = if case["within"].is_object() {
            (number(&case["within"]["relative"]), number(&case["within"]["absolute"]))
        } else {
            (number(&case["tol_rel"]), number(&case["tol_abs"]))
        };
        Self {
            id: word("id"),
            method: word("method"),
            input: case["input"].clone(),
            expected: case["expected"].clone(),
            relative,
            absolute,
        }
    }

    /// A number that goes in; missing is not a number.
    fn number(&self, key: &str) -> f64 {
        self.input[key].as_f64().unwrap_or(f64::NAN)
    }

    fn numbers(&self, key: &str) -> Vec<f64> {
        list(&self.input[key])
    }

    fn word(&self, key: &str) -> &str {
        self.input[key].as_str().unwrap_or("")
    }

    /// Whether `ours` is the number that is expected; a missing number must be missing.
    #[track_caller]
    fn same(&self, key: &str, ours: Option<f64>) {
        self.alike(&self.expected[key], ours, key);
    }

    /// As [`Self::same`], where the case has such a number.
    #[track_caller]
    fn same_if_told(&self, key: &str, ours: Option<f64>) {
        if !self.expected[key].is_null() {
            self.same(key, ours);
        }
    }

    #[track_caller]
    fn alike(&self, theirs: &Value, ours: Option<f64>, what: &str) {
        let Some(theirs) = theirs.as_f64() else {
            assert_eq!(ours, None, "{} {what}: {theirs} is a missing number", self.id);
            return;
        };
        let allowed = self.absolute.max(self.relative * theirs.abs()).max(1e-12);
        let ours = ours.unwrap_or_else(|| panic!("{} {what}: no number, and {theirs} is theirs", self.id));
        assert!((ours - theirs).abs() <= allowed, "{} {what}: {ours} is not {theirs}", self.id);
    }

    #[track_caller]
    fn says(&self, key: &str, ours: &str) {
        assert_eq!(self.expected[key].as_str(), Some(ours), "{} {key}", self.id);
    }
}

/// The numbers of a list, or the one number there is.
fn list(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(all) => all.iter().map(|one| one.as_f64().unwrap_or(f64::NAN)).collect(),
        one => one.as_f64().into_iter().collect(),
    }
}

fn cases(text: &str) -> Vec<Case> {
    text.lines().filter(|line| !line.trim().is_empty()).map(Case::parse).collect()
}

/// Reproduces a case; whether its method is one that we have.
fn reproduce(case: &Case) -> bool {
    intervals::reproduce(case)
        || charts::reproduce(case)
        || comparisons::reproduce(case)
        || trends::reproduce(case)
}

fn own() -> Vec<Case> {
    cases(include_str!("../cases.jsonl"))
}

#[test]
fn every_case_is_reproduced() {
    let own = own();
    assert_eq!(own.len(), 229);
    for case in &own {
        assert!(reproduce(case), "{}: nothing reproduces {}", case.id, case.method);
    }
}

#[test]
fn a_wrong_number_is_noticed() {
    let mut case = own().into_iter().find(|case| case.id == "byars-bw02").unwrap();
    case.expected["lower"] = 982.593_3.into();
    assert!(std::panic::catch_unwind(|| reproduce(&case)).is_err());
}

#[test]
fn the_shared_cases_are_those_of_the_project_or_are_reproduced_too() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/fixtures/cases.jsonl");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: no cases at {}", path.display());
        return;
    };
    let own = own();
    for mut case in cases(&text) {
        // What a case there takes from a peer's file is written out in ours.
        if let Some(same) = own.iter().find(|own| own.id == case.id)
            && ["dsr", "proportion_from_file"].contains(&case.method.as_str())
        {
            case.input = same.input.clone();
            case.method.clone_from(&same.method);
        }
        assert!(reproduce(&case), "{}: nothing reproduces {}", case.id, case.method);
    }
}
