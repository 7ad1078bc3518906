//! A paper as a PowerPoint presentation that people can go on with: a master, layouts with places for title,
//! words, charts and tables, native tables, and notes for the speaker.

use super::{
    super::{look::Look, picture},
    markup::Markup,
    media::{self, Chart, Media},
    package::{Package, Relations},
    pptx_master, pptx_notes, pptx_slide, properties,
    slide_layout::{Holder, Layout, Place, SLIDE},
    slides::{Slide, slides},
};
use crate::{
    base::Errand,
    export::ExportError,
    report::{Figure, Paper},
};

/// Dots per inch of a chart as it is drawn; a slide shows it larger.
const DPI: u16 = 300;
/// How much larger a slide shows a chart than paper does.
const LARGER: f64 = 1.5;
/// Millimetres of a row of names, and of what stands above and below the rows.
const ROW: (f64, f64) = (3.5, 25.0);
/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;
pub(super) const DRAWING: (&str, &str) = ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");
/// The name spaces of every part of a presentation.
pub(super) const SPACES: [(&str, &str); 3] = [
    DRAWING,
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main"),
];

/// `paper` as a presentation.
///
/// # Errors
/// The errand was cancelled, or a chart cannot be drawn.
pub(in super::super) fn pptx(paper: &Paper, errand: &Errand<'_>) -> Result<Vec<u8>, ExportError> {
    let slides = slides(paper);
    let figures: Vec<(&Figure, (f64, f64))> = slides
        .iter()
        .filter_map(|slide| slide.figure.as_deref().map(|figure| (figure, drawn(figure, slide.layout))))
        .collect();
    let mut charts = media::charts(&figures, DPI, &errand.part(0.0, 0.9))?.into_iter();
    let look = Look::of(paper);
    let mut package = Package::default();
    properties::add(&mut package, paper, "ppt/presentation.xml", "Microsoft Office PowerPoint");
    pptx_master::add(&mut package, paper, &look);
    pptx_notes::add_master(&mut package);
    presentation(&mut package, slides.len());
    let mut media = Media::new("ppt", &mut package);
    for (number, slide) in (1..).zip(&slides) {
        let chart = slide.figure.as_ref().and_then(|_| charts.next());
        one(&mut media, (number, slide), chart, paper, &look);
    }
    package.finish()
}

/// The size in millimetres that a chart is drawn in: so that its letters can be read in its place on the
/// slide, but for a tall one its own.
fn drawn(figure: &Figure, layout: Layout) -> (f64, f64) {
    let room = layout.place(Holder::Picture);
    let (width, height) = (room.width / POINTS / LARGER, room.height / POINTS / LARGER);
    if let Some(rows) = figure.figure.rows() {
        // Every row of names has its height, and the chart the shape of its place.
        let high = height.max(rows as f64 * ROW.0 + ROW.1);
        return (high / height * width, high);
    }
    let own = picture::size(figure, (figure.width, 250.0));
    if own.1 > 0.6 * own.0 { own } else { (width, height) }
}

/// Where a chart of that size stands: as large as finds room, in the middle.
fn shown(chart: (f64, f64), room: Place) -> Place {
    let scale = (room.width / chart.0).min(room.height / chart.1);
    let (width, height) = (chart.0 * scale, chart.1 * scale);
    Place {
        left: room.left + (room.width - width) / 2.0,
        top: room.top + (room.height - height) / 2.0,
        width,
        height,
    }
}

