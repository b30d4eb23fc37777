"""In which language short texts are, read together: labels, titles, cells.

One label of two words says little of its language, ten of them are a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qa.language import of
from qa.language.identify.masking import masked
from qa.language.identify.segments import SHORT, Verdict, judge
from qa.memory import remember
from qa.model import Segment

LABELS = 5
"""Different short texts from which on they are judged together."""
SAMPLE = 4_000
"""Code points of joined texts that are looked at: more do not change the answer."""
LONGEST = 40
"""Characters of a text that is judged with its neighbours."""
WINDOW, STEP = 10, 5
"""Neighbouring short texts that are judged together inside a version, and how many
further on the next such look begins."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring short texts that are in another language, `instead`."""

    segments: tuple[Segment, ...]
    instead: str


@remember(256)
def judge_together(texts: tuple[str, ...], tag: str) -> Verdict:
    """Return whether the joined texts are in the language of `tag`.

    A text that stands there several times counts once; fewer than `LABELS` different
    ones are too short.
    """
    different = list(dict.fromkeys(text for text in texts if text.strip()))
    if len(different) < LABELS:
        return SHORT
    joined = "\n".join(masked(text) for text in different)
    return judge(joined[:SAMPLE], tag)


def find_runs(segments: Iterable[Segment], tag: str) -> Iterator[Run]:
    """Yield the runs of short texts that are surely in one other language, no neighbour."""
    short = [segment for segment in segments if 0 < len(segment.text) <= LONGEST]
    found: list[Segment] = []
    tongue = ""
    for start in range(0, max(1, len(short) - WINDOW + 1), STEP):
        window = short[start : start + WINDOW]
        instead = _other(window, tag)
        if found and instead != tongue:
            yield Run(tuple(dict.fromkeys(found)), tongue)
            found = []
        tongue = instead
        if instead:
            found += window
    if found:
        yield Run(tuple(dict.fromkeys(found)), tongue)


def _other(window: Sequence[Segment], tag: str) -> str:
    """Return the language that neighbouring texts are surely in instead of their own."""
    verdict = judge_together(tuple(segment.prose for segment in window), tag)
    is_other = verdict.outcome == "other" and verdict.sure
    if not is_other or verdict.instead in of(tag).kinship.neighbours:
        return ""
    return verdict.instead
