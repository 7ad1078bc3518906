//! The scorecard page: every indicator in one table, by section or by status, with filters.

use eframe::egui::{self, vec2};
use strum::IntoEnumIterator as _;

use super::{
    super::{
        action::Action,
        command::Command,
        view::View,
        widgets::{empty_state, name_choice, page_header, search_id},
    },
    figures_table::{Asked, FiguresTable, Group, Line},
    legend,
    order::{Beside, Changed, Order, Varies, assured},
    prepared::Prepared,
    row::Row,
};
use crate::{
    base::fold,
    scoring::{
        Scorecard, SectionStatus, Status,
        sentence::{counted, numbered, standing},
    },
    statistics::spc::Assurance,
};

const NOTHING_MEASURED: &str = "No return measures this yet; its questions are for the workshop.";
const OUTSIDE: &str = "Outside the workbook";

/// What the page remembers.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    filters: Filters,
    /// The lines, and what they were made for.
    lines: Vec<Line>,
    made_for: Option<(Filters, usize)>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Filters {
    search: String,
    status: Option<Status>,
    by_status: bool,
    folded: Vec<Group>,
    varies: Option<Varies>,
    assurance: Option<Assurance>,
    beside: Option<Beside>,
    changed: Option<Changed>,
    order: Option<Order>,
}

impl Filters {
    /// Filters by what the statistics say, that are set.
    const fn by_statistics(&self) -> usize {
        self.varies.is_some() as usize
            + self.assurance.is_some() as usize
            + self.changed.is_some() as usize
            + self.beside.is_some() as usize
    }

    fn is_any(&self) -> bool {
        self.status.is_some() || !self.search.is_empty() || self.by_statistics() > 0
    }

    fn holds(&self, row: &Row) -> bool {
        let assured = |wanted: Assurance| row.assurance.as_ref().is_some_and(|(one, _)| *one == wanted);
        self.status.is_none_or(|status| row.counted_as == Some(status))
            && self.varies.is_none_or(|varies| varies.holds(row))
            && self.assurance.is_none_or(assured)
            && self.changed.is_none_or(|changed| changed.holds(row))
            && self.beside.is_none_or(|beside| beside.holds(row))
    }
}

impl Remembered {
    /// Shows only what is counted under `status`, with nothing folded away.
    pub(in crate::app) fn show_only(&mut self, status: Status) {
        self.filters = Filters { status: Some(status), ..Filters::default() };
    }
}

pub(in crate::app) fn ui(
    ui: &mut egui::Ui,
    view: &View<'_>,
    prepared: Option<&Prepared>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let (Some(prepared), Some(card)) = (prepared, view.scorecard) else {
        nothing_yet(ui, view, actions);
        return;
    };
    let edition = match card.edition.as_str() {
        "in force" => "against the standards in force".to_owned(),
        edition => format!("against the {edition} standards"),
    };
    let beside = format!("{}, {}, {edition}", card.area.name, card.to);
    if ui.available_width() > 900.0 {
        page_header(ui, theme, "Scorecard", &beside, |ui| filters(ui, &mut remembered.filters));
    } else {
        page_header(ui, theme, "Scorecard", &beside, |_| {});
        ui.horizontal_wrapped(|ui| filters(ui, &mut remembered.filters));
        ui.add_space(6.0);
    }
    let version = prepared.version;
    let is_fresh = remembered
        .made_for
        .as_ref()
        .is_some_and(|(filters, made_for)| *made_for == version && *filters == remembered.filters);
    if !is_fresh {
        remembered.lines = lines(card, &prepared.rows, &remembered.filters);
        remembered.made_for = Some((remembered.filters.clone(), version));
    }
    if remembered.lines.is_empty() {
        empty_state(ui, theme, "Nothing here", "No indicator matches the filters.", |ui| {
            if ui.button("Show all").clicked() {
                remembered.filters = Filters::default();
            }
        });
        return;
    }
    let table = FiguresTable {
        theme,
        name: "scorecard",
        rows: &prepared.rows,
        lines: &remembered.lines,
        scrolls: true,
        order: remembered.filters.order,
    };
    let room = ui.available_size() - vec2(0.0, legend::height(ui.available_width()));
    let layout = egui::Layout::top_down(egui::Align::Min);
    let toggled = ui.allocate_ui_with_layout(room, layout, |ui| {
        theme.card_frame().inner_margin(1).show(ui, |ui| table.ui(ui, actions)).inner
    });
    let toggled = toggled.inner;
    legend::ui(ui, theme);
    if let Some(Asked::Order(by)) = toggled {
        remembered.filters.order = Order::next(remembered.filters.order, by);
    }
    if let Some(Asked::Fold(group)) = toggled {
        let folded = &mut remembered.filters.folded;
        match folded.iter().position(|one| *one == group) {
            Some(i) => {
                folded.remove(i);
            }
            None => folded.push(group),
        }
    }
}

