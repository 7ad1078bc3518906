//! The organisation's own sign, from a file that a user names.

use std::{io::Cursor, path::Path, sync::Arc};

use super::{Logo, template::in_words};

/// A larger file is no logo.
const MOST_BYTES: u64 = 4_000_000;
/// More dots across or down would only make the paper heavy.
const MOST_DOTS: u32 = 4_000;

/// The PNG picture that a template names. It must lie in the template's folder or below it: a template may
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

/// The PNG picture at `path`, decoded once to be sure that it is one.
///
/// # Errors
/// Why it cannot be used, as the end of a sentence.
fn read(path: &Path) -> Result<Logo, String> {
    let size = std::fs::metadata(path).map_err(|error| in_words(&error))?.len();
    if size > MOST_BYTES {
        return Err("it is larger than 4 MB; save it smaller".to_owned());
    }
    let bytes = std::fs::read(path).map_err(|error| in_words(&error))?;
    let size = size_of(&bytes)?;
    Ok(Logo { png: bytes.into(), size, alt_text: String::new() })
}

fn size_of(bytes: &[u8]) -> Result<(u32, u32), String> {
    let no_picture = || "it is no PNG picture, or a damaged one; save it as PNG".to_owned();
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
