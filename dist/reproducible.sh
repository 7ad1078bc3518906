# Sourced by the scripts beside it: what makes two builds of the same sources the same, byte for byte.
# REMAP hides the folders of this machine; SOURCE_DATE_EPOCH is the time of the last commit.
export LC_ALL=C TZ=UTC
SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}"
export SOURCE_DATE_EPOCH
REMAP="${REMAP---remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo --remap-path-prefix=$PWD=/spruce}"
VERSION="$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)"
