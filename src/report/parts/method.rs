//! How the scores were worked out, and what the icons mean: with the settings that were used.

use super::text::{column, heading, signs};
use crate::{
    base::number_format::short,
    figure::Icon,
    report::{Block, Cell, Material, Row, RowKind, Table, Words},
    statistics::spc::{Assurance, Variation},
};

pub(in crate::report) fn method(material: &Material<'_>) -> Vec<Block> {
    vec![heading(1, "Method and key"), Block::Points(lines(material)), Block::Table(icons())]
}

fn lines(material: &Material<'_>) -> Vec<Words> {
    let settings = &material.document.settings;
    let percent = |share: f64| format!("{}%", short(100.0 * share, 1));
    let spc = &settings.methods.spc;
    let core_cap = if settings.core_cap {
        " A number of the workbook itself that is not met keeps its section at close or below."
    } else {
        ""
    };
    let lines = [
        ("Value", "Worked out from numerator and denominator where the return gives both.".to_owned()),
        (
            "Standard",
            "The dated edition in force on the last day of the figure’s period; a local target where the organisation set one. One that has expired is used until another takes its place, and marked."
                .to_owned(),
        ),
        (
            "Status",
            format!(
                "Met where the rule holds; close within the published band, or within {} of the standard where none is published; else not met.",
                percent(settings.close_tolerance)
            ),
        ),
        (
            "Certainty",
            "Clear where the whole 95% interval is on one side of the standard; else chance could be the reason. Proportions have Wilson’s interval; counts and rates an exact one or Byar’s."
                .to_owned(),
        ),
        (
            "Section",
            format!(
                "Met scores 1, close a half, not met 0; the workbook’s own numbers weigh {}. Met from {}%, close from {}%. Below {} coverage a section has no colour.{core_cap}",
                short(settings.core_weight, 2),
                short(settings.met_from, 1),
                short(settings.close_from, 1),
                percent(settings.minimum_coverage)
            ),
        ),
        (
            "Balance",
            "The mean of the provider sections less that of the population sections, in percentage points. There is no grand total.".to_owned(),
        ),
        (
            "Variation",
            format!(
                "By control chart, with the rules of Making Data Count: a point outside the limits, {} in a row rising or falling, two of three close to a limit, {} in a row on one side of the centre line. It says whether a figure has changed by more than chance; the status says how it stands.",
                spc.trend_points, spc.shift_points
            ),
        ),
        (
            "Exceptions",
            "Every figure that is not met, and every one that is close and getting worse by its control chart, against the year before, or by its recent trend.".to_owned(),
        ),
        ("Small numbers", material.notice()),
        ("Made by", concat!("Spruce ", env!("CARGO_PKG_VERSION"), ", from the returns listed under Sources.").to_owned()),
    ];
    lines
        .into_iter()
        .map(|(name, text)| Words::strong(format!("{name}: ")).then(Words::plain(text)))
        .collect()
}

fn icons() -> Table {
    let variations = [
        Variation::CommonCause,
        Variation::ImprovementHigh,
        Variation::ImprovementLow,
        Variation::ConcernHigh,
        Variation::ConcernLow,
        Variation::NeutralHigh,
        Variation::NeutralLow,
    ];
    let assurances = [Assurance::Pass, Assurance::Fail, Assurance::HitOrMiss];
    let row = |icon: Icon| Row {
        kind: RowKind::Usual,
        cells: vec![Cell::Icons(vec![icon]), Cell::text(icon.words)],
    };
    let rows = variations.map(Icon::from).into_iter().chain(assurances.map(Icon::from)).map(row).collect();
    Table {
        caption: "The icons of control charts".to_owned(),
        columns: vec![signs("Icon", 14.0), column("Meaning", 86.0)],
        rows,
        notes: Vec::new(),
    }
}
