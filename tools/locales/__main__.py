"""Makes compiled/locales/ from pinned releases: `python tools/data.py locales`.

CLDR's JSON comes from npm; unicode-rbnf, Babel, dateparser and num2words from PyPI (`tools/requirements.txt`).
Each locale holds only what differs from its parent. The same sources give the same bytes; `SHA256SUMS` says so.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
from pathlib import Path
from typing import Any

from locales import others, spellout
from locales.cldr import Cldr
from npm import CACHE, COMPILED

RELEASE = "48.2.0"
PACKAGES = ("cldr-core", "cldr-dates-full", "cldr-numbers-full", "cldr-units-full")
OUT = COMPILED / "locales"
SUMS = Path(__file__).parent / "SHA256SUMS"


def main() -> None:
    cache = CACHE / "cldr"
    fetch(cache)
    cldr = Cldr(cache)
    full = {tag: cldr.locale(tag) for tag in cldr.tags}
    for tag in cldr.tags:
        enrich(full, tag)
    full["und"]["weekdays"] = {}
    for old in OUT.glob("*.json"):
        old.unlink()
    for tag, data in full.items():
        parent = cldr.parent(tag)
        write(tag, difference(data, full[parent]) if parent else data)
    for tag, data in others.extra(cldr.tags).items():
        data["cardinals"], data["ordinals"] = spellout.words(tag)
        write(tag, {field: value for field, value in data.items() if value})
    write("index", index(cldr, full))
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}"
        for path in sorted(OUT.glob("*.json"))
    ]
    SUMS.write_text("\n".join(sums) + "\n", encoding="utf-8")


def fetch(cache: Path) -> None:
    """Unpack the npm packages that are not there yet."""
    cache.mkdir(parents=True, exist_ok=True)
    for name in PACKAGES:
        if not (cache / name).exists():
            packed = subprocess.run(
                ["npm", "pack", "--silent", f"{name}@{RELEASE}"],
                cwd=cache,
                check=True,
                capture_output=True,
            )
            with tarfile.open(cache / packed.stdout.decode().strip()) as archive:
                archive.extractall(cache, filter="data")
            (cache / "package").rename(cache / name)


def enrich(full: dict[str, dict[str, Any]], tag: str) -> None:
    """Add the words of numbers, and the names of other releases and of the language's regions."""
    data = full[tag]
    data["cardinals"], data["ordinals"] = spellout.words(tag)
    lists = [others.names(tag)] if tag != "und" else []
    lists += [
        (full[region]["months"], full[region]["weekdays"])
        for region in full
        if regional(region, tag)
    ]
    for months, weekdays in lists:
        data["months"] = {**months, **data["months"]}
        data["weekdays"] = {**weekdays, **data["weekdays"]}
    after, before = others.scales(tag)
    data["after"] = {**after, **data["after"]}
    data["before"] = {**before, **data["before"]}
    compose(data)


def regional(region: str, tag: str) -> bool:
    """Tell whether `region` is a regional form of `tag` in the same script."""
    rest = region.removeprefix(f"{tag}-")
    return rest != region and len(rest.split("-")[0]) != 4


def compose(data: dict[str, Any]) -> None:
    """Find scale words in the words of big numbers (`zwei millionen`: `millionen` is a million)."""
    words = data["cardinals"]
    for phrase, value in sorted(words.items()):
        power = len(str(value)) - 1
        if power not in (3, 6, 9, 12) or value % 10**power:
            continue
        first, _, last = phrase.partition(" ")
        if not last and value == 10**power:
            data["after"].setdefault(phrase, power)
        elif not last:
            fused(data, phrase, value // 10**power, power)
        elif " " not in last and words.get(first) == value // 10**power:
            data["after"].setdefault(last, power)
        elif " " not in last and words.get(last) == value // 10**power:
            data["before"].setdefault(first, power)


def fused(data: dict[str, Any], phrase: str, count: int, power: int) -> None:
    """Find the scale word written on to its count (`duemila`: `mila` is a thousand)."""
    for form, value in sorted(data["cardinals"].items()):
        rest = phrase.removeprefix(form)
        if value == count and rest != phrase and len(rest) > 3:
            data["after"].setdefault(rest, power)


def difference(data: dict[str, Any], parent: dict[str, Any]) -> dict[str, Any]:
    """Return what `data` says beyond `parent`."""
    out = {}
    for field, value in data.items():
        above = parent[field]
        own = (
            {form: value[form] for form in value if above.get(form) != value[form]}
            if isinstance(value, dict)
            else value
        )
        if own not in ({}, above):
            out[field] = own
    return out


def write(tag: str, data: dict[str, Any]) -> None:
    """Write one locale, a field a line."""
    if data:
        lines = [f"{json.dumps(field)}: {dump(data[field])}" for field in sorted(data)]
        (OUT / f"{tag}.json").write_text(
            "{" + ",\n".join(lines) + "}\n", encoding="utf-8"
        )


def dump(value: object) -> str:
    """Return JSON without spaces, in the order of the keys."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def index(cldr: Cldr, full: dict[str, Any]) -> dict[str, Any]:
    """Return which parents are not the shorter tag, and which regions imply another script."""
    parents = {
        tag: cldr.parent(tag)
        for tag in full
        if tag != "und" and cldr.parent(tag) != (tag.rpartition("-")[0] or "und")
    }
    likely = cldr.supplemental("likelySubtags")["likelySubtags"]
    implied = {}
    for short, long in likely.items():
        language, script, _ = long.split("-")
        parts = short.split("-")
        if (
            len(parts) == 2
            and len(parts[1]) != 4
            and language in likely
            and likely[language].split("-")[1] != script
        ):
            implied[short] = f"{language}-{script}-{parts[1]}"
    return {"implied": implied, "parents": parents}


if __name__ == "__main__":
    main()
