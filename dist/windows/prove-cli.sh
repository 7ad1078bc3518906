# Part of prove.sh: the command line gives the same answers as on Linux, also on the paths and files of Windows.

echo "== the command line on the example"
cd "$program/example"
for file in *.csv *.xlsx; do same "check $file" check "$file" --json; done
same "score the example" score *.csv *.xlsx --json
same "series of the example" series *.csv *.xlsx --json
same "quality of the example" quality *.csv *.xlsx --json
same "standards" standards --json
same "workbook" workbook --json

if [ -n "$samples" ]; then
    echo "== the command line on published returns"
    cd "$samples"
    while IFS= read -r file; do same "check $file" check "$file" --json; done \
        < <(find . -type f \( -name '*.csv' -o -name '*.xls' -o -name '*.xlsx' -o -name '*.ods' -o -name '*.xlsb' \) -printf '%P\n' | sort)
fi

echo "== line ends, names, long paths, drives"
work="$out/work"
mkdir -p "$work/crlf" "$work/Übersicht für März – 2"
cd "$work"
one="SATOD 2010-11.csv"
sed -e 's/\r*$/\r/' "$program/example/$one" >"crlf/$one"
cp "$program/example/$one" "Übersicht für März – 2/Zahlen é.csv"
same "lines that end as on Windows" check "crlf/$one" --json
same "spaces and accents in folder and name" check "Übersicht für März – 2/Zahlen é.csv" --json
check "lines that end either way give the same answer" \
    python3 - "$linux_cli" "crlf/$one" "$program/example/$one" <<'PY'
import json, subprocess, sys
def answer(path):
    text = json.loads(subprocess.run([sys.argv[1], "check", path, "--json"], capture_output=True).stdout)
    for file in text["files"]:
        file.pop("file", None)
    return text
sys.exit(answer(sys.argv[2]) != answer(sys.argv[3]))
PY

# Two hundred letters and more in folders, over the 260 that old programs stop at.
deep="$(printf 'a folder with a long name of fifty letters %02d/' 1 2 3 4 5 6)"
mkdir -p "$deep"
cp "$program/example/$one" "$deep$one"
same "a path of more than 260 letters" check "$deep$one" --json
full="Z:$(tr / '\\' <<<"$work/$deep$one")"
check "the same with its drive (${#full} letters)" cli check "$full" --json
cli import "$full" --into "Z:$(tr / '\\' <<<"$work/$deep")long.spruce" >"$out/answers/long.txt" 2>&1 \
    && [ -f "${deep}long.spruce" ] && good "a scorecard is saved there" || bad "a scorecard is saved there: $(cat "$out/answers/long.txt")"

mkdir -p "$WINEPREFIX/drive_c/returns"
cp "$program/example/$one" "$WINEPREFIX/drive_c/returns/"
check "a drive letter" cli check "C:\\returns\\$one" --json
cli check 'C:\returns' --json >"$out/answers/drive.json" 2>/dev/null || true
check "a folder on a drive, with its own strokes" grep -q "SATOD 2010-11.csv" "$out/answers/drive.json"

# Some writers put `\` between the folders within a workbook.
python3 - "$program/example/VSB06 2010-11 Q4.xlsx" "$work/strokes.xlsx" <<'PY'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as new:
    for entry in old.infolist():
        data = old.read(entry)
        name = zipfile.ZipInfo("x")
        name.filename = entry.filename.replace("/", "\\")
        name.compress_type = zipfile.ZIP_DEFLATED
        new.writestr(name, data)
PY
same "strokes of Windows within a workbook" check strokes.xlsx --json
check "which gives figures" python3 -c \
    'import json,sys; assert sum(s["taken"] for f in json.load(open(sys.argv[1]))["files"] for s in f["sheets"]) > 0' \
    "$out/answers/strokes_of_Windows_within_a_workbook.windows"

echo "== a scorecard goes from one system to the other"
cli import "$program"/example/*.csv --into there.spruce >/dev/null 2>&1 || bad "import on Windows"
"$linux_cli" import "$program"/example/*.csv --into here.spruce >/dev/null 2>&1 || bad "import on Linux"
same "a scorecard made on Windows" score there.spruce --json
same "a scorecard made on Linux" score here.spruce --json
for kind in "scorecard scorecard.xlsx" "board-paper paper.pdf" "board-paper paper.docx" "board-paper paper.pptx"; do
    set -- $kind
    cli export here.spruce --as "$1" --out "there-$2" >/dev/null 2>&1 || true
    check "$2 is written ($(stat -c %s "there-$2" 2>/dev/null || echo 0) bytes)" test -s "there-$2"
done

echo "== a file that another program holds"
cp "$program/example/$one" held.csv
cp here.spruce held.spruce
before="$(sha256sum <held.spruce)"
for file in held.csv held.spruce; do
    wine "$out/hold.exe" "$file" >/dev/null 2>&1 &
    holder=$!
    sleep 3
    if [ "$file" = held.csv ]; then
        words="$(cli check held.csv 2>&1)" && code=0 || code=$?
    else
        words="$(cli import "$program/example/$one" --into held.spruce 2>&1)" && code=0 || code=$?
    fi
    if [ "$code" = 2 ]; then good "$file: exit 2, \"$(tail -1 <<<"$words" | tr -d '\r')\""; else bad "$file: exit $code, $words"; fi
    wait "$holder" || bad "$file was not held"
done
check "the held scorecard is as it was" test "$before" = "$(sha256sum <held.spruce)"
cd "$repository"
