"""Detection in scripts without capitals: countries, and words in letters that a script keeps for foreign names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.kinds.name import thresholds
from qa.kinds.name.clitics import Clitics, read_clitics
from qa.kinds.name.name_fact import make_name
from qa.language import gazetteer, name_words
from qa.language.spelling import WORD, folded
from qa.model import Fact, Span

LONGEST_PLACE = 4
"""Words of the longest name of a country that is looked for."""


def find_in_run(text: str, language: str) -> Iterator[Fact]:
    """Yield the names of a text without spaces between words.

    Countries come first and are sure; words in the letters that a script keeps for foreign names are weak.
    """
    foreign = name_words.foreign(language)
    runs = [Span(*match.span()) for match in foreign.finditer(text)] if foreign else []
    countries = _compile_countries(language)
    if countries:
        codes = gazetteer.countries(language)
        for match in countries.finditer(text):
            span = Span(*match.span())
            if _is_inside(span, runs):
                continue
            code = codes.get(match.group().lower())
            if code is None:
                word = folded(match.group())
                yield make_name(text, span, frozenset({word}), strong=False)
            else:
                strong = folded(match.group()) not in name_words.homographs(language)
                yield make_name(text, span, frozenset({f"={code}"}), strong=strong)
    for span in runs:
        word = text[span.start : span.end]
        yield make_name(text, span, frozenset({word}), strong=False)


def _is_inside(span: Span, runs: Sequence[Span]) -> bool:
    """Say whether a stretch of text is a part of a word in foreign letters: タイ of タイトル."""
    for run in runs:
        holds_all = run.start <= span.start and span.end <= run.end
        if holds_all and run != span:
            return True
    return False


@functools.cache
def _compile_countries(language: str) -> re.Pattern[str] | None:
    """Return a pattern of the names of countries, and of cities and waters of more than one letter, the longest first."""
    known = {**gazetteer.countries(language), **gazetteer.towns(language)}
    names = [name for name in known if len(name) > 1]
    names.sort(key=len, reverse=True)
    pattern = "|".join(map(re.escape, names))
    return re.compile(pattern, re.IGNORECASE) if names else None


def find_in_words(text: str, language: str) -> Iterator[Fact]:
    """Yield the countries of a text with spaces but without capitals.

    The first word of a country's name may stand behind a clitic or have an ending.
    """
    words = [match.span() for match in WORD.finditer(text)]
    keys = [folded(text[start:end]) for start, end in words]
    heads = _heads(language)
    end = 0
    for number, key in enumerate(keys):
        if number < end or not heads.may_begin(key):
            continue
        following = keys[number + 1 : number + LONGEST_PLACE]
        place = _find_place(stem_word(key, language), following, language)
        if place:
            end = number + place.words
            span = Span(words[number][0], words[end - 1][1])
            strong = place.words > 1 or is_whole(key, place.stem, language)
            yield make_name(text, span, frozenset({f"={place.code}"}), strong=strong)
        else:
            town = _find_town(key, language)
            if town:
                span = Span(*words[number])
                yield make_name(text, span, frozenset({town}), strong=False)


def _find_town(key: str, language: str) -> str | None:
    """Return the city or water that a word is, alone or behind a clitic."""
    towns = gazetteer.towns(language)
    if key in towns:
        return key
    for length in read_clitics(language).measure(key, thresholds.COUNTRY_BEHIND_CLITIC):
        if key[length:] in towns:
            return key[length:]
    return None


class _Place(NamedTuple):
    """A country: how many words its name has, its code, and the stem by which it was found."""

    words: int
    code: str
    stem: str


def is_whole(key: str, stem: str, language: str) -> bool:
    """Say whether a word is surely a country whose name is a stem of it.

    It is the name, alone or behind a clitic that leaves it long enough: with the end of a word cut off, or of a short
    one a letter, any other word may be left: Hebrew כיוון is no Greece.
    """
    if stem in name_words.homographs(language):
        return False
    if key == stem:
        return True
    return key.endswith(stem) and len(stem) >= thresholds.COUNTRY_BEHIND_CLITIC


class _Heads(NamedTuple):
    """How the names of countries begin, so that most words are passed over at once.

    An ending leaves as many letters alone as a beginning has.
    """

    beginnings: frozenset[str]
    clitics: Clitics

    def may_begin(self, key: str) -> bool:
        """Say whether a word, or what follows a clitic of it, may begin the name of a country."""
        size = thresholds.STEM_LETTERS
        if key[:size] in self.beginnings:
            return True
        lengths = self.clitics.measure(key, thresholds.STEM_BEHIND_CLITIC)
        return any(key[length : length + size] in self.beginnings for length in lengths)


@functools.cache
def _heads(language: str) -> _Heads:
    """Return how the names of countries begin in a language, read from our data."""
    beginnings = frozenset(
        word[: thresholds.STEM_LETTERS]
        for word in (*gazetteer.first_words(language), *gazetteer.towns(language))
    )
    return _Heads(beginnings, read_clitics(language))


def stem_word(key: str, language: str) -> list[str]:
    """Return the stems that a folded word may have.

    First the word itself, then what follows each of its clitics, then the word without each ending, the
    shortest first.
    """
    lengths = read_clitics(language).measure(key, thresholds.STEM_BEHIND_CLITIC)
    stems = [key, *(key[length:] for length in lengths)]
    longest = min(thresholds.ENDING_LETTERS, len(key) - thresholds.STEM_LETTERS)
    stems += [key[:-cut] for cut in range(1, longest + 1)]
    return stems


def _find_place(
    stems: Sequence[str],
    following: Sequence[str],
    language: str,
) -> _Place | None:
    """Return the country whose name begins with one of these stems, the longest name first.

    `following` are the folded words behind the stem; the last of a name may have an ending.
    """
    first_words = gazetteer.first_words(language)
    for stem in stems:
        if stem not in first_words:
            continue
        for length in range(len(following), -1, -1):
            code = _find_code([stem, *following[:length]], language)
            if code:
                return _Place(length + 1, code, stem)
    return None


def _find_code(words: Sequence[str], language: str) -> str | None:
    """Return the code of the country that has this name; the last of several words may have an ending."""
    known = gazetteer.countries(language)
    code = known.get(" ".join(words))
    if code or len(words) == 1:
        return code
    longest = min(thresholds.ENDING_LETTERS, len(words[-1]) - 1)
    stems = [words[-1][:-cut] for cut in range(1, longest + 1)]
    for stem in stems:
        name = " ".join([*words[:-1], stem])
        if name in known:
            return known[name]
    return None
