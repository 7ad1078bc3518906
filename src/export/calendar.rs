//! The days on which actions are due, as an iCalendar file (RFC 5545).
//!
//! Each is an event of a whole day that leaves the day free, for programs take events where few take
//! tasks. The same scorecard gives the same bytes: the stamp is the scorecard's day, not today.

use jiff::civil::Date;

use super::actions_table::one_line;
use crate::{
    document::Document,
    workbook::{Catalogue, Workbook},
    workshop::{ActionStatus, KeyAction},
};

/// Octets that a line has at most, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The calendar of the actions of `document` that have a date; `None` where none has.
#[must_use]
pub(super) fn calendar(document: &Document, day: Date) -> Option<Vec<u8>> {
    let catalogue = document.catalogue();
    let area = document.area.as_ref().map(ToString::to_string).unwrap_or_default();
    let dated: Vec<(&KeyAction, Date)> =
        document.workshops.actions.iter().filter_map(|action| Some((action, action.due?))).collect();
    if dated.is_empty() {
        return None;
    }
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", "-//Spruce//Scorecard//EN");
    lines.plain("CALSCALE", "GREGORIAN");
    for (action, due) in dated {
        lines.plain("BEGIN", "VEVENT");
        lines.text("UID", &uid(action, &area));
        lines.plain("DTSTAMP", &format!("{}T000000Z", basic(day)));
        lines.plain("DTSTART;VALUE=DATE", &basic(due));
        lines.plain("DTEND;VALUE=DATE", &basic(due.saturating_add(jiff::Span::new().days(1))));
        lines.text("SUMMARY", &summary(action));
        lines.text("DESCRIPTION", &description(action, document.workbook(), &catalogue));
        lines.plain("TRANSP", "TRANSPARENT");
        let dropped = action.status == ActionStatus::Dropped;
        lines.plain("STATUS", if dropped { "CANCELLED" } else { "CONFIRMED" });
        lines.plain("END", "VEVENT");
    }
    lines.plain("END", "VCALENDAR");
    Some(lines.text.into_bytes())
}

/// The same for the same action, whatever is changed about it, and another for every other action.
fn uid(action: &KeyAction, area: &str) -> String {
    let raised = action.raised.map(|day| format!("-{}", basic(day))).unwrap_or_default();
    format!("action-{}{raised}-{area}@spruce", action.number)
}

/// `20110630`.
fn basic(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

fn summary(action: &KeyAction) -> String {
    let what = one_line(&action.what);
    match (action.status, one_line(&action.lead)) {
        (ActionStatus::Done, _) => format!("Done: {what}"),
        (_, lead) if lead.is_empty() => format!("Due: {what}"),
        (_, lead) => format!("Due: {what} ({lead})"),
    }
}

fn description(action: &KeyAction, workbook: &Workbook, catalogue: &Catalogue) -> String {
    let effect = action.effect.as_ref().map(|effect| {
        let name = catalogue.name_of(&effect.indicator);
        let unit = catalogue.indicator(&effect.indicator).map(|indicator| indicator.unit);
        let to = effect.value.zip(unit).map(|(value, unit)| format!(" to {}", unit.show(value)));
        let by = effect.by.map(|day| format!(" by {}", day.strftime("%-d %B %Y")));
        format!("{name}{}{}", to.unwrap_or_default(), by.unwrap_or_default())
    });
    let said = [
        ("Action", action.number.to_string()),
        ("From", action.origin.words(workbook, catalogue)),
        ("Organisations", action.organisations.join(", ")),
        ("Milestone", one_line(&action.milestone)),
        ("Expected effect", effect.unwrap_or_default()),
        ("Status", action.status.label().to_owned()),
    ];
    let lines: Vec<String> = said
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| format!("{name}: {text}"))
        .collect();
    lines.join("\n")
}

/// Content lines, folded and ended as the standard asks.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    /// A line whose value is of text: what separates in the format is escaped (3.3.11).
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for letter in value.chars() {
            match letter {
                '\\' | ';' | ',' => escaped.extend(['\\', letter]),
                '\n' => escaped.push_str("\\n"),
                letter if letter.is_control() => {}
                letter => escaped.push(letter),
            }
        }
        self.plain(name, &escaped);
    }

    fn plain(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if letter.len_utf8() > room {
                self.text.push_str("\r\n ");
                // The space that continues a line is one of its octets.
                room = LINE - 1;
            }
            self.text.push(letter);
            room -= letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::workshop::Origin;

    fn written(actions: Vec<KeyAction>) -> String {
        let mut document = Document { area: Some("5ZZ".into()), ..Document::default() };
        let workshops = Arc::make_mut(&mut document.workshops);
        for action in actions {
            workshops.actions.set(action);
        }
        let bytes = calendar(&document, date(2011, 6, 30)).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn action() -> KeyAction {
        KeyAction {
            what: "Train midwives; write \\ agree, and\nreport".to_owned(),
            origin: Origin::Gap("11.1.1".to_owned()),
            lead: "Head of midwifery".to_owned(),
            raised: Some(date(2011, 4, 5)),
            due: Some(date(2011, 12, 31)),
            ..KeyAction::default()
        }
    }

    /// The form of RFC 5545: 3.1 (folding), 3.3.11 (escaping), 3.6.1 (a whole day ends on the day after).
    #[test]
    fn a_due_day_is_an_event_of_a_whole_day() {
        let text = written(vec![action()]);
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"), "{text}");
        assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
        for line in [
            "UID:action-1-20110405-5ZZ@spruce",
            "DTSTAMP:20110630T000000Z",
            "DTSTART;VALUE=DATE:20111231",
            "DTEND;VALUE=DATE:20120101",
            "SUMMARY:Due: Train midwives\\; write \\\\ agree\\, and report (Head of midwifery)",
            "TRANSP:TRANSPARENT",
        ] {
            assert!(text.replace("\r\n ", "").contains(&format!("\r\n{line}\r\n")), "{line} in {text}");
        }
        assert!(text.replace("\r\n ", "").contains("\\nFrom: Question 11.1.1\\nStatus: Not started"));
    }

    #[test]
    fn lines_are_folded_at_75_octets_between_letters() {
        let what = "é".repeat(200);
        let text = written(vec![KeyAction { what: what.clone(), ..action() }]);
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(text.lines().any(|line| line.len() > 72), "lines are filled");
        assert!(text.replace("\r\n ", "").contains(&what));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn what_is_changed_keeps_its_uid_and_what_is_dropped_is_cancelled() {
        let uid = |text: &str| text.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
        let before = written(vec![action()]);
        let dropped = KeyAction { what: "Another".to_owned(), status: ActionStatus::Dropped, ..action() };
        let after = written(vec![dropped]);
        assert_eq!(uid(&before), uid(&after));
        assert!(before.contains("STATUS:CONFIRMED") && after.contains("STATUS:CANCELLED"));
        assert_eq!(before, written(vec![action()]), "the same actions give the same bytes");
    }

    #[test]
    fn actions_without_a_date_are_no_calendar() {
        let mut document = Document::default();
        Arc::make_mut(&mut document.workshops).actions.set(KeyAction { due: None, ..action() });
        assert_eq!(calendar(&document, date(2011, 6, 30)), None);
    }
}
