#![no_main]

use std::sync::OnceLock;

use spruce::{
    returns::{Known, Source, read},
    workbook::catalogue,
};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    static KNOWN: OnceLock<Known<'static>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| Known::new(catalogue()));
    let _ = read(&Source::new("Return Q3 2010-11.csv", &spruce_fuzz::file(bytes)), known, &|_| {}, &|| false);
});
