//! The pictures of an Office file: charts, icons and the logo as dots that every program shows.
//!
//! No drawing in lines beside the dots: a program that prefers it would set the words of a chart in another
//! typeface, and they would collide.

use super::{
    super::picture,
    package::{Package, Relations},
};
use crate::{
    base::{Errand, Stopped, in_order},
    export::ExportError,
    figure::{self, Icon},
    render::{RenderError, Scene, Style, draw_icon, png, scene_png},
    report::Figure,
};

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;
/// The diameter of an icon, in points.
pub(super) const ICON: f64 = 16.0;

/// A chart as dots.
pub(super) struct Chart {
    pub(super) png: Vec<u8>,
    /// Its size in millimetres, as drawn.
    pub(super) size: (f64, f64),
}

/// Charts in their order, each in its size in millimetres, drawn on all cores.
pub(super) fn charts(
    figures: &[(&Figure, (f64, f64))],
    dpi: u16,
    errand: &Errand<'_>,
) -> Result<Vec<Chart>, ExportError> {
    let draw =
        |(): &mut (), number: usize| figures.get(number).map(|(figure, size)| chart(figure, *size, dpi));
    let drawn = in_order(errand, figures.len(), draw).map_err(|stopped| match stopped {
        Stopped::Cancelled => ExportError::Stopped,
        Stopped::Stumbled => ExportError::Paper("a chart could not be drawn".to_owned()),
    })?;
    drawn.into_iter().flatten().map(|chart| chart.map_err(ExportError::from)).collect()
}

fn chart(figure: &Figure, size: (f64, f64), dpi: u16) -> Result<Chart, RenderError> {
    let bare: figure::Figure = picture::bare(&figure.figure);
    Ok(Chart { png: png(&bare, picture::sized(&bare, size), dpi, &Style::print())?, size })
}

/// An icon as dots.
fn icon(icon: &Icon) -> Result<Vec<u8>, RenderError> {
    let centre = (ICON / 2.0, ICON / 2.0);
    let items = draw_icon(&Style::print(), icon, centre, ICON);
    scene_png(&Scene::of(items, (ICON / POINTS, ICON / POINTS), icon.words), 300)
}

/// The folder of pictures, and what refers to them.
pub(super) struct Media<'a> {
    /// The folder in the package: `word` or `ppt`.
    folder: &'static str,
    pub(super) package: &'a mut Package,
    icons: Vec<(Icon, String)>,
    count: usize,
}

impl<'a> Media<'a> {
    pub(super) const fn new(folder: &'static str, package: &'a mut Package) -> Self {
        Self { folder, package, icons: Vec::new(), count: 0 }
    }

    /// Puts a picture into the folder and gives its name as seen from `up`.
    fn put(&mut self, png: Vec<u8>) -> String {
        self.count += 1;
        let name = format!("media/image{}.png", self.count);
        self.package.picture(&format!("{}/{name}", self.folder), png);
        name
    }

    /// A picture, and the name of the relation to it; `up` leads from the part to the folder.
    pub(super) fn picture(&mut self, png: Vec<u8>, relations: &mut Relations, up: &str) -> String {
        let name = self.put(png);
        relations.add("image", &format!("{up}{name}"))
    }

    /// An icon; each is kept once.
    pub(super) fn icon(
        &mut self,
        wanted: &Icon,
        relations: &mut Relations,
        up: &str,
    ) -> Result<String, ExportError> {
        let known = self.icons.iter().find(|(icon, _)| icon == wanted).map(|(_, name)| name.clone());
        let name = if let Some(name) = known {
            name
        } else {
            let name = self.put(icon(wanted)?);
            self.icons.push((*wanted, name.clone()));
            name
        };
        Ok(relations.add("image", &format!("{up}{name}")))
    }
}
