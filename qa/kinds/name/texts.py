"""Texts made ready for being searched for names, and the marks by which units are compared."""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Iterator, Mapping, Sequence

from qa.kinds.name.reading import is_spaceless
from qa.language import name_words
from qa.language.spelling import WORD, folded
from qa.model import Span

_PIECE = re.compile(r"[a-z0-9\u00c0-\u024f]+|[^a-z0-9\u00c0-\u024f]+", re.IGNORECASE)
"""The stretches of a run of letters that are in Latin letters and in others."""
_GRAMS = 4
"""Parts of words without spaces between them are so long at most."""


class Text:
    """A text made ready: one line of its words, folded; without spaces, of all of it."""

    def __init__(self, text: str, spaceless: bool) -> None:
        self.text, self.spaceless = text, spaceless
        runs = [run.span() for run in WORD.finditer(text)]
        if spaceless:
            runs = [piece.span() for run in runs for piece in _PIECE.finditer(text, *run)]
        # Where the words begin and end: a pair of each would be too many objects.
        self.starts, self.ends = [start for start, _ in runs], [end for _, end in runs]

    @functools.cached_property
    def line(self) -> str:
        """The words, folded, with a space around each; without spaces, the folded text."""
        return self._folded[0] if self.spaceless else f" {' '.join(self._words)} "

    @functools.cached_property
    def index(self) -> Mapping[str, int]:
        """The words, folded, in the order of the text, and the number of each where it stands first."""
        index = dict.fromkeys(self._words, 0)
        index.update(zip(reversed(self._words), range(len(self._words) - 1, -1, -1), strict=True))
        return index

    @functools.cached_property
    def _words(self) -> Sequence[str]:
        return [folded(self.text[start:end]) for start, end in zip(self.starts, self.ends, strict=True)]

    def at(self, number: int) -> Span:
        """Return where a word stands."""
        return Span(self.starts[number], self.ends[number])

    @functools.cached_property
    def _folded(self) -> tuple[str, Sequence[int]]:
        """The text folded, and where each of its characters comes from."""
        line = folded(self.text)
        if len(line) == len(self.text):
            return line, range(len(line))
        parts = [folded(letter) for letter in self.text]
        return "".join(parts), [place for place, part in enumerate(parts) for _ in part]

    def find(self, part: str) -> Span | None:
        """Return where a part of the line stands first in a text without spaces."""
        return next(self.all(part), None)

    def all(self, part: str) -> Iterator[Span]:
        """Yield where a part of the line stands in a text without spaces."""
        line, origin = self._folded
        start = line.find(part)
        while start >= 0:
            yield Span(origin[start], origin[start + len(part) - 1] + 1)
            start = line.find(part, start + 1)


@functools.lru_cache(maxsize=32768)
def prepared(text: str, language: str) -> Text:
    """Return a text made ready."""
    return Text(text, is_spaceless(language))


@functools.lru_cache(maxsize=16384)
def marks(text: str, language: str) -> frozenset[str]:
    """Return the words of a text, their beginnings and what follows their clitics; without spaces, all short parts."""
    found: set[str] = set()
    if is_spaceless(language):
        for word in prepared(text, language).index:
            grams: Sequence[str] = word
            for size in range(1, _GRAMS):
                grams = list(map(operator.add, grams, word[size:]))
                found.update(grams)
        return frozenset(found)
    for word in prepared(text, language).index:
        if len(word) > 4:
            found.add(word[:4] + "-")
            if len(word) > 6:
                found.add(word[:6] + "-")
    return frozenset(found.union(bare(text, language)))


def bare(text: str, language: str) -> Iterator[str]:
    """Yield the words of a text, then what follows their clitics."""
    clitics = name_words.clitics(language)
    for word in prepared(text, language).index:
        yield word
        yield from (word[len(c) :] for c in clitics if word.startswith(c) and len(word) - len(c) > 2)


def line(text: str, language: str) -> str:
    """Return a text as the line in which marks are looked for."""
    return prepared(text, language).line


def parts(mark: str, language: str) -> tuple[str, ...]:
    """Return what stands in a line that has a mark: one of these."""
    if is_spaceless(language):
        return (mark,)
    if mark.endswith("-"):
        return (f" {mark[:-1]}",)
    return tuple(f" {clitic}{mark} " for clitic in ("", *name_words.clitics(language)))
