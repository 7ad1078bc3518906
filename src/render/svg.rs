//! A scene as SVG: text stays text, with a title and a description for those who cannot see it.

use std::{borrow::Cow, fmt::Write as _};

use super::{
    Anchor, Item, Pen, Scene, Size, Style, Text, layout,
    typeface::{Weight, covers, shown, width},
};
use crate::figure::Figure;

/// `figure` as an SVG document; the same figure, size and style give the same bytes.
#[must_use]
pub fn svg(figure: &Figure, size: Size, style: &Style) -> String {
    written(&layout(figure, size, style))
}

/// The scene as an SVG document, whose words a reader's program may set in letters of its own. They keep the
/// width that they have in ours, so that none is cut or runs into the next.
pub(super) fn written(scene: &Scene) -> String {
    document(scene, |text| (Cow::Borrowed(&text.words), held(text)))
}

/// The width of a text; none where other programs have letters for it that ours has not.
fn held(text: &Text) -> String {
    let width = width(&text.words, text.size, text.weight);
    if width <= 0.0 || !text.words.chars().all(covers) {
        return String::new();
    }
    format!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(width))
}

/// The words of a text, and what holds their width.
type Letters = fn(&Text) -> (Cow<'_, str>, String);

/// The same for dots: in the letters of the typeface alone.
pub(super) fn in_own_letters(scene: &Scene) -> String {
    document(scene, |text| (shown(&text.words), String::new()))
}

fn document(scene: &Scene, letters: Letters) -> String {
    let (width, height) = scene.millimetres;
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" viewBox=\"0 0 {} {}\" \
         role=\"img\" aria-labelledby=\"figure-title figure-description\" font-family=\"Inter, Arial, Helvetica, sans-serif\">",
        number(width),
        number(height),
        number(scene.width),
        number(scene.height)
    );
    let _ = writeln!(out, "<title id=\"figure-title\">{}</title>", escaped(&scene.title));
    let _ = writeln!(out, "<desc id=\"figure-description\">{}</desc>", escaped(&scene.description));
    for item in &scene.items {
        write_item(&mut out, item, letters);
    }
    out.push_str("</svg>\n");
    out
}

fn write_item(out: &mut String, item: &Item, letters: Letters) {
    let _ = match item {
        Item::Rect { rect, fill } => writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"/>",
            number(rect.left),
            number(rect.top),
            number(rect.width()),
            number(rect.height())
        ),
        Item::Line { points, pen } => {
            writeln!(
                out,
                "<polyline points=\"{}\" fill=\"none\" stroke-linejoin=\"round\"{}/>",
                places(points),
                stroke(pen)
            )
        }
        Item::Polygon { points, fill, opacity, outline } => {
            let shade = if *opacity < 1.0 {
                format!(" fill-opacity=\"{}\"", number(*opacity))
            } else {
                String::new()
            };
            let outline = outline.as_ref().map(stroke).unwrap_or_default();
            writeln!(out, "<polygon points=\"{}\" fill=\"{fill}\"{shade}{outline}/>", places(points))
        }
        Item::Circle { centre, radius, fill, outline } => writeln!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{fill}\"{}/>",
            number(centre.0),
            number(centre.1),
            number(*radius),
            stroke(outline)
        ),
        Item::Text(text) => write_text(out, text, letters(text)),
    };
}

fn write_text(out: &mut String, text: &Text, (words, held): (Cow<'_, str>, String)) -> std::fmt::Result {
    let kind: &'static str = text.kind.into();
    let anchor = match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let weight = match text.weight {
        Weight::Regular => "",
        Weight::SemiBold => " font-weight=\"600\"",
    };
    writeln!(
        out,
        "<text class=\"{kind}\" x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor}{held} fill=\"{}\">{}</text>",
        number(text.x),
        number(text.y),
        number(text.size),
        text.colour,
        escaped(&words)
    )
}

fn stroke(pen: &Pen) -> String {
    let dash = pen.dash.map_or_else(String::new, |(on, off)| {
        format!(" stroke-dasharray=\"{} {}\"", number(on), number(off))
    });
    format!(" stroke=\"{}\" stroke-width=\"{}\"{dash}", pen.colour, number(pen.width))
}

fn places(points: &[(f64, f64)]) -> String {
    let places: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
    places.join(" ")
}

/// At most two decimals: a hundredth of a point is finer than any printer.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// Text for XML: its signs escaped, letters that XML forbids left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([1.0, 0.5, -0.001, 453.543_3].map(number), ["1", "0.5", "0", "453.54"]);
    }

    #[test]
    fn signs_are_escaped_and_what_xml_forbids_is_left_out() {
        assert_eq!(escaped("a<b & \"c\" 'd'\u{0}\n"), "a&lt;b &amp; &quot;c&quot; &apos;d&apos; ");
    }
}
