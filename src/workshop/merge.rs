//! Two people's records of the same workshops, put together: what only one of them says is taken, and where
//! they say different things a person chooses.
//!
//! The copies have no common ancestor that is known, so nothing is taken for removed: an empty field gives way
//! to a full one, and an entry that only one of them has stays.

use std::{collections::BTreeSet, fmt::Display};

use super::{
    BookEntry, ChangeProgress, Effect, EqualityEntry, HasNumber, KeyAction, Numbered, Origin, Parked,
    Participant, Recording, Workshop, WorkshopFacts, Workshops,
};

/// What stands where two copies say different things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stands {
    /// What this copy says.
    #[default]
    Mine,
    /// What the other copy says.
    Theirs,
    /// Both, one after the other; what this copy says where that cannot be.
    Both,
}

/// Two copies say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Of what: `Question 3.1.1, gap`.
    pub about: String,
    /// What this copy says.
    pub mine: String,
    /// What the other copy says.
    pub theirs: String,
    /// Whether both can stand.
    pub may_be_both: bool,
}

/// The records of two copies put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// Everything, with each conflict settled as it was chosen.
    pub workshops: Workshops,
    /// Where they say different things, always in the same order.
    pub conflicts: Vec<Conflict>,
}

impl Workshops {
    /// These records with those of another copy. `chosen` says of each conflict in order what stands; mine,
    /// where it says nothing.
    #[must_use]
    pub fn merged(&self, theirs: &Self, chosen: &[Stands]) -> Merged {
        let (mut mine, mut theirs) = (self.clone(), theirs.clone());
        // Where one copy went on to the next workshop, what the other says of now is of the one it kept.
        mine.keep_what_is_held_in(&theirs);
        theirs.keep_what_is_held_in(&mine);
        let mut merging = Merging { chosen, conflicts: Vec::new() };
        merging.workshop("", &mut mine.now, &theirs.now);
        for held in theirs.held {
            if let Some(one) = mine.held.iter_mut().find(|one| one.is_the_one(&held)) {
                let day = held.facts.date.map_or_else(String::new, |day| format!("Workshop of {day}, "));
                merging.workshop(&day, one, &held);
            } else if !mine.held.contains(&held) {
                mine.held.push(held);
            }
        }
        mine.held.sort_by_key(|held| (held.facts.date, held.started));
        merging.pick("Order of the sections", &mut mine.order, &theirs.order, |order| {
            order.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        });
        merging.list("Action", &mut mine.actions, &theirs.actions, Merging::action);
        for (number, progress) in &theirs.changes {
            let own = mine.changes.entry(*number).or_default();
            merging.change(*number, own, progress);
        }
        take_more(&mut mine.changes_aside, &theirs.changes_aside);
        merging.list("Equality register", &mut mine.equality, &theirs.equality, Merging::equality);
        Merged { workshops: mine, conflicts: merging.conflicts }
    }

    /// Keeps the workshop of now where `other` did so.
    fn keep_what_is_held_in(&mut self, other: &Self) {
        if other.held.iter().any(|held| held.is_the_one(&self.now)) && !other.now.is_the_one(&self.now) {
            self.held.push(std::mem::take(&mut self.now));
        }
    }

    /// What was said at `from` is said at `to`: another place was given to a question.
    pub fn change_place(&mut self, from: &str, to: &str) {
        for workshop in std::iter::once(&mut self.now).chain(&mut self.held) {
            if let Some(entry) = workshop.recording.take(from) {
                workshop.recording.set(to, entry);
            }
            let parked: Vec<Parked> = workshop.parked.iter().cloned().collect();
            for one in parked.into_iter().filter(|one| one.place.as_deref() == Some(from)) {
                workshop.parked.set(Parked { place: Some(to.to_owned()), ..one });
            }
        }
        let actions: Vec<KeyAction> = self.actions.iter().cloned().collect();
        for action in actions.into_iter().filter(|one| one.origin == Origin::Gap(from.to_owned())) {
            self.actions.set(KeyAction { origin: Origin::Gap(to.to_owned()), ..action });
        }
    }
}

