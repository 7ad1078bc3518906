# Part of prove.sh: the installer, silently; what it put there; and that nothing is left behind.

echo "== the installer"
home_there="$WINEPREFIX/drive_c/users/$(id -un)"
installed="$home_there/AppData/Local/Programs/Spruce"
registry() { wine reg query "$@" 2>/dev/null | tr -d '\r'; }
timeout 300 wine "$setup" /S
wineserver -w
check "the programs are where the user's programs go" test -f "$installed/spruce.exe" -a -f "$installed/spruce-cli.exe"
check "they are those of the zip" cmp "$installed/spruce.exe" "$program/spruce.exe"
check "the start menu has an entry" test -f "$home_there/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Spruce.lnk"
check "a .spruce file is a scorecard" grep -q 'Spruce.Scorecard' <<<"$(registry 'HKCU\Software\Classes\.spruce' /ve)"
check "which Spruce opens" grep -q 'Spruce\\spruce.exe" "%1"' \
    <<<"$(registry 'HKCU\Software\Classes\Spruce.Scorecard\shell\open\command' /ve)"
check "it can be removed from the settings" grep -q "$VERSION" \
    <<<"$(registry 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Spruce' /v DisplayVersion)"
said="$(timeout 60 wine "$installed/spruce-cli.exe" --version | tr -d '\r')"
check "it says its version ($said)" test "$said" = "spruce-cli $VERSION"
timeout 120 wine "$installed/spruce.exe" --example --try-window >"$out/answers/try-window.txt" 2>&1 || true
check "its window is drawn ($(tr -d '\r\n' <"$out/answers/try-window.txt"))" grep -q 'was drawn with' "$out/answers/try-window.txt"
echo mine >"$installed/mine.spruce"
timeout 300 wine "$setup" /S
wineserver -w
check "installed over itself" test -f "$installed/spruce.exe"
timeout 300 wine "$installed/uninstall.exe" /S
sleep 3
wineserver -w
check "uninstalled, with the user's own file left" test "$(ls "$installed")" = mine.spruce
for key in 'Classes\Spruce.Scorecard' 'Classes\.spruce' Spruce 'Microsoft\Windows\CurrentVersion\Uninstall\Spruce'; do
    if wine reg query "HKCU\\Software\\$key" >/dev/null 2>&1; then bad "$key is left in the registry"; else good "$key is gone from the registry"; fi
done
check "nor in the start menu" test ! -e "$home_there/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Spruce.lnk"
