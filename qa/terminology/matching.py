"""Where a term stands in a text: strictly enough to accuse, or loosely enough to be sure that it does not.

Strictly, the words of a term are those of the text, the last with an ending of one or two letters. Loosely, each
word may be inflected, be part of a compound, or change in its stem.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

from qa import language as languages

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_KEY = 3
_JOINTS = frozenset("・·ー\u200b")
_STEM = 0.6
"""Share of a word's letters that its forms have in common at their beginning."""
_MUTABLE = 4
"""Letters from which a word is known without its first, which Celtic, Malay and Bantu languages change."""
_FINALS = str.maketrans("ךםןףץς", "כמנפצσ")
_WEAK = str.maketrans("", "", "aeiouyæœøıаеёиоуыэюяіїєьъαεηιουωاويىءةוי")
"""Letters that come and go between the forms of a word: vowels, and what writes long ones in Arabic and Hebrew."""
_ACRONYM = 6
"""Letters of a term that is written in capitals so that it is told from a word: `IT` from `it`."""
_ALIKE = 70
"""Similarity of two forms (0 to 100, normalised indel distance) whose stem changes."""


class Place(NamedTuple):
    """A half-open stretch of the text."""

    start: int
    end: int


def places(term: str, text: str, language: str) -> list[Place]:
    """Return where a term stands beyond doubt."""
    if languages.of(language).prose.grams:
        return [Place(*found.span()) for found in re.finditer(re.escape(term), text, re.IGNORECASE)]
    shouted = term.isupper() and len(term) <= _ACRONYM and not text.isupper()
    wanted = _words(term)
    there = [(found.group().casefold(), found.start(), found.end()) for found in _WORD.finditer(text)]
    size = len(wanted)
    return [
        Place(there[at][1], there[at + size - 1][2])
        for at in range(len(there) - size + 1)
        if size and _equal(wanted, [word for word, _, _ in there[at : at + size]])
        if not shouted or text.startswith(term, there[at][1])
    ]


def _words(text: str) -> list[str]:
    return [found.group().casefold() for found in _WORD.finditer(text)]


def _equal(wanted: list[str], words: list[str]) -> bool:
    if wanted[:-1] != words[:-1]:
        return False
    term, word = wanted[-1], words[-1]
    ending = len(word) - len(term)
    return word == term or (word.startswith(term) and 0 < ending <= (2 if len(term) > 4 else len(term) // 4))


def within(term: str, text: str, language: str) -> bool:
    """Say whether a term may stand in a text, in whatever form and order."""
    if languages.of(language).prose.grams:
        return _unspaced(term) in _unspaced(text)
    if len(term) >= _KEY and term.casefold() in text.casefold():
        return True
    words = _words(text)
    return all(any(_related(wanted, word) for word in words) for wanted in _words(term))


def _unspaced(text: str) -> str:
    """Return a text without the spaces and dots that scripts without spaces have between the parts of a term or not."""
    return "".join(char for char in text.casefold() if not char.isspace() and char not in _JOINTS)


def _related(wanted: str, word: str) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where a termbase is used

    if len(wanted) < _KEY:
        return word.startswith(wanted)
    wanted, word = _plain(wanted), _plain(word)
    stem = max(2, round(len(wanted) * _STEM))
    if wanted[:stem] in word or (len(wanted) > _MUTABLE and wanted[1:] in word):
        return True
    return _frames(wanted, word) or fuzz.ratio(wanted, word) >= _ALIKE


@functools.lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """Return a word without accents and the forms that letters have at its end (`Häuser` and `Haus`)."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return bare.translate(_FINALS)


def _frames(wanted: str, word: str) -> bool:
    """Tell whether the consonants of a word are those of the other, whatever vowels change between them."""
    first, second = (each.translate(_WEAK) for each in (wanted, word))
    if len(first) < _KEY:
        return len(first) > 1 and second.startswith(first) and len(second) <= _KEY
    return first in second


def prefix(term: str, language: str) -> str:
    """Return how a term begins, to look it up by."""
    if languages.of(language).prose.grams:
        return term[:1].casefold()
    words = _words(term)
    return words[0][:_KEY] if words else ""


def prefixes(text: str, language: str) -> frozenset[str]:
    """Return how the terms begin that may stand in a text."""
    return (
        frozenset(text.casefold())
        if languages.of(language).prose.grams
        else frozenset(word[:_KEY] for word in _words(text))
    )
