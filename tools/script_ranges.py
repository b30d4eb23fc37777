"""Makes compiled/script_ranges.json: which letters and marks belong to which script (Unicode Scripts.txt).

Needs fonttools, which carries the Unicode Character Database, and a Python of that release of Unicode.

Run: python tools/data.py scripts
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import defaultdict

from fontTools.unicodedata import script, script_name
from npm import COMPILED

TARGET = COMPILED / "script_ranges.json"
SHARED = {"Zyyy", "Zinh", "Zzzz"}


def main() -> None:
    ranges: defaultdict[str, list[list[int]]] = defaultdict(list)
    last = ""
    for point in range(sys.maxunicode + 1):
        char = chr(point)
        if unicodedata.category(char)[0] not in "LM" or script(char) in SHARED:
            continue
        code = script(char)
        if code == last:
            ranges[code][-1][1] = point
        else:
            ranges[code].append([point, point])
        last = code
    lines = {
        code: " ".join(f"{a:X}-{b:X}" for a, b in pairs)
        for code, pairs in sorted(ranges.items())
    }
    names = {code: script_name(code).replace("_", " ") for code in lines}
    data = {
        "source": f"Unicode {unicodedata.unidata_version}, Unicode-3.0",
        "names": names,
        "ranges": lines,
    }
    TARGET.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
