//! A disk of a few kilobytes, where the system lets a test mount one.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use tempfile::TempDir;

/// A small disk; it goes away with this value.
pub(crate) struct SmallDisk {
    folder: TempDir,
}

impl SmallDisk {
    /// A disk of so many kilobytes; `None`, with words, where a test may not mount one.
    pub(crate) fn new(kilobytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={kilobytes}k");
        let mounted = run("mount", &["-t", "tmpfs", "-o", &size, "tmpfs"], folder.path());
        if !mounted {
            println!("skipped: no small disk can be mounted here");
        }
        mounted.then_some(Self { folder })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Nothing can be written any more.
    pub(crate) fn make_read_only(&self) {
        assert!(run("mount", &["-o", "remount,ro"], self.path()));
    }

    /// As if its cable was pulled: the folder is there, and empty.
    pub(crate) fn pull(&self) {
        assert!(run("umount", &["-l"], self.path()));
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        run("umount", &["-l"], self.path());
    }
}

fn run(program: &str, arguments: &[&str], place: &Path) -> bool {
    let mut command = Command::new(program);
    let command = command.args(arguments).arg(place).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
