#!/usr/bin/env bash
# Builds spruce.exe and spruce-cli.exe (64-bit Windows 10 or later) on Linux.
#
# Needs x86_64-w64-mingw32-gcc and -windres (Debian: gcc-mingw-w64-x86-64-win32), and either Rust with the Windows
# target (rustup target add x86_64-pc-windows-gnu) or Debian's own rustc-web, cargo-web and rust-web-src, with which
# the standard library is built from its source.
# PROFILE=dist (default) or release. Prints the folder in which the two programs are.
set -euo pipefail
cd "$(dirname "$0")/../.."

target=x86_64-pc-windows-gnu
profile="${PROFILE:-dist}"
fail() { echo "build.sh: $*" >&2; exit 2; }
for tool in x86_64-w64-mingw32-gcc x86_64-w64-mingw32-windres; do
    command -v "$tool" >/dev/null || fail "$tool is missing; on Debian: apt-get install gcc-mingw-w64-x86-64-win32"
done

# The compiler that has the target ready, else Debian's with the source of the standard library.
std=()
if [ -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ]; then
    cargo=cargo
elif [ -x /usr/bin/cargo ] && [ -d /usr/lib/rustlib/src/rust/library ]; then
    cargo=/usr/bin/cargo
    export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1
    std=(-Zbuild-std=std,panic_unwind)
else
    fail "no Rust for Windows: rustup target add $target, or on Debian: apt-get install rustc-web cargo-web rust-web-src"
fi

# The same sources give the same bytes: no time stamp and no folder of this machine in the programs.
source dist/reproducible.sh
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
export RUSTFLAGS="$REMAP -Clink-arg=-Wl,--no-insert-timestamp"
export CARGO_INCREMENTAL=0
"$cargo" build --locked --profile "$profile" --bins --target "$target" --target-dir target/windows "${std[@]}" >&2
echo "target/windows/$target/$profile"
