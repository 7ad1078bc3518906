//! Draws the program's icon in every form that the packages need, from `spruce.svg`.
//!
//! `cargo run --example icon` writes them beside the drawing; they are kept, so that no build has to draw.

use std::{fs, path::Path};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

/// Sizes kept as PNG: those of a Linux icon theme. 256 is the window's own.
const PNGS: [u32; 6] = [16, 32, 48, 64, 128, 256];
/// Sizes within the Windows icon.
const ICO: [u32; 6] = [16, 24, 32, 48, 64, 256];
/// Types and sizes within the Mac icon; `ic11` to `ic14` are for displays of double density.
const ICNS: [(&[u8; 4], u32); 7] = [
    (b"ic11", 32),
    (b"ic12", 64),
    (b"ic07", 128),
    (b"ic13", 256),
    (b"ic08", 256),
    (b"ic14", 512),
    (b"ic09", 512),
];

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[expect(clippy::disallowed_methods, reason = "half an icon is drawn again; git shows it")]
fn main() -> Outcome<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/icon");
    let tree = Tree::from_str(&fs::read_to_string(folder.join("spruce.svg"))?, &Options::default())?;
    for size in PNGS {
        fs::write(folder.join(format!("spruce-{size}.png")), draw(&tree, size)?.encode_png()?)?;
    }
    fs::write(folder.join("spruce.ico"), ico(&tree)?)?;
    fs::write(folder.join("spruce.icns"), icns(&tree)?)?;
    Ok(())
}

fn draw(tree: &Tree, size: u32) -> Outcome<Pixmap> {
    let mut picture = Pixmap::new(size, size).ok_or("no picture has this size")?;
    #[expect(clippy::cast_precision_loss, reason = "sizes are a few hundred")]
    let scale = size as f32 / tree.size().width();
    resvg::render(tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    Ok(picture)
}

/// A folder of pictures: small ones as bitmaps, which every part of Windows reads, the large one as PNG.
fn ico(tree: &Tree) -> Outcome<Vec<u8>> {
    let pictures: Vec<(u32, Vec<u8>)> = ICO
        .iter()
        .map(|&size| {
            let picture = draw(tree, size)?;
            Ok((size, if size == 256 { picture.encode_png()? } else { bitmap(&picture) }))
        })
        .collect::<Outcome<_>>()?;
    let mut bytes = Vec::new();
    bytes.extend([0, 0, 1, 0]);
    bytes.extend(u16::try_from(pictures.len())?.to_le_bytes());
    let mut offset = 6 + 16 * u32::try_from(pictures.len())?;
    for (size, picture) in &pictures {
        // 256 is written as 0.
        let side = u8::try_from(*size % 256)?;
        bytes.extend([side, side, 0, 0, 1, 0, 32, 0]);
        let length = u32::try_from(picture.len())?;
        bytes.extend(length.to_le_bytes());
        bytes.extend(offset.to_le_bytes());
        offset += length;
    }
    for (_, picture) in pictures {
        bytes.extend(picture);
    }
    Ok(bytes)
}

/// A bitmap as icons hold it: header, rows from below in blue, green, red, alpha, and an empty mask.
fn bitmap(picture: &Pixmap) -> Vec<u8> {
    let (width, height) = (picture.width(), picture.height());
    let mut bytes = Vec::new();
    for field in [40, width, height * 2] {
        bytes.extend(field.to_le_bytes());
    }
    bytes.extend([1, 0, 32, 0]);
    bytes.extend([0; 24]);
    let pixels = picture.pixels();
    for row in pixels.rchunks(width as usize) {
        for pixel in row {
            let colour = pixel.demultiply();
            bytes.extend([colour.blue(), colour.green(), colour.red(), colour.alpha()]);
        }
    }
    let mask = width.div_ceil(32) * 4 * height;
    bytes.resize(bytes.len() + mask as usize, 0);
    bytes
}

fn icns(tree: &Tree) -> Outcome<Vec<u8>> {
    let mut parts = Vec::new();
    for (name, size) in ICNS {
        let picture = draw(tree, size)?.encode_png()?;
        parts.extend(name);
        parts.extend(u32::try_from(picture.len() + 8)?.to_be_bytes());
        parts.extend(picture);
    }
    let mut bytes = b"icns".to_vec();
    bytes.extend(u32::try_from(parts.len() + 8)?.to_be_bytes());
    bytes.extend(parts);
    Ok(bytes)
}
