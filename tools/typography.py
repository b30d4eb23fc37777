"""Makes compiled/typography.json from CLDR's JSON: `python tools/data.py typography`.

Plural categories (UTS 35 part 3, section 5), those of them that stand for few whole numbers, and quotation marks (UTS 35
part 2, section 2.2), each only where it differs from the parent tag's.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from npm import COMPILED, package

INTEGERS = re.compile(r"@integer([^@]*)")
LISTED = re.compile(r"\d+(?:[,~] *\d+)?")
"""One number or two, of which no more than these are listed."""
OUT = COMPILED / "typography.json"
MARKS = (
    "quotationStart",
    "quotationEnd",
    "alternateQuotationStart",
    "alternateQuotationEnd",
)


def main() -> None:
    core, misc = package("cldr-core"), package("cldr-misc-full")
    table = {
        "plurals": categories(
            core / "supplemental" / "plurals.json", "plurals-type-cardinal"
        ),
        "ordinals": categories(
            core / "supplemental" / "ordinals.json", "plurals-type-ordinal"
        ),
        "few_numbers": few_numbers(core / "supplemental" / "plurals.json"),
        "quotes": quotes(misc / "main"),
    }
    lines = [
        f'"{name}": {{\n'
        + ",\n".join(f'"{tag}": {dump(value)}' for tag, value in sorted(rows.items()))
        + "\n}"
        for name, rows in table.items()
    ]
    OUT.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")


def categories(path: Path, name: str) -> dict[str, list[str]]:
    """Return the plural categories of each language."""
    rules: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))[
        "supplemental"
    ][name]
    found = {
        tag: [key.removeprefix("pluralRule-count-") for key in keys]
        for tag, keys in rules.items()
    }
    return {
        tag: value
        for tag, value in found.items()
        if value != found.get(tag.rpartition("-")[0])
    }


def few_numbers(path: Path) -> dict[str, dict[str, list[int]]]:
    """Return the whole numbers of each cardinal category that has but a few: `one` is 1 alone, or 0 and 1."""
    rules: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))[
        "supplemental"
    ]["plurals-type-cardinal"]
    found: dict[str, dict[str, list[int]]] = {}
    for tag, rows in rules.items():
        found[tag] = {}
        for key, rule in rows.items():
            samples = INTEGERS.search(rule)
            listed = samples[1].strip() if samples else ""
            if listed and LISTED.fullmatch(listed):
                first, *last = re.split("[,~]", listed)
                numbers = [int(first), *map(int, last)]
                if "~" not in listed or numbers[1] - numbers[0] == 1:
                    found[tag][key.removeprefix("pluralRule-count-")] = numbers
    return {
        tag: value
        for tag, value in found.items()
        if value != found.get(tag.rpartition("-")[0])
    }


def quotes(folder: Path) -> dict[str, list[str]]:
    """Return the outer and the inner quotation marks of each locale."""
    found = {}
    for path in sorted(folder.glob("*/delimiters.json")):
        marks = json.loads(path.read_text(encoding="utf-8"))["main"][path.parent.name][
            "delimiters"
        ]
        found[path.parent.name] = [marks[name] for name in MARKS]
    return {
        tag: value
        for tag, value in found.items()
        if value != found.get(tag.rpartition("-")[0])
    }


def dump(value: object) -> str:
    """Return JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
