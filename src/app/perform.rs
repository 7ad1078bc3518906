//! The one place that carries actions out: as edits, jobs, or changes to the window.

use std::{path::PathBuf, sync::Arc};

use eframe::egui;

use super::{
    action::{Action, Answer, ImportStep, Preference, ProfileStep},
    command::Command,
    dialogs::{BlankForm, ChartsForm, Dialog, Next, Palette, Purpose},
    documents::{go_on, merge_copy, new_window, opened, reverted, saved, take_workbook, unless_unsaved},
    errands, figure_errands,
    find::{self, Find},
    importing::{import_step, imported, next_question, return_gone, take_column},
    keeping,
    page::Page,
    paper_errands, projected,
    state::State,
    tour::{self, Tour, TourStep},
    widgets::{go_to_page_start, search_id},
    work::Done,
};
use crate::{
    base::Severity,
    document::{Edit, History, Layout},
    job::Outcome,
    render::Picture,
};

/// Carries one action out.
pub(super) fn perform(state: &mut State, ctx: &egui::Context, action: Action) {
    if matches!(action, Action::Command(_) | Action::Ask(_)) {
        // A list that is open would stay over what comes by a key.
        egui::Popup::close_all(ctx);
    }
    match action {
        Action::Command(command) => command_asked(state, ctx, command),
        Action::Prefer(preference) => prefer(state, &preference),
        Action::Tour(step) => tour_step(state, ctx, step),
        Action::Go(page) => state.go(page),
        Action::ShowScorecard(status) => {
            state.screens.scorecard.show_only(status);
            state.go(Page::Scorecard);
        }
        Action::ShowQuality(about) => {
            state.screens.data_quality.show_only(about);
            state.go(Page::DataQuality);
        }
        Action::ShowTab(tab) => state.screens.indicator.tab = tab,
        Action::Back => {
            if let Some(page) = state.trail.pop() {
                state.page = page;
            }
        }
        Action::Edit(edit) => {
            if matches!(edit, Edit::SetComparators(_)) {
                state.screens.indicator.compared = None;
            }
            change(state, ctx, |history| history.apply(&edit));
        }
        Action::Paste(text) => errands::read_pasted(state, ctx, &text),
        Action::OpenFile(path) => unless_unsaved(state, ctx, Next::OpenFile(path)),
        Action::ForgetRecent(path) => state.recents.forget(&path),
        Action::Profile(step) => profile_step(state, ctx, step),
        Action::Import(step) => import_step(state, ctx, step),
        Action::ReadReturn(number) => errands::read_return(state, ctx, number, None),
        Action::SaveChart(chart, kind) => errands::choose(state, ctx, Purpose::SaveChart(chart, kind)),
        Action::CopyChart(chart) => figure_errands::copy_chart(state, ctx, chart),
        Action::CopyTable(chart) => figure_errands::copy_table(state, ctx, chart),
        Action::WritePaper(format) => errands::choose(state, ctx, Purpose::WritePaper(format)),
        Action::WriteShipped(shipped, format) => {
            errands::choose(state, ctx, Purpose::WriteShipped(shipped, format));
        }
        Action::SaveWorkshop => errands::choose(state, ctx, Purpose::ExportWorkshop),
        Action::SaveInvitations { with_names } => {
            errands::choose(state, ctx, Purpose::Invitations { with_names });
        }
        Action::SaveTemplate(shipped) => errands::choose(state, ctx, Purpose::SaveTemplate(shipped)),
        Action::ChooseTemplate => errands::choose(state, ctx, Purpose::Template),
        Action::ChooseWorkbook => errands::choose(state, ctx, Purpose::Workbook),
        Action::ChooseEarlier => errands::choose(state, ctx, Purpose::Earlier),
        Action::ForgetEarlier => state.set_earlier(None),
        Action::Compare(areas) => state.screens.indicator.compared = Some(areas),
        Action::Ask(dialog) => state.dialog = Some(dialog),
        Action::Answer(answer) => answered(state, ctx, answer),
        Action::Dismiss(i) => {
            if i < state.notices.len() {
                state.notices.remove(i);
            }
        }
        Action::CancelWork => {
            // What is worked out for the page itself would only begin again.
            let own = [
                errands::SCORING,
                errands::PREPARING,
                errands::ANALYSING,
                errands::COMPARING,
                paper_errands::LAYING_OUT,
                paper_errands::COMPARING,
                projected::HIDING,
                keeping::KEEPING,
            ];
            let asked = state.jobs.iter().filter(|job| !own.contains(&job.name()));
            asked.for_each(|job| job.handle().cancel());
        }
    }
}

