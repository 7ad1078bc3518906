//! How a section and the two sides stand, in the few words that every page and paper uses for it.

use super::super::{Assessed, SectionScore, SectionStatus};

/// What is covered at all, in the order of the pages.
const OUTCOME: u8 = 14;

/// `39%`, `54% provisional` or `No data`: goes behind the sign.
#[must_use]
pub fn standing(section: &SectionScore) -> String {
    match (section.status, section.percent) {
        (SectionStatus::NoData, _) | (_, None) => "No data".to_owned(),
        (SectionStatus::Provisional, Some(percent)) => format!("{percent:.0}% provisional"),
        (_, Some(percent)) => format!("{percent:.0}%"),
    }
}

/// `4 of 4`: indicators counted and expected.
#[must_use]
pub fn counted(section: &SectionScore) -> String {
    match section.expected {
        0 => "none expected".to_owned(),
        expected => format!("{} of {expected}", section.counted),
    }
}

/// How people at a workshop see it: `Assessed at 63%, from 8 of 12 questions.`
#[must_use]
pub fn assessed(assessed: &Assessed) -> String {
    let questions = |count: usize| if count == 1 { "question" } else { "questions" };
    match assessed.percent {
        Some(percent) => format!(
            "Assessed at {percent:.0}%, from {} of {} {}.",
            assessed.answered,
            assessed.asked,
            questions(assessed.asked)
        ),
        None => format!("Not yet assessed: {} {} to ask.", assessed.asked, questions(assessed.asked)),
    }
}

/// `11. Adequate service volumes`; the outcome, and what is outside the workbook, have no number.
#[must_use]
pub fn numbered(number: u8, name: &str) -> String {
    if number == OUTCOME || number == 0 { name.to_owned() } else { format!("{number}. {name}") }
}

/// Everything in one line for a screen reader:
/// `Section 11, Adequate service volumes, not met, 39%, 4 of 4`.
#[must_use]
pub fn spoken(section: &SectionScore) -> String {
    let place = match section.number {
        OUTCOME => "Outcome".to_owned(),
        number => format!("Section {number}"),
    };
    let status = section.status.label().to_lowercase();
    let percent = section.percent.map_or_else(String::new, |percent| format!(", {percent:.0}%"));
    let said = section.assessed.percent.map_or_else(String::new, |said| format!(", assessed at {said:.0}%"));
    format!("{place}, {}, {status}{percent}, {}{said}", section.name, counted(section))
}

/// The balance of the two sides, in points.
#[must_use]
pub fn leaning(balance: Option<f64>) -> String {
    let Some(points) = balance else {
        return "Not known: a side has no score".to_owned();
    };
    let whole = format!("{:.0}", points.abs());
    let s = if whole == "1" { "" } else { "s" };
    match whole.as_str() {
        "0" => "The two sides are even".to_owned(),
        _ if points > 0.0 => format!("Leans {whole} point{s} to providers"),
        _ => format!("Leans {whole} point{s} to the population"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::Side;

    #[test]
    fn the_balance_is_said_in_words() {
        for (balance, words) in [
            (Some(7.4), "Leans 7 points to providers"),
            (Some(-1.0), "Leans 1 point to the population"),
            (Some(0.3), "The two sides are even"),
            (None, "Not known: a side has no score"),
        ] {
            assert_eq!(leaning(balance), words);
        }
    }

    fn section(number: u8, percent: Option<f64>, status: SectionStatus) -> SectionScore {
        SectionScore {
            number,
            name: "Adequate service volumes".to_owned(),
            side: Side::Commissioning,
            percent,
            status,
            coverage: 1.0,
            counted: 4,
            expected: 4,
            assessed: Assessed::default(),
            contradiction: None,
            indicators: Vec::new(),
            why: Vec::new(),
        }
    }

    #[test]
    fn a_screen_reader_hears_everything_that_the_card_shows() {
        let not_met = section(11, Some(39.2), SectionStatus::NotMet);
        assert_eq!(spoken(&not_met), "Section 11, Adequate service volumes, not met, 39%, 4 of 4");
        assert_eq!(standing(&not_met), "39%");
        let none = section(14, None, SectionStatus::NoData);
        assert_eq!(spoken(&none), "Outcome, Adequate service volumes, no data, 4 of 4");
        assert_eq!(standing(&none), "No data");
        assert_eq!(standing(&section(3, Some(54.0), SectionStatus::Provisional)), "54% provisional");
    }
}
