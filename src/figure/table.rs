//! The figures behind a chart, as a table for those who cannot see it or want to reuse it.

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum TableCell {
    /// Words.
    Text(String),
    /// A number with the form in which people read it.
    Number {
        /// The number, for a spreadsheet.
        value: f64,
        /// As people read it.
        shown: String,
    },
    /// Nothing.
    Blank,
}

impl TableCell {
    /// The cell as people read it.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number { shown: text, .. } => text,
            Self::Blank => "",
        }
    }

    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    pub(super) fn number(value: Option<f64>, show: impl Fn(f64) -> String) -> Self {
        value.map_or(Self::Blank, |value| Self::Number { value, shown: show(value) })
    }
}

/// How a spreadsheet draws the table by itself, so that the chart stays one that can be edited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Plot {
    /// Not at all: what is drawn is more than a spreadsheet can.
    #[default]
    Nothing,
    /// A line for each series, a row of the table to a step.
    Lines,
    /// A bar for each row, of the first series.
    Bars,
    /// A point for each row: the figure over the count before it; with the lines of the drawing.
    Points,
    /// A line for each name in the first column, the second being the steps.
    Panels,
}

/// The data of a figure; each row has as many cells as there are headings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureTable {
    /// One per column.
    pub headings: Vec<String>,
    /// From the earliest period to the latest, or as the chart has them from the top.
    pub rows: Vec<Vec<TableCell>>,
    /// How a spreadsheet draws it.
    pub plot: Plot,
}

/// A column of a table over rows of `T`: its heading and its cell in each row.
pub(super) type Column<'a, T> = (String, Box<dyn Fn(&T) -> TableCell + 'a>);

impl FigureTable {
    /// The table of `rows`; columns that would be empty are left out, except the first and those in `always`.
    pub(super) fn of<T>(columns: &[Column<'_, T>], rows: &[T], always: &[&str]) -> Self {
        let filled = |cell: &dyn Fn(&T) -> TableCell| rows.iter().any(|row| cell(row) != TableCell::Blank);
        let kept: Vec<&Column<'_, T>> = columns
            .iter()
            .enumerate()
            .filter(|(i, (heading, cell))| *i == 0 || always.contains(&heading.as_str()) || filled(cell))
            .map(|(_, column)| column)
            .collect();
        Self {
            headings: kept.iter().map(|(heading, _)| heading.clone()).collect(),
            rows: rows.iter().map(|row| kept.iter().map(|(_, cell)| cell(row)).collect()).collect(),
            plot: Plot::default(),
        }
    }

    /// Only those of `count` rows of the chart; whole where the table has other rows than the chart.
    pub(super) fn of_rows(&self, wanted: std::ops::Range<usize>, count: usize) -> Self {
        let rows = if self.rows.len() == count { self.rows.get(wanted) } else { None };
        Self { rows: rows.unwrap_or(&self.rows).to_vec(), ..self.clone() }
    }

    /// The table with the way that a spreadsheet draws it.
    pub(super) fn drawn_as(self, plot: Plot) -> Self {
        Self { plot, ..self }
    }

    /// The columns of numbers in the unit of the chart, by position: not the counts.
    #[must_use]
    pub fn series(&self) -> Vec<usize> {
        let is_number = |column: usize| {
            let cells = || self.rows.iter().filter_map(|row| row.get(column));
            cells().any(|cell| matches!(cell, TableCell::Number { .. }))
                && cells().all(|cell| !matches!(cell, TableCell::Text(_)))
        };
        let counts = ["Numerator", "Denominator"];
        (1..self.headings.len())
            .filter(|at| self.headings.get(*at).is_some_and(|heading| !counts.contains(&heading.as_str())))
            .filter(|at| is_number(*at))
            .collect()
    }
}
