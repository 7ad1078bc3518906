//! Questions that stand in front of the window until they are answered: one at a time.

mod about;
mod areas;
mod blank;
mod charts;
mod equality;
mod figure;
mod indicator;
mod key_action;
mod left_behind;
mod local_target;
mod merge;
mod narrative;
mod palette;
mod past;
mod path_field;
mod plan;
mod point;
mod profile;
mod reason;
mod unsaved;
mod withdraw;

use std::path::PathBuf;

use eframe::egui::{self, Key, Modifiers};
use jiff::civil::Date;

use super::{action::Action, command::Command, theme::Theme};
use crate::{
    document::{Document, WhichFigure},
    domain::IndicatorId,
    export::PaperFormat,
    report::{Shipped, charts::Chart},
    workbook::Unit,
};

pub(super) use self::{
    areas::Areas,
    blank::{Asked, BlankForm},
    charts::ChartsForm,
    equality::EqualityForm,
    figure::FigureForm,
    indicator::IndicatorForm,
    key_action::ActionForm,
    merge::MergeForm,
    narrative::{NarrativeForm, SectionWords, day_typed},
    palette::Palette,
    plan::PlanForm,
    point::PointForm,
    withdraw::WithdrawForm,
};

/// A question or notice, with what is typed into it so far.
#[derive(Clone, Debug)]
pub(super) enum Dialog {
    /// Changes would be lost by going on with this.
    Unsaved(Next),
    /// Somebody else changed the file since it was opened.
    ChangedByOthers(PathBuf),
    /// Somebody else changed the file that is open, which has this name.
    ChangedElsewhere(String),
    /// Whether to go back to what was saved, and lose these changes.
    Revert(Vec<String>),
    /// No file dialog could be opened: type a path.
    PathField {
        /// What the path is for.
        purpose: Purpose,
        /// What is typed.
        text: String,
    },
    /// A target of their own for an indicator.
    LocalTarget(LocalTarget),
    /// Why an indicator is left out.
    Reason {
        /// Which.
        indicator: IndicatorId,
        /// Its name.
        name: String,
        /// What is typed.
        text: String,
    },
    /// What ours is compared with, and areas put together.
    Areas(Areas),
    /// A figure to type in, or to correct.
    Figure(Box<FigureForm>),
    /// A key action.
    KeyAction(Box<ActionForm>),
    /// An entry of the register of equality.
    Equality(Box<EqualityForm>),
    /// A figure to remove.
    Withdraw(Box<WithdrawForm>),
    /// What a figure was.
    Past(Box<WhichFigure>, Unit),
    /// An indicator of the scorecard's own.
    Indicator(Box<IndicatorForm>),
    /// What a person says of a point of a control chart.
    Point(Box<PointForm>),
    /// A plan from a baseline to a target.
    Plan(Box<PlanForm>),
    /// What people write about an indicator for the meeting.
    Narrative(Box<NarrativeForm>),
    /// What people write about a section for the meeting.
    SectionWords(SectionWords),
    /// A blank return to put together.
    Blank(Box<BlankForm>),
    /// A colleague's copy, where it says something else.
    Merge(Box<MergeForm>),
    /// Charts to save into a folder.
    Charts(ChartsForm),
    /// Another name for a profile of the user's own.
    RenameProfile {
        /// Its present name.
        old: String,
        /// What is typed.
        text: String,
    },
    /// Whether to delete the profile of this name.
    ForgetProfile(String),
    /// Copies of unsaved changes that were left behind: of what, and when each was kept.
    LeftBehind(Vec<(String, String)>),
    /// Everything that can be done or gone to.
    Palette(Box<Palette>),
    /// Version, licences, acknowledgements.
    About,
}

/// What a person was about to do when there were unsaved changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// A command that replaces the document.
    Command(Command),
    /// Open this file.
    OpenFile(PathBuf),
    /// Open this copy of unsaved changes that was left behind.
    Recover(usize),
    /// Close the window.
    Close,
}

