//! A program of the tests' own that tells what it has done, until it is killed.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

/// What the program writes before each number.
const TOLD: &str = "done ";

/// Tells the test that kills this program that `number` is done.
pub(crate) fn tell(number: usize) {
    let mut out = std::io::stdout();
    writeln!(out, "{TOLD}{number}").unwrap();
    out.flush().unwrap();
}

/// Starts the ignored test `name` with `folder` in the environment as `variable`, and kills it `late`
/// after the first number it tells; the last number that it told.
pub(crate) fn kill(name: &str, (variable, folder): (&str, &Path), late: Duration) -> usize {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--ignored", "--nocapture"])
        .env(variable, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let number = |line: String| line.strip_prefix(TOLD)?.parse::<usize>().ok();
    let first = lines.by_ref().find_map(number).unwrap();
    std::thread::sleep(late);
    child.kill().unwrap();
    child.wait().unwrap();
    lines.filter_map(number).last().unwrap_or(first)
}
