//! The layouts of slides: what stands where. Planning fits words into them, and PowerPoint edits by them.

/// The width and height of a slide in points: 13.333 by 7.5 inches.
pub(super) const SLIDE: (f64, f64) = (960.0, 540.0);

/// A place on a slide, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

const fn place(left: f64, top: f64, width: f64, height: f64) -> Place {
    Place { left, top, width, height }
}

/// What a slide is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter)]
pub(super) enum Layout {
    /// The first slide.
    Title,
    /// The name of a part of which the slides follow.
    Part,
    /// Words.
    Text,
    /// A chart and words beside it.
    FigureAndText,
    /// A chart alone.
    Figure,
    /// A table, with words above it.
    Table,
}

/// What stands in a place of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    Title,
    /// The part that the slide belongs to.
    Over,
    Words,
    Picture,
    /// Where a chart's figures come from.
    Source,
    Table,
}

impl Holder {
    /// The kind of placeholder, as PowerPoint calls it.
    pub(super) const fn kind(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Picture => "pic",
            Self::Table => "tbl",
            Self::Over | Self::Words | Self::Source => "body",
        }
    }

    /// What ties a placeholder of a slide to that of its layout; titles need no number.
    pub(super) const fn index(self) -> Option<&'static str> {
        match self {
            Self::Title => None,
            Self::Words => Some("1"),
            Self::Over => Some("13"),
            Self::Picture => Some("14"),
            Self::Source => Some("15"),
            Self::Table => Some("16"),
        }
    }

    /// What it is called in the list of what is on a slide.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Over => "Part",
            Self::Words => "Text",
            Self::Picture => "Chart",
            Self::Source => "Source",
            Self::Table => "Table",
        }
    }

    /// What PowerPoint shows in an empty one.
    pub(super) const fn prompt(self) -> &'static str {
        match self {
            Self::Title => "The finding",
            Self::Over => "The part of the paper",
            Self::Words => "Text",
            Self::Picture => "A chart",
            Self::Source => "What is shown, and its source",
            Self::Table => "A table",
        }
    }
}

const TITLE: Place = place(48.0, 46.0, 864.0, 64.0);
const OVER: Place = place(48.0, 26.0, 864.0, 22.0);
const BODY: Place = place(48.0, 120.0, 864.0, 366.0);
const SOURCE: Place = place(48.0, 440.0, 864.0, 50.0);
/// Who may read the slide.
pub(super) const RESTRICTION: Place = place(48.0, 9.0, 864.0, 20.0);
/// The paper's reference.
pub(super) const FOOT: Place = place(48.0, 504.0, 660.0, 22.0);
pub(super) const NUMBER: Place = place(812.0, 504.0, 100.0, 22.0);

impl Layout {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Title => "Title slide",
            Self::Part => "Part",
            Self::Text => "Title and text",
            Self::FigureAndText => "Chart and text",
            Self::Figure => "Chart",
            Self::Table => "Table",
        }
    }

    /// The kind of layout, as PowerPoint calls it.
    pub(super) const fn kind(self) -> Option<&'static str> {
        match self {
            Self::Title => Some("title"),
            Self::Part => Some("secHead"),
            Self::Text => Some("obj"),
            Self::FigureAndText | Self::Figure | Self::Table => None,
        }
    }

    /// What stands where, in the order of reading.
    pub(super) fn holders(self) -> Vec<(Holder, Place)> {
        match self {
            Self::Title => vec![
                (Holder::Title, place(48.0, 110.0, 864.0, 110.0)),
                (Holder::Words, place(48.0, 236.0, 864.0, 250.0)),
            ],
            Self::Part => vec![
                (Holder::Over, place(48.0, 178.0, 864.0, 22.0)),
                (Holder::Title, place(48.0, 200.0, 864.0, 100.0)),
            ],
            Self::Text => vec![(Holder::Over, OVER), (Holder::Title, TITLE), (Holder::Words, BODY)],
            Self::FigureAndText => vec![
                (Holder::Over, OVER),
                (Holder::Title, TITLE),
                (Holder::Picture, place(48.0, 120.0, 560.0, 314.0)),
                (Holder::Source, place(48.0, 440.0, 560.0, 50.0)),
                (Holder::Words, place(628.0, 120.0, 284.0, 366.0)),
            ],
            Self::Figure => vec![
                (Holder::Over, OVER),
                (Holder::Title, TITLE),
                (Holder::Picture, place(48.0, 120.0, 864.0, 314.0)),
                (Holder::Source, SOURCE),
            ],
            Self::Table => {
                vec![
                    (Holder::Over, OVER),
                    (Holder::Title, TITLE),
                    (Holder::Words, Place { height: 46.0, ..BODY }),
                    (Holder::Table, BODY),
                ]
            }
        }
    }

    /// Where `holder` stands; the whole text's place where the layout has none.
    pub(super) fn place(self, holder: Holder) -> Place {
        self.holders().into_iter().find(|(one, _)| *one == holder).map_or(BODY, |(_, place)| place)
    }

    /// The kind of placeholder that `holder` is here: the first slide's title and words have kinds of their
    /// own.
    pub(super) const fn placeholder(self, holder: Holder) -> &'static str {
        match (self, holder) {
            (Self::Title, Holder::Title) => "ctrTitle",
            (Self::Title, Holder::Words) => "subTitle",
            _ => holder.kind(),
        }
    }

    /// The size of letters of words, in points.
    pub(super) const fn letters(self, holder: Holder) -> f64 {
        match (self, holder) {
            (Self::Title | Self::Part, Holder::Title) => 36.0,
            (_, Holder::Title) => 26.0,
            (Self::Title | Self::Table, Holder::Words) => 16.0,
            (Self::FigureAndText, Holder::Words) | (_, Holder::Over) => 14.0,
            (_, Holder::Source) => 10.0,
            _ => 18.0,
        }
    }
}
