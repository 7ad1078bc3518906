//! What the example's people wrote for their board: made up, like all of it.

use jiff::civil::{Date, date};

use super::{Edit, Meeting, Narrative, PlannedAction, Progress, Purpose, SectionNarrative};
use crate::domain::{AreaCode, Period};

/// The meeting, three narratives and a word on a section.
pub(super) fn edits(area: &AreaCode) -> Vec<Edit> {
    let mut edits = vec![Edit::SetMeeting(Box::new(Meeting {
        name: "Board of Exampleton PCT, part 1".to_owned(),
        date: Some(date(2011, 5, 26)),
        reference: "EX/11/42".to_owned(),
        author: "Performance manager, children and maternity".to_owned(),
        lead_director: "Director of public health".to_owned(),
        purpose: Some(Purpose::Decide),
        recommendation:
            "The board is asked to agree the recovery plan for early booking and for midwife numbers, \
                         and to note the other exceptions."
                .to_owned(),
    }))];
    let narratives = [booking(area), midwives(area), smoking(area)];
    edits.extend(narratives.map(|narrative| Edit::SetNarrative(Box::new(narrative))));
    edits.push(Edit::SetSectionNarrative(SectionNarrative {
        section: 11,
        area: area.clone(),
        text: "Staffing is the section to act on first: booking, home visits and one-to-one nursing all wait for it."
            .to_owned(),
    }));
    edits
}

fn action(action: &str, owner: &str, due: Date, status: Progress) -> PlannedAction {
    PlannedAction { action: action.to_owned(), owner: owner.to_owned(), due: Some(due), status }
}

fn booking(area: &AreaCode) -> Narrative {
    Narrative {
        period: Period::month(2011, 3),
        lead: "Head of midwifery".to_owned(),
        why: "Two community teams closed their Friday booking clinics in November for want of midwives, and letters \
              from general practice still take nine days on average."
            .to_owned(),
        impact: "One woman in five is seen too late for the first round of screening and for help to stop smoking \
                 early in pregnancy."
            .to_owned(),
        actions: vec![
            action(
                "Open a booking clinic in two children’s centres on Saturdays",
                "Community matron",
                date(2011, 6, 30),
                Progress::UnderWay,
            ),
            action(
                "Let women book by telephone without a referral",
                "Head of midwifery",
                date(2011, 5, 1),
                Progress::Delayed,
            ),
        ],
        recovery: Period::quarter(2011, 3),
        ..Narrative::of("booked_by_12_weeks".into(), area.clone())
    }
}

fn midwives(area: &AreaCode) -> Narrative {
    Narrative {
        period: Period::financial_year(2010),
        lead: "Director of nursing".to_owned(),
        why: "Births have risen by a tenth in three years and posts by a twentieth; six posts are vacant."
            .to_owned(),
        impact: "Clinics close at short notice, and women do not always have one midwife throughout labour."
            .to_owned(),
        actions: vec![action(
            "Fill six vacant posts and add four newly qualified midwives",
            "Director of nursing",
            date(2011, 9, 30),
            Progress::UnderWay,
        )],
        recovery: Period::financial_year(2011),
        ..Narrative::of("births_per_midwife".into(), area.clone())
    }
}

fn smoking(area: &AreaCode) -> Narrative {
    Narrative {
        period: Period::quarter(2010, 4),
        lead: "Tobacco control lead".to_owned(),
        why: "Fewer than half of the women who smoke at booking take up an offer of help; the offer is not yet \
              opt-out."
            .to_owned(),
        actions: vec![action(
            "Make referral at booking opt-out, with carbon monoxide testing",
            "Tobacco control lead",
            date(2011, 7, 31),
            Progress::NotStarted,
        )],
        ..Narrative::of("smoking_at_delivery".into(), area.clone())
    }
}
