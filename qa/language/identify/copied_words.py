"""The words of a text as they count for what was copied: names, acronyms and single letters count little."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass

from qa.language import scripts
from qa.language.identify.masking import masked
from qa.memory import remember

RUN = 3
"""Words in a row that are no chance."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text, folded, and where they stand.

    `weights` say how much each counts (a name nothing), `names` how many names stand
    before each.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    weights: tuple[float, ...]
    names: tuple[int, ...]


@functools.cache
def _token() -> re.Pattern[str]:
    """Return a pattern of words.

    Scripts without spaces count by the letter: three of them make a word.
    """
    unspaced = scripts.unspaced()
    spaced = rf"[^\W\d_{unspaced}]+"
    return re.compile(rf"[{unspaced}]|{spaced}(?:['’-]{spaced})*")


@remember(2048)
def list_words(text: str) -> list[str]:
    """Return the words that are in a language."""
    return _token().findall(masked(text))


@remember(2048)
def find_plain(text: str) -> frozenset[str]:
    """Return the words that are no names."""
    words = set(list_words(text))
    if text.isupper():
        return frozenset(word.casefold() for word in words if len(word) > 1)
    return frozenset(filter(_is_plain, words))


def _is_plain(word: str) -> bool:
    """Say whether a word is no name: it has no capital, nor is it a single letter of a spaced script."""
    if len(word) > 1:
        return not word[0].isupper()
    return scripts.is_unspaced(word)


def tokenize(text: str) -> Tokens:
    """Return the words of a text; in a text of capitals none is a name by its capital."""
    found = list(_token().finditer(masked(text)))
    words = [match.group() for match in found]
    is_shouted = text.isupper()
    capitals = [word[0].isupper() and not is_shouted for word in words]
    weights = map(_weigh, words, capitals)
    return Tokens(
        words=tuple(map(str.casefold, words)),
        spans=tuple(match.span() for match in found),
        weights=tuple(weights),
        names=tuple(itertools.accumulate(capitals, initial=0)),
    )


def _weigh(word: str, is_name: bool) -> float:
    """Return how many words a word counts for."""
    if len(word) == 1:
        return 1 / 3 if scripts.is_unspaced(word) else 0.0
    return 0.0 if is_name else 1.0


def list_rows(text: str) -> set[tuple[str, ...]]:
    """Return every row of words that is no chance.

    Two texts without a common one have nothing to match.
    """
    words = [word.casefold() for word in list_words(text)]
    return set(zip(*(words[start:] for start in range(RUN)), strict=False))