fn command_asked(state: &mut State, ctx: &egui::Context, command: Command) {
    if command.needs_all_that_is_typed() && leave_field(ctx) {
        state.waiting = Some(command);
        return;
    }
    match command {
        Command::New | Command::Open | Command::OpenExample => {
            unless_unsaved(state, ctx, Next::Command(command));
        }
        Command::Save => errands::save(state, ctx, false),
        Command::SaveAs => errands::choose(state, ctx, Purpose::SaveAs),
        Command::SaveCopy => errands::choose(state, ctx, Purpose::SaveCopy),
        Command::Revert => {
            let lost = state.history.unsaved_labels().map(str::to_owned).collect();
            state.dialog = Some(Dialog::Revert(lost));
        }
        Command::NewWindow => new_window(state),
        Command::ImportReturns => errands::choose(state, ctx, Purpose::Import),
        Command::Paste => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
        Command::NextQuestion => next_question(state),
        Command::AddReturns => import_step(state, ctx, ImportStep::Confirm),
        Command::ExportScorecard => errands::choose(state, ctx, Purpose::ExportScorecard),
        Command::ExportData => errands::choose(state, ctx, Purpose::ExportData),
        Command::MergeWorkshop => errands::choose(state, ctx, Purpose::Merge),
        Command::BlankReturn => {
            let form = BlankForm::new(state.document());
            state.dialog = Some(Dialog::Blank(Box::new(form)));
        }
        Command::ExportWorkbook => errands::choose(state, ctx, Purpose::ExportWorkbook),
        Command::ExportCharts => state.dialog = Some(Dialog::Charts(ChartsForm::default())),
        Command::ExportQuality => errands::choose(state, ctx, Purpose::ExportQuality),
        Command::ExportHistory => errands::choose(state, ctx, Purpose::ExportHistory),
        Command::ExportActions => errands::choose(state, ctx, Purpose::ExportActions),
        Command::Undo => change(state, ctx, History::undo),
        Command::Redo => change(state, ctx, History::redo),
        Command::Palette => {
            let palette = Palette::of(state, ctx);
            state.dialog = Some(Dialog::Palette(Box::new(palette)));
        }
        Command::ToPage => go_to_page_start(ctx),
        Command::Find => look_for(state, ctx),
        Command::FindNext => find_step(state, ctx, find::Step::Next),
        Command::FindPrevious => find_step(state, ctx, find::Step::Previous),
        Command::LargerText | Command::SmallerText => {
            let size = state.preferences.next_text_size(command == Command::LargerText);
            prefer(state, &Preference::TextSize(size));
        }
        Command::UsualText => prefer(state, &Preference::TextSize(100)),
        Command::Settings => state.go(Page::Settings),
        Command::Help => {
            state.screens.help.about(&state.page);
            state.go(Page::Help);
        }
        Command::Tour => tour_step(state, ctx, TourStep::Begin),
        Command::About => state.dialog = Some(Dialog::About),
        Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
    }
}

/// Looks for words in what the page lists, or on a page that lists nothing wherever they stand.
fn look_for(state: &mut State, ctx: &egui::Context) {
    if ctx.read_response(search_id()).is_some() {
        ctx.memory_mut(|memory| memory.request_focus(search_id()));
        return;
    }
    match &mut state.screens.find {
        Some(find) => find.again(),
        None => state.screens.find = Some(Find::open(ctx)),
    }
}

fn find_step(state: &mut State, ctx: &egui::Context, step: find::Step) {
    match &mut state.screens.find {
        Some(find) => find.step(ctx, step),
        None => look_for(state, ctx),
    }
}

