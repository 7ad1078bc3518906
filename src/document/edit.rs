//! Every change that a person can make to a scorecard, in the field's words.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;

use super::{
    Definition, Document, HandFigure, Layout, Meeting, MergedWorkshops, Narrative, SectionNarrative,
    Withdrawal, footprint, import, made_with,
};
use crate::{
    analysis::{ChartDecision, PlanDecision},
    domain::{AreaCode, Dataset, FigureKey, Footprint, IndicatorId, Period},
    returns::ReturnReading,
    workbook::{LocalQuestion, Pack, Standard},
    workshop::{BookEntry, WorkshopEdit},
};

/// One change to a document; undone and redone as one step.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Add the wanted sheets of these readings.
    Import {
        /// In the order in which they were given.
        readings: Vec<Arc<ReturnReading>>,
        /// When.
        at: Timestamp,
    },
    /// Settle what returns disagree on: for each figure the rival that stands from now on, or `None`
    /// where the figure stands as it is.
    Settle(Arc<Vec<(FigureKey, Option<usize>)>>),
    /// Several changes as one step.
    Together {
        /// The words after “Undo”.
        label: String,
        /// In this order.
        edits: Vec<Self>,
    },
    /// Take a return out again, with the figures that only it gives.
    RemoveReturn(u32),
    /// Look at another area.
    SetArea(AreaCode),
    /// Choose the areas to compare with; none for those that Spruce suggests.
    SetComparators(Vec<AreaCode>),
    /// Put areas together, or change what is put together.
    SetFootprint {
        /// As it should be.
        footprint: Footprint,
        /// The one that it takes the place of, by its code.
        of: Option<AreaCode>,
    },
    /// Take a footprint out; its areas stay.
    RemoveFootprint(Footprint),
    /// Look at another period.
    SetPeriod(Option<Period>),
    /// Score against other editions (`Settings::edition`).
    SetEdition(String),
    /// Switch an unconfirmed edition on or off.
    SwitchStandard {
        /// What it judges.
        indicator: IndicatorId,
        /// Which edition.
        edition: String,
        /// On or off.
        on: bool,
    },
    /// Add a local target, or replace the one of the same edition name.
    SetLocalTarget(Standard),
    /// Remove a local target.
    RemoveLocalTarget {
        /// What it judges.
        indicator: IndicatorId,
        /// Its edition name.
        edition: String,
    },
    /// Leave an indicator out, with a reason; `None` takes it back in.
    SwitchIndicator {
        /// Which.
        indicator: IndicatorId,
        /// Why it is left out.
        off_because: Option<String>,
    },
    /// Define an indicator of their own, or change it.
    DefineIndicator(Box<Definition>),
    /// Remove an indicator of their own that has no figures.
    RemoveIndicator {
        /// Which.
        indicator: IndicatorId,
        /// Its name.
        name: String,
    },
    /// Decide about the control chart of a series: step changes, notes, its kind.
    SetChartDecision(Box<ChartDecision>),
    /// Set a plan from a baseline to a target.
    SetPlan(Box<PlanDecision>),
    /// Take the plan for an indicator and area away.
    RemovePlan {
        /// Which indicator.
        indicator: IndicatorId,
        /// Which area.
        area: AreaCode,
    },
    /// Change what a workshop leaves in the scorecard.
    Workshop(WorkshopEdit),
    /// Use another workbook; what was said of questions that it does not ask is kept aside.
    SetPack(Arc<Pack>),
    /// Put what a colleague's copy says of the workshops beside what this one says.
    TakeWorkshops(Box<MergedWorkshops>),
    /// Add a question to those of the workbook, or change the one at its place.
    SetLocalQuestion(LocalQuestion),
    /// Remove a question that people added, with what was said of it.
    RemoveLocalQuestion(LocalQuestion),
    /// Change how scores are made; a value that the setting cannot take changes nothing.
    SetSetting {
        /// Its name, such as `spc.trend_points`.
        name: String,
        /// As it should be.
        value: String,
    },
    /// Type a figure in, or correct one.
    SetFigure(Box<HandFigure>),
    /// Remove a figure; what it was stays in its history.
    WithdrawFigure(Box<Withdrawal>),
    /// Say which meeting the paper is for.
    SetMeeting(Box<Meeting>),
    /// Write about an indicator for the meeting, or change what was written.
    SetNarrative(Box<Narrative>),
    /// Write about a section for the meeting, or change what was written.
    SetSectionNarrative(SectionNarrative),
    /// Choose what the paper is made of.
    SetLayout(Layout),
}

