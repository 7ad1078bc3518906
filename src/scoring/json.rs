//! The scorecard for machines. Its shape has a version and changes only by addition.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use strum::IntoEnumIterator as _;

use super::{
    AppliedStandard, Aspect, Assessed, Certainty, IndicatorScore, Quality, Scorecard, SectionScore,
    SectionStatus, Status, Summary, sentence,
    statistics_json::{ComparisonJson, TrendJson, VariationJson},
};
use crate::{analysis::Confidence, domain::CellAddress, statistics::spc::Assurance, workbook::Side};

/// The version of the shape.
const VERSION: u8 = 1;

/// A number without the noise of arithmetic: 12 significant digits.
#[derive(Clone, Copy)]
pub(super) struct Plain(pub(super) f64);

impl Plain {
    fn value(self) -> f64 {
        format!("{:.11e}", self.0).parse().unwrap_or(self.0)
    }
}

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value())
    }
}

#[derive(Serialize)]
struct AreaJson<'a> {
    code: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct IntervalJson<'a> {
    lower: Plain,
    upper: Plain,
    method: &'a str,
}

#[derive(Serialize)]
struct ProvenanceJson<'a> {
    file: &'a str,
    sheet: &'a str,
    cell: String,
    numerator_cell: Option<CellAddress>,
    denominator_cell: Option<CellAddress>,
}

#[derive(Serialize)]
struct IndicatorJson<'a> {
    id: &'a str,
    name: &'a str,
    period: Option<String>,
    start: Option<String>,
    end: Option<String>,
    numerator: Option<Plain>,
    denominator: Option<Plain>,
    value: Option<Plain>,
    unit: &'static str,
    interval: Option<IntervalJson<'a>>,
    standard: Option<&'a AppliedStandard>,
    beside: Option<&'a AppliedStandard>,
    status: Status,
    certainty: Option<Certainty>,
    points: Option<Plain>,
    weight: Plain,
    core: bool,
    stale: bool,
    expected: bool,
    previous: Option<Plain>,
    trend: Option<TrendJson<'a>>,
    variation: Option<VariationJson<'a>>,
    assurance: Option<Assurance>,
    comparison: Option<ComparisonJson<'a>>,
    since_last_year: Option<ComparisonJson<'a>>,
    sentences: Vec<String>,
    data_quality: Quality,
    data_quality_reasons: Vec<&'a str>,
    data_quality_aspects: BTreeMap<Aspect, Quality>,
    provenance: Option<ProvenanceJson<'a>>,
    notes: &'a [String],
    why: &'a [String],
}

#[derive(Serialize)]
struct SectionJson<'a> {
    number: u8,
    name: &'a str,
    side: Side,
    percent: Option<Plain>,
    status: SectionStatus,
    coverage: Plain,
    counted: usize,
    expected: usize,
    self_assessment: Option<Assessed>,
    contradiction: Option<&'a str>,
    why: &'a [String],
    indicators: Vec<IndicatorJson<'a>>,
}

#[derive(Serialize)]
struct SideJson {
    side: Side,
    percent: Option<Plain>,
    coverage: Plain,
}

#[derive(Serialize)]
struct SwitchedOffJson<'a> {
    id: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct ScorecardJson<'a> {
    version: u8,
    area: AreaJson<'a>,
    to: String,
    edition: &'a str,
    sections: Vec<SectionJson<'a>>,
    sides: Vec<SideJson>,
    balance: Option<Plain>,
    summary: Summary,
    others: Vec<IndicatorJson<'a>>,
    switched_off: Vec<SwitchedOffJson<'a>>,
}

impl<'a> IndicatorJson<'a> {
    fn of(score: &'a IndicatorScore) -> Self {
        let (figure, movement) = (score.figure.as_ref(), score.movement.as_ref());
        Self {
            id: score.id.as_str(),
            name: &score.name,
            period: figure.map(|figure| figure.period.to_string()),
            start: figure.map(|figure| figure.period.start().to_string()),
            end: figure.map(|figure| figure.period.end().to_string()),
            numerator: figure.and_then(|figure| figure.numerator).map(Plain),
            denominator: figure.and_then(|figure| figure.denominator).map(Plain),
            value: figure.and_then(|figure| figure.value).map(Plain),
            unit: score.unit.label(),
            interval: score.interval.as_ref().map(|Confidence { lower, upper, method }| IntervalJson {
                lower: Plain(*lower),
                upper: Plain(*upper),
                method,
            }),
            standard: score.standard.as_ref(),
            beside: score.beside.as_ref(),
            status: score.status,
            certainty: score.certainty,
            points: score.points.map(Plain),
            weight: Plain(score.weight),
            core: score.core,
            stale: score.stale,
            expected: score.expected,
            previous: score.previous.as_ref().and_then(|previous| previous.value).map(Plain),
            trend: movement.and_then(TrendJson::of),
            variation: movement.and_then(VariationJson::of),
            assurance: movement.and_then(|movement| movement.assurance),
            comparison: score.comparison.as_ref().ok().map(ComparisonJson::of),
            since_last_year: score.since_last_year.as_ref().ok().map(ComparisonJson::of),
            sentences: sentence::of_score(score),
            data_quality: score.data_quality.level,
            data_quality_reasons: score
                .data_quality
                .reasons
                .iter()
                .map(|reason| reason.text.as_str())
                .collect(),
            data_quality_aspects: Aspect::iter()
                .map(|aspect| (aspect, score.data_quality.of(aspect)))
                .collect(),
            provenance: figure.map(|figure| ProvenanceJson {
                file: &figure.provenance.file,
                sheet: &figure.provenance.sheet,
                cell: figure.provenance.place().cell,
                numerator_cell: figure.provenance.numerator_cell,
                denominator_cell: figure.provenance.denominator_cell,
            }),
            notes: &score.notes,
            why: &score.why,
        }
    }
}

impl<'a> SectionJson<'a> {
    fn of(section: &'a SectionScore) -> Self {
        Self {
            number: section.number,
            name: &section.name,
            side: section.side,
            percent: section.percent.map(Plain),
            status: section.status,
            coverage: Plain(section.coverage),
            counted: section.counted,
            expected: section.expected,
            self_assessment: (section.assessed.answered > 0).then_some(section.assessed),
            contradiction: section.contradiction.as_deref(),
            why: &section.why,
            indicators: section.indicators.iter().map(IndicatorJson::of).collect(),
        }
    }
}

/// The scorecard as `spruce-cli score --json` writes it, fields in the order in which people read.
///
/// Values are in the unit that people read; coverage is a share from 0 to 1.
#[must_use]
pub fn score_json(card: &Scorecard) -> impl Serialize + '_ {
    ScorecardJson {
        version: VERSION,
        area: AreaJson { code: card.area.code.as_str(), name: &card.area.name },
        to: card.to.to_string(),
        edition: &card.edition,
        sections: card.sections.iter().map(SectionJson::of).collect(),
        sides: card
            .sides
            .iter()
            .map(|side| SideJson {
                side: side.side,
                percent: side.percent.map(Plain),
                coverage: Plain(side.coverage),
            })
            .collect(),
        balance: card.balance.map(Plain),
        summary: card.summary,
        others: card.others.iter().map(IndicatorJson::of).collect(),
        switched_off: card
            .switched_off
            .iter()
            .map(|(id, reason)| SwitchedOffJson { id: id.as_str(), reason })
            .collect(),
    }
}
