"""Words in any script to symbols of sound: Latin letters by `anyascii`, with digraphs folded into one symbol each."""

from __future__ import annotations

import functools
import importlib.resources
import re
import tomllib
import unicodedata
from typing import Any

SYMBOLS = "abcdefghijklmnopqrstuvwyzSCXTZGJ"
"""One letter a sound: S is sh, C ch, X kh, T th, Z zh, G gh, J dzh, and c is ts."""


_TWICE = re.compile(r"(.)\1+")


@functools.cache
def _rules() -> dict[str, Any]:
    text = importlib.resources.files(__package__).joinpath("romanisation.toml").read_text(encoding="utf-8")
    rules = tomllib.loads(text)
    digraphs = sorted(rules["digraphs"], key=len, reverse=True)
    rules["digraph"] = re.compile("|".join([*digraphs, r"([a-z])\1+"]))
    rules["reordered"] = re.compile(f"([{rules['order']['before']}])(.)", re.DOTALL)
    return rules


@functools.lru_cache(maxsize=65536)
def latin(letter: str) -> str:
    """Return one character in lower-case Latin letters, `""` where it has no sound."""
    letters: dict[str, str] = _rules()["letters"]
    lower = letter.lower()
    if lower in letters:
        return letters[lower]
    if len(lower) == 1 and "a" <= lower <= "z":
        return lower
    from anyascii import anyascii  # noqa: PLC0415 - half a second of tables for those who need them

    return "".join(c for c in anyascii(lower).lower() if "a" <= c <= "z")


def _folded(found: re.Match[str]) -> str:
    digraphs: dict[str, str] = _rules()["digraphs"]
    text = found.group()
    return digraphs.get(text) or text[0]


@functools.lru_cache(maxsize=262144)
def symbols(word: str) -> str:
    """Return the sounds of a word: `Shanghai` is `SanGai`."""
    rules = _rules()
    spoken = rules["reordered"].sub(r"\2\1", unicodedata.normalize("NFC", word))
    return _TWICE.sub(r"\1", rules["digraph"].sub(_folded, "".join(map(latin, spoken))))


def placed(text: str) -> tuple[str, list[int]]:
    """Return the sounds of a text without spaces, and of each the character it stands for."""
    chars = list(range(len(text)))
    for found in _rules()["reordered"].finditer(text):
        chars[found.start()], chars[found.start() + 1] = chars[found.start() + 1], chars[found.start()]
    spoken: list[str] = []
    places: list[int] = []
    for place in chars:
        sounds = latin(text[place])
        spoken += sounds
        places += [place] * len(sounds)
    out: list[str] = []
    kept: list[int] = []
    end = 0
    joined = "".join(spoken)
    for found in _rules()["digraph"].finditer(joined):
        out += joined[end : found.start()]
        kept += places[end : found.start()]
        folded = _folded(found)
        out += folded
        kept += [places[found.start()]] * len(folded)
        end = found.end()
    return "".join(out) + joined[end:], kept + places[end:]
