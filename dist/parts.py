#!/usr/bin/env python3
"""Lists the parts that the programs are built from, on Windows, Mac and Linux together.

Writes assets/licences/parts.txt (names, versions, licences and their texts: shown by the program and put into every
package) and target/packages/spruce.cdx.json (the software bill of materials, CycloneDX 1.5).
Needs python3 and cargo. Run it when a dependency changes; a test fails if parts.txt is behind.
"""

import json
import os
import re
import subprocess
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SYSTEMS = ["x86_64-pc-windows-gnu", "aarch64-apple-darwin", "x86_64-apple-darwin", "x86_64-unknown-linux-gnu"]
# For a part that offers a choice, the first of these that it offers is taken.
PREFERRED = ["MIT", "Apache-2.0", "BSD-3-Clause", "BSD-2-Clause", "ISC", "Zlib", "BSL-1.0", "Unicode-3.0", "0BSD"]


def cargo(*words):
    return json.loads(subprocess.run(["cargo", *words], cwd=ROOT, check=True, capture_output=True).stdout)


def parts():
    """Every package that is linked into a program on some system, and what each uses."""
    packages, uses = {}, {}
    for system in SYSTEMS:
        tree = cargo("metadata", "--locked", "--format-version", "1", "--filter-platform", system)
        known = {package["id"]: package for package in tree["packages"]}
        nodes = {node["id"]: node for node in tree["resolve"]["nodes"]}
        waiting = [tree["resolve"]["root"]]
        seen = set(waiting)
        while waiting:
            this = waiting.pop()
            packages[this] = known[this]
            for dependency in nodes[this]["deps"]:
                if not any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                    continue
                uses.setdefault(this, set()).add(dependency["pkg"])
                if dependency["pkg"] not in seen:
                    seen.add(dependency["pkg"])
                    waiting.append(dependency["pkg"])
        root = tree["resolve"]["root"]
    return root, packages, uses


def licence_texts(package):
    """The texts that come with a part; of a choice between several, those of the preferred one."""
    folder = Path(package["manifest_path"]).parent
    files = sorted(
        path
        for path in [*folder.iterdir(), *folder.glob("fonts/*"), *folder.glob("licen[cs]es/*")]
        if path.is_file() and re.match(r"(?i)(licen[cs]e|copying|unlicense|notice|ofl|ufl)", path.name)
    )
    expression = package["license"] or ""
    if " AND " not in expression and (" OR " in expression or "/" in expression):
        offered = re.findall(r"[A-Za-z0-9.\-]+", expression)
        chosen = next((name for name in PREFERRED if name in offered), None)
        if chosen:
            fitting = [path for path in files if chosen.split("-")[0].lower() in path.name.lower()]
            files = fitting or files
    texts = []
    for path in files:
        text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
        texts.append("\n".join(line.rstrip() for line in text.strip().split("\n")))
    return texts


def write_licences(root, packages):
    rows, texts = [], {}
    for package in sorted(packages.values(), key=lambda package: (package["name"], package["version"])):
        if package["id"] == root:
            continue
        label = f"{package['name']} {package['version']}"
        rows.append(f"{label} – {package['license'] or 'see its text'}")
        for text in licence_texts(package):
            # The same text set in other lines is the same text.
            key = re.sub(r"\W+", " ", text).strip().lower()
            texts.setdefault(key, (text, []))[1].append(label)
    out = [
        "# Parts that Spruce is built from",
        "Written by dist/parts.py from the lock file. Not every system uses every part.",
        "The typeface Inter is under the SIL Open Font Licence; its text is beside this file in every package.",
        "",
        *rows,
        "",
        "# Their licences",
        "Of parts that offer a choice, the text of the licence under which they are used here.",
    ]
    for text, labels in sorted(texts.values(), key=lambda entry: (-len(entry[1]), entry[1])):
        out += ["", "-" * 80, textwrap.fill("For " + ", ".join(labels) + ":", 100), "", text]
    path = ROOT / "assets/licences/parts.txt"
    path.write_text("\n".join(out) + "\n", encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {len(rows)} parts, {len(texts)} texts, {path.stat().st_size // 1024} kB")


def write_bill(root, packages, uses):
    checksums = dict(
        ((name, version), checksum)
        for name, version, checksum in re.findall(
            r'name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "(.+)"', (ROOT / "Cargo.lock").read_text()
        )
    )

    def reference(package):
        return f"pkg:cargo/{package['name']}@{package['version']}"

    def component(package):
        entry = {
            "type": "application" if package["id"] == root else "library",
            "bom-ref": reference(package),
            "name": package["name"],
            "version": package["version"],
            "purl": reference(package),
        }
        if package["license"]:
            entry["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
        checksum = checksums.get((package["name"], package["version"]))
        if checksum:
            entry["hashes"] = [{"alg": "SHA-256", "content": checksum}]
        if package["repository"]:
            entry["externalReferences"] = [{"type": "vcs", "url": package["repository"]}]
        return entry

    ordered = sorted(packages.values(), key=reference)
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": component(packages[root])},
        "components": [component(package) for package in ordered if package["id"] != root],
        "dependencies": [
            {
                "ref": reference(package),
                "dependsOn": sorted(reference(packages[used]) for used in uses.get(package["id"], ())),
            }
            for package in ordered
        ],
    }
    path = ROOT / "target/packages/spruce.cdx.json"
    os.makedirs(path.parent, exist_ok=True)
    path.write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {len(bill['components'])} components")


if __name__ == "__main__":
    root, packages, uses = parts()
    write_licences(root, packages)
    write_bill(root, packages, uses)
