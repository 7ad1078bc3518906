//! A return for an organisation to fill in: an Excel file that explains itself, checks what is typed,
//! and is imported without a question when it comes back. `returns::blank` is the other half.

use jiff::Timestamp;
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DocProperties, Format, FormatAlign,
    FormatBorder, Formula, ProtectionOptions, Workbook, Worksheet,
};
use strum::IntoEnumIterator as _;

use super::ExportError;
use crate::{
    base,
    domain::{Area, Period},
    returns::{BLANK_VERSION, BLANK_WORDS, BlankColumn, KEY_SHEET},
    workbook::{Answer, Indicator, Sampling, Unit},
};

/// Rows left for what was not foreseen.
const SPARE: u32 = 10;
/// The row of the headings.
const HEADINGS: u32 = 4;
/// More rows than anybody fills in.
const MOST_ROWS: usize = 5_000;
/// Excel shows no longer message beside a cell.
const LONGEST_MESSAGE: usize = 250;

/// What is asked of whom.
#[derive(Clone, Debug)]
pub struct BlankReturn<'a> {
    /// In this order; those that are answered in the workshop are left out.
    pub indicators: Vec<&'a Indicator>,
    /// Each asked for every indicator and period.
    pub areas: Vec<Area>,
    /// In this order.
    pub periods: Vec<Period>,
}

impl BlankReturn<'_> {
    /// The Excel file.
    ///
    /// # Errors
    /// Nothing is asked, or more than anybody fills in.
    pub fn xlsx(&self, at: Timestamp) -> Result<Vec<u8>, ExportError> {
        let asked: Vec<&Indicator> =
            self.indicators.iter().copied().filter(|known| known.answer == Answer::Measured).collect();
        let rows = asked.len() * self.areas.len() * self.periods.len();
        if rows == 0 || rows > MOST_ROWS {
            return Err(ExportError::BlankReturn(rows));
        }
        let mut workbook = Workbook::new();
        let created = at.to_zoned(jiff::tz::TimeZone::UTC).datetime();
        let program = concat!("Spruce ", env!("CARGO_PKG_VERSION"));
        workbook.set_properties(
            &DocProperties::new()
                .set_title("Return to fill in")
                .set_comment(program)
                .set_creation_datetime(&created),
        );
        let sheets =
            Sheets { indicators: &asked, areas: &self.areas, periods: &self.periods, look: Look::new() };
        sheets.fill_in(workbook.add_worksheet())?;
        sheets.notes(workbook.add_worksheet())?;
        sheets.keys(workbook.add_worksheet())?;
        Ok(workbook.save_to_buffer()?)
    }
}

/// How cells look; only those to fill in are white and unlocked.
struct Look {
    title: Format,
    line: Format,
    small: Format,
    heading: Format,
    key: Format,
    words: Format,
    number: Format,
    text: Format,
    closed: Format,
    wrong: Format,
}

impl Look {
    fn new() -> Self {
        let cell = Format::new()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color("DCE2E8");
        let locked = cell.clone().set_background_color("F4F6F8");
        let open = cell.set_unlocked();
        Self {
            title: Format::new().set_bold().set_font_size(14),
            line: Format::new(),
            small: Format::new().set_font_size(9).set_font_color("5B6B7A"),
            heading: locked
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_background_color("E6F0FA")
                .set_border_bottom(FormatBorder::Medium),
            // Text, so that Excel makes no number of 5E7 and no date of Mar 2011.
            key: locked.clone().set_num_format("@").set_text_wrap(),
            words: locked.clone().set_text_wrap().set_font_color("5B6B7A"),
            number: open.clone(),
            text: open.set_num_format("@"),
            closed: locked,
            wrong: Format::new().set_background_color("FBE9E7").set_font_color("B3202C"),
        }
    }
}

/// Position of a column on the sheet.
fn column(column: BlankColumn) -> u16 {
    BlankColumn::iter().zip(0_u16..).find(|(own, _)| *own == column).map_or(0, |(_, at)| at)
}

