"""Words in any script to symbols of sound.

Latin letters by `anyascii`, with digraphs folded into one symbol each.
"""

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


STOP = "."
"""Stands behind the sounds of each stretch of a text."""
_TWICE = re.compile(r"(.)\1+")
_NO_LETTER = re.compile("[^a-z]+")


@functools.cache
def _rules() -> dict[str, Any]:
    """Return the rules of the file, with patterns of what they are about.

    `digraph` is what is folded into one symbol, `reordered` a letter that is written
    before the one that it is spoken behind.
    """
    rules = dict(load_written("romanisation"))
    digraphs = sorted(rules["digraphs"], key=len, reverse=True)
    rules["digraph"] = re.compile("|".join([*digraphs, r"([a-z])\1+"]))
    rules["reordered"] = re.compile(f"([{rules['order']['before']}])(.)", re.DOTALL)
    return rules


@functools.lru_cache(maxsize=65536)
def latin(letter: str) -> str:
    """Return one character in lower-case Latin letters.

    Nothing where it has no sound. Letters of the rules come first, then `anyascii`.
    """
    letters: dict[str, str] = _rules()["letters"]
    lower = letter.lower()
    if lower in letters:
        return letters[lower]
    if len(lower) == 1 and "a" <= lower <= "z":
        return lower
    # Half a second of tables for those who need them.
    from anyascii import anyascii  # noqa: PLC0415

    return _NO_LETTER.sub("", anyascii(lower).lower())


def _fold(match: re.Match[str]) -> str:
    """Return the symbol of a digraph; a doubled letter is that letter."""
    digraphs: dict[str, str] = _rules()["digraphs"]
    text = match.group()
    return digraphs.get(text) or text[0]


@remember(262144)
def symbols(word: str) -> str:
    """Return the sounds of a word: `Shanghai` is `SanGai`."""
    rules = _rules()
    if not word.isascii():
        composed = unicodedata.normalize("NFC", word)
        word = rules["reordered"].sub(r"\2\1", composed)
    letters = "".join(map(latin, word))
    folded, changes = rules["digraph"].subn(_fold, letters)
    return _TWICE.sub(r"\1", folded) if changes else folded


def placed(text: str, stretches: Iterable[tuple[int, int]]) -> tuple[str, list[int]]:
    """Return the sounds of stretches of a text without spaces.

    With them the place of the character that each of them stands for.
    """
    letters = ""
    places: list[int] = []
    for start, end in stretches:
        for place in _order_spoken(text, start, end):
            sounds = latin(text[place])
            letters += sounds
            places += [place] * len(sounds)
        letters += STOP
        places.append(end)
    return _fold_all(letters, places)


def _order_spoken(
    text: str,
    start: int,
    end: int,
) -> list[int]:
    """Return the characters of a stretch in the order in which they are spoken.

    In some scripts a vowel is written before the consonant that it follows.
    """
    chars = list(range(start, end))
    for match in _rules()["reordered"].finditer(text, start, end):
        place = match.start() - start
        chars[place : place + 2] = chars[place + 1], chars[place]
    return chars


def _fold_all(letters: str, places: list[int]) -> tuple[str, list[int]]:
    """Return Latin letters as symbols, and the places of these.

    The places are those of the first letter of each symbol.
    """
    sounds, end = "", 0
    kept: list[int] = []
    for match in _rules()["digraph"].finditer(letters):
        start = match.start()
        symbol = _fold(match)
        sounds += letters[end:start] + symbol
        kept += places[end:start]
        kept += [places[start]] * len(symbol)
        end = match.end()
    return sounds + letters[end:], kept + places[end:]
