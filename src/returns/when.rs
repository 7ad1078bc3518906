//! Periods as a column, a heading or a title gives them.

use std::collections::{BTreeSet, HashMap};

use jiff::{ToSpan as _, civil::Date};

use super::{Cell, Content, context::Said};
use crate::{
    base::fold,
    domain::{
        Period, PeriodKind, QuarterYear, parse_month_first_date, parse_period, parse_period_parts,
        parse_short_year, parse_unclear_quarter, parse_year_month,
    },
};

/// In which order the dates of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum DateOrder {
    #[default]
    DayFirst,
    MonthFirst,
    /// Month first, and the real dates among them were turned round when the file was saved.
    Turned,
    /// Month first, with real dates that may have been turned round.
    PerhapsTurned,
    /// Either; read day first.
    Unclear,
}

impl DateOrder {
    /// Learns from all dates: one above the twelfth tells, and so do month ends, first days and even steps.
    fn of<'t>(heading: &str, texts: impl Iterator<Item = &'t str>) -> Self {
        let (mut day_first, mut month_first) = (BTreeSet::new(), BTreeSet::new());
        for text in texts {
            let day = parse_period(text).filter(|period| period.length_in_months() == 0);
            match (day, parse_month_first_date(text)) {
                (Some(day), Some(other)) if day != other => {
                    day_first.insert(day.start());
                    month_first.insert(other.start());
                }
                (Some(day), None) if day.start().day() > 12 => return Self::DayFirst,
                (None, Some(_)) => return Self::MonthFirst,
                _ => {}
            }
        }
        let edges = |days: &BTreeSet<Date>| days.iter().copied().all(is_month_edge);
        let months = heading.split(' ').any(|word| matches!(word, "month" | "quarter" | "period"));
        match (edges(&day_first), edges(&month_first)) {
            (true, _) => Self::DayFirst,
            (false, true) if months => Self::MonthFirst,
            (false, false) if steps_evenly(&day_first) => Self::DayFirst,
            (false, false) if steps_evenly(&month_first) => Self::MonthFirst,
            (false, _) => Self::Unclear,
        }
    }
}

/// Whether days follow each other day by day or week by week.
fn steps_evenly(days: &BTreeSet<Date>) -> bool {
    let steps = days.iter().zip(days.iter().skip(1)).map(|(a, b)| (*b - *a).get_days());
    days.len() >= 3 && steps.clone().all(|step| step % 7 == 0)
        || days.len() >= 3 && steps.clone().all(|step| step == 1)
}

/// What the dates of a column stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Dates {
    /// The day itself.
    #[default]
    Day,
    /// The month in which the day lies.
    Month,
    /// The quarter in which the day lies.
    Quarter,
    /// The same, and a month ends its quarter.
    QuarterEnding,
    /// The twelve months that the day ends.
    YearEnding,
}

/// What six figures such as `201011` stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum SixFigures {
    /// A financial year, or several.
    #[default]
    Years,
    /// A year and the number of a month.
    Months,
    /// Either: 2010/11, or November 2010.
    Unclear,
}

impl SixFigures {
    /// Learns from all cells: a heading tells, and so does a number that can only be the one or the other.
    fn of(heading: &str, cells: impl Iterator<Item = String>) -> Self {
        let says = |list: &[&str]| heading.split(' ').any(|word| list.contains(&word));
        let texts: BTreeSet<String> = cells.filter(|text| six_figures(text).is_some()).collect();
        let follows = |text: &String| six_figures(text).is_some_and(|(year, end)| (year + 1) % 100 == end);
        let month = |text: &String| six_figures(text).is_some_and(|(_, end)| (1..=12).contains(&end));
        if says(&["month"]) || !texts.iter().all(follows) && texts.iter().all(month) {
            Self::Months
        } else if says(&["year", "years", "fy", "fyear", "finyear"])
            || texts.len() != 1
            || !texts.iter().all(month)
        {
            Self::Years
        } else {
            Self::Unclear
        }
    }
}

