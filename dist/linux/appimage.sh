#!/usr/bin/env bash
# Makes an AppImage, in target/packages. A recipe: it has not been run yet, for want of appimagetool.
#
# Needs what stage.sh beside it needs, and appimagetool (https://github.com/AppImage/appimagetool) on the PATH.
# Build on the oldest system that is to be served: the C library of the build is the oldest that will do.
# X11, Wayland and GL come from the system, as for the Debian package.
set -euo pipefail
cd "$(dirname "$0")/../.."

command -v appimagetool >/dev/null || { echo "appimage.sh: appimagetool is missing" >&2; exit 2; }
source dist/reproducible.sh
root="target/packages/Spruce.AppDir"
rm -rf "$root"
dist/linux/stage.sh "$root"
cp dist/linux/spruce.desktop dist/icon/spruce.svg "$root/"
ln -s spruce.svg "$root/.DirIcon"
cat >"$root/AppRun" <<'RUN'
#!/bin/sh
# `Spruce.AppImage cli ...` is the program without a window.
here="$(dirname "$(readlink -f "$0")")"
if [ "${1:-}" = cli ]; then
    shift
    exec "$here/usr/bin/spruce-cli" "$@"
fi
exec "$here/usr/bin/spruce" "$@"
RUN
chmod 755 "$root/AppRun"
appimagetool "$root" "target/packages/Spruce-$VERSION-$(uname -m).AppImage"
