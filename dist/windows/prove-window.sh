# Part of prove.sh: the window, by mouse and keyboard; a person looks at the pictures afterwards.

echo "== the window"
export SPRUCE_CONFIG_DIR='C:\returns\settings'
returns="$WINEPREFIX/drive_c/returns"
mkdir -p "$returns/settings"
cp "$program/example/SATOD 2010-11.csv" "$returns/"
# As for someone who has taken the tour of the first start already.
echo '(tour_is_over: true)' >"$returns/settings/settings.ron"
picture() { import -window root "$out/pictures/$1.png"; }
# Waits until some window's name has these words; says its number.
window() {
    local i found
    for i in $(seq 1 60); do
        found="$(xdotool search --onlyvisible --name "$1" 2>/dev/null | head -1)"
        [ -n "$found" ] && { echo "$found"; return 0; }
        sleep 0.5
    done
    return 1
}
start() {
    wine "$program/spruce.exe" "$@" >/dev/null 2>&1 &
    running=$!
}
shape() {
    [ -n "$1" ] || return 0
    xdotool windowsize "$1" 1280 800 windowmove "$1" 0 0 windowfocus "$1"
    sleep 2
}
quit() {
    local i
    for i in $(seq 1 30); do
        # A busy machine may not have taken the first.
        [ $((i % 10)) = 1 ] && xdotool key ctrl+q
        kill -0 "$running" 2>/dev/null || return 0
        sleep 0.5
    done
    kill "$running" 2>/dev/null
    wineserver -k 2>/dev/null
    return 1
}
# Types a path into the system's file dialog of this name.
answer() {
    local dialog
    dialog="$(window "$1")" || return 1
    sleep 1
    xdotool windowfocus "$dialog"
    picture "dialog $1"
    xdotool key Home shift+End
    xdotool type --delay 30 "$2"
    sleep 0.5
    xdotool key Return
    local i
    for i in $(seq 1 30); do
        xdotool search --onlyvisible --name "$1" 2>/dev/null | grep -qx "$dialog" || break
        sleep 0.5
    done
    sleep 3
}

start --example
this="$(window Exampleton)" && good "the example opens" || bad "the example opens"
shape "$this"
picture "01 Overview"
number=1
for place in Scorecard:156 Sections:186 "Compare areas:216" Inequalities:246 Workshop:301 Actions:331 \
    "High impact changes:361" Equality:391 "Board paper:446" Changes:476 Returns:531 "Data quality:561" \
    Standards:591 Methods:621 History:651 Settings:706 Help:736; do
    number=$((number + 1))
    xdotool mousemove 60 "${place#*:}" click 1
    sleep 3
    picture "$(printf '%02d' "$number") ${place%:*}"
done
check "every page was shown" kill -0 "$running"
check "no two pages look the same" test "$(cd "$out/pictures" && sha256sum [0-9]*.png | cut -c1-64 | sort -u | wc -l)" = "$number"

xdotool key ctrl+shift+s
answer "Save" 'C:\returns\from the window.spruce' || bad "the system's dialog to save"
check "the scorecard is saved" test -s "$returns/from the window.spruce"
xdotool key ctrl+e
answer "Export" 'C:\returns\scorecard.xlsx' || bad "the system's dialog to export"
sleep 4
check "the workbook is exported" test -s "$returns/scorecard.xlsx"
picture "20 saved and exported"
check "the window closes" quit
if [ -s "$returns/from the window.spruce" ]; then
    cp "$returns/from the window.spruce" "$out/work/window.spruce"
    (cd "$out/work" && "$linux_cli" score window.spruce --json >/dev/null) && good "Linux scores what it saved" || bad "Linux scores what it saved"
fi

start 'C:\returns\from the window.spruce'
this="$(window 'from the window')" && good "a scorecard opens by its name" || bad "a scorecard opens by its name"
shape "$this"
picture "21 opened"
xdotool key ctrl+o
answer "Open" 'C:\returns\from the window.spruce' || bad "the system's dialog to open"
picture "22 opened by the dialog"
check "the window closes" quit

start 'C:\returns\SATOD 2010-11.csv'
this="$(window Spruce)" && good "a return opens by its name" || bad "a return opens by its name"
shape "$this"
sleep 2
picture "23 import"
# Import, at the right above; the figures are then those of the same file imported on this system.
xdotool mousemove 1170 117 click 1
sleep 4
picture "24 imported"
xdotool key ctrl+shift+s
answer "Save" 'C:\returns\imported.spruce' || bad "the system's dialog to save"
check "what was imported is saved" test -s "$returns/imported.spruce"
check "the window closes" quit
if [ -s "$returns/imported.spruce" ]; then
    cp "$returns/imported.spruce" "$returns/SATOD 2010-11.csv" "$out/work/"
    (
        cd "$out/work"
        rm -f here.spruce
        "$linux_cli" import "SATOD 2010-11.csv" --into here.spruce >/dev/null
        "$linux_cli" series here.spruce --json >"$out/answers/imported.linux"
        "$linux_cli" series imported.spruce --json >"$out/answers/imported.windows"
    ) || true
    check "its figures are those of this system" cmp "$out/answers/imported.linux" "$out/answers/imported.windows"
    check "and there are some" grep -q '"period"' "$out/answers/imported.windows"
fi
wineserver -k 2>/dev/null || true
wineserver -w 2>/dev/null || true

echo "== each way of drawing alone, then the wish that fails"
for renderer in glow wgpu; do
    said="$(timeout 120 wine "$program/spruce.exe" --example --try-window --renderer "$renderer" 2>&1 | tr -d '\r' | tail -1)" || true
    echo "  told   $renderer: $said"
done
# Wine has no Direct3D 12, so what the settings wish for fails, and the other must draw.
echo '(tour_is_over: true, drawing: "wgpu")' >"$returns/settings/settings.ron"
said="$(timeout 120 wine "$program/spruce.exe" --example --try-window 2>&1 | tr -d '\r' | tail -1)" || true
check "a window is drawn all the same ($said)" grep -q 'was drawn with' <<<"$said"