/// The year and the last two of six figures.
fn six_figures(text: &str) -> Option<(u32, u32)> {
    let number: u32 = text.parse().ok().filter(|_| text.len() == 6)?;
    (1950..2100).contains(&(number / 100)).then_some((number / 100, number % 100))
}

/// How the periods of one column are written, learnt from all of its cells.
#[derive(Debug, Default)]
pub(super) struct PeriodColumn {
    dates: Dates,
    order: DateOrder,
    months_by_number: bool,
    serials: bool,
    counted_from: Option<QuarterYear>,
    short_years: bool,
    six_figures: SixFigures,
    known: HashMap<String, Option<Period>>,
}

/// What a cell of words or of a whole number shows.
fn written(cell: &Cell) -> Option<String> {
    match &cell.content {
        Content::Text(text) => Some(text.trim().to_owned()),
        Content::Number(number) if number.fract() == 0.0 && number.abs() < 1e9 => Some(number.to_string()),
        _ => None,
    }
}

fn serial_date(number: f64) -> Option<Date> {
    // Day 1 is 1 January 1900, and Excel believes in 29 February 1900.
    if !(20_000.0..80_000.0).contains(&number) || number.fract() != 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked to be a whole number below 80,000")]
    let days = number as i32;
    Date::constant(1899, 12, 30).checked_add(days.days()).ok()
}

fn is_month_edge(date: Date) -> bool {
    date.day() == 1 || date.day() == date.days_in_month()
}

fn day_of(cell: &Cell, column: &PeriodColumn) -> Option<Date> {
    match &cell.content {
        Content::Date(time) => Some(time.date()),
        Content::Number(number) if column.serials => serial_date(*number),
        Content::Text(text) => {
            let period =
                if column.is_month_first() { parse_month_first_date(text) } else { parse_period(text) }?;
            (period.length_in_months() == 0).then(|| period.start())
        }
        _ => None,
    }
}

/// The quarter of the financial year in which a day lies.
fn quarter_of(date: Date) -> Option<Period> {
    let year = if date.month() < 4 { date.year() - 1 } else { date.year() };
    Period::quarter(year, (date.month() + 8) % 12 / 3 + 1)
}

