//! The name by which the computer knows the person who works at it.

/// The name of the account under which the program runs; empty where the system does not tell it.
#[must_use]
pub fn account_name() -> String {
    let told = ["USERNAME", "USER", "LOGNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    told.map(|name| name.trim().to_owned()).unwrap_or_default()
}
