//! What a heading says by its own words: a key, a remark, or something to leave.

use super::{heading_idle::idle, words::split_joined};
use crate::base::fold;

/// How near an area column is to the figures: a region's column only says what a trust belongs to.
pub(super) type Rank = u8;

/// What kind of key or remark a heading announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// An area's code.
    AreaCode(Rank),
    /// An area's name.
    AreaName(Rank),
    /// An area's code or name: its cells tell.
    Area(Rank),
    /// A whole period, or the first day of one.
    Period,
    /// The last day of a period.
    PeriodEnd,
    /// A year that may need completing.
    Year,
    /// A quarter or month.
    PartOfYear,
    /// An indicator's name.
    Indicator,
    /// An indicator's number in its publisher's list.
    IndicatorNumber,
    /// What the row's number is.
    Measure,
    /// The kind of thing that the measure divides (`Dimension`).
    Dimension,
    /// A breakdown.
    Group(&'static str),
    /// The name of a breakdown, with its part in the next column.
    GroupKind,
    /// The part of the breakdown that another column names.
    GroupPart,
    /// The unit of the row's number.
    Unit,
    /// A remark.
    Note,
    /// Nothing to import; the words say why.
    Idle(&'static str),
}

/// Why a column that is headed like figures gives none: every cell of it is accounted for.
pub(super) const WORDS: &str = "words, not figures";

const NEAR: &[&str] = &[
    "pct",
    "pcts",
    "ccg",
    "la",
    "lad",
    "utla",
    "ltla",
    "local",
    "authority",
    "district",
    "council",
    "borough",
    "org",
    "organisation",
    "organization",
    "provider",
    "trust",
    "area",
    "commissioner",
    "geographical",
    "geography",
    "submitter",
    "hospital",
    "maternity",
    "unit",
    "care",
    "primary",
    "county",
    "place",
    "locality",
    "cluster",
    "icb",
    "site",
    "ward",
    "practice",
    "lsoa",
    "msoa",
    "host",
];
const FAR: &[&str] = &[
    "region",
    "sha",
    "strategic",
    "parent",
    "country",
    "nation",
    "gor",
    "regional",
    "at",
    "team",
    "stp",
    "ics",
    "gov",
    "government",
];
const DRESS: &[&str] = &[
    "code",
    "name",
    "ons",
    "ods",
    "gss",
    "nhs",
    "nhse",
    "nhsd",
    "former",
    "upper",
    "tier",
    "lower",
    "old",
    "new",
    "the",
    "of",
    "usual",
    "residence",
    "description",
    "e",
    "office",
    "health",
    "commissioning",
    "and",
    "or",
    "system",
    "board",
    "govofficeregion",
    "codes",
    "names",
    "level",
    "sub",
    "for",
    "reporting",
    "national",
];

fn area(words: &[&str]) -> Option<Heading> {
    let bare: Vec<&str> =
        words.iter().map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit())).collect();
    let bare: Vec<&str> = bare.into_iter().filter(|word| !word.is_empty()).collect();
    let known = |word: &&str| NEAR.contains(word) || FAR.contains(word) || DRESS.contains(word);
    if bare.is_empty() || !bare.iter().all(known) {
        return None;
    }
    let code = bare.iter().any(|word| matches!(*word, "code" | "codes"));
    let name = bare.iter().any(|word| matches!(*word, "name" | "names" | "description"));
    let far = bare.iter().any(|word| FAR.contains(word) || *word == "govofficeregion");
    let near = bare.iter().any(|word| NEAR.contains(word));
    let place = near || far || bare == ["level"] || bare == ["level", "description"];
    if !(place || (bare.len() == 1 && (code || name)) || bare == ["ons", "code"] || bare == ["ods", "code"]) {
        return None;
    }
    if bare.contains(&"level") && !name && bare.len() > 1 {
        return Some(Heading::Idle(super::heading_idle::KIND));
    }
    if bare == ["unit"] {
        return Some(Heading::Unit);
    }
    if bare == ["level"] {
        return Some(Heading::Area(3));
    }
    if bare == ["at"]
        || bare == ["maternity"]
        || bare == ["care"]
        || bare == ["local"]
        || bare == ["national"]
    {
        return None;
    }
    let finest = bare.iter().any(|word| matches!(*word, "site" | "ward" | "practice" | "lsoa" | "msoa"));
    let rank = match (far, finest) {
        (true, _) => 1,
        (_, true) => 4,
        _ if bare.contains(&"old") => 2,
        _ => 3,
    };
    Some(match (code, name) {
        (true, _) => Heading::AreaCode(rank),
        (_, true) => Heading::AreaName(rank),
        _ => Heading::Area(rank),
    })
}

