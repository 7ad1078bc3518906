//! The only place that asks what time it is, so that a test can fix it.
//!
//! `SOURCE_DATE_EPOCH` (seconds since 1970, the convention of reproducible builds) fixes the
//! time for a whole run: the same input then gives the same bytes.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// The present moment, to the second.
#[must_use]
pub fn now() -> Timestamp {
    let fixed = std::env::var("SOURCE_DATE_EPOCH")
        .ok()
        .and_then(|seconds| seconds.parse::<i64>().ok())
        .and_then(|seconds| Timestamp::from_second(seconds).ok());
    fixed.unwrap_or_else(|| {
        let now = Timestamp::now();
        Timestamp::from_second(now.as_second()).unwrap_or(now)
    })
}

/// Today's date where the user is.
#[must_use]
pub fn today() -> Date {
    now().to_zoned(TimeZone::system()).date()
}