/// What any page of the scorecard says while there is none.
pub(in crate::app) fn nothing_yet(ui: &mut egui::Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if view.is_scoring {
        empty_state(ui, view.theme, "Scoring…", "The figures are being scored.", |_| {});
        return;
    }
    let (heading, advice) = if view.document.dataset.is_empty() {
        (
            "No figures yet",
            "Import the returns that you were sent, Excel or CSV: Spruce scores them and the tree appears here.",
        )
    } else {
        (
            "Nothing to score yet",
            "The returns hold no figures for an area that Spruce can score. Import more returns.",
        )
    };
    empty_state(ui, view.theme, heading, advice, |ui| {
        if view.theme.primary_button(ui, Command::ImportReturns.label()).clicked() {
            actions.push(Action::Command(Command::ImportReturns));
        }
    });
}

fn filters(ui: &mut egui::Ui, filters: &mut Filters) {
    let search = egui::TextEdit::singleline(&mut filters.search)
        .id(search_id())
        .hint_text("Find an indicator")
        .margin(egui::Margin::symmetric(8, 7))
        .desired_width(160.0);
    ui.add(search).accessible_name("Find an indicator");
    let named = |status: Option<Status>| {
        format!("Status: {}", status.map_or_else(|| "all".to_owned(), |status| status.label().to_lowercase()))
    };
    let shown = named(filters.status);
    let combo = egui::ComboBox::from_id_salt("status").selected_text(&shown).width(150.0).show_ui(ui, |ui| {
        let all = std::iter::once(None).chain(Status::iter().map(Some));
        for status in all {
            let word = status.map_or("All", Status::label);
            ui.selectable_value(&mut filters.status, status, word);
        }
    });
    name_choice(ui, &combo, "Filter by status", &shown);
    let grouping = if filters.by_status { "Group by: status" } else { "Group by: section" };
    let combo =
        egui::ComboBox::from_id_salt("group").selected_text(grouping).width(150.0).show_ui(ui, |ui| {
            ui.selectable_value(&mut filters.by_status, false, "Section");
            ui.selectable_value(&mut filters.by_status, true, "Status");
        });
    name_choice(ui, &combo, "Group by", grouping);
    statistics(ui, filters);
    if filters.is_any() && ui.button("Clear filters").clicked() {
        let Filters { by_status, order, folded, .. } = std::mem::take(filters);
        *filters = Filters { by_status, folded, order, ..Filters::default() };
    }
}

/// Filters by what the statistics say.
fn statistics(ui: &mut egui::Ui, filters: &mut Filters) {
    let words = match filters.by_statistics() {
        0 => "Filter…".to_owned(),
        n => format!("Filter ({n})…"),
    };
    let close = egui::PopupCloseBehavior::CloseOnClickOutside;
    let config = egui::containers::menu::MenuConfig::new().close_behavior(close);
    egui::containers::menu::MenuButton::new(words).config(config).ui(ui, |ui| {
        ui.label("Variation");
        ui.radio_value(&mut filters.varies, None, "Any");
        for varies in Varies::iter() {
            ui.radio_value(&mut filters.varies, Some(varies), varies.label());
        }
        ui.separator();
        ui.label("Assurance");
        ui.radio_value(&mut filters.assurance, None, "Any");
        for assurance in [Assurance::Fail, Assurance::HitOrMiss, Assurance::Pass] {
            ui.radio_value(&mut filters.assurance, Some(assurance), assured(assurance));
        }
        ui.separator();
        ui.label("Change");
        ui.radio_value(&mut filters.changed, None, "Any");
        for changed in Changed::iter() {
            ui.radio_value(&mut filters.changed, Some(changed), changed.label());
        }
        ui.separator();
        ui.label("Compared");
        ui.radio_value(&mut filters.beside, None, "Any");
        for beside in Beside::iter() {
            ui.radio_value(&mut filters.beside, Some(beside), beside.label());
        }
    });
}

