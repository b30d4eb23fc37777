"""Which script a character belongs to, and which scripts a language is written with (Unicode Scripts.txt, UAX 24)."""

from __future__ import annotations

import bisect
import functools
import importlib.resources
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from qa.language import script

MIXED: Mapping[str, frozenset[str]] = {
    "Jpan": frozenset({"Hani", "Hira", "Kana"}),
    "Hrkt": frozenset({"Hira", "Kana"}),
    "Kore": frozenset({"Hang", "Hani"}),
    "Hans": frozenset({"Hani"}),
    "Hant": frozenset({"Hani"}),
    "Hanb": frozenset({"Hani", "Bopo"}),
}
"""ISO 15924 codes that stand for several scripts, or for one way to write a script."""


NAMES: Mapping[str, str] = {"Hans": "simplified Chinese", "Hant": "traditional Chinese"}
"""What Unicode has no name for: forms of one script."""


_ASCII = re.compile("[\x00-\x7f]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


@functools.cache
def _data() -> Mapping[str, Mapping[str, str]]:
    text = importlib.resources.files("qa.language").joinpath("script_ranges.json").read_text(encoding="utf-8")
    data: dict[str, dict[str, str]] = json.loads(text)
    return data


@functools.cache
def _ranges() -> tuple[list[int], list[int], list[str]]:
    ranges = sorted(
        (int(pair.partition("-")[0], 16), int(pair.partition("-")[2], 16), code)
        for code, pairs in _data()["ranges"].items()
        for pair in pairs.split()
    )
    return [first for first, _, _ in ranges], [last for _, last, _ in ranges], [code for _, _, code in ranges]


@functools.cache
def script_of(char: str) -> str:
    """Return the ISO 15924 code of a letter's or mark's script; empty for digits, signs and what scripts share."""
    firsts, lasts, codes = _ranges()
    at = bisect.bisect_right(firsts, ord(char)) - 1
    if at < 0 or ord(char) > lasts[at] or unicodedata.category(char)[0] not in "LM":
        return ""
    return codes[at]


def count(text: str) -> Counter[str]:
    """Return how many letters and marks of each script `text` has."""
    found: dict[str, int] = {}
    if plain := len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS)):
        found["Latn"] = plain
    for char in () if text.isascii() else dict.fromkeys(_ASCII.sub("", text)):
        code = script_of(char)
        if code:
            found[code] = found.get(code, 0) + text.count(char)
    return Counter(found)


@functools.cache
def scripts(tag: str) -> frozenset[str]:
    """Return the Unicode scripts that text in this language is written with; empty where nothing is known."""
    code = script(tag)
    return MIXED.get(code, frozenset() if code == "Zyyy" else frozenset({code}))


def script_name(code: str) -> str:
    """Return the English name of a script (`Latin`)."""
    return NAMES.get(code) or _data()["names"].get(code, code)
