#!/usr/bin/env bash
# Makes Spruce.app and a .dmg with it, in target/packages. A recipe: it has not been run yet, for want of a Mac; what
# of it can be checked elsewhere is (see dist/mac/check.sh).
#
# Needs a Mac with Xcode's command line tools (lipo, codesign, hdiutil, xcrun), and Rust with both targets:
#     rustup target add aarch64-apple-darwin x86_64-apple-darwin
# PROFILE=dist (default) or release.
# SPRUCE_IDENTITY names a "Developer ID Application" certificate; without it the app is signed for this Mac only.
# SPRUCE_NOTARY names a profile kept by `xcrun notarytool store-credentials`; with it the .dmg is notarised.
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() { echo "package.sh: $*" >&2; exit 2; }
[ "$(uname -s)" = Darwin ] || fail "this needs a Mac"
for tool in lipo codesign hdiutil xcrun; do
    command -v "$tool" >/dev/null || fail "$tool is missing: xcode-select --install"
done
profile="${PROFILE:-dist}"
source dist/reproducible.sh
export MACOSX_DEPLOYMENT_TARGET=11.0 RUSTFLAGS="$REMAP" CARGO_INCREMENTAL=0
for target in aarch64-apple-darwin x86_64-apple-darwin; do
    cargo build --locked --profile "$profile" --bins --target "$target"
done

app="target/packages/Spruce.app"
rm -rf "$app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources/licences"
# One program for both kinds of Mac: each half is a whole build, so it is twice as large.
for program in spruce spruce-cli; do
    lipo -create -output "$app/Contents/MacOS/$program" \
        "target/aarch64-apple-darwin/$profile/$program" "target/x86_64-apple-darwin/$profile/$program"
done
sed "s/@VERSION@/$VERSION/" dist/mac/Info.plist >"$app/Contents/Info.plist"
cp dist/icon/spruce.icns "$app/Contents/Resources/spruce.icns"
cp assets/licences/* assets/fonts/OFL.txt "$app/Contents/Resources/licences/"

# Inside out: the second program first, then the whole. The hardened runtime is asked for by notarisation.
identity="${SPRUCE_IDENTITY:--}"
options=(--force --sign "$identity")
[ "$identity" = - ] || options+=(--options runtime --timestamp)
codesign "${options[@]}" "$app/Contents/MacOS/spruce-cli"
codesign "${options[@]}" "$app"
codesign --verify --strict "$app"

folder="target/packages/dmg"
rm -rf "$folder"
mkdir -p "$folder"
cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
image="target/packages/Spruce-$VERSION-mac.dmg"
hdiutil create -ov -quiet -volname "Spruce $VERSION" -srcfolder "$folder" -format UDZO "$image"
if [ -n "${SPRUCE_NOTARY:-}" ]; then
    codesign --sign "$identity" --timestamp "$image"
    xcrun notarytool submit "$image" --keychain-profile "$SPRUCE_NOTARY" --wait
    xcrun stapler staple "$image"
fi
shasum -a 256 "$image"