impl Workshop {
    /// Whether `other` is the same workshop in another copy: it began at the same moment, or is of the same day.
    fn is_the_one(&self, other: &Self) -> bool {
        match (self.started, other.started) {
            (Some(own), Some(others)) => own == others,
            _ => self.facts.date.is_some() && self.facts.date == other.facts.date,
        }
    }
}

/// Takes what `mine` lacks.
fn take_more<T: Clone + PartialEq>(mine: &mut Vec<T>, theirs: &[T]) {
    for one in theirs {
        if !mine.contains(one) {
            mine.push(one.clone());
        }
    }
}

struct Merging<'a> {
    chosen: &'a [Stands],
    conflicts: Vec<Conflict>,
}

impl Merging<'_> {
    /// What stands of two different things.
    fn settle(&mut self, about: impl Display, (mine, theirs): (String, String), may_be_both: bool) -> Stands {
        let stands = self.chosen.get(self.conflicts.len()).copied().unwrap_or_default();
        self.conflicts.push(Conflict { about: about.to_string(), mine, theirs, may_be_both });
        if stands == Stands::Both && !may_be_both { Stands::Mine } else { stands }
    }

    /// A value of which only one can stand; the usual one gives way.
    fn pick<T: Clone + PartialEq + Default>(
        &mut self,
        about: impl Display,
        mine: &mut T,
        theirs: &T,
        show: impl Fn(&T) -> String,
    ) {
        let usual = T::default();
        if *theirs == usual || mine == theirs {
            return;
        }
        let words = (show(mine), show(theirs));
        if *mine == usual || self.settle(about, words, false) == Stands::Theirs {
            mine.clone_from(theirs);
        }
    }

    /// Words, which may stand below each other.
    fn text(&mut self, about: impl Display, mine: &mut String, theirs: &str) {
        if theirs.trim().is_empty() || mine.trim() == theirs.trim() {
            return;
        }
        if mine.trim().is_empty() {
            theirs.clone_into(mine);
            return;
        }
        match self.settle(about, (mine.clone(), theirs.to_owned()), true) {
            Stands::Mine => {}
            Stands::Theirs => theirs.clone_into(mine),
            Stands::Both => *mine = format!("{}\n{}", mine.trim_end(), theirs.trim_start()),
        }
    }

    fn workshop(&mut self, of: &str, mine: &mut Workshop, theirs: &Workshop) {
        self.facts(of, &mut mine.facts, &theirs.facts);
        self.pick(format_args!("{of}when it began"), &mut mine.started, &theirs.started, |at| {
            at.map_or_else(String::new, |at| at.to_string())
        });
        mine.pause_taken |= theirs.pause_taken;
        self.list(
            &format!("{of}Participant"),
            &mut mine.participants,
            &theirs.participants,
            Self::participant,
        );
        self.recording(of, &mut mine.recording, &theirs.recording);
        take_more(&mut mine.aside, &theirs.aside);
        self.list(&format!("{of}Parking list"), &mut mine.parked, &theirs.parked, Self::parked);
    }

    fn facts(&mut self, of: &str, mine: &mut WorkshopFacts, theirs: &WorkshopFacts) {
        self.pick(format_args!("{of}date"), &mut mine.date, &theirs.date, |day| {
            day.map_or_else(String::new, |day| day.to_string())
        });
        self.pick(format_args!("{of}beginning"), &mut mine.begins, &theirs.begins, |time| {
            time.map_or_else(String::new, |time| time.to_string())
        });
        let usual = WorkshopFacts::default();
        for (what, mine, theirs, usual) in [
            ("length", &mut mine.minutes, theirs.minutes, usual.minutes),
            ("introduction", &mut mine.introduction, theirs.introduction, usual.introduction),
            ("break", &mut mine.pause, theirs.pause, usual.pause),
            ("close", &mut mine.close, theirs.close, usual.close),
        ] {
            if theirs == usual || theirs == *mine {
                continue;
            }
            let words = (format!("{mine} minutes"), format!("{theirs} minutes"));
            if *mine == usual || self.settle(format_args!("{of}{what}"), words, false) == Stands::Theirs {
                *mine = theirs;
            }
        }
        self.text(format_args!("{of}venue"), &mut mine.venue, &theirs.venue);
        self.text(format_args!("{of}facilitator"), &mut mine.facilitator, &theirs.facilitator);
    }

    fn recording(&mut self, of: &str, mine: &mut Recording, theirs: &Recording) {
        for (place, said) in theirs.entries() {
            let mut own = mine.entry(place).cloned().unwrap_or_default();
            self.entry(&format!("{of}Question {place}"), &mut own, said);
            mine.set(place, own);
        }
    }

    fn entry(&mut self, about: &str, mine: &mut BookEntry, theirs: &BookEntry) {
        self.pick(format_args!("{about}, level"), &mut mine.level, &theirs.level, |level| {
            level.map_or_else(String::new, |level| level.label().to_owned())
        });
        self.pick(format_args!("{about}, votes"), &mut mine.votes, &theirs.votes, |votes| {
            votes.map(|count| count.to_string()).join(", ")
        });
        mine.ticked.extend(theirs.ticked.iter().cloned());
        for (what, mine, theirs) in [
            ("evidence", &mut mine.evidence, &theirs.evidence),
            ("strength", &mut mine.strength, &theirs.strength),
            ("good practice", &mut mine.good_practice, &theirs.good_practice),
            ("gap", &mut mine.gap, &theirs.gap),
            ("recommendation", &mut mine.recommendation, &theirs.recommendation),
            ("left out because", &mut mine.left_out, &theirs.left_out),
        ] {
            self.text(format_args!("{about}, {what}"), mine, theirs);
        }
    }

    fn change(&mut self, number: u8, mine: &mut ChangeProgress, theirs: &ChangeProgress) {
        let about = format!("High impact change {number}");
        self.pick(format_args!("{about}, in place"), &mut mine.state, &theirs.state, |state| {
            state.label().to_owned()
        });
        self.text(format_args!("{about}, lead"), &mut mine.lead, &theirs.lead);
        self.text(format_args!("{about}, note"), &mut mine.note, &theirs.note);
    }

    /// Entries that have numbers. Two of the same number are the same entry where their names say so and are
    /// then put together field by field; else both may stand, theirs with a number of its own.
    fn list<T: HasNumber + Named + Clone + PartialEq>(
        &mut self,
        what: &str,
        mine: &mut Numbered<T>,
        theirs: &Numbered<T>,
        merge: impl Fn(&mut Self, &str, &mut T, &T),
    ) {
        let same = |one: &T, other: &T| {
            let mut one = one.clone();
            one.set_number(other.number());
            one == *other
        };
        let before: Vec<T> = mine.iter().cloned().collect();
        let mut more = Vec::new();
        for other in theirs {
            // The same under another number, as after an earlier merge, is not taken twice.
            let is_there = |one: &&T| one.number() == other.number() || theirs.get(one.number()).is_none();
            if before.iter().filter(is_there).any(|one| same(one, other)) {
                continue;
            }
            let Some(own) = before.iter().find(|one| one.number() == other.number()) else {
                mine.set(other.clone());
                continue;
            };
            let about = format!("{what} {}", other.number());
            if own.name() == other.name() {
                let mut own = own.clone();
                merge(self, &about, &mut own, other);
                mine.set(own);
                continue;
            }
            match self.settle(about, (own.told(), other.told()), true) {
                Stands::Mine => {}
                Stands::Theirs => mine.set(other.clone()),
                Stands::Both => {
                    let mut other = other.clone();
                    other.set_number(0);
                    more.push(other);
                }
            }
        }
        // After those that have numbers of their own, so that none takes another's.
        for one in more {
            mine.set(one);
        }
    }

    fn participant(&mut self, about: &str, mine: &mut Participant, theirs: &Participant) {
        self.text(format_args!("{about}, name"), &mut mine.name, &theirs.name);
        self.pick(format_args!("{about}, attendance"), &mut mine.attendance, &theirs.attendance, |one| {
            one.label().to_owned()
        });
        mine.suggested = mine.suggested.or(theirs.suggested);
    }

    fn parked(&mut self, about: &str, mine: &mut Parked, theirs: &Parked) {
        self.pick(format_args!("{about}, question"), &mut mine.place, &theirs.place, |place| {
            place.clone().unwrap_or_default()
        });
        mine.settled |= theirs.settled;
    }

    fn action(&mut self, about: &str, mine: &mut KeyAction, theirs: &KeyAction) {
        let day = |day: &Option<jiff::civil::Date>| day.map_or_else(String::new, |day| day.to_string());
        self.pick(format_args!("{about}, where it comes from"), &mut mine.origin, &theirs.origin, source);
        self.text(format_args!("{about}, lead"), &mut mine.lead, &theirs.lead);
        take_more(&mut mine.organisations, &theirs.organisations);
        self.pick(format_args!("{about}, raised"), &mut mine.raised, &theirs.raised, day);
        self.pick(format_args!("{about}, start"), &mut mine.start, &theirs.start, day);
        self.pick(format_args!("{about}, due"), &mut mine.due, &theirs.due, day);
        self.text(format_args!("{about}, milestone"), &mut mine.milestone, &theirs.milestone);
        self.pick(format_args!("{about}, effect"), &mut mine.effect, &theirs.effect, |effect| {
            effect.as_ref().map_or_else(String::new, expected)
        });
        self.pick(format_args!("{about}, status"), &mut mine.status, &theirs.status, |status| {
            status.label().to_owned()
        });
        self.pick(format_args!("{about}, closed"), &mut mine.closed, &theirs.closed, day);
        take_more(&mut mine.notes, &theirs.notes);
        mine.notes.sort_by_key(|note| note.date);
    }

    fn equality(&mut self, about: &str, mine: &mut EqualityEntry, theirs: &EqualityEntry) {
        self.pick(format_args!("{about}, kind"), &mut mine.kind, &theirs.kind, |kind| {
            kind.label().to_owned()
        });
        extend(&mut mine.characteristics, &theirs.characteristics);
        extend(&mut mine.steps, &theirs.steps);
        self.pick(format_args!("{about}, date"), &mut mine.date, &theirs.date, |day| {
            day.map_or_else(String::new, |day| day.to_string())
        });
        self.text(format_args!("{about}, note"), &mut mine.note, &theirs.note);
    }
}

