"""Detection in scripts without capitals: countries, and words in letters that a script keeps for foreign names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.kinds.name import thresholds
from qa.kinds.name.name_fact import make_name
from qa.language import gazetteer, name_words
from qa.language.spelling import WORD, folded
from qa.model import Fact, Span

LONGEST_PLACE = 4
"""Words of the longest name of a country that is looked for."""
_HEAD = 3
"""Letters by which a word is known to begin no country's name."""


def find_in_run(text: str, language: str) -> Iterator[Fact]:
    """Yield the names of a text without spaces: countries first, then words in foreign letters, which are weak."""
    countries = _compile_countries(language)
    if countries:
        codes = gazetteer.countries(language)
        for match in countries.finditer(text):
            code = codes[match.group().lower()]
            yield make_name(text, Span(*match.span()), frozenset({f"={code}"}))
    foreign = name_words.foreign(language)
    if foreign:
        for match in foreign.finditer(text):
            yield make_name(text, Span(*match.span()), frozenset({match.group()}), strong=False)


@functools.cache
def _compile_countries(language: str) -> re.Pattern[str] | None:
    """Return a pattern of the countries' names of more than one letter, the longest first."""
    names = [name for name in gazetteer.countries(language) if len(name) > 1]
    names.sort(key=len, reverse=True)
    pattern = "|".join(map(re.escape, names))
    return re.compile(pattern, re.IGNORECASE) if names else None


def find_in_words(text: str, language: str) -> Iterator[Fact]:
    """Yield the countries of a text with spaces but without capitals; a word may have a clitic or an ending."""
    words = [match.span() for match in WORD.finditer(text)]
    keys = [folded(text[start:end]) for start, end in words]
    heads = _heads(language)
    end = 0
    for number, key in enumerate(keys):
        if number < end or not heads.may_begin(key):
            continue
        place = _find_place(stem_word(key, language), keys[number + 1 : number + LONGEST_PLACE], language)
        if place:
            length, code = place
            end = number + length
            span = Span(words[number][0], words[end - 1][1])
            yield make_name(text, span, frozenset({f"={code}"}))


class _Heads(NamedTuple):
    """How the names of countries begin, so that most words are passed over at once."""

    beginnings: frozenset[str]
    clitics: tuple[str, ...]

    def may_begin(self, key: str) -> bool:
        """Say whether a word, or what follows a clitic of it, may begin the name of a country."""
        if key[:_HEAD] in self.beginnings:
            return True
        if not key.startswith(self.clitics):
            return False
        lengths = [len(clitic) for clitic in self.clitics if key.startswith(clitic)]
        return any(key[length : length + _HEAD] in self.beginnings for length in lengths)


@functools.cache
def _heads(language: str) -> _Heads:
    beginnings = frozenset(word[:_HEAD] for word in gazetteer.first_words(language))
    return _Heads(beginnings, name_words.clitics(language))


def stem_word(key: str, language: str) -> list[str]:
    """Return a word, then the word without its clitics and without an ending."""
    clitics = [clitic for clitic in name_words.clitics(language) if key.startswith(clitic)]
    stems = [key, *(key[len(clitic) :] for clitic in clitics)]
    stems = [stem for stem in stems if stem == key or len(stem) >= thresholds.STEM_BEHIND_CLITIC]
    longest = min(thresholds.ENDING_LETTERS, len(key) - thresholds.STEM_LETTERS)
    stems += [key[:-cut] for cut in range(1, longest + 1)]
    return stems


def _find_place(stems: Sequence[str], following: Sequence[str], language: str) -> tuple[int, str] | None:
    """Return how many words the name of the country has that one of these stems begins, and its code."""
    known = gazetteer.countries(language)
    first_words = gazetteer.first_words(language)
    for stem in stems:
        if stem not in first_words:
            continue
        for length in range(len(following), -1, -1):
            code = known.get(" ".join([stem, *following[:length]]))
            if code:
                return length + 1, code
    return None