fn prefer(state: &mut State, preference: &Preference) {
    let kept = state.preferences.change(|now| match preference {
        Preference::Look(look) => now.look = *look,
        Preference::TextSize(size) => now.text_size = *size,
        Preference::Drawing(drawing) => now.drawing = *drawing,
        Preference::Name(name) => now.name.clone_from(name),
        Preference::TourIsOver => now.tour_is_over = true,
    });
    if matches!(preference, Preference::Name(_)) {
        let who = state.preferences.who();
        state.history.set_who(&who);
    }
    if let Err(error) = kept {
        let text = format!("This holds until Spruce is closed: the settings could not be kept ({error}).");
        state.notify(Severity::Warning, text);
    }
}

fn tour_step(state: &mut State, ctx: &egui::Context, step: TourStep) {
    match step {
        TourStep::Begin => {
            prefer(state, &Preference::TourIsOver);
            state.tour = Some(Tour::At(0));
            unless_unsaved(state, ctx, Next::Command(Command::OpenExample));
        }
        TourStep::To(number) => {
            state.tour = Some(Tour::At(number));
            if let Some(page) = tour::page(number) {
                state.go(page);
            }
        }
        TourStep::End => {
            prefer(state, &Preference::TourIsOver);
            state.tour = None;
        }
    }
}

/// Takes the keyboard out of the field that is being typed into, so that its words are kept in the next
/// frame; whether there was one.
pub(super) fn leave_field(ctx: &egui::Context) -> bool {
    let typing = ctx.text_edit_focused();
    if let (true, Some(field)) = (typing, ctx.memory(egui::Memory::focused)) {
        ctx.memory_mut(|memory| memory.surrender_focus(field));
        ctx.request_repaint();
    }
    typing
}

fn answered(state: &mut State, ctx: &egui::Context, answer: Answer) {
    let Some(dialog) = state.dialog.take() else { return };
    match (answer, dialog) {
        (Answer::Edit(edit), _) => change(state, ctx, |history| history.apply(&edit)),
        (Answer::Charts(form), _) => errands::choose(state, ctx, Purpose::ExportCharts(form)),
        (Answer::Blank(asked), _) => errands::choose(state, ctx, Purpose::BlankReturn(asked)),
        (Answer::EditForColumn(edit, column), _) => {
            take_column(state, &edit, &column);
            change(state, ctx, |history| history.apply(&edit));
        }
        (Answer::Recover(which), _) => unless_unsaved(state, ctx, Next::Recover(which)),
        (Answer::ForgetLeft(which), _) => keeping::forget(state, which),
        (Answer::Profile(step), _) => profile_step(state, ctx, step),
        (Answer::SaveFirst, Dialog::Unsaved(next)) => {
            state.after_save = Some(next);
            errands::save(state, ctx, false);
        }
        (Answer::Discard, Dialog::Unsaved(next)) => go_on(state, ctx, next),
        (Answer::Revert, _) => errands::revert(state, ctx),
        (Answer::SaveFirst, Dialog::ChangedByOthers(_) | Dialog::ChangedElsewhere(_)) => {
            errands::choose(state, ctx, Purpose::SaveAs);
        }
        (Answer::Overwrite, Dialog::ChangedByOthers(_)) => errands::save(state, ctx, true),
        (Answer::Path(path), Dialog::PathField { purpose, .. }) => chosen(state, ctx, purpose, vec![path]),
        _ => state.after_save = None,
    }
}

/// Makes a change. Where there are other indicators now, returns that are looked over are understood
/// again.
pub(super) fn change(state: &mut State, ctx: &egui::Context, make: impl FnOnce(&mut History)) {
    let before = Arc::clone(state.document());
    make(&mut state.history);
    let after = state.document();
    if before.indicators != after.indicators || !Arc::ptr_eq(before.pack.pack(), after.pack.pack()) {
        errands::understand_again(state, ctx);
    }
}

/// Puts a chart on the clipboard.
fn put_picture(state: &mut State, ctx: &egui::Context, picture: &Picture) {
    let size = [picture.width, picture.height].map(|n| usize::try_from(n).unwrap_or(0));
    ctx.copy_image(egui::ColorImage::from_rgba_unmultiplied(size, &picture.rgba));
    state.notify(Severity::Note, "The chart is on the clipboard: paste it into Word or PowerPoint.");
}

