#!/usr/bin/env bash
# Proves the Debian package in a clean, minimal Debian: installed, started with and without a window, removed.
#
# Needs to be root, target/packages (made by deb.sh), debootstrap, Xvfb, import and a Debian mirror (MIRROR, or the usual one).
# ROOT names a clean root that is there already. A picture is left in target/prove-linux.png for a person to look at.
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() { echo "prove.sh: $*" >&2; exit 2; }
[ "$(id -u)" = 0 ] || fail "this needs root, to make a system within a folder"
for tool in debootstrap Xvfb import; do command -v "$tool" >/dev/null || fail "$tool is missing"; done
source dist/reproducible.sh
package="target/packages/spruce_${VERSION}_$(dpkg --print-architecture).deb"
[ -f "$package" ] || fail "there is no package; run dist/linux/deb.sh first"
root="${ROOT:-target/prove-linux}"
[ -x "$root/usr/bin/apt-get" ] || debootstrap --variant=minbase bookworm "$root" "${MIRROR:-http://deb.debian.org/debian}" >/dev/null

display=$((RANDOM % 500 + 100))
Xvfb ":$display" -screen 0 1280x800x24 >/dev/null 2>&1 &
screen=$!
mkdir -p "$root/tmp/.X11-unix"
sleep 1
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
finish() {
    umount "$root/tmp/.X11-unix" || true
    kill "$screen" || true
}
trap finish EXIT
inside() {
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DISPLAY=":$display" \
        DEBIAN_FRONTEND=noninteractive "$@"
}
install_words=(apt-get install -y -q --no-install-recommends)

cp "$package" "$root/tmp/spruce.deb"
inside apt-get update -q >/dev/null
echo "== install, with what it depends on and a driver that draws on the processor"
inside "${install_words[@]}" /tmp/spruce.deb libgl1-mesa-dri shared-mime-info desktop-file-utils >/dev/null
inside dpkg -s spruce | sed -n '/^Status/p;/^Version/p'
echo "== without a window"
inside spruce-cli --version
inside spruce-cli demo --out /tmp/demo >/dev/null
ls "$root/tmp/demo" | head -3
echo "== its kind of file"
grep -h spruce "$root/usr/share/mime/globs2" "$root/usr/share/applications/mimeinfo.cache"
echo "== with a window"
inside spruce --example --try-window
inside spruce --example >/dev/null 2>&1 &
window=$!
sleep "${PAUSE:-15}"
DISPLAY=":$display" import -window root target/prove-linux.png
kill "$window"
echo "== removed"
inside apt-get purge -y -q spruce >/dev/null
find "$root/usr" -path '*spruce*' | grep . && fail "something is left" || echo "nothing is left"
