"""Makes compiled/clock.json from CLDR's JSON: `python tools/data.py clock`.

The names of the parts of the day with the hours they may be said of (UTS 35 part 4, day
periods), and which languages count the hours to 24 (time data). Each only where it
differs from the parent tag's.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

from npm import COMPILED, package

from qa.language.folding import key

OUT = COMPILED / "clock.json"
HOURS = {
    "am": (0, 11),
    "morning": (0, 12),
    "noon": (12, 13),
    "afternoon": (12, 18),
    "pm": (12, 23),
    "evening": (15, 24),
    "night": (18, 29),
    "midnight": (24, 25),
}
"""From which hour to which a part of the day is said of in any language; past 24 it is
the next day. Languages that let one begin earlier or end later have their own."""
DAY = 24

Periods = dict[str, list[int]]


def main() -> None:
    """Write the file."""
    periods = {
        path.parent.name: list_periods(path)
        for path in sorted(
            (package("cldr-dates-full") / "main").glob("*/ca-gregorian.json")
        )
    }
    counting = {tag: counts_to_24(tag) for tag in periods if tag != "und"}
    lines = []
    for tag in sorted(periods):
        said: dict[str, Any] = {}
        beyond = own(tag, periods)
        if beyond:
            said["periods"] = beyond
        if counting.get(tag, False) != counting.get(parent(tag), False):
            said["full_day"] = counting[tag]
        if said:
            lines.append(f'"{tag}": {dump(said)}')
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def own(tag: str, periods: dict[str, Periods]) -> Periods:
    """Return what a locale says beyond its parent."""
    above = periods.get(parent(tag), {}) if tag != "und" else {}
    return {
        form: hours for form, hours in periods[tag].items() if above.get(form) != hours
    }


def parent(tag: str) -> str:
    """Return the locale that a tag inherits from."""
    explicit = supplemental("parentLocales")["parentLocales"]["parentLocale"]
    return explicit.get(tag) or tag.rpartition("-")[0] or "und"


def list_periods(path: Path) -> Periods:
    """Return the names of the parts of the day with their hours, the widest span of each."""
    tag = path.parent.name
    days = json.loads(path.read_text(encoding="utf-8"))["main"][tag]["dates"]
    names = days["calendars"]["gregorian"]["dayPeriods"]
    found: Periods = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for name, form in sorted(names[context][width].items()):
                add(found, key(form).strip(" ,"), span(tag, name))
    return dict(sorted(found.items()))


def add(found: Periods, form: str, hours: tuple[int, int]) -> None:
    """Note a name.

    One that several parts of the day share is said of the hours of all, but a morning
    that begins in the night is a morning.
    """
    if not form:
        return
    first, last = found.get(form, hours)
    if {first, hours[0]} >= {HOURS["morning"][0], HOURS["night"][0]}:
        found[form] = list(HOURS["morning"])
    else:
        found[form] = [min(first, hours[0]), max(last, hours[1])]


def span(tag: str, name: str) -> tuple[int, int]:
    """Return from which hour to which a part of the day is said of."""
    name = name.removesuffix("-alt-variant")
    first, last = HOURS[name.rstrip("12")]
    rule = rules().get(tag.split("-", maxsplit=1)[0], {}).get(name, {})
    if "_from" not in rule or "_before" not in rule:
        return first, last
    begin, end = (int(rule[edge].split(":")[0]) for edge in ("_from", "_before"))
    if name.startswith("night") and begin < HOURS["noon"][0]:
        begin, end = begin + DAY, end + DAY
    if end < begin:
        end += DAY
    return min(first, begin), max(last, end)


@functools.cache
def rules() -> dict[str, Any]:
    """Return CLDR's hours of the parts of the day by language."""
    return supplemental("dayPeriods")["dayPeriodRuleSet"]


def counts_to_24(tag: str) -> bool:
    """Tell whether a language counts hours to 24: where it is spoken most, and in the tag's region."""
    return prefers_24(tag) and prefers_24(tag.split("-", maxsplit=1)[0])


def prefers_24(tag: str) -> bool:
    """Tell whether the region of a tag, or the likely one, prefers 24 hours."""
    parts = tag.split("-")
    region = parts[-1] if len(parts[-1]) == 2 and len(parts) > 1 else ""
    region = (
        region
        or supplemental("likelySubtags")["likelySubtags"]
        .get(tag, "")
        .rpartition("-")[2]
    )
    data = supplemental("timeData")["timeData"]
    known = data.get(region) or data.get(f"{tag}-{region}") or {}
    return known.get("_preferred") == "H"


@functools.cache
def supplemental(name: str) -> dict[str, Any]:
    """Return one file of CLDR's supplemental data."""
    path = package("cldr-core") / "supplemental" / f"{name}.json"
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["supplemental"]
    return data


def dump(value: object) -> str:
    """Return JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
