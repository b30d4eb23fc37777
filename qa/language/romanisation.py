"""Words in any script to symbols of sound: Latin letters by `anyascii`, with digraphs folded into one symbol each."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from qa.language.files import load_written
from qa.memory import remember

SYMBOLS = "abcdefghijklmnopqrstuvwyzSCXTZGJ"
"""One letter a sound: S is sh, C ch, X kh, T th, Z zh, G gh, J dzh, and c is ts."""


_TWICE = re.compile(r"(.)\1+")


@functools.cache
def _rules() -> dict[str, Any]:
    rules = dict(load_written("romanisation"))
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


@remember(262144)
def symbols(word: str) -> str:
    """Return the sounds of a word: `Shanghai` is `SanGai`."""
    rules = _rules()
    spoken = word if word.isascii() else rules["reordered"].sub(r"\2\1", unicodedata.normalize("NFC", word))
    folded, changes = rules["digraph"].subn(_folded, "".join(map(latin, spoken)))
    return _TWICE.sub(r"\1", folded) if changes else folded


STOP = "."
"""Stands behind the sounds of each stretch of a text."""


def placed(text: str, stretches: Iterable[tuple[int, int]]) -> tuple[str, list[int]]:
    """Return the sounds of stretches of a text without spaces, and of each the character it stands for."""
    letters: list[str] = []
    chars: list[int] = []
    for start, end in stretches:
        order = _spoken_order(text, start, end)
        letters += [latin(text[place]) for place in order]
        letters.append(STOP)
        chars += order
        chars.append(end)
    return _symbols("".join(letters), [place for place, sounds in zip(chars, letters, strict=True) for _ in sounds])


def _spoken_order(text: str, start: int, end: int) -> list[int]:
    """Return the characters of a stretch in the order in which they are spoken."""
    chars = list(range(start, end))
    for found in _rules()["reordered"].finditer(text, start, end):
        place = found.start() - start
        chars[place : place + 2] = chars[place + 1], chars[place]
    return chars


def _symbols(letters: str, places: list[int]) -> tuple[str, list[int]]:
    """Return Latin letters as symbols, and the places of these."""
    sounds, end = "", 0
    kept: list[int] = []
    for found in _rules()["digraph"].finditer(letters):
        start = found.start()
        folded = _folded(found)
        sounds += letters[end:start] + folded
        kept += places[end:start] + [places[start]] * len(folded)
        end = found.end()
    return sounds + letters[end:], kept + places[end:]
