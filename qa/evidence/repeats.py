"""Words that stand twice in a row.

In scripts with spaces these are phrases of whole words, `the the` and `in the city in
the city`, also with one conjunction between. In scripts without them they are
stretches of letters, long enough not to be a doubled syllable.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qa import language as languages
from qa.evidence.thresholds import (
    LEAST_CLITIC,
    LEAST_LETTERS,
    LONGEST_REPEAT,
    LONGEST_RUN,
)
from qa.language import scripts
from qa.language.prose import Prose
from qa.language.words import EDGES
from qa.model import Span

_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A phrase that stands twice.

    `first` and `again` are its places; `words` is how many words it has, or letters
    where no spaces part words.
    """

    first: Span
    again: Span
    words: int


class _Candidate(NamedTuple):
    """A phrase of `size` words, at the word `first` and again at `again`."""

    first: int
    again: int
    size: int


def repeats(text: str, language: str) -> list[Repeat]:
    """Return the phrases that stand twice in a row, the longest first.

    At most one conjunction may stand between. Where no spaces part words they come
    in the order of the text.
    """
    ways = languages.of(language).prose
    if ways.grams:
        return list(_find_runs(text, ways.grams + 1))
    return list(_find_phrases(text, ways))


def _find_phrases(text: str, ways: Prose) -> Iterator[Repeat]:
    """Yield repeated phrases of whole words that do not overlap.

    Of two that overlap the longer is the repetition, the other a part of it. What a
    language doubles on purpose is none.
    """
    words = _fold_words(text, ways)
    if len(set(words)) == len(words):
        return
    candidates = sorted(_find_candidates(words, ways), key=lambda c: (-c.size, c.first))
    if not candidates:
        return
    places = [_trim(match) for match in _TOKEN.finditer(text)]
    taken: set[int] = set()
    for first, again, size in candidates:
        own = range(first, again + size)
        phrase = " ".join(words[first : first + size])
        if taken.isdisjoint(own) and phrase not in ways.doubled:
            taken.update(own)
            yield Repeat(
                Span(places[first].start, places[first + size - 1].end),
                Span(places[again].start, places[again + size - 1].end),
                size,
            )


def _fold_words(text: str, ways: Prose) -> list[str]:
    """Return the words of a text without case, punctuation and clitics before them."""
    words = [word.strip(EDGES) for word in text.casefold().split()]
    if ways.clitics:
        for place, word in enumerate(words):
            if len(word) > LEAST_CLITIC and word.startswith(ways.clitics):
                words[place] = word[1:]
    return words


def _trim(match: re.Match[str]) -> Span:
    """Return where a word stands without the punctuation around it."""
    word = match.group()
    start = match.end() - len(word.lstrip(EDGES))
    return Span(start, match.start() + len(word.rstrip(EDGES)))


def _find_candidates(words: Sequence[str], ways: Prose) -> Iterator[_Candidate]:
    """Yield all repeated phrases, with and without a word between.

    A phrase begins with the same word again; what lies between the two beginnings is
    the phrase, or the phrase and one word.
    """
    seen: dict[str, list[int]] = {}
    for again, word in enumerate(words):
        if not word:
            continue
        for first in reversed(seen.get(word, ())):
            if again - first > LONGEST_REPEAT + 1:
                break
            for size in (again - first, again - first - 1):
                is_short = 0 < size <= LONGEST_REPEAT
                if is_short and _is_repeated(words, first, again, size, ways):
                    yield _Candidate(first, again, size)
        seen.setdefault(word, []).append(again)


def _is_repeated(
    words: Sequence[str], first: int, again: int, size: int, ways: Prose
) -> bool:
    """Return whether two phrases are the same, and nothing that counts is between."""
    end = first + size
    if words[first:end] != words[again : again + size]:
        return False
    return end == again or not words[end] or words[end] in ways.conjunctions


def _find_runs(text: str, least: int) -> Iterator[Repeat]:
    """Yield repeated stretches of a text without spaces, `least` letters or more."""
    starts = range(len(text) - least + 1)
    if len({text[start : start + least] for start in starts}) == len(starts):
        return
    end = 0
    for match in _compile_tandem(least).finditer(text):
        phrase = match[1]
        start = match.start()
        if start < end or len(set(phrase)) == 1 or not _is_telling(phrase, least):
            continue
        middle = start + len(phrase)
        end = middle + len(phrase)
        yield Repeat(Span(start, middle), Span(middle, end), len(phrase))


def _is_telling(phrase: str, least: int) -> bool:
    """Return whether a stretch has enough letters to be repeated by mistake.

    It must not be part of a word or address in another script.
    """
    letters = [char for char in phrase if char not in EDGES]
    if not scripts.is_unspaced(phrase) and " " not in phrase.strip():
        return len(letters) >= LEAST_LETTERS and "/" not in phrase
    return len(letters) >= least


@functools.cache
def _compile_tandem(least: int) -> re.Pattern[str]:
    """Return a pattern of a stretch and the same again; it looks from every letter."""
    pattern = rf"(?=(.{{{least},{LONGEST_RUN}}}?)\1)"
    return re.compile(pattern, re.DOTALL)