/// The lines that the filters leave.
fn lines(card: &Scorecard, rows: &[Row], filters: &Filters) -> Vec<Line> {
    let search = fold(&filters.search);
    let is_shown = |row: &Row| filters.holds(row) && row.matches(&search);
    let shown: Vec<(usize, &Row)> = rows.iter().enumerate().filter(|(_, row)| is_shown(row)).collect();
    let is_filtered = filters.is_any();
    if let Some(order) = filters.order {
        let mut positions: Vec<usize> = shown.iter().map(|(at, _)| *at).collect();
        order.sort(rows, &mut positions);
        return positions.into_iter().map(Line::Row).collect();
    }
    let mut lines = Vec::new();
    if filters.by_status {
        for status in Status::iter().map(Some).chain([None]) {
            let of_status: Vec<usize> =
                shown.iter().filter(|(_, row)| row.counted_as == status).map(|(i, _)| *i).collect();
            if !of_status.is_empty() {
                let name = status.map_or(OUTSIDE, Status::label).to_owned();
                let count = format!("{} indicators", of_status.len());
                group(&mut lines, filters, (Group::Status(status), name, None, count), &of_status, None);
            }
        }
        return lines;
    }
    for section in &card.sections {
        let of_section: Vec<usize> =
            shown.iter().filter(|(_, row)| row.section == section.number).map(|(i, _)| *i).collect();
        if of_section.is_empty() && is_filtered {
            continue;
        }
        let is_provisional = section.status == SectionStatus::Provisional;
        // The column is as wide as a percentage; the word stands beside it.
        let shown = match section.percent.filter(|_| is_provisional) {
            Some(percent) => format!("{percent:.0}%"),
            None => standing(section),
        };
        let beside = match section.expected {
            0 => counted(section),
            _ if is_provisional => format!("provisional, {}", counted(section)),
            _ => format!("{} counted", counted(section)),
        };
        let head = (
            Group::Section(section.number),
            numbered(section.number, &section.name),
            Some((section.status.as_status(), shown)),
            beside,
        );
        let note = of_section.is_empty().then_some(NOTHING_MEASURED);
        group(&mut lines, filters, head, &of_section, note);
    }
    let outside: Vec<usize> = shown.iter().filter(|(_, row)| row.section == 0).map(|(i, _)| *i).collect();
    if !outside.is_empty() {
        let head = (Group::Section(0), OUTSIDE.to_owned(), None, "shown, never scored".to_owned());
        group(&mut lines, filters, head, &outside, None);
    }
    lines
}

