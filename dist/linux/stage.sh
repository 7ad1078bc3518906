#!/usr/bin/env bash
# Builds both programs and lays them out as on a Linux system, under the folder that is given: usr/bin, usr/share and so on.
#
# Needs Rust (see Cargo.toml for its version), a C compiler for linking, and gzip.
# PROFILE=dist (default) or release; PROGRAMS names a folder of programs that are built already.
set -euo pipefail
cd "$(dirname "$0")/../.."

root="${1:?stage.sh FOLDER}"
profile="${PROFILE:-dist}"
source dist/reproducible.sh
if [ -z "${PROGRAMS:-}" ]; then
    RUSTFLAGS="$REMAP" CARGO_INCREMENTAL=0 cargo build --locked --profile "$profile" --bins >&2
    PROGRAMS="target/$profile"
fi

put() { install -D -m "$1" "$2" "$root/usr/$3"; }
put 755 "$PROGRAMS/spruce" bin/spruce
put 755 "$PROGRAMS/spruce-cli" bin/spruce-cli
put 644 dist/linux/spruce.desktop share/applications/spruce.desktop
put 644 dist/linux/spruce.xml share/mime/packages/spruce.xml
put 644 dist/linux/spruce.metainfo.xml share/metainfo/spruce.metainfo.xml
put 644 dist/icon/spruce.svg share/icons/hicolor/scalable/apps/spruce.svg
put 644 dist/icon/spruce.svg share/icons/hicolor/scalable/mimetypes/application-x-spruce.svg
for size in 16 32 48 64 128 256; do
    put 644 "dist/icon/spruce-$size.png" "share/icons/hicolor/${size}x$size/apps/spruce.png"
    put 644 "dist/icon/spruce-$size.png" "share/icons/hicolor/${size}x$size/mimetypes/application-x-spruce.png"
done
put 644 dist/linux/copyright share/doc/spruce/copyright
for licence in assets/licences/*; do put 644 "$licence" "share/doc/spruce/licences/$(basename "$licence")"; done
put 644 assets/fonts/OFL.txt share/doc/spruce/licences/Inter-OFL.txt
put 644 CHANGELOG.md share/doc/spruce/changelog
put 644 dist/linux/spruce.1 share/man/man1/spruce.1
put 644 dist/linux/spruce-cli.1 share/man/man1/spruce-cli.1
gzip -9n "$root/usr/share/doc/spruce/changelog" "$root"/usr/share/man/man1/*.1
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
