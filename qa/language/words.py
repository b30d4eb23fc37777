"""Text to words that can be counted: rough stems, and runs of letters where no space parts words."""

from __future__ import annotations

import functools
import re

from qa.language import of, scripts
from qa.memory import remember

STEM = 5
"""Letters of a word that are kept: endings vary more than stems."""
EDGES = (
    " \t.,:;!?…-–—_'\"“”„‟‘’‚‛«»‹›()[]{}<>/\\|*&@#%+=~^`´·•¿¡、。，．：；！？「」『』《》〈〉【】（）〔〕［］｛｝"
    "‐‑−″′،؛؟۔।॥፣፤፥፦፧፡።։՝՞՜״׳၊။ฯ៕។៖"
)
"""Punctuation that may stand before or after a word."""


@remember(1 << 14)
def stems(text: str, language: str) -> frozenset[str]:
    """Return the stems of a text's words; of a script without spaces the runs of as many letters as `grams` says."""
    ways = of(language).prose
    if ways.grams:
        runs = _run().findall(text.lower())
        return frozenset(piece for run in runs for piece in _pieces(run, ways.grams))
    words = [word.strip(EDGES) for word in text.casefold().split()]
    if ways.prefixes:
        words = [_bare(word, ways.prefixes) for word in words]
    return frozenset([stem for stem in {word[:STEM] for word in words} if stem and not stem[0].isdecimal()])


@functools.cache
def _run() -> re.Pattern[str]:
    """Return a pattern of runs of letters that spaces do not part, and of Latin words among them."""
    groups = [scripts.character_class(group) for group in scripts.group_by_worth() if not group[0].spaced]
    return re.compile("|".join(["[A-Za-zÀ-ɏ]{3,}", *[f"{letters}+" for letters in groups]]))


def _pieces(run: str, size: int) -> list[str]:
    if run[0] < "\u0300":
        return [run[:STEM]]
    return [run[at : at + size] for at in range(max(1, len(run) - size + 1))]


def _bare(word: str, prefixes: tuple[str, ...]) -> str:
    for prefix in prefixes:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word
