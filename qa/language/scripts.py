"""Scripts: which one a letter belongs to, and what is true of each.

The first is that of Unicode (Scripts.txt, UAX 24), the second stands in `scripts.toml`.
"""

from __future__ import annotations

import bisect
import functools
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qa.language.files import load_written, read_compiled

STEM = 4
"""Letters that a name must have before an ending may follow, where a letter is a sound.
"""
_ASCII = re.compile("[\x00-\x7f]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


@dataclass(frozen=True, slots=True)
class Script:
    """What is true of a script; `scripts.toml` says what each of these means.

    `code` is that of ISO 15924, `members` the scripts of Unicode that it stands for
    (none where nothing is known), `cities` the lists of cities whose names may be
    written in it, `ranges` the inside of a character class.
    """

    code: str
    name: str
    members: frozenset[str]
    spaced: bool = True
    word: int = 0
    cased: bool = False
    ends: bool = True
    worth: float = 1.0
    stem: int = STEM
    syllabic: bool = False
    longest: int = 0
    sounds: str = ""
    cities: tuple[str, ...] = ()
    ranges: str = ""


@functools.cache
def of(code: str) -> Script:
    """Return what is known of a script by its ISO 15924 code (`Arab`).

    One that `scripts.toml` does not describe has the name that Unicode gives it.
    """
    facts = dict(load_written("scripts").get(code, {}))
    name = facts.pop("name", None) or _data()["names"].get(code, code)
    members = facts.pop("members", "" if code == "Zyyy" else code)
    cities = facts.pop("cities", code)
    ranges = _class_of_ranges(facts.pop("ranges", ""))
    facts.setdefault("sounds", code)
    return Script(
        code,
        name,
        frozenset(members.split()),
        cities=tuple(cities.split()),
        ranges=ranges,
        **facts,
    )


def _class_of_ranges(ranges: str) -> str:
    """Return ranges of code points (`E00-E7F`) as the inside of a character class."""
    pairs = [f"{chr(first)}-{chr(last)}" for first, last in _read_ranges(ranges)]
    return "".join(pairs)


def _read_ranges(ranges: str) -> Iterator[tuple[int, int]]:
    """Yield the first and last code points of ranges (`E00-E7F`)."""
    for pair in ranges.split():
        first, _, last = pair.partition("-")
        yield int(first, 16), int(last, 16)


@functools.cache
def list_described() -> tuple[Script, ...]:
    """Return the scripts that `scripts.toml` says something of."""
    return tuple([of(code) for code in load_written("scripts")])


@functools.cache
def unspaced() -> str:
    """Return the signs of all scripts that put no space between words.

    They are the inside of a character class.
    """
    return "".join([script.ranges for script in list_described() if not script.spaced])


@functools.cache
def _unspaced() -> re.Pattern[str]:
    """Return a pattern of one of these signs."""
    return re.compile(f"[{unspaced()}]")


def is_unspaced(text: str) -> bool:
    """Say whether a text has signs of a script that puts no space between words."""
    return not text.isascii() and _unspaced().search(text) is not None


@functools.cache
def group_by_worth() -> tuple[tuple[Script, ...], ...]:
    """Return the scripts that have ranges in groups.

    Letters of a group have one worth and make words of one length.
    """
    groups: dict[tuple[float, int], list[Script]] = {}
    for script in list_described():
        if script.ranges:
            kind = script.worth, script.word
            groups.setdefault(kind, []).append(script)
    return tuple(map(tuple, groups.values()))


def character_class(group: Iterable[Script]) -> str:
    """Return a character class of the signs of some scripts.

    It is ready to stand in a regular expression.
    """
    ranges = "".join([script.ranges for script in group])
    return f"[{ranges}]"


@functools.cache
def _data() -> Mapping[str, Mapping[str, str]]:
    """Return the names of scripts and the ranges of code points that they have."""
    data: dict[str, dict[str, str]] = json.loads(read_compiled("script_ranges.json"))
    return data


@functools.cache
def _ranges() -> tuple[list[int], list[int], list[str]]:
    """Return the first and last code points of all ranges, and their scripts.

    They are in ascending order.
    """
    ranges = []
    for code, pairs in _data()["ranges"].items():
        for first, last in _read_ranges(pairs):
            ranges.append((first, last, code))
    ranges.sort()
    firsts, lasts, codes = zip(*ranges, strict=True)
    return list(firsts), list(lasts), list(codes)


@functools.cache
def class_of(code: str) -> str:
    """Return the letters and marks of a script of Unicode.

    They are the inside of a character class.
    """
    return _class_of_ranges(_data()["ranges"].get(code, ""))


@functools.cache
def script_of(char: str) -> str:
    """Return the ISO 15924 code of a letter's or mark's script.

    Empty for digits, signs and what scripts share. Which range it falls into is found
    by bisection.
    """
    firsts, lasts, codes = _ranges()
    at = bisect.bisect_right(firsts, ord(char)) - 1
    if at < 0 or ord(char) > lasts[at] or unicodedata.category(char)[0] not in "LM":
        return ""
    return codes[at]


def count(text: str) -> Counter[str]:
    """Return how many letters and marks of each script `text` has.

    `aб1` has one of Latn and one of Cyrl; digits and signs are not counted.
    """
    counts: Counter[str] = Counter()
    latin = text.encode("ascii", "ignore").translate(None, _NO_LETTERS)
    if latin:
        counts["Latn"] = len(latin)
    if text.isascii():
        return counts
    for char in dict.fromkeys(_ASCII.sub("", text)):
        code = script_of(char)
        if code:
            counts[code] += text.count(char)
    return counts


@functools.cache
def lookalikes(script: str, other: str) -> Mapping[str, str]:
    """Return the letters of a script that look like one of the other script.

    Each has that letter. The file names a pair of scripts once; it is read in both
    directions.
    """
    pairs = load_written("lookalikes")
    alike = {}
    for pair in pairs.get(f"{script} {other}", "").split():
        if len(pair) == 2:
            alike[pair[0]] = pair[1]
    for pair in pairs.get(f"{other} {script}", "").split():
        if len(pair) == 2:
            alike[pair[1]] = pair[0]
    return alike


@functools.cache
def _seam() -> tuple[str, re.Pattern[str]]:
    """Return a pattern of seams, and a letter that every seam has or goes beyond.

    Any pair of scripts of `lookalikes.toml` makes one, in either order.
    """
    patterns = []
    firsts = []
    for pair in load_written("lookalikes"):
        one, other = map(class_of, pair.split())
        patterns.append(f"[{one}][{other}]|[{other}][{one}]")
        firsts.append(max(one[0], other[0]))
    return min(firsts), re.compile("|".join(patterns))


def has_seam(text: str) -> bool:
    """Say whether two letters of two scripts stand side by side.

    These are scripts some of whose letters look the same.
    """
    if text.isascii():
        return False
    first, pattern = _seam()
    return max(text) >= first and pattern.search(text) is not None
