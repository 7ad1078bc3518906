#!/usr/bin/env bash
# Checks on Linux what can be checked of the Mac build: the types of all code, and the property list. Nothing is linked.
#
# Needs Rust with the target aarch64-apple-darwin, or Debian's rustc-web, cargo-web and rust-web-src; and python3.
set -euo pipefail
cd "$(dirname "$0")/../.."

target=aarch64-apple-darwin
python3 -c 'import plistlib,sys; plistlib.load(open(sys.argv[1], "rb"))' dist/mac/Info.plist
if [ -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ]; then
    cargo check --locked --lib --bins --target "$target"
elif [ -x /usr/bin/cargo ] && [ -d /usr/lib/rustlib/src/rust/library ]; then
    RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 /usr/bin/cargo check --locked --lib --bins --target "$target" \
        -Zbuild-std=std,panic_unwind
else
    echo "check.sh: no Rust for a Mac: rustup target add $target, or on Debian: apt-get install rustc-web cargo-web rust-web-src" >&2
    exit 2
fi