fn period(folded: &str) -> Option<Heading> {
    Some(match folded {
        "period"
        | "reporting period"
        | "time period"
        | "month"
        | "date"
        | "quarter ending"
        | "quarter ended"
        | "week ending"
        | "week commencing"
        | "week"
        | "month ending"
        | "reporting month"
        | "data period"
        | "period covered"
        | "year and quarter"
        | "fiscal year quarter"
        | "reporting quarter"
        | "year ending"
        | "year ended"
        | "evaluation quarter"
        | "month year"
        | "month and year"
        | "month of birth"
        | "month of delivery"
        | "quarter year"
        | "rp start date"
        | "rpstart date"
        | "reporting period start date"
        | "period start"
        | "start date"
        | "period start date"
        | "from"
        | "date from"
        | "from date"
        | "period from"
        | "timeperiod"
        | "collection period"
        | "effective date"
        | "day" => Heading::Period,
        "rp end date"
        | "rpend date"
        | "reporting period end date"
        | "period end"
        | "to"
        | "date to"
        | "to date"
        | "period to"
        | "until"
        | "end date"
        | "period end date" => Heading::PeriodEnd,
        "year"
        | "years"
        | "financial year"
        | "fiscal year"
        | "fy"
        | "calendar year"
        | "reporting year"
        | "fin year"
        | "fyear"
        | "finyear"
        | "f year"
        | "financial yr"
        | "year of conception"
        | "year of birth"
        | "year of death"
        | "year of registration"
        | "year of occurrence"
        | "year of delivery"
        | "year of data"
        | "data year" => Heading::Year,
        "quarter" | "qtr" | "q" | "part of year" | "month number" | "month no" | "month num"
        | "quarter number" | "quarter no" => Heading::PartOfYear,
        _ => return None,
    })
}

fn breakdown(folded: &str) -> Option<Heading> {
    Some(match folded {
        "sex" | "gender" => Heading::Group("Sex"),
        "age group" | "age band" | "maternal age" | "age of mother" | "age" => Heading::Group("Age"),
        "ethnicity" | "ethnic group" | "ethnic category" => Heading::Group("Ethnic group"),
        "deprivation quintile" | "imd quintile" | "quintile" | "imd" => {
            Heading::Group("Deprivation quintile")
        }
        "deprivation decile" | "imd decile" | "decile" => Heading::Group("Deprivation decile"),
        "category type" => Heading::GroupKind,
        "category" => Heading::GroupPart,
        _ => return None,
    })
}

/// What the words of a heading announce; `None` where they may name a figure.
pub(super) fn heading(text: &str) -> Option<Heading> {
    let folded = fold(&split_joined(text));
    if folded.is_empty() || folded.len() > 80 {
        return None;
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    match folded.as_str() {
        "indicator"
        | "indicator name"
        | "kpi"
        | "metric"
        | "performance indicator"
        | "indicator description"
        | "indicator title"
        | "kpi name"
        | "measure name"
        | "performance measure"
        | "indicators" => {
            return Some(Heading::Indicator);
        }
        "indicator id" | "indicatorid" | "indicator code" | "kpi code" | "kpi ref" | "indicator ref" => {
            return Some(Heading::IndicatorNumber);
        }
        "measure" | "data item" | "item" | "line" | "description" | "data description" | "measurement" => {
            return Some(Heading::Measure);
        }
        "row labels" => return Some(Heading::Area(3)),
        "dimension" => return Some(Heading::Dimension),
        "units" | "unit of measure" | "unit of measurement" => return Some(Heading::Unit),
        _ => {}
    }
    if any(&[
        "note",
        "notes",
        "comment",
        "comments",
        "caveat",
        "caveats",
        "remark",
        "remarks",
        "commentary",
        "validation",
        "footnote",
    ]) || folded == "data quality"
    {
        return Some(Heading::Note);
    }
    period(&folded)
        .or_else(|| breakdown(&folded))
        .or_else(|| idle(&folded, &words).map(Heading::Idle))
        .or_else(|| area(&words))
}

#[cfg(test)]
mod tests {
    use super::{
        super::heading_idle::{CHANGE, EARLIER, KIND, TARGET, TOTAL},
        *,
    };

    #[test]
    fn real_headings_are_known() {
        use Heading as H;
        for (text, expected) in [
            ("OrgCode", Some(H::AreaCode(3))),
            ("Org_Name", Some(H::AreaName(3))),
            ("ONS Government Office Region Code", Some(H::AreaCode(1))),
            ("ONS Upper Tier LA Code", Some(H::AreaCode(3))),
            ("ONS Upper Tier LA Code (old)", Some(H::AreaCode(2))),
            ("Former PCT Name", Some(H::AreaName(3))),
            ("AT Code", Some(H::AreaCode(1))),
            ("nhs_trust22_code", Some(H::AreaCode(3))),
            ("Area of usual residence 4", Some(H::Area(3))),
            ("Level description", Some(H::AreaName(3))),
            ("Org_Level", Some(H::Idle(KIND))),
            ("FinancialYear", Some(H::Year)),
            ("Fiscal Year/ Quarter", Some(H::Period)),
            ("Quarter", Some(H::PartOfYear)),
            ("Red flag", Some(H::Idle(TARGET))),
            ("YTD", Some(H::Idle(TOTAL))),
            ("Apr YTD", Some(H::Idle(TOTAL))),
            ("Variance v plan", Some(H::Idle(TARGET))),
            ("Variance", Some(H::Idle(CHANGE))),
            ("National target (%)", Some(H::Idle(TARGET))),
            ("Previous year", Some(H::Idle(EARLIER))),
            ("England rank", Some(H::Idle(CHANGE))),
            ("Data quality caveat*", Some(H::Note)),
            ("Number of maternities", None),
            ("12 month Denominator", None),
            ("Maternities", None),
            ("MenC (%)", None),
            ("Number of PCTs", None),
        ] {
            assert_eq!(heading(text), expected, "{text}");
        }
    }
}
