"""Makes compiled/index.json from CLDR: which tags exist, their English names, scripts and aliases.

Also own_names.json beside it: what each language calls itself.

Run: python tools/data.py index
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from npm import CLDR, COMPILED, package

TARGET = COMPILED / "index.json"
OWN_NAMES = COMPILED / "own_names.json"

VARIANT = re.compile("-alt-|-menu-")
"""CLDR has several names of some languages."""


def main() -> None:
    """Write the index."""
    core = package("cldr-core")
    english = _json(
        package("cldr-localenames-full") / "main" / "en" / "languages.json"
    )["main"]["en"]
    called = english["localeDisplayNames"]["languages"]
    likely = _json(core / "supplemental" / "likelySubtags.json")["supplemental"][
        "likelySubtags"
    ]
    retired = _json(core / "supplemental" / "aliases.json")["supplemental"]["metadata"][
        "alias"
    ]
    scripts = _json(core / "scriptMetadata.json")["scriptMetadata"]
    by_script: dict[str, list[str]] = defaultdict(list)
    for tag, full in sorted(likely.items()):
        if tag != "und" and not tag.startswith("und-"):
            by_script[full.split("-")[1]].append(tag)
    index = {
        "source": f"CLDR {CLDR}, Unicode-3.0",
        "names": {
            tag: name for tag, name in sorted(called.items()) if not VARIANT.search(tag)
        },
        "scripts": {
            script: " ".join(tags) for script, tags in sorted(by_script.items())
        },
        "right_to_left": sorted(
            code for code, data in scripts.items() if data["rtl"] == "YES"
        ),
        "aliases": {
            old: data["_replacement"].split()[0]
            for old, data in sorted(retired["languageAlias"].items())
            if len(old) <= 3 and old.isalpha()
        },
        "territories": {
            old: data["_replacement"].split()[0]
            for old, data in sorted(retired["territoryAlias"].items())
            if len(old) == 2
        },
    }
    for place, content in ((TARGET, index), (OWN_NAMES, _own_names())):
        place.write_text(
            json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )


def _own_names() -> dict[str, str]:
    """Return what each language calls itself, by tag; a language that only has its tag for it is left out."""
    found = {}
    for file in sorted(
        (package("cldr-localenames-full") / "main").glob("*/languages.json")
    ):
        tag = file.parent.name
        name = _json(file)["main"][tag]["localeDisplayNames"]["languages"].get(tag)
        if name and name != tag:
            found[tag] = name
    return found


def _json(path: Path) -> Any:  # noqa: ANN401 - CLDR's own shape
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
