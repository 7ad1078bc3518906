//! The command line.

fn main() -> std::process::ExitCode {
    spruce::cli::run()
}
