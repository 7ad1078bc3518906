//! Why a disk refused, in words that say what to do.

use std::io::{self, ErrorKind};

/// The reason, and what to do where that is known; else the system's own words.
#[must_use]
pub fn disk_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "the disk is full; make room or save to another disk".to_owned()
        }
        ErrorKind::IsADirectory => "a folder of that name is there".to_owned(),
        ErrorKind::AlreadyExists => "a file of that name is there".to_owned(),
        ErrorKind::NotADirectory => "what should be the folder above it is a file".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only; choose another place".to_owned(),
        _ if is_in_use(error) => {
            "another program has it open; close it there or choose another name".to_owned()
        }
        _ if is_out_of_reach(error) => {
            "its drive cannot be reached; connect it again or save to another place".to_owned()
        }
        _ => error.to_string(),
    }
}

/// Sharing and lock violations of Windows, which have no kind of their own.
fn is_in_use(error: &io::Error) -> bool {
    let violations = [32, 33];
    matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy)
        || cfg!(windows) && error.raw_os_error().is_some_and(|code| violations.contains(&code))
}

/// A network drive that went away, or a stick that was pulled.
fn is_out_of_reach(error: &io::Error) -> bool {
    use ErrorKind::{
        HostUnreachable, NetworkDown, NetworkUnreachable, NotConnected, StaleNetworkFileHandle, TimedOut,
    };
    // Not ready, network path or name not found, name no longer there, adapter or network error.
    let of_windows = [21, 51, 53, 54, 55, 57, 59, 64, 67, 121, 1231];
    // An input or output error: what was mounted there has gone.
    let of_unix = 5;
    matches!(
        error.kind(),
        HostUnreachable | NetworkDown | NetworkUnreachable | NotConnected | StaleNetworkFileHandle | TimedOut
    ) || error
        .raw_os_error()
        .is_some_and(|code| if cfg!(windows) { of_windows.contains(&code) } else { code == of_unix })
}