/// What a file is chosen for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To open a scorecard.
    Open,
    /// To save the scorecard.
    SaveAs,
    /// To save a copy of the scorecard.
    SaveCopy,
    /// To read returns.
    Import,
    /// To read this return of the scorecard again.
    FindReturn(u32),
    /// To write the scorecard table.
    ExportScorecard,
    /// To write the scorecard as an Excel workbook.
    ExportWorkbook,
    /// To write all figures.
    ExportData,
    /// To write the data quality list.
    ExportQuality,
    /// To write who changed what and when.
    ExportHistory,
    /// To write the register of actions, or their due dates as a calendar.
    ExportActions,
    /// To write the paper for the meeting.
    WritePaper(PaperFormat),
    /// To write a paper that ships.
    WriteShipped(Shipped, PaperFormat),
    /// To write what a workshop said as an Excel workbook.
    ExportWorkshop,
    /// To write who is invited to the workshop.
    Invitations {
        /// Names leave only where a person asks for them.
        with_names: bool,
    },
    /// To write a template that ships, to start one's own from.
    SaveTemplate(Shipped),
    /// To read a template of the user's own.
    Template,
    /// To read a colleague's copy, to merge its workshops.
    Merge,
    /// To read another workbook.
    Workbook,
    /// To read an earlier scorecard, to compare with.
    Earlier,
    /// To write a blank return.
    BlankReturn(Asked),
    /// To write a chart.
    SaveChart(Chart, super::action::FileKind),
    /// To write these charts into a folder.
    ExportCharts(ChartsForm),
    /// To write the profile of this name.
    ExportProfile(String),
    /// To read a profile that a colleague exported.
    AddProfile,
}

impl Purpose {
    /// The heading of the dialog.
    #[must_use]
    pub(super) const fn title(&self) -> &'static str {
        match self {
            Self::Open => "Open a scorecard",
            Self::SaveAs => "Save the scorecard",
            Self::SaveCopy => "Save a copy of the scorecard",
            Self::Import => "Import returns",
            Self::FindReturn(_) => "Find the return",
            Self::ExportScorecard => "Export the scorecard table",
            Self::ExportWorkbook => "Export an Excel workbook",
            Self::ExportData => "Export all figures",
            Self::ExportQuality => "Export the data quality list",
            Self::ExportHistory => "Export the history",
            Self::WritePaper(_) | Self::WriteShipped(..) => "Write the paper",
            Self::ExportWorkshop => "Save the summary of the workshop",
            Self::Invitations { .. } => "Save the invitation list",
            Self::ExportActions => "Save the actions",
            Self::SaveTemplate(_) => "Save a copy of the template",
            Self::Template => "Choose a template",
            Self::Merge => "Merge a colleague’s workshop",
            Self::Workbook => "Open another workbook",
            Self::Earlier => "Choose an earlier scorecard",
            Self::BlankReturn(_) => "Save the blank return",
            Self::SaveChart(..) => "Save the chart",
            Self::ExportCharts(_) => "Choose a folder for the charts",
            Self::ExportProfile(_) => "Export a kind of return",
            Self::AddProfile => "Add a kind of return",
        }
    }
}

/// A local target as it is being typed.
#[derive(Clone, Debug)]
pub(super) struct LocalTarget {
    /// For which indicator.
    pub indicator: IndicatorId,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Unit,
    /// At least rather than at most.
    pub at_least: bool,
    /// The bound as typed.
    pub bound: String,
    /// First day in force, as typed.
    pub from: String,
    /// Last day in force, as typed; empty while it stands.
    pub until: String,
    /// Who set it, where and when, as typed.
    pub source: String,
    /// Today, for the edition's name.
    pub today: Date,
}

