//! A figure as dots: PNG for documents, plain RGBA for the clipboard.

use std::sync::{Arc, LazyLock};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{self, fontdb},
};

use super::{RenderError, Scene, Size, Style, layout, svg::in_own_letters, typeface};
use crate::figure::Figure;

/// More dots than this in all are refused: 400 megabytes of memory.
const MOST_DOTS: u64 = 100_000_000;

/// A picture as dots, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Dots across.
    pub width: u32,
    /// Dots down.
    pub height: u32,
    /// Red, green, blue and alpha (always 255) of each dot.
    pub rgba: Vec<u8>,
}

/// Only the embedded typeface, so that a picture is the same on every machine.
fn options() -> usvg::Options<'static> {
    static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(typeface::REGULAR.to_vec());
        fonts.load_font_data(typeface::SEMI_BOLD.to_vec());
        Arc::new(fonts)
    });
    usvg::Options { font_family: "Inter".to_owned(), fontdb: Arc::clone(&FONTS), ..usvg::Options::default() }
}

/// `figure` as dots at `dpi` dots per inch.
pub fn rgba(figure: &Figure, size: Size, dpi: u16, style: &Style) -> Result<Picture, RenderError> {
    dots(&layout(figure, size, style), size.pixels(dpi))
}

fn dots(scene: &Scene, (width, height): (u32, u32)) -> Result<Picture, RenderError> {
    let too_large = || RenderError::TooLarge { width, height };
    if u64::from(width) * u64::from(height) > MOST_DOTS {
        return Err(too_large());
    }
    let tree = usvg::Tree::from_str(&in_own_letters(scene), &options())?;
    let mut pixmap = Pixmap::new(width, height).ok_or_else(too_large)?;
    #[expect(clippy::cast_precision_loss, reason = "dots across and down are far below 2^24")]
    let (across, down) = (width as f32 / tree.size().width(), height as f32 / tree.size().height());
    resvg::render(&tree, Transform::from_scale(across, down), &mut pixmap.as_mut());
    // The card covers everything; rounding at the very edge must not leave it translucent.
    let mut rgba = pixmap.take();
    rgba.iter_mut().skip(3).step_by(4).for_each(|alpha| *alpha = u8::MAX);
    Ok(Picture { width, height, rgba })
}

/// `figure` as a PNG file that knows its `dpi` and carries its title and description.
pub fn png(figure: &Figure, size: Size, dpi: u16, style: &Style) -> Result<Vec<u8>, RenderError> {
    encoded(&rgba(figure, size, dpi, style)?, dpi, (&figure.title, &figure.alt_text))
}

/// A drawing as a PNG file, however small it is.
pub fn scene_png(scene: &Scene, dpi: u16) -> Result<Vec<u8>, RenderError> {
    let dots_along = |points: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rounded, from 1 to 2^32"
        )]
        {
            (points / 72.0 * f64::from(dpi)).round().max(1.0) as u32
        }
    };
    let picture = dots(scene, (dots_along(scene.width), dots_along(scene.height)))?;
    encoded(&picture, dpi, (&scene.title, &scene.description))
}

fn encoded(picture: &Picture, dpi: u16, (title, description): (&str, &str)) -> Result<Vec<u8>, RenderError> {
    let opaque: Vec<u8> = picture.rgba.chunks_exact(4).flat_map(|dot| dot.iter().copied().take(3)).collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let per_metre = dots_per_metre(dpi);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    encoder.add_itxt_chunk("Title".to_owned(), title.to_owned())?;
    encoder.add_itxt_chunk("Description".to_owned(), description.to_owned())?;
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&opaque)?;
    writer.finish()?;
    Ok(out)
}

/// A drawing that a user gave as a PNG picture, `dots` along its longer side, clear where nothing is drawn. It
/// reads no other file, whatever it names.
pub fn drawn_svg(text: &str, dots: u32) -> Result<Vec<u8>, RenderError> {
    let no_files = usvg::ImageHrefResolver {
        resolve_data: Box::new(|_, _, _| None),
        resolve_string: Box::new(|_, _| None),
    };
    let tree = usvg::Tree::from_str(text, &usvg::Options { image_href_resolver: no_files, ..options() })?;
    #[expect(clippy::cast_precision_loss, reason = "dots along a side are far below 2^24")]
    let scale = dots as f32 / tree.size().width().max(tree.size().height());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "rounded, from 1 to the dots of the longer side"
    )]
    let along = |side: f32| ((side * scale).round().max(1.0) as u32).min(dots);
    let (width, height) = (along(tree.size().width()), along(tree.size().height()));
    let mut pixmap = Pixmap::new(width, height).ok_or(RenderError::TooLarge { width, height })?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixmap.take_demultiplied())?;
    writer.finish()?;
    Ok(out)
}

/// PNG counts dots per metre: 300 per inch are 11,811.
fn dots_per_metre(dpi: u16) -> u32 {
    (u32::from(dpi) * 10_000 + 127) / 254
}

#[cfg(test)]
mod tests {
    #[test]
    fn three_hundred_dots_per_inch_are_11811_per_metre() {
        // 300 ÷ 0.0254 = 11,811.02.
        assert_eq!(super::dots_per_metre(300), 11_811);
    }
}
