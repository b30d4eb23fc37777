"""Words that stand twice in a row."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa import language as languages
from qa.language import scripts
from qa.language.prose import Prose
from qa.language.words import EDGES
from qa.model import Span

LONGEST = 12
"""Words in a phrase whose repetition is looked for."""
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A phrase that stands twice: `first` and `again` are its places, `words` how many words it has."""

    first: Span
    again: Span
    words: int


def repeats(text: str, language: str) -> list[Repeat]:
    """Return the phrases that stand twice in a row, at most one conjunction between, the longest first."""
    ways = languages.of(language).prose
    return list(_runs(text, ways.grams + 1) if ways.grams else _phrases(text, ways))


def _phrases(text: str, ways: Prose) -> Iterator[Repeat]:
    words = [word.strip(EDGES) for word in text.casefold().split()]
    if ways.clitics:
        words = [word[1:] if len(word) > 4 and word.startswith(ways.clitics) else word for word in words]
    found = sorted(_candidates(words, ways), key=lambda c: (-c[2], c[0])) if len(set(words)) < len(words) else []
    if not found:
        return
    places = [_place(match) for match in _TOKEN.finditer(text)]
    taken: set[int] = set()
    for i, j, n in found:
        if taken.isdisjoint(range(i, j + n)) and " ".join(words[i : i + n]) not in ways.doubled:
            taken.update(range(i, j + n))
            first = Span(places[i].start, places[i + n - 1].end)
            yield Repeat(first, Span(places[j].start, places[j + n - 1].end), n)


def _place(match: re.Match[str]) -> Span:
    """Return where a word stands without the punctuation around it."""
    word = match.group()
    return Span(match.end() - len(word.lstrip(EDGES)), match.start() + len(word.rstrip(EDGES)))


def _candidates(words: Sequence[str], ways: Prose) -> Iterator[tuple[int, int, int]]:
    """Yield start, start of the repetition and length in words."""
    seen: dict[str, list[int]] = {}
    for j, word in enumerate(words):
        if not word:
            continue
        for i in seen.get(word, ()):
            for n in (j - i, j - i - 1):
                if 0 < n <= LONGEST and words[i : i + n] == words[j : j + n] and _joins(words[i + n : j], ways):
                    yield i, j, n
        seen.setdefault(word, []).append(j)


def _joins(between: Sequence[str], ways: Prose) -> bool:
    return not between or not between[0] or between[0] in ways.conjunctions


def _runs(text: str, least: int) -> Iterator[Repeat]:
    """Yield repeated stretches of a text without spaces between words, `least` letters or more."""
    starts = range(len(text) - least + 1)
    if len({text[start : start + least] for start in starts}) == len(starts):
        return
    end = 0
    for match in _tandem(least).finditer(text):
        phrase, start = match[1], match.start()
        if start >= end and len(set(phrase)) > 1 and _says(phrase, least):
            end = start + 2 * len(phrase)
            yield Repeat(Span(start, start + len(phrase)), Span(start + len(phrase), end), len(phrase))


def _says(phrase: str, least: int) -> bool:
    """Say whether a stretch has enough letters, and is no part of a word or address in another script."""
    letters = [char for char in phrase if char not in EDGES]
    if not scripts.is_unspaced(phrase) and " " not in phrase.strip():
        return len(letters) >= 5 and "/" not in phrase
    return len(letters) >= least


@functools.cache
def _tandem(least: int) -> re.Pattern[str]:
    return re.compile(rf"(?=(.{{{least},40}}?)\1)", re.DOTALL)
