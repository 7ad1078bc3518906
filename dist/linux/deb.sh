#!/usr/bin/env bash
# Makes the Debian package, in target/packages.
#
# Needs what stage.sh beside it needs, and dpkg-deb and objdump (Debian: apt-get install dpkg-dev binutils).
# PROFILE=dist (default) or release. The same commit gives the same package, byte for byte.
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() { echo "deb.sh: $*" >&2; exit 2; }
for tool in dpkg dpkg-deb objdump; do
    command -v "$tool" >/dev/null || fail "$tool is missing; on Debian: apt-get install dpkg-dev binutils"
done
source dist/reproducible.sh
architecture="$(dpkg --print-architecture)"
root="target/packages/deb"
rm -rf "$root"
dist/linux/stage.sh "$root"

# The C library that was linked against is the oldest that will do.
libc="$(objdump -T "$root"/usr/bin/* | grep -o 'GLIBC_[0-9.]*' | sort -V | tail -1 | cut -d_ -f2)"
mkdir -p "$root/DEBIAN"
sed -e "s/@VERSION@/$VERSION/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@LIBC@/$libc/" \
    -e "s/@SIZE@/$(du -sk "$root/usr" | cut -f1)/" dist/linux/control >"$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
chmod -R u=rwX,go=rX "$root"
dpkg-deb --root-owner-group -Zxz --build "$root" "target/packages/spruce_${VERSION}_$architecture.deb" >&2
(cd target/packages && sha256sum "spruce_${VERSION}_$architecture.deb")