fn group(
    lines: &mut Vec<Line>,
    filters: &Filters,
    (group, name, chip, beside): (Group, String, Option<(Status, String)>, String),
    rows: &[usize],
    note: Option<&'static str>,
) {
    let folded = filters.folded.contains(&group);
    lines.push(Line::Head { group, name, chip, beside, folded });
    if !folded {
        lines.extend(rows.iter().copied().map(Line::Row));
        lines.extend(note.map(Line::Note));
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::super::sample::{Drawn, harness};
    use super::*;
    use crate::app::page::Page;

    #[test]
    fn an_indicator_in_the_table_leads_to_its_page() {
        let mut harness = harness(Drawn::of(Page::Scorecard), 1280.0, 3000.0);
        harness.get_by_label("Smoking at delivery").click();
        harness.run();
        let actions = &harness.state().actions;
        assert!(
            matches!(&actions[..], [Action::Go(Page::Indicator(id))] if id.as_str() == "smoking_at_delivery"),
            "{actions:?}"
        );
    }

    #[test]
    fn the_search_leaves_what_matches() {
        let mut harness = harness(Drawn::of(Page::Scorecard), 1280.0, 3000.0);
        harness.get_by_role(egui::Role::TextInput).focus();
        harness.run();
        harness.get_by_role(egui::Role::TextInput).type_text("smoking delivery");
        harness.run();
        assert!(harness.query_by_label("Smoking at delivery").is_some());
        assert!(harness.query_by_label("Booked by 12 weeks").is_none());
        assert!(harness.query_by_label("2. Local service effectiveness").is_some());
        assert!(harness.query_by_label("11. Adequate service volumes").is_none());
        harness.get_by_label("Clear filters").click();
        harness.run();
        assert!(harness.query_by_label("Booked by 12 weeks").is_some());
    }

    #[test]
    fn a_status_shows_as_many_rows_as_its_tile_counts() {
        for status in [Status::Met, Status::Close, Status::NotMet, Status::NoData, Status::NoStandard] {
            let (document, card) = super::super::sample::sample();
            let rows = super::super::row::rows(&card, &document, crate::workbook::catalogue());
            let filters = Filters { status: Some(status), ..Filters::default() };
            let lines = lines(&card, &rows, &filters);
            let count = lines.iter().filter(|line| matches!(line, Line::Row(_))).count();
            let summary = card.summary;
            let expected = match status {
                Status::Met => summary.met,
                Status::Close => summary.close,
                Status::NotMet => summary.not_met,
                Status::NoData => summary.no_data,
                Status::NoStandard => summary.no_standard,
            };
            assert_eq!(count, expected, "{status:?}");
        }
    }

    #[test]
    fn a_section_folds_and_unfolds() {
        let mut harness = harness(Drawn::of(Page::Scorecard), 1024.0, 3000.0);
        harness.get_by_label("Fold 2. Local service effectiveness").click();
        harness.run();
        assert!(harness.query_by_label("Smoking at delivery").is_none());
        harness.get_by_label("Unfold 2. Local service effectiveness").click();
        harness.run();
        assert!(harness.query_by_label("Smoking at delivery").is_some());
    }

    #[test]
    fn the_table_is_walked_by_keys_and_every_cell_is_read_out() {
        use egui::Key::{ArrowDown, ArrowRight, End, Enter, Home};

        let mut harness = harness(Drawn::of(Page::Scorecard), 1280.0, 800.0);
        harness.get_by_role(egui::Role::Grid).focus();
        harness.run();
        let told = |harness: &egui_kittest::Harness<'_, Drawn>| {
            harness.get_by_role(egui::Role::Grid).accesskit_node().value().unwrap_or_default()
        };
        let go = |harness: &mut egui_kittest::Harness<'_, Drawn>, keys: &[egui::Key]| {
            for key in keys {
                harness.key_press(*key);
                harness.run();
            }
        };
        assert!(told(&harness).starts_with("1. Known intervention efficacy"), "{}", told(&harness));
        // From the made-up figures of `sample`: 41.3, and the example's local target is 43.6.
        go(&mut harness, &[ArrowDown]);
        assert_eq!(told(&harness), "Breastfeeding at 6 to 8 weeks, 41.3% in Q4 2010/11, Close, local target");
        go(&mut harness, &[ArrowRight]);
        assert!(told(&harness).starts_with("Latest: 41.3%"), "{}", told(&harness));
        go(&mut harness, &[End]);
        assert!(harness.query_by_label("Infant mortality").is_some_and(|name| name.rect().bottom() < 800.0));
        go(&mut harness, &[Home, Enter]);
        assert!(told(&harness).ends_with(", folded"), "{}", told(&harness));
        go(&mut harness, &[Enter, ArrowDown, Enter]);
        let actions = &harness.state().actions;
        let opened = Page::Indicator("breastfeeding_6_8_weeks".into());
        assert!(matches!(&actions[..], [Action::Go(page)] if *page == opened), "{actions:?}");
    }

    #[test]
    fn a_section_in_the_table_leads_to_its_page() {
        let mut harness = harness(Drawn::of(Page::Scorecard), 1280.0, 3000.0);
        harness.get_by_label("11. Adequate service volumes").click();
        harness.run();
        assert!(matches!(&harness.state().actions[..], [Action::Go(Page::Section(11))]));
    }

    #[test]
    fn without_figures_the_page_says_what_to_do() {
        let mut harness = harness(Drawn::empty(Page::Scorecard), 1280.0, 800.0);
        harness.get_by_label("No figures yet");
        harness.get_by_label(Command::ImportReturns.label()).click();
        harness.run();
        assert!(matches!(&harness.state().actions[..], [Action::Command(Command::ImportReturns)]));
    }
}
