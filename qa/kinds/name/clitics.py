"""Particles that are written together with the next word, and how a word is freed of them."""

from __future__ import annotations

import functools
from typing import NamedTuple

from qa.language import name_words


class Clitics(NamedTuple):
    """The clitics of a language, folded, and the lengths that they have, the longest first."""

    words: frozenset[str]
    lengths: tuple[int, ...]

    def measure(self, word: str, least: int) -> list[int]:
        """Return the lengths of the clitics that a folded word may begin with, the longest first.

        At least so many letters of the word must be left.
        """
        size = len(word)
        return [
            length
            for length in self.lengths
            if size - length >= least and word[:length] in self.words
        ]


@functools.cache
def read_clitics(language: str) -> Clitics:
    """Return the clitics of a language."""
    words = frozenset(name_words.clitics(language))
    lengths = sorted({len(word) for word in words}, reverse=True)
    return Clitics(words, tuple(lengths))
