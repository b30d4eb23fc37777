"""Which versions of a document are not in their language, judged by all segments together."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from qa.language import of
from qa.language.identify.segments import Verdict, judge, lean
from qa.language.identify.versions import identify
from qa.language.kinship import plain
from qa.model import Document, Segment, Version

FEW = 3
"""Judged segments below which each segment speaks for itself and nothing is said about the version."""
MOST = 0.5
"""Share of a version's judged segments in another language from which the version as a whole is in that language."""
ENOUGH = 300
"""Segments of a version that are asked: more do not change the answer."""


OTHERS, USUAL, CLEAREST, IN_CONTEXT = (5, 30), -1.0, -2.0, 1.0
"""Other segments that make a context, at least and at most; how much they usually lean to a neighbour, and what more
does not count; how much an odd one must lean where the others lean as usual: half of what they lean more is added."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A version that is as a whole in another language than it claims."""

    version: str
    instead: str
    certainty: float
    segment: Segment


def wrong_versions(document: Document) -> tuple[Wrong, ...]:
    """Return the versions that are as a whole not in the language they claim; what was detected claims nothing."""
    return tuple(wrong for version in document.versions if (wrong := _wrong(version)))


def _wrong(version: Version) -> Wrong | None:
    if version.certainty is not None:
        return None
    verdicts = [
        (segment, judge(segment.prose, version.language))
        for segment in version.segments[:ENOUGH]
    ]
    judged = [one for _, one in verdicts if one.outcome in {"right", "other"}]
    other = [(segment, one) for segment, one in verdicts if one.outcome == "other"]
    if len(judged) < FEW or len(other) < MOST * len(judged):
        return None
    guess = identify(segment.prose for segment in version.segments)
    if (
        plain(guess.language) in of(version.language).kinship.group
        or guess.language == "und"
    ):
        return None
    return Wrong(version.name, guess.language, guess.certainty, other[0][0])


def in_context(version: Version, segment: Segment) -> Verdict:
    """Return the verdict on a segment; one that leans to a neighbour is judged against how the others score."""
    verdict = judge(segment.prose, version.language)
    if verdict.outcome != "right" or not verdict.instead:
        return verdict
    long = (
        each
        for each in version.segments
        if each != segment and len(each.text) >= len(segment.text) / 2
    )
    others = list(itertools.islice(long, OTHERS[1]))
    if len(others) < OTHERS[0]:
        return verdict
    leans = [lean(each.text, version.language, verdict.instead) for each in others]
    usual = max(CLEAREST, sum(leans) / len(leans))
    if verdict.margin <= IN_CONTEXT + (usual - USUAL) / 2:
        return verdict
    return Verdict("other", verdict.instead, margin=verdict.margin)