fn one(
    media: &mut Media<'_>,
    (number, slide): (usize, &Slide<'_>),
    chart: Option<Chart>,
    paper: &Paper,
    look: &Look,
) {
    let mut relations = Relations::default();
    relations.add("slideLayout", &format!("../slideLayouts/slideLayout{}.xml", slide.layout as usize + 1));
    let picture = chart.map(|chart| {
        let place = shown(chart.size, slide.layout.place(Holder::Picture));
        (media.picture(chart.png, &mut relations, "../"), place)
    });
    let logo = paper.logo.as_ref().filter(|_| number == 1).map(|logo| {
        let size = (f64::from(logo.size.0.max(1)), f64::from(logo.size.1.max(1)));
        let scale = (60.0 * POINTS / size.0).min(22.0 * POINTS / size.1);
        let (width, height) = (size.0 * scale, size.1 * scale);
        let place = Place { left: 912.0 - width, top: 36.0, width, height };
        (media.picture(logo.png.to_vec(), &mut relations, "../"), place, logo.alt_text.as_str())
    });
    if !slide.notes.is_empty() {
        relations.add("notesSlide", &format!("../notesSlides/notesSlide{number}.xml"));
        pptx_notes::add(media.package, number, &slide.notes);
    }
    let written = pptx_slide::written(&pptx_slide::Sheet { slide, number, picture, logo, paper, look });
    let name = format!("ppt/slides/slide{number}.xml");
    media.package.add(
        &name,
        "application/vnd.openxmlformats-officedocument.presentationml.slide+xml",
        written,
    );
    media.package.relations(&name, &relations);
}

/// The main part: which slides there are, and how large.
fn presentation(package: &mut Package, count: usize) {
    let mut relations = Relations::default();
    let master = relations.add("slideMaster", "slideMasters/slideMaster1.xml");
    let notes = relations.add("notesMaster", "notesMasters/notesMaster1.xml");
    let slides: Vec<String> =
        (1..=count).map(|number| relations.add("slide", &format!("slides/slide{number}.xml"))).collect();
    for (kind, target) in [
        ("presProps", "presProps.xml"),
        ("viewProps", "viewProps.xml"),
        ("theme", "theme/theme1.xml"),
        ("tableStyles", "tableStyles.xml"),
    ] {
        relations.add(kind, target);
    }
    let mut markup = Markup::new();
    markup.within("p:presentation", &SPACES, |main| {
        main.within("p:sldMasterIdLst", &[], |list| {
            list.empty("p:sldMasterId", &[("id", "2147483648"), ("r:id", &master)]);
        });
        main.within("p:notesMasterIdLst", &[], |list| list.empty("p:notesMasterId", &[("r:id", &notes)]));
        main.within("p:sldIdLst", &[], |list| {
            for (id, relation) in (256..).zip(&slides) {
                list.empty("p:sldId", &[("id", &id.to_string()), ("r:id", relation)]);
            }
        });
        main.empty("p:sldSz", &[("cx", &emu(SLIDE.0)), ("cy", &emu(SLIDE.1))]);
        main.empty("p:notesSz", &[("cx", "6858000"), ("cy", "9144000")]);
    });
    package.add(
        "ppt/presentation.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        markup.finish(),
    );
    package.relations("ppt/presentation.xml", &relations);
}

/// Points as Office counts them.
#[expect(clippy::cast_possible_truncation, reason = "points on a slide")]
pub(super) fn emu(points: f64) -> String {
    ((points * 12_700.0).round() as i64).to_string()
}

/// Where a shape stands; `name` is that of the element: a table has one of its own.
pub(super) fn transform(markup: &mut Markup, name: &str, place: Place) {
    markup.within(name, &[], |transform| {
        transform.empty("a:off", &[("x", &emu(place.left)), ("y", &emu(place.top))]);
        transform.empty("a:ext", &[("cx", &emu(place.width)), ("cy", &emu(place.height))]);
    });
}

/// What every tree of shapes begins with.
pub(super) fn tree(markup: &mut Markup, inner: impl FnOnce(&mut Markup)) {
    markup.within("p:spTree", &[], |tree| {
        tree.within("p:nvGrpSpPr", &[], |about| {
            about.empty("p:cNvPr", &[("id", "1"), ("name", "")]);
            about.empty("p:cNvGrpSpPr", &[]);
            about.empty("p:nvPr", &[]);
        });
        tree.empty("p:grpSpPr", &[]);
        inner(tree);
    });
}
