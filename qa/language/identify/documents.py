"""Which versions of a document are not in their language, judged by all segments together.

Where most segments are too short to be judged one by one (labels, titles, cells), their
joined text is judged.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from qa.language import of
from qa.language.identify.coverage import is_known
from qa.language.identify.declared import is_foreign
from qa.language.identify.segments import Verdict, judge, lean
from qa.language.identify.together import judge_together
from qa.language.identify.versions import identify
from qa.language.kinship import plain
from qa.language.scripts import count
from qa.model import Document, Segment, Version

FEW = 3
"""Judged segments below which each segment speaks for itself and nothing is said about the version."""
MOST = 0.5
"""Share of a version's judged segments in another language from which the version as a whole is in that language."""
ENOUGH = 300
"""Segments of a version that are asked: more do not change the answer."""
SHOWN = 3
"""Texts of a version in another language that are shown."""
OTHERS, USUAL, CLEAREST, IN_CONTEXT = (5, 30), -1.0, -2.0, 1.0
"""Other segments that make a context, at least and at most; how much they usually lean to a neighbour, and what more
does not count; how much an odd one must lean where the others lean as usual: half of what they lean more is added."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A version that is as a whole in another language than it claims.

    `instead` is the tag of the language it is in, empty where nothing but its `script`
    is known (ISO 15924); `segments` are some of its texts that show it.
    """

    version: str
    instead: str
    script: str
    certainty: float
    segments: tuple[Segment, ...]


def wrong_versions(document: Document) -> tuple[Wrong, ...]:
    """Return the versions that are as a whole not in the language they claim; what was detected claims nothing."""
    return tuple(wrong for version in document.versions if (wrong := _wrong(version)))


def _wrong(version: Version) -> Wrong | None:
    if version.certainty is not None:
        return None
    verdicts = [
        (segment, judge(segment.prose, version.language))
        for segment in version.segments[:ENOUGH]
        if not is_foreign(segment, version.language)
    ]
    judged = [one for _, one in verdicts if one.outcome in {"right", "other"}]
    other = [segment for segment, one in verdicts if one.outcome == "other"]
    short = [segment for segment, one in verdicts if one.outcome == "short"]
    if len(judged) >= FEW and len(other) >= MOST * len(judged):
        return _by_most(version, other)
    if len(short) >= len(judged) - len(other):
        return _by_labels(version, short)
    return None


def _by_most(version: Version, other: Sequence[Segment]) -> Wrong | None:
    """Return what a version is in whose segments can be judged one by one."""
    guess = identify(segment.prose for segment in version.segments)
    kinship = of(version.language).kinship
    near = kinship.group if is_known(kinship.plain) else kinship.neighbours
    if plain(guess.language) in kinship.group | near:
        return None
    instead = "" if guess.language == "und" else guess.language
    return _made(version, instead, guess.certainty, other)


def _by_labels(version: Version, short: Sequence[Segment]) -> Wrong | None:
    """Return what a version of short texts is in, by all of them together."""
    texts = tuple(segment.prose for segment in short)
    verdict = judge_together(texts, version.language)
    if verdict.outcome != "other":
        return None
    certainty = 1.0 if verdict.sure else 0.5
    return _made(version, verdict.instead, certainty, short)


def _made(
    version: Version, instead: str, certainty: float, segments: Sequence[Segment]
) -> Wrong | None:
    letters = count(" ".join(segment.prose for segment in segments))
    script = max(sorted(letters), key=letters.__getitem__, default="")
    if not instead and (not script or script in of(version.language).scripts):
        return None
    longest = sorted(segments, key=lambda segment: -len(segment.text))[:SHOWN]
    shown = tuple(segment for segment in segments if segment in longest)[:SHOWN]
    return Wrong(version.name, instead, script, certainty, shown)


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
