#!/usr/bin/env bash
# Makes the portable zip and the installer for Windows, in target/packages.
#
# Needs what build.sh beside it needs, and zip and makensis (Debian: apt-get install zip nsis).
# PROFILE=dist (default) or release; PROGRAMS names a folder of programs that are built already, signed ones for instance.
# The same commit gives the same zip, byte for byte.
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() { echo "package.sh: $*" >&2; exit 2; }
for tool in zip makensis x86_64-w64-mingw32-objdump; do
    command -v "$tool" >/dev/null || fail "$tool is missing; on Debian: apt-get install zip nsis gcc-mingw-w64-x86-64-win32"
done
programs="${PROGRAMS:-$(dist/windows/build.sh)}"
source dist/reproducible.sh

# What goes into both.
name="Spruce-$VERSION-windows-x86_64"
stage="target/packages/$name"
rm -rf "$stage"
mkdir -p "$stage"
for program in spruce.exe spruce-cli.exe; do
    [[ "$(x86_64-w64-mingw32-objdump -h "$programs/$program")" == *.rsrc* ]] \
        || fail "$program has no icon, version and manifest; is x86_64-w64-mingw32-windres there?"
    cp "$programs/$program" "$stage/"
done
mkdir "$stage/licences" "$stage/example"
cp assets/licences/* "$stage/licences/"
cp assets/fonts/OFL.txt "$stage/licences/Inter-OFL.txt"
find assets/example -type f \( -name '*.csv' -o -name '*.xlsx' \) -exec cp -t "$stage/example" {} +
sed -e "s/@VERSION@/$VERSION/" -e 's/$/\r/' dist/windows/README.txt >"$stage/README.txt"
find "$stage" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

zip_file="target/packages/$name.zip"
rm -f "$zip_file"
(cd target/packages && find "$name" -type f | sort | zip -q -X -9 -@ "$name.zip")

# The uninstaller removes what the installer put there, file by file, and nothing else.
list="target/packages/files.nsh"
{
    echo '!macro DELETE_FILES'
    (cd "$stage" && find . -type f -printf '%P\n' | sort | tr / '\\' | sed 's/.*/    Delete "$INSTDIR\\&"/')
    (cd "$stage" && find . -mindepth 1 -type d -printf '%P\n' | sort -r | tr / '\\' | sed 's/.*/    RMDir "$INSTDIR\\&"/')
    echo '!macroend'
} >"$list"
makensis -V2 -NOCD "-DVERSION=$VERSION" "-DSTAGE=$stage" "-DFILES=$list" \
    "-DOUT=target/packages/$name-setup.exe" dist/windows/spruce.nsi >&2
rm -f "$list"

(cd target/packages && sha256sum "$name.zip" "$name-setup.exe")
