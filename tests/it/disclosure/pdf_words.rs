//! The words of a PDF, as a reader's program finds them: what is drawn, by the table that gives the letter of each
//! glyph, and what is told beside it (title, alternative texts, letters that were meant).

use std::{collections::BTreeMap, io::Read as _};

/// Glyphs to letters.
type Letters = BTreeMap<u16, String>;

/// All words of a PDF file, those of each string on a line.
///
/// A page does not say here which of its fonts a string is in, so that each is read in every font; what is read
/// wrongly is noise that cannot hide what is read rightly.
pub(super) fn words(pdf: &[u8]) -> String {
    let streams = streams(pdf);
    let fonts: Vec<Letters> =
        streams.iter().filter(|one| has(one, b"beginbf")).map(|one| letters(one)).collect();
    let mut all = String::new();
    for stream in streams.iter().filter(|one| has(one, b" Tf") || has(one, b"\nTf")) {
        for string in shown(stream) {
            for font in &fonts {
                let glyphs = string.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                all.extend(glyphs.filter_map(|glyph| font.get(&glyph)).map(String::as_str));
                all.push('\n');
            }
        }
    }
    for string in strings(&plain(pdf)) {
        let wide = string.strip_prefix(&[0xfe, 0xff]).map(|units| {
            let units: Vec<u16> =
                units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        });
        all.push_str(&wide.unwrap_or_else(|| String::from_utf8_lossy(&string).into_owned()));
        all.push('\n');
    }
    // The document's properties stand in it as XML.
    if let Some(at) = find(pdf, b"<x:xmpmeta") {
        let end = find(&pdf[at..], b"</x:xmpmeta>").map_or(pdf.len(), |end| at + end);
        all.push_str(&String::from_utf8_lossy(&pdf[at..end]));
    }
    all.replace('\u{a0}', " ")
}

fn has(bytes: &[u8], what: &[u8]) -> bool {
    find(bytes, what).is_some()
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// What is packed in the file, unpacked.
fn streams(pdf: &[u8]) -> Vec<Vec<u8>> {
    let mut streams = Vec::new();
    let mut rest = pdf;
    while let Some(at) = find(rest, b"stream\n") {
        let body = &rest[at + b"stream\n".len()..];
        let mut unpacked = Vec::new();
        if flate2::read::ZlibDecoder::new(body).read_to_end(&mut unpacked).is_ok() {
            streams.push(unpacked);
        }
        rest = &body[find(body, b"endstream").map_or(0, |end| end + b"endstream".len())..];
    }
    streams
}

/// The file without what is packed, and without the list of places at its end, which is numbers alone.
fn plain(pdf: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    let mut rest = &pdf[..find(pdf, b"\nxref\n").unwrap_or(pdf.len())];
    while let Some(at) = find(rest, b"stream\n") {
        plain.extend(&rest[..at]);
        rest = &rest[at..];
        rest = &rest[find(rest, b"endstream").map_or(rest.len(), |end| end + b"endstream".len())..];
    }
    plain.extend(rest);
    plain
}

/// The table of a font: `<0001> <0041>`, or `<0001> <0005> <0041>` for a row of glyphs.
fn letters(table: &[u8]) -> Letters {
    let text = String::from_utf8_lossy(table);
    let codes = |line: &str| -> Vec<Vec<u16>> {
        let parts = line.split(['<', '>']).filter(|part| {
            part.len() >= 4
                && part.len().is_multiple_of(4)
                && part.chars().all(|digit| digit.is_ascii_hexdigit())
        });
        let units = |part: &str| {
            part.as_bytes()
                .chunks_exact(4)
                .map(|four| u16::from_str_radix(std::str::from_utf8(four).unwrap(), 16).unwrap())
                .collect()
        };
        parts.map(units).collect()
    };
    let mut letters = Letters::new();
    let mut is_range = false;
    for line in text.lines() {
        is_range = (is_range || line.contains("beginbfrange")) && !line.contains("endbfrange");
        match (is_range, codes(line).as_slice()) {
            (false, [glyph, letter]) => {
                letters.insert(glyph[0], String::from_utf16_lossy(letter));
            }
            (true, [first, last, letter]) => {
                for (step, glyph) in (0..).zip(first[0]..=last[0]) {
                    letters.insert(glyph, String::from_utf16_lossy(&[letter[0] + step]));
                }
            }
            _ => {}
        }
    }
    letters
}

/// The strings that a page shows; those of one array are one, for between them letters are only moved.
fn shown(page: &[u8]) -> Vec<Vec<u8>> {
    let mut shown = vec![Vec::new()];
    let mut at = 0;
    while at < page.len() {
        match page[at] {
            b'(' | b'<' => {
                let (string, next) = string(page, at);
                if let Some(last) = shown.last_mut() {
                    last.extend(string);
                }
                at = next;
            }
            b'J' | b'j' => {
                shown.push(Vec::new());
                at += 1;
            }
            _ => at += 1,
        }
    }
    shown
}

/// All strings that stand in the file itself.
fn strings(pdf: &[u8]) -> Vec<Vec<u8>> {
    let starts = pdf.iter().enumerate().filter(|(_, byte)| matches!(byte, b'(' | b'<'));
    starts.map(|(at, _)| string(pdf, at).0).filter(|string| string.len() > 1).collect()
}

/// The string that begins at `at`, in brackets or as hexadecimal digits, and where it ends.
fn string(bytes: &[u8], at: usize) -> (Vec<u8>, usize) {
    let (mut out, mut depth, mut next) = (Vec::new(), 1, at + 1);
    if bytes[at] == b'<' {
        let end = bytes[next..].iter().take_while(|byte| byte.is_ascii_hexdigit()).count() + next;
        let digit = |byte: u8| u8::from_str_radix(&(byte as char).to_string(), 16).unwrap();
        out.extend(bytes[next..end].chunks_exact(2).map(|two| digit(two[0]) * 16 + digit(two[1])));
        return (out, end + 1);
    }
    while next < bytes.len() && out.len() < 20_000 {
        match bytes[next] {
            b'\\' => {
                let escaped = bytes.get(next + 1).copied().unwrap_or_default();
                let octal =
                    bytes[next + 1..].iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
                if octal > 0 {
                    let digits = &bytes[next + 1..next + 1 + octal];
                    out.push(
                        digits.iter().fold(0_u8, |all, digit| all.wrapping_mul(8).wrapping_add(digit - b'0')),
                    );
                    next += octal;
                } else {
                    out.push(match escaped {
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        b'b' => 8,
                        b'f' => 12,
                        other => other,
                    });
                    next += 1;
                }
            }
            b'(' => {
                depth += 1;
                out.push(b'(');
            }
            b')' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
                out.push(b')');
            }
            byte => out.push(byte),
        }
        next += 1;
    }
    (out, next + 1)
}