fn extend<T: Copy + Ord>(mine: &mut BTreeSet<T>, theirs: &BTreeSet<T>) {
    mine.extend(theirs.iter().copied());
}

/// By what an entry of a list is known to people.
trait Named {
    /// What makes it the same entry in both copies.
    fn name(&self) -> String;

    /// All that a person must see to choose between two.
    fn told(&self) -> String;
}

/// The texts that say something, after each other.
fn joined<const N: usize>(texts: [&str; N]) -> String {
    texts.into_iter().map(str::trim).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

fn dated(what: &str, day: Option<jiff::civil::Date>) -> String {
    day.map_or_else(String::new, |day| format!("{what} {day}"))
}

/// Where an action comes from.
fn source(origin: &Origin) -> String {
    match origin {
        Origin::Nothing => String::new(),
        Origin::Gap(place) => format!("Question {place}"),
        Origin::Indicator(id) => format!("Indicator {id}"),
        Origin::Change(number) => format!("High impact change {number}"),
    }
}

/// What an action should change: `smoking_at_delivery to 15 by 2012-03-31`.
fn expected(effect: &Effect) -> String {
    let value = effect.value.map_or_else(String::new, |value| format!(" to {value}"));
    let by = effect.by.map_or_else(String::new, |by| format!(" by {by}"));
    format!("{}{value}{by}", effect.indicator)
}

impl Named for Participant {
    fn name(&self) -> String {
        joined([&self.role, &self.organisation])
    }

    fn told(&self) -> String {
        joined([&self.role, &self.organisation, &self.name, self.attendance.label()])
    }
}

impl Named for Parked {
    fn name(&self) -> String {
        self.text.trim().to_owned()
    }

    fn told(&self) -> String {
        let place = self.place.as_ref().map_or_else(String::new, |place| format!("question {place}"));
        joined([&self.text, &place, if self.settled { "settled" } else { "" }])
    }
}

impl Named for KeyAction {
    fn name(&self) -> String {
        self.what.trim().to_owned()
    }

    fn told(&self) -> String {
        let notes: Vec<&str> = self.notes.iter().map(|note| note.text.as_str()).collect();
        joined([
            &self.what,
            &source(&self.origin),
            &self.lead,
            &self.organisations.join(", "),
            &dated("raised", self.raised),
            &dated("from", self.start),
            &dated("due", self.due),
            &self.milestone,
            &self.effect.as_ref().map_or_else(String::new, expected),
            self.status.label(),
            &dated("closed", self.closed),
            &notes.join("; "),
        ])
    }
}

impl Named for EqualityEntry {
    fn name(&self) -> String {
        self.what.trim().to_owned()
    }

    fn told(&self) -> String {
        let whom: Vec<&str> = self.characteristics.iter().map(|one| one.label()).collect();
        let steps: Vec<&str> = self.steps.iter().map(|step| step.label()).collect();
        let (whom, steps) = (whom.join(", "), steps.join(", "));
        joined([&self.what, self.kind.label(), &whom, &steps, &dated("of", self.date), &self.note])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        workbook::Level,
        workshop::{ActionStatus, Attendance},
    };

    fn words() -> impl Strategy<Value = String> {
        prop_oneof![Just(String::new()), "[a-z]{1,6}"]
    }

    fn entry() -> impl Strategy<Value = BookEntry> {
        (proptest::option::of(0..5_u8), words(), words(), 0..3_u16).prop_map(
            |(level, gap, evidence, votes)| BookEntry {
                level: level.and_then(Level::of_points),
                gap,
                evidence,
                votes: [votes, 0, 0, 0, 0],
                ..BookEntry::default()
            },
        )
    }

    prop_compose! {
        fn record()(
            said in proptest::collection::btree_map("[1-3]\\.1\\.[1-2]", entry(), 0..5),
            people in proptest::collection::vec((words(), words(), 0..3_u8), 0..4),
            tasks in proptest::collection::vec(("[a-c]", words(), proptest::bool::ANY), 0..4),
            venue in words(),
            note in words(),
        ) -> Workshops {
            let mut workshops = Workshops::default();
            workshops.now.facts.venue = venue;
            for (place, entry) in said {
                workshops.now.recording.set(&place, entry);
            }
            for (role, name, attendance) in people {
                let attendance = [Attendance::ToInvite, Attendance::Present, Attendance::Declined][usize::from(attendance)];
                workshops.now.participants.set(Participant { role, name, attendance, ..Participant::default() });
            }
            for (what, lead, done) in tasks {
                let status = if done { ActionStatus::Done } else { ActionStatus::NotStarted };
                workshops.actions.set(KeyAction { what, lead, status, ..KeyAction::default() });
            }
            if !note.is_empty() {
                workshops.changes.insert(3, ChangeProgress { note, ..ChangeProgress::default() });
            }
            workshops
        }
    }

    /// Everything that a person wrote.
    fn written(workshops: &Workshops) -> Vec<String> {
        let said = workshops.now.recording.entries();
        let mut all: Vec<String> = said
            .flat_map(|(_, entry)| {
                let level = entry.level.map_or_else(String::new, |level| level.label().to_owned());
                [entry.gap.clone(), entry.evidence.clone(), level]
            })
            .collect();
        all.extend(workshops.now.participants.iter().flat_map(|one| [one.role.clone(), one.name.clone()]));
        all.extend(workshops.actions.iter().flat_map(|one| [one.what.clone(), one.lead.clone()]));
        all.extend(workshops.changes.values().map(|one| one.note.clone()));
        all.push(workshops.now.facts.venue.clone());
        all.retain(|text| !text.is_empty());
        all
    }

    proptest! {
        #[test]
        fn with_itself_or_with_nothing_nothing_changes(one in record()) {
            prop_assert_eq!(one.merged(&one, &[]), Merged { workshops: one.clone(), conflicts: Vec::new() });
            let empty = Workshops::default();
            prop_assert_eq!(one.merged(&empty, &[]), Merged { workshops: one.clone(), conflicts: Vec::new() });
            prop_assert_eq!(empty.merged(&one, &[]), Merged { workshops: one, conflicts: Vec::new() });
        }

        #[test]
        fn nothing_that_either_says_is_lost_but_where_a_person_chooses(one in record(), other in record()) {
            for stands in [Stands::Mine, Stands::Theirs, Stands::Both] {
                let merged = one.merged(&other, &[stands; 100]);
                let mut left = written(&merged.workshops).join("\n");
                for conflict in &merged.conflicts {
                    left = [left.as_str(), &conflict.mine, &conflict.theirs].join("\n");
                    prop_assert!(conflict.mine != conflict.theirs, "{:?}", conflict);
                }
                for said in written(&one).iter().chain(&written(&other)) {
                    prop_assert!(left.contains(said.as_str()), "{said} of {one:#?} {other:#?}");
                }
                // Whatever is chosen, the same is asked in the same order.
                prop_assert_eq!(&merged.conflicts, &one.merged(&other, &[]).conflicts);
            }
        }
    }

    #[test]
    fn each_conflict_is_settled_as_it_was_chosen() {
        let saying = |gap: &str, evidence: &str, level| {
            let mut workshops = Workshops::default();
            let entry = BookEntry {
                gap: gap.to_owned(),
                evidence: evidence.to_owned(),
                level,
                ..BookEntry::default()
            };
            workshops.now.recording.set("3.1.1", entry);
            workshops
        };
        let mine = saying("No pathway", "", Some(Level::AdHoc));
        let theirs = saying("No funding", "Audit", Some(Level::Planned));
        let merged = mine.merged(&theirs, &[Stands::Theirs, Stands::Both]);
        let about: Vec<&str> = merged.conflicts.iter().map(|one| one.about.as_str()).collect();
        assert_eq!(about, ["Question 3.1.1, level", "Question 3.1.1, gap"]);
        let entry = merged.workshops.now.recording.entry("3.1.1").unwrap();
        assert_eq!(entry.level, Some(Level::Planned));
        assert_eq!(entry.gap, "No pathway\nNo funding");
        assert_eq!(entry.evidence, "Audit", "only one says it");
    }

    #[test]
    fn different_actions_of_the_same_number_may_both_stand() {
        let with = |what: &str| {
            let mut workshops = Workshops::default();
            workshops.actions.set(KeyAction { what: what.to_owned(), ..KeyAction::default() });
            workshops
        };
        let merged = with("Train staff").merged(&with("Open a clinic"), &[Stands::Both]);
        assert_eq!(merged.conflicts.len(), 1);
        let actions: Vec<(u32, &str)> =
            merged.workshops.actions.iter().map(|one| (one.number, one.what.as_str())).collect();
        assert_eq!(actions, [(1, "Train staff"), (2, "Open a clinic")]);
    }

    #[test]
    fn what_a_copy_says_of_a_workshop_that_the_other_kept_goes_to_that_one() {
        let mut mine = Workshops::default();
        mine.now.facts.date = Some(jiff::civil::date(2011, 3, 8));
        let mut theirs = mine.clone();
        let gap = BookEntry { gap: "Late".to_owned(), ..BookEntry::default() };
        theirs.now.recording.set("1.1.1", gap.clone());
        mine.keep();
        for merged in [mine.merged(&theirs, &[]), theirs.merged(&mine, &[])] {
            assert_eq!(merged.conflicts, []);
            assert!(merged.workshops.now.recording.is_empty());
            assert_eq!(merged.workshops.held.len(), 1);
            assert_eq!(merged.workshops.held[0].recording.entry("1.1.1"), Some(&gap));
        }
    }
}
