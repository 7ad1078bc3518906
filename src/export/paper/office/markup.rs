//! XML that is sound by its making: what is opened is closed, and words are escaped.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

/// An XML document in the making.
pub(super) struct Markup {
    writer: Writer<Vec<u8>>,
}

/// Names and values of attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Markup {
    pub(super) fn new() -> Self {
        let mut markup = Self { writer: Writer::new(Vec::new()) };
        markup.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        markup
    }

    /// Writing into memory does not fail.
    fn put(&mut self, event: Event<'_>) {
        let _ = self.writer.write_event(event);
    }

    fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
        let mut start = BytesStart::new(name);
        for (name, value) in attributes {
            start.push_attribute((*name, allowed(value).as_str()));
        }
        start
    }

    /// An element with nothing inside.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.put(Event::Empty(Self::start(name, attributes)));
    }

    /// An element and what `inner` writes inside it.
    pub(super) fn within(&mut self, name: &str, attributes: Attributes<'_>, inner: impl FnOnce(&mut Self)) {
        self.put(Event::Start(Self::start(name, attributes)));
        inner(self);
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// An element with words inside.
    pub(super) fn words(&mut self, name: &str, attributes: Attributes<'_>, words: &str) {
        self.within(name, attributes, |inner| {
            inner.put(Event::Text(BytesText::new(&allowed(words))));
        });
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.writer.into_inner()
    }
}

/// The letters that XML allows; line ends are for those who call to break up.
fn allowed(words: &str) -> String {
    let seen = words.chars().filter(|letter| !matches!(letter, '\u{fffe}' | '\u{ffff}'));
    seen.filter_map(|letter| match letter {
        '\t' | '\n' => Some(' '),
        letter if letter.is_control() => None,
        letter => Some(letter),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_attributes_are_escaped_and_what_xml_forbids_is_left_out() {
        let mut markup = Markup::new();
        markup.within("a", &[("b", "\"<&>\n")], |inner| inner.words("c", &[], "x < y & z\u{0}\u{ffff}"));
        let text = String::from_utf8(markup.finish()).unwrap();
        assert!(text.ends_with("<a b=\"&quot;&lt;&amp;&gt; \"><c>x &lt; y &amp; z</c></a>"), "{text}");
    }
}