/// Shows the question in front of everything and collects the answer.
pub(super) fn ui(
    ctx: &egui::Context,
    theme: &Theme,
    document: &Document,
    dialog: &mut Dialog,
    actions: &mut Vec<Action>,
) {
    match dialog {
        Dialog::Unsaved(next) => unsaved::unsaved(ctx, theme, next, actions),
        Dialog::ChangedByOthers(path) => unsaved::changed_by_others(ctx, theme, path, actions),
        Dialog::ChangedElsewhere(name) => unsaved::changed_elsewhere(ctx, theme, name, actions),
        Dialog::Revert(lost) => unsaved::revert(ctx, theme, lost, actions),
        Dialog::PathField { purpose, text } => path_field::ui(ctx, theme, purpose, text, actions),
        Dialog::LocalTarget(target) => local_target::ui(ctx, theme, target, actions),
        Dialog::RenameProfile { old, text } => profile::rename(ctx, theme, old, text, actions),
        Dialog::ForgetProfile(name) => profile::forget(ctx, theme, name, actions),
        Dialog::Reason { indicator, name, text } => {
            reason::ui(ctx, theme, indicator, name, text, actions);
        }
        Dialog::Areas(chosen) => areas::ui(ctx, theme, document, chosen, actions),
        Dialog::Charts(form) => charts::ui(ctx, theme, form, actions),
        Dialog::Blank(form) => blank::ui(ctx, theme, document, form, actions),
        Dialog::Figure(form) => figure::ui(ctx, theme, document, form, actions),
        Dialog::KeyAction(form) => key_action::ui(ctx, theme, document, form, actions),
        Dialog::Equality(form) => equality::ui(ctx, theme, form, actions),
        Dialog::Indicator(form) => indicator::ui(ctx, theme, document, form, actions),
        Dialog::Point(form) => point::ui(ctx, theme, form, actions),
        Dialog::Plan(form) => plan::ui(ctx, theme, form, actions),
        Dialog::Withdraw(form) => withdraw::ui(ctx, theme, form, actions),
        Dialog::Narrative(form) => narrative::ui(ctx, theme, form, actions),
        Dialog::SectionWords(words) => narrative::section(ctx, theme, words, actions),
        Dialog::Past(which, unit) => past::ui(ctx, theme, document, (which, *unit), actions),
        Dialog::LeftBehind(left) => left_behind::ui(ctx, theme, left, actions),
        Dialog::Merge(form) => merge::ui(ctx, theme, document, form, actions),
        Dialog::Palette(palette) => palette::ui(ctx, theme, palette, actions),
        Dialog::About => about::ui(ctx, theme, actions),
    }
}

/// A modal card with a heading; Escape and a click beside it cancel.
fn modal(
    ctx: &egui::Context,
    theme: &Theme,
    heading: &str,
    actions: &mut Vec<Action>,
    content: impl FnOnce(&mut egui::Ui, &mut Vec<Action>),
) {
    wide_modal(ctx, theme, heading, 440.0, actions, content);
}

/// A modal card of a width of its own, where the window has room for it.
fn wide_modal(
    ctx: &egui::Context,
    theme: &Theme,
    heading: &str,
    width: f32,
    actions: &mut Vec<Action>,
    content: impl FnOnce(&mut egui::Ui, &mut Vec<Action>),
) {
    let width = width.min(ctx.content_rect().width() - 80.0);
    let response = egui::Modal::new(egui::Id::unique(("question", heading)))
        .frame(theme.card_frame().inner_margin(20))
        .show(ctx, |ui| {
            ui.set_width(width);
            ui.label(theme.heading(heading));
            ui.add_space(8.0);
            content(ui, actions);
        });
    if response.should_close() {
        actions.push(Action::Answer(super::action::Answer::Cancel));
    }
}

/// The button that does what a dialog is for; Ctrl and Enter together press it from every field.
fn main_button(ui: &mut egui::Ui, theme: &Theme, words: &str, ready: bool) -> bool {
    let pressed = ui.add_enabled_ui(ready, |ui| theme.primary_button(ui, words).clicked()).inner;
    pressed || (ready && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter)))
}

/// A small button whose whole meaning is told to those who cannot see what it stands beside.
fn named_button(ui: &mut egui::Ui, words: &str, meaning: &str) -> bool {
    let enabled = ui.is_enabled();
    let button = ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 24.0;
        ui.spacing_mut().button_padding.y = 1.0;
        ui.button(words)
    });
    let button = button.inner.on_hover_text(meaning);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, meaning));
    button.clicked()
}
