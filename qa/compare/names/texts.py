"""Texts made ready for being searched for names, and the marks by which units are compared."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from qa.facts.name import is_spaceless
from qa.languages import name_words
from qa.languages.spelling import WORD, folded
from qa.model import Span

_PIECE = re.compile(r"[a-z0-9\u00c0-\u024f]+|[^a-z0-9\u00c0-\u024f]+", re.IGNORECASE)
"""A run of Latin letters, or of others."""
_GRAMS = 2, 3, 4


@dataclass(frozen=True, slots=True)
class Text:
    """A text made ready: where its words, folded, stand first, and one line of them.

    `origin` is where each character of the line stands, where no spaces part the words.
    """

    index: Mapping[str, Span]
    line: str
    origin: tuple[int, ...] = ()

    def find(self, part: str) -> Span | None:
        """Return where a part of the line stands in the text."""
        start = self.line.find(part)
        return Span(self.origin[start], self.origin[start + len(part) - 1] + 1) if start >= 0 else None


@functools.lru_cache(maxsize=8192)
def prepared(text: str, language: str) -> Text:
    """Return a text made ready."""
    index: dict[str, Span] = {}
    if is_spaceless(language):
        for run in WORD.finditer(text):
            for piece in pieces(run.group()):
                span = Span(run.start() + piece.start, run.start() + piece.end)
                index.setdefault(folded(text[span.start : span.end]), span)
        return Text(index, *_line(text))
    words: list[str] = []
    for word in WORD.finditer(text):
        words.append(folded(word.group()))
        index.setdefault(words[-1], Span(*word.span()))
    return Text(index, f" {' '.join(words)} ")


def pieces(run: str) -> list[Span]:
    """Return the stretches of a run of letters that are in Latin letters and in others."""
    return [Span(*piece.span()) for piece in _PIECE.finditer(run)]


def _line(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text folded, and where each of its characters comes from."""
    line = folded(text)
    if len(line) == len(text):
        return line, tuple(range(len(text)))
    parts = [folded(letter) for letter in text]
    return "".join(parts), tuple(place for place, part in enumerate(parts) for _ in part)


@functools.lru_cache(maxsize=16384)
def marks(text: str, language: str) -> frozenset[str]:
    """Return the words of a text, their beginnings and what follows their clitics; without spaces, all short parts."""
    found: set[str] = set()
    if is_spaceless(language):
        for word in prepared(text, language).index:
            found.update(word[i : i + n] for n in _GRAMS for i in range(len(word) - n + 1))
        return frozenset(found)
    clitics = name_words.clitics(language)
    for word in prepared(text, language).index:
        found.add(word)
        if len(word) > 4:
            found.add(word[:4] + "-")
            if len(word) > 6:
                found.add(word[:6] + "-")
        if clitics:
            found.update(word[len(c) :] for c in clitics if word.startswith(c) and len(word) - len(c) > 2)
    return frozenset(found)
