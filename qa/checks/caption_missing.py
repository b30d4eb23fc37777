"""A time at which one version shows no caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.align.cues import Cue, read_cues
from qa.align.timed import are_timed, find_shifts
from qa.model import Confidence, Document, Finding, Mark, Segment, Severity, Unit
from qa.registry import Context, document_check

LEAST_SILENCE = 1.0
"""Seconds of a caption during which another version shows nothing, at least."""
LEAST_SHARE = 0.8
"""Share of a caption during which another version shows nothing."""


@document_check(category="omission", severity=Severity.WARNING, mqm="accuracy/omission")
def caption_missing(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A version shows nothing while the source, or most versions, show a caption: a part of what is said is lost.

    Looks at the times of subtitles alone, inside of sentences of which the version has the rest; whole sentences are
    told by `segment-missing`. Tolerates captions that are cut at other places, and that stay a little longer.

    Example: en shows two captions from second 4 to 9, fr one from second 4 to 6 and nothing until the next sentence.
    """
    if not are_timed(document.versions):
        return
    shifts = find_shifts(document.versions)
    shown = {version.name: read_cues(version) for version in document.versions}
    for unit in document.units:
        for name, segment in unit.segments:
            against = _choose_others(unit, name)
            lost = [
                _find_lost(unit[other], shown[name], shifts[name] - shifts[other])
                for other in against
            ]
            told = [cue for cue in lost if cue is not None]
            if against and 2 * len(told) > len(against):
                message = f"{name} shows no caption while {against[0]} says this"
                marks = (Mark(name, segment), Mark(against[0], told[0].segment))
                yield Finding(message, marks, name, Confidence.MEDIUM, unit=unit.id)


def _choose_others(unit: Unit, name: str) -> Sequence[str]:
    """Return the versions whose captions ought to be there: the source's, or all."""
    if unit.source is not None:
        have = unit.get(unit.source) is not None and name != unit.source
        return [unit.source] if have else []
    others = [other for other, _ in unit.segments if other != name]
    return others if len(others) > 1 else []


def _find_lost(segment: Segment, cues: Sequence[Cue], shift: float) -> Cue | None:
    """Return the first part of a text during which none of the cues is shown.

    The cues come later by `shift` seconds.
    """
    for start, end, part in read_cues(segment):
        silent = end - start
        for cue in cues:
            first, last = cue.start - shift, cue.end - shift
            silent -= max(0.0, min(end, last) - max(start, first))
        if silent >= max(LEAST_SILENCE, LEAST_SHARE * (end - start)):
            return Cue(start, end, part)
    return None