impl Edit {
    /// The words after “Undo”: `import of SATOD.csv`.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Import { readings, .. } => match readings.as_slice() {
                [one] => format!("import of {}", one.file),
                many => format!("import of {} returns", many.len()),
            },
            Self::Settle(choices) => match choices.len() {
                1 => "settling of a figure".to_owned(),
                many => format!("settling of {many} figures"),
            },
            Self::Together { label, .. } => label.clone(),
            Self::RemoveReturn(number) => format!("removal of return {number}"),
            Self::SetArea(_) => "change of area".to_owned(),
            Self::SetComparators(areas) if areas.is_empty() => {
                "change of comparators to the usual".to_owned()
            }
            Self::SetComparators(_) => "change of comparators".to_owned(),
            Self::SetFootprint { footprint, .. } => format!("footprint “{}”", footprint.name),
            Self::RemoveFootprint(footprint) => format!("removal of footprint “{}”", footprint.name),
            Self::SetPeriod(Some(period)) => format!("change of period to {period}"),
            Self::SetPeriod(None) => "change of period to the latest".to_owned(),
            Self::SetEdition(edition) if edition.is_empty() => {
                "change of standards to those in force".to_owned()
            }
            Self::SetEdition(edition) => format!("change of standards to {edition}"),
            Self::SwitchStandard { edition, on: true, .. } => format!("switching on of {edition}"),
            Self::SwitchStandard { edition, on: false, .. } => format!("switching off of {edition}"),
            Self::SetLocalTarget(target) => format!("local target {}", target.edition),
            Self::RemoveLocalTarget { edition, .. } => format!("removal of local target {edition}"),
            Self::SwitchIndicator { indicator, off_because: Some(_) } => {
                format!("leaving out of {indicator}")
            }
            Self::SwitchIndicator { indicator, off_because: None } => {
                format!("taking back in of {indicator}")
            }
            Self::DefineIndicator(definition) => format!("indicator “{}”", definition.indicator().name),
            Self::RemoveIndicator { name, .. } => format!("removal of indicator “{name}”"),
            Self::SetChartDecision(decision) => {
                format!("what was said of the chart of {}", decision.indicator)
            }
            Self::SetPlan(plan) => format!("plan for {}", plan.indicator),
            Self::RemovePlan { indicator, .. } => format!("removal of the plan for {indicator}"),
            Self::Workshop(edit) => edit.label(),
            Self::SetPack(pack) => format!("workbook “{}”", pack.name.name),
            Self::TakeWorkshops(_) => "merge of a colleague’s workshop".to_owned(),
            Self::SetLocalQuestion(question) => format!("question {}", question.place()),
            Self::RemoveLocalQuestion(question) => format!("removal of question {}", question.place()),
            Self::SetSetting { name, value } => format!("setting {name} to {value}"),
            Self::SetFigure(figure) => format!("figure of {}", figure.which),
            Self::WithdrawFigure(figure) => format!("removal of {}", figure.which),
            Self::SetMeeting(_) => "facts of the meeting".to_owned(),
            Self::SetNarrative(narrative) => format!("what is written of {}", narrative.indicator),
            Self::SetSectionNarrative(narrative) => {
                format!("what is written of section {}", narrative.section)
            }
            Self::SetLayout(_) => "contents of the paper".to_owned(),
        }
    }

    /// The document after this change.
    #[must_use]
    pub fn apply(&self, document: &Document) -> Document {
        let mut after = document.clone();
        match self {
            Self::Import { readings, at } => {
                let step = import::Step::of(document, *at);
                for reading in readings {
                    import::bring(&mut after, reading, step);
                }
            }
            Self::Settle(choices) => settle(Arc::make_mut(&mut after.dataset), choices),
            Self::Together { edits, .. } => {
                after = edits.iter().fold(after, |document, edit| edit.apply(&document));
            }
            Self::RemoveReturn(number) => import::remove(&mut after, *number),
            Self::SetArea(area) => after.area = Some(area.clone()),
            Self::SetComparators(areas) => after.comparators.clone_from(areas),
            Self::SetFootprint { footprint, of } => footprint::set(&mut after, footprint, of.as_ref()),
            Self::RemoveFootprint(gone) => footprint::remove(&mut after, &gone.code),
            Self::SetPeriod(period) => after.to = *period,
            Self::SetEdition(edition) => after.settings.edition.clone_from(edition),
            Self::SwitchStandard { indicator, edition, on } => {
                let key = (indicator.clone(), edition.clone());
                if *on {
                    after.choices.switched_on.insert(key);
                } else {
                    after.choices.switched_on.remove(&key);
                }
            }
            Self::SetLocalTarget(target) => after.choices.set_target(target),
            Self::RemoveLocalTarget { indicator, edition } => {
                after.choices.local_targets.retain(|target| !is_edition(target, indicator, edition));
            }
            Self::SwitchIndicator { indicator, off_because: Some(reason) } => {
                after.choices.switched_off.insert(indicator.clone(), reason.clone());
            }
            Self::SwitchIndicator { indicator, off_because: None } => {
                after.choices.switched_off.remove(indicator);
            }
            Self::DefineIndicator(definition) => definition.put_into(&mut after),
            Self::RemoveIndicator { indicator, .. } => after.remove_indicator(indicator),
            Self::SetChartDecision(decision) => after.choices.decisions.set_chart((**decision).clone()),
            Self::SetPlan(plan) => after.choices.decisions.set_plan((**plan).clone()),
            Self::RemovePlan { indicator, area } => after.choices.decisions.remove_plan(indicator, area),
            Self::Workshop(edit) => edit.apply(Arc::make_mut(&mut after.workshops)),
            Self::SetPack(pack) => made_with::change(&mut after, pack),
            Self::TakeWorkshops(merged) => {
                after.workshops = Arc::new(merged.workshops.clone());
                after.pack = merged.pack.clone();
            }
            Self::SetLocalQuestion(question) => after.pack.ask(question.clone()),
            Self::RemoveLocalQuestion(gone) => {
                after.pack.ask_no_more(gone);
                let workshops = Arc::make_mut(&mut after.workshops);
                workshops.now.recording.set(&gone.place(), BookEntry::default());
            }
            Self::SetSetting { name, value } => {
                let _ = after.settings.set(name, value);
            }
            Self::SetFigure(figure) => figure.put_into(&mut after),
            Self::WithdrawFigure(figure) => figure.put_into(&mut after),
            Self::SetMeeting(meeting) => Arc::make_mut(&mut after.papers).meeting = (**meeting).clone(),
            Self::SetNarrative(narrative) => {
                Arc::make_mut(&mut after.papers).set_narrative((**narrative).clone());
            }
            Self::SetSectionNarrative(narrative) => {
                Arc::make_mut(&mut after.papers).set_section(narrative.clone());
            }
            Self::SetLayout(layout) => Arc::make_mut(&mut after.papers).layout = layout.clone(),
        }
        footprint::renew(&mut after, Some(document));
        after
    }
}

fn settle(dataset: &mut Dataset, choices: &[(FigureKey, Option<usize>)]) {
    let choices: BTreeMap<&FigureKey, Option<usize>> =
        choices.iter().map(|(key, rival)| (key, *rival)).collect();
    let disputed = |figure: &crate::domain::Observation| !figure.rivals.is_empty();
    dataset.adjust(disputed, |figure| {
        if let Some(rival) = choices.get(&figure.key()) {
            figure.settle(*rival);
        }
    });
}

fn is_edition(standard: &Standard, indicator: &IndicatorId, edition: &str) -> bool {
    standard.indicator == *indicator && standard.edition == edition
}