impl PeriodColumn {
    /// Learns how a column headed `heading` writes its periods.
    pub(super) fn learn<'a>(heading: &str, cells: impl Iterator<Item = &'a Cell>, said: &Said) -> Self {
        let cells: Vec<&Cell> = cells.collect();
        let cells = cells.iter().copied();
        let mut column = Self { counted_from: said.counted_from, ..Self::default() };
        let texts = || {
            cells.clone().filter_map(|cell| match &cell.content {
                Content::Text(text) => Some(text.as_ref()),
                _ => None,
            })
        };
        let mixed = cells.clone().any(|cell| matches!(cell.content, Content::Date(_)));
        column.order = match (DateOrder::of(&fold(heading), texts()), said.month_first) {
            (DateOrder::MonthFirst, Some(true)) if mixed => DateOrder::Turned,
            (_, Some(first)) => {
                if first {
                    DateOrder::MonthFirst
                } else {
                    DateOrder::DayFirst
                }
            }
            (DateOrder::MonthFirst, None) if mixed => DateOrder::PerhapsTurned,
            (order, None) => order,
        };
        let short = texts().filter(|text| parse_short_year(text).is_some()).collect::<BTreeSet<_>>();
        column.short_years = short.len() >= 2;
        // 2009-11 may be three years or a November: 2009-07 beside it can only be a July.
        column.months_by_number =
            texts().any(|text| parse_period(text).is_none() && parse_year_month(text).is_some());
        column.six_figures = SixFigures::of(&fold(heading), cells.clone().filter_map(written));
        column.serials = cells
            .clone()
            .any(|cell| matches!(&cell.content, Content::Number(n) if serial_date(*n).is_some()));
        let mut days: Vec<Date> = cells.clone().filter_map(|cell| day_of(cell, &column)).collect();
        days.sort_unstable();
        days.dedup();
        column.dates = meaning_of(&fold(heading), &days);
        column
    }

    /// The period of a cell; `None` where it cannot be read.
    pub(super) fn read(&mut self, cell: &Cell) -> Option<Period> {
        match &cell.content {
            Content::Date(time) if self.order == DateOrder::Turned => {
                let date = time.date();
                self.of_day(Date::new(date.year(), date.day(), date.month()).ok()?)
            }
            Content::Date(time) => self.of_day(time.date()),
            Content::Number(number) if self.serials && serial_date(*number).is_some() => {
                self.of_day(serial_date(*number)?)
            }
            Content::Number(number) if number.fract() == 0.0 && number.abs() < 1e9 => {
                self.read_text(&number.to_string())
            }
            Content::Text(text) => self.read_text(text),
            _ => None,
        }
    }

    fn read_text(&mut self, text: &str) -> Option<Period> {
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let six = six_figures(text).filter(|_| self.six_figures != SixFigures::Years);
        if let Some((year, month)) = six {
            let found = match self.six_figures {
                SixFigures::Months => {
                    i16::try_from(year).ok().and_then(|year| Period::month(year, i8::try_from(month).ok()?))
                }
                _ => None,
            };
            self.known.insert(text.to_owned(), found);
            return found;
        }
        let months = self.months_by_number.then(|| parse_year_month(text)).flatten();
        let swapped = self.is_month_first().then(|| parse_month_first_date(text)).flatten();
        let short = self.short_years.then(|| parse_short_year(text)).flatten();
        let counted = || self.counted_from.and_then(|counted| parse_unclear_quarter(text, counted));
        let found = months.or(swapped).or(short).or_else(|| parse_period(text)).or_else(counted);
        let found = match found {
            Some(day) if day.length_in_months() == 0 => self.of_day(day.start()),
            // “Quarter ending” over Jun-10.
            Some(month)
                if month.length_in_months() == 1
                    && matches!(self.dates, Dates::QuarterEnding | Dates::YearEnding) =>
            {
                self.of_day(month.start())
            }
            other => other,
        };
        self.known.insert(text.to_owned(), found);
        found
    }

    /// Whether a cell that could not be read names a quarter that may be counted from April or January.
    pub(super) fn is_unclear(cell: &Cell) -> bool {
        matches!(&cell.content, Content::Text(text) if parse_unclear_quarter(text, QuarterYear::April).is_some())
    }

    /// Whether the day and the month of its dates may be the other way round.
    pub(super) const fn order_unclear(&self) -> bool {
        matches!(self.order, DateOrder::Unclear | DateOrder::PerhapsTurned)
    }

    const fn is_month_first(&self) -> bool {
        matches!(self.order, DateOrder::MonthFirst | DateOrder::Turned | DateOrder::PerhapsTurned)
    }

    fn of_day(&self, date: Date) -> Option<Period> {
        match self.dates {
            Dates::Day => Some(Period::day(date)),
            Dates::Month => Period::month(date.year(), date.month()),
            Dates::Quarter | Dates::QuarterEnding => quarter_of(date),
            Dates::YearEnding => {
                let first = date.first_of_month().checked_sub(11.months()).ok()?;
                Period::months(first.year(), first.month(), 12)
            }
        }
    }
}

fn meaning_of(heading: &str, days: &[Date]) -> Dates {
    let says = |word: &str| heading.split(' ').any(|own| own == word);
    if says("week") || says("day") {
        return Dates::Day;
    }
    let ends = says("ending") || says("ended") || says("to");
    if says("rolling") || (says("12") || says("twelve")) && says("months") && ends {
        return Dates::YearEnding;
    }
    if says("quarter") || says("qtr") {
        let ends = !says("month") && (says("ending") || says("ended"));
        return if ends { Dates::QuarterEnding } else { Dates::Quarter };
    }
    if says("year") && (says("ending") || says("ended")) {
        return Dates::YearEnding;
    }
    if says("month") {
        return Dates::Month;
    }
    if !days.iter().copied().all(is_month_edge) {
        return Dates::Day;
    }
    let quarterly = days.len() >= 3
        && days.windows(2).all(|pair| match pair {
            [a, b] => (85..=95).contains(&(*b - *a).get_days()),
            _ => false,
        })
        && days.iter().all(|date| date.month() % 3 == i8::from(date.day() == 1));
    if quarterly { Dates::Quarter } else { Dates::Month }
}

