//! The organisation's own sign, from a file that a user names: PNG, or SVG, which is drawn once.

use std::{io::Cursor, path::Path, sync::Arc};

use super::{Logo, template::in_words};
use crate::render::drawn_svg;

/// A larger file is no logo.
const MOST_BYTES: u64 = 4_000_000;
/// More dots across or down would only make the paper heavy.
const MOST_DOTS: u32 = 4_000;
/// The longer side of a drawing: 60 mm at 600 dots per inch.
const DOTS_OF_DRAWING: u32 = 1_417;

/// The picture that a template names. It must lie in the template's folder or below it: a template may
/// come from anybody, and on Windows a path can name another computer, to which it would tell who asks.
///
/// # Errors
/// Why it cannot be used, as the end of a sentence.
pub(super) fn read_beside(folder: &Path, name: &str) -> Result<Logo, String> {
    let leads_away = name.contains(':')
        || name.starts_with(['/', '\\'])
        || name.split(['/', '\\']).any(|step| step == "..");
    if leads_away {
        return Err(
            "it must lie in the folder of the template; put it there and give its name alone".to_owned()
        );
    }
    read(&folder.join(name))
}

/// The picture at `path`, decoded once to be sure that it is one.
///
/// # Errors
/// Why it cannot be used, as the end of a sentence.
fn read(path: &Path) -> Result<Logo, String> {
    let size = std::fs::metadata(path).map_err(|error| in_words(&error))?.len();
    if size > MOST_BYTES {
        return Err("it is larger than 4 MB; save it smaller".to_owned());
    }
    let mut bytes = std::fs::read(path).map_err(|error| in_words(&error))?;
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg")) {
        bytes = drawn(&bytes)?;
    }
    let size = size_of(&bytes)?;
    Ok(Logo { png: bytes.into(), size, alt_text: String::new() })
}

/// A drawing as a PNG picture.
fn drawn(svg: &[u8]) -> Result<Vec<u8>, String> {
    let text = std::str::from_utf8(svg).map_err(|_not_text| "it is no SVG drawing in UTF-8".to_owned())?;
    if text.contains("<image") {
        return Err("a picture lies inside the drawing, and could be lost; save it as PNG".to_owned());
    }
    drawn_svg(text, DOTS_OF_DRAWING)
        .map_err(|_damage| "it is no SVG drawing, or a damaged one; save it as PNG".to_owned())
}

fn size_of(bytes: &[u8]) -> Result<(u32, u32), String> {
    let no_picture = || "it is no PNG or SVG picture, or a damaged one; save it as PNG".to_owned();
    let decoder = png::Decoder::new(Cursor::new(bytes));
    let mut reader = decoder.read_info().map_err(|_damage| no_picture())?;
    let (width, height) = reader.info().size();
    if width > MOST_DOTS || height > MOST_DOTS {
        return Err(format!("it has {width} × {height} dots; make it {MOST_DOTS} or fewer each way"));
    }
    let mut dots = vec![0; reader.output_buffer_size().ok_or_else(no_picture)?];
    reader.next_frame(&mut dots).map_err(|_damage| no_picture())?;
    Ok((width, height))
}

impl Logo {
    /// The picture in these bytes.
    ///
    /// # Errors
    /// Why it cannot be used, as the end of a sentence.
    pub fn of_png(png: Arc<[u8]>, alt_text: &str) -> Result<Self, String> {
        Ok(Self { size: size_of(&png)?, png, alt_text: alt_text.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_names_no_picture_elsewhere() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("signs")).unwrap();
        for place in ["sign.png", "signs/sign.png"] {
            std::fs::copy(
                Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/icon/spruce-16.png"),
                folder.path().join(place),
            )
            .unwrap();
            assert_eq!(read_beside(folder.path(), place).unwrap().size, (16, 16));
        }
        let inside = folder.path().join("signs");
        let whole = folder.path().join("sign.png").display().to_string();
        for away in [
            "../sign.png",
            "..\\sign.png",
            "a/../../sign.png",
            "\\\\server\\share\\sign.png",
            "//server/sign.png",
            "C:sign.png",
            &whole,
        ] {
            let why = read_beside(&inside, away).unwrap_err();
            assert!(why.contains("folder of the template"), "{away}: {why}");
        }
    }

    #[test]
    fn a_drawing_is_drawn_once_and_what_it_names_is_not_read() {
        let svg = |inside: &str| {
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"10\">{inside}</svg>")
        };
        let png = drawn(svg("<rect width=\"10\" height=\"10\" fill=\"red\"/>").as_bytes()).unwrap();
        assert_eq!(size_of(&png).unwrap(), (1417, 472));
        let mut reader = png::Decoder::new(Cursor::new(&png)).read_info().unwrap();
        let mut dots = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut dots).unwrap();
        // Red at the left, nothing at the right.
        assert_eq!(
            (dots.first_chunk::<4>(), dots.last_chunk::<4>()),
            (Some(&[255, 0, 0, 255]), Some(&[0; 4]))
        );
        for (bad, says) in [
            ("hello".to_owned(), "no SVG drawing, or a damaged one"),
            (svg("<rect width=\"1"), "no SVG drawing, or a damaged one"),
            (svg("<image href=\"sign.png\"/>"), "a picture lies inside the drawing"),
        ] {
            let why = drawn(bad.as_bytes()).unwrap_err();
            assert!(why.contains(says), "{why}");
        }
        assert!(drawn(&[0xFF, 0xFE, 0]).unwrap_err().contains("UTF-8"));
    }

    fn small() -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 3, 2);
        encoder.set_color(png::ColorType::Rgb);
        encoder.write_header().unwrap().write_image_data(&[7; 18]).unwrap();
        bytes
    }

    #[test]
    fn a_picture_is_one_and_anything_else_is_not() {
        let whole = small();
        assert_eq!(size_of(&whole), Ok((3, 2)));
        assert!(size_of(b"not a picture").is_err());
        assert!(size_of(&[]).is_err());
        // Its end is lost.
        assert!(size_of(&whole[..whole.len() - 20]).is_err());
    }
}