/// Whether both counts are asked for.
fn is_counted(indicator: &Indicator) -> bool {
    !indicator.numerator.is_empty() && !indicator.denominator.is_empty()
}

struct Sheets<'a> {
    indicators: &'a [&'a Indicator],
    areas: &'a [Area],
    periods: &'a [Period],
    look: Look,
}

impl Sheets<'_> {
    /// The sheet to fill in.
    fn fill_in(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        sheet.set_name("Return")?;
        self.head(sheet)?;
        let mut row = HEADINGS + 1;
        for indicator in self.indicators {
            let first = row;
            for area in self.areas {
                for period in self.periods {
                    self.row(sheet, row, Some((indicator, area, *period)))?;
                    row += 1;
                }
            }
            self.checks(sheet, indicator, (first, row - 1))?;
        }
        let first_spare = row;
        for row in first_spare..first_spare + SPARE {
            self.row(sheet, row, None)?;
        }
        self.choices(sheet, (first_spare, first_spare + SPARE - 1))?;
        page(sheet)?;
        Ok(())
    }

    fn head(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let title = match self.areas {
            [one] => format!("Return of figures: {}", one.label()),
            _ => "Return of figures".to_owned(),
        };
        sheet.write_string_with_format(0, 0, title, &self.look.title)?;
        for (row, line) in [
            (1, "Fill in the white cells: both counts, or the value where there are no counts."),
            (2, "Leave empty what you do not have; 0 means none. Write * for a small number that you hide."),
        ] {
            sheet.write_string_with_format(row, 0, line, &self.look.line)?;
        }
        let mark = format!("{BLANK_WORDS} {BLANK_VERSION}. The sheet Notes explains each indicator.");
        sheet.write_string_with_format(3, 0, mark, &self.look.small)?;
        for (column, at) in BlankColumn::iter().zip(0_u16..) {
            sheet.write_string_with_format(HEADINGS, at, column.heading(), &self.look.heading)?;
            sheet.set_column_width(at, width(column))?;
        }
        Ok(())
    }

    /// A row that asks for a figure, or a spare one.
    fn row(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        asked: Option<(&Indicator, &Area, Period)>,
    ) -> Result<(), ExportError> {
        for (column, at) in BlankColumn::iter().zip(0_u16..) {
            let (text, format) = match asked {
                Some((indicator, area, period)) => self.asked(column, indicator, area, period),
                None => (String::new(), self.spare(column)),
            };
            if text.is_empty() {
                sheet.write_blank(row, at, format)?;
            } else {
                sheet.write_string_with_format(row, at, text, format)?;
            }
        }
        Ok(())
    }

    fn asked(
        &self,
        column: BlankColumn,
        indicator: &Indicator,
        area: &Area,
        period: Period,
    ) -> (String, &Format) {
        let look = &self.look;
        let counted = is_counted(indicator);
        match column {
            BlankColumn::Indicator => (indicator.name.clone(), &look.key),
            BlankColumn::AreaCode if area.code.is_stand_in() => (String::new(), &look.key),
            BlankColumn::AreaCode => (area.code.to_string(), &look.key),
            BlankColumn::Area => (area.name.clone(), &look.key),
            BlankColumn::Period => (period.to_string(), &look.key),
            BlankColumn::AboveTheLine => (indicator.numerator.clone(), &look.words),
            BlankColumn::BelowTheLine => (indicator.denominator.clone(), &look.words),
            BlankColumn::Numerator | BlankColumn::Denominator if counted => (String::new(), &look.number),
            BlankColumn::Numerator | BlankColumn::Denominator => (String::new(), &look.closed),
            // Excel makes a time of 1:38 unless the cell holds text.
            BlankColumn::Value if indicator.unit == Unit::Ratio => (String::new(), &look.text),
            BlankColumn::Value => (String::new(), &look.number),
            BlankColumn::Unit => (indicator.unit.label().to_owned(), &look.words),
            BlankColumn::Note => (String::new(), &look.text),
        }
    }

    fn spare(&self, column: BlankColumn) -> &Format {
        let look = &self.look;
        let coded = self.has_codes();
        match column {
            BlankColumn::AreaCode if !coded => &look.closed,
            BlankColumn::Area if coded => &look.closed,
            BlankColumn::Numerator | BlankColumn::Denominator | BlankColumn::Value => &look.number,
            BlankColumn::AboveTheLine | BlankColumn::BelowTheLine | BlankColumn::Unit => &look.closed,
            _ => &look.text,
        }
    }

    fn has_codes(&self) -> bool {
        self.areas.iter().all(|area| !area.code.is_stand_in())
    }

    /// What may be typed in the rows of an indicator, and what is said beside the cell.
    fn checks(
        &self,
        sheet: &mut Worksheet,
        indicator: &Indicator,
        rows: (u32, u32),
    ) -> Result<(), ExportError> {
        if is_counted(indicator) {
            self.counts(sheet, indicator, rows)?;
        }
        let at = column(BlankColumn::Value);
        let message = match indicator.unit {
            Unit::Percent => "As a percentage: 78.2 for 78.2%. Leave it empty where you give the counts.",
            Unit::Ratio => "One to so many: 1:38, or 38. Leave it empty where you give the counts.",
            Unit::YesNo => "Choose yes or no.",
            _ if is_counted(indicator) => "Leave it empty where you give the counts.",
            _ => "The number alone, in the unit beside it.",
        };
        let check = DataValidation::new();
        let cell = address(rows.0, BlankColumn::Value);
        let number =
            |limits: String| Formula::new(format!("=IF({cell}=\"*\",TRUE,AND(ISNUMBER({cell}){limits}))"));
        let below = indicator.plausible.is_some_and(|(low, _)| low < 0.0);
        let least = if below { String::new() } else { format!(",{cell}>=0") };
        let (check, wrong) = match indicator.unit {
            Unit::YesNo => (check.allow_list_strings(&["yes", "no"])?, "Choose yes or no."),
            Unit::Ratio => (check.allow_any_value(), ""),
            Unit::Percent if !indicator.may_exceed_100 => (
                check.allow_custom(number(format!("{least},{cell}<=100"))),
                "A percentage lies between 0 and 100. Write * for a value that you hide.",
            ),
            _ => (
                check.allow_custom(number(least)),
                "Only a number can stand here, or * for one that you hide.",
            ),
        };
        let check = said(check, &indicator.name, message, wrong)?;
        sheet.add_data_validation(rows.0, at, rows.1, at, &check)?;
        Ok(())
    }

    fn counts(
        &self,
        sheet: &mut Worksheet,
        indicator: &Indicator,
        rows: (u32, u32),
    ) -> Result<(), ExportError> {
        let (above, below) =
            (address(rows.0, BlankColumn::Numerator), address(rows.0, BlankColumn::Denominator));
        let capped = indicator.unit == Unit::Percent && !indicator.may_exceed_100;
        let whole = indicator.sampling != Sampling::Exact;
        for (at, counts, own, other, order) in [
            (BlankColumn::Numerator, &indicator.numerator, &above, &below, "<="),
            (BlankColumn::Denominator, &indicator.denominator, &below, &above, ">="),
        ] {
            let integer = if whole { format!(",{own}=INT({own})") } else { String::new() };
            let cap = if capped {
                format!(",OR({other}=\"\",{other}=\"*\",{own}{order}{other})")
            } else {
                String::new()
            };
            let formula =
                Formula::new(format!("=IF({own}=\"*\",TRUE,AND(ISNUMBER({own}),{own}>=0{integer}{cap}))"));
            let kind = if whole { "a whole number" } else { "a number" };
            let limit = match (at, capped) {
                (BlankColumn::Numerator, true) => ", not larger than the denominator",
                (_, true) => ", not smaller than the numerator",
                _ => "",
            };
            let message = format!("{counts}: {kind}{limit}. Leave it empty if you do not know it.");
            let wrong = format!("Write {kind}{limit}, or * for a number that you hide.");
            let check = said(DataValidation::new().allow_custom(formula), at.heading(), &message, &wrong)?;
            sheet.add_data_validation(rows.0, column(at), rows.1, column(at), &check)?;
        }
        if capped {
            // What is pasted passes no check, so it is painted.
            let rule = Formula::new(format!("=AND(ISNUMBER({above}),ISNUMBER({below}),{above}>{below})"));
            let rule = ConditionalFormatFormula::new().set_rule(rule).set_format(&self.look.wrong);
            let (left, right) = (column(BlankColumn::Numerator), column(BlankColumn::Denominator));
            sheet.add_conditional_format(rows.0, left, rows.1, right, &rule)?;
        }
        Ok(())
    }

    /// Lists to choose from in the spare rows.
    fn choices(&self, sheet: &mut Worksheet, (first, last): (u32, u32)) -> Result<(), ExportError> {
        let (area, letter, title) = if self.has_codes() {
            (BlankColumn::AreaCode, 'E', "Area code")
        } else {
            (BlankColumn::Area, 'F', "Area")
        };
        for (at, letter, count, title, message) in [
            (
                BlankColumn::Indicator,
                'A',
                self.indicators.len(),
                "A row to spare",
                "For one more figure: choose the indicator, the area and the period.",
            ),
            (area, letter, self.areas.len(), title, "Choose whose figure it is."),
            (BlankColumn::Period, 'G', self.all_periods().len(), "Period", "Choose the period."),
        ] {
            let entries = Formula::new(format!(
                "='{KEY_SHEET}'!${letter}${}:${letter}${}",
                KEYS + 2,
                KEYS + 1 + rows(count)
            ));
            let check = said(
                DataValidation::new().allow_list_formula(entries),
                title,
                message,
                "Choose one of the list, so that the figure is understood when it comes back.",
            )?;
            sheet.add_data_validation(first, column(at), last, column(at), &check)?;
        }
        Ok(())
    }

    /// The periods asked for, and the four after the last of them, for the next returns.
    fn all_periods(&self) -> Vec<Period> {
        let mut all = self.periods.to_vec();
        if let Some(last) = self.periods.iter().max_by_key(|period| period.end()) {
            all.extend((1..=4).map(|steps| last.shifted(steps)).filter(|next| !self.periods.contains(next)));
        }
        all
    }

    /// What each indicator is, and how to fill the return in.
    fn notes(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        sheet.set_name("Notes")?;
        let look = &self.look;
        sheet.write_string_with_format(0, 0, "How to fill in this return", &look.title)?;
        let lines = [
            "Each row of the sheet Return asks for one figure: an indicator, an area and a period.",
            "Give the numerator and the denominator; the value is worked out from them.",
            "Where you have only the value, write it in its unit: 78.2 for 78.2%, 1:38 for births per midwife.",
            "Leave empty what you do not have: an empty cell means not submitted. 0 means none.",
            "Write * for a number that you hide because it is small, and say in the note what else there is to know.",
            "The rows at the end are to spare, for a period or an area more.",
        ];
        let mut row = 1;
        for line in lines {
            sheet.write_string_with_format(row, 0, line, &look.line)?;
            row += 1;
        }
        row += 1;
        let headings = ["Indicator", "Definition", "Numerator", "Denominator", "Unit", "To know"];
        for ((heading, width), at) in headings.iter().zip([30.0, 56.0, 34.0, 34.0, 12.0, 56.0]).zip(0_u16..) {
            sheet.write_string_with_format(row, at, *heading, &look.heading)?;
            sheet.set_column_width(at, width)?;
        }
        for indicator in self.indicators {
            row += 1;
            let cells = [
                &indicator.name,
                &indicator.definition,
                &indicator.numerator,
                &indicator.denominator,
                &indicator.unit.label().to_owned(),
                &indicator.caveat,
            ];
            for (text, at) in cells.into_iter().zip(0_u16..) {
                sheet.write_string_with_format(row, at, text, &look.words)?;
            }
        }
        sheet.set_landscape();
        sheet.set_paper_size(A4);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.protect();
        Ok(())
    }

    /// The ids by which the indicators are known again, and the lists to choose from; hidden.
    fn keys(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        sheet.set_name(KEY_SHEET)?;
        sheet.write_string(0, 0, format!("{BLANK_WORDS} {BLANK_VERSION}"))?;
        let headings = ["Indicator", "Id", "Unit", "", "Area code", "Area", "Period"];
        for (heading, at) in headings.into_iter().zip(0_u16..) {
            sheet.write_string(KEYS, at, heading)?;
        }
        for (indicator, row) in self.indicators.iter().zip(KEYS + 1..) {
            sheet.write_string(row, 0, &indicator.name)?;
            sheet.write_string(row, 1, indicator.id.as_str())?;
            sheet.write_string(row, 2, indicator.unit.label())?;
        }
        for (area, row) in self.areas.iter().zip(KEYS + 1..) {
            if !area.code.is_stand_in() {
                sheet.write_string(row, 4, area.code.as_str())?;
            }
            sheet.write_string(row, 5, &area.name)?;
        }
        for (period, row) in self.all_periods().iter().zip(KEYS + 1..) {
            sheet.write_string(row, 6, period.to_string())?;
        }
        sheet.set_hidden(true);
        sheet.protect();
        Ok(())
    }
}

