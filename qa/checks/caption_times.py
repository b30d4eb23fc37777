"""Captions that come too early or too late, or cover each other."""

from __future__ import annotations

from collections.abc import Iterator

from qa.align.cues import Cue, read_cues
from qa.align.timed import are_timed, find_shifts
from qa.compare.traits import differing
from qa.model import Document, Finding, Mark, Severity, Unit, Version
from qa.registry import Context, document_check

OVERLAP = 0.1
"""Seconds by which a caption may begin before the one before it has ended."""


@document_check(
    category="alignment", severity=Severity.WARNING, mqm="design-markup/timing"
)
def caption_times(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """The captions of a version cover each other, end before they begin, or all come earlier or later than the others.

    Looks at the times of subtitles. Tolerates what all versions do, and single captions that stand a little longer.

    Example: all captions of de come two seconds after those of en.
    """
    if not are_timed(document.versions):
        return
    wrong = {version.name: _find_wrong(version) for version in document.versions}
    firsts = tuple((v.name, v.segments[0]) for v in document.versions)
    names = tuple(wrong)
    whole = Unit(document.name, "", names, firsts, document.source)
    fits = {name: cue is None for name, cue in wrong.items()}
    for odd in differing(whole, fits):
        cue = wrong[odd.version]
        if cue is not None:
            marks = (Mark(odd.version, cue.segment), Mark(odd.other, whole[odd.other]))
            message = f"a caption of {odd.version} is shown before the one before it has ended, or ends before it begins"
            yield Finding(message, marks, odd.version)
    yield from _find_shifted(document)


def _find_wrong(version: Version) -> Cue | None:
    """Return the first cue that covers another or ends before it begins."""
    last = 0.0
    for cue in read_cues(version):
        if cue.start < last - OVERLAP or cue.end < cue.start:
            return cue
        last = cue.end
    return None


def _find_shifted(document: Document) -> Iterator[Finding]:
    """Yield the versions whose captions all come earlier or later."""
    right = document.source or document.versions[0].name
    versions = sorted(document.versions, key=lambda version: version.name != right)
    for name, shift in find_shifts(versions).items():
        if shift:
            said = "later" if shift > 0 else "earlier"
            message = f"the captions of {name} come about {abs(shift):.1f} seconds {said} than those of {right}"
            firsts = {version.name: version.segments[0] for version in versions}
            marks = (Mark(name, firsts[name]), Mark(right, firsts[right]))
            yield Finding(message, marks, name if document.source else None)
