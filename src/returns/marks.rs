//! The signs that senders write where a number would stand.
//!
//! Must not know: numbers. The same sign can mean something else in one sender's return; the
//! return's profile says so.

use crate::domain::Mark;

/// Whole cells, in lower case with single blanks, that were counted in published returns, and
/// what their senders' notes say of them.
const MARKS: [(&str, Mark); 77] = [
    ("*", Mark::Suppressed),
    ("**", Mark::Suppressed),
    ("***", Mark::Suppressed),
    ("****", Mark::Suppressed),
    ("c", Mark::Suppressed),
    ("[c]", Mark::Suppressed),
    ("1-4", Mark::Suppressed),
    ("1–4", Mark::Suppressed),
    ("suppressed", Mark::Suppressed),
    ("redacted", Mark::Suppressed),
    ("x", Mark::NotAvailable),
    ("[x]", Mark::NotAvailable),
    ("u", Mark::NotAvailable),
    ("[u]", Mark::NotAvailable),
    ("[w]", Mark::NotAvailable),
    ("..", Mark::NotAvailable),
    ("...", Mark::NotAvailable),
    ("…", Mark::NotAvailable),
    (":", Mark::NotAvailable),
    ("-", Mark::NotAvailable),
    ("--", Mark::NotAvailable),
    ("–", Mark::NotAvailable),
    ("—", Mark::NotAvailable),
    ("−", Mark::NotAvailable),
    ("na", Mark::NotAvailable),
    ("n/a", Mark::NotAvailable),
    ("n.a.", Mark::NotAvailable),
    ("n.a", Mark::NotAvailable),
    ("n / a", Mark::NotAvailable),
    ("not available", Mark::NotAvailable),
    ("unavailable", Mark::NotAvailable),
    ("no data", Mark::NotAvailable),
    ("no data available", Mark::NotAvailable),
    ("no return", Mark::NotAvailable),
    ("nil return", Mark::NotAvailable),
    ("no submission", Mark::NotAvailable),
    ("not submitted", Mark::NotAvailable),
    ("not supplied", Mark::NotAvailable),
    ("not provided", Mark::NotAvailable),
    ("not known", Mark::NotAvailable),
    ("unknown", Mark::NotAvailable),
    ("missing", Mark::NotAvailable),
    ("missing data", Mark::NotAvailable),
    ("numerator only", Mark::NotAvailable),
    ("did not answer", Mark::NotAvailable),
    ("dna", Mark::NotAvailable),
    ("dk", Mark::NotAvailable),
    ("don't know", Mark::NotAvailable),
    ("don’t know", Mark::NotAvailable),
    ("tbc", Mark::NotAvailable),
    ("awaited", Mark::NotAvailable),
    ("null", Mark::NotAvailable),
    ("?", Mark::NotAvailable),
    ("tba", Mark::NotAvailable),
    ("not returned", Mark::NotAvailable),
    ("not reported", Mark::NotAvailable),
    ("awaiting data", Mark::NotAvailable),
    ("data awaited", Mark::NotAvailable),
    ("to follow", Mark::NotAvailable),
    ("data not available", Mark::NotAvailable),
    ("pending", Mark::NotAvailable),
    ("no return received", Mark::NotAvailable),
    ("z", Mark::NotApplicable),
    ("[z]", Mark::NotApplicable),
    (".", Mark::NotApplicable),
    ("not applicable", Mark::NotApplicable),
    ("no beds", Mark::NotApplicable),
    ("no births", Mark::NotApplicable),
    ("no children", Mark::NotApplicable),
    ("not collected", Mark::NotCollected),
    ("not recorded", Mark::NotCollected),
    ("not required", Mark::NotCollected),
    ("failed validation", Mark::FailedValidation),
    ("fails validation", Mark::FailedValidation),
    ("data quality", Mark::FailedValidation),
    ("[low]", Mark::Banded),
    ("low", Mark::Banded),
];

/// What a whole cell says instead of a number: `text` is trimmed, in lower case, with single blanks.
pub(super) fn mark(text: &str) -> Option<Mark> {
    if let Some((_, mark)) = MARKS.iter().find(|(sign, _)| *sign == text) {
        return Some(*mark);
    }
    let note = |inner: &str| inner.trim().bytes().all(|b| b.is_ascii_digit());
    if text.strip_prefix("[note").and_then(|rest| rest.strip_suffix(']')).is_some_and(note) {
        return Some(Mark::NotAvailable);
    }
    if text.starts_with('#') && is_error(text) {
        return Some(Mark::Error);
    }
    small_count(text).or_else(|| band(text)).or_else(|| explained(text))
}

/// A mark and why, in words: `n/a – not returned`, `* (fewer than five)`.
fn explained(text: &str) -> Option<Mark> {
    const JOINTS: [&str; 6] = [" – ", " - ", " — ", ": ", "; ", " ("];
    let (front, words) = JOINTS.iter().find_map(|joint| text.split_once(joint))?;
    let in_words = words.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && !words.contains(|c: char| c.is_ascii_digit());
    let long = front.len() > 1 || front == "*";
    (in_words && long)
        .then(|| MARKS.iter().find(|(sign, _)| *sign == front.trim()))
        .flatten()
        .map(|(_, mark)| *mark)
}

fn is_error(text: &str) -> bool {
    ["#div/0!", "#n/a", "#ref!", "#value!", "#name?", "#num!", "#null!", "#calc!", "#spill!"].contains(&text)
}

/// `<5`, `≤4`, `<=5`: up to 10, above which the sign names an age or a weight band.
fn small_count(text: &str) -> Option<Mark> {
    let limit = text.strip_prefix(['<', '≤'])?;
    let limit: u32 = limit.strip_prefix('=').unwrap_or(limit).trim().parse().ok()?;
    (limit <= 10).then_some(Mark::Suppressed)
}

/// `70% to 100%`, `35-69%`, `>95%`: between which the figure lies.
fn band(text: &str) -> Option<Mark> {
    let number =
        |part: &str| part.trim().trim_end_matches('%').trim().parse::<f64>().is_ok_and(f64::is_finite);
    let bound = text.strip_prefix(['<', '>', '≤', '≥']).map(|rest| rest.strip_prefix('=').unwrap_or(rest));
    let is_band = text.ends_with('%')
        && match (bound, text.split_once(" to ").or_else(|| text.split_once(['-', '–']))) {
            (Some(bound), _) => number(bound),
            (None, Some((low, high))) => number(low) && number(high),
            (None, None) => false,
        };
    is_band.then_some(Mark::Banded)
}
