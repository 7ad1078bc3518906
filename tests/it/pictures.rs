//! Charts on paper: nothing collides or is cut off, the figure's scales are kept, files are sound.

use proptest::prelude::*;
use quick_xml::events::Event;
use resvg::usvg;
use spruce::{
    domain::{Mark as Absent, Period},
    figure::{
        Comparator, ComparatorPoint, Figure, Mark, StandardSpan, Standing, Stroke, TrendInput, TrendPoint,
        trend,
    },
    render::{self, Item, RenderError, Size, Style, Theme, layout},
    workbook::Unit,
};

/// Made up by hand: a year and a half of months against a standard that changes.
fn booking() -> TrendInput {
    let values = [
        84.6, 85.0, 84.2, 84.9, 85.4, 85.0, 86.0, 83.8, 84.7, 84.0, 83.9, 84.4, 84.8, 82.4, 81.2, 79.8, 78.6,
        78.2,
    ];
    let month = |step: i32| Period::month(2009, 10).unwrap().shifted(step);
    let mut points: Vec<TrendPoint> = values
        .into_iter()
        .zip(0..)
        .map(|(value, step)| TrendPoint {
            interval: Some((value - 4.3, value + 3.8)),
            ..TrendPoint::new(month(step), Some(value))
        })
        .collect();
    points[5] = TrendPoint { absent: Some(Absent::Suppressed), ..TrendPoint::new(month(5), None) };
    let standard = |from: &str, to: Option<&str>, lower: f64| StandardSpan {
        from: from.parse().unwrap(),
        to: to.map(|to| to.parse().unwrap()),
        lower: Some(lower),
        upper: None,
        label: format!("Standard at least {lower}%"),
    };
    let england = (0..18).map(|step| ComparatorPoint { period: month(step), value: Some(86.0) }).collect();
    TrendInput {
        title: "Booking <“early”> & often: below 90%".to_owned(),
        subtitle: "% of women seen by 12 weeks, monthly".to_owned(),
        source: "Source: 'made up'".to_owned(),
        unit: Unit::Percent,
        name: "Exampleton".to_owned(),
        points,
        comparators: vec![Comparator { name: "England".to_owned(), points: england }],
        standards: vec![standard("2008-04-01", Some("2010-03-31"), 80.0), standard("2010-04-01", None, 90.0)],
        standing: Some(Standing::NotMet),
    }
}

/// The texts of one class in an SVG, each with its y, read by an XML reader that checks the form.
fn texts(svg: &str, class: &str) -> Vec<(String, f64)> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut found: Vec<(String, f64)> = Vec::new();
    let mut inside = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "text" => {
                let attribute = |name: &str| tag.try_get_attribute(name).unwrap().unwrap().value.into_owned();
                inside = attribute("class") == class;
                if inside {
                    found.push((String::new(), attribute("y").parse().unwrap()));
                }
            }
            Event::Text(text) if inside => {
                let last = found.last_mut().unwrap();
                last.0.push_str(&text);
            }
            Event::GeneralRef(entity) if inside => {
                let sign = match &*entity {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("an entity that nobody knows: {other}"),
                };
                found.last_mut().unwrap().0.push(sign);
            }
            Event::End(_) => inside = false,
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn the_svg_keeps_the_ticks_and_the_scale_of_the_figure() {
    let figure = trend(&booking());
    for size in [Size::FULL, Size::HALF] {
        let svg = render::svg(&figure, size, &Style::print());
        let ticks = texts(&svg, "tick-y");
        assert!(ticks.len() >= 3);
        // The scale, from the first and last tick drawn: every other must lie on it.
        let value = |text: &str| figure.y.ticks.iter().find(|tick| tick.text == text).unwrap().at;
        let (first, last) = (&ticks[0], &ticks[ticks.len() - 1]);
        let per_unit = (last.1 - first.1) / (value(&last.0) - value(&first.0));
        assert!(per_unit < 0.0, "higher values stand higher");
        for (text, y) in &ticks {
            let expected = first.1 + (value(text) - value(&first.0)) * per_unit;
            assert!((y - expected).abs() < 0.02, "{text} at {y}, expected {expected}");
        }
        let known: Vec<&str> = figure.x.ticks.iter().map(|tick| tick.text.as_str()).collect();
        let shown = texts(&svg, "tick-x");
        assert!(
            shown.len() >= 2 && shown.iter().all(|(text, _)| known.contains(&text.as_str())),
            "{shown:?}"
        );
    }
    let full: Vec<String> = texts(&render::svg(&figure, Size::FULL, &Style::print()), "tick-y")
        .into_iter()
        .map(|(text, _)| text)
        .collect();
    let resolved: Vec<&str> = figure.y.ticks.iter().map(|tick| tick.text.as_str()).collect();
    assert_eq!(full, resolved, "at full width no tick of the figure is left out");
}

