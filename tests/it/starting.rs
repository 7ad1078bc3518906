//! The window's program where no window can be opened: one line that says why, and exit 2.

use assert_cmd::Command;

fn spruce() -> Command {
    let mut command = Command::cargo_bin("spruce").unwrap();
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(name);
    }
    let nowhere = concat!(env!("CARGO_TARGET_TMPDIR"), "/starting");
    command.env("SPRUCE_CONFIG_DIR", nowhere);
    command
}

/// The one line on standard error, after exit 2.
fn refused(command: &mut Command) -> String {
    let output = command.timeout(std::time::Duration::from_mins(1)).assert().code(2).get_output().clone();
    assert!(output.stdout.is_empty());
    let words = String::from_utf8(output.stderr).unwrap();
    assert_eq!(words.lines().count(), 1, "{words}");
    words
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_display_one_line_says_so_and_names_the_other_program() {
    let words = refused(&mut spruce());
    assert!(words.contains("there is no X11 or Wayland display"), "{words}");
    assert!(words.contains("spruce-cli"), "{words}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_display_that_does_not_answer_is_no_crash() {
    for (name, value) in [("DISPLAY", ":4567"), ("WAYLAND_DISPLAY", "wayland-of-nobody")] {
        for renderer in [None, Some("glow"), Some("wgpu")] {
            let mut command = spruce();
            command.env(name, value).arg("--example");
            if let Some(renderer) = renderer {
                command.args(["--renderer", renderer]);
            }
            let words = refused(&mut command);
            assert!(words.starts_with("spruce: no window could be opened"), "{words}");
            assert!(!words.contains("panicked"), "{words}");
        }
    }
}

#[test]
fn arguments_that_are_not_understood_are_told_of_before_any_window() {
    let output = spruce().args(["--renderer", "paper"]).assert().code(2).get_output().clone();
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(words.starts_with("spruce: invalid value 'paper'"), "{words}");
    spruce().arg("--version").assert().success().stdout(concat!("spruce ", env!("CARGO_PKG_VERSION"), "\n"));
}