fn chosen(state: &mut State, ctx: &egui::Context, purpose: Purpose, mut paths: Vec<PathBuf>) {
    if paths.is_empty() {
        state.after_save = None;
        return;
    }
    let first = paths.swap_remove(0);
    match purpose {
        Purpose::Open => errands::load(state, ctx, first),
        Purpose::SaveAs => {
            let path = if first.extension().is_some() { first } else { first.with_extension("spruce") };
            errands::save_at(state, ctx, path, true);
        }
        Purpose::SaveCopy => {
            let path = if first.extension().is_some() { first } else { first.with_extension("spruce") };
            errands::save_copy(state, ctx, path);
        }
        Purpose::Import => {
            paths.push(first);
            paths.sort();
            errands::read_returns(state, ctx, paths);
        }
        Purpose::FindReturn(number) => errands::read_return(state, ctx, number, Some(first)),
        Purpose::ExportScorecard => errands::export_scorecard(state, ctx, first),
        Purpose::ExportWorkbook => figure_errands::export_workbook(state, ctx, first),
        Purpose::ExportData => errands::export_data(state, ctx, first),
        Purpose::ExportQuality => errands::export_quality(state, ctx, first),
        Purpose::ExportHistory => errands::export_history(state, ctx, first),
        Purpose::WritePaper(format) => paper_errands::write(state, ctx, (None, format), first),
        Purpose::WriteShipped(shipped, format) => {
            paper_errands::write(state, ctx, (Some(shipped), format), first);
        }
        Purpose::ExportWorkshop => paper_errands::write_workshop(state, ctx, first),
        Purpose::Invitations { with_names } => {
            paper_errands::write_invitations(state, ctx, with_names, first);
        }
        Purpose::ExportActions => errands::export_actions(state, ctx, first),
        Purpose::SaveTemplate(shipped) => paper_errands::write_template(state, ctx, shipped, first),
        Purpose::Earlier => paper_errands::load_earlier(state, ctx, first),
        Purpose::Merge => errands::read_copy(state, ctx, first),
        Purpose::Workbook => errands::read_workbook(state, ctx, first),
        Purpose::Template => {
            let layout = Layout { template: first.display().to_string(), ..Layout::default() };
            change(state, ctx, |history| history.apply(&Edit::SetLayout(layout)));
        }
        Purpose::BlankReturn(asked) => errands::export_blank(state, ctx, asked, first),
        Purpose::ExportProfile(name) => {
            errands::change_profiles(state, ctx, move |own| own.export(&name, &first));
        }
        Purpose::AddProfile => {
            errands::change_profiles(state, ctx, move |own| own.add_from(&first).map(|_| ()));
        }
        Purpose::SaveChart(chart, kind) => figure_errands::save_chart(state, ctx, chart, kind, first),
        Purpose::ExportCharts(form) => figure_errands::save_charts(state, ctx, form, first),
    }
}

fn profile_step(state: &mut State, ctx: &egui::Context, step: ProfileStep) {
    match step {
        ProfileStep::Rename(old, new) => {
            errands::change_profiles(state, ctx, move |own| own.rename(&old, &new));
        }
        ProfileStep::Remove(name) => {
            errands::change_profiles(state, ctx, move |own| own.remove(&name).map(|_| ()));
        }
        ProfileStep::Export(name) => errands::choose(state, ctx, Purpose::ExportProfile(name)),
        ProfileStep::Add => errands::choose(state, ctx, Purpose::AddProfile),
    }
}

