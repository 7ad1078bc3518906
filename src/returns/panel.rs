//! What stands around a table: lines of titles, and values beside their labels.

use std::collections::BTreeSet;

use super::{Content, Grid, areas::named_area};
use crate::base::fold;

/// Labels whose value tells when a file was made, not what it is about.
pub(super) const IRRELEVANT: &[&str] = &[
    "published",
    "revised",
    "contact",
    "source",
    "released",
    "release date",
    "publication date",
    "copyright",
    "link to publication",
    "last updated",
    "collected",
    "date",
    "created",
    "printed",
    "run date",
    "extracted",
    "date produced",
    "produced",
    "produced by",
    "email",
    "next update",
    "date of extract",
    "report date",
    "submission date",
    "date submitted",
    "deadline",
    "version",
    "author",
    "status",
    "notes",
    "note",
];

/// Labels whose value is a period.
pub(super) const PERIOD_LABELS: &[&str] = &[
    "period",
    "reporting period",
    "fiscal year quarter",
    "quarter",
    "month",
    "year",
    "financial year",
    "reporting month",
    "reporting quarter",
    "period covered",
    "data period",
    "time period",
    "fiscal year",
    "for period",
    "return period",
    "period of return",
    "fiscal quarter",
    "financial quarter",
    "evaluation dates",
];

/// Labels whose value is an organisation's name or code.
pub(super) const AREA_LABELS: &[&str] = &[
    "organisation",
    "organization",
    "trust",
    "pct",
    "provider",
    "area",
    "organisation name",
    "trust name",
    "pct name",
    "provider name",
    "name of organisation",
    "name of trust",
    "name of pct",
    "commissioner",
    "local authority",
    "submitting organisation",
    "org name",
    "org",
    "organisation code",
    "org code",
    "pct code",
    "trust code",
    "provider code",
    "code",
    "reporting organisation",
];

/// A title's lines and labelled values.
pub(super) struct Lines {
    pub plain: Vec<String>,
    pub labelled: Vec<(String, String)>,
}

/// The lines and labelled values in `rows`, and in the columns `beside` the table.
pub(super) fn lines(
    grid: &Grid,
    rows: std::ops::Range<u32>,
    beside: &BTreeSet<u32>,
    table: std::ops::Range<u32>,
) -> Lines {
    let mut lines = Lines { plain: Vec::new(), labelled: Vec::new() };
    for at in rows.start..table.end.min(table.start + 60).max(rows.end) {
        let above = rows.contains(&at);
        let cells = grid.row(at);
        let mut label: Option<String> = None;
        for (column, cell) in cells.iter().enumerate() {
            let own_column = u32::try_from(column).is_ok_and(|column| beside.contains(&column));
            if cell.is_empty() || !(above || own_column) {
                continue;
            }
            let text = match &cell.content {
                Content::Text(text) => text.trim().to_owned(),
                Content::Date(date) => date.date().strftime("%d/%m/%Y").to_string(),
                Content::Number(number) if number.fract() == 0.0 => number.to_string(),
                _ => continue,
            };
            if let Some(name) = label.take() {
                lines.labelled.push((name, text));
                continue;
            }
            // “Exampleton PCT: dashboard” is a title; its front is no label.
            let is_label = |name: &str| {
                name.len() < 30 && (AREA_LABELS.contains(&fold(name).as_str()) || named_area(name).is_none())
            };
            if let Some((name, value)) = text.split_once(':').filter(|(name, _)| is_label(name)) {
                if value.trim().is_empty() {
                    label = Some(fold(name));
                } else {
                    lines.labelled.push((fold(name), value.trim().to_owned()));
                }
                continue;
            }
            let folded = fold(&text);
            if PERIOD_LABELS.contains(&folded.as_str())
                || AREA_LABELS.contains(&folded.as_str())
                || IRRELEVANT.contains(&folded.as_str())
                || matches!(
                    folded.as_str(),
                    "title" | "statistic" | "cohort" | "indicator" | "summary" | "scale" | "measure"
                )
            {
                label = Some(folded);
                continue;
            }
            if above {
                lines.plain.push(text);
            }
        }
    }
    lines
}
