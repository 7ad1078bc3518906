#!/usr/bin/env python3
"""Whether two JSON files say the same, numbers to nine significant digits. Needs python3; prove.sh runs it."""

import json
import sys

MOST = 1e-9
count, largest = 0, 0.0


def same(here, there):
    global count, largest
    if isinstance(here, dict) and isinstance(there, dict):
        return here.keys() == there.keys() and all(same(here[key], there[key]) for key in here)
    if isinstance(here, list) and isinstance(there, list):
        return len(here) == len(there) and all(map(same, here, there))
    if isinstance(here, float) and isinstance(there, float) and here != there:
        difference = abs(here - there) / max(abs(here), abs(there))
        count, largest = count + 1, max(largest, difference)
        return difference < MOST
    return type(here) is type(there) and here == there


with open(sys.argv[1], encoding="utf-8") as one, open(sys.argv[2], encoding="utf-8") as other:
    equal = same(json.load(one), json.load(other))
print(f"the same but for the last digits of {count} numbers, the largest difference {largest:.0e} of a number")
sys.exit(not equal)
