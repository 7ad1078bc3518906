//! Scorecards made from a few figures, checked by hand. All figures here are made up, except that
//! the dates and bounds of national standards are those of STANDARDS.md §2.15.

mod editions;
mod figures;
mod movement;
mod sections;
mod words;

use jiff::civil::Date;
use spruce::{
    domain::{Area, CellAddress, Dataset, IndicatorId, Mark, Observation, Period, Provenance},
    quality::Doubt,
    scoring::{Choices, IndicatorScore, Request, Scorecard, SectionScore, Settings, scorecard},
    workbook::{
        Answer, Catalogue, Evidence, Flow, Indicator, Polarity, Rule, Sampling, Section, Setter, Side,
        Standard, Unit, Workbook,
    },
    workshop::Recording,
};

fn id(name: &str) -> IndicatorId {
    name.into()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// Q4 2010/11.
fn quarter_4() -> Period {
    Period::quarter(2010, 4).unwrap()
}

fn workbook() -> Workbook {
    let side = |number| match number {
        1..=5 => Side::ChallengeToProviders,
        6..=10 => Side::PopulationFocus,
        11..=13 => Side::Commissioning,
        _ => Side::Outcome,
    };
    let section = |number| Section {
        number,
        name: format!("Section {number}"),
        side: side(number),
        aim: String::new(),
        headings: Vec::new(),
    };
    Workbook {
        sections: (1..=14).map(section).collect(),
        high_impact_changes: Vec::new(),
        acronyms: Vec::new(),
        roles: Vec::new(),
    }
}

/// A measured, recommended percentage.
fn indicator(name: &str, section: u8) -> Indicator {
    Indicator {
        id: id(name),
        codes: Vec::new(),
        name: name.replace('_', " "),
        definition: String::new(),
        numerator: "women seen".to_owned(),
        denominator: "women".to_owned(),
        unit: Unit::Percent,
        multiplier: 100.0,
        polarity: Polarity::High,
        sampling: Sampling::Proportion,
        flow: Flow::Neither,
        answer: Answer::Measured,
        sections: vec![section],
        high_impact_changes: Vec::new(),
        source_return: String::new(),
        core: false,
        recommended: true,
        plausible: None,
        may_exceed_100: false,
        caveat: String::new(),
        aliases: Vec::new(),
        numerator_aliases: Vec::new(),
        denominator_aliases: Vec::new(),
        local: false,
    }
}

fn core(name: &str, section: u8) -> Indicator {
    Indicator { core: true, ..indicator(name, section) }
}

/// A national edition `N1` in force from 2000.
fn standard(name: &str, rule: Rule) -> Standard {
    Standard {
        indicator: id(name),
        edition: "N1".to_owned(),
        valid_from: date("2000-01-01"),
        valid_to: None,
        setter: Setter::National,
        body: "A department".to_owned(),
        rule,
        amber: None,
        evidence: Evidence::Verified,
        source: "A white paper, 1999".to_owned(),
        note: String::new(),
    }
}

fn local(name: &str, rule: Rule) -> Standard {
    Standard {
        edition: "Board 2010".to_owned(),
        setter: Setter::Local,
        evidence: Evidence::Local,
        source: "Board paper 7".to_owned(),
        ..standard(name, rule)
    }
}

/// A figure of the area 5ZZ from counts.
fn figure(name: &str, period: Period, x: f64, n: f64) -> Observation {
    Observation {
        numerator: Some(x),
        denominator: Some(n),
        value: Some(100.0 * x / n),
        ..empty(name, period, None)
    }
}

/// A figure of the area 5ZZ as a value alone.
fn stated(name: &str, period: Period, value: f64) -> Observation {
    Observation { value: Some(value), ..empty(name, period, None) }
}

fn empty(name: &str, period: Period, mark: Option<Mark>) -> Observation {
    Observation {
        mark,
        provenance: Provenance {
            file: "VSB06_Q4.xlsx".into(),
            sheet: "Return".into(),
            cell: CellAddress::new(30, 5),
            ..Provenance::default()
        },
        ..Observation::new(id(name), "5ZZ", period)
    }
}

/// All that a scorecard is made from, to be changed by each test.
struct World {
    indicators: Vec<Indicator>,
    standards: Vec<Standard>,
    areas: Vec<Area>,
    figures: Vec<Observation>,
    doubts: Vec<Doubt>,
    choices: Choices,
    settings: Settings,
    to: Period,
}

impl World {
    fn new(indicators: Vec<Indicator>, standards: Vec<Standard>, figures: Vec<Observation>) -> Self {
        Self {
            indicators,
            standards,
            areas: Vec::new(),
            figures,
            doubts: Vec::new(),
            choices: Choices::default(),
            settings: Settings::default(),
            to: quarter_4(),
        }
    }

    fn card(&self) -> Scorecard {
        self.try_card().unwrap()
    }

    fn try_card(&self) -> Result<Scorecard, spruce::scoring::UnknownEdition> {
        let mut dataset = Dataset::default();
        dataset.add_areas(self.areas.clone());
        dataset.merge(self.figures.clone());
        scorecard(&Request {
            workbook: &workbook(),
            catalogue: &Catalogue::new(self.indicators.clone(), self.standards.clone()),
            dataset: &dataset,
            doubts: &self.doubts,
            choices: &self.choices,
            recording: &Recording::default(),
            settings: &self.settings,
            area: &"5ZZ".into(),
            to: self.to,
        })
    }

    fn score(&self, name: &str) -> IndicatorScore {
        self.card().indicator(&id(name)).unwrap().clone()
    }

    fn section(&self, number: u8) -> SectionScore {
        self.card().sections.into_iter().find(|section| section.number == number).unwrap()
    }
}

fn assert_close(ours: f64, expected: f64) {
    assert!((ours - expected).abs() < 1e-9, "{ours} is not {expected}");
}