#[test]
fn points_are_drawn_where_the_scale_says() {
    let figure = trend(&booking());
    let scene = layout(&figure, Size::FULL, &Style::print());
    let expected: Vec<(f64, f64)> = figure
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Line { points, stroke: Stroke::Strong, .. } => Some(points),
            _ => None,
        })
        .flatten()
        .map(|(x, y)| {
            let (left, right) = (scene.plot.left, scene.plot.right);
            let across = (x - figure.x.domain.0) / (figure.x.domain.1 - figure.x.domain.0);
            let up = (y - figure.y.domain.0) / (figure.y.domain.1 - figure.y.domain.0);
            (left + across * (right - left), scene.plot.bottom - up * (scene.plot.bottom - scene.plot.top))
        })
        .collect();
    let drawn: Vec<(f64, f64)> = scene
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Line { points, pen } if pen.dash.is_none() && (pen.width - 1.2).abs() < 1e-9 => {
                Some(points.clone())
            }
            _ => None,
        })
        .flatten()
        .collect();
    assert_eq!(drawn.len(), 17, "eighteen months, one of them suppressed");
    for (a, b) in drawn.iter().zip(&expected) {
        assert!((a.0 - b.0).abs() < 1e-6 && (a.1 - b.1).abs() < 1e-6);
    }
}

#[test]
fn the_svg_is_well_formed_accessible_and_reproducible() {
    let figure = trend(&booking());
    for theme in [Theme::Light, Theme::Dark, Theme::HighContrast] {
        let svg = render::svg(&figure, Size::FULL, &Style::of(theme));
        assert_eq!(svg, render::svg(&figure, Size::FULL, &Style::of(theme)));
        usvg::Tree::from_str(&svg, &usvg::Options::default()).unwrap();
        assert!(svg.contains("role=\"img\"") && svg.contains("font-family=\"Inter, Arial, "));
        assert!(
            svg.contains("<title id=\"figure-title\">Booking &lt;“early”&gt; &amp; often: below 90%</title>")
        );
        let description = svg.split("<desc id=\"figure-description\">").nth(1).unwrap();
        let description = description.split("</desc>").next().unwrap();
        assert!(description.contains("84.6% in Oct 2009") && description.contains("78.2% in Mar 2011"));
        assert_eq!(texts(&svg, "title")[0].0, figure.title);
        assert_eq!(texts(&svg, "foot")[0].0, "Source: 'made up'");
    }
}

/// In another typeface words are wider: without their width, names would run into figures.
#[test]
fn words_of_an_svg_keep_their_width_in_any_typeface() {
    let figure = Figure { title: "متابعة".to_owned(), ..trend(&booking()) };
    let svg = render::svg(&figure, Size::FULL, &Style::print());
    let texts: Vec<&str> = svg.lines().filter(|line| line.starts_with("<text")).collect();
    let (held, free): (Vec<&str>, Vec<&str>) = texts
        .iter()
        .partition(|text| text.contains("textLength=") && text.contains("lengthAdjust=\"spacingAndGlyphs\""));
    assert!(held.len() > 10);
    // Only words in letters that the typeface lacks are as wide as the program that shows them has them.
    assert!(free.len() == 1 && free[0].contains("متابعة"), "{free:?}");
}

#[test]
fn a_png_knows_its_size_and_dots_per_inch() {
    let figure = trend(&booking());
    for (size, expected) in [(Size::FULL, (1890, 1063)), (Size::HALF, (921, 685))] {
        let bytes = render::png(&figure, size, 300, &Style::print()).unwrap();
        assert_eq!(bytes, render::png(&figure, size, 300, &Style::print()).unwrap());
        let reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        let info = reader.info();
        assert_eq!((info.width, info.height), expected);
        let dims = info.pixel_dims.unwrap();
        // 300 ÷ 0.0254 m = 11,811.
        assert_eq!((dims.xppu, dims.yppu, dims.unit), (11_811, 11_811, png::Unit::Meter));
        let alt = info.utf8_text.iter().find(|chunk| chunk.keyword == "Description").unwrap();
        assert_eq!(alt.get_text().unwrap(), figure.alt_text);
    }
}

#[test]
fn the_picture_shows_the_theme_the_words_and_the_status() {
    let picture = render::rgba(&trend(&booking()), Size::HALF, 150, &Style::of(Theme::Dark)).unwrap();
    assert_eq!(picture.rgba.len(), (picture.width * picture.height * 4) as usize);
    let count = |colour: u32| {
        let [_, red, green, blue] = colour.to_be_bytes();
        picture.rgba.chunks_exact(4).filter(|dot| *dot == [red, green, blue, 255]).count()
    };
    let dots = picture.rgba.len() / 4;
    assert!(count(0x1B_242D) > dots / 2, "mostly card");
    assert!(count(0xE8_EDF2) > 400, "title, line and points in ink");
    assert!(count(0xFF_8A8F) > 50, "the last point and its label are not met");
}

#[test]
fn a_picture_that_is_too_large_is_refused_in_words() {
    let refused = render::png(&trend(&booking()), Size::new(1000.0, 1000.0), 600, &Style::print());
    let Err(error @ RenderError::TooLarge { .. }) = refused else { panic!("{refused:?}") };
    assert!(error.to_string().contains("fewer dots per inch"));
}

