//! What is to be said of how areas were found: names taken for codes, names of several, and codes
//! that stand beside another's name.

use std::collections::BTreeSet;

use crate::{
    base::{Finding, Place, Severity, fold},
    domain::{AreaCode, AreaKind, CellAddress},
    register::{Found, Hint, Organisation, name_key, register, taken_by_name},
};

/// A name or code that something is to be said of, and where it stands.
#[derive(Debug)]
struct Remark<T> {
    name: String,
    about: T,
    cell: Option<CellAddress>,
}

/// What was noticed and not said yet.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    /// Names taken for the one area that bears them.
    taken: Vec<(String, AreaCode)>,
    /// Names that several areas bear.
    doubtful: Vec<Remark<Vec<AreaCode>>>,
    /// Names beside the code of another, with the code and whose name it is.
    differing: Vec<Remark<(AreaCode, String)>>,
    /// What was said of names taken, which is said once.
    said: BTreeSet<(String, AreaCode)>,
}

impl Remarks {
    /// A name was taken for the area of this code.
    pub(super) fn by_name(&mut self, name: &str, code: &AreaCode) {
        if self.said.insert((name.to_owned(), code.clone())) {
            self.taken.push((name.to_owned(), code.clone()));
        }
    }

    /// A name is that of several areas. Regions and authorities of one name are there to compare
    /// with; nobody need choose among them.
    pub(super) fn ambiguous(&mut self, name: &str, codes: Vec<AreaCode>, cell: Option<CellAddress>) {
        let is_wide = |code: &AreaCode| register().kind_of_code(code.as_str()).is_some_and(AreaKind::is_wide);
        if !codes.iter().all(is_wide) {
            self.doubtful.push(Remark { name: name.to_owned(), about: codes, cell });
        }
    }

    /// Notes where a code is one organisation's and the name beside it another's.
    pub(super) fn compare(&mut self, code: &AreaCode, name: &str, cell: Option<CellAddress>) {
        if let Some(whose) = contradiction(code, name) {
            self.differing.push(Remark { name: name.to_owned(), about: (code.clone(), whose), cell });
        }
    }

    /// What was noticed since it was last asked for, in at most one finding of each sort.
    pub(super) fn take_findings(&mut self, file: &str, sheet: &str) -> Vec<Finding> {
        let place = |cell: Option<CellAddress>| Place {
            file: file.to_owned(),
            sheet: sheet.to_owned(),
            cell: cell.map(|cell| cell.to_string()).unwrap_or_default(),
        };
        let (taken, doubtful, differing) = (
            std::mem::take(&mut self.taken),
            std::mem::take(&mut self.doubtful),
            std::mem::take(&mut self.differing),
        );
        let taken: Vec<(&str, &AreaCode)> = taken.iter().map(|(name, code)| (name.as_str(), code)).collect();
        let ambiguous = doubtful.first().map(|first| ambiguous(first, doubtful.len() - 1, place(first.cell)));
        let differ = differing.first().map(|first| differ(first, differing.len() - 1, place(first.cell)));
        [ambiguous, differ, taken_by_name(place(None), &taken)].into_iter().flatten().collect()
    }
}

/// Where a name beside a code is known to be another's: `, the name of` whom, or nothing where only
/// its kind is known to be another.
fn contradiction(code: &AreaCode, name: &str) -> Option<String> {
    const KINDS: [AreaKind; 5] = [
        AreaKind::PrimaryCareTrust,
        AreaKind::CommissioningGroup,
        AreaKind::CareBoard,
        AreaKind::LocalAuthority,
        AreaKind::Trust,
    ];
    let own = register().by_code(code).filter(|own| KINDS.contains(&own.kind))?;
    let key = name_key(name);
    let is_own = own.names().any(|name| name_key(name).bare == key.bare);
    // A “care trust” may be either sort of trust.
    let is_care_trust = fold(name).contains("care trust");
    let clashes = |kind: AreaKind| {
        let trusts = kind == AreaKind::PrimaryCareTrust && own.kind == AreaKind::Trust;
        KINDS.contains(&kind) && !kind.may_be(own.kind) && !(trusts && is_care_trust)
    };
    if key.bare.is_empty() || is_own && !key.kind.is_some_and(clashes) {
        return None;
    }
    let own_code = own.code();
    if let Found::One(other) = register().by_name(name, Hint::default())
        && let Some(one) = register().by_code(&other).filter(|one| KINDS.contains(&one.kind))
    {
        let around = |a: &AreaCode, b: &AreaCode| register().around(a).iter().any(|one| one.code() == *b);
        let related = register().is_successor(&own_code, &other)
            || register().is_successor(&other, &own_code)
            || around(&own_code, &other)
            || around(&other, &own_code);
        // A name that does not say its kind may be this area's as well: Cornwall and Isles of Scilly.
        let is_other = key.kind.is_some() || one.kind == own.kind;
        let contradicts = other != own_code && !related && is_other;
        return contradicts.then(|| format!(", the name of {}", one.label()));
    }
    key.kind.is_some_and(clashes).then(String::new)
}

fn label(code: &AreaCode) -> String {
    register().by_code(code).map_or_else(|| code.to_string(), Organisation::label)
}

fn ambiguous(first: &Remark<Vec<AreaCode>>, more: usize, place: Place) -> Finding {
    let mut labels: Vec<String> = first.about.iter().map(label).collect();
    let last = labels.pop().unwrap_or_default();
    let may_be = format!("“{}” may be {} or {last}", first.name, labels.join(", "));
    let message = match more {
        0 => format!("{may_be}; its figures stay under the name alone."),
        1 => format!("{may_be}, and 1 more name is as doubtful; their figures stay under the names alone."),
        more => {
            format!(
                "{may_be}, and {more} more names are as doubtful; their figures stay under the names alone."
            )
        }
    };
    let hint =
        "Give the code beside the name, or say in the heading or name what it is: PCT, council, trust.";
    Finding::new(Severity::Warning, "area_ambiguous", place, message).with_hint(hint)
}

fn differ(first: &Remark<(AreaCode, String)>, more: usize, place: Place) -> Finding {
    let (code, whose) = &first.about;
    let first = format!("The code of {} stands beside “{}”{whose}", label(code), first.name);
    let message = match more {
        0 => format!("{first}; the code is used."),
        1 => format!("{first}, and 1 more code beside another’s name; the codes are used."),
        more => format!("{first}, and {more} more codes beside others’ names; the codes are used."),
    };
    Finding::new(Severity::Warning, "code_and_name_differ", place, message)
        .with_hint("Please ask the sender whose figures these are.")
}
