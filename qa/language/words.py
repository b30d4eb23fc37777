"""Text to words that can be counted.

Rough stems, and runs of letters where no space parts words.
"""

from __future__ import annotations

import functools
import re

from qa.language import of, scripts
from qa.memory import remember

STEM = 5
"""Letters of a word that are kept: endings vary more than stems."""
EDGES = (
    " \t.,:;!?…-–—_'\"“”„‟‘’‚‛«»‹›()[]{}<>/\\|*&@#%+=~^`´·•¿¡"
    "、。，．：；！？「」『』《》〈〉【】（）〔〕［］｛｝"
    "‐‑−″′،؛؟۔।॥፣፤፥፦፧፡።։՝՞՜״׳၊။ฯ៕។៖"
)
"""Punctuation that may stand before or after a word."""


@remember(1 << 14)
def stems(text: str, language: str) -> frozenset[str]:
    """Return the stems of a text's words.

    Of a script without spaces the runs of as many letters as `grams` says. Digits are
    no words. A stem is folded.
    """
    ways = of(language).prose
    if ways.grams:
        pieces: set[str] = set()
        for run in _run().findall(text.lower()):
            pieces.update(_cut(run, ways.grams))
        return frozenset(pieces)
    words = [word.strip(EDGES) for word in text.casefold().split()]
    if ways.prefixes:
        words = [_drop_prefix(word, ways.prefixes) for word in words]
    stems = {word[:STEM] for word in words}
    return frozenset([stem for stem in stems if stem and not stem[0].isdecimal()])


@functools.cache
def _run() -> re.Pattern[str]:
    """Return a pattern of runs of letters that spaces do not part.

    Latin words may be among them.
    """
    groups = [group for group in scripts.group_by_worth() if not group[0].spaced]
    runs = [f"{scripts.character_class(group)}+" for group in groups]
    return re.compile("|".join(["[A-Za-zÀ-ɏ]{3,}", *runs]))


def _cut(run: str, size: int) -> list[str]:
    """Return all pieces of a size of a run of letters; of a Latin word its stem.

    A run shorter than that is one piece.
    """
    if run[0] < "\u0300":
        return [run[:STEM]]
    return [run[at : at + size] for at in range(max(1, len(run) - size + 1))]


def _drop_prefix(word: str, prefixes: tuple[str, ...]) -> str:
    """Return a word without the first prefix that leaves three letters or more.

    Prefixes are tried in the order of the language's file.
    """
    for prefix in prefixes:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word