/// The paper size of A4, as Excel numbers it.
const A4: u8 = 9;
/// The row of the headings on the sheet of keys.
const KEYS: u32 = 2;

fn rows(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

const fn width(column: BlankColumn) -> f64 {
    match column {
        BlankColumn::Indicator | BlankColumn::Note => 30.0,
        BlankColumn::AreaCode => 11.0,
        BlankColumn::Area => 22.0,
        BlankColumn::AboveTheLine | BlankColumn::BelowTheLine => 26.0,
        BlankColumn::Period | BlankColumn::Numerator | BlankColumn::Denominator => 13.0,
        BlankColumn::Value => 10.0,
        BlankColumn::Unit => 12.0,
    }
}

/// A cell as a rule for many rows names it: the column stands fast.
fn address(row: u32, at: BlankColumn) -> String {
    let letters = crate::domain::CellAddress::column_letters(u32::from(column(at)));
    format!("${letters}{}", row + 1)
}

/// A check with its words: what to write, and what is wrong; without those it only helps.
fn said(
    check: DataValidation,
    title: &str,
    message: &str,
    wrong: &str,
) -> Result<DataValidation, ExportError> {
    let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let check =
        check.set_input_title(short(title, 32))?.set_input_message(short(message, LONGEST_MESSAGE))?;
    if wrong.is_empty() {
        return Ok(check);
    }
    let check = check.set_error_style(DataValidationErrorStyle::Stop).set_error_title("Please look again")?;
    Ok(check.set_error_message(short(wrong, LONGEST_MESSAGE))?)
}

/// How the sheet is looked at, printed and kept as it is.
fn page(sheet: &mut Worksheet) -> Result<(), ExportError> {
    sheet.set_freeze_panes(HEADINGS + 1, 1)?;
    sheet.set_repeat_rows(HEADINGS, HEADINGS)?;
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_footer("&L&A&RPage &P of &N");
    sheet.set_selection(
        HEADINGS + 1,
        column(BlankColumn::Numerator),
        HEADINGS + 1,
        column(BlankColumn::Numerator),
    )?;
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        sort: true,
        delete_rows: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// Writes a blank return to `path`, which ends in `.xlsx`.
///
/// # Errors
/// The ending is another, too little or too much is asked, or the file cannot be written.
pub fn export_blank_return(blank: &BlankReturn<'_>, path: &std::path::Path) -> Result<(), ExportError> {
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        return Err(ExportError::Ending { file: super::error::file_name(path), endings: ".xlsx" });
    }
    super::write_file(path, &blank.xlsx(base::now())?)
}
