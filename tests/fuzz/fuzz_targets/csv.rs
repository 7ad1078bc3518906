#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| spruce_fuzz::read("return.csv", bytes));
