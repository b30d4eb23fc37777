"""A text as passages that are compared over time: what they say in words, and all that they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz import fuzz, process

from qa.model import Segment

_WORDS = re.compile(r"[^\W_]+")

_CODED = frozenset(["code", "link", "place"])
"""The inlines that are part of what a passage says, by what is in their code."""

_BETWEEN = "\x1f"
"""What stands between the words and the codes of a passage."""

LIKE = 50
"""Similarity (0 to 100, normalised indel distance) from which one passage is another state of the other."""


class Passage(NamedTuple):
    """One passage: `words` without markup, case and punctuation; `whole` with links and code; and where it stands."""

    words: str
    whole: str
    text: str
    line: int
    is_code: bool
    unit: str | None = None

    @property
    def key(self) -> str:
        """What must stay for the passage to be the same."""
        if self.is_code:
            return self.whole
        return self.words

    @property
    def mark(self) -> str:
        """What tells the passage from others: its words, else what else it has."""
        return self.key or self.whole

    @property
    def links(self) -> str:
        """What the passage says besides its words."""
        return self.whole[len(self.words) :]


def passage(segment: Segment) -> Passage:
    """Return a segment as a passage."""
    is_code = segment.role == "code"
    prose = segment.text if is_code else segment.prose
    found = _WORDS.findall(prose.casefold())
    words = " ".join(found)
    parts = [words]
    if is_code:
        parts = [" ".join(segment.text.split())]
    for inline in segment.inlines:
        if inline.kind in _CODED:
            parts.append(inline.code)
    return Passage(
        words=words,
        whole=_BETWEEN.join(parts),
        text=segment.text,
        line=segment.line,
        is_code=is_code,
        unit=segment.unit,
    )


def passages(segments: Iterable[Segment]) -> list[Passage]:
    """Return the passages of a text that say anything."""
    found = []
    for segment in segments:
        one = passage(segment)
        if one.whole.strip(f"{_BETWEEN} "):
            found.append(one)
    return found


def counterpart(
    wanted: Passage, place: float, others: Sequence[Passage]
) -> Passage | None:
    """Return what a passage was, or became, in another state of its text.

    The same words anywhere; else the most similar passage of its kind, the nearest to
    `place` (0 to 1) of those that are as similar. What has an id of its file's own is
    told by that alone.
    """
    if wanted.unit is not None:
        return _find_by_unit(wanted.unit, others)
    same = _find_same(wanted, others)
    if same is not None:
        return same
    return _find_similar(wanted, place, others)


def _find_by_unit(unit: str, others: Sequence[Passage]) -> Passage | None:
    """Return the passage that has an id of its file."""
    for other in others:
        if other.unit == unit:
            return other
    return None


def _find_same(wanted: Passage, others: Sequence[Passage]) -> Passage | None:
    """Return the first passage with the same words, before all one whose links are the same too."""
    same = None
    for other in others:
        if other.key != wanted.key or other.is_code != wanted.is_code:
            continue
        if other.whole == wanted.whole:
            return other
        if same is None:
            same = other
    return same


def _find_similar(
    wanted: Passage, place: float, others: Sequence[Passage]
) -> Passage | None:
    """Return the most similar passage of its kind, the nearest to `place` of those that are as similar."""
    fitting = []
    distances = []
    for number, other in enumerate(others):
        if other.is_code == wanted.is_code and other.key:
            fitting.append(other)
            distances.append(abs(number / len(others) - place))
    if not fitting:
        return None
    keys = [other.key for other in fitting]
    table = process.cdist([wanted.key], keys, scorer=fuzz.ratio, score_cutoff=LIKE)
    scores = table[0]
    numbers = range(len(fitting))
    best = max(numbers, key=lambda number: (scores[number], -distances[number]))
    if scores[best] > 0:
        return fitting[best]
    return None


def new_words(before: str, after: str) -> int:
    """Return how many words of a text its older state has not: what there is to translate."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    kept = 0
    for block in matcher.get_matching_blocks():
        kept += block.size
    return len(new) - kept


LEAST = 20
"""Letters of a passage, at least, that is told by standing within another one."""


class Text:
    """A text in one state: its passages, and ways to find them."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.keys = frozenset((one.unit, one.key) for one in passages)
        words = (one.words for one in passages if one.unit is None and not one.is_code)
        self.joined = f" {' '.join(words)} "

    def has(self, one: Passage) -> bool:
        """Say whether a passage stands in the text, wherever."""
        return (one.unit, one.key) in self.keys

    def regrouped(self, one: Passage, newer: Text) -> bool:
        """Say whether a passage of a newer text was part of a longer one, or in parts: nothing came and nothing went."""
        if one.unit is not None or one.is_code or len(one.words) < LEAST:
            return False
        wanted = f" {one.words} "
        if wanted not in self.joined:
            return False
        longer = [other for other in self.passages if wanted in f" {other.words} "]
        if not longer:
            return True
        gone = [other for other in longer if not newer.has(other)]
        return any(f" {other.words} " in newer.joined for other in gone)
