"""Which sentences of a text another version of it does not have."""

from __future__ import annotations

from qa.align.path import find_beads
from qa.align.profile import Measure
from qa.align.thresholds import DELETION
from qa.evidence import Evidence
from qa.language.sentences import sentences
from qa.model import Segment, Span, Unit, Version, language_of


def unmatched(
    unit: Unit,
    whole: str,
    part: str,
    evidence: Evidence,
) -> Span | None:
    """Return the longest run of sentences of `whole` that `part` has nothing for.

    `whole` and `part` are versions of the unit. Their sentences are aligned like the
    segments of a document; a run is what stands between two that have a partner.

    The span is in code points of the text of `whole`; None if every sentence has
    something, or there is but one.
    """
    spans = sentences(unit[whole].text, language_of(whole))
    if len(spans) < 2:
        return None
    measure = Measure(whole, evidence, None if unit[whole].unit else unit.document)
    left = measure.slots(_split(unit, whole))
    right = measure.slots(_split(unit, part))
    beads = find_beads(*measure.link_words(left, right, part))
    runs: list[Span] = []
    last = -1
    for bead in beads:
        if bead.step == DELETION:
            span = spans[bead.i]
            if runs and bead.i == last + 1:
                runs[-1] = Span(runs[-1].start, span.end)
            else:
                runs.append(span)
            last = bead.i
    return max(runs, key=lambda span: span.end - span.start, default=None)


def _split(unit: Unit, version: str) -> Version:
    """Return the sentences of a text as the segments of a version.

    Each is a segment without an id.
    """
    text = unit[version].text
    spans = sentences(text, language_of(version))
    parts = tuple(Segment(text[start:end]) for start, end in spans)
    return Version(version, parts)