/// A period from a year's cell and the cell of a part of it, in either order.
pub(super) fn from_parts(year: &str, part: &str) -> Option<Period> {
    // A sender's quarter code such as `Q1` may stand with `2010/11`, or the month that ends a quarter.
    parse_period_parts(year, part)
}

/// The two readings of a year and the number of a month or quarter: counted from April, and from January.
pub(super) fn both_from_parts(year: &str, part: &str, months: bool) -> Option<(Period, Period)> {
    if part.trim_start().starts_with('-') {
        return None;
    }
    if months {
        let number: i8 = part.trim().parse().ok().filter(|number| (1..=12).contains(number))?;
        let year = parse_period(year).filter(|year| year.kind() == PeriodKind::FinancialYear)?.start().year();
        let counted = Period::month(year, 4)?.shifted(i32::from(number) - 1);
        return Some((counted, Period::month(if number < 4 { year + 1 } else { year }, number)?));
    }
    let text = format!("Q{} {year}", part.trim_start_matches(|c: char| !c.is_ascii_digit()));
    let read = |counted| parse_unclear_quarter(&text, counted);
    Some((read(QuarterYear::April)?, read(QuarterYear::January)?))
}

/// A quarter or month named without its year, within the year that a title gives or lies in: `Apr` of
/// 2010/11, and of a title about `Q4 2010/11`.
pub(super) fn part_of(period: Period, part: &str) -> Option<Period> {
    from_parts(&year_of(period)?.to_string(), part)
}

/// The year that a period is, or the financial year in which it begins.
pub(super) fn year_of(period: Period) -> Option<Period> {
    match period.kind() {
        PeriodKind::CalendarYear | PeriodKind::FinancialYear => Some(period),
        _ if period.length_in_months() <= 12 => {
            let start = period.start();
            Period::financial_year(if start.month() < 4 { start.year() - 1 } else { start.year() })
        }
        _ => None,
    }
}

/// Three months that end with the month named, as KH03 names its quarters (`September`).
pub(super) fn quarter_ending(month: Period) -> Option<Period> {
    (month.length_in_months() == 1 && month.start().month() % 3 == 0)
        .then(|| quarter_of(month.start()))
        .flatten()
}

/// The first period that stands anywhere in a text, the longest reading of it, and the words around it.
pub(super) fn period_in(text: &str) -> Option<(Period, String)> {
    let spaced = text.replace(['_', '|', ';', '\n', '\r', '\t'], " ");
    let words = joined_years(&spaced);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut passed = 0;
    for from in 0..words.len() {
        if from < passed {
            continue;
        }
        for length in (1..=8.min(words.len() - from)).rev() {
            let Some(window) = words.get(from..from + length) else { continue };
            let joined = window.join(" ");
            let bare = joined.trim_matches([',', '.', ':', '(', ')', '-', '–', '"']);
            if !tells_a_period(bare) {
                continue;
            }
            if let Some(period) = parse_period(bare) {
                // “1990 to 2017” says which years a table has, not what each of its figures is about.
                if period.length_in_months() > LONGEST_POOLED {
                    passed = from + length;
                    break;
                }
                if let Some(end) = end_of_span(words.get(from..).unwrap_or_default()) {
                    passed = from + end;
                    break;
                }
                let rest: Vec<&str> = words
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| *at < from || *at >= from + length)
                    .map(|(_, word)| *word)
                    .collect();
                return Some((period, rest.join(" ")));
            }
        }
    }
    None
}

