"""Where a term stands in a text.

Strictly enough to accuse: the words of a term are those of the text, the last with an
ending of one or two letters. Or loosely enough to be sure that it does not: each word
may be inflected, be part of a compound, or change in its stem.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from qa import language as languages
from qa.memory import remember

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_KEY = 3
"""Letters that terms are looked up by, and from which a word is told by its stem."""
_JOINTS = frozenset("・·ー\u200b")
"""What stands between the parts of a term or not, besides spaces."""
_ENDING = 2
"""Letters that a word may have beyond a term, if the term is longer than `_LONG`."""
_LONG = 4
"""A shorter term may have one letter more for so many of its own."""
_STEM = 0.6
"""Share of a word's letters that its forms have in common at their beginning."""
_MUTABLE = 4
"""Letters beyond which a word is known without its first.

Celtic, Malay and Bantu languages change it."""
_FINALS = str.maketrans("ךםןףץς", "כמנפצσ")
_WEAK = str.maketrans("", "", "aeiouyæœøıаеёиоуыэюяіїєьъαεηιουωاويىءةוי")
"""Letters that come and go between the forms of a word.

Vowels, and what writes long ones in Arabic and Hebrew."""
_ACRONYM = 6
"""Letters of a term in capitals that is told by them from a word: `IT` from `it`."""
_ALIKE = 70
"""Similarity of two forms whose stem changes: 0 to 100, normalised indel distance."""


class Place(NamedTuple):
    """A half-open stretch of the text."""

    start: int
    end: int


def places(term: str, text: str, language: str) -> list[Place]:
    """Return where a term stands beyond doubt, in the order of the text.

    A short term in capitals must be in capitals, unless the whole text is.
    """
    if languages.of(language).prose.grams:
        found = re.finditer(re.escape(term), text, re.IGNORECASE)
        return [Place(*match.span()) for match in found]
    is_acronym = term.isupper() and len(term) <= _ACRONYM and not text.isupper()
    wanted = _fold_words(term)
    matches = list(_WORD.finditer(text))
    size = len(wanted)
    places = []
    for at in range(len(matches) - size + 1):
        words = matches[at : at + size]
        if not words or not _is_same(wanted, [word.group() for word in words]):
            continue
        start = words[0].start()
        if not is_acronym or text.startswith(term, start):
            places.append(Place(start, words[-1].end()))
    return places


def _fold_words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _is_same(wanted: list[str], words: list[str]) -> bool:
    """Return whether words are those of a term; the last may have a short ending.

    Both are in the order of the text, those of the term already without case. They
    are as many.
    """
    *first, last = [word.casefold() for word in words]
    if first != wanted[:-1]:
        return False
    term = wanted[-1]
    longest = _ENDING if len(term) > _LONG else len(term) // _LONG
    return last.startswith(term) and len(last) - len(term) <= longest


def within(term: str, text: str, language: str) -> bool:
    """Return whether a term may stand in a text, in whatever form and order.

    Each word of the term must have one in the text that it may be a form of. False
    says that the term is missing beyond doubt.
    """
    if languages.of(language).prose.grams:
        return _join_parts(term) in _join_parts(text)
    if len(term) >= _KEY and term.casefold() in text.casefold():
        return True
    words = _fold_words(text)
    return all(_has_form(wanted, words) for wanted in _fold_words(term))


def _has_form(wanted: str, words: list[str]) -> bool:
    return any(_is_related(wanted, word) for word in words)


def _join_parts(text: str) -> str:
    """Return a text without what may part a term where no spaces part words."""
    letters = [c for c in text.casefold() if not c.isspace() and c not in _JOINTS]
    return "".join(letters)


def _is_related(wanted: str, word: str) -> bool:
    """Return whether a word of a text may be a form of a word of a term.

    It is one if it holds the stem, or all but the first letter, or the consonants,
    or if most letters of both are the same in the same order.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where a termbase is used

    if len(wanted) < _KEY:
        return word.startswith(wanted)
    wanted, word = _simplify(wanted), _simplify(word)
    stem = max(2, round(len(wanted) * _STEM))
    if wanted[:stem] in word or (len(wanted) > _MUTABLE and wanted[1:] in word):
        return True
    return _has_frame(wanted, word) or fuzz.ratio(wanted, word) >= _ALIKE


@remember(4096)
def _simplify(word: str) -> str:
    """Return a word without accents and special forms at its end (`Häuser`)."""
    letters = unicodedata.normalize("NFKD", word)
    bare = [char for char in letters if not unicodedata.combining(char)]
    return "".join(bare).translate(_FINALS)


def _has_frame(wanted: str, word: str) -> bool:
    """Return whether a word has the consonants of another, whatever its vowels."""
    first, second = wanted.translate(_WEAK), word.translate(_WEAK)
    if len(first) >= _KEY:
        return first in second
    return len(first) > 1 and second.startswith(first) and len(second) <= _KEY


def prefix(term: str, language: str) -> str:
    """Return how a term begins, to look it up by; empty where it has no word."""
    if languages.of(language).prose.grams:
        return term[:1].casefold()
    words = _fold_words(term)
    return words[0][:_KEY] if words else ""


def prefixes(text: str, language: str) -> frozenset[str]:
    """Return how the terms begin that may stand in a text."""
    if languages.of(language).prose.grams:
        return frozenset(text.casefold())
    return frozenset(word[:_KEY] for word in _fold_words(text))
