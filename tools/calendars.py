"""Makes compiled/calendars.json from CLDR's JSON: `python tools/data.py calendars`.

The names of months in other calendars than the Gregorian one, each with its calendar and
number (`islamic 7`), only where they differ from those of the parent tag.
"""

from __future__ import annotations

import json
import re

from clock import parent
from npm import CLDR, COMPILED, package

from qa.language.folding import key

OUT = COMPILED / "calendars.json"
RELEASES = {"persian": "46.1.0", "islamic": CLDR, "hebrew": CLDR, "ethiopic": "46.1.0"}
"""The newest release of each calendar's package."""


def main() -> None:
    """Write the file."""
    found: dict[str, dict[str, str]] = {}
    for calendar, release in RELEASES.items():
        folder = package(f"cldr-cal-{calendar}-full", release) / "main"
        for path in sorted(folder.glob(f"*/ca-{calendar}.json")):
            tag = path.parent.name
            said = json.loads(path.read_text(encoding="utf-8"))["main"][tag]["dates"]
            months = said["calendars"][calendar]["months"]
            for context in ("format", "stand-alone"):
                for number, name in sorted(months[context]["wide"].items()):
                    form = key(name).strip(". ")
                    if len(form) > 1 and not re.search(r"\d", form):
                        month = f"{calendar} {number.partition('-')[0]}"
                        found.setdefault(tag, {}).setdefault(form, month)
    lines = []
    for tag, names in sorted(found.items()):
        above = found.get(parent(tag), {}) if tag != "und" else {}
        own = {form: month for form, month in names.items() if above.get(form) != month}
        if own:
            dump = json.dumps(own, ensure_ascii=False, separators=(",", ":"))
            lines.append(f'"{tag}": {dump}')
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