/// The most years that are counted together, in months.
const LONGEST_POOLED: u16 = 72;

/// How many words a span of more years than are ever counted together takes: `1990 to 2017`.
fn end_of_span(words: &[&str]) -> Option<usize> {
    let year = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        bare.parse::<i32>().ok().filter(|year| bare.len() == 4 && (1900..2100).contains(year))
    };
    let [first, to, last, ..] = words else { return None };
    let joins = matches!(to.to_lowercase().as_str(), "to" | "-" | "–" | "—" | "until" | "through");
    (joins && (year(last)? - year(first)?) * 12 >= i32::from(LONGEST_POOLED)).then_some(3)
}

/// A quarter in a text whose year may be counted from April or from January: both readings.
pub(super) fn unclear_in(text: &str) -> Option<(Period, Period)> {
    let spaced = text.replace(['_', '|', ';', ',', '(', ')'], " ");
    let words: Vec<&str> = spaced.split_whitespace().take(60).collect();
    let windows = (1..=3).flat_map(|length| words.windows(length).map(|words| words.join(" ")));
    // `KH03-2014-Q2`
    let dashed = words.iter().flat_map(|word| {
        let pieces: Vec<&str> = word.split('-').collect();
        (0..pieces.len()).map(move |from| pieces.iter().skip(from).copied().collect::<Vec<_>>().join("-"))
    });
    windows.chain(dashed).find_map(|text| {
        let read = |counted| parse_unclear_quarter(&text, counted);
        Some((read(QuarterYear::April)?, read(QuarterYear::January)?))
    })
}

