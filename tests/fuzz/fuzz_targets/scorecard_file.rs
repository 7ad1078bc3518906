#![no_main]

use spruce::document::{read, write};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // What could be read can be written, and read again as the same.
    if let Ok(document) = read("a.spruce", bytes)
        && let Ok(text) = write(&document)
    {
        let again = read("a.spruce", text.as_bytes()).map(|again| write(&again).ok());
        assert_eq!(again.ok().flatten(), Some(text));
    }
});