#[test]
fn no_figures_yet_is_said_in_the_picture() {
    let empty = trend(&TrendInput { points: Vec::new(), comparators: Vec::new(), ..booking() });
    let svg = render::svg(&empty, Size::HALF, &Style::print());
    assert_eq!(texts(&svg, "message")[0].0, "No figures yet");
}

fn a_period(kind: u8, step: i32) -> Period {
    let first = match kind {
        0 => Period::month(2006, 7),
        1 => Period::quarter(2003, 2),
        2 => Period::financial_year(1988),
        3 => Period::months(1975, 1, 36),
        4 => Period::months(1975, 4, 36),
        5 => Period::months(2001, 7, 12),
        _ => Some(Period::day("2009-11-23".parse().unwrap())),
    };
    first.unwrap().shifted(step)
}

const WORDS: &str = "[A-Za-z0-9&<“’ ]{0,90}";

prop_compose! {
    fn any_input()(
        kind in 0_u8..7,
        unit in prop::sample::select(vec![Unit::Percent, Unit::PerThousand, Unit::Ratio, Unit::Number, Unit::Count, Unit::Pounds, Unit::YesNo]),
        scale in prop::sample::select(vec![0.01, 1.0, 100.0, 50_000.0]),
        figures in prop::collection::vec((0_i32..3, prop::option::weighted(0.85, 0.0_f64..1.0), any::<bool>()), 0..70),
        comparators in prop::collection::vec(("[A-Za-z ]{1,40}", 0.0_f64..1.0), 0..6),
        standards in prop::collection::vec(("[a-z0-9% ]{1,40}", 0.0_f64..1.0, prop::option::of(0.0_f64..1.0), 0_i32..40, prop::option::of(0_i32..60)), 0..4),
        words in (WORDS, WORDS, WORDS, "[A-Za-z ]{1,40}"),
        standing in prop::sample::select(vec![None, Some(Standing::Met), Some(Standing::Close), Some(Standing::NotMet)]),
    ) -> TrendInput {
        let mut step = 0;
        let points: Vec<TrendPoint> = figures.into_iter().map(|(skip, value, unsure)| {
            step += 1 + skip / 2;
            let value = value.map(|part| part * scale);
            TrendPoint {
                interval: value.filter(|_| unsure).map(|v| (v * 0.8, v * 1.3)),
                unreliable: unsure,
                ..TrendPoint::new(a_period(kind, step), value)
            }
        }).collect();
        let comparators = comparators.into_iter().map(|(name, part)| Comparator {
            name,
            points: (0..20).map(|i| ComparatorPoint { period: a_period(kind, i), value: Some(part * scale) }).collect(),
        }).collect();
        let standards = standards.into_iter().map(|(label, lower, upper, from, last)| StandardSpan {
            from: a_period(kind, from).start(),
            to: last.map(|last| a_period(kind, last).end()),
            lower: Some(lower * scale),
            upper: upper.map(|upper| upper * scale),
            label,
        }).collect();
        let (title, subtitle, source, name) = words;
        TrendInput { title, subtitle, source, unit, name, points, comparators, standards, standing }
    }
}

pub(crate) fn check(figure: &Figure, size: Size) -> Result<(), TestCaseError> {
    let scene = layout(figure, size, &Style::print());
    prop_assert!(scene.plot.width() > 20.0 && scene.plot.height() > 20.0, "{:?}", scene.plot);
    let texts: Vec<_> = scene.texts().map(|text| (text, text.bounds())).collect();
    for (text, bounds) in &texts {
        let inside = bounds.left >= 0.0
            && bounds.top >= 0.0
            && bounds.right <= scene.width
            && bounds.bottom <= scene.height;
        prop_assert!(inside, "{text:?} at {bounds:?} leaves {} × {}", scene.width, scene.height);
    }
    for (i, (a, first)) in texts.iter().enumerate() {
        for (b, second) in texts.iter().skip(i + 1) {
            prop_assert!(!first.overlaps(second), "{a:?} and {b:?} overlap");
        }
    }
    for (x, y) in scene.items.iter().flat_map(places) {
        let inside = (-4.5..=scene.width + 4.5).contains(&x) && (-4.5..=scene.height + 4.5).contains(&y);
        prop_assert!(inside, "({x}, {y}) is off the sheet");
    }
    Ok(())
}

fn places(item: &Item) -> Vec<(f64, f64)> {
    match item {
        Item::Line { points, .. } | Item::Polygon { points, .. } => points.clone(),
        Item::Circle { centre, .. } => vec![*centre],
        Item::Rect { .. } | Item::Text(_) => Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(120) })]

    #[test]
    fn nothing_collides_or_leaves_the_sheet(input in any_input(), width in 60.0_f64..260.0, height in 45.0_f64..160.0) {
        let figure = trend(&input);
        check(&figure, Size::FULL)?;
        check(&figure, Size::HALF)?;
        check(&figure, Size::new(width, height))?;
    }
}
