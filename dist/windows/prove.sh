#!/usr/bin/env bash
# prove.sh [cli] [installer] [window]; without a word all three.
#
# Proves the Windows packages on Linux, as someone who did not write them: under Wine and Xvfb, from the zip and the
# installer alone. Pictures and answers are left in target/prove for a person to look at.
#
# Needs target/packages (made by package.sh), a spruce-cli of this system to compare with (SPRUCE_CLI, or the one in
# target/release), and wine, Xvfb, xdotool, import, unzip, python3 and x86_64-w64-mingw32-gcc (Debian: apt-get install
# wine wine64 xvfb xdotool imagemagick unzip python3 gcc-mingw-w64-x86-64-win32). SPRUCE_SAMPLES may name a folder of published returns.
set -euo pipefail
cd "$(dirname "$0")/../.."
repository="$PWD"

fail() { echo "prove.sh: $*" >&2; exit 2; }
for tool in wine Xvfb xdotool import unzip python3 x86_64-w64-mingw32-gcc; do
    command -v "$tool" >/dev/null || fail "$tool is missing; what is needed stands in the head of this script"
done
source dist/reproducible.sh
# Wine takes names of files in the system's own letters.
export LC_ALL=C.UTF-8
name="Spruce-$VERSION-windows-x86_64"
zip_file="$repository/target/packages/$name.zip"
setup="$repository/target/packages/$name-setup.exe"
[ -f "$zip_file" ] && [ -f "$setup" ] || fail "there are no packages; run dist/windows/package.sh first"
linux_cli="$(realpath "${SPRUCE_CLI:-target/release/spruce-cli}")"
[ -x "$linux_cli" ] || fail "there is no spruce-cli of this system; name one in SPRUCE_CLI"
samples="${SPRUCE_SAMPLES:-}"

out="$repository/target/prove"
rm -rf "$out"
mkdir -p "$out/pictures" "$out/answers" "$out/work"
export WINEPREFIX="$out/wine" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml="
export LIBGL_ALWAYS_SOFTWARE=1 HOME="$out/home"
mkdir -p "$HOME"
wrong=0
good() { echo "  right  $*"; }
bad() { echo "  WRONG  $*"; wrong=$((wrong + 1)); }
check() { local words="$1"; shift; if "$@" >/dev/null 2>&1; then good "$words"; else bad "$words"; fi; }

# One screen for everything that follows.
display=$((RANDOM % 500 + 100))
Xvfb ":$display" -screen 0 1280x800x24 >/dev/null 2>&1 &
screen=$!
export DISPLAY=":$display"
finish() {
    wineserver -k 2>/dev/null || true
    kill "$screen" 2>/dev/null || true
}
trap finish EXIT
sleep 1

echo "== a Windows 10 of Wine"
wineboot -i >/dev/null 2>&1
wine reg add 'HKCU\Software\Wine' /v Version /d win10 /f >/dev/null 2>&1
# Wine 8 lacks this system library, whose one function every Rust program asks for. Real Windows has it.
cat >"$out/prng.c" <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) { return SystemFunction036(data, (ULONG)length); }
C
if [ ! -f "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" ]; then
    x86_64-w64-mingw32-gcc -shared -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" "$out/prng.c" -ladvapi32
fi
# Holds a file as Excel does: others may not open it.
cat >"$out/hold.c" <<'C'
#include <windows.h>
int wmain(int count, wchar_t **words) {
    HANDLE file = CreateFileW(words[1], GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    if (count < 2 || file == INVALID_HANDLE_VALUE) return 1;
    Sleep(8000);
    return 0;
}
C
x86_64-w64-mingw32-gcc -municode -o "$out/hold.exe" "$out/hold.c"

unzip -q "$zip_file" -d "$out/unpacked"
program="$out/unpacked/$name"
cli() { timeout 120 wine "$program/spruce-cli.exe" "$@"; }

# Runs the same words on both systems in the same folder; the answers must be the same bytes, the exit codes too.
same() {
    local label="$1" file digits code_here=0 code_there=0
    shift
    file="$out/answers/$(tr -c 'A-Za-z0-9._\n-' '_' <<<"$label")"
    "$linux_cli" "$@" >"$file.linux" 2>"$file.linux.err" || code_here=$?
    cli "$@" >"$file.windows" 2>"$file.windows.err" || code_there=$?
    if [ "$code_here" != "$code_there" ]; then
        bad "$label: exit $code_here here, $code_there on Windows"
    elif ! cmp -s "$file.linux" "$file.windows"; then
        # The systems' own logarithms and powers differ in their last digits, and so may what is worked out from them.
        if digits="$(python3 "$repository/dist/windows/same_numbers.py" "$file.linux" "$file.windows")"; then
            good "$label (exit $code_here; $digits)"
        else
            bad "$label: the answers differ; see $file.*"
        fi
    else
        good "$label (exit $code_here, $(wc -c <"$file.linux") bytes)"
    fi
}

for part in ${*:-cli installer window}; do
    cd "$repository"
    source "dist/windows/prove-$part.sh"
done

echo "== done: $wrong wrong; pictures in target/prove/pictures, answers in target/prove/answers"
[ "$wrong" = 0 ]
