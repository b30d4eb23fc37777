"""A text as passages that are compared over time: what they say in words, and all that they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz import fuzz, process

from qa.model import Segment

_WORDS = re.compile(r"[^\W_]+")

_LIKE = 50
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
        return self.whole if self.is_code else self.words


def passage(segment: Segment) -> Passage:
    """Return a segment as a passage."""
    is_code = segment.role == "code"
    prose = segment.text if is_code else segment.prose
    words = " ".join(_WORDS.findall(prose.casefold()))
    codes = [i.code for i in segment.inlines if i.kind in {"code", "link", "place"}]
    whole = "\x1f".join([" ".join(segment.text.split()) if is_code else words, *codes])
    return Passage(words, whole, segment.text, segment.line, is_code, segment.unit)


def passages(segments: Iterable[Segment]) -> list[Passage]:
    """Return the passages of a text that say anything."""
    return [p for p in map(passage, segments) if p.whole.strip("\x1f ")]


def counterpart(
    wanted: Passage, place: float, others: Sequence[Passage]
) -> Passage | None:
    """Return what a passage was, or became, in another state of its text.

    The same words anywhere; else the most similar passage of its kind, the nearest to
    `place` (0 to 1) of those that are as similar. What has an id of its file's own is
    told by that alone.
    """
    if wanted.unit is not None:
        return next((p for p in others if p.unit == wanted.unit), None)
    same = [p for p in others if p.key == wanted.key and p.is_code == wanted.is_code]
    if same:
        whole = [p for p in same if p.whole == wanted.whole]
        return (whole or same)[0]
    fitting = [
        (n, p) for n, p in enumerate(others) if p.is_code == wanted.is_code and p.key
    ]
    if not fitting:
        return None
    scores = process.cdist(
        [wanted.key], [p.key for _, p in fitting], scorer=fuzz.ratio, score_cutoff=_LIKE
    )[0]
    size = max(1, len(others))
    best = max(
        range(len(fitting)),
        key=lambda n: (scores[n], -abs(fitting[n][0] / size - place)),
    )
    return fitting[best][1] if scores[best] > 0 else None


def new_words(before: str, after: str) -> int:
    """Return how many words of a text its older state has not: what there is to translate."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return len(new) - sum(block.size for block in matcher.get_matching_blocks())
