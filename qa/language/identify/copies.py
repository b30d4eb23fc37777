"""What a text took over from another as it stands: the same words in the same order, and not only names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from qa.language.identify.copied_words import (
    RUN,
    Tokens,
    find_plain,
    list_rows,
    tokenize,
)
from qa.language.identify.masking import ASIDE
from qa.language.scripts import script_of
from qa.model import Span

ENOUGH, FEWEST = 3, 2
"""Words beside names that a copied stretch needs; and that it needs if it begins with one: fewer are titles, brands and
loan words."""
WHOLE = 0.8
"""Share of the words from which the whole text counts as copied (char-5-gram containment of 0.8 over 50 characters and
more: no false alarm in 27,511 translated sentences)."""
GAP = 2
"""Words of its own that do not end a copied stretch."""
_MOST_PAIRS = 1_000_000
"""Pairs of equal words that two texts are compared by: about a second of CPU."""

Run = tuple[int, int]
"""The first of some words in a row, and the one behind the last."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch that stands in another version too; `words` does not count names; `whole` if little else is there."""

    span: Span
    words: float
    whole: bool


def find_copy(text: str, other: str) -> Copy | None:
    """Return the stretch of `text` that is taken over from `other`, or None."""
    if text != other and len(find_plain(text) & find_plain(other)) < FEWEST:
        return None
    if list_rows(text).isdisjoint(list_rows(other)):
        return None
    mine, theirs = tokenize(text), tokenize(other)
    runs = list_runs(mine, theirs)
    if _is_whole(mine, runs):
        return _measure(mine, (0, len(mine.words)), whole=True)
    is_apart = not _list_scripts(mine) <= _list_scripts(theirs)
    asides = [found.span() for found in ASIDE.finditer(text)]
    best: Copy | None = None
    for run in _join(runs):
        if not _speaks(mine, run, is_apart):
            continue
        copy = _measure(mine, run, whole=False)
        if any(_is_aside(copy.span, *aside) for aside in asides):
            continue
        if best is None or copy.words > best.words:
            best = copy
    return best


def _is_whole(tokens: Tokens, runs: Sequence[Run]) -> bool:
    """Say whether nearly all words are copied, and they are more than a row that is no chance."""
    count = sum(last - first for first, last in runs)
    enough = max(WHOLE * len(tokens.words), RUN + 1)
    return count >= enough and len(set(tokens.words)) > RUN


def _is_aside(span: Span, start: int, end: int) -> bool:
    """Say whether a stretch is what stands between two brackets or quotation marks."""
    is_within = start <= span.start and span.end <= end
    return is_within and span.end - span.start >= WHOLE * (end - start - 2)


def list_runs(mine: Tokens, theirs: Tokens) -> list[Run]:
    """Return the rows of words that both texts have and that are no chance, as places in the first."""
    # The comparison looks at every pair of equal words: of a text that repeats one word
    # by the thousand, what is common is left out as no sign of a copy.
    counts, others = Counter(mine.words), Counter(theirs.words)
    pairs = sum(count * others[word] for word, count in counts.items())
    is_repetitive = pairs > _MOST_PAIRS
    matcher = SequenceMatcher(None, mine.words, theirs.words, autojunk=is_repetitive)
    return [
        (run.a, run.a + run.size)
        for run in matcher.get_matching_blocks()
        if run.size >= RUN
    ]


def _join(runs: Sequence[Run]) -> list[Run]:
    """Return runs as stretches: few words of one's own do not part them."""
    joined: list[Run] = []
    for first, last in runs:
        if joined and first - joined[-1][1] <= GAP:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _measure(tokens: Tokens, run: Run, *, whole: bool) -> Copy:
    """Return a run of words as a copy."""
    first, last = run
    span = Span(tokens.spans[first][0], tokens.spans[last - 1][1])
    return Copy(span, sum(tokens.weights[first:last]), whole)


def _list_scripts(tokens: Tokens) -> set[str]:
    """Return the scripts that words begin in."""
    return {script_of(word[0]) for word in tokens.words}


def _speaks(tokens: Tokens, run: Run, is_apart: bool) -> bool:
    """Say whether a stretch is more than a title: those begin and end with a capital and have few other words.

    Where the rest is in another script (`is_apart`), fewer words will do.
    """
    first, last = run
    weights = tokens.weights[first:last]
    if len(set(tokens.words[first:last])) < RUN:
        return False
    names = tokens.names[last] - tokens.names[first]
    if weights[0] == 0 == weights[-1] and names >= len(weights) / 2:
        return False
    count = sum(weights)
    if count >= ENOUGH:
        return True
    is_long = len(weights) > RUN or (is_apart and len(weights) == RUN)
    return count >= FEWEST and is_long and weights[0] == 1