/// Takes in what jobs have finished.
pub(super) fn collect(state: &mut State, ctx: &egui::Context) {
    let mut done = Vec::new();
    let mut lost = Vec::new();
    state.jobs.retain(|job| {
        // What a person cancelled does not come back half done; what is on disk is on disk.
        let mut take = |result: Done| {
            let is_unwanted = job.handle().is_cancelled() && result.can_be_dropped();
            if !is_unwanted {
                done.push(result);
            }
        };
        loop {
            match job.poll() {
                Outcome::Running => return true,
                Outcome::Told(part) => take(part),
                Outcome::Done(result) => {
                    take(result);
                    return false;
                }
                Outcome::Lost => {
                    lost.push(job.name().to_owned());
                    return false;
                }
            }
        }
    });
    for name in lost {
        // What was to follow the saving does not follow.
        if name == errands::SAVING {
            state.after_save = None;
        }
        // A version whose scoring failed is not scored again and again.
        if name == errands::SCORING {
            state.screens.unscorable = state.scoring.take();
        }
        state.notify(
            Severity::Error,
            format!("{name} failed inside Spruce. Nothing was changed; please report what you were doing."),
        );
    }
    for result in done {
        take_in(state, ctx, result);
    }
    // A job that was cancelled, or failed, leaves files behind that nothing reads any more.
    let is_reading = state.jobs.iter().any(|job| job.name() == errands::READING);
    if let Some(session) = state.import.as_mut().filter(|_| !is_reading) {
        session.settle_reading();
    }
}

fn take_in(state: &mut State, ctx: &egui::Context, done: Done) {
    match done {
        Done::Loaded(path, Ok(loaded), marked) => opened(state, path, loaded, marked),
        Done::Loaded(_, Err(error), _) | Done::Reverted(_, Err(error)) => {
            state.notify(Severity::Error, error.to_string());
        }
        Done::Reverted(serial, Ok(loaded)) => reverted(state, ctx, serial, loaded),
        Done::Example(Ok(document)) => state.open(document, None, None, "Exampleton (example)"),
        Done::Saved(path, version, result, mark) => saved(state, ctx, (path, mark), version, result),
        Done::Listed(entries) => errands::show_listed(state, entries),
        Done::FileRead(file, read) => {
            if let Some(session) = &mut state.import {
                session.take(file, read);
            }
        }
        Done::Gone(number) => return_gone(state, ctx, number),
        // Whatever was told has been taken in: see `collect`.
        Done::ReadAll | Done::Nothing | Done::Prepared(_, _, None) => {}
        Done::Prepared(revision, version, Some(files)) => {
            if let Some(session) = &mut state.import {
                session.take_prepared(revision, version, files);
            }
        }
        Done::Imported { version, document, label, entries, files, learned } => {
            if version == state.version() {
                imported(state, (*document, label, entries), &files);
                if !learned.is_empty() {
                    errands::change_profiles(state, ctx, |own| {
                        learned.into_iter().try_for_each(|profile| own.save(profile))
                    });
                }
            }
        }
        Done::Profiles(own, result) => {
            state.own_profiles = own;
            if let Err(error) = result {
                state.notify(Severity::Error, error);
            }
        }
        Done::Scored(version, scorecard, noticed) => {
            if state.scoring == Some(version) {
                state.scoring = None;
            }
            let scorecard = scorecard.unwrap_or_else(|error| {
                state.notify(Severity::Error, error);
                None
            });
            if version.document == state.serial {
                state.scored = scorecard.map(|card| (version, card));
                state.noticed = Some((version, noticed));
                state.screens.unscorable = (state.scored.is_none()).then_some(version);
            }
        }
        Done::Analysed(version, indicator, analysed) => {
            state.analysed = Some((version, indicator, analysed));
        }
        Done::OverAll(version, over_all) => state.over_all = Some((version, over_all)),
        Done::Earlier(serial, Ok(earlier)) => paper_errands::take_earlier(state, serial, earlier),
        Done::Copies(copies) => keeping::take_in(state, copies),
        Done::Projected(projected) => state.projected = Some(projected),
        Done::Workbook(serial, read) => take_workbook(state, ctx, serial, read),
        Done::Copy(serial, name, read) => merge_copy(state, ctx, (serial, name), read),
        Done::LaidOut(made, laid_out) => state.paper = Some((made, laid_out)),
        Done::Changes(made, compared) => paper_errands::take_changes(state, made, compared),
        Done::Written(path, Ok(())) => state.notify(Severity::Note, format!("Saved {}", path.display())),
        Done::Example(Err(error))
        | Done::Earlier(_, Err(error))
        | Done::Written(_, Err(error))
        | Done::ChartsWritten(_, Err(error))
        | Done::ChartWritten(_, Err(error))
        | Done::Table(Err(error))
        | Done::Picture(Err(error)) => {
            state.notify(Severity::Error, error);
        }
        Done::Picture(Ok(picture)) => put_picture(state, ctx, &picture),
        Done::Table(Ok(table)) => figure_errands::put_on_clipboard(state, ctx, table),
        Done::ChartsWritten(folder, Ok(files)) => figure_errands::charts_written(state, &folder, &files),
        Done::ChartWritten(path, Ok(boxes)) => figure_errands::chart_written(state, &path, boxes),
        Done::Chosen(purpose, paths) => chosen(state, ctx, purpose, paths),
        Done::NoDialog(purpose) => state.dialog = Some(Dialog::PathField { purpose, text: String::new() }),
    }
}

