"""Which sentences of a text another version of it does not have: alignment within one unit."""

from __future__ import annotations

from qa.align.path import beads
from qa.align.profile import Measure
from qa.evidence import Evidence
from qa.language.sentences import sentences
from qa.model import Segment, Span, Unit, Version, language_of


def unmatched(unit: Unit, whole: str, part: str, evidence: Evidence) -> Span | None:
    """Return the longest run of sentences of `whole` that `part` has nothing for; None if there is none."""
    spans = sentences(unit[whole].text, language_of(whole))
    if len(spans) < 2:
        return None
    measure = Measure(whole, evidence, None if unit[whole].unit else unit.document)
    left = measure.slots(_sentences(unit, whole))
    right = measure.slots(_sentences(unit, part))
    path = beads(*measure.worded(left, right, part))
    gone = [bead.left.start for bead in path if bead.right.start == bead.right.stop]
    runs = [Span(spans[first].start, spans[last].end) for first, last in _runs(gone)]
    return max(runs, key=lambda span: span.end - span.start, default=None)


def _sentences(unit: Unit, version: str) -> Version:
    text = unit[version].text
    spans = sentences(text, language_of(version))
    return Version(version, tuple(Segment(text[span.start : span.end]) for span in spans))


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Return first and last of each run of neighbours."""
    starts = [place for place in places if place - 1 not in places]
    ends = [place for place in places if place + 1 not in places]
    return list(zip(starts, ends, strict=True))
