//! Scoring again after a change gives what scoring from nothing gives.

use std::sync::LazyLock;

use jiff::Timestamp;
use proptest::prelude::*;
use spruce::{
    document::{
        Document, Edit, HandFigure, Scorer, WhichFigure, Withdrawal, example_document, example_returns,
    },
    domain::Observation,
    returns::{Known, Typed, read},
    workbook::catalogue,
};

static EXAMPLE: LazyLock<Document> = LazyLock::new(|| {
    let known = Known::new(catalogue());
    let returns = example_returns();
    let readings = returns.iter().map(|source| read(source, &known, &|_| {}, &|| false).unwrap());
    example_document(readings.collect(), Timestamp::UNIX_EPOCH)
});

/// A change of the example, made of some numbers.
fn edit(document: &Document, (kind, pick, number): (u8, usize, u8)) -> Option<Edit> {
    let figures: Vec<&Observation> = document.dataset.observations().collect();
    let figure = *figures.get(pick % figures.len().max(1))?;
    let which = WhichFigure {
        indicator: figure.indicator.clone(),
        name: "It".to_owned(),
        area: document.dataset.areas().get(&figure.area)?.clone(),
        period: figure.period,
        group: figure.group.clone(),
    };
    let at = Timestamp::UNIX_EPOCH;
    Some(match kind % 8 {
        0..=2 => {
            let typed = Typed { value: number.to_string(), ..Typed::default() };
            let (source, note) = ("A test".to_owned(), String::new());
            Edit::SetFigure(Box::new(HandFigure { which, typed, source, note, at }))
        }
        3 => Edit::WithdrawFigure(Box::new(Withdrawal { which, reason: "A test".to_owned(), at })),
        4 => Edit::SwitchIndicator {
            indicator: figure.indicator.clone(),
            off_because: (number % 2 == 0).then(|| "A test".to_owned()),
        },
        5 => Edit::SetArea(figure.area.clone()),
        6 => Edit::SetPeriod((number % 2 == 0).then_some(figure.period)),
        _ => Edit::SetEdition(if number % 2 == 0 { String::new() } else { "2011".to_owned() }),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn what_changed_alone_is_scored_again_and_the_rest_is_as_from_nothing(
        changes in prop::collection::vec((any::<u8>(), any::<usize>(), any::<u8>()), 1..6),
    ) {
        let mut document = EXAMPLE.clone();
        let mut scorer = Scorer::default();
        let doubts = scorer.doubts(&document);
        let _ = scorer.scorecard(&document, &doubts).unwrap();
        for change in changes {
            let Some(edit) = edit(&document, change) else { continue };
            document = edit.apply(&document);
            let doubts = scorer.doubts(&document);
            prop_assert_eq!(&doubts, &document.doubts());
            let card = scorer.scorecard(&document, &doubts).unwrap();
            prop_assert_eq!(card, document.scorecard().unwrap());
        }
    }
}