/// Words, with `2018 2019` and `2018-2019` written as the financial year that they are.
fn joined_years(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace().take(60) {
        let year = |text: &str| {
            text.parse::<u16>().ok().filter(|year| text.len() == 4 && (1950..2100).contains(year))
        };
        let before = words.last().and_then(|last| year(last));
        match (before, year(word)) {
            (Some(first), Some(second)) if second == first + 1 => {
                words.pop();
                words.push(format!("{first}/{:02}", second % 100));
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// Whether a text has what every period has: a year, written so that it cannot be a count.
fn tells_a_period(text: &str) -> bool {
    let has_letters = text.chars().any(char::is_alphabetic);
    let longest_run = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    longest_run == 4 || (has_letters && longest_run == 2 && (parses_as_month_and_year(text)))
}

fn parses_as_month_and_year(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "q1", "q2", "q3",
        "q4", "quarter",
    ]
    .iter()
    .any(|name| lower.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(list: &[&str]) -> Vec<Cell> {
        list.iter().map(|text| Cell { content: Content::Text((*text).into()), percent: false }).collect()
    }

    #[test]
    fn a_period_is_found_in_a_title() {
        for (text, stored) in [
            ("Smoking at delivery, Q1 2010-11, by PCT", Some("2010-04+3")),
            ("Under 18 conceptions 2010 (number and rates)", Some("2010-01+12")),
            ("kh03 Beds July to September 2014", Some("2014-07+3")),
            ("12m MMR1 coverage", None),
            ("Smokers Apr-10", Some("2010-04+1")),
            ("cover_2018_2019_Q3", Some("2018-10+3")),
        ] {
            assert_eq!(period_in(text).map(|(period, _)| period.stored()).as_deref(), stored, "{text}");
        }
    }

    #[test]
    fn the_order_of_day_and_month_is_proved_or_asked() {
        for (heading, dates, first, unclear) in [
            ("Date", &["03/04/2010", "05/06/2010", "11/10/2010"][..], "2010-04-03", true),
            ("Date", &["03/04/2010", "10/04/2010", "17/04/2010"], "2010-04-03", false),
            ("Date", &["04/05/2010", "04/12/2010", "04/26/2010"], "2010-04-05", false),
            ("Month", &["04/01/2010", "05/01/2010", "06/01/2010"], "2010-04+1", false),
            ("Date", &["04/01/2010", "05/01/2010", "06/01/2010"], "2010-01-04", true),
            ("Date", &["01/04/2010", "01/05/2010", "01/06/2010"], "2010-04+1", false),
        ] {
            let cells = texts(dates);
            let mut column = PeriodColumn::learn(heading, cells.iter(), &Said::default());
            assert_eq!(column.order_unclear(), unclear, "{dates:?}");
            assert_eq!(column.read(&cells[0]).map(Period::stored).as_deref(), Some(first), "{dates:?}");
        }
        let cells = texts(&["03/04/2010", "05/06/2010"]);
        let said = Said { month_first: Some(true), ..Said::default() };
        let mut column = PeriodColumn::learn("Date", cells.iter(), &said);
        assert_eq!(column.read(&cells[0]).map(Period::stored).as_deref(), Some("2010-03-04"));
        assert!(!column.order_unclear());
    }

    #[test]
    fn six_figures_are_a_year_or_a_month_or_neither() {
        for (heading, list, first) in [
            ("fin_year", &["200910", "201011"][..], Some("2009-04+12")),
            ("Year", &["201011"], Some("2010-04+12")),
            ("Period", &["201011", "201112"], Some("2010-04+12")),
            ("Period", &["201009", "201010", "201011"], Some("2010-09+1")),
            ("Month", &["201011"], Some("2010-11+1")),
            ("Period", &["201011"], None),
            ("time_period", &["201819"], Some("2018-04+12")),
        ] {
            let cells = texts(list);
            let mut column = PeriodColumn::learn(heading, cells.iter(), &Said::default());
            assert_eq!(column.read(&cells[0]).map(Period::stored).as_deref(), first, "{heading} {list:?}");
        }
    }

    #[test]
    fn quarters_of_a_bare_year_wait_for_a_person() {
        assert_eq!(
            both_from_parts("2010", "1", false).map(|both| both.0.stored()).as_deref(),
            Some("2010-04+3")
        );
        assert_eq!(
            both_from_parts("2010", "Q1", false).map(|both| both.1.stored()).as_deref(),
            Some("2010-01+3")
        );
        let months = both_from_parts("2010/11", "1", true).map(|(a, b)| (a.stored(), b.stored()));
        assert_eq!(months, Some(("2010-04+1".to_owned(), "2011-01+1".to_owned())));
        assert_eq!(both_from_parts("2010/11", "Q1", false), None);
        assert_eq!(unclear_in("KH03-2014-Q2").map(|both| both.0.stored()).as_deref(), Some("2014-07+3"));
        assert_eq!(unclear_in("Smoking at delivery Q2 2014/15"), None);
    }

    #[test]
    fn dates_mean_what_the_column_shows() {
        let cells = texts(&["1/2/2011", "1/9/2011", "1/16/2011", "1/23/2011"]);
        let mut column = PeriodColumn::learn("week ending", cells.iter(), &Said::default());
        assert_eq!(column.read(&cells[0]).map(Period::stored).as_deref(), Some("2011-01-02"));
        let cells = texts(&["30/06/2010", "30/09/2010", "31/12/2010"]);
        let mut column = PeriodColumn::learn("Period", cells.iter(), &Said::default());
        assert_eq!(column.read(&cells[1]).map(Period::stored).as_deref(), Some("2010-07+3"));
        let cells = texts(&["01/04/2010", "01/05/2010"]);
        let mut column = PeriodColumn::learn("Date", cells.iter(), &Said::default());
        assert_eq!(column.read(&cells[1]).map(Period::stored).as_deref(), Some("2010-05+1"));
        let cells = [40269.0, 40299.0].map(|n| Cell { content: Content::Number(n), percent: false });
        let mut column = PeriodColumn::learn("Month", cells.iter(), &Said::default());
        assert_eq!(column.read(&cells[0]).map(Period::stored).as_deref(), Some("2010-04+1"));
    }
}