/// Starts scoring when the document on screen has not been scored yet.
pub(super) fn keep_scored(state: &mut State, ctx: &egui::Context) {
    let version = state.version();
    let is_scored = state.scored.as_ref().is_some_and(|(scored, _)| *scored == version);
    let is_under_way = state.scoring == Some(version) || state.screens.unscorable == Some(version);
    if state.is_open && !is_scored && !is_under_way {
        errands::score(state, ctx, version);
    }
}

/// Works out what takes long of the indicator that is shown, once its scorecard is there.
pub(super) fn keep_analysed(state: &mut State, ctx: &egui::Context) {
    if matches!(state.page, Page::CompareAreas | Page::Inequalities) {
        keep_over_all(state, ctx);
    }
    let Page::Indicator(shown) = &state.page else { return };
    let version = state.version();
    let is_current = state.analysed.as_ref().is_some_and(|(of, id, _)| *of == version && id == shown);
    let is_scored = state.scored.as_ref().is_some_and(|(scored, _)| *scored == version);
    let is_under_way = state.jobs.iter().any(|job| job.name() == errands::ANALYSING);
    if is_scored && !is_current && !is_under_way {
        let shown = shown.clone();
        errands::analyse(state, ctx, version, shown);
    }
}

/// Works out all areas and groups, once their scorecard is there.
fn keep_over_all(state: &mut State, ctx: &egui::Context) {
    let version = state.version();
    let is_current = state.over_all.as_ref().is_some_and(|(of, _)| *of == version);
    let is_scored = state.scored.as_ref().is_some_and(|(scored, _)| *scored == version);
    let is_under_way = state.jobs.iter().any(|job| job.name() == errands::COMPARING);
    if is_scored && !is_current && !is_under_way {
        errands::compare_all(state, ctx, version);
    }
}

/// Works out what importing would do whenever the list of returns or the document changed.
pub(super) fn keep_prepared(state: &mut State, ctx: &egui::Context) {
    let is_under_way = state.jobs.iter().any(|job| job.name() == errands::PREPARING);
    if state.import.is_some() && !is_under_way {
        errands::prepare(state, ctx);
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::{document::Document, job::Job};

    #[test]
    fn a_job_that_breaks_down_is_told_of_and_the_scorecard_stays() {
        let ctx = egui::Context::default();
        let mut state = State::default();
        state.open(Document::default(), None, None, "Untitled");
        change(&mut state, &ctx, |history| history.apply(&Edit::SetEdition("2011".to_owned())));
        state.after_save = Some(Next::Close);
        let job = Job::start(errands::SAVING, || {}, |_, _| panic!("for the test")).unwrap();
        state.jobs.push(job);
        let patience = Instant::now() + Duration::from_secs(20);
        while !state.jobs.is_empty() {
            assert!(Instant::now() < patience);
            collect(&mut state, &ctx);
        }
        assert_eq!(state.notices.len(), 1);
        assert!(state.notices[0].text.contains("Saving failed inside Spruce"), "{:?}", state.notices);
        assert!(state.history.is_dirty() && state.document().settings.edition == "2011");
        assert!(state.after_save.is_none() && !state.closing, "nobody closes a window that was not saved");
    }
}
